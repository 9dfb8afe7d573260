//! Where one can go, and which of it some words mean.

use headroom_contract::output::{HcWorkPackage, StudyKind};
use headroom_contract::template;

use crate::routes;
use crate::ui::Found;
use crate::words::instant;

/// More than a person looks through.
const MOST_FOUND: usize = 10;

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Destination {
    /// As it is shown.
    pub(super) found: Found,
    /// Its address.
    pub(super) address: String,
    /// Other words for it.
    words: &'static str,
}

/// The pages, forms and templates.
pub(super) fn pages() -> Vec<Destination> {
    let page = |name: &str, about: &str, address: String, words: &'static str| Destination {
        found: Found { name: name.to_owned(), about: about.to_owned() },
        address,
        words,
    };
    let mut pages = vec![
        page("Work packages", "List", routes::work_packages(), "runs home"),
        page(
            "New LV intrinsic work package",
            "Form",
            routes::new_intrinsic(),
            "lv transformer create",
        ),
        page("New HV node headroom work package", "Form", routes::new_hv(), "hv create"),
        page("Try the sample feeder", "Form", routes::new_from_sample(), "example demo"),
        page("Networks", "OpenDSS models", routes::networks(), "feeders open model"),
        page("Open results", "Parquet and CSV files", routes::open(), "import files"),
        page("Open a run\u{2019}s file", "From Share\u{2026}", routes::shared(), "bundle"),
    ];
    pages.extend(template::TEMPLATES.iter().map(|template| Destination {
        found: Found {
            name: template.name.to_owned(),
            about: match template.kind {
                StudyKind::IntrinsicLv => "Template, LV".to_owned(),
                StudyKind::HvNodeHeadroom => "Template, HV".to_owned(),
            },
        },
        address: routes::new_from_template(template.kind, template.id),
        words: "template",
    }));
    pages
}

/// A work package.
pub(super) fn run(package: &HcWorkPackage) -> Destination {
    Destination {
        found: Found {
            name: package.name.clone(),
            about: format!("Run, {}", instant(package.created_at.as_deref())),
        },
        address: routes::run(&package.id),
        words: "run work package",
    }
}

/// Those that have all the words, first those with a name in which a word begins with the text.
pub(super) fn matching(places: &[Destination], text: &str) -> Vec<Destination> {
    let text = text.trim().to_lowercase();
    let terms: Vec<&str> = text.split_whitespace().collect();
    let fits = |place: &&Destination| {
        let all =
            format!("{} {} {}", place.found.name, place.found.about, place.words).to_lowercase();
        terms.iter().all(|term| all.contains(term))
    };
    let (first, others): (Vec<_>, Vec<_>) = places
        .iter()
        .filter(fits)
        .partition(|place| begins_in(&place.found.name.to_lowercase(), &text));
    first.into_iter().chain(others).take(MOST_FOUND).cloned().collect()
}

fn begins_in(name: &str, text: &str) -> bool {
    name.match_indices(text).any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, words: &'static str) -> Destination {
        let found = Found { name: name.to_owned(), about: String::new() };
        Destination { found, address: format!("/{name}"), words }
    }

    #[test]
    fn all_words_have_to_fit_and_names_that_begin_with_them_come_first() {
        let places = [
            place("Shv", ""),
            place("New HV form", "create"),
            place("HV nodes", ""),
            place("Networks", ""),
        ];
        let names = |text: &str| -> Vec<String> {
            matching(&places, text).into_iter().map(|place| place.found.name).collect()
        };
        assert_eq!(names("hv"), ["New HV form", "HV nodes", "Shv"]);
        assert_eq!(names("hv nodes"), ["HV nodes"]);
        assert_eq!(names(" create  hv "), ["New HV form"]);
        assert_eq!(names("ne"), ["New HV form", "Networks"]);
        assert_eq!(names("hv networks"), Vec::<String>::new());
        assert_eq!(names("").len(), 4);
    }
}
