//! `item list`: the items of a filter one by one, now or at any past instant.

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::foreign_identity::identity_of;
use super::item::{ITEM_COLUMNS, ITEM_TABLES, item_of};
use super::movement::SUMS;
use super::snapshot::Snapshot;
use super::statements::Statements;
use super::value::{ToColumn, Value};
use crate::ledger::decimal::LIMIT;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Item, ItemStatus};
use crate::ledger::item_field::ItemField;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::sort_key::sort_key;

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SortColumn {
    Field(ItemField),
    /// By the identity of the product in the other system, then by name and category, so that the variants of a product
    /// follow one another; only for exports.
    Product,
}

/// The stock of an item in a query.
struct StockColumns {
    available: String,
    reserved: String,
}

impl StockColumns {
    fn now() -> Self {
        Self { available: "balance.available".to_owned(), reserved: "balance.reserved".to_owned() }
    }

    /// A past balance may be out of range (R4); the limit is shown then.
    fn past() -> Self {
        let available = format!(
            "case when past.available > {LIMIT} then {LIMIT} when past.available < -{LIMIT} then -{LIMIT}
                  else coalesce(past.available, 0) end"
        );
        Self { available, reserved: "coalesce(past.reserved, 0)".to_owned() }
    }
}

/// Which items are listed, and how.
#[allow(clippy::struct_excessive_bools, reason = "each is a filter of its own")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Listing {
    /// Only items that are low.
    pub(crate) only_low: bool,
    /// Only archived items, instead of only active ones.
    pub(crate) only_archived: bool,
    /// Both archived and active items.
    pub(crate) with_archived: bool,
    /// Only items in this category, regardless of case.
    pub(crate) category: Option<Label>,
    /// Only items that contain every word of this text, regardless of case.
    pub(crate) search: Option<String>,
    /// As of this instant.
    pub(crate) as_of: Option<Timestamp>,
    /// The other system whose identities come with the items.
    pub(crate) system: Option<&'static str>,
    /// The order; by SKU unless given.
    pub(crate) sort: Option<SortColumn>,
    pub(crate) is_reversed: bool,
    /// The most items listed.
    pub(crate) limit: Option<u64>,
}

impl Snapshot<'_> {
    /// Passes the items of a listing one by one to `see`, with the instant at which the open notification of each
    /// was opened, and its identity in the other system.
    pub(crate) fn each_item(
        &self,
        listing: &Listing,
        mut see: impl FnMut(
            &Item,
            Option<Timestamp>,
            Option<&ForeignIdentity>,
        ) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let (sql, values) = query(listing);
        let category = listing.category.as_ref().map(|category| sort_key(category.as_str()));
        let words: Vec<String> =
            listing.search.iter().flat_map(|text| text.split_whitespace().map(sort_key)).collect();
        let mut left = listing.limit.unwrap_or(u64::MAX);
        if left == 0 {
            return Ok(());
        }
        self.connection.query_each(&sql, &values, |row| {
            let mut item = item_of(row, 7)?;
            item.level = Level { available: row.get(0)?, reserved: row.get(1)? };
            if !is_listed(&item, category.as_deref(), &words) {
                return Ok(ControlFlow::Continue(()));
            }
            if let Some(as_of) = listing.as_of
                && row.get::<Option<Timestamp>>(3)? > Some(as_of)
            {
                item.profile.status = ItemStatus::Active;
            }
            left = left.saturating_sub(1);
            let more = see(&item, row.get(2)?, identity_of(row, 4)?.as_ref())?;
            Ok(if left == 0 { ControlFlow::Break(()) } else { more })
        })
    }

    /// Whether the store has any item at all, archived or not.
    pub(crate) fn has_items(&self) -> Result<bool> {
        self.connection.exists("select 1 from item limit 1", &[])
    }
}

fn is_listed(item: &Item, category: Option<&str>, words: &[String]) -> bool {
    let profile = &item.profile;
    let is_of_category = category.is_none_or(|category_key| {
        profile.category.as_ref().is_some_and(|own| sort_key(own.as_str()) == category_key)
    });
    if !is_of_category || words.is_empty() {
        return is_of_category;
    }
    let labels = [
        Some(&profile.name),
        profile.variation.as_ref(),
        profile.category.as_ref(),
        profile.barcode.as_ref(),
    ];
    let mut text = sort_key(profile.sku.as_str());
    for label in labels.into_iter().flatten() {
        text.push('\n');
        text.push_str(&sort_key(label.as_str()));
    }
    words.iter().all(|word| text.contains(word))
}

