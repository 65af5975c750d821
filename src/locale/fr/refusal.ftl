### Tous les refus qu’une règle peut opposer, et quoi faire.

sold-out = Article épuisé : `{ $sku }`
only-left = Il n’en reste que { $left } : `{ $sku }`
refused-sold-out = article épuisé
    .hint = commandez-en moins, ou vérifiez le stock : `bincard item list`

refused-not-a-number = `{ $text }` n’est pas un nombre
    .hint = écrivez un nombre comme `12` ou `2,5`
refused-comma = `{ $text }` n’est pas un nombre : ici, les décimales s’écrivent avec un point
    .hint = écrivez `{ $point }`
refused-ambiguous-comma = `{ $text }` n’est pas un nombre : ici, les décimales s’écrivent avec un point, et les milliers sans séparateur
    .hint = écrivez `{ $plain }` ou `{ $point }`
refused-too-many-places = `{ $text }` a plus de 5 décimales
    .hint = arrondissez à 5 décimales
refused-out-of-range = `{ $text }` dépasse ±9 000 000 000 000
refused-zone-in-brackets = `{ $text }` : un fuseau horaire entre crochets ne convient pas
    .hint = écrivez plutôt le décalage, comme dans `2026-11-24T13:30:00-05:00`
refused-bad-whole-number = `{ $text }` n’est pas un nombre entier positif ou nul
refused-not-positive = la quantité `{ $text }` doit être supérieure à zéro
refused-barcode = la quantité `{ $text }` ressemble à un code-barres
    .hint = si c’est vraiment une quantité, écrivez `{ $text },0`
refused-count-negative = la quantité dénombrée `{ $text }` est négative
    .hint = pour retirer des articles du stock, écrivez `-N` avec un motif
refused-bad-change = `{ $text }` n’est pas un rajustement
    .hint = écrivez `+N` pour ajouter, `-N` pour retirer ou `'=N'` pour une quantité dénombrée
refused-bad-line = `{ $quantity }`, dans `{ $text }`, n’est pas une quantité
    .hint = écrivez UGS=QUANTITÉ; si l’UGS elle-même contient `=`, ajoutez la quantité : `{ $text }=1`
refused-spaced-line = `{ $quantity }`, dans `{ $text }`, n’est pas une quantité : il y a une espace de trop
    .hint = écrivez `{ $line }`
refused-bad-sku = `{ $text }` ne peut pas être une UGS : { $why }
refused-bad-text = `{ $text }` n’est pas un texte valide : { $why }
refused-bad-option-text = valeur invalide `{ $text }` pour `{ $option }` : { $why }
text-blank = ce texte est vide
text-too-long = ce texte a plus de { $most } caractères
text-control = ce texte contient le caractère de commande { $character }
refused-bad-instant = `{ $text }` n’est ni une date ni une heure
    .hint = écrivez `2026-11-24`, `2026-11-24 13:30`, `2026-11-24T13:30:00-05:00`, `hier` ou `-3j`
refused-bad-duration = `{ $text }` n’est ni une durée ni une date
    .hint = écrivez un nombre et une unité, comme `48 h`, `3 jours` ou `2 semaines`; ou une date, avec ou sans heure, comme `2026-11-24` ou `2026-11-24 13:30`
refused-duration-not-positive = la durée `{ $text }` doit être supérieure à zéro
    .hint = écrivez un nombre et une unité, comme `48 h`, `3 jours` ou `2 semaines`
refused-duration-too-long = la durée `{ $text }` est trop longue
    .hint = la durée maximale est de 36500 jours (cent ans)
refused-bad-time-zone = la variable d’environnement TZ ne correspond à aucun fuseau horaire connu : `{ $text }`
    .hint = donnez-lui une valeur comme `America/Montreal`, ou supprimez-la
refused-in-future = `{ $text }` est dans le futur
    .hint = donnez une date et une heure passées, ou omettez `--at` si c’est maintenant
refused-deadline-passed = l’échéance `{ $text }` est déjà passée
    .hint = donnez une échéance à venir, comme `--expires '48 h'`
