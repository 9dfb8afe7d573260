//! Runs scripts: commands in order, files within files.

mod class;
mod commands;
mod coordinates;
mod edit;
mod known_commands;
mod known_options;
mod options;
mod properties;
mod switching;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use crate::budget::Budget;
use crate::classes::Model;
use crate::diagnostic::Severity;
use crate::files::{Files, folder_of};
use crate::report::{Place, Report};
use crate::script::{Argument, Value, arguments, decode, script_lines};
use class::ActiveElement;

/// OpenDSS' own default, for North America.
const DEFAULT_FREQUENCY_HZ: f64 = 60.0;
/// Scripts within scripts, at most.
const DEEPEST: usize = 50;
/// Bytes of work that a line takes beside its own length.
const LINE_WORK: usize = 256;

/// State of a run.
#[derive(Debug)]
pub(crate) struct Interpreter<'a> {
    files: &'a Files,
    model: Model,
    report: Report,
    /// Scripts under way, outermost first: path and number.
    stack: Vec<(String, u32)>,
    /// Folder that paths are relative to.
    folder: String,
    default_frequency_hz: f64,
    active: Option<ActiveElement>,
    variables: HashMap<String, String>,
    budget: Budget,
    commands_known: u64,
    /// First line that is no command, for files that are no scripts at all.
    first_unknown: Option<(Place, String)>,
}

impl<'a> Interpreter<'a> {
    pub(crate) fn new(files: &'a Files) -> Self {
        Self {
            files,
            model: Model::new(DEFAULT_FREQUENCY_HZ),
            report: Report::default(),
            stack: Vec::new(),
            folder: String::new(),
            default_frequency_hz: DEFAULT_FREQUENCY_HZ,
            active: None,
            variables: HashMap::new(),
            budget: Budget::for_files(files),
            commands_known: 0,
            first_unknown: None,
        }
    }

    /// Runs the first script and checks that it made a circuit.
    pub(crate) fn run_master(&mut self, path: &str) {
        let Some((path, bytes)) = self.files.resolve("", path) else {
            self.report.error(
                Place::default(),
                None,
                format!("file \"{path}\" is missing from the model"),
            );
            return;
        };
        let number = self.report.add_file(path);
        let whole_file = Place { file: number, line: 0, column: 0 };
        let Some(text) = decode(bytes) else {
            self.report.error(
                whole_file,
                None,
                format!("\"{path}\" is not an OpenDSS script: it is not text"),
            );
            return;
        };
        folder_of(path).clone_into(&mut self.folder);
        self.run_script(path, number, &text);
        if self.model.circuit.is_some() {
            return;
        }
        match self.first_unknown.take() {
            Some((place, word)) if self.commands_known == 0 => {
                // The findings of every single line would say the same over and over.
                self.report = Report::default();
                self.report.add_file(path);
                let message = format!("\"{path}\" is not an OpenDSS script: \"{word}\" is not a command");
                self.report.error(Place { file: 1, ..place }, None, message);
            }
            _ => self.report.error(
                whole_file,
                None,
                format!("no circuit: neither \"{path}\" nor what it redirects to has a line \"New Circuit.name\""),
            ),
        }
    }

    /// The model, and what there is to say of it.
    pub(crate) fn finish(self) -> (Model, Report) {
        (self.model, self.report)
    }

    fn run_script(&mut self, path: &str, number: u32, text: &str) {
        self.stack.push((path.to_owned(), number));
        self.budget.spend_on_reading(path.len() + text.len());
        for (line, content) in script_lines(text) {
            self.budget.spend(LINE_WORK);
            if self.budget.is_spent() {
                break;
            }
            self.run_line(Place { file: number, line, column: 0 }, content);
        }
        self.stack.pop();
        if self.budget.is_spent() && self.stack.is_empty() {
            let message = "reading was stopped: the scripts go through the same files, elements or values over and over";
            self.report.error(Place::default(), None, message);
        }
    }

    fn run_line(&mut self, start: Place, line: &str) {
        // `~wdg=1` is `~ wdg=1`.
        let trimmed = line.trim_start();
        if let Some(rest) = trimmed.strip_prefix('~') {
            let offset = line.len() - rest.len();
            let call = Call::new(start, line, offset, arguments(rest));
            self.commands_known += 1;
            self.warn_of_open_quotes(&call);
            self.more(&call);
            return;
        }
        let mut call = Call::new(start, line, 0, arguments(line));
        if call.arguments.is_empty() {
            return;
        }
        self.warn_of_open_quotes(&call);
        let first = call.arguments.remove(0);
        match first.name {
            Some(name) if name.contains('.') => self.set_by_path(name, &first, &call),
            Some(name) if !name.eq_ignore_ascii_case("command") => {
                self.unknown_command(name, call.place(&first));
            }
            _ => self.run_command(&first, &call),
        }
    }

