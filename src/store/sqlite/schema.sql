-- The store of one shop. Quantities, prices and costs are integers in units of 1/100000; instants are
-- microseconds since 1970-01-01T00:00:00Z; days are YYYY-MM-DD in the shop's time zone; yes is 1, no is 0.
-- The rules are in the program. The schema only forbids what must never be stored: a wrong sign, a state of another
-- kind of document, a second open notification, a movement that was changed later, a balance out of range. Checks
-- compare words one by one, because SQLite builds a table for a list of words each time a row is written.

-- The one row about the shop itself. Every change writes it first, so that nobody else changes anything meanwhile.
create table shop (
    id          integer primary key check (id = 1),
    at          integer not null,                                   -- the instant of the last change
    last_number integer not null default 0 check (last_number >= 0) -- the last number bincard gave: 17 for SALE-17,
                                                                    -- ADJ-17 or IMPORT-17
) strict;

-- What endures ------------------------------------------------------------------------------------------

-- A thing that is counted.
create table item (
    id          integer primary key,
    sku         text    not null check (sku <> ''),                 -- as first spelled (R5)
    sku_key     text    not null check (sku_key <> ''),             -- what it is compared by: NFC, case folded
    name        text    not null check (name <> ''),
    variation   text    check (variation <> ''),
    category    text    check (category <> ''),
    name_key      text  not null,                                   -- what these three are sorted by: in lower case,
    variation_key text check ((variation_key is null) = (variation is null)), -- without accents
    category_key  text check ((category_key is null) = (category is null)),
    barcode     text    check (barcode <> ''),                      -- the GTIN, as text
    price       integer check (price between -900000000000000000 and 900000000000000000),
    cost        integer check (cost between -900000000000000000 and 900000000000000000),
    is_tracked  integer not null check (is_tracked in (0, 1)),      -- 0: sold without limit, never moves (R6)
    alert       integer check (alert in (0, 1)),                    -- null: not set; on if there is a threshold
    threshold   integer check (threshold between -900000000000000000 and 900000000000000000),
                                                                    -- low is below it (R24)
    created_at  integer not null,
    archived_at integer                                             -- null: in use (R7)
) strict;

create unique index item_by_sku on item (sku_key);

-- What another system identifies an item by, as an import found it, so that an export reaches the same product there.
create table foreign_identity (
    item_id integer not null references item (id),
    system  text    not null check (system <> ''),                  -- square, shopify, woocommerce
    code    text    not null,                                       -- Token, handle, ID
    details text    not null,                                       -- Shopify: option names and values; WooCommerce:
                                                                    -- the parent; U+001F between them
    sku     text,                                                   -- the SKU there; null: the item's own, '': none
    primary key (item_id, system)
) strict, without rowid;

-- The stock of every item. It is derived: `store check` proves it against the ledger.
create table balance (
    item_id    integer primary key references item (id),
    available  integer not null default 0 check (available between -900000000000000000 and 900000000000000000),
    reserved   integer not null default 0 check (reserved between 0 and 900000000000000000),
    counted_at integer                                              -- its latest physical count (R22b)
) strict;

-- What causes movements: a sale, an invoice, an order, an adjustment, an import.
create table document (
    id         integer primary key,
    kind       text    not null check (kind = 'sale' or kind = 'invoice' or kind = 'order' or
                                       kind = 'adjustment' or kind = 'import'),
    number     text    not null check (number <> ''),               -- given by the shop to an order or invoice,
                                                                    -- by `shop.last_number` to all others
    state      text    not null,
    customer   text,
    is_pickup  integer not null check (is_pickup in (0, 1)),        -- 1: touches no stock (R19)
    expires_at integer,                                             -- an open order's deadline (R18)
    reason     text    check (reason = 'received' or reason = 'return' or reason = 'count' or
                              reason = 'damaged' or reason = 'theft' or reason = 'loss' or
                              reason = 'pickup' or reason = 'correction' or reason = 'other'),
                                                                    -- an adjustment's (R22)
    reference  text,                                                -- the document an adjustment refers to (R23),
                                                                    -- a sale's receipt
    is_tracked integer check (is_tracked in (0, 1)),                -- whether a paid invoice moved stock (R13)
    check (kind = 'sale' and (state = 'recorded' or state = 'voided') or
           kind = 'invoice' and (state = 'unpaid' or state = 'paid' or state = 'cancelled' or
                                 state = 'refunded') or
           kind = 'order' and (state = 'open' or state = 'completed' or state = 'cancelled' or
                               state = 'expired' or state = 'refunded') or
           (kind = 'adjustment' or kind = 'import') and state = 'recorded'),
    check (kind = 'order' or is_pickup = 0 and expires_at is null),
    check (kind = 'order' or kind = 'invoice' or customer is null),
    check (kind = 'adjustment' or reason is null),
    check (kind = 'adjustment' or kind = 'sale' or reference is null),
    check (kind = 'invoice' or is_tracked is null)
) strict;

create unique index document_by_number on document (kind, number);
create index document_numbered_by_shop on document (kind) where kind = 'invoice' or kind = 'order';
create index document_open on document (expires_at) where state = 'open';

