//! bincard in French, for a shopkeeper in Québec: messages, table headings, and what scripts read, which is the same
//! in every language.

use crate::support::Shop;

fn magasin() -> Shop {
    let mut shop = Shop::empty();
    shop.set_env("LC_ALL", "fr_CA.UTF-8");
    shop.ok("item add THE-01 --name 'Thé vert' --quantity 1200.5 --price 8.50 --threshold 1200");
    shop.ok("item add TASSE --name Tasse --quantity 2");
    shop
}

/// A transcript with its no-break spaces written as `~`.
fn voit(shop: &Shop, transcript: &str) {
    shop.sees(&transcript.replace('~', "\u{a0}"));
}

#[test]
fn a_sale_that_makes_an_item_low_and_one_that_runs_out() {
    voit(
        &magasin(),
        "
        $ bincard sell THE-01
        SALE-3
        Vendu~: 1 × THE-01 (SALE-3).
        $ bincard sell TASSE=3
        SALE-4
        Vendu~: 3 × TASSE (SALE-4).
        avertissement~: rupture de stock pour TASSE~: disponible -1
        $ bincard item list --low --format table
         UGS     Nom       Variante  En stock  Réservé  Disponible  Seuil  Notification de stock
         THE-01  Thé vert             1~199,5        0     1~199,5  1~200  Stock réduit depuis le 2026-11-24
        ",
    );
}

#[test]
fn an_order_for_an_item_that_is_sold_out() {
    let shop = magasin();
    voit(
        &shop,
        "
        $ bincard order place 1001 TASSE=5
        erreur~: Il n’en reste que 2~: `TASSE`
        conseil~: commandez-en moins, ou vérifiez le stock~: `bincard item list`
        [4]
        $ bincard order place 1001 TASSE=2
        1001
        Commande 1001 enregistrée; réservé~: 2 × TASSE.
        $ bincard order place 1002 TASSE
        erreur~: Article épuisé~: `TASSE`
        conseil~: commandez-en moins, ou vérifiez le stock~: `bincard item list`
        [4]
        $ bincard order cancel 1001
        1001
        Commande 1001 annulée; de nouveau disponible~: 2 × TASSE.
        $ bincard order cancel 1001
        1001
        La commande 1001 est déjà annulée; rien n’a changé.
        $ bincard order complete 1001
        erreur~: la commande `1001` est annulée~: impossible de la terminer
        conseil~: `bincard order reopen 1001`
        [5]
        ",
    );
}

#[test]
fn an_import_and_its_bad_rows() {
    let shop = magasin();
    shop.write("bon.csv", "UGS;Nom;Quantité\nTASSE;Grande tasse;2\nBOL;Bol;1,5\n");
    shop.write("mauvais.csv", "UGS;Nom;Quantité\nPOT;Pot;beaucoup\n");
    shop.write("virgules.csv", "UGS,Nom,Quantité\nPOT,Pot,\"2,5\"\n");
    shop.write("milliers.csv", "UGS,Nom,Quantité\nSEAU,Seau,\"2,500\"\n");
    voit(
        &shop,
        "
        $ bincard item import SHOP/bon.csv
        SHOP/bon.csv (bincard), 2 lignes lues~: 1 ajoutée, 1 modifiée, 0 inchangée, 0 ignorée, 0 refusée.
        $ bincard item import SHOP/mauvais.csv
        erreur~: 1 ligne invalide dans `SHOP/mauvais.csv`; rien n’a changé
          ligne 2, colonne `Quantité`~: `beaucoup` n’est pas un nombre
        conseil~: corrigez-la, puis relancez la même commande
        [65]
        $ bincard item import SHOP/virgules.csv
        SHOP/virgules.csv (bincard), 1 ligne lue~: 1 ajoutée, 0 modifiée, 0 inchangée, 0 ignorée, 0 refusée.
        $ bincard item import SHOP/milliers.csv
        erreur~: 1 ligne invalide dans `SHOP/milliers.csv`; rien n’a changé
          ligne 2, colonne `Quantité`, `2,500`~: la virgule est ambiguë~: décimale (2,500) ou séparateur de milliers (2~500)?
        conseil~: avec `--decimal-comma`, ce serait 2,500; sinon, retirez le séparateur de milliers; corrigez-la, puis relancez la même commande
        [65]
        $ bincard store backup SHOP/nulle/part.db
        erreur~: le dossier `SHOP/nulle` n’existe pas
        conseil~: créez-le avec `mkdir -p SHOP/nulle`, ou indiquez un autre chemin
        [74]
        ",
    );
}

