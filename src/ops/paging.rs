//! What every describe takes: ids, filters, the size of a page, a token (aws-behaviour.md §7).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::Deserialize;

use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::pattern::Pattern;
use crate::store::listing::{Filter, Selection, Wanted};

/// A filter as a request has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct FilterInput {
    name: Option<String>,
    values: Vec<String>,
}

impl FilterInput {
    /// Its name; a filter without one has the empty name, which no describe has.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// Its values, one of which must fit.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether a thing that no table keeps fits the filter by the value that it has there; empty where it has none, and
    /// absent where its describe has no such filter.
    ///
    /// # Errors
    /// `InvalidFilter`.
    pub fn fits(&self, value: Option<&str>) -> Result<bool, ApiError> {
        let value = value.ok_or_else(|| ApiError::InvalidFilter { name: self.name().to_owned() })?;
        Ok(!value.is_empty() && self.values.iter().any(|wanted| Pattern::parse(wanted).fits(value)))
    }

    /// Whether each filter fits. All are looked at, so that an unknown one is refused even where another does not fit.
    ///
    /// # Errors
    /// `InvalidFilter`.
    pub fn all_fit(filters: &[Self], fits: impl Fn(&Self) -> Result<bool, ApiError>) -> Result<bool, ApiError> {
        filters.iter().try_fold(true, |all, filter| Ok(fits(filter)? && all))
    }
}

/// The most rows of a page, and how many there are without `MaxResults`.
pub const LARGEST_PAGE: u32 = 1000;

/// The most ids that a describe takes.
const MOST_IDS: usize = 1000;

/// The most filters that a describe takes: each is a condition, and SQLite takes only so many.
const MOST_FILTERS: usize = 50;

/// The most values that the filters of a describe have together.
const MOST_FILTER_VALUES: usize = 200;

/// Bounds on `MaxResults`: the least that is allowed; more than [`LARGEST_PAGE`] is clamped (§7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallestPage {
    /// Any number from 1.
    One,
    /// 5, as documented.
    Five,
}

/// Makes a selection of what a describe was asked for. Ids of a wrong form are refused first, then unknown filters.
///
/// # Errors
/// `…Malformed`, `InvalidFilter`, `FilterLimitExceeded`, `InvalidParameterValue` for the number of ids or the page's size,
/// `InvalidNextToken`.
pub fn select<'a>(
    ids: Option<(Kind, &'a [String])>,
    filters: &'static [Filter],
    requested: &'a [FilterInput],
    max_results: Option<i64>,
    smallest: SmallestPage,
    next_token: Option<&str>,
) -> Result<Selection<'a>, ApiError> {
    let ids = ids.map_or(Ok(&[][..]), |(kind, ids)| check_ids(kind, ids))?;
    Ok(Selection {
        ids,
        filters: wanted(filters, requested)?,
        after: next_token.map(token_to_seq).transpose()?,
        limit: page_size(max_results, smallest)?,
    })
}

/// Refuses ids of a wrong form, and more of them than a call should work through.
///
/// # Errors
/// The kind's `Malformed` error for the first one, `InvalidParameterValue`.
pub fn check_ids(kind: Kind, ids: &[String]) -> Result<&[String], ApiError> {
    ids.iter().try_for_each(|id| kind.check(id))?;
    check_count(ids)?;
    Ok(ids)
}

/// Refuses more ids, or names that stand for them, than one statement should hold.
///
/// # Errors
/// `InvalidParameterValue`.
pub fn check_count(ids: &[String]) -> Result<(), ApiError> {
    if ids.len() > MOST_IDS { Err(ApiError::TooManyIds { most: MOST_IDS.to_string() }) } else { Ok(()) }
}

/// The filters that a request asks for, out of those that the describe has.
///
/// # Errors
/// `InvalidFilter`, `FilterLimitExceeded`.
fn wanted<'a>(filters: &'static [Filter], requested: &'a [FilterInput]) -> Result<Vec<Wanted<'a>>, ApiError> {
    check_filter_counts(requested)?;
    requested.iter().map(|filter| Wanted::new(filters, filter.name(), &filter.values)).collect()
}

