//! Running a tree on a document.
//!
//! Values are borrowed from the document as long as possible: a list on its way through projections is a list of
//! borrowed items ([`Evaluator::items`]), and is copied only where a step makes a new value of it.

use std::borrow::Cow;
use std::cell::Cell;

use serde_json::{Map, Value};

use super::ast::{Kind, Node};
use super::compare::{compare, is_false};
use super::errors::RuntimeError;
use super::functions::{self, Argument};

/// How many steps and copied values a search may take: chains such as `[@,@] | [@,@] | …` grow without bounds.
const MAX_WORK: usize = 20_000_000;

const NULL: Cow<'static, Value> = Cow::Owned(Value::Null);

/// What the tree selects from the document.
pub(super) fn search(root: &Node, document: &Value) -> Result<Value, RuntimeError> {
    search_within(MAX_WORK, root, document)
}

fn search_within(work: usize, root: &Node, document: &Value) -> Result<Value, RuntimeError> {
    let evaluator = Evaluator { work_left: Cell::new(work) };
    let selected = evaluator.evaluate(root, Cow::Borrowed(document))?;
    evaluator.own(selected)
}

/// One search, and what work it may still do.
pub(super) struct Evaluator {
    work_left: Cell<usize>,
}

impl Evaluator {
    /// What a step gives for a value.
    pub(super) fn evaluate<'a>(&self, node: &'a Node, value: Cow<'a, Value>) -> Result<Cow<'a, Value>, RuntimeError> {
        self.spend(1)?;
        match &node.kind {
            Kind::Identity => Ok(value),
            Kind::Field(name) => Ok(field(value, name)),
            Kind::Index(index) => Ok(item(value, *index)),
            Kind::Literal(literal) => Ok(Cow::Borrowed(literal)),
            Kind::Then(left, right) | Kind::Indexed(left, right) => {
                let left = self.evaluate(left, value)?;
                self.evaluate(right, left)
            }
            Kind::Slice { .. }
            | Kind::Projection(..)
            | Kind::ValueProjection(..)
            | Kind::FilterProjection { .. }
            | Kind::Flatten(_) => self.list(node, value),
            Kind::Or(alternatives) => self.first(alternatives, &value, |value| !is_false(value)),
            Kind::And(terms) => self.first(terms, &value, is_false),
            Kind::Not(inner) => Ok(Cow::Owned(is_false(&*self.evaluate(inner, value)?).into())),
            Kind::Comparison(comparator, left, right) => {
                let (left, right) = (self.evaluate_on(left, &value)?, self.evaluate_on(right, &value)?);
                compare(*comparator, &left, &right).map(Cow::Owned)
            }
            Kind::MultiSelectList(nodes) => self.multi_select_list(nodes, &value).map(Cow::Owned),
            Kind::MultiSelectHash(pairs) => self.multi_select_hash(pairs, &value).map(Cow::Owned),
            Kind::Call(name, arguments) => self.call(name, arguments, &value).map(Cow::Owned),
            Kind::Reference(_) => Err(RuntimeError::MisplacedReference),
        }
    }

    /// The same for a value that is needed again.
    fn evaluate_on<'a>(&self, node: &'a Node, value: &Cow<'a, Value>) -> Result<Cow<'a, Value>, RuntimeError> {
        match value {
            Cow::Borrowed(value) => self.evaluate(node, Cow::Borrowed(value)),
            Cow::Owned(value) => {
                let selected = self.evaluate(node, Cow::Borrowed(value))?;
                self.own(selected).map(Cow::Owned)
            }
        }
    }

    /// What a step that gives lists gives, as one value.
    fn list<'a>(&self, node: &'a Node, value: Cow<'a, Value>) -> Result<Cow<'a, Value>, RuntimeError> {
        let Some(items) = self.items(node, value)? else { return Ok(NULL) };
        let items: Result<_, _> = items.into_iter().map(|item| self.own(item)).collect();
        Ok(Cow::Owned(Value::Array(items?)))
    }

