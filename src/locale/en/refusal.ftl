### Every "no" that a rule can say, and what to do about it.

sold-out = Sold out: `{ $sku }`
only-left = Only { $left } left: `{ $sku }`
refused-sold-out = sold out
    .hint = ask for less, or see what is there: `bincard item list`

refused-not-a-number = `{ $text }` is not a number
    .hint = write digits with a point before decimals, such as `2.5`
refused-comma = `{ $text }` is not a number: decimals are written with a point
    .hint = write `{ $point }`
refused-too-many-places = `{ $text }` has more than 5 decimal places
    .hint = round it to 5 places
refused-out-of-range = `{ $text }` is beyond ±9,000,000,000,000
refused-not-positive = the quantity `{ $text }` is not above zero
refused-count-negative = the count `{ $text }` is below zero: nobody can count less than nothing
    .hint = to take stock off, write `-N` with a reason
refused-bad-change = `{ $text }` is no change of stock
    .hint = write `+N` for more, `-N` for less, `'=N'` for what was counted
refused-bad-line = `{ $quantity }` in `{ $text }` is not a quantity
    .hint = write SKU=QUANTITY; a SKU with `=` in it needs the quantity too: `{ $text }=1`
refused-spaced-line = `{ $quantity }` in `{ $text }` is not a quantity: it begins or ends with a blank
    .hint = write `{ $line }`
refused-bad-sku = `{ $text }` cannot be a SKU: { $why }
refused-bad-text = `{ $text }` cannot be kept: { $why }
refused-bad-option-text = `{ $option }` cannot be `{ $text }`: { $why }
text-blank = it is blank
text-too-long = it has more than { $most } characters
text-control = it has the control character { $character }
refused-bad-instant = `{ $text }` is no date or time
    .hint = write `2026-11-24`, `2026-11-24 13:30` or `2026-11-24T13:30:00-05:00`
refused-bad-whole-number = `{ $text }` is no whole number from 0 up
refused-bad-duration = `{ $text }` is no duration
    .hint = write a number and a unit, such as `48h`, `3d` or `2w`; or a date or time, such as `2026-11-24` or `2026-11-24 13:30`
refused-duration-not-positive = the duration `{ $text }` is not above zero
    .hint = write a number and a unit, such as `48h`, `3d` or `2w`
refused-duration-too-long = the duration `{ $text }` is too long
    .hint = write 36500d (a hundred years) at most
refused-bad-time-zone = the environment variable TZ names no time zone that is known: `{ $text }`
    .hint = set it to a name such as `America/Montreal`, or unset it
refused-in-future = `{ $text }` is in the future: stock cannot have moved yet
    .hint = give an instant that has passed, or leave `--at` out for now
refused-deadline-passed = the deadline `{ $text }` has passed
    .hint = give one that is still to come, such as `--expires 48h`
refused-before-document = `{ $text }` is before the last step of { $kind } `{ $number }`
    .hint = give an instant after it, or leave `--at` out for now
refused-reason-missing = no reason is given
    .hint = add `--reason` with one of: received, return, damaged, theft, loss, pickup, correction, other
refused-unknown-word = `{ $text }` is none of: { $known }
refused-bad-setting-value = `{ $key }` cannot be `{ $value }`: expected { $expected }
refused-not-a-setting = there is no setting `{ $key }`; there are: { $known }
    .hint = see them with `bincard settings list`
refused-conflicting-words = { $one } and { $other } cannot go together
refused-machine-key = `--key` cannot go with `{ $key }`: settings of this machine take no key
    .hint = leave it out: to do it again is harmless
refused-nothing-asked = nothing is asked for
    .hint = give { $known }
refused-name-missing = a new item needs a name
    .hint = give it with `--name`: bincard item add --name NAME { $word }
refused-rejects-over-source = `{ $path }` is the file that is read: the rejects would replace it
    .hint = give `--rejects` another file

refused-no-locations = `--location` says nothing of `{ $file }`: such a { $from } file has no locations
    .hint = leave `--location` out; `--map COLUMN=quantity` takes the column of one location of any other spreadsheet

refused-unknown-item = no item has the SKU `{ $sku }`
    .hint = see what there is with `bincard item list`, or add it with `bincard item add`
refused-unknown-document = there is no { $kind } `{ $number }`
    .hint = { $which ->
        [order] see `bincard order list`
        [invoice] see `bincard invoice list`
       *[other] see `bincard item history SKU`, which names each document
    }
refused-unknown-reference = there is no sale, invoice or order `{ $number }`
    .hint = see `bincard item history SKU`, which names each document
refused-ambiguous-reference = several documents have the number `{ $number }`
    .hint = say which: { $ways }
hint-nearest = did you mean { $nearest }?
hint-adjust = write `bincard adjust { $sku } { $change }`
hint-before-dashes = what comes after `--` is no option: write `{ $option }` before it
hint-quantity-of-line = write the quantity with the SKU: `{ $line }`
hint-help = see `{ $command } --help`

