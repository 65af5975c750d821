# L’aide de la ligne de commande : un message par commande, un attribut par argument (`.after` est ce qui suit les
# options). L’anglais en est dans les commentaires de src/command/ ; « English » marque celui que ce message traduit,
# et un test dit quand il change. `help-common` a les arguments que plusieurs commandes ont.

# English 42ccce29
help-words =
    .usage = Utilisation{ "\u00A0" }
    .arguments = Arguments{ "\u00A0" }
    .options = Options{ "\u00A0" }

# English 92a62189
help-headings =
    .commands = Commandes{ "\u00A0" }
    .global-options = Options générales{ "\u00A0" }
    .script-options = Options pour les scripts{ "\u00A0" }
    .filter-options = Options de filtrage{ "\u00A0" }
    .display-options = Options d’affichage{ "\u00A0" }

# English ade75b1e
help-values =
    .command = COMMANDE
    .path = CHEMIN
    .file = FICHIER
    .format = FORMAT
    .language = LANGUE
    .when = QUAND
    .sku = UGS
    .name = NOM
    .variation = VARIATION
    .category = CATÉGORIE
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
    .char = CAR
    .sale = VENTE
    .number = NUMÉRO
    .state = ÉTAT
    .duration = DURÉE
    .reason = MOTIF
    .document = DOCUMENT
    .address = ADRESSE
    .value = VALEUR
    .shell = INTERPRÉTEUR

# English 67d0e360
help-common =
    .store = La base de données du magasin [env : `BINCARD_STORE`]
    .config = Le fichier de configuration de cette machine [env : `BINCARD_CONFIG`]
    .format = Comment afficher les résultats : table (tableau), plain (texte simple), json, ndjson ou csv [env : `BINCARD_FORMAT`]
    .lang = La langue des textes : en ou fr
    .color = Couleurs : auto, always (toujours) ou never (jamais) [env : `NO_COLOR`]
    .no_pager = Écrire d’un coup les longs tableaux au terminal, sans pagineur [env : `BINCARD_PAGER`, `PAGER`]
    .quiet = N’afficher que les avertissements et les erreurs
    .verbose = Indiquer la base de données et la configuration utilisées
    .help-long = Afficher l’aide (un résumé avec « -h »)
    .help = Afficher l’aide
    .name = Son nom
    .variation = Lequel, s’il y en a plusieurs de ce nom : une taille, une couleur
    .category = Sa place dans le catalogue
    .barcode = Le numéro du code-barres
    .price = Le prix de vente à l’unité
    .cost = Le prix d’achat à l’unité
    .threshold = La quantité sous laquelle il est en stock réduit
    .alert = Son alerte : on (oui) ou off (non) ; à défaut, on dès qu’il y a un seuil
    .track = Si son stock est suivi : on (oui) ou off (non)
    .note = Une note à conserver avec l’opération
    .at = Quand cela a eu lieu : une date, une date et une heure, ou un instant au format RFC 3339 ; maintenant, à défaut
    .key = N’exécuter qu’une fois : la même clé et la même demande, répétées, ne changent rien et redonnent le premier résultat
    .dry_run = Afficher ce qui arriverait, sans rien changer
    .sku = L’article
    .low = Seulement les articles en stock réduit
    .search = Seulement les articles qui ont ces mots dans l’UGS, le nom, la variation, la catégorie ou le code-barres
    .archived = Seulement les articles archivés
    .as_of = Avec le stock à un instant donné (une date seule : la fin de ce jour) ; les noms, les prix et les seuils sont ceux d’aujourd’hui
    .sort = La colonne de tri
    .reverse = En ordre inverse
    .limit = Pas plus de N
    .columns = Quelles colonnes, dans quel ordre
    .skus = Les articles
    .help-command = Afficher ce message, ou l’aide des commandes données
    .customer = Le client
    .number = Le numéro du document
    .to = À qui, au lieu de `digest.to` ; peut être répétée
    .setting = Le réglage