    /// The items of the list that a step gives; nothing if it gives no list.
    fn items<'a>(&self, node: &'a Node, value: Cow<'a, Value>) -> Result<Option<Vec<Cow<'a, Value>>>, RuntimeError> {
        match &node.kind {
            Kind::Then(left, right) | Kind::Indexed(left, right) => {
                let left = self.evaluate(left, value)?;
                self.items(right, left)
            }
            Kind::Slice { start, end, step } => match items(value) {
                Some(items) => slice(items, *start, *end, step.unwrap_or(1)).map(Some),
                None => Ok(None),
            },
            Kind::Projection(source, each) => {
                let source = self.items(source, value)?;
                source.map(|items| self.project(items, each)).transpose()
            }
            Kind::ValueProjection(source, each) => {
                let source = self.evaluate(source, value)?;
                values(source).map(|values| self.project(values, each)).transpose()
            }
            Kind::FilterProjection { source, condition, each } => {
                let source = self.items(source, value)?;
                source.map(|items| self.project_filtered(items, condition, each)).transpose()
            }
            Kind::Flatten(source) => {
                let source = self.items(source, value)?;
                source.map(|items| self.flatten(items)).transpose()
            }
            _ => Ok(items(self.evaluate(node, value)?)),
        }
    }

    fn project<'a>(&self, items: Vec<Cow<'a, Value>>, each: &'a Node) -> Result<Vec<Cow<'a, Value>>, RuntimeError> {
        let projected = items.into_iter().map(|item| self.evaluate(each, item));
        projected.filter(|result| !matches!(result.as_deref(), Ok(Value::Null))).collect()
    }

    fn project_filtered<'a>(
        &self,
        items: Vec<Cow<'a, Value>>,
        condition: &Node,
        each: &'a Node,
    ) -> Result<Vec<Cow<'a, Value>>, RuntimeError> {
        let mut projected = Vec::new();
        for item in items {
            if is_false(&*self.evaluate(condition, Cow::Borrowed(&*item))?) {
                continue;
            }
            let result = self.evaluate(each, item)?;
            if !result.is_null() {
                projected.push(result);
            }
        }
        Ok(projected)
    }

    fn flatten<'a>(&self, lists: Vec<Cow<'a, Value>>) -> Result<Vec<Cow<'a, Value>>, RuntimeError> {
        let mut flat = Vec::with_capacity(lists.len());
        for list in lists {
            match list {
                Cow::Borrowed(Value::Array(items)) => flat.extend(items.iter().map(Cow::Borrowed)),
                Cow::Owned(Value::Array(items)) => flat.extend(items.into_iter().map(Cow::Owned)),
                other => flat.push(other),
            }
        }
        self.spend(flat.len())?;
        Ok(flat)
    }

    /// The first result that ends a chain of `||` or `&&`, or the last one.
    fn first<'a>(
        &self,
        nodes: &'a [Node],
        value: &Cow<'a, Value>,
        ends: fn(&Value) -> bool,
    ) -> Result<Cow<'a, Value>, RuntimeError> {
        let mut result = NULL;
        for node in nodes {
            result = self.evaluate_on(node, value)?;
            if ends(&result) {
                break;
            }
        }
        Ok(result)
    }

    fn multi_select_list(&self, nodes: &[Node], value: &Value) -> Result<Value, RuntimeError> {
        if value.is_null() {
            return Ok(Value::Null);
        }
        nodes.iter().map(|node| self.owned(node, value)).collect()
    }

    fn multi_select_hash(&self, pairs: &[(String, Node)], value: &Value) -> Result<Value, RuntimeError> {
        if value.is_null() {
            return Ok(Value::Null);
        }
        let members = pairs.iter().map(|(key, node)| Ok((key.clone(), self.owned(node, value)?)));
        members.collect::<Result<Map<_, _>, _>>().map(Value::Object)
    }

    fn call(&self, name: &str, arguments: &[Node], value: &Value) -> Result<Value, RuntimeError> {
        let argument = |node| self.argument(node, value);
        let arguments = arguments.iter().map(argument).collect::<Result<Vec<_>, _>>()?;
        let result = functions::call(self, name, &arguments)?;
        self.spend(weight(&result))?;
        Ok(result)
    }

    fn argument<'a>(&self, node: &'a Node, value: &'a Value) -> Result<Argument<'a>, RuntimeError> {
        match &node.kind {
            Kind::Reference(expression) => Ok(Argument::Expression(expression)),
            _ => self.evaluate(node, Cow::Borrowed(value)).map(Argument::Value),
        }
    }

    fn owned(&self, node: &Node, value: &Value) -> Result<Value, RuntimeError> {
        let selected = self.evaluate(node, Cow::Borrowed(value))?;
        self.own(selected)
    }

    /// The value itself; a borrowed one is copied.
    pub(super) fn own(&self, value: Cow<'_, Value>) -> Result<Value, RuntimeError> {
        if let Cow::Borrowed(value) = value {
            self.spend(weight(value))?;
        }
        Ok(value.into_owned())
    }

    fn spend(&self, work: usize) -> Result<(), RuntimeError> {
        let left = self.work_left.get().checked_sub(work).ok_or(RuntimeError::TooLarge)?;
        self.work_left.set(left);
        Ok(())
    }
}

