//! The built-in functions, with jmespath.py's checks of their arguments.

use std::cmp::Ordering;

use serde_json::Value;

use super::ast::Node;
use super::compare::{order, python_equals};
use super::errors::RuntimeError;
use super::evaluate::Evaluator;
use super::numbers::Number;
use super::shared::{Member, Shared};
use crate::base::python;

/// What a function is given.
pub(super) enum Argument<'a> {
    /// A value.
    Value(Shared<'a>),
    /// `&expression`.
    Expression(&'a Node),
}

/// What a function gives.
type Outcome<'a> = Result<Shared<'a>, RuntimeError>;

/// The types an argument may have; `array-number` is an array of numbers. None means any.
type Types = &'static [&'static str];

struct Function {
    name: &'static str,
    parameters: &'static [Types],
    /// Whether more arguments than parameters are taken.
    variadic: bool,
    run: Run,
}

/// What a function does once its arguments are checked.
type Run = for<'a> fn(&Call<'_, 'a>) -> Outcome<'a>;

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
    function("abs", &[NUMBER], |call| Ok(made(call.number(0)?.abs()))),
    function("avg", &[NUMBERS], average),
    function("ceil", &[NUMBER], |call| Ok(made(call.number(0)?.rounded(f64::ceil)))),
    function("contains", &[&["array", "string"], ANY], contains),
    function("ends_with", &[STRING, STRING], |call| Ok(made(call.text(0)?.ends_with(call.text(1)?)))),
    function("floor", &[NUMBER], |call| Ok(made(call.number(0)?.rounded(f64::floor)))),
    function("join", &[STRING, &["array-string"]], join),
    function("keys", &[OBJECT], keys),
    function("length", &[&["string", "array", "object"]], length),
    function("map", &[EXPRESSION, ARRAY], map),
    function("max", &[NUMBERS_OR_STRINGS], |call| extreme(call, MAX)),
    function("max_by", &[ARRAY, EXPRESSION], |call| extreme_by(call, MAX)),
    variadic("merge", &[OBJECT], merge),
    function("min", &[NUMBERS_OR_STRINGS], |call| extreme(call, MIN)),
    function("min_by", &[ARRAY, EXPRESSION], |call| extreme_by(call, MIN)),
    variadic("not_null", &[ANY], not_null),
    function("reverse", &[&["array", "string"]], reverse),
    function("sort", &[&["array-string", "array-number"]], sort),
    function("sort_by", &[ARRAY, EXPRESSION], sort_by),
    function("starts_with", &[STRING, STRING], |call| Ok(made(call.text(0)?.starts_with(call.text(1)?)))),
    function("sum", &[NUMBERS], |call| Ok(made(sum(&call.array(0)?)))),
    function("to_array", &[ANY], to_array),
    function("to_number", &[ANY], to_number),
    function("to_string", &[ANY], to_string),
    function("type", &[ANY], |call| Ok(made(type_of(call.value(0)?)))),
    function("values", &[OBJECT], values),
];

const fn function(name: &'static str, parameters: &'static [Types], run: Run) -> Function {
    Function { name, parameters, variadic: false, run }
}

const fn variadic(name: &'static str, parameters: &'static [Types], run: Run) -> Function {
    Function { name, parameters, variadic: true, run }
}

/// What is part of nothing else.
fn made<'a>(value: impl Into<Value>) -> Shared<'a> {
    value.into().into()
}

/// Calls a function by its name.
pub(super) fn call<'a>(evaluator: &Evaluator, name: &str, arguments: &[Argument<'a>]) -> Outcome<'a> {
    let function = FUNCTIONS.iter().find(|function| function.name == name);
    let function = function.ok_or_else(|| RuntimeError::UnknownFunction(name.to_owned()))?;
    function.check_count(arguments.len())?;
    let call = Call { function, arguments, evaluator };
    // Only arguments that have a parameter are checked: merge()'s first one, for example.
    for (argument, allowed) in arguments.iter().zip(function.parameters) {
        call.check_type(argument, allowed)?;
    }
    (function.run)(&call)
}

