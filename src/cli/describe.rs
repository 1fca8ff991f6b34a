//! What there is to say of an operation's options, once for help and for man pages: names, what they take, choices, and how
//! lists and structures are written.

use super::argparse::Takes;
use super::options::{self, Entry, Fills, PageOption};
use crate::model::{Kind, Member, Operation, Service, Shape};

/// An option as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Without dashes: `vpc-ids`.
    pub name: &'static str,
    /// Its opposite, if it has one: `--no-dry-run`.
    pub opposite: Option<String>,
    /// What it takes: `TEXT`, `NUMBER`, `KEY=VALUE,...`; empty for a flag.
    pub value: &'static str,
    /// Whether it takes any number of these.
    pub is_many: bool,
    /// Whether the operation cannot do without it.
    pub required: bool,
    /// One line in our own words; possibly empty.
    pub about: &'static str,
    /// The texts that it may be, if AWS lists them.
    pub choices: &'static [&'static str],
    /// How one value is written without JSON, if it is a structure.
    pub shorthand: Option<String>,
}

/// An option that every operation has, or that stands before the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Global {
    /// With its dashes.
    pub name: &'static str,
    /// What it takes; empty for a flag.
    pub value: &'static str,
    /// One line in our own words.
    pub about: &'static str,
}

const fn global(name: &'static str, value: &'static str, about: &'static str) -> Global {
    Global { name, value, about }
}

/// The options of every operation, those that people use most in front.
pub const GLOBALS: &[Global] = &[
    global("--profile", "NAME", "Act for this profile; `provider` and `consumer` are built in"),
    global("--region", "NAME", "Act in this Region"),
    global("--output", "FORMAT", "json, text, table, yaml, yaml-stream or off"),
    global("--query", "JMESPATH", "Print only what this expression selects"),
    global("--cli-input-json", "JSON", "Take input from JSON, or from file://…; other options win"),
    global("--cli-input-yaml", "YAML", "The same from YAML"),
    global(
        "--generate-cli-skeleton",
        "KIND",
        "Print a form of the input (input, yaml-input), or a sample of the answer (output), and do nothing",
    ),
    global("--no-paginate", "", "Ask for one page only"),
    global("--endpoint-url", "URL", "Send the call there instead of answering it from the state file"),
    global("--cli-error-format", "FORMAT", "How errors are told: enhanced, json, yaml, text, table or legacy"),
    global("--color", "WHEN", "Colour tables: on, off or auto"),
    global("--no-cli-pager", "", "Show no output through a pager"),
    global("--cli-binary-format", "FORMAT", "How binary input is written: base64 or raw-in-base64-out"),
    global("--ca-bundle", "FILE", "Certificates that a server is checked with"),
    global("--no-verify-ssl", "", "Do not check a server's certificate"),
    global("--no-sign-request", "", "Do not sign requests"),
    global("--cli-connect-timeout", "SECONDS", "How long a connection may take; 0 for ever"),
    global("--cli-read-timeout", "SECONDS", "How long a server may be silent; 0 for ever"),
    global("--cli-auto-prompt", "", "Accepted without effect"),
    global("--no-cli-auto-prompt", "", "Accepted without effect"),
    global("--debug", "", "Log what is done to standard error"),
    global("--version", "", "Print the version"),
];

/// What a global option is, in a line.
pub fn about_global(name: &str) -> &'static str {
    GLOBALS.iter().find(|global| global.name == name).map_or("", |global| global.about)
}

/// The options of an operation, or of a waiter that polls it; those that every operation has are [`GLOBALS`].
pub fn of_operation(service: &Service, operation: &'static Operation, is_waiter: bool) -> Vec<Described> {
    options::table(service, operation, is_waiter).iter().filter_map(described).collect()
}

