//! Many processes on one state file, and processes that are killed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Barrier;
use std::thread;

use super::home::{Home, Numbers, Ran, integrity};

const SHELLS: usize = 16;
const TAGS: usize = 12;

/// Runs a line in a process that must succeed and say nothing on standard error.
fn shell(home: &Home, line: &str) -> String {
    let ran = Ran::from(home.program().args(line.split(' ')).output().unwrap());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{line}");
    ran.stdout.trim().to_owned()
}

/// The file is made once, whoever is first; nobody takes it for broken while it is being made.
#[test]
fn many_may_be_the_first() {
    for round in 0..8 {
        let home = Home::new();
        let start = |number: usize| {
            let line = match number % 4 {
                0 => "ec2 describe-vpcs --query length(Vpcs)".to_owned(),
                _ => format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16 --query Vpc.VpcId"),
            };
            let mut program = home.program();
            program.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let shells: Vec<_> = (0..SHELLS).map(start).collect();
        let mut vpcs = BTreeSet::new();
        for (number, shell) in shells.into_iter().enumerate() {
            let ran = Ran::from(shell.wait_with_output().unwrap());
            assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "round {round}, shell {number}");
            if number % 4 != 0 {
                vpcs.insert(ran.stdout);
            }
        }
        assert_eq!(vpcs.len(), SHELLS - SHELLS / 4, "round {round}");
    }
}

/// Sixteen shells start at once where there is no state file yet. Each makes a VPC, then tags it and looks at it.
#[test]
fn parallel_shells_never_see_a_lock() {
    let home = Home::new();
    let start = Barrier::new(SHELLS);
    let play = |number: usize| {
        start.wait();
        let create = format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16 --query Vpc.VpcId --output text");
        let vpc = shell(&home, &create);
        for tag in 0..TAGS {
            shell(&home, &format!("ec2 create-tags --resources {vpc} --tags Key=k{tag},Value={number}"));
            if tag % 4 == 0 {
                let look = format!("ec2 describe-vpcs --vpc-ids {vpc} --query length(Vpcs[0].Tags)");
                assert_eq!(shell(&home, &look), (tag + 1).to_string());
            }
        }
        vpc
    };
    let vpcs: Vec<String> = thread::scope(|scope| {
        let shells: Vec<_> = (0..SHELLS).map(|number| scope.spawn(move || play(number))).collect();
        shells.into_iter().map(|shell| shell.join().unwrap()).collect()
    });
    assert_eq!(vpcs.iter().collect::<BTreeSet<_>>().len(), SHELLS, "{vpcs:?}");
    for (number, vpc) in vpcs.iter().enumerate() {
        let tags = format!("ec2 describe-tags --filters Name=resource-id,Values={vpc} --query Tags[].Value");
        assert_eq!(home.must(&tags).matches(&format!("\"{number}\"")).count(), TAGS, "{vpc}");
    }
    assert_eq!(integrity(&home.state()), "ok");
}

/// Writers that are killed at seeded moments, the one that makes the file among them: what they acknowledged is there, and
/// the file is sound.
#[test]
fn a_killed_writer_loses_nothing_that_it_acknowledged() {
    let mut killed = 0;
    for seed in 0..20 {
        let home = Home::new();
        let mut numbers = Numbers::new(seed);
        let mut acknowledged = |line: &str| {
            let done = killed_sometime(&home, line, &mut numbers);
            killed += usize::from(!done);
            done
        };
        let mut vpcs = usize::from(acknowledged("ec2 create-vpc --cidr-block 10.1.0.0/16"));
        let vpc = shell(&home, "ec2 create-vpc --cidr-block 10.2.0.0/16 --query Vpc.VpcId --output text");
        vpcs += 1;
        let tag = |key: &str| format!("ec2 create-tags --resources {vpc} --tags Key={key},Value=v");
        let mut keys: Vec<_> =
            ["k1", "k2", "k3", "k4", "k5"].into_iter().filter(|key| acknowledged(&tag(key))).collect();
        // What was killed leaves nothing that would keep the next one waiting.
        shell(&home, &tag("last"));
        keys.push("last");

        let found: usize = home.must("ec2 describe-vpcs --query length(Vpcs)").parse().unwrap();
        assert!(found >= vpcs, "seed {seed}: {found} of {vpcs} VPCs");
        let found = home.must("ec2 describe-tags --query Tags[].Key");
        for key in keys {
            assert!(found.contains(&format!("\"{key}\"")), "seed {seed}: {key} is lost: {found}");
        }
        assert_eq!(integrity(&home.state()), "ok", "seed {seed}");
    }
    assert!(killed > 0, "no writer was killed in time");
}

/// Starts a line and kills it: some moments after its start, or after its first bytes are in the log. Tells whether it
/// was done before that.
fn killed_sometime(home: &Home, line: &str, numbers: &mut Numbers) -> bool {
    let mut child = home.program().args(line.split(' ')).stdout(Stdio::null()).spawn().unwrap();
    if numbers.below(2) == 0 {
        let log = home.path("state.db-wal");
        while child.try_wait().unwrap().is_none() && length(&log) == 0 {
            thread::yield_now();
        }
    }
    for _ in 0..numbers.below(400) {
        thread::yield_now();
    }
    child.kill().unwrap();
    match child.wait().unwrap().code() {
        Some(0) => true,
        None => false,
        code => panic!("{line}: {code:?}"),
    }
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// The tour's script needs nothing but the program, and no setting of whoever runs it tells another story.
#[cfg(unix)]
#[test]
fn the_tour_is_a_script_of_its_own() {
    let home = Home::new();
    fs::write(home.path("tour.sh"), home.must("tour --script")).unwrap();
    let path = Path::new(env!("CARGO_BIN_EXE_vpce")).parent().unwrap();
    let mut shell = std::process::Command::new("sh");
    shell.env_clear().env("PATH", format!("{}:/usr/bin:/bin", path.display())).env("HOME", home.path(""));
    shell.envs([("AWS_REGION", "eu-west-1"), ("AWS_PROFILE", "nobody"), ("VPCE_CLOCK", "2030-01-01T00:00:00Z")]);
    let ran = Ran::from(shell.current_dir(home.path("")).arg("tour.sh").output().unwrap());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.stdout.matches("refused with exit code 254").count(), 2, "{ran:?}");
    let told = home.must("tour");
    let status = told.rsplit_once("$ vpce status\n").unwrap().1.replace("$ vpce log --refused\n", "");
    assert!(ran.stdout.trim().ends_with(&status), "{}", ran.stdout);
}

/// A refusal does not wait for a file that somebody keeps locked, or that cannot be written, only to be logged.
#[test]
fn a_refusal_is_told_though_it_cannot_be_logged() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    let other = rusqlite::Connection::open(home.state()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = std::time::Instant::now();
    let ran = home.run("ec2 describe-vpcs --vpc-ids vpc-0");
    assert!(ran.code == Some(254) && ran.stderr.contains("InvalidVpcID.NotFound"), "{ran:?}");
    assert!(start.elapsed() < std::time::Duration::from_secs(30), "it waited for a line in the log");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(!home.must("log").contains("describe-vpcs"));
    home.run("ec2 describe-vpcs --vpc-ids vpc-0");
    assert!(home.must("log").contains("describe-vpcs"));
}
