//! Where AWS CLI's options are not just the model's members (aws-cli-2.md §19): options added to some operations.
//!
//! Each is a row of data that names a small transform. Boolean structures are found by their shape (`options`).

use serde_json::{Map, Value, json};

use super::errors::CliError;
use crate::base::python;
use crate::model::{Operation, Service};

/// An option that makes a part of a security group's rule, the one item of `IpPermissions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddedOption {
    /// `--protocol`
    Protocol,
    /// `--port`
    Port,
    /// `--cidr`
    Cidr,
    /// `--source-group`
    SourceGroup,
    /// `--group-owner`
    GroupOwner,
}

use AddedOption::{Cidr, GroupOwner, Port, Protocol, SourceGroup};

/// Service, operations and the options that they get.
const ADDED: &[(&str, &[&str], &[AddedOption])] = &[(
    "ec2",
    &[
        "AuthorizeSecurityGroupEgress",
        "AuthorizeSecurityGroupIngress",
        "RevokeSecurityGroupEgress",
        "RevokeSecurityGroupIngress",
    ],
    &[Protocol, Port, Cidr, SourceGroup, GroupOwner],
)];

/// The options that an operation gets behind its members.
pub fn added_options(service: &Service, operation: &Operation) -> &'static [AddedOption] {
    let mut rows = ADDED.iter();
    let row = rows.find(|(name, names, _)| *name == service.command && names.contains(&operation.name));
    row.map_or(&[], |(_, _, options)| options)
}

impl AddedOption {
    /// Without dashes.
    pub fn name(self) -> &'static str {
        match self {
            Protocol => "protocol",
            Port => "port",
            Cidr => "cidr",
            SourceGroup => "source-group",
            GroupOwner => "group-owner",
        }
    }

    /// What it is, in a few words of our own.
    pub fn help(self) -> &'static str {
        match self {
            Protocol => "The rule's protocol: tcp, udp, icmp, all or a number",
            Port => "The rule's port, or its range: 80-90",
            Cidr => "The rule's range of IPv4 addresses",
            SourceGroup => "The rule's other security group, by id or name",
            GroupOwner => "The account of that group",
        }
    }

    /// The texts that it may be, if they can be listed.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Protocol => &["tcp", "udp", "icmp", "all"],
            Port | Cidr | SourceGroup | GroupOwner => &[],
        }
    }

    /// The error for this option beside `--ip-permissions`, which spells its name with underscores.
    pub fn incompatible(self) -> CliError {
        let name = self.name().replace('-', "_");
        CliError::ParamValidation(format!("The --{name} option is not compatible with the --ip-permissions option "))
    }

    /// Writes what the option says into the rule. An empty text is as if it was not given.
    ///
    /// # Errors
    /// A text that is no protocol or no port.
    pub fn apply(self, text: &str, params: &mut Map<String, Value>) -> Result<(), CliError> {
        if text.is_empty() {
            return Ok(());
        }
        match self {
            Protocol => put(params, "IpProtocol", protocol(text)?.into()),
            Port => {
                let (from, to) = ports(text)?;
                put(params, "FromPort", from)?;
                put(params, "ToPort", to)
            }
            Cidr => put(params, "IpRanges", json!([{ "CidrIp": text }])),
            SourceGroup if text.starts_with("sg-") => put_in_pair(params, "GroupId", text),
            SourceGroup => put_in_pair(params, "GroupName", text),
            GroupOwner => put_in_pair(params, "UserId", text),
        }
    }
}

/// A number is sent as it was written.
fn protocol(text: &str) -> Result<&str, CliError> {
    let refuse = |message: &str| Err(CliError::ParamValidation(message.to_owned()));
    match (python::int(text), text) {
        (Some(-1..=255), _) | (None, "tcp" | "udp" | "icmp") => Ok(text),
        (Some(_), _) => refuse("protocol numbers must be in the range 0-255 or -1 to specify all protocols"),
        (None, "all") => Ok("-1"),
        (None, _) => refuse("protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number."),
    }
}

fn ports(text: &str) -> Result<(Value, Value), CliError> {
    let (from, to) = match text {
        "-1" | "all" => ("-1", "-1"),
        _ => text.split_once('-').unwrap_or((text, text)),
    };
    let port = |text: &str| {
        super::input::integer(&Value::from(text)).map_err(|_| {
            let message = "port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)";
            CliError::ParamValidation(message.to_owned())
        })
    };
    Ok((port(from)?, port(to)?))
}

fn put(params: &mut Map<String, Value>, name: &str, value: Value) -> Result<(), CliError> {
    rule(params)?.insert(name.to_owned(), value);
    Ok(())
}

fn put_in_pair(params: &mut Map<String, Value>, name: &str, text: &str) -> Result<(), CliError> {
    let pairs = rule(params)?.entry("UserIdGroupPairs").or_insert_with(|| json!([{}]));
    first_map(pairs)?.insert(name.to_owned(), text.into());
    Ok(())
}

fn rule(params: &mut Map<String, Value>) -> Result<&mut Map<String, Value>, CliError> {
    first_map(params.entry("IpPermissions").or_insert_with(|| json!([{}])))
}

/// `--ip-permissions` without words is an empty list, and Python finds no first item in it.
fn first_map(list: &mut Value) -> Result<&mut Map<String, Value>, CliError> {
    let first = list.get_mut(0).and_then(Value::as_object_mut);
    first.ok_or_else(|| CliError::General("list index out of range".to_owned()))
}
