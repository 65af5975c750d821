//! `SortKeys`: the stored keys by which an item's labels are sorted.

use std::borrow::Borrow;

use crate::ledger::item::Profile;
use crate::ledger::label::Label;
use crate::ledger::sort_key::sort_key;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct SortKeys {
    pub(super) name: String,
    pub(super) variation: Option<String>,
    pub(super) category: Option<String>,
}

impl SortKeys {
    pub(super) fn of<S, L: Borrow<Label>>(profile: &Profile<S, L>) -> Self {
        Self::of_labels(&profile.name, profile.variation.as_ref(), profile.category.as_ref())
    }

    pub(super) fn of_labels<L: Borrow<Label>>(
        name: &L,
        variation: Option<&L>,
        category: Option<&L>,
    ) -> Self {
        let key = |label: &L| sort_key(label.borrow().as_str());
        Self { name: key(name), variation: variation.map(key), category: category.map(key) }
    }
}
