//! `Transition`: what a step would do to the state of a document (R21).

/// What a step would do to the state of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transition<S> {
    /// The document would then be in this state.
    To(S),
    /// The step was already taken; taking it again changes nothing and is not an error.
    AlreadyTaken,
    /// The state forbids the step.
    Forbidden,
}

impl<S> Transition<S> {
    /// The same transition with another type of state.
    pub(crate) fn map<T>(self, f: impl FnOnce(S) -> T) -> Transition<T> {
        match self {
            Self::To(state) => Transition::To(f(state)),
            Self::AlreadyTaken => Transition::AlreadyTaken,
            Self::Forbidden => Transition::Forbidden,
        }
    }
}
