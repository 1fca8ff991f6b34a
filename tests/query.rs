//! `--query`'s language: the public compliance suite (`tests/jmespath/`), AWS CLI's error texts, and the limits.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vpce::query::{CompileError, Expression, RuntimeError};

/// What an expression gives for a document, or either error's text.
fn search(expression: &str, document: &Value) -> Result<Value, String> {
    let expression = Expression::compile(expression).map_err(|error| error.to_string())?;
    expression.search(document).map_err(|error| error.to_string())
}

/// The suite's name of the error that an expression ends in.
fn kind_of_error(expression: &str, document: &Value) -> Option<&'static str> {
    let expression = match Expression::compile(expression) {
        Ok(expression) => expression,
        Err(CompileError::TooDeep) => return Some("too-deep"),
        Err(_) => return Some("syntax"),
    };
    expression.search(document).err().map(|error| match error {
        RuntimeError::UnknownFunction(_) => "unknown-function",
        RuntimeError::Arity { .. } => "invalid-arity",
        RuntimeError::InvalidType { .. } => "invalid-type",
        RuntimeError::ZeroStep => "invalid-value",
        _ => "other",
    })
}

/// What is wrong with the answer to a case of the suite.
fn complaint(given: &Value, case: &Value) -> Option<String> {
    let expression = case["expression"].as_str().expect("a case has an expression");
    if let Some(expected) = case.get("error") {
        let kind = kind_of_error(expression, given);
        return (kind != expected.as_str()).then(|| format!("{expression}: {kind:?}, not {expected}"));
    }
    match (search(expression, given), case.get("result")) {
        (Ok(result), Some(expected)) if result != *expected => Some(format!("{expression}: {result}, not {expected}")),
        (Ok(_), _) => None,
        (Err(error), _) => Some(format!("{expression}: {error}")),
    }
}

