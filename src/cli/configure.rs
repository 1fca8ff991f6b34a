//! `configure list`, `get`, `set` and `list-profiles`: what the session's settings are, and changing AWS's files
//! (aws-cli-2.md §19). The commands that ask questions or speak to AWS are not here.

use std::path::Path;

use super::argparse::{self, Check, Given, OptionRow, Positional, Takes};
use super::aws_files::{Origin, Setting, option};
use super::credentials::{self, Credentials, Keys};
use super::errors::{CliError, exit};
use super::globals::Globals;
use super::ini_edit::{self, NewSetting};
use super::io::Io;
use super::profile::{Session, Source};
use super::shell_words;
use crate::base::python;

/// The exit code of a `get` that finds nothing.
const NOT_FOUND: u8 = 1;
/// AWS CLI's commands; those that are not ours are told apart from those that do not exist.
const SUBCOMMANDS: &[&str] = &[
    "list",
    "get",
    "set",
    "add-model",
    "import",
    "list-profiles",
    "sso",
    "sso-session",
    "mfa-login",
    "export-credentials",
    "agent-toolkit",
];
/// Kinds of sections that an option names, and the option's dashed name.
const SUBSECTIONS: [&str; 2] = ["sso-session", "services"];
const OPTIONS: &[OptionRow<'static>] = &[
    OptionRow { name: "--sso-session", takes: Takes::One, check: Check::Anything, required: false },
    OptionRow { name: "--services", takes: Takes::One, check: Check::Anything, required: false },
];
/// Settings of the credentials file.
const CREDENTIALS: [&str; 4] =
    ["aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token"];
/// In Python a section's name is looked for *in* this text, so that parts of it are found, too.
const PREDEFINED: &str = "plugins";

/// Reads the words behind `configure`: the subcommand, or the alias that stands in its place, and the words around it.
///
/// # Errors
/// A word that is neither.
pub fn subcommand(words: &[String], aliases: &[&str]) -> Result<(Option<String>, Vec<String>), CliError> {
    let choices = [SUBCOMMANDS, aliases].concat();
    let positional = Positional { name: "subcommand", choices: &choices, required: false };
    let subcommand = argparse::read(words, &[], Some(positional))?.positional;
    let mut words = words.to_vec();
    if let Some(index) = words.iter().position(|word| Some(word) == subcommand.as_ref()) {
        words.remove(index);
    }
    Ok((subcommand, words))
}

/// Whether AWS CLI has this subcommand.
pub fn has(subcommand: &str) -> bool {
    SUBCOMMANDS.contains(&subcommand)
}

/// Runs a subcommand with the words around it.
///
/// # Errors
/// Words that no command takes, profiles that are not there, files that cannot be written.
pub fn run(
    subcommand: Option<&str>,
    words: &[String],
    session: &Session<'_>,
    globals: &Globals,
    io: &mut Io<'_>,
) -> Result<u8, CliError> {
    let Some(subcommand) = subcommand else {
        if !words.is_empty() {
            return Err(CliError::ParamValidation(format!("Unknown options: {}", words.join(","))));
        }
        return Err(not_ours("configure"));
    };
    match subcommand {
        "list" => {
            Arguments::read(words, &[], &[])?;
            list(session, globals, io).map(|()| exit::SUCCESS)
        }
        "list-profiles" => {
            Arguments::read(words, &[], &[])?;
            let names = session.files.profile_names();
            names.iter().try_for_each(|name| io.print(&format!("{name}\n"))).map(|()| exit::SUCCESS)
        }
        "get" => get(&Arguments::read(words, OPTIONS, &["varname"])?, session, io),
        "set" => set(&Arguments::read(words, OPTIONS, &["varname", "value"])?, session, io).map(|()| exit::SUCCESS),
        other => Err(not_ours(&format!("configure {other}"))),
    }
}

fn not_ours(command: &str) -> CliError {
    CliError::General(format!("vpce does not have '{command}'; it has configure list, get, set and list-profiles"))
}

/// The words of a subcommand.
struct Arguments {
    /// One for each name that was asked for.
    positionals: Vec<String>,
    /// The section that an option names: its kind and name.
    subsection: Option<(&'static str, String)>,
}

impl Arguments {
    fn read(words: &[String], options: &[OptionRow<'_>], names: &[&str]) -> Result<Self, CliError> {
        let line = argparse::read(words, options, None)?;
        let mut leftovers = line.leftovers.clone();
        let mut positionals = Vec::new();
        while positionals.len() < names.len()
            && let Some(index) = leftovers.iter().position(|word| !word.starts_with('-') || python::int(word).is_some())
        {
            positionals.push(leftovers.remove(index));
        }
        if positionals.len() < names.len() {
            let missing = names[positionals.len()..].join(", ");
            return Err(CliError::Usage(format!("the following arguments are required: {missing}")));
        }
        if !leftovers.is_empty() {
            return Err(CliError::ParamValidation(format!("Unknown options: {}", leftovers.join(","))));
        }
        let given = |index: usize| match line.last(index) {
            Some(Given::Word(name)) if index < options.len() => Some((SUBSECTIONS[index], name.clone())),
            _ => None,
        };
        Ok(Self { positionals, subsection: given(0).or_else(|| given(1)) })
    }
}

/// One line of the list.
struct Row {
    value: String,
    kind: &'static str,
    location: String,
}

impl Row {
    fn new(value: &str, kind: &'static str, location: &str) -> Self {
        Self { value: value.to_owned(), kind, location: location.to_owned() }
    }

