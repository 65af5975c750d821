# L’aide de la ligne de commande : un message par commande, un attribut par argument (`.after` est ce qui suit les
# options). L’anglais en est dans les commentaires de src/command/; « English » marque celui que ce message traduit,
# et un test dit quand il change. `help-common` a les arguments que plusieurs commandes ont.

# English 42ccce29
help-words =
    .usage = Utilisation{ "\u00A0" }
    .arguments = Arguments{ "\u00A0" }
    .options = Options{ "\u00A0" }

# English 132fd522
help-headings =
    .commands = Commandes{ "\u00A0" }
    .global-options = Options générales{ "\u00A0" }
    .script-options = Options pour les scripts{ "\u00A0" }
    .filter-options = Filtres{ "\u00A0" }
    .display-options = Présentation{ "\u00A0" }

# English f819e22e
help-values =
    .command = COMMANDE
    .path = CHEMIN
    .file = FICHIER
    .format = FORMAT
    .language = LANGUE
    .when = QUAND
    .sku = UGS
    .name = NOM
    .variation = VARIANTE
    .category = CATÉGORIE
    .char = CARACTÈRE
    .gtin = GTIN
    .price = PRIX
    .cost = COÛT
    .qty = QTÉ
    .text = TEXTE
    .key = CLÉ
    .column = COLONNE
    .n = N
    .a = A
    .b = B
    .system = SYSTÈME
    .field = CHAMP
    .sale = VENTE
    .number = NUMÉRO
    .state = ÉTAT
    .duration = DURÉE
    .reason = MOTIF
    .document = DOCUMENT
    .address = ADRESSE
    .value = VALEUR
    .shell = INTERPRÉTEUR
    .on-off = oui|non

# English e5f25d43
help-common =
    .store = Base de données du magasin [env : `BINCARD_STORE`]
    .config = Fichier de configuration de cette machine [env : `BINCARD_CONFIG`]
    .format = Format des résultats : table (tableau), plain (texte brut), json, ndjson ou csv [env : `BINCARD_FORMAT`]
    .lang = Langue d’affichage : fr ou en
    .color = Couleurs : auto, always (toujours) ou never (jamais) [env : `NO_COLOR`]
    .no_pager = Ne pas utiliser de pagineur pour les longs tableaux [env : `BINCARD_PAGER`, `PAGER`]
    .quiet = N’afficher que les avertissements et les erreurs
    .verbose = Indiquer aussi la base de données et la configuration utilisées
    .help-long = Afficher l’aide (un résumé avec « -h »)
    .help = Afficher l’aide
    .name = Nom
    .variation = Variante, comme une taille ou une couleur
    .category = Catégorie
    .barcode = Code-barres (GTIN)
    .price = Prix de vente à l’unité
    .cost = Coût d’achat à l’unité
    .threshold = Seuil : l’article est en stock réduit lorsque la quantité disponible y est inférieure
    .alert = Notification de stock : oui ou non [par défaut : oui si l’article a un seuil]
    .track = Suivi du stock : oui ou non
    .note = Note à conserver avec l’opération
    .at = Moment de l’opération : une date, une date et une heure, le format RFC 3339, `hier` ou `-3j` [par défaut : maintenant]
    .key = Clé d’idempotence : répéter la même demande avec la même clé redonne le premier résultat, sans rien changer
    .dry_run = Afficher les changements sans les enregistrer
    .sku = Article
    .low = Seulement les articles en stock réduit
    .search = Seulement les articles dont l’UGS, le nom, la variante, la catégorie ou le code-barres contient ces mots
    .archived = Seulement les articles archivés
    .as_of = Stock à une date donnée (fin de la journée s’il n’y a pas d’heure); les noms, les prix et les seuils sont ceux d’aujourd’hui
    .sort = Trier selon cette colonne
    .reverse = Inverser l’ordre
    .limit = Afficher au plus N lignes
    .columns = Colonnes à afficher, dans l’ordre voulu
    .skus = Articles
    .help-command = Afficher ce message ou l’aide d’une commande
    .customer = Client
    .number = Numéro du document
    .to = Destinataire, à la place de `digest.to`; peut être répété
    .setting = Réglage

