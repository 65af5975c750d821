### Every refusal that a rule can give, and what to do about it.

sold-out = Sold out: `{ $sku }`
only-left = Only { $left } left: `{ $sku }`
refused-sold-out = sold out
    .hint = request less, or see what is available with `bincard item list`

refused-not-a-number = `{ $text }` is not a number
    .hint = use digits and a decimal point, such as `2.5`
refused-comma = `{ $text }` is not a number: decimals are written with a point
    .hint = write `{ $point }`
refused-ambiguous-comma = `{ $text }` is not a number: decimals are written with a point, and thousands without a separator
    .hint = write `{ $plain }` or `{ $point }`
refused-too-many-places = `{ $text }` has more than 5 decimal places
    .hint = round it to 5 decimal places
refused-out-of-range = `{ $text }` is outside ±9,000,000,000,000
refused-not-positive = the quantity `{ $text }` is not greater than zero
refused-barcode = the quantity `{ $text }` is a barcode
    .hint = if it really is a quantity, write `{ $text }.0`
refused-count-negative = the count `{ $text }` is below zero
    .hint = to remove stock, use `-N` with a reason
refused-bad-change = `{ $text }` is not a change in stock
    .hint = use `+N` to add, `-N` to remove, or `'=N'` for a count
refused-bad-line = `{ $quantity }` in `{ $text }` is not a quantity
    .hint = use SKU=QUANTITY; if the SKU itself contains `=`, add the quantity: `{ $text }=1`
refused-spaced-line = `{ $quantity }` in `{ $text }` is not a quantity: it starts or ends with a space
    .hint = write `{ $line }`
refused-bad-sku = `{ $text }` is not a valid SKU: { $why }
refused-bad-text = `{ $text }` is not valid: { $why }
refused-bad-option-text = invalid value `{ $text }` for `{ $option }`: { $why }
text-blank = it is blank
text-too-long = it is longer than { $most } characters
text-control = it contains the control character { $character }
refused-bad-instant = `{ $text }` is not a date or time
    .hint = use a form such as `2026-11-24`, `2026-11-24 13:30`, `2026-11-24T13:30:00-05:00`, `yesterday`, or `-3d`
refused-zone-in-brackets = `{ $text }` contains a time zone in brackets that is unknown or contradicts the offset
    .hint = use a time zone such as `[America/Toronto]`, or only an offset, as in `2026-11-24T13:30:00-05:00`
refused-bad-whole-number = `{ $text }` is not a whole number
refused-bad-duration = `{ $text }` is not a duration
    .hint = use a duration such as `48h`, `3d`, or `2w`, or a date or time such as `2026-11-24` or `2026-11-24 13:30`
refused-duration-not-positive = the duration `{ $text }` is not greater than zero
    .hint = use a duration such as `48h`, `3d`, or `2w`
refused-duration-too-long = the duration `{ $text }` is too long
    .hint = use at most `36500d` (100 years)
refused-bad-time-zone = the environment variable TZ is set to an unknown time zone: `{ $text }`
    .hint = set it to a name such as `America/Montreal`, or unset it
refused-in-future = `{ $text }` is in the future
    .hint = use a time in the past, or omit `--at` to use the current time
refused-deadline-passed = the deadline `{ $text }` has already passed
    .hint = use a deadline in the future, such as `--expires 48h`
refused-before-document = `{ $text }` is before the last step of { $kind } `{ $number }`
    .hint = use a later time, or omit `--at` to use the current time
refused-reason-missing = a reason is required
    .hint = add `--reason` with one of: received, return, damaged, theft, loss, pickup, correction, other
refused-unknown-word = invalid value `{ $text }`; expected one of: { $known }
refused-bad-setting-value = invalid value `{ $value }` for `{ $key }`; expected { $expected }
refused-not-a-setting = there is no setting `{ $key }`; expected one of: { $known }
    .hint = list all settings with `bincard settings list -v`
refused-conflicting-words = { $one } and { $other } cannot be used together
refused-machine-key = `--key` cannot be used with `{ $key }`, which is a setting of this machine
    .hint = omit `--key`; repeating the command is harmless
refused-nothing-asked = nothing to do
    .hint = specify { $known }
refused-name-missing = a new item needs a name
    .hint = add the item with `bincard item add --name NAME { $word }`
refused-needs-file = `bincard { $command }` cannot use standard input or output (`-`)
    .hint = use the path of a file; for a file that is named `-`, use `./-`
refused-rejects-over-source = `{ $path }` is the file being imported, and the rejects would overwrite it
    .hint = choose another file with `--rejects FILE`

