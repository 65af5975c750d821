### Le sommaire quotidien (R27–R32) et le courriel d’essai. Les espaces insécables y sont telles quelles (U+00A0).

## Les dates, telles qu’on les écrit dans une lettre.

date-month = { $month ->
    [january] janvier
    [february] février
    [march] mars
    [april] avril
    [may] mai
    [june] juin
    [july] juillet
    [august] août
    [september] septembre
    [october] octobre
    [november] novembre
   *[december] décembre
}
date-day = { $is-first ->
    [yes] 1er
   *[no] { $day }
} { $month } { $year }
date-first-day = { $is-first ->
    [yes] 1er
   *[no] { $day }
}{ $in-common ->
    [month] {""}
    [year]  { $month }
   *[nothing]  { $month } { $year }
}
date-instant = { $day } à { $bare-hour } h{ $on-the-hour ->
    [yes] {""}
   *[no]  { $minute }
}

## Le sommaire quotidien : objet. $names est une liste que mail-subject-more peut finir.

mail-subject-low = { $count ->
    [one] { $count } article en stock réduit : { $names }
   *[other] { $count } articles en stock réduit : { $names }
}
mail-subject-low-at = { $count ->
    [one] { $count } article en stock réduit – { $shop } : { $names }
   *[other] { $count } articles en stock réduit – { $shop } : { $names }
}
mail-subject-back = { $count ->
    [one] { $count } article de retour en stock : { $names }
   *[other] { $count } articles de retour en stock : { $names }
}
mail-subject-back-at = { $count ->
    [one] { $count } article de retour en stock – { $shop } : { $names }
   *[other] { $count } articles de retour en stock – { $shop } : { $names }
}
mail-subject-recovered = { $count ->
    [one] { $count } article n’est plus en stock réduit : { $names }
   *[other] { $count } articles ne sont plus en stock réduit : { $names }
}
mail-subject-recovered-at = { $count ->
    [one] { $count } article n’est plus en stock réduit – { $shop } : { $names }
   *[other] { $count } articles ne sont plus en stock réduit – { $shop } : { $names }
}
mail-subject-more = { $count ->
    [one] { $names } et { $count } autre
   *[other] { $names } et { $count } autres
}

## Le sommaire quotidien : résumé et sections.

mail-preview-subject = Objet : { $subject }
mail-summary-out = { $count } en rupture de stock
mail-summary-low = { $count } en stock réduit
mail-summary-back = { $count } de retour en stock
mail-summary-recovered = { $count ->
    [one] { $count } rétabli
   *[other] { $count } rétablis
}
mail-as-of = Situation au { $at }
mail-section-first = En stock réduit ({ $count })
mail-section-new = Nouveaux depuis le dernier courriel ({ $count })
mail-section-still = Toujours en stock réduit ({ $count })
mail-section-back = De retour en stock ({ $count })
mail-section-recovered = Stock rétabli ({ $count })
mail-more = { $count ->
    [one] … et { $count } autre article, dans la liste jointe { $file }
   *[other] … et { $count } autres articles, dans la liste jointe { $file }
}
mail-more-listed = La liste jointe contient les { $count } premiers articles. Pour les voir tous : bincard item list --low

## Le sommaire quotidien : un article.

mail-label-available = disponible
mail-item-name = { $name } ({ $variation })
mail-item-sku = UGS { $sku }
mail-item-available = disponible : { $quantity }
mail-item-threshold = seuil : { $quantity }
mail-item-shortfall = manquant : { $quantity }
mail-item-reserved = réservé : { $quantity }
mail-badge-out = Rupture de stock
mail-item-cover = { $days ->
    [0] moins d’un jour de stock
    [one] environ { $days } jour de stock
   *[other] environ { $days } jours de stock
}
mail-item-reorder = commande suggérée : { $quantity }
mail-item-low-since = en stock réduit depuis le { $day }
mail-item-low-from = en stock réduit du { $from } au { $to }
mail-item-low-on = en stock réduit le { $day }

## Le sommaire quotidien : la liste jointe.

mail-list-file = stock-reduit-{ $day }.csv
mail-list-sku = UGS
mail-list-name = Nom
mail-list-variation = Variante
mail-list-status = État
mail-list-new = nouveau
mail-list-still = toujours en stock réduit
mail-list-back = de retour en stock
mail-list-recovered = stock rétabli
mail-list-available = Disponible
mail-list-reserved = Réservé
mail-list-threshold = Seuil
mail-list-shortfall = Manquant
mail-list-cover = Jours de stock restants
mail-list-reorder = Commande suggérée
mail-list-price = Prix
mail-list-more = { $count ->
    [one] … et { $count } autre article : bincard item list --low
   *[other] … et { $count } autres articles : bincard item list --low
}
mail-list-since = Stock réduit depuis

## Le sommaire quotidien : sa fin.

mail-footer = Envoyé par bincard, au plus une fois par jour, quand il y a quelque chose à signaler. Pour ne plus recevoir de notifications pour un article : bincard item set UGS --alert non
mail-footer-pace = Les jours de stock et les commandes suggérées sont calculés d’après les ventes des 28 derniers jours.
mail-footer-reply = Pour changer les destinataires, répondez à ce courriel.
mail-unsubscribe = Ne plus envoyer le sommaire quotidien à { $address }

## Le courriel d’essai.

