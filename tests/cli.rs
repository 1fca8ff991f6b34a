//! Transcripts: `tests/cli/<topic>.txt` are commands as they are typed, with all that they print; `tests/cli/rules/` has one
//! for each group of AWS's rules. They are played in process, each on a state of its own with a fixed seed and clock, and must
//! print the same again.
//!
//! Plain `cargo test` compares; `UPDATE=1 cargo test --test cli` rewrites what is printed. On the way every request and
//! answer also goes over the wire and back (`cli/seam.rs`), and nothing of the API may go unplayed (`cli/coverage.rs`).

#![expect(unreachable_pub, reason = "a test has no outside")]

#[path = "cli/coverage.rs"]
mod coverage;
#[path = "cli/seam.rs"]
mod seam;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/transcript.rs"]
mod transcript;

use std::fs;
use std::path::{Path, PathBuf};

use seam::Played;
use shell::{Answered, Shell};
use transcript::Transcript;

/// Transcripts that a server answers otherwise, and why.
const NOT_SERVED: &[(&str, &str)] = &[
    ("create-route-table", "the client token that it shows is the client's, and is another in every run"),
    ("errors-of-usage", "a server that is there answers for every Region, also for one that there is not"),
    ("iam", "a policy that cannot be read keeps a server from answering, which it says as AWS would"),
    ("states", "while a client waits to ask again, only its own clock goes by"),
];

const REMAKE: &str = "what is printed is rewritten with `UPDATE=1 cargo test --test cli`";

/// One test, because what is asked of all transcripts together needs all of them played.
#[test]
fn transcripts() {
    let played = Played::default();
    let mut problems = Vec::new();
    for path in files("txt") {
        let topic = topic(&path);
        let text = fs::read_to_string(&path).expect("a transcript is a text file");
        let transcript = Transcript::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut shell = Shell::new(&topic, Answered::Embedded(played.clone()));
        let printed = transcript.play(&mut shell);
        problems
            .extend(shell.unsound().map(|problem| format!("{topic}.txt leaves a state that is not sound: {problem}")));
        if is_update() {
            fs::write(&path, transcript.render(&printed)).expect("a transcript can be rewritten");
        } else {
            problems.extend(transcript.difference(&printed).map(|difference| format!("{topic}.txt:{difference}")));
        }
    }
    problems.extend(played.problems());
    problems.extend(coverage::gaps(&played, &files("txt").iter().map(|path| topic(path)).collect::<Vec<_>>()));
    assert!(problems.is_empty(), "{}\n\n{REMAKE}", problems.join("\n\n"));
}

/// A server over the state file answers with the same bytes.
#[test]
fn transcripts_served() {
    if is_update() {
        return;
    }
    let mut problems = Vec::new();
    for path in files("txt") {
        let topic = topic(&path);
        let text = fs::read_to_string(&path).expect("a transcript is a text file");
        let transcript = Transcript::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let printed = transcript.play(&mut Shell::new(&topic, Answered::Served));
        let is_excused = NOT_SERVED.iter().any(|(excused, _)| *excused == topic);
        match transcript.difference(&printed) {
            None if is_excused => problems.push(format!("{topic}.txt: the same over HTTP after all")),
            Some(difference) if !is_excused => problems.push(format!("{topic}.txt:{difference}")),
            _ => {}
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

/// The tour is a transcript too, made by the command itself.
#[test]
fn tour() {
    for (line, file) in [("vpce tour", "tour.out"), ("vpce tour --script", "tour.sh")] {
        let path = directory().join(file);
        let printed = Shell::new("tour", Answered::Embedded(Played::default())).run(line).expect("a line of ours");
        assert_eq!((printed.code, printed.stderr.as_str()), (0, ""), "{line}");
        if is_update() {
            fs::write(&path, &printed.stdout).expect("the tour can be rewritten");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let same = expected.lines().zip(printed.stdout.lines()).take_while(|(expected, got)| expected == got).count();
        assert!(expected == printed.stdout, "{file}:{}: not what `{line}` prints; {REMAKE}", same + 1);
    }
}

/// Files that nobody plays would be forgotten.
#[test]
fn every_file_is_played() {
    let known = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("txt" | "rs"))
            || ["tour.out", "tour.sh", "rules"].iter().any(|name| path.ends_with(name))
    };
    let in_rules = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt");
    let forgotten = entries(&directory()).filter(|path| !known(path));
    let forgotten: Vec<_> =
        forgotten.chain(entries(&directory().join("rules")).filter(|path| !in_rules(path))).collect();
    assert!(forgotten.is_empty(), "neither a transcript nor a part of the test: {forgotten:?}");
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("cli")
}

fn files(extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        [directory(), directory().join("rules")].iter().flat_map(|folder| entries(folder)).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).expect("a directory of transcripts").map(|entry| entry.expect("an entry").path())
}

fn topic(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the test says by it what to do")]
fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some()
}