# English a12d7c03
help-first-steps =
    Premiers pas :
      bincard item import catalogue.csv    (ou un article à la fois :)
      bincard item add THE-01 --name 'Thé vert' --quantity 12 --threshold 5
      bincard sell THE-01=2
      bincard item list

    L’aide de chaque commande donne des exemples : `bincard sell --help`.

# English 40656108
help-for-scripts =
    Pour les scripts, utilisez --format json : le résultat est écrit sur la sortie standard, et une erreur, sur une seule ligne de la sortie d’erreur, avec `code`, `kind`, `message`, `hint`, et les articles, lignes et colonnes en cause. Leur schéma JSON se trouve dans le code source : schema/bincard.schema.json.

    Codes de sortie : 0 réussite, 1 échec, 2 ligne de commande invalide, 3 élément inexistant, 4 article épuisé, 5 conflit, 65 fichier invalide, 66 pas de base de données, 69 refus du serveur de courriel, 74 lecture ou écriture impossible, 75 à réessayer plus tard, 78 réglage absent ou invalide.

# English f30ee7b5
help-all-options = Toutes les options : `bincard --help`.

# English aa8257dc
help-global-options = Options générales, comme --store et --format : voir `bincard --help`.

# English 5d5e5c7e
help-all-settings = Réglages :

# English cd606a92
help = Gérer l’inventaire d’un magasin : un registre exact, dont rien ne s’efface
    .long =
        Gérer l’inventaire d’un magasin : un registre exact, dont rien ne s’efface.

        Importez votre catalogue, enregistrez vos ventes, vos factures, vos commandes en ligne et vos rajustements, et recevez chaque jour la liste des articles en stock réduit. Chaque mouvement de stock est inscrit dans un registre permanent.
    .help = Afficher l’aide (plus de détails avec « --help »)
    .version = Afficher la version

# English 936e3c49
help-item = Gérer les articles : ajout, modification, liste, importation et exportation

# English 309d6c9a
help-item-add = Ajouter un article; le premier crée la base de données
    .after =
        Exemples :
          bincard item add THE-01 --name 'Thé vert' --quantity 12 --price 8,50
          bincard item add CADEAU --name 'Carte-cadeau' --track non
        Codes de sortie : 5 si un article a déjà cette UGS.
    .sku = UGS de l’article (unité de gestion de stock)
    .quantity = Quantité en stock

# English af5a54fc
help-item-set = Modifier les renseignements d’un article; une valeur vide efface le champ
    .after =
        Exemples :
          bincard item set THE-01 --threshold 8 --price 9,00
          bincard item set THE-01 --category ''          (efface la catégorie)
          bincard item set THE-01 --alert non
        Codes de sortie : 3 si l’article n’existe pas.

# English 5459e591
help-item-show = Afficher les renseignements d’un article, sa période de stock réduit et ses commandes ouvertes
    .after =
        Exemples :
          bincard item show THE-01
          bincard item show THE-01 --format json

# English 42887064
help-item-list = Afficher les articles et leur stock, maintenant ou à une date passée
    .after =
        Exemples :
          bincard item list --low
          bincard item list --search thé --sort disponible
          bincard item list --as-of 2026-01-31 --columns ugs,nom,'en stock'
        Colonnes : ugs, nom, variante, catégorie, code-barres, prix, coût, suivi, seuil, en-stock, réservé, disponible, stock-réduit-depuis, notification-de-stock, archivé; ou leur nom anglais, celui du JSON : sku, name, variation, category, barcode, price, cost, tracked, alert, threshold, on_hand, reserved, available, low_since, stock_alert, archived.
    .category = Seulement les articles de cette catégorie
    .columns = Colonnes à afficher, dans l’ordre voulu; s’applique aussi au JSON

