//! Policies of resources, as far as topics need them: who may do what, under which conditions. An explicit denial goes
//! before everything else, and what no statement allows is not allowed.

use serde_json::{Map, Value};

use super::pattern::Pattern;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal<'a> {
    /// A service of AWS's: `vpce.amazonaws.com`
    Service(&'a str),
    /// Somebody of an account.
    Account {
        /// 12 digits.
        account: &'a str,
        /// The ARN of the root, the user, the role or its session.
        arn: &'a str,
    },
}

/// What is asked of a policy.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// Who asks.
    pub principal: Principal<'a>,
    /// `SNS:Publish`; capitals do not count.
    pub action: &'a str,
    /// The ARN of the resource that has the policy.
    pub resource: &'a str,
    /// Condition keys and their values; the capitals of keys do not count.
    pub context: &'a [(&'a str, &'a str)],
}

/// What a policy says to an access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A statement allows it and none denies it.
    Allowed,
    /// A statement denies it: why, in one line.
    Denied(String),
    /// No statement allows it: why, in one line.
    NotAllowed(String),
}

/// What is wrong with a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no policy: why, in one line.
    Malformed(String),
    /// An action is another service's.
    OutOfScope,
}

/// Refuses what is no policy of a resource of the service with this prefix of actions: `sns:`.
///
/// # Errors
/// What is wrong with it.
pub fn check(policy: &str, prefix: &str) -> Result<(), Flaw> {
    let malformed = |why: &str| Flaw::Malformed(format!("the policy {why}"));
    let parsed: Value = serde_json::from_str(policy).map_err(|error| malformed(&format!("is no JSON: {error}")))?;
    let statements = items(parsed.get("Statement"));
    if statements.is_empty() {
        return Err(malformed("has no statement"));
    }
    for statement in statements {
        if !matches!(statement["Effect"].as_str(), Some("Allow" | "Deny")) {
            return Err(malformed("has a statement whose effect is neither Allow nor Deny"));
        }
        for (name, negated) in [("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource")] {
            if statement.get(name).is_some() == statement.get(negated).is_some() {
                return Err(malformed(&format!("has a statement without {name}, or with {negated} too")));
            }
        }
        let actions = items(statement.get("Action").or_else(|| statement.get("NotAction")));
        let in_scope = |action: &&Value| {
            let action = action.as_str().unwrap_or_default().to_ascii_lowercase();
            action == "*" || action.starts_with(prefix)
        };
        if !actions.iter().all(in_scope) {
            return Err(Flaw::OutOfScope);
        }
    }
    Ok(())
}

/// What a policy says to an access. A condition that is not judged here keeps an allowance from holding, and lets a denial
/// hold.
pub fn judge(policy: &str, access: &Access<'_>) -> Verdict {
    let policy: Value = serde_json::from_str(policy).unwrap_or_default();
    let mut allowed = false;
    let mut near = Vec::new();
    for (number, statement) in (1..).zip(items(policy.get("Statement"))) {
        if !is_about(statement, access) {
            continue;
        }
        let name = match statement["Sid"].as_str().filter(|sid| !sid.is_empty()) {
            Some(sid) => format!("the statement {sid:?}"),
            None => format!("statement {number}"),
        };
        match (statement["Effect"].as_str(), unmet_condition(statement, access)) {
            (Some("Allow"), None) => allowed = true,
            (Some("Allow"), Some(Unmet::Fails(why) | Unmet::Unjudged(why))) => near.push(format!("{name}: {why}")),
            (Some("Deny"), None) => return Verdict::Denied(format!("{name} denies it")),
            (Some("Deny"), Some(Unmet::Unjudged(why))) => {
                return Verdict::Denied(format!("{name} denies it, if it holds: {why}"));
            }
            _ => {}
        }
    }
    if allowed {
        return Verdict::Allowed;
    }
    let who = match access.principal {
        Principal::Service(name) => name,
        Principal::Account { arn, .. } => arn,
    };
    let why = format!("no statement allows {} to {who}", access.action);
    Verdict::NotAllowed(if near.is_empty() { why } else { format!("{why} ({})", near.join("; ")) })
}

/// One thing or a list of things.
fn items(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    }
}

/// Whether principal, action and resource are a statement's.
fn is_about(statement: &Value, access: &Access<'_>) -> bool {
    let part =
        |name: &str, fits: &dyn Fn(&Value) -> bool| match (statement.get(name), statement.get(format!("Not{name}"))) {
            (Some(value), _) => fits(value),
            (None, Some(value)) => !fits(value),
            (None, None) => false,
        };
    let like = |text: &str| {
        let text = text.to_ascii_lowercase();
        move |value: &Value| {
            items(Some(value))
                .iter()
                .filter_map(|item| item.as_str())
                .any(|item| Pattern::parse(&item.to_ascii_lowercase()).fits(&text))
        }
    };
    let resource = |value: &Value| {
        items(Some(value))
            .iter()
            .filter_map(|item| item.as_str())
            .any(|item| Pattern::parse(item).fits(access.resource))
    };
    part("Principal", &|value| is_principal(value, access.principal))
        && part("Action", &like(access.action))
        && part("Resource", &resource)
}

