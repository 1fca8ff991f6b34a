use serde_json::json;

use super::{render, render_page, render_selected};

/// query-yaml-strings, and what else the resolver and the analysis tell apart.
#[test]
fn texts_are_quoted_as_little_as_libyaml_allows() {
    let recorded = [
        ("plain", "plain"),
        ("", "''"),
        (" lead", "' lead'"),
        ("trail ", "'trail '"),
        ("true", "'true'"),
        ("null", "'null'"),
        ("~", "'~'"),
        ("123", "'123'"),
        ("1.5", "'1.5'"),
        ("0x1f", "'0x1f'"),
        ("1_000", "'1_000'"),
        ("2024-01-01", "'2024-01-01'"),
        ("2024-01-01T00:00:00Z", "'2024-01-01T00:00:00Z'"),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("- a", "'- a'"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("#c", "'#c'"),
        ("@x", "'@x'"),
        ("`x`", "'`x`'"),
        ("%x", "'%x'"),
        ("&a", "'&a'"),
        ("*a", "'*a'"),
        ("!a", "'!a'"),
        ("|", "'|'"),
        (">", "'>'"),
        ("it's", "it's"),
        ("\"dq\"", "'\"dq\"'"),
        ("a\"b", "a\"b"),
        ("a,b", "a,b"),
        ("[x]", "'[x]'"),
        ("{x}", "'{x}'"),
        ("é", "é"),
        ("東京", "東京"),
        ("🚀", "\"\\U0001F680\""),
        ("tab\there", "\"tab\\there\""),
        ("nl\nend", "'nl\n\n  end'"),
        ("nl\nend\n", "'nl\n\n  end\n\n  '"),
        ("\nstart", "'\n\n  start'"),
        ("back\\slash", "back\\slash"),
        ("=", "'='"),
        ("<<", "'<<'"),
        ("-", "'-'"),
        ("?", "'?'"),
        (":", "':'"),
        ("a:", "'a:'"),
        (":a", ":a"),
        ("1e3", "'1e3'"),
        (".inf", "'.inf'"),
        ("12:30:45", "12:30:45"),
        ("0o7", "'0o7'"),
        ("017", "'017'"),
        ("---", "'---'"),
        ("...", "'...'"),
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b/*"),
        ("NaN", "NaN"),
        ("y", "y"),
        ("n", "n"),
        ("\u{2028}", "'\u{2028}  '"),
        ("\u{7f}", "\"\\x7F\""),
        ("\u{a0}", "\u{a0}"),
        ("\u{feff}", "\"\\uFEFF\""),
    ];
    let more = [
        ("null ", "'null '"),
        ("2024-1-1", "2024-1-1"),
        ("2024-1-1 1:02:03 +1", "'2024-1-1 1:02:03 +1'"),
        ("2024-01-01T00:00:00.5+01:00", "'2024-01-01T00:00:00.5+01:00'"),
        ("2024-01-01T00:00", "2024-01-01T00:00"),
        (".5e3", ".5e3"),
        (".5e+3", "'.5e+3'"),
        ("-.INF", "'-.INF'"),
        ("1.e", "1.e"),
        ("_1", "_1"),
        ("1__", "'1__'"),
        ("+", "+"),
        ("-x", "-x"),
        ("?x", "?x"),
        ("a:\u{a0}b", "a:\u{a0}b"),
        ("a\n b", "\"a\\n b\""),
        ("\u{0}\u{1b}\u{85}\u{d7ff}\r", "\"\\0\\e\\N\u{d7ff}\\r\""),
    ];
    for (text, yaml) in recorded.into_iter().chain(more) {
        assert_eq!(render(&json!([text])), format!("- {yaml}\n"), "{text:?}");
    }
}

#[test]
fn blocks_begin_in_the_line_of_their_indicator() {
    // query-yaml-nest
    let value = json!([[1, [2, [3]]], [], {}, [{}], {"a": [], "b": {"c": [[]]}}]);
    let expected = "- - 1\n  - - 2\n    - - 3\n- []\n- {}\n- - {}\n- a: []\n  b:\n    c:\n    - []\n";
    assert_eq!(render(&value), expected);
    let page = json!({"Vpcs": [{"VpcId": "vpc-1", "Tags": [{"Value": "", "Key": "k"}]}], "Count": 1});
    let expected = "- Count: 1\n  Vpcs:\n  - Tags:\n    - Key: k\n      Value: ''\n    VpcId: vpc-1\n";
    assert_eq!(render_page(&(&page).into()), expected);
}

#[test]
fn empty_values_and_scalars_at_the_top() {
    for (value, yaml, page) in [
        (json!({}), "", "- {}\n"),
        (json!([]), "[]\n", "- []\n"),
        (json!("a: b"), "\"a: b\"\n", "- 'a: b'\n"),
        (json!(null), "null\n", "- null\n"),
        (json!(1e20), "1e+20\n", "- 1e+20\n"),
        (json!(true), "true\n", "- true\n"),
    ] {
        assert_eq!(render(&value), yaml);
        assert_eq!(render_page(&(&value).into()), page);
    }
}

#[test]
fn keys_that_are_long_or_have_lines_stand_alone() {
    // query-yaml-keys
    let long = "k".repeat(129);
    let value = json!({"true": 1, "nl\nend": {"b": 1, "a": [2]}, long.clone(): [1], "k".repeat(128): 2, "": 3});
    let expected =
        format!("'': 3\n{}: 2\n? {long}\n: - 1\n? 'nl\n\n  end'\n: a:\n  - 2\n  b: 1\n'true': 1\n", "k".repeat(128));
    assert_eq!(render(&value), expected);
}

#[test]
fn lines_are_folded_at_the_first_blank_after_column_80() {
    let words = "word ".repeat(20);
    let (plain, quoted, escaped) = (words.trim_end(), words.as_str(), format!("{words} x\t"));
    assert_eq!(render(&json!({"k": plain})), format!("k: {}word\n  word word word word\n", "word ".repeat(15)));
    assert_eq!(render(&json!({"k": quoted})), format!("k: '{}word\n  word word word word '\n", "word ".repeat(15)));
    assert_eq!(
        render(&json!({"k": escaped})),
        format!("k: \"{}word\n  word word word word  x\\t\"\n", "word ".repeat(15))
    );
    let unbroken = "x".repeat(80);
    assert_eq!(render(&json!([format!("{unbroken}  b")])), format!("- {unbroken}  b\n"));
    assert_eq!(render(&json!([format!("{unbroken}  b\t")])), format!("- \"{unbroken}\n  \\ b\\t\"\n"));
    assert_eq!(render(&json!([format!("{unbroken} b")])), format!("- {unbroken}\n  b\n"));
}

/// query-yaml-alias, query-yaml-alias-map
#[test]
fn what_is_selected_twice_is_written_once() {
    let document = json!({"a": {"x": [1], "y": []}, "b": {"x": [1]}, "s": "text"});
    let yaml = |expression: &str| {
        let expression = crate::query::Expression::compile(expression).unwrap();
        render_selected(&expression.select(&document).unwrap())
    };
    assert_eq!(yaml("[a.y, a.y, s, s]"), "- &id001 []\n- *id001\n- text\n- text\n");
    assert_eq!(yaml("[a.x, b.x]"), "- - 1\n- - 1\n");
    assert_eq!(yaml("{q: a.x, p: a.x, r: [a.y, a.y]}"), "p: &id001\n- 1\nq: *id001\nr:\n- &id002 []\n- *id002\n");
    // The second mentions are counted, and what is inside of an alias is not mentioned again.
    assert_eq!(
        yaml("[a, a.y, a.x, a]"),
        "- &id003\n  x: &id002\n  - 1\n  y: &id001 []\n- *id001\n- *id002\n- *id003\n"
    );
    assert_eq!(yaml("[values(a), [a.x]]"), "- - &id001\n    - 1\n  - []\n- - *id001\n");
    // A literal is one thing each time it is reached.
    assert_eq!(yaml("[a, b][].{l: `[1]`}"), "- l: &id001\n  - 1\n- l: *id001\n");
    assert_eq!(yaml("[`[]`, `[]`]"), "- []\n- []\n");
    // Some functions give their argument, or its items, some something new.
    assert_eq!(
        yaml(
            "{y: sort_by([a,b],&x[0])[0].y, t: not_null(a), u: to_array(a.x), v: a.x[:], w: reverse(a.x), z: merge(a,b)}"
        ),
        "t:\n  x: &id001\n  - 1\n  y: &id002 []\nu: *id001\nv:\n- 1\nw:\n- 1\ny: *id002\nz:\n  x:\n  - 1\n  y: *id002\n"
    );
}
