//! Values of filters: `*` fits any text, `?` one character, `\` makes the next one literal (aws-behaviour.md §7.1).

/// A filter's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A text to be equal to.
    Exact(String),
    /// One with wildcards.
    Wild(Vec<Part>),
}

/// A piece of a value with wildcards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// This character.
    Literal(char),
    /// One character.
    One,
    /// Any characters, also none.
    Any,
}

impl Pattern {
    /// Reads a filter's value.
    pub fn parse(value: &str) -> Self {
        let mut parts = Vec::new();
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            parts.push(match character {
                // One after another fit what one fits.
                '*' if parts.last() == Some(&Part::Any) => continue,
                '*' => Part::Any,
                '?' => Part::One,
                '\\' => Part::Literal(characters.next().unwrap_or('\\')),
                other => Part::Literal(other),
            });
        }
        let literal = |part: &Part| if let Part::Literal(character) = part { Some(*character) } else { None };
        match parts.iter().map(literal).collect::<Option<String>>() {
            Some(text) => Self::Exact(text),
            None => Self::Wild(parts),
        }
    }

    /// The same as a pattern of SQLite's GLOB, in which `[` is special too.
    pub fn to_glob(&self) -> String {
        let parts = match self {
            Self::Exact(text) => text.chars().map(Part::Literal).collect(),
            Self::Wild(parts) => parts.clone(),
        };
        let glob = |part| match part {
            Part::Any => "*".to_owned(),
            Part::One => "?".to_owned(),
            Part::Literal(special @ ('*' | '?' | '[')) => format!("[{special}]"),
            Part::Literal(character) => character.to_string(),
        };
        parts.into_iter().map(glob).collect()
    }

    /// Whether a text fits.
    pub fn fits(&self, text: &str) -> bool {
        let parts = match self {
            Self::Exact(exact) => return exact == text,
            Self::Wild(parts) => parts,
        };
        let text: Vec<char> = text.chars().collect();
        // Where to go on when a literal does not fit: after the last `*`, one character later each time.
        let (mut part, mut at, mut retry) = (0, 0, None);
        while at < text.len() {
            match parts.get(part) {
                Some(Part::Any) => {
                    retry = Some((part, at));
                    part += 1;
                }
                Some(Part::One) => (part, at) = (part + 1, at + 1),
                Some(Part::Literal(character)) if *character == text[at] => (part, at) = (part + 1, at + 1),
                _ => {
                    let Some((star, start)) = retry else { return false };
                    (part, at) = (star + 1, start + 1);
                    retry = Some((star, start + 1));
                }
            }
        }
        parts[part..].iter().all(|part| *part == Part::Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_and_escapes() {
        assert_eq!(Pattern::parse(r"a\*b\\c"), Pattern::Exact(r"a*b\c".to_owned()));
        assert_eq!(Pattern::parse("a*[b]?").to_glob(), "a*[[]b]?");
        assert_eq!(Pattern::parse(r"\?*").to_glob(), "[?]*");
        assert_eq!(Pattern::parse("a****b**").to_glob(), "a*b*");
    }

    #[test]
    fn what_fits() {
        let fits = |pattern, text| Pattern::parse(pattern).fits(text);
        assert!(
            fits("vpce-*", "vpce-1") && fits("*", "") && fits("a*b*c", "aXbYbZc") && fits("us-??st-1a", "us-east-1a")
        );
        assert!(!fits("vpce-*", "vpc-1") && !fits("a?", "a") && !fits("a*b", "abc") && !fits("A*", "abc"));
    }
}
