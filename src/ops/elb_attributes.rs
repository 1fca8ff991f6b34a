//! Attributes of load balancers and target groups: keys, defaults and the values that they take (lab-behaviour.md §10.2,
//! §10.3). Which ones a thing has is said where the thing is.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::domain::error::ApiError;

/// An attribute as requests and answers have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct Attribute {
    key: String,
    value: String,
}

/// An attribute that a thing has.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    key: &'static str,
    default: &'static str,
    values: Values,
}

/// What values an attribute takes.
#[derive(Clone, Debug)]
pub(super) enum Values {
    /// `true` or `false`
    Boolean,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A number.
    Within(RangeInclusive<i64>),
    /// A number, or `off`.
    OffOrWithin(RangeInclusive<i64>),
    /// Any text.
    Text,
}

impl Definition {
    pub(super) const fn new(key: &'static str, default: &'static str, values: Values) -> Self {
        Self { key, default, values }
    }

    fn check(&self, value: &str) -> Result<(), ApiError> {
        let not_one_of = |choices| Err(ApiError::not_one_of(&format!("The value of {}", self.key), value, choices));
        let within = |bounds: &RangeInclusive<i64>| {
            value.bytes().all(|byte| byte.is_ascii_digit())
                && value.parse().is_ok_and(|number: i64| bounds.contains(&number))
        };
        let out_of = |bounds: &RangeInclusive<i64>, before: &str| {
            let range = format!("{before}{}-{}", bounds.start(), bounds.end());
            Err(ApiError::AttributeRange { key: self.key.to_owned(), value: value.to_owned(), range })
        };
        match &self.values {
            Values::Boolean if !matches!(value, "true" | "false") => not_one_of(&["true", "false"]),
            Values::OneOf(choices) if !choices.contains(&value) => not_one_of(choices),
            Values::Within(bounds) if !within(bounds) => out_of(bounds, ""),
            Values::OffOrWithin(bounds) if value != "off" && !within(bounds) => out_of(bounds, "off, "),
            _ => Ok(()),
        }
    }
}

/// The attributes of a thing that asks for some to be set: all of them, in the order of their definitions, with the values
/// that are asked for, else those that have been set, else the defaults. The last value asked for a key holds [I].
///
/// # Errors
/// `ValidationError` for an unknown key or a value that its attribute does not take.
pub(super) fn changed(
    what: &str,
    definitions: &[Definition],
    set: &[(String, String)],
    asked: &[Attribute],
) -> Result<Vec<Attribute>, ApiError> {
    for (number, Attribute { key, value }) in (1..).zip(asked) {
        let found = definitions.iter().find(|definition| definition.key == key);
        let unknown = || ApiError::AttributeUnknown { what: what.to_owned(), key: key.clone() };
        ApiError::check_length(value, &format!("attributes.{number}.member.value"), 0..=1024)?;
        found.ok_or_else(unknown)?.check(value)?;
    }
    let value = |definition: &Definition| {
        let asked = asked.iter().rev().find(|attribute| attribute.key == definition.key);
        let set = set.iter().find(|(key, _)| key == definition.key);
        asked.map(|attribute| &attribute.value).or(set.map(|(_, value)| value))
    };
    let attribute = |definition: &Definition| Attribute {
        key: definition.key.to_owned(),
        value: value(definition).cloned().unwrap_or_else(|| definition.default.to_owned()),
    };
    Ok(definitions.iter().map(attribute).collect())
}

/// The value of an attribute; empty if the thing has none of this key.
pub(super) fn value<'a>(attributes: &'a [Attribute], key: &str) -> &'a str {
    attributes.iter().find(|attribute| attribute.key == key).map_or("", |attribute| attribute.value.as_str())
}

/// Keys and values that are asked for.
pub(super) fn pairs(asked: &[Attribute]) -> impl Iterator<Item = (&str, &str)> {
    asked.iter().map(|Attribute { key, value }| (key.as_str(), value.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(values: Values, value: &str) -> Option<String> {
        Definition::new("a.b", "", values).check(value).err().map(|error| error.to_string())
    }

    #[test]
    fn values_are_checked() {
        assert_eq!(refusal(Values::Boolean, "true"), None);
        assert_eq!(
            refusal(Values::Boolean, "True"),
            Some("The value of a.b 'True' must be one of 'true, false'".to_owned())
        );
        assert_eq!(refusal(Values::Within(0..=7), "7"), None);
        assert_eq!(refusal(Values::OffOrWithin(1..=100), "off"), None);
        for bad in ["", "0", "101", "+1", "-1", "1.0", "99999999999999999999"] {
            let expected = format!("The value of a.b '{bad}' must be within 'off, 1-100' inclusive");
            assert_eq!(refusal(Values::OffOrWithin(1..=100), bad), Some(expected));
        }
    }

    #[test]
    fn what_is_not_set_has_its_default() {
        let definitions = [
            Definition::new("a", "1", Values::Text),
            Definition::new("b", "2", Values::Text),
            Definition::new("c", "3", Values::Text),
        ];
        let set = [("b".to_owned(), "set".to_owned()), ("c".to_owned(), "set".to_owned())];
        let asked = [Attribute { key: "c".to_owned(), value: "asked".to_owned() }];
        let all = changed("Thing", &definitions, &set, &asked).unwrap();
        assert_eq!(pairs(&all).collect::<Vec<_>>(), [("a", "1"), ("b", "set"), ("c", "asked")]);
        let other = [Attribute { key: "d".to_owned(), value: String::new() }];
        let refusal = changed("Thing", &definitions, &set, &other).unwrap_err().to_string();
        assert_eq!(refusal, "Thing attribute key 'd' is not recognized");
    }
}
