//! What an option may be given, by its table row and its shape.

use super::ids;
use super::{Answer, Candidate, Cursor, Known, VALUE_MARK};
use crate::base::config::Config;
use crate::cli::argparse::{Check, Given, Line, OptionRow};
use crate::cli::aws_files::AwsFiles;
use crate::cli::describe;
use crate::cli::options::{Entry, Fills};
use crate::cli::profile::BUILT_IN;
use crate::domain::regions::Region;
use crate::model::{Kind, Member};

/// How a parameter is read from a file.
const FILE_PREFIXES: [&str; 2] = ["file://", "fileb://"];

/// Choices that AWS's description knows only as text, by member; `Add…` and `Remove…` members have those of the rest.
const CHOICES: &[(&str, &[&str])] = &[
    ("ConnectionEvents", &["Accept", "Connect", "Delete", "Reject"]),
    ("SupportedIpAddressTypes", &["ipv4", "ipv6"]),
    ("ProtocolVersion", &["HTTP1", "HTTP2", "GRPC"]),
];

/// Members that are a Region's name.
const REGIONS: &[&str] = &["PeerRegion", "RegionNames", "ServiceRegion", "ServiceRegions", "SupportedRegions"];

/// The options that the line does not have yet.
pub(super) fn option_names(table: &[Entry], line: &Line) -> Vec<Candidate> {
    let is_free = |(index, _): &(usize, &Entry)| line.last(*index).is_none();
    let free = table.iter().enumerate().filter(is_free).map(|(_, entry)| entry);
    free.map(|entry| Candidate::new(entry.name.clone(), about(entry))).collect()
}

fn about(entry: &Entry) -> String {
    match (entry.required, describe::about(entry).trim_end_matches('.')) {
        (false, help) => help.to_owned(),
        (true, "") => "Required".to_owned(),
        (true, help) => format!("Required. {help}"),
    }
}

/// Values of a global option.
pub(super) fn of_global(row: &OptionRow<'_>, cursor: &Cursor<'_>) -> Answer {
    let explicit = cursor.explicit();
    let words = match (row.check, row.name) {
        (Check::OneOf(choices), _) => choices.iter().copied().map(Candidate::bare).collect(),
        (_, "--profile") => profiles(cursor),
        (_, "--region") => regions(),
        (_, "--ca-bundle") => return Answer::Files(explicit.to_owned()),
        _ => Vec::new(),
    };
    behind(explicit, words)
}

/// Values of an operation's option.
pub(super) fn of_option(known: &Known<'_>, index: usize) -> Answer {
    let Known { cursor, table, line, .. } = known;
    let entry = &table[index];
    let explicit = cursor.explicit();
    let typed = &cursor.current[explicit.len()..];
    if let Some(prefix) = FILE_PREFIXES.iter().find(|prefix| typed.starts_with(**prefix)) {
        return Answer::Files(format!("{explicit}{prefix}"));
    }
    let mut words = match entry.fills {
        Fills::InputJson | Fills::InputYaml => vec![Candidate::new("file://", "A file")],
        Fills::Switch(_) => ["Value=true", "Value=false"].map(Candidate::bare).to_vec(),
        Fills::Member(member) => of_member(known, member, typed),
        Fills::Added(option) => option.choices().iter().copied().map(Candidate::bare).collect(),
        Fills::Skeleton | Fills::Flag(..) | Fills::SwitchOff(_) | Fills::Page(..) => match entry.check {
            Check::OneOf(choices) => choices.iter().copied().map(Candidate::bare).collect(),
            Check::Anything | Check::Integer | Check::Float => Vec::new(),
        },
    };
    if let Some(Given::Words(used)) = line.last(index) {
        words.retain(|candidate| !used.contains(&candidate.word));
    }
    if !typed.is_empty() && matches!(entry.fills, Fills::Member(_)) {
        words.extend(FILE_PREFIXES.map(Candidate::bare));
    }
    behind(explicit, words)
}

fn of_member(known: &Known<'_>, member: &'static Member, typed: &str) -> Vec<Candidate> {
    let shape = describe::item(member.shape);
    match &shape.kind {
        Kind::Structure(members) => return shorthand(members, typed),
        Kind::String { choices, .. } if !choices.is_empty() => {
            return choices.iter().copied().map(Candidate::bare).collect();
        }
        _ => {}
    }
    let plain = ids::without_verb(member.name);
    if REGIONS.contains(&plain) {
        return regions();
    }
    if let Some((_, choices)) = CHOICES.iter().find(|(name, _)| *name == plain) {
        return choices.iter().copied().map(Candidate::bare).collect();
    }
    ids::fitting(known, member)
}

/// Keys of a structure in shorthand, or the choices of the key that is being given.
fn shorthand(members: &'static [Member], typed: &str) -> Vec<Candidate> {
    if typed.starts_with(['{', '[']) {
        return Vec::new();
    }
    let start = typed.rfind(',').map_or(0, |comma| comma + 1);
    let (before, part) = typed.split_at(start);
    if let Some((key, _)) = part.split_once('=') {
        let shape = members.iter().find(|member| member.name == key).map(|member| member.shape);
        let choices = shape.map_or(&[][..], describe::choices);
        return choices.iter().map(|choice| Candidate::bare(format!("{before}{key}={choice}"))).collect();
    }
    let is_free = |member: &&Member| !before.split(',').any(|part| part.starts_with(&format!("{}=", member.name)));
    let key = |member: &Member| Candidate::new(format!("{before}{}=", member.name), member.help);
    members.iter().filter(is_free).map(key).collect()
}

/// AWS's profiles, ours, and those that are built in.
fn profiles(cursor: &Cursor<'_>) -> Vec<Candidate> {
    let mut profiles: Vec<Candidate> = Vec::new();
    let mut add = |name: &str, about: &str| {
        if !profiles.iter().any(|profile| profile.word == name) {
            profiles.push(Candidate::new(name, about));
        }
    };
    if let Ok(files) = AwsFiles::load(cursor.environment) {
        for name in files.profile_names() {
            add(&name, "AWS's files");
        }
    }
    if let Ok(config) = Config::load(cursor.environment) {
        for (name, profile) in &config.profiles {
            add(name, &profile.account);
        }
    }
    for (name, account) in BUILT_IN {
        add(name, account);
    }
    profiles
}

fn regions() -> Vec<Candidate> {
    Region::all().iter().map(|region| Candidate::new(region.name, region.long_name)).collect()
}

/// The candidates behind `--option=`, without what stands for the cursor.
fn behind(explicit: &str, mut words: Vec<Candidate>) -> Answer {
    words.retain(|candidate| candidate.word != VALUE_MARK);
    for candidate in &mut words {
        candidate.word.insert_str(0, explicit);
    }
    Answer::Words(words)
}
