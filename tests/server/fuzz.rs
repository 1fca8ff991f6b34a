//! Requests that nobody would think of, made from the tables and a seed: each has an answer that its client can read, and
//! behind none of them is a bug. `VPCE_FUZZ_REQUESTS=1000000 cargo test --test server fuzz` makes many, each run other ones.

use vpce::base::config::Config;
use vpce::base::random::Random;
use vpce::model::shape::{Kind, Protocol, Shape};
use vpce::model::{Operation, SERVICES, Service};
use vpce::protocol::{percent, read_answer};
use vpce::server::{Exchange, Received, Settings};

use super::in_memory;

/// Values of every kind, good and bad.
const VALUES: &[&str] = &[
    "",
    "x",
    "true",
    "TRUE",
    "0",
    "1",
    "-1",
    "5",
    "1000",
    "2147483648",
    "-9223372036854775808",
    "1e400",
    "NaN",
    "10.0.0.0/16",
    "10.0.0.0/33",
    "::/0",
    "2001:db8::/56",
    "vpc-0123456789abcdef0",
    "vpc-",
    "subnet-1",
    "sg-",
    "arn:aws:iam::*:root",
    "arn:::::",
    "*",
    "?*",
    "us-east-1a",
    "use1-az1",
    "com.amazonaws.us-east-1.s3",
    "{}",
    "{\"Statement\":[]}",
    "[",
    "Interface",
    "Gateway",
    "ipv4",
    "dualstack",
    "available",
    "tag:a",
    "tag:",
    "vpc-id",
    "2026-01-01T00:00:00Z",
    "99999-01-01",
    "\u{0}",
    "\u{7f}",
    "é",
    "\u{1F600}",
    "a b",
    "<&>\"'",
    "%",
    "+",
    "\r\n",
    "aws:x",
    "a.example",
    ".",
    "\u{FFFE}",
];

struct Maker(Random);

