//! One line to its arguments.
//!
//! The rules of OpenDSS' parser (`ParserDel.pas`): arguments are parted by blanks or commas; `name=value` names one;
//! a value that begins with a quote character runs to the matching one, without nesting; `!` and `//` begin a comment
//! anywhere outside quotes.

/// An argument: its name where it has one, and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Argument<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) text: &'a str,
    /// The value stood in quotes or brackets, which have been taken off.
    pub(crate) quoted: bool,
    /// The quote that opened the value was never closed.
    pub(crate) unclosed: bool,
    /// Byte offset of the argument in its line.
    pub(crate) offset: usize,
}

/// Arguments of one line. Empty ones (between two commas) keep their place, with an empty text.
pub(crate) fn arguments(line: &str) -> Vec<Argument<'_>> {
    let mut cursor = Cursor { line, at: 0 };
    let mut found = Vec::with_capacity(10);
    while cursor.skip_blanks() {
        let offset = cursor.at;
        let first = cursor.token();
        let has_more = cursor.skip_blanks();
        let (name, token) = if has_more && cursor.peek() == Some(b'=') {
            cursor.at += 1;
            let token = if cursor.skip_blanks() { cursor.token() } else { Token::default() };
            cursor.skip_blanks();
            (Some(first.text), token)
        } else {
            (None, first)
        };
        if cursor.peek() == Some(b',') {
            cursor.at += 1;
        }
        found.push(Argument {
            name,
            text: token.text,
            quoted: token.quoted,
            unclosed: token.unclosed,
            offset,
        });
    }
    found
}

/// The words of a list: the inside of an array, parted by blanks and commas.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Argument<'_>> {
    let mut cursor = Cursor { line: text, at: 0 };
    std::iter::from_fn(move || {
        while cursor.skip_blanks() {
            if cursor.peek().is_some_and(is_delimiter) {
                cursor.at += 1;
                continue;
            }
            let offset = cursor.at;
            let token = cursor.token();
            return Some(Argument {
                name: None,
                text: token.text,
                quoted: token.quoted,
                unclosed: token.unclosed,
                offset,
            });
        }
        None
    })
}

struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

#[derive(Clone, Copy, Default)]
struct Token<'a> {
    text: &'a str,
    quoted: bool,
    unclosed: bool,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    fn at_comment(&self) -> bool {
        match self.peek() {
            Some(b'!') => true,
            Some(b'/') => self.line.as_bytes().get(self.at + 1) == Some(&b'/'),
            _ => false,
        }
    }

    /// Moves past blanks; false at the end of the line or a comment, which ends it.
    fn skip_blanks(&mut self) -> bool {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        if self.at < self.line.len() && self.at_comment() {
            self.at = self.line.len();
        }
        self.at < self.line.len()
    }

    fn token(&mut self) -> Token<'a> {
        if let Some(close) = self.peek().and_then(closing_quote) {
            let start = self.at + 1;
            let end = self.line[start..].find(close).map(|length| start + length);
            self.at = end.map_or(self.line.len(), |end| end + 1);
            let text = &self.line[start..end.unwrap_or(self.line.len())];
            return Token { text, quoted: true, unclosed: end.is_none() };
        }
        let start = self.at;
        while self.at < self.line.len() {
            let byte = self.line.as_bytes()[self.at];
            if byte.is_ascii_whitespace() || is_delimiter(byte) || self.at_comment() {
                break;
            }
            self.at += 1;
        }
        // Every byte looked at is ASCII where the token ends, so the slice is on character boundaries.
        Token {
            text: self.line.get(start..self.at).unwrap_or_default(),
            quoted: false,
            unclosed: false,
        }
    }
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b',' | b'=')
}

fn closing_quote(open: u8) -> Option<char> {
    match open {
        b'"' => Some('"'),
        b'\'' => Some('\''),
        b'(' => Some(')'),
        b'[' => Some(']'),
        b'{' => Some('}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line, and the names and values in it.
    type Case<'a> = (&'a str, &'a [(Option<&'a str>, &'a str)]);

    #[test]
    fn lines_part_into_arguments_as_in_opendss() {
        let cases: [Case<'_>; 9] = [
            (
                "New Line.a bus1=x.1.2 // note",
                &[(None, "New"), (None, "Line.a"), (Some("bus1"), "x.1.2")],
            ),
            (
                "New load.b x 1 2,3 ! note",
                &[
                    (None, "New"),
                    (None, "load.b"),
                    (None, "x"),
                    (None, "1"),
                    (None, "2"),
                    (None, "3"),
                ],
            ),
            (
                "~ kVs=[22 0.433] conns=(delta, wye)",
                &[(None, "~"), (Some("kVs"), "22 0.433"), (Some("conns"), "delta, wye")],
            ),
            ("Redirect \"my file.dss\"", &[(None, "Redirect"), (None, "my file.dss")]),
            ("a = 5 , b= 6", &[(Some("a"), "5"), (Some("b"), "6")]),
            ("a,,b", &[(None, "a"), (None, ""), (None, "b")]),
            ("mult=(file=x.csv, col=2)", &[(Some("mult"), "file=x.csv, col=2")]),
            ("% ünïcode=ß", &[(None, "%"), (Some("ünïcode"), "ß")]),
            ("   ! only a note", &[]),
        ];
        for (line, expected) in cases {
            let found: Vec<_> =
                arguments(line).iter().map(|argument| (argument.name, argument.text)).collect();
            assert_eq!(found, expected, "{line}");
        }
        assert!(arguments("mult=(1 2 3")[0].unclosed);
        assert_eq!(
            words("[1 2] ,3,, x|y").map(|word| word.text).collect::<Vec<_>>(),
            ["1 2", "3", "x|y"]
        );
    }

    #[test]
    fn stray_delimiters_never_stall() {
        for line in ["=", "==,=,", ",,,", "a==b", "= = =", "[", ")", "\"", "a=", ",=", "//", "/"] {
            assert!(arguments(line).len() <= line.len() + 1, "{line}");
        }
    }
}
