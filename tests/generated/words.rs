//! All of AWS CLI's command words, rendered as `names.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::description::Description;
use crate::naming;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    cli_version: String,
    services: Vec<String>,
    operations: BTreeMap<String, Vec<String>>,
    waiters: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// Our command names against the real ones.
    pub fn check(&self, service: &str, description: &Description) {
        for name in description.operations.names() {
            assert!(self.operations[service].contains(&naming::command(name)), "{service} {name}: AWS has none such");
        }
        for name in description.waiters.names() {
            assert!(self.waiters[service].contains(&naming::command(name)), "{service} wait {name}: AWS has none such");
        }
    }
}

pub fn render(words: &Words) -> String {
    let version = &words.cli_version;
    let mut out = format!(
        "//! All words of AWS CLI {version}, for near matches and for telling what we lack from what does not exist.\n\
         // @generated from src/model/extract/aws-names.json by `UPDATE=1 cargo test --test generated`\n\n\
         /// The words that AWS CLI takes as a service, its own commands such as `configure` among them, sorted.\n\
         pub static SERVICES: &[&str] = {};\n",
        list(&words.services)
    );
    function(
        &mut out,
        "operations",
        "The words that AWS CLI takes as an operation of this service, `wait` among them, sorted.",
        &words.operations,
    );
    function(&mut out, "waiters", "The words that AWS CLI takes behind this service's `wait`, sorted.", &words.waiters);
    out
}

fn function(out: &mut String, name: &str, doc: &str, words: &BTreeMap<String, Vec<String>>) {
    let signature = format!("pub fn {name}(service: &str) -> Option<&'static [&'static str]>");
    let _ = write!(out, "\n/// {doc}\n{signature} {{\n    match service {{\n");
    let known = words.iter().filter(|(_, words)| !words.is_empty());
    for (service, _) in known.clone() {
        let _ = writeln!(out, "        {service:?} => Some({}),", constant(service, name));
    }
    out.push_str("        _ => None,\n    }\n}\n");
    for (service, words) in known {
        let _ = writeln!(out, "\nstatic {}: &[&str] = {};", constant(service, name), list(words));
    }
}

fn constant(service: &str, name: &str) -> String {
    format!("{service}_{name}").to_ascii_uppercase()
}

/// A sorted list literal in lines of at most 120 columns.
fn list(words: &[String]) -> String {
    let mut words: Vec<&String> = words.iter().collect();
    words.sort();
    let mut out = "&[\n   ".to_owned();
    let mut width = 3;
    for word in words {
        let item = format!(" {word:?},");
        if width + item.len() > 120 {
            out.push_str("\n   ");
            width = 3;
        }
        width += item.len();
        out.push_str(&item);
    }
    out.push_str("\n]");
    out
}