refused-step = { $kind } `{ $number }` is { $state }: it cannot be { $step }
refused-key-reused = the key `{ $key }` was used for something else: `{ $first }`
    .hint = give each request a key of its own
refused-number-reused = there is another { $kind } `{ $number }`: `{ $first }`
    .hint = use another number, or repeat the first request to the letter
refused-document-ended = { $kind } `{ $number }` is { $state }; nothing was done
    .hint = use another number
refused-item-exists = an item has the SKU `{ $sku }` already
    .hint = change it with `bincard item set`, or its stock with `bincard adjust`
refused-refund-too-much = of `{ $sku }` on `{ $number }` only { $left } can still be refunded
refused-not-on-document = `{ $sku }` is not on `{ $number }`

refused-untracked = the stock of `{ $sku }` is not tracked
    .hint = turn tracking on with `bincard item set --track on { $word }`
refused-opening-untracked = `{ $sku }` would not be tracked, so it can have no quantity
    .hint = leave out `--quantity`, or give `--track on`
refused-stock-out-of-range = the stock of `{ $sku }` would go beyond ±9,000,000,000,000
refused-sum-out-of-range = the stock would go beyond ±9,000,000,000,000

refused-bad-rows = { $count ->
        [one] 1 row of `{ $file }` cannot be taken; nothing was changed
       *[other] { $count } rows of `{ $file }` cannot be taken; nothing was changed
    }
    .hint = put them right and run the same command again
refused-more-rows = … and { $count } more
bad-row = line { $line }: { $why }
bad-row-column = line { $line }, column `{ $column }`: { $why }
bad-row-value = line { $line }, column `{ $column }`, `{ $value }`: { $why }
bad-file = `{ $file }`: { $why }

refused-file-unreadable = cannot read `{ $file }`: { $why }
refused-no-store = there is no store at `{ $path }`
    .hint = name yours with `--store` or BINCARD_STORE, or make one with `bincard store init`
refused-not-a-store = `{ $path }` is not a bincard store: { $why }
    .hint = name another path with `--store` or BINCARD_STORE
refused-store-tampered = the schema of `{ $path }` was changed: { $said }
    .hint = put a backup back with `bincard store restore FILE`; nothing is done in such a store
refused-not-a-backup = `{ $path }` cannot be restored: { $why }
    .hint = name a file that `bincard store backup` wrote
refused-newer-store = `{ $path }` was written by a newer bincard (version { $version }; this one knows { $known })
    .hint = update bincard on this machine
refused-is-the-store = `{ $path }` is the store itself or belongs to it
    .hint = name another file
refused-backup-of-damaged = the store `{ $store }` is damaged, and the backup `{ $backup }` is not replaced by it
    .hint = see what is wrong with `bincard store check`; a copy can be made under another name
refused-backup-over-other = `{ $path }` is not replaced, for it is no backup of this store: { $why }
    .hint = name another file
backup-damaged = it is damaged
backup-of-another = it is a store of its own
refused-restore-over-other = `{ $path }` is not replaced, for it is not a bincard store: { $why }
    .hint = if it is to be replaced all the same, move it away first: mv { $path } { $path }.old
refused-store-leftover = `{ $path }` was left by a process that was stopped, and its store is gone: a new one there would be spoiled by it
    .hint = put the store back beside it; or, if you do not want it any more, remove what was left: rm { $word }
refused-no-folder = there is no folder `{ $path }`
    .hint = make it with `mkdir -p`, or name another path
refused-network-store = `{ $path }` is on a network file system ({ $kind }), where two processes can destroy a store
    .hint = keep the store on a disk of the machine that works on it
refused-store-damaged = `{ $path }` is not whole: { $findings }
    .hint = `bincard store check --repair` rebuilds what follows from the ledger
refused-store-broken = `{ $path }` is not whole: { $findings }
    .hint = put the latest backup in its place with `bincard store restore FILE`
refused-store-busy = another process has held the store `{ $path }` for { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }
    .hint = run the same command again; nothing was changed

refused-setting-missing = the setting `{ $key }` is missing
    .hint = set it with `bincard settings set { $key } …`
refused-setting-wrong = the setting `{ $key }` is `{ $value }`: { $why }
    .hint = put right what it names, or give another: `bincard settings set { $key } …`
refused-environment-wrong = the environment variable { $variable } says `{ $value }`: { $why }
    .hint = set it to another value, or unset it: `unset { $variable }`
refused-bad-config = `{ $path }` cannot be used: { $why }
refused-config-open = others can read `{ $path }` (mode { $mode }), which says how to get a password
    .hint = close it with `chmod 600 { $word }`
refused-secret-open = others can read the password in `{ $path }` (mode { $mode })
    .hint = close it with `chmod 600 { $word }`
refused-password-in-url = `{ $key }` holds a password
    .hint = take it out and set `smtp.password_file` or BINCARD_SMTP_PASSWORD
refused-mail-deferred = the mail to { $address } could not be sent yet: { $why }
    .hint = run the same command again later; nothing is lost
refused-mail-refused = the mail to { $address } was refused: { $why }
    .hint = `bincard notify test` tells each step of the way and what to do
