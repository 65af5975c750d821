### What commands say about what they did.

said-sold = Sold { $lines } ({ $number }).
said-batch-sold = { $count ->
        [one] Recorded 1 sale
       *[other] Recorded { $count } sales
    }; { $again ->
        [one] 1 was
       *[other] { $again } were
    } already recorded.
said-batch-adjusted = { $count ->
        [one] Recorded 1 adjustment.
       *[other] Recorded { $count } adjustments.
    }
said-batch-not-counted = { $count ->
        [one] 1 row has no count, so its item was not counted.
       *[other] { $count } rows have no count, so their items were not counted.
    }
said-voided = Voided { $number }; back in stock: { $lines }.
said-voided-still = Voided { $number }; it had moved no stock.
said-void-already = { $number } is already voided; nothing changed.
said-invoice-created = Created invoice { $number }: { $lines }. No stock is reserved or moved.
said-invoice-deposit = Recorded a deposit on invoice { $number }; no stock moves until it is paid in full.
said-invoice-paid = Recorded payment of invoice { $number }.
said-invoice-cancelled = Cancelled invoice { $number }.
said-invoice-refunded = Refunded { $lines } of invoice { $number }; stock is unchanged.
said-step-already = { $kind ->
        [invoice] Invoice
       *[order] Order
    } { $number } is already { $state }; nothing changed.
said-order-placed = Placed order { $number }: reserved { $lines }.
said-order-placed-untracked = Placed order { $number }: { $lines }. Nothing in it is tracked, so nothing is reserved.
said-pickup-placed = Placed pickup order { $number }: { $lines }. It does not touch stock.
said-order-completed = Completed order { $number }: { $lines }.
said-order-cancelled = Cancelled order { $number }: released { $lines }.
said-order-expired = Order { $number } expired: released { $lines }.
said-orders-expired-more = { $count ->
        [one] 1 more order has
       *[other] { $count } more orders have
    } expired; list all of them with `bincard order list --state expired`
said-order-cancelled-still = Cancelled order { $number }; it had reserved nothing.
said-order-expired-still = Order { $number } expired; it had reserved nothing.
said-order-reopened = Reopened order { $number }: reserved { $lines }.
said-order-reopened-still = Reopened order { $number }; it reserves nothing.
said-order-refunded = Refunded { $lines } of order { $number }; stock is unchanged.
said-adjusted = Adjusted { $sku } by { $change }: { $available } available ({ $number }).
said-counted = Counted { $change } × { $sku }: { $on-hand } on hand, { $available } available ({ $number }).
said-item-added = Added { $sku }: { $available } available.
said-item-added-untracked = Added { $sku }; its stock is not tracked.
said-item-set = Updated { $sku }.
said-item-archived = Archived { $sku }.
said-item-unarchived = Unarchived { $sku }.
said-item-archived-already = { $sku } is already archived; nothing changed.
said-item-not-archived = { $sku } is not archived; nothing changed.
said-imported = { $read ->
        [one] Read 1 row
       *[other] Read { $read } rows
    } from { $file } ({ $from }): { $added } added, { $changed } changed, { $unchanged } unchanged, { $skipped } skipped, { $refused } refused.
said-import-counted = { $count ->
        [one] Recorded 1 count.
       *[other] Recorded { $count } counts.
    }
said-exported = Exported to { $path }.
said-store-upgraded = Upgraded { $path }.
said-store-up-to-date = { $path } is up to date.
said-setting-set = Set { $key } to { $value }.
said-setting-unset = Reset { $key } to its default.
said-store-made = Created store { $path }.
said-store-there = Store { $path } already exists.
said-store-repaired = Repaired { $path }:
said-store-kept = Saved the previous store as { $path }.
said-backed-up = Backed up to { $path }.
said-restored = Restored { $path }.
said-digest-sent = Sent the daily e-mail to { $address }: { $low ->
        [one] 1 item low.
       *[other] { $low } items low.
    }
said-digest-refused = The mail server permanently rejected { $address }, so nothing more is sent to it until tomorrow; `--force` tries again now.
said-digest-claimed = Another run is sending the daily e-mail to { $address }, or was interrupted. If it was interrupted, the first run after ten minutes sends the e-mail; `--force` sends it now.
said-digest-last = The last daily e-mail to { $address } was sent on { $at }.
said-digest-never = No daily e-mail has been sent to { $address } yet.
said-test-sent = Sent a test e-mail to { $address }.
said-dry-run = Dry run: nothing was changed. Without --dry-run, the output would be:
said-again = Already done under the same key or number; nothing changed.
said-where = store: { $store }; configuration: { $config }

warn-rejects = { $count ->
        [one] 1 row was refused and written
       *[other] { $count } rows were refused and written
    } to { $path }
warn-plain = { $text }
warn-below-zero = { $sku } has run out: { $available } available
warn-below-zero-more = { $count ->
        [one] 1 more item has
       *[other] { $count } more items have
    } run out; list all of them with `bincard item list --sort available`
warn-digest-claimed = the daily e-mail for { $day } to { $address } is being sent by another process; if that process was killed, the first run after ten minutes takes over
warn-digest-failed = the daily e-mail for { $day } to { $address } was not sent: { $why }
warn-digest-unknown = the daily e-mail for { $day } to { $address } may not have arrived: { $why }
warn-not-whole = the backup has errors: { $said }; for details, run `bincard store check`
warn-archived-left-out = { $count ->
        [one] left out 1 archived item
       *[other] left out { $count } archived items
    }, which { $system } cannot mark as such; to export only archived items, use `--archived`
