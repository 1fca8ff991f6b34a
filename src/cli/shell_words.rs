//! Words as a POSIX shell splits and quotes them, with the errors of Python's `shlex`: for aliases, pagers and section
//! titles of AWS's files.

/// Splits a line into words. Quotes and backslashes work as in a shell; nothing is expanded.
///
/// # Errors
/// What `shlex` says: a quotation or an escape that does not end.
pub fn split(line: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\\' => word.get_or_insert_default().push(characters.next().ok_or("No escaped character")?),
            '\'' | '"' => quoted(character, &mut characters, word.get_or_insert_default())?,
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    Ok(words)
}

fn quoted(quote: char, characters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    loop {
        match characters.next().ok_or("No closing quotation")? {
            end if end == quote => return Ok(()),
            '\\' if quote == '"' => match characters.next().ok_or("No escaped character")? {
                escaped @ ('"' | '\\') => word.push(escaped),
                other => word.extend(['\\', other]),
            },
            other => word.push(other),
        }
    }
}

/// The word as a shell must be given it.
pub fn quote(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_@%+=:,./-".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\"'\"'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_shlex_does() {
        let split = |line| split(line).map(|words| words.join("|"));
        assert_eq!(split(" a 'b c'\"d\\\"\\e\"  f\\ g '' "), Ok("a|b cd\"\\e|f g|".to_owned()));
        assert_eq!(split(r#" a'b c'"d \" \x"\ e '' "#), Ok("ab cd \" \\x e|".to_owned()));
        assert_eq!(split(" \t"), Ok(String::new()));
        assert_eq!(split("a 'b"), Err("No closing quotation"));
        assert_eq!(split("a\\"), Err("No escaped character"));
    }

    #[test]
    fn quoted_words_split_to_themselves() {
        for word in ["", "a", "it's", "$x y", "a\"b\\"] {
            assert_eq!(split(&quote(word)), Ok(vec![word.to_owned()]));
        }
    }
}
