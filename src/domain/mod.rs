//! Types and rules without I/O: who calls, what is refused and how AWS words it, ids, principals, zones, DNS names,
//! addresses.

pub mod account;
pub mod arn;
pub mod aws_services;
pub mod caller;
pub mod cidr;
pub mod dns;
pub mod domain_name;
pub mod error;
pub mod ids;
pub mod pattern;
pub mod policy;
pub mod principal;
pub mod record_set;
pub mod regions;
pub mod service;
pub mod session;
pub mod states;
pub mod time;
