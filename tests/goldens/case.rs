//! The recordings as they are in their files, and how an outcome differs from what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, de};

/// A command, the world that it is run in, and what becomes of it.
///
/// `{ENDPOINT}` is the stub's address and `{CWD}` the directory that it is run in, in words, variables and texts alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// The name of its file.
    #[serde(skip)]
    pub topic: String,
    /// What it shows.
    pub purpose: String,
    /// The words behind the program's name.
    pub argv: Vec<String>,
    /// Variables, over those that every case has; null takes one away.
    #[serde(default)]
    pub env: BTreeMap<String, Option<String>>,
    /// Files of the directory. `aws-config` and `aws-credentials` are AWS CLI's, `home/` is the home directory.
    #[serde(default)]
    pub files: BTreeMap<String, Content>,
    /// Standard output is a terminal so wide; a pipe otherwise.
    pub columns: Option<u16>,
    /// What the stub answers.
    #[serde(default)]
    pub responses: Vec<Response>,
    pub expect: Outcome,
}

/// An answer of the stub. The first that fits a request and is not used up is given; one without conditions is used up at
/// once, unless it is the last.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Fields that the request's form must have, or with null must not.
    #[serde(default)]
    pub when: BTreeMap<String, Option<String>>,
    /// The request's path with its query string; up to a `*`, if it ends in one.
    pub path: Option<String>,
    #[serde(default = "ok")]
    pub status: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body: a file of `answers/`, or else as it stands here.
    answer: Option<String>,
    #[serde(default)]
    pub body: Text,
}

/// What a command prints, sends and leaves behind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// None if a signal ended it.
    pub exit_code: Option<i32>,
    #[serde(default)]
    pub stdout: Text,
    #[serde(default)]
    pub stderr: Text,
    #[serde(default)]
    pub requests: Vec<Sent>,
    /// Between one request and the next, in seconds; not looked at where a recording does not have it.
    pub sleeps: Option<Vec<i64>>,
    /// The files that a recording looks at.
    #[serde(default)]
    pub files: BTreeMap<String, Option<Text>>,
}

/// What is looked at of a request.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sent {
    pub method: String,
    pub path: String,
    pub content_type: Option<String>,
    /// The Region and the service of the signature; null without one.
    pub signed_for: Option<String>,
    /// As it is sent, with `{UUID}` for random ids.
    pub body: String,
}

/// Most requests are forms, posted to the root.
impl Default for Sent {
    fn default() -> Self {
        Self {
            method: "POST".to_owned(),
            path: "/".to_owned(),
            content_type: Some("application/x-www-form-urlencoded; charset=utf-8".to_owned()),
            signed_for: None,
            body: String::new(),
        }
    }
}

fn ok() -> u16 {
    200
}

/// A text, which a file may have as a list of its lines.
#[derive(Clone, Debug, Default)]
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Whole(String),
            Lines(Vec<String>),
        }
        Ok(Self(match Form::deserialize(deserializer)? {
            Form::Whole(text) => text,
            Form::Lines(lines) => lines.join("\n"),
        }))
    }
}

/// The bytes of a file: a text, or `{"base64": …}`.
#[derive(Debug)]
pub struct Content(pub Vec<u8>);

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Text(Text),
            Bytes { base64: String },
        }
        Ok(Self(match Form::deserialize(deserializer)? {
            Form::Text(text) => text.0.into_bytes(),
            Form::Bytes { base64 } => STANDARD.decode(base64).map_err(de::Error::custom)?,
        }))
    }
}

impl Case {
    /// The files of `answers/` that it names.
    pub fn answers(&self) -> impl Iterator<Item = &str> {
        self.responses.iter().filter_map(|response| response.answer.as_deref())
    }
}

/// Where the recordings are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("goldens")
}

/// All recordings, topic by topic.
pub fn all() -> Vec<Case> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == "json")).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read(&file).unwrap();
        let topic: Vec<Case> =
            serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        cases.extend(topic.into_iter().map(|case| Case { topic: name.clone(), ..case }));
    }
    for response in cases.iter_mut().flat_map(|case| &mut case.responses) {
        if let Some(file) = &response.answer {
            response.body = Text(fs::read_to_string(folder().join("answers").join(file)).unwrap());
        }
    }
    cases
}

impl Outcome {
    /// How another outcome differs from this one, each part in a few lines.
    pub fn differences(&self, got: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        if self.exit_code != got.exit_code {
            differences.push(format!("exit code: expected {:?}, got {:?}", self.exit_code, got.exit_code));
        }
        differences.extend(difference("stdout", &self.stdout.0, &got.stdout.0));
        differences.extend(difference("stderr", &self.stderr.0, &got.stderr.0));
        if self.requests.len() != got.requests.len() {
            differences.push(format!("requests: expected {}, got {}", self.requests.len(), got.requests.len()));
        }
        for (index, (expected, got)) in self.requests.iter().zip(&got.requests).enumerate() {
            differences.extend(difference(&format!("request {}", index + 1), &expected.shown(), &got.shown()));
        }
        if self.sleeps.is_some() && self.sleeps != got.sleeps {
            differences.push(format!("sleeps: expected {:?}, got {:?}", self.sleeps, got.sleeps));
        }
        for (name, expected) in &self.files {
            let shown = |text: Option<&Option<Text>>| {
                text.and_then(Option::as_ref).map_or("(no such file)", |text| &text.0).to_owned()
            };
            differences.extend(difference(name, &shown(Some(expected)), &shown(got.files.get(name))));
        }
        differences
    }
}

impl Sent {
    /// A field a line.
    fn shown(&self) -> String {
        let Self { method, path, content_type, signed_for, body } = self;
        let content_type = content_type.as_deref().unwrap_or("(none)");
        let signed_for = signed_for.as_deref().unwrap_or("(not signed)");
        let body = body.replace('&', "\n&");
        format!("{method} {path}\nContent-Type: {content_type}\nsigned for {signed_for}\n{body}")
    }
}

/// From the first line on that is not the same: a few lines of both sides.
fn difference(part: &str, expected: &str, got: &str) -> Option<String> {
    const SHOWN: usize = 4;
    if expected == got {
        return None;
    }
    let (expected, got): (Vec<&str>, Vec<&str>) = (expected.split('\n').collect(), got.split('\n').collect());
    let same = expected.iter().zip(&got).take_while(|(expected, got)| expected == got).count();
    let side = |sign: char, lines: &[&str]| {
        let line = |line: &&str| format!("\n  {sign} {}", line.escape_debug());
        lines.iter().skip(same).take(SHOWN).map(line).collect::<String>()
    };
    Some(format!("{part}, line {}:{}{}", same + 1, side('-', &expected), side('+', &got)))
}
