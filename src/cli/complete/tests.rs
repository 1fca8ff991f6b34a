use std::path::Path;

use super::ids::{By, MEMBERS, Narrowing, OPERATIONS, Source};
use super::*;
use crate::model::Operation;
use crate::query::Expression;

/// What is offered at the end of a line, whose words are split by blanks; a blank at the end is an empty word.
fn offered(line: &str) -> String {
    let environment =
        Environment::isolated(Path::new("/nowhere"), [("HOME", "/home/you"), ("AWS_REGION", "us-east-1")]);
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    asked(words.len() - 1, &words, &environment)
}

fn asked(index: usize, words: &[String], environment: &Environment) -> String {
    let words: Vec<String> = std::iter::once(index.to_string()).chain(words.iter().cloned()).collect();
    match answer(&words, environment) {
        None => "nothing".to_owned(),
        Some(Answer::Files(before)) => format!("files {before}"),
        Some(Answer::Words(candidates)) => {
            candidates.into_iter().map(|candidate| candidate.word).collect::<Vec<_>>().join(" ")
        }
    }
}

#[test]
fn words_of_the_line() {
    assert_eq!(offered("vpce e"), "env events ec2 elbv2");
    assert_eq!(offered("vpce to"), "tour");
    assert_eq!(offered("aws to"), "");
    assert_eq!(offered("/usr/bin/aws --sta"), "");
    assert_eq!(offered("vpce ec2 reject-"), "reject-vpc-endpoint-connections reject-vpc-peering-connection");
    assert_eq!(offered("vpce --region x ec2 wait vpc-e"), "vpc-exists");
    assert_eq!(offered("vpce ec2 nope --"), "nothing");
    assert_eq!(offered("vpce ec2 describe-vpcs --vpc-ids --vp"), "");
    assert_eq!(offered("vpce ec2 create-vpc-endpoint --service-n"), "--service-name --service-network-arn");
    assert_eq!(offered("vpce completions f"), "fish");
    assert_eq!(offered("vpce tour --s"), "--script --step");
}

#[test]
fn values() {
    assert_eq!(offered("vpce --output "), "json text table yaml yaml-stream off");
    assert_eq!(offered("vpce ec2 describe-vpcs --outp=te"), "--outp=text");
    assert_eq!(offered("vpce --profile "), "provider consumer");
    assert_eq!(offered("vpce --region us-gov"), "us-gov-east-1 us-gov-west-1");
    assert_eq!(offered("vpce ec2 create-vpc-endpoint --vpc-endpoint-t Ga"), "Gateway GatewayLoadBalancer");
    assert_eq!(offered("vpce ec2 create-vpc --tag-specifications ResourceType=vpc,"), "ResourceType=vpc,Tags=");
    assert_eq!(
        offered("vpce ec2 describe-vpc-attribute --attribute=enableN"),
        "--attribute=enableNetworkAddressUsageMetrics"
    );
    assert_eq!(offered("vpce ec2 revoke-security-group-egress --protocol t"), "tcp");
    assert_eq!(
        offered("vpce ec2 create-vpc-endpoint-connection-notification --connection-events Accept "),
        "Connect Delete Reject"
    );
    assert_eq!(offered("vpce ec2 create-subnet --availability-zone-id use1-az1"), "use1-az1");
    assert_eq!(offered("vpce ec2 describe-vpcs --vpc-ids "), "");
}

#[test]
fn files() {
    assert_eq!(offered("vpce --state "), "files ");
    assert_eq!(offered("vpce --state=a"), "files --state=");
    assert_eq!(offered("vpce --ca-bundle x"), "files ");
    assert_eq!(offered("vpce ec2 create-vpc --cli-input-json "), "file://");
    assert_eq!(offered("vpce ec2 create-vpc-endpoint --policy-document file://a"), "files file://");
    assert_eq!(offered("vpce man "), "files ");
}

#[test]
fn a_line_that_means_nothing_offers_nothing() {
    for line in ["", "vpce", "vpce nope ", "vpce ec2 create-vpc --no", "vpce --profile ' ec2 "] {
        let _ = offered(line);
    }
    assert_eq!(asked(9, &[], &Environment::default()), "nothing");
}

#[test]
fn the_rest_of_the_line_counts() {
    let environment = Environment::isolated(Path::new("/nowhere"), []);
    let words = ["vpce", "ec2", "describe-availability-zones", "--zone-names", "", "--region", "us-west-1"];
    let words: Vec<String> = words.map(str::to_owned).to_vec();
    assert_eq!(asked(4, &words, &environment), "us-west-1a us-west-1b");
}

/// A row that names what is not there would never offer anything, and nobody would notice.
#[test]
fn tables_name_what_there_is() {
    let inputs = || SERVICES.iter().flat_map(|service| service.operations);
    for (member, sources) in MEMBERS {
        let used = |operation: &Operation| operation.members().iter().any(|it| ids::without_verb(it.name) == *member);
        assert!(inputs().any(used), "no operation has the member {member}");
        sources.iter().for_each(|source| check(source));
    }
    for (name, member, sources) in OPERATIONS {
        let found = inputs().find(|operation| operation.name == *name).unwrap_or_else(|| panic!("{name}"));
        assert!(found.member(member).is_some(), "{name} has no {member}");
        for source in *sources {
            check(source);
            for (_, by) in source.narrowed {
                assert!(
                    !matches!(by, By::Line(of) if found.member(of).is_none()),
                    "{name} is narrowed by what it lacks"
                );
            }
        }
    }
}

fn check(source: &Source) {
    let service = Service::find(source.service).unwrap();
    let operation = service.operation_by_name(source.operation).unwrap_or_else(|| panic!("{}", source.operation));
    Expression::compile(source.rows).unwrap();
    for (narrowing, _) in source.narrowed {
        let member = match narrowing {
            Narrowing::Member(name) => name,
            Narrowing::Filter(_) => "Filters",
        };
        assert!(operation.member(member).is_some(), "{} has no {member}", operation.name);
    }
    if let Some((member, each)) = source.for_each {
        assert!(operation.member(member).is_some(), "{} has no {member}", operation.name);
        check(each);
    }
}
