//! AWS's config and credentials files: the INI dialect of Python's `configparser` that AWS CLI reads them with, and the
//! profiles in them (aws-cli.md §15).
//!
//! What does not belong here: which setting wins (`profile.rs`), and our own configuration (`base::config`).

use std::path::PathBuf;

use super::errors::CliError;
use super::shell_words;
use crate::base::environment::Environment;
use crate::base::files;

/// What an option of a section is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `region = us-east-1`
    Text(String),
    /// An indented block under an option: names and texts, in order.
    Block(Vec<(String, String)>),
}

/// A section's options in order, their names in lower case.
pub type Section = Vec<(String, Setting)>;

/// A parsed file: its sections in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ini {
    sections: Vec<(String, Section)>,
}

/// Which of the two files a setting stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `AWS_CONFIG_FILE`, else `~/.aws/config`.
    Config,
    /// `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws/credentials`.
    Credentials,
}

/// Both files. A missing file is an empty one.
#[derive(Clone, Debug, Default)]
pub struct AwsFiles {
    config: Ini,
    credentials: Ini,
    config_path: String,
    credentials_path: String,
}

/// A profile: its section in either file. Where both have a setting, the credentials file's counts.
#[derive(Clone, Copy, Debug)]
pub struct FileProfile<'a> {
    /// `[default]` or `[profile x]` in the config file.
    pub config: Option<&'a Section>,
    /// `[x]` in the credentials file.
    pub credentials: Option<&'a Section>,
}

impl AwsFiles {
    /// Reads both files.
    ///
    /// # Errors
    /// AWS's `Unable to parse config file: <path>`.
    pub fn load(environment: &Environment) -> Result<Self, CliError> {
        let path = |variable, default| environment.expand(environment.var(variable).unwrap_or(default));
        let config_path = path("AWS_CONFIG_FILE", "~/.aws/config");
        let credentials_path = path("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
        Ok(Self {
            config: Ini::read(&config_path, environment, Blocks::Parsed)?,
            credentials: Ini::read(&credentials_path, environment, Blocks::Parsed)?,
            config_path,
            credentials_path,
        })
    }

    /// Files of these texts, for tests.
    #[cfg(test)]
    pub fn of_texts(config: &str, credentials: &str) -> Option<Self> {
        let [config, credentials] = [config, credentials].map(|text| Ini::parse(text, Blocks::Parsed));
        Some(Self { config: config?, credentials: credentials?, ..Self::default() })
    }

    /// The profile of this name, if either file has it.
    pub fn profile(&self, name: &str) -> Option<FileProfile<'_>> {
        let in_config = |title: &str| match title {
            "default" => name == "default",
            _ => title.starts_with("profile") && second_word(title).as_deref() == Some(name),
        };
        // Of `[default]` and `[profile default]` the later one counts, as in a Python dict.
        let config = self.config.sections.iter().rfind(|(title, _)| in_config(title)).map(|(_, section)| section);
        let credentials = self.credentials.section(name);
        (config.is_some() || credentials.is_some()).then_some(FileProfile { config, credentials })
    }

    /// The names of all profiles: the config file's, then those that only the credentials file has.
    pub fn profile_names(&self) -> Vec<String> {
        let in_config = self.config.sections.iter().filter_map(|(title, _)| match title.as_str() {
            "default" => Some("default".to_owned()),
            _ if title.starts_with("profile") => second_word(title),
            _ => None,
        });
        let in_credentials = self.credentials.sections.iter().map(|(title, _)| title.clone());
        let mut names = Vec::new();
        for name in in_config.chain(in_credentials) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The config file's section `[kind name]`, such as `[services x]`.
    pub fn subsection(&self, kind: &str, name: &str) -> Option<&Section> {
        let titled = |title: &str| title.starts_with(kind) && second_word(title).as_deref() == Some(name);
        self.config.sections.iter().rfind(|(title, _)| titled(title)).map(|(_, section)| section)
    }

    /// The config file's section of exactly this title.
    pub fn section(&self, title: &str) -> Option<&Section> {
        self.config.section(title)
    }

    /// The path of a file, as AWS CLI shows it.
    pub fn path(&self, origin: Origin) -> &str {
        match origin {
            Origin::Config => &self.config_path,
            Origin::Credentials => &self.credentials_path,
        }
    }
}

impl<'a> FileProfile<'a> {
    /// A setting, and the file that it stands in.
    pub fn setting(&self, name: &str) -> Option<(&'a Setting, Origin)> {
        let in_credentials = self.credentials.and_then(|section| option(section, name));
        let in_config = || self.config.and_then(|section| option(section, name));
        in_credentials
            .map(|setting| (setting, Origin::Credentials))
            .or_else(|| in_config().map(|setting| (setting, Origin::Config)))
    }

