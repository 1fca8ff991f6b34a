//! How structs become a document.

use std::fmt::Display;

use serde::ser::{self, Impossible, Serialize};
use serde_json::Number;
use thiserror::Error;

use super::{Document, Part};

/// A value that JSON does not know.
#[derive(Debug, Error)]
#[error("{0}")]
pub(super) struct NoJson(String);

impl ser::Error for NoJson {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Put = Result<(), NoJson>;

/// A list or a map that is being filled.
pub(super) struct Open<'a> {
    document: &'a mut Document,
    at: usize,
}

impl Document {
    fn open(&mut self, part: Part) -> Open<'_> {
        let at = self.parts.len();
        self.parts.push(part);
        Open { document: self, at }
    }
}

impl Open<'_> {
    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Put {
        value.serialize(Filler(self.document))
    }

    fn close(self) {
        let parts = &mut self.document.parts;
        let after = parts.len();
        if let Some(Part::List { end } | Part::Map { end }) = parts.get_mut(self.at) {
            *end = after;
        }
    }
}

/// What serializes into a document.
pub(super) struct Filler<'a>(pub(super) &'a mut Document);

impl<'a> ser::Serializer for Filler<'a> {
    type Ok = ();
    type Error = NoJson;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Impossible<(), NoJson>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Impossible<(), NoJson>;

    fn serialize_bool(self, flag: bool) -> Put {
        self.0.parts.push(Part::Flag(flag));
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> Put {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Put {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Put {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Put {
        self.0.parts.push(Part::Number(number.into()));
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Put {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Put {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Put {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Put {
        self.0.parts.push(Part::Number(number.into()));
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Put {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Put {
        self.0.parts.push(Number::from_f64(number).map_or(Part::Null, Part::Number));
        Ok(())
    }

    fn serialize_char(self, character: char) -> Put {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Put {
        let piece = self.0.piece(text);
        self.0.parts.push(Part::Text(piece));
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Put {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Put {
        self.0.parts.push(Part::Null);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Put {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Put {
        self.0.parts.push(Part::Null);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Put {
        self.0.parts.push(Part::Null);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Put {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Put {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Put {
        let mut map = self.0.open(Part::Map { end: 0 });
        map.document.parts.push(Part::Name(variant));
        map.add(value)?;
        map.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, NoJson> {
        Ok(self.0.open(Part::List { end: 0 }))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, NoJson> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, NoJson> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoJson> {
        Err(ser::Error::custom(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, NoJson> {
        Ok(self.0.open(Part::Map { end: 0 }))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, NoJson> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoJson> {
        Err(ser::Error::custom(name))
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Put {
        self.add(value)
    }

    fn end(self) -> Put {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Put {
        self.add(value)
    }

    fn end(self) -> Put {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTupleStruct for Open<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Put {
        self.add(value)
    }

    fn end(self) -> Put {
        self.close();
        Ok(())
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Put {
        self.add(key)?;
        match self.document.parts.pop() {
            Some(Part::Text(piece)) => {
                self.document.parts.push(Part::Key(piece));
                Ok(())
            }
            _ => Err(ser::Error::custom("a name is a text")),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Put {
        self.add(value)
    }

    fn end(self) -> Put {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Put {
        self.document.parts.push(Part::Name(name));
        self.add(value)
    }

    fn end(self) -> Put {
        self.close();
        Ok(())
    }
}
