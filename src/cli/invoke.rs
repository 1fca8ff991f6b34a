//! The client of one command: from the settings of the session to calls that are validated, made by somebody and answered
//! (aws-cli.md §1.6).
//!
//! What does not belong here: paging, waiting, printing; and what answers the calls, which whoever starts the run says.

use std::time::Duration;

use serde_json::{Map, Value};

use super::credentials::{self, Credentials, Keys, Role};
use super::errors::CliError;
use super::globals::Globals;
use super::profile::{Session, Timestamps};
use super::timestamps;
use super::validate::validate;
use super::wait::Polled;
use crate::base::document::{Document, Node};
use crate::base::python;
use crate::client::Endpoint;
use crate::domain::account;
use crate::domain::caller::Caller;
use crate::domain::regions;
use crate::domain::service::{self, Request};
use crate::model::{Operation, Service};

/// What answers calls, and how it is spoken to.
#[derive(Clone, Debug)]
pub struct Target {
    /// A server; none for the state file.
    pub endpoint: Option<Endpoint>,
    /// How often a call is tried in all.
    pub max_attempts: u32,
    /// How long a connection may take to be made.
    pub connect_timeout: Option<Duration>,
    /// How long a server may be silent.
    pub read_timeout: Option<Duration>,
    /// Whether requests are signed.
    pub sign: bool,
    /// Whether a server's certificate is checked.
    pub verify: bool,
    /// The file with the certificates that are believed, if they are not the public ones. It is read for `https` alone.
    pub ca_bundle: Option<String>,
}

/// Makes the service that answers the calls to a target.
pub type Connect<'a> = dyn FnMut(&Target) -> Result<Box<dyn service::Service>, CliError> + 'a;

/// `--cli-connect-timeout` and `--cli-read-timeout`, none for no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Seconds until a connection is made, for ever if 0.
    pub connect: i128,
    /// Seconds until a server says something, likewise.
    pub read: i128,
}

/// All that a client goes by.
pub struct Settings<'a> {
    /// The session.
    pub session: &'a Session<'a>,
    /// The globals of the line.
    pub globals: &'a Globals,
    /// From the globals, as numbers.
    pub timeouts: Timeouts,
    /// How timestamps are shown.
    pub timestamps: Timestamps,
}

/// Calls operations of one service.
pub struct Client<'a> {
    settings: Settings<'a>,
    service: &'static Service,
    region: Option<String>,
    credentials: Option<Credentials>,
    validates: bool,
    target: Target,
    connect: &'a mut Connect<'a>,
    backend: Option<Box<dyn service::Service>>,
    caller: Option<Caller>,
}

impl<'a> Client<'a> {
    /// A client of a service. Nothing is opened or connected to yet.
    ///
    /// # Errors
    /// Settings that cannot work, in AWS CLI's order: Region, profile, keys, endpoint, retries, timeouts.
    pub fn new(
        settings: Settings<'a>,
        service: &'static Service,
        connect: &'a mut Connect<'a>,
    ) -> Result<Self, CliError> {
        let Settings { session, globals, timeouts, .. } = settings;
        let region = session.region(globals.region.as_deref())?.map(|region| region.value);
        session.profile()?;
        let credentials = if globals.sign_request { credentials::find(session)? } else { None };
        let url = session.endpoint(globals.endpoint_url.as_deref(), service)?.map(|url| url.value);
        // For them the Region is looked at when a request is signed, not before; STS has other endpoints, too.
        let is_global = service.command == "sts" || regions::only_place(service.command).is_some();
        if region.is_none() && !is_global {
            return Err(CliError::NoRegion);
        }
        // AWS's names of Regions that mean their endpoints for FIPS; these have no Region of their own.
        let region = region.map(|region| region.replace("fips-", "").replace("-fips", ""));
        let max_attempts = session.max_attempts()?.value;
        let endpoint = endpoint(url.as_deref(), region.as_deref(), service)?;
        let (connect_timeout, read_timeout) = (timeout("connect", timeouts.connect)?, timeout("read", timeouts.read)?);
        let target = Target {
            endpoint,
            max_attempts,
            connect_timeout,
            read_timeout,
            sign: globals.sign_request,
            verify: globals.verify_ssl,
            ca_bundle: session.ca_bundle(globals.ca_bundle.as_deref())?.map(|path| path.value),
        };
        let validates = session.validates_parameters()?;
        Ok(Self { settings, service, region, credentials, validates, target, connect, backend: None, caller: None })
    }

