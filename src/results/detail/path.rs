//! The way from the source to what bound.

use headroom_contract::output::PathElement;
use leptos::prelude::*;

use crate::ui::format::{count_of, number};

/// The way in a line, and element by element.
#[component]
pub(super) fn PathTo(path: Vec<PathElement>) -> impl IntoView {
    let end = path.last()?.conducting_equipment_mrid.clone();
    let items = path
        .iter()
        .map(|element| {
            let length = element.length_m.map(|length| format!(", {}", metres(length)));
            let where_to =
                format!("{} to {}{}", element.from_bus, element.to_bus, length.unwrap_or_default());
            view! {
                <li>
                    <code>{element.conducting_equipment_mrid.clone()}</code>
                    <span class="hint">{where_to}</span>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <h4>{format!("From the source to {end}")}</h4>
        <p class="path">{in_words(&path)}</p>
        <details class="path-elements">
            <summary>{count_of(path.len(), "element on the way", "elements on the way")}</summary>
            <div class="path-list" role="region" aria-label="Elements on the way" tabindex="0">
                <ol>{items}</ol>
            </div>
        </details>
    })
}

fn metres(length: f64) -> String {
    if length >= 1000.0 {
        format!("{} km", number(length / 1000.0, 2))
    } else {
        format!("{} m", number(length, 1))
    }
}

/// `Source → 5 HV lines, 1.2 km → transformer.t1 → 2 LV lines, 84 m`: transformers by name, lines between them together.
fn in_words(path: &[PathElement]) -> String {
    let is_line = |element: &&PathElement| element.conducting_equipment_type != "PowerTransformer";
    let mut parts = vec!["Source".to_owned()];
    let mut rest = path;
    while let Some((first, after)) = rest.split_first() {
        let lines: Vec<&PathElement> = rest
            .iter()
            .take_while(|element| is_line(element) && element.is_lv == first.is_lv)
            .collect();
        if lines.is_empty() {
            parts.push(first.conducting_equipment_mrid.clone());
            rest = after;
            continue;
        }
        let level = if first.is_lv { "LV" } else { "HV" };
        let length: Option<f64> = lines.iter().map(|line| line.length_m).sum();
        let length = length.map(|length| format!(", {}", metres(length))).unwrap_or_default();
        let words = count_of(lines.len(), "line", "lines");
        parts.push(match words.split_once(' ') {
            Some((number, noun)) => format!("{number} {level} {noun}{length}"),
            None => words,
        });
        rest = &rest[lines.len()..];
    }
    parts.join(" \u{2192} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(mrid: &str, is_lv: bool, length_m: Option<f64>) -> PathElement {
        let is_line = mrid.starts_with("line.");
        PathElement {
            conducting_equipment_mrid: mrid.to_owned(),
            conducting_equipment_type: if is_line { "AcLineSegment" } else { "PowerTransformer" }
                .to_owned(),
            from_bus: "a".to_owned(),
            to_bus: "b".to_owned(),
            length_m,
            is_lv,
        }
    }

    #[test]
    fn lines_are_counted_and_transformers_named() {
        let path = [
            element("line.a", false, Some(700.0)),
            element("line.b", false, Some(500.0)),
            element("transformer.t", true, None),
            element("line.c", true, Some(84.3)),
        ];
        assert_eq!(
            in_words(&path),
            "Source → 2 HV lines, 1.2 km → transformer.t → 1 LV line, 84.3 m"
        );
    }

    #[test]
    fn a_length_that_is_not_known_is_not_told() {
        let path = [element("line.a", true, Some(1.0)), element("line.b", true, None)];
        assert_eq!(in_words(&path), "Source → 2 LV lines");
    }
}
