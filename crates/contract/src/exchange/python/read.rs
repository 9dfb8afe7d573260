//! Reads the work package out of a script such as [`super::python_script`] writes.
//!
//! Only literals are understood: calls of input types with named arguments, members of enums, lists, text, numbers,
//! `True`, `False` and `None`. Nothing is evaluated; the rest of the script is skipped.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::lexer::{Token, TokenKind, tokens};
use super::names::wire_names;
use crate::output::StudyKind;

/// Calls in calls, of which an input has five.
const MAX_DEPTH: usize = 32;

/// A work package as a script has it, its fields named as on the wire.
#[derive(Debug, PartialEq)]
pub(crate) struct Script {
    pub(crate) kind: StudyKind,
    pub(crate) input: Value,
    pub(crate) work_package_name: Option<String>,
}

/// The work package in a script.
///
/// # Errors
/// What cannot be read, with its line; `None` when the text has no work package in it at all.
pub(crate) fn read(script: &str) -> Result<Option<Script>, String> {
    let tokens = tokens(script);
    let Some((kind, at)) = input_call(&tokens) else { return Ok(None) };
    let mut reader = Reader { tokens: &tokens, at, wire_names: wire_names() };
    let input = reader.value(0)?;
    Ok(Some(Script { kind, input, work_package_name: submitted_name(&tokens) }))
}

/// Where the call of a whole input begins.
fn input_call(tokens: &[Token]) -> Option<(StudyKind, usize)> {
    tokens.windows(2).enumerate().find_map(|(at, pair)| {
        let TokenKind::Name(name) = &pair[0].kind else { return None };
        let kind = match last_part(name) {
            "IntrinsicWorkPackageInput" => StudyKind::IntrinsicLv,
            "HvNodeHeadroomWorkPackageInput" => StudyKind::HvNodeHeadroom,
            _ => return None,
        };
        (pair[1].kind == TokenKind::Mark('(')).then_some((kind, at))
    })
}

/// The name that the script submits under: the second argument of the mutation.
fn submitted_name(tokens: &[Token]) -> Option<String> {
    tokens.windows(5).find_map(|five| {
        let (TokenKind::Name(method), TokenKind::Text(name)) = (&five[0].kind, &five[4].kind)
        else {
            return None;
        };
        let marks =
            [&five[1].kind, &five[3].kind] == [&TokenKind::Mark('('), &TokenKind::Mark(',')];
        let submits = matches!(
            last_part(method),
            "run_intrinsic_work_package" | "run_hv_node_headroom_work_package"
        );
        (marks && submits).then(|| name.clone())
    })
}

fn last_part(dotted: &str) -> &str {
    dotted.rsplit_once('.').map_or(dotted, |(_, last)| last)
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    wire_names: BTreeMap<String, &'static str>,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, String> {
        if depth > MAX_DEPTH {
            return Err(self.problem("too much is put inside each other"));
        }
        match self.next() {
            Some(TokenKind::Text(mut text)) => {
                // Literals beside each other are one.
                while let Some(TokenKind::Text(more)) = self.peek() {
                    text.push_str(more);
                    self.at += 1;
                }
                Ok(Value::from(text))
            }
            Some(TokenKind::Number(number)) => self.number(&number),
            Some(TokenKind::Mark('-')) => match self.next() {
                Some(TokenKind::Number(number)) => self.number(&format!("-{number}")),
                _ => Err(self.problem("a number is needed behind the minus sign")),
            },
            Some(TokenKind::Mark('[')) => self.list(depth),
            Some(TokenKind::Name(name)) => match (name.as_str(), self.peek()) {
                ("True", _) => Ok(Value::from(true)),
                ("False", _) => Ok(Value::from(false)),
                ("None", _) => Ok(Value::Null),
                (_, Some(TokenKind::Mark('('))) => self.call(depth),
                (dotted, _) => match dotted.rsplit_once('.') {
                    Some((_, variant)) => Ok(Value::from(variant)),
                    None => {
                        Err(self.problem(&format!("{name} is no value: only literals are read")))
                    }
                },
            },
            Some(TokenKind::Mark(mark)) => {
                Err(self.problem(&format!("a value is needed, not {mark}")))
            }
            None => Err(self.problem("the script ends inside the work package")),
        }
    }

    fn number(&self, number: &str) -> Result<Value, String> {
        let whole = number.parse::<i64>().ok().map(Value::from);
        // From what is no finite number no JSON number can be made.
        let float = || number.parse::<f64>().ok().and_then(serde_json::Number::from_f64);
        whole
            .or_else(|| float().map(Value::Number))
            .ok_or_else(|| self.problem(&format!("{number} is no number")))
    }

    fn list(&mut self, depth: usize) -> Result<Value, String> {
        let mut parts = Vec::new();
        while !self.takes(']') {
            parts.push(self.value(depth + 1)?);
            self.comma_before(']')?;
        }
        Ok(Value::Array(parts))
    }

    fn call(&mut self, depth: usize) -> Result<Value, String> {
        self.takes('(');
        let mut fields = Map::new();
        while !self.takes(')') {
            let Some(TokenKind::Name(name)) = self.next() else {
                return Err(self.problem("arguments are read by name only"));
            };
            if !self.takes('=') {
                return Err(self.problem(&format!("= is needed behind {name}")));
            }
            let value = self.value(depth + 1)?;
            // A name of neither dialect is named as it is by whoever takes the input.
            let wire = self.wire_names.get(&name).map_or(name, |wire| (*wire).to_owned());
            fields.insert(wire, value);
            self.comma_before(')')?;
        }
        Ok(Value::Object(fields))
    }

    /// Takes a comma, which may be missing before the end.
    fn comma_before(&mut self, end: char) -> Result<(), String> {
        if self.takes(',') || self.peek() == Some(&TokenKind::Mark(end)) {
            return Ok(());
        }
        Err(self.problem(&format!("a comma or {end} is needed")))
    }

    fn takes(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&TokenKind::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn next(&mut self) -> Option<TokenKind> {
        let next = self.peek().cloned();
        self.at += 1;
        next
    }

    /// A problem at the token that was read last.
    fn problem(&self, words: &str) -> String {
        let last = self.at.saturating_sub(1).min(self.tokens.len().saturating_sub(1));
        let line = self.tokens.get(last).map_or(1, |token| token.line);
        format!("Line {line}: {words}")
    }
}
