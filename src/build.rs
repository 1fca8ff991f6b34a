//! How the program is linked. No part of the library.
//!
//! The tables are full of pointers. In a program that may be loaded anywhere each of them is set when it starts, which took a
//! tenth of a short run; one with a place of its own has them in the file.

#![expect(clippy::disallowed_methods, reason = "so a build script is asked")]

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