# English 803c48c2
help-first-steps =
    Premiers pas :
      bincard item import catalogue.csv    (ou un article après l’autre :)
      bincard item add THE-01 --name 'Thé vert' --quantity 12 --threshold 5
      bincard sell THE-01=2
      bincard item list

    Chaque commande a ses exemples : `bincard sell --help`.

# English 4a3b1d45
help-for-scripts =
    Pour les scripts, il y a --format json ; le schéma JSON de ce qu’il donne est dans les sources : schema/bincard.schema.json.

    Codes de sortie : 0 fait, 1 impossible à faire, 2 ligne de commande erronée, 3 n’existe pas, 4 épuisé, 5 conflit, 65 CSV erroné, 66 pas de base de données, 69 refus du serveur de courriel, 74 lecture ou écriture impossible, 75 à essayer plus tard, 78 réglage erroné.

# English 6bf3a2de
help-all-options = Toutes les options : `bincard --help`.

# English 00000000
help-global-options = Options générales, comme --store et --format : voir `bincard --help`.

# English 00000000
help-all-settings = Réglages :

# English 29da1f85
help = Tenir le stock : un registre exact des articles d’un magasin, dans un seul fichier
    .long =
        Tenir le stock : un registre exact des articles d’un magasin, dans un seul fichier.

        Importez un catalogue, enregistrez ventes, factures, commandes en ligne et rajustements, et apprenez une fois par jour ce qui est en stock réduit. Chaque changement de stock est inscrit dans un registre que rien n’altère jamais.
    .help = Afficher l’aide (plus de détails avec « --help »)
    .version = Afficher la version

# English 55ddc2a7
help-item = Articles : les ajouter, modifier, lister, importer et exporter

# English bb1cd4d6
help-item-add = Ajouter un article ; crée la base de données s’il n’y en a pas
    .after =
        Exemples :
          bincard item add THE-01 --name 'Thé vert' --quantity 12 --price 8.50
          bincard item add CADEAU --name 'Carte-cadeau' --track off
        Codes de sortie : 5 si un article a déjà cette UGS.
    .sku = Son code (unité de gestion de stock)
    .quantity = La quantité en stock

# English b0b2fdce
help-item-set = Modifier ce qu’on sait d’un article ; une valeur vide efface
    .after =
        Exemples :
          bincard item set THE-01 --threshold 8 --price 9.00
          bincard item set THE-01 --category ''          (efface la catégorie)
          bincard item set THE-01 --alert off
        Codes de sortie : 3 si l’article n’existe pas.

# English ccce6810
help-item-show = Afficher tout ce qu’on sait d’un article, avec sa notification en cours et ses commandes ouvertes
    .after =
        Exemples :
          bincard item show THE-01
          bincard item show THE-01 --format json

# English 9133dc33
help-item-list = Lister les articles avec leur stock, maintenant ou à tout instant passé
    .after =
        Exemples :
          bincard item list --low
          bincard item list --search thé --sort available
          bincard item list --as-of 2026-01-31 --columns sku,name,on_hand
        Colonnes : sku, name, variation, category, barcode, price, cost, tracked, alert, threshold, on_hand, reserved, available, low_since, archived, stock_alert.
    .category = Seulement les articles d’une catégorie
    .columns = Quelles colonnes, dans quel ordre ; en JSON aussi

# English 0f0f326b
help-item-history = Afficher tous les mouvements d’un article, avec ce qui était disponible avant et après
    .after =
        Exemples :
          bincard item history THE-01 --limit 20
          bincard item history THE-01 --since 2026-01-01 --until 2026-01-31
          bincard item history THE-01 --plot             (un graphique à regarder)
    .since = Seulement ce qui a eu lieu depuis
    .until = Seulement ce qui a eu lieu jusque-là ; une date seule en désigne la fin
    .limit = Seulement les N plus récents
    .plot = Tracer ce qui était disponible au fil du temps, avec le seuil

