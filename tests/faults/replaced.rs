//! A state file that is removed, replaced and spoilt while a server has it open.

use std::fs;

use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::server::{Server, Settings};

use super::home::{Home, integrity};

#[test]
fn a_server_goes_by_the_file_that_is_there() {
    let (home, _) = Home::new().with_story();
    let embedded = Embedded::new(home.state(), Clock::System, Random::new(None), Config::default());
    let server = Server::start(&Settings::default(), embedded).unwrap();
    let remote = |line: &str| home.run(&format!("{line} --endpoint-url {} --cli-read-timeout 60", server.url()));
    let blocks = || {
        let ran = remote("ec2 describe-vpcs --query Vpcs[].CidrBlock --output text");
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.stdout.trim().to_owned()
    };
    let take_away = || {
        for file in vpce::store::files_of(&home.state()) {
            let _ = fs::remove_file(file);
        }
    };
    let other = home.path("other.db");
    home.must(&format!("--state {} ec2 create-vpc --cidr-block 10.77.0.0/16", other.display()));
    assert_eq!(blocks(), "10.1.0.0/16");
    assert_eq!(remote("ec2 create-vpc --cidr-block 10.3.0.0/16").code, Some(0));

    // Removed: an empty state, of which the next thing that is made makes a file.
    take_away();
    assert_eq!(blocks(), "");
    assert_eq!(remote("ec2 create-vpc --cidr-block 10.4.0.0/16").code, Some(0));
    assert_eq!((blocks().as_str(), integrity(&home.state()).as_str()), ("10.4.0.0/16", "ok"));
    assert_eq!(home.must("ec2 describe-vpcs --query Vpcs[].CidrBlock --output text"), "10.4.0.0/16");

    // Replaced by another.
    take_away();
    fs::copy(&other, home.path("copy.db")).unwrap();
    fs::rename(home.path("copy.db"), home.state()).unwrap();
    assert_eq!(blocks(), "10.77.0.0/16");
    assert_eq!(remote("ec2 create-vpc --cidr-block 10.5.0.0/16").code, Some(0));
    assert_eq!(integrity(&home.state()), "ok");

    // Replaced by what is no state: each call says so, and it is left as it is.
    take_away();
    fs::write(home.state(), "notes, which are no state").unwrap();
    for line in ["ec2 describe-vpcs", "ec2 create-vpc --cidr-block 10.6.0.0/16"] {
        let ran = home.run_words(
            &[&line.split(' ').collect::<Vec<_>>()[..], &["--endpoint-url", &server.url()]].concat(),
            &[("AWS_MAX_ATTEMPTS", "1")],
        );
        assert!(ran.is_orderly() && ran.code != Some(0), "{ran:?}");
        assert!(ran.stderr.contains("is not a state file of vpce"), "{ran:?}");
    }
    assert_eq!(fs::read(home.state()).unwrap(), b"notes, which are no state");

    // And right again.
    take_away();
    fs::copy(&other, home.state()).unwrap();
    assert_eq!(blocks(), "10.77.0.0/16");
    assert_eq!(home.must("state check"), "ok");
}
