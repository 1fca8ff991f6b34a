use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{prop_assert_eq, proptest};
use serde_json::json;

use super::*;

/// Any value that JSON has.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::from),
            btree_map(".{0,4}", inner, 0..8).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_tree_comes_back_in_its_order(tree in trees()) {
        let back = Value::from(Document::of(&tree));
        prop_assert_eq!(back.to_string(), tree.to_string());
    }

    #[test]
    fn what_is_walked_over_is_what_there_is(trees in vec(trees(), 0..6)) {
        let document = Document::of(&json!({ "list": trees, "after": 1 }));
        prop_assert_eq!(document.get("after").map(Node::to_value), Some(json!(1)));
        let Some(Content::List(items)) = document.get("list").map(Node::content) else { panic!("no list") };
        prop_assert_eq!(items.is_empty(), trees.is_empty());
        prop_assert_eq!(items.map(Node::to_value).collect::<Vec<_>>(), trees);
    }
}

#[derive(Serialize)]
enum State {
    Idle,
    Busy(u8),
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Thing<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<i32>,
    nothing: Option<()>,
    pair: (char, f32),
    states: [State; 2],
    bytes: BTreeMap<String, Vec<u8>>,
}

#[test]
fn a_struct_is_what_it_is_in_json() {
    let states = [State::Idle, State::Busy(1)];
    let bytes = BTreeMap::from([("b".to_owned(), vec![1]), ("a".to_owned(), vec![])]);
    let thing = Thing { name: "é", left_out: None, nothing: None, pair: ('x', 0.5), states, bytes };
    let expected =
        r#"{"Name":"é","Nothing":null,"Pair":["x",0.5],"States":["Idle",{"Busy":1}],"Bytes":{"a":[],"b":[1]}}"#;
    assert_eq!(Document::of(&thing).root().to_value().to_string(), expected);
    assert_eq!(serde_json::to_string(&thing).unwrap(), expected);
}

#[test]
fn what_json_does_not_know_is_null() {
    assert_eq!(Document::of(&BTreeMap::from([(1, 2)])), Document::from(Value::Null));
    assert_eq!(Document::of(&f64::NAN), Document::from(Value::Null));
}

#[test]
fn a_text_can_be_another() {
    let mut document = Document::of(&json!({ "a": "long ago", "b": ["x"] }));
    let place = document.get("a").unwrap().place();
    document.set_text(place, "now");
    assert_eq!(document.get("a").and_then(Node::text), Some("now"));
    assert_eq!(document, json!({ "a": "now", "b": ["x"] }).into());
}

#[test]
fn what_is_no_map_has_no_members() {
    let list = Document::of(&json!([{ "a": 1 }]));
    assert!(list.get("a").is_none() && list.members().is_empty());
}