# English 642a9023
help-item-import = Importer un catalogue d’un fichier CSV, ou de l’entrée standard (-), en entier ou pas du tout
    .long =
        Importer un catalogue d’un fichier CSV, ou de l’entrée standard (-), en entier ou pas du tout

        Les fichiers de Square, de Shopify et de WooCommerce sont lus tels que ces systèmes les écrivent ; tout autre tableau, avec `--map`. Un nouvel article prend sa quantité comme stock de départ ; le stock d’un article déjà là n’est pas touché, à moins que `--counts` ne dise que le fichier est un dénombrement. Chaque ligne est prise en compte, et à la moindre ligne erronée rien ne change.
    .after =
        Exemples :
          bincard item import catalogue.csv --dry-run
          bincard item import export-shopify.csv
          bincard item import stock.csv --map 'No article=sku' --map Qté=quantity
          bincard item import compte.csv --counts
        Codes de sortie : 65 si le fichier contient des lignes erronées ; elles sont nommées par ligne et colonne.
    .file = Le fichier, ou - pour l’entrée standard
    .from = Le système d’où il vient : auto, bincard, square, shopify ou woocommerce
    .map = Ce qu’une colonne contient, par son nom ; champs : sku (UGS), name (nom), variation, category (catégorie), barcode (code-barres), price (prix), cost (coût), tracked (suivi), alert (alerte), threshold (seuil), quantity (quantité), archived (archivé)
    .counts = Le fichier est un dénombrement : la quantité en stock devient ce qu’il dit
    .partial = Importer les bonnes lignes et écrire les autres dans un fichier de rejets
    .rejects = Où vont les lignes refusées [à défaut : FICHIER.rejects.csv]
    .force = Prendre les nouveaux comptes même si l’ancien compte du fichier n’est plus exact
    .encoding = L’encodage, si ce n’est pas l’UTF-8 : windows-1252, macintosh, iso-8859-15, …
    .delimiter = Le caractère entre les cellules, s’il n’est pas reconnu de lui-même
    .decimal_comma = Les nombres ont une virgule décimale
    .location = De quel emplacement sont les quantités, si le fichier en a plusieurs
    .track = Si tous ses articles sont suivis, quoi qu’en dise le fichier : on (oui) ou off (non)
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 63800a5e
help-item-export = Exporter le catalogue en CSV, dans un fichier ou vers la sortie standard
    .long =
        Exporter le catalogue en CSV, dans un fichier ou vers la sortie standard

        Ce que `item export` écrit, `item import` le relit sans rien changer. Les articles archivés sont exportés aussi, et marqués comme tels, pour bincard et Square. Shopify ne marque que des produits entiers, et WooCommerce rien : ils y sont laissés de côté et comptés, et `--archived` les exporte seuls.
    .after =
        Exemples :
          bincard item export catalogue.csv
          bincard item export --to shopify - | gzip > shopify.csv.gz
          bincard item export --low --bom reduit.csv     (--bom : pour les tableurs)
    .file = Le fichier, ou - pour la sortie standard
    .to = Pour quel système : bincard, square, shopify ou woocommerce
    .bom = Y mettre en tête un indicateur d’ordre des octets, que certains tableurs demandent
    .delimiter = Le caractère entre les cellules
    .location = L’emplacement que nomment les colonnes de quantité de Square
    .category = Seulement les articles d’une catégorie
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 106c7376
help-item-archive = Retirer des articles des listes et des alertes ; leur historique reste
    .after =
        Exemples :
          bincard item archive THE-01 TASSE-02
          bincard item archive THE-01 --dry-run
        Codes de sortie : 3 si un article n’existe pas ; aucun n’est alors archivé.

# English 603cbe0d
help-item-unarchive = Sortir des articles des archives
    .after =
        Exemples :
          bincard item unarchive THE-01
          bincard item unarchive THE-01 TASSE-02 --dry-run

