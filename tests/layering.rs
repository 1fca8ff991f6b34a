//! Holds the layers of design: imports only go down, and what comes from outside the process is taken in one place.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and those that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("model", &[]),
    ("query", &["base"]),
    ("protocol", &["model", "base"]),
    ("domain", &["model", "base"]),
    ("store", &["domain", "base"]),
    ("ops", &["store", "domain", "base"]),
    ("api", &["ops", "store", "domain", "model", "base"]),
    ("client", &["protocol", "domain", "model", "base"]),
    ("server", &["client", "api", "store", "domain", "protocol", "model", "base"]),
    ("cli", &["client", "api", "store", "domain", "query", "model", "base"]),
];

/// What only some files may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store"]),
    ("std::env::", &["src/base/environment.rs", "src/build.rs", "src/main.rs", "src/cli/version.rs"]),
    ("SystemTime", &[]),
    ("Timestamp::now", &["src/base/clock.rs"]),
    ("getrandom", &["src/base/random.rs"]),
    ("thread::sleep", &["src/base/clock.rs"]),
    ("io::stdout()", &["src/main.rs", "src/cli/io.rs"]),
    ("println!", &["src/build.rs"]),
    ("eprintln!", &[]),
    ("dirs::", &["src/base/environment.rs"]),
];

#[test]
fn imports_only_go_down() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some((layer, allowed)) = LAYERS.iter().find(|(layer, _)| path.starts_with(Path::new("src").join(layer)))
        else {
            continue;
        };
        for used in layers_used(&text) {
            if used != *layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {layer} must not use {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_of_src_is_a_layer() {
    let folders = fs::read_dir(root().join("src")).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    let layers: BTreeSet<String> = LAYERS.iter().map(|(layer, _)| (*layer).to_owned()).collect();
    assert_eq!(folders, layers);
}

#[test]
fn what_comes_from_outside_is_taken_in_one_place() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code: Vec<&str> = text.lines().take_while(|line| !line.contains("#[cfg(test)]")).collect();
        for (word, places) in RESERVED {
            let allowed = places.iter().any(|place| path.starts_with(place));
            let named = code.iter().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            if named && !allowed && !is_test(&path) {
                wrong.push(format!("{}: {word} belongs to {places:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A file below `tests/` that no test names would never run.
#[test]
fn no_test_file_is_forgotten() {
    let tests = root().join("tests");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let relative = |path: &Path| path.strip_prefix(&tests).unwrap().to_string_lossy().into_owned();
    let is_root =
        |path: &Path| path.parent() == Some(&tests) || manifest.contains(&format!("tests/{}", relative(path)));
    let (roots, others): (Vec<_>, Vec<_>) = files_below(&tests, "rs").into_iter().partition(|path| is_root(path));
    // A root names its files by their paths from its own folder.
    let roots: Vec<(&Path, String)> =
        roots.iter().map(|root| (root.parent().unwrap(), fs::read_to_string(root).unwrap())).collect();
    for path in others {
        // Workspaces of their own, whose manifests name their files.
        if ["fuzz/", "clients/rust/"].iter().any(|own| relative(&path).starts_with(own)) {
            continue;
        }
        let is_named = roots.iter().any(|(folder, text)| {
            path.strip_prefix(folder).is_ok_and(|path| text.contains(&format!("\"{}\"", path.display())))
        });
        assert!(is_named, "tests/{} is not part of any test", relative(&path));
    }
}

/// The layers that a file's code names as `crate::<layer>`.
fn layers_used(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut used = BTreeSet::new();
    for line in code {
        for (at, _) in line.match_indices("crate::") {
            let name: String =
                line[at + "crate::".len()..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            used.insert(name);
        }
    }
    used
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "tests")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, by its path below the root, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let files = files_below(&root().join("src"), "rs");
    assert!(files.len() > 50, "the sources are not where they are looked for");
    let relative = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_owned();
    files.iter().map(|path| (relative(path), fs::read_to_string(path).unwrap())).collect()
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files
}
