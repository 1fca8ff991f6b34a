//! A server that asks for no signature takes what comes from its own machine, and nothing that a browser there could be made
//! to send by somebody else's page.

use serde_json::json;
use vpce::server::{Auth, Server, Settings};

use super::{PROVIDER, call, exchange, in_memory, keys, open, verifying};
use vpce::base::config::Config;

/// What is asked for with these lines of a head, by someone who shows a key in the URL, as a link can.
fn asked(server: &Server, start: &str, headers: &str) -> String {
    let answer = exchange(server, format!("{start}\r\nConnection: close\r\n{headers}\r\n").as_bytes());
    let code = answer.split_once("<Code>").map_or("", |(_, rest)| rest.split_once('<').unwrap_or_default().0);
    match answer.split(' ').nth(1) {
        Some(status) if code.is_empty() => status.to_owned(),
        Some(status) => format!("{status} {code}"),
        None => "closed".to_owned(),
    }
}

const CREDENTIAL: &str = "X-Amz-Credential=x%2F20260101%2Fus-east-1%2Fec2%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Date=x&X-Amz-Signature=0";

/// A link that makes a VPC.
fn link() -> String {
    format!("/?Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16&{CREDENTIAL}")
}

#[test]
fn only_this_machine_s_own_names_are_hosts() {
    let server = open();
    let start = format!("GET {} HTTP/1.1", link());
    for (host, expected) in [
        ("localhost", "200"),
        ("LocalHost:8723", "200"),
        ("localhost:1", "200"),
        ("127.0.0.1", "200"),
        ("127.0.0.1:8723", "200"),
        ("127.9.9.9:80", "200"),
        ("[::1]", "200"),
        ("[::1]:8723", "200"),
        ("ec2.us-east-1.localhost:8723", "200"),
        // Names that somebody's DNS may point here, and what only looks like this machine.
        ("example.com", "403 AccessDenied"),
        ("localhost.example.com", "403 AccessDenied"),
        ("127.0.0.1.nip.io:8723", "403 AccessDenied"),
        ("127.0.0.1.example.com:80", "403 AccessDenied"),
        ("notlocalhost", "403 AccessDenied"),
        ("localhost@example.com", "403 AccessDenied"),
        ("example.com@localhost", "403 AccessDenied"),
        ("example.com/.localhost", "403 AccessDenied"),
        ("10.0.0.1", "403 AccessDenied"),
        ("0.0.0.0:8723", "403 AccessDenied"),
        ("2130706433", "403 AccessDenied"),
        ("127.1", "403 AccessDenied"),
        ("[::ffff:10.0.0.1]", "403 AccessDenied"),
        ("[::]", "403 AccessDenied"),
        ("::1", "403 AccessDenied"),
        ("[localhost]", "403 AccessDenied"),
        ("localhost:80:80", "403 AccessDenied"),
        ("localhost:x", "403 AccessDenied"),
        ("", "403 AccessDenied"),
        ("localhost, example.com", "403 AccessDenied"),
    ] {
        assert_eq!(asked(&server, &start, &format!("Host: {host}\r\n")), expected, "{host}");
        // Whether the server is well is told to nobody else either.
        let health = asked(&server, "GET /health HTTP/1.1", &format!("Host: {host}\r\n"));
        assert_eq!(health, expected, "{host}");
    }
    for headers in ["", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost\r\nHost: example.com\r\n"] {
        let refused = asked(&server, &start, headers);
        assert!(refused == "403 AccessDenied" || refused == "400", "{headers}: {refused}");
    }
    // A proxy's form of a request says where it goes too.
    let absolute = |host: &str| format!("GET http://{host}{} HTTP/1.1", link());
    assert_eq!(asked(&server, &absolute("localhost:8723"), "Host: localhost:8723\r\n"), "200");
    assert_eq!(asked(&server, &absolute("localhost"), "Host: example.com\r\n"), "403 AccessDenied");
    assert_eq!(asked(&server, &absolute("example.com"), "Host: localhost\r\n"), "403 AccessDenied");
    assert_eq!(asked(&server, "GET /?Action=DescribeVpcs HTTP/1.0", "Host: example.com\r\n"), "403 AccessDenied");
}

