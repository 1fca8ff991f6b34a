//! VPC peering: CreateVpcPeeringConnection, AcceptVpcPeeringConnection, RejectVpcPeeringConnection,
//! DescribeVpcPeeringConnections, DeleteVpcPeeringConnection, ModifyVpcPeeringConnectionOptions (lab-behaviour.md §7).

use serde::{Deserialize, Serialize};

use super::paging::{FilterInput, SmallestPage, select, seq_to_token};
use super::tags::{self, Tag, TagSpecification};
use super::{Call, Failure, ReturnOutput, required};
use crate::domain::account::is_account;
use crate::domain::cidr::Cidr;
use crate::domain::error::ApiError;
use crate::domain::ids::Kind;
use crate::domain::regions::Region;
use crate::domain::states::peering::{
    ACTIVE, DELETED, DELETING, EXPIRED, FAILED, INITIATING_REQUEST, LIVE, PENDING_ACCEPTANCE, PROVISIONING, REJECTED,
};
use crate::domain::time::wire;
use crate::store::peering::{Peering, Role, Side};
use crate::store::state::Transition;
use crate::store::{self, Scope};

/// How long an accepter has, in seconds: 7 days (§7.1).
const TIME_TO_ACCEPT: u32 = 7 * 24 * 60 * 60;

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct VpcPeeringConnection {
    accepter_vpc_info: VpcInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_time: Option<String>,
    requester_vpc_info: VpcInfo,
    status: Status,
    tags: Vec<Tag>,
    vpc_peering_connection_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct VpcInfo {
    #[serde(skip_serializing_if = "Option::is_none")]
    cidr_block: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cidr_block_set: Option<[CidrBlock; 1]>,
    owner_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    peering_options: Option<PeeringOptions>,
    vpc_id: String,
    region: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct CidrBlock {
    cidr_block: String,
}

/// Of a description all are there, of a request and its answer those that were sent.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct PeeringOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_dns_resolution_from_remote_vpc: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_egress_from_local_classic_link_to_remote_vpc: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_egress_from_local_vpc_to_remote_classic_link: Option<bool>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Status {
    code: String,
    message: String,
}

impl VpcInfo {
    /// A side whose CIDR block is not known is known by its place only (§7.1).
    fn new(side: Side) -> Self {
        let options = PeeringOptions {
            allow_dns_resolution_from_remote_vpc: Some(side.dns_resolution),
            allow_egress_from_local_classic_link_to_remote_vpc: Some(false),
            allow_egress_from_local_vpc_to_remote_classic_link: Some(false),
        };
        Self {
            cidr_block_set: side.cidr_block.clone().map(|cidr_block| [CidrBlock { cidr_block }]),
            peering_options: side.cidr_block.is_some().then_some(options),
            cidr_block: side.cidr_block,
            owner_id: side.account,
            vpc_id: side.vpc_id,
            region: side.region,
        }
    }
}

impl VpcPeeringConnection {
    fn new(peering: Peering, tags: Vec<Tag>) -> Self {
        Self {
            // Absent once it is active (§7.1); what was never accepted keeps it [I].
            expiration_time: peering.accepter.cidr_block.is_none().then(|| wire(peering.expires_at)),
            accepter_vpc_info: VpcInfo::new(peering.accepter),
            requester_vpc_info: VpcInfo::new(peering.requester),
            status: Status { code: peering.state, message: peering.message },
            tags,
            vpc_peering_connection_id: peering.id,
        }
    }
}

/// An answer that is a peering connection.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct VpcPeeringConnectionOutput {
    vpc_peering_connection: VpcPeeringConnection,
}

/// Input of the operations on one peering connection.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct OnePeeringInput {
    vpc_peering_connection_id: String,
}

/// Input of [`create_vpc_peering_connection`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct CreateVpcPeeringConnectionInput {
    peer_region: Option<String>,
    tag_specifications: Vec<TagSpecification>,
    vpc_id: String,
    peer_vpc_id: Option<String>,
    peer_owner_id: Option<String>,
}

