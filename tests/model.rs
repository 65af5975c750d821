//! A shop as lists of what was entered, in order: slow, and too simple to be wrong. Nothing is stored besides the
//! lists; on hand is the latest count plus what moved after it (R22, R22b). Quantities are in hundredths.

use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// An item as an index into `SKUS`.
pub(crate) type Item = usize;

pub(crate) const SKUS: [&str; 4] = ["TEA", "MUG", "BOX", "OIL"];

/// How commands end.
pub(crate) const DONE: u8 = 0;
pub(crate) const UNTRACKED: u8 = 1;
pub(crate) const USAGE: u8 = 2;
pub(crate) const NO_SUCH_THING: u8 = 3;
pub(crate) const SOLD_OUT: u8 = 4;
pub(crate) const CONFLICT: u8 = 5;

/// An entry about an item.
#[derive(Debug, Clone)]
enum Entry {
    Moved { item: Item, at: Timestamp, on_hand: i64, reserved: i64 },
    Counted { item: Item, at: Timestamp, on_hand: i64 },
}

/// What is known about an item.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    pub(crate) is_tracked: bool,
    pub(crate) is_archived: bool,
    pub(crate) alert: Option<bool>,
    pub(crate) threshold: Option<i64>,
}

/// A line of a document. Whether it moves stock is fixed when the document is recorded.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    item: Item,
    quantity: i64,
    moves: bool,
    refunded: i64,
}

/// A sale, an invoice or an order.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    lines: Vec<Line>,
    pub(crate) state: &'static str,
    expires_at: Option<Timestamp>,
    /// The time of its last step.
    written_at: Timestamp,
    /// The time of the step before an expiry by deadline, back to which that expiry can be reversed (R22c).
    before_expiry: Option<Timestamp>,
    is_pickup: bool,
}

impl Document {
    fn new(lines: Vec<Line>, state: &'static str, written_at: Timestamp) -> Self {
        Self { lines, state, expires_at: None, written_at, before_expiry: None, is_pickup: false }
    }
}

/// A request: items and their quantities.
pub(crate) type Lines = Vec<(Item, i64)>;

#[derive(Debug, Default)]
pub(crate) struct Model {
    entries: Vec<Entry>,
    pub(crate) now: Timestamp,
    pub(crate) items: BTreeMap<Item, Profile>,
    pub(crate) sales: BTreeMap<String, Document>,
    pub(crate) invoices: BTreeMap<u8, Document>,
    pub(crate) orders: BTreeMap<u8, Document>,
    pub(crate) is_at_or_below: bool,
    pub(crate) is_tracking_invoices: bool,
    pub(crate) expire_after: Option<i64>,
}

impl Model {
    /// The available and reserved quantity of an item at an instant.
    pub(crate) fn stock(&self, item: Item, until: Timestamp) -> (i64, i64) {
        let counts = self.entries.iter().enumerate().filter_map(|(n, entry)| match entry {
            Entry::Counted { item: of, at, on_hand } if *of == item && *at <= until => {
                Some(((*at, n), *on_hand))
            }
            Entry::Counted { .. } | Entry::Moved { .. } => None,
        });
        let (counted, mut on_hand) = match counts.max() {
            Some((when, counted)) => (Some(when), counted),
            None => (None, 0),
        };
        let mut held = 0;
        for (n, entry) in self.entries.iter().enumerate() {
            match entry {
                Entry::Moved { item: of, at, on_hand: moved, reserved }
                    if *of == item && *at <= until =>
                {
                    held += reserved;
                    if Some((*at, n)) > counted {
                        on_hand += moved;
                    }
                }
                Entry::Moved { .. } | Entry::Counted { .. } => {}
            }
        }
        (on_hand - held, held)
    }

    /// Whether an item is low (R24).
    pub(crate) fn is_low(&self, item: Item) -> bool {
        let profile = &self.items[&item];
        let Some(threshold) = profile.threshold else { return false };
        let (available, _) = self.stock(item, self.now);
        let is_under =
            if self.is_at_or_below { available <= threshold } else { available < threshold };
        is_under && profile.is_tracked && !profile.is_archived && profile.alert != Some(false)
    }

    /// Releases the orders whose deadline has passed (R18).
    pub(crate) fn release_due(&mut self) {
        let now = self.now;
        let is_due = |order: &Document| {
            order.state == "open" && order.expires_at.is_some_and(|at| at <= now)
        };
        let due: Vec<u8> = self
            .orders
            .iter()
            .filter(|(_, order)| is_due(order))
            .map(|(number, _)| *number)
            .collect();
        for number in due {
            let deadline = self.orders[&number].expires_at.unwrap();
            let before_expiry = Some(self.orders[&number].written_at);
            self.end_order(number, "expired", deadline, 0);
            self.orders.get_mut(&number).unwrap().before_expiry = before_expiry;
        }
    }

    fn moved(&mut self, item: Item, at: Timestamp, on_hand: i64, reserved: i64) {
        self.entries.push(Entry::Moved { item, at, on_hand, reserved });
    }