    fn not_set() -> Self {
        Self::new("<not set>", "None", "None")
    }

    fn print(&self, name: &str, io: &mut Io<'_>) -> Result<(), CliError> {
        io.print(&format!("{name:<10} : {:<24} : {:<16} : {}\n", self.value, self.kind, self.location))
    }
}

fn list(session: &Session<'_>, globals: &Globals, io: &mut Io<'_>) -> Result<(), CliError> {
    Row::new("VALUE", "TYPE", "LOCATION").print("NAME", io)?;
    let profile = match (&globals.profile, session.profile_name()) {
        (Some(_), name) => Row::new(&name.map(|name| name.value).unwrap_or_default(), "manual", "--profile"),
        (None, Some(name)) => Row::new(&name.value, "env", "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']"),
        (None, None) => Row::not_set(),
    };
    profile.print("profile", io)?;
    let (access_key, secret_key) = keys(credentials::find(session)?.as_ref())?;
    access_key.print("access_key", io)?;
    secret_key.print("secret_key", io)?;
    let config_file = session.environment.var("AWS_CONFIG_FILE").unwrap_or("~/.aws/config");
    let region = session.region_setting()?.map_or_else(Row::not_set, |region| match region.source {
        Source::Variable(_) => Row::new(&region.value, "env", "['AWS_REGION', 'AWS_DEFAULT_REGION']"),
        Source::File(_) => Row::new(&region.value, "config-file", config_file),
        _ => Row::new(&region.value, "vpce", ""),
    });
    region.print("region", io)
}

/// The last four characters of either key are shown, and how they were found.
fn keys(credentials: Option<&Credentials>) -> Result<(Row, Row), CliError> {
    let masked = |key: &str, kind| {
        let start = key.char_indices().rev().nth(3).map_or(0, |(index, _)| index);
        Row::new(&format!("{}{}", "*".repeat(16), &key[start..]), kind, "")
    };
    Ok(match credentials {
        None => (Row::not_set(), Row::not_set()),
        Some(Credentials::Keys(Keys { access_key_id, secret_access_key, source, .. })) => {
            let kind = match source {
                Source::File(Origin::Credentials) => "shared-credentials-file",
                Source::File(Origin::Config) => "config-file",
                _ => "env",
            };
            (masked(access_key_id, kind), masked(secret_access_key, kind))
        }
        // Its keys would have to be asked for.
        Some(Credentials::Role(_)) => (masked("", "assume-role"), masked("", "assume-role")),
        Some(Credentials::Unobtainable(error)) => return Err(error.clone()),
        Some(Credentials::Own(own)) => (masked(&own.account, "vpce"), masked(&own.account, "vpce")),
    })
}

fn get(arguments: &Arguments, session: &Session<'_>, io: &mut Io<'_>) -> Result<u8, CliError> {
    let name = &arguments.positionals[0];
    match found(name, arguments.subsection.as_ref(), session)? {
        Some(Setting::Text(text)) => io.print(&format!("{text}\n")).map(|()| exit::SUCCESS),
        Some(Setting::Block(_)) => {
            io.complain(&format!("varname ({name}) must reference a value, not a section or sub-section."));
            Ok(NOT_FOUND)
        }
        None => Ok(NOT_FOUND),
    }
}

fn found(
    name: &str,
    subsection: Option<&(&'static str, String)>,
    session: &Session<'_>,
) -> Result<Option<Setting>, CliError> {
    let parts: Vec<&str> = name.split('.').collect();
    if let Some((kind, section)) = subsection {
        let missing = || CliError::General(format!("The config sub-section ({section}) could not be found"));
        let section = session.files.subsection(kind, section).ok_or_else(missing)?;
        return Ok(match parts[..] {
            [name] => option(section, name).cloned(),
            [name, nested] => option(section, name).and_then(|setting| inside(setting, nested)),
            _ => None,
        });
    }
    if let [name] = parts[..] {
        let profile = session.profile()?;
        let own = profile.own.as_ref().filter(|_| name == "region").map(|own| Setting::Text(own.region.clone()));
        return Ok(profile.files.and_then(|files| files.setting(name)).map(|(setting, _)| setting.clone()).or(own));
    }
    let setting = |profile: &str, name: &str| {
        session.files.profile(profile).and_then(|profile| profile.setting(name)).map(|(setting, _)| setting.clone())
    };
    if let [section, name] = parts[..]
        && PREDEFINED.contains(section)
    {
        let in_section = session.files.section(section).and_then(|section| option(section, name)).cloned();
        return Ok(in_section.or_else(|| setting(section, name)));
    }
    let current = session.profile_name_or_default();
    let (profile, rest) = match parts[..] {
        ["profile", ref rest @ ..] => rest.split_first().map_or(("", rest), |(profile, rest)| (*profile, rest)),
        [profile, ref rest @ ..] if profile == "default" || session.files.profile(profile).is_some() => (profile, rest),
        _ => (current.as_str(), &parts[..]),
    };
    let (name, nested) = rest.split_first().ok_or_else(|| CliError::General("list index out of range".to_owned()))?;
    let found = setting(profile, name);
    Ok(match nested {
        [nested] => found.and_then(|setting| inside(&setting, nested)),
        _ => found,
    })
}

/// A setting inside a block.
fn inside(setting: &Setting, name: &str) -> Option<Setting> {
    let Setting::Block(settings) = setting else { return None };
    settings.iter().find(|(nested, _)| nested == name).map(|(_, text)| Setting::Text(text.clone()))
}

fn set(arguments: &Arguments, session: &Session<'_>, io: &mut Io<'_>) -> Result<(), CliError> {
    let [name, value] = &arguments.positionals[..] else { return Ok(()) };
    let parts: Vec<&str> = name.split('.').collect();
    let current = session.profile_name_or_default();
    let no_index = || CliError::General("list index out of range".to_owned());
    if let Some((kind, section)) = &arguments.subsection {
        let new = match parts[..] {
            [_] => NewSetting::Value(value),
            [_, nested] => NewSetting::Nested(nested, value),
            _ => {
                let message = "Found more than two parts in the property to set. Deep nesting of properties is not \
                               supported.";
                return Err(CliError::ParamValidation(message.to_owned()));
            }
        };
        return write(Origin::Config, &header(kind, section), parts[0], new, session, io);
    }
    let (profile, rest) = match parts[..] {
        [_] => (current.as_str(), &parts[..]),
        ["default", ref rest @ ..] => ("default", rest),
        ["profile", ref rest @ ..] => {
            rest.split_first().map(|(profile, rest)| (*profile, rest)).ok_or_else(no_index)?
        }
        [section, _] if PREDEFINED.contains(section) => (section, &parts[1..]),
        _ => (current.as_str(), &parts[..]),
    };
    let setting = rest.first().ok_or_else(no_index)?;
    let new = match rest {
        [_, nested] => NewSetting::Nested(nested, value),
        _ => NewSetting::Value(value),
    };
    if CREDENTIALS.contains(setting) {
        return write(Origin::Credentials, profile, setting, new, session, io);
    }
    let is_bare = profile == "default" || PREDEFINED.contains(profile);
    let section = if is_bare { profile.to_owned() } else { header("profile", profile) };
    write(Origin::Config, &section, setting, new, session, io)
}

/// `profile x`; a name with blanks is quoted.
fn header(kind: &str, name: &str) -> String {
    let name = if name.contains([' ', '\t']) { shell_words::quote(name) } else { name.to_owned() };
    format!("{kind} {name}")
}

fn write(
    origin: Origin,
    section: &str,
    name: &str,
    new: NewSetting<'_>,
    session: &Session<'_>,
    io: &mut Io<'_>,
) -> Result<(), CliError> {
    check_lines(section, name, new)?;
    let shown = session.files.path(origin);
    let path = session.environment.resolve(shown);
    let failed = |error| CliError::General(format!("Unable to write {shown}: {error}"));
    let old = match std::fs::read_to_string(&path) {
        // As Python reads and writes lines.
        Ok(text) => Some(text.replace("\r\n", "\n").replace('\r', "\n")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let text = ini_edit::set(old.as_deref().unwrap_or_default(), section, name, new);
    if old.is_none() {
        create(&path).map_err(failed)?;
    }
    std::fs::write(&path, text).map_err(failed)?;
    if old.is_some() && origin == Origin::Credentials && is_open_to_others(&path) {
        io.complain(&format!(
            "\naws: [WARNING]: The file '{shown}' is accessible by other users. Consider running 'chmod 600 {shown}' to \
             restrict access to only your user.\n"
        ));
    }
    Ok(())
}

/// A line end would start a setting, or a section, of its own.
fn check_lines(section: &str, name: &str, new: NewSetting<'_>) -> Result<(), CliError> {
    let broken = |text: &str| text.contains(['\n', '\r']);
    let (nested, value) = match new {
        NewSetting::Value(value) => ("", value),
        NewSetting::Nested(nested, value) => (nested, value),
    };
    for (label, text) in [("section name", section), ("key", name), ("key", nested)] {
        if broken(text) {
            let shown = python::str_repr(text);
            return Err(CliError::General(format!(
                "Invalid {label}: newline characters and carriage returns are not allowed: {shown}"
            )));
        }
    }
    if broken(value) {
        return Err(CliError::General(format!(
            "Invalid value for key {name}: newline characters and carriage returns are not allowed."
        )));
    }
    Ok(())
}

/// An empty file that only its owner may read, in a directory that is made if need be.
fn create(path: &Path) -> std::io::Result<()> {
    if let Some(directory) = path.parent() {
        std::fs::create_dir_all(directory)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}
