//! Who signed a request: an Authorization header, a date and a token in three lines, or a query string in one. Nobody who
//! has no key comes in.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::{Config, Key};
use vpce::base::random::Random;
use vpce::server::{Auth, Exchange, Received, Settings};

static EXCHANGE: LazyLock<Exchange> = LazyLock::new(|| {
    let key = Key { account: "111122223333".to_owned(), principal: None, secret: Some("secret".to_owned()) };
    let config = Config { keys: [("AKIDEXAMPLE".to_owned(), key)].into(), ..Config::default() };
    let clock = Clock::parse("2026-03-01T12:00:00Z").unwrap();
    let service = Embedded::in_memory(clock, Random::new(Some("fuzz")), config).unwrap();
    Exchange::new(&Settings { auth: Auth::SigV4, clock, ..Settings::default() }, service)
});

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut received = Received {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        headers: vec![("host".to_owned(), "localhost".to_owned())],
        body: b"Action=DescribeVpcs&Version=2016-11-15".to_vec(),
        ..Received::default()
    };
    match first.strip_prefix('?') {
        Some(query) => query.clone_into(&mut received.query),
        None => received.headers.push(("authorization".to_owned(), first.to_owned())),
    }
    for (name, line) in ["x-amz-date", "x-amz-security-token"].into_iter().zip(lines) {
        received.headers.push((name.to_owned(), line.to_owned()));
    }
    let answer = EXCHANGE.answer(&received);
    assert!((400..500).contains(&answer.status), "{}", String::from_utf8_lossy(&answer.body));
});
