### Le sommaire quotidien (R27–R32) et le courriel d’essai. Les espaces insécables y sont telles quelles (U+00A0).

## Les dates, comme une lettre les écrit.

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
date-instant = { $day }, { $hour } h { $minute }

## Le sommaire quotidien : objet. $skus est une liste que mail-subject-more peut finir.

mail-subject-low = { $count ->
    [one] { $count } article en stock réduit : { $skus }
   *[other] { $count } articles en stock réduit : { $skus }
}
mail-subject-low-at = { $count ->
    [one] { $count } article en stock réduit – { $shop } : { $skus }
   *[other] { $count } articles en stock réduit – { $shop } : { $skus }
}
mail-subject-back = { $count ->
    [one] { $count } article de retour en stock : { $skus }
   *[other] { $count } articles de retour en stock : { $skus }
}
mail-subject-back-at = { $count ->
    [one] { $count } article de retour en stock – { $shop } : { $skus }
   *[other] { $count } articles de retour en stock – { $shop } : { $skus }
}
mail-subject-more = { $count ->
    [one] { $skus } et { $count } autre
   *[other] { $skus } et { $count } autres
}

## Le sommaire quotidien : titre et sections.

mail-preview-subject = Objet : { $subject }
mail-headline-low = { $count ->
    [one] { $count } article en stock réduit
   *[other] { $count } articles en stock réduit
}
mail-headline-low-at = { $count ->
    [one] { $count } article en stock réduit – { $shop }
   *[other] { $count } articles en stock réduit – { $shop }
}
mail-headline-back = { $count ->
    [one] { $count } article de retour en stock
   *[other] { $count } articles de retour en stock
}
mail-headline-back-at = { $count ->
    [one] { $count } article de retour en stock – { $shop }
   *[other] { $count } articles de retour en stock – { $shop }
}
mail-as-of = En date du { $at }
mail-section-new = Nouveaux depuis le dernier courriel ({ $count })
mail-section-still = Toujours en stock réduit ({ $count })
mail-section-back = De retour en stock ({ $count })
mail-more = { $count ->
    [one] … et { $count } autre article, dans la liste jointe { $file }
   *[other] … et { $count } autres articles, dans la liste jointe { $file }
}
mail-more-listed = La liste jointe contient les { $count } premiers. Pour les voir tous : bincard item list --low

## Le sommaire quotidien : un article.

mail-label-available = disponible
mail-item-name = { $name } ({ $variation })
mail-item-sku = UGS { $sku }
mail-item-available = disponible : { $quantity }
mail-item-threshold = seuil : { $quantity }
mail-item-shortfall = manque : { $quantity }
mail-item-reserved = réservé : { $quantity }
mail-item-out = rupture de stock
mail-item-cover = { $days ->
    [0] moins d’un jour de stock
    [one] environ { $days } jour de stock
   *[other] environ { $days } jours de stock
}
mail-item-reorder = à commander : environ { $quantity }
mail-item-low-since = en stock réduit depuis le { $day }
mail-item-low-from = en stock réduit du { $from } au { $to }

## Le sommaire quotidien : la liste jointe.

mail-list-file = stock-reduit-{ $day }.csv
mail-list-sku = UGS
mail-list-name = Nom
mail-list-variation = Variation
mail-list-status = État
mail-list-new = nouveau
mail-list-still = toujours en stock réduit
mail-list-back = de retour en stock
mail-list-available = Disponible
mail-list-reserved = Réservé
mail-list-threshold = Seuil
mail-list-shortfall = Manque
mail-list-cover = Jours de stock
mail-list-reorder = À commander
mail-list-price = Prix
mail-list-more = { $count ->
    [one] … et { $count } autre article : bincard item list --low
   *[other] … et { $count } autres articles : bincard item list --low
}
mail-list-since = En stock réduit depuis

## Le sommaire quotidien : sa fin.

mail-footer = Envoyé par bincard, une fois par jour, quand il y a quelque chose à signaler. Pour exclure un article : bincard item set UGS --alert off
mail-footer-pace = Les jours de stock et les quantités à commander découlent des ventes des 28 derniers jours.
mail-footer-reply = Pour changer les destinataires de ce courriel, répondez-y.
mail-unsubscribe = Arrêter le sommaire quotidien à { $address }

## Le courriel d’essai.

