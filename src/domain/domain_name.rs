//! Domain names as Route 53 keeps them: lower case, a final dot, every other character than letters, digits, `-` and `_`
//! as `\` and three octal digits (lab-behaviour.md §12.2).

/// The longest label.
const LONGEST_LABEL: usize = 63;

/// The longest name, its dots included.
const LONGEST_NAME: usize = 255;

/// A name in Route 53's form; an octal escape, a backslash before a character and the character itself are the same.
///
/// # Errors
/// What Route 53 calls the fault: `FATAL problem: DomainLabelEmpty (…) encountered with '…'`. Those of empty names and
/// labels were seen, the others are by analogy \[I\].
pub fn normalized(text: &str) -> Result<String, String> {
    let fault = |fault: &str| format!("FATAL problem: {fault} encountered with '{text}'");
    if text.is_empty() {
        return Err(fault("DomainNameEmpty (Domain name is empty)"));
    }
    if text == "." {
        return Ok(text.to_owned());
    }
    let (mut name, mut length) = (String::new(), 0);
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'.' {
            if length == 0 {
                return Err(fault("DomainLabelEmpty (Domain label is empty)"));
            }
            name.push('.');
            length = 0;
            continue;
        }
        let byte = match (first, rest) {
            (b'\\', [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..]) => {
                rest = after;
                (a - b'0') << 6 | (b - b'0') << 3 | (c - b'0')
            }
            (b'\\', [escaped, after @ ..]) => {
                rest = after;
                *escaped
            }
            (b'!'..=b'~', _) => first,
            _ => return Err(fault("UnsupportedCharacter (Value contains unsupported characters)")),
        };
        push(&mut name, byte.to_ascii_lowercase());
        length += 1;
        if length > LONGEST_LABEL {
            return Err(fault("DomainLabelTooLong (Domain label is too long)"));
        }
    }
    if length > 0 {
        name.push('.');
    }
    if name.len() > LONGEST_NAME {
        return Err(fault("DomainNameTooLong (Domain name is too long)"));
    }
    Ok(name)
}

fn push(name: &mut String, byte: u8) {
    if byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_') {
        name.push(char::from(byte));
    } else {
        let digit = |shift: u8| char::from(b'0' + (byte >> shift & 7));
        name.extend(['\\', digit(6), digit(3), digit(0)]);
    }
}

/// What names are put in order by: their labels from the last to the first. A space is before whatever a label may hold.
pub fn sort_key(name: &str) -> String {
    name.trim_end_matches('.').rsplit('.').collect::<Vec<_>>().join(" ")
}

/// Whether a name is that of a zone or lies below it, both in Route 53's form.
pub fn is_within(name: &str, zone: &str) -> bool {
    name.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The name without its first label; none of a name with only one.
pub fn parent(name: &str) -> Option<&str> {
    let (_, parent) = name.split_once('.')?;
    (!parent.is_empty()).then_some(parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_form() {
        for (text, name) in [
            ("Example.COM", "example.com."),
            ("example.com.", "example.com."),
            ("*.example.com", "\\052.example.com."),
            ("\\052.example.com", "\\052.example.com."),
            ("a\\.b.c", "a\\056b.c."),
            ("_x.a-b.c", "_x.a-b.c."),
            (".", "."),
        ] {
            assert_eq!(normalized(text).as_deref(), Ok(name), "{text}");
        }
        let empty = "FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with 'a..b'";
        assert_eq!(normalized("a..b"), Err(empty.to_owned()));
        for bad in ["", "a b", "é.com", &"a".repeat(64), &"a.".repeat(128)] {
            assert!(normalized(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn order_is_by_labels_from_the_last_one() {
        let mut names = ["b.example.com.", "example.com.", "x.a.example.com.", "a.example.com.", "a-b.example.com."];
        names.sort_by_key(|name| sort_key(name));
        let sorted = ["example.com.", "a.example.com.", "x.a.example.com.", "a-b.example.com.", "b.example.com."];
        assert_eq!(names, sorted);
    }

    #[test]
    fn what_lies_within() {
        assert!(is_within("a.b.", "b.") && is_within("b.", "b.") && !is_within("ab.", "b."));
        assert_eq!((parent("a.b."), parent("b.")), (Some("b."), None));
    }
}
