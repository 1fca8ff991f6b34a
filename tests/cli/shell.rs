//! As much of a shell as transcripts need: variables, `NAME=$(command)`, `export NAME=value`, `unset NAME`,
//! `NAME=value command`, `echo words`, and `> file` behind a command.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use tempfile::TempDir;
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::document::Document;
use vpce::base::environment::Environment;
use vpce::base::random::Random;
use vpce::cli::errors::CliError;
use vpce::cli::invoke::Target;
use vpce::cli::io::Io;
use vpce::cli::{self, Program, own, shell_words};
use vpce::client::{self, Certificates, Endpoint, Remote, Retried};
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service, ServiceError};
use vpce::server::{Server, Settings};
use vpce::store::invariants;

use super::seam::{Checked, Played};

/// How the home directory is shown: it has another name in every run.
const HOME: &str = "/home/you";

/// When every transcript begins; each writing call is a second later than the one before.
const CLOCK: &str = "2026-01-01T00:00:00Z+1s";

/// How long is waited between attempts follows from it.
const WAITS: &str = "waits";

/// A shell in an empty home directory.
pub struct Shell {
    home: TempDir,
    /// What commands see.
    exported: BTreeMap<String, String>,
    /// What only the lines themselves see.
    variables: BTreeMap<String, String>,
    answered: Answered,
}

/// What answers the calls.
#[derive(Clone)]
pub enum Answered {
    /// The state file, with a look at every request and answer.
    Embedded(Played),
    /// A server over the state file.
    Served,
}

/// A client, and the server that it asks: as long as there is the one, there is the other.
struct Served {
    client: Remote,
    /// The state, where time goes by while the client waits.
    state: Embedded,
    _server: Server,
}

impl Served {
    fn new(embedded: Embedded, environment: &Environment, max_attempts: u32) -> Result<Self, CliError> {
        let twin = embedded.twins().expect("a file keeps the state");
        let server = Server::start(&Settings::default(), embedded);
        let server = server.map_err(|error| CliError::General(error.to_string()))?;
        let settings = client::Settings {
            endpoint: Endpoint::parse(&server.url()).map_err(|error| CliError::General(error.to_string()))?,
            max_attempts,
            connect_timeout: None,
            read_timeout: None,
            sign: true,
            certificates: Certificates::Public,
            proxy: None,
        };
        let clock = Clock::of_environment(environment).map_err(CliError::General)?;
        Ok(Self { client: Remote::new(settings, clock, Random::new(None)), state: twin(), _server: server })
    }
}

impl Service for Served {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        // Whoever calls a server has a key.
        let mut caller = caller.clone();
        if caller.access_key_id.is_empty() {
            caller.access_key_id.clone_from(&caller.account);
        }
        self.client.call(&caller, request)
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.state.pause(duration)
    }

    fn reasons(&mut self) -> Vec<String> {
        self.client.reasons()
    }
}

/// What is wrong with the state that a command leaves, if there is one that can be read.
fn broken(environment: &Environment) -> Vec<String> {
    let config = Config::load(environment).unwrap_or_default();
    let state = Embedded::of_environment(environment, &config, None).ok().filter(|state| state.path().is_file());
    state.and_then(|mut state| state.look(invariants::broken).ok()).unwrap_or_default()
}

/// What a command printed.
#[derive(Debug, Default)]
pub struct Printed {
    pub stdout: String,
    pub stderr: String,
    pub code: u8,
}

impl Shell {
    /// A shell whose seed is the topic.
    pub fn new(topic: &str, answered: Answered) -> Self {
        let home = tempfile::tempdir().expect("a home directory");
        let path = home.path().to_string_lossy().into_owned();
        let exported = [("VPCE_SEED", topic), ("VPCE_CLOCK", CLOCK), ("HOME", path.as_str())];
        let exported = exported.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Self { home, exported, variables: BTreeMap::new(), answered }
    }

    /// Runs a line.
    pub fn run(&mut self, line: &str) -> Result<Printed, String> {
        if let Some((name, command)) = captured(line) {
            let printed = self.command(command)?;
            self.variables.insert(name.to_owned(), printed.stdout.trim_end().to_owned());
            return Ok(Printed { stdout: String::new(), ..printed });
        }
        if let Some((name, value)) = line.strip_prefix("export ").and_then(|rest| rest.split_once('=')) {
            let words = shell_words::split(&self.expanded(value)?)?;
            self.exported.insert(name.to_owned(), words.concat());
            return Ok(Printed::default());
        }
        if let Some(name) = line.strip_prefix("unset ") {
            self.exported.remove(name).ok_or_else(|| format!("{name} is not exported"))?;
            return Ok(Printed::default());
        }
        self.command(line)
    }

