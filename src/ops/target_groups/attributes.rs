//! Attributes of target groups: ModifyTargetGroupAttributes, DescribeTargetGroupAttributes (lab-behaviour.md §10.3). None
//! has an effect here: how long targets drain is said by the configuration.

use serde::{Deserialize, Serialize};

use super::existing;
use crate::domain::error::ApiError;
use crate::ops::account_limits::TARGETS;
use crate::ops::elb_attributes::{Attribute, Definition, Values, changed, pairs, value};
use crate::ops::{Call, Failure};
use crate::store;
use crate::store::target_groups::{Settings, TargetGroup};

const UNHEALTHY_TERMINATION: &str = "target_health_state.unhealthy.connection_termination.enabled";
const UNHEALTHY_DRAINING: &str = "target_health_state.unhealthy.draining_interval_seconds";
const FAILOVERS: [&str; 2] = ["target_failover.on_deregistration", "target_failover.on_unhealthy"];

/// Input of [`modify_target_group_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyTargetGroupAttributesInput {
    target_group_arn: String,
    attributes: Vec<Attribute>,
}

/// Input of [`describe_target_group_attributes`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeTargetGroupAttributesInput {
    target_group_arn: String,
}

/// Output of both.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TargetGroupAttributesOutput {
    attributes: Vec<Attribute>,
}

/// What a target group has, in the order in which it is answered [I].
fn definitions(settings: &Settings) -> Vec<Definition> {
    let delay = Definition::new("deregistration_delay.timeout_seconds", "300", Values::Within(0..=3600));
    let sticky = Definition::new("stickiness.enabled", "false", Values::Boolean);
    if settings.protocol == "GENEVE" {
        let flows = Values::OneOf(&["source_ip_dest_ip", "source_ip_dest_ip_proto"]);
        let failover = |key| Definition::new(key, "no_rebalance", Values::OneOf(&["rebalance", "no_rebalance"]));
        let [first, second] = FAILOVERS.map(failover);
        return vec![
            delay,
            sticky,
            Definition::new("stickiness.type", "source_ip_dest_ip_proto", flows),
            first,
            second,
        ];
    }
    let has_udp = matches!(settings.protocol.as_str(), "UDP" | "TCP_UDP");
    // What hands on datagrams has no other way to tell who sent them (the model's ModifyTargetGroupAttributes).
    let client_ip = if has_udp { Values::OneOf(&["true"]) } else { Values::Boolean };
    let yes_if = |condition| if condition { "true" } else { "false" };
    let cross_zone = Values::OneOf(&["true", "false", "use_load_balancer_configuration"]);
    let most = i64::from(TARGETS);
    vec![
        delay,
        sticky,
        Definition::new("stickiness.type", "source_ip", Values::OneOf(&["source_ip"])),
        Definition::new("load_balancing.cross_zone.enabled", "use_load_balancer_configuration", cross_zone),
        Definition::new("deregistration_delay.connection_termination.enabled", yes_if(has_udp), Values::Boolean),
        Definition::new("preserve_client_ip.enabled", yes_if(has_udp || settings.target_type != "ip"), client_ip),
        Definition::new("proxy_protocol_v2.enabled", "false", Values::Boolean),
        Definition::new(
            "target_group_health.dns_failover.minimum_healthy_targets.count",
            "1",
            Values::OffOrWithin(1..=most),
        ),
        Definition::new(
            "target_group_health.dns_failover.minimum_healthy_targets.percentage",
            "off",
            Values::OffOrWithin(1..=100),
        ),
        Definition::new(
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
            "1",
            Values::Within(1..=most),
        ),
        Definition::new(
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
            "off",
            Values::OffOrWithin(1..=100),
        ),
        Definition::new(UNHEALTHY_TERMINATION, "true", Values::Boolean),
        Definition::new(UNHEALTHY_DRAINING, "0", Values::Within(0..=360_000)),
    ]
}

fn attributes_with(call: &Call<'_>, row: &TargetGroup, asked: &[Attribute]) -> Result<Vec<Attribute>, Failure> {
    let set = store::target_groups::attributes_of(&call.tx, &row.arn)?;
    Ok(changed("Target group", &definitions(&row.settings), &set, asked)?)
}

/// Refuses attributes that do not go together.
fn check_together(protocol: &str, attributes: &[Attribute]) -> Result<(), ApiError> {
    let value = |key| value(attributes, key);
    if value(UNHEALTHY_TERMINATION) == "true" && value(UNHEALTHY_DRAINING) != "0" {
        return Err(ApiError::UnhealthyDraining);
    }
    let [first, second] = FAILOVERS.map(value);
    if first != second {
        return Err(ApiError::FailoversDiffer);
    }
    if protocol == "TLS" && value("stickiness.enabled") == "true" {
        return Err(ApiError::StickinessOfTls);
    }
    Ok(())
}

/// Sets attributes of a target group; answers all of them.
pub fn modify_target_group_attributes(
    call: &mut Call<'_>,
    input: ModifyTargetGroupAttributesInput,
) -> Result<TargetGroupAttributesOutput, Failure> {
    let row = existing(call, &input.target_group_arn)?;
    let attributes = attributes_with(call, &row, &input.attributes)?;
    check_together(&row.settings.protocol, &attributes)?;
    for (key, value) in pairs(&input.attributes) {
        store::target_groups::set_attribute(&call.tx, &row.arn, key, value)?;
    }
    Ok(TargetGroupAttributesOutput { attributes })
}

/// Lists the attributes of a target group.
pub fn describe_target_group_attributes(
    call: &mut Call<'_>,
    input: DescribeTargetGroupAttributesInput,
) -> Result<TargetGroupAttributesOutput, Failure> {
    let row = existing(call, &input.target_group_arn)?;
    Ok(TargetGroupAttributesOutput { attributes: attributes_with(call, &row, &[])? })
}