# English cc3e3f87
help-item-history = Afficher les mouvements d’un article, avec la quantité disponible avant et après chacun
    .after =
        Exemples :
          bincard item history THE-01 --limit 20
          bincard item history THE-01 --since 2026-01-01 --until 2026-01-31
          bincard item history THE-01 --plot             (graphique)
    .since = Seulement les mouvements à partir de cette date
    .until = Seulement les mouvements jusqu’à cette date (fin de la journée s’il n’y a pas d’heure)
    .limit = Seulement les N mouvements les plus récents
    .plot = Tracer la quantité disponible au fil du temps, avec le seuil

# English 0fc3592f
help-item-import = Importer un catalogue à partir d’un fichier CSV ou de l’entrée standard (-)
    .long =
        Importer un catalogue à partir d’un fichier CSV ou de l’entrée standard (-)

        Les fichiers exportés de Square, de Shopify et de WooCommerce sont lus tels quels; pour toute autre feuille de calcul, utilisez `--map`. La quantité d’un nouvel article devient son stock de départ. Le stock d’un article existant ne change pas, sauf avec `--counts`, qui indique que le fichier est un dénombrement. Si une seule ligne est invalide, rien n’est importé.
    .after =
        Exemples :
          bincard item import catalogue.csv --dry-run
          bincard item import export-shopify.csv
          bincard item import stock.csv --map 'No article=ugs' --map Qté=quantité
          bincard item import inventaire.csv --counts
        Codes de sortie : 65 si des lignes du fichier sont invalides; le numéro de ligne et la colonne sont indiqués.
    .file = Fichier à importer, ou - pour l’entrée standard
    .from = Système d’origine : auto, bincard, square, shopify ou woocommerce
    .map = Champ auquel correspond une colonne : ugs, nom, variante, catégorie, code-barres, prix, coût, suivi, notification, seuil, quantité ou archivé (ou leur nom anglais); `ignore` pour ne pas lire la colonne
    .counts = Traiter le fichier comme un dénombrement : ses quantités deviennent les quantités en stock
    .partial = Importer les lignes valides et écrire les autres dans un fichier
    .rejects = Fichier des lignes refusées [par défaut : FICHIER.rejects.csv]
    .force = Accepter les nouvelles quantités dénombrées même si l’ancienne quantité du fichier n’est plus exacte
    .encoding = Encodage du fichier, s’il n’est pas en UTF-8 : windows-1252, macintosh, iso-8859-15, …
    .delimiter = Séparateur des cellules, s’il n’est pas détecté automatiquement
    .no_header = Lire la première ligne comme un article; les colonnes s’appellent 1, 2, 3…
    .decimal_comma = Lire les décimales avec une virgule
    .location = Emplacement à importer, si le fichier en contient plusieurs
    .add_up = Additionner les quantités des lignes de même UGS (lots, tablettes)
    .track = Suivre ou non le stock de tous les articles du fichier, quoi qu’il indique : oui ou non
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 50a4e39b
help-item-export = Exporter le catalogue en CSV, dans un fichier ou vers la sortie standard
    .long =
        Exporter le catalogue en CSV, dans un fichier ou vers la sortie standard

        Réimporter le fichier avec `item import` ne change rien. Pour bincard et Square, les articles archivés sont exportés et marqués comme tels. Shopify ne peut archiver que des produits entiers, et WooCommerce n’a pas d’archives : pour ces systèmes, les articles archivés sont ignorés et leur nombre est indiqué; `--archived` les exporte séparément.
    .after =
        Exemples :
          bincard item export catalogue.csv
          bincard item export --to shopify - | gzip > shopify.csv.gz
          bincard item export --bom --delimiter ';' stock.csv    (Excel en français)
    .file = Fichier à écrire, ou - pour la sortie standard
    .to = Système de destination : bincard, square, shopify ou woocommerce
    .bom = Commencer le fichier par un indicateur d’ordre des octets, requis par Excel
    .delimiter = Séparateur des cellules; avec `;`, les décimales s’écrivent avec une virgule
    .location = Emplacement inscrit dans les colonnes de quantité de Square
    .category = Seulement les articles de cette catégorie
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 918b061f
help-item-archive = Retirer des articles des listes et des notifications de stock; leur historique est conservé
    .after =
        Exemples :
          bincard item archive THE-01 TASSE-02
          bincard item archive THE-01 --dry-run
        Codes de sortie : 3 si un article n’existe pas; aucun n’est alors archivé.

