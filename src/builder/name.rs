//! A name for work packages whose maker gave none.

use headroom_contract::draft::Draft;
use headroom_contract::output::StudyKind;
use headroom_contract::spec;

use crate::ui::format::count_of;

/// A name from year, scenario, direction and feeders: `2025 base export · 3 feeders`.
pub(super) fn propose(draft: &Draft) -> String {
    let direction = match draft.value(&spec::METHOD) {
        "IMPORT_LOAD" => "import",
        _ => "export",
    };
    let at = match draft.kind {
        StudyKind::IntrinsicLv => "",
        StudyKind::HvNodeHeadroom => "at HV nodes",
    };
    let words = [draft.text(&spec::YEAR), draft.text(&spec::SCENARIO), direction, at];
    let words: Vec<&str> =
        words.map(str::trim).into_iter().filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    match draft.feeders().as_slice() {
        [] => words,
        [only] => format!("{words} · {only}"),
        several => format!("{words} · {}", count_of(several.len(), "feeder", "feeders")),
    }
}

/// The draft with the proposed name where it has none of its own.
pub(super) fn with_proposal(mut draft: Draft) -> Draft {
    if draft.text(&spec::NAME).trim().is_empty() {
        let proposal = propose(&draft);
        draft.set_text(&spec::NAME, proposal);
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_is_run() {
        let mut draft = Draft::new(StudyKind::IntrinsicLv, 2025);
        assert_eq!(propose(&draft), "2025 base export");
        draft.set_names(&spec::FEEDERS, &["F1"]);
        assert_eq!(propose(&draft), "2025 base export · F1");
        draft.choose(&spec::METHOD, "IMPORT_LOAD");
        draft.set_names(&spec::FEEDERS, &["F1", "F2"]);
        assert_eq!(propose(&draft), "2025 base import · 2 feeders");
        draft.kind = StudyKind::HvNodeHeadroom;
        assert_eq!(propose(&draft), "2025 base import at HV nodes · 2 feeders");
    }

    #[test]
    fn a_name_of_ones_own_stays() {
        let mut draft = Draft::new(StudyKind::IntrinsicLv, 2025);
        draft.set_text(&spec::NAME, "Mine");
        assert_eq!(with_proposal(draft).text(&spec::NAME), "Mine");
    }
}
