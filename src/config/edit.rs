//! Sets or removes a setting in the text of a configuration file, preserving comments, order and layout.

/// Why a text cannot be changed.
pub(super) enum EditError {
    NotToml(toml_edit::TomlError),
    NotATable(String),
}

impl From<toml_edit::TomlError> for EditError {
    fn from(error: toml_edit::TomlError) -> Self {
        Self::NotToml(error)
    }
}

/// The section of a setting, if it has one, and its name there.
fn split(key: &str) -> (Option<&str>, &str) {
    key.split_once('.').map_or((None, key), |(section, name)| (Some(section), name))
}

/// Sets a setting; the comments above it and on its line remain.
pub(super) fn set(text: &str, key: &str, value: &str) -> Result<String, EditError> {
    let (section, name) = split(key);
    let mut document: toml_edit::DocumentMut = text.parse()?;
    let table: &mut dyn toml_edit::TableLike = match section {
        None => document.as_table_mut(),
        Some(section) => {
            let entry = document.as_table_mut().entry(section).or_insert_with(toml_edit::table);
            entry.as_table_like_mut().ok_or_else(|| EditError::NotATable(section.to_owned()))?
        }
    };
    let mut new = toml_edit::Value::from(value);
    if let Some(old) = table.get(name).and_then(toml_edit::Item::as_value) {
        *new.decor_mut() = old.decor().clone();
        if old.as_str() == Some(value) {
            return Ok(text.to_owned());
        }
    }
    match table.get_mut(name) {
        Some(item) => *item = toml_edit::Item::Value(new),
        None => drop(table.insert(name, toml_edit::Item::Value(new))),
    }
    Ok(document.to_string())
}

/// Removes a setting; the comments above and after it remain, which the library would drop.
pub(super) fn unset(text: &str, key: &str) -> Result<String, EditError> {
    let (section, name) = split(key);
    let document = toml_edit::Document::parse(text)?;
    let table = match section {
        None => Some(document.as_table()),
        Some(section) => document.get(section).and_then(toml_edit::Item::as_table),
    };
    let span = table.and_then(|table| table.get_key_value(name)).and_then(|(key, item)| {
        let (key, value) = (key.span()?, item.span()?);
        Some(key.start..value.end)
    });
    let Some(span) = span else { return unset_inline(text, section, name) };
    let start = text.get(..span.start).and_then(|before| before.rfind('\n'));
    let start = start.map_or(0, |at| at.saturating_add(1));
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
    let (rest, below) = after.split_once('\n').unwrap_or((after, ""));
    Ok(match rest.trim() {
        "" => format!("{before}{below}"),
        comment => format!("{before}{comment}\n{below}"),
    })
}

/// The same for a section on one line: `smtp = { url = "…" }`.
fn unset_inline(text: &str, section: Option<&str>, name: &str) -> Result<String, EditError> {
    let mut document: toml_edit::DocumentMut = text.parse()?;
    let table = section.and_then(|section| document.get_mut(section));
    match table.and_then(toml_edit::Item::as_inline_table_mut).and_then(|table| table.remove(name))
    {
        Some(_) => Ok(document.to_string()),
        None => Ok(text.to_owned()),
    }
}