impl Function {
    fn check_count(&self, received: usize) -> Result<(), RuntimeError> {
        let expected = self.parameters.len();
        if received == expected || (self.variadic && received > expected) {
            return Ok(());
        }
        Err(RuntimeError::Arity { function: self.name, expected, at_least: self.variadic, received })
    }
}

/// JMESPath's name of a value's type.
fn type_of(value: &Shared<'_>) -> &'static str {
    match value.scalar() {
        None if value.is_list() => "array",
        None => "object",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        Some(Value::String(_)) => "string",
        Some(_) => "null",
    }
}

/// `array` of `array-number`.
fn container(name: &str) -> &str {
    name.split_once('-').map_or(name, |(container, _)| container)
}

/// A call.
struct Call<'s, 'a> {
    function: &'static Function,
    arguments: &'s [Argument<'a>],
    evaluator: &'s Evaluator,
}

impl<'s, 'a> Call<'s, 'a> {
    fn check_type(&self, argument: &Argument<'_>, allowed: Types) -> Result<(), RuntimeError> {
        if allowed.is_empty() {
            return Ok(());
        }
        let received = match argument {
            Argument::Value(value) => type_of(value),
            Argument::Expression(_) => "expref",
        };
        let is_allowed = allowed.iter().any(|name| container(name) == received);
        match argument {
            Argument::Value(value) if !is_allowed => Err(self.invalid_type(value, allowed)),
            Argument::Value(value) => self.check_items(&value.items().unwrap_or_default(), allowed),
            Argument::Expression(_) if is_allowed => Ok(()),
            Argument::Expression(_) => Err(RuntimeError::InvalidType {
                function: self.function.name,
                // Python shows where in memory the expression is.
                value: "<jmespath.visitor._Expression object>".to_owned(),
                allowed,
                received,
            }),
        }
    }

    /// All items must have the one type that is allowed, or the type of the first one.
    fn check_items(&self, items: &[Shared<'_>], allowed: Types) -> Result<(), RuntimeError> {
        let types = || allowed.iter().filter_map(|name| name.strip_prefix("array-"));
        let of_first = |name: &&str| items.first().is_some_and(|first| type_of(first) == *name);
        let Some(expected) = types().find(of_first).or_else(|| types().next()) else { return Ok(()) };
        let Some(item) = items.iter().find(|item| type_of(item) != expected) else { return Ok(()) };
        let item = self.evaluator.value(item)?;
        Err(RuntimeError::InvalidType {
            function: self.function.name,
            value: python::str(&item),
            allowed,
            // Python's name: jmespath.py does not translate it here.
            received: python::type_name(&item),
        })
    }

    fn value(&self, at: usize) -> Result<&'s Shared<'a>, RuntimeError> {
        match self.arguments.get(at) {
            Some(Argument::Value(value)) => Ok(value),
            _ => Err(RuntimeError::MisplacedReference),
        }
    }

    fn array(&self, at: usize) -> Result<Vec<Shared<'a>>, RuntimeError> {
        let value = self.value(at)?;
        value.items().ok_or_else(|| self.invalid_type(value, ARRAY))
    }

    fn text(&self, at: usize) -> Result<&'s str, RuntimeError> {
        let value = self.value(at)?;
        value.scalar().and_then(Value::as_str).ok_or_else(|| self.invalid_type(value, STRING))
    }

    fn number(&self, at: usize) -> Result<Number, RuntimeError> {
        let value = self.value(at)?;
        value.scalar().and_then(Number::of).ok_or_else(|| self.invalid_type(value, NUMBER))
    }

    fn object(&self, at: usize) -> Result<Vec<(&'s str, Shared<'a>)>, RuntimeError> {
        let value = self.value(at)?;
        value.members().ok_or_else(|| self.invalid_type(value, OBJECT))
    }

    /// What the expression that is argument `at` gives for an item; it must be of one of the types.
    fn key(&self, at: usize, item: &Shared<'a>, allowed: Types) -> Outcome<'a> {
        let Some(Argument::Expression(expression)) = self.arguments.get(at) else {
            return Err(self.invalid_type(item, EXPRESSION));
        };
        let key = self.evaluator.evaluate(expression, item.clone())?;
        if allowed.is_empty() || allowed.contains(&type_of(&key)) {
            return Ok(key);
        }
        Err(self.invalid_type(&key, allowed))
    }

    /// Which of two scalars is the greater one.
    fn order(&self, left: &Shared<'_>, right: &Shared<'_>, operator: &'static str) -> Result<Ordering, RuntimeError> {
        order(&*self.evaluator.value(left)?, &*self.evaluator.value(right)?, operator)
    }

    fn invalid_type(&self, value: &Shared<'_>, allowed: Types) -> RuntimeError {
        let received = type_of(value);
        match self.evaluator.value(value) {
            Ok(value) => {
                let (function, value) = (self.function.name, python::str(&value));
                RuntimeError::InvalidType { function, value, allowed, received }
            }
            Err(error) => error,
        }
    }
}

