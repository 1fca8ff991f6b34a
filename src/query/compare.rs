//! When values are true, equal, or one before the other.

use std::cmp::Ordering;

use serde_json::Value;

use super::ast::Comparator;
use super::errors::RuntimeError;
use super::numbers::Number;
use super::shared::Shared;
use crate::base::python;

/// What conditions, `||`, `&&` and `!` take for false: null, false, and whatever is empty. 0 is true.
pub(super) fn is_false(value: &Shared<'_>) -> bool {
    match value.scalar() {
        None => value.len() == Some(0),
        Some(Value::String(text)) => text.is_empty(),
        Some(scalar) => matches!(scalar, Value::Null | Value::Bool(false)),
    }
}

/// The value of a comparison.
pub(super) fn compare(comparator: Comparator, left: &Value, right: &Value) -> Result<Value, RuntimeError> {
    let (operator, holds): (_, fn(Ordering) -> bool) = match comparator {
        Comparator::Equal => return Ok(equals(left, right).into()),
        Comparator::NotEqual => return Ok((!equals(left, right)).into()),
        Comparator::Less => ("<", Ordering::is_lt),
        Comparator::LessOrEqual => ("<=", Ordering::is_le),
        Comparator::Greater => (">", Ordering::is_gt),
        Comparator::GreaterOrEqual => (">=", Ordering::is_ge),
    };
    // The language orders numbers only; jmespath.py strings, too. Everything else is neither before nor after.
    let is_ordered = |value: &Value| value.is_number() || value.is_string();
    if !is_ordered(left) || !is_ordered(right) {
        return Ok(Value::Null);
    }
    order(left, right, operator).map(|ordering| holds(ordering).into())
}

/// The order of two numbers or two strings; one of each has none, and the error names the operator.
pub(super) fn order(left: &Value, right: &Value, operator: &'static str) -> Result<Ordering, RuntimeError> {
    match (left, right, Number::of(left).zip(Number::of(right))) {
        (_, _, Some((left, right))) => Ok(left.compare(right)),
        (Value::String(left), Value::String(right), _) => Ok(left.cmp(right)),
        _ => {
            let (left, right) = (python::type_name(left), python::type_name(right));
            Err(RuntimeError::Unorderable { operator, left, right })
        }
    }
}

/// JMESPath's `==`: Python's, except that a number is never a boolean.
fn equals(left: &Value, right: &Value) -> bool {
    left.is_boolean() == right.is_boolean() && python_equals(left, right)
}

/// Python's `==`, by which `1`, `1.0` and `True` are equal.
pub(super) fn python_equals(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| python_equals(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has_equal = |(key, value)| right.get(key).is_some_and(|other| python_equals(value, other));
            left.len() == right.len() && left.iter().all(has_equal)
        }
        _ => match (number_or_bool(left), number_or_bool(right)) {
            (Some(left), Some(right)) => left.compare(right).is_eq(),
            _ => left == right,
        },
    }
}

fn number_or_bool(value: &Value) -> Option<Number> {
    value.as_bool().map(|bool| Number::Whole(bool.into())).or_else(|| Number::of(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_booleans_only_inside_of_lists() {
        assert!(!equals(&json!(1), &json!(true)));
        assert!(equals(&json!([1, 0.0]), &json!([true, false])));
        assert!(equals(&json!({"a": 1, "b": 2}), &json!({"b": 2.0, "a": 1})));
        assert!(!equals(&json!({"a": 1}), &json!({"b": 1})));
    }

    #[test]
    fn order_is_for_two_of_a_kind() {
        let less = |left, right| compare(Comparator::Less, &left, &right);
        assert_eq!(less(json!("a"), json!("b")), Ok(json!(true)));
        assert_eq!(less(json!(1), json!(null)), Ok(json!(null)));
        let error = less(json!("a"), json!(1.5)).map_err(|error| error.to_string());
        assert_eq!(error, Err("'<' not supported between instances of 'str' and 'float'".to_owned()));
    }
}
