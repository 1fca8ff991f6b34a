//! Help in our own words: a line an operation, an example for those that are looked up most, and a line a member that needs
//! one.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// Lines for every input member of this name that has no line of its own.
    shared: BTreeMap<String, String>,
    services: BTreeMap<String, BTreeMap<String, OperationHelp>>,
    /// The lines that were asked for, as service, operation and member.
    #[serde(skip)]
    used: RefCell<BTreeSet<[String; 3]>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OperationHelp {
    help: String,
    /// A whole command that uses it.
    #[serde(default)]
    example: String,
    #[serde(default)]
    members: BTreeMap<String, String>,
}

impl Help {
    pub fn operation(&self, service: &str, operation: &str) -> &str {
        self.note(service, operation, "");
        let found = self.find(service, operation).map(|found| found.help.as_str());
        found.unwrap_or_else(|| panic!("help.json has no line for {service} {operation}"))
    }

    /// Empty if there is none.
    pub fn example(&self, service: &str, operation: &str) -> &str {
        self.find(service, operation).map_or("", |found| found.example.as_str())
    }

    pub fn member(&self, service: &str, operation: &str, member: &str) -> &str {
        let own = self.find(service, operation).and_then(|found| found.members.get(member));
        if let Some(line) = own {
            self.note(service, operation, member);
            line
        } else {
            self.note("", "", member);
            self.shared.get(member).map_or("", String::as_str)
        }
    }

    /// A line that nothing asks for helps nobody.
    pub fn check_all_used(&self) {
        let used = self.used.borrow();
        let check = |service: &str, operation: &str, member: &str| {
            let key = [service, operation, member].map(str::to_owned);
            assert!(used.contains(&key), "help.json: nothing has the line of {service} {operation} {member}");
        };
        self.shared.keys().for_each(|member| check("", "", member));
        for (service, operations) in &self.services {
            for (operation, help) in operations {
                check(service, operation, "");
                help.members.keys().for_each(|member| check(service, operation, member));
            }
        }
    }

    fn find(&self, service: &str, operation: &str) -> Option<&OperationHelp> {
        self.services.get(service)?.get(operation)
    }

    fn note(&self, service: &str, operation: &str, member: &str) {
        self.used.borrow_mut().insert([service, operation, member].map(str::to_owned));
    }
}