# English ea6ac351
help-sell = Enregistrer une vente en magasin : ce qui est vendu quitte aussitôt le stock
    .long =
        Enregistrer une vente en magasin : ce qui est vendu quitte aussitôt le stock

        Une rupture de stock n’empêche jamais une vente : le stock passe sous zéro, et un avertissement le signale. Une vente de plusieurs lignes a lieu en entier ou pas du tout.
    .after =
        Exemples :
          bincard sell THE-01=2 TASSE-02
          bincard sell THE-01 --key caisse-1-0042    (peut être répétée sans crainte)
          bincard sell --batch journee.csv    (sku, quantity, sale, at, key, note)
          bincard sell --void SALE-17
        Codes de sortie : 3 si l’article ou la vente n’existe pas, 5 si la clé a servi à autre chose, 65 si le fichier contient des lignes erronées. Une rupture de stock n’est pas une erreur : un avertissement la signale.
    .lines = Ce qui est vendu, et en quelle quantité (1 à défaut)
    .batch = Enregistrer toutes les ventes d’un fichier CSV, ou de l’entrée standard (-), toutes ou aucune
    .void = Annuler une vente : ses articles reviennent en stock, une seule fois
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 6863948b
help-invoice = Factures : le stock bouge quand elles sont payées, si `invoices.track_stock` est activé

# English c9c54575
help-invoice-create = Établir une facture ; elle ne réserve rien tant qu’elle n’est pas payée
    .after =
        Exemples :
          bincard invoice create 2026-117 THE-01=4 --customer 'Café Rosalie'
          bincard invoice create 2026-118 THE-01=4 TASSE-02 --note 'payable en 30 jours'
        Codes de sortie : 5 si le numéro a servi à autre chose.
    .number = Le numéro de la facture : il lui sert de clé
    .lines = Ce qui est facturé, et en quelle quantité (1 à défaut)

# English 86a51600
help-invoice-pay = Enregistrer le paiement d’une facture ; ses articles quittent le stock si le magasin suit les factures
    .after =
        Exemples :
          bincard invoice pay 2026-117
          bincard invoice pay 2026-117 --part            (un acompte : rien ne bouge)
        Codes de sortie : 5 si elle est annulée ou remboursée. Un avertissement signale ce qui est en rupture.
        Le suivi s’active avec `bincard settings set invoices.track_stock true`.
    .number = La facture
    .part = Un acompte : rien ne bouge, et la facture reste impayée

# English 378d1f26
help-invoice-cancel = Abandonner une facture impayée ; rien ne bouge
    .after =
        Exemples :
          bincard invoice cancel 2026-117
          bincard invoice cancel 2026-117 --note 'établie deux fois'
        Codes de sortie : 5 si elle est déjà payée : elle se rembourse alors.

# English e8f67d73
help-invoice-refund = Enregistrer le remboursement d’une facture payée ; ne fait rien bouger par lui-même
    .after =
        Exemples :
          bincard invoice refund 2026-117
          bincard invoice refund 2026-117 --at 2026-11-20 --note 'renvoyé par la poste'
        Codes de sortie : 5 si elle n’est pas payée.
        Ce que le client a rapporté se remet en stock avec `bincard adjust`.

# English 2e434bdc
help-invoice-list = Lister les factures, la plus récente d’abord
    .after =
        Exemples :
          bincard invoice list --state unpaid
          bincard invoice list --sort placed_at --columns number,placed_at,customer
    .state = Seulement celles qui sont dans cet état : unpaid (impayée), paid (payée), cancelled (annulée) ou refunded (remboursée)

# English c4a5fcee
help-invoice-show = Afficher tout ce qu’on sait d’une facture
    .after =
        Exemples :
          bincard invoice show 2026-117
          bincard invoice show 2026-117 --format json
    .number = La facture

# English 820aca05
help-order = Commandes en ligne : elles réservent leurs articles jusqu’à ce qu’elles soient terminées ou abandonnées

# English b6cefe36
help-order-place = Passer une commande : ses articles sont aussitôt réservés, ou elle est refusée comme épuisée
    .after =
        Exemples :
          bincard order place 1001 THE-01=2 TASSE-02 --customer 'A. Roy'
          bincard order place 1002 THE-01 --expires 48h
          bincard order place 1003 THE-01 --pickup       (ne touche pas au stock)
        Codes de sortie : 4 si un article est demandé au-delà de ce qui est disponible, 5 si le numéro a servi à autre chose.
    .number = Le numéro de la commande : il lui sert de clé
    .lines = Ce qui est commandé, et en quelle quantité (1 à défaut)
    .pickup = À ramasser en magasin : ne touche pas au stock, et n’est jamais épuisée
    .expires = Quand elle libère ses articles si elle n’a pas été terminée : un instant ou une durée

