### The daily e-mail (R27–R32) and the test e-mail. Names, SKUs and shops come from outside; they are made visible.

## Dates, written out.

date-month = { $month ->
    [january] January
    [february] February
    [march] March
    [april] April
    [may] May
    [june] June
    [july] July
    [august] August
    [september] September
    [october] October
    [november] November
   *[december] December
}
date-day = { $month } { $day }, { $year }
date-first-day = { $month } { $day }{ $in-common ->
    [nothing] , { $year }
   *[other] {""}
}
date-instant = { $day }, { $hour }:{ $minute }

## The daily e-mail: subject. $names is a list that mail-subject-more may end.

mail-subject-low = { $count ->
    [one] { $count } item low: { $names }
   *[other] { $count } items low: { $names }
}
mail-subject-low-at = { $count ->
    [one] { $count } item low at { $shop }: { $names }
   *[other] { $count } items low at { $shop }: { $names }
}
mail-subject-back = { $count ->
    [one] { $count } item back in stock: { $names }
   *[other] { $count } items back in stock: { $names }
}
mail-subject-back-at = { $count ->
    [one] { $count } item back in stock at { $shop }: { $names }
   *[other] { $count } items back in stock at { $shop }: { $names }
}
mail-subject-recovered = { $count ->
    [one] { $count } item no longer low: { $names }
   *[other] { $count } items no longer low: { $names }
}
mail-subject-recovered-at = { $count ->
    [one] { $count } item no longer low at { $shop }: { $names }
   *[other] { $count } items no longer low at { $shop }: { $names }
}
mail-subject-more = { $names } and { $count } more

## The daily e-mail: summary and sections.

mail-preview-subject = Subject: { $subject }
mail-summary-out = { $count } sold out
mail-summary-low = { $count } low
mail-summary-back = { $count } back in stock
mail-summary-recovered = { $count } no longer low
mail-as-of = As of { $at }
mail-section-first = Low ({ $count })
mail-section-new = New since the last e-mail ({ $count })
mail-section-still = Still low ({ $count })
mail-section-back = Back in stock ({ $count })
mail-section-recovered = No longer low ({ $count })
mail-more = { $count ->
    [one] … and { $count } more item in the attached file { $file }
   *[other] … and { $count } more items in the attached file { $file }
}
mail-more-listed = The attached file lists the first { $count }. To list all of them, run: bincard item list --low

## The daily e-mail: an item.

mail-label-available = available
mail-item-name = { $name } ({ $variation })
mail-item-sku = SKU { $sku }
mail-item-available = { $quantity } available
mail-item-threshold = threshold { $quantity }
mail-item-shortfall = { $quantity } short
mail-item-reserved = { $quantity } reserved
mail-badge-out = Sold out
mail-item-cover = { $days ->
    [0] less than a day left
    [one] about { $days } day left
   *[other] about { $days } days left
}
mail-item-reorder = reorder about { $quantity }
mail-item-low-since = low since { $day }
mail-item-low-from = low from { $from } to { $to }
mail-item-low-on = low on { $day }

## The daily e-mail: the attached list.

mail-list-file = low-stock-{ $day }.csv
mail-list-sku = SKU
mail-list-name = Name
mail-list-variation = Variation
mail-list-status = Status
mail-list-new = new
mail-list-still = still low
mail-list-back = back in stock
mail-list-recovered = no longer low
mail-list-available = Available
mail-list-reserved = Reserved
mail-list-threshold = Threshold
mail-list-shortfall = Shortfall
mail-list-cover = Days of stock left
mail-list-reorder = Suggested reorder
mail-list-price = Price
mail-list-more = { $count ->
    [one] … and { $count } more item: bincard item list --low
   *[other] … and { $count } more items: bincard item list --low
}
mail-list-since = Low since

## The daily e-mail: its end.

mail-footer = Sent by bincard, at most once a day. To leave out an item, run: bincard item set SKU --alert off
mail-footer-pace = Days of stock left and reorder quantities are based on sales in the last 28 days.
mail-footer-reply = To change who gets this e-mail, reply to it.
mail-unsubscribe = Stop the daily e-mail to { $address }

## The test e-mail.

