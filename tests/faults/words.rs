//! Odd words on the command line.

use super::home::{Home, Ran};

/// Options of different parsers.
const OPTIONS: [&str; 10] = [
    "--filters",
    "--vpc-ids",
    "--query",
    "--cli-input-json",
    "--cli-input-yaml",
    "--starting-token",
    "--max-items",
    "--page-size",
    "--output",
    "--region",
];

#[track_caller]
fn orderly(home: &Home, words: &[&str]) -> Ran {
    let ran = home.run_words(words, &[]);
    let shown: Vec<String> = words.iter().map(|word| word.chars().take(40).collect()).collect();
    let told: String = ran.stderr.chars().take(400).collect();
    assert!(ran.is_orderly(), "{shown:?}: {:?} {told}", ran.code);
    ran
}

#[test]
fn empty_words_are_words() {
    let home = Home::new();
    for words in [&[""][..], &["", ""], &["ec2", ""], &["--"], &["-"], &["--="], &["--state"], &["--state", ""]] {
        assert_ne!(orderly(&home, words).code, Some(0), "{words:?}");
    }
    for option in OPTIONS {
        orderly(&home, &["ec2", "describe-vpcs", option, ""]);
        orderly(&home, &["ec2", "describe-vpcs", &format!("{option}=")]);
        orderly(&home, &["ec2", "describe-vpcs", option]);
    }
}

#[test]
fn a_word_may_be_a_megabyte_long() {
    let home = Home::new();
    let word = "x".repeat(1 << 20);
    orderly(&home, &[&word]);
    orderly(&home, &["ec2", &word]);
    orderly(&home, &["ec2", "describe-vpcs", &word]);
    orderly(&home, &["--profile", &word, "ec2", "describe-vpcs"]);
    orderly(&home, &["ec2", "create-vpc", "--cidr-block", &word]);
    orderly(&home, &["--state", &word, "ec2", "describe-vpcs"]);
    for option in OPTIONS {
        orderly(&home, &["ec2", "describe-vpcs", option, &word]);
    }
}

#[test]
fn nesting_has_an_end() {
    let home = Home::new();
    let deep = |text: &str| text.repeat(100_000 / text.len());
    let texts = [
        deep("["),
        deep("[") + &deep("]"),
        deep("{"),
        deep("{\"a\":"),
        deep("a="),
        deep("a=["),
        deep("a={"),
        deep("("),
        deep("!"),
        deep("&"),
        deep("[?"),
        deep("a["),
        deep("a."),
        deep("a|"),
        deep("a||") + "a",
        deep("a&&") + "a",
        deep("[]"),
        deep("*."),
        deep("- "),
        deep("? "),
        deep("`["),
        deep("\""),
        deep("'"),
        deep("a:\n "),
    ];
    for option in ["--filters", "--query", "--cli-input-json", "--cli-input-yaml", "--starting-token"] {
        for text in &texts {
            orderly(&home, &["ec2", "describe-vpcs", option, text]);
        }
    }
    for text in &texts {
        orderly(&home, &["ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", "--tag-specifications", text]);
    }
}

/// Of many parts each is looked at once, not all the text each time.
#[test]
fn long_lists_are_read_in_one_go() {
    let home = Home::new();
    let keys: Vec<String> = (0..10_000).map(|number| format!("k{number}=v")).collect();
    let ran = orderly(&home, &["ec2", "describe-vpcs", "--filters", &keys.join(",")]);
    assert!(ran.stderr.contains("\"k9999\""));
    let alternatives = "a||".repeat(40_000) + "`1`";
    assert_eq!(orderly(&home, &["ec2", "describe-vpcs", "--query", &alternatives]).stdout, "1\n");
}

