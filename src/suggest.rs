//! Suggestions for mistyped words.

use crate::ledger::sku::fold;

/// The known word most similar to a mistyped one, if any is similar enough.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest_few(typed, known, 1).pop()
}

/// The known words most similar to a mistyped one, in order of similarity, without dissimilar ones.
pub(crate) fn nearest_few<'a>(
    typed: &str,
    known: impl Iterator<Item = &'a str>,
    most: usize,
) -> Vec<String> {
    let typed = fold(typed);
    let mut near: Vec<(f64, &str)> = known
        .map(|word| (likeness(&typed, &fold(word)), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.truncate(most);
    near.into_iter().map(|(_, word)| word.to_owned()).collect()
}

/// The similarity of two words, from 0 to 1: they start alike, or differ by one typing error.
fn likeness(one: &str, other: &str) -> f64 {
    let is_a_slip = strsim::osa_distance(one, other) == 1 && one.chars().count() > 1;
    strsim::jaro_winkler(one, other).max(if is_a_slip { 0.9 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typing_error_is_near() {
        let known = ["TEA", "MUG", "GREEN-TEA"];
        for (typed, near) in [
            ("TAE", Some("TEA")),
            ("teaa", Some("TEA")),
            ("gren-tea", Some("GREEN-TEA")),
            ("X", None),
        ] {
            assert_eq!(nearest(typed, known.into_iter()).as_deref(), near, "{typed}");
        }
        assert_eq!(nearest("A", ["B"].into_iter()), None, "a email is no slip of another");
    }
}