mail-test-subject = Test e-mail from bincard
mail-test-subject-at = Test e-mail from bincard at { $shop }
mail-test-works = The mail settings work: this e-mail reached { $address }.
mail-test-what = It was sent by bincard notify test on { $at }. The daily e-mail will come from the same sender whenever an item is low.

## The steps of notify test: what was found, and what to do about a failure.

delivery-resolved = { $host } resolves to { $addresses }
delivery-connected = connected to { $server }, which is a mail server
delivery-tls = encrypted with TLS from the start. { $certificate }
delivery-starttls = encrypted with STARTTLS. { $certificate }
delivery-certificate = Certificate of { $subject }, issued by { $issuer }, valid until { $until }
delivery-distrusted = certificate rejected: { $subject }, issued by { $issuer }, valid until { $until }
delivery-unencrypted = not encrypted, which is only allowed on this machine
delivery-signed-in = signed in as { $username }
delivery-not-signed-in = not signed in: no smtp.username is set
delivery-accepted = accepted for { $address }. { $answer }
cause-name = check the host in `smtp.url`, and that this machine can reach its DNS server
cause-nobody = nothing is listening there: check the port in `smtp.url` (587 for smtp://, 465 for smtps://), and that the server is up
cause-silent = no reply: a firewall may block the connection, or the port may expect TLS from the start (465 is for smtps://, 587 for smtp://)
cause-not-tls = the port does not use TLS in this way: use smtps:// for port 465, smtp:// for 587 and 25
cause-not-smtp = the reply does not come from a mail server, or the connection was dropped: check the port in `smtp.url`
cause-untrusted = this machine does not trust the issuer of the certificate: if it is your own certificate authority, run `bincard settings set smtp.ca_file FILE`
cause-another = the certificate is for another host: use the host name of the certificate in `smtp.url`
cause-expired = the certificate has expired or is not valid yet: renew it on the server, or correct this machine's clock
cause-no-starttls = the server does not offer encryption on this port: use smtps:// with port 465 if it supports that, or a mail server on this machine (sendmail:)
cause-no-login = the server does not accept logins on this port: use port 587 or 465, or run `bincard settings unset smtp.username`
cause-login = check `smtp.username` and the password; some providers require an app password
cause-sender = the server does not allow this account to send from that address: set `digest.from` to the account's own address
cause-recipient = check the address; if the server's reply mentions `relay`, set `smtp.username` and a password
cause-message = the server's reply gives the reason: the sender's domain, the content, or a full mailbox
cause-later = the server asks you to try again later; for the daily e-mail, the next run does so

## Why an e-mail was not sent.

sending-at = { $server } ({ $stage }): { $why }
sending-connecting = connecting
sending-end = end of message
sending-too-long = gave up after { $seconds } s
sending-no-answer-at-last = no reply after the message was handed over
sending-given-up = gave up
sending-no-starttls = it does not offer STARTTLS, and nothing is sent unencrypted
sending-no-address = the host has no address
sending-no-host = the host name is not known
sending-certificate-expired = the certificate has expired or is not valid yet
sending-certificate-name = the certificate is for another host
sending-certificate-untrusted = the certificate is not from a trusted authority
sending-no-login = it does not accept a user name and password (AUTH PLAIN, LOGIN)
sending-no-smtputf8 = it does not accept non-ASCII addresses (SMTPUTF8)
sending-no-8bitmime = it does not accept non-ASCII text (8BITMIME)
sending-silent = no reply within { $wait }
sending-early = it sent data before the connection was encrypted: someone may be tampering with the connection
sending-no-temporary-file = cannot create a temporary file (see TMPDIR)
sending-not-tls = the server does not use TLS on this port, as smtps:// requires
sending-tls-failed = no encrypted connection could be established
sending-not-smtp = the reply is not SMTP
sending-no-program = there is no sendmail program in { $path }
sending-program-failed = { $status } { $output }
sending-not-a-program = it is not a program
sending-stopped = it did not finish within { $seconds } s and was stopped

## What to use instead of a mail server, and what it needs.

hint-mail-directory = create the directory with `mkdir -p { $word }`
hint-own-mail-server = to use the mail server of this machine, run `bincard settings set smtp.url sendmail:`
hint-own-mail-server-instead = { $cause }; or use the mail server of this machine with `bincard settings set smtp.url sendmail:`
