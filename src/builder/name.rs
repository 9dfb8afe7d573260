//! A name for work packages whose maker gave none.

use headroom_contract::draft::IntrinsicDraft;
use headroom_contract::input::IntrinsicInjectionResourceMethod;

use crate::ui::format::count_of;

/// A name from year, scenario, direction and feeders: `2025 base export, 3 feeders`.
pub(super) fn propose(draft: &IntrinsicDraft) -> String {
    let scope = &draft.scope;
    let direction = match draft.injection.method {
        IntrinsicInjectionResourceMethod::ExportGeneration => "export",
        IntrinsicInjectionResourceMethod::ImportLoad => "import",
    };
    let words = [scope.year.trim(), scope.scenario.trim(), direction];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    match scope.feeders.as_slice() {
        [] => words,
        [only] => format!("{words}, {only}"),
        several => format!("{words}, {}", count_of(several.len(), "feeder", "feeders")),
    }
}

/// The draft with the proposed name where it has none of its own.
pub(super) fn with_proposal(mut draft: IntrinsicDraft) -> IntrinsicDraft {
    if draft.name.trim().is_empty() {
        draft.name = propose(&draft);
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_is_run() {
        let mut draft = IntrinsicDraft::new(2025);
        assert_eq!(propose(&draft), "2025 base export");
        draft.scope.feeders = vec!["F1".to_owned()];
        assert_eq!(propose(&draft), "2025 base export, F1");
        draft.injection.method = IntrinsicInjectionResourceMethod::ImportLoad;
        draft.scope.feeders.push("F2".to_owned());
        assert_eq!(propose(&draft), "2025 base import, 2 feeders");
    }

    #[test]
    fn a_name_of_ones_own_stays() {
        let mut draft = IntrinsicDraft::new(2025);
        draft.name = "Mine".to_owned();
        assert_eq!(with_proposal(draft).name, "Mine");
    }
}