#[test]
fn one_item_in_a_table() {
    voit(
        &magasin(),
        "
        $ bincard item show THE-01 --format table
         UGS                    THE-01
         Nom                    Thé vert
         Prix                   8,50
         Suivi                  oui
         Notification de stock  oui
         Seuil                  1~200
         En stock               1~200,5
         Réservé                0
         Disponible             1~200,5
         Archivé                non
         Dénombré le            2026-11-24 12:00
        ",
    );
}

#[test]
fn the_words_in_tables_and_what_they_are_to_scripts() {
    let shop = magasin();
    shop.ok("sell THE-01=0.5");
    shop.ok("order place 7 THE-01=1.5 --customer Zoé");
    shop.ok("adjust TASSE +1 --reason received");
    voit(
        &shop,
        "
        $ bincard order list --format table
         Numéro  État     Lignes        Client  Échéance
         7       ouverte  1,5 × THE-01  Zoé
        $ bincard order list
        7\topen\t1.5 × THE-01\tZoé\t
        $ bincard order list --format csv
        number,state,lines,customer,expires_at\r
        7,open,1.5 × THE-01,Zoé,\r
        $ bincard item history THE-01 --format table
         Date              Type             Motif  Quantité  Avant    Après    Document  Note
         2026-11-24 12:00  stock de départ          1~200,5        0  1~200,5  ADJ-1
         2026-11-24 12:00  vente                        0,5  1~200,5    1~200  SALE-3
         2026-11-24 12:00  réservation                  1,5    1~200  1~198,5  7
        $ bincard item history TASSE --format table
         Date              Type             Motif  Quantité  Avant  Après  Document  Note
         2026-11-24 12:00  stock de départ                2      0      2  ADJ-2
         2026-11-24 12:00  rajustement      reçu          1      2      3  ADJ-4
        $ bincard notify list --format table
         UGS     Nom       Stock réduit depuis  Disponible  Seuil  Rétabli le  Disponible au rétablissement
         THE-01  Thé vert  2026-11-24 12:00        1~198,5  1~200
        $ bincard settings get alerts.rule --format table
        below
        ",
    );
}

#[test]
fn an_invoice_is_created_and_an_order_is_placed() {
    let shop = magasin();
    shop.ok("invoice create F-1 TASSE");
    shop.ok("order place C-1 TASSE");
    for (line, heading) in [
        ("invoice show F-1 --lang fr", "Établie le"),
        ("order show C-1 --lang fr", "Passée le"),
        ("invoice list --columns number,placed_at --lang fr", "Établie le"),
        ("order list --columns number,placed_at --lang fr", "Passée le"),
        ("invoice show F-1 --lang en", "Created"),
        ("order show C-1 --lang en", "Placed"),
    ] {
        let shown = shop.ok(&format!("{line} --format table"));
        assert!(shown.contains(&format!(" {heading}")), "{line}\n{shown}");
    }
    assert!(shop.json("invoice show F-1")["placed_at"].is_string());
}

#[test]
fn what_scripts_read_is_the_same_in_every_language() {
    let shop = magasin();
    shop.ok("sell THE-01 --note hier");
    shop.ok("order place 7 TASSE --customer Zoé");
    for line in ["item list --columns sku,stock_alert,low_since", "item list --low"] {
        for format in ["csv", "json", "ndjson"] {
            let line = format!("{line} --format {format}");
            assert_eq!(shop.ok(&line), shop.ok(&format!("{line} --lang en")), "{line}");
        }
    }
    for line in [
        "item list --columns sku,on_hand,low_since",
        "item show THE-01",
        "item history THE-01",
        "order list",
        "order show 7",
        "notify list",
        "sell TASSE --dry-run",
        "adjust TASSE =4 --dry-run",
    ] {
        for format in ["plain", "csv", "json", "ndjson"] {
            let line = format!("{line} --format {format}");
            // The only text for people in plain output; `low_since` is the same as data.
            let french = shop.ok(&line).replace("Stock réduit depuis le", "Low since");
            assert_eq!(french, shop.ok(&format!("{line} --lang en")), "{line}");
        }
    }
}

