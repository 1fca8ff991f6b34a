//! What `vpce state check` tells, and that it changes nothing.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::home::{Home, Numbers, Ran};

/// The names, lengths and bytes of all that stands beside a file, and of itself.
fn surroundings(path: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap().map(Result::unwrap);
    let files =
        entries.filter(|entry| entry.path().is_file() && !entry.file_name().to_string_lossy().ends_with("-shm"));
    let mut files: Vec<_> =
        files.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect();
    files.sort();
    files
}

/// Looks through a state, which must not change it.
#[track_caller]
fn looked_through(home: &Home, path: &Path) -> Ran {
    let before = surroundings(path);
    let ran = home.run(&format!("--state {} state check", path.display()));
    assert!(surroundings(path) == before, "looking at {} changed something", path.display());
    assert!(ran.is_orderly(), "{ran:?}");
    ran
}

#[test]
fn damage_is_told() {
    let cases = [
        ("UPDATE endpoints SET state = 'sleeping' WHERE seq = 1", "endpoints (seq 1): state is 'sleeping', not one of"),
        ("UPDATE endpoints SET policy_document = '{'", "policy_document is '{', not JSON"),
        (
            "UPDATE connections SET service_id = 'service'",
            "service_id is 'service', not an id that begins with vpce-svc-",
        ),
        ("UPDATE vpcs SET account = 'me' WHERE seq = 1", "vpcs (seq 1): account is 'me', not 12 digits"),
        ("UPDATE subnets SET region = 'us-east-0' WHERE seq = 1", "region is 'us-east-0', not a Region"),
        ("UPDATE services SET acceptance_required = 2", "acceptance_required is 2, not 0 or 1"),
        ("UPDATE lab SET last_write = 9223372036854775807", "last_write is 9223372036854775807, not a time"),
        ("UPDATE calls SET parameters = CAST(x'ff' AS TEXT)", "parameters is '\u{fffd}', not JSON"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM vpcs WHERE seq = 1", "is no id of vpcs"),
        ("DELETE FROM lab", "lab has 0 rows instead of one"),
        ("DROP INDEX vpcs_of_account", "index vpcs_of_account is missing"),
        ("DROP TABLE client_tokens", "table client_tokens is missing"),
        ("ALTER TABLE vpcs ADD COLUMN colour TEXT", "table vpcs is not as vpce makes it"),
        ("CREATE TABLE notes (x)", "table notes is none of vpce's"),
        ("CREATE TRIGGER t AFTER INSERT ON vpcs BEGIN DELETE FROM tags; END", "trigger t is none of vpce's"),
        (
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'next_state TEXT', 'next_state INTEGER') \
             WHERE name = 'endpoints'",
            "table endpoints is not as vpce makes it",
        ),
    ];
    for (sql, told) in cases {
        let (home, _) = Home::new().with_story();
        assert_eq!(looked_through(&home, &home.state()).stdout, "ok\n");
        Connection::open(home.state()).unwrap().execute_batch(sql).unwrap();
        let ran = looked_through(&home, &home.state());
        assert!(ran.is_about(&home.state()) && ran.stdout.contains(told), "{sql}: {ran:?}");
        assert!(ran.stdout.lines().all(|line| !line.trim().is_empty()), "{ran:?}");
    }
}

/// What the log alone holds is looked at, too, and stays there.
#[test]
fn a_log_is_looked_at_and_left() {
    let (home, _) = Home::new().with_story();
    let open = Connection::open(home.state()).unwrap();
    let _: i64 = open.query_row("SELECT count(*) FROM vpcs", [], |row| row.get(0)).unwrap();
    home.must("ec2 create-vpc --cidr-block 10.3.0.0/16");
    assert_eq!(looked_through(&home, &home.state()).stdout, "ok\n");
    open.execute_batch("UPDATE vpcs SET state = 'asleep' WHERE seq = 3").unwrap();
    // While it is open, and after whoever had it open was killed.
    let lines = looked_through(&home, &home.state()).stdout;
    assert!(lines.starts_with("vpcs (seq 3): state is 'asleep'") && lines.lines().count() == 1, "{lines}");
    let copy = home.path("killed/copy.db");
    fs::create_dir(home.path("killed")).unwrap();
    for (from, to) in vpce::store::files_of(&home.state()).iter().zip(vpce::store::files_of(&copy)).take(2) {
        fs::copy(from, to).unwrap();
    }
    assert_eq!(looked_through(&home, &copy).stdout, lines);
}