refused-no-locations = `--location` does not apply to `{ $file }`: { $from } files of this kind have no locations
    .hint = omit `--location`, or choose a column with `--map COLUMN=quantity`

refused-unknown-item = there is no item with the SKU `{ $sku }`
    .hint = list all items with `bincard item list`, or add one with `bincard item add`
refused-unknown-document = there is no { $kind } `{ $number }`
    .hint = { $which ->
        [order] list all orders with `bincard order list`
        [invoice] list all invoices with `bincard invoice list`
       *[other] find its number with `bincard item history SKU`
    }
refused-unknown-reference = there is no sale, invoice, or order `{ $number }`
    .hint = find its number with `bincard item history SKU`
refused-ambiguous-reference = several documents have the number `{ $number }`
    .hint = specify which one: { $ways }
hint-nearest = did you mean { $nearest }?
hint-adjust = run `bincard adjust { $sku } { $change }`
hint-reopen-backorder = to reopen the order anyway, use `--backorder`
hint-before-dashes = `--` ends the options: put `{ $option }` before it
hint-quantity-of-line = write the quantity with the SKU: `{ $line }`
hint-help = for usage, run `{ $command } --help`

refused-step = { $kind } `{ $number }` is { $state } and cannot be { $step }
    .hint = run `{ $command }`
refused-step-for-good = { $kind } `{ $number }` is { $state } and cannot be { $step }
    .hint = { $verb ->
        [refund] only { $document ->
            [invoice] paid invoices
           *[order] completed orders
        } can be refunded
       *[other] create a new { $kind } with a different number
    }
refused-key-reused = the key `{ $key }` was already used for a different request: `{ $first }`
    .hint = use a different key for each request
refused-number-reused = { $kind } `{ $number }` already exists: `{ $first }`
    .hint = use a different number, or repeat the first request exactly
refused-document-ended = { $kind } `{ $number }` is { $state }; nothing was changed
    .hint = use a different number
request-changed = { $field } was `{ $before }` and is now `{ $now }`
request-dropped = { $field } was `{ $before }` and is now missing
request-added = { $field } was missing and is now `{ $now }`
request-quantity = the quantity of `{ $sku }`
request-field-item = the item
request-field-change = the change
request-field-number = the number
request-field-sha256 = the content of the file
request-field-setting = the setting
request-field-value = the value
request-field-sale = the sales
refused-order-ended = order `{ $number }` is { $state }; nothing was changed
    .hint = to reserve its items again, run `bincard order reopen { $word }`
refused-number-assigned = `{ $number }` cannot be used here: bincard assigns the numbers that start with `{ $prefix }`
    .hint = use a number that does not start with `{ $prefix }`
refused-order-number-missing = `{ $option }` requires the number of an order
    .hint = add the number, as in `bincard order expire 1001`
refused-item-exists = an item with the SKU `{ $sku }` already exists
    .hint = change the item with `bincard item set`, or its stock with `bincard adjust`
refused-item-archived = an item with the SKU `{ $sku }` exists and is archived
    .hint = unarchive it with `bincard item unarchive { $word }`
refused-refund-too-much = only { $left } of `{ $sku }` on `{ $number }` can still be refunded
refused-not-on-document = `{ $sku }` is not on `{ $number }`

refused-untracked = `{ $sku }` is not tracked
    .hint = track its stock with `bincard item set --track on { $word }`
refused-opening-untracked = `{ $sku }` is not tracked, so it cannot have a quantity
    .hint = omit `--quantity`, or use `--track on`
refused-stock-out-of-range = the stock of `{ $sku }` would exceed ±9,000,000,000,000
refused-sum-out-of-range = the stock would exceed ±9,000,000,000,000

refused-bad-rows = { $count ->
        [one] 1 row of `{ $file }` is invalid; nothing was changed
       *[other] { $count } rows of `{ $file }` are invalid; nothing was changed
    }
    .hint = fix the file and run the same command again
refused-more-rows = … and { $count } more
bad-row = line { $line }: { $why }
bad-row-column = line { $line }, column `{ $column }`: { $why }
bad-row-value = line { $line }, column `{ $column }`, `{ $value }`: { $why }
bad-file = `{ $file }`: { $why }

refused-file-unreadable = cannot read `{ $file }`: { $why }
refused-no-store = there is no store at `{ $path }`
    .hint = use an existing store with `--store` or BINCARD_STORE, or create one with `bincard store init`
refused-not-a-store = `{ $path }` is not a bincard store: { $why }
    .hint = use another path with `--store` or BINCARD_STORE
refused-store-tampered = the schema of `{ $path }` was modified: { $said }
    .hint = restore a backup with `bincard store restore FILE`
