//! What a request says about who signed it, by Signature Version 4: in its Authorization header, or in the query string of a
//! signed URL. AWS's sentences about what is missing are as clients have met them.

use super::exchange::{Received, Refused};
use crate::client::sign;
use crate::protocol::percent;

/// Who signed a request, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) credential: Credential,
    /// The names of the headers that are signed, as they stand.
    pub(super) headers: Vec<String>,
    pub(super) signature: String,
    pub(super) token: Option<String>,
    /// `20260102T030405Z`, if there is one.
    pub(super) date: Option<String>,
    pub(super) place: Place,
}

/// Where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Header,
    Query {
        /// For how many seconds the URL is good, if it says so.
        expires: Option<i64>,
    },
}

/// `KEY/20260102/us-east-1/ec2/aws4_request`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Credential {
    pub(super) access_key_id: String,
    pub(super) day: String,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) end: String,
}

impl Credential {
    fn parse(text: &str) -> Result<Self, Refused> {
        // A key may have slashes in it, here if not at AWS.
        let mut parts = text.rsplitn(5, '/').map(str::to_owned);
        let mut part = || parts.next().filter(|part| !part.is_empty());
        let (end, service, region, day, key) = (part(), part(), part(), part(), part());
        match (key, day, region, service, end) {
            (Some(access_key_id), Some(day), Some(region), Some(service), Some(end)) => {
                Ok(Self { access_key_id, day, region, service, end })
            }
            _ => Err(incomplete(&format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{text}'"
            ))),
        }
    }
}

impl Signed {
    /// Reads it; nothing if the request does not say that it is signed.
    ///
    /// # Errors
    /// What is missing.
    pub(super) fn of(request: &Received) -> Result<Option<Self>, Refused> {
        if let Some(header) = request.header("authorization") {
            return Self::of_header(request, header).map(Some);
        }
        let pairs = query_pairs(&request.query);
        let is_signed = pairs.clone().any(|(name, _)| name == "X-Amz-Signature" || name == "X-Amz-Credential");
        if is_signed { Self::of_query(&pairs.collect::<Vec<_>>()).map(Some) } else { Ok(None) }
    }

    fn of_header(request: &Received, header: &str) -> Result<Self, Refused> {
        let (algorithm, rest) = header.split_once(' ').unwrap_or((header, ""));
        let is_ours = algorithm == sign::ALGORITHM;
        if !is_ours && algorithm.starts_with("AWS") {
            return Err(incomplete(&format!("Unsupported AWS 'algorithm': '{algorithm}'.")));
        }
        let parts = if is_ours { rest } else { "" };
        let parts: Vec<&str> = parts.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        if let Some(part) = parts.iter().find(|part| !part.contains('=')) {
            return Err(incomplete(&format!(
                "'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'."
            )));
        }
        let part = |name: &str| {
            let pairs = parts.iter().filter_map(|part| part.split_once('='));
            pairs.into_iter().find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value)
        };
        let (Some(credential), Some(signature), Some(headers)) =
            (part("Credential"), part("Signature"), part("SignedHeaders"))
        else {
            let missing = ["Credential", "Signature", "SignedHeaders"].into_iter().filter(|name| part(name).is_none());
            let mut sentences: Vec<String> =
                missing.map(|name| format!("Authorization header requires '{name}' parameter.")).collect();
            sentences.push(format!("Authorization={header}"));
            return Err(incomplete(&sentences.join(" ")));
        };
        Ok(Self {
            credential: Credential::parse(credential)?,
            headers: headers.split(';').map(str::to_owned).collect(),
            signature: signature.to_owned(),
            token: request.header("x-amz-security-token").map(str::to_owned),
            date: request.header("x-amz-date").or_else(|| request.header("date")).map(str::to_owned),
            place: Place::Header,
        })
    }

    fn of_query(pairs: &[(&str, &str)]) -> Result<Self, Refused> {
        let part = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| percent::decode(value));
        if let Some(algorithm) = part("X-Amz-Algorithm").filter(|algorithm| algorithm != sign::ALGORITHM) {
            return Err(incomplete(&format!("Unsupported AWS 'algorithm': '{algorithm}'.")));
        }
        let (Some(credential), Some(signature), Some(headers), Some(date)) =
            (part("X-Amz-Credential"), part("X-Amz-Signature"), part("X-Amz-SignedHeaders"), part("X-Amz-Date"))
        else {
            let names = ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
            let missing = names.into_iter().filter(|name| part(name).is_none());
            let mut sentences: Vec<String> =
                missing.map(|name| format!("AWS query-string parameters must include '{name}'.")).collect();
            sentences.push("Re-examine the query-string parameters.".to_owned());
            return Err(incomplete(&sentences.join(" ")));
        };
        let expires = part("X-Amz-Expires").map(|expires| expires.parse());
        let expires = expires.transpose().map_err(|_| incomplete("X-Amz-Expires should be a number"))?;
        Ok(Self {
            credential: Credential::parse(&credential)?,
            headers: headers.split(';').map(str::to_owned).collect(),
            signature,
            token: part("X-Amz-Security-Token"),
            date: Some(date),
            place: Place::Query { expires },
        })
    }

    /// The signing name of the service in the scope.
    pub(super) fn service(&self) -> &str {
        &self.credential.service
    }

    /// The query string as it was signed: without the signature that stands in it, and each byte written in one way.
    pub(super) fn query(&self, query: &str) -> String {
        let in_query = matches!(self.place, Place::Query { .. });
        let signed = query_pairs(query).filter(|(name, _)| !in_query || *name != "X-Amz-Signature");
        let written = signed.map(|(name, value)| format!("{}={}", percent::rewrite(name), percent::rewrite(value)));
        written.collect::<Vec<_>>().join("&")
    }
}

/// Names and values as they were sent.
fn query_pairs(query: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// What is signed cannot be told.
pub(super) fn incomplete(message: &str) -> Refused {
    Refused::new(400, "IncompleteSignature", message)
}
