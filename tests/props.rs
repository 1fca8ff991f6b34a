//! Whatever the bytes are: readers of what people and servers write neither panic nor hang, and what they read they can
//! write.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Map, Value, json};
use vpce::base::environment::Environment;
use vpce::cli::aws_files::{Blocks, Ini};
use vpce::cli::{page_token, python_json, shorthand, yaml_input};
use vpce::domain::policy::{Access, Context, Policy, Principal, Verdict};
use vpce::model::{Operation, Service};
use vpce::protocol::{HttpAnswer, form, read_answer};
use vpce::query::Expression;

/// The same cases in every run; a failure is shown, not kept.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

/// A text of these pieces, with anything between them.
fn text_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => "\\PC", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Any document, a few levels deep.
fn document() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("[abc]{1,2}", inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A statement of a policy, right or nearly so.
fn statement() -> impl Strategy<Value = Value> {
    let texts = |texts: &'static [&'static str]| prop::collection::vec(prop::sample::select(texts), 1..3);
    let operators: &'static [&'static str] = &[
        "StringEquals",
        "ForAllValues:StringNotLike",
        "ForAnyValue:ArnLikeIfExists",
        "Null",
        "DateLessThan",
        "IpAddress",
    ];
    let keys: &'static [&'static str] = &["aws:username", "aws:TagKeys", "aws:CurrentTime", "aws:none"];
    let values: &'static [&'static str] =
        &["ann", "a*", "${aws:username}", "${", "2026-01-01", "10.0.0.0/8", "true", ":"];
    let condition = (prop::sample::select(operators), prop::sample::select(keys), texts(values));
    (
        prop::sample::select(&["Allow", "Deny"][..]),
        texts(&["*", "ec2:*", "ec2:Create?pc", "sns:Publish"]),
        texts(&["*", "arn:aws:ec2:*:*:vpc/*", "arn:aws:ec2:*:*:vpc/${aws:username}", "arn:aws:sns:*"]),
        prop::option::of(condition),
    )
        .prop_map(|(effect, action, resource, condition)| {
            let mut statement = json!({ "Effect": effect, "Action": action, "Resource": resource });
            if let Some((operator, key, values)) = condition {
                statement["Condition"] = json!({ operator: { key: values } });
            }
            statement
        })
}

/// What these statements, which may be no policy at all, say to somebody who would make a VPC.
fn verdict(statements: &Value) -> Option<Verdict> {
    let policy = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
    let mut context = Context::of([("aws:username", "ann"), ("aws:CurrentTime", "2026-01-01T00:00:00Z")]);
    context.set_all("aws:TagKeys", vec!["ann".to_owned(), "b".to_owned()]);
    let resource = "arn:aws:ec2:us-east-1:444455556666:vpc/ann";
    let access = Access { principal: Principal::Holder, action: "ec2:CreateVpc", resource, context: &context };
    Policy::of_identity(&policy).ok().map(|policy| policy.judge(&access))
}

const SHORTHAND: &[&str] =
    &["a", "Key", "=", "=", ",", "[", "]", "{", "}", "'", "\"", "\\", "\\,", " ", "\n", "@", "@=", "\u{10000}", "東"];

const JMESPATH: &[&str] = &[
    "a",
    "b",
    "\"c\"",
    ".",
    "[",
    "]",
    "[]",
    "[*]",
    "[0]",
    "[-1]",
    "[::2]",
    "[::-1]",
    "[?",
    "{",
    "}",
    "(",
    ")",
    "*",
    "@",
    "&",
    "&&",
    "||",
    "|",
    "!",
    "==",
    "<",
    ">=",
    ",",
    ":",
    "`1`",
    "`[1]`",
    "`",
    "'x'",
    "'",
    "length(",
    "sort_by(",
    "map(",
    "to_number(",
    "join(",
    "max_by(",
    "merge(",
    "9223372036854775808",
    " ",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\"a\"",
    ":",
    ",",
    "1",
    "-",
    "0",
    ".5",
    "e",
    "E+9",
    "99999999999999999999",
    "null",
    "true",
    "NaN",
    "-Infinity",
    "\\",
    "\\u",
    "\\ud800",
    "\\udc00",
    " ",
    "\n",
    "\u{0}",
];

