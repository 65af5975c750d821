### Ce que les commandes disent de ce qu’elles ont fait.

said-sold = Vendu : { $lines } ({ $number }).
said-batch-sold = { $count ->
        [0] Aucune vente enregistrée
        [one] { $count } vente enregistrée
       *[other] { $count } ventes enregistrées
    }{ $again ->
        [0] .
        [one] {"; "}{ $again } l’était déjà.
       *[other] {"; "}{ $again } l’étaient déjà.
    }
said-batch-adjusted = { $count ->
        [0] Aucun rajustement enregistré.
        [one] { $count } rajustement enregistré.
       *[other] { $count } rajustements enregistrés.
    }
said-batch-not-counted = { $count ->
        [one] { $count } ligne n’a pas de quantité : cet article n’a pas été dénombré.
       *[other] { $count } lignes n’ont pas de quantité : ces articles n’ont pas été dénombrés.
    }
said-voided-still = Vente { $number } annulée; elle n’avait rien retiré du stock.
said-voided = Vente { $number } annulée; remis en stock : { $lines }.
said-void-already = La vente { $number } était déjà annulée; rien n’a changé.
said-invoice-created = Facture { $number } établie : { $lines }. Une facture impayée ne réserve rien.
said-invoice-deposit = Acompte enregistré pour la facture { $number }; le stock ne change qu’au paiement complet.
said-invoice-paid = Facture { $number } payée.
said-invoice-cancelled = Facture { $number } annulée.
said-invoice-refunded = Remboursé sur la facture { $number } : { $lines }. Le stock reste inchangé.
said-step-already = { $kind ->
        [invoice] La facture
       *[order] La commande
    } { $number } est déjà { $state ->
        [unpaid] impayée
        [paid] payée
        [open] ouverte
        [completed] terminée
        [cancelled] annulée
        [expired] échue
        [refunded] remboursée
       *[recorded] enregistrée
    }; rien n’a changé.
said-order-placed = Commande { $number } enregistrée; réservé : { $lines }.
said-order-placed-untracked = Commande { $number } enregistrée : { $lines }. Le stock de ces articles n’est pas suivi.
said-pickup-placed = Commande { $number } enregistrée, à ramasser en magasin : { $lines }. Le stock reste inchangé.
said-order-completed = Commande { $number } terminée : { $lines }.
said-order-cancelled = Commande { $number } annulée; de nouveau disponible : { $lines }.
said-order-expired = Commande { $number } échue; de nouveau disponible : { $lines }.
said-orders-expired-more = { $count ->
        [one] { $count } autre commande est échue
       *[other] { $count } autres commandes sont échues
    }; pour les voir toutes : `bincard order list --state échue`
said-order-cancelled-still = Commande { $number } annulée; elle ne réservait rien.
said-order-expired-still = Commande { $number } échue; elle ne réservait rien.
said-order-reopened = Commande { $number } rouverte; réservé : { $lines }.
said-order-reopened-still = Commande { $number } rouverte; elle ne réserve rien.
said-order-refunded = Remboursé sur la commande { $number } : { $lines }. Le stock reste inchangé.
said-adjusted = { $sku } { $change } : disponible { $available } ({ $number }).
said-counted = { $sku } dénombré : quantité { $change }; en stock { $on-hand }; disponible { $available } ({ $number }).
said-item-added = Article { $sku } ajouté : disponible { $available }.
said-item-added-untracked = Article { $sku } ajouté; son stock n’est pas suivi.
said-item-set = Article { $sku } modifié.
said-item-archived = Article { $sku } archivé.
said-item-unarchived = Article { $sku } retiré des archives.
said-item-archived-already = L’article { $sku } est déjà archivé; rien n’a changé.
said-item-not-archived = L’article { $sku } n’est pas archivé; rien n’a changé.
said-imported = { $file } ({ $from }), { $read ->
        [one] { $read } ligne lue
       *[other] { $read } lignes lues
    } : { $added ->
        [one] { $added } ajoutée
       *[other] { $added } ajoutées
    }, { $changed ->
        [one] { $changed } modifiée
       *[other] { $changed } modifiées
    }, { $unchanged ->
        [one] { $unchanged } inchangée
       *[other] { $unchanged } inchangées
    }, { $skipped ->
        [one] { $skipped } ignorée
       *[other] { $skipped } ignorées
    }, { $refused ->
        [one] { $refused } refusée
       *[other] { $refused } refusées
    }.
