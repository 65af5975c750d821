//! Shopify's handles, which determine which rows are variants of one product. A product is a name in a category. The
//! handle made from its name goes to the first product that claims it; other products get a suffix, and so do items
//! that duplicate a variant of their product.

use std::collections::{HashMap, HashSet};

use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{ItemId, Profile};
use crate::ledger::label::Label;
use crate::ledger::sku::fold;

/// The option of a product without a choice.
pub(super) const DEFAULT_OPTION: &str = "Default Title";

/// The handle that an item claims, as hashes: forty bytes for each item.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    handle: u64,
    /// A handle from Shopify precedes one made from a name; then the older item comes first.
    rank: (bool, i64),
    product: u64,
    option: u64,
    sku: u64,
}

/// The claims of all items, collected before the first is written.
#[derive(Debug, Default)]
pub(crate) struct HandleCollector {
    claims: Vec<Claim>,
}

impl HandleCollector {
    /// Adds an item, with its identity in Shopify if an import found one.
    pub(crate) fn add(&mut self, id: ItemId, item: &Profile, known: Option<&ForeignIdentity>) {
        let sku = hash(&[item.sku.key()]);
        let rank = (known.is_none(), id.0);
        self.claims.push(if let Some(known) = known {
            let handle = hash(&[&known.code]);
            Claim { handle, rank, product: handle, option: sku, sku }
        } else {
            let (handle, product) = (hash(&[&handle_of_name(item)]), product_of(item));
            Claim { handle, rank, product, option: hash(&[&fold(&option_of(item))]), sku }
        });
    }

    /// Decides who gets each handle that is claimed more than once.
    pub(crate) fn settle(mut self) -> ShopifyHandles {
        let mut handles = ShopifyHandles::default();
        self.claims.sort_unstable();
        for claims in self.claims.chunk_by(|one, next| one.handle == next.handle) {
            let Some(first) = claims.first() else { continue };
            if claims.iter().any(|claim| claim.product != first.product) {
                handles.owners.insert(first.handle, first.product);
            }
            if claims.len() > 1 {
                let mut options = HashSet::new();
                let twins =
                    claims.iter().filter(|claim| !options.insert((claim.product, claim.option)));
                handles.separate.extend(twins.map(|claim| claim.sku));
            }
        }
        handles
    }
}

/// The owners of handles that several products claim, and the items that need their own handle.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShopifyHandles {
    owners: HashMap<u64, u64>,
    separate: HashSet<u64>,
}

impl ShopifyHandles {
    /// Whether any item is a separate product because it duplicates a variant.
    pub(crate) fn has_separate_items(&self) -> bool {
        !self.separate.is_empty()
    }

    /// Whether this item is one. These are written last, because the rows of a product must follow one another.
    pub(crate) fn is_separate(&self, item: &Profile) -> bool {
        !self.separate.is_empty() && self.separate.contains(&hash(&[item.sku.key()]))
    }

    /// The handle of an item's product.
    pub(in crate::catalogue) fn handle(
        &self,
        item: &Profile,
        known: Option<&ForeignIdentity>,
    ) -> String {
        if let Some(known) = known {
            return known.code.clone();
        }
        let handle = handle_of_name(item);
        if self.is_separate(item) {
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

/// The handle made from a name.
fn handle_of_name(item: &Profile) -> String {
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

/// FNV-1a: a suffix must be the same in every export, on every machine and in every version, which the hashers of the
/// standard library do not guarantee.
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
        let mut collector = HandleCollector::default();
        for (id, item) in (1..).zip(items) {
            collector.add(ItemId(id), item, None);
        }
        let handles = collector.settle();
        items.iter().map(|item| handles.handle(item, None)).collect()
    }

    #[test]
    fn the_first_product_has_the_plain_handle_and_all_keep_theirs() {
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
    fn a_handle_from_shopify_precedes_one_made_from_a_name() {
        let items = [item("T1", "Tee", "", ""), item("T2", "Tee shirt", "Red / M", "")];
        let (code, details) = ("tee".to_owned(), Vec::new());
        let known = [None, Some(ForeignIdentity { code, details, sku: None })];
        let mut collector = HandleCollector::default();
        for ((id, item), known) in (1..).zip(&items).zip(&known) {
            collector.add(ItemId(id), item, known.as_ref());
        }
        let handles = collector.settle();
        assert_eq!(handles.handle(&items[1], known[1].as_ref()), "tee");
        assert!(handles.handle(&items[0], None).starts_with("tee-"));
    }
}
