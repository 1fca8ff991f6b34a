//! A server that answers as a recording says and notes what it is asked.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use vpce::protocol::form;

use super::case::Response;

/// What it answers when a recording has nothing to say.
const NOTHING: &str = "<Response><Errors><Error><Code>StubNoResponse</Code><Message>stub has no response</Message></Error>\
                       </Errors><RequestID>0</RequestID></Response>";

/// A server on a port of its own, for one case after the other. It ends with the process.
pub struct Stub {
    address: SocketAddr,
    script: Arc<Mutex<Script>>,
}

/// What is played.
#[derive(Default)]
struct Script {
    responses: Vec<Response>,
    /// How often each was given.
    given: Vec<usize>,
    requests: Vec<Request>,
}

/// A request as it came.
#[derive(Debug)]
pub struct Request {
    pub method: String,
    /// With the query string.
    pub path: String,
    /// By names in lower case.
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Stub {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Mutex::new(Script::default()));
        let stub = Self { address, script: Arc::clone(&script) };
        thread::spawn(move || {
            for stream in listener.incoming() {
                // A client that goes away is what its case will tell.
                let _ = stream.and_then(|stream| answer(&stream, &script));
            }
        });
        stub
    }

    /// `http://127.0.0.1:…`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on answers so.
    pub fn play(&self, responses: &[Response]) {
        let given = vec![0; responses.len()];
        *self.script.lock().unwrap() = Script { responses: responses.to_vec(), given, requests: Vec::new() };
    }

    /// The requests since then.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.script.lock().unwrap().requests)
    }
}

impl Script {
    fn pick(&mut self, request: &Request) -> Option<Response> {
        let is_xml = request.body.starts_with('<');
        let fields: BTreeMap<String, String> =
            if is_xml { BTreeMap::new() } else { form::pairs(&request.body).into_iter().collect() };
        let last = self.responses.len().saturating_sub(1);
        let fits = |(index, response): &(usize, &Response)| {
            let Response { when, path, .. } = response;
            let is_plain = when.is_empty() && path.is_none();
            let is_left = !is_plain || *index == last || self.given[*index] == 0;
            let is_there = path.as_ref().is_none_or(|path| match path.strip_suffix('*') {
                Some(start) => request.path.starts_with(start),
                None => *path == request.path,
            });
            is_left && is_there && when.iter().all(|(name, value)| fields.get(name) == value.as_ref())
        };
        let (index, response) = self.responses.iter().enumerate().find(fits)?;
        self.given[index] += 1;
        Some(response.clone())
    }
}

/// One request a connection.
fn answer(mut stream: &TcpStream, script: &Mutex<Script>) -> io::Result<()> {
    let request = read(stream)?;
    let response = {
        let mut script = script.lock().unwrap();
        let response = script.pick(&request);
        script.requests.push(request);
        response
    };
    let (status, body) = response.as_ref().map_or((400, NOTHING), |response| (response.status, &response.body.0));
    let mut head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    let mut headers = BTreeMap::from([("Content-Type", "text/xml;charset=UTF-8")]);
    headers.extend(response.iter().flat_map(|response| &response.headers).map(|(name, value)| (&**name, &**value)));
    head.extend(headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")));
    stream.write_all(format!("{head}\r\n{body}").as_bytes())
}

fn read(stream: &TcpStream) -> io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).map(|_| line.trim_end().to_owned())
    };
    let start = line()?;
    let mut headers = BTreeMap::new();
    while let Some((name, value)) = line()?.split_once(':') {
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut words = start.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    Ok(Request { method, path, headers, body: String::from_utf8_lossy(&body).into_owned() })
}
