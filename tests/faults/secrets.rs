//! Secrets stay where they belong: nothing that a program logs, tells or keeps about calls shows one.

use std::process::Stdio;

use super::home::{Home, Ran};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "FwoGZXIvYXdzEBYaDExampleTokenOfASession/////++==";

#[test]
fn what_is_logged_shows_no_secret() {
    let home = Home::new();
    let run = |line: &str| {
        let mut program = home.program();
        program.env("AWS_SECRET_ACCESS_KEY", SECRET).env("AWS_SESSION_TOKEN", TOKEN).env("VPCE_EXPLAIN", "1");
        Ran::from(program.args(line.split(' ')).output().unwrap())
    };
    let assume = "sts assume-role --role-arn arn:aws:iam::111122223333:role/R --role-session-name ses --debug";
    let assumed = run(assume);
    assert_eq!(assumed.code, Some(0), "{assumed:?}");
    let value = |name: &str| {
        let rest = assumed.stdout.split_once(&format!("\"{name}\": \"")).unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    };
    let secrets = [SECRET.to_owned(), TOKEN.to_owned(), value("SecretAccessKey"), value("SessionToken")];
    let shows_none = |what: &str, text: &str| {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{what} shows {secret}: {text}");
        }
    };
    assert!(assumed.stderr.contains("Parsed response"), "{}", assumed.stderr);
    shows_none("--debug", &assumed.stderr);
    let set = format!("configure set aws_secret_access_key {SECRET} --debug");
    shows_none("--debug", &run(&set).stderr);
    shows_none("--debug", &run("ec2 describe-vpcs --vpc-ids vpc-0 --debug").stderr);
    for line in ["log", "log --refused", "state export", "status", "whoami", "accounts"] {
        shows_none(line, &run(line).stdout);
    }
    // A server's log, and what a client logs of its answers.
    let mut server = home.program();
    server.args(["serve", "--listen", "127.0.0.1:0", "--log"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = server.spawn().unwrap();
    let mut url = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(server.stdout.take().unwrap()), &mut url).unwrap();
    let remote = run(&format!("{assume} --endpoint-url {}", url.trim()));
    assert_eq!(remote.code, Some(0), "{remote:?}");
    let fresh = remote.stdout.lines().filter(|line| line.contains("SecretAccessKey") || line.contains("SessionToken"));
    for line in fresh {
        let secret = line.split('"').nth(3).unwrap();
        assert!(!remote.stderr.contains(secret), "--debug shows {secret}");
    }
    shows_none("--debug", &remote.stderr);
    server.kill().unwrap();
    let log = String::from_utf8_lossy(&server.wait_with_output().unwrap().stderr).into_owned();
    assert!(log.contains("AssumeRole"), "{log}");
    shows_none("--log", &log);
}