/// More values than SQLite takes in one statement.
#[test]
fn many_ids_and_filters_are_answered_by_the_service() {
    let home = Home::new();
    let ids: Vec<String> = (0..40_000).map(|number| format!("vpc-{number:017x}")).collect();
    let words: Vec<&str> =
        ["ec2", "describe-vpcs", "--vpc-ids"].into_iter().chain(ids.iter().map(String::as_str)).collect();
    let ran = orderly(&home, &words);
    assert!(ran.stderr.contains("(InvalidParameterValue)"), "{:?}", ran.code);
    let values = format!("Name=vpc-id,Values={}", ids[..201].join(","));
    let ran = orderly(&home, &["ec2", "describe-vpcs", "--filters", &values]);
    assert!(ran.stderr.contains("(FilterLimitExceeded)"), "{ran:?}");
    let values = format!("Name=vpc-id,Values={}", ids[..200].join(","));
    assert_eq!(orderly(&home, &["ec2", "describe-vpcs", "--filters", &values]).code, Some(0));
    let words: Vec<&str> = ["ec2", "describe-vpcs", "--filters"].into_iter().chain(["Name=vpc-id"; 51]).collect();
    assert!(orderly(&home, &words).stderr.contains("(FilterLimitExceeded)"));
}

#[test]
fn odd_numbers_and_tokens() {
    let home = Home::new();
    home.must("ec2 create-vpc --cidr-block 10.0.0.0/16");
    let long = "9".repeat(100_000);
    let numbers =
        ["0", "-1", "x", "1.5", "\u{661}", "+5", " 7 ", "1_0", "9223372036854775808", "-9223372036854775809", &long];
    for option in ["--max-items", "--page-size", "--cli-read-timeout", "--cli-connect-timeout"] {
        for number in numbers {
            orderly(&home, &["ec2", "describe-vpcs", option, number]);
        }
    }
    let encoded = |text: &str| {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(text)
    };
    let tokens = [
        "=",
        "!!!",
        "None",
        "None___5",
        "None___-5",
        "x___y___z",
        "___",
        &encoded("{}"),
        &encoded("[1"),
        &encoded("null"),
        &encoded(r#"{"NextToken": 1}"#),
        &encoded(r#"{"NextToken": {}}"#),
        &encoded(r#"{"NextToken": null, "boto_truncate_amount": 9223372036854775807}"#),
        &encoded(r#"{"NextToken": null, "boto_truncate_amount": -9223372036854775808}"#),
        &encoded(r#"{"NextToken": null, "boto_truncate_amount": 1e300}"#),
        &encoded(r#"{"NextToken": null, "boto_truncate_amount": "x"}"#),
        &encoded("vpce-page:9223372036854775807"),
        &encoded("vpce-page:-1"),
    ];
    for token in tokens {
        orderly(&home, &["ec2", "describe-vpcs", "--starting-token", token]);
        orderly(&home, &["ec2", "describe-vpcs", "--starting-token", token, "--max-items", "1"]);
        orderly(&home, &["ec2", "describe-vpcs", "--next-token", token]);
    }
}

#[test]
fn files_that_are_none() {
    let home = Home::new();
    let folder = format!("file://{}", home.path("").display());
    for option in OPTIONS {
        for file in ["file://", "file:///dev/null", "fileb:///dev/null", "file://nowhere", "file://~x", folder.as_str()]
        {
            orderly(&home, &["ec2", "describe-vpcs", option, file]);
        }
    }
}

/// A word that is no text would name another file, or give another value, than was meant.
#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let home = Home::new();
    let words: [&[&[u8]]; 3] =
        [&[b"ec2", b"create-vpc", b"--cidr-block", b"a\xff"], &[b"--state", b"\xe9\xff", b"state"], &[b"\xed\xa0\x80"]];
    let surrogates = ["'\\udcff' in position 1", "'\\udce9' in position 0", "'\\udced' in position 0"];
    for (words, surrogate) in words.iter().zip(surrogates) {
        let ran = Ran::from(home.program().args(words.iter().map(|word| OsStr::from_bytes(word))).output().unwrap());
        let message = format!("'utf-8' codec can't encode character {surrogate}: surrogates not allowed");
        assert_eq!((ran.code, ran.stderr.trim()), (Some(255), format!("aws: [ERROR]: {message}").as_str()));
    }
    let mut odd = home.program();
    odd.env("AWS_REGION", OsStr::from_bytes(b"\xff")).env(OsStr::from_bytes(b"\xfe"), "x");
    let ran = Ran::from(odd.args(["ec2", "describe-vpcs"]).output().unwrap());
    assert!(ran.is_orderly() && ran.code == Some(255), "{ran:?}");
}
