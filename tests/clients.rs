//! Other people's clients against `vpce serve`, which `.ci/clients` installs. What runs inside them is in `tests/clients/`.

#![expect(unreachable_pub, reason = "a test has no outside")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "clients/aws_cli.rs"]
mod aws_cli;
#[path = "stories/lab.rs"]
mod lab;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use aws_cli::{Answer, AwsCli, PYTHON, Recorded, Version, installed, recorded, recording, script};
use lab::{Lab, Server, stories, without_mktemp};
use vpce::api::registry;
use vpce::model::SERVICES;
use vpce::model::shape::Kind;
use vpce::store::Access;

/// What a story tells to have failed because of the client alone: which client, story, line, and why.
const EXCUSED: &[(Version, &str, &str, &str)] = &[
    (
        Version::V1,
        "37-roles.sh",
        "a profile with a role (",
        "the lab's clock is behind the client's, for which the role's keys have expired",
    ),
    (Version::V1, "42-cli-input-json.sh", "yaml (no ", "version 1 reads and prints no YAML"),
    (Version::V1, "42-cli-input-json.sh", "yaml (want ", "version 1 reads no YAML"),
    (Version::V1, "42-cli-input-json.sh", "values of one option in a file (", "version 1 takes a file for one value"),
    (Version::V1, "42-cli-input-json.sh", "not JSON: stderr lacks ", "version 1 says it in other words"),
    (Version::V1, "42-cli-input-json.sh", "no map: exit status ", "version 1 does not look for that"),
    (Version::V1, "42-cli-input-json.sh", "no map: stderr lacks ", "version 1 does not look for that"),
    (Version::V1, "42-cli-input-json.sh", "two of them: stderr lacks ", "version 1 knows one of them"),
    (Version::V1, "45-sts.sh", "yaml (no ", "version 1 prints no YAML"),
    (
        Version::V2,
        "37-roles.sh",
        "a profile with a role (",
        "--endpoint-url does not hold for the role's own AssumeRole",
    ),
];

#[test]
#[ignore = "needs AWS CLI 1"]
fn aws_cli_1_plays_the_stories() {
    play_stories(Version::V1);
}

#[test]
#[ignore = "needs AWS CLI 2"]
fn aws_cli_2_plays_the_stories() {
    play_stories(Version::V2);
}

