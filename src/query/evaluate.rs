//! Running a tree on a document.
//!
//! Nothing is copied on the way: steps hand on [`Shared`] values.

use std::borrow::Cow;
use std::cell::Cell;

use serde_json::Value;

use super::ast::{Kind, Node};
use super::compare::{compare, is_false};
use super::errors::RuntimeError;
use super::functions::{self, Argument};
use super::shared::{Member, Shared, weight};

/// How many steps and copied values a search may take: chains such as `[@,@] | [@,@] | …` grow without bounds.
const MAX_WORK: usize = 20_000_000;

/// What the tree selects from the document, as a value of its own.
pub(super) fn search(root: &Node, document: &Value) -> Result<Value, RuntimeError> {
    search_within(MAX_WORK, root, document)
}

/// What the tree selects from the document.
pub(super) fn select<'a>(root: &'a Node, document: &'a Value) -> Result<Shared<'a>, RuntimeError> {
    let evaluator = Evaluator { work_left: Cell::new(MAX_WORK) };
    evaluator.evaluate(root, document.into())
}

fn search_within(work: usize, root: &Node, document: &Value) -> Result<Value, RuntimeError> {
    let evaluator = Evaluator { work_left: Cell::new(work) };
    let selected = evaluator.evaluate(root, document.into())?;
    selected.to_owned_value(&mut |work| evaluator.spend(work))
}

/// One search, and what work it may still do.
pub(super) struct Evaluator {
    work_left: Cell<usize>,
}

impl Evaluator {
    /// What a step gives for a value.
    pub(super) fn evaluate<'a>(&self, node: &'a Node, value: Shared<'a>) -> Result<Shared<'a>, RuntimeError> {
        self.spend(1)?;
        match &node.kind {
            Kind::Identity => Ok(value),
            Kind::Field(name) => Ok(value.member(name)),
            Kind::Index(index) => Ok(value.item(*index)),
            Kind::Literal(literal) => Ok(literal.into()),
            Kind::Then(left, right) | Kind::Indexed(left, right) => {
                let left = self.evaluate(left, value)?;
                self.evaluate(right, left)
            }
            Kind::Slice { start, end, step } => match value.items() {
                Some(items) => slice(items, *start, *end, step.unwrap_or(1)).map(Shared::list),
                None => Ok(Shared::NULL),
            },
            Kind::Projection(source, each) => {
                let source = self.evaluate(source, value)?;
                self.project(source.items(), each)
            }
            Kind::ValueProjection(source, each) => {
                let source = self.evaluate(source, value)?;
                let values = source.members().map(|members| members.into_iter().map(|(_, value)| value).collect());
                self.project(values, each)
            }
            Kind::FilterProjection { source, condition, each } => {
                let source = self.evaluate(source, value)?;
                let kept = source.items().map(|items| self.filter(items, condition)).transpose()?;
                self.project(kept, each)
            }
            Kind::Flatten(source) => {
                let source = self.evaluate(source, value)?;
                source.items().map_or(Ok(Shared::NULL), |items| self.flatten(items))
            }
            Kind::Or(alternatives) => self.first(alternatives, &value, |value| !is_false(value)),
            Kind::And(terms) => self.first(terms, &value, is_false),
            Kind::Not(inner) => Ok(Value::from(is_false(&self.evaluate(inner, value)?)).into()),
            Kind::Comparison(comparator, left, right) => {
                let (left, right) = (self.evaluate(left, value.clone())?, self.evaluate(right, value)?);
                compare(*comparator, &*self.value(&left)?, &*self.value(&right)?).map(Shared::from)
            }
            Kind::MultiSelectList(_) | Kind::MultiSelectHash(_) if value.is_null() => Ok(value),
            Kind::MultiSelectList(nodes) => {
                let items = nodes.iter().map(|node| self.evaluate(node, value.clone()));
                items.collect::<Result<Vec<_>, _>>().map(Shared::list)
            }
            Kind::MultiSelectHash(pairs) => self.multi_select_hash(pairs, &value),
            Kind::Call(name, arguments) => self.call(name, arguments, &value),
            Kind::Reference(_) => Err(RuntimeError::MisplacedReference),
        }
    }

