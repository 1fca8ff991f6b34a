//! The session: every setting that options, the environment, AWS's files and our configuration decide, and which of them
//! decided it (aws-cli.md §15).
//!
//! Behind AWS's files stand the profiles of our own configuration, and behind those two that are built in. What does not
//! belong here: who calls (`credentials.rs`).

use jiff::Timestamp;

use super::aws_files::{AwsFiles, FileProfile, Origin, Setting, option};
use super::errors::CliError;
use crate::base::clock::{Clock, Kept};
use crate::base::config::{self, Config};
use crate::base::environment::Environment;
use crate::base::python;
use crate::model::Service;

/// The profiles that every user has: names and accounts.
pub const BUILT_IN: &[(&str, &str)] = &[("provider", "111122223333"), ("consumer", "444455556666")];

/// The Region of a profile of ours that names none.
pub const OUR_REGION: &str = "us-east-1";

/// The profile that counts if none is named.
const DEFAULT_PROFILE: &str = "default";

/// What decided a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An option: `--region`.
    Option(&'static str),
    /// An environment variable.
    Variable(String),
    /// One of AWS's files.
    File(Origin),
    /// A profile of our configuration.
    OwnConfig,
    /// A profile that is built in.
    BuiltIn,
    /// Nothing: it is the default.
    Default,
}

/// A setting, and what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<T> {
    /// The setting.
    pub value: T,
    /// What decided it.
    pub source: Source,
}

impl<T> Decided<T> {
    fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

/// A profile of ours: an account, who acts in it, and a Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProfile {
    /// 12 digits.
    pub account: String,
    /// An ARN; the account's root if absent.
    pub principal: Option<String>,
    /// Its Region.
    pub region: String,
    /// [`Source::OwnConfig`] or [`Source::BuiltIn`].
    pub source: Source,
}

/// A profile as it was found: in AWS's files, in ours, or in both.
#[derive(Clone, Debug)]
pub struct Profile<'a> {
    /// What AWS's files say.
    pub files: Option<FileProfile<'a>>,
    /// What our configuration says, or is built in.
    pub own: Option<OwnProfile>,
}

/// How timestamps are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timestamps {
    /// As they come.
    Wire,
    /// As Python's `isoformat()` has them.
    Iso8601,
}

/// All that decides about a run.
#[derive(Debug)]
pub struct Session<'a> {
    /// The variables.
    pub environment: &'a Environment,
    /// Our configuration.
    pub config: &'a Config,
    /// AWS's files.
    pub files: AwsFiles,
    /// `--profile`, unless it is empty.
    profile_option: Option<String>,
}

impl<'a> Session<'a> {
    /// A session before the line is read: no option is known.
    pub fn new(environment: &'a Environment, config: &'a Config, files: AwsFiles) -> Self {
        Self { environment, config, files, profile_option: None }
    }

    /// The time, by the client's own clock.
    ///
    /// # Errors
    /// A `VPCE_CLOCK` that is none.
    pub fn now(&self) -> Result<Timestamp, CliError> {
        let clock = Clock::of_environment(self.environment).map_err(CliError::General)?;
        Ok(clock.now(Kept::default(), false))
    }

    /// Takes over `--profile`, from the moment that AWS CLI does. An empty one is none.
    pub fn set_profile(&mut self, option: Option<&str>) {
        self.profile_option = option.filter(|name| !name.is_empty()).map(str::to_owned);
    }

    /// Whether the profile was named by `--profile`: keys in the environment do not count then.
    pub fn is_profile_option(&self) -> bool {
        self.profile_option.is_some()
    }

    /// The profile's name, if anything names one.
    pub fn profile_name(&self) -> Option<Decided<String>> {
        let option = self.profile_option.clone().map(|name| Decided::new(name, Source::Option("--profile")));
        option.or_else(|| self.variable("AWS_PROFILE")).or_else(|| self.variable("AWS_DEFAULT_PROFILE"))
    }

    /// The profile's name, `default` if nothing names one.
    pub fn profile_name_or_default(&self) -> String {
        self.profile_name().map_or_else(|| DEFAULT_PROFILE.to_owned(), |name| name.value)
    }