#[test]
fn the_stock_alert_is_text_for_people_in_plain_text_too() {
    let shop = magasin();
    shop.ok("item set TASSE --alert on");
    shop.ok("sell TASSE=2 THE-01");
    shop.sees(
        "
        $ bincard item list --columns sku,stock_alert
        TASSE\tRupture de stock
        THE-01\tStock réduit depuis le 2026-11-24
        $ bincard item list --columns sku,stock_alert --lang en
        TASSE\tSold out
        THE-01\tLow since 2026-11-24
        ",
    );
}

#[test]
fn french_is_named_in_every_usual_way() {
    let mut shop = magasin();
    let says_it = |shop: &Shop, line: &str| shop.typed(line).err.starts_with("erreur");
    shop.set_env("LC_ALL", "C.UTF-8");
    for name in ["fr", "fr_CA", "fr-CA", "fr_FR", "fr_CA.UTF-8", "FR"] {
        assert!(says_it(&shop, &format!("item show NON --lang {name}")), "{name}");
    }
    assert!(!says_it(&shop, "item show NON"));
    for (variable, language, expected) in [
        ("LANG", "fr_CA.UTF-8", false),
        ("LC_ALL", "", true),
        ("LC_MESSAGES", "en_CA.UTF-8", false),
        ("LC_ALL", "fr_CA", true),
    ] {
        shop.set_env(variable, language);
        assert_eq!(says_it(&shop, "item show NON"), expected, "{variable}={language}");
    }
    shop.ok("settings set language en_CA");
    assert!(!says_it(&shop, "item show NON"), "the setting counts more than the environment");
    let set = shop.typed("settings set language en");
    assert_eq!(set.err, "Set language to en.\n", "nothing overrides it");
    assert!(says_it(&shop, "item show NON --lang fr-CA"), "the option counts most");
    shop.ok("settings set digest.language fr_CA");
    assert_eq!(shop.ok("settings get digest.language"), "fr\n");
}

#[test]
fn a_store_created_in_french_sends_its_e_mails_in_french() {
    let mut shop = Shop::empty();
    shop.ok("item add THE --name Thé --quantity 1 --threshold 2 --lang fr");
    shop.set_env("LC_ALL", "C.UTF-8");
    assert_eq!(shop.ok("settings get digest.language"), "fr\n");
    assert!(shop.ok("notify digest --dry-run").starts_with("Objet\u{a0}: 1 article"));
    shop.ok("settings set digest.language en");
    assert!(shop.ok("notify digest --dry-run").starts_with("Subject: 1 item"));
}

#[test]
fn help_is_in_french_wherever_french_is_asked_for() {
    let mut shop = Shop::empty();
    let shows_it = |shop: &Shop, line: &str| {
        let ran = shop.typed(line);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(!told.contains("Usage"), "{line}\n{told}");
        told.contains("Utilisation\u{a0}: bincard") && told.contains("Options générales")
    };
    for line in ["--lang fr item import --help", "item --help --lang=fr_CA", "--lang fr help sell"]
    {
        assert!(shows_it(&shop, line), "{line}");
    }
    shop.set_env("LC_ALL", "fr_CA.UTF-8");
    let short = shop.ok("");
    assert!(
        short.contains("Commandes\u{a0}:\n") && short.contains("Premiers pas\u{a0}:\n"),
        "{short}"
    );
    assert!(!short.contains("Commands") && !short.contains("All options"), "{short}");
    for line in ["--help", "-h", "item", "help", "order place -h"] {
        assert!(shows_it(&shop, line), "{line}");
    }
    assert!(shop.ok("--help --lang en").contains("Usage: bincard"));
    shop.write("config/bincard/config.toml", "language = \"en\"\n");
    assert!(shop.ok("--help").contains("Usage: bincard"), "the setting counts more");
}