const INI: &[&str] = &[
    "[", "]", "default", "profile ", "\"", "'", "\\", "=", ":", " ", "\t", "\n", "\n", "\r", "#", ";", "a", "DEFAULT",
];

const YAML: &[&str] = &[
    "a", ":", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "\"", "'", "&a ", "*a", "!!str ", "|", ">", "? ", "---",
    "#", "<<: ", "1", "~", "\t", "%",
];

const XML: &[&str] = &[
    "<R>",
    "</R>",
    "<R",
    "/>",
    ">",
    "<vpcEndpointSet>",
    "</vpcEndpointSet>",
    "<item>",
    "</item>",
    "<state>",
    "</state>",
    "<state/>",
    "<x:y a='b'>",
    "</x:y>",
    "&amp;",
    "&#65;",
    "&#x110000;",
    "&no;",
    "&",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "text",
    " ",
    "<",
    "'",
    "\"",
];

const FORM: &[&str] = &[
    "Action",
    "Version",
    "Filter",
    "VpcEndpointId",
    "DryRun",
    "MaxResults",
    ".",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    "Name",
    "Value",
    "=",
    "&",
    "%",
    "%zz",
    "%00",
    "%ff",
    "+",
    "true",
    "member",
    "entry",
    "\u{e9}",
];

fn describe_vpc_endpoints() -> (&'static Service, &'static Operation) {
    let ec2 = Service::find("ec2").unwrap();
    (ec2, ec2.operation("describe-vpc-endpoints").unwrap())
}

fn answer(status: u16, body: Vec<u8>) -> HttpAnswer {
    HttpAnswer { status, headers: Vec::new(), body }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn shorthand_is_read_or_refused(text in text_of(SHORTHAND)) {
        let (_, operation) = describe_vpc_endpoints();
        if let Ok(mut value) = shorthand::parse(&text, &Environment::default()) {
            prop_assert!(value.is_object());
            let _ = shorthand::apply_model(&mut value, operation.input);
        }
    }

    /// Plain keys and values come back as they were written, with lists where commas are.
    #[test]
    fn shorthand_keeps_what_is_plain(values in prop::collection::vec("[a-z0-9/*]{1,6}", 1..6)) {
        let parsed = shorthand::parse(&format!("Name=n,Values={}", values.join(",")), &Environment::default()).unwrap();
        let values = if let [only] = &values[..] { json!(only) } else { json!(values) };
        prop_assert_eq!(parsed, json!({ "Name": "n", "Values": values }));
    }

    #[test]
    fn policies_are_judged_or_refused(document in document(), statements in prop::collection::vec(statement(), 1..4), condition in document()) {
        verdict(&document);
        let mut statements = json!(statements);
        statements[0]["Condition"] = condition;
        verdict(&statements);
    }

    /// Wherever it stands, what is denied by itself is denied; and whatever is added, nothing else becomes so.
    #[test]
    fn a_denial_goes_before_everything(statements in prop::collection::vec(statement(), 1..6)) {
        let alone: Vec<Verdict> = statements.iter().map(|one| verdict(&json!([one])).unwrap()).collect();
        let denied = alone.iter().any(|verdict| matches!(verdict, Verdict::Denied(_)));
        let allowed = alone.contains(&Verdict::Allowed);
        let all = verdict(&json!(statements)).unwrap();
        prop_assert_eq!(matches!(all, Verdict::Denied(_)), denied);
        prop_assert_eq!(all == Verdict::Allowed, allowed && !denied);
    }

    #[test]
    fn expressions_are_compiled_or_refused(text in text_of(JMESPATH), document in document()) {
        if let Ok(expression) = Expression::compile(&text) {
            let _ = expression.search(&document);
        }
    }

    #[test]
    fn json_is_read_or_refused(text in text_of(JSON)) {
        let ours = python_json::parse(&text);
        // Python takes whatever the standard has.
        if serde_json::from_str::<Value>(&text).is_ok() {
            prop_assert!(ours.is_ok(), "{ours:?}");
        }
    }

    #[test]
    fn json_comes_back_as_it_was(document in document()) {
        prop_assert_eq!(python_json::parse(&document.to_string()).unwrap(), document);
    }

    #[test]
    fn yaml_is_read_or_refused(text in text_of(YAML)) {
        let _ = yaml_input::parse(&text);
    }

    #[test]
    fn ini_is_read_or_refused(text in text_of(INI)) {
        let (parsed, verbatim) = (Ini::parse(&text, Blocks::Parsed), Ini::parse(&text, Blocks::Verbatim));
        // Blocks can only make a file worse.
        prop_assert!(parsed.is_none() || verbatim.is_some());
    }

    #[test]
    fn starting_tokens_are_read_or_refused(text in "[A-Za-z0-9+/=_]{0,40}|\\PC{0,10}", token in ".{0,12}") {
        let _ = page_token::decode(&text, &["NextToken"]);
        let _ = page_token::decode(&text, &["Marker", "Other"]);
        let tokens = Map::from_iter([("NextToken".to_owned(), Value::from(token))]);
        let start = page_token::decode(&page_token::encode(&tokens), &["NextToken"]).unwrap();
        prop_assert_eq!((start.tokens, start.index), (tokens, 0));
    }

    #[test]
    fn answers_are_read_or_refused(text in text_of(XML), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let (service, operation) = describe_vpc_endpoints();
        for status in [200, 400, 503] {
            let _ = read_answer(service, operation, &answer(status, text.clone().into_bytes()));
            let _ = read_answer(service, operation, &answer(status, bytes.clone()));
            let inside = format!("<R><vpcEndpointSet><item>{text}</item></vpcEndpointSet></R>");
            let _ = read_answer(service, operation, &answer(status, inside.into_bytes()));
        }
    }

    #[test]
    fn forms_are_read_or_refused(text in text_of(FORM)) {
        let pairs = form::pairs(&text);
        for service in vpce::model::SERVICES {
            for operation in service.operations {
                let _ = form::decode(service, operation, &pairs);
            }
        }
    }

    /// What is written as a form is read back the same.
    #[test]
    fn forms_go_there_and_back(ids in prop::collection::vec(".{0,6}", 1..4), values in prop::collection::vec(".{0,6}", 1..4), size in any::<i32>(), dry in any::<bool>()) {
        let (service, operation) = describe_vpc_endpoints();
        let given = json!({
            "DryRun": dry, "VpcEndpointIds": ids, "Filters": [{"Name": "n", "Values": values}], "MaxResults": size,
        });
        let encoded = form::encode(service, operation, given.as_object().unwrap()).unwrap();
        let decoded = form::decode(service, operation, &form::pairs(&encoded)).unwrap();
        prop_assert_eq!(Value::Object(decoded), given);
    }
}

