//! Exports and imports: any text, any number, files that are there, and documents that anybody made.

use std::fs;

use rusqlite::Connection;

use super::home::{Home, Numbers, Ran, dump};

#[test]
fn an_import_is_the_state_that_was_exported() {
    let (home, story) = Home::new().with_story();
    let open = Connection::open(home.state()).unwrap();
    let every: String = ('\0'..'\u{180}').chain(['\u{2028}', '\u{fffe}', '\u{10ffff}']).collect();
    let texts =
        [every.as_str(), "", "'''", "\"\"\"", "\\", "\\u0000", "# x", "[[vpcs]]", "a\r\nb\n", "\u{feff}", "1", "null"];
    for (number, text) in texts.iter().enumerate() {
        let sql = "INSERT INTO tags (account, region, resource_id, resource_type, key, value)
            VALUES ('111122223333', 'us-east-1', ?1, 'vpc', ?2, ?3)";
        open.execute(sql, (&story.vpc, number.to_string(), text)).unwrap();
    }
    open.execute_batch("UPDATE lab SET random_position = -9223372036854775808").unwrap();
    drop(open);
    home.must("clock fix 2031-01-01T00:00:00Z --tick 2s");
    let sorted = || {
        let mut rows = dump(&home.state());
        rows.sort();
        rows
    };
    let before = (sorted(), home.must("log"));
    for name in ["lab.json", "lab.toml"] {
        let file = home.path(name);
        home.must(&format!("state export {}", file.display()));
        let text = fs::read(&file).unwrap();
        home.must("ec2 create-vpc --cidr-block 10.9.0.0/16");
        home.must(&format!("state import {}", file.display()));
        assert!((sorted(), home.must("log")) == before, "{name}");
        home.must(&format!("state export --force {}", file.display()));
        assert!(fs::read(&file).unwrap() == text, "{name} comes back otherwise");
    }
}

/// Temporary keys are secrets: they stay where they are.
#[test]
fn secrets_stay_behind() {
    let home = Home::new();
    let keys = home.must("sts assume-role --role-arn arn:aws:iam::111122223333:role/R --role-session-name ses");
    let (json, toml) = (home.must("state export"), home.must("state export --format toml"));
    for word in keys.split('"').filter(|word| word.len() > 30 && !word.contains(':')) {
        assert!(!json.contains(word) && !toml.contains(word), "{word}");
    }
    assert!(keys.contains("SecretAccessKey") && !json.contains("session_keys") && !json.contains("ASIA"));
}

/// From standard input and to standard output, as pipes have it.
#[test]
fn documents_go_through_pipes() {
    let (home, _) = Home::new().with_story();
    let sorted = || {
        let mut rows = dump(&home.state());
        rows.sort();
        rows
    };
    let before = sorted();
    home.must("state export lab.json");
    for words in [&["state", "import"][..], &["state", "import", "-", "--yes"]] {
        home.must("ec2 create-vpc --cidr-block 10.9.0.0/16");
        let stdin = fs::File::open(home.path("lab.json")).unwrap();
        let ran = Ran::from(home.program().args(words).stdin(stdin).output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        assert!(sorted() == before);
    }
    let ran = Ran::from(home.program().args(["state", "export", "-"]).output().unwrap());
    assert!(ran.stdout.into_bytes() == fs::read(home.path("lab.json")).unwrap());
}

/// Whatever the document is, it is taken in whole or refused in one line, and then nothing has changed.
#[test]
fn broken_documents_change_nothing() {
    let (home, _) = Home::new().with_story();
    let before = dump(&home.state());
    let mut numbers = Numbers::new(8);
    let mut refused = 0;
    for name in ["lab.json", "lab.toml"] {
        let file = home.path(name);
        home.must(&format!("state export {}", file.display()));
        let whole = fs::read(&file).unwrap();
        let mut attempt = |bytes: &[u8]| {
            fs::write(&file, bytes).unwrap();
            let other = home.path("other.db");
            let ran = home.run(&format!("--state {} state import {}", other.display(), file.display()));
            assert!(ran.is_orderly(), "{ran:?}");
            if ran.code == Some(0) {
                let line = format!("--state {} state check", other.display());
                assert_eq!(home.must(&line), "ok");
            } else {
                let told = format!("vpce: Unable to import {}: ", file.display());
                assert!(ran.stderr.starts_with(&told) && ran.stderr.lines().count() == 1, "{ran:?}");
                refused += 1;
            }
            for file in vpce::store::files_of(&other) {
                let _ = fs::remove_file(file);
            }
        };
        for _ in 0..40 {
            attempt(&whole[..numbers.below(whole.len())]);
            let mut flipped = whole.clone();
            let at = numbers.below(whole.len());
            flipped[at] ^= u8::try_from(1 + numbers.below(255)).unwrap();
            attempt(&flipped);
            // A word in place of another: rows and references that no longer fit.
            let words: Vec<&[u8]> = whole.split_inclusive(|byte| b" ,\n\"".contains(byte)).collect();
            let mut words = words.clone();
            let (one, other) = (numbers.below(words.len()), numbers.below(words.len()));
            words[one] = words[other];
            attempt(&words.concat());
        }
        fs::write(&file, &whole).unwrap();
    }
    assert!(refused > 150, "only {refused} of 240 were refused");
    // A refused import does not touch what is there.
    fs::write(home.path("doc.json"), "{\"vpce_state\": 6}").unwrap();
    assert_eq!(home.run("state import doc.json").code, Some(255));
    assert!(dump(&home.state()) == before);
}

/// An export never goes through half a file, and never over something unasked.
#[cfg(unix)]
#[test]
fn exports_go_into_files_of_their_own() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let (home, _) = Home::new().with_story();
    let own = home.must("state export");
    let refused = |line: &str| {
        let ran = home.run(line);
        assert!(ran.code == Some(255) && ran.stderr.lines().count() == 1, "{line}: {ran:?}");
    };
    fs::write(home.path("there.json"), "mine").unwrap();
    symlink(home.path("there.json"), home.path("link.json")).unwrap();
    symlink(home.path("nowhere/x.json"), home.path("dangling.json")).unwrap();
    for name in ["there.json", "link.json", "dangling.json", ".", "/dev/null", "state.db", "state.db/x", ""] {
        refused(&format!("state export {}", home.path(name).display()));
    }
    for name in [".", "/dev/null", "state.db"] {
        refused(&format!("state export --force {}", home.path(name).display()));
    }
    assert_eq!(fs::read(home.path("there.json")).unwrap(), b"mine");
    // The link is replaced, not what it leads to.
    home.must("state export --force link.json");
    assert_eq!(fs::read(home.path("there.json")).unwrap(), b"mine");
    assert_eq!(fs::read_to_string(home.path("link.json")).unwrap().trim(), own);
    assert_eq!(fs::metadata(home.path("link.json")).unwrap().permissions().mode() & 0o777, 0o600);
    // A state that cannot be read leaves nothing behind.
    fs::write(home.state(), "rubbish").unwrap();
    refused("state export new.json");
    let names: Vec<_> = fs::read_dir(home.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name == "new.json" || name.to_string_lossy().starts_with(".new-")), "{names:?}");
}