impl Maker {
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.0.below(bound as u64)).unwrap_or_default()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn value(&mut self) -> String {
        match self.below(12) {
            0 => self.of(VALUES).repeat(300),
            1 => self.0.hex(17),
            _ => (*self.of(VALUES)).to_owned(),
        }
    }

    /// Parameters of a form that are more or less those of the shape.
    fn form(&mut self, protocol: Protocol, name: &str, shape: &Shape, depth: usize, form: &mut Vec<(String, String)>) {
        if self.one_in(30) {
            form.push((name.to_owned(), self.value()));
            return;
        }
        match &shape.kind {
            Kind::Structure(_) if depth < 8 => {
                for member in shape.members() {
                    if self.one_in(3) {
                        let dot = if name.is_empty() { "" } else { "." };
                        let part = if self.one_in(60) { "Nonsense" } else { member.request_name };
                        self.form(protocol, &format!("{name}{dot}{part}"), member.shape, depth + 1, form);
                    }
                }
            }
            Kind::List { item, item_name, flattened, .. } if depth < 8 => {
                let plain = *flattened || protocol == Protocol::Ec2 || self.one_in(40);
                let prefix = if plain { name.to_owned() } else { format!("{name}.{item_name}") };
                for number in 1..=self.below(3) {
                    let number = if self.one_in(40) { *self.of(&[0, 7, usize::MAX]) } else { number };
                    self.form(protocol, &format!("{prefix}.{number}"), item, depth + 1, form);
                }
            }
            Kind::Map { key, value, names, .. } if depth < 8 => {
                let prefix = format!("{name}.entry.1");
                self.form(protocol, &format!("{prefix}.{}", names.0), key, depth + 1, form);
                self.form(protocol, &format!("{prefix}.{}", names.1), value, depth + 1, form);
            }
            _ => form.push((name.to_owned(), self.value())),
        }
    }

    /// Elements that are more or less those of the shape.
    fn xml(&mut self, name: &str, shape: &Shape, depth: usize, xml: &mut String) {
        xml.extend(["<", name, ">"]);
        match &shape.kind {
            Kind::Structure(_) if depth < 10 => {
                for member in shape.members() {
                    if !self.one_in(3) {
                        self.xml(member.request_name, member.shape, depth + 1, xml);
                    }
                }
            }
            Kind::List { item, item_name, .. } if depth < 10 => {
                for _ in 0..self.below(3) {
                    self.xml(item_name, item, depth + 1, xml);
                }
            }
            _ => {
                let value = self.value();
                let is_raw = self.one_in(60);
                xml.push_str(&if is_raw { value } else { value.replace('&', "&amp;").replace('<', "&lt;") });
            }
        }
        xml.extend(["</", name, ">"]);
    }

    fn request(&mut self, service: &Service, operation: &Operation) -> Received {
        let credential = format!("111122223333/20260101/us-east-1/{}/aws4_request", service.signing_name);
        let authorization = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0");
        let mut headers =
            vec![("host".to_owned(), "localhost".to_owned()), ("authorization".to_owned(), authorization)];
        let (mut method, mut path, mut query) = ("POST".to_owned(), "/".to_owned(), String::new());
        let mut body = String::new();
        if service.protocol == Protocol::RestXml {
            operation.http.0.clone_into(&mut method);
            let segments = operation.http.1.split('/');
            let segments = segments
                .map(|part| if part.starts_with('{') { percent::encode(&self.value()) } else { part.to_owned() });
            path = segments.collect::<Vec<_>>().join("/");
            if method == "POST" {
                self.xml(&format!("{}Request", operation.name), operation.input, 0, &mut body);
            } else {
                query =
                    format!("maxitems={}&marker={}", percent::encode(&self.value()), percent::encode(&self.value()));
            }
        } else {
            let mut form = vec![
                ("Action".to_owned(), operation.name.to_owned()),
                ("Version".to_owned(), service.api_version.to_owned()),
            ];
            self.form(service.protocol, "", operation.input, 0, &mut form);
            let pairs = form.iter().map(|(name, value)| format!("{name}={}", percent::encode_form(value)));
            body = pairs.collect::<Vec<_>>().join("&");
            headers.push(("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()));
        }
        let mut body = body.into_bytes();
        if self.one_in(20) && !body.is_empty() {
            let at = self.below(body.len());
            body[at] = self.0.next_u64().to_le_bytes()[0];
        }
        Received { method, path, query, headers, body }
    }
}

/// How many requests of the system's randomness are to be made, instead of those that are the same in every run.
#[expect(clippy::disallowed_methods, reason = "what a test is asked for from outside")]
fn asked_for() -> Option<usize> {
    std::env::var("VPCE_FUZZ_REQUESTS").ok()?.parse().ok()
}

#[test]
fn whatever_is_asked_has_an_answer() {
    let exchange = Exchange::new(&Settings::default(), in_memory(Config::default()));
    let (many, seed) = asked_for().map_or((3000, Some("whatever")), |many| (many, None));
    let mut maker = Maker(Random::new(seed));
    let (mut given, mut refused) = (0, 0);
    for number in 0..many {
        let services: Vec<_> = SERVICES
            .iter()
            .filter(|service| matches!(service.protocol, Protocol::Ec2 | Protocol::Query | Protocol::RestXml))
            .collect();
        let service = *maker.of(&services);
        let operation = maker.of(service.operations);
        let request = maker.request(service, operation);
        let answer = exchange.answer(&request);
        let shown = || {
            format!(
                "{number}: {} {}?{} {}",
                request.method,
                request.path,
                request.query,
                String::from_utf8_lossy(&request.body)
            )
        };
        let body = String::from_utf8_lossy(&answer.body);
        // A bug is answered with 500, and a state that cannot be used with 503; neither is a matter of what is asked.
        assert!(answer.status < 500, "{}\n{body}", shown());
        let read = read_answer(service, operation, &answer);
        assert!(read.is_ok(), "{}\n{read:?}\n{body}", shown());
        if answer.status < 300 { given += 1 } else { refused += 1 }
    }
    assert!(given > 300 && refused > 300, "{given} were given, {refused} refused: the requests are all of one kind");
}
