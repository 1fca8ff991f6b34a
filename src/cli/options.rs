//! The option table of one operation, built from the model when the operation is named: its members, what the client adds
//! for paging, for whole inputs and by customization (aws-cli.md §5, aws-cli-2.md §19).
//!
//! The order of the table is the order in which ambiguous prefixes are listed and values are converted.

use super::argparse::{Check, OptionRow, Takes};
use super::customize::{self, AddedOption};
use crate::model::{Kind, Member, Operation, Service};

/// One option and what it fills.
pub struct Entry {
    /// With its dashes.
    pub name: String,
    /// How many words it takes.
    pub takes: Takes,
    /// What argparse checks of them.
    pub check: Check<'static>,
    /// Whether the operation cannot do without it.
    pub required: bool,
    /// What it fills.
    pub fills: Fills,
}

/// What an option fills.
#[derive(Clone, Copy)]
pub enum Fills {
    /// A member with the words' value.
    Member(&'static Member),
    /// A boolean member with this.
    Flag(&'static Member, bool),
    /// A structure that holds nothing but a boolean: true without a word, else what the word says.
    Switch(&'static Member),
    /// The same structure with false.
    SwitchOff(&'static Member),
    /// Whatever a customization makes of it.
    Added(AddedOption),
    /// How pages are walked. If the operation has a member of that name, it is given here and filled without paging.
    Page(PageOption, Option<&'static Member>),
    /// Many members at once, from JSON.
    InputJson,
    /// Many members at once, from YAML.
    InputYaml,
    /// Nothing: a form is printed.
    Skeleton,
}

/// The client's own paging options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageOption {
    /// `--starting-token`
    StartingToken,
    /// `--page-size`
    PageSize,
    /// `--max-items`
    MaxItems,
}

impl PageOption {
    /// In the order in which errors list them.
    pub const ALL: [Self; 3] = [Self::StartingToken, Self::PageSize, Self::MaxItems];

    /// With its dashes.
    pub fn option(self) -> &'static str {
        match self {
            Self::StartingToken => "--starting-token",
            Self::PageSize => "--page-size",
            Self::MaxItems => "--max-items",
        }
    }

    /// Its name inside `PaginationConfig`.
    pub fn setting(self) -> &'static str {
        match self {
            Self::StartingToken => "StartingToken",
            Self::PageSize => "PageSize",
            Self::MaxItems => "MaxItems",
        }
    }
}

/// What AWS CLI prints as a form: `--generate-cli-skeleton`.
pub const SKELETON: &str = "--generate-cli-skeleton";
/// Many members at once, from JSON.
pub const INPUT_JSON: &str = "--cli-input-json";
/// Many members at once, from YAML.
pub const INPUT_YAML: &str = "--cli-input-yaml";

impl Entry {
    fn new(name: &str, takes: Takes, fills: Fills) -> Self {
        Self { name: format!("--{name}"), takes, check: Check::Anything, required: false, fills }
    }

    /// As argparse sees it.
    pub fn row(&self) -> OptionRow<'_> {
        OptionRow { name: &self.name, takes: self.takes, check: self.check, required: self.required }
    }
}

/// The table of an operation, or of a waiter that polls it: customizations do not reach waiters.
pub fn table(service: &Service, operation: &Operation, is_waiter: bool) -> Vec<Entry> {
    let is_switch = |member: &Member| service.command == "ec2" && !is_waiter && holds_only_a_boolean(member);
    let mut entries = Vec::new();
    for member in operation.members() {
        if is_switch(member) {
            entries.push(Entry::new(member.option, Takes::Optional, Fills::Switch(member)));
        } else {
            add_member(&mut entries, member);
        }
    }
    // The negatives of these structures stand behind all members, unlike those of plain booleans (aws-cli-2.md §19).
    for member in operation.members().iter().filter(|member| is_switch(member)) {
        entries.push(Entry::new(&format!("no-{}", member.option), Takes::Nothing, Fills::SwitchOff(member)));
    }
    if !is_waiter {
        let added = customize::added_options(service, operation).iter();
        entries.extend(added.map(|added| Entry::new(added.name(), Takes::One, Fills::Added(*added))));
    }
    add_paging(&mut entries, operation);
    entries.push(Entry { name: INPUT_JSON.to_owned(), ..Entry::new("", Takes::One, Fills::InputJson) });
    entries.push(Entry { name: INPUT_YAML.to_owned(), ..Entry::new("", Takes::One, Fills::InputYaml) });
    entries.push(Entry {
        name: SKELETON.to_owned(),
        check: Check::OneOf(&["input", "output", "yaml-input"]),
        ..Entry::new("", Takes::Optional, Fills::Skeleton)
    });
    entries
}

fn add_member(entries: &mut Vec<Entry>, member: &'static Member) {
    let (takes, check) = match member.shape.kind {
        Kind::Boolean => {
            // Either will do, so argparse cannot ask for one: validation does.
            entries.push(Entry::new(member.option, Takes::Nothing, Fills::Flag(member, true)));
            let negative = format!("no-{}", member.option);
            entries.push(Entry::new(&negative, Takes::Nothing, Fills::Flag(member, false)));
            return;
        }
        Kind::List { .. } => (Takes::Many, Check::Anything),
        // Integers of 32 bits are only looked at when they are converted.
        Kind::Long(_) => (Takes::One, Check::Integer),
        Kind::Float | Kind::Double => (Takes::One, Check::Float),
        _ => (Takes::One, Check::Anything),
    };
    let required = member.required && !member.idempotency_token;
    entries.push(Entry { check, required, ..Entry::new(member.option, takes, Fills::Member(member)) });
}

fn holds_only_a_boolean(member: &Member) -> bool {
    matches!(member.shape.members(), [only] if only.name == "Value" && matches!(only.shape.kind, Kind::Boolean))
}

/// Paging options take the place of the operation's own of the same name.
fn add_paging(entries: &mut Vec<Entry>, operation: &Operation) {
    let Some(paginator) = &operation.paginator else { return };
    let limit = paginator.limit_key.and_then(|key| operation.member(key));
    let counts_in_text = limit.is_some_and(|member| matches!(member.shape.kind, Kind::String { .. }));
    for page in PageOption::ALL {
        if page == PageOption::PageSize && limit.is_none() {
            continue;
        }
        let is_text = page == PageOption::StartingToken || counts_in_text;
        let check = if is_text { Check::Anything } else { Check::Integer };
        let own = entries.iter().position(|entry| entry.name == page.option());
        let shadowed = own.and_then(|index| match entries[index].fills {
            Fills::Member(member) => Some(member),
            _ => None,
        });
        let name = page.option().to_owned();
        let entry = Entry { name, check, ..Entry::new("", Takes::One, Fills::Page(page, shadowed)) };
        match own {
            Some(index) => entries[index] = entry,
            None => entries.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Shape;
    use crate::model::shape::{Bounds, Location};

    static BOOLEAN: Shape = Shape { name: "Boolean", kind: Kind::Boolean };
    static TEXT: Shape = Shape { name: "String", kind: Kind::String { choices: &[], bounds: Bounds::NONE } };
    static SWITCH: Shape =
        Shape { name: "AttributeBooleanValue", kind: Kind::Structure(&[member("Value", "value", &BOOLEAN)]) };
    static INPUT: Shape = Shape {
        name: "ModifyRequest",
        kind: Kind::Structure(&[
            member("EnableDns", "enable-dns", &SWITCH),
            member("DryRun", "dry-run", &BOOLEAN),
            Member { required: true, ..member("VpcId", "vpc-id", &TEXT) },
        ]),
    };
    static MODIFY: Operation = Operation {
        name: "Modify",
        command: "modify",
        http: ("POST", "/"),
        status: 200,
        input: &INPUT,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "",
        example: "",
    };

    const fn member(name: &'static str, option: &'static str, shape: &'static Shape) -> Member {
        Member {
            name,
            option,
            shape,
            required: false,
            request_name: name,
            response_name: name,
            location: Location::Body,
            idempotency_token: false,
            help: "",
        }
    }

    fn names(entries: &[Entry]) -> Vec<&str> {
        let own = entries.iter().take_while(|entry| entry.name != INPUT_JSON);
        own.map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn negatives_of_boolean_structures_stand_at_the_end() {
        let ec2 = Service::find("ec2").unwrap();
        let entries = table(ec2, &MODIFY, false);
        let wanted = ["--enable-dns", "--dry-run", "--no-dry-run", "--vpc-id", "--no-enable-dns"];
        assert_eq!(names(&entries), wanted);
        assert_eq!((entries[0].takes, entries[3].required), (Takes::Optional, true));
        let other = table(Service::find("elbv2").unwrap(), &MODIFY, false);
        assert_eq!((names(&other).len(), other[0].takes), (4, Takes::One));
    }

    #[test]
    fn paging_takes_the_place_of_an_option_of_the_same_name() {
        let elbv2 = Service::find("elbv2").unwrap();
        let entries = table(elbv2, elbv2.operation("describe-load-balancers").unwrap(), false);
        let wanted = ["--load-balancer-arns", "--names", "--marker", "--page-size", "--starting-token", "--max-items"];
        assert_eq!(names(&entries), wanted);
        assert!(matches!(entries[3].fills, Fills::Page(PageOption::PageSize, Some(own)) if own.name == "PageSize"));
    }
}
