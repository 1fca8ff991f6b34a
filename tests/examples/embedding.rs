//! Runs a program whose AWS clients see a state of their own, which is empty at first and gone afterwards:
//! `cargo run --example embedding -- aws ec2 create-vpc --cidr-block 10.0.0.0/16`.

use std::io;
use std::process::{Command, ExitCode};

use vpce::Server;

/// The program's exit code, if it had one.
fn run(program: &str, arguments: &[String]) -> io::Result<Option<i32>> {
    let server = Server::in_memory()?;
    let mut command = Command::new(program);
    // Any key will do; one of twelve digits is of the account with that number.
    command.args(arguments).env("AWS_ENDPOINT_URL", server.url()).env("AWS_REGION", "us-east-1");
    command.env("AWS_ACCESS_KEY_ID", "111122223333").env("AWS_SECRET_ACCESS_KEY", "any");
    Ok(command.status()?.code())
}

fn main() -> io::Result<ExitCode> {
    let mut words = std::env::args().skip(1);
    let program = words.next().ok_or_else(|| io::Error::other("give a program and its arguments"))?;
    let code = run(&program, &words.collect::<Vec<_>>())?;
    Ok(ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
}

#[cfg(unix)]
#[test]
fn a_program_finds_its_server() {
    let script = "case $AWS_ENDPOINT_URL in http://127.0.0.1:*) exit 7;; esac";
    assert_eq!(run("sh", &["-c".to_owned(), script.to_owned()]).unwrap(), Some(7));
}