/// Every operation of PrivateLink, paginators, waiters and what scripts rely on; the script asserts.
#[test]
#[ignore = "needs boto3"]
fn boto3_does_all_of_privatelink() {
    let lab = Lab::new();
    let (_server, url) = Server::start(&lab);
    let extract = SERVICES
        .iter()
        .map(|service| format!("{}/src/model/extract/{}.json", env!("CARGO_MANIFEST_DIR"), service.command));
    let mut command = lab.command(PYTHON);
    command.arg(script("boto3_privatelink.py")).args(extract);
    command.envs([("PYTHONDONTWRITEBYTECODE", "1"), ("AWS_EC2_METADATA_DISABLED", "true")]);
    let run = command.env("PYTHONPATH", installed("boto3")).env("AWS_ENDPOINT_URL", url).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn play_stories(version: Version) {
    let aws_cli = AwsCli::load(version);
    let waiting = Mutex::new(stories());
    // Stories sleep now and then, so several are played at once.
    let problems: Vec<String> = thread::scope(|scope| {
        let play = || {
            let next = || waiting.lock().unwrap().pop();
            std::iter::from_fn(next).filter_map(|story| play_story(&aws_cli, version, &story)).collect()
        };
        let players: [thread::ScopedJoinHandle<'_, Vec<String>>; 4] = std::array::from_fn(|_| scope.spawn(play));
        players.into_iter().flat_map(|player| player.join().unwrap()).collect()
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What is wrong with a story: something failed that is not excused, or did not fail that is.
fn play_story(aws_cli: &AwsCli, version: Version, story: &Path) -> Option<String> {
    let name = story.file_name().unwrap().to_string_lossy();
    let (status, told) = aws_cli.play(|lab, variables| lab.tell(story, variables));
    let failed: Vec<&str> = told.lines().filter_map(|line| line.trim_start().strip_prefix("FAIL: ")).collect();
    let lines = EXCUSED.iter().filter(|(client, of, _, _)| *client == version && *of == name);
    let excused: Vec<&str> = lines.map(|(_, _, line, _)| *line).collect();
    let is_excused = |(line, start): (&&str, &&str)| line.starts_with(start);
    let fits = failed.len() == excused.len() && failed.iter().zip(&excused).all(is_excused);
    let ends = status == Some(i32::from(!failed.is_empty())) && told.contains("PASS");
    (!fits || !ends).then(|| format!("{name}: {status:?}\nexcused: {excused:#?}\n{told}"))
}

const PROVIDER: &str = "111122223333";
const CONSUMER: &str = "444455556666";

/// What vpce says on standard error as AWS CLI 2.36.7 does, how older ones say it, and since when.
const OF_AGE: &[(&str, &str, &str)] = &[
    ("aws: [ERROR]: ", "", "older ones have no prefix"),
    ("An error occurred (ParamValidation): ", "", "older ones have codes for what a service refuses alone"),
];

/// The stories in which each command is compared.
const COMPARED: &[&str] = &["01-", "05-", "06-", "13-"];

/// What is asked of the state that `rich.sh` makes, where that is more than nothing.
const ASKED: &[(&str, &[&str])] = &[
    ("ec2 describe-vpc-attribute", &["--vpc-id $CVPC --attribute enableDnsHostnames"]),
    ("ec2 describe-vpc-endpoint-service-permissions", &["--service-id $SVC"]),
    (
        "ec2 describe-vpc-endpoint-services",
        &["", "--service-names com.amazonaws.vpce.us-east-1.$SVC com.amazonaws.us-east-1.s3"],
    ),
    (
        "ec2 describe-vpc-endpoints",
        &["", "--vpc-endpoint-ids $EP", "--vpc-endpoint-ids $EP vpce-0123456789abcdef0", "--max-items 2"],
    ),
    (
        "ec2 describe-vpcs",
        &["", "--region eu-west-1", "--dry-run", "--query Vpcs[].Tags[]", "--filters Name=nothing,Values=x"],
    ),
    ("elbv2 describe-load-balancer-attributes", &["--load-balancer-arn $NLB"]),
    ("elbv2 describe-listeners", &["--load-balancer-arn $NLB", "--listener-arns $LISTENER"]),
    ("elbv2 describe-tags", &["--resource-arns $NLB"]),
    ("elbv2 describe-target-group-attributes", &["--target-group-arn $TG"]),
    ("elbv2 describe-target-health", &["--target-group-arn $TG"]),
    ("organizations describe-account", &["--account-id 111122223333"]),
    ("resourcegroupstaggingapi get-tag-values", &["--key Name"]),
    ("route53 get-change", &["--id $CHANGE"]),
    ("route53 get-hosted-zone", &["--id $ZONE", "--id $PRIVATE"]),
    ("route53 list-hosted-zones-by-vpc", &["--vpc-id $CVPC --vpc-region us-east-1"]),
    ("route53 list-resource-record-sets", &["--hosted-zone-id $ZONE"]),
    ("route53 list-tags-for-resource", &["--resource-type hostedzone --resource-id $ZONE_ID"]),
    ("route53 test-dns-answer", &["--hosted-zone-id $ZONE --record-name www.example.com --record-type A"]),
    ("sns get-topic-attributes", &["--topic-arn $TOPIC"]),
    ("sns list-subscriptions-by-topic", &["--topic-arn $TOPIC"]),
    ("sts get-access-key-info", &["--access-key-id AKIAIOSFODNN7EXAMPLE"]),
];

#[test]
#[ignore = "needs AWS CLI 1"]
fn aws_cli_1_and_vpce_print_the_same() {
    compare(Version::V1);
}

#[test]
#[ignore = "needs AWS CLI 2"]
fn aws_cli_2_and_vpce_print_the_same() {
    compare(Version::V2);
}

fn compare(version: Version) {
    let aws_cli = AwsCli::load(version);
    let mut problems = Vec::new();
    let formats = version.formats();
    aws_cli.play(|lab, variables| {
        let rich = lab.command("bash").arg(script("rich.sh")).envs(recording(lab)).output().unwrap();
        assert!(rich.status.success(), "{}", String::from_utf8_lossy(&rich.stderr));
        let ids = String::from_utf8(rich.stdout).unwrap();
        let ids: BTreeMap<&str, &str> = ids.lines().filter_map(|line| line.split_once('=')).collect();
        // Both are asked for JSON by saying nothing.
        let all = formats[1..].join(" ");
        for (account, formats) in [(PROVIDER, all.as_str()), (CONSUMER, formats[1])] {
            // What the other services have is the provider's.
            for words in describes(&ids).iter().filter(|words| account == PROVIDER || words[0] == "ec2") {
                let mut command = lab.command(lab.path("bin/aws"));
                command.args(words).envs(variables.iter().copied()).envs(caller(account));
                command.env("LAB_FORMATS", formats).output().unwrap();
            }
        }
        // Kept or started, it is the same AWS CLI.
        let words = ["ec2", "describe-vpc-endpoints", "--output", "table"];
        let mut kept = lab.command(lab.path("bin/aws"));
        let kept = kept.args(words).envs(variables.iter().copied()).envs(caller(CONSUMER)).output().unwrap();
        let started = aws_cli.start(lab, variables).args(words).envs(caller(CONSUMER)).output().unwrap();
        assert!(kept == started && started.stdout.starts_with(b"---"), "{kept:?}\n{started:?}");
        problems.extend(differing(&recorded(lab)));
    });
    for story in stories() {
        let name = story.file_name().unwrap().to_string_lossy().into_owned();
        if !COMPARED.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let formats = formats.join(" ");
        let theirs = aws_cli.play(|lab, variables| {
            let (_, told) = lab.tell(&story, &[variables, &[("LAB_FORMATS", &formats)]].concat());
            assert!(!told.contains("FAIL"), "{name}: {told}");
            recorded(lab)
        });
        problems.extend(differing(&theirs));
        // The whole story, played by vpce alone, has the same commands with the same answers.
        let lab = aws_cli::lab();
        let variables = recording(&lab);
        let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lab.tell(&story, &variables);
        let ours = recorded(&lab);
        assert_eq!(theirs.len(), ours.len(), "{name}");
        for (theirs, ours) in theirs.iter().zip(&ours) {
            let (words, same) = (unnamed(&theirs.words.join(" ")), unnamed(&ours.words.join(" ")));
            assert_eq!(words, same, "{name}");
            problems.extend(difference(&words, &theirs.answer, &ours.answer));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

/// What says who calls, and how.
fn caller(account: &str) -> [(&'static str, &str); 4] {
    let keys = [("AWS_ACCESS_KEY_ID", account), ("AWS_SECRET_ACCESS_KEY", "x")];
    [keys[0], keys[1], ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_PAGER", "")]
}

/// The commands that both sides were asked, and that were not answered alike.
fn differing(record: &[Recorded]) -> Vec<String> {
    let twins: Vec<_> = record.iter().flat_map(|entry| &entry.twins).collect();
    assert!(!twins.is_empty(), "nothing was asked of both");
    twins.iter().filter_map(|twin| difference(&twin.words.join(" "), &twin.theirs, &twin.ours)).collect()
}

/// How the answers differ, if not by the age of the client.
fn difference(words: &str, theirs: &Answer, ours: &Answer) -> Option<String> {
    let old = OF_AGE.iter().fold(ours.err.clone(), |err, (now, then, _)| err.replace(now, then));
    let same = theirs.status == ours.status
        && unnamed(&theirs.out) == unnamed(&ours.out)
        && unnamed(&theirs.err) == unnamed(&old);
    (!same).then(|| format!("{words}\nAWS CLI: {theirs:#?}\nvpce: {ours:#?}"))
}

/// The text without what a story calls its things, which is another in every run: `ho123x456`, and what `mktemp` makes.
fn unnamed(text: &str) -> String {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let mut pieces = text.split("ho");
    let first = pieces.next().unwrap_or_default().to_owned();
    let unnamed = pieces.fold(first, |text, piece| {
        let number = digits(piece);
        let tag = piece[number..].strip_prefix('x').map_or(0, digits);
        if number > 0 && tag > 0 {
            format!("{text}ho*{}", &piece[number + 1 + tag..])
        } else {
            format!("{text}ho{piece}")
        }
    });
    without_mktemp(&unnamed)
}

/// Every operation that reads, asked for what there is.
fn describes(ids: &BTreeMap<&str, &str>) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    for service in SERVICES {
        for entry in registry::all(service.command).unwrap().iter().filter(|entry| entry.access == Access::Read) {
            let operation = service.operation_by_name(entry.name).unwrap();
            let typed = format!("{} {}", service.command, operation.command);
            let Kind::Structure(members) = &operation.input.kind else { panic!("{typed}") };
            let asked = ASKED.iter().find(|(of, _)| *of == typed).map_or(&[""][..], |(_, asked)| asked);
            let needed = members.iter().any(|member| member.required);
            assert!(!needed || asked != [""], "{typed}: what is to be asked?");
            for asked in asked {
                let words = typed.split(' ').chain(asked.split(' ').filter(|word| !word.is_empty()));
                commands.push(words.map(|word| filled(word, ids)).collect());
            }
        }
    }
    commands
}

/// The word with the id that it names.
fn filled(word: &str, ids: &BTreeMap<&str, &str>) -> String {
    word.split_once('$').map_or(word.to_owned(), |(before, name)| format!("{before}{}", ids[name]))
}
