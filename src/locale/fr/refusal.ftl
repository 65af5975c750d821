### Tous les refus qu’une règle peut opposer, et quoi faire.

sold-out = Article épuisé : `{ $sku }`
# The apostrophe is the one R16 has: scripts look for these words.
only-left = Il n'en reste que { $left } : `{ $sku }`
refused-sold-out = article épuisé
    .hint = demandez-en moins, ou voyez ce qu’il y a : `bincard item list`

refused-not-a-number = `{ $text }` n’est pas un nombre
    .hint = écrivez des chiffres, avec un point devant les décimales, comme `2.5`
refused-comma = `{ $text }` n’est pas un nombre : ici, les décimales s’écrivent avec un point
    .hint = écrivez `{ $point }`
refused-too-many-places = `{ $text }` a plus de 5 décimales
    .hint = arrondissez à 5 décimales
refused-out-of-range = `{ $text }` dépasse ±9 000 000 000 000
refused-bad-whole-number = `{ $text }` n’est pas un nombre entier à partir de 0
refused-not-positive = la quantité `{ $text }` n’est pas supérieure à zéro
refused-count-negative = le dénombrement `{ $text }` est inférieur à zéro : on ne peut pas compter moins que rien
    .hint = pour retirer du stock, écrivez `-N` avec un motif
refused-bad-change = `{ $text }` n’est pas un changement de stock
    .hint = écrivez `+N` pour ajouter, `-N` pour retirer, `'=N'` pour ce qui a été compté
refused-bad-line = `{ $quantity }`, dans `{ $text }`, n’est pas une quantité
    .hint = écrivez UGS=QUANTITÉ ; une UGS qui contient `=` demande aussi sa quantité : `{ $text }=1`
refused-spaced-line = `{ $quantity }`, dans `{ $text }`, n’est pas une quantité : il y a une espace de trop
    .hint = écrivez `{ $line }`
refused-bad-sku = `{ $text }` ne peut pas être une UGS : { $why }
refused-bad-text = `{ $text }` ne peut pas être conservé : { $why }
refused-bad-option-text = `{ $option }` ne peut pas être `{ $text }` : { $why }
text-blank = c’est vide
text-too-long = il y a plus de { $most } caractères
text-control = il y a le caractère de commande { $character }
refused-bad-instant = `{ $text }` n’est ni une date ni une heure
    .hint = écrivez `2026-11-24`, `2026-11-24 13:30` ou `2026-11-24T13:30:00-05:00`
refused-bad-duration = `{ $text }` n’est pas une durée
    .hint = écrivez un nombre et une unité, comme `48h`, `3d` (jours) ou `2w` (semaines) ; ou une date ou une heure, comme `2026-11-24` ou `2026-11-24 13:30`
refused-duration-not-positive = la durée `{ $text }` n’est pas supérieure à zéro
    .hint = écrivez un nombre et une unité, comme `48h`, `3d` (jours) ou `2w` (semaines)
refused-duration-too-long = la durée `{ $text }` est trop longue
    .hint = écrivez 36500d (cent ans) au plus
refused-bad-time-zone = la variable d’environnement TZ ne nomme aucun fuseau horaire connu : `{ $text }`
    .hint = donnez-lui un nom comme `America/Montreal`, ou supprimez-la
refused-in-future = `{ $text }` est dans le futur : le stock ne peut pas encore avoir bougé
    .hint = donnez un instant passé, ou omettez `--at` pour maintenant
refused-deadline-passed = l’échéance `{ $text }` est passée
    .hint = donnez-en une à venir, comme `--expires 48h`
refused-before-document = `{ $text }` précède la dernière étape { $kind ->
        [rajustement] du rajustement
        [importation] de l’importation
       *[other] de la { $kind }
    } `{ $number }`
    .hint = donnez un instant ultérieur, ou omettez `--at` pour maintenant
