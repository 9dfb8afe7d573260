//! Gathers findings and sums up those that repeat.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Severity};

/// More elements than this with the same finding become one line.
const NAMED_AT_MOST: usize = 5;
/// More different errors or warnings than this are counted instead of listed.
const LISTED_AT_MOST: usize = 200;
/// Different errors or warnings that are kept until the end, when the first in order of place are chosen; more are
/// counted.
const KEPT_AT_MOST: usize = 10_000;

/// A place in a file the report knows. The default is no place at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Number of the file, from 1; 0 for none.
    pub(crate) file: u32,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// What a property that the reader does not model means for the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unused {
    /// It could change voltages or flows.
    NotModelled,
    /// It bears on reliability, harmonics, dynamics, metering or display only.
    NoBearing,
}

#[derive(Debug, Default)]
pub(crate) struct Report {
    files: Vec<String>,
    findings: Vec<Finding>,
    groups: HashMap<(Severity, String), usize>,
    unused: BTreeMap<(&'static str, Unused, &'static str), Count>,
    errors: usize,
    /// How many different ones are kept and how many are not: errors, then warnings.
    kept: [usize; 2],
    not_kept: [usize; 2],
}

#[derive(Debug)]
struct Finding {
    severity: Severity,
    topic: String,
    /// Places and elements, the first few.
    named: Vec<(Place, Option<String>)>,
    count: usize,
}

#[derive(Debug)]
struct Count {
    first: Place,
    element: String,
    elements: usize,
}

impl Report {
    /// Makes a file known, and gives its number for a [`Place`].
    pub(crate) fn add_file(&mut self, path: &str) -> u32 {
        self.files.push(path.to_owned());
        self.files.len() as u32
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub(crate) fn error(
        &mut self,
        place: Place,
        element: Option<String>,
        topic: impl Into<String>,
    ) {
        self.errors += 1;
        self.add(Severity::Error, place, element, topic.into());
    }

    pub(crate) fn warning(
        &mut self,
        place: Place,
        element: Option<String>,
        topic: impl Into<String>,
    ) {
        self.add(Severity::Warning, place, element, topic.into());
    }

    /// Counts a property that is not used; `element` names the first.
    pub(crate) fn unused(
        &mut self,
        class: &'static str,
        property: &'static str,
        unused: Unused,
        place: Place,
        element: &str,
    ) {
        self.unused
            .entry((class, unused, property))
            .and_modify(|count| count.elements += 1)
            .or_insert_with(|| Count {
                first: place,
                element: format!("{class}.{element}"),
                elements: 1,
            });
    }

    fn add(&mut self, severity: Severity, place: Place, element: Option<String>, topic: String) {
        let kind = usize::from(severity == Severity::Warning);
        let key = (severity, topic);
        let at = if let Some(&at) = self.groups.get(&key) {
            at
        } else if self.kept[kind] >= KEPT_AT_MOST {
            self.not_kept[kind] += 1;
            return;
        } else {
            self.kept[kind] += 1;
            let at = self.findings.len();
            let finding = Finding { severity, topic: key.1.clone(), named: Vec::new(), count: 0 };
            self.findings.push(finding);
            self.groups.insert(key, at);
            at
        };
        let finding = &mut self.findings[at];
        finding.count += 1;
        if finding.named.len() < NAMED_AT_MOST {
            finding.named.push((place, element));
        }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let Self { files, findings, unused, not_kept, .. } = self;
        let mut all: Vec<(Severity, Place, Option<String>, String)> = Vec::new();
        for finding in findings {
            finding.into_lines(&mut all);
        }
        unused_lines(unused, &mut all);
        all.sort_by_key(|line| (line.0, line.1));
        let mut lines = Vec::with_capacity(all.len());
        for (severity, not_kept) in [Severity::Error, Severity::Warning].into_iter().zip(not_kept) {
            let of_kind = all.iter().filter(|line| line.0 == severity);
            let more = of_kind.clone().count().saturating_sub(LISTED_AT_MOST) + not_kept;
            lines.extend(of_kind.take(LISTED_AT_MOST).cloned());
            if more > 0 {
                let kind = if severity == Severity::Error { "errors" } else { "warnings" };
                lines.push((severity, Place::default(), None, format!("{more} more {kind}")));
            }
        }
        lines
            .into_iter()
            .map(|(severity, place, element, message)| Diagnostic {
                severity,
                file: (place.file as usize)
                    .checked_sub(1)
                    .and_then(|at| files.get(at).cloned())
                    .unwrap_or_default(),
                line: place.line,
                column: place.column,
                element,
                message,
            })
            .collect()
    }
}

impl Finding {
    fn into_lines(self, lines: &mut Vec<(Severity, Place, Option<String>, String)>) {
        let Self { severity, topic, named, count } = self;
        if count <= NAMED_AT_MOST {
            for (place, element) in named {
                let message = element
                    .as_ref()
                    .map_or_else(|| topic.clone(), |name| format!("{name}: {topic}"));
                lines.push((severity, place, element, message));
            }
            return;
        }
        let names: Vec<&str> = named.iter().filter_map(|(_, element)| element.as_deref()).collect();
        let message = if names.is_empty() {
            format!("{topic} ({count} times)")
        } else {
            let more = count - names.len();
            format!("{topic} ({count} elements: {} and {more} more)", names.join(", "))
        };
        let (place, element) = named.into_iter().next().unwrap_or_default();
        lines.push((severity, place, element, message));
    }
}

fn unused_lines(
    unused: BTreeMap<(&'static str, Unused, &'static str), Count>,
    lines: &mut Vec<(Severity, Place, Option<String>, String)>,
) {
    let mut no_bearing: BTreeMap<&'static str, (Vec<&'static str>, Count)> = BTreeMap::new();
    for ((class, kind, property), count) in unused {
        match kind {
            Unused::NotModelled => {
                let message = format!(
                    "{class} property \"{property}\" is not modelled ({})",
                    counted(count.elements, &count.element)
                );
                lines.push((Severity::Warning, count.first, Some(count.element), message));
            }
            Unused::NoBearing => match no_bearing.get_mut(class) {
                Some((properties, all)) => {
                    properties.push(property);
                    all.elements = all.elements.max(count.elements);
                    all.first = all.first.min(count.first);
                }
                None => {
                    no_bearing.insert(class, (vec![property], count));
                }
            },
        }
    }
    for (class, (properties, count)) in no_bearing {
        let message = format!(
            "{class} {}, not used: no bearing on voltages and flows ({})",
            properties.join(", "),
            counted(count.elements, &count.element)
        );
        lines.push((Severity::Warning, count.first, Some(count.element), message));
    }
}

fn counted(count: usize, first: &str) -> String {
    if count == 1 { first.to_owned() } else { format!("{count} elements, {first} the first") }
}