    /// Lines of known items, with repeated items added up.
    fn lines(&self, asked: &Lines) -> Option<Vec<Line>> {
        let known = |(item, quantity): (Item, i64)| {
            let moves = self.items.get(&item)?.is_tracked;
            Some(Line { item, quantity, moves, refunded: 0 })
        };
        added_up(asked).into_iter().map(known).collect()
    }

    pub(crate) fn add(&mut self, item: Item, quantity: i64, profile: Profile, at: Timestamp) -> u8 {
        if self.items.contains_key(&item) {
            return CONFLICT;
        }
        if !profile.is_tracked && quantity != 0 {
            return UNTRACKED;
        }
        if profile.is_tracked {
            self.entries.push(Entry::Counted { item, at, on_hand: quantity });
        }
        self.items.insert(item, profile);
        DONE
    }

    pub(crate) fn set(&mut self, item: Item, change: impl FnOnce(&mut Profile)) -> u8 {
        match self.items.get_mut(&item) {
            Some(profile) => {
                change(profile);
                DONE
            }
            None => NO_SUCH_THING,
        }
    }

    pub(crate) fn adjust(&mut self, item: Item, by: i64, at: Timestamp) -> u8 {
        match self.items.get(&item).map(|profile| profile.is_tracked) {
            None => NO_SUCH_THING,
            Some(false) => UNTRACKED,
            Some(true) => {
                self.moved(item, at, by, 0);
                DONE
            }
        }
    }

    pub(crate) fn count(&mut self, item: Item, on_hand: i64, at: Timestamp) -> u8 {
        match self.items.get(&item).map(|profile| profile.is_tracked) {
            None => NO_SUCH_THING,
            Some(false) => UNTRACKED,
            Some(true) => {
                self.entries.push(Entry::Counted { item, at, on_hand });
                DONE
            }
        }
    }

    /// A sale, whose number is set once it is known.
    pub(crate) fn sell(&mut self, asked: &Lines, at: Timestamp, number: &str) -> u8 {
        let Some(lines) = self.lines(asked) else { return NO_SUCH_THING };
        for line in lines.iter().filter(|line| line.moves) {
            self.moved(line.item, at, -line.quantity, 0);
        }
        let sale = Document::new(lines, "recorded", at);
        self.sales.insert(number.to_owned(), sale);
        DONE
    }

    pub(crate) fn void(&mut self, number: &str, at: Timestamp) -> u8 {
        let Some(sale) = self.sales.get_mut(number) else { return NO_SUCH_THING };
        if sale.state == "recorded" {
            if at < sale.written_at {
                return USAGE;
            }
            sale.state = "voided";
            for line in sale.lines.clone().iter().filter(|line| line.moves) {
                self.moved(line.item, at, line.quantity, 0);
            }
        }
        DONE
    }

    /// Whether the order or invoice of a request was cancelled or has expired.
    pub(crate) fn has_ended(&self, key: &str) -> bool {
        let document = match key.split_once(' ') {
            Some(("order", number)) => self.orders.get(&number.parse().unwrap()),
            Some(("invoice", number)) => self.invoices.get(&number.parse().unwrap()),
            Some(_) | None => None,
        };
        document.is_some_and(|document| ["cancelled", "expired"].contains(&document.state))
    }

    pub(crate) fn create_invoice(&mut self, number: u8, asked: &Lines) -> u8 {
        let Some(lines) = self.lines(asked) else { return NO_SUCH_THING };
        self.invoices.insert(number, Document::new(lines, "unpaid", self.now));
        DONE
    }

    pub(crate) fn pay_invoice(&mut self, number: u8, is_part: bool, at: Timestamp) -> u8 {
        match self.invoices.get(&number).map(|invoice| invoice.state) {
            None => NO_SUCH_THING,
            Some("paid") => DONE,
            Some("unpaid") if at < self.invoices[&number].written_at => USAGE,
            Some("unpaid") if is_part => {
                self.invoices.get_mut(&number).unwrap().written_at = at;
                DONE
            }
            Some("unpaid") => {
                let invoice = self.invoices.get_mut(&number).unwrap();
                invoice.state = "paid";
                for line in invoice.lines.clone() {
                    if self.is_tracking_invoices && self.items[&line.item].is_tracked {
                        self.moved(line.item, at, -line.quantity, 0);
                    }
                }
                DONE
            }
            Some(_) => CONFLICT,
        }
    }

    /// Cancels or refunds an invoice, without moving stock.
    pub(crate) fn end_invoice(&mut self, number: u8, from: &str, to: &'static str) -> u8 {
        let Some(invoice) = self.invoices.get_mut(&number) else { return NO_SUCH_THING };
        if invoice.state == from {
            invoice.state = to;
        }
        if invoice.state == to { DONE } else { CONFLICT }
    }

