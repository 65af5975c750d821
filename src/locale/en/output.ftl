### Labels of messages, and the words in tables.

word-error = error:
word-hint = hint:
word-warning = warning:
word-yes = yes
word-no = no
word-low = low

candidate-lines = { $lines }
candidate-customer = { $customer }: { $lines }

difference-new = { $field }: { $new }
difference-changed = { $field }: { $old } → { $new }

plot-title = { $sku } { $name }: available at the end of each { $unit ->
        [hour] hour
        [day] day
        [week] week
        [month] month
       *[year] year
    }
plot-threshold = threshold { $threshold }

column-sku = SKU
column-name = Name
column-variation = Variation
column-category = Category
column-barcode = Barcode
column-price = Price
column-cost = Cost
column-tracked = Tracked
column-alert = Alert
column-threshold = Threshold
column-on-hand = On hand
column-reserved = Reserved
column-available = Available
column-low-since = Low since
column-archived = Archived
column-stock-alert = Stock alert
column-sold-out = Sold out
column-low-since-day = Low since { $day }
column-number = Number
column-state = State
column-kind = Kind
column-lines-short = { $lines }
column-customer = Customer
column-expires-at = Expires
column-at = When
column-reason = Reason
column-quantity = Quantity
column-before = Before
column-after = After
column-document = Document
column-note = Note
column-opened-at = Low since
column-closed-at = Recovered
column-closed-available = Available at recovery
column-key = Setting
column-value = Value
column-source = Source
column-meaning = Meaning
column-counted-at = Counted
column-notification = Open notification
column-open-orders = Open orders
column-placed-at = Placed
column-invoice-placed-at = Created
column-completed-at = Completed
column-cancelled-at = Cancelled
column-expired-at = Expired
column-refunded-at = Refunded at
column-refunded = Refunded
column-deposit-at = Deposit
column-paid-at = Paid
column-tracks-stock = Tracks stock
column-pickup = Pickup
column-lines = Lines
column-items = Items
column-address = Address
column-sent-at = Last sent
column-day = Day
column-detail = Reply of the mail server
column-message-id = Message-ID
column-step = Step
column-found = Found
column-change = Change
column-difference = Difference
column-voided-at = Voided
column-reference = Reference

## Words in tables; scripts get the English ones in every language.

kind-opening = opening
kind-void = void
kind-reserve = reserve
kind-complete = complete
kind-release = release
kind-count = count
kind-count-correction = count correction
state-claimed = claimed
state-sent = sent
state-failed = failed
state-unknown = unknown
reason-received = received
reason-return = return
reason-count = count
reason-damaged = damaged
reason-theft = theft
reason-loss = loss
reason-pickup = pickup
reason-correction = correction
reason-other = other
source-default = default
source-store = store
source-file = file
source-environment = environment
source-option = option
change-added = added
change-changed = changed
step-name = name
step-connection = connection
step-tls = tls
step-login = login
step-mail = mail
step-failed = failed
