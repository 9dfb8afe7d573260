//! Numbers as people type them.

use std::fmt;

/// The text is not a number in the field's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// No number at all.
    NoNumber,
    /// A number in a unit that the field does not take.
    OtherUnit {
        /// Unit typed.
        typed: String,
        /// Unit of the field.
        expected: &'static str,
    },
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber => f.write_str("a number is needed"),
            Self::OtherUnit { typed, expected: "" } => {
                write!(f, "a number without a unit is needed, {typed} is not understood")
            }
            Self::OtherUnit { typed, expected } => {
                write!(f, "a number in {expected} is needed, not {typed}")
            }
        }
    }
}

impl std::error::Error for NotANumber {}

/// Reads a number in `unit` (empty for none): blanks and commas that group thousands, full-width digits and a unit
/// behind it are understood; `5000 W` in kW is 5. Empty text is `None`.
pub fn parse_number(text: &str, unit: &'static str) -> Result<Option<f64>, NotANumber> {
    let plain = without_blanks(&text.chars().map(to_half_width).collect::<String>());
    if plain.is_empty() {
        return Ok(None);
    }
    let is_number_part = |at: usize, c: char| {
        c.is_ascii_digit()
            || matches!(c, '.' | ',' | '+' | '-')
            || (matches!(c, 'e' | 'E') && exponent_follows(&plain, at))
    };
    let end = plain
        .char_indices()
        .find(|&(at, c)| !is_number_part(at, c))
        .map_or(plain.len(), |(at, _)| at);
    let (digits, typed_unit) = plain.split_at(end);
    let number: f64 =
        ungroup(digits).and_then(|digits| digits.parse().ok()).ok_or(NotANumber::NoNumber)?;
    if !number.is_finite() {
        return Err(NotANumber::NoNumber);
    }
    let factor = unit_factor(typed_unit, unit)
        .ok_or_else(|| NotANumber::OtherUnit { typed: typed_unit.to_owned(), expected: unit })?;
    Ok(Some(number * factor))
}

/// Takes out blanks; one between digits groups thousands, as a comma does.
fn without_blanks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if plain.ends_with(|c: char| c.is_ascii_digit())
            && part.starts_with(|c: char| c.is_ascii_digit())
        {
            plain.push(',');
        }
        plain.push_str(part);
    }
    plain
}

/// Full-width forms (U+FF01 to U+FF5E) are ASCII moved by 0xFEE0; the minus sign has a code point of its own.
fn to_half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        c => c,
    }
}

fn exponent_follows(text: &str, at: usize) -> bool {
    at > 0
        && text[at + 1..].trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
}

/// Takes out commas that group thousands; a comma anywhere else is ambiguous and makes it no number.
fn ungroup(digits: &str) -> Option<String> {
    if !digits.contains(',') {
        return Some(digits.to_owned());
    }
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(',');
    let head = groups.next()?;
    let grouped = !head.is_empty()
        && head.trim_start_matches(['+', '-']).len() <= 3
        && groups.all(|group| group.len() == 3);
    let fraction_plain = fraction.is_none_or(|fraction| !fraction.contains(','));
    (grouped && fraction_plain).then(|| digits.replace(',', ""))
}

/// What one `typed` unit is in `unit`s.
fn unit_factor(typed: &str, unit: &str) -> Option<f64> {
    if typed.is_empty() || typed.eq_ignore_ascii_case(unit) {
        return Some(1.0);
    }
    let factor = match (unit, typed.to_ascii_lowercase().as_str()) {
        ("kW", "w") | ("MW", "kw") | ("V", "mv") => 1e-3,
        ("MW", "w") => 1e-6,
        ("kW", "mw") | ("W", "kw") | ("V", "kv") | ("var", "kvar") => 1e3,
        ("W", "mw") | ("var", "mvar") => 1e6,
        ("pu", "%") => 1e-2,
        ("%", "pu") => 1e2,
        _ => return None,
    };
    Some(factor)
}