refused-reason-missing = aucun motif n’est donné
    .hint = ajoutez `--reason` et l’un de ces motifs : received (reçu), return (retour), damaged (abîmé), theft (vol), loss (perte), pickup (ramassage), correction (correction), other (autre)
refused-unknown-word = `{ $text }` est une valeur inconnue ; valeurs possibles : { $known }
refused-bad-setting-value = `{ $key }` ne peut pas être `{ $value }` ; valeur attendue : { $expected }
refused-not-a-setting = il n’y a pas de réglage `{ $key }` ; il y a : { $known }
    .hint = voyez-les avec `bincard settings list`
refused-conflicting-words = { $one } et { $other } ne vont pas ensemble
refused-machine-key = `--key` ne va pas avec `{ $key }` : les réglages de cette machine ne prennent pas de clé
    .hint = omettez-le : répéter la commande est sans conséquence
refused-nothing-asked = rien n’est demandé
    .hint = donnez { $known }
refused-name-missing = il faut un nom à un nouvel article
    .hint = donnez-le avec `--name` : bincard item add --name NOM { $word }
refused-rejects-over-source = `{ $path }` est le fichier qui est lu : les rejets le remplaceraient
    .hint = donnez un autre fichier à `--rejects`

refused-no-locations = `--location` ne dit rien de `{ $file }` : un tel fichier { $from } n’a pas d’emplacements
    .hint = omettez `--location` ; `--map COLONNE=quantity` prend la colonne d’un emplacement de tout autre tableur

refused-unknown-item = aucun article n’a l’UGS `{ $sku }`
    .hint = voyez ce qu’il y a avec `bincard item list`, ou ajoutez-le avec `bincard item add`
refused-unknown-document = il n’y a pas { $kind ->
        [importation] d’importation
       *[other] de { $kind }
    } `{ $number }`
    .hint = { $which ->
        [order] voyez `bincard order list`
        [invoice] voyez `bincard invoice list`
       *[other] voyez `bincard item history UGS`, qui nomme chaque document
    }
refused-unknown-reference = il n’y a ni vente, ni facture, ni commande `{ $number }`
    .hint = voyez `bincard item history UGS`, qui nomme chaque document
refused-ambiguous-reference = plusieurs documents ont le numéro `{ $number }`
    .hint = précisez lequel : { $ways }
hint-nearest = vouliez-vous dire { $nearest } ?
hint-adjust = écrivez `bincard adjust { $sku } { $change }`
hint-before-dashes = ce qui suit `--` n’est pas une option : écrivez `{ $option }` avant
hint-quantity-of-line = écrivez la quantité avec l’UGS : `{ $line }`
hint-help = voyez `{ $command } --help`

refused-step = { $kind ->
        [rajustement] le rajustement
        [importation] l’importation
       *[other] la { $kind }
    } `{ $number }` est { $state } : { $step } n’est plus possible
refused-key-reused = la clé `{ $key }` a déjà servi à autre chose : `{ $first }`
    .hint = donnez à chaque demande une clé qui lui est propre
refused-number-reused = il y a déjà une autre { $kind } `{ $number }` : `{ $first }`
    .hint = prenez un autre numéro, ou répétez la première demande à la lettre
refused-document-ended = { $kind ->
        [rajustement] le rajustement
        [importation] l’importation
       *[other] la { $kind }
    } `{ $number }` est { $state } ; rien n’a été fait
    .hint = utilisez un autre numéro
refused-item-exists = un article a déjà l’UGS `{ $sku }`
    .hint = modifiez-le avec `bincard item set`, ou son stock avec `bincard adjust`
refused-refund-too-much = pour `{ $sku }` dans `{ $number }`, il ne reste que { $left } à rembourser
refused-not-on-document = `{ $sku }` ne figure pas dans `{ $number }`

refused-untracked = le stock de `{ $sku }` n’est pas suivi
    .hint = activez le suivi avec `bincard item set --track on { $word }`
refused-opening-untracked = le stock de `{ $sku }` ne serait pas suivi : il ne peut pas avoir de quantité
    .hint = ne donnez pas `--quantity`, ou donnez `--track on`