#[test]
fn the_help_of_a_command() {
    let help = Shop::empty().ok("settings path --lang fr -h").replace('\u{a0}', "~");
    let start = "Afficher le chemin du fichier de configuration de cette machine\n\n\
                 Utilisation~: bincard settings path\n\n\
                 Options~:\n  -h, --help  Afficher l’aide\n\n";
    assert!(help.starts_with(start), "{help}");
    assert!(help.contains("\n\nExemples~:\n  bincard settings path\n"), "{help}");
}

#[test]
fn a_wrong_command_line() {
    voit(
        &magasin(),
        "
        $ bincard ordr place
        erreur~: `ordr` n’est pas une commande de bincard
        conseil~: vouliez-vous dire `order`?
        [2]
        $ bincard item list --serch thé
        erreur~: option ou argument inconnu~: `--serch`
        conseil~: vouliez-vous dire `--search`?
        [2]
        $ bincard adjust TASSE
        erreur~: il manque des arguments obligatoires~: <+N|-N|=N>
        conseil~: consultez `bincard adjust --help`
        [2]
        $ bincard item add
        erreur~: il manque des arguments obligatoires~: <UGS>
        conseil~: consultez `bincard item add --help`
        [2]
        $ bincard order list --limit x
        erreur~: `x` n’est pas un nombre entier positif ou nul
        [2]
        $ bincard item list --limit
        erreur~: il manque une valeur à `--limit <N>`
        conseil~: consultez `bincard item list --help`
        [2]
        $ bincard item list --low --low
        erreur~: l’argument `--low` ne peut être donné qu’une fois
        conseil~: consultez `bincard item list --help`
        [2]
        $ bincard sell --void SALE-1 TASSE
        erreur~: l’argument `--void <VENTE>` ne peut pas être combiné avec `[UGS[=QTÉ]]...`
        conseil~: consultez `bincard sell --help`
        [2]
        $ bincard settings path là
        erreur~: option ou argument inconnu~: `là`
        conseil~: consultez `bincard settings path --help`
        [2]
        $ bincard --quiet
        erreur~: il manque une commande; commandes possibles~: item, sell, invoice, order, adjust, notify, settings, store, completions
        conseil~: consultez `bincard --help`
        [2]
        $ bincard item add X --name X --quantity beaucoup
        erreur~: `beaucoup` n’est pas un nombre
        conseil~: écrivez un nombre comme `12` ou `2,5`
        [2]
        ",
    );
}

