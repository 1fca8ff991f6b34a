//! When interrupts (Ctrl-C) begin to be looked after. It takes a thread, which costs a tenth of a short run; and a run that is
//! over before anybody could interrupt it needs none. Until then the system ends the process, with nothing said.

use std::sync::{Once, OnceLock};

static LOOK_AFTER: OnceLock<fn()> = OnceLock::new();

/// Says how this program looks after interrupts; a second word does not count. Without any, the system does.
pub fn looked_after_by(look_after: fn()) {
    // The first word stands.
    let _ = LOOK_AFTER.set(look_after);
}

/// What follows may take long: it waits for a server, another process, a user or the clock, or has much to do.
pub fn may_take_long() {
    static BEGUN: Once = Once::new();
    if let Some(look_after) = LOOK_AFTER.get() {
        BEGUN.call_once(look_after);
    }
}