refused-before-document = `{ $text }` précède la dernière étape { $kind ->
        [rajustement] du rajustement
        [importation] de l’importation
       *[other] de la { $kind }
    } `{ $number }`
    .hint = donnez une date et une heure ultérieures, ou omettez `--at` si c’est maintenant
refused-reason-missing = il manque un motif
    .hint = ajoutez `--reason` et l’un de ces motifs : reçu, retour, endommagé, vol, perte, ramassage, correction, autre
refused-unknown-word = valeur inconnue `{ $text }`; valeurs possibles : { $known }
refused-bad-setting-value = valeur invalide `{ $value }` pour `{ $key }`; valeur attendue : { $expected }
refused-not-a-setting = le réglage `{ $key }` n’existe pas; réglages possibles : { $known }
    .hint = consultez-les avec `bincard settings list`
refused-conflicting-words = { $one } et { $other } ne peuvent pas être combinés
refused-machine-key = `--key` ne s’applique pas à `{ $key }`, qui est un réglage de cette machine
    .hint = omettez `--key` : répéter la commande est sans conséquence
refused-nothing-asked = aucune modification demandée
    .hint = indiquez { $known }
refused-name-missing = il manque le nom du nouvel article
    .hint = donnez-le avec `--name` : `bincard item add --name NOM { $word }`
refused-needs-file = `bincard { $command }` ne peut pas utiliser l’entrée ni la sortie standard (`-`)
    .hint = donnez le chemin d’un fichier; pour un fichier nommé `-`, écrivez `./-`
refused-rejects-over-source = `{ $path }` est le fichier à importer : les lignes refusées le remplaceraient
    .hint = donnez un autre fichier à `--rejects`

refused-no-locations = `--location` ne s’applique pas à `{ $file }` : un fichier de ce type ({ $from }) n’a pas d’emplacements
    .hint = omettez `--location`; pour une autre feuille de calcul, `--map COLONNE=quantité` désigne la colonne d’un emplacement

refused-unknown-item = aucun article n’a l’UGS `{ $sku }`
    .hint = consultez la liste avec `bincard item list`, ou ajoutez l’article avec `bincard item add`
refused-unknown-document = { $kind ->
        [importation] l’importation
        [rajustement] le rajustement
       *[other] la { $kind }
    } `{ $number }` n’existe pas
    .hint = { $which ->
        [order] consultez la liste : `bincard order list`
        [invoice] consultez la liste : `bincard invoice list`
       *[other] les documents d’un article figurent dans `bincard item history UGS`
    }
refused-unknown-reference = aucune vente, facture ou commande n’a le numéro `{ $number }`
    .hint = les documents d’un article figurent dans `bincard item history UGS`
refused-ambiguous-reference = plusieurs documents ont le numéro `{ $number }`
    .hint = précisez lequel : { $ways }
hint-nearest = vouliez-vous dire { $nearest }?
hint-adjust = écrivez `bincard adjust { $sku } { $change }`
hint-reopen-backorder = pour rouvrir quand même la commande, utilisez `--backorder`
hint-before-dashes = ce qui suit `--` n’est pas une option : placez `{ $option }` avant
hint-quantity-of-line = indiquez la quantité avec l’UGS : `{ $line }`
hint-help = consultez `{ $command } --help`

refused-step = { $kind ->
        [rajustement] le rajustement
        [importation] l’importation
       *[other] la { $kind }
    } `{ $number }` est { $state } : impossible de { $step }
    .hint = `{ $command }`
refused-step-for-good = { $kind ->
        [rajustement] le rajustement
        [importation] l’importation
       *[other] la { $kind }
    } `{ $number }` est { $state } : impossible de { $step }
    .hint = { $verb ->
        [refund] seules les { $document ->
            [invoice] factures payées
           *[order] commandes terminées
        } peuvent être remboursées
       *[other] créez un autre document avec un nouveau numéro
    }
refused-key-reused = la clé `{ $key }` a déjà servi à une autre demande : `{ $first }`
    .hint = utilisez une clé différente pour chaque demande
refused-number-reused = une autre { $kind } porte déjà le numéro `{ $number }` : `{ $first }`
    .hint = utilisez un autre numéro, ou répétez exactement la première demande
