//! XML documents as trees of elements, over quick-xml's tokens: what is common to answers, errors and REST requests.
//!
//! Like AWS CLI's parser it keeps local names only, and of an element's text what stands before its first child. The
//! errors are expat's as far as the kind of mistake can be told (aws-cli.md §11).

use std::fmt;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use thiserror::Error;

/// How deep elements may nest; deeper documents are refused.
const MAX_DEPTH: usize = 128;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The local name.
    pub name: String,
    /// The text before the first child; none at all is not the same as an empty element to an error document.
    pub text: Option<String>,
    /// The child elements.
    pub children: Vec<Element>,
}

/// Why bytes are no XML document, with expat's words and position.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}: line {line}, column {column}")]
pub struct XmlError {
    fault: Fault,
    line: usize,
    column: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NoElement,
    NotXml,
    UnclosedToken,
    MismatchedTag,
    AfterDocument,
    UndefinedEntity,
    NotWellFormed,
    TooDeep,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoElement => "no element found",
            Self::NotXml => "syntax error",
            Self::UnclosedToken => "unclosed token",
            Self::MismatchedTag => "mismatched tag",
            Self::AfterDocument => "junk after document element",
            Self::UndefinedEntity => "undefined entity",
            Self::NotWellFormed => "not well-formed (invalid token)",
            Self::TooDeep => "elements nest too deep",
        })
    }
}

impl Element {
    /// Reads a document.
    ///
    /// # Errors
    /// When the bytes are no well-formed XML in UTF-8, or nest deeper than any answer does.
    pub fn parse(document: &[u8]) -> Result<Self, XmlError> {
        let text = std::str::from_utf8(document)
            .map_err(|error| fault_at(Fault::NotWellFormed, &document[..error.valid_up_to()]))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut tree = Tree::default();
        let mut reader = Reader::from_str(text);
        loop {
            let start = position(reader.buffer_position(), text);
            let event = reader.read_event().map_err(|error| {
                let (fault, at) = fault_of(&error, position(reader.error_position(), text));
                fault_at(fault, &text.as_bytes()[..at.min(text.len())])
            })?;
            let done = matches!(event, Event::Eof);
            let end = position(reader.buffer_position(), text);
            if let Some(offset) = text.get(start..end).and_then(|token| token.find(is_no_character)) {
                return Err(fault_at(Fault::NotWellFormed, &text.as_bytes()[..start + offset]));
            }
            tree.take(event).map_err(|Misplaced { fault, offset }| {
                fault_at(fault, &text.as_bytes()[..(start + offset).min(text.len())])
            })?;
            if done {
                break;
            }
        }
        tree.root.ok_or_else(|| fault_at(Fault::NoElement, text.as_bytes()))
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }
}

/// The elements that are open, outermost first, and the document's element once it is closed.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
}

/// A token in a place where it cannot be; `offset` bytes into it is where expat points to.
struct Misplaced {
    fault: Fault,
    offset: usize,
}

impl Misplaced {
    fn here(fault: Fault) -> Self {
        Self { fault, offset: 0 }
    }
}

