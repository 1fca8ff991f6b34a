use serde_json::{Value, json};

use super::{Colour, render};

fn table(value: &Value, width: usize) -> String {
    render(value, "GetCallerIdentity", width, Colour::Off).expect("a value that a table can show")
}

fn error(value: &Value) -> String {
    render(value, "GetCallerIdentity", 80, Colour::Off).unwrap_or_else(|error| error.to_string())
}

#[test]
fn what_is_false_prints_nothing_and_a_scalar_only_the_title() {
    for value in [json!({}), json!([]), json!(null), json!(false), json!(0), json!(0.0), json!("")] {
        assert_eq!(table(&value, 80), "");
    }
    let title = "-------------------\n|GetCallerIdentity|\n+-----------------+\n";
    assert_eq!(table(&json!(3), 80), title);
    // resp-empty-struct-list-table: no rule under the list's own title.
    assert_eq!(table(&json!({"Tags": [{}]}), 80), format!("{title}||     Tags      ||\n"));
}

#[test]
fn a_table_wider_than_the_terminal_stands_upright() {
    let value = json!({"Account": "123456789012", "UserId": "AIDA"});
    let flat = "\
----------------------------
|     GetCallerIdentity    |
+---------------+----------+
|    Account    | UserId   |
+---------------+----------+
|  123456789012 |  AIDA    |
+---------------+----------+
";
    let upright = "\
-----------------------------
|     GetCallerIdentity     |
+----------+----------------+
|  Account |  123456789012  |
|  UserId  |  AIDA          |
+----------+----------------+
";
    assert_eq!(table(&value, 28), flat);
    assert_eq!(table(&value, 27), upright);
    assert_eq!(table(&value, 0), upright);
}

#[test]
fn rows_that_do_not_go_together_are_an_error() {
    assert_eq!(error(&json!([["a", "b"], ["c"]])), "Row should have 2 elements, instead it has 1");
    assert_eq!(error(&json!([1, {"a": 1, "b": 2}])), "Row should have 1 elements, instead it has 2");
    assert_eq!(error(&json!([[{"a": 1}], [{"a": 1, "b": 2}]])), "list index out of range");
    assert_eq!(error(&json!([{"a": 1}, null])), "'NoneType' object is not iterable");
    assert_eq!(error(&json!([{"a": 1}, "b"])), "string indices must be integers, not 'str'");
    assert_eq!(error(&json!([{"a": 1}, []])), "'list' object has no attribute 'get'");
}
