//! Which answers are asked for again, and how long to wait before: AWS CLI's `standard` mode (aws-cli.md §11).

use std::time::Duration;

use crate::base::random::Random;

/// The longest wait, in seconds.
const MAX_BACKOFF: f64 = 20.0;

/// Statuses of a service in trouble. 501 is not among them.
const STATUSES: [u16; 4] = [500, 502, 503, 504];

/// Codes of throttling and of passing troubles.
const CODES: [&str; 16] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Whether an error answer may be gone the next time.
pub(super) fn is_passing(status: u16, code: &str) -> bool {
    STATUSES.contains(&status) || CODES.contains(&code)
}

/// From 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "the number fits the mantissa")]
pub(super) fn chance(random: &mut Random) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// The wait after the `attempt`th attempt, counted from 1. `chance` is from 0 to 1.
pub(super) fn backoff(attempt: u32, chance: f64) -> Duration {
    let doublings = i32::try_from(attempt.saturating_sub(1)).unwrap_or(i32::MAX);
    Duration::from_secs_f64(chance.clamp(0.0, 1.0) * 2.0_f64.powi(doublings).min(MAX_BACKOFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_twenty_seconds() {
        let waits: Vec<_> = [1, 2, 3, 6, u32::MAX].into_iter().map(|attempt| backoff(attempt, 1.0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 20, 20]);
        assert_eq!(backoff(1, 0.25), Duration::from_millis(250));
    }

    #[test]
    fn passing_troubles() {
        assert!(is_passing(400, "Throttling") && is_passing(503, "Unknown"));
        assert!(!is_passing(501, "InternalError") && !is_passing(400, "InvalidParameterValue"));
        assert!(CODES.is_sorted());
    }
}
