//! The text of a transcript: `# ` tells, `$ ` is typed (`> ` goes on after a `\`), and what follows up to an empty line
//! is printed: standard output as it is, standard error after `! `, then `? N` if the exit code N is not 0.
//!
//! A line of standard output that would be taken for something else starts with a `\`.

use super::shell::{Printed, Shell};

/// A transcript as it is in its file.
pub struct Transcript {
    items: Vec<Item>,
}

enum Item {
    /// A line that is only told.
    Told(String),
    Command(Command),
}

struct Command {
    /// As in the file.
    lines: Vec<String>,
    /// The number of the first line that is printed.
    number: usize,
    printed: Vec<String>,
}

impl Transcript {
    /// Reads a file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut items = Vec::new();
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line)).peekable();
        while let Some((number, line)) = lines.next() {
            if line.is_empty() || line == "#" || line.starts_with("# ") {
                items.push(Item::Told(line.to_owned()));
                continue;
            }
            if !line.starts_with("$ ") {
                return Err(format!("line {number} is neither told, nor typed, nor printed by anything: {line}"));
            }
            let mut typed = vec![line.to_owned()];
            while typed.last().is_some_and(|last| last.ends_with('\\')) {
                let next = lines.next().filter(|(_, next)| next.starts_with("> "));
                let (_, next) = next.ok_or_else(|| format!("line {number} does not go on with `> `"))?;
                typed.push(next.to_owned());
            }
            let number = number + typed.len();
            let mut printed = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| !(line.is_empty() || starts_item(line))) {
                printed.push(line.to_owned());
            }
            items.push(Item::Command(Command { lines: typed, number, printed }));
        }
        Ok(Self { items })
    }

    fn commands(&self) -> impl Iterator<Item = &Command> {
        self.items.iter().filter_map(|item| match item {
            Item::Command(command) => Some(command),
            Item::Told(_) => None,
        })
    }

    /// Types every command; gives the lines that each one prints.
    pub fn play(&self, shell: &mut Shell) -> Vec<Vec<String>> {
        let typed = |command: &Command| match shell.run(&command.line()) {
            Ok(printed) => shown(&printed),
            Err(problem) => vec![format!("! the shell of this test: {problem}"), "? 127".to_owned()],
        };
        self.commands().map(typed).collect()
    }

    /// The file with these lines as what is printed.
    pub fn render(&self, printed: &[Vec<String>]) -> String {
        let mut printed = printed.iter();
        let mut text = String::new();
        for item in &self.items {
            let (typed, shown) = match item {
                Item::Told(line) => (std::slice::from_ref(line), None),
                Item::Command(command) => (&command.lines[..], printed.next()),
            };
            for line in typed.iter().chain(shown.into_iter().flatten()) {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }

    /// The first line that is not printed as it is written: its number, what is expected and what came.
    pub fn difference(&self, printed: &[Vec<String>]) -> Option<String> {
        self.commands().zip(printed).find_map(|(command, got)| {
            let expected = &command.printed;
            let index = (0..expected.len().max(got.len())).find(|&index| expected.get(index) != got.get(index))?;
            let line = |lines: &[String]| lines.get(index).map_or("(nothing more)", String::as_str).to_owned();
            let (number, expected, got) = (command.number + index, line(expected), line(got));
            Some(format!("{number}: after {}\nexpected: {expected}\ngot:      {got}", command.lines.join("\n")))
        })
    }
}

impl Command {
    /// As one line.
    fn line(&self) -> String {
        let pieces = self.lines.iter().map(|line| line[2..].trim_end_matches('\\'));
        pieces.collect::<String>()
    }
}

fn starts_item(line: &str) -> bool {
    line == "#" || line.starts_with("# ") || line.starts_with("$ ")
}

/// What was printed, as lines of a transcript.
fn shown(printed: &Printed) -> Vec<String> {
    let escaped = |line: &str| {
        let taken = line.is_empty() || starts_item(line) || line == "!" || line.starts_with(['\\']);
        let taken = taken || line.starts_with("! ") || line.starts_with("? ");
        if taken { format!("\\{line}") } else { line.to_owned() }
    };
    let complained = |line: &str| if line.is_empty() { "!".to_owned() } else { format!("! {line}") };
    let mut lines: Vec<String> = printed.stdout.lines().map(escaped).collect();
    if !(printed.stdout.is_empty() || printed.stdout.ends_with('\n')) {
        lines.push("\\ without an end of line".to_owned());
    }
    lines.extend(printed.stderr.lines().map(complained));
    lines.extend((printed.code != 0).then(|| format!("? {}", printed.code)));
    lines
}
