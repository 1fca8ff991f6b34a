//! Python argparse's way of reading a line of words: prefixes, `--x=v`, `--`, negative numbers, what is left over and in
//! which order (aws-cli.md §5). Both stages of the command line read by it, each with a table of its own.
//!
//! What does not belong here: any option's name, what an option's words mean.

use std::fmt::Write as _;

use super::errors::CliError;
use super::suggest;
use crate::base::python;

/// How many words an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// None: a flag.
    Nothing,
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// All up to the next option, or none at all.
    Many,
    /// None, and nothing is read behind it: `--version`.
    Stop,
}

/// What argparse itself checks of a word, while it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check<'a> {
    /// Nothing.
    Anything,
    /// It is one of these.
    OneOf(&'a [&'a str]),
    /// Python's `int()` takes it.
    Integer,
    /// Python's `float()` takes it.
    Float,
}

/// One option of a table.
#[derive(Clone, Debug)]
pub struct OptionRow<'a> {
    /// With its dashes: `--vpc-ids`.
    pub name: &'a str,
    /// How many words it takes.
    pub takes: Takes,
    /// What is checked of each.
    pub check: Check<'a>,
    /// Whether a line without it is refused.
    pub required: bool,
}

/// The one word of a line that is no option.
#[derive(Clone, Copy, Debug)]
pub struct Positional<'a> {
    /// What errors call it: `operation`.
    pub name: &'a str,
    /// The words that it may be; anything if empty.
    pub choices: &'a [&'a str],
    /// Whether a line without it is refused.
    pub required: bool,
}

/// What was given with an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The option alone.
    Bare,
    /// One word, of an option that takes no more than one.
    Word(String),
    /// The words of an option that takes many.
    Words(Vec<String>),
}

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Options by their place in the table and what was given with them, in the order of the line.
    pub given: Vec<(usize, Given)>,
    /// The positional word.
    pub positional: Option<String>,
    /// What has no place, in argparse's order.
    pub leftovers: Vec<String>,
    /// Whether an option that takes [`Takes::Stop`] ended the reading.
    pub stopped: bool,
}

impl Line {
    /// The last that was given with this option of the table.
    pub fn last(&self, option: usize) -> Option<&Given> {
        self.given.iter().rev().find(|(index, _)| *index == option).map(|(_, given)| given)
    }
}

/// What a word of the line is, before anything is consumed.
enum Word {
    /// A value or a positional.
    Value,
    /// The `--` that makes all others values.
    Dashes,
    /// An option: its place in the table if it has one, and what stands behind `=`.
    Option(Option<(usize, Option<String>)>),
}

/// Reads a line of words by a table.
///
/// # Errors
/// The first word that argparse refuses, or what is missing.
pub fn read(words: &[String], options: &[OptionRow<'_>], positional: Option<Positional<'_>>) -> Result<Line, CliError> {
    let mut reader = Reader { words, kinds: Vec::new(), options, positional, line: Line::default() };
    reader.classify()?;
    reader.consume()?;
    if !reader.line.stopped {
        reader.check_required(positional)?;
    }
    Ok(reader.line)
}

struct Reader<'a> {
    words: &'a [String],
    kinds: Vec<Word>,
    options: &'a [OptionRow<'a>],
    /// Taken away once it has got its word.
    positional: Option<Positional<'a>>,
    line: Line,
}