-- What a document is about, a row an item.
create table line (
    document_id integer not null references document (id),
    n           integer not null check (n >= 0),                    -- from 0, in the order given
    item_id     integer not null references item (id),
    quantity    integer not null check (quantity between -900000000000000000 and 900000000000000000),
                                                                    -- a count's: what was counted
    moves       integer not null check (moves in (0, 1)),           -- 0: untracked, or touches no stock
    refunded    integer not null default 0 check (refunded >= 0),   -- how much of it was refunded (R20)
    primary key (document_id, n)
) strict, without rowid;

-- A step in the life of a document, in the order recorded.
create table step (
    id          integer primary key,
    document_id integer not null references document (id),
    kind        text    not null check (kind = 'record' or kind = 'void' or kind = 'deposit' or kind = 'pay' or
                                        kind = 'complete' or kind = 'cancel' or kind = 'expire' or
                                        kind = 'refund' or kind = 'reopen'),
    at          integer not null,                                   -- when it happened
    recorded_at integer not null,                                   -- when it was entered
    note        text
) strict;

create index step_by_document on step (document_id);

-- What a step refunded (R20).
create table refund_line (
    step_id  integer not null references step (id),
    item_id  integer not null references item (id),
    quantity integer not null check (quantity > 0),
    primary key (step_id, item_id)
) strict, without rowid;

-- The ledger (R1): rows are added, never changed or deleted. An item's rows are stored together, in order of time.
create table movement (
    item_id    integer not null references item (id),
    at         integer not null,
    step_id    integer not null references step (id),
    n          integer not null check (n >= 0),                     -- in this order within the step
    kind       integer not null,                                    -- 0 opening, 1 adjustment, 2 count,
                                                                    -- 3 count correction, 4 reserve, 5 release,
                                                                    -- 6 complete, 7 sale, 8 void, 9 invoice
    from_state integer not null,                                    -- 0 outside, 1 available, 2 reserved, 3 sold
    to_state   integer not null,
    quantity   integer not null check (quantity between 1 and 900000000000000000),
    primary key (item_id, at, step_id, n),
    check (kind between 0 and 3 and (from_state = 0 and to_state = 1 or from_state = 1 and to_state = 0) or
           kind = 4 and from_state = 1 and to_state = 2 or
           kind = 5 and from_state = 2 and to_state = 1 or
           kind = 6 and from_state = 2 and to_state = 3 or
           kind = 9 and from_state = 1 and to_state = 3 or
           (kind = 7 or kind = 8) and (from_state = 1 and to_state = 3 or from_state = 3 and to_state = 1))
) strict, without rowid;

create trigger movement_is_never_changed before update on movement
begin
    select raise(abort, 'a movement is never changed');
end;

create trigger movement_is_never_deleted before delete on movement
begin
    select raise(abort, 'a movement is never deleted');
end;

-- Every physical count, including those that found no difference (R22). Opening stock is a count, too (R22b); if it
-- is not zero, its movement takes the place of a row here.
create table stock_count (
    item_id integer not null references item (id),
    at      integer not null,
    step_id integer not null references step (id),
    on_hand integer not null check (on_hand between 0 and 900000000000000000), -- what was counted
    primary key (item_id, at, step_id)
) strict, without rowid;

-- One period during which an item is low (R25).
create table notification (
    id               integer primary key,
    item_id          integer not null references item (id),
    opened_at        integer not null,
    opened_available integer not null,
    opened_threshold integer not null,
    opened_after     integer not null check (opened_after >= 0),    -- the last digest taken before it opened
    closed_at        integer,                                       -- null: still low
    closed_available integer,
    closed_after     integer check (closed_after >= 0),             -- the last digest taken before it closed
    check (closed_at >= opened_at),
    check ((closed_at is null) = (closed_available is null)),
    check ((closed_at is null) = (closed_after is null))
) strict;

create unique index notification_open on notification (item_id) where closed_at is null;
create index notification_open_in_order on notification (id) where closed_at is null;
create index notification_by_item on notification (item_id);
create index notification_closed on notification (closed_after) where closed_at is not null;

-- One daily e-mail to one address (R29).
create table delivery (
    id         integer primary key,
    address    text    not null check (address <> ''),
    day_on     text    not null check (day_on like '____-__-__'),
    repeat     integer not null check (repeat >= 0),                -- 0; higher if it was sent again by force
    state      text    not null check (state in ('claimed', 'sent', 'failed', 'refused', 'unknown')),
    digest     integer not null check (digest >= 1),                -- the number of the digest it carries
    message_id text    not null check (message_id <> ''),
    tried_at   integer not null,                                    -- when a process first claimed it
    claimed_at integer not null,                                    -- when a process last claimed it
    ended_at   integer,
    detail     text,                                                -- what the mail server said
    unique (address, day_on, repeat),
    check ((state = 'claimed') = (ended_at is null))
) strict;

create index delivery_by_digest on delivery (digest);

-- The shop's settings; a setting without a row has its default.
create table setting (
    key   text primary key check (key <> ''),
    value text not null
) strict, without rowid;

-- Requests that must not happen twice, with the result they had (R33).
create table request (
    scope       text    not null check (scope in ('key', 'order', 'invoice')),
    key         text    not null check (key <> ''),
    fingerprint text    not null check (fingerprint <> ''),         -- a hash of the whole request
    text        text,                                               -- the text that was hashed, unless it is long
    words       text    not null,                                   -- the same in short, for people
    outcome     text    not null,                                   -- JSON
    recorded_at integer not null,
    primary key (scope, key)
) strict, without rowid;
