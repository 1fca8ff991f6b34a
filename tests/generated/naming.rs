//! The names that follow from AWS's names.

/// The command line's form of an API name, by botocore's `xform_name`: `DescribeVpcEndpoints` is
/// `describe-vpc-endpoints`. Its list of exceptions (`CreateCachediSCSIVolume` and others) has none of our services.
pub fn command(name: &str) -> String {
    separated(name, '-').to_ascii_lowercase()
}

/// The name of a shape's static: `VpcEndpointSet` is `VPC_ENDPOINT_SET`.
pub fn constant(name: &str) -> String {
    separated(name, '_').to_ascii_uppercase()
}

/// A plural acronym at the end is one word (`Web-ACLs`). Elsewhere a word starts at an upper case letter that stands
/// behind a lower case letter or a digit, or before a lower case letter (`DNS-Name`).
fn separated(name: &str, separator: char) -> String {
    let plural = plural_acronym(name);
    let letters: Vec<char> = name.chars().collect();
    let mut words = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let inside = plural.is_some_and(|start| index > start);
        let starts = letter.is_ascii_uppercase() && index > 0 && !inside && {
            let before = letters[index - 1];
            let next_is_lower = letters.get(index + 1).is_some_and(char::is_ascii_lowercase);
            before.is_ascii_lowercase() || before.is_ascii_digit() || next_is_lower
        };
        if starts || plural == Some(index) {
            words.push(separator);
        }
        words.push(letter);
    }
    words
}

/// Where an acronym of two or more letters with a plural `s` starts that ends the name.
fn plural_acronym(name: &str) -> Option<usize> {
    let acronym = name.strip_suffix('s')?;
    let length = acronym.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    (length >= 2).then(|| acronym.len() - length)
}

#[test]
fn commands() {
    for (name, expected) in [
        ("DescribeVpcEndpoints", "describe-vpc-endpoints"),
        ("Ipv6CidrBlock", "ipv6-cidr-block"),
        ("EnableDns64", "enable-dns64"),
        ("Ipv4IpamPoolId", "ipv4-ipam-pool-id"),
        ("DNSName", "dns-name"),
        ("PrivateDnsNameOptions", "private-dns-name-options"),
        ("AssumeRoleWithSAML", "assume-role-with-saml"),
        ("ListWebACLs", "list-web-acls"),
        ("GatewayARNs", "gateway-arns"),
        ("SSEKMSKeyId", "ssekms-key-id"),
        ("Id", "id"),
    ] {
        assert_eq!(command(name), expected);
    }
}
