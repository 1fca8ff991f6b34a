//! Walks the pages of an operation: one request after the other, cut on the left by `--starting-token` and on the right by
//! `--max-items` (aws-cli.md §12, aws-cli-2.md §19).
//!
//! What does not belong here: how the pages are printed, and when paging is off (`command.rs`).

use serde_json::{Map, Value};

use super::command::Paging;
use super::errors::CliError;
use super::page_token::{self, Start, TRUNCATE};
use crate::base::document::{Content, Document, Node};
use crate::base::{interrupt, python};
use crate::model::shape::Paginator;

/// How a page is asked for: the parameters in, the answer out.
pub type Call<'a> = dyn FnMut(&Value) -> Result<Document, CliError> + 'a;

/// The pages of one operation, each asked for when it is wanted.
pub struct Pages {
    paginator: &'static Paginator,
    params: Value,
    max_items: Option<i64>,
    /// The tokens that fetch the next page; null for none.
    tokens: Map<String, Value>,
    /// What `--starting-token` cuts from the first page, until that is there.
    left_out: Option<i64>,
    seen: i64,
    next: Next,
    resume_token: Option<String>,
}

/// What follows the last page.
#[derive(Debug)]
enum Next {
    First,
    Page,
    End,
    /// The service gave the same tokens twice in a row.
    Repeated,
}

impl Pages {
    /// The pages of an operation that is called with `params`.
    ///
    /// # Errors
    /// A starting token or a page size that cannot be used.
    pub fn new(
        paginator: &'static Paginator,
        mut params: Map<String, Value>,
        paging: &Paging,
    ) -> Result<Self, CliError> {
        let start = paging.starting_token.as_deref().map(|token| page_token::decode(token, paginator.input_tokens));
        let start = start.transpose()?;
        let left_out = start.as_ref().map(|start| start.index);
        let no_tokens = || paginator.input_tokens.iter().map(|input| ((*input).to_owned(), Value::Null)).collect();
        let tokens = start.map_or_else(no_tokens, |Start { tokens, .. }| tokens);
        if left_out.is_some() {
            set_tokens(&mut params, &tokens);
        }
        if let Some(size) = &paging.page_size {
            let Some(limit_key) = paginator.limit_key else {
                let message = "PageSize parameter is not supported for the pagination interface for this operation.";
                return Err(pagination_error(message));
            };
            params.insert(limit_key.to_owned(), size.clone());
        }
        Ok(Self {
            paginator,
            params: Value::Object(params),
            max_items: paging.max_items,
            tokens,
            left_out,
            seen: 0,
            next: Next::First,
            resume_token: None,
        })
    }

    /// The next page as the service gave it, but cut; `None` after the last one.
    ///
    /// # Errors
    /// What the call says, and tokens that lead nowhere.
    pub fn next(&mut self, call: &mut Call<'_>) -> Result<Option<Document>, CliError> {
        match self.next {
            Next::First => {}
            Next::Page => interrupt::may_take_long(),
            Next::End => return Ok(None),
            Next::Repeated => {
                let tokens = python::repr(&Value::Object(self.tokens.clone()));
                return Err(pagination_error(&format!("The same next token was received twice: {tokens}")));
            }
        }
        let mut page = call(&self.params)?;
        let left_out = self.left_out.take();
        if let Some(index) = left_out {
            let mut cut = Value::from(page);
            self.cut_left(&mut cut, index);
            page = cut.into();
        }
        let items = self.items(&page);
        let beyond = self.max_items.map_or(0, |max| self.seen.saturating_add(items).saturating_sub(max));
        if beyond > 0 {
            let mut cut = Value::from(page);
            self.cut_right(&mut cut, items.saturating_sub(beyond), left_out.unwrap_or(0))?;
            page = cut.into();
            self.next = Next::End;
        } else {
            self.seen += items;
            self.go_on(&page);
        }
        Ok(Some(page))
    }

    /// What to start from for the rest, once `--max-items` has cut it off.
    pub fn resume_token(&self) -> Option<&str> {
        self.resume_token.as_deref()
    }

