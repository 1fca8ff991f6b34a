//! Output that nobody reads, or that cannot be written, and input that can be read only once.

use std::fs::OpenOptions;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use super::home::{Home, Ran};

/// Each gives more than a pipe holds, but for the last.
const LINES: [&str; 9] = [
    "ec2 describe-vpcs --output json",
    "ec2 describe-vpcs --output text",
    "ec2 describe-vpcs --output table",
    "ec2 describe-vpcs --output yaml",
    "ec2 describe-vpcs --output yaml-stream",
    "ec2 describe-vpcs --output text --page-size 5",
    "ec2 describe-vpcs --query Vpcs[].VpcId",
    "tour --script",
    "status",
];

fn home_with_much() -> Home {
    let home = Home::new();
    let word = "x".repeat(200);
    for number in 0..120 {
        home.must(&format!(
            "ec2 create-vpc --cidr-block 10.{number}.0.0/16 --tag-specifications \
             ResourceType=vpc,Tags=[{{Key=a,Value={word}}},{{Key=b,Value={word}}},{{Key=c,Value={word}}}]"
        ));
    }
    home
}

fn started(home: &Home, line: &str) -> Command {
    let mut command = home.program();
    command.args(line.split(' ')).stderr(Stdio::piped());
    command
}

/// `| head -c 1`, and a reader that has gone before anything is written.
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let home = home_with_much();
    let quiet = |ran: Ran, line: &str| assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{line}");
    for line in LINES {
        let mut child = started(&home, line).stdout(Stdio::piped()).spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        quiet(child.wait_with_output().unwrap().into(), line);

        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        quiet(started(&home, line).stdout(writer).output().unwrap().into(), line);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_the_output_is_told() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    for line in LINES {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = Ran::from(started(&home, line).stdout(full).output().unwrap());
        assert_eq!(ran.code, Some(255), "{line}: {ran:?}");
        assert!(ran.stderr.contains("Unable to write to standard output: No space left"), "{line}: {ran:?}");
    }
}

/// Without streams at all, nothing of the output may get into the state file.
#[cfg(unix)]
#[test]
fn closed_streams_harm_nothing() {
    let home = Home::new();
    let script = format!("exec {} ec2 create-vpc --cidr-block 10.1.0.0/16 <&- >&- 2>&-", env!("CARGO_BIN_EXE_vpce"));
    let state = home.state();
    let variables: Vec<_> =
        home.program().get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned))).collect();
    let mut shell = Command::new("sh");
    shell
        .env_clear()
        .envs(variables.into_iter().filter_map(|(name, value)| Some((name, value?))))
        .arg("-c")
        .arg(script);
    assert_eq!(shell.status().unwrap().code(), Some(0));
    assert_eq!(super::home::integrity(&state), "ok");
    assert_eq!(home.must("ec2 describe-vpcs --query length(Vpcs)"), "1");
}

#[cfg(unix)]
#[test]
fn a_whole_input_may_be_a_pipe() {
    let home = Home::new();
    for (option, input) in [("json", r#"{"CidrBlock": "10.1.0.0/16"}"#), ("yaml", "CidrBlock: 10.2.0.0/16\n")] {
        let line = format!("ec2 create-vpc --cli-input-{option} file:///dev/stdin");
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(input.as_bytes()).unwrap();
        drop(writer);
        let ran = Ran::from(started(&home, &line).stdin(reader).stdout(Stdio::piped()).output().unwrap());
        assert_eq!(ran.code, Some(0), "{line}: {ran:?}");
    }
}

/// Ctrl-C, while a server is silent to a call and to a waiter: 130, a line end, and nothing on standard error.
#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_as_it_ends_aws_cli() {
    let home = Home::new();
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let server = format!("--profile provider --endpoint-url http://{}", silent.local_addr().unwrap());
    for command in ["describe-vpcs", "wait vpc-available"] {
        let mut child = started(&home, &format!("ec2 {command} {server}")).stdout(Stdio::piped()).spawn().unwrap();
        let connection = silent.accept().unwrap();
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let code = child.wait().unwrap().code();
        let (mut stdout, mut stderr) = (String::new(), String::new());
        child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(130), "\n", ""), "{command}");
        drop(connection);
    }
}

/// What is logged goes to standard error, a line each, and changes nothing else.
#[test]
fn a_log_is_beside_the_output() {
    let home = Home::new();
    let run = |line: &str| Ran::from(started(&home, line).output().unwrap());
    let quiet = run("ec2 describe-regions --profile provider");
    let logged = run("ec2 describe-regions --profile provider --debug");
    assert_eq!((logged.code, &logged.stdout), (Some(0), &quiet.stdout));
    let request = "botocore.endpoint - DEBUG - Making request for OperationModel(name=DescribeRegions) with params: {}";
    assert!(logged.stderr.lines().any(|line| line.ends_with(request)), "{}", logged.stderr);
    let is_line = |line: &str| line.contains(" - MainThread - ") && line.contains(" - DEBUG - ");
    assert!(logged.stderr.lines().all(is_line), "{}", logged.stderr);
}
