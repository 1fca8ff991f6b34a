//! [`Document`]: what an operation answers, between the structs of `ops` and the bytes of an edge.
//!
//! An answer may be long and is only walked through from its beginning to its end, so it is one list of parts and one text, and
//! no tree: a page of a thousand items takes no more allocations than one item.
//!
//! What does not belong here: shapes, wire names, and how anything is written.

mod serializer;

use serde::Serialize;
use serde_json::{Map, Number, Value};
use serializer::Filler;

/// A value as JSON knows them: maps, lists, texts, numbers, flags and null. The members of a map stand in their order.
#[derive(Clone, Debug)]
pub struct Document {
    parts: Vec<Part>,
    /// What the parts that are texts have a piece of.
    text: String,
}

#[derive(Clone, Debug)]
enum Part {
    Null,
    Flag(bool),
    Number(Number),
    Text(Piece),
    /// What stands up to the part `end` is in it.
    List {
        end: usize,
    },
    /// The same, a name before each value.
    Map {
        end: usize,
    },
    /// A name that a struct gives to a member.
    Name(&'static str),
    /// Any other name.
    Key(Piece),
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
}

impl Document {
    /// What a value of ours is in JSON; null if it is nothing that JSON knows, as maps by others than texts are.
    pub fn of(value: &impl Serialize) -> Self {
        let mut document = Self { parts: Vec::new(), text: String::new() };
        if value.serialize(Filler(&mut document)).is_err() {
            document.parts = vec![Part::Null];
        }
        document
    }

    /// All of it.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, at: 0 }
    }

    /// The members; none if it is no map.
    pub fn members(&self) -> Members<'_> {
        match self.root().content() {
            Content::Map(members) => members,
            _ => Members(Items { document: self, at: 0, end: 0 }),
        }
    }

    /// The value of a member, if all of it is a map.
    pub fn get(&self, name: &str) -> Option<Node<'_>> {
        self.root().get(name)
    }

    /// Puts a text where another one was.
    pub fn set_text(&mut self, place: Place, text: &str) {
        let new = self.piece(text);
        if let Some(Part::Text(piece)) = self.parts.get_mut(place.0) {
            *piece = new;
        }
    }

    fn piece(&mut self, text: &str) -> Piece {
        let start = self.text.len();
        self.text.push_str(text);
        Piece { start, end: self.text.len() }
    }

    fn read(&self, piece: Piece) -> &str {
        &self.text[piece.start..piece.end]
    }
}

impl From<Value> for Document {
    fn from(value: Value) -> Self {
        Self::of(&value)
    }
}

impl From<Document> for Value {
    fn from(document: Document) -> Self {
        document.root().to_value()
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.root().to_value() == other.root().to_value()
    }
}

/// Where a value stands in its document.
#[derive(Clone, Copy, Debug)]
pub struct Place(usize);

/// A value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    document: &'a Document,
    at: usize,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number of any kind.
    Number(&'a Number),
    /// A text.
    Text(&'a str),
    /// Values.
    List(Items<'a>),
    /// Names and values.
    Map(Members<'a>),
}

impl<'a> Node<'a> {
    /// What it is.
    pub fn content(self) -> Content<'a> {
        let Self { document, at } = self;
        match &document.parts[at] {
            // Names are no values: no node stands at one.
            Part::Null | Part::Name(_) | Part::Key(_) => Content::Null,
            Part::Flag(flag) => Content::Flag(*flag),
            Part::Number(number) => Content::Number(number),
            Part::Text(piece) => Content::Text(document.read(*piece)),
            Part::List { end } => Content::List(Items { document, at: at + 1, end: *end }),
            Part::Map { end } => Content::Map(Members(Items { document, at: at + 1, end: *end })),
        }
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        Place(self.at)
    }

    /// The value of a member, if this is a map.
    pub fn get(self, name: &str) -> Option<Self> {
        match self.content() {
            Content::Map(mut members) => members.find(|(member, _)| *member == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<&'a str> {
        if let Content::Text(text) = self.content() { Some(text) } else { None }
    }

    /// The same as a tree of its own.
    pub fn to_value(self) -> Value {
        match self.content() {
            Content::Null => Value::Null,
            Content::Flag(flag) => Value::Bool(flag),
            Content::Number(number) => Value::Number(number.clone()),
            Content::Text(text) => Value::from(text),
            Content::List(items) => items.map(Self::to_value).collect(),
            Content::Map(members) => {
                let mut map = Map::new();
                for (name, value) in members {
                    map.insert(name.to_owned(), value.to_value());
                }
                Value::Object(map)
            }
        }
    }

    /// The part that follows all of it.
    fn end(self) -> usize {
        match self.document.parts[self.at] {
            Part::List { end } | Part::Map { end } => end,
            _ => self.at + 1,
        }
    }
}

/// The values of a list that are left.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    document: &'a Document,
    at: usize,
    end: usize,
}

impl Items<'_> {
    /// Whether there are no more.
    pub fn is_empty(&self) -> bool {
        self.at >= self.end
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_empty() {
            return None;
        }
        let node = Node { document: self.document, at: self.at };
        self.at = node.end();
        Some(node)
    }
}

/// The members of a map that are left.
#[derive(Clone, Debug)]
pub struct Members<'a>(Items<'a>);

impl Members<'_> {
    /// Whether there are no more.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let document = self.0.document;
        let name = match &document.parts[self.0.next()?.at] {
            Part::Name(name) => name,
            Part::Key(piece) => document.read(*piece),
            _ => return None,
        };
        Some((name, self.0.next()?))
    }
}

#[cfg(test)]
mod tests;