mail-test-subject = Courriel d’essai de bincard
mail-test-subject-at = Courriel d’essai de bincard – { $shop }
mail-test-works = Les réglages de courriel fonctionnent : ce message est parvenu à { $address }.
mail-test-what = Ce message a été envoyé le { $at } par la commande bincard notify test. Le sommaire quotidien viendra du même expéditeur, dès qu’un article sera en stock réduit.

## Le parcours de notify test : ce qui a été constaté, et quoi faire là où il s’est arrêté.

delivery-resolved = { $host } correspond à { $addresses }
delivery-connected = { $server } est un serveur de courriel
delivery-tls = connexion chiffrée dès le début. { $certificate }
delivery-starttls = connexion chiffrée par STARTTLS. { $certificate }
delivery-certificate = Certificat de { $subject }, émis par { $issuer }, valide jusqu’au { $until }
delivery-distrusted = certificat refusé : { $subject }, émis par { $issuer }, valide jusqu’au { $until }
delivery-unencrypted = connexion non chiffrée, permise seulement sur cette machine
delivery-signed-in = session ouverte sous le nom { $username }
delivery-not-signed-in = sans ouverture de session : smtp.username n’est pas défini
delivery-accepted = adresse { $address } acceptée. { $answer }
cause-name = vérifiez le nom du serveur dans `smtp.url` et la connexion de cette machine au réseau (DNS)
cause-nobody = aucun serveur ne répond sur ce port : vérifiez le port dans `smtp.url` (587 pour smtp://, 465 pour smtps://), et que le serveur est en marche
cause-silent = aucune réponse : un pare-feu bloque peut-être la connexion, ou le port exige TLS dès le début (465 pour smtps://, 587 pour smtp://)
cause-not-tls = ce port n’utilise pas le chiffrement demandé : utilisez smtps:// pour le port 465, smtp:// pour les ports 587 et 25
cause-not-smtp = ce qui répond sur ce port n’est pas un serveur de courriel : vérifiez le port dans `smtp.url`
cause-untrusted = cette machine ne connaît pas l’autorité qui a émis le certificat; si c’est la vôtre, indiquez son fichier avec `bincard settings set smtp.ca_file FICHIER`
cause-another = le certificat est celui d’un autre serveur : dans `smtp.url`, utilisez le nom inscrit sur le certificat
cause-expired = le certificat est expiré ou n’est pas encore valide : renouvelez-le sur le serveur, ou réglez l’heure de cette machine
cause-no-starttls = le serveur n’offre pas de chiffrement sur ce port : utilisez smtps:// avec le port 465 s’il l’offre, ou un serveur local (sendmail:)
cause-no-login = le serveur n’accepte pas de mot de passe sur ce port : utilisez son port 587 ou 465, ou retirez `smtp.username`
cause-login = vérifiez `smtp.username` et le mot de passe; certains fournisseurs exigent un mot de passe d’application
cause-sender = le serveur ne permet pas à ce compte d’utiliser cet expéditeur : donnez à `digest.from` l’adresse du compte
cause-recipient = vérifiez l’adresse; si la réponse du serveur contient `relay`, il exige `smtp.username` et un mot de passe
cause-message = la réponse du serveur indique ce qu’il refuse : le domaine de l’expéditeur, le contenu, ou une boîte de réception pleine
cause-later = le serveur demande de réessayer plus tard : le sommaire quotidien le fera de lui-même à la prochaine exécution

## Pourquoi un courriel n’a pas été envoyé.

sending-at = { $server }, { $stage } : { $why }
sending-connecting = connexion
sending-end = fin du message
sending-too-long = envoi abandonné après { $seconds } s
sending-no-answer-at-last = aucune réponse du serveur après la remise du message
sending-given-up = envoi abandonné
sending-no-starttls = le serveur n’offre pas STARTTLS; rien n’est envoyé sans chiffrement
sending-no-address = ce nom de serveur n’a pas d’adresse
sending-no-host = ce nom de serveur est introuvable
sending-certificate-expired = le certificat est expiré ou n’est pas encore valide
sending-certificate-name = le certificat est celui d’un autre serveur
sending-certificate-untrusted = le certificat n’a pas été émis par une autorité reconnue
sending-no-login = le serveur n’accepte ni nom d’utilisateur ni mot de passe (AUTH PLAIN, LOGIN)
sending-no-smtputf8 = le serveur n’accepte que des adresses en ASCII (il n’offre pas SMTPUTF8)
sending-no-8bitmime = le serveur n’accepte que du texte en ASCII (il n’offre pas 8BITMIME)
sending-silent = aucune réponse après { $wait }
sending-early = il a envoyé, avant le chiffrement de la connexion, des données qui auraient été lues après : quelqu’un s’est peut-être interposé
sending-no-temporary-file = impossible de créer un fichier temporaire (voyez TMPDIR)
sending-not-tls = le serveur n’utilise pas TLS sur ce port, ce que smtps:// exige
sending-tls-failed = impossible d’établir une connexion chiffrée
sending-not-smtp = la réponse n’est pas du SMTP
sending-no-program = aucun programme sendmail dans { $path }
sending-program-failed = { $status } { $output }
sending-not-a-program = ce n’est pas un programme exécutable
sending-stopped = programme arrêté après { $seconds } s

## Le serveur de courriel de cette machine.

hint-mail-directory = créez le dossier avec `mkdir -p { $word }`
hint-own-mail-server = pour utiliser le serveur de courriel de cette machine : `bincard settings set smtp.url sendmail:`
hint-own-mail-server-instead = { $cause }; ou utilisez le serveur de courriel de cette machine : `bincard settings set smtp.url sendmail:`
