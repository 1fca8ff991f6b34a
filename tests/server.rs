//! The server as its clients meet it: through sockets, with requests of every kind.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "server/browsers.rs"]
mod browsers;
#[path = "server/documents.rs"]
mod documents;
#[path = "server/edge.rs"]
mod edge;
#[path = "server/fuzz.rs"]
mod fuzz;
#[path = "server/signatures.rs"]
mod signatures;
#[path = "server/state_file.rs"]
mod state_file;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use vpce::api::Embedded;
use vpce::base::clock::Clock;
use vpce::base::config::{Config, Key};
use vpce::base::random::Random;
use vpce::client::sign::{Scope, Signable, authorization};
use vpce::client::{self, Certificates, Endpoint, Remote};
use vpce::domain::caller::Caller;
use vpce::domain::service::{Request, Service as _, ServiceError};
use vpce::model::Service;
use vpce::server::{Auth, Limits, Server, Settings};
use vpce::store::calls;

const PROVIDER: &str = "111122223333";

fn in_memory(config: Config) -> Embedded {
    Embedded::in_memory(Clock::System, Random::new(None), config).unwrap()
}

fn open() -> Server {
    Server::start(&Settings::default(), in_memory(Config::default())).unwrap()
}

/// A server that looks at signatures and knows one key.
fn verifying() -> Server {
    let key = Key { account: PROVIDER.to_owned(), principal: None, secret: Some("secret".to_owned()) };
    let config = Config { keys: [("AKIDEXAMPLE".to_owned(), key)].into(), ..Config::default() };
    let settings = Settings { auth: Auth::SigV4, ..Settings::default() };
    Server::start(&settings, in_memory(config)).unwrap()
}

fn client(url: &str) -> Remote {
    let settings = client::Settings {
        endpoint: Endpoint::parse(url).unwrap(),
        max_attempts: 1,
        connect_timeout: None,
        read_timeout: None,
        sign: true,
        certificates: Certificates::Public,
        proxy: None,
    };
    Remote::new(settings, Clock::System, Random::new(None))
}

fn keys(access_key_id: &str, secret: &str) -> Caller {
    Caller {
        access_key_id: access_key_id.to_owned(),
        secret_access_key: secret.to_owned(),
        ..Caller::of_key(access_key_id, None, "us-east-1", &Config::default())
    }
}

fn call(server: &Server, caller: &Caller, service: &str, command: &str, params: &Value) -> Result<Value, ServiceError> {
    let service = Service::find(service).unwrap();
    client(&server.url())
        .call(caller, &Request { service, operation: service.operation(command).unwrap(), params })
        .map(Value::from)
}

/// A call of EC2 at this URL.
fn ask(url: &str, caller: &Caller, command: &str, params: &Value) -> Result<Value, ServiceError> {
    let service = Service::find("ec2").unwrap();
    client(url)
        .call(caller, &Request { service, operation: service.operation(command).unwrap(), params })
        .map(Value::from)
}

fn refusal(called: Result<Value, ServiceError>) -> (u16, String) {
    match called {
        Err(ServiceError::Refused { status, code, .. }) => (status, code),
        other => panic!("no refusal: {other:?}"),
    }
}