/// Copies are looked through by their names; an empty file is an empty state, and a missing one is none.
#[test]
fn copies_are_looked_through_as_well() {
    let (home, _) = Home::new().with_story();
    home.must("state save good");
    assert_eq!(home.must("state check good"), "ok");
    let copy = home.path("state.db.saved/good.db");
    Connection::open(&copy).unwrap().execute_batch("UPDATE services SET state = 'x'").unwrap();
    let ran = home.run("state check good");
    assert!(ran.is_about(&copy) && ran.stdout.starts_with("services (seq 1): state is 'x'"), "{ran:?}");
    fs::write(home.path("empty.db"), "").unwrap();
    assert_eq!(home.must(&format!("--state {} state check", home.path("empty.db").display())), "ok");
    assert_eq!(home.run(&format!("--state {} state check", home.path("none.db").display())).code, Some(255));
}

/// Of 200 flipped bytes none goes unseen that SQLite sees, and no write makes what it finds worse.
#[test]
fn nothing_is_made_worse() {
    let (home, story) = Home::new().with_story();
    let whole = fs::read(home.state()).unwrap();
    let used: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let mut numbers = Numbers::new(3);
    fs::create_dir(home.path("flipped")).unwrap();
    let path = home.path("flipped/state.db");
    let problems = || {
        let uri = format!("file://{}?immutable=1", path.display());
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
        let open = Connection::open_with_flags(uri, flags).unwrap();
        let mut check = open.prepare("PRAGMA integrity_check(1000)").ok()?;
        let lines = check.query_map([], |row| row.get::<_, String>(0)).ok()?.collect::<Result<Vec<_>, _>>().ok()?;
        Some(lines.iter().flat_map(|line| line.lines()).filter(|line| *line != "ok").count())
    };
    let (mut seen, mut written) = (0, 0);
    for round in 0..200 {
        let at = if round % 4 == 0 { 16 + numbers.below(84) } else { used[numbers.below(used.len())] };
        let mut bytes = whole.clone();
        bytes[at] ^= u8::try_from(1 + numbers.below(255)).unwrap();
        for file in vpce::store::files_of(&path) {
            let _ = fs::remove_file(file);
        }
        fs::write(&path, &bytes).unwrap();
        let before = problems();
        let checked = looked_through(&home, &path);
        if before != Some(0) {
            assert!(checked.is_about(&path), "byte {at}: {checked:?}");
            seen += 1;
        }
        for line in
            ["ec2 describe-vpcs", "--profile consumer ec2 describe-vpc-endpoints", "ec2 describe-subnets", "status"]
        {
            let ran = home.run(&format!("--state {} {line}", path.display()));
            assert!(ran.is_orderly() && (ran.code == Some(0) || ran.is_about(&path)), "byte {at}: {line}: {ran:?}");
            assert!(fs::read(&path).unwrap() == bytes, "byte {at}: {line} changed the file");
        }
        let tag = format!("ec2 create-tags --resources {} --tags Key=k,Value=v", story.vpc);
        let ran = home.run(&format!("--state {} {tag}", path.display()));
        assert!(ran.is_orderly(), "byte {at}: {ran:?}");
        match ran.code {
            Some(0) => {
                written += 1;
                let after = problems();
                assert!(
                    before.is_none() || after.is_some() && after <= before,
                    "byte {at}: {before:?} became {after:?}"
                );
            }
            Some(255) => {
                assert!(ran.is_about(&path), "byte {at}: {ran:?}");
                assert!(fs::read(&path).unwrap() == bytes, "byte {at}: a refusal changed the file");
            }
            _ => {}
        }
    }
    assert!(seen > 20 && written > 20, "{seen} of 200 were seen, {written} written to");
}

/// A file that ends anywhere is refused, or gives right answers where nothing that is asked for is missing; the check tells.
#[test]
fn what_was_cut_off_is_told() {
    let (home, story) = Home::new().with_story();
    let whole = fs::read(home.state()).unwrap();
    let mut numbers = Numbers::new(4);
    fs::create_dir(home.path("cut")).unwrap();
    let path = home.path("cut/state.db");
    for _ in 0..60 {
        let length = 1 + numbers.below(whole.len() - 1);
        fs::write(&path, &whole[..length]).unwrap();
        let ran = looked_through(&home, &path);
        assert!(ran.is_about(&path), "{length} bytes: {ran:?}");
        let ran = home.run(&format!("--state {} ec2 describe-vpcs --query Vpcs[].VpcId", path.display()));
        let is_right = ran.code == Some(0) && ran.stdout.contains(&story.vpc);
        assert!(is_right || ran.is_about(&path), "{length} bytes: {ran:?}");
        assert!(fs::read(&path).unwrap() == whole[..length]);
    }
}
