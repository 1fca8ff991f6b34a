//! Changes of a target group that is there: ModifyTargetGroup, DeleteTargetGroup (lab-behaviour.md §10.3, §10.6).

use serde::{Deserialize, Serialize};

use super::health_check::{Asked, MatcherInput};
use super::{TargetGroup, check_arn, described, existing};
use crate::domain::error::ApiError;
use crate::ops::{Call, Empty, Failure};
use crate::store;

/// Input of [`modify_target_group`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyTargetGroupInput {
    target_group_arn: String,
    health_check_protocol: Option<String>,
    health_check_port: Option<String>,
    health_check_path: Option<String>,
    health_check_enabled: Option<bool>,
    health_check_interval_seconds: Option<i64>,
    health_check_timeout_seconds: Option<i64>,
    healthy_threshold_count: Option<i64>,
    unhealthy_threshold_count: Option<i64>,
    matcher: Option<MatcherInput>,
}

/// Output of [`modify_target_group`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyTargetGroupOutput {
    target_groups: [TargetGroup; 1],
}

/// Has the targets of a group checked in another way.
pub fn modify_target_group(
    call: &mut Call<'_>,
    input: ModifyTargetGroupInput,
) -> Result<ModifyTargetGroupOutput, Failure> {
    let mut row = existing(call, &input.target_group_arn)?;
    let asked = Asked {
        enabled: input.health_check_enabled,
        protocol: input.health_check_protocol.as_deref(),
        port: input.health_check_port.as_deref(),
        path: input.health_check_path.as_deref(),
        interval: input.health_check_interval_seconds,
        timeout: input.health_check_timeout_seconds,
        healthy_threshold: input.healthy_threshold_count,
        unhealthy_threshold: input.unhealthy_threshold_count,
        matcher: input.matcher.as_ref(),
    };
    row.settings.health_check = asked.of_existing(&row.settings.health_check, &row.settings.target_type)?;
    store::target_groups::set_health_check(&call.tx, &row.arn, &row.settings.health_check)?;
    Ok(ModifyTargetGroupOutput { target_groups: [described(call, row)?] })
}

/// Input of [`delete_target_group`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DeleteTargetGroupInput {
    target_group_arn: String,
}

/// Deletes a target group that no listener uses, with its targets. One that is not there is no error [I]: the model names
/// none.
pub fn delete_target_group(call: &mut Call<'_>, input: DeleteTargetGroupInput) -> Result<Empty, Failure> {
    let DeleteTargetGroupInput { target_group_arn: arn } = input;
    check_arn(call, "target group", "targetgroup", &arn)?;
    if store::target_groups::find(&call.tx, call.scope(), &arn)?.is_none() {
        return Ok(Empty {});
    }
    if let Some(user) = store::target_groups::load_balancers_of(&call.tx, &arn)?.first() {
        call.explain(format!("a listener of {user} forwards to it"));
        return Err(ApiError::TargetGroupInUse { arn }.into());
    }
    store::target_groups::delete(&call.tx, &arn)?;
    Ok(Empty {})
}
