//! REST requests: a method and a target in the first line, and behind it the XML of the body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpce::model::SERVICES;
use vpce::model::shape::Protocol;
use vpce::protocol::rest;

fuzz_target!(|request: &[u8]| {
    let end = request.iter().position(|byte| *byte == b'\n').unwrap_or(request.len());
    let line = String::from_utf8_lossy(&request[..end]);
    let body = request.get(end + 1..).unwrap_or_default();
    let (method, target) = line.split_once(' ').unwrap_or(("GET", &line));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    for service in SERVICES.iter().filter(|service| service.protocol == Protocol::RestXml) {
        let _ = rest::read_request(service, method, path, query, body);
    }
});