    pub(crate) fn place(
        &mut self,
        number: u8,
        asked: &Lines,
        is_pickup: bool,
        expires: Option<i64>,
        at: Timestamp,
    ) -> u8 {
        let Some(mut lines) = self.lines(asked) else { return NO_SUCH_THING };
        let expires_at = self.deadline(expires, at);
        for line in &mut lines {
            line.moves &= !is_pickup;
        }
        let is_short =
            |line: &Line| line.moves && line.quantity > self.stock(line.item, self.now).0;
        if lines.iter().any(is_short) {
            return SOLD_OUT;
        }
        for line in lines.iter().filter(|line| line.moves) {
            self.moved(line.item, at, 0, line.quantity);
        }
        let order = Document::new(lines, "open", at);
        self.orders.insert(number, Document { expires_at, is_pickup, ..order });
        DONE
    }

    /// Ends an open order: `sold` is 1 if its items are sold, 0 if they are released.
    pub(crate) fn end_order(
        &mut self,
        number: u8,
        to: &'static str,
        at: Timestamp,
        sold: i64,
    ) -> u8 {
        let Some(order) = self.orders.get_mut(&number) else { return NO_SUCH_THING };
        if order.state != "open" {
            let is_done = order.state == to || (order.state, to) == ("expired", "cancelled");
            return if is_done { DONE } else { CONFLICT };
        }
        if at < order.written_at {
            return USAGE;
        }
        order.state = to;
        order.written_at = at;
        for line in order.lines.clone().iter().filter(|line| line.moves) {
            self.moved(line.item, at, -line.quantity * sold, -line.quantity);
        }
        DONE
    }

    /// Completes an order; if it has expired, only with a time before its deadline (R22c).
    pub(crate) fn complete(&mut self, number: u8, at: Option<Timestamp>) -> u8 {
        let now = self.now;
        let Some(order) = self.orders.get_mut(&number) else { return NO_SUCH_THING };
        if let (Some(at), Some(before)) = (at, order.before_expiry)
            && at < order.expires_at.unwrap()
        {
            if at < before {
                return USAGE;
            }
            order.state = "open";
            order.written_at = before;
            order.before_expiry = None;
            let deadline = order.expires_at.unwrap();
            for line in order.lines.clone().iter().filter(|line| line.moves) {
                self.moved(line.item, deadline, 0, line.quantity);
            }
        }
        self.end_order(number, "completed", at.unwrap_or(now), 1)
    }

    /// Reserves what a cancelled or expired order had reserved again (R21).
    pub(crate) fn reopen(
        &mut self,
        number: u8,
        expires: Option<i64>,
        is_backorder: bool,
        at: Timestamp,
    ) -> u8 {
        let Some(order) = self.orders.get(&number) else { return NO_SUCH_THING };
        match order.state {
            "open" => return DONE,
            "cancelled" | "expired" => {}
            _ => return CONFLICT,
        }
        if at < order.written_at {
            return USAGE;
        }
        let mut order = order.clone();
        for line in &mut order.lines {
            line.moves = !order.is_pickup && self.items[&line.item].is_tracked;
        }
        let is_short =
            |line: &Line| line.moves && line.quantity > self.stock(line.item, self.now).0;
        if !is_backorder && order.lines.iter().any(is_short) {
            return SOLD_OUT;
        }
        for line in order.lines.iter().filter(|line| line.moves) {
            self.moved(line.item, at, 0, line.quantity);
        }
        order.expires_at = self.deadline(expires, at);
        (order.state, order.written_at, order.before_expiry) = ("open", at, None);
        self.orders.insert(number, order);
        DONE
    }

    fn deadline(&self, expires: Option<i64>, at: Timestamp) -> Option<Timestamp> {
        let after = |hours: i64| at.checked_add(SignedDuration::from_hours(hours)).unwrap();
        expires.or(self.expire_after).map(after)
    }

    /// Refunds an order; stock is unchanged (R20).
    pub(crate) fn refund(&mut self, number: u8, asked: &Lines) -> u8 {
        let Some(order) = self.orders.get_mut(&number) else { return NO_SUCH_THING };
        if !["completed", "refunded"].contains(&order.state) {
            return CONFLICT;
        }
        let asked = added_up(asked);
        let mut lines = order.lines.clone();
        if asked.is_empty() {
            for line in &mut lines {
                line.refunded = line.quantity;
            }
        }
        for (item, _) in &asked {
            if !lines.iter().any(|line| line.item == *item) {
                return if self.items.contains_key(item) { CONFLICT } else { NO_SUCH_THING };
            }
        }
        for (item, quantity) in asked {
            let line = lines.iter_mut().find(|line| line.item == item).unwrap();
            let left = line.quantity - line.refunded;
            if quantity > left {
                return CONFLICT;
            }
            line.refunded += quantity;
        }
        if lines.iter().all(|line| line.refunded == line.quantity) {
            order.state = "refunded";
        }
        order.lines = lines;
        DONE
    }
}

/// Adds up lines with the same item, in the order of first mention.
pub(crate) fn added_up(lines: &Lines) -> Lines {
    let mut summed: Lines = Vec::new();
    for (item, quantity) in lines {
        match summed.iter_mut().find(|(known, _)| known == item) {
            Some((_, sum)) => *sum += quantity,
            None => summed.push((*item, *quantity)),
        }
    }
    summed
}

/// Hundredths as bincard writes them, without trailing zeros.
pub(crate) fn shown(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, fraction) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let text = format!("{sign}{whole}.{fraction:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