/// How much work a copy is: about one for each value within and for each few letters.
fn weight(value: &Value) -> usize {
    const LETTERS: usize = 64;
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
        Value::String(text) => 1 + text.len() / LETTERS,
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(weight).sum::<usize>(),
    }
}

fn field<'a>(value: Cow<'a, Value>, name: &str) -> Cow<'a, Value> {
    match value {
        Cow::Borrowed(Value::Object(members)) => members.get(name).map_or(NULL, Cow::Borrowed),
        Cow::Owned(Value::Object(mut members)) => members.remove(name).map_or(NULL, Cow::Owned),
        _ => NULL,
    }
}

fn item(value: Cow<'_, Value>, index: i64) -> Cow<'_, Value> {
    match value {
        Cow::Borrowed(Value::Array(items)) => place(index, items.len()).map_or(NULL, |at| Cow::Borrowed(&items[at])),
        Cow::Owned(Value::Array(mut items)) => {
            place(index, items.len()).map_or(NULL, |at| Cow::Owned(items.swap_remove(at)))
        }
        _ => NULL,
    }
}

/// Where an index, which counts from the end if negative, falls in a list.
fn place(index: i64, length: usize) -> Option<usize> {
    let from_end = || usize::try_from(index.unsigned_abs()).ok().and_then(|back| length.checked_sub(back));
    let place = if index < 0 { from_end() } else { usize::try_from(index).ok() };
    place.filter(|place| *place < length)
}

fn items(value: Cow<'_, Value>) -> Option<Vec<Cow<'_, Value>>> {
    match value {
        Cow::Borrowed(Value::Array(items)) => Some(items.iter().map(Cow::Borrowed).collect()),
        Cow::Owned(Value::Array(items)) => Some(items.into_iter().map(Cow::Owned).collect()),
        _ => None,
    }
}

fn values(value: Cow<'_, Value>) -> Option<Vec<Cow<'_, Value>>> {
    match value {
        Cow::Borrowed(Value::Object(members)) => Some(members.values().map(Cow::Borrowed).collect()),
        Cow::Owned(Value::Object(members)) => Some(members.into_iter().map(|(_, value)| Cow::Owned(value)).collect()),
        _ => None,
    }
}

/// Python's `items[start:end:step]`.
fn slice<T>(items: Vec<T>, start: Option<i64>, end: Option<i64>, step: i64) -> Result<Vec<T>, RuntimeError> {
    if step == 0 {
        return Err(RuntimeError::ZeroStep);
    }
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let place = |bound: i64| if bound < 0 { bound.saturating_add(length) } else { bound }.clamp(lowest, highest);
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let stride = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
    Ok(if step > 0 {
        let (start, end) = (start.map_or(lowest, place), end.map_or(highest, place));
        items.into_iter().take(count(end)).skip(count(start)).step_by(stride).collect()
    } else {
        let (start, end) = (start.map_or(highest, place), end.map_or(lowest, place));
        items.into_iter().take(count(start + 1)).skip(count(end + 1)).rev().step_by(stride).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parser::parse;

    #[test]
    fn growth_has_a_limit() {
        for step in ["[@,@]", "{a:@,b:@}", "[@,@][]", "join('', ['ab', to_string(@), to_string(@)])"] {
            let root = parse(&vec![step; 60].join(" | ")).expect("the expression is right");
            let result = search_within(100_000, &root, &Value::from("a"));
            assert_eq!(result, Err(RuntimeError::TooLarge), "{step}");
        }
    }

    #[test]
    fn slices_are_pythons() {
        let slice = |start, end, step| slice((0..5).collect(), start, end, step);
        assert_eq!(slice(None, None, 2), Ok(vec![0, 2, 4]));
        assert_eq!(slice(Some(-2), Some(99), 1), Ok(vec![3, 4]));
        assert_eq!(slice(Some(i64::MIN), Some(-6), 1), Ok(vec![]));
        assert_eq!(slice(None, None, -2), Ok(vec![4, 2, 0]));
        assert_eq!(slice(Some(99), Some(1), -1), Ok(vec![4, 3, 2]));
        assert_eq!(slice(Some(-6), None, -1), Ok(vec![]));
        assert_eq!(slice(Some(1), Some(3), -1), Ok(vec![]));
        assert_eq!(slice(Some(3), Some(-6), -1), Ok(vec![3, 2, 1, 0]));
        assert_eq!(slice(None, None, i64::MIN), Ok(vec![4]));
        assert_eq!(slice(None, None, 0), Err(RuntimeError::ZeroStep));
    }
}
