//! AWS PrivateLink on one machine: a drop-in for the `aws ec2` VPC endpoint commands over a local SQLite state file.
//!
//! # The map
//!
//! ```text
//!   argv                                         HTTP
//!    │                                            │
//!   cli/       parse, page, wait, query, print   server/   admit, route, decode, encode
//!    │                                            │
//!    │ one trait: Service::call(caller, request) → Result<Document, ServiceError>
//!    ├──────────────┬─────────────────────────────┘
//!   client/        api/      one transaction: validate → authorize → dispatch
//!   (HTTP, SigV4,   │
//!    retries)      ops/      a file a resource family, a function an operation: Input → Result<Output, Failure>
//!                   │
//!                  store/    SQLite: the only place with SQL
//!                   │
//!                  domain/   types and rules without I/O: ids, principals, zones, names, networks, every refusal
//!   protocol/  bytes ⇄ values: query, ec2, rest-xml, json
//!   model/     the API as static tables      query/  JMESPath      base/  clock, randomness, environment, configuration, documents
//! ```
//!
//! Imports only go down. The edges interpret AWS's own description of the API and know no operation by name; the core is
//! plain typed functions and knows no edge. So an operation is written once: a function in `ops`, a line in
//! `api/registry.rs`, a line in `model/extract/operations.json`.
//!
//! # The path of one command
//!
//! `vpce ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-…`: [`cli::run`] parses the global options and finds the
//! operation in [`model`]; the words after it become a map of input members, which is validated by the tables. The profile
//! says who calls. [`api::Embedded`] opens the state file, begins a transaction at one moment and runs the function that
//! [`api::registry`] names, which reads rows from [`store`] and answers with a struct. Back in `cli`, the answer is paged,
//! queried and printed.
//!
//! # Where to look
//!
//! | question | place |
//! |---|---|
//! | what does an operation do? | `ops/`, by resource family |
//! | what does AWS call an error? | `domain/error.rs` |
//! | why was it refused, really? | `Call::explain` in `ops/`, `store/calls.rs`, `cli/explain.rs` |
//! | may a caller do it, by its IAM policy? | `api/authorize.rs`, `api/actions.rs`, `domain/policy/` |
//! | what is kept, and how? | `store/migrations/`, `store/` |
//! | what fails at AWS itself, and how is that had? | `ops/mishaps.rs` |
//! | which filters does a describe have? | `FILTERS` in its file of `store/` |
//! | what does an option look like, and why that error? | `cli/command.rs`, `cli/shorthand.rs`, `cli/input.rs` |
//! | who is the caller? | `cli/profile.rs`, `domain/account.rs` |
//! | how is an answer printed? | `cli/output/` |
//! | what does the server answer, and to whom? | `server/` |
//! | what does Tab offer? | `cli/complete/`; which ids fit a member: `cli/complete/ids.rs` |
//! | what do help and man pages say? | `model/extract/help.json`, `cli/describe.rs`, `cli/help.rs`, `cli/man.rs` |
//! | what does the API look like? | `model/extract/`, made into `model/tables/` |

pub mod api;
pub mod base;
pub mod cli;
pub mod client;
pub mod domain;
pub mod model;
pub mod ops;
pub mod protocol;
pub mod query;
pub mod server;
pub mod store;

pub use server::Server;
