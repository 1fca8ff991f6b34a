//! How a text is written as a YAML scalar: what libyaml's analysis allows, and what a YAML 1.2 reader would take for
//! something that is not a text (aws-cli.md §13).

/// How a scalar is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
}

/// What the emitter must know of a text before it writes it.
#[derive(Debug)]
pub(super) struct Analysis {
    /// The first style that is allowed.
    pub(super) style: Style,
    /// Whether the text has line breaks.
    pub(super) multiline: bool,
}

impl Analysis {
    pub(super) fn of(text: &str) -> Self {
        let features = Features::of(text);
        let style = if features.special || features.space_beside_break {
            Style::DoubleQuoted
        } else if features.multiline || features.open_end || features.indicator || reads_as_other(text) {
            Style::SingleQuoted
        } else {
            Style::Plain
        };
        Self { style, multiline: features.multiline }
    }
}

/// What stands in a text that forbids a style.
#[derive(Default)]
struct Features {
    /// A character that only an escape can show.
    special: bool,
    multiline: bool,
    /// A blank next to a line break.
    space_beside_break: bool,
    /// A blank or line break at the beginning or the end.
    open_end: bool,
    /// Something that a reader would take for syntax.
    indicator: bool,
}

impl Features {
    fn of(text: &str) -> Self {
        let mut features = Self {
            open_end: text.starts_with(is_space_or_break) || text.ends_with(is_space_or_break),
            indicator: text.starts_with("---") || text.starts_with("...") || begins_with_indicator(text),
            ..Self::default()
        };
        let mut chars = text.chars().peekable();
        let mut before = None;
        while let Some(char) = chars.next() {
            features.special |= !is_printable(char);
            features.multiline |= is_break(char);
            features.space_beside_break |=
                before.is_some_and(|before| (before == ' ' && is_break(char)) || (is_break(before) && char == ' '));
            features.indicator |= match char {
                ':' => chars.peek().is_none_or(|next| is_blank(*next)),
                '#' => before.is_none_or(is_blank),
                _ => false,
            };
            before = Some(char);
        }
        features
    }
}

/// Whether the first character makes the text something else in YAML.
fn begins_with_indicator(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`') => true,
        Some('-' | '?') => chars.next().is_none_or(is_blank),
        _ => false,
    }
}

/// libyaml's line breaks.
pub(super) const fn is_break(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

const fn is_space_or_break(char: char) -> bool {
    char == ' ' || is_break(char)
}

const fn is_blank(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\0') || is_break(char)
}

/// libyaml's printable characters: nothing above U+FFFF is one.
const fn is_printable(char: char) -> bool {
    matches!(char, '\n' | ' '..='~' | '\u{a0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// How a double quoted text shows this character, if not as it is.
pub(super) fn escape(char: char) -> Option<String> {
    let short = match char {
        '\0' => '0',
        '\x07' => 'a',
        '\x08' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\x0b' => 'v',
        '\x0c' => 'f',
        '\r' => 'r',
        '\x1b' => 'e',
        '"' | '\\' => char,
        '\u{85}' => 'N',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        _ if is_printable(char) => return None,
        _ => {
            return Some(match u32::from(char) {
                code @ ..=0xff => format!("\\x{code:02X}"),
                code @ ..=0xffff => format!("\\u{code:04X}"),
                code => format!("\\U{code:08X}"),
            });
        }
    };
    Some(format!("\\{short}"))
}

/// Whether a plain text would be read as null, a boolean, a number, a time, a merge or a default value: ruamel.yaml's
/// resolver for YAML 1.2.
fn reads_as_other(text: &str) -> bool {
    match text {
        "" | "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE" | "=" | "<<" => {
            true
        }
        _ => {
            text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'))
                && (is_int(text) || is_float(text) || is_time(text))
        }
    }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// Whether the text is made of these bytes, and not empty.
fn only(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(allowed)
}

fn is_int(text: &str) -> bool {
    let text = unsigned(text);
    let in_base = |prefix: &str, digit: fn(u8) -> bool| {
        text.strip_prefix(prefix).is_some_and(|digits| only(digits, |byte| byte == b'_' || digit(byte)))
    };
    in_base("", |byte| byte.is_ascii_digit())
        || in_base("0b", |byte| matches!(byte, b'0' | b'1'))
        || in_base("0o", |byte| matches!(byte, b'0'..=b'7'))
        || in_base("0x", |byte| byte.is_ascii_hexdigit())
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let text = unsigned(text);
    if matches!(text, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let digit_or_underscore = |byte: u8| byte.is_ascii_digit() || byte == b'_';
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    if !exponent.is_none_or(|exponent| only(unsigned(exponent), |byte| byte.is_ascii_digit())) {
        return false;
    }
    match mantissa.split_once('.') {
        // Without a digit before the point the exponent needs a sign.
        Some(("", fraction)) => {
            only(fraction, digit_or_underscore) && exponent.is_none_or(|exponent| exponent.starts_with(['+', '-']))
        }
        Some((whole, fraction)) => is_whole(whole) && fraction.bytes().all(digit_or_underscore),
        None => is_whole(mantissa) && exponent.is_some(),
    }
}

/// Digits and `_`, a digit first.
fn is_whole(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && only(text, |byte| byte.is_ascii_digit() || byte == b'_')
}

/// A date, or a date and a time of day, with or without a zone.
fn is_time(text: &str) -> bool {
    let mut scan = Scan(text);
    if !scan.digits(4, 4) || !scan.one_of("-") {
        return false;
    }
    let date = scan.0;
    if is_two_digit_date(date) {
        return true;
    }
    scan.digits(1, 2)
        && scan.one_of("-")
        && scan.digits(1, 2)
        && (scan.one_of("Tt") || scan.blanks() > 0)
        && scan.digits(1, 2)
        && scan.one_of(":")
        && scan.digits(2, 2)
        && scan.one_of(":")
        && scan.digits(2, 2)
        && scan.fraction_and_zone()
}

/// `03-05`: the short form of a date has nothing optional.
fn is_two_digit_date(month_and_day: &str) -> bool {
    let mut scan = Scan(month_and_day);
    scan.digits(2, 2) && scan.one_of("-") && scan.digits(2, 2) && scan.0.is_empty()
}

/// The rest of a text that is being matched; each method takes what it matches off the front.
struct Scan<'a>(&'a str);

impl Scan<'_> {
    /// As many digits as there are, up to `most`; whether that is at least `least`.
    fn digits(&mut self, least: usize, most: usize) -> bool {
        let count = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        self.0 = &self.0[count..];
        count >= least
    }

    fn one_of(&mut self, chars: &str) -> bool {
        let tail = self.0.strip_prefix(|first| chars.contains(first));
        self.0 = tail.unwrap_or(self.0);
        tail.is_some()
    }

    fn blanks(&mut self) -> usize {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches([' ', '\t']);
        before - self.0.len()
    }

    /// `.123 +01:00` and what there may be of it, up to the end.
    fn fraction_and_zone(mut self) -> bool {
        if self.one_of(".") {
            self.0 = self.0.trim_start_matches(|char: char| char.is_ascii_digit());
        }
        if self.0.is_empty() {
            return true;
        }
        self.blanks();
        if self.one_of("Z") {
            return self.0.is_empty();
        }
        self.one_of("+-")
            && self.digits(1, 2)
            && (self.0.is_empty() || (self.one_of(":") && self.digits(2, 2) && self.0.is_empty()))
    }
}
