//! What comes over a socket and is no request, or none that ends: it gets an error or a closed connection, and another client
//! of the same server notices nothing.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::server::{Limits, Server, Settings};

use super::{authorized, exchange, in_memory};

/// A server that waits a second for a body, and takes no long one.
fn impatient() -> Server {
    let limits = Limits { body_time: Duration::from_secs(1), body_bytes: 100_000, ..Limits::default() };
    Server::start(&Settings { limits, ..Settings::default() }, in_memory(Config::default())).unwrap()
}

/// A client that keeps its connection.
struct Kept {
    stream: BufReader<TcpStream>,
}

impl Kept {
    fn new(server: &Server) -> Self {
        Self { stream: BufReader::new(TcpStream::connect(server.address()).unwrap()) }
    }

    /// Sends bytes and reads one answer: its status and its body.
    fn ask(&mut self, bytes: &[u8]) -> (u16, String) {
        self.stream.get_mut().write_all(bytes).unwrap();
        self.answer().unwrap()
    }

    /// The next answer, if there is one more.
    fn answer(&mut self) -> Option<(u16, String)> {
        let mut line = String::new();
        self.stream.read_line(&mut line).ok().filter(|length| *length > 0)?;
        let status = line.split(' ').nth(1)?.parse().ok()?;
        let mut length = 0;
        loop {
            line.clear();
            self.stream.read_line(&mut line).ok().filter(|length| *length > 0)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).ok()?;
        Some((status, String::from_utf8_lossy(&body).into_owned()))
    }

    /// Whether it is answered as if it were alone.
    fn is_well(&mut self) {
        let (status, body) = self.ask(&describe(""));
        assert!(status == 200 && body.contains("<vpcSet/>"), "{status} {body}");
    }
}

/// A good request of EC2 that changes nothing, with more lines of a head.
fn describe(headers: &str) -> Vec<u8> {
    let (body, authorized) = ("Action=DescribeVpcs&Version=2016-11-15", authorized("ec2"));
    let length = body.len();
    format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n{authorized}{headers}\r\n{body}")
        .into_bytes()
}

/// The statuses of all answers on a connection that sends these bytes and no more.
fn statuses(server: &Server, bytes: &[u8]) -> Vec<u16> {
    sent(server, bytes, true)
}

/// The same; a client that is not `done` stays there as if it had more to send.
fn sent(server: &Server, bytes: &[u8], done: bool) -> Vec<u16> {
    let mut kept = Kept::new(server);
    let _ = kept.stream.get_mut().write_all(bytes);
    if done {
        let _ = kept.stream.get_mut().shutdown(Shutdown::Write);
    }
    std::iter::from_fn(|| kept.answer()).map(|(status, _)| status).collect()
}

/// A request whose head has these lines, with nothing around it.
fn head(lines: &str) -> Vec<u8> {
    let authorized = authorized("ec2");
    format!("POST /?Action=DescribeVpcs HTTP/1.1\r\nHost: localhost\r\n{authorized}{lines}\r\n").into_bytes()
}

