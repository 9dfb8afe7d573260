//! The last failures, for a person to pass on: without anything that a person, a server or a file says.

use std::collections::VecDeque;

use super::BackendError;

/// Failures that are remembered.
const KEPT: usize = 10;

/// Failures, the oldest first, a line each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults(VecDeque<String>);

impl Faults {
    /// Remembers that a root field had no answer.
    pub(super) fn note(&mut self, at_utc: &str, field: &str, error: &BackendError) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(format!("{at_utc} {field}: {}", kind(error)));
    }

    /// What is remembered.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// What kind of failure it is. Messages stay out of it, since they may name customers; a request's id is the server's own.
fn kind(error: &BackendError) -> String {
    match error {
        BackendError::NotStarted => "the engine did not start".to_owned(),
        BackendError::EngineStopped => "the engine stopped".to_owned(),
        BackendError::Unreadable => "the answer could not be read".to_owned(),
        BackendError::Server(error) => {
            let unsure = if error.maybe_done { ", maybe done all the same" } else { "" };
            format!("{:?}{unsure}", error.problem)
        }
        BackendError::Answer(errors) => {
            let requests: Vec<&str> =
                errors.iter().filter_map(|error| error.request_id.as_deref()).collect();
            let at_fields = errors.iter().filter(|error| error.field.is_some()).count();
            let mut words = format!("refused, {} errors, {at_fields} at fields", errors.len());
            if !requests.is_empty() {
                words = format!("{words}, request {}", requests.join(", "));
            }
            words
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::GraphQlError;
    use super::*;

    #[test]
    fn the_last_failures_are_told_without_their_messages() {
        let mut faults = Faults::default();
        let refused = BackendError::Answer(vec![GraphQlError {
            message: "customer 4711 of Mrs Smith".to_owned(),
            field: None,
            request_id: Some("r-77".to_owned()),
        }]);
        faults.note("09:00", "first", &BackendError::NotStarted);
        for number in 0..KEPT - 1 {
            faults.note(&format!("10:0{number}"), "networks", &BackendError::EngineStopped);
        }
        faults.note("11:00", "compareResults", &refused);
        let lines: Vec<&str> = faults.lines().collect();
        assert_eq!(lines.len(), KEPT);
        assert_eq!(lines[0], "10:00 networks: the engine stopped");
        assert_eq!(
            lines[KEPT - 1],
            "11:00 compareResults: refused, 1 errors, 0 at fields, request r-77"
        );
    }
}
