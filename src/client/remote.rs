//! [`Remote`]: a service somewhere else.

use std::time::Duration;

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use super::retry;
use super::sign::{Scope, Signable, authorization};
use super::transport::{Certificates, NoAnswer, Sent, Transport};
use crate::base::clock::{Clock, Kept};
use crate::base::document::Document;
use crate::base::random::Random;
use crate::domain::arn::root_of;
use crate::domain::caller::Caller;
use crate::domain::service::{Request, Service, ServiceError};
use crate::domain::session;
use crate::model;
use crate::protocol::json::TARGET;
use crate::protocol::{self, Answer, HttpAnswer, HttpRequest, Unreadable};

/// What a remote service must be told besides the calls.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where it is.
    pub endpoint: Endpoint,
    /// How often a call is tried in all; at least once.
    pub max_attempts: u32,
    /// How long a connection may take to be made; none for as long as it takes.
    pub connect_timeout: Option<Duration>,
    /// How long the service may be silent; none for as long as it likes.
    pub read_timeout: Option<Duration>,
    /// Whether requests are signed.
    pub sign: bool,
    /// Which certificates are believed.
    pub certificates: Certificates,
    /// The URL of the proxy that requests go through, if not straight.
    pub proxy: Option<String>,
}

/// A service behind an endpoint.
#[derive(Debug)]
pub struct Remote {
    endpoint: Endpoint,
    max_attempts: u32,
    sign: bool,
    transport: Transport,
    clock: Clock,
    random: Random,
    reasons: Vec<String>,
}

/// The header in which a server of ours tells the true reason of a refusal.
pub const REASON: &str = "x-vpce-reason";

/// Why an attempt gave no answer.
enum Failure {
    /// Nothing came back; worth another attempt.
    NoAnswer(NoAnswer),
    /// What came back cannot be read, or nothing can be sent; another attempt would not help.
    Hopeless(String),
}

impl Remote {
    /// Connects to nothing yet. `clock` says when requests are signed; if it is fixed, what would be slept puts it forward.
    pub fn new(settings: Settings, clock: Clock, random: Random) -> Self {
        let Settings { endpoint, max_attempts, connect_timeout, read_timeout, sign, certificates, proxy } = settings;
        let is_secure = endpoint.is_secure();
        let transport = Transport::new(certificates, connect_timeout, read_timeout, proxy, is_secure);
        Self { endpoint, max_attempts: max_attempts.max(1), sign, transport, clock, random, reasons: Vec::new() }
    }

    /// One attempt: the status and what it says.
    fn attempt(
        &mut self,
        caller: &Caller,
        request: &Request<'_>,
        wire: &HttpRequest,
    ) -> Result<(u16, Answer), Failure> {
        let answer = self.send(caller, request.service, wire)?;
        tracing::debug!(target: "botocore.parsers", "Response status: {}", answer.status);
        tracing::debug!(target: "botocore.parsers", "Response body:\n{}", String::from_utf8_lossy(&answer.body));
        let reasons = answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(REASON));
        self.reasons = reasons.map(|(_, reason)| reason.clone()).collect();
        let read = protocol::read_answer(request.service, request.operation, &answer)
            .map_err(|error: Unreadable| Failure::Hopeless(error.to_string()))?;
        Ok((answer.status, read))
    }

    fn send(&self, caller: &Caller, service: &model::Service, wire: &HttpRequest) -> Result<HttpAnswer, Failure> {
        let (path, query) = (self.endpoint.path(&wire.path), self.endpoint.query(&wire.query));
        let time = self.clock.now(Kept::default(), false);
        let token = caller.session_token.clone().or_else(|| token_of_profile(caller));
        let scope = Scope { region: &caller.region, service: service.signing_name, time };
        let date = scope.amz_date();
        // Only who signs looks at the port.
        let host = if self.sign { self.endpoint.host().map_err(Failure::Hopeless)? } else { String::new() };
        let mut headers = vec![("host", host.as_str())];
        headers.extend(wire.content_type.map(|content_type| ("content-type", content_type)));
        headers.extend(wire.target.as_deref().map(|target| (TARGET, target)));
        let authorization = self.sign.then(|| {
            headers.push(("x-amz-date", &date));
            headers.extend(token.as_deref().map(|token| ("x-amz-security-token", token)));
            let signable =
                Signable { method: wire.method, path: &path, query: &query, headers: &headers, body: &wire.body };
            authorization(&signable, &scope, &caller.access_key_id, &caller.secret_access_key)
        });
        headers.extend(authorization.as_deref().map(|text| ("authorization", text)));
        let url = self.endpoint.url(&path, &query);
        tracing::debug!(target: "botocore.endpoint", "Sending http request: {} {url}", wire.method);
        let endpoint = &self.endpoint;
        // The host is sent as the way there wants it.
        let headers = &headers[1..];
        let sent = Sent { method: wire.method, endpoint, path: &path, query: &query, headers, body: &wire.body };
        self.transport.send(&sent).map_err(Failure::NoAnswer)
    }

    /// The input members as they are sent: with what a client adds by itself.
    fn completed(&mut self, request: &Request<'_>) -> Map<String, Value> {
        let mut params = request.params.as_object().cloned().unwrap_or_default();
        request.operation.fill_idempotency_tokens(&mut params, || self.random.uuid());
        params
    }
}

