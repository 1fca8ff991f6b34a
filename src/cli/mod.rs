//! The command line, an edge: from the words of a line to output and an exit code, as AWS CLI 2.36.7 does it.
//!
//! A run goes in AWS CLI's order, because the order decides which error is told (aws-cli.md §1): files, aliases, globals
//! ([`globals`]), what the globals mean, then the command ([`command`]), the client ([`invoke`]) and the output
//! ([`show`]). Errors end up in [`report`], whatever they are. Our own commands ([`own`]) are looked for before all that.
//!
//! What does not belong here: what any operation does. This module and those in it are the only ones that print.

pub mod alias;
pub mod argparse;
pub mod aws_files;
mod code_pages;
pub mod codec;
pub mod command;
pub mod complete;
pub mod configure;
pub mod credential_process;
pub mod credentials;
pub mod customize;
pub mod debug;
pub mod describe;
pub mod errors;
pub mod explain;
pub mod foreign;
pub mod globals;
pub mod help;
pub mod ini_edit;
pub mod input;
pub mod invoke;
pub mod io;
pub mod line;
pub mod man;
pub mod options;
pub mod output;
pub mod own;
pub mod page_token;
pub mod pager;
pub mod paginate;
pub mod paramfile;
pub mod params;
pub mod profile;
pub mod python_json;
pub mod report;
pub mod shell_words;
pub mod shorthand;
pub mod show;
pub mod sign_in;
pub mod skeleton;
pub mod suggest;
pub mod timestamps;
pub mod validate;
pub mod version;
pub mod wait;
pub mod yaml_date;
pub mod yaml_input;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use alias::Aliases;
use aws_files::AwsFiles;
use codec::{Encoding, Escaped};
use errors::{CliError, exit};
use explain::Explanations;
use invoke::{Connect, Target};
use io::Io;
use line::Run;
use profile::Session;
use report::ErrorFormat;

use crate::api::Embedded;
use crate::base::clock::Clock;
use crate::base::config::Config;
use crate::base::environment::Environment;
use crate::base::random::Random;
use crate::client::{self, Certificates, Endpoint, Remote, Retried};
use crate::domain::service::Service;

/// As [`run`], for words as the system has them. A word that is no text ends the line: whatever it might name, a file or a
/// value, would be another than the one that was meant.
/// `server` is what `vpce serve` serves with.
pub fn run_os(
    words: impl Iterator<Item = OsString>,
    environment: &Environment,
    io: &mut Io<'_>,
    server: own::Server,
) -> u8 {
    match words.map(OsString::into_string).collect::<Result<Vec<_>, _>>() {
        Ok(words) => run_and_serve(&words, environment, io, Some(server)),
        Err(word) => tell(&CliError::General(not_utf8(word.as_encoded_bytes())), ErrorFormat::Legacy, io),
    }
}

/// What Python says when it has to send such a word, in which every byte that it cannot read is a surrogate.
fn not_utf8(word: &[u8]) -> String {
    let readable = word.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let byte = word.get(readable.len()).copied().unwrap_or_default();
    let position = readable.chars().count();
    format!("'utf-8' codec can't encode character '\\udc{byte:02x}' in position {position}: surrogates not allowed")
}

/// Runs a line and gives its exit code. `words` starts with the program's name: started as `aws` it is AWS CLI and nothing
/// else, so that it has neither own commands nor `--state`.
pub fn run(words: &[String], environment: &Environment, io: &mut Io<'_>) -> u8 {
    run_and_serve(words, environment, io, None)
}

fn run_and_serve(words: &[String], environment: &Environment, io: &mut Io<'_>, server: Option<own::Server>) -> u8 {
    let Some((program, words)) = words.split_first() else { return exit::USAGE };
    let program = Program::of(program);
    let (state, words) = match own_options(program, words) {
        Ok(taken) => taken,
        Err(error) => return tell(&error, ErrorFormat::Enhanced, io),
    };
    let mut context = own::Context { environment, state: state.clone(), io, server };
    if program == Program::Vpce
        && let Some(code) = own::run(words, &mut context)
    {
        return code;
    }
    let config = match Config::load(environment) {
        Ok(config) => config,
        Err(message) => return tell(&CliError::General(message), ErrorFormat::Legacy, io),
    };
    let mut connect = |target: &Target| connect(target, environment, &config, state.as_deref());
    run_with(program, words, environment, &config, io, &mut connect)
}

