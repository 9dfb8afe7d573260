//! What of the form is on view.

use leptos::prelude::*;

use crate::builder::sections::SectionId;
use crate::builder::time::Zone;

/// What of the form is on view.
#[derive(Clone, Copy)]
pub(in crate::builder) struct FormView {
    /// Only fields that differ from the form's source.
    pub(in crate::builder) only_changes: RwSignal<bool>,
    /// Every field's help is open.
    pub(in crate::builder) all_help: RwSignal<bool>,
    /// The answers are on view instead of the fields.
    pub(in crate::builder) review: RwSignal<bool>,
    /// The zone that times are typed in.
    pub(in crate::builder) zone: RwSignal<Zone>,
    folds: RwSignal<Folds>,
}

/// What shows one line only, and what more.
#[derive(Clone, Debug)]
struct Folds {
    /// Sections of which only the summary shows.
    sections: Vec<SectionId>,
    /// Topics of options that are open, by title.
    open_topics: Vec<&'static str>,
}

impl FormView {
    pub(super) fn new() -> Self {
        Self {
            only_changes: RwSignal::new(false),
            all_help: RwSignal::new(false),
            review: RwSignal::new(false),
            zone: RwSignal::new(Zone::chosen()),
            folds: RwSignal::new(Folds {
                sections: SectionId::ALL.into_iter().filter(|s| s.starts_folded()).collect(),
                open_topics: Vec::new(),
            }),
        }
    }

    /// True while only a section's summary shows.
    pub(in crate::builder) fn is_folded(self, section: SectionId) -> bool {
        self.folds.with(|folds| folds.sections.contains(&section))
    }

    /// Folds or opens a section.
    pub(in crate::builder) fn fold(self, section: SectionId, fold: bool) {
        self.folds.update(|Folds { sections, .. }| {
            sections.retain(|other| *other != section);
            if fold {
                sections.push(section);
            }
        });
    }

    /// True while a topic's options show.
    pub(in crate::builder) fn is_open(self, topic: &str) -> bool {
        self.folds.with(|folds| folds.open_topics.contains(&topic))
    }

    /// Opens or folds a topic.
    pub(in crate::builder) fn open_topic(self, topic: &'static str, open: bool) {
        self.folds.update(|Folds { open_topics, .. }| {
            open_topics.retain(|other| *other != topic);
            if open {
                open_topics.push(topic);
            }
        });
    }

    /// Opens whatever hides a field.
    pub(super) fn reveal(self, path: &str) {
        self.review.set(false);
        self.only_changes.set(false);
        if let Some(section) = SectionId::of(path) {
            self.fold(section, false);
        }
        if let Some(topic) = headroom_contract::spec::topic_of(path)
            && !untrack(|| self.is_open(topic.title))
        {
            self.open_topic(topic.title, true);
        }
    }
}
