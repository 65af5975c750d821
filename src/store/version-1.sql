-- The schema of version 1, as its stores have it. It stays as it is.

create table item (
    id          integer primary key,
    sku         text    not null,
    sku_key     text    not null,
    name        text    not null check (name <> ''),
    variation   text,
    category    text,
    barcode     text,
    price       integer,
    cost        integer,
    is_tracked  integer not null check (is_tracked in (0, 1)),
    alert       integer check (alert in (0, 1)),
    threshold   integer,
    created_at  integer not null,
    archived_at integer,
    available   integer not null default 0 check (abs(available) <= 900000000000000000),
    reserved    integer not null default 0 check (reserved between 0 and 900000000000000000),
    counted_at  integer
) strict;

create unique index item_by_sku on item (sku_key);

create index item_low on item (id, sku, name, variation, price, threshold, available, reserved, created_at)
    where threshold is not null and available <= threshold;

create table document (
    id         integer primary key,
    kind       text    not null check (kind = 'sale' or kind = 'invoice' or kind = 'order' or
                                       kind = 'adjustment' or kind = 'import'),
    number     text,
    state      text    not null check (state = 'recorded' or state = 'voided' or state = 'unpaid' or
                                       state = 'paid' or state = 'open' or state = 'completed' or
                                       state = 'cancelled' or state = 'expired' or state = 'refunded'),
    customer   text,
    is_pickup  integer not null check (is_pickup in (0, 1)),
    expires_at integer,
    reason     text,
    reference  text,
    is_tracked integer check (is_tracked in (0, 1)),
    check ((kind in ('invoice', 'order')) = (number is not null))
) strict;

create unique index document_by_number on document (kind, number) where number is not null;

create index document_numbered on document (kind) where number is not null;

create index document_open on document (expires_at) where state = 'open';

create table line (
    document_id integer not null references document (id),
    n           integer not null,
    item_id     integer not null references item (id),
    quantity    integer not null,
    moves       integer not null check (moves in (0, 1)),
    refunded    integer not null default 0 check (refunded >= 0),
    primary key (document_id, n)
) strict, without rowid;

create table step (
    id          integer primary key,
    document_id integer not null references document (id),
    kind        text    not null check (kind = 'record' or kind = 'void' or kind = 'deposit' or kind = 'pay' or
                                        kind = 'complete' or kind = 'cancel' or kind = 'expire' or
                                        kind = 'refund'),
    at          integer not null,
    recorded_at integer not null,
    note        text
) strict;

create index step_by_document on step (document_id);

create table movement (
    item_id    integer not null references item (id),
    at         integer not null,
    step_id    integer not null references step (id),
    n          integer not null,
    kind       integer not null check (kind between 0 and 9),
    from_state integer not null check (from_state between 0 and 3),
    to_state   integer not null check (to_state between 0 and 3 and to_state <> from_state),
    quantity   integer not null check (quantity between 1 and 900000000000000000),
    primary key (item_id, at, step_id, n)
) strict, without rowid;

create index movement_sale on movement (item_id, at, kind, quantity) where kind >= 6;

create trigger movement_is_never_changed before update on movement
begin
    select raise(abort, 'a movement is never changed');
end;

create trigger movement_is_never_deleted before delete on movement
begin
    select raise(abort, 'a movement is never deleted');
end;

create table stock_count (
    item_id integer not null references item (id),
    at      integer not null,
    step_id integer not null references step (id),
    on_hand integer not null check (on_hand >= 0),
    primary key (item_id, at, step_id)
) strict, without rowid;

create table notification (
    id               integer primary key,
    item_id          integer not null references item (id),
    opened_at        integer not null,
    opened_available integer not null,
    opened_threshold integer not null,
    opened_after     integer not null,
    closed_at        integer,
    closed_available integer,
    closed_after     integer,
    check ((closed_at is null) = (closed_after is null))
) strict;

create unique index notification_open on notification (item_id) where closed_at is null;

create index notification_by_item on notification (item_id);

create index notification_closed on notification (closed_after) where closed_at is not null;

create table delivery (
    id         integer primary key,
    address    text    not null,
    day_on     text    not null,
    repeat     integer not null,
    state      text    not null check (state in ('claimed', 'sent', 'failed', 'unknown')),
    digest     integer not null,
    message_id text    not null,
    claimed_at integer not null,
    ended_at   integer,
    detail     text,
    unique (address, day_on, repeat)
) strict;

create index delivery_by_digest on delivery (digest);

create table setting (
    key   text primary key,
    value text not null
) strict, without rowid;

create table request (
    scope       text    not null check (scope in ('key', 'order', 'invoice')),
    key         text    not null,
    fingerprint text    not null,
    words       text    not null,
    outcome     text    not null,
    recorded_at integer not null,
    primary key (scope, key)
) strict, without rowid;