refused-not-a-backup = cannot restore `{ $path }`: { $why }
    .hint = use a file written by `bincard store backup`
refused-newer-store = `{ $path }` was written by a newer version of bincard (store version { $version }; this bincard supports { $known })
    .hint = update bincard on this machine
refused-is-the-store = `{ $path }` is the store itself or belongs to it
    .hint = use another file
refused-backup-of-damaged = the store `{ $store }` is damaged, so the backup `{ $backup }` was not replaced
    .hint = see what is wrong with `bincard store check`, or back up to another file
refused-backup-over-other = `{ $path }` exists and is not a backup of this store: { $why }
    .hint = use another file
backup-damaged = it is damaged
backup-of-another = it belongs to another store
refused-restore-of-other = `{ $path }` is a backup of another shop, so the store was not replaced
    .hint = to replace this shop's stock anyway, run `bincard store restore --force { $word }`
refused-restore-over-other = `{ $path }` exists and is not a bincard store: { $why }
    .hint = to restore here, first move it away with `mv { $path } { $path }.old`
refused-store-leftover = `{ $path }` was left behind by an interrupted process, and its store is missing
    .hint = put the store back next to it, or remove the leftover file with `rm { $word }`
refused-no-folder = there is no directory `{ $path }`
    .hint = create it with `mkdir -p { $word }`, or use another path
refused-store-url = a store cannot be at a { $scheme } address: stores shared between machines are not supported yet
    .hint = use a file on this machine with `--store` or BINCARD_STORE
refused-store-linked = `{ $path }` has a second name (a hard link), and a store that is opened under two names can be corrupted
    .hint = to find all its names, run `find / -xdev -samefile { $word }`; then remove the others
refused-store-mounted = `{ $path }` is a mount of its own, and a store that is opened under two paths can be corrupted
    .hint = mount the directory that contains the store, not the file alone
refused-store-companion = `{ $path }` was not created by bincard for this store, so the store was not opened
    .hint = find out where it comes from with `ls -l { $word }`, then remove it
refused-network-store = `{ $path }` is on a network file system ({ $kind }), where two processes can corrupt a store
    .hint = keep the store on a local disk
refused-store-damaged = `{ $path }` is damaged: { $findings }
    .hint = rebuild what is wrong from the ledger with `bincard store check --repair`
refused-store-broken = `{ $path }` is damaged: { $findings }
    .hint = restore the latest backup with `bincard store restore FILE`
refused-store-busy = another process has locked the store `{ $path }` for { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }
    .hint = run the same command again; nothing was changed

refused-setting-missing = `{ $key }` is not set
    .hint = set it with `bincard settings set { $key } VALUE`
refused-setting-wrong = `{ $key }` is set to `{ $value }`: { $why }
    .hint = fix the cause, or change the setting with `bincard settings set { $key } VALUE`
refused-environment-wrong = the environment variable { $variable } is set to `{ $value }`: { $why }
    .hint = set it to another value, or unset it with `unset { $variable }`
refused-bad-config = cannot use the configuration file `{ $path }`: { $why }
refused-config-open = other users can read `{ $path }` (mode { $mode }), which contains a command that prints a password
    .hint = run `chmod 600 { $word }`
refused-secret-open = other users can read the password in `{ $path }` (mode { $mode })
    .hint = run `chmod 600 { $word }`
refused-password-in-url = `{ $key }` contains a password
    .hint = remove it from the URL, and set `smtp.password_file` or BINCARD_SMTP_PASSWORD instead
refused-mail-deferred = the e-mail to { $address } could not be sent yet: { $why }
    .hint = run the same command again later; nothing is lost
refused-mail-refused = the e-mail to { $address } was rejected: { $why }
    .hint = find the cause with `bincard notify test`
refused-mail-not-recorded = sent to { $address }, but not recorded: { $why }
    .hint = the first run after ten minutes sends it again, with the same Message-ID
refused-mail-unknown = the e-mail to { $address } may not have arrived: { $why }
    .hint = run the same command again; the e-mail keeps its Message-ID, so mailboxes can drop the duplicate

broke-busy = another process has locked the store
    .hint = run the same command again; nothing was changed
broke-full = the disk is full
    .hint = free some space and run the same command again; everything recorded so far is safe
broke-read-only = this user cannot write to the store `{ $path }` ({ $why })
    .hint = check that the user may write to the file and its directory, and that the disk is not mounted read-only
broke-disk = reading or writing the store `{ $path }` failed ({ $why })
    .hint = check the disk (`df`, `dmesg`), then check the store with `bincard store check`
