//! Man pages: one of vpce, one of each operation and one of each own command, out of the tables and the tree of `help`.
//!
//! clap_mangen was tried: it has no place for what a structure's value looks like, breaks a list of choices into paragraphs
//! that mandoc warns of, and writes titles and lines as mandoc's lint does not want them. The few macros are written here.

use std::fmt::Write as _;

use clap::{Arg, Command};

use super::describe::{self, Described, GLOBALS};
use super::own;
use crate::model::{Operation, SERVICES, Service};

/// When what the pages say was last looked through as a whole: their date.
const DATE: &str = "2026-11-22";

/// The most bytes of a line of text.
const WIDTH: usize = 78;
/// Where a word may be broken.
const BREAK: &str = "\\:";

/// One page of section 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `vpce-ec2-create-vpc`
    pub name: String,
    /// Its text, in man(7)'s macros.
    pub text: String,
}

impl Page {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.1", self.name)
    }
}

/// All pages, vpce's own first.
pub fn pages() -> Vec<Page> {
    let own = own::command();
    let shown = || own.get_subcommands().filter(|command| !command.is_hide_set());
    let mut pages = vec![overview(&own)];
    pages.extend(shown().map(of_command));
    for service in SERVICES {
        pages.extend(service.operations.iter().map(|operation| of_operation(service, operation)));
    }
    pages
}

/// Codes, and when a command ends with them.
const EXIT_CODES: &[(&str, &str)] = &[
    ("0", "The command succeeded. What was refused of a batch is in its answer."),
    ("1", "configure get found nothing."),
    ("252", "The words of the line are wrong, or a parameter cannot be valid: nothing was called."),
    ("253", "There is no Region or there are no credentials, or a setting cannot work."),
    ("254", "The service refused the call."),
    ("255", "Everything else: a missing profile, a state file that cannot be read, a wait in vain."),
];

const FILES: &[(&str, &str)] = &[
    ("vpce/state.db", "In the user's data directory: the state, an SQLite file. --state and VPCE_STATE name another."),
    (
        "vpce/config.toml",
        "In the user's configuration directory: profiles, keys, delays, quotas. VPCE_CONFIG names another.",
    ),
    ("~/.aws/config, ~/.aws/credentials", "AWS's profiles, by AWS's rules."),
];

const VARIABLES: &[(&str, &str)] = &[
    ("VPCE_STATE", "The state file."),
    ("VPCE_CONFIG", "Our configuration file."),
    ("VPCE_SEED", "A text that all ids, names, addresses and tokens follow from."),
    ("VPCE_CLOCK", "The time: 2026-01-01T00:00:00Z, or with +1s behind it a second more with each writing command."),
    ("AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION", "Who calls, and where, unless an option says so."),
    ("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", "Keys; an id of 12 digits is an account."),
    ("AWS_DEFAULT_OUTPUT, AWS_PAGER, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE", "As AWS CLI has them."),
    ("AWS_ENDPOINT_URL", "A server that calls are sent to instead of being answered from the state file."),
];

fn overview(own: &Command) -> Page {
    let mut roff = Roff::new("vpce", "vpce", "AWS PrivateLink on one machine");
    roff.section("SYNOPSIS");
    roff.synopsis("vpce", &[("--state", "FILE")], "SERVICE OPERATION [OPTION ...]");
    roff.macro_line("br", "");
    roff.synopsis("vpce", &[("--state", "FILE")], "COMMAND [OPTION ...]");
    roff.section("DESCRIPTION");
    roff.text(
        "A drop-in for the VPC endpoint commands of AWS CLI: services and endpoints of any number of accounts live in one \
         state file. Options, output, error texts and exit codes are those of AWS CLI. Two profiles are built in, provider \
         and consumer; vpce tour plays a whole story between them.",
    );
    roff.section("COMMANDS");
    for command in own.get_subcommands().filter(|command| !command.is_hide_set()) {
        roff.item(command.get_name(), "", &format!("{}.", about(command)));
    }
    roff.item("help", "[WORD ...]", "What there is; behind a service or an operation, about that one.");
    roff.item("configure", "list|get|set|list-profiles", "AWS's settings.");
    for service in SERVICES {
        let wait = if service.waiters.is_empty() { "" } else { ", and wait" };
        let text = format!("{} operations of {}{wait}.", service.operations.len(), service.service_id);
        roff.item(service.command, "OPERATION", &text);
    }
    roff.section("OPTIONS");
    roff.item("--state", "FILE", "The state file. It stands before everything else.");
    for global in GLOBALS {
        roff.item(global.name, global.value, &format!("{}.", global.about));
    }
    roff.section("EXIT STATUS");
    roff.items(EXIT_CODES);
    roff.section("ENVIRONMENT");
    roff.items(VARIABLES);
    roff.section("FILES");
    roff.items(FILES);
    roff.section("EXAMPLES");
    roff.example("vpce tour\nvpce --profile provider ec2 create-vpc --cidr-block 10.1.0.0/16");
    roff.section("SEE ALSO");
    let operations = SERVICES.iter().flat_map(|service| service.operations.iter().map(|it| page_name(service, it)));
    let commands = own.get_subcommands().filter(|command| !command.is_hide_set());
    let names = commands.map(|command| format!("vpce-{}", command.get_name())).chain(operations);
    roff.references(names);
    roff.page("vpce")
}