# English 0f094f39
help-item-unarchive = Retirer des articles des archives
    .after =
        Exemples :
          bincard item unarchive THE-01
          bincard item unarchive THE-01 TASSE-02 --dry-run

# English eb2fe8ec
help-sell = Enregistrer une vente en magasin; les articles vendus sont aussitôt retirés du stock
    .long =
        Enregistrer une vente en magasin; les articles vendus sont aussitôt retirés du stock

        Une rupture de stock n’empêche jamais une vente : la quantité disponible devient négative, et un avertissement le signale. Une vente de plusieurs lignes est enregistrée en entier ou pas du tout.
    .after =
        Exemples :
          bincard sell THE-01=2 TASSE-02
          bincard sell THE-01 --key caisse-1-0042    (peut être répétée sans risque)
          bincard sell --batch journee.csv    (sku, quantity, sale, at, key, note)
          bincard sell --void SALE-17
        Dans un fichier, les lignes de même valeur `sale` forment une seule vente, et une quantité négative est un retour. Avec `--key K`, la clé d’une vente est `K/VENTE`.
        Codes de sortie : 3 si l’article ou la vente n’existe pas, 5 si la clé a servi à une autre demande, 65 si des lignes du fichier sont invalides. Une rupture de stock n’est pas une erreur.
    .lines = Articles vendus, sous la forme UGS ou UGS=QUANTITÉ (quantité par défaut : 1)
    .batch = Enregistrer toutes les ventes d’un fichier CSV ou de l’entrée standard (-); si une ligne est invalide, toutes sont refusées
    .void = Annuler une vente et remettre ses articles en stock
    .map = Champ auquel correspond une colonne du fichier, comme Qté=quantité; `ignore` pour ne pas lire la colonne; peut être répété
    .partial = Enregistrer les lignes valides du fichier et écrire les autres dans un fichier
    .rejects = Fichier des lignes refusées [par défaut : FICHIER.rejects.csv]
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 843b337f
help-invoice = Gérer les factures; une facture payée retire ses articles du stock si `invoices.track_stock` est activé

# English 55afe243
help-invoice-create = Établir une facture; rien n’est réservé tant qu’elle n’est pas payée
    .after =
        Exemples :
          bincard invoice create 2026-117 THE-01=4 --customer 'Café Rosalie'
          bincard invoice create 2026-118 THE-01=4 TASSE-02 --note 'payable en 30 jours'
        Codes de sortie : 5 si le numéro a servi à une autre facture.
    .number = Numéro de la facture; il sert aussi de clé d’idempotence
    .lines = Articles facturés, sous la forme UGS ou UGS=QUANTITÉ (quantité par défaut : 1)

# English 0f59df2c
help-invoice-pay = Enregistrer le paiement d’une facture; ses articles sont retirés du stock si `invoices.track_stock` est activé
    .after =
        Exemples :
          bincard invoice pay 2026-117
          bincard invoice pay 2026-117 --part    (acompte : le stock ne change pas)
        Codes de sortie : 5 si la facture est annulée ou remboursée. Un avertissement signale les ruptures de stock.
        Pour activer le suivi : `bincard settings set invoices.track_stock oui`.
    .number = Numéro de la facture
    .part = Enregistrer un acompte : le stock ne change pas, et la facture reste impayée