    /// The page's result members alone; one that is missing is null.
    pub fn results(&self, page: &Document) -> Value {
        let results = self.paginator.result_keys.iter();
        Value::Object(results.map(|key| ((*key).to_owned(), member(page, key))).collect())
    }

    /// All pages in one: the result members' lists joined, then the token for the rest.
    ///
    /// # Errors
    /// As for a page.
    pub fn full_result(mut self, call: &mut Call<'_>) -> Result<Value, CliError> {
        let mut full = Map::new();
        while let Some(page) = self.next(call)? {
            for key in self.paginator.result_keys {
                match (full.get_mut(*key), member(&page, key)) {
                    (Some(Value::Array(items)), Value::Array(more)) => items.extend(more),
                    (_, Value::Null) | (Some(_), _) => {}
                    (None, result) => {
                        full.insert((*key).to_owned(), result);
                    }
                }
            }
        }
        if let Some(token) = self.resume_token {
            full.insert("NextToken".to_owned(), Value::String(token));
        }
        Ok(Value::Object(full))
    }

    /// The only result member of a page; none if pages have several, whose lists would have to wait for one another.
    pub fn only_result(&self) -> Option<&'static str> {
        if let [only] = self.paginator.result_keys { Some(only) } else { None }
    }

    /// The first result member: the one that is counted and cut.
    fn primary(&self) -> &'static str {
        self.paginator.result_keys.first().copied().unwrap_or_default()
    }

    fn items(&self, page: &Document) -> i64 {
        let items = match page.get(self.primary()).map(Node::content) {
            Some(Content::List(items)) => items.count(),
            _ => 0,
        };
        i64::try_from(items).unwrap_or(i64::MAX)
    }

    /// Leaves out what an earlier run has shown. It has shown all of the other result members, too.
    fn cut_left(&self, page: &mut Value, index: i64) {
        let Value::Object(members) = page else { return };
        let rest = match members.get_mut(self.primary()).map(Value::take) {
            Some(Value::Array(mut items)) => Value::Array(items.split_off(position(items.len(), index))),
            _ => Value::Null,
        };
        members.insert(self.primary().to_owned(), rest);
        for key in self.paginator.result_keys.iter().skip(1) {
            let emptied = match members.get(*key) {
                Some(Value::Array(_)) => Value::Array(Vec::new()),
                Some(Value::String(_)) => Value::from(""),
                Some(number @ (Value::Number(_) | Value::Bool(_))) => number.clone(),
                _ => Value::Null,
            };
            members.insert((*key).to_owned(), emptied);
        }
    }

    /// Keeps `keep` items and remembers where to go on: below zero they count from the page's end, as Python slices.
    fn cut_right(&mut self, page: &mut Value, keep: i64, left_out: i64) -> Result<(), CliError> {
        if let Some(Value::Array(items)) = page.get_mut(self.primary()) {
            items.truncate(position(items.len(), keep));
        }
        self.tokens.insert(TRUNCATE.to_owned(), Value::from(keep.saturating_add(left_out)));
        self.set_resume_token()
    }

    /// Finds what follows a page that is shown to its end.
    fn go_on(&mut self, page: &Document) {
        let tokens = self.tokens_of(page);
        if tokens.values().all(Value::is_null) {
            self.next = Next::End;
            return;
        }
        let repeated = matches!(self.next, Next::Page) && self.tokens == tokens;
        self.tokens = tokens;
        if self.max_items == Some(self.seen) {
            self.next = Next::End;
            self.resume_token = Some(page_token::encode(&self.tokens));
        } else if repeated {
            self.next = Next::Repeated;
        } else {
            self.next = Next::Page;
            if let Value::Object(params) = &mut self.params {
                set_tokens(params, &self.tokens);
            }
        }
    }

    /// The tokens in an answer, by input member; an empty one is none.
    fn tokens_of(&self, page: &Document) -> Map<String, Value> {
        let is_empty = |value: &Value| match value {
            Value::Null | Value::Bool(false) => true,
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        let member = |name: &str| Some(member(page, name)).filter(|value| !is_empty(value));
        if self.paginator.more_results.is_some_and(|more| member(more).is_none()) {
            return Map::new();
        }
        let pairs = self.paginator.input_tokens.iter().zip(self.paginator.output_tokens);
        pairs.map(|(input, output)| ((*input).to_owned(), member(output).unwrap_or_default())).collect()
    }

    /// Tokens that came from a starting token may not be the operation's.
    fn set_resume_token(&mut self) -> Result<(), CliError> {
        let mut names: Vec<&str> = self.tokens.keys().map(String::as_str).filter(|name| *name != TRUNCATE).collect();
        let mut inputs = self.paginator.input_tokens.to_vec();
        names.sort_unstable();
        inputs.sort_unstable();
        if names != inputs {
            let tokens = python::repr(&Value::Object(self.tokens.clone()));
            return Err(CliError::General(format!("Bad starting token: {tokens}")));
        }
        self.resume_token = Some(page_token::encode(&self.tokens));
        Ok(())
    }
}

