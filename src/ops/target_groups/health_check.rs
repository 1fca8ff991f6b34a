//! How the targets of a group are checked: reading and checking what is asked for (lab-behaviour.md §10.3).

use serde::Deserialize;

use crate::domain::error::ApiError;
use crate::ops::{Unused, refuse_unsupported};
use crate::store::target_groups::HealthCheck;

/// The answers to an HTTP check that are good, as requests have them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct MatcherInput {
    http_code: Option<String>,
    grpc_code: Unused,
}

/// What a request says about health checks.
#[derive(Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) enabled: Option<bool>,
    pub(super) protocol: Option<&'a str>,
    pub(super) port: Option<&'a str>,
    pub(super) path: Option<&'a str>,
    pub(super) interval: Option<i64>,
    pub(super) timeout: Option<i64>,
    pub(super) healthy_threshold: Option<i64>,
    pub(super) unhealthy_threshold: Option<i64>,
    pub(super) matcher: Option<&'a MatcherInput>,
}

impl Asked<'_> {
    /// The checks of a new target group: what is asked for, else the defaults of its protocol (§10.3).
    pub(super) fn of_new(&self, protocol: &str, target_type: &str) -> Result<HealthCheck, ApiError> {
        let (geneve, alb) = (protocol == "GENEVE", target_type == "alb");
        let check_protocol = self.protocol.unwrap_or(if alb { "HTTP" } else { "TCP" });
        let timeout = match check_protocol {
            _ if geneve => 5,
            "HTTP" => 6,
            _ => 10,
        };
        let usual = HealthCheck {
            port: if geneve { "80" } else { "traffic-port" }.to_owned(),
            interval: if geneve { 10 } else { 30 },
            timeout,
            healthy_threshold: 5,
            unhealthy_threshold: 2,
            ..unset(check_protocol)
        };
        self.over(usual, target_type)
    }

    /// The checks of a target group that has some: what is asked for, else what it has. Paths and matchers are of HTTP
    /// checks only.
    pub(super) fn of_existing(&self, existing: &HealthCheck, target_type: &str) -> Result<HealthCheck, ApiError> {
        let protocol = self.protocol.unwrap_or(&existing.protocol);
        let goes_on = (protocol == "TCP") == (existing.protocol == "TCP");
        let usual = if goes_on {
            HealthCheck { protocol: protocol.to_owned(), ..existing.clone() }
        } else {
            let HealthCheck { path, matcher, .. } = unset(protocol);
            HealthCheck { protocol: protocol.to_owned(), path, matcher, ..existing.clone() }
        };
        self.over(usual, target_type)
    }

    fn over(&self, usual: HealthCheck, target_type: &str) -> Result<HealthCheck, ApiError> {
        if self.enabled == Some(false) {
            return Err(ApiError::HealthCheckDisabled { target_type: target_type.to_owned() });
        }
        let choices: &[&str] = if target_type == "alb" { &["HTTP", "HTTPS"] } else { &["HTTP", "HTTPS", "TCP"] };
        if !choices.contains(&usual.protocol.as_str()) {
            return Err(ApiError::not_one_of("Health check protocol", &usual.protocol, choices));
        }
        let check = HealthCheck {
            port: self.port.map_or(Ok(usual.port), port)?,
            path: path(&usual.protocol, self.path)?.or(usual.path),
            interval: self.interval.unwrap_or(usual.interval),
            timeout: self.timeout.unwrap_or(usual.timeout),
            healthy_threshold: self.healthy_threshold.unwrap_or(usual.healthy_threshold),
            unhealthy_threshold: self.unhealthy_threshold.unwrap_or(usual.unhealthy_threshold),
            matcher: matcher(&usual.protocol, self.matcher)?.or(usual.matcher),
            protocol: usual.protocol,
        };
        ApiError::check_value(check.interval, "healthCheckIntervalSeconds", 5..=300)?;
        ApiError::check_value(check.timeout, "healthCheckTimeoutSeconds", 2..=120)?;
        ApiError::check_value(check.healthy_threshold, "healthyThresholdCount", 2..=10)?;
        ApiError::check_value(check.unhealthy_threshold, "unhealthyThresholdCount", 2..=10)?;
        if check.timeout > check.interval {
            let (timeout, interval) = (check.timeout.to_string(), check.interval.to_string());
            return Err(ApiError::HealthCheckTimeout { timeout, interval });
        }
        Ok(check)
    }
}

/// A check of this protocol of which nothing is said.
fn unset(protocol: &str) -> HealthCheck {
    let is_http = protocol != "TCP";
    HealthCheck {
        protocol: protocol.to_owned(),
        port: String::new(),
        path: is_http.then(|| "/".to_owned()),
        interval: 0,
        timeout: 0,
        healthy_threshold: 0,
        unhealthy_threshold: 0,
        matcher: is_http.then(|| "200-399".to_owned()),
    }
}

