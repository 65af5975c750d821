### Les mots des tableaux, et ceux qui précèdent ce qui est dit.

word-error = erreur :
word-hint = conseil :
word-warning = avertissement :
word-yes = oui
word-no = non
word-low = réduit

candidate-lines = { $lines }
candidate-customer = { $customer } : { $lines }

difference-new = { $field } : { $new }
difference-changed = { $field } : { $old } → { $new }

plot-title = { $sku } { $name } : disponible à la fin de chaque { $unit ->
        [hour] heure
        [day] jour
        [week] semaine
        [month] mois
       *[year] année
    }
plot-threshold = seuil { $threshold }

column-sku = UGS
column-name = Nom
column-variation = Variante
column-category = Catégorie
column-barcode = Code-barres
column-price = Prix
column-cost = Coût
column-tracked = Suivi
column-alert = Notification de stock
column-threshold = Seuil
column-on-hand = En stock
column-reserved = Réservé
column-available = Disponible
column-low-since = Stock réduit depuis
column-archived = Archivé
column-stock-alert = Notification de stock
column-sold-out = Rupture de stock
column-low-since-day = Stock réduit depuis le { $day }
column-number = Numéro
column-state = État
column-kind = Type
column-lines-short = { $lines }
column-customer = Client
column-expires-at = Échéance
column-at = Date
column-reason = Motif
column-quantity = Quantité
column-before = Avant
column-after = Après
column-document = Document
column-note = Note
column-opened-at = Stock réduit depuis
column-closed-at = Rétabli le
column-closed-available = Disponible au rétablissement
column-key = Réglage
column-value = Valeur
column-source = Source
column-meaning = Signification
column-counted-at = Dénombré le
column-notification = Période en cours
column-open-orders = Commandes ouvertes
column-placed-at = Passée le
column-invoice-placed-at = Établie le
column-completed-at = Terminée le
column-cancelled-at = Annulée le
column-expired-at = Échue le
column-refunded-at = Remboursée le
column-refunded = Remboursé
column-deposit-at = Acompte reçu le
column-paid-at = Payée le
column-tracks-stock = Stock suivi
column-pickup = À ramasser en magasin
column-lines = Lignes
column-items = Articles
column-address = Adresse
column-sent-at = Dernier envoi
column-day = Jour
column-detail = Réponse du serveur de courriel
column-message-id = Message-ID
column-step = Étape
column-found = Résultat
column-change = Changement
column-difference = Différence
column-voided-at = Annulée le
column-reference = Référence

## Les mots dans les tableaux; les scripts lisent l’anglais, quelle que soit la langue.

kind-opening = stock de départ
kind-void = annulation
kind-reserve = réservation
kind-complete = commande terminée
kind-release = réservation libérée
kind-count = dénombrement
kind-count-correction = correction du dénombrement
state-claimed = envoi en cours
state-sent = envoyé
state-failed = échec
state-unknown = inconnu
reason-received = reçu
reason-return = retour
reason-count = dénombrement
reason-damaged = endommagé
reason-theft = vol
reason-loss = perte
reason-pickup = ramassage
reason-correction = correction
reason-other = autre
source-default = par défaut
source-store = base de données
source-file = fichier
source-environment = environnement
source-option = option
change-added = ajouté
change-changed = modifié
step-name = nom du serveur
step-connection = connexion
step-tls = chiffrement (TLS)
step-login = ouverture de session
step-mail = courriel
step-failed = échec