said-import-counted = { $count ->
        [one] { $count } dénombrement enregistré.
       *[other] { $count } dénombrements enregistrés.
    }
said-exported = Catalogue exporté dans { $path }.
said-store-upgraded = Base de données mise à niveau : { $path }
said-store-up-to-date = La base de données est à jour : { $path }
said-setting-set = { $key } vaut maintenant { $value }.
said-setting-unset = { $key } reprend sa valeur par défaut.
said-store-made = Base de données créée : { $path }.
said-store-there = La base de données { $path } existe déjà.
said-store-repaired = Base de données { $path } réparée :
said-store-kept = L’ancienne base de données est conservée dans { $path }.
said-backed-up = Sauvegarde enregistrée dans { $path }.
said-restored = Base de données { $path } restaurée.
said-digest-sent = Sommaire quotidien envoyé à { $address } : { $low ->
        [0] aucun article en stock réduit.
        [one] { $low } article en stock réduit.
       *[other] { $low } articles en stock réduit.
    }
said-digest-refused = Le serveur de courriel a refusé définitivement l’adresse { $address } : rien n’y sera envoyé avant demain, sauf avec `--force`.
said-digest-claimed = L’envoi du sommaire quotidien à { $address } est déjà en cours, ou a été interrompu; passé dix minutes, la prochaine exécution s’en chargera. Pour l’envoyer tout de suite : `--force`.
said-digest-last = Dernier sommaire quotidien envoyé à { $address } : { $at }.
said-digest-never = Aucun sommaire quotidien n’a encore été envoyé à { $address }.
said-test-sent = Courriel d’essai envoyé à { $address }.
said-dry-run = Aucun changement (--dry-run). Sans cette option, la commande afficherait :
said-again = Déjà fait avec la même clé ou le même numéro; rien n’a changé.
said-where = base de données : { $store }; configuration : { $config }

warn-rejects = { $count ->
        [one] { $count } ligne refusée se trouve
       *[other] { $count } lignes refusées se trouvent
    } dans { $path }
warn-plain = { $text }
warn-below-zero = rupture de stock pour { $sku } : disponible { $available }
warn-below-zero-more = { $count ->
        [one] { $count } autre article est
       *[other] { $count } autres articles sont
    } en rupture de stock; pour les voir tous : `bincard item list --sort available`
warn-digest-claimed = l’envoi du sommaire quotidien du { $day } à { $address } est en cours ou a été interrompu; passé dix minutes, la prochaine exécution s’en chargera
warn-digest-failed = le sommaire quotidien du { $day } n’a pas été envoyé à { $address } : { $why }
warn-digest-unknown = impossible de savoir si le sommaire quotidien du { $day } est parvenu à { $address } : { $why }
warn-not-whole = la sauvegarde est endommagée : { $said }; pour tous les détails : `bincard store check`
warn-archived-left-out = { $count ->
        [one] { $count } article archivé n’a pas été exporté pour { $system }; `--archived` l’exporte séparément
       *[other] { $count } articles archivés n’ont pas été exportés pour { $system }; `--archived` les exporte séparément
    }
