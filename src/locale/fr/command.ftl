### Ce que les commandes disent de ce qu’elles ont fait.

said-sold = Vendu : { $lines } ({ $number }).
said-batch-sold = { $count ->
        [one] { $count } vente enregistrée
       *[other] { $count } ventes enregistrées
    } ; { $again ->
        [one] { $again } l’était déjà.
       *[other] { $again } l’étaient déjà.
    }
said-batch-adjusted = { $count ->
        [one] { $count } rajustement enregistré.
       *[other] { $count } rajustements enregistrés.
    }
said-voided-still = Vente { $number } annulée ; elle n’avait rien retiré du stock.
said-voided = Vente { $number } annulée ; retour en stock : { $lines }.
said-void-already = La vente { $number } était déjà annulée ; rien ne change.
said-invoice-created = Facture { $number } : { $lines }. Elle ne réserve rien tant qu’elle n’est pas payée.
said-invoice-deposit = Acompte reçu pour la facture { $number } ; rien ne bouge tant qu’elle n’est pas payée en entier.
said-invoice-paid = La facture { $number } est payée.
said-invoice-cancelled = La facture { $number } est annulée.
said-invoice-refunded = La facture { $number } est remboursée ; les marchandises ne reviennent pas en stock d’elles-mêmes.
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
    } ; rien ne change.
said-order-placed = La commande { $number } réserve { $lines }.
said-order-placed-untracked = Commande { $number } : { $lines }. Aucun de ces articles n’est suivi.
said-pickup-placed = Commande à ramasser en magasin { $number } : { $lines }. Elle ne touche pas au stock.
said-order-completed = La commande { $number } est terminée : { $lines }.
said-order-cancelled = La commande { $number } est annulée ; de nouveau disponible : { $lines }.
said-order-expired = La commande { $number } est échue ; de nouveau disponible : { $lines }.
said-orders-expired-more = { $count ->
        [one] { $count } autre commande est échue
       *[other] { $count } autres commandes sont échues
    } ; toutes sont dans `bincard order list --state expired`
said-order-cancelled-still = La commande { $number } est annulée ; elle ne réservait rien.
said-order-expired-still = La commande { $number } est échue ; elle ne réservait rien.
said-order-refunded = Remboursé de la commande { $number } : { $lines }. Les marchandises ne reviennent pas en stock d’elles-mêmes.
said-adjusted = { $sku } { $change } : disponible { $available } ({ $number }).
said-counted = { $sku } dénombré { $change } : en stock { $on-hand }, disponible { $available } ({ $number }).
said-item-added = Article { $sku } ajouté : disponible { $available }.
said-item-set = Article { $sku } modifié.
said-item-archived = Article { $sku } archivé.
said-item-unarchived = Article { $sku } sorti des archives.
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
        [one] { $skipped } laissée de côté
       *[other] { $skipped } laissées de côté
    }, { $refused ->
        [one] { $refused } refusée
       *[other] { $refused } refusées
    }.
said-import-counted = { $count ->
        [one] { $count } dénombrement enregistré.
       *[other] { $count } dénombrements enregistrés.
    }
said-exported = Exporté dans { $path }.
said-setting-set = { $key } vaut maintenant { $value }.
said-setting-unset = { $key } reprend sa valeur par défaut.
said-store-made = Base de données créée : { $path }.
said-store-there = Il y a déjà une base de données dans { $path }.
said-store-repaired = Base de données { $path } réparée :
said-store-kept = Ce qui s’y trouvait avant est conservé dans { $path }.
said-backed-up = Sauvegardé dans { $path }.
said-restored = Base de données { $path } restaurée.
said-digest-sent = Sommaire quotidien envoyé à { $address } : { $low ->
        [one] { $low } article en stock réduit.
       *[other] { $low } articles en stock réduit.
    }
said-digest-last = Dernier sommaire quotidien envoyé à { $address } : { $at }.
said-digest-never = Aucun sommaire quotidien n’a encore été envoyé à { $address }.
said-test-sent = Courriel d’essai envoyé à { $address }.
said-dry-run = Rien n’a été changé (--dry-run) ; sinon, la commande afficherait :
said-again = C’est déjà fait, sous la même clé ou le même numéro ; rien n’a été fait cette fois.
said-where = base de données : { $store } ; configuration : { $config }

