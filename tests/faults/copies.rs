//! Copies of the state: made while others write, put back over a state in use, damaged, and not ours.

use std::fs;
use std::process::Stdio;

use rusqlite::Connection;

use super::home::{Home, Ran, dump, integrity};

#[test]
fn a_copy_is_the_state_and_the_state_is_the_copy() {
    let (home, story) = Home::new().with_story();
    let before = dump(&home.state());
    home.must("state save story");
    let copy = home.path("state.db.saved/story.db");
    assert_eq!((dump(&copy), integrity(&copy).as_str()), (before.clone(), "ok"));
    let beside = fs::read_dir(home.path("state.db.saved")).unwrap().count();
    assert_eq!(beside, 1, "nothing stays beside the copy");

    // A shell that has the file open sees what was put into it.
    let other = Connection::open(home.state()).unwrap();
    let vpcs = || other.query_row("SELECT count(*) FROM vpcs", [], |row| row.get::<_, i64>(0)).unwrap();
    home.must("ec2 create-vpc --cidr-block 10.9.0.0/16");
    assert_eq!(vpcs(), 3);
    home.must("state restore story");
    assert_eq!(vpcs(), 2);
    assert_eq!(dump(&home.state()), before);
    home.must(&format!("ec2 describe-vpcs --vpc-ids {}", story.vpc));
}

#[test]
fn copies_that_cannot_be_put_back_change_nothing() {
    let (home, _) = Home::new().with_story();
    home.must("state save good");
    let whole = fs::read(home.path("state.db.saved/good.db")).unwrap();
    let before = dump(&home.state());
    let copy = home.path("state.db.saved/bad.db");
    let refused = || {
        let ran = home.run("state restore bad");
        assert!(ran.is_about(&copy) && ran.stderr.lines().count() == 1, "{ran:?}");
        assert_eq!(dump(&home.state()), before);
        home.must("state list");
    };
    let mut damaged = whole.clone();
    damaged[whole.len() / 4..whole.len() / 2].fill(0x55);
    let half = &whole[..whole.len() / 2];
    for bytes in [&b""[..], b"x", b"not a database", &half[..100], half, &damaged] {
        fs::write(&copy, bytes).unwrap();
        refused();
    }
    for (name, value) in [("application_id", 3), ("user_version", 99)] {
        fs::write(&copy, &whole).unwrap();
        Connection::open(&copy).unwrap().pragma_update(None, name, value).unwrap();
        refused();
    }
    fs::remove_file(&copy).unwrap();
    fs::create_dir(&copy).unwrap();
    refused();
}

#[test]
fn a_copy_mends_a_damaged_state() {
    let (home, _) = Home::new().with_story();
    let before = dump(&home.state());
    home.must("state save good");
    let whole = fs::read(home.state()).unwrap();
    for bytes in [&whole[..whole.len() / 2], &whole[..100], &whole[..4096]] {
        fs::write(home.state(), bytes).unwrap();
        let ran = home.run("state save damaged");
        assert!(ran.is_about(&home.state()), "{ran:?}");
        home.must("state restore good");
        assert_eq!(dump(&home.state()), before);
    }
    fs::write(home.state(), "another program's, which is left alone").unwrap();
    assert!(home.run("state restore good").is_about(&home.state()));
}

/// Writers go on while copies are made and put back; of those who save under one name, one does.
#[test]
fn copies_are_made_while_others_write() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    let start = |line: String| {
        let mut program = home.program();
        program.args(line.split(' ')).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut shells = Vec::new();
    for number in 0..6 {
        shells.push(start(format!("ec2 create-vpc --cidr-block 10.{number}.0.0/16")));
        shells.push(start(format!("state save copy{number}")));
        shells.push(start("state save same --force".to_owned()));
    }
    for shell in shells {
        let ran = Ran::from(shell.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    }
    let saves: Vec<_> = (0..6).map(|_| start("state save once".to_owned())).collect();
    let codes: Vec<_> = saves.into_iter().map(|save| save.wait_with_output().unwrap().status.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    let shells: Vec<_> = (0..6)
        .map(|number| match number % 2 {
            0 => start(format!("state restore copy{number}")),
            _ => start("ec2 create-vpc --cidr-block 10.7.0.0/16".to_owned()),
        })
        .collect();
    for shell in shells {
        let ran = Ran::from(shell.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    }
    assert_eq!(integrity(&home.state()), "ok");
    assert_eq!(fs::read_dir(home.path("state.db.saved")).unwrap().count(), 8);
}
