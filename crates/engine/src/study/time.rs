//! Instants of profiles.

/// An instant: seconds after 1 January 00:00 of a year, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StudyTime {
    /// Year.
    pub year: i32,
    /// Seconds after 1 January 00:00 of that year.
    pub second_of_year: i64,
}

const DAY_S: i64 = 86_400;

impl StudyTime {
    /// Seconds after 1 January 00:00, as profiles take it.
    pub fn seconds(self) -> f64 {
        self.second_of_year as f64
    }

    /// The next instant that is a whole number of intervals after 1 January of its year.
    #[must_use]
    pub fn next_multiple_of(self, interval_s: i64) -> Self {
        let interval_s = interval_s.max(1);
        let next = (self.second_of_year / interval_s + 1) * interval_s;
        let length = year_length_s(self.year);
        if next < length {
            Self { second_of_year: next, ..self }
        } else {
            Self { year: self.year + 1, second_of_year: 0 }
        }
    }
}

fn year_length_s(year: i32) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    (365 + i64::from(leap)) * DAY_S
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_through_a_year_end() {
        let half_hour = 1800;
        let start = StudyTime { year: 2024, second_of_year: 366 * DAY_S - half_hour };
        let next = start.next_multiple_of(half_hour);
        assert_eq!(next, StudyTime { year: 2025, second_of_year: 0 });
        assert_eq!(next.next_multiple_of(half_hour).second_of_year, half_hour);
    }
}
