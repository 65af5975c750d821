//! A switch as a file has it: the columns it is read from, and what their words mean.

/// What the words of a column mean. By default, what they say: yes or no.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct SwitchWords {
    /// The one word, folded, that means yes; every other one means no.
    pub(crate) yes: Option<String>,
    pub(crate) is_inverted: bool,
}

/// The first of its columns that is not blank decides.
#[derive(Debug, Default)]
pub(crate) struct Switch(pub(crate) Vec<(usize, SwitchWords)>);

impl Switch {
    pub(crate) fn of(column: Option<usize>) -> Self {
        Self(column.map(|column| (column, SwitchWords::default())).into_iter().collect())
    }

    pub(crate) fn add(&mut self, column: usize, words: SwitchWords) {
        self.0.push((column, words));
    }
}
