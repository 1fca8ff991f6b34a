//! The built-in functions, with jmespath.py's checks of their arguments.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::ast::Node;
use super::compare::{order, python_equals};
use super::errors::RuntimeError;
use super::evaluate::Evaluator;
use super::numbers::Number;
use crate::base::python;

/// What a function is given.
pub(super) enum Argument<'a> {
    /// A value.
    Value(Cow<'a, Value>),
    /// `&expression`.
    Expression(&'a Node),
}

/// What a function gives.
type Outcome = Result<Value, RuntimeError>;

/// The types an argument may have; `array-number` is an array of numbers. None means any.
type Types = &'static [&'static str];

struct Function {
    name: &'static str,
    parameters: &'static [Types],
    /// Whether more arguments than parameters are taken.
    variadic: bool,
    run: fn(&Call<'_>) -> Outcome,
}

const ANY: Types = &[];
const NUMBER: Types = &["number"];
const STRING: Types = &["string"];
const ARRAY: Types = &["array"];
const OBJECT: Types = &["object"];
const EXPRESSION: Types = &["expref"];
const NUMBER_OR_STRING: Types = &["number", "string"];
const NUMBERS: Types = &["array-number"];
const NUMBERS_OR_STRINGS: Types = &["array-number", "array-string"];

/// In alphabetical order. Lists of types stand in error texts, in jmespath.py's order.
const FUNCTIONS: &[Function] = &[
    function("abs", &[NUMBER], |call| Ok(call.number(0)?.abs().into())),
    function("avg", &[NUMBERS], average),
    function("ceil", &[NUMBER], |call| Ok(call.number(0)?.rounded(f64::ceil).into())),
    function("contains", &[&["array", "string"], ANY], contains),
    function("ends_with", &[STRING, STRING], |call| Ok(call.text(0)?.ends_with(call.text(1)?).into())),
    function("floor", &[NUMBER], |call| Ok(call.number(0)?.rounded(f64::floor).into())),
    function("join", &[STRING, &["array-string"]], join),
    function("keys", &[OBJECT], keys),
    function("length", &[&["string", "array", "object"]], length),
    function("map", &[EXPRESSION, ARRAY], map),
    function("max", &[NUMBERS_OR_STRINGS], |call| extreme(call.array(0)?, MAX)),
    function("max_by", &[ARRAY, EXPRESSION], |call| extreme_by(call, MAX)),
    variadic("merge", &[OBJECT], merge),
    function("min", &[NUMBERS_OR_STRINGS], |call| extreme(call.array(0)?, MIN)),
    function("min_by", &[ARRAY, EXPRESSION], |call| extreme_by(call, MIN)),
    variadic("not_null", &[ANY], not_null),
    function("reverse", &[&["array", "string"]], reverse),
    function("sort", &[&["array-string", "array-number"]], sort),
    function("sort_by", &[ARRAY, EXPRESSION], sort_by),
    function("starts_with", &[STRING, STRING], |call| Ok(call.text(0)?.starts_with(call.text(1)?).into())),
    function("sum", &[NUMBERS], |call| Ok(sum(call.array(0)?).into())),
    function("to_array", &[ANY], to_array),
    function("to_number", &[ANY], to_number),
    function("to_string", &[ANY], to_string),
    function("type", &[ANY], |call| Ok(type_of(call.value(0)?).into())),
    function("values", &[OBJECT], |call| Ok(call.object(0)?.values().cloned().collect())),
];

const fn function(name: &'static str, parameters: &'static [Types], run: fn(&Call<'_>) -> Outcome) -> Function {
    Function { name, parameters, variadic: false, run }
}

const fn variadic(name: &'static str, parameters: &'static [Types], run: fn(&Call<'_>) -> Outcome) -> Function {
    Function { name, parameters, variadic: true, run }
}

/// Calls a function by its name.
pub(super) fn call(evaluator: &Evaluator, name: &str, arguments: &[Argument<'_>]) -> Outcome {
    let function = FUNCTIONS.iter().find(|function| function.name == name);
    let function = function.ok_or_else(|| RuntimeError::UnknownFunction(name.to_owned()))?;
    function.check_count(arguments.len())?;
    // Only arguments that have a parameter are checked: merge()'s first one, for example.
    for (argument, allowed) in arguments.iter().zip(function.parameters) {
        function.check_type(argument, allowed)?;
    }
    (function.run)(&Call { function: function.name, arguments, evaluator })
}

impl Function {
    fn check_count(&self, received: usize) -> Result<(), RuntimeError> {
        let expected = self.parameters.len();
        if received == expected || (self.variadic && received > expected) {
            return Ok(());
        }
        Err(RuntimeError::Arity { function: self.name, expected, at_least: self.variadic, received })
    }

    fn check_type(&self, argument: &Argument<'_>, allowed: Types) -> Result<(), RuntimeError> {
        if allowed.is_empty() {
            return Ok(());
        }
        let (value, received) = match argument {
            Argument::Value(value) => (Some(&**value), type_of(value)),
            Argument::Expression(_) => (None, "expref"),
        };
        if !allowed.iter().any(|name| container(name) == received) {
            // Python shows where in memory the expression is.
            let value = value.map_or_else(|| "<jmespath.visitor._Expression object>".to_owned(), python::str);
            return Err(RuntimeError::InvalidType { function: self.name, value, allowed, received });
        }
        match value {
            Some(Value::Array(items)) => self.check_items(items, allowed),
            _ => Ok(()),
        }
    }

    /// All items must have the one type that is allowed, or the type of the first one.
    fn check_items(&self, items: &[Value], allowed: Types) -> Result<(), RuntimeError> {
        let types = || allowed.iter().filter_map(|name| name.strip_prefix("array-"));
        let of_first = |name: &&str| items.first().is_some_and(|first| type_of(first) == *name);
        let Some(expected) = types().find(of_first).or_else(|| types().next()) else { return Ok(()) };
        match items.iter().find(|item| type_of(item) != expected) {
            Some(item) => Err(RuntimeError::InvalidType {
                function: self.name,
                value: python::str(item),
                allowed,
                // Python's name: jmespath.py does not translate it here.
                received: python::type_name(item),
            }),
            None => Ok(()),
        }
    }
}

/// JMESPath's name of a value's type.
fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// `array` of `array-number`.
fn container(name: &str) -> &str {
    name.split_once('-').map_or(name, |(container, _)| container)
}

/// A call whose arguments are checked.
struct Call<'a> {
    function: &'static str,
    arguments: &'a [Argument<'a>],
    evaluator: &'a Evaluator,
}

impl<'a> Call<'a> {
    fn value(&self, at: usize) -> Result<&'a Value, RuntimeError> {
        match self.arguments.get(at) {
            Some(Argument::Value(value)) => Ok(value),
            _ => Err(RuntimeError::MisplacedReference),
        }
    }

    fn array(&self, at: usize) -> Result<&'a [Value], RuntimeError> {
        let value = self.value(at)?;
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.invalid_type(value, ARRAY))
    }

    fn text(&self, at: usize) -> Result<&'a str, RuntimeError> {
        let value = self.value(at)?;
        value.as_str().ok_or_else(|| self.invalid_type(value, STRING))
    }

    fn number(&self, at: usize) -> Result<Number, RuntimeError> {
        let value = self.value(at)?;
        Number::of(value).ok_or_else(|| self.invalid_type(value, NUMBER))
    }

    fn object(&self, at: usize) -> Result<&'a Map<String, Value>, RuntimeError> {
        let value = self.value(at)?;
        value.as_object().ok_or_else(|| self.invalid_type(value, OBJECT))
    }

    /// What the expression that is argument `at` gives for an item; it must be of one of the types.
    fn key<'k>(&self, at: usize, item: &'k Value, allowed: Types) -> Result<Cow<'k, Value>, RuntimeError>
    where
        'a: 'k,
    {
        let Some(Argument::Expression(expression)) = self.arguments.get(at) else {
            return Err(self.invalid_type(item, EXPRESSION));
        };
        let key = self.evaluator.evaluate(expression, Cow::Borrowed(item))?;
        if allowed.is_empty() || allowed.contains(&type_of(&key)) {
            return Ok(key);
        }
        Err(self.invalid_type(&key, allowed))
    }

    fn invalid_type(&self, value: &Value, allowed: Types) -> RuntimeError {
        let (function, received) = (self.function, type_of(value));
        RuntimeError::InvalidType { function, value: python::str(value), allowed, received }
    }
}