    /// A setting that is a plain text.
    pub fn text(&self, name: &str) -> Option<(&'a str, Origin)> {
        self.setting(name).and_then(|(setting, origin)| Some((setting.as_text()?, origin)))
    }
}

impl Setting {
    /// The text, unless it is a block.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Block(_) => None,
        }
    }
}

/// An option of a section.
pub fn option<'a>(section: &'a Section, name: &str) -> Option<&'a Setting> {
    section.iter().find(|(option, _)| option == name).map(|(_, setting)| setting)
}

/// The second of exactly two shell words: `my dev` of `profile "my dev"`.
fn second_word(title: &str) -> Option<String> {
    let words: [String; 2] = shell_words::split(title).ok()?.try_into().ok()?;
    let [_, second] = words;
    Some(second)
}

/// Whether indented lines under an empty option are options of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// As in the config file.
    Parsed,
    /// As in the alias file, where they are the value's text.
    Verbatim,
}

impl Ini {
    /// Reads a file; one that is not there or cannot be read is empty, as `configparser` has it.
    ///
    /// # Errors
    /// AWS's `Unable to parse config file: <path>`.
    pub fn read(path: &str, environment: &Environment, blocks: Blocks) -> Result<Self, CliError> {
        let file: PathBuf = environment.resolve(path);
        let Ok(bytes) = files::read(&file) else { return Ok(Self::default()) };
        String::from_utf8(bytes)
            .ok()
            .and_then(|text| Self::parse(&text, blocks))
            .ok_or_else(|| CliError::General(format!("Unable to parse config file: {path}")))
    }

    /// The section of this title.
    pub fn section(&self, title: &str) -> Option<&Section> {
        self.sections.iter().find(|(name, _)| name == title).map(|(_, section)| section)
    }

    /// All sections by their titles, in the file's order.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.sections.iter().map(|(title, section)| (title.as_str(), section))
    }

    /// Parses a file's text; `None` if `configparser` would refuse it.
    pub fn parse(text: &str, blocks: Blocks) -> Option<Self> {
        let mut lines = Lines::default();
        for line in text.replace("\r\n", "\n").replace('\r', "\n").lines() {
            lines.push(line)?;
        }
        lines.finish(blocks)
    }
}

/// An option and its lines so far.
type OpenOption = (String, Vec<String>);

/// The state of `configparser`'s reader between two lines.
#[derive(Default)]
struct Lines {
    /// Titles and options.
    sections: Vec<(String, Vec<OpenOption>)>,
    /// Whether the last section has an option that further lines may continue.
    in_option: bool,
    /// How far the last title or option was indented: what stands further right continues it.
    indent: usize,
}

