//! JSON as Python's `json.dump(value, indent=4, ensure_ascii=False)` writes it (aws-cli.md §13).

use std::fmt::Write as _;

use serde_json::Value;

use crate::base::bytes::first_of;
use crate::base::document::{Content, Document, Items, Members, Node};
use crate::base::python;

/// The text of a value with a line end; nothing at all for the empty map.
pub fn render(value: &Value) -> String {
    render_document(&Document::of(value))
}

/// The same of a document.
pub fn render_document(document: &Document) -> String {
    let mut text = String::new();
    if !matches!(document.root().content(), Content::Map(members) if members.is_empty()) {
        node(&mut text, document.root(), 0);
        text.push('\n');
    }
    text
}

/// Writes a map as [`render`] does, but a member at a time, and of a list an item at a time.
#[derive(Debug, Default)]
pub struct Stream {
    text: String,
    members: usize,
    /// How many items the list has that is open.
    items: Option<usize>,
}

impl Stream {
    /// Begins a list that [`Self::item`] fills, until another member or the end.
    pub fn list(&mut self, name: &str) {
        self.name(name);
        self.items = Some(0);
    }

    /// Puts an item into the open list.
    pub fn item(&mut self, value: Node<'_>) {
        let at = self.items.map_or(0, |items| items);
        if at == 0 {
            self.text.push('[');
        }
        separator(&mut self.text, at, 2);
        node(&mut self.text, value, 2);
        self.items = Some(at + 1);
    }

    /// Writes a whole member.
    pub fn member(&mut self, name: &str, value: Node<'_>) {
        self.name(name);
        node(&mut self.text, value, 1);
    }

    /// What has been written and not been taken yet.
    pub fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// Closes what is open, and gives what has not been taken.
    pub fn end(mut self) -> String {
        self.close_list();
        if self.members > 0 {
            new_line(&mut self.text, 0);
            self.text.push_str("}\n");
        }
        self.text
    }

    fn name(&mut self, name: &str) {
        self.close_list();
        if self.members == 0 {
            self.text.push('{');
        }
        separator(&mut self.text, self.members, 1);
        string(&mut self.text, name);
        self.text.push_str(": ");
        self.members += 1;
    }

    fn close_list(&mut self) {
        match self.items.take() {
            None => {}
            Some(0) => self.text.push_str("[]"),
            Some(_) => {
                new_line(&mut self.text, 1);
                self.text.push(']');
            }
        }
    }
}

fn node(out: &mut String, value: Node<'_>, depth: usize) {
    match value.content() {
        Content::Null => out.push_str("null"),
        Content::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        // Python's `json` writes a float as `repr` does.
        Content::Number(number) => out.push_str(&python::number_repr(number)),
        Content::Text(text) => string(out, text),
        Content::List(items) => list(out, items, depth),
        Content::Map(members) => map(out, members, depth),
    }
}

fn list(out: &mut String, items: Items<'_>, depth: usize) {
    if items.is_empty() {
        out.push_str("[]");
        return;
    }
    out.push('[');
    for (at, item) in items.enumerate() {
        separator(out, at, depth + 1);
        node(out, item, depth + 1);
    }
    new_line(out, depth);
    out.push(']');
}

fn map(out: &mut String, members: Members<'_>, depth: usize) {
    if members.is_empty() {
        out.push_str("{}");
        return;
    }
    out.push('{');
    for (at, (name, value)) in members.enumerate() {
        separator(out, at, depth + 1);
        string(out, name);
        out.push_str(": ");
        node(out, value, depth + 1);
    }
    new_line(out, depth);
    out.push('}');
}

/// What stands before the item at `at`.
fn separator(out: &mut String, at: usize, depth: usize) {
    if at > 0 {
        out.push(',');
    }
    new_line(out, depth);
}

/// A line end, and the indents of as many levels as there mostly are.
const INDENTED: &str = "\n                                ";

fn new_line(out: &mut String, depth: usize) {
    // All at once: there are more lines than anything else.
    if let Some(indented) = INDENTED.get(..=depth * 4) {
        out.push_str(indented);
    } else {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("    "));
    }
}

/// Only quotes, backslashes and control characters below U+0020 are escaped.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_of(rest.as_bytes(), *b"\"\\") {
        out.push_str(&rest[..at]);
        let byte = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            control => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{control:04x}");
            }
        }
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Content, Document, Stream, render};

    #[test]
    fn a_stream_is_what_is_rendered_whole() {
        for (items, token) in [(json!([]), None), (json!([1, {"a": [2]}]), Some("t")), (json!([[], {}]), None)] {
            let mut whole = json!({ "Items": items });
            let mut stream = Stream::default();
            stream.list("Items");
            let document = Document::of(&items);
            let Content::List(listed) = document.root().content() else { panic!("{items} is no list") };
            listed.for_each(|item| stream.item(item));
            let taken = std::mem::take(stream.text());
            if let Some(token) = token {
                whole["NextToken"] = json!(token);
                stream.member("NextToken", Document::of(&token).root());
            }
            assert_eq!(taken + &stream.end(), render(&whole));
        }
        assert_eq!(Stream::default().end(), render(&json!({})));
    }

    #[test]
    fn members_keep_their_order_and_empty_ones_stay_on_their_line() {
        let value = json!({"Vpcs": [{"VpcId": "vpc-1", "Tags": [], "Options": {}}], "Count": 1});
        let expected = r#"{
    "Vpcs": [
        {
            "VpcId": "vpc-1",
            "Tags": [],
            "Options": {}
        }
    ],
    "Count": 1
}
"#;
        assert_eq!(render(&value), expected);
    }

    #[test]
    fn only_the_empty_map_prints_nothing() {
        assert_eq!(render(&json!({})), "");
        for (value, text) in [
            (json!([]), "[]\n"),
            (json!(""), "\"\"\n"),
            (Value::Null, "null\n"),
            (json!(false), "false\n"),
            (json!(0), "0\n"),
        ] {
            assert_eq!(render(&value), text);
        }
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        let value = json!("a\"b\\c/\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}\u{2028}é東🚀");
        assert_eq!(render(&value), "\"a\\\"b\\\\c/\\n\\r\\t\\b\\f\\u0001\\u001f\u{7f}\u{2028}é東🚀\"\n");
    }

    #[test]
    fn deep_lines_are_indented() {
        let deep = (0..12).fold(json!(1), |inner, _| json!([inner]));
        let rendered = render(&deep);
        assert!(rendered.lines().take(13).enumerate().all(|(at, line)| line.find(|c| c != ' ') == Some(at * 4)));
    }

    #[test]
    fn numbers_are_pythons() {
        // query-number-forms
        let value = json!([1.0, 1000.0, 1.5e-7, 12_345_678_901_234_567_890_u64, -5, 1e20]);
        assert_eq!(
            render(&value),
            "[\n    1.0,\n    1000.0,\n    1.5e-07,\n    12345678901234567890,\n    -5,\n    1e+20\n]\n"
        );
    }
}