fn query(listing: &Listing) -> (String, Vec<Value<'_>>) {
    let mut conditions = Vec::new();
    let values: Vec<Value<'_>> = listing.as_of.iter().map(ToColumn::to_column).collect();
    let (stock, joins) = if listing.as_of.is_none() {
        let join = if listing.only_low { "join" } else { "left join" };
        let low = format!(
            "{join} notification on notification.item_id = item.id and notification.closed_at is null"
        );
        (StockColumns::now(), low)
    } else {
        conditions.push("(item.created_at <= ?1 or past.item_id is not null)");
        let past = format!(
            "left join (select item_id, {SUMS} from movement where at <= ?1 group by item_id) past
              on past.item_id = item.id
             left join notification on notification.item_id = item.id and notification.opened_at <= ?1
              and (notification.closed_at is null or notification.closed_at > ?1)"
        );
        (StockColumns::past(), past)
    };
    if !listing.with_archived {
        conditions.push(match (listing.as_of, listing.only_archived) {
            (None, false) => "item.archived_at is null",
            (None, true) => "item.archived_at is not null",
            (Some(_), false) => "(item.archived_at is null or item.archived_at > ?1)",
            (Some(_), true) => "item.archived_at <= ?1",
        });
    }
    if conditions.is_empty() {
        conditions.push("1 = 1");
    }
    let (identity, identity_join) = match listing.system {
        None => ("null, null, null", String::new()),
        Some(system) => (
            "identity.code, identity.details, identity.sku",
            format!(
                "left join foreign_identity identity
                  on identity.item_id = item.id and identity.system = '{system}'"
            ),
        ),
    };
    let sql = format!(
        "select {available}, {reserved}, notification.opened_at, item.archived_at, {identity}, {ITEM_COLUMNS}
         from {ITEM_TABLES} {joins} {identity_join} where {condition} order by {order}",
        available = stock.available,
        reserved = stock.reserved,
        condition = conditions.join(" and "),
        order = order(listing, &stock),
    );
    (sql, values)
}

fn order(listing: &Listing, stock: &StockColumns) -> String {
    let direction = if listing.is_reversed { "desc" } else { "asc" };
    match listing.sort {
        None | Some(SortColumn::Field(ItemField::Sku)) => format!("item.sku_key {direction}"),
        Some(SortColumn::Product) => format!(
            "coalesce(identity.code, '') {direction},
             item.name_key {direction}, item.name {direction}, coalesce(item.category, '') {direction}, item.sku_key"
        ),
        Some(SortColumn::Field(field)) => {
            let column = sort_expression(field, stock);
            format!("{column} is null, {column} {direction}, item.sku_key")
        }
    }
}

/// The expression that sorts by a field, in a query that has the stock of an item in `stock`. It contains no names that the
/// same query defines, because not every engine can compute with them in `order by`.
fn sort_expression(field: ItemField, stock: &StockColumns) -> String {
    let column = match field {
        ItemField::Sku => "item.sku_key",
        ItemField::Name => "item.name_key",
        ItemField::Variation => "item.variation_key",
        ItemField::Category => "item.category_key",
        ItemField::Barcode => "item.barcode",
        ItemField::Price => "item.price",
        ItemField::Cost => "item.cost",
        ItemField::Tracked => "item.is_tracked",
        ItemField::Alert => {
            "coalesce(item.alert, case when item.threshold is null then 0 else 1 end)"
        }
        ItemField::Threshold => "item.threshold",
        ItemField::OnHand => return format!("{} + {}", stock.available, stock.reserved),
        ItemField::Reserved => &stock.reserved,
        ItemField::Available => &stock.available,
        ItemField::LowSince | ItemField::StockAlert => "notification.opened_at",
        ItemField::Archived => "(item.archived_at is not null)",
    };
    column.to_owned()
}
