//! `ForeignIdentity`: what another system knows an item by, so that an export goes back to the same product there.

/// An item's identity in one other system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ForeignIdentity {
    /// Square's Token, Shopify's handle, WooCommerce's ID; blank if the file had none.
    pub(crate) code: String,
    /// What else belongs to it: the names and values of Shopify's options in turn, WooCommerce's parent.
    pub(crate) details: Vec<String>,
    /// The SKU that it has there, if that is another one than here; blank if it has none.
    pub(crate) sku: Option<String>,
}

impl ForeignIdentity {
    /// One of its details; blank where there is none.
    pub(crate) fn detail(&self, index: usize) -> &str {
        self.details.get(index).map_or("", String::as_str)
    }
}