#[test]
fn what_is_wrong_with_settings_files_and_the_store() {
    let shop = magasin();
    shop.write("autre.db", "bonjour\n");
    shop.write("config.toml", "langue = \"fr\"\n");
    voit(
        &shop,
        "
        $ bincard settings set timezone Mars
        erreur~: valeur invalide `Mars` pour `timezone`; valeur attendue~: un fuseau horaire de l’IANA, comme America/Montreal
        [2]
        $ bincard settings set smtp.url moi
        erreur~: valeur invalide `moi` pour `smtp.url`; valeur attendue~: smtps://serveur[:465], smtp://serveur[:587], sendmail:, sendmail:/chemin/du/programme, file:DOSSIER~: il manque le protocole
        [2]
        $ bincard settings set digest.to moi
        erreur~: valeur invalide `moi` pour `digest.to`; valeur attendue~: des adresses de courriel séparées par des virgules, chacune suivie au besoin de sa langue (proprio@magasin.example fr)~: `moi` n’est pas une adresse de courriel comme nom@exemple.com
        [2]
        $ bincard notify test --to moi
        erreur~: `moi` n’est pas une adresse de courriel comme nom@exemple.com
        [2]
        $ bincard notify test
        erreur~: le réglage `digest.to` n’est pas défini
        conseil~: donnez-lui une valeur avec `bincard settings set digest.to …`
        [78]
        $ bincard item import SHOP/rien.csv
        erreur~: impossible de lire `SHOP/rien.csv`~: ce fichier ou ce dossier n’existe pas
        [74]
        $ bincard item export SHOP/nulle/part.csv
        erreur~: impossible d’écrire dans `SHOP/nulle/part.csv`~: ce fichier ou ce dossier n’existe pas
        [74]
        $ bincard item list --store SHOP/absente.db
        erreur~: la base de données `SHOP/absente.db` n’existe pas
        conseil~: indiquez la vôtre avec `--store` ou BINCARD_STORE, ou créez-en une avec `bincard store init`
        [66]
        $ bincard item list --store SHOP/autre.db
        erreur~: `SHOP/autre.db` n’est pas une base de données de bincard~: ce n’est pas un fichier SQLite
        conseil~: indiquez un autre chemin avec `--store` ou BINCARD_STORE
        [66]
        $ bincard item list --config SHOP/absent.toml
        erreur~: `SHOP/absent.toml` est inutilisable~: ce fichier ou ce dossier n’existe pas
        conseil~: indiquez un autre fichier avec `--config` ou BINCARD_CONFIG, ou créez celui-ci~: `bincard settings set CLÉ VALEUR --config SHOP/absent.toml`
        [78]
        $ bincard item set THE-01
        erreur~: aucune modification demandée
        conseil~: indiquez --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert ou --track
        [2]
        ",
    );
    let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    assert_eq!(
        shop.run_into("sell THE-01 --quiet", &mut full).err,
        "erreur\u{a0}: l’opération est enregistrée, mais le résultat n’a pas pu être affiché\u{a0}: il n’y a plus d’espace disque\n"
    );
}

#[test]
fn what_is_wrong_with_what_was_typed() {
    voit(
        &magasin(),
        "
        $ bincard sell TASE
        erreur~: aucun article n’a l’UGS `TASE`
        conseil~: vouliez-vous dire `TASSE`?
        [3]
        $ bincard sell TASSE --at demain
        erreur~: `demain` n’est ni une date ni une heure
        conseil~: écrivez `2026-11-24`, `2026-11-24 13:30`, `2026-11-24T13:30:00-05:00`, `hier` ou `-3j`
        [2]
        $ bincard adjust TASSE -1
        erreur~: il manque un motif
        conseil~: ajoutez `--reason` et l’un de ces motifs~: reçu, retour, endommagé, vol, perte, ramassage, correction, autre
        [2]
        $ bincard item list --format tableau
        erreur~: valeur inconnue `tableau`; valeurs possibles~: table, plain, json, ndjson, csv
        conseil~: vouliez-vous dire `table`?
        [2]
        $ bincard order show 9
        erreur~: la commande `9` n’existe pas
        conseil~: consultez la liste~: `bincard order list`
        [3]
        $ bincard item add TASSE --name Tasse
        erreur~: un article a déjà l’UGS `TASSE`
        conseil~: modifiez-le avec `bincard item set`, ou son stock avec `bincard adjust`
        [5]
        ",
    );
}