refused-mail-unknown = whether the mail to { $address } arrived cannot be known: { $why }
    .hint = run the same command again; the mail keeps its identity, so mailboxes can drop a second one

broke-busy = another process holds the store
    .hint = run the same command again; nothing was changed
broke-full = the disk is full
    .hint = free some space and run the same command again; what was recorded before is safe
broke-read-only = the store `{ $path }` cannot be written to by this user ({ $why })
    .hint = give the user write permission to the file and to its folder, where bincard keeps files beside it; or is the disk mounted read-only?
broke-disk = reading or writing the store `{ $path }` failed ({ $why })
    .hint = look at the disk that it is on (`df`, `dmesg`), then see with `bincard store check` whether the store is whole
broke-io = { $why }
broke-unknown = the disk failed at the very end, so it cannot be known whether this was recorded: { $why }
    .hint = run the same command again with the same `--key`: it happens once at most
broke-damaged = the store does not hold what it should: { $why }
    .hint = `bincard store check` tells what is wrong; `bincard store restore FILE` puts a backup in its place
broke-other = { $why }

text-beside = { $one }; { $other }
text-foreign = { $text }

asked-change = a SKU and a change
asked-profile = --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert or --track
expected-one-of = expected { $known }
expected-time-zone = an IANA time zone such as America/Montreal
expected-known-zone = no such time zone is known on this machine
expected-currency = an ISO 4217 code such as CAD
expected-duration = a duration above zero, such as 30s, 48h or 3d; seconds are the least
expected-time = a time of day such as 07:00
expected-something = something; `settings unset` takes it away
expected-line = text on one line, without control characters
expected-addresses = e-mail addresses with commas between, each with its language if you like (owner@shop.example fr): { $why }
expected-address = an e-mail address: { $why }
expected-url = smtps://host[:465], smtp://host[:587], sendmail:, sendmail:/path/to/program, file:DIRECTORY: { $why }
config-value = `{ $key }` cannot be `{ $value }`; expected { $expected }
config-line = line { $line }: { $why }
config-unreadable = it cannot be read ({ $why })
config-unknown-key = there is no setting `{ $key }`
hint-config-missing = name another file with `--config` or BINCARD_CONFIG, or make this one: `bincard settings set KEY VALUE --config { $word }`
hint-config-other = name another file with `--config` or BINCARD_CONFIG
hint-config-line = put the line right or take it away; `man bincard-config` tells how the file is written
hint-config-value = put it right there, or with `bincard settings set { $key } … --config { $word }`
hint-config-shop = this is a setting of the shop, kept in its store: `bincard settings set { $key } …`
hint-config-known = there are: { $known }
config-not-a-table = `{ $key }` is not a table

store-symlink = it is a symbolic link
store-not-a-file = it is not a file
store-empty = it is empty
store-not-sqlite = it is not an SQLite database
store-of-another = another program made it
store-no-schema = it has no schema
backup-missing = there is no such file

address-missing = an e-mail address is missing
address-control = `{ $text }` has the control character { $character }
address-named = `{ $text }` has a name beside the address; only name@example.com may stand
address-language = `{ $text }`: after the address may stand its language, en or fr
address-name-too-long = the name in `{ $text }` is too long
address-malformed = `{ $text }` is not an e-mail address like name@example.com
url-password = a password must not stand in the URL
url-no-scheme = it has no scheme
url-scheme = the scheme `{ $scheme }` is unknown
url-host = the host is missing or is not a host name
url-port = the port is not a number from 1 to 65535
url-user = the user name is not readable; write `@` as `%40`
url-trailing = nothing may follow the host and port
url-no-folder = the directory is missing after `file:`
url-program = the program after `sendmail:` needs its full path
password-none-in-file = it holds no password
password-failed = it failed with { $status }
password-slow = it was not done after { $seconds } s and was stopped
password-not-printed = it printed no password
certificate-none = it holds no certificate (PEM)

broke-because = { $what }: { $why }
broke-read = cannot read `{ $path }`
broke-write = cannot write `{ $path }`
broke-look = cannot look at `{ $path }`
broke-folder = cannot make the folder `{ $path }`
broke-input = cannot read standard input
broke-no-wal = this file system cannot hold a store: no write-ahead log
broke-recorded = recorded, but the result could not be written
io-not-found = no such file or folder
io-denied = permission denied
io-is-folder = it is a folder
io-not-a-folder = it is not a folder
io-full = no space is left
io-read-only = the file system is read-only
io-nobody = connection refused
io-silent = no answer in time

kind-sale = sale
kind-invoice = invoice
kind-order = order
kind-adjustment = adjustment
kind-import = import
state-recorded = recorded
state-voided = voided
state-unpaid = unpaid
state-paid = paid
state-open = open
state-completed = completed
state-cancelled = cancelled
state-expired = expired
state-refunded = refunded
step-record = recorded
step-void = voided
step-deposit = paid in part
step-pay = paid
step-complete = completed
step-cancel = cancelled
step-expire = expired
step-refund = refunded
