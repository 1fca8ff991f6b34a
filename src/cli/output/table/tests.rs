use serde_json::{Value, json};

use super::{Colour, render};

fn table(value: &Value, width: usize) -> String {
    render(value, "GetCallerIdentity", width, Colour::Off).expect("a value that a table can show")
}

fn error(value: &Value) -> String {
    render(value, "GetCallerIdentity", 80, Colour::Off).unwrap_or_else(|error| error.to_string())
}

/// table-mixed-kind
#[test]
fn a_key_of_two_kinds_is_a_column_and_a_section() {
    let value = json!([{"a": 1, "b": [1, 2]}, {"a": [3], "b": "x", "c": {"d": null}}]);
    let expected = "\
-------------------
|GetCallerIdentity|
+----+------------+
|  a |     b      |
+----+------------+
|  1 |  [1, 2]    |
+----+------------+
||       a       ||
|+---------------+|
||       b       ||
|+---------------+|
||  1            ||
||  2            ||
|+---------------+|
|GetCallerIdentity|
+---------+-------+
|    a    |   b   |
+---------+-------+
|  [3]    |  x    |
+---------+-------+
||       a       ||
|+---------------+|
||  3            ||
|+---------------+|
||       b       ||
|+---------------+|
||       c       ||
|+-----+---------+|
||  d  |  None   ||
|+-----+---------+|
";
    assert_eq!(table(&value, 80), expected);
}

/// table-uneven
#[test]
fn columns_are_stretched_to_the_widest_section() {
    let value = json!({"x": [{"a": 1, "bbbbbbbbb": "cccccccccccc", "d": "e"}, {"a": 1}], "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy": {"k": {"l": {"m": 1, "n": 2}}}});
    let expected = "\
------------------------------------------------------------------
|                        GetCallerIdentity                       |
+----------------------------------------------------------------+
||                               x                              ||
|+----------+--------------------------------------+------------+|
||     a    |              bbbbbbbbb               |     d      ||
|+----------+--------------------------------------+------------+|
||  1       |  cccccccccccc                        |  e         ||
||  1       |                                      |            ||
|+----------+--------------------------------------+------------+|
||yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy||
|+--------------------------------------------------------------+|
|||                              k                             |||
||+------------------------------------------------------------+||
||||                             l                            ||||
|||+----------------------------+-----------------------------+|||
||||              m             |              n              ||||
|||+----------------------------+-----------------------------+|||
||||  1                         |  2                          ||||
|||+----------------------------+-----------------------------+|||
";
    assert_eq!(table(&value, 80), expected);
}

/// table-indent-title
#[test]
fn bars_stand_outside_of_nested_sections() {
    let value = json!({"a": {"b": {"c": {"deeplynestedtitlethatiswide": {"z": 1}}}}});
    let expected = "\
-------------------------------------
|         GetCallerIdentity         |
+-----------------------------------+
||                a                ||
|+---------------------------------+|
|||               b               |||
||+-------------------------------+||
||||              c              ||||
|||+-----------------------------+|||
|||||deeplynestedtitlethatiswide|||||
||||+------------+--------------+||||
|||||  z         |  1           |||||
||||+------------+--------------+||||
";
    assert_eq!(table(&value, 80), expected);
}

/// table-narrow-title
#[test]
fn rounding_comes_off_the_left_columns() {
    let value = json!([{"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3}]);
    let expected = "\
-------------------
|GetCallerIdentity|
+----+-----+------+
|  a |  b  |  c   |
+----+-----+------+
|  1 |  2  |  3   |
|  1 |  2  |  3   |
+----+-----+------+
";
    assert_eq!(table(&value, 80), expected);
}

/// table-list-of-list-of-map
#[test]
fn lists_of_lists_share_a_section() {
    let value = json!([[{"a": 1}, {"a": 2}], [{"a": 3}]]);
    let expected = "\
-------------------
|GetCallerIdentity|
+-----------------+
|        a        |
+-----------------+
|  1              |
|  2              |
|  3              |
+-----------------+
";
    assert_eq!(table(&value, 80), expected);
}

/// table-float
#[test]
fn rows_of_scalars_are_pythons_text() {
    let value = json!([[1.0, true], [1e+25, null]]);
    let expected = "\
-------------------
|GetCallerIdentity|
+--------+--------+
|  1.0   |  True  |
|  1e+25 |  None  |
+--------+--------+
";
    assert_eq!(table(&value, 80), expected);
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

/// tty-pager-table, fmt-color-on-table
#[test]
fn colours_are_on_cells_and_bars_only() {
    let value = json!({"a": {"b": "é"}});
    let render = |colour| render(&value, "Op", 80, colour).expect("a table");
    let [bar, b, e] = ["\x1b[2m\x1b[33m|\x1b[0m", "\x1b[1m\x1b[34mb\x1b[0m", "\x1b[1m\x1b[34mé\x1b[0m"];
    let cells = format!(
        "---------------\n|     Op      |\n+-------------+\n{bar}|     a     |{bar}\n{bar}+----+------+{bar}\n\
         {bar}|  {b} |  {e}  |{bar}\n{bar}+----+------+{bar}\n"
    );
    assert_eq!(render(Colour::Cells), cells);
    let resets = render(Colour::Resets);
    let r = "\x1b[0m";
    assert!(resets.starts_with(&format!(
        "---------------\n{r}{r}|     Op      |{r}{r}\n{r}{r}+-------------+{r}{r}\n{r}{bar}{r}|     a     |{r}{bar}{r}\n{r}"
    )));
    assert!(resets.ends_with(r));
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
