//! Which lists and maps of a value are one and the same, and their anchors.

use std::collections::HashMap;

use crate::query::{Shared, View};

/// The lists and maps of a value by their places.
#[derive(Default)]
pub(super) struct Anchors {
    by_place: HashMap<*const (), Anchor>,
    last: usize,
}

/// What is known of a list or map.
#[derive(Default)]
struct Anchor {
    /// Its number, if it is there more than once.
    number: Option<usize>,
    written: bool,
}

/// How a list, map or scalar is to be written.
pub(super) enum Mention {
    /// As it is.
    Only,
    /// As it is, behind its anchor.
    First(usize),
    /// Its anchor alone.
    Again(usize),
}

impl Anchors {
    /// Anchors are numbered in the order in which the second mentions stand in the text.
    pub(super) fn of(value: &Shared<'_>) -> Self {
        let mut anchors = Self::default();
        anchors.look_at(value);
        anchors
    }

    fn look_at(&mut self, value: &Shared<'_>) {
        let Some(place) = value.place() else { return };
        if let Some(anchor) = self.by_place.get_mut(&place) {
            if anchor.number.is_none() {
                self.last += 1;
                anchor.number = Some(self.last);
            }
            return;
        }
        self.by_place.insert(place, Anchor::default());
        match value.view() {
            View::Scalar(_) => {}
            View::List(items) => {
                for item in &items {
                    self.look_at(item);
                }
            }
            View::Map(mut members) => {
                members.sort_unstable_by_key(|&(name, _)| name);
                for (_, member) in &members {
                    self.look_at(member);
                }
            }
        }
    }

    /// To be asked once for each mention.
    pub(super) fn mention(&mut self, value: &Shared<'_>) -> Mention {
        let Some(anchor) = value.place().and_then(|place| self.by_place.get_mut(&place)) else { return Mention::Only };
        match anchor.number {
            None => Mention::Only,
            Some(number) if std::mem::replace(&mut anchor.written, true) => Mention::Again(number),
            Some(number) => Mention::First(number),
        }
    }
}