/// As [`run`], for what is AWS CLI's: calls are answered by what `connect` makes.
pub fn run_with(
    program: Program,
    words: &[String],
    environment: &Environment,
    config: &Config,
    io: &mut Io<'_>,
    connect: &mut Connect<'_>,
) -> u8 {
    // One that is not known is told of when its turn comes.
    let encoding = Encoding::of_output(environment).unwrap_or(Encoding::Utf8);
    let mut stderr = Escaped::new(&mut *io.stderr, encoding);
    let io = &mut Io { stdout: &mut *io.stdout, stderr: &mut stderr, terminal: io.terminal };
    // Without these nothing is known that could shape an error.
    let files = AwsFiles::load(environment).and_then(|files| Ok((files, Aliases::load(environment)?)));
    let (files, aliases) = match files {
        Ok(files) => files,
        Err(error) => return tell(&error, ErrorFormat::Legacy, io),
    };
    let session = Session::new(environment, config, files);
    let explanations = Explanations::of_environment(environment);
    let mut connect = |target: &Target| Ok(explanations.of(connect(target)?));
    let mut run = Run::new(program, session, aliases, &mut connect);
    let code = match run.line(words, io) {
        Ok(code) => code,
        Err(error) => run.tell(&error, io),
    };
    explanations.tell(io);
    code
}

/// What we were started as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Under our own name, or any other.
    Vpce,
    /// As `aws`.
    Aws,
}

impl Program {
    fn of(path: &str) -> Self {
        if Path::new(path).file_stem().is_some_and(|name| name == "aws") { Self::Aws } else { Self::Vpce }
    }
}

/// Takes `--state FILE` from the start of the line, where alone it may stand.
fn own_options(program: Program, words: &[String]) -> Result<(Option<PathBuf>, &[String]), CliError> {
    let Some((first, rest)) = words.split_first().filter(|_| program == Program::Vpce) else {
        return Ok((None, words));
    };
    if let Some(path) = first.strip_prefix("--state=") {
        return Ok((Some(PathBuf::from(path)), rest));
    }
    if first != "--state" {
        return Ok((None, words));
    }
    let (path, rest) = rest
        .split_first()
        .ok_or_else(|| CliError::ParamValidation("argument --state: expected one argument".to_owned()))?;
    Ok((Some(PathBuf::from(path)), rest))
}

fn tell(error: &CliError, format: ErrorFormat, io: &mut Io<'_>) -> u8 {
    io.complain(&report::render(error, format));
    error.exit_code()
}

/// Makes what answers calls: the state file, or a server.
fn connect(
    target: &Target,
    environment: &Environment,
    config: &Config,
    state: Option<&Path>,
) -> Result<Box<dyn Service>, CliError> {
    let Some(endpoint) = target.endpoint.clone() else {
        let embedded = Embedded::of_environment(environment, config, state).map_err(CliError::General)?;
        let random = Random::new(environment.non_empty_var("VPCE_SEED"));
        return Ok(Box::new(Retried::new(embedded, target.max_attempts, random)));
    };
    let clock = Clock::of_environment(environment).map_err(CliError::General);
    let settings = client::Settings {
        proxy: client::proxy_for(&endpoint, |name| environment.var(name)),
        endpoint,
        max_attempts: target.max_attempts,
        connect_timeout: target.connect_timeout,
        read_timeout: target.read_timeout,
        sign: target.sign,
        certificates: certificates(target, environment)?,
    };
    // Not by `VPCE_SEED`: every run would send the same client tokens, which mean the same call.
    Ok(Box::new(Remote::new(settings, clock?, Random::new(None))))
}

