//! Moments as AWS writes them.

use jiff::Timestamp;

/// ISO 8601 in UTC with milliseconds and `Z` (aws-behaviour.md §1): `2017-10-19T12:36:10.939Z`.
pub fn wire(moment: Timestamp) -> String {
    format!("{moment:.3}")
}