# English 1aad488c
help-invoice-cancel = Annuler une facture impayée; le stock ne change pas
    .after =
        Exemples :
          bincard invoice cancel 2026-117
          bincard invoice cancel 2026-117 --note 'établie deux fois'
        Codes de sortie : 5 si la facture est déjà payée; il faut alors la rembourser.

# English 5747084f
help-invoice-refund = Enregistrer le remboursement d’une facture payée; le stock ne change pas
    .after =
        Exemples :
          bincard invoice refund 2026-117
          bincard invoice refund 2026-117 THE-01=1
          bincard invoice refund 2026-117 --at 2026-11-20 --note 'retourné par la poste'
        Codes de sortie : 5 si la facture n’est pas payée, ou si le remboursement dépasse la quantité facturée.
        Pour remettre en stock les articles retournés, utilisez `bincard adjust`.
    .lines = Articles remboursés [par défaut : tous]

# English 475182c6
help-invoice-list = Afficher les factures, de la plus récente à la plus ancienne
    .after =
        Exemples :
          bincard invoice list --state impayée
          bincard invoice list --sort client --columns numéro,client,lignes
    .state = Seulement les factures dans cet état : impayée, payée, annulée ou remboursée

# English af51c64c
help-invoice-show = Afficher une facture en détail
    .after =
        Exemples :
          bincard invoice show 2026-117
          bincard invoice show 2026-117 --format json
    .number = Numéro de la facture

# English 83ffcce4
help-order = Gérer les commandes en ligne; leurs articles sont réservés jusqu’à ce qu’elles soient terminées, annulées ou échues

# English d2a7ab46
help-order-place = Enregistrer une commande et réserver ses articles; elle est refusée si un article est épuisé
    .after =
        Exemples :
          bincard order place 1001 THE-01=2 TASSE-02 --customer 'A. Roy'
          bincard order place 1002 THE-01 --expires 48h
          bincard order place 1003 THE-01 --pickup       (le stock ne change pas)
        Codes de sortie : 4 si la quantité disponible est insuffisante, 5 si le numéro a servi à une autre commande.
    .number = Numéro de la commande; il sert aussi de clé d’idempotence
    .lines = Articles commandés, sous la forme UGS ou UGS=QUANTITÉ (quantité par défaut : 1)
    .pickup = Commande à ramasser en magasin : le stock ne change pas, et elle est acceptée même si un article est épuisé
    .expires = Échéance après laquelle la réservation est libérée : une date, une date et une heure, ou une durée comme `48h` ou `'2 jours'`
    .backorder = Réserver les articles même s’ils ne sont pas en stock : la commande a déjà été acceptée ailleurs

# English f4d7ff5c
help-order-complete = Terminer une commande : ses articles sont remis au client et sortent du stock
    .after =
        Exemples :
          bincard order complete 1001
          bincard order complete 1001 --at '2026-11-23 17:45'
        Codes de sortie : 5 si la commande n’est plus ouverte. Si elle est déjà terminée, rien ne change.

# English 89bb1894
help-order-cancel = Annuler une commande : ses articles redeviennent disponibles
    .after =
        Exemples :
          bincard order cancel 1001
          bincard order cancel 1001 --note 'le client a appelé'
        Codes de sortie : 5 si la commande n’est plus ouverte. Si elle est déjà annulée, rien ne change.

# English bcf9379a
help-order-expire = Libérer les articles d’une commande, ou de toutes celles dont l’échéance est passée
    .after =
        Exemples :
          bincard order expire         (toutes celles dont l’échéance est passée)
          bincard order expire 1002    (celle-ci, quelle que soit son échéance)
    .number = Numéro de la commande [par défaut : toutes celles dont l’échéance est passée]

# English 75a0d3df
help-order-reopen = Rouvrir une commande annulée ou échue : ses articles sont de nouveau réservés
    .after =
        Exemples :
          bincard order reopen 1001
          bincard order reopen 1001 --expires 48h
        Codes de sortie : 4 si la quantité disponible est insuffisante, 5 si la commande est terminée ou remboursée.
    .number = Numéro de la commande
    .expires = Nouvelle échéance : une date, une date et une heure, ou une durée comme `48h` ou `'2 jours'` [par défaut : selon `orders.expire_after`]
    .backorder = Réserver les articles même s’ils ne sont plus en stock