    /// What a step gives for each of the items, without nulls; null for no list.
    fn project<'a>(&self, items: Option<Vec<Shared<'a>>>, each: &'a Node) -> Result<Shared<'a>, RuntimeError> {
        let Some(items) = items else { return Ok(Shared::NULL) };
        let projected = items.into_iter().map(|item| self.evaluate(each, item));
        let projected = projected.filter(|result| !result.as_ref().is_ok_and(Shared::is_null));
        projected.collect::<Result<Vec<_>, _>>().map(Shared::list)
    }

    fn filter<'a>(&self, items: Vec<Shared<'a>>, condition: &'a Node) -> Result<Vec<Shared<'a>>, RuntimeError> {
        let mut kept = Vec::new();
        for item in items {
            if !is_false(&self.evaluate(condition, item.clone())?) {
                kept.push(item);
            }
        }
        Ok(kept)
    }

    fn flatten<'a>(&self, lists: Vec<Shared<'a>>) -> Result<Shared<'a>, RuntimeError> {
        let mut flat = Vec::with_capacity(lists.len());
        for list in lists {
            self.spend(list.len().unwrap_or(1))?;
            match list.items() {
                Some(items) => flat.extend(items),
                None => flat.push(list),
            }
        }
        Ok(Shared::list(flat))
    }

    /// The first result that ends a chain of `||` or `&&`, or the last one.
    fn first<'a>(
        &self,
        nodes: &'a [Node],
        value: &Shared<'a>,
        ends: fn(&Shared<'_>) -> bool,
    ) -> Result<Shared<'a>, RuntimeError> {
        let mut result = Shared::NULL;
        for node in nodes {
            result = self.evaluate(node, value.clone())?;
            if ends(&result) {
                break;
            }
        }
        Ok(result)
    }

    /// A name that is written twice keeps its first place and its last value.
    fn multi_select_hash<'a>(
        &self,
        pairs: &'a [(String, Node)],
        value: &Shared<'a>,
    ) -> Result<Shared<'a>, RuntimeError> {
        let mut members = Vec::with_capacity(pairs.len());
        for (name, node) in pairs {
            let value = self.evaluate(node, value.clone())?;
            self.put(&mut members, name, value)?;
        }
        Ok(Shared::map(members))
    }

    /// Sets a member of a map that is being made.
    pub(super) fn put<'a>(
        &self,
        members: &mut Vec<Member<'a>>,
        name: &str,
        value: Shared<'a>,
    ) -> Result<(), RuntimeError> {
        self.spend(1 + members.len() / 8)?;
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => members.push((name.to_owned(), value)),
        }
        Ok(())
    }

    fn call<'a>(&self, name: &str, arguments: &'a [Node], value: &Shared<'a>) -> Result<Shared<'a>, RuntimeError> {
        let argument = |node: &'a Node| match &node.kind {
            Kind::Reference(expression) => Ok(Argument::Expression(expression)),
            _ => self.evaluate(node, value.clone()).map(Argument::Value),
        };
        let arguments = arguments.iter().map(argument).collect::<Result<Vec<_>, _>>()?;
        let result = functions::call(self, name, &arguments)?;
        self.spend(result.scalar().map_or_else(|| result.len().unwrap_or(0), weight))?;
        Ok(result)
    }

    /// The value as a tree.
    pub(super) fn value<'a>(&self, value: &Shared<'a>) -> Result<Cow<'a, Value>, RuntimeError> {
        value.to_value(&mut |work| self.spend(work))
    }

    fn spend(&self, work: usize) -> Result<(), RuntimeError> {
        let left = self.work_left.get().checked_sub(work).ok_or(RuntimeError::TooLarge)?;
        self.work_left.set(left);
        Ok(())
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