    /// What `vpce state check` finds wrong with the state that was left, if there is one.
    pub fn unsound(&self) -> Option<String> {
        let environment = Environment::isolated(self.home.path(), []);
        let printed = self.vpce("vpce", &["state".to_owned(), "check".to_owned()], &environment);
        let is_sound = printed.stdout == "ok\n" || printed.stderr.contains("there is no state");
        (!is_sound).then_some(printed.stdout + &printed.stderr)
    }

    fn command(&self, line: &str) -> Result<Printed, String> {
        let mut words = shell_words::split(&self.expanded(line)?)?;
        let file = redirected(&mut words);
        let exported = self.exported.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut environment = Environment::isolated(self.home.path(), exported);
        while let Some((name, value)) = words.first().and_then(|word| assignment(word)) {
            environment = environment.with(name, value);
            words.remove(0);
        }
        let mut printed = match words.split_first() {
            Some((program, rest)) if program == "echo" => {
                Printed { stdout: format!("{}\n", rest.join(" ")), ..Printed::default() }
            }
            Some((program, rest)) if program == "vpce" || program == "aws" => self.vpce(program, rest, &environment),
            _ => return Err(format!("no such command: {line}")),
        };
        let shown = |text: &str| text.replace(&*self.home.path().to_string_lossy(), HOME);
        (printed.stdout, printed.stderr) = (shown(&printed.stdout), shown(&printed.stderr));
        if let Some(file) = file {
            let path = self.home.path().join(file);
            fs::write(path, &printed.stdout).map_err(|error| error.to_string())?;
            printed.stdout.clear();
        }
        Ok(printed)
    }

    fn vpce(&self, program: &str, words: &[String], environment: &Environment) -> Printed {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal: None };
        let is_ours = program == "vpce";
        let own = if is_ours {
            own::run(words, &mut own::Context { environment, state: None, io: &mut io, server: None })
        } else {
            None
        };
        let has_state = is_ours && words.first().is_some_and(|word| word.starts_with("--state"));
        let code = match (own, Config::load(environment)) {
            (Some(code), _) => code,
            (None, Ok(config)) if !has_state => {
                let mut connect = |target: &Target| -> Result<Box<dyn Service>, CliError> {
                    let embedded = Embedded::of_environment(environment, &config, None).map_err(CliError::General)?;
                    Ok(match &self.answered {
                        Answered::Embedded(played) => {
                            let checked = Checked::new(embedded, played.clone());
                            Box::new(Retried::new(checked, target.max_attempts, Random::new(Some(WAITS))))
                        }
                        Answered::Served => Box::new(Served::new(embedded, environment, target.max_attempts)?),
                    })
                };
                let program = if is_ours { Program::Vpce } else { Program::Aws };
                cli::run_with(program, words, environment, &config, &mut io, &mut connect)
            }
            // Only the whole run knows of `--state`, and of a configuration that cannot be read.
            (None, _) => {
                let line: Vec<String> = std::iter::once(program.to_owned()).chain(words.iter().cloned()).collect();
                cli::run(&line, environment, &mut io)
            }
        };
        if let Answered::Embedded(played) = &self.answered {
            let of_line = |problem| format!("after {words:?}: {problem}");
            played.add_problems(broken(environment).into_iter().map(of_line));
        }
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Printed { stdout: text(stdout), stderr: text(stderr), code }
    }

    /// The line with the variables' values, except in single quotes.
    fn expanded(&self, line: &str) -> Result<String, String> {
        let mut expanded = String::new();
        for (index, piece) in line.split('\'').enumerate() {
            if index > 0 {
                expanded.push('\'');
            }
            if index % 2 == 1 {
                expanded.push_str(piece);
                continue;
            }
            let mut parts = piece.split('$');
            expanded.push_str(parts.next().unwrap_or_default());
            for part in parts {
                let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(part.len());
                let (name, rest) = part.split_at(end);
                let value = self.variables.get(name).ok_or_else(|| format!("${name} is not set"))?;
                if value.contains(['\'', '"', '\\', '$']) {
                    return Err(format!("${name} has a value that a shell would take apart: {value}"));
                }
                expanded.push_str(value);
                expanded.push_str(rest);
            }
        }
        Ok(expanded)
    }
}

/// The name and the command of `NAME=$(command)`.
fn captured(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once("=$(")?;
    is_name(name).then_some((name, rest.strip_suffix(')')?))
}

fn assignment(word: &str) -> Option<(&str, &str)> {
    word.split_once('=').filter(|(name, _)| is_name(name))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Takes `> file` from the end of the words.
fn redirected(words: &mut Vec<String>) -> Option<String> {
    let [.., arrow, _] = &words[..] else { return None };
    if arrow != ">" {
        return None;
    }
    let file = words.pop();
    words.pop();
    file
}
