//! `ForeignIdentity`: how another system identifies an item, so that an export matches the same product there.

/// An item's identity in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ForeignIdentity {
    /// Square's Token, Shopify's handle or WooCommerce's ID; blank if the file had none.
    pub(crate) code: String,
    /// Further parts of the identity: the names and values of Shopify's options, or WooCommerce's parent.
    pub(crate) details: Vec<String>,
    /// Its SKU there, if it differs from the one here; blank if it has none.
    pub(crate) sku: Option<String>,
}

impl ForeignIdentity {
    /// A detail by its index; blank if there is none.
    pub(crate) fn detail(&self, index: usize) -> &str {
        self.details.get(index).map_or("", String::as_str)
    }
}
