//! The tables, one file a service, and the list of them. All but this file is made by
//! `UPDATE=1 cargo test --test generated`; what stands here keeps the made files short.
//!
//! What does not belong here: what `shape.rs` can say, corrections (they are data, in `extract/patches.json`).

use super::shape::{Bounds, Kind, Location, Member, Service, Shape};

#[rustfmt::skip]
mod ec2;
#[rustfmt::skip]
mod elbv2;
#[rustfmt::skip]
mod iam;
#[rustfmt::skip]
pub mod names;
#[rustfmt::skip]
mod organizations;
#[rustfmt::skip]
mod resourcegroupstaggingapi;
#[rustfmt::skip]
mod route53;
#[rustfmt::skip]
mod sns;
#[rustfmt::skip]
mod sts;

/// The services that we have, sorted by command word.
pub static SERVICES: &[&Service] = &[
    &ec2::SERVICE,
    &elbv2::SERVICE,
    &iam::SERVICE,
    &organizations::SERVICE,
    &resourcegroupstaggingapi::SERVICE,
    &route53::SERVICE,
    &sns::SERVICE,
    &sts::SERVICE,
];

/// Any text.
const TEXT: Kind = Kind::String { choices: &[], bounds: Bounds::NONE };

/// The least that a member is; the tables add what is special of one by struct update.
const fn member(
    name: &'static str,
    option: &'static str,
    shape: &'static Shape,
    request_name: &'static str,
    response_name: &'static str,
) -> Member {
    Member {
        name,
        option,
        shape,
        required: false,
        request_name,
        response_name,
        location: Location::Body,
        idempotency_token: false,
        help: "",
    }
}
