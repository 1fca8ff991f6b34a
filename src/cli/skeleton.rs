//! `--generate-cli-skeleton`: forms for an operation's input, and samples of its answer (aws-cli.md §8).

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::errors::CliError;
use super::validate::validate;
use super::yaml_input;
use crate::model::{Kind, Member, Operation, Shape};

/// A sample's moment in JSON, and in YAML where it stands alone.
pub const ISO_MOMENT: &str = "1970-01-01T00:00:00";
/// A sample's moment in every other format.
pub const PLAIN_MOMENT: &str = "1970-01-01 00:00:00";

/// The form for `--cli-input-json`: all members with a value to replace, 4 blanks deep.
pub fn input(operation: &Operation) -> String {
    let form = Sampler { moment: ISO_MOMENT, named: false }.sample(operation.input, &mut Vec::new(), "");
    // No members are an empty map here, though an empty answer prints nothing.
    if is_block(&form) { super::output::json::render(&form) } else { "{}\n".to_owned() }
}

/// A sample of the answer, in which texts are their members' names.
///
/// # Errors
/// A sample that does not fit the model: some names are shorter than the texts must be, and AWS CLI says so.
pub fn output(operation: &Operation, moment: &'static str) -> Result<Value, CliError> {
    let Some(shape) = operation.output else { return Ok(json!({})) };
    let sample = Sampler { moment, named: true }.sample(shape, &mut Vec::new(), "");
    validate(shape, &sample)?;
    Ok(sample)
}

struct Sampler {
    moment: &'static str,
    /// Whether texts are the name of what holds them, instead of empty or the first choice.
    named: bool,
}

impl Sampler {
    fn sample(&self, shape: &'static Shape, open: &mut Vec<&'static str>, name: &str) -> Value {
        open.push(shape.name);
        let value = match &shape.kind {
            Kind::Structure(_) if is_too_deep(shape, open) => json!({}),
            Kind::Structure(members) => {
                let sampled = |member: &Member| (member.name.to_owned(), self.sample(member.shape, open, member.name));
                Value::Object(members.iter().map(sampled).collect())
            }
            Kind::List { item, .. } => json!([self.sample(item, open, item.name)]),
            Kind::Map { value, .. } => json!({ "KeyName": self.sample(value, open, "") }),
            Kind::String { .. } if self.named => Value::from(name),
            Kind::String { choices, .. } => Value::from(*choices.first().unwrap_or(&"")),
            Kind::Integer(_) | Kind::Long(_) => Value::from(0),
            Kind::Float | Kind::Double => Value::from(0.0),
            Kind::Boolean => Value::Bool(true),
            Kind::Timestamp => Value::from(self.moment),
            Kind::Blob => Value::Null,
        };
        open.pop();
        value
    }
}

/// A structure inside itself is shown once more, and then empty.
fn is_too_deep(shape: &Shape, open: &[&str]) -> bool {
    open.iter().filter(|name| **name == shape.name).count() > 1
}

/// The form for `--cli-input-yaml`, with a comment behind every member that there is something to say about.
pub fn yaml_input(operation: &Operation) -> String {
    let form = Sampler { moment: PLAIN_MOMENT, named: false }.sample(operation.input, &mut Vec::new(), "");
    if !is_block(&form) {
        return "{}\n".to_owned();
    }
    let mut text = String::new();
    write_block(&mut text, &form, operation.input, 0);
    text
}

/// Whether a value is written on lines of its own.
fn is_block(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    }
}

/// Writes a list or a map; the text stands where its first line starts.
fn write_block(text: &mut String, value: &Value, shape: &Shape, indent: usize) {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(given)) => {
            for (index, member) in members.iter().enumerate() {
                if index > 0 {
                    text.push_str(&" ".repeat(indent));
                }
                let comment = comment(members, index);
                write_member(text, member.name, &given[member.name], member.shape, indent, &comment);
            }
        }
        (Kind::Map { value: shape, .. }, Value::Object(given)) => {
            for (name, value) in given {
                write_member(text, name, value, shape, indent, "");
            }
        }
        (Kind::List { item: shape, .. }, Value::Array(items)) => {
            for item in items {
                text.push_str("- ");
                if is_block(item) {
                    write_block(text, item, shape, indent + 2);
                } else {
                    text.push_str(&scalar(item, shape));
                    text.push('\n');
                }
            }
        }
        _ => {}
    }
}

fn write_member(text: &mut String, name: &str, value: &Value, shape: &Shape, indent: usize, comment: &str) {
    // Writing into a String cannot fail.
    if !is_block(value) {
        let _ = writeln!(text, "{name}: {}{comment}", scalar(value, shape));
        return;
    }
    // Lists stand below their name without more indentation.
    let inner = if value.is_array() { indent } else { indent + 2 };
    let _ = write!(text, "{name}:{comment}\n{}", " ".repeat(inner));
    write_block(text, value, shape, inner);
}

fn scalar(value: &Value, shape: &Shape) -> String {
    match (&shape.kind, value) {
        (Kind::Blob, _) => "!!binary \"\"".to_owned(),
        (Kind::Float | Kind::Double, _) => "0.0".to_owned(),
        (Kind::Timestamp, Value::String(moment)) => moment.clone(),
        (_, Value::String(word)) if yaml_input::parse(word) == Ok(Value::from(word.as_str())) => word.clone(),
        (_, Value::String(word)) => format!("'{}'", word.replace('\'', "''")),
        (_, other) => other.to_string(),
    }
}

/// The comment of a member with the blanks before it. ruamel.yaml puts one blank more before the first comment of a map;
/// as the first counts one whose neighbour above has none, unless a commented member further up sorts before it.
fn comment(members: &[Member], index: usize) -> String {
    let has_comment = |member: &Member| !remark(member).is_empty();
    let member = &members[index];
    if !has_comment(member) {
        return String::new();
    }
    let above = &members[..index];
    let follows = above.last().is_some_and(has_comment)
        || above.iter().take_while(|other| other.name < member.name).any(has_comment);
    format!("{}# {}", if follows { " " } else { "  " }, remark(member))
}

/// What there is to say about a member: whether it is required, what it is, what it may be.
fn remark(member: &Member) -> String {
    let choices = match member.shape.kind {
        Kind::String { choices: choices @ [_, ..], .. } => format!("Valid values are: {}.", choices.join(", ")),
        _ => String::new(),
    };
    let parts = [if member.required { "[REQUIRED]" } else { "" }, member.help, &choices];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Service;

    #[test]
    fn comments_tell_what_is_required_and_what_goes() {
        let operation = Service::find("ec2").and_then(|ec2| ec2.operation("create-vpc-endpoint")).unwrap();
        let form = yaml_input(operation);
        let line = |start: &str| form.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
        assert!(line("VpcId:").starts_with("VpcId: '' # [REQUIRED]"), "{form}");
        assert!(line("IpAddressType:").ends_with("Valid values are: ipv4, dualstack, ipv6."), "{form}");
        assert!(form.contains("SubnetIds:") && form.contains("\n- ''\n"), "{form}");
        // What the form says is what the other form says.
        assert_eq!(super::super::yaml_input::parse(&form).ok(), serde_json::from_str(&input(operation)).ok());
    }

    #[test]
    fn no_input_is_an_empty_map() {
        let operation = Service::find("sts").and_then(|sts| sts.operation("get-caller-identity")).unwrap();
        assert_eq!((input(operation), yaml_input(operation)), ("{}\n".to_owned(), "{}\n".to_owned()));
        assert!(output(operation, ISO_MOMENT).is_err());
    }
}