fn certificates(target: &Target, environment: &Environment) -> Result<Certificates, CliError> {
    // A bundle that is not needed is not looked at.
    let bundle = target.ca_bundle.as_ref().filter(|_| target.endpoint.as_ref().is_some_and(Endpoint::is_secure));
    match bundle {
        _ if !target.verify => Ok(Certificates::Any),
        None => Ok(Certificates::Public),
        Some(path) => {
            let missing = |_| {
                let message = format!("Could not find a suitable TLS CA certificate bundle, invalid path: {path}");
                CliError::General(message)
            };
            let pem = std::fs::read(environment.resolve(path)).map_err(missing)?;
            Certificates::from_pem(&pem).map_err(|error| CliError::General(format!("{path}: {error}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::time::Duration;

    use serde_json::json;

    use super::*;
    use crate::base::document::Document;
    use crate::domain::caller::Caller;
    use crate::domain::service::{Request, ServiceError};

    /// Answers with who calls.
    struct Mirror;

    impl Service for Mirror {
        fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
            assert_eq!(request.operation.name, "GetCallerIdentity");
            Ok(json!({"Account": caller.account, "Arn": format!("{} in {}", caller.principal, caller.region)}).into())
        }

        fn pause(&mut self, _: Duration) -> Result<(), ServiceError> {
            Ok(())
        }
    }

    struct Ran {
        code: u8,
        stdout: String,
        stderr: String,
    }

    fn ran(line: &str, variables: &[(&'static str, &'static str)]) -> Ran {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let code = run_into(line, variables, &mut stdout, &mut stderr);
        Ran { code, stdout: String::from_utf8(stdout).unwrap(), stderr: String::from_utf8(stderr).unwrap() }
    }

    fn run_into(
        line: &str,
        variables: &[(&'static str, &'static str)],
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> u8 {
        run_at(line, &Environment::isolated(Path::new("/nowhere"), variables.iter().copied()), stdout, stderr)
    }

    fn run_at(line: &str, environment: &Environment, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let mut connect = |_: &Target| Ok(Box::new(Mirror) as Box<dyn Service>);
        let mut io = Io { stdout, stderr, terminal: None };
        run_with(Program::Aws, &words, environment, &Config::default(), &mut io, &mut connect)
    }

    const REGION: (&str, &str) = ("AWS_REGION", "eu-west-1");

    #[test]
    fn profiles_say_who_calls_and_from_where() {
        let who = |line: &str, variables: &[_]| {
            ran(&format!("sts get-caller-identity --output text {line}"), variables).stdout
        };
        assert_eq!(who("", &[REGION]), "111122223333\tarn:aws:iam::111122223333:root in eu-west-1\n");
        let consumer = "444455556666\tarn:aws:iam::444455556666:root in us-east-1\n";
        assert_eq!(who("--profile consumer", &[]), consumer);
        let keys = [REGION, ("AWS_ACCESS_KEY_ID", "222222222222"), ("AWS_SECRET_ACCESS_KEY", "x")];
        assert_eq!(who("--query Account", &keys), "222222222222\n");
        assert_eq!(who("--profile consumer --query Account", &keys), "444455556666\n");
    }

    #[test]
    fn the_first_thing_that_is_wrong_is_told() {
        let told = |line: &str| {
            let Ran { code, stderr, .. } = ran(line, &[]);
            (code, stderr.lines().nth(1).unwrap_or_default().to_owned())
        };
        let start = "aws: [ERROR]: An error occurred";
        let usage = format!("{start} (ParamValidation): the following arguments are required: command");
        assert_eq!(told(""), (252, usage));
        let (code, query) = told("sts nope --query [ --endpoint-url x --region !");
        assert_eq!(code, 252);
        assert!(query.starts_with(&format!("{start} (ParamValidation): Bad value for --query [")), "{query}");
        let (code, scheme) = told("sts nope --endpoint-url 127.0.0.1:1");
        assert_eq!(code, 252);
        assert!(scheme.contains("scheme is missing.  Must be"), "{scheme}");
        assert_eq!(told("sts get-caller-identity --region !").0, 255);
        let timeout = "but the timeout cannot be set to a value less than or equal to 0.".to_owned();
        let read = format!("aws: [ERROR]: Attempted to set read timeout to -1, {timeout}");
        assert_eq!(told("sts get-caller-identity --region r --cli-read-timeout=-1"), (255, read));
        assert_eq!(told("ec2 describe-vpcs --cli-read-timeout=-1").0, 253);
        assert_eq!(told("sts nope --cli-read-timeout=-1").0, 252);
        let (code, region) = told("sts get-caller-identity");
        assert_eq!(code, 253);
        assert!(region.starts_with(&format!("{start} (NoRegion): You must specify a region.")), "{region}");
        let profile = "aws: [ERROR]: The config profile (zzz) could not be found".to_owned();
        assert_eq!(told("sts get-caller-identity --profile zzz --cli-error-format json"), (255, profile));
        let legacy = "aws: [ERROR]: argument operation: Found invalid choice 'nope'".to_owned();
        assert_eq!(told("sts nope --profile zzz"), (252, legacy));
    }

    /// As AWS CLI 2.36.7 did, side by side.
    #[test]
    fn aliases_stand_for_commands_and_for_what_is_behind_them() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join(".aws/cli")).unwrap();
        let aliases = "[toplevel]\nwho = sts me\nx = x\nz = sts get-caller-identity --color auto\n\
            [command sts]\nme = get-caller-identity\ntext = me --output text\nget-caller-identity = y --query Arn\n\
            a = b\nb = a\np = me --profile q\nex = !exit 3;\n\
            [command ec2 wait]\nv = vpc-exists\n[command ec2 describe-vpcs]\nmine = --vpc-ids vpc-1\n\
            [command configure]\nps = list-profiles\nlist-profiles = list-profiles --nope\n";
        std::fs::write(home.path().join(".aws/cli/alias"), aliases).unwrap();
        let environment = Environment::isolated(home.path(), [REGION, ("HOME", home.path().to_str().unwrap())]);
        let told = |line: &str| {
            let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
            let code = run_at(line, &environment, &mut stdout, &mut stderr);
            let [stdout, stderr] = [stdout, stderr].map(|text| String::from_utf8(text).unwrap());
            (code, stdout + stderr.lines().nth(1).unwrap_or_default())
        };
        let (arn, error) = ("arn:aws:iam::111122223333:root in eu-west-1", "aws: [ERROR]: ");
        assert_eq!(told("sts get-caller-identity"), (0, format!("\"{arn}\"\n")));
        assert_eq!(told("who --output text"), (0, format!("{arn}\n")));
        assert_eq!(told("z --color on"), (0, format!("\"{arn}\"\n")));
        assert_eq!(told("sts text --output json"), (0, format!("{arn}\n")));
        let endless = format!("{error}maximum recursion depth exceeded");
        assert_eq!(told("sts a"), (255, endless.clone()));
        assert_eq!(told("x"), (255, format!("{endless} while calling a Python object")));
        let refused =
            "Global parameter \"--profile\" detected in alias \"p\" which is not supported in subcommand aliases.";
        assert_eq!(told("sts p"), (255, format!("{error}{refused}")));
        assert_eq!(told("sts ex"), (3, String::new()));
        let validation = format!("{error}An error occurred (ParamValidation): ");
        assert_eq!(
            told("ec2 wait v --vpc-ids ["),
            (
                252,
                format!(
                    "{validation}Error parsing parameter '--vpc-ids': Invalid JSON: Expecting value: line 1 column 2 (char 1)"
                )
            )
        );
        let (code, form) = told("ec2 describe-vpcs mine [ --generate-cli-skeleton");
        assert!(code == 0 && form.contains("VpcIds"), "{form}");
        let choice = "argument subcommand: Found invalid choice 'other'";
        assert_eq!(told("ec2 describe-vpcs other"), (252, format!("{validation}{choice}")));
        assert_eq!(told("sts mine").1, format!("{validation}argument operation: Found invalid choice 'mine'"));
        assert_eq!(told("configure ps"), (252, format!("{validation}Unknown options: --nope")));
    }

    /// As AWS CLI 2.36.7 did, side by side.
    #[test]
    fn samples_are_checked_first_and_have_dates_in_yaml() {
        let sample = |query: &str, format: &str| {
            let line = format!("ec2 describe-vpc-endpoints --generate-cli-skeleton output --query {query}");
            ran(&format!("{line} --output {format}"), &[REGION]).stdout
        };
        assert_eq!(sample("VpcEndpoints[].CreationTimestamp", "yaml"), "- 1970-01-01 00:00:00\n");
        assert_eq!(sample("VpcEndpoints[0].CreationTimestamp", "yaml"), "\"1970-01-01T00:00:00\"\n");
        assert_eq!(sample("VpcEndpoints[0].CreationTimestamp", "yaml-stream"), "- 1970-01-01 00:00:00\n");
        assert_eq!(sample("VpcEndpoints[0].CreationTimestamp", "text"), "1970-01-01 00:00:00\n");
        let Ran { stderr, .. } =
            ran("elbv2 create-listener --generate-cli-skeleton output --cli-input-json {}", &[REGION]);
        assert!(
            stderr.contains("\nInvalid value for parameter Listeners[0].Port, value: 0, valid min value: 1"),
            "{stderr}"
        );
    }

    #[test]
    fn settings_are_listed_as_they_are() {
        let Ran { code, stdout, .. } = ran("configure list", &[("AWS_REGION", "a # c")]);
        assert_eq!(
            (code, stdout.lines().last()),
            (
                0,
                Some("region     : a # c                    : env              : ['AWS_REGION', 'AWS_DEFAULT_REGION']")
            )
        );
    }

    #[test]
    fn a_bundle_is_read_for_https_alone() {
        let environment = Environment::isolated(Path::new("/nowhere"), []);
        let read = |url: &str| {
            let target = Target {
                endpoint: client::Endpoint::parse(url).ok(),
                max_attempts: 1,
                connect_timeout: None,
                read_timeout: None,
                sign: true,
                verify: true,
                ca_bundle: Some("/nowhere/bundle".to_owned()),
            };
            certificates(&target, &environment).map(|_| ()).map_err(|error| error.to_string())
        };
        assert_eq!(read("http://127.0.0.1:9"), Ok(()));
        let missing = "Could not find a suitable TLS CA certificate bundle, invalid path: /nowhere/bundle";
        assert_eq!(read("https://127.0.0.1:9"), Err(missing.to_owned()));
    }

    #[test]
    fn fips_regions_are_the_regions() {
        for region in ["fips-eu-west-1", "eu-west-1-fips"] {
            let Ran { stdout, .. } = ran(&format!("sts get-caller-identity --query Arn --region {region}"), &[]);
            assert_eq!(stdout, "\"arn:aws:iam::111122223333:root in eu-west-1\"\n");
        }
    }

    #[test]
    fn a_server_wants_credentials() {
        let Ran { code, stderr, .. } = ran("sts get-caller-identity --endpoint-url http://127.0.0.1:9", &[REGION]);
        assert_eq!(code, 253);
        assert!(stderr.contains("(NoCredentials): Unable to locate credentials."), "{stderr}");
        let with_profile = "sts get-caller-identity --endpoint-url http://127.0.0.1:9 --profile provider";
        assert_eq!(ran(with_profile, &[]).code, 0);
    }

    #[test]
    fn an_unknown_format_is_found_after_the_call() {
        let Ran { code, stderr, .. } = ran("sts get-caller-identity", &[REGION, ("AWS_DEFAULT_OUTPUT", "xml")]);
        assert_eq!((code, stderr.as_str()), (255, "\naws: [ERROR]: Unknown output type: xml\n"));
    }

    #[test]
    fn it_ends_quietly_when_nobody_reads_any_more() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let mut stderr = Vec::new();
        let code = run_into("sts get-caller-identity", &[REGION], &mut Closed, &mut stderr);
        assert_eq!((code, stderr.as_slice()), (0, &b""[..]));
    }

    #[test]
    fn reasons_are_told_to_those_who_ask() {
        struct Secretive;
        impl Service for Secretive {
            fn call(&mut self, _: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
                let (code, message) = ("Vague".to_owned(), "Not found, or not yours.".to_owned());
                Err(ServiceError::Refused {
                    code,
                    message,
                    status: 400,
                    operation: request.operation.name,
                    retries: None,
                })
            }
            fn pause(&mut self, _: Duration) -> Result<(), ServiceError> {
                Ok(())
            }
            fn reasons(&mut self) -> Vec<String> {
                vec!["it is not yours".to_owned()]
            }
        }
        let told = |value: &'static str| {
            let words: Vec<String> = "ec2 describe-vpcs".split(' ').map(str::to_owned).collect();
            let environment = Environment::isolated(Path::new("/nowhere"), [REGION, ("VPCE_EXPLAIN", value)]);
            let mut connect = |_: &Target| Ok(Box::new(Secretive) as Box<dyn Service>);
            let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
            let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal: None };
            run_with(Program::Aws, &words, &environment, &Config::default(), &mut io, &mut connect);
            String::from_utf8(stderr).unwrap()
        };
        let refusal = "\naws: [ERROR]: An error occurred (Vague) when calling the DescribeVpcs operation: Not found, or not \
                       yours.\n";
        assert_eq!((told("").as_str(), told("0").as_str()), (refusal, refusal));
        assert_eq!(told("1"), format!("{refusal}vpce: it is not yours\n"));
    }

    #[test]
    fn the_state_option_stands_first_and_is_ours_alone() {
        let words = ["--state", "f", "sts"].map(str::to_owned);
        let (state, rest) = own_options(Program::Vpce, &words).unwrap();
        assert_eq!((state, rest), (Some(PathBuf::from("f")), &words[2..]));
        assert_eq!(own_options(Program::Aws, &words).unwrap(), (None, &words[..]));
        assert!(own_options(Program::Vpce, &words[..1]).is_err());
    }
}
