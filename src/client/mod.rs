//! The remote service: the client side of AWS's protocols, for `--endpoint-url`. A call is written by `protocol`,
//! signed, sent, tried again where AWS CLI would, and its answer read back (aws-cli.md §10, §11). [`Retried`] tries the
//! embedded one again, just so.
//!
//! What does not belong here: where endpoint, keys and limits are configured (the command line fills in [`Settings`]),
//! what is on the wire inside a request or an answer (`protocol`).

mod endpoint;
mod proxy;
mod remote;
mod retried;
mod retry;
pub mod sign;
mod transport;
mod url;

pub use endpoint::{Endpoint, InvalidEndpoint};
pub use proxy::proxy_for;
pub use remote::{REASON, Remote, Settings};
pub use retried::Retried;
pub use transport::{Certificates, InvalidCertificates};
