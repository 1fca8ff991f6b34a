//! Bytes on a socket: the connection ends, and the server is there for the next one.
#![no_main]

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpce::Server;

static SERVER: LazyLock<Server> = LazyLock::new(|| Server::in_memory().unwrap());

fuzz_target!(|bytes: &[u8]| {
    let mut stream = TcpStream::connect(SERVER.address()).unwrap();
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(!answer.windows(13).any(|bytes| bytes == b"HTTP/1.1 500 "), "{}", String::from_utf8_lossy(&answer));
});