    /// The profile. One that is not named need not be there.
    ///
    /// # Errors
    /// AWS's `The config profile (x) could not be found`.
    pub fn profile(&self) -> Result<Profile<'_>, CliError> {
        let Some(name) = self.profile_name() else {
            return Ok(self.find_profile(DEFAULT_PROFILE).unwrap_or(Profile { files: None, own: None }));
        };
        let missing = || CliError::General(format!("The config profile ({}) could not be found", name.value));
        self.find_profile(&name.value).ok_or_else(missing)
    }

    /// A profile by its name.
    pub fn find_profile(&self, name: &str) -> Option<Profile<'_>> {
        let files = self.files.profile(name);
        let own = own_profile(self.config, name);
        (files.is_some() || own.is_some()).then_some(Profile { files, own })
    }

    /// The Region: the option's, even if it is empty, else the environment's, else the profile's.
    ///
    /// # Errors
    /// A missing profile, and a name that cannot be a Region's.
    pub fn region(&self, option: Option<&str>) -> Result<Option<Decided<String>>, CliError> {
        let option = option.map(|region| Decided::new(region.to_owned(), Source::Option("--region")));
        let region = if option.is_some() { option } else { self.region_setting()? };
        match region {
            Some(Decided { value, .. }) if !is_host_label(&value) => {
                Err(CliError::General(format!("Provided region_name '{value}' doesn't match a supported format.")))
            }
            region => Ok(region),
        }
    }

    /// The Region of the environment, else of the profile, which need not be a Region's name.
    ///
    /// # Errors
    /// A missing profile.
    pub fn region_setting(&self) -> Result<Option<Decided<String>>, CliError> {
        if let Some(given) = self.variable("AWS_REGION").or_else(|| self.variable("AWS_DEFAULT_REGION")) {
            return Ok(Some(given));
        }
        let profile = self.profile()?;
        let own = || profile.own.as_ref().map(|own| Decided::new(own.region.clone(), own.source.clone()));
        Ok(profile.text("region").or_else(own))
    }

    /// The Region of the profile itself, whatever the environment says.
    pub fn profile_region(&self) -> Option<String> {
        let profile = self.profile().ok()?;
        let own = || profile.own.as_ref().map(|own| own.region.clone());
        profile.text("region").map(|region| region.value).or_else(own)
    }

    /// The name of the output format, which need not be one.
    ///
    /// # Errors
    /// A missing profile.
    pub fn output(&self, option: Option<&str>) -> Result<Decided<String>, CliError> {
        if let Some(name) = option {
            return Ok(Decided::new(name.to_owned(), Source::Option("--output")));
        }
        Ok(self.text("AWS_DEFAULT_OUTPUT", "output")?.unwrap_or_else(|| default("json")))
    }

    /// The name of the error format, which need not be one.
    ///
    /// # Errors
    /// A missing profile.
    pub fn error_format(&self, option: Option<&str>) -> Result<Decided<String>, CliError> {
        if let Some(name) = option.filter(|name| !name.is_empty()) {
            return Ok(Decided::new(name.to_owned(), Source::Option("--cli-error-format")));
        }
        let name = self.text("AWS_CLI_ERROR_FORMAT", "cli_error_format")?;
        Ok(name.filter(|name| !name.value.is_empty()).unwrap_or_else(|| default("enhanced")))
    }

    /// How timestamps are shown. A missing profile is not told here.
    ///
    /// # Errors
    /// A setting that is neither.
    pub fn timestamps(&self) -> Result<Timestamps, CliError> {
        let setting = self.profile().ok().and_then(|profile| profile.text("cli_timestamp_format"));
        match setting.as_ref().map(|setting| setting.value.as_str()) {
            None | Some("iso8601") => Ok(Timestamps::Iso8601),
            Some("wire") => Ok(Timestamps::Wire),
            Some(other) => Err(CliError::Configuration(format!(
                "Unknown cli_timestamp_format value: {other}, valid values are \"wire\" or \"iso8601\""
            ))),
        }
    }

    /// The pager's command line, possibly empty.
    ///
    /// # Errors
    /// A missing profile.
    pub fn pager(&self) -> Result<Decided<String>, CliError> {
        if let Some(pager) = self.variable("AWS_PAGER") {
            return Ok(pager);
        }
        let configured = self.profile()?.text("cli_pager");
        Ok(configured.or_else(|| self.variable("PAGER")).unwrap_or_else(|| default("less")))
    }

    /// The URL that calls of a service go to, if any is set.
    ///
    /// # Errors
    /// A missing profile, or `services` section.
    pub fn endpoint(&self, option: Option<&str>, service: &Service) -> Result<Option<Decided<String>>, CliError> {
        if let Some(url) = option {
            return Ok(Some(Decided::new(url.to_owned(), Source::Option("--endpoint-url"))));
        }
        let profile = self.profile()?;
        let ignored = self.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        if ignored.or_else(|| profile.text("ignore_configured_endpoint_urls")).is_some_and(|flag| is_true(&flag.value))
        {
            return Ok(None);
        }
        let id = service.service_id.replace(' ', "_");
        let non_empty = |name: &str| self.variable(name).filter(|url| !url.value.is_empty());
        let variable = non_empty(&format!("AWS_ENDPOINT_URL_{}", id.to_uppercase()));
        if let Some(url) = variable.or_else(|| non_empty("AWS_ENDPOINT_URL")) {
            return Ok(Some(url));
        }
        let of_service = self.services_endpoint(&profile, &id.to_lowercase())?;
        Ok(of_service.or_else(|| profile.text("endpoint_url")).filter(|url| !url.value.is_empty()))
    }

    /// The URL in the profile's `services` section.
    fn services_endpoint(&self, profile: &Profile<'_>, id: &str) -> Result<Option<Decided<String>>, CliError> {
        let Some(name) = profile.text("services") else { return Ok(None) };
        let section = self.files.subsection("services", &name.value).filter(|section| !section.is_empty()).ok_or_else(|| {
            CliError::General(format!(
                "The profile is configured to use the services section but the \"{}\" services configuration does not \
                 exist.",
                name.value
            ))
        })?;
        let Some(Setting::Block(settings)) = option(section, id) else { return Ok(None) };
        let url = settings.iter().find(|(name, _)| name == "endpoint_url");
        Ok(url.map(|(_, url)| Decided::new(url.clone(), Source::File(Origin::Config))))
    }

    /// How often a call is tried in all.
    ///
    /// # Errors
    /// A missing profile, a setting that is no such number, a retry mode that there is not.
    pub fn max_attempts(&self) -> Result<Decided<u32>, CliError> {
        let attempts = match self.text("AWS_MAX_ATTEMPTS", "max_attempts")? {
            None => Decided::new(3, Source::Default),
            Some(Decided { value, source }) => {
                let number = python::int(&value).ok_or_else(|| CliError::General(python::no_int(&value)))?;
                let too_small = || {
                    CliError::General(format!(
                        "Value provided to \"max_attempts\": {number} must be an integer greater than or equal to one."
                    ))
                };
                let attempts = if number < 1 { None } else { Some(u32::try_from(number).unwrap_or(u32::MAX)) };
                Decided::new(attempts.ok_or_else(too_small)?, source)
            }
        };
        match self.text("AWS_RETRY_MODE", "retry_mode")? {
            Some(mode) if !["standard", "adaptive"].contains(&mode.value.as_str()) => Err(CliError::General(format!(
                "Invalid value provided to \"mode\": \"{}\" must be one of: \"standard\" or \"adaptive\"",
                mode.value
            ))),
            _ => Ok(attempts),
        }
    }

    /// Whether parameters are checked before a call.
    ///
    /// # Errors
    /// A missing profile.
    pub fn validates_parameters(&self) -> Result<bool, CliError> {
        Ok(self.profile()?.text("parameter_validation").is_none_or(|setting| is_true(&setting.value)))
    }

    /// The certificates that servers are checked with, if it is not the system's.
    ///
    /// # Errors
    /// A missing profile.
    pub fn ca_bundle(&self, option: Option<&str>) -> Result<Option<Decided<String>>, CliError> {
        match option {
            Some(path) => Ok(Some(Decided::new(path.to_owned(), Source::Option("--ca-bundle")))),
            None => self.text("AWS_CA_BUNDLE", "ca_bundle"),
        }
    }

    /// `cli_binary_format` of the profile.
    pub fn binary_format(&self) -> Option<String> {
        self.profile().ok()?.text("cli_binary_format").map(|format| format.value)
    }

    /// A setting of the environment, else of the profile. The profile is looked at only if it is needed.
    fn text(&self, variable: &str, setting: &str) -> Result<Option<Decided<String>>, CliError> {
        if let Some(value) = self.variable(variable) {
            return Ok(Some(value));
        }
        Ok(self.profile()?.text(setting))
    }

    /// A variable, even if it is empty.
    fn variable(&self, name: &str) -> Option<Decided<String>> {
        let value = self.environment.var(name)?;
        Some(Decided::new(value.to_owned(), Source::Variable(name.to_owned())))
    }
}