#[test]
fn the_compliance_suite_holds() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/jmespath");
    let mut cases = 0;
    let mut complaints = Vec::new();
    for entry in fs::read_dir(directory).expect("the suite is there") {
        let path = entry.expect("the directory can be read").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file can be read");
        let suites: Vec<Value> = serde_json::from_str(&text).expect("a file is JSON");
        for suite in &suites {
            for case in suite["cases"].as_array().expect("a suite has cases") {
                cases += 1;
                complaints.extend(complaint(&suite["given"], case).map(|text| format!("{}: {text}", path.display())));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert_eq!(cases, 917, "cases");
}

/// Texts recorded from jmespath.py 1.0.1.
#[test]
fn compile_errors_read_as_jmespaths() {
    let cases = [
        ("", "Invalid JMESPath expression: cannot be empty."),
        (" ", "Invalid jmespath expression: Incomplete expression:\n\" \"\n  ^"),
        ("é", "Bad jmespath expression: Unknown token é:\né\n^"),
        ("(a#", "Bad jmespath expression: Unknown token #:\n(a#\n  ^"),
        ("a = b", "Bad jmespath expression: Unknown token '=':\na = b\n  ^"),
        ("a[-]", "Bad jmespath expression: Unknown token '-':\na[-]\n  ^"),
        ("'é' 'b", "Bad jmespath expression: Unclosed ' delimiter:\n'é' 'b\n    ^"),
        (r#"a."\x""#, "Bad jmespath expression: Invalid \\escape:\na.\"\\x\"\n  ^"),
        ("`a\"b`", "Bad jmespath expression: Bad token a\"b:\n`a\"b`\n^"),
        ("a[?b", "Invalid jmespath expression: Incomplete expression:\n\"a[?b\"\n     ^"),
        (
            "a.",
            "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: \
             Parse error at column 2, token \"\" (EOF), for expression:\n\"a.\"\n   ^",
        ),
        (
            "{a: b,}",
            "Expecting: ['quoted_identifier', 'unquoted_identifier'], got: rbrace: \
             Parse error at column 6, token \"}\" (RBRACE), for expression:\n\"{a: b,}\"\n       ^",
        ),
        (
            "a[1 007]",
            "Expecting: rbracket, got: number: \
             Parse error at column 4, token \"7\" (NUMBER), for expression:\n\"a[1 007]\"\n     ^",
        ),
        (
            "a `[1,null]`",
            "Unexpected token: [1, None]: \
             Parse error at column 2, token \"[1, None]\" (LITERAL), for expression:\n\"a `[1,null]`\"\n   ^",
        ),
        (
            "a[0](b)",
            "Invalid function name ']': \
             Parse error at column 3, token \"]\" (RBRACKET), for expression:\n\"a[0](b)\"\n    ^",
        ),
        (
            " \"a\"(b)",
            "Quoted identifier not allowed for function names.: \
             Parse error at column 0, token \"(\" (LPAREN), for expression:\n\" \"a\"(b)\"\n ^",
        ),
        (
            "*b",
            "Unexpected token: b: Parse error at column 1, token \"b\" (UNQUOTED_IDENTIFIER), for expression:\n\"*b\"\n  ^",
        ),
        ("a[:::]", "syntax error: Parse error at column 4, token \":\" (COLON), for expression:\n\"a[:::]\"\n     ^"),
        ("a || ,", "invalid token: Parse error at column 5, token \",\" (COMMA), for expression:\n\"a || ,\"\n      ^"),
    ];
    for (expression, text) in cases {
        assert_eq!(search(expression, &Value::Null), Err(text.to_owned()), "{expression}");
    }
}

/// Texts recorded from jmespath.py 1.0.1.
#[test]
fn run_time_errors_read_as_jmespaths() {
    let document = json!({"list": [{"a": 1}, {"a": "x"}, {}], "map": {"it's": 1.0}});
    let cases = [
        ("nofunc(list)", "Unknown function: nofunc()"),
        ("length(list, map)", "Expected 1 argument for function length(), received 2"),
        ("contains(list)", "Expected 2 arguments for function contains(), received 1"),
        ("not_null()", "Expected at least 1 argument for function not_null(), received 0"),
        (
            "abs(map)",
            "In function abs(), invalid type for value: {\"it's\": 1.0}, expected one of: ['number'], received: \"object\"",
        ),
        (
            "join(', ', list[].a)",
            "In function join(), invalid type for value: 1, expected one of: ['array-string'], received: \"int\"",
        ),
        (
            "max(list[].a)",
            "In function max(), invalid type for value: x, expected one of: ['array-number', 'array-string'], \
             received: \"str\"",
        ),
        (
            "sort_by(list, &a)",
            "In function sort_by(), invalid type for value: x, expected one of: ['number'], received: \"string\"",
        ),
        (
            "sort_by(list, &b)",
            "In function sort_by(), invalid type for value: {'a': 1}, expected one of: ['string', 'number'], \
             received: \"null\"",
        ),
        (
            "min_by(list[2:], &a)",
            "In function min_by(), invalid type for value: None, expected one of: ['number', 'string'], \
             received: \"null\"",
        ),
        ("max_by(list, &a)", "'>' not supported between instances of 'str' and 'int'"),
        ("list[?a > 'w']", "'>' not supported between instances of 'int' and 'str'"),
        ("contains('abc', list)", "'in <string>' requires string as left operand, not list"),
        ("merge(map, list[].[a])", "dictionary update sequence element #0 has length 1; 2 is required"),
        ("merge(map, nothing)", "'NoneType' object is not iterable"),
        ("list[::0]", "slice step cannot be zero"),
    ];
    for (expression, text) in cases {
        assert_eq!(search(expression, &document), Err(text.to_owned()), "{expression}");
    }
    assert_eq!(search("nothing[*].nofunc(@)", &document), Ok(Value::Null), "a function that is not reached");
}

#[test]
fn order_and_numbers_are_kept() {
    let text = |expression| search(expression, &json!({"b": 1, "a": 1.0})).map(|value| value.to_string());
    assert_eq!(text("{z: a, y: b, z: `-0`}"), Ok(r#"{"z":0,"y":1}"#.to_owned()));
    assert_eq!(text("keys(merge(@, {c: a, b: `2`}))"), Ok(r#"["b","a","c"]"#.to_owned()));
    assert_eq!(text("[ceil(`1.5`), sum([b, a]), avg([b, b]), to_number('1e3')]"), Ok("[2,2.0,1.0,1000.0]".to_owned()));
    assert_eq!(
        text("to_string({é: `1e20`})"),
        Err("Bad jmespath expression: Unknown token é:\nto_string({é: `1e20`})\n           ^".to_owned())
    );
    assert_eq!(text("to_string({\"é\": `1e20`})"), Ok(r#""{\"\\u00e9\":1e+20}""#.to_owned()));
}

/// What is nested as deeply as we follow must run on a small stack; what is nested deeper is an error.
#[test]
fn depth_has_a_limit() {
    let document = json!({"a": [[1]]});
    let shapes = [
        ("(", ")"),
        ("[", "]"),
        ("{a: ", "}"),
        ("!", ""),
        ("to_array(", ")"),
        ("map(&[@], [", "])"),
        ("[?", "]"),
        ("", "[]"),
        ("", " | [@]"),
        ("", "[*]"),
        ("", "[*].a"),
        ("", "[?@]"),
        ("", "[0]"),
        ("", ".b"),
        ("", ".*"),
        ("", " == a"),
        ("a || b && !(", ")"),
        ("sort_by(a, &[?", "][0])"),
    ];
    for (open, close) in shapes {
        let nested = |times| open.repeat(times) + "a" + &close.repeat(times);
        let mut compiled = 0;
        for times in 1..250 {
            let Ok(expression) = Expression::compile(&nested(times)) else { break };
            if times >= 30 {
                // Only that it ends is of interest.
                let _ = expression.search(&document);
            }
            compiled = times;
        }
        assert!((30..250).contains(&compiled), "{open}a{close}: {compiled}");
        let Err(error) = Expression::compile(&nested(100_000)) else { panic!("{open}a{close} compiles") };
        assert!(error == CompileError::TooDeep, "{open}a{close}");
    }
}