    /// Whether a server answers.
    pub fn is_remote(&self) -> bool {
        self.target.endpoint.is_some()
    }

    /// Calls an operation: checks the parameters, finds out who calls, and shows timestamps as the session wants them.
    ///
    /// # Errors
    /// Parameters that cannot be valid, no Region, no credentials, and what the service says.
    pub fn call(&mut self, operation: &'static Operation, params: &Value) -> Result<Document, CliError> {
        self.check(operation, params)?;
        let caller = self.caller()?;
        let request = Request { service: self.service, operation, params };
        let name = operation.name;
        tracing::debug!(target: "botocore.endpoint", "Making request for OperationModel(name={name}) with params: {}", python::repr(params));
        tracing::debug!(target: "vpce", "Calling as {} in account {}, Region {}", caller.principal, caller.account, caller.region);
        let mut answer = match self.backend()?.call(&caller, &request) {
            Ok(answer) => answer,
            Err(error) => {
                tracing::debug!(target: "awscli.clidriver", "Exception caught when calling {name}: {error}");
                return Err(error.into());
            }
        };
        tracing::debug!(target: "botocore.parsers", "Parsed response: {}", python::repr(&answer.root().to_value()));
        if let (Timestamps::Iso8601, Some(output)) = (self.settings.timestamps, operation.output) {
            timestamps::to_isoformat(&mut answer, output)?;
        }
        Ok(answer)
    }

    /// What comes before a call: the parameters, then the Region.
    ///
    /// # Errors
    /// Parameters that cannot be valid, no Region.
    pub fn check(&self, operation: &Operation, params: &Value) -> Result<(), CliError> {
        if self.validates {
            validate(operation.input, params)?;
        }
        self.signing_region().map(|_| ())
    }

    /// Who calls. A role's keys are asked for once.
    ///
    /// # Errors
    /// No Region, no credentials, a role that cannot be assumed.
    pub fn caller(&mut self) -> Result<Caller, CliError> {
        if let Some(caller) = &self.caller {
            return Ok(caller.clone());
        }
        let region = self.signing_region()?;
        let caller = match self.credentials.clone() {
            Some(credentials) => self.caller_with(&credentials, &region)?,
            None if self.target.sign && self.target.endpoint.is_some() => return Err(CliError::NoCredentials),
            None => {
                let root = credentials::caller_of_account(account::DEFAULT, None, &region);
                Caller { access_key_id: String::new(), secret_access_key: String::new(), ..root }
            }
        };
        Ok(self.caller.insert(caller).clone())
    }

    /// AWS CLI signs calls of a service that is in one place for that place, unless they go to an endpoint of one's own.
    fn signing_region(&self) -> Result<String, CliError> {
        let global = || regions::only_place(self.service.command).filter(|_| self.target.endpoint.is_none());
        self.region.as_deref().or_else(global).map(str::to_owned).ok_or(CliError::NoRegion)
    }

    fn backend(&mut self) -> Result<&mut Box<dyn service::Service>, CliError> {
        match &mut self.backend {
            Some(backend) => Ok(backend),
            empty => Ok(empty.insert((self.connect)(&self.target)?)),
        }
    }

    fn caller_with(&mut self, credentials: &Credentials, region: &str) -> Result<Caller, CliError> {
        match credentials {
            Credentials::Keys(keys) => Ok(keys.caller(region, self.settings.session.config)),
            Credentials::Own(own) => Ok(credentials::caller_of_account(&own.account, own.principal.as_deref(), region)),
            Credentials::Unobtainable(error) => Err(error.clone()),
            Credentials::Role(role) => {
                let source = self.caller_with(&role.assumed_by, region)?;
                let keys = self.assume(role, &source)?;
                Ok(keys.caller(region, self.settings.session.config))
            }
        }
    }

