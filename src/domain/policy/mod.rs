//! Policies, of topics and of who calls: who may do what, under which conditions. An explicit denial goes before everything
//! else, and what no statement allows is not allowed.
//!
//! A crate was looked for: iam-rs 0.8 takes `ArnEquals` for an equality of texts, lets wildcards of `ArnLike` go beyond an
//! ARN's parts, knows no `ForAllValues:…IfExists`, and does not say which condition kept a statement from holding.

mod condition;
mod context;

use serde_json::{Map, Value};

pub use context::Context;

use self::condition::Operator;
use super::pattern::{Part, Pattern};

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
    /// Whoever has the policy, which therefore names nobody.
    Holder,
}

/// What is asked of a policy.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// Who asks.
    pub principal: Principal<'a>,
    /// `SNS:Publish`; capitals do not count.
    pub action: &'a str,
    /// The ARN of the resource, `*` for an action that has none.
    pub resource: &'a str,
    /// What conditions and variables may look at.
    pub context: &'a Context,
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

/// The version from which on texts have variables.
const WITH_VARIABLES: &str = "2012-10-17";

/// The one before it, which counts if none is given.
const WITHOUT_VARIABLES: &str = "2008-10-17";

/// Refuses what is no policy of a resource of the service with this prefix of actions: `sns:`.
///
/// # Errors
/// What is wrong with it.
pub fn check(policy: &str, prefix: &str) -> Result<(), Flaw> {
    for statement in statements(policy)? {
        check_parts(
            &statement,
            &[("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource")],
        )?;
        operators(&statement)?;
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

fn malformed(why: impl AsRef<str>) -> Flaw {
    Flaw::Malformed(format!("the policy {}", why.as_ref()))
}

/// The statements of what may be a policy, all of which allow or deny.
fn statements(policy: &str) -> Result<Vec<Value>, Flaw> {
    let parsed: Value = serde_json::from_str(policy).map_err(|error| malformed(format!("is no JSON: {error}")))?;
    let statements: Vec<Value> = items(parsed.get("Statement")).into_iter().cloned().collect();
    if statements.is_empty() {
        return Err(malformed("has no statement"));
    }
    if statements.iter().any(|statement| !matches!(statement["Effect"].as_str(), Some("Allow" | "Deny"))) {
        return Err(malformed("has a statement whose effect is neither Allow nor Deny"));
    }
    Ok(statements)
}

/// Refuses a statement without one of these parts, or with its opposite too.
fn check_parts(statement: &Value, parts: &[(&str, &str)]) -> Result<(), Flaw> {
    let wrong = parts.iter().find(|(name, negated)| statement.get(name).is_some() == statement.get(negated).is_some());
    wrong.map_or(Ok(()), |(name, negated)| {
        Err(malformed(format!("has a statement without {name}, or with {negated} too")))
    })
}

/// A policy that has been read.
#[derive(Clone, Debug)]
pub struct Policy {
    has_variables: bool,
    statements: Vec<Value>,
}

impl Policy {
    /// A policy of a resource, as it was once accepted.
    fn of_resource(policy: &str) -> Self {
        let parsed: Value = serde_json::from_str(policy).unwrap_or_default();
        Self {
            has_variables: parsed["Version"] == WITH_VARIABLES,
            statements: items(parsed.get("Statement")).into_iter().cloned().collect(),
        }
    }

    /// Reads the policy of somebody who calls. What AWS would not take for one is refused, so that no slip of the pen allows
    /// or forbids anything.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn of_identity(policy: &str) -> Result<Self, String> {
        let checked = statements(policy).and_then(|statements| {
            let parsed = Self::of_resource(policy);
            check_identity(policy, &statements).map(|()| parsed)
        });
        checked.map_err(|flaw| match flaw {
            Flaw::Malformed(why) => why,
            Flaw::OutOfScope => "the policy has an action of another service".to_owned(),
        })
    }

    /// What it says to an access. A condition that is not judged here keeps an allowance from holding, and lets a denial
    /// hold.
    pub fn judge(&self, access: &Access<'_>) -> Verdict {
        let mut allowed = false;
        let mut near = Vec::new();
        let variables = self.has_variables.then_some(access.context);
        for (number, statement) in (1..).zip(&self.statements) {
            if !is_about(statement, access, variables) {
                continue;
            }
            let name = match statement["Sid"].as_str().filter(|sid| !sid.is_empty()) {
                Some(sid) => format!("the statement {sid:?}"),
                None => format!("statement {number}"),
            };
            match (statement["Effect"].as_str(), unmet_condition(statement, access.context, variables)) {
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
        let (action, resource) = (access.action, access.resource);
        let why = match access.principal {
            Principal::Service(name) => format!("no statement allows {action} to {name}"),
            Principal::Account { arn, .. } => format!("no statement allows {action} to {arn}"),
            Principal::Holder => format!("no statement allows {action} on {resource}"),
        };
        Verdict::NotAllowed(if near.is_empty() { why } else { format!("{why} ({})", near.join("; ")) })
    }
}

/// What a resource's policy says to an access: [`Policy::judge`].
pub fn judge(policy: &str, access: &Access<'_>) -> Verdict {
    Policy::of_resource(policy).judge(access)
}

/// Refuses what is no policy of somebody who calls.
fn check_identity(policy: &str, statements: &[Value]) -> Result<(), Flaw> {
    let parsed: Value = serde_json::from_str(policy).unwrap_or_default();
    check_names(&parsed, "the policy", &["Version", "Id", "Statement"])?;
    let version = parsed.get("Version").map(|version| version.as_str().unwrap_or_default());
    if version.is_some_and(|version| ![WITH_VARIABLES, WITHOUT_VARIABLES].contains(&version)) {
        return Err(malformed(format!("has another version than {WITH_VARIABLES} and {WITHOUT_VARIABLES}")));
    }
    for statement in statements {
        if statement.get("Principal").or_else(|| statement.get("NotPrincipal")).is_some() {
            return Err(malformed("has a statement with a principal, which is for policies of resources"));
        }
        let known = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
        check_names(statement, "a statement", &known)?;
        check_parts(statement, &[("Action", "NotAction"), ("Resource", "NotResource")])?;
        check_texts(statement, ["Action", "NotAction"], "<service>:<action>", |text| {
            text.split_once(':').is_some_and(|(service, action)| !service.is_empty() && !action.is_empty())
        })?;
        check_texts(statement, ["Resource", "NotResource"], "an ARN", |text| text.starts_with("arn:"))?;
        check_conditions(statement)?;
    }
    Ok(())
}

/// Refuses elements that a policy does not have, whose names are written in one way only.
fn check_names(element: &Value, what: &str, known: &[&str]) -> Result<(), Flaw> {
    let unknown = element.as_object().into_iter().flatten().find(|(name, _)| !known.contains(&name.as_str()));
    unknown.map_or(Ok(()), |(name, _)| Err(Flaw::Malformed(format!("{what} has an unknown element {name:?}"))))
}

/// Refuses an element of which anything is neither `*` nor what `fits`.
fn check_texts(statement: &Value, names: [&str; 2], wanted: &str, fits: fn(&str) -> bool) -> Result<(), Flaw> {
    let [name, negated] = names;
    let texts = items(statement.get(name).or_else(|| statement.get(negated)));
    let wrong = texts.iter().find(|text| !text.as_str().is_some_and(|text| text == "*" || fits(text)));
    match wrong {
        Some(wrong) => Err(malformed(format!("has a statement whose {name} is neither * nor {wanted}: {wrong}"))),
        None if texts.is_empty() => Err(malformed(format!("has a statement whose {name} is empty"))),
        None => Ok(()),
    }
}

/// An operator of a condition and its keys with what is wanted of them.
type Operands<'a> = (&'a String, &'a Map<String, Value>);

/// The operators of a statement's condition.
fn operators(statement: &Value) -> Result<Vec<Operands<'_>>, Flaw> {
    let Some(condition) = statement.get("Condition") else { return Ok(Vec::new()) };
    let operators = condition.as_object().ok_or_else(|| malformed("has a statement whose Condition is no object"))?;
    let no_keys = |operator| malformed(format!("has a {operator} without condition keys"));
    let with_keys = operators.iter().map(|(operator, keys)| match keys.as_object() {
        Some(keys) => Ok((operator, keys)),
        None => Err(no_keys(operator)),
    });
    with_keys.collect()
}

fn check_conditions(statement: &Value) -> Result<(), Flaw> {
    for (operator, keys) in operators(statement)? {
        if Operator::parse(operator).is_none() {
            return Err(malformed(format!("has a condition whose operator is not known here: {operator:?}")));
        }
        let is_value = |value: &&Value| value.is_string() || value.is_boolean() || value.is_number();
        if let Some((key, _)) = keys.iter().find(|(_, value)| !items(Some(value)).iter().all(is_value)) {
            return Err(malformed(format!("has a {operator} of {key} whose values are no texts")));
        }
    }
    Ok(())
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
fn is_about(statement: &Value, access: &Access<'_>, variables: Option<&Context>) -> bool {
    let part =
        |name: &str, fits: &dyn Fn(&Value) -> bool| match (statement.get(name), statement.get(format!("Not{name}"))) {
            (Some(value), _) => fits(value),
            (None, Some(value)) => !fits(value),
            (None, None) => false,
        };
    let any = |value: &Value, fits: &dyn Fn(&str) -> bool| {
        items(Some(value)).iter().filter_map(|item| item.as_str()).any(fits)
    };
    let lower = access.action.to_ascii_lowercase();
    let action = |item: &str| wild(&item.to_ascii_lowercase(), None).fits(&lower);
    let resource = |item: &str| wild(item, variables).fits(access.resource);
    (access.principal == Principal::Holder || part("Principal", &|value| is_principal(value, access.principal)))
        && part("Action", &|value| any(value, &action))
        && part("Resource", &|value| any(value, &resource))
}

/// A text with wildcards; one whose variables have no values fits nothing.
fn wild(text: &str, variables: Option<&Context>) -> Pattern {
    let parts = match variables {
        Some(variables) => variables.fill(text, true),
        None => Some(context::plain(text, true).collect::<Vec<Part>>()),
    };
    parts.map_or_else(|| Pattern::Exact(String::new()), Pattern::Wild)
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
        Principal::Holder => false,
    }
}

/// A condition that keeps a statement from holding, and why.
enum Unmet {
    Fails(String),
    Unjudged(String),
}

/// The first condition of a statement that does not hold or cannot be judged.
fn unmet_condition(statement: &Value, context: &Context, variables: Option<&Context>) -> Option<Unmet> {
    let none = Map::new();
    let operators = statement["Condition"].as_object().unwrap_or(&none);
    // What certainly fails decides, whatever else cannot be judged.
    let mut unmet: Vec<Unmet> = operators
        .iter()
        .flat_map(|(operator, keys)| {
            keys.as_object().into_iter().flatten().map(move |(key, value)| (operator, key, value))
        })
        .filter_map(|(operator, key, value)| condition(operator, key, value, context, variables))
        .collect();
    let fails = unmet.iter().position(|unmet| matches!(unmet, Unmet::Fails(_)));
    if unmet.is_empty() { None } else { Some(unmet.swap_remove(fails.unwrap_or(0))) }
}

fn condition(name: &str, key: &str, value: &Value, context: &Context, variables: Option<&Context>) -> Option<Unmet> {
    let Some(operator) = Operator::parse(name) else {
        return Some(Unmet::Unjudged(format!("{name} of {key} is not judged here")));
    };
    let text = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
    let wanted: Vec<String> = items(Some(value)).into_iter().map(text).collect();
    let actual = context.get(key);
    let it_is = match actual {
        Some(values) => format!("it is {}", values.join(", ")),
        None => "there is none".to_owned(),
    };
    let holds = operator.holds(&wanted, actual, variables);
    (!holds).then(|| Unmet::Fails(format!("{name} of {key} does not hold: {it_is}")))
}

#[cfg(test)]
mod tests;