impl Profile<'_> {
    /// A setting in AWS's files.
    pub fn text(&self, name: &str) -> Option<Decided<String>> {
        let (text, origin) = self.files?.text(name)?;
        Some(Decided::new(text.to_owned(), Source::File(origin)))
    }
}

/// A profile of our configuration, else one that is built in.
fn own_profile(config: &Config, name: &str) -> Option<OwnProfile> {
    if let Some(config::Profile { account, principal, region, .. }) = config.profiles.get(name) {
        let region = region.clone().unwrap_or_else(|| OUR_REGION.to_owned());
        return Some(OwnProfile {
            account: account.clone(),
            principal: principal.clone(),
            region,
            source: Source::OwnConfig,
        });
    }
    let (_, account) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name)?;
    let region = OUR_REGION.to_owned();
    Some(OwnProfile { account: (*account).to_owned(), principal: None, region, source: Source::BuiltIn })
}

fn default(value: &str) -> Decided<String> {
    Decided::new(value.to_owned(), Source::Default)
}

/// As botocore's `ensure_boolean` reads a text.
fn is_true(text: &str) -> bool {
    text.eq_ignore_ascii_case("true")
}

/// What botocore takes for a Region: letters, digits and dashes, none at the ends, not digits alone; or nothing.
fn is_host_label(name: &str) -> bool {
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let digits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    letters && !digits && name.len() <= 63 && !name.starts_with('-') && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = "[default]\nregion = eu-central-1\noutput = yaml\nservices = s\nmax_attempts = 0\n\
                          [profile consumer]\noutput = text\ncli_pager = most\n\
                          [services s]\nelastic_load_balancing_v2 =\n  endpoint_url = http://lb\n";

    fn with<T>(variables: &[(&'static str, &'static str)], look: impl FnOnce(&Session<'_>) -> T) -> T {
        let environment = Environment::isolated(std::path::Path::new("/"), variables.iter().copied());
        let config = Config::default();
        look(&Session::new(&environment, &config, AwsFiles::of_texts(CONFIG, "").unwrap()))
    }

    fn region(variables: &[(&'static str, &'static str)], option: Option<&str>) -> Result<String, String> {
        let found = with(variables, |session| session.region(option));
        found.map(|region| region.map_or_else(|| "none".to_owned(), |region| region.value)).map_err(|e| e.to_string())
    }

    #[test]
    fn the_region_comes_from_the_first_that_has_one() {
        assert_eq!(region(&[("AWS_REGION", "a"), ("AWS_DEFAULT_REGION", "b")], Some("")).unwrap(), "");
        assert_eq!(region(&[("AWS_REGION", "a"), ("AWS_DEFAULT_REGION", "b")], None).unwrap(), "a");
        assert_eq!(region(&[], None).unwrap(), "eu-central-1");
        assert_eq!(region(&[("AWS_PROFILE", "provider")], None).unwrap(), "us-east-1");
        assert_eq!(
            region(&[("AWS_PROFILE", "nope")], None).unwrap_err(),
            "The config profile (nope) could not be found"
        );
        let bad = "Provided region_name 'a b' doesn't match a supported format.";
        assert_eq!(region(&[], Some("a b")).unwrap_err(), bad);
    }

    #[test]
    fn a_profile_may_stand_in_a_file_and_be_built_in() {
        with(&[("AWS_PROFILE", "consumer")], |session| {
            let output = session.output(None).unwrap();
            assert_eq!((output.value.as_str(), output.source), ("text", Source::File(Origin::Config)));
            assert_eq!(session.region(None).unwrap().unwrap().source, Source::BuiltIn);
        });
    }

    #[test]
    fn the_first_pager_that_is_set_wins_even_if_it_is_empty() {
        let pager = |variables: &[_]| with(variables, |session| session.pager().unwrap().value);
        assert_eq!(pager(&[]), "less");
        assert_eq!(pager(&[("PAGER", "more")]), "more");
        assert_eq!(pager(&[("PAGER", "more"), ("AWS_PROFILE", "consumer")]), "most");
        assert_eq!(pager(&[("AWS_PAGER", ""), ("AWS_PROFILE", "consumer")]), "");
    }

    #[test]
    fn settings_that_cannot_work_are_told() {
        let attempts = |variables: &[_]| with(variables, |session| session.max_attempts().map_err(|e| e.to_string()));
        assert_eq!(attempts(&[("AWS_MAX_ATTEMPTS", "5")]).unwrap().value, 5);
        assert!(attempts(&[]).unwrap_err().contains("0 must be an integer greater than or equal to one."));
        assert_eq!(attempts(&[("AWS_MAX_ATTEMPTS", "x")]).unwrap_err(), "invalid literal for int() with base 10: 'x'");
        let mode = attempts(&[("AWS_MAX_ATTEMPTS", "1"), ("AWS_RETRY_MODE", "legacy")]).unwrap_err();
        assert!(mode.starts_with("Invalid value provided to \"mode\": \"legacy\""), "{mode}");
    }

    #[test]
    fn endpoints_are_the_services_or_everybodys() {
        let url = |command: &str, variables: &[_]| {
            let service = Service::find(command).unwrap();
            with(variables, |session| session.endpoint(None, service)).unwrap().map(|url| url.value)
        };
        let all = ("AWS_ENDPOINT_URL", "http://all");
        assert_eq!(url("elbv2", &[]).unwrap(), "http://lb");
        assert_eq!(url("ec2", &[]), None);
        assert_eq!(url("elbv2", &[all]).unwrap(), "http://all");
        let of_service = ("AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", "http://own");
        assert_eq!(url("elbv2", &[all, of_service]).unwrap(), "http://own");
        assert_eq!(url("elbv2", &[all, ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "True")]), None);
    }
}
