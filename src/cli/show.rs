//! How answers become output: when the query is run, and which pages a format is given (aws-cli.md §12, §13).
//!
//! What does not belong here: what a format looks like (`output`), and where the text goes (`io`).

use serde_json::{Value, json};

use super::errors::CliError;
use super::io::Output;
use super::output::table::{self, Colour};
use super::output::{Format, json as json_format, text, yaml};
use super::paginate::{Call, Pages};
use super::skeleton::{ISO_MOMENT, PLAIN_MOMENT};
use crate::base::document::{Content, Document};
use crate::query::{Expression, RuntimeError, Shared};

/// How much of a JSON document is held back, in bytes: nothing of a shorter one is printed before all of it is there.
const HELD_BACK: usize = 1 << 20;

/// Where pages come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pagewise {
    /// The state file: what can be told of one page can be told of the next.
    State,
    /// A server, of which any page may fail; then AWS CLI prints nothing of one document (aws-cli.md §12).
    Server,
}

/// Shows the answers of one command.
pub struct Show<'s, 'a, 'io> {
    /// The operation's API name.
    pub title: &'static str,
    /// `--output`
    pub format: Format,
    /// `--query`
    pub query: Option<&'s Expression>,
    /// The terminal's width.
    pub columns: usize,
    /// Whether tables have colours.
    pub colour: Colour,
    /// Where to.
    pub output: &'s mut Output<'a, 'io>,
}

impl<'s> Show<'s, '_, '_> {
    /// Shows one answer as it is.
    ///
    /// # Errors
    /// A query or a format that cannot be used on it, and output that takes no more.
    pub fn answer(&mut self, answer: Document) -> Result<(), CliError> {
        match (self.format, self.query) {
            (Format::Off, _) => Ok(()),
            // The others want a tree.
            (Format::Json, None) => self.output.write(&json_format::render_document(&answer)),
            _ => self.value(answer.into()),
        }
    }

    /// The same, of what is a tree already.
    fn value(&mut self, answer: Value) -> Result<(), CliError> {
        let text = match self.format {
            Format::Json => json_format::render(&self.query(answer)?),
            Format::Yaml | Format::YamlStream => self.yaml(&answer)?,
            Format::Text => {
                let mut lines = String::new();
                let rendered = text::render_into(&mut lines, &self.query(answer)?);
                self.output.write(&lines)?;
                return rendered;
            }
            Format::Table => table::render(&self.query(answer)?, self.title, self.columns, self.colour)?,
            Format::Off => return Ok(()),
        };
        self.output.write(&text)
    }

    /// Shows a sample of an answer, made with [`Self::moment`]: to Python that is a date, which YAML has, too.
    ///
    /// # Errors
    /// As for an answer.
    pub fn sample(&mut self, sample: Value) -> Result<(), CliError> {
        if !matches!(self.format, Format::Yaml | Format::YamlStream) {
            return self.value(sample);
        }
        let text = self.yaml(&sample)?.replace(&format!("'{ISO_MOMENT}'"), PLAIN_MOMENT);
        self.output.write(&text)
    }

    /// A moment in samples.
    pub fn moment(&self) -> &'static str {
        if matches!(self.format, Format::Text | Format::Table) { PLAIN_MOMENT } else { ISO_MOMENT }
    }

    /// One answer as YAML.
    fn yaml(&self, answer: &Value) -> Result<String, CliError> {
        let selected = self.select(answer)?;
        Ok(match self.format {
            Format::YamlStream if selected.is_empty_map() => String::new(),
            Format::YamlStream => yaml::render_page(&selected),
            _ => yaml::render_selected(&selected),
        })
    }

    /// Shows all pages: each as it comes where the format allows, else their results in one.
    ///
    /// # Errors
    /// As for one answer, and what keeps a page from coming.
    pub fn pages(&mut self, mut pages: Pages, from: Pagewise, call: &mut Call<'_>) -> Result<(), CliError> {
        if self.format == Format::Json
            && from == Pagewise::State
            && self.query.is_none()
            && self.output.takes_all()
            && let Some(list) = pages.only_result()
        {
            return self.stream(list, pages, call);
        }
        match self.format {
            Format::Json | Format::Yaml | Format::Table => {
                let full = pages.full_result(call)?;
                self.value(full)
            }
            Format::Off => {
                while pages.next(call)?.is_some() {}
                Ok(())
            }
            Format::YamlStream => {
                while let Some(page) = pages.next(call)? {
                    let text = yaml::render_page(&self.select(&page.into())?);
                    self.output.write(&text)?;
                }
                Ok(())
            }
            Format::Text => {
                while let Some(page) = pages.next(call)? {
                    let results = pages.results(&page);
                    self.value(results)?;
                }
                match pages.resume_token() {
                    // The token goes through the query, too.
                    Some(token) => self.value(json!({"NextToken": {"NextToken": token}})),
                    None => Ok(()),
                }
            }
        }
    }

    /// Shows the results of all pages in one JSON document, item by item, so that none is kept.
    fn stream(&mut self, list: &str, mut pages: Pages, call: &mut Call<'_>) -> Result<(), CliError> {
        let (mut stream, mut is_list) = (json_format::Stream::default(), None);
        while let Some(page) = pages.next(call)? {
            // What the first page has says what it is.
            match page.get(list).map(|value| (value, value.content())) {
                None | Some((_, Content::Null)) => {}
                Some((_, Content::List(items))) if is_list != Some(false) => {
                    if is_list.is_none() {
                        stream.list(list);
                    }
                    is_list = Some(true);
                    items.for_each(|item| stream.item(item));
                }
                Some((value, _)) if is_list.is_none() => {
                    stream.member(list, value);
                    is_list = Some(false);
                }
                Some(_) => {}
            }
            if stream.text().len() > HELD_BACK {
                self.output.write(stream.text())?;
                stream.text().clear();
            }
        }
        if let Some(token) = pages.resume_token() {
            stream.member("NextToken", Document::of(&token).root());
        }
        self.output.write(&stream.end())
    }

    fn query(&self, value: Value) -> Result<Value, CliError> {
        match self.query {
            Some(query) => query.search(&value).map_err(failed),
            None => Ok(value),
        }
    }

    /// The same, for formats that tell one thing that is there twice from two that are alike.
    fn select<'v>(&self, value: &'v Value) -> Result<Shared<'v>, CliError>
    where
        's: 'v,
    {
        match self.query {
            Some(query) => query.select(value).map_err(failed),
            None => Ok(value.into()),
        }
    }
}

fn failed(error: RuntimeError) -> CliError {
    CliError::General(error.to_string())
}