/// Refuses filters that a describe does not have which has no table to look at. All of them have those of tags.
///
/// # Errors
/// `InvalidFilter`, `FilterLimitExceeded`.
pub fn check_filters(names: &[&str], requested: &[FilterInput]) -> Result<(), ApiError> {
    check_filter_counts(requested)?;
    let is_known = |name: &str| name == "tag-key" || name.starts_with("tag:") || names.contains(&name);
    let unknown = requested.iter().map(FilterInput::name).find(|name| !is_known(name));
    unknown.map_or(Ok(()), |name| Err(ApiError::InvalidFilter { name: name.to_owned() }))
}

fn check_filter_counts(requested: &[FilterInput]) -> Result<(), ApiError> {
    if requested.len() > MOST_FILTERS {
        return Err(ApiError::TooManyFilters { most: MOST_FILTERS.to_string() });
    }
    if requested.iter().map(|filter| filter.values.len()).sum::<usize>() > MOST_FILTER_VALUES {
        return Err(ApiError::FilterLimitExceeded { most: MOST_FILTER_VALUES.to_string() });
    }
    Ok(())
}

/// Refuses a page larger than this describe's, where that is smaller than [`LARGEST_PAGE`].
///
/// # Errors
/// `InvalidParameterValue`.
pub fn check_largest(max_results: Option<i64>, most: i64) -> Result<(), ApiError> {
    match max_results {
        Some(value) if value > most => {
            Err(ApiError::MaxResultsTooLarge { value: value.to_string(), most: most.to_string() })
        }
        _ => Ok(()),
    }
}

/// How many rows a page holds.
///
/// # Errors
/// `InvalidParameterValue` below the least.
fn page_size(max_results: Option<i64>, smallest: SmallestPage) -> Result<u32, ApiError> {
    let Some(wanted) = max_results else { return Ok(LARGEST_PAGE) };
    let least = if smallest == SmallestPage::Five { 5 } else { 1 };
    if wanted < least {
        return Err(ApiError::MaxResultsTooSmall { value: wanted.to_string(), least: least.to_string() });
    }
    Ok(u32::try_from(wanted).unwrap_or(LARGEST_PAGE).min(LARGEST_PAGE))
}

/// What a token of ours starts with when it is decoded.
const MARK: &str = "vpce-page:";

/// The token of the page after the row with this `seq`.
pub fn seq_to_token(seq: i64) -> String {
    STANDARD_NO_PAD.encode(format!("{MARK}{seq}"))
}

/// The `seq` after which a token's page begins.
///
/// # Errors
/// `InvalidNextToken` if we never gave it.
pub fn token_to_seq(token: &str) -> Result<i64, ApiError> {
    let decoded = STANDARD_NO_PAD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let seq = decoded.and_then(|text| text.strip_prefix(MARK)?.parse().ok());
    seq.ok_or_else(|| ApiError::InvalidNextToken { token: token.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_checked_below_and_clamped_above() {
        assert_eq!(page_size(None, SmallestPage::Five), Ok(1000));
        assert_eq!(page_size(Some(5000), SmallestPage::Five), Ok(1000));
        assert_eq!(page_size(Some(4), SmallestPage::One), Ok(4));
        assert_eq!(
            page_size(Some(4), SmallestPage::Five).map_err(|error| error.to_string()),
            Err("Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.".to_owned())
        );
    }

    #[test]
    fn a_request_has_its_bounds() {
        let many = |count: usize| vec!["vpc-0".to_owned(); count];
        assert!(check_count(&many(1000)).is_ok() && check_count(&many(1001)).is_err());
        let filters = |count| [FilterInput { name: Some("key".to_owned()), values: many(count) }];
        let code = |count| wanted(crate::store::tags::FILTERS, &filters(count)).err().map(|error| error.code());
        assert_eq!((code(200), code(201)), (None, Some("FilterLimitExceeded")));
    }

    #[test]
    fn ids_are_counted_wherever_their_form_is_checked() {
        assert!(check_ids(Kind::Vpc, &vec!["vpc-0".to_owned(); 1000]).is_ok());
        assert!(check_ids(Kind::Vpc, &vec!["vpc-0".to_owned(); 1001]).is_err());
    }

    #[test]
    fn a_token_is_opaque_and_ours() {
        assert_eq!(token_to_seq(&seq_to_token(77)), Ok(77));
        assert!(token_to_seq("77").is_err());
    }
}
