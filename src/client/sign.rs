//! Signature Version 4, by AWS's public description; `x-amz-date` and, with temporary keys, `x-amz-security-token` are
//! headers like the others and are given by the caller.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use crate::protocol::percent;

/// What an Authorization header begins with.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// What is signed of a request.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'a> {
    /// `POST`
    pub method: &'a str,
    /// The path as it is sent.
    pub path: &'a str,
    /// The query string as it is sent, without `?`.
    pub query: &'a str,
    /// The headers to sign, with names in lower case, in any order.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub body: &'a [u8],
}

/// What a signature is valid for.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// `us-east-1`; may be empty.
    pub region: &'a str,
    /// The signing name: `ec2`.
    pub service: &'a str,
    /// When.
    pub time: Timestamp,
}

impl Scope<'_> {
    /// The `x-amz-date` of the time: `20260102T030405Z`.
    pub fn amz_date(&self) -> String {
        self.time.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
    }

    /// What a signing key is derived from, in this order.
    fn parts(&self) -> [String; 4] {
        let day = self.time.to_zoned(TimeZone::UTC).strftime("%Y%m%d").to_string();
        [day, self.region.to_owned(), self.service.to_owned(), "aws4_request".to_owned()]
    }

    fn text(&self) -> String {
        self.parts().join("/")
    }
}

/// The Authorization header of a request.
pub fn authorization(request: &Signable<'_>, scope: &Scope<'_>, access_key_id: &str, secret: &str) -> String {
    let signature = signature(request, scope, secret);
    let signed = signed_headers(&sorted(request.headers));
    let scope = scope.text();
    format!("{ALGORITHM} Credential={access_key_id}/{scope}, SignedHeaders={signed}, Signature={signature}")
}

/// The signature alone, in hexadecimal.
pub fn signature(request: &Signable<'_>, scope: &Scope<'_>, secret: &str) -> String {
    let canonical = hex(&Sha256::digest(canonical_request(request)));
    let to_sign = [ALGORITHM, &scope.amz_date(), &scope.text(), &canonical].join("\n");
    hex(&hmac(&signing_key(scope, secret), to_sign.as_bytes()))
}

fn signing_key(scope: &Scope<'_>, secret: &str) -> Vec<u8> {
    let start = [b"AWS4", secret.as_bytes()].concat();
    scope.parts().iter().fold(start, |key, part| hmac(&key, part.as_bytes()).to_vec())
}

fn canonical_request(request: &Signable<'_>) -> String {
    let headers = sorted(request.headers);
    let line =
        |(name, value): &(&str, &str)| format!("{name}:{}\n", value.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: String = headers.iter().map(line).collect();
    let path = percent::encode_path(&normal_path(request.path));
    let query = canonical_query(request.query);
    let body = hex(&Sha256::digest(request.body));
    [request.method, &path, &query, &lines, &signed_headers(&headers), &body].join("\n")
}

fn sorted<'a>(headers: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut headers = headers.to_vec();
    headers.sort_unstable();
    headers
}

fn signed_headers(sorted: &[(&str, &str)]) -> String {
    sorted.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
}

/// The path without empty, `.` and `..` segments.
fn normal_path(path: &str) -> String {
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    let end = if path.ends_with('/') && !kept.is_empty() { "/" } else { "" };
    format!("/{}{end}", kept.join("/"))
}

fn canonical_query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
    pairs.sort_unstable();
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    const HOST: (&str, &str) = ("host", "example.amazonaws.com");
    const DATE: (&str, &str) = ("x-amz-date", "20150830T123600Z");

    fn scope(service: &str) -> Scope<'_> {
        Scope { region: "us-east-1", service, time: "2015-08-30T12:36:00Z".parse().unwrap() }
    }

    fn get<'a>(path: &'a str, query: &'a str, headers: &'a [(&'a str, &'a str)]) -> Signable<'a> {
        Signable { method: "GET", path, query, headers, body: b"" }
    }

    // The expected values are those of AWS's published test suite for Signature Version 4.
    #[test]
    fn get_vanilla() {
        let header = authorization(&get("/", "", &[DATE, HOST]), &scope("service"), "AKIDEXAMPLE", SECRET);
        assert_eq!(
            header,
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
             SignedHeaders=host;x-amz-date, \
             Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
        );
    }

    #[test]
    fn get_vanilla_query_order_key_case() {
        let signature = signature(&get("/", "Param2=value2&Param1=value1", &[HOST, DATE]), &scope("service"), SECRET);
        assert_eq!(signature, "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }

    #[test]
    fn normalized_paths_and_folded_headers() {
        for path in ["/", "//", "/./", "/foo/.."] {
            let signature = signature(&get(path, "", &[HOST, DATE]), &scope("service"), SECRET);
            assert_eq!(signature, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "{path}");
        }
        assert_eq!(normal_path("/a//b/./c/../"), "/a/b/");
    }

    #[test]
    fn a_form_that_is_posted() {
        let headers = [("content-type", "application/x-www-form-urlencoded"), HOST, DATE];
        let request = Signable { method: "POST", path: "/", query: "", headers: &headers, body: b"Param1=value1" };
        let signature = signature(&request, &scope("service"), SECRET);
        assert_eq!(signature, "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    #[test]
    fn list_users_of_the_developer_guide() {
        let headers =
            [("content-type", "application/x-www-form-urlencoded; charset=utf-8"), ("host", "iam.amazonaws.com"), DATE];
        let request = get("/", "Action=ListUsers&Version=2010-05-08", &headers);
        let signature = signature(&request, &scope("iam"), SECRET);
        assert_eq!(signature, "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }
}
