### The daily e-mail (R27–R32) and the test e-mail. Names, SKUs and shops come from outside; they are made visible.

## Dates, as a letter has them.

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
date-instant = { $day }, { $hour }:{ $minute }

## The daily e-mail: subject. $skus is a list that mail-subject-more may end.

mail-subject-low = { $count ->
    [one] { $count } item low: { $skus }
   *[other] { $count } items low: { $skus }
}
mail-subject-low-at = { $count ->
    [one] { $count } item low at { $shop }: { $skus }
   *[other] { $count } items low at { $shop }: { $skus }
}
mail-subject-back = { $count ->
    [one] { $count } item back in stock: { $skus }
   *[other] { $count } items back in stock: { $skus }
}
mail-subject-back-at = { $count ->
    [one] { $count } item back in stock at { $shop }: { $skus }
   *[other] { $count } items back in stock at { $shop }: { $skus }
}
mail-subject-more = { $skus } and { $count } more

## The daily e-mail: headline and sections.

mail-preview-subject = Subject: { $subject }
mail-headline-low = { $count ->
    [one] { $count } item is low
   *[other] { $count } items are low
}
mail-headline-low-at = { $count ->
    [one] { $count } item is low at { $shop }
   *[other] { $count } items are low at { $shop }
}
mail-headline-back = { $count ->
    [one] { $count } item is back in stock
   *[other] { $count } items are back in stock
}
mail-headline-back-at = { $count ->
    [one] { $count } item is back in stock at { $shop }
   *[other] { $count } items are back in stock at { $shop }
}
mail-as-of = As of { $at }
mail-section-new = New since the last e-mail ({ $count })
mail-section-still = Still low ({ $count })
mail-section-back = Back in stock ({ $count })
mail-more = { $count ->
    [one] … and { $count } more item, in the attached list { $file }
   *[other] … and { $count } more items, in the attached list { $file }
}
mail-more-listed = The attached list has the first { $count }. See them all with: bincard item list --low

## The daily e-mail: an item.

mail-label-available = available
mail-item-name = { $name } ({ $variation })
mail-item-sku = SKU { $sku }
mail-item-available = { $quantity } available
mail-item-threshold = threshold { $quantity }
mail-item-shortfall = { $quantity } short
mail-item-reserved = { $quantity } reserved
mail-item-out = sold out
mail-item-cover = { $days ->
    [0] less than a day of stock left
    [one] about { $days } day of stock left
   *[other] about { $days } days of stock left
}
mail-item-reorder = reorder about { $quantity }
mail-item-low-since = low since { $day }
mail-item-low-from = low from { $from } to { $to }

## The daily e-mail: the attached list.

mail-list-file = low-stock-{ $day }.csv
mail-list-sku = SKU
mail-list-name = Name
mail-list-variation = Variation
mail-list-status = Status
mail-list-new = new
mail-list-still = still low
mail-list-back = back in stock
mail-list-available = Available
mail-list-reserved = Reserved
mail-list-threshold = Threshold
mail-list-shortfall = Short by
mail-list-cover = Days of stock left
mail-list-reorder = Suggested reorder
mail-list-price = Price
mail-list-more = { $count ->
    [one] … and { $count } more item: bincard item list --low
   *[other] … and { $count } more items: bincard item list --low
}
mail-list-since = Low since

## The daily e-mail: its end.

mail-footer = Sent by bincard, once a day, when there is something to tell. To leave an item out: bincard item set SKU --alert off
mail-footer-pace = Days of stock left and what to reorder follow from the sales of the last 28 days.
mail-footer-reply = To change who gets this e-mail, answer it.
mail-unsubscribe = Stop the daily e-mail to { $address }

## The test e-mail.

mail-test-subject = Test e-mail from bincard
mail-test-subject-at = Test e-mail from bincard at { $shop }
mail-test-works = The mail settings work: this e-mail reached { $address }.
mail-test-what = It was sent on { $at } by bincard notify test. The daily e-mail will come from the same sender, when an item is low.

## The walk of notify test: what was found, and what to do where it ended.

walk-found = { $host } is { $addresses }
walk-connected = { $server } answers as a mail server does
walk-tls = encrypted from the start. { $certificate }
walk-starttls = encrypted by STARTTLS. { $certificate }
walk-certificate = Certificate of { $subject }, issued by { $issuer }, valid until { $until }
walk-distrusted = not accepted: the certificate of { $subject }, issued by { $issuer }, valid until { $until }
walk-in-the-clear = not encrypted, which only this machine itself may be
walk-signed-in = signed in as { $username }
walk-not-signed-in = not signed in: no smtp.username is set
walk-accepted = { $address } accepted. { $answer }
cause-name = is the host in `smtp.url` spelled right, and does this machine reach its name server?
cause-nobody = nothing listens there: is the port in `smtp.url` right (587 for smtp://, 465 for smtps://), and is the server up?
cause-silent = no answer: a firewall may swallow it, or the port speaks TLS from the start (465 is for smtps://, 587 for smtp://)
cause-not-tls = the port does not speak TLS as it was asked to: use smtps:// for port 465, smtp:// for 587 and 25
cause-not-smtp = something else than a mail server answers, or it hangs up: is the port in `smtp.url` right?
cause-untrusted = this machine does not know who issued the certificate: if it is your own authority, name its file with `bincard settings set smtp.ca_file FILE`
cause-another = the certificate is another host's: put the name that it is for into `smtp.url`
cause-expired = the certificate is not valid today: renew it on the server, or set this machine's clock right
cause-no-starttls = the server does not encrypt there: use smtps:// with port 465 if it has that, or a server of this machine (sendmail:)
cause-no-login = the server takes no password there: use its port 587 or 465, or take `smtp.username` away
cause-login = is `smtp.username` right, and is the password this account's? Some providers want a password of its own for programs
cause-sender = the server does not let this login send as that sender: set `digest.from` to the account's own address
cause-recipient = is the address right? A server that says `relay` wants `smtp.username` and a password first
cause-message = the server's answer says what it does not like: the sender's domain, the content, or a full mailbox
cause-later = the server asks to come back later: the daily e-mail does so by itself at the next run

## Why an e-mail was not sent.

sending-at = { $server } at { $stage }: { $why }
sending-connecting = connecting
sending-end = the end of the message
sending-too-long = no end after { $seconds } s, given up
sending-no-answer-at-last = no answer after the message was handed over
sending-given-up = given up
sending-no-starttls = it offers no STARTTLS; nothing is sent in the clear
sending-no-address = the host has no address
sending-no-login = it takes no user name and password (AUTH PLAIN, LOGIN)
sending-no-smtputf8 = it takes no addresses beyond ASCII (SMTPUTF8)
sending-no-8bitmime = it takes no text beyond ASCII (8BITMIME)
sending-silent = no answer within { $wait }
sending-closed = the connection was closed
sending-not-tls = the server does not speak TLS there, which smtps:// asks for; smtp:// may be meant
sending-not-smtp = the answer is not SMTP
sending-no-program = there is no sendmail program in { $path }
sending-not-a-program = it is no program
sending-stopped = not done after { $seconds } s, stopped
