//! Paths that lead somewhere else, or to something that is no file, and who may read what we make.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use super::home::{Home, Ran};

/// Whatever the umask is, only the owner may read what we write.
#[test]
fn what_is_made_is_its_owners_alone() {
    let home = Home::new();
    let script = r#"
        umask 0
        "$VPCE" ec2 create-vpc --cidr-block 10.1.0.0/16 && "$VPCE" state save copy && "$VPCE" state export lab.json &&
        "$VPCE" state export lab.toml && "$VPCE" --state new/state.db state import lab.json &&
        "$VPCE" accounts add mine --account 222222222222 && "$VPCE" configure set aws_secret_access_key x --profile p
    "#;
    let mut shell = Command::new("sh");
    let program = home.program();
    shell.args(["-c", script]).env("VPCE", program.get_program()).current_dir(home.path(""));
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = Ran::from(shell.env("XDG_CONFIG_HOME", home.path("config")).output().unwrap());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    // While it is open, it has company.
    let open = rusqlite::Connection::open(home.state()).unwrap();
    let _: i64 = open.query_row("SELECT count(*) FROM vpcs", [], |row| row.get(0)).unwrap();
    let names = [
        "state.db",
        "state.db-wal",
        "state.db-shm",
        "state.db.saved/copy.db",
        "lab.json",
        "lab.toml",
        "new/state.db",
        "config/vpce/config.toml",
        ".aws/credentials",
    ];
    for name in names {
        let mode = fs::metadata(home.path(name)).unwrap_or_else(|error| panic!("{name}: {error}")).permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name} has {:o}", mode & 0o777);
    }
}

/// Nothing but a file is opened, nothing is waited for, and nothing comes of what cannot be.
#[test]
fn a_state_is_a_file() {
    let home = Home::new();
    let pipe = home.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _listener = UnixListener::bind(home.path("socket")).unwrap();
    fs::create_dir(home.path("folder")).unwrap();
    let links = [
        ("to-pipe", "pipe"),
        ("to-folder", "folder"),
        ("to-zero", "/dev/zero"),
        ("loop", "loop"),
        ("to-socket", "socket"),
    ];
    for (name, target) in links {
        symlink(home.path(target), home.path(name)).unwrap();
    }
    let names = ["pipe", "socket", "folder", "/dev/zero", "/dev/null", "/dev/stdin", "/dev/tty"];
    for name in names.into_iter().chain(links.map(|(name, _)| name)) {
        let path = home.path(name);
        for line in [
            "ec2 describe-vpcs",
            "ec2 create-vpc --cidr-block 10.1.0.0/16",
            "status",
            "state",
            "state check",
            "state save copy",
            "state export",
            "reset --yes",
        ] {
            let ran = home.run(&format!("--state {} {line}", path.display()));
            assert!(ran.is_about(&path), "{name}: {line}: {ran:?}");
        }
    }
    // A link to a file in no directory makes none.
    symlink(home.path("nowhere/state.db"), home.path("dangling")).unwrap();
    let ran = home.run(&format!("--state {} ec2 create-vpc --cidr-block 10.1.0.0/16", home.path("dangling").display()));
    assert!(ran.is_about(&home.path("dangling")) && !home.path("nowhere").exists(), "{ran:?}");
}