broke-io = { $why }
broke-unknown = the disk failed during the commit, so this may or may not have been recorded: { $why }
    .hint = run the same command again with the same `--key`; it takes effect at most once
broke-damaged = the store contains invalid data: { $why }
    .hint = see what is wrong with `bincard store check`, or restore a backup with `bincard store restore FILE`
broke-other = { $why }

text-beside = { $one }; { $other }
text-foreign = { $text }

asked-change = a SKU and a change
asked-profile = at least one of --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert, or --track
expected-one-of = expected one of: { $known }
expected-word = one of: { $known }
expected-time-zone = an IANA time zone such as America/Montreal
expected-known-zone = this time zone is unknown on this machine
expected-currency = an ISO 4217 code such as CAD
expected-duration = a duration of at least one second, such as 30s, 48h, or 3d
expected-time = a time of day such as 07:00
expected-something = a value; to reset the setting, use `settings unset`
expected-line = text on one line, without control characters
expected-addresses = e-mail addresses separated by commas, each with an optional language (owner@shop.example fr): { $why }
expected-address = an e-mail address: { $why }
expected-host-name = a host name, such as till.shop.example
expected-url = smtps://host[:465], smtp://host[:587], sendmail:, sendmail:/path/to/program, or file:DIRECTORY: { $why }
config-value = invalid value `{ $value }` for `{ $key }`; expected { $expected }
config-line = line { $line }: { $why }
config-unreadable = it cannot be read ({ $why })
config-not-text = the value is not text in quotes
config-unknown-key = there is no setting `{ $key }`
hint-config-missing = use another file with `--config` or BINCARD_CONFIG, or create this one with `bincard settings set KEY VALUE --config { $word }`
hint-config-other = use another file with `--config` or BINCARD_CONFIG
hint-config-line = fix or remove the line; the format is described in `man bincard-config`
hint-config-value = fix it in the file, or run `bincard settings set { $key } VALUE --config { $word }`
hint-config-shop = this is a setting of the shop, stored in its store: run `bincard settings set { $key } VALUE`
hint-config-known = expected one of: { $known }
config-not-a-table = `{ $key }` is not a table

store-symlink = it is a symbolic link
store-not-a-file = it is not a file
store-empty = it is empty
store-not-sqlite = it is not an SQLite database
store-of-another = it was created by another program
store-no-schema = it has no schema
backup-missing = no such file

address-missing = an e-mail address is missing
address-control = `{ $text }` contains the control character { $character }
address-named = `{ $text }` contains a name; use the address alone, such as name@example.com
address-language = `{ $text }`: an address can only be followed by its language, en or fr
address-name-too-long = the name in `{ $text }` is too long
address-malformed = `{ $text }` is not an e-mail address such as name@example.com
url-password = the URL must not contain a password
url-no-scheme = it has no scheme
url-scheme = the scheme `{ $scheme }` is unknown
url-host = the host is missing or invalid
url-port = the port is not a number from 1 to 65535
url-user = the user name is invalid; write `@` as `%40`
url-trailing = nothing may follow the host and port
url-no-folder = the directory after `file:` is missing
url-program = the program after `sendmail:` must be a full path
password-none-in-file = it contains no password
password-failed = it failed with { $status }
password-slow = it did not finish within { $seconds } s and was stopped
password-long = it printed more than { $kib } KiB and was stopped
password-not-printed = it printed no password
certificate-none = it contains no certificate (PEM)

broke-because = { $what }: { $why }
broke-read = cannot read `{ $path }`
broke-write = cannot write `{ $path }`
broke-look = cannot access `{ $path }`
broke-folder = cannot create the directory `{ $path }`
broke-input = cannot read standard input
broke-no-wal = this file system cannot hold a store: it does not support a write-ahead log
broke-recorded = the change was recorded, but its result could not be written
io-not-found = no such file or directory
io-denied = permission denied
io-is-folder = it is a directory
io-not-a-folder = it is not a directory
io-full = no space left
io-read-only = read-only file system
io-nobody = connection refused
io-silent = timed out
io-exists = it already exists
io-too-large = the file is too large
io-bad-name = the name is too long or not allowed
io-no-memory = out of memory
io-ended = it ended unexpectedly
io-closed = the connection was closed
io-unreachable = the network or the host cannot be reached
io-not-utf8 = it is not valid UTF-8
io-device = input/output error
io-too-many-files = too many open files
engine-read-only = attempt to write a readonly database
engine-malformed = database disk image is malformed
engine-cannot-open = unable to open database file
engine-io = disk I/O error
engine-not-a-database = file is not a database
engine-full = database or disk is full
exit-status = exit status { $code }
exit-signal = stopped by signal { $signal }

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
step-reopen = reopened