#[test]
fn a_mail_server_that_cannot_be_reached() {
    let shop = magasin();
    shop.ok("sell THE-01");
    shop.ok("settings set digest.to a@magasin.test");
    shop.ok("settings set smtp.url smtp://localhost:1");
    let ran = shop.typed("notify test --format table");
    let told = ran.err.replace('\u{a0}', "~");
    assert_eq!(
        told.lines().next(),
        Some(
            "erreur~: le courriel à a@magasin.test n’a pas pu être envoyé pour le moment~: localhost:1, connexion~: connexion refusée"
        )
    );
    let hint = told.lines().nth(1).unwrap_or_default();
    assert!(hint.starts_with("conseil~: aucun serveur ne répond"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(ran.out.contains(" nom du serveur  localhost correspond à "), "{}", ran.out);
    assert_eq!(shop.typed("notify digest").code, 75);
    let kept = shop.ok("notify list --deliveries");
    let kept = kept.replace('\u{a0}', "~");
    assert!(kept.contains("failed\tlocalhost:1, connexion~: connexion refusée\t"), "{kept}");
    shop.ok("settings set digest.language fr");
    let email = shop.ok("notify digest --dry-run").replace('\u{a0}', "~");
    assert!(email.starts_with("Objet~: 1 article en stock réduit~: Thé vert\n"), "{email}");
}

#[test]
fn the_hint_about_one_row_is_in_the_singular() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,price\nTEA,x\n");
    let ran = shop.typed("item import SHOP/c.csv --lang fr");
    assert!(ran.err.ends_with("corrigez-la, puis relancez la même commande\n"), "{}", ran.err);
    shop.write("c.csv", "sku,price,tracked,quantity\nTEA,1,non,3\n");
    let ran = shop.typed("item import SHOP/c.csv --lang fr");
    assert!(
        ran.err
            .contains("avec `--track oui`, il est suivi, et la quantité du fichier est importée"),
        "{}",
        ran.err
    );
}

#[test]
fn what_an_import_would_change_is_shown_in_french() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --price 8.5 --quantity 1234");
    shop.write("c.csv", "sku,name,price,quantity,tracked\nTEA,Thé,9.25,1000,\nMUG,Tasse,1,,non\n");
    let line = format!("item import {} --counts --dry-run --lang fr", shop.path("c.csv").display());
    let shown = shop.shows(120, &line).replace('\u{a0}', " ");
    for told in [
        "en stock : 1 234 → 1 000; nom : Tea → Thé; prix : 8,50 → 9,25",
        "nom : Tasse; prix : 1,00; suivi : non",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
}

#[test]
fn a_french_session_reads_what_it_prints() {
    let shop = magasin();
    voit(
        &shop,
        "
        $ bincard sell TASSE=1,5
        SALE-3
        Vendu~: 1,5 × TASSE (SALE-3).
        $ bincard sell 'THE-01=1~000,5'
        SALE-4
        Vendu~: 1~000,5 × THE-01 (SALE-4).
        $ bincard item set TASSE --price 1~234,50 --cost 3,25 --threshold 0,5
        TASSE
        Article TASSE modifié.
        $ bincard adjust TASSE +2,5 --reason Reçu
        ADJ-5
        TASSE +2,5~: disponible 3 (ADJ-5).
        $ bincard order place 7 TASSE=0,5 --expires '2 jours'
        7
        Commande 7 enregistrée; réservé~: 0,5 × TASSE.
        $ bincard order list --state ouverte --format table
         Numéro  État     Lignes       Client  Échéance
         7       ouverte  0,5 × TASSE          2026-11-26 12:00
        $ bincard settings set invoices.track_stock oui
        invoices.track_stock vaut maintenant oui.
        $ bincard settings get invoices.track_stock
        true
        $ bincard settings get invoices.track_stock --format table
        oui
        $ bincard settings get invoices.track_stock --format table --lang en
        true
        $ bincard settings set smtp.password_command false
        smtp.password_command vaut maintenant false.
        $ bincard sell TASSE=1,5,5
        erreur~: `1,5,5`, dans `TASSE=1,5,5`, n’est pas une quantité
        conseil~: écrivez UGS=QUANTITÉ; si l’UGS elle-même contient `=`, ajoutez la quantité~: `TASSE=1,5,5=1`
        [2]
        $ bincard order list --state ouvrte
        erreur~: valeur inconnue `ouvrte`; valeurs possibles~: ouverte, terminée, annulée, échue, remboursée
        conseil~: vouliez-vous dire `ouverte`?
        [2]
        $ bincard settings set digest.enabled peut-être
        erreur~: valeur invalide `peut-être` pour `digest.enabled`; valeur attendue~: oui, non
        [2]
        ",
    );
    let english = shop.typed("sell TASSE=1,5 --lang en");
    assert_eq!(english.code, 2, "a comma in English stands between thousands");
}

#[test]
fn every_reason_and_state_is_read_as_it_is_shown() {
    let shop = magasin();
    for reason in [
        "reçu",
        "retour",
        "dénombrement",
        "endommagé",
        "vol",
        "perte",
        "ramassage",
        "correction",
        "autre",
    ] {
        let change = if reason == "dénombrement" { "=4" } else { "+1" };
        shop.ok(&format!("adjust TASSE {change} --reason {reason}"));
        let shown = shop.ok("item history TASSE --limit 1 --format table");
        assert!(shown.contains(&format!(" {reason} ")), "{shown}");
    }
    for state in ["ouverte", "terminée", "annulée", "échue", "remboursée", "echue", "Annulee"] {
        shop.ok(&format!("order list --state {state}"));
    }
    for state in ["impayée", "payée", "annulée", "remboursée"] {
        shop.ok(&format!("invoice list --state {state}"));
    }
}

#[test]
fn a_batch_in_french_has_decimal_commas_and_french_reasons() {
    let shop = magasin();
    shop.write("compte.csv", "ugs,changement,motif\nTASSE,\"+1,5\",reçu\nTHE-01,-1,endommagé\n");
    shop.write("ventes.csv", "ugs,quantité\nTASSE,\"0,5\"\n");
    voit(
        &shop,
        "
        $ bincard adjust --batch SHOP/compte.csv
        ADJ-3
        ADJ-4
        2 rajustements enregistrés.
        $ bincard sell --batch SHOP/ventes.csv
        SALE-5
        1 vente enregistrée.
        $ bincard item list --columns sku,available --format table
         UGS     Disponible
         TASSE            3
         THE-01     1~199,5
        ",
    );
}

#[test]
fn completions_offer_the_french_words() {
    let shop = magasin();
    let reasons = shop.ok("completions zsh : adjust TASSE +1 --reason");
    assert!(reasons.starts_with("reçu\t\nretour\t\n"), "{reasons}");
    assert_eq!(shop.ok("completions zsh :o item set TASSE --alert"), "oui\t\n");
    assert_eq!(shop.ok("completions zsh : settings set shop.name"), "");
    let commands = shop.ok("completions zsh :sel");
    assert_eq!(commands.matches("sell\tEnregistrer une vente").count(), 1, "{commands}");
}

#[test]
fn columns_are_named_as_the_tables_head_them() {
    let shop = magasin();
    shop.ok("order place 7 TASSE --customer Zoé");
    voit(
        &shop,
        "
        $ bincard item list --sort disponible --columns UGS,'en stock',reserve,Notification-de-stock --format table
         UGS     En stock  Réservé  Notification de stock
         TASSE          2        1
         THE-01   1~200,5        0
        $ bincard order list --columns numéro,état,'passée le' --format table
         Numéro  État     Passée le
         7       ouverte  2026-11-24 12:00
        $ bincard settings list --columns réglage,valeur --sort valeur --format csv --store absent.db
        erreur~: la base de données `absent.db` n’existe pas
        conseil~: indiquez la vôtre avec `--store` ou BINCARD_STORE, ou créez-en une avec `bincard store init`
        [66]
        $ bincard item list --sort prx
        erreur~: valeur inconnue `prx`; valeurs possibles~: ugs, nom, variante, catégorie, code-barres, prix, coût, suivi, notification de stock, seuil, en stock, réservé, disponible, stock réduit depuis, archivé
        [2]
        ",
    );
    shop.ok("invoice create F-1 TASSE");
    shop.ok("invoice list --columns numéro,'établie le' --sort 'établie le'");
    let settings = shop.ok("settings list --columns réglage,valeur --format table");
    assert!(settings.contains("digest.enabled          oui"), "{settings}");
}

#[test]
fn what_differs_from_the_first_request() {
    let shop = magasin();
    shop.ok("adjust TASSE +2 --reason reçu --note 'de Lévis' --key b");
    shop.ok("item set TASSE --price 9,5 --key c");
    shop.ok("order place 7 TASSE=0,5");
    voit(
        &shop,
        "
        $ bincard adjust TASSE +3 --reason retour --key b
        erreur~: la clé `b` a déjà servi à une autre demande~: `adjust TASSE +2 --reason reçu`; `--note`~: rien au lieu de `de Lévis`; `--reason`~: `retour` au lieu de `reçu`; rajustement~: `+3` au lieu de `+2`
        conseil~: utilisez une clé différente pour chaque demande
        [5]
        $ bincard item set TASSE --price 1250,25 --cost 3 --key c
        erreur~: la clé `c` a déjà servi à une autre demande~: `item set TASSE`; `--cost`~: `3` au lieu de rien; `--price`~: `1~250,25` au lieu de `9,5`
        conseil~: utilisez une clé différente pour chaque demande
        [5]
        $ bincard order place 7 TASSE=1,5
        erreur~: une autre commande porte déjà le numéro `7`~: `order place 7 TASSE=0,5`; quantité de `tasse`~: `1,5` au lieu de `0,5`
        conseil~: utilisez un autre numéro, ou répétez exactement la première demande
        [5]
        ",
    );
}

#[test]
fn the_columns_of_a_spreadsheet_are_named_in_french() {
    let shop = magasin();
    let file = shop.write(
        "stock.csv",
        "no,produit,sorte,rayon,code,vente,achat,gestion,avis,min,qté,vieux\n\
         Q1,Pot,bleu,Thé,,2,1,oui,oui,3,4,non\n",
    );
    let fields = "no=ugs produit=nom sorte=variante rayon=catégorie code=code-barres vente=prix achat=coût gestion=suivi \
                  avis=notification min=seuil qté=quantité vieux=archivé";
    let maps: String = fields.split_whitespace().map(|map| format!(" --map {map}")).collect();
    shop.ok(&format!("item import {}{maps}", file.display()));
    assert_eq!(shop.json("item show Q1")["alert"], true);
}

#[test]
fn a_mistyped_word_is_answered_in_french() {
    let shop = magasin();
    shop.write("stock.csv", "no,prix\nQ1,2\n");
    voit(
        &shop,
        "
        $ bincard adjust TASSE +1 --reason reçus
        erreur~: valeur inconnue `reçus`; valeurs possibles~: reçu, retour, dénombrement, endommagé, vol, perte, ramassage, correction, autre
        conseil~: vouliez-vous dire `reçu`?
        [2]
        $ bincard adjust TASSE +1 --reason retourné
        erreur~: valeur inconnue `retourné`; valeurs possibles~: reçu, retour, dénombrement, endommagé, vol, perte, ramassage, correction, autre
        conseil~: vouliez-vous dire `retour`?
        [2]
        $ bincard item import SHOP/stock.csv --map no=numéro
        erreur~: valeur inconnue `numéro`; valeurs possibles~: ugs, nom, variante, catégorie, code-barres, prix, coût, suivi, notification de stock, seuil, quantité, archivé, ignore
        [2]
        ",
    );
}

#[test]
fn times_and_count_sheets_as_they_are_written_in_french() {
    let shop = magasin();
    shop.write(
        "inventaire.csv",
        "UGS;Quantité dénombrée;Moment\nTASSE;3,5;2026-11-24 7 h\nTHE-01;;\n",
    );
    voit(
        &shop,
        "
        $ bincard sell TASSE --at '2026-11-23 14 h 30'
        SALE-3
        Vendu~: 1 × TASSE (SALE-3).
        avertissement~: TASSE a été dénombré après cette date, le 2026-11-24 12:00 (ADJ-2); le dénombrement en tient déjà compte, et la quantité en stock reste 2
        $ bincard settings set digest.not_before '7 h'
        digest.not_before vaut maintenant 07:00.
        $ bincard adjust --batch SHOP/inventaire.csv
        ADJ-4
        1 rajustement enregistré.
        1 ligne n’a pas de quantité~: cet article n’a pas été dénombré.
        avertissement~: TASSE a été dénombré après cette date, le 2026-11-24 12:00 (ADJ-2); le dénombrement en tient déjà compte, et la quantité en stock reste 2
        $ bincard item add CADEAU --name 'Carte-cadeau' --track non
        CADEAU
        Article CADEAU ajouté; son stock n’est pas suivi.
        ",
    );
}
