//! Holds what is made of data to its data: `src/model/tables` is what `src/model/extract` gives, the tables of the Regions and
//! of AWS's own services what their data give, `src/store/schema.sql` what the migrations make, and `man/` and the README's table what the tables give.
//!
//! What is made of the tables needs them built: after a change of the extract it takes a second run.
//!
//! Plain `cargo test` compares; `UPDATE=1 cargo test --test generated` rewrites.

#![expect(unreachable_pub, reason = "a test has no outside")]

#[path = "generated/aws_services.rs"]
mod aws_services;
#[path = "generated/description.rs"]
mod description;
#[path = "generated/help.rs"]
mod help;
#[path = "generated/naming.rs"]
mod naming;
#[path = "generated/patches.rs"]
mod patches;
#[path = "generated/readme.rs"]
mod readme;
#[path = "generated/regions.rs"]
mod regions;
#[path = "generated/schema.rs"]
mod schema;
#[path = "generated/tables.rs"]
mod tables;
#[path = "generated/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::Value;

use description::Description;
use help::Help;
use patches::Patch;
use words::Words;

const REMAKE: &str = "remake it with `UPDATE=1 cargo test --test generated`";

#[test]
fn tables() {
    let services: BTreeMap<String, Vec<String>> = extract("operations");
    let words: Words = extract("aws-names");
    let help: Help = extract("help");

    let mut files = BTreeMap::from([(table_path("names"), words::render(&words))]);
    for (service, operations) in &services {
        let description = description(service);
        let described: Vec<&String> = description.operations.names().collect();
        assert_eq!(described, operations.iter().collect::<Vec<_>>(), "{service}.json is not of operations.json");
        words.check(service, &description);
        files.insert(table_path(service), tables::render(service, &description, &help));
    }
    help.check_all_used();
    assert_no_other_files(Path::new("src/model/tables"), &files);
    compare(&files);
}

#[test]
fn regions() {
    let data = |name: &str| fs::read_to_string(root().join("src/domain/regions").join(name));
    let regions: regions::Regions = serde_json::from_str(&data("regions.json").unwrap()).unwrap();
    let zones: regions::HostedZones = serde_json::from_str(&data("hostedzones.json").unwrap()).unwrap();
    let path = PathBuf::from("src/domain/regions/table.rs");
    compare(&BTreeMap::from([(path, regions::render(regions, &zones))]));
}

#[test]
fn schema_of_the_state() {
    let store = Path::new("src/store");
    compare(&BTreeMap::from([(store.join("schema.sql"), schema::render(&root().join(store).join("migrations")))]));
}

#[test]
fn aws_services() {
    let folder = Path::new("src/domain/aws_services");
    let data = fs::read_to_string(root().join(folder).join("aws-endpoint-services.json")).unwrap();
    let services = serde_json::from_str(&data).unwrap();
    compare(&BTreeMap::from([(folder.join("table.rs"), aws_services::render(services))]));
}

#[test]
fn readme() {
    let path = PathBuf::from("README.md");
    let text = fs::read_to_string(root().join(&path)).unwrap();
    compare(&BTreeMap::from([(path, readme::render(&text))]));
}

#[test]
fn man_pages() {
    let folder = Path::new("man");
    let pages = vpce::cli::man::pages().into_iter().map(|page| (folder.join(page.file()), page.text));
    let files: BTreeMap<PathBuf, String> = pages.collect();
    fs::create_dir_all(root().join(folder)).expect("a folder can be made");
    compare(&files);
    assert_no_other_files(folder, &files);
}

/// A service's description with our corrections.
fn description(service: &str) -> Description {
    let mut value: Value = extract(service);
    let patches: Vec<Patch> = extract("patches");
    patches.iter().filter(|patch| patch.service == service).for_each(|patch| patch.apply(&mut value));
    serde_json::from_value(value).unwrap_or_else(|error| panic!("{service}.json with its patches: {error}"))
}

fn extract<T: DeserializeOwned>(name: &str) -> T {
    let path = root().join("src/model/extract").join(name).with_extension("json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table_path(name: &str) -> PathBuf {
    Path::new("src/model/tables").join(name).with_extension("rs")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn assert_no_other_files(folder: &Path, files: &BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(root().join(folder)).expect("the folder is there") {
        let path = folder.join(entry.expect("the folder can be read").file_name());
        assert!(files.contains_key(&path) || path.ends_with("mod.rs"), "{}: nothing makes it", path.display());
    }
}

/// Writes the files if `UPDATE` is set, else fails if one differs.
#[expect(clippy::disallowed_methods, reason = "whoever runs the test says by it what to do")]
fn compare(files: &BTreeMap<PathBuf, String>) {
    for (path, text) in files {
        let there = fs::read_to_string(root().join(path)).unwrap_or_default();
        if there == *text {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(root().join(path), text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        } else {
            let line = there.lines().zip(text.lines()).take_while(|(left, right)| left == right).count() + 1;
            panic!("{} differs from line {line} on: {REMAKE}", path.display());
        }
    }
}
