//! Text to bytes and back, by Python's names for encodings: `AWS_CLI_OUTPUT_ENCODING`, `AWS_CLI_FILE_ENCODING`. Of Python's
//! encodings those of several bytes for East Asia are missing.

use std::io::{self, Write};

use super::code_pages::{CODE_PAGES, CodePage};
use super::errors::CliError;
use crate::base::environment::Environment;
use crate::base::python;

/// How text becomes bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, the default.
    Utf8,
    /// UTF-8 after a byte order mark.
    MarkedUtf8,
    /// ASCII alone.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// Units of this many bytes: 2 for UTF-16, 4 for UTF-32.
    Wide(usize, Order),
    /// A code page, by its place in the table.
    Page(usize),
}

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// What the byte order mark says.
    Marked,
    /// The little end.
    Little,
    /// The big end.
    Big,
}

impl Encoding {
    /// The encoding of this name. Python lowers names and makes one `_` of what is neither letter nor digit.
    pub fn find(name: &str) -> Option<Self> {
        let mut normal = String::new();
        for c in name.chars() {
            match c {
                c if c.is_ascii_alphanumeric() || c == '.' => normal.push(c.to_ascii_lowercase()),
                _ if normal.is_empty() || normal.ends_with('_') => {}
                _ => normal.push('_'),
            }
        }
        let normal = normal.trim_end_matches('_').replace('.', "_");
        Some(match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "utf_8_sig" => Self::MarkedUtf8,
            "ascii" | "646" | "ansi_x3_4_1968" | "ansi_x3_4_1986" | "cp367" | "csascii" | "ibm367" | "iso646_us"
            | "iso_646_irv_1991" | "iso_ir_6" | "us" | "us_ascii" => Self::Ascii,
            "latin_1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1"
            | "iso_8859_1_1987" | "iso_ir_100" | "l1" | "latin" | "latin1" => Self::Latin1,
            "utf_16" | "u16" | "utf16" => Self::Wide(2, Order::Marked),
            "utf_16_le" | "unicodelittleunmarked" | "utf_16le" => Self::Wide(2, Order::Little),
            "utf_16_be" | "unicodebigunmarked" | "utf_16be" => Self::Wide(2, Order::Big),
            "utf_32" | "u32" | "utf32" => Self::Wide(4, Order::Marked),
            "utf_32_le" | "utf_32le" => Self::Wide(4, Order::Little),
            "utf_32_be" | "utf_32be" => Self::Wide(4, Order::Big),
            normal => Self::Page(CODE_PAGES.iter().position(|page| page.names.contains(&normal))?),
        })
    }

    /// The encoding of standard output and standard error that the environment names.
    ///
    /// # Errors
    /// AWS's `Unknown codec`.
    pub fn of_output(environment: &Environment) -> Result<Self, CliError> {
        const VARIABLE: &str = "AWS_CLI_OUTPUT_ENCODING";
        let Some(name) = environment.var(VARIABLE) else { return Ok(Self::Utf8) };
        Self::find(name).ok_or_else(|| CliError::General(format!("Unknown codec `{name}` specified for {VARIABLE}.")))
    }

    /// The encoding of files with text that the environment names.
    ///
    /// # Errors
    /// Python's words for a name that it does not know.
    pub fn of_files(environment: &Environment) -> Result<Self, String> {
        let Some(name) = environment.non_empty_var("AWS_CLI_FILE_ENCODING") else { return Ok(Self::Utf8) };
        Self::find(name).ok_or_else(|| format!("unknown encoding: {name}"))
    }

    fn page(self) -> Option<&'static CodePage> {
        if let Self::Page(place) = self { CODE_PAGES.get(place) } else { None }
    }

    /// The bytes of one character, none if the encoding lacks it.
    fn bytes_of(self, character: char, bytes: &mut Vec<u8>) -> Option<()> {
        match self {
            Self::Utf8 | Self::MarkedUtf8 => bytes.extend(character.encode_utf8(&mut [0; 4]).bytes()),
            Self::Wide(2, Order::Big) => {
                character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| bytes.extend(unit.to_be_bytes()));
            }
            Self::Wide(2, _) => {
                character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| bytes.extend(unit.to_le_bytes()));
            }
            Self::Wide(_, Order::Big) => bytes.extend(u32::from(character).to_be_bytes()),
            Self::Wide(..) => bytes.extend(u32::from(character).to_le_bytes()),
            Self::Latin1 => bytes.push(u8::try_from(character).ok()?),
            Self::Ascii | Self::Page(_) if character.is_ascii() => bytes.push(u8::try_from(character).ok()?),
            Self::Ascii => return None,
            Self::Page(_) => {
                let place =
                    self.page()?.upper.chars().position(|c| c == character && c != char::REPLACEMENT_CHARACTER)?;
                bytes.push(u8::try_from(0x80 + place).ok()?);
            }
        }
        Some(())
    }

    /// Codec and reason of Python's complaint about a character that is lacking.
    fn complaint(self) -> (&'static str, &'static str) {
        match self {
            Self::Ascii => ("ascii", "ordinal not in range(128)"),
            Self::Latin1 => ("latin-1", "ordinal not in range(256)"),
            _ => ("charmap", "character maps to <undefined>"),
        }
    }

    /// The bytes of a text. The error is Python's, about the first run of characters that are lacking.
    fn encode(self, text: &str) -> Result<Vec<u8>, CliError> {
        if matches!(self, Self::Utf8 | Self::MarkedUtf8) {
            return Ok(text.as_bytes().to_vec());
        }
        let mut bytes = Vec::with_capacity(text.len());
        let lacks = |character: &char| self.bytes_of(*character, &mut Vec::new()).is_none();
        for (start, character) in text.chars().enumerate() {
            if self.bytes_of(character, &mut bytes).is_none() {
                let run: Vec<char> = text.chars().skip(start).take_while(lacks).collect();
                let (codec, reason) = self.complaint();
                return Err(CliError::General(python::unencodable(codec, &run, start, reason)));
            }
        }
        Ok(bytes)
    }

    /// The text of a file's bytes; none if they are none in this encoding.
    ///
    /// # Errors
    /// Python's words about a file that does not begin with the byte order mark that it needs.
    pub fn decode(self, bytes: Vec<u8>) -> Result<Option<String>, String> {
        let unmarked = match self {
            Self::Wide(size, Order::Marked) if bytes.get(..size).is_some_and(|start| !is_marked(start)) => Some(size),
            _ => None,
        };
        match (self.text_of(bytes), unmarked) {
            // What cannot be decoded at all is found first.
            (Some(_), Some(size)) => Err(format!("UTF-{} stream does not start with BOM", size * 8)),
            (text, _) => Ok(text),
        }
    }

    fn text_of(self, bytes: Vec<u8>) -> Option<String> {
        match self {
            Self::Utf8 => String::from_utf8(bytes).ok(),
            Self::MarkedUtf8 => {
                let text = String::from_utf8(bytes).ok()?;
                Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
            }
            Self::Ascii => bytes.is_ascii().then(|| String::from_utf8(bytes).ok()).flatten(),
            Self::Latin1 => Some(bytes.into_iter().map(char::from).collect()),
            Self::Wide(size, order) => wide(&bytes, size, order),
            Self::Page(_) => {
                let upper: Vec<char> = self.page()?.upper.chars().collect();
                let character = |byte: u8| match byte {
                    ..0x80 => Some(char::from(byte)),
                    _ => upper.get(usize::from(byte) - 0x80).copied().filter(|c| *c != char::REPLACEMENT_CHARACTER),
                };
                bytes.into_iter().map(character).collect()
            }
        }
    }
}