warn-void-counted = { $sku } a été dénombré après { $number } : la quantité remise en stock s’ajoute à ce dénombrement; si les articles n’avaient jamais quitté la tablette, dénombrez-les de nouveau : `bincard adjust { $word } '=N'`
warn-late-entry = { $sku } a été dénombré après cette date, le { $at } ({ $number }); le dénombrement en tient déjà compte, et la quantité en stock reste { $on-hand }
warn-late-entries-more = { $count ->
        [one] { $count } autre inscription était déjà comprise
       *[other] { $count } autres inscriptions étaient déjà comprises
    } dans un dénombrement ultérieur
warn-archived-stock = il reste { $on-hand } × { $sku } en stock, et { $orders ->
        [0] aucune commande ouverte n’en contient
        [one] { $orders } commande ouverte en contient
       *[other] { $orders } commandes ouvertes en contiennent
    }
warn-count-below-reserved = { $sku } : la quantité dénombrée ({ $on-hand }) ne suffit pas aux commandes ouvertes (réservé : { $reserved }); disponible : { $available }
warn-counted-twice = { $sku } a déjà été dénombré le { $at } : { $before } ({ $number }); maintenant : { $counted }
warn-identical-refund = la { $kind ->
        [invoice] facture
       *[order] commande
    } { $number } compte maintenant deux remboursements identiques : { $lines } le { $before } et { $lines } le { $now }
hint-key = pour pouvoir répéter une opération sans risque, donnez-lui une clé avec `--key`
warn-counts-more = { $count ->
        [one] { $count } autre dénombrement est à vérifier
       *[other] { $count } autres dénombrements sont à vérifier
    } pour la même raison
warn-deadline-kept = l’échéance de la commande { $number } reste la même : { $at }
warn-deadline-none = la commande { $number } n’a toujours pas d’échéance
warn-archived = { $sku } est archivé
warn-archived-more = { $count ->
        [one] { $count } autre article est archivé
       *[other] { $count } autres articles sont archivés
    }; pour les voir tous : `bincard item list --archived`
warn-wrong-clock = l’horloge de cette machine { $side ->
        [ahead] avance
       *[behind] retarde
    } de { $minutes } minutes sur celle de la base de données, la seule dont bincard tient compte; mettez-la à l’heure
warn-store-open = d’autres utilisateurs peuvent lire la base de données { $path } (mode { $mode }); pour en restreindre l’accès : `chmod 600 { $word }`
warn-orders-due = { $count ->
    [one] { $count } commande échue est encore affichée comme ouverte, car vous n’avez pas le droit d’écrire dans la base de données
   *[other] { $count } commandes échues sont encore affichées comme ouvertes, car vous n’avez pas le droit d’écrire dans la base de données
}
warn-folder-open = d’autres utilisateurs peuvent remplacer la base de données dans { $path }; pour les en empêcher : `chmod o-w { $word }`
warn-overridden = { $source ->
        [environment] une variable d’environnement
       *[option] une option de cette commande
    } a priorité sur { $key } pour le moment

hint-category = il y a une catégorie `{ $category }`
hint-track-invoices = le stock n’a pas bougé, car `invoices.track_stock` est désactivé; pour l’activer pour les prochaines factures payées : `bincard settings set invoices.track_stock oui`
hint-put-back = pour remettre en stock les articles retournés : `{ $command }`
hint-take-off = pour retirer les articles du stock : `{ $command }`

finding-file = { $said }
finding-reference = une ligne de `{ $table }` renvoie à un élément de `{ $parent }` qui n’existe pas
finding-schema = la structure a été modifiée : { $said }
finding-balance = pour `{ $sku }`, la base de données indique { $stored } disponible et { $stored-reserved } réservé, mais ses mouvements totalisent { $summed } et { $summed-reserved }
finding-instant = un mouvement de `{ $sku }` n’a pas la date de son document ou de son dénombrement
finding-counted-at = la date du dernier dénombrement de `{ $sku }` est inexacte
finding-sort-key = la clé de tri de `{ $sku }` ne correspond pas à son nom, à sa variante ou à sa catégorie
finding-sku-key = `{ $sku }` est introuvable par son UGS
finding-refunded = la quantité de `{ $sku }` remboursée sur `{ $number }` dépasse la quantité vendue
finding-document = les mouvements de `{ $number }` ne correspondent pas à ses lignes pour `{ $sku }`
finding-more = et { $count } autres du même genre
finding-notification = la période de stock réduit de `{ $sku }` ne correspond pas à son stock

