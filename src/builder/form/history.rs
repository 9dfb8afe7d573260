//! The drafts that were, to go back to.

use headroom_contract::draft::Draft;

/// Steps that can be taken back. Drafts are small, and nobody counts further.
const MOST_STEPS: usize = 100;

/// What a step was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Typing into the field of this path. What is typed in one go is one step.
    Typing(&'static str),
    /// Anything else: each is a step of its own.
    Edit,
}

/// Steps back and forth.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    past: Vec<Draft>,
    future: Vec<Draft>,
    /// The step that goes on.
    open: Option<&'static str>,
}

impl History {
    /// Notes the draft as it was `before` a step.
    pub(super) fn record(&mut self, before: Draft, cause: Cause) {
        self.future.clear();
        let step = match cause {
            Cause::Typing(path) => Some(path),
            Cause::Edit => None,
        };
        if step.is_some() && step == self.open {
            return;
        }
        self.open = step;
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// What comes next is another step, even in the same field.
    pub(super) fn finish_step(&mut self) {
        self.open = None;
    }

    /// The draft before the last step, for the one there is `now`.
    pub(super) fn undo(&mut self, now: Draft) -> Option<Draft> {
        let then = self.past.pop()?;
        self.future.push(now);
        self.open = None;
        Some(then)
    }

    /// The draft after the step that was taken back last.
    pub(super) fn redo(&mut self, now: Draft) -> Option<Draft> {
        let then = self.future.pop()?;
        self.past.push(now);
        self.open = None;
        Some(then)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::StudyKind;

    use super::*;

    fn draft(year: i32) -> Draft {
        Draft::new(StudyKind::IntrinsicLv, year)
    }

    #[test]
    fn steps_are_taken_back_and_again() {
        let mut history = History::default();
        history.record(draft(1), Cause::Edit);
        history.record(draft(2), Cause::Edit);
        assert_eq!(history.undo(draft(3)), Some(draft(2)));
        assert_eq!(history.undo(draft(2)), Some(draft(1)));
        assert_eq!(history.undo(draft(1)), None);
        assert_eq!(history.redo(draft(1)), Some(draft(2)));
        history.record(draft(2), Cause::Edit);
        assert!(!history.can_redo(), "a new step ends the other future");
    }

    #[test]
    fn what_is_typed_in_one_go_is_one_step() {
        let mut history = History::default();
        history.record(draft(1), Cause::Typing("a"));
        history.record(draft(2), Cause::Typing("a"));
        history.record(draft(3), Cause::Typing("b"));
        history.finish_step();
        history.record(draft(4), Cause::Typing("b"));
        let mut undo = |year| history.undo(draft(year));
        assert_eq!(
            [undo(5), undo(4), undo(3), undo(1)],
            [Some(draft(4)), Some(draft(3)), Some(draft(1)), None]
        );
    }

    #[test]
    fn the_past_has_an_end() {
        let mut history = History::default();
        for year in 0..150 {
            history.record(draft(year), Cause::Edit);
        }
        let mut steps = 0;
        while history.undo(draft(0)).is_some() {
            steps += 1;
        }
        assert_eq!(steps, MOST_STEPS);
    }
}
