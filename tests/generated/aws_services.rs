//! `src/domain/aws_services/table.rs`: AWS's own endpoint services.

use std::fmt::Write as _;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct AwsServices {
    services: Vec<AwsService>,
}

#[derive(Deserialize)]
struct AwsService {
    service_name: String,
    types: Vec<String>,
    endpoint_dns_service_id: String,
    #[serde(default)]
    private_dns_names: Vec<String>,
    endpoint_names_are_wildcards: Option<String>,
}

pub fn render(mut data: AwsServices) -> String {
    data.services.sort_by(|left, right| left.service_name.cmp(&right.service_name));
    let mut text = "// @generated from aws-endpoint-services.json by `UPDATE=1 cargo test --test generated`.\n\n\
                    use super::AwsService;\n\npub(super) static SERVICES: &[AwsService] = &[\n"
        .to_owned();
    for service in &data.services {
        let _ = writeln!(
            text,
            "    AwsService {{ name: {:?}, kinds: &{:?}, dns_id: {:?}, wildcard: {}, private_names: &{:?} }},",
            service.service_name,
            service.types,
            service.endpoint_dns_service_id,
            service.endpoint_names_are_wildcards.is_some(),
            service.private_dns_names,
        );
    }
    text + "];\n"
}
