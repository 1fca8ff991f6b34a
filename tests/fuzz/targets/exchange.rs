//! Whole requests of an open server, of every protocol that it has: a method and a target in the first line, then headers, an
//! empty line, and the body. Whatever it is, there is an answer, and no bug behind it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::server::{Exchange, Received, Settings};

static EXCHANGE: LazyLock<Exchange> = LazyLock::new(|| {
    let clock = Clock::parse("2026-03-01T12:00:00Z").unwrap();
    let service = Embedded::in_memory(clock, Random::new(Some("fuzz")), Config::default()).unwrap();
    Exchange::new(&Settings::default(), service)
});

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.split('\n');
    let (method, target) = lines.next().and_then(|line| line.split_once(' ')).unwrap_or(("POST", "/"));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers = lines.filter_map(|line| line.split_once(": "));
    let mut received = Received {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
        body: bytes.get(end + 2..).unwrap_or_default().to_vec(),
    };
    // Most that is tried should get further than to the door.
    for (name, value) in [("host", "localhost"), ("authorization", AUTHORIZATION)] {
        if !received.headers.iter().any(|(known, _)| known == name) {
            received.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    let answer = EXCHANGE.answer(&received);
    assert_ne!(answer.status, 500, "{}", String::from_utf8_lossy(&answer.body));
});

const AUTHORIZATION: &str =
    "AWS4-HMAC-SHA256 Credential=111122223333/20260301/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0";
