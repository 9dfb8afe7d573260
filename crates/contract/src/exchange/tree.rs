//! An input as a tree that still knows its types' names and the order of its fields, which JSON values have forgotten.

use serde::de::value::Error;
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// A value of an input.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    /// An input type, with the fields that are set.
    Struct { type_name: &'static str, fields: Vec<(&'static str, Tree)> },
    /// An enum's value.
    Variant { type_name: &'static str, wire: &'static str },
    /// A list.
    List(Vec<Tree>),
    /// Text, and what travels as text, such as times.
    Text(String),
    /// A `Float`.
    Float(f64),
    /// An `Int`.
    Int(i64),
    /// A `Boolean`.
    Bool(bool),
}

impl Tree {
    /// The tree of an input. Fails for what the API's inputs do not hold: maps, bytes, tuples and the like.
    pub(super) fn of<T: Serialize>(input: &T) -> Result<Self, Error> {
        input.serialize(Grower)
    }
}

struct Grower;

struct List(Vec<Tree>);

struct Struct {
    type_name: &'static str,
    fields: Vec<(&'static str, Tree)>,
}

/// Kinds of value that inputs do not hold.
macro_rules! refuse {
    ($($name:ident($($argument:ty),*))*) => {
        $(fn $name(self, $(_: $argument),*) -> Result<Tree, Error> {
            Err(serde::ser::Error::custom(concat!("no input has values for ", stringify!($name))))
        })*
    };
}

/// Whole numbers of every width.
macro_rules! whole {
    ($($name:ident($number:ty))*) => {
        $(fn $name(self, number: $number) -> Result<Tree, Error> {
            Ok(Tree::Int(number.into()))
        })*
    };
}

impl Serializer for Grower {
    type Ok = Tree;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = Impossible<Tree, Error>;
    type SerializeTupleStruct = Impossible<Tree, Error>;
    type SerializeTupleVariant = Impossible<Tree, Error>;
    type SerializeMap = Impossible<Tree, Error>;
    type SerializeStruct = Struct;
    type SerializeStructVariant = Impossible<Tree, Error>;

    whole! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
    }

    refuse! {
        serialize_u64(u64)
        serialize_bytes(&[u8])
        serialize_none()
        serialize_unit()
        serialize_unit_struct(&'static str)
    }

    fn serialize_bool(self, on: bool) -> Result<Tree, Error> {
        Ok(Tree::Bool(on))
    }

    fn serialize_f32(self, number: f32) -> Result<Tree, Error> {
        Ok(Tree::Float(number.into()))
    }

    fn serialize_f64(self, number: f64) -> Result<Tree, Error> {
        Ok(Tree::Float(number))
    }

    fn serialize_char(self, c: char) -> Result<Tree, Error> {
        Ok(Tree::Text(c.into()))
    }

    fn serialize_str(self, text: &str) -> Result<Tree, Error> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Tree, Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        type_name: &'static str,
        _: u32,
        wire: &'static str,
    ) -> Result<Tree, Error> {
        Ok(Tree::Variant { type_name, wire })
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List, Error> {
        Ok(List(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(serde::ser::Error::custom("no input has tuples"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Err(serde::ser::Error::custom("no input has tuples"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(serde::ser::Error::custom("no input has tuples"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(serde::ser::Error::custom("no input has maps"))
    }

    fn serialize_struct(self, type_name: &'static str, length: usize) -> Result<Struct, Error> {
        Ok(Struct { type_name, fields: Vec::with_capacity(length) })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(serde::ser::Error::custom("no input has variants with fields"))
    }
}

impl SerializeSeq for List {
    type Ok = Tree;
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Grower)?);
        Ok(())
    }

    fn end(self) -> Result<Tree, Error> {
        Ok(Tree::List(self.0))
    }
}

impl SerializeStruct for Struct {
    type Ok = Tree;
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.fields.push((key, value.serialize(Grower)?));
        Ok(())
    }

    fn end(self) -> Result<Tree, Error> {
        let Self { type_name, fields } = self;
        Ok(Tree::Struct { type_name, fields })
    }
}
