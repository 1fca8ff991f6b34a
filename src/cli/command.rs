//! The second stage of the command line: from the words behind the command word to a call (aws-cli.md §1.4-§1.5).
//!
//! What does not belong here: how words are consumed (`argparse`), what a value looks like (`input`, `shorthand`).

use serde_json::{Map, Value};

use super::alias::Aliases;
use super::argparse::{self, Given, OptionRow, Positional};
use super::errors::CliError;
use super::globals::Globals;
use super::input::{self, Raw};
use super::options::{self, Entry, Fills, PageOption};
use super::params::{self, Collected, GivenOptions, PAGINATION_CONFIG};
use super::skeleton;
use crate::base::environment::Environment;
use crate::base::python;
use crate::model::shape::{Protocol, Waiter};
use crate::model::{Kind, Operation, SERVICES, Service, names};

/// What the words behind a service name ask for.
#[derive(Debug)]
pub enum Command {
    /// Call an operation, or poll it.
    Call(Call),
    /// `help` behind a service or an operation.
    Help(Topic),
    /// Print a form for `--cli-input-json` or `--cli-input-yaml`: this text, as it is, and nothing else.
    InputSkeleton(String),
    /// Check the parameters and show what an answer looks like. Nothing is called and nothing is paged, but a region is
    /// needed. The answer is `skeleton::output(call.operation)`.
    OutputSkeleton(Call),
    /// AWS has this operation and the tables lack it: its API name, `RunInstances`.
    Lacking(String),
    /// Read on with the words of an alias, from where it stands.
    Alias(Shortened),
}

/// An alias on a line.
#[derive(Debug)]
pub struct Shortened {
    /// The words between the service and the alias: none, `wait`, an operation, or `wait` and a waiter.
    pub behind: Vec<String>,
    /// The command of the same name, if there is one: the alias's words go to it without the first.
    pub stands_for: Vec<String>,
    /// The alias's name.
    pub name: String,
    /// The line's words behind it, and those before it that nothing took.
    pub words: Vec<String>,
}

/// What help is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Topic {
    /// A service.
    Service,
    /// One of its operations.
    Operation(&'static Operation),
    /// Its `wait` command.
    Wait,
    /// One of its waiters.
    Waiter(&'static Waiter),
}

/// A call as the command line asks for it. The parameters are not validated yet: that comes after the region is known.
#[derive(Debug)]
pub struct Call {
    /// The service.
    pub service: &'static Service,
    /// The operation that is called, or polled by the waiter.
    pub operation: &'static Operation,
    /// The waiter of a `wait` command.
    pub waiter: Option<&'static Waiter>,
    /// The input members: those of the command line in the model's order, then those of `--cli-input-*`.
    pub params: Map<String, Value>,
    /// How to page.
    pub paging: Paging,
    /// What to say on stderr before anything else, each with its line end.
    pub warnings: Vec<&'static str>,
}

/// How the answer's pages are walked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paging {
    /// Whether all pages are fetched; if not, one call is made and its answer is shown as it is, and the rest of this is
    /// empty.
    pub automatic: bool,
    /// `--starting-token`
    pub starting_token: Option<String>,
    /// `--page-size`, as the operation's limit member takes it.
    pub page_size: Option<Value>,
    /// `--max-items`; zero and less are Python's slices.
    pub max_items: Option<i64>,
}

/// The service of this command word.
///
/// # Errors
/// A service of AWS that the tables lack; the first stage lets no other word through.
pub fn service(word: &str) -> Result<&'static Service, CliError> {
    Service::find(word).ok_or_else(|| {
        let known: Vec<&str> = SERVICES.iter().map(|service| service.command).collect();
        CliError::General(format!("'{word}' is not available here; these services are: {}", known.join(", ")))
    })
}

/// Where a line is read further.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The global options.
    pub globals: &'a Globals,
    /// For files that values name.
    pub environment: &'a Environment,
    /// What may stand for a word behind a service, an operation or `wait`.
    pub aliases: &'a Aliases,
}

/// Reads the words behind a service name, or behind further words of a command when `path` has them, as `wait`: these are
/// no aliases.
///
/// # Errors
/// In AWS CLI's order: the operation word, each option's words, what is missing, what is left over, what excludes each
/// other, values in the table's order, whole inputs.
pub fn parse(
    service: &'static Service,
    path: &[String],
    words: &[String],
    scope: Scope<'_>,
) -> Result<Command, CliError> {
    match path {
        [] => operation_word(service, words, scope),
        [name] if name == "wait" => wait(service, words, scope),
        [name] => match service.operation(name) {
            Some(operation) => Target { service, operation, waiter: None }.parse(words, scope),
            None if name == "help" => Ok(Command::Help(Topic::Service)),
            None => Ok(Command::Lacking(action_name(service, name))),
        },
        [_, name, ..] => waiter(service, name, words, scope),
    }
}