# English 6997713a
help-order-refund = Enregistrer le remboursement total ou partiel d’une commande terminée; le stock ne change pas
    .after =
        Exemples :
          bincard order refund 1001
          bincard order refund 1001 THE-01=1
        Codes de sortie : 5 si la commande n’est pas terminée, ou si le remboursement dépasse la quantité commandée.
        Pour remettre en stock les articles retournés, utilisez `bincard adjust`.
    .number = Numéro de la commande
    .lines = Articles remboursés [par défaut : tous]

# English a8db4a47
help-order-list = Afficher les commandes, de la plus récente à la plus ancienne
    .after =
        Exemples :
          bincard order list --state ouverte
          bincard order list --sort client --columns numéro,client,lignes
    .state = Seulement les commandes dans cet état : ouverte, terminée, annulée, échue ou remboursée

# English d892e42c
help-order-show = Afficher une commande en détail
    .after =
        Exemples :
          bincard order show 1001
          bincard order show 1001 --format json
    .number = Numéro de la commande

# English 321bb959
help-adjust = Rajuster le stock manuellement, ou enregistrer un dénombrement
    .long =
        Rajuster le stock manuellement, ou enregistrer un dénombrement

        `+N` et `-N` changent la quantité disponible et exigent un motif. `'=N'` est une quantité dénombrée : la quantité en stock devient N, y compris ce qui est réservé. Les apostrophes sont nécessaires dans certains interpréteurs comme zsh, où `=N` désigne un programme.
    .after =
        Exemples :
          bincard adjust THE-01 +12 --reason reçu
          bincard adjust THE-01 -1 --reason endommagé --note 'tombé de la tablette'
          bincard adjust THE-01 '=9'
          bincard adjust THE-01 +4 --reason retour --ref 1001
          bincard adjust --batch inventaire.csv    (sku, change ou count, reason…)
        Motifs : reçu, retour, dénombrement, endommagé, vol, perte, ramassage, correction, autre.
        Codes de sortie : 1 si le stock de l’article n’est pas suivi, 3 si l’article ou le document n’existe pas, 65 si des lignes du fichier sont invalides.
    .change = Rajustement : `+N`, `-N`, ou `'=N'` pour une quantité dénombrée
    .reason = Motif; facultatif pour un dénombrement
    .reference = Commande, vente ou facture concernée
    .batch = Enregistrer une feuille de dénombrement à partir d’un fichier CSV ou de l’entrée standard (-); si une ligne est invalide, tout le fichier est refusé
    .map = Champ auquel correspond une colonne du fichier, comme Qté=quantité; `ignore` pour ne pas lire la colonne; peut être répété
    .partial = Enregistrer les lignes valides du fichier et écrire les autres dans un fichier
    .rejects = Fichier des lignes refusées [par défaut : FICHIER.rejects.csv]
    .help = Afficher l’aide (plus de détails avec « --help »)

# English c2473287
help-notify = Gérer le suivi du stock réduit et le sommaire quotidien

