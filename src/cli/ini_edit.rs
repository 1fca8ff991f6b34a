//! Changes settings in the text of one of AWS's files and leaves everything else in it as it stands, where AWS CLI would
//! (aws-cli-2.md §19).
//!
//! What does not belong here: which file and section a setting goes to (`configure.rs`).

/// What a setting is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewSetting<'a> {
    /// `name = value`
    Value(&'a str),
    /// A setting in the block under the name.
    Nested(&'a str, &'a str),
}

/// The text with a setting put into a section: in place of the old one, else behind the section's last one, else in a new
/// section at the end.
pub fn set(text: &str, section: &str, name: &str, new: NewSetting<'_>) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let Some(start) = lines.iter().position(|line| !is_comment(line) && is_title(line, section)) else {
        let line_end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return format!("{text}{line_end}[{section}]\n{}", written(name, new));
    };
    let mut last_option = start;
    for index in start + 1..lines.len() {
        if title(&lines[index]).is_some() {
            lines.insert(last_option + 1, written(name, new));
            return lines.concat();
        }
        let Some(option) = option(&lines[index]) else { continue };
        last_option = index;
        if option.trim() == name {
            match new {
                NewSetting::Value(value) => lines[index] = format!("{name} = {value}\n"),
                NewSetting::Nested(nested, value) => {
                    let indent = indent_of(option);
                    set_nested(&mut lines, index + 1, indent, nested, value);
                }
            }
            return lines.concat();
        }
    }
    if lines.last().is_some_and(|line| !line.ends_with('\n')) {
        lines.push("\n".to_owned());
    }
    // One line further than the last option, as AWS CLI has it: behind a comment or an empty line that follows it.
    lines.insert((last_option + 2).min(lines.len()), written(name, new));
    lines.concat()
}

/// Puts a setting into the block that starts at a line and ends where a line is not indented further than its head.
fn set_nested(lines: &mut Vec<String>, start: usize, indent: usize, name: &str, value: &str) {
    let ends = |line: &str| title(line).is_some() || option(line).is_some_and(|option| indent_of(option) == indent);
    let end = lines[start..].iter().position(|line| ends(line)).map_or(lines.len(), |length| start + length);
    let old = lines[start..end].iter().position(|line| option(line).is_some_and(|option| option.trim() == name));
    if let Some(old) = old.map(|offset| start + offset) {
        let indent = option(&lines[old]).map_or(0, indent_of);
        lines[old] = format!("{}{name} = {value}\n", " ".repeat(indent));
        return;
    }
    if let Some(last) = lines.last_mut().filter(|line| !line.ends_with('\n')) {
        last.push('\n');
    }
    lines.insert(end, format!("    {name} = {value}\n"));
}

fn written(name: &str, new: NewSetting<'_>) -> String {
    match new {
        NewSetting::Value(value) => format!("{name} = {value}\n"),
        NewSetting::Nested(nested, value) => format!("{name} =\n    {nested} = {value}\n"),
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with(['#', ';'])
}

/// A line's title from its start to the first closing bracket, if it is one.
fn title(line: &str) -> Option<&str> {
    let end = line.find(']')?;
    let inner = line.trim_start().strip_prefix('[')?;
    (!inner.starts_with(']')).then_some(&line[..=end])
}

fn is_title(line: &str, section: &str) -> bool {
    let quoted = section.split_once(' ').map(|(kind, name)| format!("[{kind} \"{name}\"]"));
    title(line).is_some_and(|title| title == format!("[{section}]") || Some(title) == quoted.as_deref())
}

/// What stands before the first `=` or `:`, with the blanks around it.
fn option(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([':', '=']);
    line.find([':', '=']).map(|end| &line[..end])
}

fn indent_of(option: &str) -> usize {
    option.len() - option.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[default]\nregion = a\ns3 =\n  max = 20\n[profile \"my dev\"]\n# region = x\nregion = b\n";

    #[test]
    fn a_setting_is_replaced_in_its_section_alone() {
        let changed = set(FILE, "profile my dev", "region", NewSetting::Value("c"));
        assert_eq!(changed, FILE.replace("= b", "= c"));
    }

    #[test]
    fn a_new_setting_goes_to_the_sections_end() {
        let changed = set(FILE, "default", "output", NewSetting::Value("text"));
        assert_eq!(changed, FILE.replace("20\n", "20\noutput = text\n"));
        let changed = set(FILE, "profile my dev", "s3", NewSetting::Nested("x", "y"));
        assert_eq!(changed, format!("{FILE}s3 =\n    x = y\n"));
        assert_eq!(set("[a]\nx = 1", "a", "y", NewSetting::Value("2")), "[a]\nx = 1\ny = 2\n");
    }

    #[test]
    fn blocks_are_changed_inside() {
        let changed = set(FILE, "default", "s3", NewSetting::Nested("max", "10"));
        assert_eq!(changed, FILE.replace("20", "10"));
        let changed = set(FILE, "default", "s3", NewSetting::Nested("min", "1"));
        assert_eq!(changed, FILE.replace("20\n", "20\n    min = 1\n"));
    }

    #[test]
    fn a_new_section_goes_to_the_files_end() {
        assert_eq!(set("", "default", "region", NewSetting::Value("a")), "[default]\nregion = a\n");
        assert_eq!(set("[a]", "b", "x", NewSetting::Value("1")), "[a]\n[b]\nx = 1\n");
    }
}