/// A command of ours.
fn of_command(command: &Command) -> Page {
    let name = format!("vpce-{}", command.get_name());
    let path = format!("vpce {}", command.get_name());
    let mut roff = Roff::new(&name, &name, &about(command));
    roff.section("SYNOPSIS");
    roff.synopsis(&path, &[], &usage(command));
    roff.section("DESCRIPTION");
    roff.text(&format!("{}.", about(command)));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        roff.macro_line("SS", below.get_name());
        roff.synopsis(&format!("{path} {}", below.get_name()), &[], &usage(below));
        roff.macro_line("PP", "");
        roff.text(&format!("{}.", about(below)));
        below.get_arguments().for_each(|arg| roff.argument(arg));
    }
    if command.get_arguments().next().is_some() {
        roff.section("OPTIONS");
        command.get_arguments().for_each(|arg| roff.argument(arg));
    }
    roff.section("SEE ALSO");
    roff.references(std::iter::once("vpce".to_owned()));
    roff.page(&name)
}

fn of_operation(service: &Service, operation: &'static Operation) -> Page {
    let name = page_name(service, operation);
    let path = format!("vpce {} {}", service.command, operation.command);
    let options = describe::of_operation(service, operation, false);
    let title = format!("vpce-{}", service.command);
    let mut roff = Roff::new(&title, &name, operation.help.trim_end_matches('.'));
    roff.section("SYNOPSIS");
    let required: Vec<(String, String)> =
        options.iter().filter(|option| option.required).map(|option| (dashed(option), option.takes())).collect();
    roff.operation_synopsis(&path, &required);
    roff.section("DESCRIPTION");
    roff.text(operation.help);
    roff.text(&format!("This is {} of {}.", operation.name, service.service_id));
    if !options.is_empty() {
        roff.section("OPTIONS");
        for option in &options {
            let text = option.text();
            roff.item(&dashed(option), &option.takes(), if text.is_empty() { "Not used here." } else { &text });
        }
        // Otherwise what follows would belong to the last option.
        roff.line(".PP");
    }
    roff.text("The options of every operation are in vpce(1), with exit codes, files and environment.");
    if !operation.example.is_empty() {
        roff.section("EXAMPLES");
        roff.example(operation.example);
    }
    roff.section("SEE ALSO");
    roff.references(std::iter::once("vpce".to_owned()));
    roff.page(&name)
}

fn page_name(service: &Service, operation: &Operation) -> String {
    format!("vpce-{}-{}", service.command, operation.command)
}

fn dashed(option: &Described) -> String {
    format!("--{}", option.name)
}

fn about(command: &Command) -> String {
    command.get_about().map(|text| text.to_string().trim_end_matches('.').to_owned()).unwrap_or_default()
}

/// What stands behind a command of ours.
fn usage(command: &Command) -> String {
    let mut parts = Vec::new();
    if command.get_opts().next().is_some() || command.get_arguments().any(|arg| !arg.is_positional()) {
        parts.push("[OPTION ...]".to_owned());
    }
    if command.get_subcommands().next().is_some() {
        parts.push("COMMAND".to_owned());
    }
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(<[_]>::first).map_or("WORD", |name| name.as_str());
        parts.push(if arg.is_required_set() { name.to_owned() } else { format!("[{name}]") });
    }
    parts.join(" ")
}

/// A page as it is written.
struct Roff {
    text: String,
}