warn-rejects = { $count ->
        [one] { $count } ligne refusée se trouve
       *[other] { $count } lignes refusées se trouvent
    } dans { $path }
warn-plain = { $text }
warn-below-zero = { $sku } est en rupture de stock : disponible { $available }
warn-below-zero-more = { $count ->
        [one] { $count } autre article est
       *[other] { $count } autres articles sont
    } en rupture de stock ; tous sont dans `bincard item list --sort available`
warn-digest-claimed = le sommaire quotidien du { $day } à { $address } est en cours d’envoi, ou l’envoi a été interrompu ; passé dix minutes, la prochaine exécution s’en chargera
warn-digest-failed = le sommaire quotidien du { $day } à { $address } n’a pas été envoyé : { $why }
warn-digest-unknown = on ne sait pas si le sommaire quotidien du { $day } à { $address } est arrivé : { $why }
warn-not-whole = la sauvegarde n’est pas en bon état : { $said } ; `bincard store check` donne tous les détails
warn-archived-left-out = { $count ->
        [one] { $count } article archivé a été laissé de côté pour { $system } ; `--archived` l’exporte seul
       *[other] { $count } articles archivés ont été laissés de côté pour { $system } ; `--archived` les exporte seuls
    }
warn-void-counted = { $sku } a été dénombré après { $number } : ce qui revient s’ajoute à ce dénombrement ; si rien n’était sorti, comptez de nouveau : `bincard adjust { $word } '=COMPTE'`
warn-archived = { $sku } est archivé
warn-store-open = d’autres personnes peuvent lire la base de données { $path } (mode { $mode }) ; fermez-la avec : chmod 600 { $word }
warn-overridden = { $source ->
        [environment] une variable d’environnement
       *[option] une option de cette commande
    } l’emporte pour le moment sur { $key }

hint-category = il y a une catégorie `{ $category }`
hint-put-back = si les marchandises sont revenues : { $command }
hint-take-off = pour sortir les marchandises du stock : { $command }

finding-file = { $said }
finding-reference = une ligne de `{ $table }` renvoie à un `{ $parent }` qui manque
finding-schema = la structure a été modifiée : { $said }
finding-balance = pour `{ $sku }`, la base donne { $stored } disponible et { $stored-reserved } réservé, mais ses mouvements totalisent { $summed } et { $summed-reserved }
finding-instant = un mouvement de `{ $sku }` n’a pas la date de son document ou de son dénombrement
finding-counted-at = le dernier dénombrement de `{ $sku }` n’est pas à sa place
finding-sort-key = `{ $sku }` n’est pas trié selon son nom, sa variante ou sa catégorie
finding-document = les mouvements de `{ $number }` ne correspondent pas à ses lignes pour `{ $sku }`
finding-more = et { $count } autres du même genre
finding-notification = la notification de `{ $sku }` ne concorde pas avec son stock

## Ce que signifie chaque réglage, en 54 caractères au plus.

setting-shop-name = Nom du magasin, affiché dans les courriels
setting-timezone = Fuseau horaire du magasin, comme America/Montreal
setting-currency = Devise des prix et des coûts (ISO 4217)
setting-alerts-rule = Réduit : sous le seuil, ou dès le seuil atteint
setting-invoices-track-stock = Déduire du stock les factures payées
setting-orders-expire-after = Délai avant l’échéance d’une commande, comme 48h
setting-digest-enabled = Envoyer le sommaire quotidien
setting-digest-to = Destinataires du sommaire quotidien
setting-digest-from = Expéditeur du sommaire quotidien
setting-digest-reply-to = Adresse de réponse au sommaire quotidien
setting-digest-language = Langue du sommaire quotidien : en ou fr
setting-digest-not-before = Heure avant laquelle ne rien envoyer, comme 07:00
setting-store-path = Chemin de la base de données
setting-store-busy-timeout = Attente maximale des autres processus, comme 10s
setting-language = Langue de l’affichage : en ou fr
setting-format = Format : table, plain, json, ndjson ou csv
setting-smtp-url = Serveur de courriel, comme smtp://courriel.example:587
setting-smtp-username = Nom d’utilisateur pour le serveur de courriel
setting-smtp-password-file = Fichier du mot de passe de courriel
setting-smtp-password-command = Commande qui affiche le mot de passe de courriel
setting-smtp-ca-file = Autorité de certification du serveur (PEM)
