//! Between instants of the wire, of the engine and of the clock.
//!
//! The little calendar that this takes is done by hand: the date library's own arithmetic, with the messages of all its
//! errors, would be a twentieth of the worker's program.

use headroom_contract::scalar::LocalDateTime;
use headroom_engine::study::StudyTime;
use jiff::civil::DateTime;

const DAY_S: i64 = 86_400;

/// UTC in ISO 8601 with milliseconds, always of one length, so that the order of texts is the order of times. The text
/// of 1970 stands for instants that the wire cannot write.
pub(crate) fn iso_utc(unix_ms: i64) -> String {
    let at = date_time(unix_ms.div_euclid(1000))
        .unwrap_or(LocalDateTime(DateTime::constant(1970, 1, 1, 0, 0, 0, 0)));
    format!("{at}.{:03}Z", unix_ms.rem_euclid(1000))
}

/// The engine's instant for one of the wire, read as UTC.
pub(crate) fn study_time(at: LocalDateTime) -> StudyTime {
    let LocalDateTime(at) = at;
    let year = i64::from(at.year());
    let day = days(year, at.month().into(), at.day().into()) - days(year, 1, 1);
    let minute = i64::from(at.hour()) * 60 + i64::from(at.minute());
    StudyTime {
        year: at.year().into(),
        second_of_year: day * DAY_S + minute * 60 + i64::from(at.second()),
    }
}

/// Seconds from one text of [`iso_utc`] to another; `None` where one of them is something else.
pub(crate) fn seconds_between(from: &str, to: &str) -> Option<f64> {
    let at = |text: &str| -> Option<LocalDateTime> { text.strip_suffix('Z')?.parse().ok() };
    Some(seconds_from(at(from)?, at(to)?))
}

/// Seconds from one instant of the wire to another.
pub(crate) fn seconds_from(from: LocalDateTime, to: LocalDateTime) -> f64 {
    let seconds = |at: LocalDateTime| {
        let StudyTime { year, second_of_year } = study_time(at);
        let whole = days(year.into(), 1, 1) * DAY_S + second_of_year;
        whole as f64 + f64::from(at.0.subsec_nanosecond()) / 1e9
    };
    seconds(to) - seconds(from)
}

/// The instant of the wire for one of the engine; `None` outside the years that the wire can write.
pub(crate) fn local_date_time(at: StudyTime) -> Option<LocalDateTime> {
    date_time(days(at.year.into(), 1, 1) * DAY_S + at.second_of_year)
}

/// The instant a number of seconds after 1970.
fn date_time(unix_s: i64) -> Option<LocalDateTime> {
    let (year, month, day) = civil(unix_s.div_euclid(DAY_S));
    let second = unix_s.rem_euclid(DAY_S);
    let small = |number: i64| i8::try_from(number).ok();
    let at = DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(second / 3600)?,
        small(second / 60 % 60)?,
        small(second % 60)?,
        0,
    );
    at.ok().map(LocalDateTime)
}

/// Days from 1 January 1970 to a date, by "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant): years start in
/// March, so that the leap day is a year's last; 400 years have 146,097 days.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days after 1 January 1970; the reverse of [`days`], from the same source.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn durations_cross_years() {
        let across = seconds_between("2023-12-31T23:59:59.750Z", "2024-01-01T00:00:01.000Z");
        assert!((across.expect("two instants") - 1.25).abs() < 1e-6);
        assert_eq!(seconds_between("then", "2024-01-01T00:00:01.000Z"), None);
    }

    #[test]
    fn clock_times_are_written_in_utc() {
        assert_eq!(iso_utc(1_704_974_400_007), "2024-01-11T12:00:00.007Z");
        assert_eq!(iso_utc(-1), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn instants_go_to_the_engine_and_back() {
        for text in ["2024-01-01T00:00:00", "2024-02-29T12:30:00", "2023-12-31T23:59:59"] {
            let at: LocalDateTime = text.parse().expect(text);
            assert_eq!(local_date_time(study_time(at)), Some(at));
        }
        let noon = "2023-01-02T12:00:00".parse().expect("a time");
        assert_eq!(study_time(noon), StudyTime { year: 2023, second_of_year: 129_600 });
        assert_eq!(local_date_time(StudyTime { year: 400_000, second_of_year: 0 }), None);
    }

    #[test]
    fn the_calendar_is_that_of_the_date_library() {
        let epoch = date(1970, 1, 1);
        for days_after in (-800_000..800_000).step_by(997) {
            let expected = epoch.checked_add(days_after.days()).expect("a date");
            let (year, month, day) = civil(days_after);
            let found = (year, month, day);
            let expected = (
                i64::from(expected.year()),
                i64::from(expected.month()),
                i64::from(expected.day()),
            );
            assert_eq!(found, expected);
            assert_eq!(days(year, month, day), days_after);
        }
    }
}