/// Asks for a connection of a VPC of the caller with another, of any account in any Region. What is wrong with the other is
/// seen later, in the state `failed`, unless it is the caller's own (§7.1, §7.2).
pub fn create_vpc_peering_connection(
    call: &mut Call<'_>,
    input: CreateVpcPeeringConnectionInput,
) -> Result<VpcPeeringConnectionOutput, Failure> {
    let peer_vpc_id = required(input.peer_vpc_id, "peerVpcId")?;
    Kind::Vpc.check(&input.vpc_id)?;
    Kind::Vpc.check(&peer_vpc_id)?;
    let peer_account = input.peer_owner_id.unwrap_or_else(|| call.caller.account.clone());
    if !is_account(&peer_account) {
        return Err(ApiError::InvalidChoice { value: peer_account, parameter: "peerOwnerId".to_owned() }.into());
    }
    let peer_region = match input.peer_region {
        None => call.region,
        Some(name) => Region::find(&name)
            .filter(|region| region.partition == call.region.partition)
            .ok_or_else(|| ApiError::InvalidChoice { value: name, parameter: "peerRegion".to_owned() })?,
    };
    let tags = tags::of_specifications(Kind::VpcPeeringConnection, &input.tag_specifications)?;
    let vpc =
        store::vpcs::find(&call.tx, call.scope(), &input.vpc_id)?.ok_or(ApiError::VpcNotFound { id: input.vpc_id })?;
    let peer_scope = Scope { account: &peer_account, region: peer_region.name };
    let peer = store::vpcs::find(&call.tx, peer_scope, &peer_vpc_id)?;
    if peer.is_none() && peer_account == call.caller.account {
        call.explain(format!("the peer VPC is looked for in account {peer_account}, {}", peer_region.name));
        return Err(ApiError::VpcNotFound { id: peer_vpc_id }.into());
    }
    if peer.is_some()
        && let Some(id) = store::peering::between(&call.tx, &vpc.id, &peer_vpc_id, LIVE)?
    {
        // As it is, and without the tags of this request [I].
        let peering = find(call, id)?;
        let tags = tags::of(call, &peering.id)?;
        return Ok(VpcPeeringConnectionOutput { vpc_peering_connection: VpcPeeringConnection::new(peering, tags) });
    }

    let problem = match &peer {
        None => Some(format!("there is no {peer_vpc_id} in account {peer_account}, {}", peer_region.name)),
        // A VPC overlaps with itself [I].
        Some(peer) if overlap(&vpc.cidr_block, &peer.cidr_block) => {
            Some(format!("{} overlaps with {}", vpc.cidr_block, peer.cidr_block))
        }
        Some(_) => None,
    };
    let expires_at = call.after(TIME_TO_ACCEPT);
    let lingers = call.config.delays.peering_lingers;
    let (transition, gone_at) = match problem {
        Some(problem) => {
            call.explain(problem);
            (Transition::settled(FAILED), call.after(lingers))
        }
        None => (
            Transition::then(PENDING_ACCEPTANCE, EXPIRED, expires_at),
            call.after(TIME_TO_ACCEPT.saturating_add(lingers)),
        ),
    };
    let peering = Peering {
        id: call.new_id(Kind::VpcPeeringConnection),
        requester: Side {
            account: vpc.account,
            region: call.region.name.to_owned(),
            vpc_id: vpc.id,
            cidr_block: Some(vpc.cidr_block),
            dns_resolution: false,
        },
        accepter: Side {
            region: peer_region.name.to_owned(),
            vpc_id: peer_vpc_id,
            cidr_block: None,
            dns_resolution: false,
            account: peer_account,
        },
        expires_at,
        state: INITIATING_REQUEST.to_owned(),
        message: String::new(),
    };
    store::peering::insert(&call.tx, &peering, transition, gone_at)?;
    let tags = tags::put_on_new(call, Kind::VpcPeeringConnection, &peering.id, tags)?.unwrap_or_default();
    let message = format!("Initiating Request to {}", peering.accepter.account);
    let vpc_peering_connection = VpcPeeringConnection::new(Peering { message, ..peering }, tags);
    Ok(VpcPeeringConnectionOutput { vpc_peering_connection })
}

fn overlap(one: &str, other: &str) -> bool {
    Cidr::parse(one).zip(Cidr::parse(other)).is_some_and(|(one, other)| one.overlaps(other))
}

/// A peering connection that the caller sees here.
fn find(call: &Call<'_>, id: String) -> Result<Peering, Failure> {
    Kind::VpcPeeringConnection.check(&id)?;
    match store::peering::find(&call.tx, call.scope(), &id)? {
        Some(peering) => Ok(peering),
        None => Err(not_found(call, id)?.into()),
    }
}

fn not_found(call: &Call<'_>, id: String) -> Result<ApiError, Failure> {
    for (account, region) in store::peering::places(&call.tx, &id)? {
        call.explain(format!("{id} is seen by account {account} in {region}"));
    }
    Ok(ApiError::PeeringNotFound { id })
}

