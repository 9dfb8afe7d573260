//! Text as a Python string literal.

/// The literal of a text, in double quotes. What a reader of the script would not see, or would see elsewhere than it
/// stands (controls, and marks that turn the direction of writing), is escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if is_hidden(c) => literal.extend([format!("\\u{:04x}", u32::from(c))]),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// All of these have four hexadecimal digits at most.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
