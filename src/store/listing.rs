//! How every describe reads its rows: by id, filtered, a page at a time, in the order of creation.
//!
//! A describe declares one table of filters; it is the only source of what a filter may be called and of its SQL.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Statement, ToSql};

use super::record::{Columns, Record};
use super::{Scope, StoreError, Tx};
use crate::domain::error::ApiError;
use crate::domain::pattern::Pattern;
use crate::domain::regions::Region;

/// A filter of a describe.
#[derive(Debug)]
pub struct Filter {
    /// As AWS calls it: `vpc-endpoint-state`. `tag` stands for every `tag:<key>`.
    pub name: &'static str,
    /// What its values are compared with.
    pub column: Column,
}

/// What a filter's values are compared with.
#[derive(Debug)]
pub enum Column {
    /// An SQL expression over the row `t`.
    Of(&'static str),
    /// A column with an index of its own, whose values lead to fewer rows than an account has.
    Key(&'static str),
    /// Likewise, but the index has the caller's account and Region too: by one value alone, its rows are in the order of
    /// creation.
    KeyOfCaller(&'static str),
    /// One of two SQL expressions over the row `t`.
    Either(&'static str, &'static str),
    /// Any of several: an expression over the rows of a `FROM … WHERE …`.
    Among(&'static str, &'static str),
    /// What any of these is compared with.
    AnyOf(&'static [Column]),
    /// The value of the tag that the filter's own name names, of the resource with this id.
    Tag(&'static str),
    /// The key of one of the caller's tags, by a column of theirs and what it is in the row.
    TagKey(&'static str, &'static str),
    /// Nothing here has such a thing, so no value fits.
    Never,
}

/// Ids that only together with the account and the Region have an index.
const IN_ACCOUNTS: [&str; 1] = ["t.name"];

/// A filter that a caller asks for: one of its values must fit.
#[derive(Debug)]
pub struct Wanted<'a> {
    filter: &'static Filter,
    tag_key: &'a str,
    values: &'a [String],
}

/// How many resources a tag may have that is looked up first. One that more of them have is looked for on what is read
/// anyway: otherwise each page would cost what all pages hold.
const FEW: u32 = 500;

impl<'a> Wanted<'a> {
    /// Whether its values lead to few rows.
    fn leads(&self, tx: &Tx<'_>, scope: Scope<'_>) -> Result<bool, StoreError> {
        let mut values = self.values.iter().map(|value| Pattern::parse(value));
        let is_exact = !self.values.is_empty() && values.all(|value| matches!(value, Pattern::Exact(_)));
        Ok(match self.filter.column {
            Column::Key(_) => is_exact,
            Column::KeyOfCaller(_) => is_exact && self.values.len() > 1,
            // An expression has no index that leads to it.
            Column::Tag(id) | Column::TagKey(_, id) if is_exact && !id.contains('(') => {
                let mut conditions = Conditions::default();
                let tags = conditions.tags(self);
                let sql = format!("SELECT 1 FROM {tags} LIMIT 1 OFFSET {FEW}");
                let mut statement = tx.connection.prepare_cached(&sql)?;
                bind(&mut statement, tx, scope, &conditions.values)?;
                statement.raw_query().next()?.is_none()
            }
            _ => false,
        })
    }

    /// The filter of this name out of a describe's.
    ///
    /// # Errors
    /// `InvalidFilter` if the describe has none of this name.
    pub fn new(filters: &'static [Filter], name: &'a str, values: &'a [String]) -> Result<Self, ApiError> {
        let (column, tag_key) = match name.strip_prefix("tag:") {
            Some(key) => ("tag", key),
            None => (name, ""),
        };
        let found = filters.iter().find(|filter| filter.name == column && (name != "tag"));
        let filter = found.ok_or_else(|| ApiError::InvalidFilter { name: name.to_owned() })?;
        Ok(Self { filter, tag_key, values })
    }
}

/// Which rows a caller wants.
#[derive(Debug, Default)]
pub struct Selection<'a> {
    /// Only these ids, if any are given.
    pub ids: &'a [String],
    /// All of these must hold.
    pub filters: Vec<Wanted<'a>>,
    /// Only rows after this `seq`.
    pub after: Option<i64>,
    /// At most so many rows.
    pub limit: u32,
}

/// Some rows in the order of creation, and where the next page begins.
#[derive(Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The last row's `seq`, if there are more rows.
    pub next: Option<i64>,
    /// The ids of the selection that the caller sees no row of, whatever the filters and the page, in the order asked for.
    pub unknown: Vec<String>,
}

/// The row of one id, by the page that a describe reads.
pub(super) fn one<T>(
    id: &str,
    page: impl FnOnce(&Selection<'_>) -> Result<Page<T>, StoreError>,
) -> Result<Option<T>, StoreError> {
    let ids = [id.to_owned()];
    let selection = Selection { ids: &ids, limit: 1, ..Selection::default() };
    Ok(page(&selection)?.rows.pop())
}

/// What a describe reads from.
pub(super) struct Source {
    /// Columns of the result.
    pub(super) columns: String,
    /// Tables, the described one as `t`.
    pub(super) from: &'static str,
    /// The column that ids are of: text.
    pub(super) id: &'static str,
    /// The column that tells the order of creation.
    pub(super) seq: &'static str,
    /// What holds for every row that the caller may see, over `:account`, `:region`, `:partition` and `:now`. It begins with
    /// what the index is of that a page of all is read by.
    pub(super) visible: String,
}

impl Source {
    /// One page of the rows that the caller wants.
    pub(super) fn page<T>(
        &self,
        tx: &Tx<'_>,
        scope: Scope<'_>,
        selection: &Selection<'_>,
        read: impl Fn(&Record<'_>) -> rusqlite::Result<T>,
    ) -> Result<Page<T>, StoreError> {
        let leads = selection.filters.iter().map(|wanted| wanted.leads(tx, scope));
        let (sql, values) = self.statement(selection, &leads.collect::<Result<Vec<_>, _>>()?);
        let mut statement = tx.connection.prepare_cached(&sql)?;
        bind(&mut statement, tx, scope, &values)?;
        let mut page = Page { rows: Vec::new(), next: None, unknown: selection.ids.to_vec() };
        let mut last = 0;
        let columns = Columns::default();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let row = columns.of(row);
            if page.rows.len() == selection.limit as usize {
                page.next = Some(last);
                break;
            }
            last = row.get("page_key")?;
            if !page.unknown.is_empty() {
                let id: String = row.get("page_id")?;
                page.unknown.retain(|unknown| *unknown != id);
            }
            page.rows.push(read(&row)?);
        }
        self.strike_known(tx, scope, &mut page.unknown)?;
        Ok(page)
    }

    /// The row of one id, if the caller sees it.
    pub(super) fn one<T>(
        &self,
        tx: &Tx<'_>,
        scope: Scope<'_>,
        id: &str,
        read: impl Fn(&Record<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let sql = format!("SELECT {} FROM {} WHERE {} AND {} = :v0", self.columns, self.from, self.visible, self.id);
        let mut statement = tx.connection.prepare_cached(&sql)?;
        bind(&mut statement, tx, scope, &[Bound::Text(id.to_owned())])?;
        let columns = Columns::default();
        let mut rows = statement.raw_query();
        Ok(rows.next()?.map(|row| read(&columns.of(row))).transpose()?)
    }

    /// Strikes out the ids that the caller sees a row of.
    fn strike_known(&self, tx: &Tx<'_>, scope: Scope<'_>, ids: &mut Vec<String>) -> Result<(), StoreError> {
        if ids.is_empty() {
            return Ok(());
        }
        let sql = format!("SELECT 1 FROM {} WHERE {} AND {} = :v0", self.from, self.visible, self.id);
        let mut statement = tx.connection.prepare_cached(&sql)?;
        let mut unknown = Vec::new();
        for id in ids.drain(..) {
            bind(&mut statement, tx, scope, &[Bound::Text(id.clone())])?;
            if statement.raw_query().next()?.is_none() {
                unknown.push(id);
            }
        }
        *ids = unknown;
        Ok(())
    }

    /// The statement and its values in the order of `:v0`, `:v1` and so on. `leads` says which of the filters lead to few
    /// rows.
    fn statement(&self, selection: &Selection<'_>, leads: &[bool]) -> (String, Vec<Bound>) {
        // To SQLite all indexes are alike. The `+` hides the one that leads to all rows of the caller.
        let by_id = !selection.ids.is_empty() && !IN_ACCOUNTS.contains(&self.id);
        let hides = if by_id || leads.contains(&true) { "+" } else { "" };
        let mut conditions = Conditions { sql: vec![format!("{hides}{}", self.visible)], values: Vec::new() };
        if !selection.ids.is_empty() {
            let ids: Vec<_> = selection.ids.iter().map(|id| conditions.bind(Bound::Text(id.clone()))).collect();
            conditions.sql.push(format!("{} IN ({})", self.id, ids.join(", ")));
        }
        for (wanted, leads) in selection.filters.iter().zip(leads) {
            let condition = match wanted.filter.column {
                Column::Tag(id) if *leads => {
                    format!("{id} IN (SELECT tag.resource_id FROM {})", conditions.tags(wanted))
                }
                Column::TagKey(column, value) if *leads => {
                    format!("{value} IN (SELECT tag.{column} FROM {})", conditions.tags(wanted))
                }
                ref column => conditions.of(column, wanted),
            };
            conditions.sql.push(condition);
        }
        if let Some(after) = selection.after {
            let after = conditions.bind(Bound::Integer(after));
            conditions.sql.push(format!("{} > {after}", self.seq));
        }
        // One row more than asked for tells whether there is another page.
        let limit = conditions.bind(Bound::Integer(i64::from(selection.limit) + 1));
        let sql = format!(
            "SELECT {seq} AS page_key, {} AS page_id, {} FROM {} WHERE {} ORDER BY {seq} LIMIT {limit}",
            self.id,
            self.columns,
            self.from,
            conditions.sql.join(" AND "),
            seq = self.seq
        );
        (sql, conditions.values)
    }
}

/// Binds who asks, where and when, and the values `:v0`, `:v1` and so on, as far as the statement has them.
fn bind(statement: &mut Statement<'_>, tx: &Tx<'_>, scope: Scope<'_>, values: &[Bound]) -> rusqlite::Result<()> {
    let now = tx.now_ms();
    let partition = Region::find(scope.region).map_or("aws", |region| region.partition);
    let common: [(&str, &dyn ToSql); 4] =
        [(":account", &scope.account), (":region", &scope.region), (":partition", &partition), (":now", &now)];
    for (name, value) in common {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    for (number, value) in (0_i64..).zip(values) {
        if let Some(index) = statement.parameter_index(&format!(":v{number}"))? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    Ok(())
}

/// In characters, each of which takes up to four bytes or, escaped, three.
const LONGEST_PATTERN: usize = 10_000;

#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Bound>,
}

enum Bound {
    Text(String),
    Integer(i64),
}

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Integer(number) => number.to_sql(),
        }
    }
}

impl Conditions {
    fn bind(&mut self, value: Bound) -> String {
        self.values.push(value);
        format!(":v{}", self.values.len() - 1)
    }

    fn of(&mut self, column: &Column, wanted: &Wanted<'_>) -> String {
        match column {
            Column::Of(expression) | Column::Key(expression) | Column::KeyOfCaller(expression) => {
                self.any_value(expression, wanted.values)
            }
            Column::Either(one, other) => {
                format!("({} OR {})", self.any_value(one, wanted.values), self.any_value(other, wanted.values))
            }
            Column::Among(expression, rows) => {
                let fits = self.any_value(expression, wanted.values);
                format!("EXISTS (SELECT 1 FROM {rows} AND {fits})")
            }
            Column::AnyOf(columns) => {
                let fits: Vec<_> = columns.iter().map(|column| self.of(column, wanted)).collect();
                format!("({})", fits.join(" OR "))
            }
            Column::Tag(id) => format!("EXISTS (SELECT 1 FROM {} AND tag.resource_id = {id})", self.tags(wanted)),
            Column::TagKey(column, value) => {
                format!("EXISTS (SELECT 1 FROM {} AND tag.{column} = {value})", self.tags(wanted))
            }
            Column::Never => "FALSE".to_owned(),
        }
    }

    /// The caller's tags that fit.
    fn tags(&mut self, wanted: &Wanted<'_>) -> String {
        if let Column::TagKey(..) = wanted.filter.column {
            let fits = self.any_value("tag.key", wanted.values);
            return format!("tags tag WHERE tag.account = :account AND {fits}");
        }
        let key = self.bind(Bound::Text(wanted.tag_key.to_owned()));
        let fits = self.any_value("tag.value", wanted.values);
        format!("tags tag WHERE tag.account = :account AND tag.key = {key} AND {fits}")
    }

    /// Whether the expression fits one of the values, which may hold `*`, `?` and `\` before a literal one of them
    /// (aws-behaviour.md §7.1).
    fn any_value(&mut self, expression: &str, values: &[String]) -> String {
        let fits: Vec<_> = values.iter().map(|value| self.value(expression, value)).collect();
        if fits.is_empty() { "FALSE".to_owned() } else { format!("({})", fits.join(" OR ")) }
    }

    fn value(&mut self, expression: &str, value: &str) -> String {
        match Pattern::parse(value) {
            Pattern::Exact(text) => format!("{expression} = {}", self.bind(Bound::Text(text))),
            // SQLite refuses longer patterns, and no text that a filter looks at is so long.
            Pattern::Wild(parts) if parts.len() > LONGEST_PATTERN => "FALSE".to_owned(),
            wild @ Pattern::Wild(_) => format!("{expression} GLOB {}", self.bind(Bound::Text(wild.to_glob()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_declared_filters_are_taken() {
        static FILTERS: &[Filter] = &[
            Filter { name: "vpc-id", column: Column::Of("t.vpc_id") },
            Filter { name: "tag", column: Column::Tag("t.id") },
        ];
        let name = |name| Wanted::new(FILTERS, name, &[]).map(|wanted| wanted.filter.name).map_err(|e| e.to_string());
        assert_eq!(name("vpc-id"), Ok("vpc-id"));
        assert_eq!(name("tag:Name"), Ok("tag"));
        assert_eq!(name("tag"), Err("The filter 'tag' is invalid".to_owned()));
        assert_eq!(name("vpc-id "), Err("The filter 'vpc-id ' is invalid".to_owned()));
    }
}