refused-stock-out-of-range = le stock de `{ $sku }` dépasserait ±9 000 000 000 000
refused-sum-out-of-range = le stock dépasserait ±9 000 000 000 000

refused-bad-rows = { $count ->
        [one] { $count } ligne de `{ $file }` est inutilisable ; rien n’a été changé
       *[other] { $count } lignes de `{ $file }` sont inutilisables ; rien n’a été changé
    }
    .hint = { $count ->
        [one] corrigez-la, puis relancez la même commande
       *[other] corrigez-les, puis relancez la même commande
    }
refused-more-rows = … et { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
bad-row = ligne { $line } : { $why }
bad-row-column = ligne { $line }, colonne `{ $column }` : { $why }
bad-row-value = ligne { $line }, colonne `{ $column }`, `{ $value }` : { $why }
bad-file = `{ $file }` : { $why }

refused-file-unreadable = impossible de lire `{ $file }` : { $why }
refused-no-store = il n’y a pas de base de données dans `{ $path }`
    .hint = indiquez la vôtre avec `--store` ou BINCARD_STORE, ou créez-en une avec `bincard store init`
refused-not-a-store = `{ $path }` n’est pas une base de données de bincard : { $why }
    .hint = indiquez un autre chemin avec `--store` ou BINCARD_STORE
refused-store-tampered = la structure de `{ $path }` a été modifiée : { $said }
    .hint = remettez une sauvegarde avec `bincard store restore FICHIER` ; bincard ne touche pas à une telle base
refused-not-a-backup = `{ $path }` ne peut pas être restauré : { $why }
    .hint = indiquez un fichier que `bincard store backup` a écrit
refused-newer-store = `{ $path }` a été écrit par un bincard plus récent (version { $version } ; celui-ci connaît la { $known })
    .hint = mettez bincard à jour sur cette machine
refused-is-the-store = `{ $path }` est la base de données elle-même ou en fait partie
    .hint = indiquez un autre fichier
refused-backup-of-damaged = la base de données `{ $store }` est endommagée, et la sauvegarde `{ $backup }` n’est donc pas remplacée
    .hint = voyez ce qui ne va pas avec `bincard store check` ; une copie peut être faite sous un autre nom
refused-backup-over-other = `{ $path }` n’est pas remplacé, car ce n’est pas une sauvegarde de cette base : { $why }
    .hint = indiquez un autre fichier
backup-damaged = elle est endommagée
backup-of-another = c’est une base de données à part
refused-restore-over-other = `{ $path }` n’est pas remplacé, car ce n’est pas une base de données de bincard : { $why }
    .hint = s’il doit quand même être remplacé, déplacez-le d’abord : mv { $path } { $path }.old
refused-store-leftover = `{ $path }` vient d’un processus interrompu, et sa base de données n’est plus là : elle en abîmerait une nouvelle
    .hint = remettez la base de données à côté ; ou, si vous n’en voulez plus, enlevez ce reste : rm { $word }
refused-no-folder = il n’y a pas de dossier `{ $path }`
    .hint = créez-le avec `mkdir -p { $word }`, ou indiquez un autre chemin
refused-network-store = `{ $path }` se trouve sur un système de fichiers en réseau ({ $kind }), où deux processus peuvent détruire une base de données
    .hint = gardez la base de données sur un disque de la machine qui s’en sert
refused-store-damaged = `{ $path }` n’est pas en bon état : { $findings }
    .hint = `bincard store check --repair` reconstruit ce qui découle du registre
refused-store-broken = `{ $path }` n’est pas en bon état : { $findings }
    .hint = mettez la dernière sauvegarde à sa place avec `bincard store restore FICHIER`
refused-store-busy = un autre processus occupe la base de données `{ $path }` depuis { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }
    .hint = relancez la même commande ; rien n’a été changé

refused-setting-missing = le réglage `{ $key }` manque
    .hint = donnez-lui une valeur avec `bincard settings set { $key } …`
refused-setting-wrong = le réglage `{ $key }` vaut `{ $value }` : { $why }
    .hint = corrigez ce qu’il désigne, ou donnez-en un autre : `bincard settings set { $key } …`
refused-environment-wrong = la variable d’environnement { $variable } vaut `{ $value }` : { $why }
    .hint = donnez-lui une autre valeur, ou supprimez-la : `unset { $variable }`
refused-bad-config = `{ $path }` est inutilisable : { $why }
refused-config-open = d’autres personnes peuvent lire `{ $path }` (mode { $mode }), qui dit comment obtenir un mot de passe
    .hint = fermez-le avec `chmod 600 { $word }`
refused-secret-open = d’autres personnes peuvent lire le mot de passe dans `{ $path }` (mode { $mode })
    .hint = fermez-le avec `chmod 600 { $word }`
refused-password-in-url = `{ $key }` contient un mot de passe
    .hint = retirez-le, et utilisez `smtp.password_file` ou BINCARD_SMTP_PASSWORD
refused-mail-deferred = le courriel à { $address } n’a pas encore pu être envoyé : { $why }
    .hint = relancez la même commande plus tard ; rien n’est perdu
refused-mail-refused = le courriel à { $address } a été refusé : { $why }
    .hint = `bincard notify test` montre chaque étape du chemin et ce qu’il y a à faire
refused-mail-unknown = on ne peut pas savoir si le courriel à { $address } est arrivé : { $why }
    .hint = relancez la même commande ; le courriel garde son identifiant, et les boîtes de réception peuvent écarter un doublon

broke-busy = un autre processus occupe la base de données
    .hint = relancez la même commande ; rien n’a été changé
broke-full = le disque est plein
    .hint = libérez de l’espace et relancez la même commande ; ce qui était déjà enregistré est intact
broke-read-only = cet utilisateur ne peut pas écrire dans la base de données `{ $path }` ({ $why })
    .hint = donnez à l’utilisateur le droit d’écrire dans le fichier et dans son dossier, où bincard garde des fichiers à côté ; ou bien le disque est-il monté en lecture seule ?
broke-disk = impossible de lire la base de données `{ $path }` ou d’y écrire ({ $why })
    .hint = examinez le disque où elle se trouve (`df`, `dmesg`), puis voyez avec `bincard store check` si elle est en bon état
broke-io = { $why }
broke-unknown = le disque a flanché à la toute fin : on ne peut pas savoir si c’est enregistré : { $why }
    .hint = relancez la même commande avec le même `--key` : elle ne s’exécutera qu’une fois au plus
broke-damaged = la base de données ne contient pas ce qu’elle devrait : { $why }
    .hint = `bincard store check` dit ce qui ne va pas ; `bincard store restore FICHIER` remet une sauvegarde à sa place
broke-other = { $why }

text-beside = { $one } ; { $other }
text-foreign = { $text }

asked-change = une UGS et un changement
asked-profile = --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert ou --track
expected-one-of = valeur attendue : { $known }
expected-word = { $known }
expected-time-zone = un fuseau horaire de l’IANA, comme America/Montreal
expected-known-zone = cette machine ne connaît pas ce fuseau horaire
expected-currency = un code ISO 4217, comme CAD
expected-duration = une durée supérieure à zéro, comme 30s, 48h ou 3d (jours) ; la seconde est la plus petite unité
expected-time = une heure, comme 07:00
expected-something = une valeur ; `settings unset` retire le réglage
expected-line = un texte sur une seule ligne, sans caractère de commande
expected-addresses = des adresses de courriel séparées par des virgules, chacune avec sa langue si vous voulez (proprio@magasin.example fr) : { $why }
expected-address = une adresse de courriel : { $why }
expected-url = smtps://serveur[:465], smtp://serveur[:587], sendmail:, sendmail:/chemin/du/programme, file:DOSSIER : { $why }
config-value = `{ $key }` ne peut pas être `{ $value }` ; valeur attendue : { $expected }
config-line = ligne { $line } : { $why }
config-unreadable = c’est illisible ({ $why })
config-unknown-key = il n’y a pas de réglage `{ $key }`
hint-config-missing = indiquez un autre fichier avec `--config` ou BINCARD_CONFIG, ou créez celui-ci : `bincard settings set CLÉ VALEUR --config { $word }`
hint-config-other = indiquez un autre fichier avec `--config` ou BINCARD_CONFIG
hint-config-line = corrigez la ligne ou supprimez-la ; `man bincard-config` dit comment s’écrit le fichier
hint-config-value = corrigez-le dans le fichier, ou avec `bincard settings set { $key } … --config { $word }`
hint-config-shop = c’est un réglage du magasin, conservé dans sa base de données : `bincard settings set { $key } …`
hint-config-known = il y a : { $known }
config-not-a-table = `{ $key }` n’est pas une table

store-symlink = c’est un lien symbolique
store-not-a-file = ce n’est pas un fichier
store-empty = le fichier est vide
store-not-sqlite = ce n’est pas un fichier SQLite
store-of-another = un autre programme a créé ce fichier
store-no-schema = le fichier n’a pas de structure
backup-missing = ce fichier n’existe pas

address-missing = il manque une adresse de courriel
address-control = `{ $text }` a le caractère de commande { $character }
address-named = `{ $text }` contient un nom en plus de l’adresse ; écrivez seulement nom@exemple.com
address-language = `{ $text }` : seule la langue (en ou fr) peut suivre l’adresse
address-name-too-long = le nom dans `{ $text }` est trop long
address-malformed = `{ $text }` n’est pas une adresse de courriel comme nom@exemple.com
url-password = un mot de passe ne doit pas figurer dans l’adresse
url-no-scheme = le protocole manque
url-scheme = le protocole `{ $scheme }` est inconnu
url-host = le nom du serveur manque, ou n’en est pas un
url-port = le port n’est pas un nombre de 1 à 65535
url-user = le nom d’utilisateur est illisible ; écrivez `%40` pour `@`
url-trailing = rien ne peut suivre le serveur et le port
url-no-folder = il manque le dossier après `file:`
url-program = après `sendmail:`, il faut le chemin complet du programme
password-none-in-file = il ne contient pas de mot de passe
password-failed = elle a échoué : { $status }
password-slow = elle n’avait pas fini après { $seconds } s et a été arrêtée
password-not-printed = elle n’a affiché aucun mot de passe
certificate-none = il ne contient aucun certificat (PEM)

broke-because = { $what } : { $why }
broke-read = impossible de lire `{ $path }`
broke-write = impossible d’écrire `{ $path }`
broke-look = impossible de consulter `{ $path }`
broke-folder = impossible de créer le dossier `{ $path }`
broke-input = impossible de lire l’entrée standard
broke-no-wal = ce système de fichiers ne peut pas contenir de base de données : pas de journal d’écriture anticipée
broke-recorded = c’est enregistré, mais le résultat n’a pas pu être écrit
io-not-found = ce fichier ou ce dossier n’existe pas
io-denied = permission refusée
io-is-folder = c’est un dossier
io-not-a-folder = ce n’est pas un dossier
io-full = il n’y a plus de place
io-read-only = le système de fichiers est en lecture seule
io-nobody = connexion refusée
io-silent = pas de réponse à temps

kind-sale = vente
kind-invoice = facture
kind-order = commande
kind-adjustment = rajustement
kind-import = importation
state-recorded = enregistrée
state-voided = annulée
state-unpaid = impayée
state-paid = payée
state-open = ouverte
state-completed = terminée
state-cancelled = annulée
state-expired = échue
state-refunded = remboursée
step-record = l’enregistrer
step-void = l’annuler
step-deposit = recevoir un acompte
step-pay = la payer
step-complete = la terminer
step-cancel = l’annuler
step-expire = la faire échoir
step-refund = la rembourser
