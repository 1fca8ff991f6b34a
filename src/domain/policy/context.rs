//! What is known about a call that a policy is asked about: condition keys and their values.

use crate::domain::pattern::Part;

/// Condition keys and their values. The capitals of keys do not count, those of values do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context(Vec<(String, Vec<String>)>);

impl Context {
    /// Keys with one value each.
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.iter().map(|(key, value)| ((*key).to_owned(), vec![(*value).to_owned()])).collect())
    }

    /// Gives a key one value.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.0.push((key.into(), vec![value.into()]));
    }

    /// Gives a key several values, or none.
    pub fn set_all(&mut self, key: impl Into<String>, values: Vec<String>) {
        self.0.push((key.into(), values));
    }

    /// The values of a key; none if it is not there or has none.
    pub fn get(&self, key: &str) -> Option<&[String]> {
        let found = self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, values)| values.as_slice()).filter(|values| !values.is_empty())
    }

    /// A policy's text with its variables filled in; none if one of them has no value. What a variable stands for has no
    /// wildcards, and a text has them only if it `is_wild`.
    pub(super) fn fill(&self, text: &str, is_wild: bool) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let Some(length) = rest[start..].find('}') else { break };
            parts.extend(plain(&rest[..start], is_wild));
            let (key, default) = match rest[start + 2..start + length].split_once(',') {
                Some((key, default)) => (key.trim(), Some(default.trim().trim_matches('\''))),
                None => (&rest[start + 2..start + length], None),
            };
            let value = match (key, self.get(key)) {
                ("*" | "?" | "$", _) => key,
                // Which of several it would be is not said, so it is none.
                (_, Some([value])) => value,
                _ => default?,
            };
            parts.extend(value.chars().map(Part::Literal));
            rest = &rest[start + length + 1..];
        }
        parts.extend(plain(rest, is_wild));
        Some(parts)
    }
}

/// A text without variables.
pub(super) fn plain(text: &str, is_wild: bool) -> impl Iterator<Item = Part> {
    text.chars().map(move |character| match character {
        '*' if is_wild => Part::Any,
        '?' if is_wild => Part::One,
        other => Part::Literal(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_in() {
        let mut context = Context::of([("aws:username", "a*b"), ("aws:PrincipalAccount", "111122223333")]);
        context.set_all("aws:TagKeys", vec!["a".to_owned(), "b".to_owned()]);
        context.set_all("aws:Nothing", Vec::new());
        let filled = |text: &str| {
            let parts = context.fill(text, true)?;
            let shown = |part| match part {
                Part::Literal(character) => character,
                Part::Any => '%',
                Part::One => '_',
            };
            Some(parts.into_iter().map(shown).collect::<String>())
        };
        for (text, expected) in [
            ("x", Some("x")),
            ("*?", Some("%_")),
            ("${*}${?}${$}", Some("*?$")),
            ("user/${AWS:UserName}/*", Some("user/a*b/%")),
            ("${aws:PrincipalAccount}${aws:username}", Some("111122223333a*b")),
            ("${aws:userid}", None),
            ("${aws:userid, 'nobody'}", Some("nobody")),
            ("${aws:username,'nobody'}", Some("a*b")),
            ("${aws:TagKeys}", None),
            ("${aws:Nothing}", None),
            ("open ${aws:username", Some("open ${aws:username")),
            ("${}", None),
        ] {
            assert_eq!(filled(text).as_deref(), expected, "{text}");
        }
    }
}