fn sum(items: &[Value]) -> Number {
    Number::sum(items.iter().filter_map(Number::of))
}

#[expect(clippy::cast_precision_loss, reason = "no list is that long")]
fn average(call: &Call<'_>) -> Outcome {
    let items = call.array(0)?;
    Ok(if items.is_empty() { Value::Null } else { (sum(items).as_float() / items.len() as f64).into() })
}

fn contains(call: &Call<'_>) -> Outcome {
    let (subject, wanted) = (call.value(0)?, call.value(1)?);
    match (subject, wanted) {
        (Value::String(text), Value::String(part)) => Ok(text.contains(part.as_str()).into()),
        (Value::String(_), other) => Err(RuntimeError::NotInString(python::type_name(other))),
        _ => Ok(call.array(0)?.iter().any(|item| python_equals(item, wanted)).into()),
    }
}

fn join(call: &Call<'_>) -> Outcome {
    let texts: Vec<_> = call.array(1)?.iter().filter_map(Value::as_str).collect();
    Ok(texts.join(call.text(0)?).into())
}

fn keys(call: &Call<'_>) -> Outcome {
    Ok(call.object(0)?.keys().map(String::as_str).collect())
}

fn length(call: &Call<'_>) -> Outcome {
    Ok(match call.value(0)? {
        Value::String(text) => text.chars().count(),
        Value::Object(members) => members.len(),
        _ => call.array(0)?.len(),
    }
    .into())
}

