//! What the values of the tables look like: what no statement of ours would write, and what reading rows could stumble over.
//! SQLite itself holds the types, what must be there and what must be unique.

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::de::IgnoredAny;

use super::StoreError;
use super::schema::{self, Table};
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states::{
    endpoint, interface, load_balancer, notification, peering, private_dns, service, service_region, target, vpc,
};

/// The form of a column's values.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Any, as far as this goes.
    Free,
    /// 12 digits.
    Account,
    /// A Region that there is.
    Region,
    /// An id of a kind.
    Id(Kind),
    /// One of these.
    OneOf(&'static [&'static str]),
    /// 0 or 1.
    Flag,
    /// Milliseconds since 1970, in a year that can be written.
    Moment,
    /// Not below zero.
    Count,
    /// JSON: any.
    Json,
    /// JSON: an object.
    JsonObject,
    /// JSON: a list of texts.
    JsonTexts,
}

/// The form of the values of a column; none if it is not known.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn form(table: &str, column: &str) -> Option<Form> {
    Some(match (table, column) {
        // Whatever Region a call of a global service named.
        ("calls", "region") => Form::Free,
        (
            _,
            "account" | "requester_account" | "accepter_account" | "ended_by" | "source_account" | "service_account"
            | "endpoint_account",
        ) => Form::Account,
        (_, "region" | "service_region" | "requester_region") => Form::Region,

        ("vpcs", "id") | (_, "vpc_id" | "requester_vpc_id") => Form::Id(Kind::Vpc),
        ("subnets", "id") | (_, "subnet_id") => Form::Id(Kind::Subnet),
        ("security_groups", "id") | (_, "group_id") => Form::Id(Kind::SecurityGroup),
        ("security_group_rules", "id") => Form::Id(Kind::SecurityGroupRule),
        ("network_interfaces", "id") | (_, "interface_id") => Form::Id(Kind::NetworkInterface),
        ("route_tables", "id") | (_, "route_table_id") => Form::Id(Kind::RouteTable),
        ("route_table_associations", "id") | ("route_tables", "main_association_id") => {
            Form::Id(Kind::RouteTableAssociation)
        }
        ("internet_gateways", "id") => Form::Id(Kind::InternetGateway),
        ("vpc_peering_connections", "id") => Form::Id(Kind::VpcPeeringConnection),
        ("services", "id") | (_, "service_id") => Form::Id(Kind::EndpointService),
        ("service_permissions", "id") => Form::Id(Kind::ServicePermission),
        ("endpoints", "id") | (_, "endpoint_id") => Form::Id(Kind::Endpoint),
        ("connections", "id") => Form::Id(Kind::EndpointConnection),
        ("connection_notifications", "id") | (_, "notification_id") => Form::Id(Kind::ConnectionNotification),

        ("vpcs" | "subnets", "state" | "next_state") => Form::OneOf(&[vpc::PENDING, vpc::AVAILABLE]),
        ("network_interfaces", "state" | "next_state") => {
            Form::OneOf(&[interface::PENDING, interface::AVAILABLE, interface::IN_USE])
        }
        ("load_balancers", "state" | "next_state") => {
            Form::OneOf(&[load_balancer::PROVISIONING, load_balancer::ACTIVE, load_balancer::ACTIVE_IMPAIRED])
        }
        ("targets", "state" | "next_state") => {
            Form::OneOf(&[target::INITIAL, target::HEALTHY, target::DRAINING, target::UNUSED])
        }
        ("services", "state" | "next_state") => {
            Form::OneOf(&[service::PENDING, service::AVAILABLE, service::FAILED, service::DELETING, service::DELETED])
        }
        ("services", "private_dns_state" | "private_dns_next_state") => {
            Form::OneOf(&[private_dns::PENDING_VERIFICATION, private_dns::VERIFIED, private_dns::FAILED])
        }
        ("service_regions", "state" | "next_state") => Form::OneOf(&[
            service_region::PENDING,
            service_region::AVAILABLE,
            service_region::DELETING,
            service_region::CLOSED,
        ]),
        ("endpoints", "state" | "next_state") => Form::OneOf(&[
            endpoint::PENDING_ACCEPTANCE,
            endpoint::PENDING,
            endpoint::AVAILABLE,
            endpoint::REJECTED,
            endpoint::FAILED,
            endpoint::EXPIRED,
            endpoint::DELETING,
            endpoint::DELETED,
        ]),
        ("connection_notifications", "state") => Form::OneOf(&[notification::ENABLED, notification::DISABLED]),
        ("vpc_peering_connections", "state" | "next_state") => Form::OneOf(&[
            peering::INITIATING_REQUEST,
            peering::PENDING_ACCEPTANCE,
            peering::PROVISIONING,
            peering::ACTIVE,
            peering::REJECTED,
            peering::EXPIRED,
            peering::FAILED,
            peering::DELETING,
            peering::DELETED,
        ]),

        (
            _,
            "at"
            | "due_at"
            | "gone_at"
            | "created_at"
            | "modified_at"
            | "expires_at"
            | "submitted_at"
            | "insync_at"
            | "private_dns_ready_at"
            | "private_dns_due_at"
            | "last_write"
            | "clock_at",
        ) => Form::Moment,
        (
            _,
            "is_default"
            | "dns_support"
            | "dns_hostnames"
            | "usage_metrics"
            | "default_for_az"
            | "map_public_ip_on_launch"
            | "resource_name_dns_a_record"
            | "is_egress"
            | "requester_managed"
            | "source_dest_check"
            | "acceptance_required"
            | "private_dns_was_verified"
            | "private_dns_enabled"
            | "inbound_resolver_only"
            | "requester_dns_resolution"
            | "accepter_dns_resolution"
            | "private"
            | "is_fifo"
            | "is_pending"
            | "delivered",
        ) => Form::Flag,
        (
            _,
            "seq"
            | "position"
            | "port"
            | "health_check_interval"
            | "health_check_timeout"
            | "healthy_threshold"
            | "unhealthy_threshold"
            | "subscriptions_deleted"
            | "peering_seq"
            | "clock_tick",
        ) => Form::Count,

        ("endpoints", "policy_document") | (_, "parameters" | "answer") => Form::Json,
        ("record_sets", "record_set") | ("subscriptions", "attributes") | ("notification_deliveries", "message") => {
            Form::JsonObject
        }
        ("connection_notifications", "events") => Form::JsonTexts,

        // What somebody gave, what AWS makes up, and what the schema itself holds.
        (
            _,
            "access_key_id"
            | "address_type"
            | "alpn_policy"
            | "arn"
            | "attachment_id"
            | "caller_reference"
            | "certificate_arn"
            | "chosen_address"
            | "cidr_association_id"
            | "cidr_block"
            | "clock_ahead"
            | "code"
            | "comment"
            | "description"
            | "destination"
            | "destination_kind"
            | "dhcp_options_id"
            | "dns_name"
            | "dns_record_ip_type"
            | "dns_suffix"
            | "endpoint"
            | "enforce_inbound_rules"
            | "event"
            | "from_port"
            | "health_check_path"
            | "health_check_port"
            | "health_check_protocol"
            | "hosted_zone_id"
            | "hostname_type"
            | "id"
            | "instance_tenancy"
            | "interface_type"
            | "ip_address_type"
            | "key"
            | "load_balancer_arn"
            | "mac_address"
            | "matcher"
            | "message"
            | "name"
            | "name_servers"
            | "only_row"
            | "operation"
            | "payer_responsibility"
            | "principal"
            | "principal_type"
            | "private_dns_name"
            | "private_dns_record_name"
            | "private_dns_record_value"
            | "private_dns_zone_id"
            | "private_ip_address"
            | "protocol"
            | "random_position"
            | "reason"
            | "record_set"
            | "requester_cidr_block"
            | "requester_id"
            | "accepter_cidr_block"
            | "accepter_region"
            | "accepter_vpc_id"
            | "resource_id"
            | "resource_type"
            | "scheme"
            | "secret_access_key"
            | "service"
            | "service_base_name"
            | "service_name"
            | "session_token"
            | "set_identifier"
            | "sort_key"
            | "source"
            | "source_kind"
            | "source_vpc_id"
            | "ssl_policy"
            | "target"
            | "target_group_arn"
            | "target_id"
            | "target_type"
            | "to_port"
            | "token"
            | "topic_arn"
            | "type"
            | "value"
            | "vpc_region"
            | "zone"
            | "zone_id"
            | "zone_name",
        ) => Form::Free,
        _ => return None,
    })
}