# English a67e54ed
help-order-complete = Terminer une commande : ses articles sont partis
    .after =
        Exemples :
          bincard order complete 1001
          bincard order complete 1001 --at '2026-11-23 17:45'
        Codes de sortie : 5 si elle n’est plus ouverte. La terminer de nouveau ne change rien, sans erreur.

# English b9d24445
help-order-cancel = Annuler une commande : ses articles redeviennent disponibles
    .after =
        Exemples :
          bincard order cancel 1001
          bincard order cancel 1001 --note 'le client a appelé'
        Codes de sortie : 5 si elle n’est plus ouverte. L’annuler de nouveau ne change rien, sans erreur.

# English 8e58d97b
help-order-expire = Faire échoir une commande, ou toutes celles dont l’échéance est passée
    .after =
        Exemples :
          bincard order expire         (toutes celles dont l’échéance est passée)
          bincard order expire 1002    (celle-ci, quelle que soit son échéance)
    .number = La commande ; si elle n’est pas donnée, toutes celles qui sont échues

# English d161a831
help-order-refund = Enregistrer le remboursement d’une commande terminée, entière ou pour certaines lignes ; n’augmente jamais le stock
    .after =
        Exemples :
          bincard order refund 1001
          bincard order refund 1001 THE-01=1
        Codes de sortie : 5 si elle n’est pas terminée, ou si plus serait remboursé que commandé.
        Ce que le client a renvoyé se remet en stock avec `bincard adjust`.
    .number = La commande
    .lines = Pour lesquelles de ses lignes ; toutes si aucune n’est donnée

# English 0e60c013
help-order-list = Lister les commandes, la plus récente d’abord
    .after =
        Exemples :
          bincard order list --state open
          bincard order list --sort customer --columns number,customer,lines
    .state = Seulement celles qui sont dans cet état : open (ouverte), completed (terminée), cancelled (annulée), expired (échue) ou refunded (remboursée)

# English 2caacf5c
help-order-show = Afficher tout ce qu’on sait d’une commande
    .after =
        Exemples :
          bincard order show 1001
          bincard order show 1001 --format json
    .number = La commande

# English 7dbd30cd
help-adjust = Rajuster le stock à la main, ou enregistrer un dénombrement
    .long =
        Rajuster le stock à la main, ou enregistrer un dénombrement

        `+N` et `-N` changent ce qui est disponible et demandent un motif. `'=N'` est ce qui a été compté en rayon : la quantité en stock devient N, quelle qu’elle ait été, et ce qui est réservé s’y trouve toujours. Les guillemets sont pour des interpréteurs comme zsh, où `=N` seul désigne un programme.
    .after =
        Exemples :
          bincard adjust THE-01 +12 --reason received
          bincard adjust THE-01 -1 --reason damaged --note 'tombé de la tablette'
          bincard adjust THE-01 '=9'
          bincard adjust THE-01 +4 --reason return --ref 1001
          bincard adjust --batch compte.csv    (sku, change ou count, reason, at, note)
        Motifs : received (reçu), return (retour), count (dénombrement), damaged (abîmé), theft (vol), loss (perte), pickup (ramassage en magasin), correction (correction), other (autre).
        Codes de sortie : 1 si le stock de l’article n’est pas suivi, 3 si l’article ou le document n’existe pas, 65 si le fichier contient des lignes erronées.
    .change = Le changement : `+N`, `-N`, ou `'=N'` pour un dénombrement
    .reason = Pourquoi ; un dénombrement s’en passe
    .reference = La commande, la vente ou la facture dont il s’agit
    .batch = Enregistrer toute une feuille de dénombrement d’un fichier CSV, ou de l’entrée standard (-), tout ou rien
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 11b6b545
help-notify = Ce qui est en stock réduit, et le sommaire quotidien