fn operation_word(service: &'static Service, words: &[String], scope: Scope<'_>) -> Result<Command, CliError> {
    let aliases = scope.aliases.names_behind(&[service.command]);
    let operations = names::operations(service.command).unwrap_or_default();
    let choices = [operations, &["help"], &aliases].concat();
    let line = argparse::read(words, &[], Some(Positional { name: "operation", choices: &choices, required: true }))?;
    let name = line.positional.unwrap_or_default();
    if aliases.contains(&name.as_str()) {
        // One that is called like an operation means that operation by its first word, whatever this is.
        let stands_for = if operations.contains(&name.as_str()) { vec![name.clone()] } else { Vec::new() };
        return Ok(Command::Alias(Shortened { behind: Vec::new(), stands_for, name, words: line.leftovers }));
    }
    parse(service, &[name], &line.leftovers, scope)
}

/// `wait`: the first word that is no option names the waiter; the rest is read by the options of what it polls
/// (aws-cli-2.md §18).
fn wait(service: &'static Service, words: &[String], scope: Scope<'_>) -> Result<Command, CliError> {
    if words == ["help"] {
        return Ok(Command::Help(Topic::Wait));
    }
    let aliases = scope.aliases.names_behind(&[service.command, "wait"]);
    let waiters = names::waiters(service.command).unwrap_or_default();
    let choices = [waiters, &aliases].concat();
    let line = argparse::read(words, &[], Some(Positional { name: "subcommand", choices: &choices, required: false }))?;
    let Some(name) = line.positional else {
        let message = if line.leftovers.is_empty() {
            let usage = format!("usage: aws [options] {} wait <subcommand> [parameters]", service.command);
            format!("{usage}\naws: [ERROR]: too few arguments")
        } else {
            format!("Unknown options: {}", line.leftovers.join(","))
        };
        return Err(CliError::ParamValidation(message));
    };
    let words = without(words, &name);
    let path = vec!["wait".to_owned()];
    // The waiters come after the aliases, and replace those of the same name.
    if aliases.contains(&name.as_str()) && !waiters.contains(&name.as_str()) {
        return Ok(Command::Alias(Shortened { behind: path, stands_for: Vec::new(), name, words }));
    }
    parse(service, &[path, vec![name]].concat(), &words, scope)
}

fn waiter(service: &'static Service, name: &str, words: &[String], scope: Scope<'_>) -> Result<Command, CliError> {
    let waiter = service.waiters.iter().find(|waiter| waiter.command == name);
    let polled = waiter.and_then(|waiter| service.operation_by_name(waiter.operation));
    match (waiter, polled) {
        (Some(waiter), Some(operation)) => Target { service, operation, waiter: Some(waiter) }.parse(words, scope),
        // What a service answers to an action that it lacks, as a waiter reports it.
        _ => Err(CliError::General(format!(
            "Waiter {} failed: An error occurred (InvalidAction): The action that it polls is not valid for this web \
             service.",
            action_name(service, name)
        ))),
    }
}

/// The words without the first that is this one.
fn without(words: &[String], word: &str) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(index) = words.iter().position(|other| other == word) {
        words.remove(index);
    }
    words
}

/// Words that AWS writes in capitals inside the names of actions.
const CAPITALS: &[(&str, &[&str])] = &[
    ("iam", &["id", "mfa", "saml", "ssh"]),
    ("organizations", &["aws"]),
    ("route53", &["vpc", "dnssec", "dns", "cidr"]),
    ("sns", &["sms"]),
    ("sts", &["saml"]),
];