impl Roff {
    /// `title` stands twice at the top of a page, so that it must be short.
    fn new(title: &str, name: &str, about: &str) -> Self {
        let mut roff = Self { text: String::new() };
        let version = env!("CARGO_PKG_VERSION");
        let title = escaped(&title.to_uppercase());
        roff.line(&format!(".TH {title} 1 {DATE} \"vpce {version}\" \"vpce\""));
        // Names of members are not broken, nor lines stretched.
        roff.line(".nh");
        roff.line(".ad l");
        roff.section("NAME");
        roff.folded(&format!("{} \\- {}", escaped(name), escaped(about)));
        roff
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn macro_line(&mut self, name: &str, argument: &str) {
        let space = if argument.is_empty() { "" } else { " " };
        self.line(&format!(".{name}{space}{}", escaped(argument)));
    }

    fn section(&mut self, name: &str) {
        // Paragraph macros right before a section mean nothing.
        self.line(&format!(".SH {name}"));
    }

    /// A paragraph's text; each sentence begins a line, as roff wants it, and no line is long.
    fn text(&mut self, text: &str) {
        for sentence in text.replace(". ", ".\n").lines() {
            self.folded(&escaped(sentence));
        }
    }

    /// One text of the page on as many lines as it needs.
    fn folded(&mut self, text: &str) {
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
                self.text_line(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            // A list in shorthand has no spaces to break it at, neither here nor on a screen.
            let parts: Vec<&str> = word.split_inclusive(',').collect();
            for (index, part) in parts.iter().enumerate() {
                if line.len() + part.len() + BREAK.len() > WIDTH {
                    self.text_line(&format!("{line}\\c"));
                    line.clear();
                }
                line.push_str(part);
                if index + 1 < parts.len() {
                    line.push_str(BREAK);
                }
            }
        }
        self.text_line(&line);
    }

    fn text_line(&mut self, line: &str) {
        // A dot or a quote at a line's start would be a macro.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        self.line(&format!("{guard}{line}"));
    }

    /// One item of a list: a bold word, what it takes, and what it is.
    fn item(&mut self, name: &str, takes: &str, text: &str) {
        self.line(".TP");
        let takes = if takes.is_empty() { String::new() } else { format!(" \\fI{}\\fR", escaped(takes)) };
        self.line(&format!("\\fB{}\\fR{takes}", escaped(name)));
        self.text(text);
    }

    fn items(&mut self, items: &[(&str, &str)]) {
        for (name, text) in items {
            self.item(name, "", text);
        }
    }

    fn argument(&mut self, arg: &Arg) {
        let value = arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
        let choices: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
        if !text.ends_with('.') {
            text.push('.');
        }
        if !choices.is_empty() && arg.get_action().takes_values() {
            let _ = write!(text, " One of: {}.", choices.join(", "));
        }
        match arg.get_long() {
            Some(long) => {
                let takes = if arg.get_action().takes_values() { value } else { "" };
                self.item(&format!("--{long}"), takes, &text);
            }
            None => self.item(value, "", &text),
        }
    }

    fn synopsis(&mut self, command: &str, options: &[(&str, &str)], rest: &str) {
        self.line(&format!("\\fB{}\\fR", escaped(command)));
        for (name, value) in options {
            self.line(&format!("[\\fB{}\\fR \\fI{}\\fR]", escaped(name), escaped(value)));
        }
        if !rest.is_empty() {
            self.line(&escaped(rest));
        }
    }

    fn operation_synopsis(&mut self, command: &str, required: &[(String, String)]) {
        self.line(&format!("\\fB{}\\fR", escaped(command)));
        for (name, value) in required {
            self.line(&format!("\\fB{}\\fR \\fI{}\\fR", escaped(name), escaped(value)));
        }
        self.line(&escaped("[OPTION ...]"));
    }

    fn example(&mut self, command: &str) {
        self.line(".nf");
        for line in describe::on_lines(command).lines() {
            self.line(&escaped(line));
        }
        self.line(".fi");
    }

    fn references(&mut self, names: impl Iterator<Item = String>) {
        let names: Vec<String> = names.collect();
        for (index, name) in names.iter().enumerate() {
            let comma = if index + 1 < names.len() { " ," } else { "" };
            self.line(&format!(".BR {} (1){comma}", escaped(name)));
        }
    }

    fn page(self, name: &str) -> Page {
        Page { name: name.to_owned(), text: self.text }
    }
}

/// Text that roff shows as it is: dashes are those that are typed, and what is not ASCII has a name.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '`' => escaped.push_str("\\(ga"),
            '^' => escaped.push_str("\\(ha"),
            '~' => escaped.push_str("\\(ti"),
            '…' => escaped.push_str("..."),
            c => escaped.push(c),
        }
    }
    escaped
}
