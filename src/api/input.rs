//! From the members of a request to the typed input of an operation.
//!
//! serde_json reads a value too, but takes a structure from a list as well and gives away what it reads. Every structure of
//! every input then has code for that, a tenth of the whole program, and no request makes use of it.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value, map};

/// Reads an input.
///
/// # Errors
/// In serde's words, for the first member that is of another kind than the input has it.
pub(super) fn read<I: DeserializeOwned>(params: &Value) -> Result<I, Error> {
    I::deserialize(Given(params))
}

/// What a request has somewhere.
struct Given<'a>(&'a Value);

impl<'de> Deserializer<'de> for Given<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members { rest: members.iter(), value: &Value::Null }),
            other => Err(mismatch(other, &visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items { rest: items.iter() }),
            other => Err(mismatch(other, &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            other => Err(mismatch(other, &visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(*value),
            other => Err(mismatch(other, &visitor)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_i64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_f64(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        enum identifier
    }
}

/// The members of a structure or the entries of a map.
struct Members<'a> {
    rest: map::Iter<'a>,
    /// That of the last key.
    value: &'a Value,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(Given(self.value))
    }
}

/// The items of a list.
struct Items<'a> {
    rest: std::slice::Iter<'a, Value>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.rest.next().map(|item| seed.deserialize(Given(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// What is said of a value of the wrong kind.
fn mismatch(value: &Value, expected: &dyn Expected) -> Error {
    let unexpected = match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Unexpected::Unsigned(number),
            (None, Some(number)) => Unexpected::Signed(number),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    Error::invalid_type(unexpected, expected)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Default, Deserialize, PartialEq)]
    #[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
    struct Input {
        names: Option<Vec<String>>,
        count: Option<i64>,
        share: Option<f64>,
        on: Option<bool>,
        inner: Option<Box<Input>>,
        all: Vec<Input>,
        map: Option<BTreeMap<String, String>>,
        any: Option<Value>,
        unused: Option<serde::de::IgnoredAny>,
    }

    /// Whatever serde_json says, of what is right and of what is not.
    #[test]
    fn reads_as_serde_json_does() {
        let values = [
            json!({}),
            json!({ "Names": ["a", "b"], "Count": -1, "Share": 0.5, "On": true, "Map": { "k": "v" }, "Any": [{ "a": 1 }] }),
            json!({ "Names": null, "Inner": { "Inner": { "Count": 3 } }, "All": [{}, { "On": false }], "Unused": [1] }),
            json!({ "Share": 2 }),
            json!({ "Other": 1 }),
            json!({ "All": null }),
            json!({ "Names": "a" }),
            json!({ "Names": ["a", 1, -1, 0.5, null, [], {}, true] }),
            json!({ "Names": [-1] }),
            json!({ "Names": [0.5] }),
            json!({ "Names": [null] }),
            json!({ "Names": [["a"]] }),
            json!({ "Names": [{}] }),
            json!({ "Count": "1" }),
            json!({ "Count": 1.5 }),
            json!({ "Count": 9_223_372_036_854_775_808_u64 }),
            json!({ "Share": "a" }),
            json!({ "On": "true" }),
            json!({ "Map": [1] }),
            json!({ "Map": { "k": 1 } }),
            json!({ "Inner": "text" }),
            json!({ "Inner": { "Other": 1 } }),
            json!("text"),
        ];
        for value in values {
            let (ours, theirs) = (read::<Input>(&value), serde_json::from_value::<Input>(value.clone()));
            assert_eq!(ours.map_err(|error| error.to_string()), theirs.map_err(|error| error.to_string()), "{value}");
        }
    }
}