/// A copy's name is one name, and a copy that is no file is none.
#[test]
fn copies_stay_in_their_directory() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.1.0.0/16");
    home.must("state save one");
    fs::create_dir(home.path("state.db.saved/dir.db")).unwrap();
    assert!(Command::new("mkfifo").arg(home.path("state.db.saved/pipe.db")).status().unwrap().success());
    symlink("/dev/zero", home.path("state.db.saved/zero.db")).unwrap();
    let long = "x".repeat(65);
    let absolute = home.path("x").display().to_string();
    let names = ["../x", "..", ".", "", "a/b", "a\0b", "a b", "-x", &absolute, &long, "é", ".hidden", "a\nb"];
    for command in ["save", "restore", "remove", "check"] {
        for name in names {
            let ran = home.run_words(&["state", command, "--", name], &[]);
            assert!(
                ran.code == Some(255) && ran.stderr.contains("cannot be the name of a copy"),
                "{command} {name:?}: {ran:?}"
            );
            assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
        }
    }
    for name in ["dir", "pipe", "zero"] {
        for command in ["restore", "check"] {
            let ran = home.run(&format!("state {command} {name}"));
            assert!(ran.is_about(&home.path(&format!("state.db.saved/{name}.db"))), "{command} {name}: {ran:?}");
        }
    }
    home.must("state list");
    home.must("state save one --force");
    // The copy takes a link's place, not that of what it leads to.
    fs::write(home.path("mine"), "mine").unwrap();
    symlink(home.path("mine"), home.path("state.db.saved/linked.db")).unwrap();
    home.must("state save linked --force");
    assert_eq!(fs::read(home.path("mine")).unwrap(), b"mine");
}

/// What has no end is not read to its end, and a pipe that nobody writes to is not waited for where a file belongs.
#[test]
fn settings_and_parameters_are_read_to_an_end() {
    let home = Home::new();
    let pipe = home.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let policy = home.path("config.toml");
    let by =
        |config: &str, line: &str| home.run_words(&line.split(' ').collect::<Vec<_>>(), &[("VPCE_CONFIG", config)]);
    for (config, said) in
        [("/dev/zero", "it has more than 64 MiB"), (pipe.to_str().unwrap(), "it is a pipe"), ("/", "directory")]
    {
        for line in ["ec2 describe-vpcs", "whoami", "accounts zones 222222222222 --shuffled"] {
            let ran = by(config, line);
            assert!(ran.is_orderly() && ran.code != Some(0) && ran.stderr.contains(said), "{config}: {line}: {ran:?}");
        }
    }
    assert_eq!(by("/dev/null", "ec2 describe-vpcs").code, Some(0));
    for file in ["/dev/zero", "pipe"] {
        let text = format!("[policies]\n\"arn:aws:iam::111122223333:root\" = \"{}\"\n", home.path(file).display());
        fs::write(&policy, text).unwrap();
        let ran = by(policy.to_str().unwrap(), "ec2 describe-vpcs");
        assert!(ran.is_orderly() && ran.code != Some(0) && ran.stderr.contains("Unable to use the policy"), "{ran:?}");
    }
    for word in ["file:///dev/zero", "fileb:///dev/zero", "file:///", "file:///dev/full"] {
        let ran = home.run(&format!("ec2 create-vpc --cidr-block {word}"));
        assert!(ran.is_orderly() && ran.code != Some(0) && ran.stderr.contains(&word[7..]), "{word}: {ran:?}");
    }
    let ran = home.run_words(&["ec2", "describe-vpcs"], &[("AWS_CONFIG_FILE", "/dev/zero")]);
    assert!(ran.is_orderly(), "{ran:?}");
    for format in ["json", "toml"] {
        let ran = home.run(&format!("state import --format {format} /dev/zero"));
        assert!(ran.code == Some(255) && ran.stderr.lines().count() == 1, "{ran:?}");
    }
}

/// Our configuration stays what it is: a link a link, with the permissions that it has.
#[test]
fn a_configuration_stays_a_link() {
    let home = Home::new();
    fs::write(home.path("real.toml"), "# mine\n").unwrap();
    fs::set_permissions(home.path("real.toml"), Permissions::from_mode(0o640)).unwrap();
    symlink(home.path("real.toml"), home.path("config.toml")).unwrap();
    let config = home.path("config.toml").display().to_string();
    let words = ["accounts", "add", "mine", "--account", "222222222222"];
    let ran = home.run_words(&words, &[("VPCE_CONFIG", &config)]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(home.path("config.toml").is_symlink());
    let text = fs::read_to_string(home.path("real.toml")).unwrap();
    assert!(text.contains("# mine\n") && text.contains("222222222222"));
    assert_eq!(fs::metadata(home.path("real.toml")).unwrap().permissions().mode() & 0o777, 0o640);
}
