//! How answers become output: when the query is run, and which pages a format is given (aws-cli.md §12, §13).
//!
//! What does not belong here: what a format looks like (`output`), and where the text goes (`io`).

use serde_json::{Value, json};

use super::errors::CliError;
use super::io::Output;
use super::output::table::{self, Colour};
use super::output::{Format, json as json_format, text, yaml};
use super::paginate::{Call, Pages};
use crate::query::Expression;

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

impl Show<'_, '_, '_> {
    /// Shows one answer as it is.
    ///
    /// # Errors
    /// A query or a format that cannot be used on it, and output that takes no more.
    pub fn answer(&mut self, answer: Value) -> Result<(), CliError> {
        if self.format == Format::Off {
            return Ok(());
        }
        let value = self.query(answer)?;
        let text = match self.format {
            Format::Json => json_format::render(&value),
            Format::Yaml => yaml::render(&value),
            Format::YamlStream if value == json!({}) => String::new(),
            Format::YamlStream => yaml::render_page(&value),
            Format::Text => text::render(&value)?,
            Format::Table => table::render(&value, self.title, self.columns, self.colour)?,
            Format::Off => String::new(),
        };
        self.output.write(&text)
    }

    /// Shows all pages: each as it comes where the format allows, else their results in one.
    ///
    /// # Errors
    /// As for one answer, and what keeps a page from coming.
    pub fn pages(&mut self, mut pages: Pages, call: &mut Call<'_>) -> Result<(), CliError> {
        match self.format {
            Format::Json | Format::Yaml | Format::Table => {
                let full = pages.full_result(call)?;
                self.answer(full)
            }
            Format::Off => {
                while pages.next(call)?.is_some() {}
                Ok(())
            }
            Format::YamlStream => {
                while let Some(page) = pages.next(call)? {
                    let value = self.query(page)?;
                    self.output.write(&yaml::render_page(&value))?;
                }
                Ok(())
            }
            Format::Text => {
                while let Some(mut page) = pages.next(call)? {
                    let results = pages.results(&mut page);
                    self.answer(results)?;
                }
                match pages.resume_token() {
                    // The token goes through the query, too.
                    Some(token) => self.answer(json!({"NextToken": {"NextToken": token}})),
                    None => Ok(()),
                }
            }
        }
    }

    fn query(&self, value: Value) -> Result<Value, CliError> {
        match self.query {
            Some(query) => query.search(&value).map_err(|error| CliError::General(error.to_string())),
            None => Ok(value),
        }
    }
}
