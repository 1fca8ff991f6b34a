//! Whether a value is one that a shape describes.

use serde_json::Value;

use super::shape::{Kind, Location, Member, Shape};

impl Shape {
    /// Whether the value is of this shape, its members in the order in which an answer is read, which is the model's
    /// but for headers, and none of them null.
    ///
    /// # Errors
    /// Where it is not, and why.
    pub fn admits(&self, value: &Value) -> Result<(), String> {
        self.admits_at(value, self.name)
    }

    fn admits_at(&self, value: &Value, path: &str) -> Result<(), String> {
        match (&self.kind, value) {
            (Kind::Structure(members), Value::Object(map)) => {
                // Headers are read before the body.
                let in_header = |member: &&Member| member.location == Location::Header;
                let mut later =
                    members.iter().filter(in_header).chain(members.iter().filter(|member| !in_header(member)));
                for (name, value) in map {
                    let member = later.find(|member| member.name == name);
                    let member = member.ok_or_else(|| format!("{path}: {name} is unknown or out of order"))?;
                    member.shape.admits_at(value, &format!("{path}.{name}"))?;
                }
                Ok(())
            }
            (Kind::List { item, .. }, Value::Array(items)) => {
                items.iter().enumerate().try_for_each(|(at, value)| item.admits_at(value, &format!("{path}[{at}]")))
            }
            (Kind::Map { value: shape, .. }, Value::Object(map)) => {
                map.iter().try_for_each(|(key, value)| shape.admits_at(value, &format!("{path}.{key}")))
            }
            (Kind::String { .. } | Kind::Timestamp | Kind::Blob, Value::String(_))
            | (Kind::Boolean, Value::Bool(_))
            | (Kind::Float | Kind::Double, Value::Number(_)) => Ok(()),
            (Kind::Integer(_) | Kind::Long(_), Value::Number(number)) if number.is_i64() => Ok(()),
            _ => Err(format!("{path}: {value} is not of shape {}", self.name)),
        }
    }
}