impl Tree {
    fn take(&mut self, event: Event<'_>) -> Result<(), Misplaced> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                self.start(&start)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = referred(&reference).ok_or(Misplaced::here(Fault::UndefinedEntity))?;
                self.text(character.encode_utf8(&mut [0; 4]))
            }
            Event::Eof if !self.open.is_empty() => Err(Misplaced::here(Fault::NoElement)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Misplaced> {
        if self.root.is_some() {
            return Err(Misplaced::here(Fault::AfterDocument));
        }
        if self.open.len() == MAX_DEPTH {
            return Err(Misplaced::here(Fault::TooDeep));
        }
        let name = start.local_name().into_inner().to_owned();
        self.open.push(Element { name, ..Element::default() });
        Ok(())
    }

    fn end(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None => self.root = Some(closed),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Misplaced> {
        match self.open.last_mut() {
            Some(element) if element.children.is_empty() => element.text.get_or_insert_default().push_str(text),
            Some(_) => {}
            None => {
                let blanks = text.bytes().take_while(u8::is_ascii_whitespace).count();
                if blanks < text.len() {
                    let fault = if self.root.is_some() { Fault::AfterDocument } else { Fault::NotXml };
                    return Err(outside(&text[blanks..], blanks, fault));
                }
            }
        }
        Ok(())
    }
}

/// Characters that XML 1.0 does not have.
fn is_no_character(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text where none can be, which starts at `offset`: expat reads it as it would read a document type, and only what is not
/// even that is worse than out of place.
fn outside(text: &str, offset: usize, fault: Fault) -> Misplaced {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._:-".contains(c) || !c.is_ascii();
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    let length = match quote.map(|quote| text[1..].find(quote)) {
        Some(Some(end)) => end + 2,
        Some(None) => return Misplaced { fault: Fault::UnclosedToken, offset },
        None => text.len() - text.trim_start_matches(is_name).len(),
    };
    match text[length..].chars().next() {
        None | Some('>' | '[' | '%' | ' ' | '\t' | '\r' | '\n') => Misplaced { fault, offset },
        Some('(' | ')' | ',' | '|') if quote.is_none() => Misplaced { fault, offset },
        Some('?' | '*' | '+') if quote.is_none() && length > 0 => Misplaced { fault, offset },
        Some(']' | '#') if length == 0 => Misplaced { fault, offset },
        Some(_) => Misplaced { fault: Fault::NotWellFormed, offset: offset + length },
    }
}

/// The character of `&#233;`, `&amp;` and the like.
fn referred(reference: &BytesRef<'_>) -> Option<char> {
    match reference.xml10_content().as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

fn fault_of(error: &quick_xml::Error, at: usize) -> (Fault, usize) {
    use quick_xml::Error;
    use quick_xml::errors::IllFormedError;
    match error {
        Error::Syntax(_) => (Fault::UnclosedToken, at),
        // Expat points to the name, after `</`.
        Error::IllFormed(IllFormedError::MismatchedEndTag { .. } | IllFormedError::UnmatchedEndTag(_)) => {
            (Fault::MismatchedTag, at + 2)
        }
        _ => (Fault::NotWellFormed, at),
    }
}

fn position(position: u64, text: &str) -> usize {
    usize::try_from(position).map_or(text.len(), |position| position.min(text.len()))
}

/// The fault, placed after `before`: lines from 1, columns from 0 in bytes, as expat counts.
fn fault_at(fault: Fault, before: &[u8]) -> XmlError {
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let line = before.split(|&byte| byte == b'\n').count();
    XmlError { fault, line, column: before.len() - line_start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(document: &str) -> String {
        Element::parse(document.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn keeps_local_names_and_resolves_references() {
        let document = "\u{FEFF}<?xml version=\"1.0\"?>\n<n:a xmlns:n=\"urn:x\"> x&lt;&#233;<![CDATA[&]]>\r\n\
                        <!-- c --><n:b/>late</n:a>";
        let root = Element::parse(document.as_bytes()).unwrap();
        assert_eq!((root.name.as_str(), root.text.as_deref()), ("a", Some(" x<é&\n")));
        assert_eq!(root.child("b").unwrap().text, None);
    }

    #[test]
    fn says_what_expat_says() {
        assert_eq!(fault(""), "no element found: line 1, column 0");
        assert_eq!(fault("<a>\n<b/>"), "no element found: line 2, column 4");
        assert_eq!(fault("<oops"), "unclosed token: line 1, column 0");
        assert_eq!(fault("\nnope"), "syntax error: line 2, column 0");
        assert_eq!(fault("Service Unavailable"), "syntax error: line 1, column 0");
        assert_eq!(fault("{}"), "not well-formed (invalid token): line 1, column 0");
        assert_eq!(fault("no: {}"), "syntax error: line 1, column 0");
        assert_eq!(fault(" a{}"), "not well-formed (invalid token): line 1, column 2");
        assert_eq!(fault("\"a"), "unclosed token: line 1, column 0");
        assert_eq!(fault("\"a\": 1"), "not well-formed (invalid token): line 1, column 3");
        assert_eq!(fault("{\"a\": 1}"), "not well-formed (invalid token): line 1, column 0");
        assert_eq!(fault("ab{"), "not well-formed (invalid token): line 1, column 2");
        assert_eq!(fault("<a/>\n}"), "not well-formed (invalid token): line 2, column 0");
        assert_eq!(fault("<a>\u{0}</a>"), "not well-formed (invalid token): line 1, column 3");
        assert_eq!(fault("<a></b>"), "mismatched tag: line 1, column 5");
        assert_eq!(fault("<a/><b/>"), "junk after document element: line 1, column 4");
        assert_eq!(fault("<a>&nope;</a>"), "undefined entity: line 1, column 3");
    }

    #[test]
    fn refuses_bottomless_documents() {
        assert!(fault(&"<a>".repeat(1_000_000)).starts_with("elements nest too deep"));
        assert!(Element::parse(&[0xFF]).is_err());
    }
}
