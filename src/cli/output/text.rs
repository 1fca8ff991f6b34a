//! The text format: a line of tab separated values for each map, members sorted by name (aws-cli.md §13).

use serde_json::{Map, Value};

use crate::base::python;
use crate::cli::errors::CliError;

/// The lines of a value.
///
/// # Errors
/// A list that holds maps and something else; the words are Python's.
pub fn render(value: &Value) -> Result<String, CliError> {
    let mut text = String::new();
    render_into(&mut text, value)?;
    Ok(text)
}

/// Appends the lines of a value. On an error the lines before it stay: AWS CLI has printed them by then.
///
/// # Errors
/// As `render`.
pub fn render_into(text: &mut String, value: &Value) -> Result<(), CliError> {
    item(text, value, None, None)
}

/// `name` is the member that the item is, or is in; `columns` are the keys that all maps of a list show.
fn item(text: &mut String, value: &Value, name: Option<&str>, columns: Option<&[&str]>) -> Result<(), CliError> {
    match value {
        Value::Object(members) => map(text, members, name, columns),
        Value::Array(items) => list(text, items, name),
        scalar => {
            line(text, std::iter::once(python::str(scalar)));
            Ok(())
        }
    }
}

fn list(text: &mut String, items: &[Value], name: Option<&str>) -> Result<(), CliError> {
    if items.iter().any(Value::is_object) {
        let columns = scalar_keys(items)?;
        return items.iter().try_for_each(|element| item(text, element, name, Some(&columns)));
    }
    let (scalars, lists): (Vec<&Value>, Vec<&Value>) = items.iter().partition(|item| super::is_scalar(item));
    scalar_list(text, &scalars, name);
    lists.into_iter().try_for_each(|list| item(text, list, name, None))
}

/// One line each under a name, one line in all without.
fn scalar_list(text: &mut String, scalars: &[&Value], name: Option<&str>) {
    match name {
        Some(name) => {
            for scalar in scalars {
                line(text, [name.to_uppercase(), python::str(scalar)]);
            }
        }
        None if scalars.is_empty() => {}
        None => line(text, scalars.iter().map(|scalar| python::str(scalar))),
    }
}

fn map(
    text: &mut String,
    members: &Map<String, Value>,
    name: Option<&str>,
    columns: Option<&[&str]>,
) -> Result<(), CliError> {
    let (values, rest) = partition(members, columns);
    if !values.is_empty() {
        line(text, name.map(str::to_uppercase).into_iter().chain(values));
    }
    rest.into_iter().try_for_each(|(name, value)| item(text, value, Some(name), None))
}

/// The values of a map's own line, and the members that come after it. A column that is a list or a map in this element
/// shows as Python writes it.
fn partition<'a>(
    members: &'a Map<String, Value>,
    columns: Option<&[&str]>,
) -> (Vec<String>, Vec<(&'a str, &'a Value)>) {
    let mut sorted: Vec<(&str, &Value)> = members.iter().map(|(name, value)| (name.as_str(), value)).collect();
    sorted.sort_unstable_by_key(|&(name, _)| name);
    if let Some(columns) = columns {
        let values = columns.iter().map(|column| members.get(*column).map(python::str).unwrap_or_default());
        sorted.retain(|(name, _)| columns.binary_search(name).is_err());
        return (values.collect(), sorted);
    }
    let (scalars, rest): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(_, value)| super::is_scalar(value));
    (scalars.into_iter().map(|(_, value)| python::str(value)).collect(), rest)
}

/// The names that are a scalar in any map of the list, sorted.
fn scalar_keys(items: &[Value]) -> Result<Vec<&str>, CliError> {
    let mut keys = Vec::new();
    for item in items {
        let Value::Object(members) = item else {
            let kind = python::type_name(item);
            return Err(CliError::General(format!("'{kind}' object has no attribute 'items'")));
        };
        keys.extend(members.iter().filter(|(_, value)| super::is_scalar(value)).map(|(name, _)| name.as_str()));
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// Tabs and line ends within a value are not escaped.
fn line(text: &mut String, values: impl IntoIterator<Item = String>) {
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            text.push('\t');
        }
        text.push_str(&value);
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{render, render_into};
    use crate::cli::errors::CliError;

    fn text(value: &Value) -> String {
        render(value).expect("a value that text can show")
    }

    #[test]
    fn maps_show_their_scalars_sorted_then_what_is_in_them() {
        let value = json!({"VpcEndpoint": {
            "VpcEndpointId": "vpce-1", "Tags": [{"Key": "Name", "Value": "a"}, {"Key": "b"}], "SubnetIds": ["s-1", "s-2"],
            "Enabled": true, "Policy": null, "DnsOptions": {"DnsRecordIpType": "ipv4"}, "Groups": [], "Nothing": {},
        }, "ClientToken": "t"});
        assert_eq!(
            text(&value),
            "t\nVPCENDPOINT\tTrue\tNone\tvpce-1\nDNSOPTIONS\tipv4\nSUBNETIDS\ts-1\nSUBNETIDS\ts-2\n\
             TAGS\tName\ta\nTAGS\tb\t\n"
        );
    }

    #[test]
    fn scalars_and_lists_without_a_name() {
        // text-float, query-on-empty-list-text, query-null-text
        assert_eq!(text(&json!([1.0, true, null, 1e25, "x"])), "1.0\tTrue\tNone\t1e+25\tx\n");
        assert_eq!(text(&json!([["a", "b"], ["c"], [], "d"])), "d\na\tb\nc\n");
        assert_eq!(text(&json!([])), "");
        assert_eq!(text(&json!({})), "");
        assert_eq!(text(&Value::Null), "None\n");
        assert_eq!(text(&json!("a\tb\nc")), "a\tb\nc\n");
    }

    #[test]
    fn maps_beside_other_things_are_an_error_after_what_was_printed() {
        let mut printed = String::new();
        let result = render_into(&mut printed, &json!({"a": 1, "b": [{"c": 1}, ["d"]]}));
        assert_eq!(result, Err(CliError::General("'list' object has no attribute 'items'".to_owned())));
        assert_eq!(printed, "1\n");
        assert!(render(&json!([{}, 1])).is_err_and(|error| error.to_string().starts_with("'int' object")));
    }
}