/// A member of a page; null if it is missing.
fn member(page: &Document, name: &str) -> Value {
    page.get(name).map_or(Value::Null, Node::to_value)
}

/// Puts tokens into a request; those that are none are taken out.
fn set_tokens(params: &mut Map<String, Value>, tokens: &Map<String, Value>) {
    for (name, token) in tokens {
        if token.is_null() || token == "None" {
            params.shift_remove(name);
        } else {
            params.insert(name.clone(), token.clone());
        }
    }
}

/// Where Python's slices put an index in a list of this length.
fn position(length: usize, index: i64) -> usize {
    let distance = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
    if index < 0 { length.saturating_sub(distance) } else { length.min(distance) }
}

fn pagination_error(message: &str) -> CliError {
    CliError::General(format!("Error during pagination: {message}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ENDPOINTS: Paginator = Paginator {
        input_tokens: &["NextToken"],
        output_tokens: &["NextToken"],
        limit_key: Some("MaxResults"),
        result_keys: &["Items", "Names"],
        more_results: None,
    };
    static PAGINATOR: Paginator = ENDPOINTS;
    static MORE: Paginator = Paginator { more_results: Some("IsTruncated"), ..ENDPOINTS };

    /// Three pages: 1 2 3, 4 5 6, 7.
    fn answer(params: &Value) -> Value {
        match params.get("NextToken").and_then(Value::as_str) {
            None => json!({"NextToken": "a", "Items": [1, 2, 3], "Names": ["x"]}),
            Some("a") => json!({"Items": [4, 5, 6], "NextToken": "b", "Names": ["y"]}),
            _ => json!({"Items": [7], "NextToken": ""}),
        }
    }

    fn paging(starting_token: Option<&str>, max_items: Option<i64>) -> Paging {
        Paging { starting_token: starting_token.map(str::to_owned), max_items, ..Paging::default() }
    }

    fn full(paging: &Paging) -> Value {
        Pages::new(&PAGINATOR, Map::new(), paging)
            .unwrap()
            .full_result(&mut |params| Ok(answer(params).into()))
            .unwrap()
    }

    #[test]
    fn max_items_cuts_and_the_token_resumes() {
        for max in 1..7 {
            let first = full(&paging(None, Some(max)));
            let token = first["NextToken"].as_str().unwrap();
            let rest = full(&paging(Some(token), None));
            let count = first["Items"].as_array().unwrap().len();
            assert_eq!(i64::try_from(count).unwrap(), max);
            assert_eq!(rest["Items"][0], json!(max + 1));
        }
        assert_eq!(full(&paging(None, Some(7))).get("NextToken"), None);
        assert_eq!(full(&paging(None, Some(3)))["NextToken"], "eyJOZXh0VG9rZW4iOiAiYSJ9");
        assert_eq!(
            full(&paging(None, Some(-1)))["NextToken"],
            "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAtMX0="
        );
    }

    #[test]
    fn without_more_results_a_token_ends_it() {
        let pages = Pages::new(&MORE, Map::new(), &Paging::default()).unwrap();
        let mut call = |_: &Value| Ok(json!({"Items": [1], "NextToken": "a", "IsTruncated": false}).into());
        assert_eq!(pages.full_result(&mut call).unwrap(), json!({"Items": [1]}));
    }
}
