//! Drafts to start from, made for the questions that are asked most.

use crate::draft::{Draft, ON};
use crate::output::StudyKind;
use crate::spec::{self, FieldSpec};

/// What a template leaves as it is: what is studied, and under which name.
const KEPT: [&FieldSpec; 4] = [&spec::NAME, &spec::FEEDERS, &spec::YEAR, &spec::SCENARIO];

/// A template of ours.
#[derive(Debug)]
pub struct Template {
    /// Its name in an address.
    pub id: &'static str,
    /// Kind of work package.
    pub kind: StudyKind,
    /// Name.
    pub name: &'static str,
    /// The question it asks, and of what.
    pub description: &'static str,
    /// Text of each field that has some.
    texts: &'static [(&'static FieldSpec, &'static str)],
    /// True when the peak is looked for in the draft's year.
    over_the_year: bool,
}

/// Every template of ours, in the order they are offered.
pub static TEMPLATES: [Template; 4] = [
    Template {
        id: "aer-export",
        kind: StudyKind::IntrinsicLv,
        name: "AER intrinsic export",
        description: "The static export limit that every customer could have: from zero load, every customer the \
                      same, within the normal limits of voltage and rating.",
        texts: &[
            (&spec::MODE, "ZERO_LOAD"),
            (&spec::STEP_KW, "0.5"),
            (&spec::HV_VOLTAGE, ON),
            (&spec::LV_VOLTAGE, ON),
            (&spec::HV_THERMAL, ON),
            (&spec::LV_THERMAL, ON),
        ],
        over_the_year: false,
    },
    Template {
        id: "solar-at-peak",
        kind: StudyKind::IntrinsicLv,
        name: "Solar headroom at peak export",
        description: "How much more solar fits on top of what is there, at the instant of the year at which the \
                      feeder exports most.",
        texts: &[
            (&spec::MODE, "PEAK_FEEDER_EXPORT"),
            (&spec::STEP_KW, "0.5"),
            (&spec::HV_VOLTAGE, ON),
            (&spec::LV_VOLTAGE, ON),
            (&spec::HV_THERMAL, ON),
            (&spec::LV_THERMAL, ON),
        ],
        over_the_year: true,
    },
    Template {
        id: "ev-at-peak",
        kind: StudyKind::IntrinsicLv,
        name: "EV import at peak",
        description: "How much charging fits at every customer at once, at the instant of the year at which the \
                      feeder draws most.",
        texts: &[
            (&spec::MODE, "PEAK_FEEDER_IMPORT"),
            (&spec::METHOD, "IMPORT_LOAD"),
            (&spec::STEP_KW, "0.25"),
            (&spec::HV_VOLTAGE, ON),
            (&spec::LV_VOLTAGE, ON),
            (&spec::HV_THERMAL, ON),
            (&spec::LV_THERMAL, ON),
        ],
        over_the_year: true,
    },
    Template {
        id: "hv-connection",
        kind: StudyKind::HvNodeHeadroom,
        name: "HV connection screening",
        description: "How much a single connection may export at each transformer, switch and tee, in steps of \
                      50 kW up to 10 MW, within the HV limits.",
        texts: &[
            (&spec::MODE, "PEAK_FEEDER_EXPORT"),
            (&spec::NODE_KINDS, "DTX_HV_TERMINAL\nSWITCH_UPSTREAM_TERMINAL\nLINE_TEE"),
            (&spec::STEP_KW_PER_NODE, "50"),
            (&spec::MAX_STEPS_PER_NODE, "200"),
            (&spec::HV_VOLTAGE, ON),
            (&spec::HV_THERMAL, ON),
        ],
        over_the_year: true,
    },
];

/// The template of an id.
pub fn find(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}

impl Template {
    /// The draft as the template has it, for the feeders, year and scenario that are chosen, under its name.
    pub fn applied_to(&self, draft: &Draft) -> Draft {
        let mut made = Draft::new(self.kind, 0);
        for (field, text) in self.texts {
            made.set_text(field, *text);
        }
        let year: Option<i32> = draft.text(&spec::YEAR).trim().parse().ok();
        if let (true, Some(year)) = (self.over_the_year, year) {
            made.set_text(&spec::START_TIME, format!("{year:04}-01-01T00:00"));
            made.set_text(&spec::END_TIME, format!("{:04}-01-01T00:00", year.saturating_add(1)));
        }
        keeping_scope(made, draft)
    }
}

/// A draft that somebody saved as a template, for what `draft` studies.
pub fn applied(saved: &Draft, draft: &Draft) -> Draft {
    keeping_scope(saved.clone(), draft)
}

fn keeping_scope(mut made: Draft, draft: &Draft) -> Draft {
    for field in KEPT {
        made.set_text(field, draft.text(field));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{check, differences};

    fn drafted(kind: StudyKind) -> Draft {
        let mut draft = Draft::new(kind, 2025);
        draft.set_text(&spec::NAME, "Mine");
        draft.set_names(&spec::FEEDERS, &["A", "B"]);
        draft.set_text(&spec::SCENARIO, "high");
        draft.set_text(&spec::POWER_FACTOR, "0.9");
        draft
    }

    #[test]
    fn every_template_is_ready_to_run() {
        for template in &TEMPLATES {
            let before = drafted(template.kind);
            let after = template.applied_to(&before);
            let checked = check(&after);
            assert_eq!(checked.issues, [], "{}", template.name);
            for field in KEPT {
                assert_eq!(after.text(field), before.text(field), "{}", template.name);
            }
            assert_eq!(after.text(&spec::POWER_FACTOR), "", "what was set before is gone");
            assert!(differences(&before, &after).len() > 3, "{}", template.name);
            assert!(std::ptr::eq(find(template.id).expect("itself"), template));
        }
    }

    #[test]
    fn a_saved_draft_comes_back_for_other_feeders() {
        let mut saved = drafted(StudyKind::IntrinsicLv);
        saved.set_names(&spec::FEEDERS, &["C"]);
        let made = applied(&saved, &drafted(StudyKind::IntrinsicLv));
        assert_eq!(made, drafted(StudyKind::IntrinsicLv));
    }
}