fn is_principal(value: &Value, principal: Principal<'_>) -> bool {
    let Value::Object(kinds) = value else { return value == "*" };
    let named = |kind: &str, fits: &dyn Fn(&str) -> bool| {
        items(kinds.get(kind)).iter().filter_map(|item| item.as_str()).any(|item| item == "*" || fits(item))
    };
    match principal {
        // Everybody includes services.
        Principal::Service(name) => named("Service", &|item| item == name) || named("AWS", &|_| false),
        Principal::Account { account, arn } => {
            // In whichever partition.
            let root = format!(":iam::{account}:root");
            named("AWS", &|item| item == arn || item == account || item.ends_with(&root))
        }
    }
}

/// A condition that keeps a statement from holding, and why.
enum Unmet {
    Fails(String),
    Unjudged(String),
}

/// The first condition of a statement that does not hold or cannot be judged.
fn unmet_condition(statement: &Value, access: &Access<'_>) -> Option<Unmet> {
    let none = Map::new();
    let operators = statement["Condition"].as_object().unwrap_or(&none);
    // What certainly fails decides, whatever else cannot be judged.
    let mut unmet: Vec<Unmet> = operators
        .iter()
        .flat_map(|(operator, keys)| {
            keys.as_object().into_iter().flatten().map(move |(key, value)| (operator, key, value))
        })
        .filter_map(|(operator, key, value)| condition(operator, key, value, access.context))
        .collect();
    let fails = unmet.iter().position(|unmet| matches!(unmet, Unmet::Fails(_)));
    if unmet.is_empty() { None } else { Some(unmet.swap_remove(fails.unwrap_or(0))) }
}

fn condition(operator: &str, key: &str, value: &Value, context: &[(&str, &str)]) -> Option<Unmet> {
    let actual = context.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| *value);
    let wanted: Vec<String> = items(Some(value))
        .into_iter()
        .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
        .collect();
    let (name, if_exists) = match operator.strip_suffix("IfExists") {
        Some(name) => (name, true),
        None => (operator, false),
    };
    let (negated, fits): (bool, fn(&str, &str) -> bool) = match name {
        "StringEquals" => (false, |wanted, actual| wanted == actual),
        "StringNotEquals" => (true, |wanted, actual| wanted == actual),
        "StringEqualsIgnoreCase" | "Bool" => (false, str::eq_ignore_ascii_case),
        "StringNotEqualsIgnoreCase" => (true, str::eq_ignore_ascii_case),
        "StringLike" => (false, is_like),
        "StringNotLike" => (true, is_like),
        "ArnEquals" | "ArnLike" => (false, is_arn_like),
        "ArnNotEquals" | "ArnNotLike" => (true, is_arn_like),
        "Null" => {
            let is_met = wanted.iter().any(|wanted| (wanted == "true") == actual.is_none());
            return (!is_met).then(|| Unmet::Fails(format!("{operator} of {key} does not hold")));
        }
        _ => return Some(Unmet::Unjudged(format!("{operator} of {key} is not judged here"))),
    };
    let Some(actual) = actual else {
        let holds = negated || if_exists;
        return (!holds).then(|| Unmet::Fails(format!("{operator} of {key} does not hold: there is none")));
    };
    let holds = wanted.iter().any(|wanted| fits(wanted, actual)) != negated;
    (!holds).then(|| Unmet::Fails(format!("{operator} of {key} does not hold: it is {actual}")))
}

fn is_like(wanted: &str, actual: &str) -> bool {
    Pattern::parse(wanted).fits(actual)
}

/// Wildcards do not go beyond one of an ARN's six parts.
fn is_arn_like(wanted: &str, actual: &str) -> bool {
    let (wanted, actual) = (wanted.splitn(6, ':'), actual.splitn(6, ':'));
    wanted.clone().count() == actual.clone().count()
        && wanted.zip(actual).all(|(wanted, actual)| is_like(wanted, actual))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:orders";

    fn verdict(statements: &str) -> Verdict {
        let access = Access {
            principal: Principal::Service("vpce.amazonaws.com"),
            action: "SNS:Publish",
            resource: TOPIC,
            context: &[
                ("aws:SourceArn", "arn:aws:ec2:us-east-1:111122223333:vpc-endpoint-service/vpce-svc-0"),
                ("aws:SourceAccount", "111122223333"),
            ],
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
        let deny = |more: &str| {
            format!(r#"{{"Sid":"No","Effect":"Deny","Principal":"*","Action":"SNS:*","Resource":"*"{more}}}"#)
        };
        let both = |more: &str| verdict(&format!("[{allow},{}]", deny(more)));
        assert_eq!(both(""), Verdict::Denied("the statement \"No\" denies it".to_owned()));
        assert!(matches!(both(r#","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#), Verdict::Denied(_)));
        assert_eq!(both(r#","Condition":{"StringEquals":{"aws:SourceAccount":"1"}}"#), Verdict::Allowed);
    }

    #[test]
    fn reasons_say_what_is_missing() {
        let near = r#"[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
            "Condition":{"StringEquals":{"aws:SourceAccount":"1"}}}]"#;
        let reason = "no statement allows SNS:Publish to vpce.amazonaws.com (statement 1: StringEquals of aws:SourceAccount does \
                      not hold: it is 111122223333)";
        assert_eq!(verdict(near), Verdict::NotAllowed(reason.to_owned()));
        assert_eq!(
            verdict("[]"),
            Verdict::NotAllowed("no statement allows SNS:Publish to vpce.amazonaws.com".to_owned())
        );
    }

    #[test]
    fn accounts_are_named_in_three_ways() {
        let access = Access {
            principal: Principal::Account { account: "444455556666", arn: "arn:aws:iam::444455556666:user/ann" },
            action: "SNS:Subscribe",
            resource: TOPIC,
            context: &[],
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
}