impl Reader<'_> {
    /// Tells options from values for the whole line at once, as argparse does: so an ambiguous prefix at the end is told
    /// before a missing value at the front.
    fn classify(&mut self) -> Result<(), CliError> {
        let mut words = self.words.iter();
        for word in words.by_ref() {
            let kind = if word == "--" { Word::Dashes } else { self.kind(word)? };
            let ends = matches!(kind, Word::Dashes);
            self.kinds.push(kind);
            if ends {
                break;
            }
        }
        self.kinds.extend(words.map(|_| Word::Value));
        Ok(())
    }

    fn kind(&self, word: &str) -> Result<Word, CliError> {
        if !word.starts_with('-') {
            return Ok(Word::Value);
        }
        let place = |name: &str| self.options.iter().position(|option| option.name == name);
        if let Some(index) = place(word) {
            return Ok(Word::Option(Some((index, None))));
        }
        if word == "-" {
            return Ok(Word::Value);
        }
        let (name, explicit) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word, None),
        };
        if explicit.is_some()
            && let Some(index) = place(name)
        {
            return Ok(Word::Option(Some((index, explicit))));
        }
        match self.with_prefix(name).as_slice() {
            [] => {}
            [index] => return Ok(Word::Option(Some((*index, explicit)))),
            several => return Err(self.ambiguous(word, several)),
        }
        if is_negative_number(word) || word.contains(' ') { Ok(Word::Value) } else { Ok(Word::Option(None)) }
    }

    /// The options that start so; short forms (`-x`) are nobody's.
    fn with_prefix(&self, prefix: &str) -> Vec<usize> {
        if !prefix.starts_with("--") {
            return Vec::new();
        }
        let fits = |(_, option): &(usize, &OptionRow<'_>)| option.name.starts_with(prefix);
        self.options.iter().enumerate().filter(fits).map(|(index, _)| index).collect()
    }

    fn ambiguous(&self, word: &str, several: &[usize]) -> CliError {
        let names: Vec<&str> = several.iter().map(|index| self.options[*index].name).collect();
        CliError::Usage(format!("ambiguous option: {word} could match {}", names.join(", ")))
    }

    /// argparse's main loop.
    fn consume(&mut self) -> Result<(), CliError> {
        let mut at = 0;
        while let Some(option) = self.next_option(at) {
            if at != option {
                let end = self.take_positional(at)?;
                if end > at {
                    at = end;
                    continue;
                }
                self.leave(at, option);
            }
            at = self.take_option(option)?;
            if self.line.stopped {
                return Ok(());
            }
        }
        let end = self.take_positional(at)?;
        self.leave(end, self.words.len());
        Ok(())
    }

    fn next_option(&self, from: usize) -> Option<usize> {
        let mut kinds = self.kinds.iter().enumerate().skip(from);
        kinds.find(|(_, kind)| matches!(kind, Word::Option(_))).map(|(index, _)| index)
    }

    fn leave(&mut self, from: usize, to: usize) {
        self.line.leftovers.extend_from_slice(&self.words[from..to]);
    }

    /// Gives the positional its word if one stands here; an optional one that finds none is content with none and never
    /// gets another chance, which is argparse's own quirk. Returns where to go on.
    fn take_positional(&mut self, from: usize) -> Result<usize, CliError> {
        let Some(positional) = self.positional else { return Ok(from) };
        let mut at = from + self.run_of(from, |kind| matches!(kind, Word::Dashes));
        let found = matches!(self.kinds.get(at), Some(Word::Value));
        if !found && positional.required {
            return Ok(from);
        }
        at += usize::from(found);
        at += self.run_of(at, |kind| matches!(kind, Word::Dashes));
        self.positional = None;
        // Only the first `--` is dropped: `-- --` gives the second one as the word.
        let mut words: Vec<&String> = self.words[from..at].iter().collect();
        if let Some(dashes) = words.iter().position(|word| *word == "--") {
            words.remove(dashes);
        }
        if let Some(word) = words.first() {
            check_choice(positional.name, word, positional.choices)?;
            self.line.positional = Some((*word).clone());
        }
        Ok(at)
    }

    fn run_of(&self, from: usize, fits: impl Fn(&Word) -> bool) -> usize {
        self.kinds.iter().skip(from).take_while(|kind| fits(kind)).count()
    }

    /// Gives an option its words; returns where to go on.
    fn take_option(&mut self, at: usize) -> Result<usize, CliError> {
        let Word::Option(Some((index, explicit))) = &self.kinds[at] else {
            self.leave(at, at + 1);
            return Ok(at + 1);
        };
        let (index, explicit) = (*index, explicit.clone());
        let option = &self.options[index];
        let refuse = |message: &str| Err(CliError::Usage(format!("argument {}: {message}", option.name)));
        let (mut words, end) = match (explicit, option.takes) {
            (Some(value), Takes::Nothing | Takes::Stop) => {
                return refuse(&format!("ignored explicit argument {}", python::str_repr(&value)));
            }
            (Some(value), _) => (vec![value], at + 1),
            (None, takes) => {
                let available = self.run_of(at + 1, |kind| matches!(kind, Word::Value));
                let count = match takes {
                    Takes::Nothing | Takes::Stop => 0,
                    Takes::One if available == 0 => return refuse("expected one argument"),
                    Takes::One => 1,
                    Takes::Optional => available.min(1),
                    Takes::Many => available,
                };
                (self.words[at + 1..at + 1 + count].to_vec(), at + 1 + count)
            }
        };
        // `--x=--` gives no word at all, not even to an option that takes exactly one.
        if let Some(dashes) = words.iter().position(|word| word == "--") {
            words.remove(dashes);
        }
        for word in &words {
            check_word(option, word)?;
        }
        let given = match (option.takes, words.len()) {
            (Takes::Nothing | Takes::Stop, _) | (Takes::Optional, 0) => Given::Bare,
            (Takes::One | Takes::Optional, 1) => Given::Word(words.swap_remove(0)),
            _ => Given::Words(words),
        };
        self.line.stopped = option.takes == Takes::Stop;
        self.line.given.push((index, given));
        Ok(end)
    }

    fn check_required(&self, positional: Option<Positional<'_>>) -> Result<(), CliError> {
        let missing = |(index, option): &(usize, &OptionRow<'_>)| option.required && self.line.last(*index).is_none();
        let mut names: Vec<&str> =
            self.options.iter().enumerate().filter(missing).map(|(_, option)| option.name).collect();
        names.extend(positional.filter(|it| it.required && self.line.positional.is_none()).map(|it| it.name));
        if names.is_empty() {
            return Ok(());
        }
        Err(CliError::Usage(format!("the following arguments are required: {}", names.join(", "))))
    }
}

fn check_word(option: &OptionRow<'_>, word: &str) -> Result<(), CliError> {
    let invalid = |kind: &str| {
        let shown = python::str_repr(word);
        Err(CliError::Usage(format!("argument {}: invalid {kind} value: {shown}", option.name)))
    };
    match option.check {
        Check::OneOf(choices) => check_choice(option.name, word, choices),
        Check::Integer if python::int(word).is_none() => invalid("int"),
        Check::Float if python::parse_float(word).is_none() => invalid("float"),
        Check::Anything | Check::Integer | Check::Float => Ok(()),
    }
}

fn check_choice(name: &str, word: &str, choices: &[&str]) -> Result<(), CliError> {
    if choices.is_empty() || choices.contains(&word) {
        return Ok(());
    }
    let mut message = format!("argument {name}: Found invalid choice '{word}'\n");
    let near = suggest::close_matches(word, choices);
    if !near.is_empty() {
        message.push_str("\nMaybe you meant:\n");
        for candidate in near {
            // Writing into a String cannot fail.
            let _ = write!(message, "\n  * {candidate}");
        }
    }
    Err(CliError::Usage(message))
}

/// argparse's `^-\d+$|^-\d*\.\d+$`.
fn is_negative_number(word: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = word.strip_prefix('-') else { return false };
    match number.split_once('.') {
        None => !number.is_empty() && digits(number),
        Some((whole, fraction)) => digits(whole) && !fraction.is_empty() && digits(fraction),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn row(name: &'static str, takes: Takes) -> OptionRow<'static> {
        OptionRow { name, takes, check: Check::Anything, required: false }
    }

    const TABLE: &[OptionRow<'static>] = &[
        row("--ids", Takes::Many),
        row("--id", Takes::One),
        row("--dry-run", Takes::Nothing),
        row("--x", Takes::Optional),
    ];
    const HELP: Positional<'static> = Positional { name: "help", choices: &[], required: false };

    fn words(line: &str) -> Vec<String> {
        line.split('|').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    fn parsed(line: &str) -> Line {
        read(&words(line), TABLE, Some(HELP)).unwrap()
    }

    fn refused(line: &str) -> String {
        match read(&words(line), TABLE, Some(HELP)) {
            Err(CliError::Usage(message)) => message,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn leftovers_keep_argparse_s_order() {
        let line = parsed("extra|more|--zip|q");
        assert_eq!((line.leftovers, line.positional), (words("more|--zip|q"), Some("extra".to_owned())));
        let line = parsed("--nope|x|--bad=1");
        assert_eq!((line.leftovers, line.positional), (words("--nope|--bad=1"), Some("x".to_owned())));
        assert_eq!(parsed("--|-a").positional, Some("-a".to_owned()));
    }

    #[test]
    fn how_many_words_an_option_takes() {
        let line = parsed("--ids|a|-1|b c|--id=-x|--x|--dry-run");
        let many = Given::Words(words("a|-1|b c"));
        let wanted = [(0, many), (1, Given::Word("-x".to_owned())), (3, Given::Bare), (2, Given::Bare)];
        assert_eq!(line.given, wanted);
        assert_eq!(parsed("--ids=a|b").positional, Some("b".to_owned()));
        assert_eq!(parsed("--ids").last(0), Some(&Given::Words(Vec::new())));
    }

    #[test]
    fn what_argparse_refuses() {
        assert_eq!(refused("--i=3|--id"), "ambiguous option: --i=3 could match --ids, --id");
        assert_eq!(refused("--id|--dry"), "argument --id: expected one argument");
        assert_eq!(refused("--dry=it's"), "argument --dry-run: ignored explicit argument \"it's\"");
    }
}
