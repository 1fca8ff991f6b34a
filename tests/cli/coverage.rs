//! What the transcripts must show: every operation answered, refused where it can be, and told in a file of its own; and
//! every refusal that a line can reach.

use vpce::api::registry;
use vpce::domain::error::ApiError;
use vpce::model::SERVICES;

use super::seam::Played;

/// It has no parameters, and AWS answers it to everybody (lab-behaviour.md §11).
const NEVER_REFUSED: &[&str] = &["GetCallerIdentity"];

/// Refusals that no transcript shows, and why.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("ListenerLimitExceeded", "50 listeners are too many to read"),
    ("LoadBalancerLimitExceeded", "50 load balancers are too many to read"),
    ("PolicyTooLong", "20,481 characters are too many to read"),
    ("TargetGroupLimitExceeded", "3,000 target groups are too many to read"),
    ("TargetLimitExceeded", "1,000 targets are too many to read"),
    ("TooManyFilters", "51 filters are too many to read"),
    ("TooManyIds", "1,001 ids are too many to read"),
    ("UnknownAction", "the client knows what the service lacks"),
];

/// What is missing.
pub fn gaps(played: &Played, topics: &[String]) -> Vec<String> {
    let mut gaps = Vec::new();
    let refused = played.refused();
    for service in SERVICES {
        for entry in registry::all(service.command).unwrap_or_default() {
            let name = entry.name;
            let command = service.operation_by_name(name).map_or(name, |operation| operation.command);
            if !topics.iter().any(|topic| topic == command) {
                gaps.push(format!("there is no transcript {command}.txt"));
            }
            if !played.was_answered(name) {
                gaps.push(format!("no transcript shows {name} answered"));
            }
            let is_refused = refused.iter().any(|(of, code, _)| *of == name && code != "DryRunOperation");
            if is_refused == NEVER_REFUSED.contains(&name) {
                gaps.push(format!("whether {name} is ever refused is not what the transcripts show"));
            }
        }
    }
    for (name, code, text) in ApiError::TABLE {
        let is_shown = refused.iter().any(|(_, of, message)| of == code && fits(text, message));
        let is_excused = NOT_SHOWN.iter().any(|(excused, _)| excused == name);
        if is_shown == is_excused {
            let found = if is_shown { "shown after all" } else { "shown nowhere" };
            gaps.push(format!("the refusal {name} ({code}: {text}) is {found}"));
        }
    }
    gaps
}

/// Whether a text is this one with anything in place of its `{fields}`.
fn fits(text: &str, message: &str) -> bool {
    let pieces: Vec<&str> =
        text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest)).collect();
    let [first, middle @ .., last] = &pieces[..] else { return text == message };
    let Some(rest) = message.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else { return false };
    middle
        .iter()
        .filter(|piece| !piece.is_empty())
        .try_fold(rest, |rest, piece| Some(rest.split_once(piece)?.1))
        .is_some()
}