# English b4ab7762
help-notify-list = Afficher les périodes de stock réduit en cours, toutes les périodes, ou les sommaires quotidiens envoyés
    .long =
        Afficher les périodes de stock réduit en cours, toutes les périodes, ou les sommaires quotidiens envoyés

        Indique aussi quand et à qui le dernier sommaire quotidien a été envoyé, ou pourquoi il ne l’a pas été; avec --deliveries, seulement cela.
    .after =
        Exemples :
          bincard notify list
          bincard notify list --all --sort disponible
          bincard notify list --deliveries
    .all = Inclure les périodes terminées
    .deliveries = Afficher plutôt le dernier sommaire quotidien envoyé à chaque adresse
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 3dfb4442
help-notify-digest = Envoyer le sommaire quotidien des articles en stock réduit (pour cron)
    .long =
        Envoyer le sommaire quotidien des articles en stock réduit (pour cron)

        Le sommaire est envoyé aux adresses de `digest.to`, au plus une fois par jour, quel que soit le nombre d’exécutions. S’il n’y a ni article en stock réduit ni stock rétabli, aucun courriel n’est envoyé et rien n’est affiché.
    .after =
        Exemples :
          bincard notify digest
          bincard notify digest --dry-run    (affiche le courriel, n’envoie rien)
          bincard notify digest --dry-run --html sommaire.html    (et sa page HTML)

        Chaque matin à partir de 7 h, avec cron. La commande s’exécute aux quinze minutes, au cas où la machine serait éteinte à 7 h; personne ne reçoit deux fois le courriel. cron exige le chemin complet du programme, que `command -v bincard` affiche :
          bincard settings set digest.not_before 07:00
        { "  *" }/15 * * * *  /usr/bin/bincard notify digest

        Avec systemd, qui garde le mot de passe dans un secret réservé à ce service, écrivez ceci dans /etc/systemd/system/bincard-digest.service :
        { "  [" }Unit]
          Description=Sommaire quotidien du stock réduit
          Wants=network-online.target
          After=network-online.target
        { "  [" }Service]
          Type=oneshot
          User=magasin
          LoadCredential=bincard-smtp-password:/etc/bincard/smtp-password
          ExecStart=bincard notify digest

        et ceci dans bincard-digest.timer, à côté, que vous activez ensuite avec `systemctl enable --now bincard-digest.timer` :
        { "  [" }Unit]
          Description=Envoi du sommaire quotidien du stock réduit
        { "  [" }Timer]
          OnCalendar=*:0/15
          Persistent=true
        { "  [" }Install]
          WantedBy=timers.target

        Si aucun courriel n’arrive :
          bincard notify digest --dry-run   le courriel, ou pourquoi il n’y en a pas
          bincard notify list               date du dernier envoi, ou raison de l’échec
          bincard notify test               chaque étape de l’envoi
          bincard settings list             digest.* (magasin) et smtp.* (cette machine)

        Jours de stock : la quantité disponible, divisée par les ventes quotidiennes moyennes. Celles-ci comprennent les ventes, les factures payées et les commandes terminées des 28 derniers jours, moins les annulations; pour un article plus récent, depuis son ajout, mais sur 7 jours au moins.
        Commande suggérée : de quoi atteindre le seuil plus 28 jours de ventes. Ces deux chiffres ne sont pas indiqués s’il n’y a pas eu de ventes.

        Codes de sortie : 75 si l’envoi est à réessayer (rien n’est perdu), 69 si le serveur de courriel refuse définitivement, 78 si un réglage est absent ou invalide.
    .dry_run = Afficher le courriel sans l’envoyer
    .html = Enregistrer aussi le courriel en page HTML, à ouvrir dans un navigateur
    .force = Envoyer même à ceux qui l’ont déjà reçu aujourd’hui, et même avant `digest.not_before`
    .help = Afficher l’aide (plus de détails avec « --help »)

# English fc3e9ebc
help-notify-test = Envoyer un courriel d’essai et afficher le résultat de chaque étape
    .long =
        Envoyer un courriel d’essai et afficher le résultat de chaque étape

        Vérifie l’adresse du serveur, la connexion, le certificat, l’ouverture de session et la réponse du serveur. Si une étape échoue, indique quoi faire.
    .after =
        Exemples :
          bincard notify test
          bincard notify test --to moi@magasin.example
          bincard notify test --to 'me@magasin.example en'
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 1c8e6819
help-settings = Gérer les réglages du magasin et de cette machine