/// What tells a server of ours which principal calls, for a profile of ours whose key says no more than the account.
fn token_of_profile(caller: &Caller) -> Option<String> {
    let Caller { account, principal, access_key_id, .. } = caller;
    let is_told = access_key_id != account || *principal == root_of(account);
    (!is_told).then(|| session::profile_token(account, principal))
}

impl Service for Remote {
    fn call(&mut self, caller: &Caller, request: &Request<'_>) -> Result<Document, ServiceError> {
        let params = self.completed(request);
        let wire = protocol::write_request(request.service, request.operation, &params)
            .map_err(|error| ServiceError::Unanswered(error.to_string()))?;
        let mut attempts = 0;
        loop {
            let outcome = self.attempt(caller, request, &wire);
            attempts += 1;
            let is_last = attempts >= self.max_attempts;
            match outcome {
                Ok((_, Answer::Given(answer))) => return Ok(answer.into()),
                Ok((status, Answer::Refused(refusal))) if is_last || !retry::is_passing(status, &refusal.code) => {
                    return Err(ServiceError::Refused {
                        code: refusal.code,
                        message: refusal.message,
                        status,
                        operation: request.operation.name,
                        // Told of every error of the last attempt, as AWS CLI does, whether it was passing or not.
                        retries: is_last.then_some(attempts - 1),
                    });
                }
                Err(Failure::NoAnswer(error)) if is_last => return Err(ServiceError::Unanswered(error.to_string())),
                Err(Failure::Hopeless(error)) => return Err(ServiceError::Unanswered(error)),
                Ok((_, Answer::Refused(_))) | Err(Failure::NoAnswer(_)) => {}
            }
            let wait = retry::backoff(attempts, retry::chance(&mut self.random));
            tracing::debug!(target: "botocore.retries.standard", "Retry needed, retrying request after delay of: {}", wait.as_secs_f64());
            self.pause(wait)?;
        }
    }

    fn pause(&mut self, duration: Duration) -> Result<(), ServiceError> {
        self.clock.pass(duration);
        Ok(())
    }

    fn reasons(&mut self) -> Vec<String> {
        std::mem::take(&mut self.reasons)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread::{self, JoinHandle};

    use serde_json::json;

    use super::*;

    const VPCS: &str = "<R><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></R>";

    /// A server that gives these answers, one a request, and then the requests that it got. Where there is none it hangs
    /// up.
    fn serve(answers: &'static [Option<&'static str>]) -> (String, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/base", listener.local_addr().unwrap());
        let answer_all = move || {
            let answer = |body: Option<&str>| {
                let (stream, _) = listener.accept().unwrap();
                let request = read_request(&stream);
                if let Some(body) = body {
                    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
                    (&stream).write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
                }
                request
            };
            answers.iter().copied().map(answer).collect()
        };
        (url, thread::spawn(answer_all))
    }