refused-document-ended = { $kind ->
        [rajustement] le rajustement
        [importation] l’importation
       *[other] la { $kind }
    } `{ $number }` est { $state }; rien n’a changé
    .hint = utilisez un autre numéro
request-changed = { $field } : `{ $now }` au lieu de `{ $before }`
request-dropped = { $field } : rien au lieu de `{ $before }`
request-added = { $field } : `{ $now }` au lieu de rien
request-quantity = quantité de `{ $sku }`
request-field-item = article
request-field-change = rajustement
request-field-number = numéro
request-field-sha256 = contenu du fichier
request-field-setting = réglage
request-field-value = valeur
request-field-sale = ventes
refused-order-ended = la commande `{ $number }` est { $state }; rien n’a changé
    .hint = pour réserver de nouveau ses articles : `bincard order reopen { $word }`
refused-number-assigned = `{ $number }` n’est pas possible ici : bincard attribue lui-même les numéros qui commencent par `{ $prefix }`
    .hint = choisissez un numéro qui ne commence pas par `{ $prefix }`
refused-order-number-missing = `{ $option }` exige le numéro d’une commande
    .hint = indiquez-le, comme dans `bincard order expire 1001`; sans numéro, chaque commande échoit à sa propre échéance
refused-item-exists = un article a déjà l’UGS `{ $sku }`
    .hint = modifiez-le avec `bincard item set`, ou son stock avec `bincard adjust`
refused-item-archived = un article archivé a déjà l’UGS `{ $sku }`
    .hint = sortez-le des archives avec `bincard item unarchive { $word }`
refused-refund-too-much = pour `{ $sku }` dans `{ $number }`, il reste { $left } à rembourser
refused-not-on-document = `{ $sku }` ne figure pas dans `{ $number }`

refused-untracked = le stock de `{ $sku }` n’est pas suivi
    .hint = activez le suivi avec `bincard item set --track oui { $word }`
refused-opening-untracked = `{ $sku }` ne peut pas avoir de quantité, car son stock ne serait pas suivi
    .hint = omettez `--quantity`, ou ajoutez `--track oui`
refused-stock-out-of-range = le stock de `{ $sku }` dépasserait ±9 000 000 000 000
refused-sum-out-of-range = le stock dépasserait ±9 000 000 000 000

