//! What everything else stands on: the process's environment, the clock, randomness, our configuration, Python's texts,
//! answers before they are bytes.
//!
//! The only module that reads the environment, the time or randomness. Nothing here knows AWS.

pub mod bytes;
pub mod clock;
pub mod config;
pub mod config_edit;
pub mod document;
pub mod environment;
pub mod files;
pub mod interrupt;
pub mod python;
pub mod random;