/// Refuses a caller that is not the accepter, or is elsewhere.
fn must_be_accepter(call: &Call<'_>, peering: &Peering, verb: &str, done: &str) -> Result<(), ApiError> {
    let Side { account, region, .. } = &peering.accepter;
    let id = peering.id.clone();
    if call.caller.account != *account {
        call.explain(format!("the accepter of {id} is account {account}"));
        return Err(ApiError::PeeringNotPermitted { account: call.caller.account.clone(), verb: verb.to_owned(), id });
    }
    if call.region.name != region {
        call.explain(format!("the accepter's VPC of {id} is in {region}"));
        let (here, there) = (call.region.name.to_owned(), region.clone());
        return Err(ApiError::PeeringRegion { here, id, done: done.to_owned(), there });
    }
    Ok(())
}

/// Refuses a peering connection that is in none of these states.
fn must_be(call: &Call<'_>, peering: &Peering, states: &[&str], to: &str) -> Result<(), ApiError> {
    if states.contains(&peering.state.as_str()) {
        return Ok(());
    }
    call.explain(format!("{} is {}, not {}", peering.id, peering.state, states.join(" or ")));
    Err(ApiError::PeeringTransition { id: peering.id.clone(), from: peering.state.clone(), to: to.to_owned() })
}

/// Accepts a peering connection, as the accepter in the Region of its VPC.
pub fn accept_vpc_peering_connection(
    call: &mut Call<'_>,
    input: OnePeeringInput,
) -> Result<VpcPeeringConnectionOutput, Failure> {
    let peering = find(call, input.vpc_peering_connection_id)?;
    must_be_accepter(call, &peering, "accept", "accepted")?;
    must_be(call, &peering, &[PENDING_ACCEPTANCE], PROVISIONING)?;
    let (requester, accepter) = (&peering.requester, &peering.accepter);
    if let Some(id) = store::peering::between(&call.tx, &accepter.vpc_id, &requester.vpc_id, &[PROVISIONING, ACTIVE])? {
        call.explain(format!("{id} connects {} and {} already", accepter.vpc_id, requester.vpc_id));
        return Err(ApiError::PeeringExists { id }.into());
    }
    let vpc = store::vpcs::find(&call.tx, call.scope(), &accepter.vpc_id)?
        .ok_or_else(|| ApiError::VpcNotFound { id: accepter.vpc_id.clone() })?;
    let transition = Transition::then(PROVISIONING, ACTIVE, call.after(call.config.delays.peering_active));
    store::peering::accept(&call.tx, &peering.id, &vpc.cidr_block, transition)?;

    let tags = tags::of(call, &peering.id)?;
    let accepter = Side { cidr_block: Some(vpc.cidr_block), ..peering.accepter };
    let (state, message) = (transition.state.to_owned(), "Provisioning".to_owned());
    let peering = Peering { accepter, state, message, ..peering };
    Ok(VpcPeeringConnectionOutput { vpc_peering_connection: VpcPeeringConnection::new(peering, tags) })
}

/// Rejects a peering connection, as the accepter in the Region of its VPC.
pub fn reject_vpc_peering_connection(call: &mut Call<'_>, input: OnePeeringInput) -> Result<ReturnOutput, Failure> {
    let peering = find(call, input.vpc_peering_connection_id)?;
    must_be_accepter(call, &peering, "reject", "rejected")?;
    must_be(call, &peering, &[PENDING_ACCEPTANCE], REJECTED)?;
    end(call, &peering, REJECTED)
}

/// Ends a connection, as either side, or withdraws the request for one, as the requester (§7.1).
pub fn delete_vpc_peering_connection(call: &mut Call<'_>, input: OnePeeringInput) -> Result<ReturnOutput, Failure> {
    let peering = find(call, input.vpc_peering_connection_id)?;
    let is_requester = call.caller.account == peering.requester.account;
    must_be(call, &peering, if is_requester { LIVE } else { &[PROVISIONING, ACTIVE] }, DELETING)?;
    end(call, &peering, DELETED)
}

fn end(call: &Call<'_>, peering: &Peering, state: &'static str) -> Result<ReturnOutput, Failure> {
    let gone_at = call.after(call.config.delays.peering_lingers);
    store::peering::end(&call.tx, &peering.id, state, &call.caller.account, gone_at)?;
    Ok(ReturnOutput::DONE)
}

/// Input of [`describe_vpc_peering_connections`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct DescribeVpcPeeringConnectionsInput {
    next_token: Option<String>,
    max_results: Option<i64>,
    vpc_peering_connection_ids: Vec<String>,
    filters: Vec<FilterInput>,
}

