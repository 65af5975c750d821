### What commands say about what they did.

said-sold = Sold { $lines } ({ $number }).
said-batch-sold = { $count ->
        [one] Recorded 1 sale
       *[other] Recorded { $count } sales
    }; { $again ->
        [one] 1 was
       *[other] { $again } were
    } recorded before.
said-batch-adjusted = { $count ->
        [one] Recorded 1 adjustment.
       *[other] Recorded { $count } adjustments.
    }
said-voided = Voided { $number }: { $lines } are back.
said-voided-still = Voided { $number }, which had moved no stock.
said-void-already = { $number } was voided before; nothing changes.
said-invoice-created = Invoice { $number }: { $lines }. It holds nothing until it is paid.
said-invoice-deposit = A deposit on invoice { $number }; nothing moves until it is paid in full.
said-invoice-paid = Invoice { $number } is paid.
said-invoice-cancelled = Invoice { $number } is cancelled.
said-invoice-refunded = Invoice { $number } is refunded; its goods stay off the shelf.
said-step-already = { $kind ->
        [invoice] Invoice
       *[order] Order
    } { $number } is { $state } already; nothing changes.
said-order-placed = Order { $number } holds { $lines }.
said-order-placed-untracked = Order { $number }: { $lines }. Nothing of it is tracked.
said-pickup-placed = Pickup order { $number }: { $lines }. It touches no stock.
said-order-completed = Order { $number } is completed: { $lines }.
said-order-cancelled = Order { $number } is cancelled: { $lines } are available again.
said-order-expired = Order { $number } has expired: { $lines } are available again.
said-orders-expired-more = { $count ->
        [one] 1 more order has
       *[other] { $count } more orders have
    } expired; all are in `bincard order list --state expired`
said-order-cancelled-still = Order { $number } is cancelled; it held nothing.
said-order-expired-still = Order { $number } has expired; it held nothing.
said-order-refunded = Refunded { $lines } of order { $number }; the goods stay off the shelf.
said-adjusted = { $sku } { $change }: { $available } available ({ $number }).
said-counted = { $sku } counted { $change }: { $on-hand } on hand, { $available } available ({ $number }).
said-item-added = Added { $sku }: { $available } available.
said-item-set = Changed { $sku }.
said-item-archived = Archived { $sku }.
said-item-unarchived = { $sku } is back.
said-imported = { $read ->
        [one] Read 1 row
       *[other] Read { $read } rows
    } of { $file } ({ $from }): { $added } added, { $changed } changed, { $unchanged } unchanged, { $skipped } skipped, { $refused } refused.
said-import-counted = { $count ->
        [one] 1 count was entered.
       *[other] { $count } counts were entered.
    }
said-exported = Exported to { $path }.
said-setting-set = { $key } is { $value }.
said-setting-unset = { $key } has its default again.
said-store-made = Made the store { $path }.
said-store-there = There is a store at { $path } already.
said-store-repaired = Repaired { $path }:
said-store-kept = What was there before is kept as { $path }.
said-backed-up = Backed up to { $path }.
said-restored = Restored { $path }.
said-digest-sent = Sent the digest to { $address }: { $low } low.
said-digest-last = The last daily e-mail went to { $address } on { $at }.
said-digest-never = No daily e-mail has gone to { $address } yet.
said-test-sent = Sent a test e-mail to { $address }.
said-dry-run = Nothing was changed (--dry-run); otherwise this would be said:
said-again = This was done before under the same key or number; nothing was done now.
said-where = store: { $store }; configuration: { $config }

warn-rejects = { $count ->
        [one] 1 row was refused and is
       *[other] { $count } rows were refused and are
    } in { $path }
warn-plain = { $text }
warn-below-zero = { $sku } has run out: { $available } available
warn-below-zero-more = { $count ->
        [one] 1 more item has
       *[other] { $count } more items have
    } run out; all are in `bincard item list --sort available`
warn-digest-claimed = the daily e-mail of { $day } to { $address } is being sent, or whoever did that was stopped; the next run after ten minutes looks after it
warn-digest-failed = the daily e-mail of { $day } to { $address } was not sent: { $why }
warn-digest-unknown = whether the daily e-mail of { $day } to { $address } arrived is not known: { $why }
warn-not-whole = the backup is not whole: { $said }; `bincard store check` tells everything
warn-archived-left-out = { $count ->
        [one] 1 archived item was left out for { $system }; `--archived` exports it
       *[other] { $count } archived items were left out for { $system }; `--archived` exports them
    } alone
warn-void-counted = { $sku } was counted after { $number }: what comes back is added to that count; if it had never left, count again: `bincard adjust { $word } '=COUNT'`
warn-archived = { $sku } is archived
warn-store-open = others can read the store { $path } (mode { $mode }); close it with: chmod 600 { $word }
warn-overridden = { $key } is overridden by the { $source } for now

hint-put-back = if the goods came back: { $command }
hint-take-off = take the goods off the shelf: { $command }

finding-file = { $said }
finding-reference = a row of `{ $table }` refers to a missing `{ $parent }`
finding-schema = the schema was changed: { $said }
finding-balance = `{ $sku }` has { $stored } available and { $stored-reserved } reserved, but its movements add up to { $summed } and { $summed-reserved }
finding-instant = a movement of `{ $sku }` is not dated as its document or its count
finding-counted-at = the latest count of `{ $sku }` is not where it should be
finding-sort-key = `{ $sku }` is not sorted by its name, variation or category
finding-document = the movements of `{ $number }` are not what its lines say for `{ $sku }`
finding-more = and { $count } more of the same kind
finding-notification = the notification of `{ $sku }` does not agree with its stock
hint-category = there is a category `{ $category }`

## What each setting means, in at most 54 characters.

setting-shop-name = Name of the shop, shown in e-mails
setting-timezone = Time zone of the shop, such as America/Montreal
setting-currency = Currency of prices and costs (ISO 4217)
setting-alerts-rule = Low means `below` the threshold, or `at-or-below` it
setting-invoices-track-stock = Deduct invoices from stock when they are paid
setting-orders-expire-after = Time until a new order expires, such as 48h
setting-digest-enabled = Send the daily e-mail
setting-digest-to = Addresses that get the daily e-mail
setting-digest-from = Sender of the daily e-mail
setting-digest-reply-to = Address that replies to the daily e-mail go to
setting-digest-language = Language of the daily e-mail: en or fr
setting-digest-not-before = Earliest time of day to send it, such as 07:00
setting-store-path = Path of the store
setting-store-busy-timeout = How long to wait for other processes, such as 10s
setting-language = Language of the output: en or fr
setting-format = Output format: table, plain, json, ndjson, or csv
setting-smtp-url = Mail server, such as smtp://mail.shop.example:587
setting-smtp-username = User name on the mail server
setting-smtp-password-file = File that contains the mail password
setting-smtp-password-command = Command that prints the mail password
setting-smtp-ca-file = Certificate authority (PEM) of the mail server