/// Nesting without end: refused or read, in a moment, whatever opens.
#[test]
fn no_depth_exhausts_the_stack() {
    let many = 200_000;
    let (service, operation) = describe_vpc_endpoints();
    for opening in ["[", "a=[", "a={", "a=[{a=", "{"] {
        let _ = shorthand::parse(&opening.repeat(many), &Environment::default());
    }
    for opening in ["[", "(", "!", "a.", "a[", "[?", "{a:", "&", "a||", "@|", "f(", "[*]", "[]", "`[", "a[*].b[*]."] {
        let _ = Expression::compile(&opening.repeat(many)).map(|expression| expression.search(&Value::Null));
    }
    let _ = Expression::compile(&format!("`{}`", "[".repeat(many)));
    for opening in ["[", "{\"a\":", "[[{\"a\":[", " "] {
        let _ = python_json::parse(&opening.repeat(many));
    }
    for opening in ["[", "{a: ", "- ", "? ", "!!str ", "&a ", "a: &a [*a, ", "{<<: "] {
        let _ = yaml_input::parse(&opening.repeat(20_000));
    }
    for opening in ["<R>", "<R><vpcEndpointSet><item>", "<R a='", "<!--", "<![CDATA["] {
        let _ = read_answer(service, operation, &answer(200, opening.repeat(many).into_bytes()));
    }
    for opening in ["[", "[default]\n", " a = b\n", "a =\n", "[profile \"", "="] {
        let _ =
            (Ini::parse(&opening.repeat(many), Blocks::Parsed), Ini::parse(&opening.repeat(many), Blocks::Verbatim));
    }
    let _ = page_token::decode(&"___".repeat(many), &["NextToken"]);
    let _ = page_token::decode(&"W1tb".repeat(many), &["NextToken"]);
}
