//! What a process is given from outside: variables, directories. Taken once, in `main`, and handed down, so that tests
//! and the tour run in process with an environment of their own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The variables and directories of one run.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    directory: PathBuf,
    /// The user's, whatever `HOME` says.
    home: Option<PathBuf>,
    data: Option<PathBuf>,
    config: Option<PathBuf>,
}

impl Environment {
    /// This process's own.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the process's environment")]
    pub fn of_process() -> Self {
        let text = |word: std::ffi::OsString| word.to_string_lossy().into_owned();
        Self {
            variables: std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect(),
            directory: std::env::current_dir().unwrap_or_default(),
            home: dirs::home_dir(),
            data: dirs::data_dir(),
            config: dirs::config_dir(),
        }
    }

    /// One for a test or the tour: these variables, and files only under `directory`.
    pub fn isolated<'a>(directory: &Path, variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            variables: owned.collect(),
            directory: directory.to_owned(),
            home: None,
            data: Some(directory.join("data")),
            config: Some(directory.join("config")),
        }
    }

    /// The variable's value; an empty one is there and empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str)
    }

    /// The variable's value, unless it is empty.
    pub fn non_empty_var(&self, name: &str) -> Option<&str> {
        self.var(name).filter(|value| !value.is_empty())
    }

    /// The same environment with one variable set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Where relative paths start.
    pub fn resolve(&self, path: impl AsRef<Path>) -> PathBuf {
        self.directory.join(path)
    }

    /// The home directory by `HOME`.
    pub fn home(&self) -> Option<PathBuf> {
        self.non_empty_var("HOME").map(PathBuf::from)
    }

    /// `~`, `~/…`, `$NAME` and `${NAME}` replaced as Python's `expanduser` and `expandvars` do; unknown ones stay.
    pub fn expand(&self, text: &str) -> String {
        let tail = text.strip_prefix('~').filter(|tail| tail.is_empty() || tail.starts_with('/'));
        let user = || self.home.as_deref().map(Path::to_string_lossy);
        let mut rest = match (tail, self.var("HOME").map(Cow::from).or_else(user)) {
            (Some(tail), Some(home)) => format!("{}{tail}", home.trim_end_matches('/')),
            _ => text.to_owned(),
        };
        let mut expanded = String::new();
        while let Some(at) = rest.find('$') {
            expanded.push_str(&rest[..at]);
            let (consumed, name) = variable_name(&rest[at..]);
            match self.var(name) {
                Some(value) if !name.is_empty() => expanded.push_str(value),
                _ => expanded.push_str(&rest[at..at + consumed]),
            }
            rest = rest[at + consumed..].to_owned();
        }
        expanded + &rest
    }

    /// A new directory that is removed when it is dropped.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn temporary_directory(&self) -> std::io::Result<tempfile::TempDir> {
        tempfile::Builder::new().prefix("vpce-").tempdir()
    }

    /// The user's data directory.
    pub fn data_directory(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The user's configuration directory.
    pub fn config_directory(&self) -> Option<&Path> {
        self.config.as_deref()
    }
}

/// How many bytes of a text that starts with `$` name a variable, and its name; a lone `$` has none.
fn variable_name(text: &str) -> (usize, &str) {
    if let Some(name) = text.strip_prefix("${").and_then(|tail| tail.split_once('}')).map(|(name, _)| name) {
        return (name.len() + 3, name);
    }
    let tail = &text[1..];
    let end = tail.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(tail.len());
    (1 + end, &tail[..end])
}