/// The byte order mark.
const MARK: u32 = 0xfeff;

fn is_marked(start: &[u8]) -> bool {
    [Order::Little, Order::Big].into_iter().any(|order| unit(start, order) == MARK)
}

/// The number that the bytes of a unit are.
fn unit(bytes: &[u8], order: Order) -> u32 {
    let add = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
    if order == Order::Big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) }
}

/// The text of units of two or four bytes.
fn wide(bytes: &[u8], size: usize, order: Order) -> Option<String> {
    let (order, marked) = match (order, bytes.get(..size)) {
        (Order::Marked, Some(mark)) if unit(mark, Order::Little) == MARK => (Order::Little, size),
        (Order::Marked, Some(mark)) if unit(mark, Order::Big) == MARK => (Order::Big, size),
        _ => (order, 0),
    };
    let units = bytes[marked..].chunks(size);
    if !bytes.len().is_multiple_of(size) {
        return None;
    }
    if size == 4 {
        return units.map(|bytes| char::from_u32(unit(bytes, order))).collect();
    }
    let units = units.map(|bytes| u16::try_from(unit(bytes, order)).unwrap_or_default());
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// A stream's encoding, which may begin with a byte order mark. Like Python's on a pipe, UTF-16 and UTF-32 do not.
#[derive(Clone, Copy, Debug)]
pub struct Encoder {
    encoding: Encoding,
    has_begun: bool,
}

impl Encoder {
    /// For a stream that nothing has been written to.
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, has_begun: false }
    }

    /// Whether it has every character.
    pub fn is_utf8(&self) -> bool {
        matches!(self.encoding, Encoding::Utf8 | Encoding::MarkedUtf8)
    }

    /// The bytes of the next text.
    ///
    /// # Errors
    /// A character that the encoding lacks.
    pub fn encode(&mut self, text: &str) -> Result<Vec<u8>, CliError> {
        let bytes = self.encoding.encode(text)?;
        Ok(self.marked(bytes))
    }

    fn marked(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        let marks = self.encoding == Encoding::MarkedUtf8 && !self.has_begun;
        self.has_begun = true;
        if marks { [b"\xef\xbb\xbf", bytes.as_slice()].concat() } else { bytes }
    }
}