impl Form {
    /// What a value of another form should be.
    fn expected(self) -> String {
        match self {
            Self::Free => "text in UTF-8".to_owned(),
            Self::Account => "12 digits".to_owned(),
            Self::Region => "a Region".to_owned(),
            Self::Id(kind) => format!("an id that begins with {}", kind.prefix()),
            Self::OneOf(names) => format!("one of {}", names.join(", ")),
            Self::Flag => "0 or 1".to_owned(),
            Self::Moment => "a time in milliseconds".to_owned(),
            Self::Count => "a number that is not below 0".to_owned(),
            Self::Json => "JSON".to_owned(),
            Self::JsonObject => "an object in JSON".to_owned(),
            Self::JsonTexts => "a list of texts in JSON".to_owned(),
        }
    }

    /// Whether a value that is there is of this form.
    fn fits(self, value: ValueRef<'_>) -> bool {
        match value {
            ValueRef::Null => true,
            ValueRef::Integer(number) => match self {
                Self::Flag => matches!(number, 0 | 1),
                Self::Moment => Timestamp::from_millisecond(number).is_ok(),
                Self::Count => number >= 0,
                _ => true,
            },
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).is_ok_and(|text| self.fits_text(text)),
            // Of a type that no column has.
            ValueRef::Real(_) | ValueRef::Blob(_) => false,
        }
    }

    fn fits_text(self, text: &str) -> bool {
        match self {
            Self::Account => text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Region => Region::find(text).is_some(),
            Self::Id(kind) => kind.fits(text),
            Self::OneOf(names) => names.contains(&text),
            Self::Json => serde_json::from_str::<IgnoredAny>(text).is_ok(),
            Self::JsonObject => serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| value.is_object()),
            Self::JsonTexts => serde_json::from_str::<Vec<String>>(text).is_ok(),
            Self::Free | Self::Flag | Self::Moment | Self::Count => true,
        }
    }
}

