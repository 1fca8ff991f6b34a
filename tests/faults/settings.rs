//! Settings that cannot work: our configuration, AWS's files, the clock, the home.

use std::fs;

use super::home::{Home, Ran};

const LINE: [&str; 2] = ["ec2", "describe-vpcs"];

fn with(home: &Home, name: &str, value: &str) -> Ran {
    let ran = home.run_words(&LINE, &[(name, value)]);
    assert!(ran.is_orderly(), "{name}={value}: {ran:?}");
    ran
}

#[test]
fn a_broken_configuration_is_named_with_its_line() {
    let home = Home::new();
    let file = home.path("config.toml");
    let deep = format!("x={}", "[".repeat(100_000));
    let broken: [(&[u8], &str); 8] = [
        (b"[", "line 1"),
        (b"\nnonsense = 1", "line 2: unknown field `nonsense`"),
        (b"[delays]\nvpc_available = -1", "line 2"),
        (b"[delays]\nvpc_available = 99999999999", "line 2"),
        (b"state = 1", "line 1"),
        (b"[profiles.a]\naccount = \"12\"", "profiles.a: account '12' is not 12 digits"),
        (b"\xff\xfe", "UTF-8"),
        (deep.as_bytes(), "line 1"),
    ];
    for (bytes, what) in broken {
        fs::write(&file, bytes).unwrap();
        for line in [&LINE[..], &["status"], &["state"], &["whoami"], &["reset", "--yes"]] {
            let ran = home.run_words(line, &[("VPCE_CONFIG", "config.toml")]);
            let told = ran.stderr.trim();
            let named = format!("Unable to read the configuration {}: ", file.display());
            assert!(ran.code == Some(255) && told.contains(&named) && told.contains(what), "{line:?}: {ran:?}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
    }
    assert_eq!(with(&home, "VPCE_CONFIG", "nowhere.toml").code, Some(255));
    assert_eq!(with(&home, "VPCE_CONFIG", ".").code, Some(255));
    assert_eq!(with(&home, "VPCE_CONFIG", "").code, Some(0));
}

#[test]
fn clocks_and_seeds() {
    let home = Home::new();
    for clock in ["x", "2026", "2026-01-01T00:00:00Z+", "2026-01-01T00:00:00Z+-1s", "9999-12-31T23:59:59Z", "\u{0}"] {
        let ran = with(&home, "VPCE_CLOCK", clock);
        assert!(ran.code == Some(255) && ran.stderr.contains("expected a time such as"), "{clock}: {ran:?}");
    }
    for clock in ["", "1000-01-01T00:00:00Z", "9999-12-30T22:00:00Z", "2026-01-01T00:00:00Z+2562047788015215h"] {
        for line in [
            "ec2 create-vpc --cidr-block 10.0.0.0/16",
            "sts assume-role --role-arn arn:aws:iam::111122223333:role/x --role-session-name abc",
            "ec2 describe-vpcs",
            "status",
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            let ran = home.run_words(&words, &[("VPCE_CLOCK", clock)]);
            assert_eq!(ran.code, Some(0), "{clock}: {line}: {ran:?}");
        }
        home.must("reset --yes");
    }
    for seed in ["", "\u{e9}", &"x".repeat(100_000)] {
        assert_eq!(with(&home, "VPCE_SEED", seed).code, Some(0));
    }
}

#[test]
fn broken_files_of_aws() {
    let home = Home::new();
    let texts: [&[u8]; 17] = [
        b"[",
        b"x = 1",
        b"[default]\nregion",
        b"[default]\nregion = a\n  b",
        b"[a]\n[a]",
        b"\0",
        b"\xff\xfe",
        b"[profile \"a]",
        b"[default]\nrole_arn = x\nsource_profile = default",
        b"[default]\nrole_arn = x\nsource_profile = a\n[profile a]\nrole_arn = y\nsource_profile = default",
        b"[default]\ncredential_process = /nowhere",
        b"[default]\naws_access_key_id = a",
        b"[default]\noutput = nonsense",
        b"[default]\nendpoint_url = nonsense",
        b"[default]\nmax_attempts = nonsense\nretry_mode = nonsense",
        b"[default]\nduration_seconds = nonsense\nrole_arn = x\nsource_profile = provider",
        b"[default]\nservices = nonsense\ns3 =\n  nonsense",
    ];
    for text in texts {
        fs::write(home.path("aws"), text).unwrap();
        for variable in ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] {
            let bare = [("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", ""), (variable, "aws")];
            for line in [&LINE[..], &["whoami"], &["configure", "list"]] {
                let ran = home.run_words(line, &bare);
                assert!(ran.is_orderly(), "{:?}, {variable}: {line:?}: {ran:?}", String::from_utf8_lossy(text));
            }
        }
    }
    // What cannot be read is as if it were not there.
    assert_eq!(with(&home, "AWS_CONFIG_FILE", ".").code, Some(0));
    assert_eq!(with(&home, "AWS_CONFIG_FILE", "nowhere").code, Some(0));
}

/// Without a usable home, what is named is used, and nothing is made in the working directory.
#[test]
fn homes_that_are_none() {
    let home = Home::new();
    for value in ["/dev/null", "/nowhere"] {
        let ran = Ran::from(home.program().env("HOME", value).args(LINE).output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{value}");
    }
    let mut program = home.program();
    program.env("HOME", "/dev/null").env_remove("VPCE_STATE");
    let ran = Ran::from(program.args(["ec2", "create-vpc", "--cidr-block", "10.0.0.0/16"]).output().unwrap());
    assert!(ran.is_about(std::path::Path::new("/dev/null/.local/share/vpce/state.db")), "{ran:?}");
    assert_eq!(fs::read_dir(home.path("")).unwrap().count(), 0);
}

/// A shell may stand in a directory that has been removed.
#[cfg(unix)]
#[test]
fn a_removed_working_directory() {
    let home = Home::new();
    fs::create_dir(home.path("gone")).unwrap();
    let run = |line: &str| {
        let program = home.program();
        let variables: Vec<_> = program.get_envs().filter_map(|(name, value)| Some((name, value?))).collect();
        let mut shell = std::process::Command::new("sh");
        shell.env_clear().envs(variables).current_dir(home.path("gone"));
        fs::create_dir_all(home.path("gone")).unwrap();
        let script = format!("rmdir ../gone && exec {} {line}", env!("CARGO_BIN_EXE_vpce"));
        let ran = Ran::from(shell.arg("-c").arg(script).output().unwrap());
        fs::create_dir_all(home.path("gone")).unwrap();
        ran
    };
    assert_eq!(run("ec2 create-vpc --cidr-block 10.0.0.0/16").code, Some(0));
    assert_eq!(run("ec2 describe-vpcs").code, Some(0));
    let ran = run("--state relative.db ec2 create-vpc --cidr-block 10.0.0.0/16");
    assert!(ran.is_about(std::path::Path::new("relative.db")), "{ran:?}");
    assert_eq!(run("ec2 describe-vpcs --vpc-ids file://relative").code, Some(252));
}

/// A profile that cannot be added loses nothing; profiles that are added at the same time are all there.
#[test]
fn our_configuration_is_never_lost() {
    let home = Home::new();
    let file = home.path("config.toml");
    let settings = [("VPCE_CONFIG", "config.toml")];
    let add = ["accounts", "add", "new", "--account", "123456789012"];
    for text in ["[", "nonsense = 1", "profiles = 3", "profiles.new = { account = \"12\" }"] {
        fs::write(&file, text).unwrap();
        for line in [&add[..], &["accounts", "remove", "new"], &["accounts", "zones", "provider", "--shuffled"]] {
            let ran = home.run_words(line, &settings);
            assert!(ran.code == Some(255) && ran.stderr.lines().count() == 1, "{text}: {line:?}: {ran:?}");
            assert_eq!(fs::read_to_string(&file).unwrap(), text, "{line:?}");
        }
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(home.run_words(&add, &settings).code, Some(255));
    fs::remove_dir(&file).unwrap();

    let text = "# mine\n[delays] # none\n";
    fs::write(&file, text).unwrap();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let ran = home.run_words(&add, &settings);
    assert!(ran.code == Some(255) && ran.stderr.contains("nothing was changed"), "{ran:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fs::remove_file(&file).unwrap();

    // A link to the file stays one.
    fs::write(home.path("elsewhere.toml"), text).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("elsewhere.toml", &file).unwrap();
    let start = |number: usize| {
        let mut program = home.program();
        program.env("VPCE_CONFIG", "config.toml").args(["accounts", "add", &format!("p{number}")]);
        program.args(["--account", "123456789012"]).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let shells: Vec<_> = (0..12).map(start).collect();
    for shell in shells {
        let ran = Ran::from(shell.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    }
    let after = fs::read_to_string(&file).unwrap();
    assert!(after.starts_with(text), "{after}");
    assert_eq!(after.matches("[profiles.p").count(), 12, "{after}");
    #[cfg(unix)]
    assert!(file.is_symlink() && fs::read_to_string(home.path("elsewhere.toml")).unwrap() == after);
    let left = fs::read_dir(home.path("")).unwrap().count();
    assert_eq!(left, 2, "nothing else is left behind");
}