## Ce que dit une liste sans aucune ligne, dans un terminal.

empty-items = Aucun article.
empty-items-low = Aucun article en stock réduit.
empty-items-archived = Aucun article archivé.
empty-items-match = Aucun article ne correspond à votre recherche.
empty-history = Aucun mouvement.
empty-orders = Aucune commande.
empty-orders-match = Aucune commande ne correspond à votre recherche.
empty-invoices = Aucune facture.
empty-invoices-match = Aucune facture ne correspond à votre recherche.
empty-notifications = Aucun article n’a encore été en stock réduit.
empty-deliveries = Aucun sommaire quotidien pour l’instant.
hint-first-item = ajoutez le premier article avec `bincard item add UGS --name NOM`, ou importez un catalogue avec `bincard item import FICHIER`
hint-digest-to = indiquez les destinataires avec `bincard settings set digest.to ADRESSE`
said-store-checked = Aucun problème dans { $path }.

## Pourquoi il n’y a pas eu de sommaire quotidien, dans un terminal.

digest-none-low = Aucun courriel envoyé : aucun article n’est en stock réduit, et aucun stock n’est rétabli.
digest-none-off = Aucun courriel envoyé : `digest.enabled` est désactivé.
digest-none-early = Aucun courriel envoyé : il est trop tôt (`digest.not_before` vaut { $time }).
digest-none-sent = Aucun courriel envoyé : celui d’aujourd’hui l’a déjà été (`--force` le renvoie).

## L’avancement d’un long travail.

progress-rows = { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }, { $rate }/s
progress-left = { $percent } %, { progress-rows }, encore { $left }

## Ce que signifie chaque réglage, en 54 caractères au plus.

setting-shop-name = Nom du magasin, affiché dans les courriels
setting-timezone = Fuseau horaire du magasin, comme America/Montreal
setting-currency = Devise des prix et des coûts (ISO 4217)
setting-alerts-rule = Stock réduit : sous le seuil (below), ou dès le seuil
setting-invoices-track-stock = Déduire du stock les factures payées
setting-orders-expire-after = Délai avant l’échéance d’une commande, comme 48h
setting-digest-enabled = Envoyer le sommaire quotidien
setting-digest-to = Destinataires du sommaire quotidien
setting-digest-from = Expéditeur du sommaire quotidien
setting-digest-reply-to = Adresse de réponse au sommaire quotidien
setting-digest-language = Langue du sommaire quotidien : en ou fr
setting-digest-not-before = Heure avant laquelle ne rien envoyer, comme 07:00
setting-store-path = Chemin ou adresse de la base de données
setting-store-busy-timeout = Attente maximale si la base est occupée, comme 10s
setting-store-idle-timeout = Délai avant qu’une machine figée perde le verrou (5s)
setting-store-password-file = Fichier du mot de passe de la base de données
setting-store-password-command = Commande affichant le mot de passe de la base
setting-store-ca-file = Autorité de certification (PEM) du serveur de la base
setting-language = Langue de l’affichage : en ou fr
setting-format = Format : table, plain, json, ndjson ou csv
setting-smtp-url = Serveur de courriel, comme smtp://courriel.example:587
setting-smtp-username = Nom d’utilisateur pour le serveur de courriel
setting-smtp-password-file = Fichier du mot de passe de courriel
setting-smtp-password-command = Commande qui affiche le mot de passe de courriel
setting-smtp-ca-file = Autorité de certification du serveur (PEM)
setting-smtp-hello = Nom envoyé au serveur de courriel (EHLO)