fn map(call: &Call<'_>) -> Outcome {
    let results = call.array(1)?.iter().map(|item| call.evaluator.own(call.key(0, item, ANY)?));
    results.collect::<Result<_, _>>().map(Value::Array)
}

/// Which of two values is the better one, and how Python asks.
type Better = (Ordering, &'static str);
const MAX: Better = (Ordering::Greater, ">");
const MIN: Better = (Ordering::Less, "<");

/// The first best item.
fn extreme(items: &[Value], (wanted, operator): Better) -> Outcome {
    let Some((mut best, others)) = items.split_first() else { return Ok(Value::Null) };
    for item in others {
        if order(item, best, operator)? == wanted {
            best = item;
        }
    }
    Ok(best.clone())
}

fn extreme_by(call: &Call<'_>, (wanted, operator): Better) -> Outcome {
    let Some((mut best, others)) = call.array(0)?.split_first() else { return Ok(Value::Null) };
    let mut best_key = call.key(1, best, NUMBER_OR_STRING)?;
    for item in others {
        let key = call.key(1, item, NUMBER_OR_STRING)?;
        if order(&key, &best_key, operator)? == wanted {
            (best, best_key) = (item, key);
        }
    }
    Ok(best.clone())
}

/// Only the first argument is checked to be a map: Python's `dict.update` takes lists of pairs, too.
fn merge(call: &Call<'_>) -> Outcome {
    let mut merged = Map::new();
    for at in 0..call.arguments.len() {
        match call.value(at)? {
            Value::Object(members) => merged.extend(members.clone()),
            value => add_pairs(&mut merged, value)?,
        }
    }
    Ok(Value::Object(merged))
}

/// Adds what Python takes for pairs: lists, strings and maps (their keys) of two.
fn add_pairs(merged: &mut Map<String, Value>, value: &Value) -> Result<(), RuntimeError> {
    let pairs = elements(value).ok_or_else(|| RuntimeError::NotIterable(python::type_name(value)))?;
    for (at, pair) in pairs.iter().enumerate() {
        let halves = elements(pair).ok_or(RuntimeError::NotSequence(at))?;
        let [key, value] =
            <[Value; 2]>::try_from(halves).map_err(|halves| RuntimeError::NotPair { at, length: halves.len() })?;
        let key = match key {
            Value::String(key) => key,
            Value::Array(_) | Value::Object(_) => return Err(RuntimeError::NotKey(python::type_name(&key))),
            // As JSON writes such keys of a Python dict.
            scalar => python::json_dumps(&scalar, ",", ":"),
        };
        merged.insert(key, value);
    }
    Ok(())
}

/// What Python iterates over.
fn elements(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items.clone()),
        Value::String(text) => Some(text.chars().map(|character| character.to_string().into()).collect()),
        Value::Object(members) => Some(members.keys().map(|key| key.as_str().into()).collect()),
        _ => None,
    }
}

