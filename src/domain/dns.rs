//! Names that AWS gives to services and endpoints (aws-behaviour.md §4).

/// `com.amazonaws.vpce.<region>.<service id>`
pub fn service_name(region: &str, service_id: &str) -> String {
    format!("com.amazonaws.vpce.{region}.{service_id}")
}

/// What the names of a service's endpoints end with: `<service id>.<region>.vpce.amazonaws.com`.
pub fn base_endpoint_name(service_id: &str, region: &str, dns_suffix: &str) -> String {
    format!("{service_id}.{region}.vpce.{dns_suffix}")
}

/// The Regional name of an endpoint, then a zonal one for each of its zones, which carry the consumer's letters (§4.1).
pub fn endpoint_names<'a>(
    endpoint_id: &str,
    suffix: &str,
    zones: impl Iterator<Item = &'a str>,
    base: &str,
) -> Vec<String> {
    let regional = [endpoint_id, "-", suffix, ".", base].concat();
    let zonal = zones.map(|zone| [endpoint_id, "-", suffix, "-", zone, ".", base].concat());
    std::iter::once(regional).chain(zonal).collect()
}

/// Whether a text may be a service's private DNS name: lower case, labels of at most 63 and 255 in all, the first label
/// may be `*` (§4.2).
pub fn is_private_name(name: &str) -> bool {
    let body = domain_of_private_name(name);
    let is_label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(inner)
    };
    name.len() <= 255 && body.contains('.') && body.split('.').all(is_label)
}

/// The domain that a private name is in the zone of: its own, or that of which it is the wildcard.
pub fn domain_of_private_name(name: &str) -> &str {
    name.strip_prefix("*.").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names() {
        for good in ["example.com", "*.example.com", "api.a-b.example.com"] {
            assert!(is_private_name(good), "{good}");
        }
        for bad in ["", "com", "Example.com", "a..b", "-a.com", "*.com", "x.*.com"] {
            assert!(!is_private_name(bad), "{bad}");
        }
    }
}
