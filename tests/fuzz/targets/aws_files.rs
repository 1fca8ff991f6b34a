//! The config and credentials files, and the alias file's dialect of them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::cli::aws_files::{Blocks, Ini};

fuzz_target!(|text: &str| {
    for blocks in [Blocks::Parsed, Blocks::Verbatim] {
        let _ = Ini::parse(text, blocks);
    }
});