# English d9c3940a
help-notify-list = Lister les notifications en cours, ou toutes celles qu’il y a eu, ou les sommaires quotidiens
    .long =
        Lister les notifications en cours, ou toutes celles qu’il y a eu, ou les sommaires quotidiens

        Indique aussi quand le dernier sommaire quotidien est parti, et à qui, ou pourquoi il n’est pas parti ; avec --deliveries, c’est ce qui est listé.
    .after =
        Exemples :
          bincard notify list
          bincard notify list --all --sort available
          bincard notify list --deliveries
    .all = Y compris celles qui sont closes
    .deliveries = Plutôt le dernier sommaire quotidien envoyé à chaque adresse
    .help = Afficher l’aide (plus de détails avec « --help »)

# English db868148
help-notify-digest = Envoyer le sommaire quotidien de ce qui est en stock réduit : pour cron
    .long =
        Envoyer le sommaire quotidien de ce qui est en stock réduit : pour cron

        Il va aux adresses de `digest.to`, une fois par jour au plus, quel que soit le nombre d’exécutions. Si rien n’est en stock réduit ni de retour en stock, il n’y a ni courriel ni sortie.
    .after =
        Exemples :
          bincard notify digest
          bincard notify digest --dry-run    (affiche le courriel, n’envoie rien)
          bincard notify digest --dry-run --html sommaire.html    (et en écrit la page)

        Chaque matin à partir de sept heures, dans une table cron. La commande s’exécute tous les quarts d’heure, pour qu’un matin manqué soit rattrapé ; personne ne reçoit un second courriel. cron cherche les programmes dans peu de dossiers : donnez-lui le chemin complet, que `command -v bincard` affiche :
          bincard settings set digest.not_before 07:00
        { "  *" }/15 * * * *  /usr/bin/bincard notify digest

        Avec systemd, où le mot de passe est un secret que seul ce service peut lire, dans /etc/systemd/system/bincard-digest.service :
        { "  [" }Unit]
          Description=Le sommaire quotidien du stock réduit
          Wants=network-online.target
          After=network-online.target
        { "  [" }Service]
          Type=oneshot
          User=magasin
          LoadCredential=bincard-smtp-password:/etc/bincard/smtp-password
          ExecStart=bincard notify digest

        et bincard-digest.timer à côté, activé avec `systemctl enable --now bincard-digest.timer` :
        { "  [" }Unit]
          Description=Le sommaire quotidien du stock réduit, jusqu’à son envoi
        { "  [" }Timer]
          OnCalendar=*:0/15
          Persistent=true
        { "  [" }Install]
          WantedBy=timers.target

        Si aucun courriel n’arrive :
          bincard notify digest --dry-run   rien : rien n’est réduit ni de retour
          bincard notify list               quand le dernier est parti, ou pourquoi non
          bincard notify test               le chemin du courriel, étape par étape
          bincard settings list             digest.* du magasin, smtp.* de cette machine

        Jours de stock : ce qui est disponible, divisé par les ventes d’une journée. Les ventes sont ce qui a été vendu, facturé et terminé dans les 28 derniers jours, moins ce qui a été annulé ; pour un article plus jeune, depuis sa création, 7 jours au moins.
        À commander : ce qui amène le stock au seuil plus les ventes de 28 jours. Ni l’un ni l’autre n’est indiqué en l’absence de ventes.

        Codes de sortie : 75 si un nouvel essai peut aider (rien n’est perdu), 69 si le serveur de courriel refuse pour de bon, 78 si un réglage manque ou est erroné.
    .dry_run = Afficher le texte du courriel, sans rien envoyer
    .html = Écrire aussi la page du courriel dans un fichier, à voir dans un navigateur
    .force = L’envoyer de nouveau à ceux qui l’ont déjà eu aujourd’hui, même avant `digest.not_before`
    .help = Afficher l’aide (plus de détails avec « --help »)

# English 8abb9f38
help-notify-test = Envoyer un courriel d’essai, et afficher étape par étape ce qui a été constaté en chemin
    .long =
        Envoyer un courriel d’essai, et afficher étape par étape ce qui a été constaté en chemin

        Les adresses du serveur, la connexion, le certificat, l’ouverture de session, et la réponse du serveur de courriel ; là où le chemin s’arrête, quoi faire.
    .after =
        Exemples :
          bincard notify test
          bincard notify test --to moi@magasin.example
          bincard notify test --to 'me@magasin.example en'
    .help = Afficher l’aide (plus de détails avec « --help »)