fn sum(items: &[Shared<'_>]) -> Number {
    Number::sum(items.iter().filter_map(Shared::scalar).filter_map(Number::of))
}

#[expect(clippy::cast_precision_loss, reason = "no list is that long")]
fn average<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let items = call.array(0)?;
    if items.is_empty() { Ok(Shared::NULL) } else { Ok(made(sum(&items).as_float() / items.len() as f64)) }
}

fn contains<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let (subject, wanted) = (call.value(0)?, call.evaluator.value(call.value(1)?)?);
    match (subject.scalar(), &*wanted) {
        (Some(Value::String(text)), Value::String(part)) => Ok(made(text.contains(part.as_str()))),
        (Some(Value::String(_)), other) => Err(RuntimeError::NotInString(python::type_name(other))),
        _ => {
            for item in call.array(0)? {
                if python_equals(&*call.evaluator.value(&item)?, &wanted) {
                    return Ok(made(true));
                }
            }
            Ok(made(false))
        }
    }
}

fn join<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let items = call.array(1)?;
    let texts: Vec<_> = items.iter().filter_map(Shared::scalar).filter_map(Value::as_str).collect();
    Ok(made(texts.join(call.text(0)?)))
}

fn keys<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    Ok(Shared::list(call.object(0)?.into_iter().map(|(name, _)| Value::from(name).into())))
}

fn values<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    Ok(Shared::list(call.object(0)?.into_iter().map(|(_, value)| value)))
}

fn length<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    match call.value(0)?.len() {
        Some(length) => Ok(made(length)),
        None => Ok(made(call.text(0)?.chars().count())),
    }
}

fn map<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let results = call.array(1)?.into_iter().map(|item| call.key(0, &item, ANY));
    results.collect::<Result<Vec<_>, _>>().map(Shared::list)
}

/// Which of two values is the better one, and how Python asks.
type Better = (Ordering, &'static str);
const MAX: Better = (Ordering::Greater, ">");
const MIN: Better = (Ordering::Less, "<");

/// The first best item.
fn extreme<'a>(call: &Call<'_, 'a>, (wanted, operator): Better) -> Outcome<'a> {
    let mut items = call.array(0)?.into_iter();
    let Some(mut best) = items.next() else { return Ok(Shared::NULL) };
    for item in items {
        if call.order(&item, &best, operator)? == wanted {
            best = item;
        }
    }
    Ok(best)
}

fn extreme_by<'a>(call: &Call<'_, 'a>, (wanted, operator): Better) -> Outcome<'a> {
    let mut items = call.array(0)?.into_iter();
    let Some(mut best) = items.next() else { return Ok(Shared::NULL) };
    let mut best_key = call.key(1, &best, NUMBER_OR_STRING)?;
    for item in items {
        let key = call.key(1, &item, NUMBER_OR_STRING)?;
        if call.order(&key, &best_key, operator)? == wanted {
            (best, best_key) = (item, key);
        }
    }
    Ok(best)
}

/// Only the first argument is checked to be a map: Python's `dict.update` takes lists of pairs, too.
fn merge<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let mut merged = Vec::new();
    for at in 0..call.arguments.len() {
        let value = call.value(at)?;
        match value.members() {
            Some(members) => {
                members.into_iter().try_for_each(|(name, value)| call.evaluator.put(&mut merged, name, value))?;
            }
            None => add_pairs(call, &mut merged, value)?,
        }
    }
    Ok(Shared::map(merged))
}

