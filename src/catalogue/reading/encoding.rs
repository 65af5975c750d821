//! Decodes a file to UTF-8: byte order marks, UTF-16, and the encoding that was named. Nothing is guessed: any other
//! file is refused, showing how its text reads in other encodings.

use std::io::{self, Cursor, Read};
use std::str::FromStr;

use encoding_rs::{Decoder, DecoderResult, Encoding, ISO_8859_15, MACINTOSH, UTF_8, WINDOWS_1252};

use crate::refusal::{FileProblem, Refusal};

const CHUNK: usize = 64 * 1024;
/// How much is inspected to recognize a file that is not text.
const HEAD: u64 = 4096;

/// An error of a stream whose bytes are not valid in its encoding.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// The encoding's name.
    pub(crate) encoding: &'static str,
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not {}", self.encoding)
    }
}

impl std::error::Error for Malformed {}

/// An encoding by its name on the web: `windows-1252`, `macintosh`, `iso-8859-15`, …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NamedEncoding(&'static Encoding);

/// The names of the encodings most common in catalogues.
const USUAL: [&str; 6] =
    ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh", "iso-8859-15"];

impl NamedEncoding {
    pub(crate) fn name(self) -> &'static str {
        self.0.name()
    }
}

impl FromStr for NamedEncoding {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Encoding::for_label(text.as_bytes()).map(Self).ok_or_else(|| Refusal::UnknownWord {
            text: text.to_owned(),
            known: format!("{}, …", USUAL.join(", ")),
            nearest: crate::suggest::nearest(text, USUAL.into_iter()),
        })
    }
}

/// The stream as UTF-8 without a byte order mark, which takes precedence over a named encoding. Without either, the
/// bytes are passed on unchanged, and checked when they are split into records.
pub(crate) fn decode(
    mut input: Box<dyn Read>,
    named: Option<NamedEncoding>,
) -> Result<Box<dyn Read>, DecodeError> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut head).map_err(DecodeError::Unreadable)?;
    if let Some(kind) = spreadsheet(&head) {
        return Err(DecodeError::File(FileProblem::Spreadsheet { kind }));
    }
    let (encoding, mark) = match Encoding::for_bom(&head) {
        Some((encoding, mark)) => (Some(encoding), mark),
        None => (named.map(|named| named.0), 0),
    };
    if encoding.is_none() && head.iter().take(4).any(|byte| *byte == 0) {
        return Err(DecodeError::File(FileProblem::NotText));
    }
    let rest = head.split_off(mark);
    let whole: Box<dyn Read> = Box::new(Cursor::new(rest).chain(input));
    Ok(match encoding {
        None => whole,
        Some(encoding) if encoding == UTF_8 => whole,
        Some(encoding) => Box::new(Transcoded {
            input: whole,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; CHUNK],
            text: Vec::new(),
            given: 0,
            is_at_end: false,
        }),
    })
}

/// Why a stream cannot be decoded.
#[derive(Debug)]
pub(crate) enum DecodeError {
    /// It could not be read.
    Unreadable(io::Error),
    /// It is not a text file.
    File(FileProblem),
}

fn spreadsheet(head: &[u8]) -> Option<&'static str> {
    let has = |text: &[u8]| head.windows(text.len()).any(|window| window == text);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Some(if has(b"[Content_Types].xml") || has(b"xl/") {
            "XLSX"
        } else if has(b"opendocument.spreadsheet") {
            "ODS"
        } else {
            "ZIP"
        })
    } else if head.starts_with(b"\x1f\x8b") {
        Some("gzip")
    } else if head.starts_with(b"\xd0\xcf\x11\xe0") {
        Some("XLS")
    } else {
        None
    }
}

/// The same bytes in each likely encoding: its name and the text.
pub(crate) fn readings(bytes: &[u8]) -> Vec<(String, String)> {
    [WINDOWS_1252, MACINTOSH, ISO_8859_15]
        .into_iter()
        .map(|encoding| {
            let text = encoding.decode_without_bom_handling(bytes).0.trim().to_owned();
            (encoding.name().to_ascii_lowercase(), text)
        })
        .collect()
}

/// Decodes a stream to UTF-8 chunk by chunk, strictly.
struct Transcoded {
    input: Box<dyn Read>,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    is_at_end: bool,
}

impl Transcoded {
    fn refill(&mut self) -> io::Result<()> {
        let count = self.input.read(&mut self.raw)?;
        self.is_at_end = count == 0;
        let raw = self.raw.get(..count).unwrap_or_default();
        let most = self.decoder.max_utf8_buffer_length_without_replacement(raw.len());
        self.text.resize(most.unwrap_or_default(), 0);
        let (result, _, written) =
            self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, self.is_at_end);
        self.text.truncate(written);
        self.given = 0;
        match result {
            DecoderResult::InputEmpty => Ok(()),
            DecoderResult::OutputFull | DecoderResult::Malformed(..) => {
                let encoding = self.decoder.encoding().name();
                Err(io::Error::new(io::ErrorKind::InvalidData, Malformed { encoding }))
            }
        }
    }
}

impl Read for Transcoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.is_at_end {
            self.refill()?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.given = self.given.saturating_add(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: Option<&str>) -> Result<String, DecodeError> {
        let mut text = String::new();
        let named = name.map(|name| name.parse().unwrap());
        decode(Box::new(Cursor::new(bytes.to_vec())), named)?
            .read_to_string(&mut text)
            .map_err(DecodeError::Unreadable)?;
        Ok(text)
    }

    #[test]
    fn byte_order_marks_are_removed_and_take_precedence() {
        assert_eq!(read(b"\xef\xbb\xbfsk\xc3\xa9", Some("macintosh")).unwrap(), "ské");
        assert_eq!(read(b"\xff\xfes\0\xe9\0", None).unwrap(), "sé");
        assert_eq!(read(b"\xfe\xff\0s\0\xe9", None).unwrap(), "sé");
    }

    #[test]
    fn a_named_encoding_is_read() {
        assert_eq!(read(b"caf\xe9", Some("windows-1252")).unwrap(), "café");
        assert_eq!(read(b"caf\x8e", Some("macintosh")).unwrap(), "café");
        assert!("klingon".parse::<NamedEncoding>().is_err());
        let long = "é".repeat(200_000);
        let (bytes, _, _) = WINDOWS_1252.encode(&long);
        assert_eq!(read(&bytes, Some("cp1252")).unwrap(), long);
    }

    #[test]
    fn a_truncated_character_is_malformed() {
        assert!(matches!(read(b"\xff\xfe\x00\xd8", None), Err(DecodeError::Unreadable(_))));
    }

    #[test]
    fn spreadsheets_are_refused_by_name() {
        for (head, known) in [
            (&b"PK\x03\x04abcdef"[..], "ZIP"),
            (b"PK\x03\x04\x14\0[Content_Types].xml", "XLSX"),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"\xd0\xcf\x11\xe0", "XLS"),
        ] {
            let error = read(head, None).unwrap_err();
            let DecodeError::File(FileProblem::Spreadsheet { kind }) = error else { panic!() };
            assert_eq!(kind, known);
        }
        assert!(matches!(read(b"s\0k\0", None), Err(DecodeError::File(FileProblem::NotText))));
    }

    #[test]
    fn other_readings_are_shown() {
        let shown = readings(b"caf\xe9");
        assert_eq!(shown[0], ("windows-1252".to_owned(), "café".to_owned()));
        assert_eq!(shown[1], ("macintosh".to_owned(), "cafÈ".to_owned()));
    }
}