    /// Start line and headers in lower case, then the body.
    fn read_request(stream: &TcpStream) -> String {
        let mut reader = BufReader::new(stream);
        let mut request = String::new();
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            let line = line.to_lowercase();
            length = line.strip_prefix("content-length: ").map_or(length, |text| text.trim().parse().unwrap());
            request.push_str(&line);
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        request + &String::from_utf8(body).unwrap()
    }

    fn settings(url: &str) -> Settings {
        Settings {
            endpoint: Endpoint::parse(url).unwrap(),
            max_attempts: 3,
            connect_timeout: Some(Duration::from_secs(5)),
            read_timeout: Some(Duration::from_secs(5)),
            sign: true,
            certificates: Certificates::Public,
            proxy: None,
        }
    }

    fn remote(url: &str) -> Remote {
        remote_with(settings(url))
    }

    fn remote_with(settings: Settings) -> Remote {
        let clock = Clock::parse("2026-01-02T03:04:05Z").unwrap();
        Remote::new(settings, clock, Random::new(Some("1")))
    }

    fn describe_vpcs(remote: &mut Remote) -> Result<Document, ServiceError> {
        let caller = Caller {
            account: "111122223333".to_owned(),
            principal: "arn:aws:iam::111122223333:root".to_owned(),
            region: "us-east-1".to_owned(),
            access_key_id: "AKIDEXAMPLE".to_owned(),
            secret_access_key: "secret".to_owned(),
            session_token: Some("token".to_owned()),
        };
        let service = model::Service::find("ec2").unwrap();
        let operation = service.operation("describe-vpcs").unwrap();
        remote.call(&caller, &Request { service, operation, params: &json!({"MaxResults": 5}) })
    }

    #[test]
    fn a_call_is_signed_and_its_answer_read() {
        let (url, server) = serve(&[Some(VPCS)]);
        assert_eq!(describe_vpcs(&mut remote(&url)), Ok(json!({"Vpcs": [{"VpcId": "vpc-1"}]}).into()));
        let request = server.join().unwrap().remove(0);
        for expected in [
            "post /base http/1.1\r\n",
            "content-type: application/x-www-form-urlencoded; charset=utf-8\r\n",
            "x-amz-date: 20260102t030405z\r\n",
            "authorization: aws4-hmac-sha256 credential=akidexample/20260102/us-east-1/ec2/aws4_request, \
             signedheaders=content-type;host;x-amz-date;x-amz-security-token, signature=",
            "\r\n\r\nAction=DescribeVpcs&Version=2016-11-15&MaxResults=5",
        ] {
            assert!(request.contains(expected), "{expected} in {request}");
        }
    }

    #[test]
    fn a_proxy_is_asked_for_the_whole_url() {
        let (proxy, server) = serve(&[Some(VPCS)]);
        let proxy = proxy.replace("http://", "http://u:p@").replace("/base", "");
        let mut settings = settings("http://example.invalid:80/a/../b%2f");
        settings.proxy = Some(proxy);
        assert_eq!(describe_vpcs(&mut remote_with(settings)), Ok(json!({"Vpcs": [{"VpcId": "vpc-1"}]}).into()));
        let request = server.join().unwrap().remove(0);
        for expected in [
            "post http://example.invalid:80/b%2f http/1.1\r\n",
            "\nhost: example.invalid:80\r\n",
            "\nproxy-authorization: basic dtpw\r\n",
            "\r\n\r\nAction=DescribeVpcs&Version=2016-11-15&MaxResults=5",
        ] {
            assert!(request.contains(expected), "{expected} in {request}");
        }
    }

    #[test]
    fn nobody_there() {
        let (url, server) = serve(&[None, None, None]);
        let error = describe_vpcs(&mut remote(&url)).unwrap_err().to_string();
        let closed = "Connection was closed before we received a valid response from endpoint URL";
        assert_eq!(error, format!("{closed}: \"{url}\"."));
        server.join().unwrap();
        let error = describe_vpcs(&mut remote(&url)).unwrap_err().to_string();
        assert_eq!(error, format!("Could not connect to the endpoint URL: \"{url}\""));
    }
}
