PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE item (
 id integer primary key,
 sku text not null,
 sku_key text not null,
 name text not null check (name <> ''),
 variation text,
 category text,
 barcode text,
 price integer,
 cost integer,
 is_tracked integer not null check (is_tracked in (0, 1)),
 alert integer check (alert in (0, 1)),
 threshold integer,
 created_at integer not null,
 archived_at integer,
 available integer not null default 0 check (abs(available) <= 900000000000000000),
 reserved integer not null default 0 check (reserved between 0 and 900000000000000000),
 counted_at integer,
 sold text
) strict;
INSERT INTO item VALUES(1,'TEA','tea','Thé vert, 100 g',NULL,'Thés',NULL,450000,NULL,1,NULL,1000000,1793541600058258,NULL,8800000,400000,1793714400130572,'20759:300000 20760:200000 20761:-200000');
INSERT INTO item VALUES(2,'MUG','mug','Mug',NULL,NULL,NULL,NULL,NULL,1,NULL,500000,1793541900068508,NULL,200000,0,NULL,'20760:100000');
INSERT INTO item VALUES(3,'GIFT','gift','Gift wrapping',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,1793541960078761,1793804580195306,0,0,NULL,NULL);
CREATE TABLE document (
 id integer primary key,
 kind text not null check (kind = 'sale' or kind = 'invoice' or kind = 'order' or
 kind = 'adjustment' or kind = 'import'),
 number text,
 state text not null check (state = 'recorded' or state = 'voided' or state = 'unpaid' or
 state = 'paid' or state = 'open' or state = 'completed' or
 state = 'cancelled' or state = 'expired' or state = 'refunded'),
 customer text,
 is_pickup integer not null check (is_pickup in (0, 1)),
 expires_at integer,
 reason text,
 reference text,
 is_tracked integer check (is_tracked in (0, 1)),
 check ((kind in ('invoice', 'order')) = (number is not null))
) strict;
INSERT INTO document VALUES(1,'adjustment',NULL,'recorded',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO document VALUES(2,'adjustment',NULL,'recorded',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO document VALUES(3,'sale',NULL,'voided',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO document VALUES(4,'order','1001','open','Anne',0,1793894400099893,NULL,NULL,NULL);
INSERT INTO document VALUES(5,'order','1002','completed',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO document VALUES(6,'adjustment',NULL,'recorded',NULL,0,NULL,'count',NULL,NULL);
INSERT INTO document VALUES(7,'sale',NULL,'recorded',NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO document VALUES(8,'invoice','7','paid',NULL,0,NULL,NULL,NULL,1);
CREATE TABLE line (
 document_id integer not null references document (id),
 n integer not null,
 item_id integer not null references item (id),
 quantity integer not null,
 moves integer not null check (moves in (0, 1)),
 refunded integer not null default 0 check (refunded >= 0),
 primary key (document_id, n)
) strict, without rowid;
INSERT INTO line VALUES(1,0,1,10000000,1,0);
INSERT INTO line VALUES(2,0,2,300000,1,0);
INSERT INTO line VALUES(3,0,1,200000,1,0);
INSERT INTO line VALUES(3,1,3,100000,0,0);
INSERT INTO line VALUES(4,0,1,400000,1,0);
INSERT INTO line VALUES(5,0,1,100000,1,0);
INSERT INTO line VALUES(6,0,1,9000000,1,0);
INSERT INTO line VALUES(7,0,1,200000,1,0);
INSERT INTO line VALUES(8,0,2,100000,1,0);
CREATE TABLE step (
 id integer primary key,
 document_id integer not null references document (id),
 kind text not null check (kind = 'record' or kind = 'void' or kind = 'deposit' or kind = 'pay' or
 kind = 'complete' or kind = 'cancel' or kind = 'expire' or
 kind = 'refund'),
 at integer not null,
 recorded_at integer not null,
 note text
) strict;
INSERT INTO step VALUES(1,1,'record',1793541600058258,1793541600058258,NULL);
INSERT INTO step VALUES(2,2,'record',1793541900068508,1793541900068508,NULL);
INSERT INTO step VALUES(3,3,'record',1793631600088459,1793631600088459,NULL);
INSERT INTO step VALUES(4,4,'record',1793635200099893,1793635200099893,NULL);
INSERT INTO step VALUES(5,5,'record',1793638800110794,1793638800110794,NULL);
INSERT INTO step VALUES(6,5,'complete',1793642400121025,1793642400121025,NULL);
INSERT INTO step VALUES(7,6,'record',1793714400130572,1793714400130572,NULL);
INSERT INTO step VALUES(8,7,'record',1793710800000000,1793716200140003,NULL);
INSERT INTO step VALUES(9,8,'record',1793718060157934,1793718060157934,NULL);
INSERT INTO step VALUES(10,8,'pay',1793718120167719,1793718120167719,NULL);
INSERT INTO step VALUES(11,3,'void',1793804520184164,1793804520184164,NULL);
CREATE TABLE movement (
 item_id integer not null references item (id),
 at integer not null,
 step_id integer not null references step (id),
 n integer not null,
 kind integer not null check (kind between 0 and 9),
 from_state integer not null check (from_state between 0 and 3),
 to_state integer not null check (to_state between 0 and 3 and to_state <> from_state),
 quantity integer not null check (quantity between 1 and 900000000000000000),
 primary key (item_id, at, step_id, n)
) strict, without rowid;
INSERT INTO movement VALUES(1,1793541600058258,1,0,0,0,1,10000000);
INSERT INTO movement VALUES(1,1793631600088459,3,0,7,1,3,200000);
INSERT INTO movement VALUES(1,1793635200099893,4,0,4,1,2,400000);
INSERT INTO movement VALUES(1,1793638800110794,5,0,4,1,2,100000);
INSERT INTO movement VALUES(1,1793642400121025,6,0,6,2,3,100000);
INSERT INTO movement VALUES(1,1793710800000000,8,0,7,1,3,200000);
INSERT INTO movement VALUES(1,1793714400130572,7,0,2,1,0,700000);
INSERT INTO movement VALUES(1,1793714400130572,8,1,3,0,1,200000);
INSERT INTO movement VALUES(1,1793804520184164,11,0,8,3,1,200000);
INSERT INTO movement VALUES(2,1793541900068508,2,0,0,0,1,300000);
INSERT INTO movement VALUES(2,1793718120167719,10,0,9,1,3,100000);
CREATE TABLE stock_count (
 item_id integer not null references item (id),
 at integer not null,
 step_id integer not null references step (id),
 on_hand integer not null check (on_hand >= 0),
 primary key (item_id, at, step_id)
) strict, without rowid;
INSERT INTO stock_count VALUES(1,1793714400130572,7,9000000);
CREATE TABLE notification (
 id integer primary key,
 item_id integer not null references item (id),
 opened_at integer not null,
 opened_available integer not null,
 opened_threshold integer not null,
 opened_after integer not null,
 closed_at integer,
 closed_available integer,
 closed_after integer,
 check ((closed_at is null) = (closed_after is null))
) strict;
INSERT INTO notification VALUES(1,2,1793541900068508,300000,500000,0,NULL,NULL,NULL);
CREATE TABLE delivery (
 id integer primary key,
 address text not null,
 day_on text not null,
 repeat integer not null,
 state text not null check (state in ('claimed', 'sent', 'failed', 'unknown')),
 digest integer not null,
 message_id text not null,
 claimed_at integer not null,
 ended_at integer,
 detail text,
 unique (address, day_on, repeat)
) strict;
CREATE TABLE setting (
 key text primary key,
 value text not null
) strict, without rowid;
INSERT INTO setting VALUES('invoices.track_stock','true');
INSERT INTO setting VALUES('store.identity','5aca48fa2e6e8ffe00065f3771f610ea');
INSERT INTO setting VALUES('timezone','America/Montreal');
CREATE TABLE request (
 scope text not null check (scope in ('key', 'order', 'invoice')),
 key text not null,
 fingerprint text not null,
 words text not null,
 outcome text not null,
 recorded_at integer not null,
 primary key (scope, key)
) strict, without rowid;
INSERT INTO request VALUES('invoice','7','3df0bee53f40073342871ae7cbed88423b24dc2349b54074d38632ea57d15ed5','invoice create 7 MUG=1','{"record":[["number",{"Text":"7"}],["kind",{"Text":"invoice"}],["state",{"Text":"unpaid"}],["lines",{"List":[[["sku",{"Text":"MUG"}],["quantity",{"Quantity":"1"}],["refunded",{"Quantity":"0"}]]]}],["customer","Null"],["tracks_stock","Null"],["placed_at",{"At":"2026-11-03T15:01:00.157934Z"}],["deposit_at","Null"],["paid_at","Null"],["cancelled_at","Null"],["refunded_at","Null"],["note","Null"],["items",{"List":[]}]],"view":{"List":{"rows":"lines","plain":"number","lines":null}},"said":[{"Done":{"id":"said-invoice-created","args":[["number",{"Text":"7"}],["goods",{"Goods":[["1","MUG"]]}]]}}]}',1793718060157934);
INSERT INTO request VALUES('key','till-1','3d5f0972a59b004d319e1a0ee3885facec95a984f2b88411b972f9dfcee2ba55','sell TEA=2 GIFT=1','{"record":[["number",{"Text":"SALE-3"}],["kind",{"Text":"sale"}],["state",{"Text":"recorded"}],["lines",{"List":[[["sku",{"Text":"TEA"}],["quantity",{"Quantity":"2"}]],[["sku",{"Text":"GIFT"}],["quantity",{"Quantity":"1"}]]]}],["at",{"At":"2026-11-02T15:00:00.088459Z"}],["voided_at","Null"],["reference","Null"],["note","Null"],["items",{"List":[[["sku",{"Text":"TEA"}],["before",{"Quantity":"100"}],["after",{"Quantity":"98"}]]]}]],"view":{"List":{"rows":"items","plain":"number","lines":null}},"said":[{"Done":{"id":"said-sold","args":[["goods",{"Goods":[["2","TEA"],["1","GIFT"]]}],["number",{"Text":"SALE-3"}]]}}]}',1793631600088459);
INSERT INTO request VALUES('order','1001','aff091411a7b9a3a44d1c9d4e443d859917fd84d667c6f52c2d54318b4ea6e90','order place 1001 TEA=4','{"record":[["number",{"Text":"1001"}],["kind",{"Text":"order"}],["state",{"Text":"open"}],["lines",{"List":[[["sku",{"Text":"TEA"}],["quantity",{"Quantity":"4"}],["refunded",{"Quantity":"0"}]]]}],["customer",{"Text":"Anne"}],["pickup",{"Flag":false}],["placed_at",{"At":"2026-11-02T16:00:00.099893Z"}],["expires_at",{"At":"2026-11-05T16:00:00.099893Z"}],["completed_at","Null"],["cancelled_at","Null"],["expired_at","Null"],["refunded_at","Null"],["note","Null"],["items",{"List":[[["sku",{"Text":"TEA"}],["before",{"Quantity":"98"}],["after",{"Quantity":"94"}]]]}]],"view":{"List":{"rows":"items","plain":"number","lines":null}},"said":[{"Done":{"id":"said-order-placed","args":[["number",{"Text":"1001"}],["goods",{"Goods":[["4","TEA"]]}]]}}]}',1793635200099893);
INSERT INTO request VALUES('order','1002','b6a0c0fe1f25e4eb958f3fe9a555236b935f2983b069442c11b8df7de29679d4','order place 1002 TEA=1','{"record":[["number",{"Text":"1002"}],["kind",{"Text":"order"}],["state",{"Text":"open"}],["lines",{"List":[[["sku",{"Text":"TEA"}],["quantity",{"Quantity":"1"}],["refunded",{"Quantity":"0"}]]]}],["customer","Null"],["pickup",{"Flag":false}],["placed_at",{"At":"2026-11-02T17:00:00.110794Z"}],["expires_at","Null"],["completed_at","Null"],["cancelled_at","Null"],["expired_at","Null"],["refunded_at","Null"],["note","Null"],["items",{"List":[[["sku",{"Text":"TEA"}],["before",{"Quantity":"94"}],["after",{"Quantity":"93"}]]]}]],"view":{"List":{"rows":"items","plain":"number","lines":null}},"said":[{"Done":{"id":"said-order-placed","args":[["number",{"Text":"1002"}],["goods",{"Goods":[["1","TEA"]]}]]}}]}',1793638800110794);
CREATE UNIQUE INDEX item_by_sku on item (sku_key);
CREATE UNIQUE INDEX document_by_number on document (kind, number) where number is not null;
CREATE INDEX document_numbered on document (kind) where number is not null;
CREATE INDEX document_open on document (expires_at) where state = 'open';
CREATE INDEX step_by_document on step (document_id);
CREATE TRIGGER movement_is_never_changed before update on movement
begin
 select raise(abort, 'a movement is never changed');
end;
CREATE TRIGGER movement_is_never_deleted before delete on movement
begin
 select raise(abort, 'a movement is never deleted');
end;
CREATE UNIQUE INDEX notification_open on notification (item_id) where closed_at is null;
CREATE INDEX notification_by_item on notification (item_id);
CREATE INDEX notification_closed on notification (closed_after) where closed_at is not null;
CREATE INDEX delivery_by_digest on delivery (digest);
CREATE INDEX item_low on item (id, sku, name, variation, price, threshold, available, reserved, created_at, sold)
 where threshold is not null and available <= threshold;
COMMIT;
pragma application_id = 1651076707;
pragma user_version = 2;
pragma journal_mode = wal;
