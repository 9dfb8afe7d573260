//! The tokens of a Python script, as far as our own exports have them.

/// A token, with the line it stands in, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) line: usize,
    pub(super) kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// A name, dotted or not: `Mutation.run_intrinsic_work_package`.
    Name(String),
    /// What a string literal says.
    Text(String),
    /// A number as it is written, without underscores.
    Number(String),
    /// Any other character.
    Mark(char),
}

/// Splits a script into tokens; comments and blanks are left out. What is no token of ours becomes a mark, so this never
/// fails: whether a mark may stand where it stands is the reader's matter.
pub(super) fn tokens(script: &str) -> Vec<Token> {
    let mut lexer = Lexer { rest: script, line: 1 };
    std::iter::from_fn(|| lexer.next_token()).collect()
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn next_token(&mut self) -> Option<Token> {
        self.skip_blanks();
        let line = self.line;
        let first = self.rest.chars().next()?;
        let kind = match first {
            '"' | '\'' => self.string(first),
            c if c.is_ascii_digit() => {
                let number =
                    self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
                let mut number = number.replace('_', "");
                // The sign of an exponent.
                if number.ends_with(['e', 'E']) && self.rest.starts_with(['+', '-']) {
                    number += self.take(1);
                    number += self.take_while(|c| c.is_ascii_digit());
                }
                TokenKind::Number(number)
            }
            c if c.is_alphabetic() || c == '_' => {
                let name = self.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
                TokenKind::Name(name.to_owned())
            }
            c => {
                self.take(c.len_utf8());
                TokenKind::Mark(c)
            }
        };
        Some(Token { line, kind })
    }

    fn skip_blanks(&mut self) {
        loop {
            self.take_while(|c| c.is_whitespace() || c == '\\');
            if !self.rest.starts_with('#') {
                return;
            }
            self.take_while(|c| c != '\n');
        }
    }

    /// A string literal, of one or three quotes; one that does not end goes on to the end.
    fn string(&mut self, quote: char) -> TokenKind {
        let three = quote.to_string().repeat(3);
        let end = if self.rest.starts_with(&three) { three } else { quote.to_string() };
        self.take(end.len());
        let mut text = String::new();
        while !self.rest.is_empty() {
            if self.rest.starts_with(&end) {
                self.take(end.len());
                break;
            }
            match self.rest.chars().next() {
                Some('\\') => {
                    self.take(1);
                    text.push_str(&self.escape());
                }
                Some(c) => text.push_str(self.take(c.len_utf8())),
                None => break,
            }
        }
        TokenKind::Text(text)
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> String {
        let Some(c) = self.rest.chars().next() else { return String::new() };
        self.take(c.len_utf8());
        let digits = match c {
            'n' => return "\n".to_owned(),
            'r' => return "\r".to_owned(),
            't' => return "\t".to_owned(),
            '\n' => return String::new(),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '\\' | '"' | '\'' => return c.to_string(),
            // As in Python, the backslash stays before any other character.
            c => return format!("\\{c}"),
        };
        let code = self.rest.get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(escaped) => {
                self.take(digits);
                escaped.to_string()
            }
            None => format!("\\{c}"),
        }
    }

    /// Takes this many bytes, which end at a character's end.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        self.take(end)
    }
}