/// The API name of an operation that is in no table: `run-instances` is `RunInstances`.
fn action_name(service: &Service, command: &str) -> String {
    let capitals = CAPITALS.iter().find(|(name, _)| *name == service.command).map_or(&[][..], |(_, words)| words);
    let named = |part: &str| {
        if capitals.contains(&part) {
            return part.to_uppercase();
        }
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    command.split('-').map(named).collect()
}

/// What the words behind an operation or a waiter are read for.
#[derive(Clone, Copy)]
struct Target {
    service: &'static Service,
    operation: &'static Operation,
    waiter: Option<&'static Waiter>,
}

impl Target {
    /// The words of its command behind the service.
    fn path(self) -> Vec<String> {
        match self.waiter {
            Some(waiter) => vec!["wait".to_owned(), waiter.command.to_owned()],
            None => vec![self.operation.command.to_owned()],
        }
    }

    /// The alias behind the operation that a line has. Options are looked at so that their values are none.
    fn alias(self, table: &[Entry], words: &[String], aliases: &Aliases) -> Result<Option<Shortened>, CliError> {
        let behind = self.path();
        let command: Vec<&str> = [self.service.command].into_iter().chain(behind.iter().map(String::as_str)).collect();
        let choices = aliases.names_behind(&command);
        if choices.is_empty() {
            return Ok(None);
        }
        let rows: Vec<_> = table.iter().map(|entry| OptionRow { required: false, ..entry.row() }).collect();
        let positional = Positional { name: "subcommand", choices: &choices, required: false };
        let name = argparse::read(words, &rows, Some(positional))?.positional;
        let shortened = |name: String| Shortened { stands_for: Vec::new(), words: without(words, &name), behind, name };
        Ok(name.map(shortened))
    }

    fn parse(self, words: &[String], scope: Scope<'_>) -> Result<Command, CliError> {
        let help = Command::Help(self.waiter.map_or(Topic::Operation(self.operation), Topic::Waiter));
        if words == ["help"] {
            return Ok(help);
        }
        let mut table = options::table(self.service, self.operation, self.waiter.is_some());
        if let Some(shortened) = self.alias(&table, words, scope.aliases)? {
            return Ok(Command::Alias(shortened));
        }
        if lifts_required(words) {
            for entry in &mut table {
                entry.required = false;
            }
        }
        let rows: Vec<_> = table.iter().map(Entry::row).collect();
        // Help is asked for by a word behind the operation; any other word lands in its place and is told last.
        let positional = Positional { name: "help", choices: &[], required: false };
        let mut line = argparse::read(words, &rows, Some(positional))?;
        match line.positional.take() {
            Some(word) if word == "help" => return Ok(help),
            Some(word) if !word.is_empty() => line.leftovers.push(word),
            _ => {}
        }
        if !line.leftovers.is_empty() {
            return Err(CliError::UnknownOptions(line.leftovers));
        }
        let given = GivenOptions { table: &table, line: &line };
        let paginate = self.check_exclusions(given, scope.globals.paginate)?;
        let collected = params::collect(given, paginate, scope.environment)?;
        self.finish(given, paginate, collected)
    }

    /// Options that exclude each other. Returns whether pages are still walked.
    fn check_exclusions(self, given: GivenOptions<'_>, paginate: bool) -> Result<bool, CliError> {
        let has_rules = given.words("--ip-permissions").is_some_and(|words| *words != Given::Words(Vec::new()));
        let added = given.table.iter().find_map(|entry| match entry.fills {
            Fills::Added(option) if given.is_not_empty(&entry.name) => Some(option),
            _ => None,
        });
        if let (true, Some(option)) = (has_rules, added) {
            return Err(option.incompatible());
        }
        let paginate = paginate && !self.pages_by_hand(given);
        if !paginate {
            check_no_paging(given)?;
        }
        let switched_off = given.table.iter().filter(|entry| matches!(entry.fills, Fills::SwitchOff(_)));
        for negative in switched_off {
            let positive = negative.name.replacen("--no-", "--", 1);
            if given.words(&negative.name).is_some() && given.words(&positive).is_some() {
                let name = &negative.name;
                let message = format!("Cannot specify both the \"{positive}\" option and the \"{name}\" option.");
                return Err(CliError::ParamValidation(message));
            }
        }
        Ok(paginate)
    }

    /// Whether an option of the operation's own page was given; `--max-items` is always the client's (route53 has one).
    fn pages_by_hand(self, given: GivenOptions<'_>) -> bool {
        let members = self.page_members().filter_map(|name| self.operation.member(name));
        members.filter(|member| member.option != "max-items").any(|member| {
            let option = format!("--{}", member.option);
            given.words(&option).is_some()
        })
    }

    /// The input members that hold a page's token and its size.
    fn page_members(self) -> impl Iterator<Item = &'static str> {
        let paginator = self.operation.paginator.as_ref();
        let tokens = paginator.map_or(&[][..], |paginator| paginator.input_tokens);
        tokens.iter().copied().chain(paginator.and_then(|paginator| paginator.limit_key))
    }

    /// Whole inputs, then what is to be done with it all.
    fn finish(self, given: GivenOptions<'_>, paginate: bool, collected: Collected) -> Result<Command, CliError> {
        let Collected { mut params, input_json, input_yaml, warnings } = collected;
        for (key, value) in whole_input(input_json, input_yaml)? {
            params.entry(key).or_insert(value);
        }
        let skeleton = given.words(options::SKELETON).map(|given| match given {
            Given::Word(word) => word.as_str(),
            Given::Bare | Given::Words(_) => "input",
        });
        match skeleton {
            Some("input") => return Ok(Command::InputSkeleton(skeleton::input(self.operation))),
            Some("yaml-input") => return Ok(Command::InputSkeleton(skeleton::yaml_input(self.operation))),
            _ => {}
        }
        if self.service.protocol == Protocol::RestXml {
            self.operation.strip_id_prefixes(&mut params);
        }
        let by_hand = self.page_members().any(|name| params.contains_key(name));
        let has_pages = self.operation.paginator.is_some() && self.waiter.is_none();
        let mut paging = Paging::default();
        // Where nothing is paged the settings stay among the parameters, and validation does not know them.
        if has_pages && paginate && !by_hand && skeleton.is_none() {
            paging = self.paging(params.shift_remove(PAGINATION_CONFIG))?;
        }
        let Self { service, operation, waiter } = self;
        let call = Call { service, operation, waiter, params, paging, warnings };
        Ok(if skeleton.is_some() { Command::OutputSkeleton(call) } else { Command::Call(call) })
    }

    /// Takes the settings as botocore's paginator does, which also come from whole inputs.
    fn paging(self, config: Option<Value>) -> Result<Paging, CliError> {
        let config = match config {
            None => Map::new(),
            Some(Value::Object(config)) => config,
            Some(other) => {
                let message = format!("'{}' object has no attribute 'get'", python::type_name(&other));
                return Err(CliError::General(message));
            }
        };
        let setting = |page: PageOption| config.get(page.setting()).filter(|value| !value.is_null());
        let integer = |value: &Value| input::integer(value).map_err(CliError::General);
        let max_items = setting(PageOption::MaxItems).map(integer).transpose()?;
        Ok(Paging {
            automatic: true,
            starting_token: setting(PageOption::StartingToken).map(python::str),
            page_size: setting(PageOption::PageSize).map(|size| self.page_size(size)).transpose()?,
            max_items: max_items.and_then(|number| number.as_i64()),
        })
    }

    fn page_size(self, size: &Value) -> Result<Value, CliError> {
        let key = self.operation.paginator.as_ref().and_then(|paginator| paginator.limit_key);
        match key.and_then(|key| self.operation.member(key)).map(|member| &member.shape.kind) {
            Some(Kind::String { .. }) => Ok(Value::from(python::str(size))),
            Some(_) => input::integer(size).map_err(CliError::General),
            None => Err(CliError::General(
                "Error during pagination: PageSize parameter is not supported for the pagination interface for this \
                 operation."
                    .to_owned(),
            )),
        }
    }
}