warn-void-counted = { $sku } was counted after { $number }, and the returned items were added to that count; if they had never left the shelf, count again with `bincard adjust { $word } '=COUNT'`
warn-late-entry = { $sku } was counted later, on { $at } ({ $number }); that count already includes this entry, so on hand stays { $on-hand }
warn-late-entries-more = { $count ->
        [one] 1 more entry was
       *[other] { $count } more entries were
    } already included in a later count
warn-archived-stock = { $sku } is archived with { $on-hand } on hand and { $orders ->
        [0] no open orders
        [one] 1 open order
       *[other] { $orders } open orders
    }
warn-count-below-reserved = counted { $on-hand } × { $sku }, but { $reserved } are reserved for open orders: { $available } available
warn-counted-twice = { $sku } was already counted as { $before } on { $at } ({ $number }); it is now counted as { $counted }
warn-identical-refund = { $kind ->
        [invoice] invoice
       *[order] order
    } { $number } now has two identical refunds: { $lines } on { $before } and { $lines } on { $now }
hint-key = to make a command safe to repeat, give it a `--key`
warn-counts-more = { $count ->
        [one] 1 more count has a similar warning
       *[other] { $count } more counts have similar warnings
    }
warn-deadline-kept = the deadline of order { $number } is unchanged: { $at }
warn-deadline-none = order { $number } still has no deadline
warn-archived = { $sku } is archived
warn-archived-more = { $count ->
        [one] 1 more item is
       *[other] { $count } more items are
    } archived; list all of them with `bincard item list --archived`
warn-wrong-clock = this machine’s clock is { $minutes } minutes { $side ->
        [ahead] ahead of
       *[behind] behind
    } the store’s, which decides what is due and what is in the future; correct this machine’s clock
warn-store-open = other users can read the store { $path } (mode { $mode }); to fix this, run `chmod 600 { $word }`
warn-orders-due = { $count ->
    [one] 1 order is past its deadline but still shown as open, because this user cannot write to the store
   *[other] { $count } orders are past their deadline but still shown as open, because this user cannot write to the store
}
warn-folder-open = other users can replace the store in { $path }; to fix this, run `chmod o-w { $word }`
warn-overridden = { $key } is currently overridden by { $source ->
        [environment] an environment variable
       *[option] a command-line option
    }

hint-track-invoices = no stock moved, because `invoices.track_stock` is off; to turn it on for future payments, run `bincard settings set invoices.track_stock true`
hint-put-back = if the items came back, run `{ $command }`
hint-take-off = to take the items out of stock, run `{ $command }`

finding-file = { $said }
finding-reference = a row of `{ $table }` refers to a missing row of `{ $parent }`
finding-schema = the schema was modified: { $said }
finding-balance = `{ $sku }` has { $stored } available and { $stored-reserved } reserved, but its movements add up to { $summed } and { $summed-reserved }
finding-instant = the time of a movement of `{ $sku }` does not match its document or count
finding-counted-at = the time of the latest count of `{ $sku }` is wrong
finding-sort-key = the sort keys of `{ $sku }` do not match its name, variation, or category
finding-sku-key = `{ $sku }` cannot be found by its SKU
finding-refunded = more of `{ $sku }` was refunded on `{ $number }` than was sold
finding-document = the movements of `{ $number }` do not match its lines for `{ $sku }`
finding-more = and { $count } more of the same kind
finding-notification = the notification of `{ $sku }` does not match its stock
hint-category = did you mean the category `{ $category }`?

## What a list says at a terminal where it has no rows.

empty-items = No items.
empty-items-low = No items are low.
empty-items-archived = No archived items.
empty-items-match = No items match.
empty-history = No movements.
empty-orders = No orders.
empty-orders-match = No orders match.
empty-invoices = No invoices.
empty-invoices-match = No invoices match.
empty-notifications = No item has been low yet.
empty-deliveries = No daily e-mails yet.
hint-first-item = add the first item with `bincard item add SKU --name NAME`, or import a catalogue with `bincard item import FILE`
hint-digest-to = choose who receives them with `bincard settings set digest.to ADDRESS`
said-store-checked = No problems found in { $path }.

## Why there was no daily e-mail, at a terminal.

digest-none-low = No e-mail sent: nothing is low, and nothing has recovered.
digest-none-off = No e-mail sent: `digest.enabled` is off.
digest-none-early = No e-mail sent: `digest.not_before` is { $time }.
digest-none-sent = No e-mail sent: today's has already been sent (`--force` sends it again).

## Progress of long work.

progress-rows = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $rate }/s
progress-left = { $percent }%, { progress-rows }, { $left } left

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
setting-store-path = Path of the store, or address of a server
setting-store-busy-timeout = How long to wait for other processes, such as 10s
setting-store-idle-timeout = Time until a frozen machine loses its lock, such as 5s
setting-store-password-file = File that contains the store password
setting-store-password-command = Command that prints the store password
setting-store-ca-file = Certificate authority (PEM) of the store server
setting-language = Language of the output: en or fr
setting-format = Output format: table, plain, json, ndjson, or csv
setting-smtp-url = Mail server, such as smtp://mail.shop.example:587
setting-smtp-username = User name on the mail server
setting-smtp-password-file = File that contains the mail password
setting-smtp-password-command = Command that prints the mail password
setting-smtp-ca-file = Certificate authority (PEM) of the mail server
setting-smtp-hello = Name sent to the mail server (EHLO)
