//! [`Shared`]: values on their way through an expression.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::{Map, Value};

/// A value that an expression selects or makes. What it selects from the document stays the one thing that it is, however
/// often it is selected, as an object of Python's does: nothing is copied, and YAML can tell (aws-cli.md §13, anchors).
#[derive(Clone, Debug)]
pub struct Shared<'a>(Form<'a>);

#[derive(Clone, Debug)]
enum Form<'a> {
    /// Part of the document, or a literal of the expression.
    Given(&'a Value),
    /// A scalar that a step has made.
    Scalar(Rc<Value>),
    /// A list that a step has made.
    List(Rc<[Shared<'a>]>),
    /// A map that a step has made.
    Map(Rc<[Member<'a>]>),
}

/// A name and its value, in a map that a step has made.
pub(super) type Member<'a> = (String, Shared<'a>);

/// What a value is made of.
#[derive(Debug)]
pub enum View<'s, 'a> {
    /// Neither a list nor a map.
    Scalar(&'s Value),
    /// The items of a list.
    List(Vec<Shared<'a>>),
    /// The members of a map.
    Map(Vec<(&'s str, Shared<'a>)>),
}

impl<'a> Shared<'a> {
    pub(super) const NULL: Self = Self(Form::Given(&Value::Null));

    /// A list of these items.
    pub(super) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self(Form::List(items.into_iter().collect()))
    }

    /// A map of these members, whose names are different.
    pub(super) fn map(members: Vec<Member<'a>>) -> Self {
        Self(Form::Map(members.into()))
    }

    /// What it is made of.
    pub fn view(&self) -> View<'_, 'a> {
        if let Some(items) = self.items() {
            View::List(items)
        } else if let Some(members) = self.members() {
            View::Map(members)
        } else {
            View::Scalar(self.scalar().unwrap_or(&Value::Null))
        }
    }

    /// Whether it is a map without members.
    pub fn is_empty_map(&self) -> bool {
        self.len() == Some(0) && !self.is_list()
    }

    /// Which list or map it is: the same one is always at the same place. Scalars are alike wherever they are.
    pub fn place(&self) -> Option<*const ()> {
        match &self.0 {
            Form::Given(value @ (Value::Array(_) | Value::Object(_))) => Some(std::ptr::from_ref(*value).cast()),
            Form::List(items) => Some(Rc::as_ptr(items).cast()),
            Form::Map(members) => Some(Rc::as_ptr(members).cast()),
            Form::Given(_) | Form::Scalar(_) => None,
        }
    }

    pub(super) fn scalar(&self) -> Option<&Value> {
        match &self.0 {
            Form::Given(Value::Array(_) | Value::Object(_)) | Form::List(_) | Form::Map(_) => None,
            Form::Given(value) => Some(value),
            Form::Scalar(value) => Some(value),
        }
    }

    pub(super) fn is_null(&self) -> bool {
        self.scalar().is_some_and(Value::is_null)
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.0, Form::Given(Value::Array(_)) | Form::List(_))
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Option<Vec<Self>> {
        match &self.0 {
            Form::Given(Value::Array(items)) => Some(items.iter().map(Self::from).collect()),
            Form::List(items) => Some(items.to_vec()),
            _ => None,
        }
    }

    /// The members of a map.
    pub(super) fn members(&self) -> Option<Vec<(&str, Self)>> {
        match &self.0 {
            Form::Given(Value::Object(members)) => {
                Some(members.iter().map(|(name, value)| (name.as_str(), Self::from(value))).collect())
            }
            Form::Map(members) => Some(members.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()),
            _ => None,
        }
    }

    /// How many items or members it has; a scalar has none.
    pub(super) fn len(&self) -> Option<usize> {
        match &self.0 {
            Form::Given(Value::Array(items)) => Some(items.len()),
            Form::Given(Value::Object(members)) => Some(members.len()),
            Form::List(items) => Some(items.len()),
            Form::Map(members) => Some(members.len()),
            Form::Given(_) | Form::Scalar(_) => None,
        }
    }

    /// A member of a map; null if it is none, or has none of this name.
    pub(super) fn member(&self, name: &str) -> Self {
        match &self.0 {
            Form::Given(Value::Object(members)) => members.get(name).map_or(Self::NULL, Self::from),
            Form::Map(members) => {
                members.iter().find(|(known, _)| known == name).map_or(Self::NULL, |(_, value)| value.clone())
            }
            _ => Self::NULL,
        }
    }

    /// An item of a list, from the end if negative; null if there is none.
    pub(super) fn item(&self, index: i64) -> Self {
        match &self.0 {
            Form::Given(Value::Array(items)) => {
                place_of(index, items.len()).map_or(Self::NULL, |at| Self::from(&items[at]))
            }
            Form::List(items) => place_of(index, items.len()).map_or(Self::NULL, |at| items[at].clone()),
            _ => Self::NULL,
        }
    }

    /// The value as a tree of its own; one that is part of the document stays there. `spend` is told of every copy.
    pub(super) fn to_value<E>(&self, spend: &mut impl FnMut(usize) -> Result<(), E>) -> Result<Cow<'a, Value>, E> {
        let value = match &self.0 {
            Form::Given(value) => return Ok(Cow::Borrowed(value)),
            Form::Scalar(value) => Value::clone(value),
            Form::List(items) => {
                spend(items.len())?;
                items.iter().map(|item| item.to_owned_value(spend)).collect::<Result<_, _>>().map(Value::Array)?
            }
            Form::Map(members) => {
                spend(members.len())?;
                let member = |(name, value): &Member<'a>| Ok((name.clone(), value.to_owned_value(spend)?));
                members.iter().map(member).collect::<Result<Map<_, _>, _>>().map(Value::Object)?
            }
        };
        Ok(Cow::Owned(value))
    }

    /// The same, copied.
    pub(super) fn to_owned_value<E>(&self, spend: &mut impl FnMut(usize) -> Result<(), E>) -> Result<Value, E> {
        let value = self.to_value(spend)?;
        if let Cow::Borrowed(value) = value {
            spend(weight(value))?;
        }
        Ok(value.into_owned())
    }
}

impl<'a> From<&'a Value> for Shared<'a> {
    fn from(value: &'a Value) -> Self {
        Self(Form::Given(value))
    }
}

impl From<Value> for Shared<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Array(items) => Self::list(items.into_iter().map(Self::from)),
            Value::Object(members) => {
                Self::map(members.into_iter().map(|(name, value)| (name, Self::from(value))).collect())
            }
            scalar => Self(Form::Scalar(Rc::new(scalar))),
        }
    }
}

/// How much work a copy is: about one for each value within and for each few letters.
pub(super) fn weight(value: &Value) -> usize {
    const LETTERS: usize = 64;
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
        Value::String(text) => 1 + text.len() / LETTERS,
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(weight).sum::<usize>(),
    }
}

/// Where an index, which counts from the end if negative, falls in a list.
fn place_of(index: i64, length: usize) -> Option<usize> {
    let from_end = || usize::try_from(index.unsigned_abs()).ok().and_then(|back| length.checked_sub(back));
    let place = if index < 0 { from_end() } else { usize::try_from(index).ok() };
    place.filter(|place| *place < length)
}