/// Whether a word of the line makes every option optional: only these very words, not a prefix and not with `=`.
fn lifts_required(words: &[String]) -> bool {
    let place = |name: &str| words.iter().position(|word| word == name);
    let skeleton = place(options::SKELETON).map(|index| words.get(index + 1).map(String::as_str));
    // A sample of the answer is made of checked parameters.
    place(options::INPUT_JSON).is_some()
        || place(options::INPUT_YAML).is_some()
        || skeleton.is_some_and(|word| word != Some("output"))
}

/// Without automatic paging its options may not be given; those that the operation has itself are its own then.
fn check_no_paging(given: GivenOptions<'_>) -> Result<(), CliError> {
    let is_set = |page: &PageOption| {
        let mut entries = given.table.iter();
        entries.any(|entry| match entry.fills {
            Fills::Page(option, None) => option == *page && given.is_set(entry),
            _ => false,
        })
    };
    let set: Vec<&str> = PageOption::ALL.iter().filter(|page| is_set(page)).map(|page| page.option()).collect();
    if set.is_empty() {
        return Ok(());
    }
    let options = set.join(", ");
    let message = format!("Cannot specify --no-paginate along with pagination arguments: {options}");
    Err(CliError::ParamValidation(message))
}

/// The members of `--cli-input-json` or `--cli-input-yaml`.
fn whole_input(json: Option<Raw>, yaml: Option<Raw>) -> Result<Map<String, Value>, CliError> {
    match (json, yaml) {
        (None, None) => Ok(Map::new()),
        (Some(raw), None) => input::members_of_json(raw),
        (None, Some(raw)) => input::members_of_yaml(raw),
        (Some(_), Some(_)) => {
            let message = "Only one --cli-input- parameter may be specified.";
            Err(CliError::ParamValidation(message.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cli::globals;
    use crate::cli::params::NOT_POSITIVE;

    fn parsed(line: &[&str]) -> Result<Command, CliError> {
        let words: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
        let (globals, rest) = globals::parse(&words, &[])?;
        let (environment, aliases) = (Environment::default(), Aliases::default());
        let scope = Scope { globals: &globals, environment: &environment, aliases: &aliases };
        parse(service(&rest.command.unwrap_or_default())?, &[], &rest.words, scope)
    }

    fn call(line: &[&str]) -> Call {
        match parsed(line) {
            Ok(Command::Call(call) | Command::OutputSkeleton(call)) => call,
            other => panic!("{other:?}"),
        }
    }

    fn refused(line: &[&str]) -> String {
        parsed(line).unwrap_err().to_string().lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn members_stand_in_the_model_s_order_then_the_input_s() {
        let input = r#"{"ServiceName":"z","VpcId":"j","IpAddressType":"ipv4"}"#;
        let line = ["ec2", "create-vpc-endpoint", "--cli-input-json", input, "--no-priv", "--service-name", "s"];
        let params = Value::Object(call(&line).params);
        let wanted = r#"{"ServiceName":"s","PrivateDnsEnabled":false,"VpcId":"j","IpAddressType":"ipv4"}"#;
        assert_eq!(params.to_string(), wanted);
    }

    #[test]
    fn options_of_security_groups_make_one_rule() {
        let base = ["ec2", "authorize-security-group-ingress", "--group-id", "sg-1", "--port", "8--1"];
        let params = call(&[&base[..], &["--source-group", "sg-2", "--protocol", "all"]].concat()).params;
        let rule =
            json!([{"IpProtocol": "-1", "FromPort": 8, "ToPort": -1, "UserIdGroupPairs": [{"GroupId": "sg-2"}]}]);
        assert_eq!(params.get("IpPermissions"), Some(&rule));
        let both = refused(&[&base[..], &["--ip-permissions", "IpProtocol=tcp"]].concat());
        assert_eq!(both.trim_end(), "The --port option is not compatible with the --ip-permissions option");
    }

    #[test]
    fn paging_is_automatic_until_a_page_is_named() {
        let paging = call(&["ec2", "describe-vpcs", "--max-items", "0", "--page-size", "7"]);
        let wanted =
            Paging { automatic: true, starting_token: None, page_size: Some(Value::from(7)), max_items: Some(0) };
        assert_eq!((paging.paging, paging.warnings), (wanted, vec![NOT_POSITIVE]));
        assert!(!call(&["ec2", "describe-vpcs", "--next-token", ""]).paging.automatic);
        assert!(!call(&["ec2", "describe-vpcs", "--cli-input-json", r#"{"MaxResults":5}"#]).paging.automatic);
        let own = call(&["elbv2", "describe-load-balancers", "--page-size", "3"]);
        assert_eq!((own.paging.automatic, own.params.get("PageSize")), (false, Some(&Value::from(3))));
        assert_eq!(
            refused(&["ec2", "describe-vpcs", "--no-paginate", "--max-items", "3", "--page-size", "0"]),
            "Cannot specify --no-paginate along with pagination arguments: --max-items"
        );
    }

    #[test]
    fn what_is_told_first() {
        assert_eq!(
            refused(&["ec2", "create-vpc-endpoint", "--s", "x"]).split(',').next(),
            Some("ambiguous option: --s could match --service-name")
        );
        assert_eq!(refused(&["ec2", "describe-vpcs", "x", "y", "--z"]), "Unknown options: y, --z, x");
        let both = ["ec2", "describe-vpcs", "--vpc-ids", "[", "--filters", "x"];
        assert_eq!(refused(&both), "Error parsing parameter '--filters': Expected: '=', received: 'EOF' for input:");
    }

    #[test]
    fn what_is_lacking_waited_for_or_asked_about() {
        let lacking = |line: &[&str]| matches!(parsed(line), Ok(Command::Lacking(name)) if name == "RunInstances");
        assert!(lacking(&["ec2", "run-instances", "--image-id", "i"]));
        assert!(refused(&["ec2", "run-instancez"]).starts_with("argument operation: Found invalid choice"));
        assert!(refused(&["s3", "ls"]).starts_with("'s3' is not available here"));
        assert_eq!(call(&["ec2", "wait", "--dry-run", "vpc-available"]).waiter.unwrap().name, "VpcAvailable");
        assert!(matches!(parsed(&["ec2", "describe-vpcs", "--dry-run", "help"]), Ok(Command::Help(_))));
    }
}
