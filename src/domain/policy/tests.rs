use super::*;

const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:orders";

fn verdict(statements: &str) -> Verdict {
    let access = Access {
        principal: Principal::Service("vpce.amazonaws.com"),
        action: "SNS:Publish",
        resource: TOPIC,
        context: &Context::of([
            ("aws:SourceArn", "arn:aws:ec2:us-east-1:111122223333:vpc-endpoint-service/vpce-svc-0"),
            ("aws:SourceAccount", "111122223333"),
        ]),
    };
    judge(&format!(r#"{{"Statement":{statements}}}"#), &access)
}

/// Of a statement that allows with these members besides.
fn allows(members: &str) -> bool {
    verdict(&format!(r#"[{{"Effect":"Allow",{members}}}]"#)) == Verdict::Allowed
}

#[test]
fn a_statement_is_about_principal_action_and_resource() {
    let service = r#""Principal":{"Service":["a.amazonaws.com","vpce.amazonaws.com"]}"#;
    assert!(allows(&format!(r#"{service},"Action":"sns:publish","Resource":"{TOPIC}""#)));
    assert!(allows(&format!(r#"{service},"Action":["SNS:Get*","SNS:P*"],"Resource":"*""#)));
    assert!(allows(r#""Principal":"*","Action":"*","Resource":"arn:aws:sns:*:*:orders""#));
    assert!(allows(r#""Principal":{"AWS":"*"},"NotAction":"SNS:Subscribe","Resource":"*""#));
    assert!(!allows(&format!(r#"{service},"Action":"SNS:Subscribe","Resource":"*""#)));
    assert!(!allows(&format!(r#"{service},"Action":"SNS:Publish","Resource":"{TOPIC}2""#)));
    assert!(!allows(r#""Principal":{"Service":"s3.amazonaws.com"},"Action":"*","Resource":"*""#));
    assert!(!allows(r#""Principal":{"AWS":"111122223333"},"Action":"*","Resource":"*""#));
    assert!(!allows(r#""Action":"*","Resource":"*""#));
}

#[test]
fn conditions_must_hold() {
    let allows = |condition: &str| {
        allows(&format!(r#""Principal":"*","Action":"*","Resource":"*","Condition":{{{condition}}}"#))
    };
    assert!(allows(r#""StringEquals":{"AWS:SourceAccount":["1","111122223333"]}"#));
    assert!(allows(r#""ArnLike":{"aws:SourceArn":"arn:aws:ec2:*:111122223333:vpc-endpoint-service/*"}"#));
    assert!(allows(r#""StringLike":{"aws:SourceArn":"arn:*"},"ArnEquals":{"aws:sourcearn":"arn:*:*:*:*:*"}"#));
    assert!(allows(r#""StringEqualsIfExists":{"aws:SourceOwner":"x"},"StringNotEquals":{"aws:x":"y"}"#));
    assert!(allows(r#""Null":{"aws:SourceAccount":"false"}"#));
    assert!(!allows(r#""ArnLike":{"aws:SourceArn":"arn:*"}"#));
    assert!(!allows(r#""StringEquals":{"aws:SourceAccount":"1"}"#));
    assert!(!allows(r#""StringEquals":{"AWS:SourceOwner":"111122223333"}"#));
    assert!(!allows(r#""StringNotLike":{"aws:SourceAccount":"1111*"}"#));
    assert!(!allows(r#""IpAddress":{"aws:SourceIp":"10.0.0.0/8"}"#));
}

#[test]
fn a_denial_wins() {
    let allow = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#;
    let deny =
        |more: &str| format!(r#"{{"Sid":"No","Effect":"Deny","Principal":"*","Action":"SNS:*","Resource":"*"{more}}}"#);
    let both = |more: &str| verdict(&format!("[{allow},{}]", deny(more)));
    assert_eq!(both(""), Verdict::Denied("the statement \"No\" denies it".to_owned()));
    assert!(matches!(both(r#","Condition":{"BinaryEquals":{"aws:SourceIp":"eA=="}}"#), Verdict::Denied(_)));
    assert_eq!(both(r#","Condition":{"StringEquals":{"aws:SourceAccount":"1"}}"#), Verdict::Allowed);
}

#[test]
fn reasons_say_what_is_missing() {
    let near = r#"[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
        "Condition":{"StringEquals":{"aws:SourceAccount":"1"}}}]"#;
    let reason = "no statement allows SNS:Publish to vpce.amazonaws.com (statement 1: StringEquals of aws:SourceAccount does \
                  not hold: it is 111122223333)";
    assert_eq!(verdict(near), Verdict::NotAllowed(reason.to_owned()));
    assert_eq!(verdict("[]"), Verdict::NotAllowed("no statement allows SNS:Publish to vpce.amazonaws.com".to_owned()));
}

#[test]
fn accounts_are_named_in_three_ways() {
    let access = Access {
        principal: Principal::Account { account: "444455556666", arn: "arn:aws:iam::444455556666:user/ann" },
        action: "SNS:Subscribe",
        resource: TOPIC,
        context: &Context::default(),
    };
    let allowed = |principal: &str| {
        let policy = format!(
            r#"{{"Statement":{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"*","Resource":"*"}}}}"#
        );
        judge(&policy, &access) == Verdict::Allowed
    };
    for good in ["444455556666", "arn:aws:iam::444455556666:root", "arn:aws:iam::444455556666:user/ann", "*"] {
        assert!(allowed(good), "{good}");
    }
    assert!(!allowed("111122223333") && !allowed("arn:aws:iam::444455556666:user/bob"));
}

#[test]
fn flaws() {
    let flaw = |policy: &str| check(policy, "sns:").err();
    let statement = |action: &str| {
        format!(r#"{{"Statement":{{"Effect":"Allow","Principal":"*","Action":"{action}","Resource":"*"}}}}"#)
    };
    assert_eq!(flaw(&statement("SNS:Publish")), None);
    assert_eq!(flaw(&statement("sqs:SendMessage")), Some(Flaw::OutOfScope));
    for bad in ["", "{}", "[]", r#"{"Statement":[]}"#, r#"{"Statement":[{"Effect":"Allow"}]}"#] {
        assert!(matches!(flaw(bad), Some(Flaw::Malformed(_))), "{bad}");
    }
}

/// What an identity's policy with these statements says about an action on a resource.
fn holder_may(statements: &str, action: &str, resource: &str) -> Verdict {
    let policy = Policy::of_identity(&format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#)).unwrap();
    let context = Context::of([
        ("aws:PrincipalAccount", "444455556666"),
        ("aws:username", "ann"),
        ("ec2:VpceServiceOwner", "amazon"),
        ("aws:RequestTag/Team", "blue"),
    ]);
    policy.judge(&Access { principal: Principal::Holder, action, resource, context: &context })
}

#[test]
fn an_identitys_statement_is_about_action_and_resource() {
    const VPC: &str = "arn:aws:ec2:us-east-1:444455556666:vpc/vpc-0";
    for (members, expected) in [
        (r#""Action":"*","Resource":"*""#, true),
        (r#""Action":"EC2:createvpc*","Resource":"*""#, true),
        (r#""Action":["ec2:Describe*","ec2:Create???Endpoint"],"Resource":["*"]"#, true),
        (r#""Action":"ec2:Describe*","Resource":"*""#, false),
        (r#""Action":"elasticloadbalancing:*","Resource":"*""#, false),
        (r#""NotAction":"ec2:Delete*","Resource":"*""#, true),
        (r#""NotAction":["iam:*","ec2:CreateVpc*"],"Resource":"*""#, false),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:*:vpc/*""#, true),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:*:VPC/*""#, false),
        (
            r#""Action":"*","Resource":["arn:aws:ec2:*:*:subnet/*","arn:aws:ec2:us-east-1:444455556666:vpc/vpc-0"]"#,
            true,
        ),
        (r#""Action":"*","NotResource":"arn:aws:ec2:*:*:subnet/*""#, true),
        (r#""Action":"*","NotResource":"arn:aws:ec2:*:*:vpc/*""#, false),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:${aws:PrincipalAccount}:vpc/*""#, true),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:*:vpc/${aws:username}""#, false),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:*:vpc/${aws:nothing, 'vpc-0'}""#, true),
        (r#""Action":"*","Resource":"arn:aws:ec2:*:${aws:nothing}*:vpc/*""#, false),
        (r#""Action":"*","Resource":"*","Condition":{"StringEquals":{"EC2:vpceserviceowner":"amazon"}}"#, true),
        (r#""Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":["red","blue"]}}"#, true),
        (r#""Action":"*","Resource":"*","Condition":{"Null":{"aws:RequestTag/Team":false}}"#, true),
        (r#""Action":"*","Resource":"*","Condition":{"Null":{"aws:RequestTag/Team":"true"}}"#, false),
        (
            r#""Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"ann","aws:RequestTag/Team":"red"}}"#,
            false,
        ),
        (
            r#""Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"ann"},"Bool":{"aws:x":"true"}}"#,
            false,
        ),
        (r#""Action":"*","Resource":"*","Condition":{}"#, true),
    ] {
        let allow = holder_may(&format!(r#"{{"Effect":"Allow",{members}}}"#), "ec2:CreateVpcEndpoint", VPC);
        assert_eq!(allow == Verdict::Allowed, expected, "{members}");
        // What a statement is about does not depend on what it says.
        let everything = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
        let both = format!(r#"[{everything},{{"Effect":"Deny",{members}}}]"#);
        assert_eq!(
            matches!(holder_may(&both, "ec2:CreateVpcEndpoint", VPC), Verdict::Denied(_)),
            expected,
            "{members}"
        );
    }
}

#[test]
fn only_the_later_version_has_variables() {
    let statement = r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:ec2:*:*:vpc/${aws:username}"}"#;
    let context = Context::of([("aws:username", "ann")]);
    let is_allowed = |version: &str, id: &str| {
        let policy = Policy::of_identity(&format!(r#"{{{version}"Statement":[{statement}]}}"#)).unwrap();
        let resource = &format!("arn:aws:ec2:us-east-1:444455556666:vpc/{id}");
        let access = Access { principal: Principal::Holder, action: "ec2:DeleteVpc", resource, context: &context };
        policy.judge(&access) == Verdict::Allowed
    };
    assert!(is_allowed(r#""Version":"2012-10-17","#, "ann"));
    for old in ["", r#""Version":"2008-10-17","#] {
        assert!(!is_allowed(old, "ann") && is_allowed(old, "${aws:username}"), "{old}");
    }
}

#[test]
fn flaws_of_identities_policies() {
    let flaw = |statement: &str| {
        let policy = format!(r#"{{"Statement":{{"Effect":"Allow","Action":"ec2:*","Resource":"*"{statement}}}}}"#);
        Policy::of_identity(&policy).err().unwrap_or_default()
    };
    assert_eq!(flaw(""), "");
    assert_eq!(flaw(r#","Sid":"One","Condition":{"ForAnyValue:StringLikeIfExists":{"a":["b",true,1]}}"#), "");
    for (statement, why) in [
        (r#","Principal":"*""#, "the policy has a statement with a principal, which is for policies of resources"),
        (r#","condition":{}"#, "a statement has an unknown element \"condition\""),
        (r#","NotAction":"ec2:*""#, "the policy has a statement without Action, or with NotAction too"),
        (
            r#","Condition":{"stringEquals":{}}"#,
            "the policy has a condition whose operator is not known here: \"stringEquals\"",
        ),
        (r#","Condition":{"StringEquals":"x"}"#, "the policy has a StringEquals without condition keys"),
        (r#","Condition":{"Bool":{"a":{}}}"#, "the policy has a Bool of a whose values are no texts"),
        (r#","Condition":[]"#, "the policy has a statement whose Condition is no object"),
    ] {
        assert_eq!(flaw(statement), why);
    }
    let flaw = |policy: &str| Policy::of_identity(policy).err().unwrap_or_default();
    for (policy, why) in [
        ("[]", "the policy has no statement"),
        (r#"{"Statement":"x"}"#, "the policy has a statement whose effect is neither Allow nor Deny"),
        (r#"{"statement":[]}"#, "the policy has no statement"),
        (
            r#"{"Version":"2012","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}"#,
            "the policy has another version than 2012-10-17 and 2008-10-17",
        ),
        (
            r#"{"Statement":{"Effect":"Deny","Action":"CreateVpc","Resource":"*"}}"#,
            "the policy has a statement whose Action is neither * nor <service>:<action>: \"CreateVpc\"",
        ),
        (
            r#"{"Statement":{"Effect":"Deny","Action":[],"Resource":"*"}}"#,
            "the policy has a statement whose Action is empty",
        ),
        (
            r#"{"Statement":{"Effect":"Deny","Action":"*","Resource":"vpc-0"}}"#,
            "the policy has a statement whose Resource is neither * nor an ARN: \"vpc-0\"",
        ),
    ] {
        assert_eq!(flaw(policy), why, "{policy}");
    }
    assert!(flaw("{").starts_with("the policy is no JSON: "), "{}", flaw("{"));
}
