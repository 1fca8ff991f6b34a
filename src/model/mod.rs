//! AWS's description of the API as static tables, and how to find a service or an operation in them.
//!
//! `extract/` holds the trimmed description and `patches.json` our corrections to it; `tables/` is made of both by
//! `UPDATE=1 cargo test --test generated`. `names.rs` knows all of AWS's names, for near matches and for telling an
//! operation that we lack from one that does not exist.

mod conform;
pub mod shape;
mod tables;

pub use shape::{Kind, Member, Operation, Service, Shape};
pub use tables::{SERVICES, names};

impl Service {
    /// The service of this command word (`ec2`).
    pub fn find(command: &str) -> Option<&'static Self> {
        SERVICES.iter().copied().find(|service| service.command == command)
    }

    /// The operation of this command word (`describe-vpcs`).
    pub fn operation(&self, command: &str) -> Option<&'static Operation> {
        let found = self.operations.binary_search_by(|operation| operation.command.cmp(command));
        found.ok().map(|index| &self.operations[index])
    }

    /// The operation of this API name (`DescribeVpcs`).
    pub fn operation_by_name(&self, name: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.name == name)
    }
}