mail-test-subject = Courriel d’essai de bincard
mail-test-subject-at = Courriel d’essai de bincard – { $shop }
mail-test-works = Les réglages du courriel fonctionnent : ce message est parvenu à { $address }.
mail-test-what = Il a été envoyé le { $at } par bincard notify test. Le sommaire quotidien viendra du même expéditeur, dès qu’un article sera en stock réduit.

## Le parcours de notify test : ce qui a été constaté, et quoi faire là où il s’est arrêté.

walk-found = { $host } est { $addresses }
walk-connected = { $server } répond comme un serveur de courriel
walk-tls = chiffré dès le début. { $certificate }
walk-starttls = chiffré par STARTTLS. { $certificate }
walk-certificate = Certificat de { $subject }, délivré par { $issuer }, valide jusqu’au { $until }
walk-distrusted = non accepté : le certificat de { $subject }, délivré par { $issuer }, valide jusqu’au { $until }
walk-in-the-clear = non chiffré, ce qui n’est permis que sur cette machine même
walk-signed-in = connecté au nom de { $username }
walk-not-signed-in = sans nom d’utilisateur : smtp.username n’est pas défini
walk-accepted = { $address } accepté. { $answer }
cause-name = le nom du serveur dans `smtp.url` est-il bien écrit, et cette machine joint-elle son serveur de noms ?
cause-nobody = personne n’écoute là : le port dans `smtp.url` est-il le bon (587 pour smtp://, 465 pour smtps://), et le serveur fonctionne-t-il ?
cause-silent = pas de réponse : un pare-feu bloque peut-être la connexion, ou le port parle TLS dès le début (465 va avec smtps://, 587 avec smtp://)
cause-not-tls = le port ne parle pas TLS comme on le lui a demandé : utilisez smtps:// pour le port 465, smtp:// pour 587 et 25
cause-not-smtp = autre chose qu’un serveur de courriel répond, ou raccroche : le port dans `smtp.url` est-il le bon ?
cause-untrusted = cette machine ne connaît pas l’émetteur du certificat : si c’est votre propre autorité, nommez son fichier avec `bincard settings set smtp.ca_file FICHIER`
cause-another = le certificat est celui d’un autre serveur : mettez dans `smtp.url` le nom auquel il est délivré
cause-expired = le certificat n’est pas valide aujourd’hui : renouvelez-le sur le serveur, ou mettez cette machine à l’heure
cause-no-starttls = le serveur ne chiffre pas sur ce port : utilisez smtps:// avec le port 465 s’il l’offre, ou un serveur de cette machine (sendmail:)
cause-no-login = le serveur n’accepte pas de mot de passe sur ce port : utilisez son port 587 ou 465, ou retirez `smtp.username`
cause-login = `smtp.username` est-il exact, et le mot de passe est-il celui de ce compte ? Certains fournisseurs exigent un mot de passe d’application
cause-sender = le serveur ne laisse pas ce compte envoyer au nom de cet expéditeur : donnez à `digest.from` l’adresse même du compte
cause-recipient = l’adresse est-elle exacte ? Un serveur qui dit `relay` demande d’abord `smtp.username` et un mot de passe
cause-message = la réponse du serveur dit ce qu’il refuse : le domaine de l’expéditeur, le contenu, ou une boîte pleine
cause-later = le serveur demande de revenir plus tard : le sommaire quotidien le fait de lui-même à la prochaine exécution

## Pourquoi un courriel n’a pas été envoyé.

sending-at = { $server }, { $stage } : { $why }
sending-connecting = à la connexion
sending-end = à la fin du message
sending-too-long = toujours pas terminé après { $seconds } s, abandonné
sending-no-answer-at-last = pas de réponse après la remise du message
sending-given-up = abandonné
sending-no-starttls = il n’offre pas STARTTLS ; rien n’est envoyé en clair
sending-no-address = le serveur n’a pas d’adresse
sending-no-login = il n’accepte ni nom d’utilisateur ni mot de passe (AUTH PLAIN, LOGIN)
sending-no-smtputf8 = il n’accepte pas d’adresses hors de l’ASCII (SMTPUTF8)
sending-no-8bitmime = il n’accepte pas de texte hors de l’ASCII (8BITMIME)
sending-silent = pas de réponse en { $wait }
sending-closed = la connexion a été fermée
sending-not-tls = le serveur n’y parle pas TLS, que smtps:// exige ; peut-être faut-il smtp://
sending-not-smtp = la réponse n’est pas du SMTP
sending-no-program = il n’y a pas de programme sendmail dans { $path }
sending-not-a-program = ce n’est pas un programme
sending-stopped = toujours pas terminé après { $seconds } s, arrêté
