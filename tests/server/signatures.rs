//! Signatures of an independent signer, AWS's own for Rust, are taken whatever they sign; and of what was changed
//! since, nothing is.

use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use jiff::Timestamp;
use proptest::prelude::*;
use vpce::base::clock::Clock;
use vpce::base::config::{Config, Key};
use vpce::protocol::{HttpAnswer, percent};
use vpce::server::{Auth, Exchange, Received, Settings};

use super::{PROVIDER, in_memory};

const KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const NOW: &str = "2026-03-01T12:00:00Z";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");
const HOST: (&str, &str) = ("host", "localhost:8723");

/// What looks at signatures at [`NOW`], and knows one key.
fn exchange() -> Exchange {
    let key = Key { account: PROVIDER.to_owned(), principal: None, secret: Some(SECRET.to_owned()) };
    let config = Config { keys: [(KEY.to_owned(), key)].into(), ..Config::default() };
    let clock = Clock::parse(NOW).unwrap();
    Exchange::new(&Settings { auth: Auth::SigV4, clock, ..Settings::default() }, in_memory(config))
}

/// A request before it is signed, and how it is to be.
#[derive(Clone)]
struct Draft<'a> {
    method: &'a str,
    target: &'a str,
    headers: Vec<(&'a str, &'a str)>,
    body: &'a str,
    key: (&'a str, &'a str, Option<&'a str>),
    scope: (&'a str, &'a str),
    /// Seconds from [`NOW`].
    at: i64,
    place: SignatureLocation,
    expires: Option<u64>,
    checksum: PayloadChecksumKind,
    /// Signs for any body.
    unsigned_body: bool,
    /// Headers that are not signed.
    left_out: Vec<&'static str>,
}

impl<'a> Draft<'a> {
    fn new(service: &'a str, method: &'a str, target: &'a str, body: &'a str) -> Self {
        Self {
            method,
            target,
            headers: vec![HOST],
            body,
            key: (KEY, SECRET, None),
            scope: ("us-east-1", service),
            at: 0,
            place: SignatureLocation::Headers,
            expires: None,
            checksum: PayloadChecksumKind::NoHeader,
            unsigned_body: false,
            left_out: Vec::new(),
        }
    }

    fn form(service: &'a str, body: &'a str) -> Self {
        Self { headers: vec![HOST, FORM], ..Self::new(service, "POST", "/", body) }
    }

    fn in_query(self) -> Self {
        Self { place: SignatureLocation::QueryParams, ..self }
    }

    /// The request as a server receives it.
    fn signed(&self) -> Received {
        let now: Timestamp = NOW.parse().unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(u64::try_from(now.as_second() + self.at).unwrap());
        let mut settings = SigningSettings::default();
        settings.signature_location = self.place;
        settings.payload_checksum_kind = self.checksum;
        // This signer wants to be told for a URL.
        let expires = self.expires.or((self.place == SignatureLocation::QueryParams).then_some(60));
        settings.expires_in = expires.map(Duration::from_secs);
        if let Some(excluded) = &mut settings.excluded_headers {
            excluded.extend(self.left_out.iter().map(|name| (*name).into()));
        }
        let (key, secret, token) = self.key;
        let identity = Credentials::new(key, secret, token.map(str::to_owned), None, "test").into();
        let params = v4::SigningParams::builder().identity(&identity).region(self.scope.0).name(self.scope.1);
        let params = params.time(time).settings(settings).build().unwrap().into();
        let url = format!("http://localhost:8723{}", self.target);
        let body =
            if self.unsigned_body { SignableBody::UnsignedPayload } else { SignableBody::Bytes(self.body.as_bytes()) };
        let request = SignableRequest::new(self.method, url, self.headers.iter().copied(), body).unwrap();
        let (instructions, _) = sign(request, &params).unwrap().into_parts();
        let (headers, params) = instructions.into_parts();
        let (path, query) = self.target.split_once('?').unwrap_or((self.target, ""));
        let mut query: Vec<String> = query.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned).collect();
        query.extend(params.iter().map(|(name, value)| format!("{name}={}", percent::encode(value))));
        let mut received = Received {
            method: self.method.to_owned(),
            path: path.to_owned(),
            query: query.join("&"),
            headers: Vec::new(),
            body: self.body.as_bytes().to_vec(),
        };
        // As the edge gives them: one of each name.
        let own = self.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).trim().to_owned()));
        let added = headers.iter().map(|header| (header.name().to_owned(), header.value().to_owned()));
        for (name, value) in own.chain(added) {
            match received.headers.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => values.extend([",", &value]),
                None => received.headers.push((name, value)),
            }
        }
        received
    }
}

