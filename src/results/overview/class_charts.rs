//! Charts that tell results apart by what bound them, as data.

use super::super::place::{KindWords, Place};
use super::charts::{bar_look, capital, numeric, text, told};
use super::classes::Shares;
use crate::ui::chart::{Axis, Chart, Dot, Layer, Look, Marks, Pick, Point, Range, Table, Ticks};
use crate::ui::format::{count, count_of};
use crate::ui::power;
use crate::words::BindingClass;

/// Limits broken when results were bound, by class.
pub(crate) fn violations(shares: &Shares) -> Chart {
    let bars = shares.0.iter().enumerate();
    let total = shares.count();
    let layers = bars.clone().map(|(at, &(class, rows))| Layer {
        look: bar_look(class),
        marks: Marks::Bars(vec![(at as f64 + 0.2, at as f64 + 0.8, rows as f64)]),
    });
    let points = bars.map(|(at, &(class, rows))| Point {
        at: (at as f64 + 0.5, rows as f64),
        text: format!("{}: {}", class.label(), count_of(rows, "limit broken", "limits broken")),
    });
    Chart {
        title: "Limits broken, by class".to_owned(),
        summary: format!("{}. {}", count_of(total, "limit broken", "limits broken"), told(shares)),
        x: Axis {
            label: "Class of the limit".to_owned(),
            range: Range::exactly(0.0, shares.0.len() as f64),
            ticks: Ticks::Names(
                shares.0.iter().map(|(class, _)| class.label().to_owned()).collect(),
            ),
        },
        y: Axis {
            label: "Limits broken".to_owned(),
            range: Range::from_zero(shares.0.iter().map(|(_, rows)| *rows as f64)),
            ticks: Ticks::Counts,
        },
        layers: layers.collect(),
        points: points.collect(),
        table: Table {
            columns: vec![text("Class"), numeric("Limits broken")],
            rows: shares
                .0
                .iter()
                .map(|(class, rows)| vec![class.label().to_owned(), count(*rows)])
                .collect(),
        },
        ..Chart::default()
    }
}

/// Headroom against what a group exported to start with.
pub(crate) fn against_export(places: &[Place], words: KindWords) -> Chart {
    let at = |place: &Place| (power::shown(place.base_export_kw), power::shown(place.headroom_kw));
    let layer = |class: BindingClass| {
        let own = places.iter().filter(|place| place.class == class);
        Layer {
            look: Look::class(format!("chart-dot dot-{}", class.slug())),
            marks: Marks::Dots(dot(class), own.map(at).collect()),
        }
    };
    let classes = BindingClass::ALL
        .into_iter()
        .filter(|class| places.iter().any(|place| place.class == *class));
    let mut by_export: Vec<&Place> = places.iter().collect();
    by_export.sort_by(|a, b| a.base_export_kw.total_cmp(&b.base_export_kw));
    let point = |place: &&Place| Point {
        at: at(place),
        text: format!(
            "{}: {} exported at the start, headroom {} {}",
            place.name,
            power::with_unit(place.base_export_kw, 2),
            place.headroom,
            words.unit
        ),
    };
    let row = |place: &&Place| {
        let exported = power::text(place.base_export_kw, 2);
        vec![place.name.clone(), exported, place.headroom.clone()]
    };
    Chart {
        title: "Headroom against export at the start".to_owned(),
        summary: format!(
            "Headroom of {} against their export at the initial state",
            count_of(places.len(), words.things.0, words.things.1)
        ),
        x: Axis {
            label: power::heading("Export of the group at the start"),
            range: Range::from_zero(places.iter().map(|place| at(place).0)),
            ticks: Ticks::Numbers,
        },
        y: Axis {
            label: format!("Headroom ({})", words.unit),
            range: Range::from_zero(places.iter().map(|place| at(place).1)),
            ticks: Ticks::Numbers,
        },
        layers: classes.map(layer).collect(),
        points: by_export.iter().map(point).collect(),
        pick: Pick::Nearest,
        table: Table {
            columns: vec![
                text(&capital(words.by)),
                numeric(&power::heading("Export at the start")),
                numeric(&format!("Headroom ({})", words.unit)),
            ],
            rows: by_export.iter().map(row).collect(),
        },
        ..Chart::default()
    }
}

/// The shape that goes with a class's colour.
pub(crate) fn dot(class: BindingClass) -> Dot {
    match class {
        BindingClass::LvVoltage => Dot::Circle,
        BindingClass::LvThermal => Dot::Square,
        BindingClass::HvVoltage => Dot::Triangle,
        BindingClass::HvThermal => Dot::Diamond,
        BindingClass::NotBound => Dot::Ring,
        BindingClass::Other => Dot::Cross,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_differ_by_shape_too() {
        for (at, class) in BindingClass::ALL.into_iter().enumerate() {
            for other in BindingClass::ALL.into_iter().skip(at + 1) {
                assert_ne!(dot(class), dot(other), "{class:?} {other:?}");
            }
        }
    }
}
