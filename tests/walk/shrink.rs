//! The shortest sequence that still shows a difference: parts are left out and the rest is replayed.

use crate::checks::Difference;
use crate::commands::Command;

/// Plays a sequence again: at which command it fails, and how.
pub(crate) type Replay<'a> = &'a mut dyn FnMut(&[Command]) -> Option<(usize, Difference)>;

/// Leaves out what is not needed, in so many replays at most.
pub(crate) fn shrink(
    mut commands: Vec<Command>,
    mut difference: Difference,
    most: u64,
    replay: Replay<'_>,
) -> (Vec<Command>, Difference) {
    let mut replays = 0;
    let mut length = commands.len().div_ceil(2);
    loop {
        let mut end = commands.len();
        while end > 0 && replays < most {
            let start = end.saturating_sub(length);
            let rest: Vec<Command> = [&commands[..start], &commands[end..]].concat();
            replays += 1;
            match replay(&rest) {
                // It may show earlier in another way, as more is looked at.
                Some((at, found)) => {
                    commands = rest;
                    commands.truncate(at + 1);
                    difference = found;
                    end = start.min(commands.len());
                }
                None => end = start,
            }
        }
        if length == 1 || replays >= most {
            return (commands, difference);
        }
        length = length.div_ceil(2);
    }
}