#[test]
fn requests_that_two_readers_would_read_in_two_ways_are_none() {
    let server = impatient();
    let mut other = Kept::new(&server);
    other.is_well();
    let smuggled = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (name, lines, rest) in [
        ("both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        ("both, the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 49\r\n", "0\r\n\r\n"),
        ("two lengths", "Content-Length: 0\r\nContent-Length: 49\r\n", ""),
        ("a list of lengths", "Content-Length: 0, 49\r\n", ""),
        ("a length with a sign", "Content-Length: +0\r\n", ""),
        ("a negative length", "Content-Length: -1\r\n", ""),
        ("a length in hex", "Content-Length: 0x10\r\n", ""),
        ("a length too long", "Content-Length: 18446744073709551616\r\n", ""),
        ("no length", "Content-Length: \r\n", ""),
        ("a coding that is none", "Transfer-Encoding: xchunked\r\n", ""),
        ("a coding that is not the last", "Transfer-Encoding: chunked, identity\r\n", ""),
        ("another coding", "Transfer-Encoding: identity\r\n", ""),
        ("a blank before the colon", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        ("a line that goes on", "X: a\r\n Transfer-Encoding: chunked\r\n", ""),
        ("a bare carriage return", "X: a\rContent-Length: 49\r\n", ""),
        ("a NUL", "X: a\0b\r\n", ""),
        ("a name with a blank", "X y: a\r\n", ""),
        ("no name", ": a\r\n", ""),
        ("no colon", "nonsense\r\n", ""),
    ] {
        let bytes = [&head(lines)[..], rest.as_bytes(), smuggled.as_bytes()].concat();
        let answers = statuses(&server, &bytes);
        // One error and the end; or the one request that it is by RFC 9112, and nothing of what hides behind it.
        let is_one =
            answers == [200] && lines.contains("Transfer-Encoding: chunked") && lines.contains("Content-Length");
        assert!(answers.is_empty() || answers == [400] || is_one, "{name}: {answers:?}");
        other.is_well();
    }
}

#[test]
fn what_is_no_http_gets_an_error_or_nothing() {
    let server = impatient();
    let mut other = Kept::new(&server);
    let tls = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";
    let long_target = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(1000));
    let long_value = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(200_000));
    for (name, bytes) in [
        ("TLS", &tls[..]),
        ("TLS, more of it", &[&tls[..], &[7; 600]].concat()),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"),
        ("HTTP/0.9", b"GET /\r\n\r\n"),
        ("HTTP/3", b"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n"),
        ("a small version", b"GET / http/1.1\r\nHost: localhost\r\n\r\n"),
        ("no version", b"GET / \r\nHost: localhost\r\n\r\n"),
        ("no target", b"GET  HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a target with a blank", b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a target that is not ASCII", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a target with a NUL", b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a method that is none", b"G\x01T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("NULs", &[0; 5000]),
        ("newlines", &b"\r\n".repeat(5000)),
        ("a proxy's preface", b"PROXY TCP4 1.2.3.4 5.6.7.8 9 10\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a long target", long_target.as_bytes()),
        ("many headers", many.as_bytes()),
        ("a long header", long_value.as_bytes()),
        ("a blank first", b" GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("half a request", b"POST / HTTP/1.1\r\nHost: local"),
        ("nothing", b""),
    ] {
        let answers = statuses(&server, bytes);
        assert!(answers.len() <= 1 && answers.iter().all(|status| (400..500).contains(status)), "{name}: {answers:?}");
        other.is_well();
    }
}

#[test]
fn random_bytes_are_no_requests() {
    let server = impatient();
    let mut other = Kept::new(&server);
    let mut random = Random::new(Some("edge"));
    for number in 0..300 {
        let length = random.below(3000);
        let noise: Vec<u8> = (0..length).map(|_| random.next_u64().to_le_bytes()[0]).collect();
        // Now and then behind a good beginning, or inside a good request.
        let mut bytes = match number % 3 {
            0 => noise,
            1 => [&head("")[..40], &noise].concat(),
            _ => {
                let mut bytes = describe("");
                for _ in 0..=random.below(4) {
                    let at = usize::try_from(random.below(bytes.len() as u64)).unwrap();
                    bytes[at] = random.next_u64().to_le_bytes()[0];
                }
                bytes
            }
        };
        bytes.extend(b"\r\n\r\n");
        let mut stream = TcpStream::connect(server.address()).unwrap();
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
        if number % 20 == 0 {
            other.is_well();
        }
    }
    other.is_well();
}

#[test]
fn bodies_that_do_not_end_or_are_too_long() {
    let server = impatient();
    let mut other = Kept::new(&server);
    other.is_well();
    let chunk = format!("{:x}\r\n{}\r\n", 5000, "a".repeat(5000));
    for (name, lines, body, expected) in [
        ("no body at all", "Content-Length: 10\r\n", String::new(), 408),
        ("half a body", "Content-Length: 10\r\n", "abc".to_owned(), 408),
        ("too long, told", "Content-Length: 100001\r\n", String::new(), 413),
        ("much too long, told", "Content-Length: 18446744073709551615\r\n", String::new(), 431),
        ("too long, sent", "Content-Length: 300000\r\n", "a".repeat(300_000), 413),
        ("chunks without an end", "Transfer-Encoding: chunked\r\n", chunk.clone(), 408),
        ("half a chunk", "Transfer-Encoding: chunked\r\n", "5\r\nab".to_owned(), 408),
        ("chunks that are too long", "Transfer-Encoding: chunked\r\n", chunk.repeat(50), 413),
        (
            "a chunk that is told to be too long",
            "Transfer-Encoding: chunked\r\n",
            "ffffffffffffffff\r\n".to_owned(),
            413,
        ),
        ("a chunk that cannot be", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n".to_owned(), 400),
        ("no chunk", "Transfer-Encoding: chunked\r\n", "zz\r\n".to_owned(), 400),
        ("a chunk with a wrong end", "Transfer-Encoding: chunked\r\n", "1\r\naXX0\r\n\r\n".to_owned(), 400),
        (
            "a long extension of a chunk",
            "Transfer-Encoding: chunked\r\n",
            format!("1;{}\r\na\r\n0\r\n\r\n", "x".repeat(100_000)),
            400,
        ),
        ("long trailers", "Transfer-Encoding: chunked\r\n", format!("0\r\nX: {}\r\n\r\n", "x".repeat(200_000)), 400),
    ] {
        let answers = sent(&server, &[&head(lines)[..], body.as_bytes()].concat(), false);
        // Who is still sending when the answer comes may not see it.
        let is_right =
            answers == [expected] || answers.is_empty() && body.len() > 1000 || answers == [408] && expected == 413;
        assert!(is_right, "{name}: {answers:?}");
        other.is_well();
    }
    let whole = "Action=DescribeVpcs&Version=2016-11-15";
    let chunks: String =
        whole.bytes().map(|byte| format!("1;x=y\r\n{}\r\n", char::from(byte))).collect::<Vec<_>>().concat();
    let authorized = authorized("ec2");
    let chunked = format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\n{authorized}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\nX: trailer\r\n\r\n"
    );
    assert_eq!(other.ask(chunked.as_bytes()).0, 200);
    other.is_well();
}

#[test]
fn what_is_allowed_is_answered() {
    let server = impatient();
    let mut other = Kept::new(&server);
    // Several at once are answered in their order, and a blank line between them is nobody's business.
    let piped = [
        describe(""),
        b"\r\n".to_vec(),
        describe(""),
        head("Content-Length: 0\r\n"),
        describe("Connection: close\r\n"),
    ]
    .concat();
    assert_eq!(statuses(&server, &piped), [200, 200, 200, 200]);
    // Who asks whether it may send the body is told so.
    let mut asks = Kept::new(&server);
    let request = describe("Expect: 100-continue\r\n");
    let at = request.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    assert_eq!(asks.ask(&request[..at]).0, 100);
    assert_eq!(asks.ask(&request[at..]).0, 200);
    asks.is_well();
    // Unless nobody would read it.
    assert_eq!(statuses(&server, &head("Expect: 100-continue\r\nContent-Length: 999999\r\n"))[0], 413);
    let health = |start: &str, headers: &str| exchange(&server, format!("{start}\r\n{headers}\r\n").as_bytes());
    let old = health("GET /health HTTP/1.0", "Host: localhost\r\n");
    assert!(old.starts_with("HTTP/1.0 200 ") && old.ends_with("}\n"), "{old}");
    let head = health("HEAD /health HTTP/1.1", "Host: localhost\r\nConnection: close\r\n");
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
    for start in
        ["OPTIONS * HTTP/1.1", "CONNECT localhost:80 HTTP/1.1", "TRACE / HTTP/1.1", "PUT / HTTP/1.1", "BREW / HTTP/1.1"]
    {
        let answer = health(start, "Host: localhost\r\nConnection: close\r\n");
        assert!(answer.starts_with("HTTP/1.1 4"), "{start}: {answer}");
        other.is_well();
    }
    let upgraded = health(
        "GET /health HTTP/1.1",
        "Host: localhost\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n",
    );
    assert!(upgraded.starts_with("HTTP/1.1 200 "), "{upgraded}");
}

#[test]
fn half_a_head_does_not_wait_for_ever() {
    let limits = Limits { head_time: Duration::from_millis(300), ..Limits::default() };
    let server = Server::start(&Settings { limits, ..Settings::default() }, in_memory(Config::default())).unwrap();
    for bytes in [&b""[..], b"POST / HTTP/1.1\r\nHost: local", b"\r\n\r\n", b"G"] {
        assert_eq!(sent(&server, bytes, false), [0; 0]);
        Kept::new(&server).is_well();
    }
    // One that sends a byte now and then is no better.
    let mut slow = TcpStream::connect(server.address()).unwrap();
    slow.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let mut dropped = false;
    for byte in describe(&"X: y\r\n".repeat(90)) {
        let gone = slow.write_all(&[byte]).is_err() || matches!(slow.read(&mut [0]), Ok(0));
        if gone {
            dropped = true;
            break;
        }
    }
    assert!(dropped, "a head came for longer than it may");
    Kept::new(&server).is_well();
}

#[test]
fn who_never_reads_and_who_comes_too_often_keeps_nobody_waiting() {
    let soon = Duration::from_millis(300);
    let limits = Limits { connections: 4, head_time: soon, write_time: soon, ..Limits::default() };
    let server = Server::start(&Settings { limits, ..Settings::default() }, in_memory(Config::default())).unwrap();
    // Four that send and never read, until no more can be written: each is let go.
    let (body, authorized) = ("Action=DescribeVpcEndpointServices&Version=2016-11-15", authorized("ec2"));
    let length = body.len();
    let long = format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n{authorized}\r\n{body}");
    let piped = long.into_bytes().repeat(200);
    let greedy: Vec<TcpStream> = (0..4)
        .map(|_| {
            let mut stream = TcpStream::connect(server.address()).unwrap();
            stream.set_write_timeout(Some(soon)).unwrap();
            while stream.write_all(&piped).is_ok() {}
            stream
        })
        .collect();
    // All places are taken by them or free again; whoever comes now is answered when one of them is let go.
    Kept::new(&server).is_well();
    drop(greedy);
    let idle: Vec<TcpStream> = (0..100).map(|_| TcpStream::connect(server.address()).unwrap()).collect();
    Kept::new(&server).is_well();
    for mut stream in idle {
        assert_eq!(stream.read_to_end(&mut Vec::new()).unwrap(), 0, "an idle client is let go");
    }
}

#[test]
fn a_thousand_and_one_too_many() {
    // Both ends are in this process, and so are the other tests.
    let files = getrlimit(Resource::Nofile);
    let most = files.maximum.unwrap_or(u64::MAX).min(16_384);
    if most < 4096 {
        return;
    }
    if files.current.is_some_and(|current| current < most) {
        setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: files.maximum }).unwrap();
    }
    let server = Server::start(&Settings::default(), in_memory(Config::default())).unwrap();
    let mut first = Kept::new(&server);
    first.is_well();
    let many = Limits::default().connections;
    let mut idle = Vec::new();
    for _ in 0..many {
        let stream = TcpStream::connect(server.address()).unwrap();
        idle.push(stream);
        if idle.len() % 200 == 0 {
            first.is_well();
        }
    }
    first.is_well();
    // One more waits until somebody goes.
    let mut last = Kept::new(&server);
    drop(idle);
    last.is_well();
    first.is_well();
}