/// Standard error in an encoding. What it lacks is escaped, so that the message can be read [I]: AWS CLI stumbles over its own
/// message there and shows an error about that.
pub struct Escaped<'a> {
    stream: &'a mut dyn Write,
    encoder: Encoder,
}

impl<'a> Escaped<'a> {
    /// Takes texts in UTF-8, each in one piece.
    pub fn new(stream: &'a mut dyn Write, encoding: Encoding) -> Self {
        Self { stream, encoder: Encoder::new(encoding) }
    }
}

impl Write for Escaped<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        let mut bytes = Vec::with_capacity(text.len());
        for character in String::from_utf8_lossy(text).chars() {
            if self.encoder.encoding.bytes_of(character, &mut bytes).is_none() {
                bytes.extend(python::escape(character).bytes());
            }
        }
        self.stream.write_all(&self.encoder.marked(bytes))?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(name: &str, text: &str) -> Result<Vec<u8>, String> {
        Encoder::new(Encoding::find(name).unwrap()).encode(text).map_err(|error| error.to_string())
    }

    fn decoded(name: &str, bytes: &[u8]) -> Option<String> {
        Encoding::find(name).unwrap().decode(bytes.to_vec()).unwrap_or_else(Some)
    }

    #[test]
    fn python_s_names() {
        for (name, encoding) in [
            ("UTF-8", Encoding::Utf8),
            ("U8", Encoding::Utf8),
            ("ISO-8859-1", Encoding::Latin1),
            ("iso8859-1", Encoding::Latin1),
            ("ANSI_X3.4-1968", Encoding::Ascii),
            ("utf 16", Encoding::Wide(2, Order::Marked)),
        ] {
            assert_eq!(Encoding::find(name), Some(encoding), "{name}");
        }
        for name in ["windows-1252", "cp437", "latin2", "KOI8-R", "iso-8859-15", "mac-roman"] {
            assert!(matches!(Encoding::find(name), Some(Encoding::Page(_))), "{name}");
        }
        assert_eq!(Encoding::find("zzz"), None);
        for page in CODE_PAGES {
            assert_eq!(page.upper.chars().count(), 128, "{:?}", page.names);
        }
    }

    #[test]
    fn a_character_that_an_encoding_lacks_is_told() {
        assert_eq!(encoded("latin1", "\u{e9}"), Ok(vec![0xe9]));
        assert_eq!(encoded("cp1252", "\u{20ac}x"), Ok(vec![0x80, b'x']));
        for (name, text, error) in [
            (
                "ascii",
                "a\u{e9}",
                "'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)",
            ),
            (
                "latin1",
                "\u{e9}\u{6771}\u{1f680}x",
                "'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)",
            ),
            (
                "cp437",
                "\u{436}",
                "'charmap' codec can't encode character '\\u0436' in position 0: character maps to <undefined>",
            ),
        ] {
            assert_eq!(encoded(name, text), Err(error.to_owned()));
        }
    }

    #[test]
    fn marks_of_byte_order() {
        let mut encoder = Encoder::new(Encoding::MarkedUtf8);
        assert_eq!([encoder.encode("a").unwrap(), encoder.encode("b").unwrap()].concat(), b"\xef\xbb\xbfab");
        assert_eq!(encoded("utf-16", "\u{e9}"), Ok(vec![0xe9, 0]));
        assert_eq!(encoded("utf-32-be", "a"), Ok(vec![0, 0, 0, b'a']));
        assert_eq!(decoded("utf-16", b"\xfe\xff\0a").as_deref(), Some("a"));
        assert_eq!(decoded("utf-16", b"a\0").as_deref(), Some("UTF-16 stream does not start with BOM"));
        assert_eq!(decoded("utf-16-le", b"a\0").as_deref(), Some("a"));
        assert_eq!(decoded("utf-16", b"a\0b"), None);
        assert_eq!(decoded("utf-32", b"\xff\xfe\0\0a\0\0\0").as_deref(), Some("a"));
        assert_eq!(decoded("utf-8-sig", b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!(decoded("cp1252", b"\x80\x81"), None);
        assert_eq!(decoded("cp437", b"\x82").as_deref(), Some("\u{e9}"));
    }

    #[test]
    fn standard_error_escapes() {
        let mut bytes = Vec::new();
        Escaped::new(&mut bytes, Encoding::Latin1).write_all("\u{e9}\u{6771}\u{1f680}".as_bytes()).unwrap();
        assert_eq!(bytes, b"\xe9\\u6771\\U0001f680");
    }
}
