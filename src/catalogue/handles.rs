//! Shopify's handles: which rows are variants of one product. A product is a name in a category; the handle
//! that its name makes goes to the product that had it first, another one gets a mark of its own behind it, and
//! so does an item that would be a variant the product has already. The mark depends on the product or SKU
//! alone, so a handle stays what it is from export to export. What grows with the catalogue: forty bytes an
//! item while it is surveyed, then only what is contested.

use std::collections::{HashMap, HashSet};

use super::shopify::DEFAULT_OPTION;
use crate::ledger::item::{ItemId, Profile};
use crate::ledger::label::Label;
use crate::ledger::sku::fold;

/// What an item takes part in, by hashes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    handle: u64,
    /// A handle of Shopify's own comes before one made of a name; then the older item.
    rank: (bool, i64),
    product: u64,
    option: u64,
    sku: u64,
}

/// All items, looked at before the first is written.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    rows: Vec<Row>,
}

impl Survey {
    /// Looks at an item.
    pub(crate) fn add(&mut self, id: ItemId, item: &Profile) {
        let known = known(item);
        let rank = (known.is_none(), id.0);
        let handle = hash(&[&known.unwrap_or_else(|| of_name(item))]);
        let option = hash(&[&fold(&option_of(item))]);
        let (product, sku) = (product_of(item), hash(&[item.sku.key()]));
        self.rows.push(Row { handle, rank, product, option, sku });
    }

    /// Who has which handle, as far as several want one.
    pub(crate) fn settle(mut self) -> Handles {
        let mut handles = Handles::default();
        self.rows.sort_unstable();
        for rows in self.rows.chunk_by(|one, next| one.handle == next.handle) {
            let Some(first) = rows.first() else { continue };
            if rows.iter().any(|row| row.product != first.product) {
                handles.owners.insert(first.handle, first.product);
            }
            if rows.len() > 1 {
                let mut options = HashSet::new();
                let twins = rows.iter().filter(|row| !options.insert((row.product, row.option)));
                handles.apart.extend(twins.map(|row| row.sku));
            }
        }
        handles
    }
}

/// The handles that several products want, and the items that need one of their own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Handles {
    owners: HashMap<u64, u64>,
    apart: HashSet<u64>,
}

impl Handles {
    /// Whether any item is a product of its own beside its like.
    pub(crate) fn sets_apart(&self) -> bool {
        !self.apart.is_empty()
    }

    /// Whether this one is. The rows of a product must follow one another, so these come after all others.
    pub(crate) fn is_apart(&self, item: &Profile) -> bool {
        !self.apart.is_empty() && self.apart.contains(&hash(&[item.sku.key()]))
    }

    /// The handle of an item's product.
    pub(super) fn handle(&self, item: &Profile) -> String {
        let handle = known(item).unwrap_or_else(|| of_name(item));
        if self.is_apart(item) {
            return marked(&handle, hash(&[item.sku.key()]));
        }
        let product = product_of(item);
        match self.owners.get(&hash(&[&handle])) {
            Some(owner) if *owner != product => marked(&handle, product),
            Some(_) | None => handle,
        }
    }
}

fn marked(handle: &str, mark: u64) -> String {
    format!("{handle}-{:08x}", mark >> 32)
}

fn product_of(item: &Profile) -> u64 {
    hash(&[item.name.as_str(), item.category.as_ref().map_or("", Label::as_str)])
}

fn option_of(item: &Profile) -> String {
    item.variation.as_ref().map_or(DEFAULT_OPTION, Label::as_str).to_owned()
}

/// The handle that a SKU of Shopify's own identity begins with.
fn known(item: &Profile) -> Option<String> {
    let options = option_of(item).replace(" / ", "/");
    let rest = item.sku.as_str().strip_suffix(&options)?.strip_suffix('/')?;
    (!rest.is_empty() && !rest.contains('/')).then(|| rest.to_owned())
}

/// The handle made of a name.
fn of_name(item: &Profile) -> String {
    let mut handle = String::new();
    for character in item.name.as_str().to_lowercase().chars() {
        if character.is_alphanumeric() {
            handle.push(character);
        } else if !handle.is_empty() && !handle.ends_with('-') {
            handle.push('-');
        }
    }
    let handle = handle.trim_end_matches('-');
    if handle.is_empty() { item.sku.as_str().to_lowercase() } else { handle.to_owned() }
}

/// FNV-1a, the same on every machine and in every version.
fn hash(parts: &[&str]) -> u64 {
    let end_of_part = std::iter::once(0xff);
    let bytes = parts.iter().flat_map(|part| part.bytes().chain(end_of_part.clone()));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::sku::Sku;

    fn item(sku: &str, name: &str, variation: &str, category: &str) -> Profile {
        let label = |text: &str| Label::parse(text).ok();
        Profile {
            variation: label(variation),
            category: label(category),
            ..Profile::new(Sku::parse(sku).unwrap(), label(name).unwrap())
        }
    }

    fn handles(items: &[Profile]) -> Vec<String> {
        let mut survey = Survey::default();
        for (id, item) in (1..).zip(items) {
            survey.add(ItemId(id), item);
        }
        let handles = survey.settle();
        items.iter().map(|item| handles.handle(item)).collect()
    }

    #[test]
    fn the_first_has_the_plain_handle_and_all_keep_what_they_have() {
        let mut items = vec![
            item("A", "Green tea", "", ""),
            item("B", "Green-Tea", "", ""),
            item("C", "Green tea", "", "Gifts"),
            item("D", "Green tea", "", ""),
            item("E", "Green tea", "Large", ""),
            item("F", "Mug", "", ""),
        ];
        let first = handles(&items);
        assert_eq!((&*first[0], &*first[4], &*first[5]), ("green-tea", "green-tea", "mug"));
        let others: HashSet<&String> = first[1..4].iter().collect();
        assert!(others.len() == 3 && others.iter().all(|handle| handle.starts_with("green-tea-")));
        items.push(item("G", "green tea", "", ""));
        items.push(item("H", "MUG!", "", ""));
        assert_eq!(handles(&items)[..6], first);
        assert_eq!(handles(&items[1..2]), ["green-tea"], "without another it is plain");
    }

    #[test]
    fn a_handle_of_shopifys_own_stays_before_one_made_of_a_name() {
        let items = [item("T1", "Tee", "", ""), item("tee/Red/M", "Tee shirt", "Red / M", "")];
        let made = handles(&items);
        assert_eq!(made[1], "tee");
        assert!(made[0].starts_with("tee-"));
    }
}
