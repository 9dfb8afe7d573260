//! What an HTTP answer means.

use serde_json::Value;

use super::BackendError;
use super::answer;
use super::http::Answer;
use super::server::{Server, ServerProblem};
use crate::json;

/// The value of the root field, or why there is none. GraphQL errors are kept with whatever status they came, because
/// they say more, except where the status alone tells what to do.
pub(super) fn root_field(
    server: &Server,
    answer: &Answer,
    field: &str,
    is_mutation: bool,
) -> Result<Value, BackendError> {
    let Answer { status, retry_after_s, body } = answer;
    let status = *status;
    let problem = match status {
        401 => Some(ServerProblem::SignIn),
        404 => Some(ServerProblem::NotFound),
        413 => Some(ServerProblem::TooLarge),
        429 => Some(ServerProblem::TooMany(*retry_after_s)),
        _ => None,
    };
    if let Some(problem) = problem {
        return Err(server.error(problem, is_mutation));
    }
    match answer::root_field(body, field) {
        Err(BackendError::Unreadable) => match unreadable(status, body) {
            Some(problem) => Err(server.error(problem, is_mutation)),
            None => Err(BackendError::Unreadable),
        },
        outcome => outcome,
    }
}

/// The JSON document at an address that a server may have or not; nothing where it has none.
pub(super) fn document(server: &Server, answer: &Answer) -> Result<Option<Value>, BackendError> {
    match answer.status {
        // Many hosts answer an address they do not know with a page.
        200..=299 => Ok(json::read(&answer.body).ok()),
        404 | 405 => Ok(None),
        _ => root_field(server, answer, "", false).map(|_| None),
    }
}

/// Why a body is not what was asked for; nothing when it is GraphQL with another content.
fn unreadable(status: u16, body: &str) -> Option<ServerProblem> {
    match status {
        200..=299 => {}
        403 => return Some(ServerProblem::Forbidden),
        500..=599 => return Some(ServerProblem::Failed(status)),
        _ => return Some(ServerProblem::Refused(status)),
    }
    match serde_json::from_str::<Value>(body) {
        Ok(value) if value.get("data").is_some() => None,
        Err(error) if error.is_eof() => Some(ServerProblem::Cut),
        Ok(_) | Err(_) => Some(ServerProblem::NotGraphQl),
    }
}

#[cfg(test)]
mod tests {
    use super::super::GraphQlError;
    use super::*;
    use crate::damage::Random;

    fn read(status: u16, body: &str) -> Result<Value, BackendError> {
        let answer = Answer { status, retry_after_s: None, body: body.to_owned() };
        root_field(&Server::new("https://host".to_owned()), &answer, "a", false)
    }

    #[test]
    fn data_is_the_answer_unless_there_are_errors_beside_it() {
        assert_eq!(read(200, r#"{"data":{"a":7}}"#), Ok(Value::from(7)));
        let refused = BackendError::Answer(vec![GraphQlError {
            message: "No permission for b".to_owned(),
            field: None,
            request_id: None,
        }]);
        let partial = r#"{"data":{"a":7},"errors":[{"message":"No permission for b"}]}"#;
        for status in [200, 400, 403, 500] {
            assert_eq!(read(status, partial), Err(refused.clone()), "{status}");
        }
    }

    #[test]
    fn every_other_answer_has_its_own_words() {
        use ServerProblem::*;
        let errors = r#"{"errors":[{"message":"token expired"}]}"#;
        for (status, body, problem) in [
            (401, errors, SignIn),
            (401, "", SignIn),
            (403, "", Forbidden),
            (404, "<html>", NotFound),
            (413, "", TooLarge),
            (429, errors, TooMany(None)),
            (500, "oops", Failed(500)),
            (503, r#"{"message":"busy"}"#, Failed(503)),
            (405, "", Refused(405)),
            (302, "", Refused(302)),
            (200, "<!doctype html>", NotGraphQl),
            (200, "[]", NotGraphQl),
            (200, "{}", NotGraphQl),
            (200, r#"{"data":{"a":[1,2"#, Cut),
            (200, "", Cut),
        ] {
            let Err(BackendError::Server(error)) = read(status, body) else {
                panic!("{status} {body} is no answer");
            };
            assert_eq!(error.problem, problem, "{status} {body}");
        }
    }

    #[test]
    fn a_document_that_a_server_does_not_have_is_no_error() {
        let server = Server::new("https://host".to_owned());
        let read = |status, body: &str| {
            document(&server, &Answer { status, retry_after_s: None, body: body.to_owned() })
        };
        assert_eq!(read(200, "[7]"), Ok(Some(Value::from(vec![7]))));
        for (status, body) in [(200, "<!doctype html>"), (404, ""), (405, "{}")] {
            assert_eq!(read(status, body), Ok(None), "{status}");
        }
        for status in [401, 403, 500] {
            assert!(matches!(read(status, ""), Err(BackendError::Server(_))), "{status}");
        }
        assert!(read(403, r#"{"errors":[{"message":"You need EWB:READ"}]}"#).is_err());
    }

    #[test]
    fn damaged_answers_are_read_or_refused_in_words() {
        let bodies = [
            r#"{"data":{"a":{"totalCount":2,"rows":[{"feeder":"F","kw":1.5},null]}}}"#,
            r#"{"data":null,"errors":[{"message":"No","extensions":{"field":"syf.year","requestId":"7"}}]}"#,
            "<!doctype html><title>502 Bad Gateway</title>",
        ];
        let mut random = Random::new(5);
        for round in 0..6000 {
            let damaged = random.damaged(bodies[round % bodies.len()].as_bytes());
            let status = [200, 200, 400, 403, 500, 502][round % 6];
            if let Err(error) = read(status, &String::from_utf8_lossy(&damaged)) {
                assert!(!error.to_string().is_empty());
            }
        }
        assert!(read(200, &"[".repeat(1 << 20)).is_err(), "deep answers end");
    }

    #[test]
    fn graphql_without_the_field_is_of_another_version() {
        assert_eq!(read(200, r#"{"data":{"b":1}}"#), Err(BackendError::Unreadable));
    }
}
