//! `sort_key`: how names are sorted and searched, in English and French: regardless of case and accents.

use unicode_normalization::char::decompose_compatible;

/// Combining accents, as left by decomposition.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// A text in lower case, without accents, ligatures and typographic apostrophes. Keys are ordered by their bytes, in
/// every engine.
pub(crate) fn sort_key(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
        } else {
            decompose_compatible(c, |part| push_folded(&mut key, part));
        }
    }
    key
}

fn push_folded(key: &mut String, c: char) {
    if ACCENTS.contains(&c) {
        return;
    }
    for folded in c.to_uppercase().flat_map(char::to_lowercase) {
        match folded {
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            'ß' => key.push_str("ss"),
            '’' => key.push('\''),
            other => key.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_ligatures_are_ignored() {
        for (text, key) in [
            ("Green TEA", "green tea"),
            ("Épicerie", "epicerie"),
            ("E\u{301}picerie", "epicerie"),
            ("Çà et là", "ca et la"),
            ("ŒUFS", "oeufs"),
            ("Curriculum vitæ", "curriculum vitae"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("L’eau", "l'eau"),
            ("Noël 5\u{a0}kg", "noel 5 kg"),
            ("ﬁl", "fil"),
            ("İstanbul", "istanbul"),
            ("", ""),
        ] {
            assert_eq!(sort_key(text), key, "{text}");
        }
    }

    #[test]
    fn sort_keys_have_dictionary_order() {
        let mut words = ["Zèbre", "élan", "Étagère", "Eau", "abricot", "œuf", "offre", "ours"];
        words.sort_by_key(|word| sort_key(word));
        assert_eq!(words, ["abricot", "Eau", "élan", "Étagère", "œuf", "offre", "ours", "Zèbre"]);
    }
}