fn body(answer: &HttpAnswer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

/// The status, the code and the message of an error.
fn refusal(answer: &HttpAnswer) -> (u16, String, String) {
    let between = |start: &str, end: &str| {
        let rest = body(answer).split_once(start).unwrap_or_default().1;
        rest.split_once(end).unwrap_or_default().0.to_owned()
    };
    (answer.status, between("<Code>", "</Code>"), between("<Message>", "</Message>"))
}

const DESCRIBE: &str = "Action=DescribeVpcs&Version=2016-11-15";
const IDENTITY: &str = "Action=GetCallerIdentity&Version=2011-06-15";

/// A request of each shape that clients send, each good.
fn drafts() -> Vec<(&'static str, Draft<'static>)> {
    let zone = "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>a.example</Name>\
                <CallerReference>1</CallerReference></CreateHostedZoneRequest>";
    let vpcs = "/?Action=DescribeVpcs&Version=2016-11-15";
    let filtered = "Action=DescribeVpcs&Version=2016-11-15&Filter.1.Name=tag%3Aa+b&Filter.1.Value.1=%C3%A9%2F~*";
    let mut drafts = vec![
        ("a form", Draft::form("ec2", DESCRIBE)),
        ("a form with much in it", Draft::form("ec2", filtered)),
        ("the Query protocol", Draft::form("elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2015-12-01")),
        ("sns", Draft::form("sns", "Action=CreateTopic&Version=2010-03-31&Name=t")),
        ("sts", Draft::form("sts", IDENTITY)),
        ("a query string", Draft::new("ec2", "GET", vpcs, "")),
        ("a signed URL", Draft::new("ec2", "GET", vpcs, "").in_query()),
        (
            "a signed URL of STS",
            Draft::new("sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "").in_query(),
        ),
        (
            "a signed URL for a form",
            Draft { headers: vec![HOST, FORM], ..Draft::new("ec2", "POST", "/", DESCRIBE).in_query() },
        ),
        ("REST with a body", Draft::new("route53", "POST", "/2013-04-01/hostedzone", zone)),
        ("REST with a query string", Draft::new("route53", "GET", "/2013-04-01/hostedzone?maxitems=1&x=", "")),
        ("REST, a signed URL", Draft::new("route53", "GET", "/2013-04-01/hostedzone?maxitems=1", "").in_query()),
        ("a slash at the end", Draft::new("route53", "GET", "/2013-04-01/hostedzone/", "")),
        (
            "names that are empty or there twice",
            Draft::new("route53", "GET", "/2013-04-01/hostedzone?a=2&a=1&=x&b&a&c=", ""),
        ),
        (
            "many ways to write it",
            Draft::new("route53", "GET", "/2013-04-01/hostedzone?a=%7e%2F+%20/:@,;!&B=%c3%a9", ""),
        ),
        ("a path with dots", Draft::new("ec2", "GET", "/x/..//./?Action=DescribeVpcs&Version=2016-11-15", "")),
        ("a body's hash", Draft { checksum: PayloadChecksumKind::XAmzSha256, ..Draft::form("ec2", DESCRIBE) }),
        ("fourteen minutes ago", Draft { at: -14 * 60, ..Draft::form("ec2", DESCRIBE) }),
        ("in fourteen minutes", Draft { at: 14 * 60, ..Draft::form("ec2", DESCRIBE) }),
        (
            "EC2's URL that lasts",
            Draft { at: -3000, expires: Some(3600), ..Draft::new("ec2", "GET", vpcs, "").in_query() },
        ),
        ("the day before", Draft { at: -14 * 60, ..Draft::form("sts", IDENTITY) }),
    ];
    let odd = vec![HOST, FORM, ("x-odd", "  a   b  "), ("x-twice", "1"), ("x-twice", "2"), ("x-empty", "")];
    drafts.push(("odd headers", Draft { headers: odd, ..Draft::form("ec2", DESCRIBE) }));
    drafts
}

#[test]
fn what_is_signed_rightly_is_answered() {
    let exchange = exchange();
    for (name, draft) in drafts() {
        let answer = exchange.answer(&draft.signed());
        assert!(matches!(answer.status, 200 | 201), "{name}: {}", body(&answer));
    }
    // Labels that are encoded are encoded again to be signed; this one asks for a zone that is not there.
    for label in ["Z1", "%2Fhostedzone%2FZ1", "a%20b", "%C3%A9", "a%2Bb%252F", "a:b@c,d", "~._-"] {
        let target = format!("/2013-04-01/hostedzone/{label}");
        let (status, code, message) = refusal(&exchange.answer(&Draft::new("route53", "GET", &target, "").signed()));
        assert_ne!(status, 403, "{label}: {code} {message}");
    }
}

#[test]
fn keys_that_were_given_out_sign_with_their_token() {
    let exchange = exchange();
    let role =
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Fr&RoleSessionName=me";
    let given = exchange.answer(&Draft::form("sts", role).signed());
    let part = |name: &str| {
        let (_, rest) = body(&given).split_once(&format!("<{name}>")).unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    let (key, secret, token) = (part("AccessKeyId"), part("SecretAccessKey"), part("SessionToken"));
    let with = |token: Option<&'static str>, secret: &'static str, key: &'static str| {
        [
            Draft::form("sts", IDENTITY),
            Draft::new("sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "").in_query(),
        ]
        .map(|draft| exchange.answer(&Draft { key: (key, secret, token), ..draft }.signed()))
    };
    let leaked = |text: &str| -> &'static str { text.to_owned().leak() };
    let (key, secret, token) = (leaked(&key), leaked(&secret), leaked(&token));
    for answer in with(Some(token), secret, key) {
        assert!(body(&answer).contains("arn:aws:sts::444455556666:assumed-role/r/me"), "{}", body(&answer));
    }
    let other = leaked(&token.replacen(|letter: char| letter != 'A', "A", 1));
    for (token, secret, code) in [
        (None, secret, "InvalidClientTokenId"),
        (Some(other), secret, "InvalidClientTokenId"),
        (Some(token), "another", "SignatureDoesNotMatch"),
    ] {
        for answer in with(token, secret, key) {
            assert_eq!(refusal(&answer).1, code);
        }
    }
}

#[test]
fn each_fault_is_told_as_the_service_tells_it() {
    let exchange = exchange();
    let answer = |draft: &Draft<'_>| exchange.answer(&draft.signed());
    let auth = (401, "AuthFailure", "AWS was not able to validate the provided access credentials");
    let expired = (400, "RequestExpired", "Request has expired.");
    let unmatched = "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                     Access Key and signing method. Consult the service documentation for details.";
    let old = "Signature expired: 20260301T114459Z is now earlier than 20260301T114500Z (20260301T120000Z - 15 min.)";
    let early =
        "Signature not yet current: 20260301T121501Z is still later than 20260301T121500Z (20260301T120000Z + 15 min.)";
    let (ec2, sts) = (Draft::form("ec2", DESCRIBE), Draft::form("sts", IDENTITY));
    let url = |service: &'static str, target: &'static str| Draft::new(service, "GET", target, "").in_query();
    let ec2_url = url("ec2", "/?Action=DescribeVpcs&Version=2016-11-15");
    let sts_url = url("sts", "/?Action=GetCallerIdentity&Version=2011-06-15");
    let zones = Draft::new("route53", "GET", "/2013-04-01/hostedzone", "");
    let wrong = (KEY, "wrong", None);
    let unknown = ("AKIDOTHER", SECRET, None);
    for (draft, expected) in [
        (Draft { key: wrong, ..ec2.clone() }, auth),
        (Draft { key: unknown, ..ec2.clone() }, auth),
        (Draft { key: wrong, ..sts.clone() }, (403, "SignatureDoesNotMatch", unmatched)),
        (Draft { key: wrong, ..zones.clone() }, (403, "SignatureDoesNotMatch", unmatched)),
        (
            Draft { key: unknown, ..sts.clone() },
            (403, "InvalidClientTokenId", "The security token included in the request is invalid"),
        ),
        (
            Draft { key: unknown, ..zones.clone() },
            (403, "InvalidClientTokenId", "The security token included in the request is invalid"),
        ),
        // A key that no secret is known of, as every account's number is in an open server.
        (Draft { key: (PROVIDER, PROVIDER, None), ..ec2.clone() }, auth),
        (Draft { at: -901, ..ec2.clone() }, expired),
        (Draft { at: 901, ..ec2.clone() }, expired),
        (Draft { at: -3600 - 901, expires: Some(3600), ..ec2_url.clone() }, expired),
        (Draft { at: 901, expires: Some(3600), ..ec2_url.clone() }, expired),
        (Draft { at: -901, ..sts.clone() }, (403, "SignatureDoesNotMatch", old)),
        (Draft { at: 901, ..sts.clone() }, (403, "SignatureDoesNotMatch", early)),
        // How long its URLs are good is nothing that STS would be told.
        (Draft { at: -901, expires: Some(3600), ..sts_url.clone() }, (403, "SignatureDoesNotMatch", old)),
        (Draft { unsigned_body: true, ..ec2.clone() }, auth),
        (
            Draft { unsigned_body: true, checksum: PayloadChecksumKind::XAmzSha256, ..sts.clone() },
            (403, "SignatureDoesNotMatch", unmatched),
        ),
        (Draft { scope: ("US-EAST-1", "ec2"), ..ec2.clone() }, auth),
        (
            Draft { scope: ("nowhere", "sts"), ..sts.clone() },
            (403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region, not 'nowhere'."),
        ),
        (
            Draft { scope: ("us-east-1", "nonsense"), ..sts.clone() },
            (403, "SignatureDoesNotMatch", "Credential should be scoped to correct service: 'sts'."),
        ),
        (Draft { scope: ("us-east-1", "nonsense"), ..ec2.clone() }, auth),
        (
            Draft { left_out: vec!["host"], ..sts.clone() },
            (403, "SignatureDoesNotMatch", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
        ),
        (Draft { left_out: vec!["host"], ..ec2.clone() }, auth),
    ] {
        let (status, code, message) = refusal(&answer(&draft));
        assert_eq!((status, code.as_str(), message.as_str()), expected, "{}", draft.body);
    }
    // Where EC2 says little, the true reason stands beside it.
    let answered = answer(&Draft { key: wrong, ..ec2.clone() });
    assert_eq!(answered.header("x-vpce-reason"), Some(unmatched));
}

/// What a form gets with this Authorization header and this date, or this query string.
fn refused(authorization: Option<&str>, date: Option<&str>, query: &str, body: &str) -> (u16, String, String) {
    let headers = [
        Some(HOST),
        Some(FORM),
        authorization.map(|text| ("authorization", text)),
        date.map(|text| ("x-amz-date", text)),
    ];
    let headers = headers.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let (path, method) = ("/".to_owned(), "POST".to_owned());
    let request = Received { method, path, query: query.to_owned(), headers, body: body.as_bytes().to_vec() };
    refusal(&SHARED.answer(&request))
}

#[test]
fn each_part_that_is_missing_is_named() {
    let whole =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0";
    let now = Some("20260301T120000Z");
    let twisted = |from: &str, to: &str| whole.replace(from, to);
    for (authorization, date, code, message) in [
        (
            "Basic eDp5",
            now,
            "IncompleteSignature",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=Basic eDp5",
        ),
        (
            "",
            now,
            "IncompleteSignature",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=",
        ),
        ("AWS4-HMAC-SHA512 x=y", now, "IncompleteSignature", "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'."),
        (
            "AWS4-HMAC-SHA256 x",
            now,
            "IncompleteSignature",
            "'x' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 x'.",
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=0",
            now,
            "IncompleteSignature",
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c'",
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=0",
            now,
            "IncompleteSignature",
            "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=0",
        ),
        (
            whole,
            None,
            "IncompleteSignature",
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
        ),
        (
            whole,
            Some("Sun, 01 Mar 2026 12:00:00 GMT"),
            "IncompleteSignature",
            "Date must be in ISO-8601 'basic format'. Got 'Sun, 01 Mar 2026 12:00:00 GMT'. See http://en.wikipedia.org/wiki/ISO_8601",
        ),
        (
            &twisted("aws4_request", "aws5_request"),
            now,
            "SignatureDoesNotMatch",
            "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
        ),
        (
            &twisted("20260301", "20260228"),
            now,
            "SignatureDoesNotMatch",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260228' != '20260301', from '20260301T120000Z'.",
        ),
    ] {
        let (status, told, why) = refused(Some(authorization), date, "", IDENTITY);
        let expected = if code == "IncompleteSignature" { 400 } else { 403 };
        assert_eq!((status, told.as_str(), why.as_str()), (expected, code, message));
    }
}

#[test]
fn without_an_authorization_header_the_query_string_says_it_all() {
    let nothing = refused(None, None, "", IDENTITY);
    assert_eq!(
        nothing,
        (403, "MissingAuthenticationToken".to_owned(), "Request is missing Authentication Token".to_owned())
    );
    let nothing = refused(None, None, "", DESCRIBE);
    assert_eq!(
        nothing,
        (400, "MissingParameter".to_owned(), "The request must contain the parameter AWSAccessKeyId".to_owned())
    );
    let credential = format!("X-Amz-Credential={}", percent::encode("AKIDEXAMPLE/20260301/us-east-1/sts/aws4_request"));
    for (query, message) in [
        (
            credential.clone(),
            "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
        ),
        (format!("{credential}&X-Amz-Algorithm=x"), "Unsupported AWS 'algorithm': 'x'."),
        (
            format!("{credential}&X-Amz-Signature=0&X-Amz-SignedHeaders=host&X-Amz-Date=x"),
            "Date must be in ISO-8601 'basic format'. Got 'x'. See http://en.wikipedia.org/wiki/ISO_8601",
        ),
        (
            format!("{credential}&X-Amz-Signature=0&X-Amz-SignedHeaders=host&X-Amz-Date=x&X-Amz-Expires=y"),
            "X-Amz-Expires should be a number",
        ),
    ] {
        let told = refused(None, None, &query, IDENTITY);
        assert_eq!(told, (400, "IncompleteSignature".to_owned(), message.to_owned()), "{query}");
    }
}

/// One for all that is refused.
static SHARED: LazyLock<Exchange> = LazyLock::new(exchange);

/// The codes that refuse who comes in.
const REFUSALS: &[&str] = &[
    "AuthFailure",
    "IncompleteSignature",
    "InvalidClientTokenId",
    "MissingAuthenticationToken",
    "MissingParameter",
    "RequestExpired",
    "SignatureDoesNotMatch",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    /// One byte that is another one, anywhere in what is signed, and nobody comes in.
    #[test]
    fn no_byte_of_what_is_signed_may_change(which in any::<prop::sample::Index>(), part in 0..7_usize, at in any::<prop::sample::Index>(), to in 0x21..0x7f_u8) {
        let drafts = drafts();
        let (name, draft) = which.get(&drafts);
        let right = draft.signed();
        let mut changed = right.clone();
        let header = |changed: &mut Received, name: &str| {
            changed.headers.iter().position(|(known, _)| known == name)
        };
        let text: Option<&mut String> = match part {
            0 => header(&mut changed, "authorization").map(|index| &mut changed.headers[index].1),
            1 => header(&mut changed, "x-amz-date").map(|index| &mut changed.headers[index].1),
            2 => header(&mut changed, "host").map(|index| &mut changed.headers[index].1),
            3 => header(&mut changed, "content-type").map(|index| &mut changed.headers[index].1),
            4 => Some(&mut changed.path),
            5 => Some(&mut changed.query),
            _ => None,
        };
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let at = at.index(text.len());
            text.replace_range(at..=at, &char::from(to).to_string());
        } else if part == 6 && !changed.body.is_empty() {
            let at = at.index(changed.body.len());
            changed.body[at] = to;
        }
        prop_assume!(!means_the_same(&right, &changed));
        let answer = SHARED.answer(&changed);
        let (status, code, message) = refusal(&answer);
        prop_assert!(REFUSALS.contains(&code.as_str()), "{name}, part {part}: {status} {code} {message}\n{changed:?}");
    }
}

/// Whether they are the same to a signature: the same but for the ways to write a query string, a path and the Authorization
/// header.
fn means_the_same(right: &Received, changed: &Received) -> bool {
    let query = |received: &Received| {
        let pairs = received.query.split('&').filter(|pair| !pair.is_empty());
        let mut pairs: Vec<(String, String)> = pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (percent::rewrite(name), percent::rewrite(value)))
            .collect();
        pairs.sort();
        pairs
    };
    let path = |received: &Received| {
        let mut kept = Vec::new();
        for segment in received.path.split('/').filter(|segment| !matches!(*segment, "" | ".")) {
            if segment == ".." {
                kept.pop();
            } else {
                kept.push(segment.to_owned());
            }
        }
        kept
    };
    let headers = |received: &Received| -> Vec<(String, String)> {
        let blank = |(name, value): &(String, String)| (name.clone(), value.replace([' ', ','], ""));
        received.headers.iter().map(blank).collect()
    };
    query(right) == query(changed)
        && path(right) == path(changed)
        && headers(right) == headers(changed)
        && right.body == changed.body
        && right.method == changed.method
}

#[test]
fn the_method_is_signed_too() {
    let exchange = exchange();
    for (name, draft) in drafts() {
        for method in ["GET", "POST", "PUT", "HEAD", "get"] {
            let mut changed = draft.signed();
            if changed.method != method {
                method.clone_into(&mut changed.method);
                let (_, code, _) = refusal(&exchange.answer(&changed));
                assert!(REFUSALS.contains(&code.as_str()), "{name} by {method}: {code}");
            }
        }
    }
}
