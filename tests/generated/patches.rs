//! Corrections to AWS's descriptions, as data.

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub struct Patch {
    pub service: String,
    /// A JSON pointer into the service's extract; the place must be there.
    at: String,
    #[serde(flatten)]
    change: Change,
    why: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Change {
    /// The new value of the place.
    Set(Value),
    /// Keys that the map there, or items that the list there, shall not have.
    Without(Vec<String>),
}

impl Patch {
    /// A patch that finds nothing to correct is a mistake: the description has changed.
    pub fn apply(&self, description: &mut Value) {
        let Self { service, at, change, why } = self;
        assert!(!why.is_empty(), "{service} {at}: a patch says why");
        let place = description.pointer_mut(at).unwrap_or_else(|| panic!("{service} has no {at} to patch"));
        let before = place.clone();
        match change {
            Change::Set(value) => place.clone_from(value),
            Change::Without(names) => names.iter().for_each(|name| remove(place, name)),
        }
        assert_ne!(*place, before, "{service} {at}: this patch changes nothing");
    }
}

fn remove(place: &mut Value, name: &str) {
    let found = match place {
        Value::Object(map) => map.shift_remove(name).is_some(),
        Value::Array(items) => {
            let position = items.iter().position(|item| item == name);
            position.map(|position| items.remove(position)).is_some()
        }
        _ => false,
    };
    assert!(found, "there is no {name} to leave out of {place}");
}
