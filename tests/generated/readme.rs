//! The table of operations in `README.md`.

use std::fmt::Write as _;

use vpce::model::SERVICES;

const BEGIN: &str = "<!-- operations: made from the tables by `UPDATE=1 cargo test --test generated` -->\n";
const END: &str = "<!-- end of operations -->\n";

/// The text with its table made anew.
pub fn render(text: &str) -> String {
    let (before, rest) = text.split_once(BEGIN).expect("README.md has a place for the table");
    let (_, after) = rest.split_once(END).expect("the place for the table ends");
    format!("{before}{BEGIN}{}{END}{after}", table())
}

fn table() -> String {
    let mut table = "| service | operations | `wait` |\n|---|---|---|\n".to_owned();
    for service in SERVICES {
        let operations: Vec<_> =
            service.operations.iter().map(|operation| format!("`{}`", operation.command)).collect();
        let waiters: Vec<_> = service.waiters.iter().map(|waiter| format!("`{}`", waiter.command)).collect();
        let _ = writeln!(table, "| `{}` | {} | {} |", service.command, operations.join(", "), waiters.join(", "));
    }
    table
}