fn described(entry: &Entry) -> Option<Described> {
    let mut option = Described {
        name: "",
        opposite: None,
        value: "TEXT",
        is_many: entry.takes == Takes::Many,
        required: entry.required,
        about: about(entry),
        choices: &[],
        shorthand: None,
    };
    match entry.fills {
        Fills::Flag(_, false) | Fills::SwitchOff(_) | Fills::InputJson | Fills::InputYaml | Fills::Skeleton => {
            return None;
        }
        Fills::Flag(member, true) => {
            option.name = member.option;
            option.opposite = Some(format!("--no-{}", member.option));
            option.value = "";
            option.required = member.required;
        }
        Fills::Switch(member) => {
            option.name = member.option;
            option.opposite = Some(format!("--no-{}", member.option));
            option.value = "";
        }
        Fills::Member(member) => {
            let shape = item(member.shape);
            option.name = member.option;
            option.value = value(shape);
            option.choices = choices(shape);
            option.shorthand = (!shape.is_scalar()).then(|| shorthand(shape, 0));
        }
        Fills::Added(added) => {
            option.name = added.name();
            option.choices = added.choices();
        }
        Fills::Page(page, _) => {
            option.name = page.option().trim_start_matches('-');
            if page != PageOption::StartingToken {
                option.value = "NUMBER";
            }
        }
    }
    Some(option)
}

/// What an option is, in a line of our own; possibly empty.
pub fn about(entry: &Entry) -> &'static str {
    match entry.fills {
        Fills::Member(member) | Fills::Flag(member, true) | Fills::Switch(member) => member.help,
        Fills::Flag(_, false) | Fills::SwitchOff(_) => "The opposite.",
        Fills::Page(PageOption::StartingToken, _) => "Where to go on, from the answer before.",
        Fills::Page(PageOption::PageSize, _) => "The most items of one call; all pages are fetched all the same.",
        Fills::Page(PageOption::MaxItems, _) => "The most items in all.",
        Fills::Added(option) => option.help(),
        Fills::InputJson | Fills::InputYaml | Fills::Skeleton => about_global(&entry.name),
    }
}

/// A list's items, or the shape itself.
pub fn item(shape: &'static Shape) -> &'static Shape {
    match shape.kind {
        Kind::List { item, .. } => item,
        _ => shape,
    }
}

/// The texts that a shape may be, if AWS lists them.
pub fn choices(shape: &Shape) -> &'static [&'static str] {
    match shape.kind {
        Kind::String { choices, .. } => choices,
        Kind::Boolean => &["true", "false"],
        _ => &[],
    }
}

fn value(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::Structure(_) | Kind::Map { .. } => "KEY=VALUE,...",
        Kind::List { .. } => "JSON",
        Kind::Integer(_) | Kind::Long(_) | Kind::Float | Kind::Double => "NUMBER",
        Kind::Boolean => "BOOLEAN",
        Kind::Timestamp => "TIME",
        Kind::Blob => "BASE64",
        Kind::String { .. } => "TEXT",
    }
}

/// How a value is written in AWS CLI's shorthand. What lies deeper than a reader looks is left out.
fn shorthand(shape: &Shape, depth: usize) -> String {
    let members = |members: &[Member]| {
        let parts = members.iter().map(|member| format!("{}={}", member.name, shorthand(member.shape, depth + 1)));
        parts.collect::<Vec<_>>().join(",")
    };
    match &shape.kind {
        Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. } if depth > 2 => "...".to_owned(),
        Kind::Structure(list) if depth == 0 => members(list),
        Kind::Structure(list) => format!("{{{}}}", members(list)),
        Kind::List { item, .. } if item.is_scalar() => format!("{0},{0}", value(item)),
        Kind::List { item, .. } => format!("[{}]", shorthand(item, depth + 1)),
        Kind::Map { .. } => "{KEY=VALUE,...}".to_owned(),
        _ => value(shape).to_owned(),
    }
}

impl Described {
    /// All that is said of it behind its name, in one text.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        if self.required {
            parts.push("Required.".to_owned());
        }
        if !self.about.is_empty() {
            let end = if self.about.ends_with(['.', '…']) { "" } else { "." };
            parts.push(format!("{}{end}", self.about));
        }
        if !self.choices.is_empty() {
            parts.push(format!("One of: {}.", self.choices.join(", ")));
        }
        if let Some(shorthand) = &self.shorthand {
            parts.push(format!("Written {shorthand} or as JSON."));
        }
        if let Some(opposite) = &self.opposite {
            parts.push(format!("Or {opposite}."));
        }
        parts.join(" ")
    }

    /// What it takes, as synopses show it.
    pub fn takes(&self) -> String {
        match (self.value, self.is_many) {
            (value, true) => format!("{value} [{value} ...]"),
            (value, false) => value.to_owned(),
        }
    }
}

/// A command as it is shown in a text: each option on a line of its own if it is long.
pub fn on_lines(command: &str) -> String {
    if command.chars().count() <= 76 { command.to_owned() } else { command.replace(" --", " \\\n    --") }
}
