//! The states of things, in AWS's spelling on the wire: services capitalised, endpoints in lower camel case
//! (aws-behaviour.md §3).

/// An endpoint, and the connection that it makes.
pub mod endpoint {
    /// Waits for the provider.
    pub const PENDING_ACCEPTANCE: &str = "pendingAcceptance";
    /// Accepted, not yet usable.
    pub const PENDING: &str = "pending";
    /// Usable.
    pub const AVAILABLE: &str = "available";
    /// Refused by the provider; stays until its owner deletes it.
    pub const REJECTED: &str = "rejected";
    /// AWS could not make it; stays until its owner deletes it.
    pub const FAILED: &str = "failed";
    /// Accepted by nobody in time; stays likewise.
    pub const EXPIRED: &str = "expired";
    /// On its way out.
    pub const DELETING: &str = "deleting";
    /// Gone.
    pub const DELETED: &str = "deleted";

    /// States in which the provider may accept (aws-behaviour-2.md table C).
    pub const ACCEPTABLE: &[&str] = &[PENDING_ACCEPTANCE, REJECTED];
    /// States in which the provider may reject.
    pub const REJECTABLE: &[&str] = &[PENDING_ACCEPTANCE, PENDING, AVAILABLE];
    /// States that keep a service from being deleted.
    pub const ACTIVE: &[&str] = &[PENDING_ACCEPTANCE, PENDING, AVAILABLE];
}

/// An endpoint service.
pub mod service {
    /// Being made.
    pub const PENDING: &str = "Pending";
    /// Usable.
    pub const AVAILABLE: &str = "Available";
    /// Could not be made.
    pub const FAILED: &str = "Failed";
    /// On its way out.
    pub const DELETING: &str = "Deleting";
    /// Gone.
    pub const DELETED: &str = "Deleted";
}

/// A Region that a service supports.
pub mod service_region {
    /// Being opened.
    pub const PENDING: &str = "Pending";
    /// Its consumers may use the service.
    pub const AVAILABLE: &str = "Available";
    /// Being taken off the service.
    pub const DELETING: &str = "Deleting";
    /// Taken off the service; endpoints that are there stay.
    pub const CLOSED: &str = "Closed";

    /// States of a Region that can be taken off the service.
    pub const OPEN: &[&str] = &[PENDING, AVAILABLE];
}

/// A connection notification.
pub mod notification {
    /// Events are told.
    pub const ENABLED: &str = "Enabled";
    /// Events are not told.
    pub const DISABLED: &str = "Disabled";
}

/// A state that AWS alone gives to things, and that no operation asks for. In a lab it is asked for all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forced {
    /// `failed`, of an endpoint; `Failed`, of a service.
    Failed,
    /// `expired`, of an endpoint that waits for acceptance.
    Expired,
    /// `Disabled`, of a connection notification.
    Disabled,
    /// `Enabled`, again.
    Enabled,
}

/// A load balancer.
pub mod load_balancer {
    /// Being made.
    pub const PROVISIONING: &str = "provisioning";
    /// Usable.
    pub const ACTIVE: &str = "active";
    /// Usable, not in full.
    pub const ACTIVE_IMPAIRED: &str = "active_impaired";
}

/// A target.
pub mod target {
    /// Being registered.
    pub const INITIAL: &str = "initial";
    /// In service.
    pub const HEALTHY: &str = "healthy";
    /// On its way out.
    pub const DRAINING: &str = "draining";
    /// Nothing sends traffic to it, or it is not registered.
    pub const UNUSED: &str = "unused";
}

/// A network interface.
pub mod interface {
    /// Being made.
    pub const PENDING: &str = "pending";
    /// Attached to nothing.
    pub const AVAILABLE: &str = "available";
    /// Of something of AWS's.
    pub const IN_USE: &str = "in-use";
}

/// A VPC or a subnet.
pub mod vpc {
    /// Being made.
    pub const PENDING: &str = "pending";
    /// Usable.
    pub const AVAILABLE: &str = "available";
}

/// A VPC peering connection.
pub mod peering {
    /// What the creating call shows: the accepter does not know of it yet.
    pub const INITIATING_REQUEST: &str = "initiating-request";
    /// Waits for the accepter.
    pub const PENDING_ACCEPTANCE: &str = "pending-acceptance";
    /// Accepted, not yet usable.
    pub const PROVISIONING: &str = "provisioning";
    /// Usable.
    pub const ACTIVE: &str = "active";
    /// Refused by the accepter.
    pub const REJECTED: &str = "rejected";
    /// Not accepted in time.
    pub const EXPIRED: &str = "expired";
    /// Could not be asked for.
    pub const FAILED: &str = "failed";
    /// On its way out.
    pub const DELETING: &str = "deleting";
    /// Ended by one of the two.
    pub const DELETED: &str = "deleted";

    /// States in which two VPCs are, or may become, connected.
    pub const LIVE: &[&str] = &[PENDING_ACCEPTANCE, PROVISIONING, ACTIVE];
}

/// The verification of a service's private DNS name.
pub mod private_dns {
    /// The record has not been seen yet.
    pub const PENDING_VERIFICATION: &str = "pendingVerification";
    /// The record was there.
    pub const VERIFIED: &str = "verified";
    /// The record was not there in time.
    pub const FAILED: &str = "failed";
}