    /// Runs another file (`Redirect`, `Compile`).
    fn redirect(&mut self, call: &Call<'_>) {
        let Some(argument) = call.arguments.first() else {
            self.report.error(call.start, None, "no file named to redirect to");
            return;
        };
        let place = call.place(argument);
        let from = self.stack.last().map(|(path, _)| path.clone()).unwrap_or_default();
        let wanted = self.text_of(argument);
        let files = self.files;
        let Some((path, bytes)) = files.resolve(&self.folder, &wanted) else {
            let message = format!(
                "file \"{wanted}\", which \"{from}\" redirects to, is missing from the model"
            );
            self.report.error(place, None, message);
            return;
        };
        if self.stack.iter().any(|(running, _)| running == path) || self.stack.len() >= DEEPEST {
            let chain: Vec<&str> =
                self.stack.iter().map(|(path, _)| path.as_str()).chain([path]).collect();
            self.report.error(
                place,
                None,
                format!("scripts redirect in a circle: {}", chain.join(" → ")),
            );
            return;
        }
        let Some(text) = decode(bytes) else {
            self.report.error(
                place,
                None,
                format!("\"{path}\" is not an OpenDSS script: it is not text"),
            );
            return;
        };
        let number = self.report.add_file(path);
        let folder = std::mem::replace(&mut self.folder, folder_of(path).to_owned());
        self.run_script(path, number, &text);
        self.folder = folder;
    }

    fn unknown_command(&mut self, word: &str, place: Place) {
        if self.first_unknown.is_none() {
            self.first_unknown = Some((place, crate::script::shortened(word)));
        }
        self.report.error(
            place,
            None,
            format!("\"{}\" is not an OpenDSS command", crate::script::shortened(word)),
        );
    }

    fn warn_of_open_quotes(&mut self, call: &Call<'_>) {
        for argument in call.arguments.iter().filter(|argument| argument.unclosed) {
            let message = "a quote or bracket is not closed, taken to end with the line";
            self.report.warning(call.place(argument), None, message);
        }
    }

    /// Text of an argument, with a variable (`@name`) in it replaced.
    fn text_of<'b>(&self, argument: &Argument<'b>) -> Cow<'b, str> {
        let text = argument.text;
        if !text.starts_with('@') {
            return Cow::Borrowed(text);
        }
        // A variable may be followed by nodes: `@bus.1.2`.
        let end = text.find(['.', '^']).unwrap_or(text.len());
        match self.variables.get(&text[..end].to_lowercase()) {
            Some(content) => {
                Cow::Owned(format!("{content}{}", text[end..].trim_start_matches('^')))
            }
            None => Cow::Borrowed(text),
        }
    }

    fn value<'b>(&self, call: &Call<'_>, argument: &Argument<'b>) -> Value<'b> {
        Value { text: self.text_of(argument), quoted: argument.quoted, place: call.place(argument) }
    }

    fn finding(
        &mut self,
        severity: Severity,
        place: Place,
        element: Option<String>,
        message: String,
    ) {
        match severity {
            Severity::Error => self.report.error(place, element, message),
            Severity::Warning => self.report.warning(place, element, message),
        }
    }
}

/// One line of a script, past its command.
#[derive(Debug)]
struct Call<'l> {
    /// File and line.
    start: Place,
    line: &'l str,
    /// Bytes of the line before what the arguments' offsets count from.
    offset: usize,
    arguments: Vec<Argument<'l>>,
    /// Where a column was counted last: byte of the line, and characters before it.
    counted: Cell<(usize, u32)>,
}

impl<'l> Call<'l> {
    fn new(start: Place, line: &'l str, offset: usize, arguments: Vec<Argument<'l>>) -> Self {
        Self { start, line, offset, arguments, counted: Cell::default() }
    }

    /// Arguments are asked for in order, so characters are counted on from the last one: a line may have millions.
    fn place(&self, argument: &Argument<'_>) -> Place {
        let byte = self.offset + argument.offset;
        let (from, before) =
            Some(self.counted.get()).filter(|last| last.0 <= byte).unwrap_or_default();
        let characters = self.line.get(from..byte).unwrap_or_default().chars().count() as u32;
        self.counted.set((byte, before + characters));
        Place { column: before + characters + 1, ..self.start }
    }
}