    /// Asks sts for a role's keys. `--endpoint-url` is not for this call.
    fn assume(&mut self, role: &Role, source: &Caller) -> Result<Keys, CliError> {
        let lacking = || CliError::General("vpce does not know how to assume a role.".to_owned());
        let sts = Service::find("sts").ok_or_else(lacking)?;
        let operation = sts.operation_by_name("AssumeRole").ok_or_else(lacking)?;
        let url = self.settings.session.endpoint(None, sts)?.map(|url| url.value);
        let target = Target { endpoint: endpoint(url.as_deref(), Some(&source.region), sts)?, ..self.target.clone() };
        let params = Value::Object(self.assume_role_params(role)?);
        validate(operation.input, &params)?;
        let request = Request { service: sts, operation, params: &params };
        let answer = (self.connect)(&target)?.call(source, &request)?;
        let text = |name: &str| answer.get("Credentials")?.get(name).and_then(Node::text).map(str::to_owned);
        let missing = || CliError::General("The answer to AssumeRole holds no credentials.".to_owned());
        Ok(Keys {
            access_key_id: text("AccessKeyId").ok_or_else(missing)?,
            secret_access_key: text("SecretAccessKey").ok_or_else(missing)?,
            session_token: text("SessionToken"),
            source: role.source.clone(),
        })
    }

    /// In botocore's order: a session name of its own making stands last.
    fn assume_role_params(&self, role: &Role) -> Result<Map<String, Value>, CliError> {
        let mut params = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                params.insert(name.to_owned(), value);
            }
        };
        let named = role.session_name.clone().filter(|name| !name.is_empty());
        put("RoleSessionName", named.map(Value::String));
        put("ExternalId", role.external_id.clone().map(Value::String));
        put("DurationSeconds", role.duration_seconds.map(Value::from));
        put("RoleArn", Some(Value::String(role.role_arn.clone())));
        if !params.contains_key("RoleSessionName") {
            let seconds = self.settings.session.now()?.as_second();
            params.insert("RoleSessionName".to_owned(), Value::String(format!("botocore-session-{seconds}")));
        }
        Ok(params)
    }
}

/// A client that polls one operation.
pub struct Poller<'c, 'a> {
    /// The client.
    pub client: &'c mut Client<'a>,
    /// What is polled.
    pub operation: &'static Operation,
}

impl Polled for Poller<'_, '_> {
    fn poll(&mut self, params: &Value) -> Result<Value, CliError> {
        self.client.call(self.operation, params).map(Value::from)
    }

    fn pause(&mut self, duration: Duration) -> Result<(), CliError> {
        Ok(self.client.backend()?.pause(duration)?)
    }
}

/// The server to call, if one is configured. Without one and with an empty Region, AWS's host name would have a hole.
fn endpoint(url: Option<&str>, region: Option<&str>, service: &Service) -> Result<Option<Endpoint>, CliError> {
    match url {
        Some(url) => Endpoint::parse(url).map(Some).map_err(|error| CliError::General(error.to_string())),
        None if region == Some("") && regions::only_place(service.command).is_none() => {
            let message = format!("Invalid endpoint: https://{}..amazonaws.com", service.signing_name);
            Err(CliError::General(message))
        }
        None => Ok(None),
    }
}

impl Timeouts {
    /// Reads both options, the read timeout first; whether they can be timeouts is only looked at by a client.
    ///
    /// # Errors
    /// What is no number, in Python's words.
    pub fn of(globals: &Globals) -> Result<Self, CliError> {
        let read = seconds(globals.read_timeout.as_deref())?;
        let connect = seconds(globals.connect_timeout.as_deref())?;
        Ok(Self { connect, read })
    }
}

/// 60 s if not given.
fn seconds(text: Option<&str>) -> Result<i128, CliError> {
    text.map_or(Ok(60), |text| python::int(text).ok_or_else(|| CliError::General(python::no_int(text))))
}

/// For ever if 0.
fn timeout(kind: &str, seconds: i128) -> Result<Option<Duration>, CliError> {
    if seconds < 0 {
        return Err(CliError::General(format!(
            "Attempted to set {kind} timeout to {seconds}, but the timeout cannot be set to a value less than or equal to 0."
        )));
    }
    let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
    Ok((seconds > 0).then(|| Duration::from_secs(seconds)))
}