fn not_null(call: &Call<'_>) -> Outcome {
    for at in 0..call.arguments.len() {
        let value = call.value(at)?;
        if !value.is_null() {
            return Ok(value.clone());
        }
    }
    Ok(Value::Null)
}

fn reverse(call: &Call<'_>) -> Outcome {
    Ok(match call.value(0)? {
        Value::String(text) => text.chars().rev().collect::<String>().into(),
        _ => call.array(0)?.iter().rev().cloned().collect(),
    })
}

/// The items are of one type, so that each two have an order.
fn sort(call: &Call<'_>) -> Outcome {
    let mut items: Vec<_> = call.array(0)?.iter().collect();
    items.sort_by(|left, right| order(left, right, "<").unwrap_or(Ordering::Equal));
    Ok(items.into_iter().cloned().collect())
}

/// The first item's key says which type all keys must have.
fn sort_by(call: &Call<'_>) -> Outcome {
    let items = call.array(0)?;
    let Some(first) = items.first() else { return Ok(Value::Array(Vec::new())) };
    let allowed = match type_of(&*call.key(1, first, ANY)?) {
        "number" => NUMBER,
        "string" => STRING,
        // Here jmespath.py shows the item, not its key, and the types in another order.
        received => {
            let (function, value, allowed): (_, _, Types) = (call.function, python::str(first), &["string", "number"]);
            return Err(RuntimeError::InvalidType { function, value, allowed, received });
        }
    };
    let keyed = items.iter().map(|item| Ok((call.key(1, item, allowed)?, item)));
    let mut keyed = keyed.collect::<Result<Vec<_>, _>>()?;
    keyed.sort_by(|(left, _), (right, _)| order(left, right, "<").unwrap_or(Ordering::Equal));
    Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect())
}

fn to_array(call: &Call<'_>) -> Outcome {
    Ok(match call.value(0)? {
        array @ Value::Array(_) => array.clone(),
        other => Value::Array(vec![other.clone()]),
    })
}

fn to_number(call: &Call<'_>) -> Outcome {
    let float = |text| python::parse_float(text).map(Number::Float);
    Ok(match call.value(0)? {
        number @ Value::Number(_) => number.clone(),
        Value::String(text) => match python::int(text) {
            Some(i128::MIN | i128::MAX) | None => float(text).map_or(Value::Null, Value::from),
            Some(whole) => Number::Whole(whole).into(),
        },
        _ => Value::Null,
    })
}

fn to_string(call: &Call<'_>) -> Outcome {
    Ok(match call.value(0)? {
        text @ Value::String(_) => text.clone(),
        other => python::json_dumps(other, ",", ":").into(),
    })
}
