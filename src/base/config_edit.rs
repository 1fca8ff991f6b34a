//! Changes to our configuration file. Comments and everything else in it stay as they are; the new text is put in place at
//! once or not at all, and never if it could not be read again.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::config::{Config, Profile};
use super::environment::Environment;
use super::files;

/// The file while it is being changed. Whoever else wants to change it waits.
#[derive(Debug)]
pub struct ConfigFile {
    path: PathBuf,
    document: DocumentMut,
    /// What the file says so far.
    pub config: Config,
    _lock: Option<File>,
}

impl ConfigFile {
    /// Opens the file that [`Config::load`] reads. One that is missing is empty, and is made when it is saved.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn open(environment: &Environment) -> Result<Self, String> {
        let named = Config::path(environment).ok_or_else(|| {
            "There is no home directory to keep the configuration in: name a file with VPCE_CONFIG".to_owned()
        })?;
        // A link stays one.
        let path = fs::canonicalize(&named).unwrap_or_else(|_| named.clone());
        let lock = path.parent().map(locked).transpose().map_err(|error| unwritable(&path, &error))?.flatten();
        let text = match files::read_settings(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(format!("Unable to read the configuration {}: {error}", path.display())),
        };
        let config = Config::parse_file(&text, &path)?.resolved(&named, environment);
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            format!("Unable to read the configuration {}: {}", path.display(), error.message())
        })?;
        Ok(Self { path, document, config, _lock: lock })
    }

    /// Puts a profile in.
    ///
    /// # Errors
    /// One line if the file has it in a form that cannot be added to.
    pub fn set_profile(&mut self, name: &str, profile: &Profile) -> Result<(), String> {
        let Profile { account, principal, region, policy } = profile;
        let policy = policy.as_ref().map(|policy| policy.to_string_lossy().into_owned());
        let settings = [
            ("account", Some(account)),
            ("principal", principal.as_ref()),
            ("region", region.as_ref()),
            ("policy", policy.as_ref()),
        ];
        let settings: Vec<_> = settings.into_iter().filter_map(|(name, value)| Some((name, value?.as_str()))).collect();
        let profiles = child(self.document.as_table_mut(), "profiles")?;
        let of_profile = child(profiles, name)?;
        for (name, value) in settings {
            of_profile.insert(name, Item::Value(value.into()));
        }
        Ok(())
    }

    /// Takes a profile out; the comment right above it goes with it.
    pub fn remove_profile(&mut self, name: &str) {
        self.remove(&["profiles", name]);
    }

    /// Gives an account a zone map of its own in a Region, or takes it away.
    ///
    /// # Errors
    /// One line if the file has it in a form that cannot be added to.
    pub fn set_zone_map(&mut self, account: &str, region: &str, ids: Option<&[&str]>) -> Result<(), String> {
        let Some(ids) = ids else {
            self.remove(&["zone_maps", account, region]);
            if self
                .document
                .get("zone_maps")
                .and_then(|maps| maps.get(account)?.as_table_like())
                .is_some_and(TableLike::is_empty)
            {
                self.remove(&["zone_maps", account]);
            }
            return Ok(());
        };
        let maps = child(self.document.as_table_mut(), "zone_maps")?;
        let of_account = child(maps, account)?;
        let mut new = Value::Array(ids.iter().copied().collect::<Array>());
        if let Some(old) = of_account.get(region).and_then(Item::as_value) {
            new.decor_mut().clone_from(old.decor());
        }
        of_account.insert(region, Item::Value(new));
        Ok(())
    }

    /// Writes the new text in place of the old one.
    ///
    /// # Errors
    /// One line that names the file, which is then as it was.
    pub fn save(self) -> Result<(), String> {
        let text = self.document.to_string();
        Config::parse_file(&text, &self.path)?;
        replace(&self.path, text.as_bytes()).map_err(|error| unwritable(&self.path, &error))
    }

    /// Takes an item out. Comments above it that an empty line parts from it are not its own, and move to what follows.
    fn remove(&mut self, path: &[&str]) {
        let Some((last, parents)) = path.split_last() else { return };
        let root: &mut dyn TableLike = self.document.as_table_mut();
        let parent = parents.iter().try_fold(root, |table, name| table.get_mut(name)?.as_table_like_mut());
        let Some(parent) = parent else { return };
        let above_key =
            parent.key(last).and_then(|key| key.leaf_decor().prefix()?.as_str()).unwrap_or_default().to_owned();
        let Some(item) = parent.remove(last) else { return };
        let table = item.as_table();
        let above_table = table.and_then(|table| table.decor().prefix()?.as_str());
        let above = above_table.unwrap_or(&above_key);
        let Some((others, _)) = above.rsplit_once("\n\n").filter(|(others, _)| !others.trim().is_empty()) else {
            return;
        };
        let others = format!("{others}\n\n");
        let start = table.and_then(Table::position);
        let joined = |own: Option<&str>| format!("{others}{}", own.unwrap_or_default().trim_start_matches('\n'));
        if let Some(next) = next_table(self.document.as_table_mut(), start) {
            let both = joined(next.decor().prefix().and_then(|prefix| prefix.as_str()));
            next.decor_mut().set_prefix(both);
        } else {
            let both = joined(self.document.trailing().as_str());
            self.document.set_trailing(both);
        }
    }
}