/// Output of [`describe_vpc_peering_connections`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcPeeringConnectionsOutput {
    vpc_peering_connections: Vec<VpcPeeringConnection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

/// Lists the peering connections with a side of the caller's in the Region.
pub fn describe_vpc_peering_connections(
    call: &mut Call<'_>,
    input: DescribeVpcPeeringConnectionsInput,
) -> Result<DescribeVpcPeeringConnectionsOutput, Failure> {
    let DescribeVpcPeeringConnectionsInput { next_token, max_results, vpc_peering_connection_ids, filters } = &input;
    let ids = Some((Kind::VpcPeeringConnection, vpc_peering_connection_ids.as_slice()));
    let token = next_token.as_deref();
    let selection = select(ids, store::peering::FILTERS, filters, *max_results, SmallestPage::Five, token)?;
    let page = store::peering::page(&call.tx, call.scope(), &selection)?;
    match &page.unknown[..] {
        [] => {}
        [id] => return Err(not_found(call, id.clone())?.into()),
        several => return Err(ApiError::PeeringsNotFound { ids: several.join(", ") }.into()),
    }
    let described = |row: Peering| -> Result<VpcPeeringConnection, Failure> {
        let tags = tags::of(call, &row.id)?;
        Ok(VpcPeeringConnection::new(row, tags))
    };
    Ok(DescribeVpcPeeringConnectionsOutput {
        next_token: page.next.map(seq_to_token),
        vpc_peering_connections: page.rows.into_iter().map(described).collect::<Result<_, _>>()?,
    })
}

/// Input of [`modify_vpc_peering_connection_options`].
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
pub struct ModifyVpcPeeringConnectionOptionsInput {
    accepter_peering_connection_options: Option<PeeringOptions>,
    requester_peering_connection_options: Option<PeeringOptions>,
    vpc_peering_connection_id: String,
}

/// Output of [`modify_vpc_peering_connection_options`]: what was sent.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcPeeringConnectionOptionsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    accepter_peering_connection_options: Option<PeeringOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requester_peering_connection_options: Option<PeeringOptions>,
}

/// Changes what an active connection lets through, each side for itself unless both are the caller's.
pub fn modify_vpc_peering_connection_options(
    call: &mut Call<'_>,
    input: ModifyVpcPeeringConnectionOptionsInput,
) -> Result<ModifyVpcPeeringConnectionOptionsOutput, Failure> {
    let output = ModifyVpcPeeringConnectionOptionsOutput {
        accepter_peering_connection_options: input.accepter_peering_connection_options,
        requester_peering_connection_options: input.requester_peering_connection_options,
    };
    let wanted = [
        (Role::Requester, "requester", output.requester_peering_connection_options),
        (Role::Accepter, "accepter", output.accepter_peering_connection_options),
    ];
    for (_, _, options) in wanted {
        refuse_classic_link(options.unwrap_or_default())?;
    }
    let peering = find(call, input.vpc_peering_connection_id)?;
    let id = peering.id.clone();
    if peering.state != ACTIVE {
        call.explain(format!("{id} is {}", peering.state));
        return Err(ApiError::PeeringNotActive { id }.into());
    }
    for (role, name, options) in wanted {
        let Some(options) = options else { continue };
        let side = if role == Role::Requester { &peering.requester } else { &peering.accepter };
        if side.account != call.caller.account {
            call.explain(format!("the {name} of {id} is account {}", side.account));
            let (account, verb) = (call.caller.account.clone(), format!("modify {name} options of"));
            return Err(ApiError::PeeringNotPermitted { account, verb, id }.into());
        }
        if let Some(allowed) = options.allow_dns_resolution_from_remote_vpc {
            store::peering::set_dns_resolution(&call.tx, &id, role, allowed)?;
        }
    }
    Ok(output)
}

/// EC2-Classic is no more: what it needed is off and stays so [I].
fn refuse_classic_link(options: PeeringOptions) -> Result<(), ApiError> {
    let named = [
        ("AllowEgressFromLocalClassicLinkToRemoteVpc", options.allow_egress_from_local_classic_link_to_remote_vpc),
        ("AllowEgressFromLocalVpcToRemoteClassicLink", options.allow_egress_from_local_vpc_to_remote_classic_link),
    ];
    let wanted = named.iter().find(|(_, value)| *value == Some(true));
    wanted.map_or(Ok(()), |(name, _)| Err(ApiError::Unsupported { what: format!("The parameter {name}") }))
}