/// Adds what Python takes for pairs: lists, strings and maps (their keys) of two.
fn add_pairs<'a>(call: &Call<'_, 'a>, merged: &mut Vec<Member<'a>>, value: &Shared<'a>) -> Result<(), RuntimeError> {
    let type_name = |value: &Shared<'_>| call.evaluator.value(value).map(|value| python::type_name(&value));
    let Some(pairs) = elements(value) else { return Err(RuntimeError::NotIterable(type_name(value)?)) };
    for (at, pair) in pairs.iter().enumerate() {
        let halves = elements(pair).ok_or(RuntimeError::NotSequence(at))?;
        let [key, value] =
            <[Shared<'a>; 2]>::try_from(halves).map_err(|halves| RuntimeError::NotPair { at, length: halves.len() })?;
        let key = match key.scalar() {
            Some(Value::String(key)) => key.clone(),
            // As JSON writes such keys of a Python dict.
            Some(scalar) => python::json_dumps(scalar, ",", ":"),
            None => return Err(RuntimeError::NotKey(type_name(&key)?)),
        };
        call.evaluator.put(merged, &key, value)?;
    }
    Ok(())
}

/// What Python iterates over.
fn elements<'a>(value: &Shared<'a>) -> Option<Vec<Shared<'a>>> {
    let letters = |text: &str| text.chars().map(|letter| Value::from(letter.to_string()).into()).collect();
    let names = || Some(value.members()?.into_iter().map(|(name, _)| Value::from(name).into()).collect());
    match value.scalar() {
        Some(Value::String(text)) => Some(letters(text)),
        _ => value.items().or_else(names),
    }
}

fn not_null<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    for at in 0..call.arguments.len() {
        let value = call.value(at)?;
        if !value.is_null() {
            return Ok(value.clone());
        }
    }
    Ok(Shared::NULL)
}

fn reverse<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    match call.value(0)?.items() {
        Some(items) => Ok(Shared::list(items.into_iter().rev())),
        None => Ok(made(call.text(0)?.chars().rev().collect::<String>())),
    }
}

/// The items are of one type, so that each two have an order.
fn sort<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let mut items = call.array(0)?;
    items.sort_by(|left, right| call.order(left, right, "<").unwrap_or(Ordering::Equal));
    Ok(Shared::list(items))
}

/// The first item's key says which type all keys must have.
fn sort_by<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let items = call.array(0)?;
    let Some(first) = items.first() else { return call.value(0).cloned() };
    let allowed = match type_of(&call.key(1, first, ANY)?) {
        "number" => NUMBER,
        "string" => STRING,
        // Here jmespath.py shows the item, not its key, and the types in another order.
        received => {
            let value = python::str(&*call.evaluator.value(first)?);
            let (function, allowed): (_, Types) = (call.function.name, &["string", "number"]);
            return Err(RuntimeError::InvalidType { function, value, allowed, received });
        }
    };
    let keyed = items.into_iter().map(|item| Ok((call.key(1, &item, allowed)?, item)));
    let mut keyed = keyed.collect::<Result<Vec<_>, _>>()?;
    keyed.sort_by(|(left, _), (right, _)| call.order(left, right, "<").unwrap_or(Ordering::Equal));
    Ok(Shared::list(keyed.into_iter().map(|(_, item)| item)))
}

fn to_array<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let value = call.value(0)?;
    Ok(if value.is_list() { value.clone() } else { Shared::list([value.clone()]) })
}

fn to_number<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let float = |text| python::parse_float(text).map(Number::Float);
    let value = call.value(0)?;
    match value.scalar() {
        Some(Value::Number(_)) => Ok(value.clone()),
        Some(Value::String(text)) => match python::int(text) {
            Some(i128::MIN | i128::MAX) | None => Ok(made(float(text).map_or(Value::Null, Value::from))),
            Some(whole) => Ok(made(Number::Whole(whole))),
        },
        _ => Ok(Shared::NULL),
    }
}

fn to_string<'a>(call: &Call<'_, 'a>) -> Outcome<'a> {
    let value = call.value(0)?;
    match value.scalar() {
        Some(Value::String(_)) => Ok(value.clone()),
        _ => Ok(made(python::json_dumps(&*call.evaluator.value(value)?, ",", ":"))),
    }
}