# English a9cbd684
help-settings-list = Afficher tous les réglages, leur valeur et leur source
    .after =
        Exemples :
          bincard settings list
          bincard settings list -v    (avec la signification de chaque réglage)
          bincard settings list --sort source --reverse

# English da0adced
help-settings-get = Afficher la valeur d’un réglage
    .after =
        Exemples :
          bincard settings get digest.to
          bincard settings get timezone --format json    (avec sa source)
        Codes de sortie : 3 si le réglage n’existe pas.

# English 1ba31425
help-settings-set = Définir un réglage
    .after =
        Exemples :
          bincard settings set invoices.track_stock oui
          bincard settings set digest.to 'moi@magasin.example, gerance@magasin.example'
          bincard settings set smtp.url smtp://courriel.magasin.example:587
        --key ne s’applique pas aux réglages de cette machine : répéter la commande est sans conséquence.
    .value = Nouvelle valeur

# English 43b3b90d
help-settings-unset = Rétablir la valeur par défaut d’un réglage
    .after =
        Exemples :
          bincard settings unset orders.expire_after
          bincard settings unset smtp.username --dry-run
        --key ne s’applique pas aux réglages de cette machine : répéter la commande est sans conséquence.

# English 3bb552fe
help-settings-path = Afficher le chemin du fichier de configuration de cette machine
    .after =
        Exemples :
          bincard settings path
          bincard settings path --config /etc/bincard/caisse.toml

# English 599549ee
help-store = Gérer la base de données : création, vérification, sauvegarde et restauration

# English 49edc047
help-store-init = Créer une base de données vide
    .after =
        Exemples :
          bincard store init
          bincard store init --store /srv/magasin/bincard.db

# English b0c64ce8
help-store-path = Afficher le chemin ou l’adresse de la base de données
    .after =
        Exemples :
          bincard store path
          bincard store path --format json

# English 22ed68a7
help-store-check = Vérifier que la base de données est intacte et que les quantités correspondent au registre
    .after =
        Exemples :
          bincard store check && echo intact    (muet dans un script si tout va bien)
          bincard store check --repair
        Codes de sortie : 1 si quelque chose ne va pas, 66 s’il n’y a pas de base de données.
    .repair = Sauvegarder la base de données, puis recalculer les quantités à partir du registre

# English bd600c82
help-store-backup = Sauvegarder la base de données, même pendant que d’autres l’utilisent
    .after =
        Exemples :
          bincard store backup /sauvegardes/magasin.db
          bincard store backup /sauvegardes/magasin-$(date +%F).db --quiet  (pour cron)
        Codes de sortie : 1 si la base de données est endommagée et remplacerait une sauvegarde antérieure, 66 s’il n’y a pas de base de données, 74 si la sauvegarde ne peut pas être écrite.
    .file = Fichier de sauvegarde; une sauvegarde antérieure est remplacée

# English d193768e
help-store-restore = Remplacer la base de données par une sauvegarde; l’ancienne est conservée à côté
    .force = Restaurer même si c’est la sauvegarde d’un autre magasin
    .after =
        Exemples :
          bincard store restore /sauvegardes/magasin.db --dry-run
          bincard store restore /sauvegardes/magasin.db
        Codes de sortie : 66 si le fichier n’est pas une base de données de bincard.
    .file = Fichier de sauvegarde

# English 1e254916
help-store-upgrade = Convertir une base de données partagée au format de cette version
    .after =
        Exemples :
          bincard store upgrade --dry-run
          bincard store upgrade
        Codes de sortie : 66 s’il n’y a pas de base de données.

# English c61c6c5a
help-completions = Générer le script d’autocomplétion d’un interpréteur de commandes
    .after =
        Exemples :
          source <(bincard completions bash)    (dans ~/.bashrc)
          source <(bincard completions zsh)     (dans ~/.zshrc, après compinit)
          bincard completions fish > ~/.config/fish/completions/bincard.fish
          bincard completions powershell | Out-String | Invoke-Expression
    .shell = Interpréteur de commandes : bash, zsh, fish ou powershell
