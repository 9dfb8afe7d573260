//! Asking again: what only reads, and only where another attempt may do better. A change is never sent twice.

use std::time::Duration;

use js_sys::Math;

use super::BackendError;
use super::server::ServerProblem;
use crate::ui::sleep;

/// Attempts after the first.
const MOST: u32 = 2;
/// Longest wait before the second attempt; each further one waits twice as long.
const FIRST_MS: f64 = 400.0;
/// A server that asks for a longer rest than this is not asked again before a person does.
const LONGEST_REST_S: u32 = 5;

/// Asks until there is an answer or asking again is of no use.
pub(super) async fn patiently<T>(
    ask: impl AsyncFn() -> Result<T, BackendError>,
) -> Result<T, BackendError> {
    let mut attempt = 0;
    loop {
        let outcome = ask().await;
        let wait = match &outcome {
            Err(BackendError::Server(error)) => wait(error.problem, attempt, Math::random()),
            _ => None,
        };
        let Some(wait) = wait else { return outcome };
        sleep(wait).await;
        attempt += 1;
    }
}

/// How long to wait after an attempt, counted from 0. `chance`, from 0 to 1, keeps pages that failed together from asking
/// together again.
fn wait(problem: ServerProblem, attempt: u32, chance: f64) -> Option<Duration> {
    let jitter = 0.5 + chance / 2.0;
    let wait_ms = match problem {
        ServerProblem::Unreachable | ServerProblem::Cut | ServerProblem::Failed(_) => {
            FIRST_MS * f64::from(1_u32 << attempt) * jitter
        }
        ServerProblem::TooMany(Some(rest_s)) if rest_s <= LONGEST_REST_S => {
            f64::from(rest_s) * 1000.0 + FIRST_MS * jitter
        }
        _ => return None,
    };
    (attempt < MOST).then(|| Duration::from_secs_f64(wait_ms / 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_ms(problem: ServerProblem, attempt: u32, chance: f64) -> Option<u128> {
        wait(problem, attempt, chance).map(|wait| wait.as_millis())
    }

    #[test]
    fn each_attempt_waits_longer_and_none_waits_for_ever() {
        let failed = ServerProblem::Failed(503);
        assert_eq!(wait_ms(failed, 0, 0.0), Some(200));
        assert_eq!(wait_ms(failed, 0, 1.0), Some(400));
        assert_eq!(wait_ms(failed, 1, 1.0), Some(800));
        assert_eq!(wait_ms(failed, MOST, 1.0), None);
    }

    #[test]
    fn a_server_rests_as_long_as_it_asks_for() {
        assert_eq!(wait_ms(ServerProblem::TooMany(Some(3)), 0, 0.0), Some(3200));
        for rest in [None, Some(60)] {
            assert_eq!(wait_ms(ServerProblem::TooMany(rest), 0, 0.0), None);
        }
    }

    #[test]
    fn what_stays_as_it_is_is_not_asked_again() {
        use ServerProblem::*;
        for problem in
            [Offline, TimedOut, SignIn, Forbidden, NotFound, TooLarge, Refused(400), NotGraphQl]
        {
            assert_eq!(wait_ms(problem, 0, 0.5), None, "{problem:?}");
        }
    }
}
