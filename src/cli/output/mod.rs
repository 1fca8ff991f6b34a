//! AWS CLI's output formats: one pure function for each, from a value to the text that is printed (aws-cli.md §13).
//!
//! All of them go by the value alone and know no operation. What does not belong here: which pages a format is given and
//! when the query is run (the driver's), and where the text goes (`pager`, standard output).
//!
//! The formatters recurse as deep as the value is nested. Values come from the model's shapes and from JSON texts, both
//! of bounded depth.

mod east_asian;
pub mod json;
pub mod table;
pub mod text;
pub mod yaml;

use serde_json::Value;

/// How the answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Indented JSON, members in the model's order.
    Json,
    /// Lines of tab separated values.
    Text,
    /// Boxes.
    Table,
    /// YAML, keys sorted.
    Yaml,
    /// YAML, each page as an item of a list, printed as it comes.
    YamlStream,
    /// Nothing.
    Off,
}

impl Format {
    /// All formats, in the order in which AWS CLI lists them.
    pub const ALL: [Self; 6] = [Self::Json, Self::Text, Self::Table, Self::Yaml, Self::YamlStream, Self::Off];

    /// The format of this name; names are compared as they are.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The word after `--output`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text",
            Self::Table => "table",
            Self::Yaml => "yaml",
            Self::YamlStream => "yaml-stream",
            Self::Off => "off",
        }
    }
}

/// Whether a value is neither a list nor a map.
const fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_))
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn names_lead_back_to_their_format() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("JSON"), None);
        assert_eq!(Format::from_name(""), None);
    }
}
