//! Numbers and times as text, as the person prefers them; see [`super::prefs`].

use super::prefs::{Marks, instant_ms, marks, zoned};

/// A number with at most `decimals` decimals, without trailing zeros, thousands grouped: `1,234.5`.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let fixed = format!("{value:.decimals$}");
    let trimmed = if fixed.contains('.') {
        fixed.trim_end_matches('0').trim_end_matches('.')
    } else {
        &fixed
    };
    let (sign, digits) =
        trimmed.strip_prefix('-').map_or(("", trimmed), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    // A small negative number may have been rounded to nothing.
    let sign = if digits == "0" { "" } else { sign };
    let grouped = group(whole);
    match fraction {
        Some(fraction) => format!("{sign}{grouped}{}{fraction}", marks().decimal),
        None => format!("{sign}{grouped}"),
    }
}

/// A number as it is typed in the marks in use, with a dot and without marks between groups: in German `1.234,5` becomes
/// `1234.5`, and `2.5` stays.
pub(crate) fn with_dot(text: &str) -> String {
    in_dots(text, marks())
}

/// A number as a person would type it, which [`with_dot`] reads.
pub(crate) fn as_typed(value: f64) -> String {
    in_marks(value, marks())
}

fn in_marks(value: f64, marks: Marks) -> String {
    value.to_string().replace('.', &marks.decimal.to_string())
}

fn in_dots(text: &str, marks: Marks) -> String {
    if marks.decimal == '.' {
        return text.to_owned();
    }
    let digits = |group: &str| group.chars().take_while(char::is_ascii_digit).count();
    let is_grouped = text.split(marks.group).skip(1).all(|group| digits(group) == 3);
    let plain = if is_grouped { text.replace(marks.group, "") } else { text.to_owned() };
    plain.replace(marks.decimal, ".")
}

/// A difference: as [`number`], with `+` before what is above zero.
pub(crate) fn signed(value: f64, decimals: usize) -> String {
    let number = number(value, decimals);
    if value > 0.0 && number != "0" { format!("+{number}") } else { number }
}

/// A number with exactly `decimals` decimals: `0.9000`.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', &marks().decimal.to_string())
}

/// A count, thousands grouped. Counts are never negative; one that is shows as 0.
pub(crate) fn count(value: impl TryInto<u64>) -> String {
    group(&value.try_into().unwrap_or_default().to_string())
}

/// A count with its noun: `1 feeder`, `3 feeders`.
pub(crate) fn count_of(value: impl TryInto<u64>, one: &str, many: &str) -> String {
    let value = value.try_into().unwrap_or_default();
    format!("{} {}", count(value), if value == 1 { one } else { many })
}

fn group(whole: &str) -> String {
    let mark = marks().group;
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// An ISO 8601 instant to the minute in the zone that the person prefers: `2025-11-22 20:42 AEST`; other text as it came.
pub(crate) fn minute(iso: &str) -> String {
    let at_ms = || instant_ms(iso);
    match is_instant(iso).then(|| zoned(at_ms)).flatten() {
        Some((date, time)) => format!("{date} {time}"),
        None => utc_minute(iso),
    }
}

fn is_instant(iso: &str) -> bool {
    iso.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        && matches!(iso.get(10..11), Some("T" | " "))
}

/// An ISO 8601 instant in UTC to the minute: `2025-11-22 10:42 UTC`; other text as it came.
fn utc_minute(iso: &str) -> String {
    match (iso.get(..10), iso.get(10..11), iso.get(11..16)) {
        (Some(date), Some("T" | " "), Some(time)) => format!("{date} {time} UTC"),
        _ => iso.to_owned(),
    }
}

/// A length of time: `380 ms`, `4.2 s`, `3 min 20 s`.
pub(crate) fn duration_ms(ms: f64) -> String {
    if ms < 1000.0 {
        format!("{} ms", number(ms, 0))
    } else if ms < 60_000.0 {
        format!("{} s", number(ms / 1000.0, 1))
    } else {
        let seconds = (ms / 1000.0).round() as u64;
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_lose_their_trailing_zeros() {
        for (value, decimals, text) in [
            (0.0, 2, "0"),
            (2.5, 2, "2.5"),
            (1234.0, 2, "1,234"),
            (1_234_567.891, 1, "1,234,567.9"),
            (-12.30, 2, "\u{2212}12.3"),
            (-0.001, 2, "0"),
            (100.0, 0, "100"),
            (999.999, 2, "1,000"),
        ] {
            assert_eq!(number(value, decimals), text, "{value}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_marks_they_are_written_in() {
        let german = Marks { decimal: ',', group: '.' };
        for (typed, read) in
            [("2,5", "2.5"), ("1.234,5 kW", "1234.5 kW"), ("2.5", "2.5"), ("1.234.567", "1234567")]
        {
            assert_eq!(in_dots(typed, german), read);
        }
        for value in [2.125, 1234.5, -0.5, 1000.0] {
            assert_eq!(in_dots(&in_marks(value, german), german), value.to_string());
        }
        assert_eq!(in_dots("1,234.5", Marks { decimal: '.', group: ',' }), "1,234.5");
    }

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(count_of(1, "feeder", "feeders"), "1 feeder");
        assert_eq!(count_of(1200, "feeder", "feeders"), "1,200 feeders");
    }

    #[test]
    fn times_name_their_zone() {
        assert_eq!(utc_minute("2025-11-22T10:42:13.123Z"), "2025-11-22 10:42 UTC");
        assert_eq!(utc_minute("yesterday"), "yesterday");
    }

    #[test]
    fn durations_have_the_unit_that_fits() {
        assert_eq!(duration_ms(380.4), "380 ms");
        assert_eq!(duration_ms(4210.0), "4.2 s");
        assert_eq!(duration_ms(200_000.0), "3 min 20 s");
    }
}