#[test]
fn only_this_machine_s_own_pages_are_answered() {
    let server = open();
    for (headers, expected) in [
        ("Origin: http://localhost:3000\r\n", "200"),
        ("Origin: http://127.0.0.1:3000\r\n", "200"),
        ("Origin: http://[::1]:3000\r\n", "200"),
        ("Referer: http://localhost:3000/page?x=1\r\n", "200"),
        ("Sec-Fetch-Site: same-origin\r\n", "200"),
        ("Sec-Fetch-Site: same-site\r\n", "200"),
        ("Sec-Fetch-Site: none\r\n", "200"),
        ("Origin: http://example.com\r\n", "403 AccessDenied"),
        ("Origin: https://localhost.example.com\r\n", "403 AccessDenied"),
        ("Origin: http://localhost@example.com\r\n", "403 AccessDenied"),
        ("Origin: null\r\n", "403 AccessDenied"),
        ("Origin: \r\n", "403 AccessDenied"),
        ("Origin: file://\r\n", "403 AccessDenied"),
        ("Origin: localhost\r\n", "403 AccessDenied"),
        ("Origin: chrome-extension://abcdefgh\r\n", "403 AccessDenied"),
        ("Origin: http://localhost\r\nOrigin: http://example.com\r\n", "403 AccessDenied"),
        ("Referer: https://example.com/\r\n", "403 AccessDenied"),
        ("Referer: https://example.com/http://localhost/\r\n", "403 AccessDenied"),
        ("Referer: https://example.com\\@localhost/\r\n", "403 AccessDenied"),
        ("Sec-Fetch-Site: cross-site\r\n", "403 AccessDenied"),
        ("Sec-Fetch-Site: same-site\r\nSec-Fetch-Site: cross-site\r\n", "403 AccessDenied"),
        ("Sec-Fetch-Site: whatever\r\n", "403 AccessDenied"),
    ] {
        let get = format!("GET {} HTTP/1.1", link());
        assert_eq!(asked(&server, &get, &format!("Host: localhost\r\n{headers}")), expected, "{headers}");
        let health = asked(&server, "GET /health HTTP/1.1", &format!("Host: localhost\r\n{headers}"));
        assert_eq!(health, expected, "{headers}");
    }
}

#[test]
fn a_page_that_asks_whether_it_may_is_told_that_it_may_not() {
    let server = open();
    for origin in ["http://example.com", "http://localhost:3000"] {
        for path in ["/", "/health", "/2013-04-01/hostedzone"] {
            let preflight = format!(
                "OPTIONS {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: {origin}\r\n\
                 Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n"
            );
            let answer = exchange(&server, preflight.as_bytes()).to_lowercase();
            assert!(answer.starts_with("http/1.1 403 ") && !answer.contains("access-control-allow"), "{answer}");
        }
    }
    // No answer may be read by a page of another origin.
    let answer = exchange(
        &server,
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: http://localhost:3000\r\n\r\n",
    );
    assert!(answer.starts_with("HTTP/1.1 200 ") && !answer.to_lowercase().contains("access-control-"), "{answer}");
}

#[test]
fn whoever_can_be_reached_by_others_asks_for_signatures() {
    for address in ["0.0.0.0:0", "[::]:0"] {
        let settings = Settings { address: address.parse().unwrap(), ..Settings::default() };
        let refused = Server::start(&settings, in_memory(Config::default())).unwrap_err();
        assert_eq!(refused.kind(), std::io::ErrorKind::InvalidInput, "{refused}");
        // With signatures any name will do, as it is signed, but nothing without one.
        let server = Server::start(&Settings { auth: Auth::SigV4, ..settings }, in_memory(Config::default()));
        let Ok(server) = server else { continue };
        assert_eq!(
            asked(&server, &format!("GET {} HTTP/1.1", link()), "Host: localhost\r\n"),
            "400 IncompleteSignature"
        );
        assert_eq!(asked(&server, "GET /health HTTP/1.1", "Host: example.com\r\n"), "200");
    }
    let server = verifying();
    let identity = |key: &str| call(&server, &keys(key, "secret"), "sts", "get-caller-identity", &json!({}));
    assert_eq!(identity("AKIDEXAMPLE").unwrap()["Account"], PROVIDER);
    for key in [PROVIDER, "AKIDOTHER", "x", "444455556666"] {
        identity(key).unwrap_err();
    }
}