/// Values of a table that are of another form than its columns', a line each, at most so many.
pub(super) fn malformed(connection: &Connection, table: &Table, most: usize) -> Result<Vec<String>, StoreError> {
    let forms: Vec<Form> =
        table.columns.iter().map(|column| form(&table.name, &column.name).unwrap_or(Form::Free)).collect();
    let columns = schema::listed(table.columns.iter().map(|column| column.name.as_str()));
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM {}", schema::quoted(&table.name)))?;
    let mut rows = statement.query([])?;
    let mut malformed = Vec::new();
    while let Some(row) = rows.next()? {
        for (index, form) in forms.iter().enumerate() {
            let value = row.get_ref(index)?;
            if form.fits(value) {
                continue;
            }
            let mut key = Vec::new();
            for (index, column) in table.columns.iter().enumerate().filter(|(_, column)| column.is_key) {
                key.push((column.name.as_str(), row.get_ref(index)?));
            }
            let (place, column) = (schema::place(&table.name, key.into_iter()), &table.columns[index].name);
            malformed.push(format!("{place}: {column} is {}, not {}", schema::shown_value(value), form.expected()));
            if malformed.len() == most {
                return Ok(malformed);
            }
        }
    }
    Ok(malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn every_column_has_a_form() {
        let store = Store::in_memory().unwrap();
        let mut unknown = Vec::new();
        for table in schema::tables(&store.connection).unwrap() {
            for column in &table.columns {
                if form(&table.name, &column.name).is_none() {
                    unknown.push(format!("{}.{}", table.name, column.name));
                }
            }
        }
        assert!(unknown.is_empty(), "say in `form` what the values of these are like: {unknown:?}");
    }
}
