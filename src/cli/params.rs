//! The parameters that an operation's options give, in the order of its table (aws-cli.md §1.5).
//!
//! What does not belong here: which options there are (`options`), whole inputs and what is done with it all (`command`).

use serde_json::{Map, Value, json};

use super::argparse::{Check, Given, Line};
use super::errors::CliError;
use super::input::{self, Raw};
use super::options::{Entry, Fills, PageOption};
use crate::base::environment::Environment;
use crate::base::python;
use crate::model::Member;

/// The map of paging settings among the parameters.
pub const PAGINATION_CONFIG: &str = "PaginationConfig";
/// What AWS CLI says to `--max-items` of zero or less.
pub const NOT_POSITIVE: &str = "warning: Non-positive values for --max-items may result in undefined behavior.\n";

/// What was given with the options of a table.
#[derive(Clone, Copy)]
pub struct GivenOptions<'a> {
    /// The operation's options.
    pub table: &'a [Entry],
    /// The line as it was read by that table.
    pub line: &'a Line,
}

impl<'a> GivenOptions<'a> {
    /// The last that was given with an option.
    pub fn words(self, option: &str) -> Option<&'a Given> {
        let index = self.table.iter().position(|entry| entry.name == option)?;
        self.line.last(index)
    }

    /// Whether a word that is not empty was given with an option.
    pub fn is_not_empty(self, option: &str) -> bool {
        matches!(self.words(option), Some(Given::Word(word)) if !word.is_empty())
    }

    /// Whether Python takes the option's value for true: a number that is not zero, a text that is not empty.
    pub fn is_set(self, entry: &Entry) -> bool {
        match (self.words(&entry.name), entry.check) {
            (Some(Given::Word(word)), Check::Integer) => python::int(word) != Some(0),
            (Some(Given::Word(word)), _) => !word.is_empty(),
            _ => false,
        }
    }
}

/// What the options of a line give.
#[derive(Debug, Default)]
pub struct Collected {
    /// The input members, and the paging settings as a map of their own.
    pub params: Map<String, Value>,
    /// `--cli-input-json`
    pub input_json: Option<Raw>,
    /// `--cli-input-yaml`
    pub input_yaml: Option<Raw>,
    /// What to say on stderr, each with its line end.
    pub warnings: Vec<&'static str>,
}

/// Converts what was given, in the table's order. `paginate` tells whether pages are walked, as far as the options go.
///
/// # Errors
/// The first option of the table, not of the line, whose words cannot be converted.
pub fn collect(options: GivenOptions<'_>, paginate: bool, environment: &Environment) -> Result<Collected, CliError> {
    let mut builder = Builder { environment, paginate, collected: Collected::default() };
    for index in 0..options.table.len() {
        builder.add(options, index)?;
    }
    Ok(builder.collected)
}

struct Builder<'a> {
    environment: &'a Environment,
    paginate: bool,
    collected: Collected,
}

impl Builder<'_> {
    fn add(&mut self, options: GivenOptions<'_>, index: usize) -> Result<(), CliError> {
        let entry = &options.table[index];
        let given = options.line.last(index);
        match (entry.fills, given) {
            (Fills::Flag(member, true), _) => self.add_flag(options, member),
            (Fills::SwitchOff(member), Some(_)) => self.put(member, json!({ "Value": false })),
            (Fills::Switch(member), Some(Given::Bare)) => self.put(member, json!({ "Value": true })),
            (Fills::Member(member) | Fills::Switch(member), Some(given)) => self.add_member(entry, member, given)?,
            (Fills::Page(_, Some(member)), Some(given)) if !self.paginate => self.add_member(entry, member, given)?,
            (Fills::Page(page, _), Some(given)) => self.add_page(entry, page, given)?,
            (Fills::Added(option), Some(given)) => {
                let text = input::text(&input::load(&entry.name, given, self.environment)?);
                option.apply(&text, &mut self.collected.params)?;
            }
            // They are only read here, so that a file's error has its place among the others.
            (Fills::InputJson, Some(given)) => {
                self.collected.input_json = Some(input::load(&entry.name, given, self.environment)?);
            }
            (Fills::InputYaml, Some(given)) => {
                self.collected.input_yaml = Some(input::load(&entry.name, given, self.environment)?);
            }
            (Fills::Flag(_, false) | Fills::Skeleton, _) | (_, None) => {}
        }
        Ok(())
    }

    fn put(&mut self, member: &Member, value: Value) {
        self.collected.params.insert(member.name.to_owned(), value);
    }

    /// A boolean stands where its positive option does; the last of both options wins.
    fn add_flag(&mut self, options: GivenOptions<'_>, member: &'static Member) {
        let says = |(index, _): &(usize, Given)| match options.table[*index].fills {
            Fills::Flag(other, flag) if other.name == member.name => Some(flag),
            _ => None,
        };
        if let Some(flag) = options.line.given.iter().rev().find_map(says) {
            self.put(member, Value::Bool(flag));
        }
    }

    fn add_member(&mut self, entry: &Entry, member: &'static Member, given: &Given) -> Result<(), CliError> {
        let raw = input::load(&entry.name, given, self.environment)?;
        let value = input::convert(&entry.name, &raw, member.shape, self.environment)?;
        self.put(member, value);
        Ok(())
    }

    fn add_page(&mut self, entry: &Entry, page: PageOption, given: &Given) -> Result<(), CliError> {
        let text = Value::from(input::text(&input::load(&entry.name, given, self.environment)?));
        let number = || input::integer(&text).map_err(CliError::General);
        if page == PageOption::MaxItems && number()?.as_i64() <= Some(0) {
            self.collected.warnings.push(NOT_POSITIVE);
        }
        let value = if entry.check == Check::Integer { number()? } else { text };
        let config = self.collected.params.entry(PAGINATION_CONFIG).or_insert_with(|| json!({}));
        if let Value::Object(config) = config {
            config.insert(page.setting().to_owned(), value);
        }
        Ok(())
    }
}