/// The table of this name, made if it is missing: in the style of the parent.
fn child<'t>(parent: &'t mut dyn TableLike, name: &str) -> Result<&'t mut dyn TableLike, String> {
    if !parent.contains_key(name) {
        let is_inline = parent.is_dotted() || parent.iter().next().is_some_and(|(_, item)| item.is_inline_table());
        let new = if is_inline {
            Item::Value(Value::InlineTable(InlineTable::new()))
        } else {
            let mut table = Table::new();
            // Without a header of its own if it holds only tables.
            table.set_implicit(true);
            Item::Table(table)
        };
        parent.insert(name, new);
    }
    let found = parent.get_mut(name).and_then(Item::as_table_like_mut);
    found.ok_or_else(|| format!("The configuration has {name} in a form that cannot be added to"))
}

/// The first table with a header behind a place; without a place, there is none.
fn next_table(table: &mut Table, after: Option<isize>) -> Option<&mut Table> {
    let after = after?;
    let mut next: Option<&mut Table> = None;
    for (_, item) in table.iter_mut() {
        let Item::Table(inner) = item else { continue };
        let here = inner.position().filter(|at| *at > after && !inner.is_implicit());
        let found = if here.is_some() { Some(inner) } else { next_table(inner, Some(after)) };
        if let Some(found) = found
            && next.as_ref().is_none_or(|next| found.position() < next.position())
        {
            next = Some(found);
        }
    }
    next
}

/// Keeps others from changing files in a directory in the same way, which is made if it is missing. Where a directory
/// cannot be locked, the last one to write wins.
fn locked(directory: &Path) -> std::io::Result<Option<File>> {
    fs::create_dir_all(directory)?;
    Ok(File::open(directory).and_then(|file| file.lock().map(|()| file)).ok())
}

/// Puts a file with these bytes in the place of another.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let old = path.metadata().ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut new = tempfile::Builder::new().prefix(".config-").tempfile_in(directory)?;
    new.write_all(bytes)?;
    if let Some(old) = old {
        new.as_file().set_permissions(old.permissions())?;
    }
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("Unable to write the configuration {}: {error}: nothing was changed", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file's text after a change.
    fn changed(text: &str, change: impl FnOnce(&mut ConfigFile)) -> String {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        fs::write(&path, text).unwrap();
        let environment = Environment::isolated(directory.path(), [("VPCE_CONFIG", "config.toml")]);
        let mut file = ConfigFile::open(&environment).unwrap();
        change(&mut file);
        file.save().unwrap();
        fs::read_to_string(path).unwrap()
    }

    fn profile() -> Profile {
        Profile {
            account: "123456789012".to_owned(),
            principal: None,
            region: Some("eu-west-1".to_owned()),
            policy: None,
        }
    }

    #[test]
    fn profiles_are_added_in_the_style_of_the_file() {
        let add = |text: &str| changed(text, |file| file.set_profile("x", &profile()).unwrap());
        let table = "[profiles.x]\naccount = \"123456789012\"\nregion = \"eu-west-1\"\n";
        assert_eq!(add(""), table);
        let before = "# mine\nstate = \"s.db\" # here\n\n[profiles.\"a b\"] # first\naccount = \"111122223333\"\n\n[delays]\n# none\n";
        let after = add(before);
        for line in before.lines().chain(table.lines()) {
            assert!(after.lines().any(|found| found == line), "{line}: {after}");
        }
        let dotted = "profiles.a = { account = \"111122223333\" } # a\n";
        let line = "profiles.x = { account = \"123456789012\", region = \"eu-west-1\" }\n";
        assert_eq!(add(dotted), format!("{dotted}{line}"));
        let inline = add("profiles = { a = { account = \"111122223333\" } }\n");
        assert!(inline.contains("x = { account = \"123456789012\", region = \"eu-west-1\" } }"), "{inline}");
    }

    #[test]
    fn what_is_removed_takes_only_its_own_comment() {
        let remove = |text: &str| changed(text, |file| file.remove_profile("x"));
        let x = "# about x\n[profiles.x]\naccount = \"123456789012\"\n";
        assert_eq!(remove(x), "");
        assert_eq!(remove(&format!("# head\n\n{x}\n# delays\n[delays]\n")), "# head\n\n# delays\n[delays]\n");
        let kept = remove(&format!("[delays]\n\n# general\n\n{x}# end\n"));
        assert_eq!(kept, "[delays]\n\n# general\n\n# end\n");
    }

    #[test]
    fn zone_maps_come_and_go() {
        let ids = ["euw1-az1", "euw1-az2", "euw1-az3"];
        let map = "[zone_maps.111122223333]\neu-west-1 = [\"euw1-az1\", \"euw1-az2\", \"euw1-az3\"]\n";
        let set =
            |text: &str| changed(text, |file| file.set_zone_map("111122223333", "eu-west-1", Some(&ids)).unwrap());
        assert_eq!(set(""), map);
        let commented = set("[zone_maps.111122223333]\neu-west-1 = [] # mine\n");
        assert!(commented.ends_with("\"euw1-az3\"] # mine\n"), "{commented}");
        assert_eq!(changed(map, |file| file.set_zone_map("111122223333", "eu-west-1", None).unwrap()), "");
    }
}