/// Sends these bytes and reads until the server has nothing more to say.
fn exchange(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    // A server that is done with a client may not take all that it sends.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// A request with a body, which is the last one of its connection.
fn post(headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
    [head.as_bytes(), body.as_bytes()].concat()
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// An Authorization header for the service of this signing name; a server that looks at none takes any signature.
fn authorized(signing_name: &str) -> String {
    let credential = format!("{PROVIDER}/20260101/us-east-1/{signing_name}/aws4_request");
    format!("Authorization: AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0\r\n{FORM}")
}

#[test]
fn every_protocol_is_answered() {
    let server = open();
    let caller = keys(PROVIDER, PROVIDER);
    let call = |service, command, params| call(&server, &caller, service, command, &params);
    let vpc = call("ec2", "create-vpc", json!({ "CidrBlock": "10.0.0.0/16" })).unwrap();
    let vpcs = call("ec2", "describe-vpcs", json!({})).unwrap();
    assert_eq!(vpcs["Vpcs"][0]["VpcId"], vpc["Vpc"]["VpcId"]);
    assert_eq!(call("elbv2", "describe-load-balancers", json!({})).unwrap(), json!({ "LoadBalancers": [] }));
    assert_eq!(call("sts", "get-caller-identity", json!({})).unwrap()["Account"], PROVIDER);
    let topic = call("sns", "create-topic", json!({ "Name": "t" })).unwrap();
    assert_eq!(topic["TopicArn"], "arn:aws:sns:us-east-1:111122223333:t");
    let zone = json!({ "Name": "example.com", "CallerReference": "1" });
    assert_eq!(call("route53", "create-hosted-zone", zone).unwrap()["HostedZone"]["Name"], "example.com.");
    assert_eq!(call("iam", "list-account-aliases", json!({})).unwrap()["AccountAliases"], json!([]));
    let tagging = |command, params| call("resourcegroupstaggingapi", command, params);
    let tags = json!({ "ResourceARNList": [topic["TopicArn"]], "Tags": { "é": "1" } });
    assert_eq!(tagging("tag-resources", tags).unwrap(), json!({ "FailedResourcesMap": {} }));
    assert_eq!(tagging("get-tag-keys", json!({})).unwrap(), json!({ "PaginationToken": "", "TagKeys": ["é"] }));
    assert_eq!(
        refusal(call("organizations", "describe-account", json!({ "AccountId": PROVIDER }))),
        (400, "AWSOrganizationsNotInUseException".to_owned())
    );
    assert_eq!(
        refusal(call("route53", "get-hosted-zone", json!({ "Id": "Z1" }))),
        (404, "NoSuchHostedZone".to_owned())
    );
    let dry = json!({ "CidrBlock": "10.0.0.0/16", "DryRun": true });
    assert_eq!(refusal(call("ec2", "create-vpc", dry)), (412, "DryRunOperation".to_owned()));
}

#[test]
fn an_account_is_that_of_its_key() {
    let server = open();
    let vpc = json!({ "CidrBlock": "10.0.0.0/16" });
    call(&server, &keys(PROVIDER, "x"), "ec2", "create-vpc", &vpc).unwrap();
    let of = |key: &str| call(&server, &keys(key, "x"), "ec2", "describe-vpcs", &json!({})).unwrap();
    assert_eq!(of("444455556666")["Vpcs"], json!([]));
    assert_eq!(of("any other")["Vpcs"][0]["OwnerId"], PROVIDER);
}

#[test]
fn what_is_no_request_is_refused_in_aws_s_words() {
    let server = open();
    let refused = |headers: &str, body: &str| exchange(&server, &post(headers, body));
    let ec2 = authorized("ec2");
    for (headers, body, status, code) in [
        ("", "", "400", "The request must contain the parameter AWSAccessKeyId"),
        (FORM, "Action=ListTopics&Version=2010-03-31", "403", "<Code>MissingAuthenticationToken</Code>"),
        ("Authorization: Basic x\r\n", "", "400", "<Code>IncompleteSignature</Code>"),
        (&ec2, "", "400", "<Code>MissingAction</Code>"),
        (&ec2, "Action=Nonsense&Version=2016-11-15", "400", "<Code>InvalidAction</Code>"),
        (&ec2, "Action=DescribeVpcs&Version=1999-01-01", "400", "<Code>NoSuchVersion</Code>"),
        (&ec2, "Action=DescribeVpcs&Version=2016-11-15&X=1", "400", "The parameter X is not recognized"),
        (&ec2, "Action=DescribeVpcs&Version=2016-11-15&MaxResults=x", "400", "<Code>InvalidParameterValue</Code>"),
        (&ec2, "Action=DescribeVpcs&DryRun=true&DryRun=true", "400", "<Code>InvalidParameterValue</Code>"),
        (
            &authorized("sns"),
            "Action=Nonsense",
            "400",
            "<Message>The action Nonsense is not valid for this web service.</Message>",
        ),
        (&authorized("nonsense"), "Action=Nonsense", "400", "<Code>InvalidAction</Code>"),
        (&authorized("route53"), "", "404", "<Code>UnknownOperationException</Code>"),
    ] {
        let answer = refused(headers, body);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains(code), "{body}: {answer}");
        assert!(answer.to_lowercase().contains("\r\nx-amzn-requestid: "), "{answer}");
    }
    let deep = format!("Action=DescribeVpcs&{}=1", ["A"; 40].join("."));
    assert!(refused(&ec2, &deep).contains("<Code>MalformedQueryString</Code>"));
    let many: Vec<String> = (1..=10_001).map(|n| format!("VpcId.{n}=a")).collect();
    let many = format!("Action=DescribeVpcs&{}", many.join("&"));
    assert!(refused(&ec2, &many).contains("<Code>MalformedQueryString</Code>"));
}

#[test]
fn json_is_told_by_its_target_and_refused_in_json() {
    let server = open();
    let asked = |signing_name: &str, target: &str, body: &str| {
        let headers = authorized(signing_name).replace("x-www-form-urlencoded", "x-amz-json-1.1");
        exchange(&server, &post(&format!("{headers}X-Amz-Target: {target}\r\n"), body))
    };
    let get = "ResourceGroupsTaggingAPI_20170126.GetResources";
    let tag = "ResourceGroupsTaggingAPI_20170126.TagResources";
    let nested = format!("{{\"TagFilters\": {}", "[".repeat(50_000));
    for (signing_name, target, body, status, expected) in [
        ("tagging", get, "{}", "200", r#"{"PaginationToken":"","ResourceTagMappingList":[]}"#),
        ("tagging", get, "", "200", r#"{"PaginationToken":"","ResourceTagMappingList":[]}"#),
        ("nonsense", get, "{}", "200", "ResourceTagMappingList"),
        ("tagging", get, "{", "400", r#""__type":"SerializationException""#),
        ("tagging", get, "[]", "400", r#""__type":"SerializationException""#),
        ("tagging", get, "\u{fffd}", "400", r#""__type":"SerializationException""#),
        ("tagging", get, &nested, "400", "recursion limit exceeded"),
        ("tagging", get, r#"{"ResourcesPerPage": "5"}"#, "400", "STRING_VALUE can not be converted to Integer"),
        ("tagging", get, r#"{"Resources": 5}"#, "400", r#""__type":"ValidationException""#),
        ("tagging", tag, "{}", "400", "2 validation errors detected: Value null at 'resourceARNList' failed"),
        ("tagging", tag, r#"{"ResourceARNList": ["a"], "Tags": {}}"#, "400", "Value '{}' at 'tags' failed"),
        ("tagging", tag, r#"{"ResourceARNList": [""], "Tags": {"": ""}}"#, "400", "'resourceARNList.1.member' failed"),
        ("tagging", "Nonsense", "{}", "400", r#""__type":"UnknownOperationException""#),
        ("organizations", get, "{}", "400", r#""__type":"UnknownOperationException""#),
        ("nonsense", "DynamoDB_20120810.ListTables", "{}", "400", r#""__type":"UnknownOperationException""#),
        ("ec2", get, "{}", "400", "<Code>MissingAction</Code>"),
    ] {
        let answer = asked(signing_name, target, body);
        let is_expected = answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains(expected);
        assert!(is_expected, "{signing_name} {target} {body:.80}: {answer}");
        let json = signing_name == "ec2" || answer.contains("\r\ncontent-type: application/x-amz-json-1.1\r\n");
        assert!(json && answer.contains("\r\nx-amzn-requestid: "), "{answer}");
    }
    let unsigned = exchange(&server, &post(&format!("X-Amz-Target: {get}\r\n"), "{}"));
    assert!(unsigned.contains(r#""__type":"MissingAuthenticationTokenException""#), "{unsigned}");
}

#[test]
fn a_page_from_elsewhere_gets_nothing() {
    let server = open();
    let get = |headers: &str| {
        let request = format!("GET /health HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
        exchange(&server, request.as_bytes()).lines().next().unwrap_or_default().to_owned()
    };
    let asked = |headers: &str| {
        exchange(&server, &[b"GET / HTTP/1.1\r\nConnection: close\r\n", headers.as_bytes(), b"\r\n"].concat())
    };
    assert_eq!(get("Host: localhost\r\n"), "HTTP/1.1 200 OK");
    for host in ["localhost", "localhost:80", "127.0.0.1:1", "[::1]:1", "ec2.localhost"] {
        assert!(asked(&format!("Host: {host}\r\n")).contains("AWSAccessKeyId"), "{host}");
    }
    for host in ["example.com", "127.0.0.1.example.com", "localhost.example.com:80", "", "10.0.0.1"] {
        assert!(asked(&format!("Host: {host}\r\n")).contains("AccessDenied"), "{host}");
    }
    for origin in ["http://example.com", "null", "https://localhost.example.com"] {
        assert!(asked(&format!("Host: localhost\r\nOrigin: {origin}\r\n")).contains("AccessDenied"), "{origin}");
    }
    assert!(!asked("Host: localhost\r\nOrigin: http://localhost:3000\r\n").contains("AccessDenied"));
}

#[test]
fn signatures_are_looked_at_where_that_is_asked_for() {
    let server = verifying();
    let identity = |caller: &Caller| call(&server, caller, "sts", "get-caller-identity", &json!({}));
    let vpcs = |caller: &Caller| call(&server, caller, "ec2", "describe-vpcs", &json!({}));
    let right = keys("AKIDEXAMPLE", "secret");
    assert_eq!(identity(&right).unwrap()["Account"], PROVIDER);
    assert_eq!(refusal(identity(&keys("AKIDEXAMPLE", "other"))), (403, "SignatureDoesNotMatch".to_owned()));
    assert_eq!(refusal(identity(&keys("AKIDOTHER", "secret"))), (403, "InvalidClientTokenId".to_owned()));
    let tags = |caller: &Caller| call(&server, caller, "resourcegroupstaggingapi", "get-resources", &json!({}));
    assert!(tags(&right).is_ok());
    assert_eq!(refusal(tags(&keys("AKIDEXAMPLE", "other"))), (400, "InvalidSignatureException".to_owned()));
    assert_eq!(refusal(tags(&keys("AKIDOTHER", "secret"))), (400, "UnrecognizedClientException".to_owned()));
    assert_eq!(refusal(vpcs(&keys("AKIDEXAMPLE", "other"))), (401, "AuthFailure".to_owned()));
    assert_eq!(refusal(vpcs(&keys(PROVIDER, PROVIDER))), (401, "AuthFailure".to_owned()));
    // Keys that the state gave out are good with their own token, and only with it.
    let role = json!({ "RoleArn": "arn:aws:iam::444455556666:role/r", "RoleSessionName": "me" });
    let given = call(&server, &right, "sts", "assume-role", &role).unwrap()["Credentials"].clone();
    let text = |name: &str| given[name].as_str().unwrap().to_owned();
    let session =
        Caller { session_token: Some(text("SessionToken")), ..keys(&text("AccessKeyId"), &text("SecretAccessKey")) };
    assert_eq!(identity(&session).unwrap()["Arn"], "arn:aws:sts::444455556666:assumed-role/r/me");
    let other = vpce::domain::session::user_token(PROVIDER, "arn:aws:iam::111122223333:root");
    let forged = Caller { session_token: Some(other.clone()), ..session.clone() };
    assert_eq!(refusal(identity(&forged)), (403, "InvalidClientTokenId".to_owned()));
    let forged = Caller { session_token: Some(other), ..right };
    assert_eq!(refusal(identity(&forged)), (403, "InvalidClientTokenId".to_owned()));
}

#[test]
fn a_signature_is_good_for_what_was_signed_and_for_a_quarter_of_an_hour() {
    let server = verifying();
    let send = |body: &str, age: i64, signed_body: &str, headers: &[(&str, &str)]| {
        let now =
            Timestamp::from_second(Clock::System.now(vpce::base::clock::Kept::default(), false).as_second() - age)
                .unwrap();
        let scope = Scope { region: "us-east-1", service: "ec2", time: now };
        let date = scope.amz_date();
        let mut all = vec![("x-amz-date", date.as_str())];
        all.extend(headers);
        let signable = Signable { method: "POST", path: "/", query: "", headers: &all, body: signed_body.as_bytes() };
        let header = authorization(&signable, &scope, "AKIDEXAMPLE", "secret");
        exchange(&server, &post(&format!("{FORM}X-Amz-Date: {date}\r\nAuthorization: {header}\r\n"), body))
    };
    let (body, host) = ("Action=DescribeVpcs&Version=2016-11-15", ("host", "localhost"));
    assert!(send(body, 0, body, &[host]).starts_with("HTTP/1.1 200 "));
    assert!(send(body, 600, body, &[host]).starts_with("HTTP/1.1 200 "));
    assert!(send(body, 0, "Action=DescribeVpcs", &[host]).contains("<Code>AuthFailure</Code>"), "another body");
    assert!(send(body, 0, body, &[]).contains("<Code>AuthFailure</Code>"), "for any host");
    assert!(send(body, 0, body, &[("host", "example.com")]).contains("<Code>AuthFailure</Code>"), "for another host");
    assert!(send(body, 1000, body, &[host]).contains("<Code>RequestExpired</Code>"));
    assert!(send(body, -1000, body, &[host]).contains("<Code>RequestExpired</Code>"));
}

#[test]
fn what_cannot_be_read_ends_its_connection_and_no_other() {
    let limits = Limits {
        head_time: Duration::from_millis(200),
        body_time: Duration::from_millis(200),
        body_bytes: 1000,
        ..Limits::default()
    };
    let server = Server::start(&Settings { limits, ..Settings::default() }, in_memory(Config::default())).unwrap();
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(1_000_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(200));
    for (bytes, status) in [
        (&b"\x00\xff\xfe nonsense\r\n\r\n"[..], "HTTP/1.1 400 "),
        (b"GET / HTTP/1.1\r\nHost: loc", ""),
        (b"", ""),
        (long.as_bytes(), "HTTP/1.1 431 "),
        (many.as_bytes(), "HTTP/1.1 431 "),
        (&post("", &"x".repeat(2000)), "HTTP/1.1 413 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab", "HTTP/1.1 408 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 400 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n", "HTTP/1.1 400 "),
    ] {
        let answer = exchange(&server, bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]);
        assert!(answer.starts_with(status) && status.is_empty() == answer.is_empty(), "{shown}: {answer}");
    }
    call(&server, &keys(PROVIDER, "x"), "ec2", "describe-vpcs", &json!({})).unwrap();
}

#[test]
fn many_clients_at_once_lose_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let embedded = || Embedded::new(file.clone(), Clock::System, Random::new(None), Config::default());
    let servers = [
        Server::start(&Settings::default(), embedded()).unwrap(),
        Server::start(&Settings::default(), embedded()).unwrap(),
    ];
    let vpc = json!({ "CidrBlock": "10.0.0.0/16" });
    thread::scope(|scope| {
        for number in 0..8 {
            let (server, vpc) = (&servers[number % 2], &vpc);
            scope.spawn(move || {
                for _ in 0..10 {
                    call(server, &keys(PROVIDER, "x"), "ec2", "create-vpc", vpc).unwrap();
                    call(server, &keys(PROVIDER, "x"), "ec2", "describe-vpcs", &json!({})).unwrap();
                }
            });
        }
    });
    for server in servers {
        let vpcs = call(&server, &keys(PROVIDER, "x"), "ec2", "describe-vpcs", &json!({})).unwrap();
        assert_eq!(vpcs["Vpcs"].as_array().unwrap().len(), 80);
        server.stop();
    }
}

/// Clients that each make VPCs and are refused one in between, until the process is killed: whatever was answered is there, and
/// each has a second of its own.
#[test]
fn what_was_answered_survives_the_process() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vpce"));
    command.arg("--state").arg(&file).args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
    let mut process =
        command.env("VPCE_CLOCK", "2026-01-01T00:00:00Z+1s").env("HOME", directory.path()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let (answered, caller) = (Mutex::new(Vec::new()), keys(PROVIDER, "x"));
    let create = |size: u8| ask(url.trim(), &caller, "create-vpc", &json!({ "CidrBlock": format!("10.0.0.0/{size}") }));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while let Ok(vpc) = create(16) {
                    answered.lock().unwrap().push(vpc["Vpc"]["VpcId"].as_str().unwrap().to_owned());
                    if matches!(create(8), Ok(_) | Err(ServiceError::Unanswered(_))) {
                        break;
                    }
                }
            });
        }
        while answered.lock().unwrap().len() < 100 {
            thread::yield_now();
        }
        process.kill().unwrap();
    });
    process.wait().unwrap();
    let mut state = Embedded::new(file, Clock::System, Random::new(None), Config::default());
    let service = Service::find("ec2").unwrap();
    let request = Request { service, operation: service.operation("describe-vpcs").unwrap(), params: &json!({}) };
    let kept = Value::from(state.call(&caller, &request).unwrap()).to_string();
    let answered = answered.into_inner().unwrap();
    assert!(answered.iter().all(|id| kept.contains(id.as_str())), "{answered:?} {kept}");
    let asked = calls::Asked { last: 10_000, refused: false, account: None };
    let logged = state.look(|tx| calls::newest(tx, &asked)).unwrap();
    let (refused, made): (Vec<_>, Vec<_>) = logged.iter().partition(|call| call.refusal.is_some());
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    for (second, call) in (0..).zip(&made) {
        assert_eq!(call.at.as_second() - start.as_second(), second);
    }
    assert!(made.len() >= answered.len() && !refused.is_empty());
}

#[test]
fn a_file_that_goes_away_is_an_empty_state_and_one_that_is_damaged_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("s.db");
    let server = Server::start(
        &Settings::default(),
        Embedded::new(file.clone(), Clock::System, Random::new(None), Config::default()),
    );
    let server = server.unwrap();
    let describe = || call(&server, &keys(PROVIDER, "x"), "ec2", "describe-vpcs", &json!({}));
    let create = || call(&server, &keys(PROVIDER, "x"), "ec2", "create-vpc", &json!({ "CidrBlock": "10.0.0.0/16" }));
    create().unwrap();
    for name in ["s.db", "s.db-wal", "s.db-shm"] {
        let _ = std::fs::remove_file(directory.path().join(name));
    }
    assert_eq!(describe().unwrap()["Vpcs"], json!([]));
    create().unwrap();
    assert_eq!(describe().unwrap()["Vpcs"].as_array().unwrap().len(), 1);
    assert!(file.exists());
    for name in ["s.db", "s.db-wal", "s.db-shm"] {
        let _ = std::fs::remove_file(directory.path().join(name));
    }
    std::fs::write(&file, "not a state at all, and long enough to be looked at").unwrap();
    assert_eq!(refusal(describe()), (503, "Unavailable".to_owned()));
    assert!(
        exchange(&server, b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .starts_with("HTTP/1.1 503 ")
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap().len(), 51);
}

#[test]
fn a_stop_waits_for_answers_and_closes_what_is_idle() {
    let server = open();
    let mut idle = TcpStream::connect(server.address()).unwrap();
    idle.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut byte = [0];
    idle.read_exact(&mut byte).unwrap();
    let address = server.address();
    server.stop();
    idle.read_to_end(&mut Vec::new()).unwrap();
    assert!(TcpStream::connect(address).is_err());
}