fn port(wanted: &str) -> Result<String, ApiError> {
    let is_number = wanted.parse::<u16>().is_ok_and(|number| number > 0) && !wanted.starts_with('+');
    if wanted == "traffic-port" || is_number {
        return Ok(wanted.to_owned());
    }
    Err(ApiError::HealthCheckPort { port: wanted.to_owned() })
}

fn path(check_protocol: &str, wanted: Option<&str>) -> Result<Option<String>, ApiError> {
    match (check_protocol, wanted) {
        (_, None) => Ok(None),
        ("TCP", Some(_)) => Err(ApiError::HealthCheckUnsupported { what: "paths".to_owned() }),
        (_, Some(path)) => {
            ApiError::check_length(path, "healthCheckPath", 1..=1024)?;
            if !path.starts_with('/') {
                return Err(ApiError::HealthCheckPath { path: path.to_owned() });
            }
            Ok(Some(path.to_owned()))
        }
    }
}

fn matcher(check_protocol: &str, wanted: Option<&MatcherInput>) -> Result<Option<String>, ApiError> {
    let Some(wanted) = wanted else { return Ok(None) };
    refuse_unsupported(&[("Matcher.GrpcCode", &wanted.grpc_code)])?;
    if check_protocol == "TCP" {
        return Err(ApiError::HealthCheckUnsupported { what: "matchers".to_owned() });
    }
    match &wanted.http_code {
        Some(codes) if !codes.split(',').all(is_code_range) => {
            Err(ApiError::HealthCheckMatcher { matcher: codes.clone() })
        }
        codes => Ok(codes.clone()),
    }
}

/// Whether a text is an HTTP code that targets may answer, or a range of them: `200`, `200-399`.
fn is_code_range(text: &str) -> bool {
    let code = |text: &str| text.parse::<u16>().ok().filter(|code| text.len() == 3 && (200..=599).contains(code));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    code(first).zip(code(last)).is_some_and(|(first, last)| first <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(protocol: &str, target_type: &str, asked: &Asked<'_>) -> Result<HealthCheck, String> {
        asked.of_new(protocol, target_type).map_err(|error| error.to_string())
    }

    #[test]
    fn defaults_follow_from_the_protocol() {
        let usual = |protocol, target_type| {
            let check = check(protocol, target_type, &Asked::default());
            check.map(|check| (check.protocol, check.port, check.interval, check.timeout, check.path, check.matcher))
        };
        let tcp =
            |port: &str, interval, timeout| Ok(("TCP".to_owned(), port.to_owned(), interval, timeout, None, None));
        assert_eq!(usual("TLS", "instance"), tcp("traffic-port", 30, 10));
        assert_eq!(usual("GENEVE", "instance"), tcp("80", 10, 5));
        let (path, matcher) = (Some("/".to_owned()), Some("200-399".to_owned()));
        let http = Ok(("HTTP".to_owned(), "traffic-port".to_owned(), 30, 6, path, matcher));
        assert_eq!(usual("TCP", "alb"), http);
        let input = Asked { protocol: Some("HTTPS"), ..Asked::default() };
        assert_eq!(check("TCP", "ip", &input).map(|check| check.timeout), Ok(10));
    }

    #[test]
    fn a_tcp_check_takes_nothing_of_http() {
        let input = Asked { path: Some("/"), ..Asked::default() };
        let refusal = Err("Health check paths are not supported for TCP health checks".to_owned());
        assert_eq!(check("TCP", "ip", &input), refusal);
    }

    #[test]
    fn a_check_ends_before_the_next_one() {
        let input = Asked { interval: Some(5), timeout: Some(6), ..Asked::default() };
        let refusal = Err("Health check timeout '6' must be smaller than or equal to the interval '5'".to_owned());
        assert_eq!(check("TCP", "ip", &input), refusal);
    }

    #[test]
    fn what_is_of_http_goes_with_it() {
        let tcp = Asked::default().of_new("TCP", "ip").unwrap();
        let to_http = Asked { protocol: Some("HTTP"), ..Asked::default() }.of_existing(&tcp, "ip").unwrap();
        assert_eq!((to_http.path.as_deref(), to_http.matcher.as_deref()), (Some("/"), Some("200-399")));
        let to_path = Asked { path: Some("/up"), ..Asked::default() }.of_existing(&to_http, "ip").unwrap();
        let to_https = Asked { protocol: Some("HTTPS"), ..Asked::default() }.of_existing(&to_path, "ip").unwrap();
        assert_eq!((to_https.path.as_deref(), to_https.timeout), (Some("/up"), 10));
        let back = Asked { protocol: Some("TCP"), ..Asked::default() }.of_existing(&to_https, "ip").unwrap();
        assert_eq!(back, tcp);
    }

    #[test]
    fn http_codes() {
        assert!(["200", "200-399", "599"].into_iter().all(is_code_range));
        assert!(!["", "99", "200-", "300-200", "200-600", "+20"].into_iter().any(is_code_range));
    }
}