# English c4d22989
help-settings = Réglages du magasin et de cette machine

# English 2d8a9c51
help-settings-list = Lister tous les réglages, avec leur valeur et sa provenance
    .after =
        Exemples :
          bincard settings list
          bincard settings list --sort source --reverse

# English 7fcd4ac2
help-settings-get = Afficher la valeur d’un réglage
    .after =
        Exemples :
          bincard settings get digest.to
          bincard settings get timezone --format json    (et d’où il vient)
        Codes de sortie : 3 si le réglage n’existe pas.

# English 914e90a3
help-settings-set = Donner une valeur à un réglage
    .after =
        Exemples :
          bincard settings set invoices.track_stock true
          bincard settings set digest.to 'moi@magasin.example, gerance@magasin.example'
          bincard settings set smtp.url smtp://courriel.magasin.example:587
        Les réglages de cette machine ne prennent pas --key : en donner un de nouveau est sans conséquence.
    .value = Sa nouvelle valeur

# English e5335d57
help-settings-unset = Retirer un réglage : sa valeur par défaut s’applique de nouveau
    .after =
        Exemples :
          bincard settings unset orders.expire_after
          bincard settings unset smtp.username --dry-run
        Les réglages de cette machine ne prennent pas --key : en retirer un de nouveau est sans conséquence.

# English 3bb552fe
help-settings-path = Afficher le chemin du fichier de configuration de cette machine
    .after =
        Exemples :
          bincard settings path
          bincard settings path --config /etc/bincard/caisse.toml

# English 30006c68
help-store = La base de données elle-même : la créer, vérifier, sauvegarder, restaurer

# English f276feb3
help-store-init = Créer une base de données neuve et vide
    .after =
        Exemples :
          bincard store init
          bincard store init --store /srv/magasin/bincard.db

# English 463e9295
help-store-path = Afficher le chemin de la base de données
    .after =
        Exemples :
          bincard store path
          bincard store path --format json

# English a41a3ce3
help-store-check = Vérifier que le fichier est intact et que tous les soldes découlent du registre ; rien n’est affiché si tout va bien
    .after =
        Exemples :
          bincard store check && echo intact
          bincard store check --repair
        Codes de sortie : 1 si quelque chose ne va pas, 66 s’il n’y a pas de base de données.
    .repair = Reconstruire à partir du registre ce qui n’en découle pas, après une sauvegarde

# English 86843dc0
help-store-backup = Écrire une copie entière de la base de données, même pendant que d’autres s’en servent
    .after =
        Exemples :
          bincard store backup /sauvegardes/magasin.db
          bincard store backup /sauvegardes/magasin-$(date +%F).db --quiet  (pour cron)
        Codes de sortie : 66 s’il n’y a pas de base de données, 74 si la sauvegarde ne peut pas être écrite.
    .file = Destination ; une sauvegarde plus ancienne à cet endroit est remplacée

# English 1a4f3167
help-store-restore = Mettre une sauvegarde à la place de la base de données ; ce qui s’y trouvait est conservé à côté
    .after =
        Exemples :
          bincard store restore /sauvegardes/magasin.db --dry-run
          bincard store restore /sauvegardes/magasin.db
        Codes de sortie : 66 si le fichier n’est pas une base de données de bincard.
    .file = La sauvegarde

# English c0623b24
help-completions = Afficher de quoi compléter commandes, UGS, numéros, catégories et réglages dans un interpréteur
    .after =
        Exemples :
          source <(bincard completions bash)    (dans ~/.bashrc)
          source <(bincard completions zsh)     (dans ~/.zshrc, après compinit)
          bincard completions fish > ~/.config/fish/completions/bincard.fish
          bincard completions powershell | Out-String | Invoke-Expression
    .shell = L’interpréteur de commandes : bash, zsh, fish ou powershell