impl Lines {
    fn push(&mut self, line: &str) -> Option<()> {
        let text = line.trim();
        let is_comment = text.starts_with(['#', ';']);
        if text.is_empty() || is_comment {
            if !is_comment && let Some(lines) = self.open_option() {
                lines.push(String::new());
            }
            return Some(());
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        if indent > self.indent
            && let Some(lines) = self.open_option()
        {
            lines.push(text.to_owned());
            return Some(());
        }
        self.indent = indent;
        match title(text) {
            Some(title) => self.start_section(title),
            None => self.start_option(text),
        }
    }

    fn open_option(&mut self) -> Option<&mut Vec<String>> {
        let options = &mut self.sections.last_mut().filter(|_| self.in_option)?.1;
        options.last_mut().map(|(_, lines)| lines)
    }

    /// A title that is there already is an error.
    fn start_section(&mut self, title: &str) -> Option<()> {
        if title != DEFAULTS && self.sections.iter().any(|(name, _)| name == title) {
            return None;
        }
        self.in_option = false;
        self.sections.push((title.to_owned(), Vec::new()));
        Some(())
    }

    /// An option outside a section, without `=` or `:`, without a name, or there already is an error.
    fn start_option(&mut self, text: &str) -> Option<()> {
        let (name, value) = text.split_once(['=', ':'])?;
        let name = name.trim_end().to_lowercase();
        let (_, options) = self.sections.last_mut()?;
        if name.is_empty() || options.iter().any(|(option, _)| *option == name) {
            return None;
        }
        options.push((name, vec![value.trim().to_owned()]));
        self.in_option = true;
        Some(())
    }

    fn finish(self, blocks: Blocks) -> Option<Ini> {
        let (defaults, titled): (Vec<_>, Vec<_>) = self.sections.into_iter().partition(|(title, _)| title == DEFAULTS);
        let defaults: Vec<_> = defaults.into_iter().flat_map(|(_, options)| options).collect();
        let mut sections = Vec::new();
        for (title, mut options) in titled {
            let missing = defaults.iter().filter(|(name, _)| !options.iter().any(|(option, _)| option == name));
            let missing: Vec<_> = missing.cloned().collect();
            options.extend(missing);
            let section: Option<Section> =
                options.into_iter().map(|(name, lines)| Some((name, setting(&lines, blocks)?))).collect();
            sections.push((title, section?));
        }
        Some(Ini { sections })
    }
}

/// The section whose options every other one has too.
const DEFAULTS: &str = "DEFAULT";

/// `x` of `[x]`, whatever follows the last bracket.
fn title(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let end = inner.rfind(']')?;
    Some(&inner[..end]).filter(|title| !title.is_empty())
}

fn setting(lines: &[String], blocks: Blocks) -> Option<Setting> {
    let text = lines.join("\n").trim_end().to_owned();
    if blocks == Blocks::Verbatim || !text.starts_with('\n') {
        return Some(Setting::Text(text));
    }
    let nested = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let (name, value) = line.split_once('=')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    });
    nested.collect::<Option<_>>().map(Setting::Block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(ini: &Ini, section: &str, name: &str) -> Option<String> {
        option(ini.section(section)?, name)?.as_text().map(str::to_owned)
    }

    #[test]
    fn values_comments_and_continuations_are_configparsers() {
        let ini = Ini::parse(
            "# c\n[default]\nRegion = us-east-1 ; kept\noutput: json\n; c\ns3 =\n  a = 1\n\n  b=2\nlong = x\n   y\n",
            Blocks::Parsed,
        )
        .unwrap();
        assert_eq!(text(&ini, "default", "region").unwrap(), "us-east-1 ; kept");
        assert_eq!(text(&ini, "default", "output").unwrap(), "json");
        assert_eq!(text(&ini, "default", "long").unwrap(), "x\ny");
        let block = Setting::Block(vec![("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
        assert_eq!(option(ini.section("default").unwrap(), "s3"), Some(&block));
    }

    #[test]
    fn what_configparser_refuses_is_refused() {
        let broken = ["nonsense\n", "[a]\nx\n", "[a]\nx=1\nX=2\n", "[a]\n[a]\n", "[a]\n= 1\n", "[a]\nx =\n  y\n"];
        for text in broken {
            assert_eq!(Ini::parse(text, Blocks::Parsed), None, "{text:?}");
        }
        assert!(Ini::parse("[a]\nx =\n  y\n", Blocks::Verbatim).is_some());
    }

    #[test]
    fn defaults_are_every_sections() {
        let ini = Ini::parse("[DEFAULT]\nregion = r\noutput = o\n[a]\noutput = text\n", Blocks::Parsed).unwrap();
        assert_eq!(text(&ini, "a", "region").unwrap(), "r");
        assert_eq!(text(&ini, "a", "output").unwrap(), "text");
        assert!(ini.section("DEFAULT").is_none());
    }

    #[test]
    fn profiles_are_merged_from_both_files() {
        let config = "[default]\nregion=a\n[profile \"my dev\"]\nregion=b\naws_access_key_id=c\n[other]\nx=1\n";
        let files = AwsFiles::of_texts(config, "[my dev]\naws_access_key_id=k\n[only]\n").unwrap();
        assert_eq!(files.profile_names(), ["default", "my dev", "only"]);
        let dev = files.profile("my dev").unwrap();
        assert_eq!(dev.text("region"), Some(("b", Origin::Config)));
        assert_eq!(dev.text("aws_access_key_id"), Some(("k", Origin::Credentials)));
        assert!(files.profile("other").is_none());
    }
}