refused-bad-rows = { $count ->
        [one] { $count } ligne invalide dans `{ $file }`; rien n’a changé
       *[other] { $count } lignes invalides dans `{ $file }`; rien n’a changé
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
refused-no-store = la base de données `{ $path }` n’existe pas
    .hint = indiquez la vôtre avec `--store` ou BINCARD_STORE, ou créez-en une avec `bincard store init`
refused-no-shared-store = il n’y a pas de base de données à l’adresse `{ $path }`
    .hint = créez-en une avec `bincard store init`, ou vérifiez l’adresse et son `schema`
refused-not-a-store = `{ $path }` n’est pas une base de données de bincard : { $why }
    .hint = indiquez un autre chemin avec `--store` ou BINCARD_STORE
refused-schema-tampered = la structure de `{ $path }` a été modifiée : { $said }
    .hint = supprimez ce qui n’est pas de bincard, ou restaurez une sauvegarde dans un autre schéma (`?schema=NOM`)
refused-store-tampered = la structure de `{ $path }` a été modifiée : { $said }
    .hint = restaurez une sauvegarde avec `bincard store restore FICHIER`; bincard n’utilise pas une base de données modifiée
refused-not-a-backup = impossible de restaurer `{ $path }` : { $why }
    .hint = indiquez un fichier créé par `bincard store backup`
refused-newer-store = `{ $path }` a été créé par une version plus récente de bincard (format { $version }; celle-ci lit jusqu’au format { $known })
    .hint = mettez bincard à jour sur cette machine
refused-is-the-store = `{ $path }` est la base de données elle-même ou en fait partie
    .hint = indiquez un autre fichier
refused-backup-of-damaged = la base de données `{ $store }` est endommagée; la sauvegarde `{ $backup }` n’a pas été remplacée
    .hint = voyez ce qui ne va pas avec `bincard store check`; vous pouvez aussi faire une copie sous un autre nom
refused-backup-over-other = `{ $path }` n’a pas été remplacé, car ce n’est pas une sauvegarde de cette base de données : { $why }
    .hint = indiquez un autre fichier
backup-damaged = elle est endommagée
backup-of-another = c’est la sauvegarde d’une autre base de données
refused-restore-of-other = `{ $path }` est la sauvegarde d’un autre magasin : la base de données n’a pas été remplacée
    .hint = pour la remplacer quand même : `bincard store restore --force { $word }`
refused-restore-over-other = `{ $path }` n’a pas été remplacé, car ce n’est pas une base de données de bincard : { $why }
    .hint = pour le remplacer quand même, déplacez-le d’abord : `mv { $path } { $path }.old`
refused-store-leftover = `{ $path }` provient d’un processus interrompu dont la base de données a disparu : il endommagerait une nouvelle base de données
    .hint = remettez la base de données à côté; si vous n’en avez plus besoin, supprimez ce fichier : `rm { $word }`
refused-no-folder = le dossier `{ $path }` n’existe pas
    .hint = créez-le avec `mkdir -p { $word }`, ou indiquez un autre chemin
refused-store-url = une adresse { $scheme } ne peut pas être utilisée ici
    .hint = indiquez le chemin d’un fichier; seule une base de données peut se trouver à une adresse, celle d’un serveur PostgreSQL : postgres://UTILISATEUR@HÔTE/BASE
refused-store-linked = `{ $path }` porte un autre nom (un lien physique) : deux processus qui l’ouvrent sous des noms différents peuvent détruire la base de données
    .hint = trouvez ses autres noms et supprimez-les : `find / -xdev -samefile { $word }`
refused-store-mounted = `{ $path }` est monté isolément : deux processus qui l’ouvrent par des chemins différents peuvent détruire la base de données
    .hint = montez plutôt le dossier qui contient la base de données, même pour un conteneur
refused-store-companion = `{ $path }` n’est pas un fichier que bincard a créé pour cette base de données, qui n’est donc pas ouverte
    .hint = vérifiez d’où il vient, puis supprimez-le : `ls -l { $word }`
refused-network-store = `{ $path }` se trouve sur un système de fichiers en réseau ({ $kind }), où deux processus pourraient endommager la base de données
    .hint = placez la base de données sur un disque local
refused-store-damaged = la base de données `{ $path }` est endommagée : { $findings }
    .hint = `bincard store check --repair` la reconstruit à partir du registre
refused-store-broken = la base de données `{ $path }` est endommagée : { $findings }
    .hint = restaurez la dernière sauvegarde avec `bincard store restore FICHIER`
refused-bad-store-address = adresse de base de données invalide : { $why }
    .hint = utilisez postgres://UTILISATEUR@HÔTE/BASE, avec ?schema=NOM si plusieurs magasins partagent la base
refused-server-unfit = le serveur de `{ $path }` ne convient pas : { $why }
refused-server-refused = le serveur a refusé : { $why }
refused-server-tls = impossible d’établir une connexion sécurisée avec `{ $path }` : { $why }
refused-older-store = `{ $path }` a un format plus ancien ({ $version }; cette version de bincard exige le format { $known })
    .hint = lancez `bincard store upgrade`
refused-shared-store-not-empty = la base de données partagée contient déjà des articles ou des documents
    .hint = restaurez dans un autre schéma, à créer avec `bincard store init`
server-no-slashes = il y manque `//`
server-unknown-option = option inconnue `{ $option }`
server-bad-option = valeur invalide de `{ $option }`
server-bad-ssl-mode = sslmode inconnu `{ $mode }` (utilisez `verify-full`, ou `disable` sur cette machine)
server-tls-off = TLS (sslmode, PGSSLMODE) ne peut être désactivé que pour un serveur situé sur cette machine
server-tls-failed = impossible de configurer TLS
server-no-certificate = il ne contient aucun certificat (PEM)
server-bad-schema = schéma invalide `{ $schema }`; utilisez des lettres minuscules, des chiffres et _
server-too-old = c’est PostgreSQL { $version }; bincard exige la version 14 ou une version plus récente
    .hint = mettez le serveur à niveau
server-read-only = c’est un serveur de secours ou en lecture seule
    .hint = indiquez le serveur principal dans l’adresse; pour continuer après une bascule, indiquez tous les serveurs : postgres://UTILISATEUR@HÔTE1,HÔTE2/BASE
server-setting-off = `{ $setting }` est désactivé, et le serveur pourrait perdre des ventes qu’il a confirmées
    .hint = activez ce réglage dans postgresql.conf, puis rechargez la configuration du serveur
server-not-utf8 = l’encodage de la base est { $encoding } et non UTF8
    .hint = créez une autre base avec `createdb --encoding UTF8 --template template0`
server-denied = `{ $user }` n’a pas tous les droits nécessaires ({ $why })
    .hint = lancez la commande en tant que propriétaire de la base, ou accordez ce droit (voir bincard-postgres(7))
server-no-password = il demande le mot de passe de `{ $user }`, et aucun n’est défini
    .hint = définissez `store.password_file` ou BINCARD_STORE_PASSWORD, ou ajoutez une ligne à ~/.pgpass
server-wrong-password = mot de passe erroné pour `{ $user }`
    .hint = vérifiez `store.password_file`, BINCARD_STORE_PASSWORD ou ~/.pgpass
server-no-entry = `{ $user }` ne peut pas se connecter ({ $why })
    .hint = vérifiez l’utilisateur, et le fichier pg_hba.conf du serveur
server-no-database = la base `{ $database }` n’existe pas
    .hint = créez-la avec `createdb { $database }`, ou corrigez l’adresse
server-pool-mode = son gestionnaire de connexions change de connexion à chaque instruction, alors qu’une modification en compte plusieurs
    .hint = mettez `pool_mode = transaction` dans pgbouncer.ini
server-full = le serveur a trop de connexions
server-starting = le serveur démarre ou s’arrête
server-stopped = le serveur a été arrêté
server-idle = cette commande a gardé le verrou sans rien faire plus longtemps que `store.idle_timeout`
server-canceled = le serveur a annulé une instruction
server-not-confirmed = le serveur ne confirme pas l’enregistrement; il attend peut-être son serveur de secours
server-no-tls = le serveur n’offre pas TLS
    .hint = activez `ssl` dans le fichier postgresql.conf du serveur
server-certificate-untrusted = son certificat n’a pas été émis par une autorité reconnue
    .hint = indiquez dans `store.ca_file` le certificat de l’autorité qui l’a signé
server-certificate-name = son certificat est celui d’un autre serveur
    .hint = utilisez dans l’adresse le nom inscrit dans le certificat
server-certificate-expired = son certificat est expiré ou n’est pas encore valide
    .hint = renouvelez-le, et vérifiez l’horloge de cette machine
server-certificate-is-authority = son certificat est celui d’une autorité et ne peut pas être celui du serveur lui-même
    .hint = utilisez cette autorité pour signer un certificat pour le serveur (voir bincard-postgres(7))
refused-store-busy = un autre processus occupe la base de données `{ $path }` depuis { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }
    .hint = relancez la même commande; rien n’a changé

refused-setting-missing = le réglage `{ $key }` n’est pas défini
    .hint = donnez-lui une valeur avec `bincard settings set { $key } …`
refused-setting-wrong = problème avec le réglage `{ $key }` (`{ $value }`) : { $why }
    .hint = corrigez le problème, ou donnez une autre valeur au réglage : `bincard settings set { $key } …`
refused-environment-wrong = problème avec la variable d’environnement { $variable } (`{ $value }`) : { $why }
    .hint = donnez-lui une autre valeur, ou supprimez-la : `unset { $variable }`
refused-bad-config = `{ $path }` est inutilisable : { $why }
refused-config-open = d’autres utilisateurs peuvent lire `{ $path }` (mode { $mode }), qui indique comment obtenir un mot de passe
    .hint = restreignez-en l’accès avec `chmod 600 { $word }`
refused-secret-open = d’autres utilisateurs peuvent lire le mot de passe dans `{ $path }` (mode { $mode })
    .hint = restreignez-en l’accès avec `chmod 600 { $word }`
refused-password-in-url = `{ $key }` contient un mot de passe
    .hint = retirez-le, et utilisez `smtp.password_file` ou BINCARD_SMTP_PASSWORD
refused-password-in-store-address = l’adresse de la base de données contient un mot de passe
    .hint = retirez-le de l’adresse, et utilisez plutôt `store.password_file` ou BINCARD_STORE_PASSWORD
refused-mail-deferred = le courriel à { $address } n’a pas pu être envoyé pour le moment : { $why }
    .hint = relancez la même commande plus tard; rien n’est perdu
refused-mail-refused = le courriel à { $address } a été refusé : { $why }
    .hint = `bincard notify test` montre chaque étape de l’envoi et comment corriger le problème
refused-mail-not-recorded = envoyé à { $address }, mais l’envoi n’a pas été consigné : { $why }
    .hint = la prochaine exécution, après dix minutes, le renverra avec le même Message-ID
refused-mail-unknown = impossible de savoir si le courriel à { $address } est arrivé : { $why }
    .hint = relancez la même commande; le courriel garde son identifiant, ce qui permet aux messageries d’écarter un doublon

broke-busy = un autre processus occupe la base de données
    .hint = relancez la même commande; rien n’a changé
broke-full = le disque est plein
    .hint = libérez de l’espace et relancez la même commande; tout ce qui était déjà enregistré est intact
broke-read-only = vous n’avez pas le droit d’écrire dans la base de données `{ $path }` ({ $why })
    .hint = vérifiez les droits d’écriture sur le fichier et sur son dossier, où bincard place d’autres fichiers, et que le disque n’est pas monté en lecture seule
broke-disk = impossible de lire la base de données `{ $path }` ou d’y écrire ({ $why })
    .hint = vérifiez l’état du disque (`df`, `dmesg`), puis celui de la base de données avec `bincard store check`
broke-unreachable = impossible de joindre la base de données `{ $path }` ({ $why }); rien n’a changé
    .hint = réessayez plus tard; si le problème persiste, vérifiez le réseau et le serveur
broke-io = { $why }
broke-unknown = l’enregistrement n’a pas été confirmé ({ $why }) : impossible de savoir si l’opération a été enregistrée
    .hint = si la commande avait une clé (`--key`), relancez-la : l’opération ne sera enregistrée qu’une fois; sinon, cherchez-la d’abord avec `bincard item history UGS`
broke-damaged = la base de données est endommagée : { $why }
    .hint = `bincard store check` indique ce qui ne va pas; `bincard store restore FICHIER` restaure une sauvegarde
broke-other = { $why }

text-beside = { $one }; { $other }
text-foreign = { $text }

asked-change = une UGS et un rajustement
asked-profile = --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert ou --track
expected-one-of = valeurs possibles : { $known }
expected-word = { $known }
expected-time-zone = un fuseau horaire de l’IANA, comme America/Montreal
expected-known-zone = cette machine ne connaît pas ce fuseau horaire
expected-currency = un code ISO 4217, comme CAD
expected-duration = une durée d’au moins une seconde, comme 30s, 48h ou 3 jours
expected-time = une heure, comme 07:00
expected-something = un texte non vide; pour revenir à la valeur par défaut, utilisez `bincard settings unset`
expected-line = un texte sur une seule ligne, sans caractère de commande
expected-addresses = des adresses de courriel séparées par des virgules, chacune suivie au besoin de sa langue (proprio@magasin.example fr) : { $why }
expected-address = une adresse de courriel : { $why }
expected-host-name = un nom d’hôte, par exemple caisse.magasin.example
expected-url = smtps://serveur[:465], smtp://serveur[:587], sendmail:, sendmail:/chemin/du/programme, file:DOSSIER : { $why }
config-value = valeur invalide `{ $value }` pour `{ $key }`; valeur attendue : { $expected }
config-line = ligne { $line } : { $why }
config-unreadable = ce n’est pas du TOML valide (vérifiez les guillemets et les crochets, et que chaque réglage n’y est qu’une fois)
config-not-text = la valeur doit être un texte entre guillemets
config-unknown-key = le réglage `{ $key }` n’existe pas
hint-config-missing = indiquez un autre fichier avec `--config` ou BINCARD_CONFIG, ou créez celui-ci : `bincard settings set CLÉ VALEUR --config { $word }`
hint-config-other = indiquez un autre fichier avec `--config` ou BINCARD_CONFIG
hint-config-line = corrigez ou supprimez la ligne; le format du fichier est décrit dans `man bincard-config`
hint-config-value = corrigez-la dans le fichier, ou avec `bincard settings set { $key } … --config { $word }`
hint-config-shop = c’est un réglage du magasin, conservé dans sa base de données : `bincard settings set { $key } …`
hint-config-known = réglages possibles : { $known }
config-not-a-table = `{ $key }` n’est pas une section

store-symlink = c’est un lien symbolique
store-not-a-file = ce n’est pas un fichier
store-empty = le fichier est vide
store-not-sqlite = ce n’est pas un fichier SQLite
store-of-another = ce fichier a été créé par un autre programme
store-no-schema = le fichier ne contient aucune table
backup-missing = ce fichier n’existe pas

address-missing = il manque une adresse de courriel
address-control = `{ $text }` contient le caractère de commande { $character }
address-named = `{ $text }` contient autre chose que l’adresse; écrivez seulement nom@exemple.com
address-language = `{ $text }` : seule une langue (en ou fr) peut suivre l’adresse
address-name-too-long = le nom est trop long dans `{ $text }`
address-malformed = `{ $text }` n’est pas une adresse de courriel comme nom@exemple.com
url-password = l’adresse ne doit pas contenir de mot de passe
url-no-scheme = il manque le protocole
url-scheme = le protocole `{ $scheme }` est inconnu
url-host = le nom du serveur est absent ou invalide
url-port = le port n’est pas un nombre de 1 à 65535
url-user = le nom d’utilisateur est illisible; écrivez `%40` pour `@`
url-trailing = rien ne peut suivre le serveur et le port
url-no-folder = il manque le dossier après `file:`
url-program = après `sendmail:`, il faut le chemin complet du programme
password-none-in-file = le fichier ne contient aucun mot de passe
password-failed = la commande a échoué : { $status }
password-slow = la commande n’avait pas terminé après { $seconds } s et a été arrêtée
password-long = la commande a affiché plus de { $kib } Kio et a été arrêtée
password-not-printed = la commande n’a affiché aucun mot de passe
certificate-none = le fichier ne contient aucun certificat (PEM)

broke-because = { $what } : { $why }
broke-read = impossible de lire `{ $path }`
broke-write = impossible d’écrire dans `{ $path }`
broke-look = impossible de consulter `{ $path }`
broke-folder = impossible de créer le dossier `{ $path }`
broke-input = impossible de lire l’entrée standard
broke-no-wal = ce système de fichiers ne convient pas à une base de données : il ne prend pas en charge le journal WAL de SQLite
broke-recorded = l’opération est enregistrée, mais le résultat n’a pas pu être affiché
io-not-found = ce fichier ou ce dossier n’existe pas
io-denied = permission refusée
io-is-folder = c’est un dossier
io-not-a-folder = ce n’est pas un dossier
io-full = il n’y a plus d’espace disque
io-read-only = le système de fichiers est en lecture seule
io-nobody = connexion refusée
io-silent = aucune réponse dans le délai prévu
io-exists = ce fichier ou ce dossier existe déjà
io-too-large = le fichier est trop gros
io-bad-name = le nom est trop long ou invalide
io-no-memory = mémoire insuffisante
io-ended = fin inattendue des données
io-closed = la connexion a été coupée
io-no-such-host = aucun hôte ne porte ce nom
io-unreachable = le réseau ou le serveur est inaccessible
io-not-utf8 = ce n’est pas de l’UTF-8 valide
io-device = erreur d’entrée-sortie
io-too-many-files = trop de fichiers ouverts
engine-read-only = base de données en lecture seule
engine-malformed = contenu du fichier endommagé
engine-cannot-open = impossible d’ouvrir le fichier de la base de données
engine-io = erreur d’entrée-sortie du disque
engine-not-a-database = ce n’est pas une base de données
engine-full = le disque est plein
exit-status = code de sortie { $code }
exit-signal = arrêt par le signal { $signal }

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
step-deposit = enregistrer un acompte
step-pay = la payer
step-complete = la terminer
step-cancel = l’annuler
step-expire = la faire échoir
step-refund = la rembourser
step-reopen = la rouvrir
