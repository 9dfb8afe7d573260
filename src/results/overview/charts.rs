//! Charts of headroom, as data.

use headroom_contract::output::ResultHistogram;

use super::super::legend::pattern_url;
use super::super::place::{KindWords, Place};
use super::classes::Shares;
use crate::ui::chart::{Axis, Chart, Layer, Look, Marks, Point, Range, Table, Ticks};
use crate::ui::format::{count, count_of};
use crate::ui::power;
use crate::words::BindingClass;

/// Colours there are for headroom.
const HEADROOM_COLOURS: usize = 10;

/// Class of the colour of one of so many bins, least headroom first.
pub(crate) fn headroom_class(bin: usize, bins: usize) -> String {
    let colour = match bins {
        0 | 1 => 0,
        bins => bin.min(bins - 1) * (HEADROOM_COLOURS - 1) / (bins - 1),
    };
    format!("chart-bar headroom-{colour}")
}

pub(super) fn numeric(name: &str) -> (String, bool) {
    (name.to_owned(), true)
}

pub(super) fn text(name: &str) -> (String, bool) {
    (name.to_owned(), false)
}

/// How many have how much headroom.
pub(crate) fn histogram(found: &ResultHistogram, words: KindWords) -> Chart {
    let (one, many) = words.things;
    let bins: Vec<(f64, f64, f64)> =
        found.bins.iter().map(|bin| (bin.from, bin.to, bin.count.0 as f64)).collect();
    // Where all are equal there is one bin without a width: a bar with its value as its name.
    let only =
        bins.first().filter(|(from, to, _)| to <= from).map(|(from, ..)| power::text(*from, 3));
    let drawn = |&(from, to, results): &(f64, f64, f64)| match only {
        Some(_) => (0.0, 1.0, results),
        None => (power::shown(from), power::shown(to), results),
    };
    let bars: Vec<_> = bins.iter().map(drawn).collect();
    let ends = (bars.first().map_or(0.0, |bar| bar.0), bars.last().map_or(1.0, |bar| bar.1));
    let between = |from: f64, to: f64| {
        let (from, to) = (power::text(from, 3), power::text(to, 3));
        if from == to { from } else { format!("{from} to {to}") }
    };
    let layers = bars.iter().enumerate().map(|(at, bar)| Layer {
        look: Look::class(headroom_class(at, bars.len())),
        marks: Marks::Bars(vec![*bar]),
    });
    let points = bins.iter().zip(&bars).map(|(&(from, to, results), bar)| Point {
        at: (f64::midpoint(bar.0, bar.1), results),
        text: format!(
            "{} {}: {}",
            between(from, to),
            words.unit,
            count_of(results as u64, one, many)
        ),
    });
    let row = |&(from, to, results): &(f64, f64, f64)| {
        vec![power::text(from, 3), power::text(to, 3), count(results as u64)]
    };
    Chart {
        title: format!("Headroom: how many {many} have how much"),
        summary: format!(
            "Headroom of {} in {}, {} {} {}",
            count_of(found.total_count.0, one, many),
            count_of(bins.len(), "bin", "bins"),
            if only.is_some() { "all at" } else { "from" },
            between(found.min.unwrap_or(0.0), found.max.unwrap_or(0.0)),
            words.unit
        ),
        x: Axis {
            label: format!("Headroom ({})", words.unit),
            range: Range::exactly(ends.0, ends.1),
            ticks: only.clone().map_or(Ticks::Numbers, |only| Ticks::Names(vec![only])),
        },
        y: Axis {
            label: capital(many),
            range: Range::from_zero(bars.iter().map(|bar| bar.2)),
            ticks: Ticks::Counts,
        },
        layers: layers.collect(),
        points: points.collect(),
        table: Table {
            columns: vec![
                numeric(&format!("From ({})", words.unit)),
                numeric(&format!("To ({})", words.unit)),
                numeric(&capital(many)),
            ],
            rows: bins.iter().map(row).collect(),
        },
        ..Chart::default()
    }
}

pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Headroom of each, least first.
pub(crate) fn ranked(places: &[Place], total: usize, words: KindWords) -> Chart {
    let (one, many) = words.things;
    // Even a headroom of 0 is drawn, as a line: a missing bar would look like missing data.
    let range = Range::from_zero(places.iter().map(|place| power::shown(place.headroom_kw)));
    let least = range.to * 0.006;
    let gap = if places.len() > 200 { 0.0 } else { 0.08 };
    let bar = |(at, place): (usize, &Place)| {
        (at as f64 + gap, at as f64 + 1.0 - gap, power::shown(place.headroom_kw).max(least))
    };
    let layer = |class: BindingClass| {
        let own = places.iter().enumerate().filter(|(_, place)| place.class == class);
        Layer { look: bar_look(class), marks: Marks::Bars(own.map(bar).collect()) }
    };
    let classes = BindingClass::ALL
        .into_iter()
        .filter(|class| places.iter().any(|place| place.class == *class));
    let points = places.iter().enumerate().map(|(at, place)| Point {
        at: (at as f64 + 0.5, power::shown(place.headroom_kw)),
        text: format!("{}: {} {}, {}", place.name, place.headroom, words.unit, place.bound_by),
    });
    let row = |(at, place): (usize, &Place)| {
        vec![count(at + 1), place.name.clone(), place.headroom.clone(), place.bound_by.clone()]
    };
    let title = if total > places.len() {
        format!("Headroom by {}, the {} least of {}", words.by, count(places.len()), count(total))
    } else {
        format!("Headroom by {}, least first", words.by)
    };
    let summary = match (places.first(), places.last()) {
        (Some(first), Some(last)) => format!(
            "Headroom of {}, from {} to {} {}. {}",
            count_of(places.len(), one, many),
            first.headroom,
            last.headroom,
            words.unit,
            told(&class_counts(places))
        ),
        _ => format!("Headroom: no {many}"),
    };
    Chart {
        title,
        summary,
        x: Axis {
            label: format!("{}, least headroom first", capital(many)),
            range: Range::exactly(0.0, places.len() as f64),
            ticks: Ticks::None,
        },
        y: Axis { label: format!("Headroom ({})", words.unit), range, ticks: Ticks::Numbers },
        layers: classes.map(layer).collect(),
        points: points.collect(),
        table: Table {
            columns: vec![
                numeric("Rank"),
                text(&capital(words.by)),
                numeric(&format!("Headroom ({})", words.unit)),
                text("Bound by"),
            ],
            rows: places.iter().enumerate().map(row).collect(),
        },
        ..Chart::default()
    }
}

pub(super) fn bar_look(class: BindingClass) -> Look {
    Look { class: "chart-bar".to_owned(), pattern: Some(pattern_url(class)) }
}

/// Places of each class that occurs.
pub(crate) fn class_counts(places: &[Place]) -> Shares {
    let count = |class| places.iter().filter(|place| place.class == class).count();
    let all = BindingClass::ALL.into_iter().map(|class| (class, count(class)));
    Shares(all.filter(|&(_, count)| count > 0).collect())
}

pub(super) fn told(shares: &Shares) -> String {
    let told =
        shares.0.iter().map(|(class, results)| format!("{} {}", count(*results), class.label()));
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::{HistogramBin, StudyKind};
    use headroom_contract::scalar::Long;

    use super::super::super::place::Selected;
    use super::super::super::place::kind_words;
    use super::*;
    use crate::routes::GroupKey;

    fn place(name: &str, kw: f64, class: BindingClass) -> Place {
        Place {
            key: Selected::Group(GroupKey { head: name.to_owned(), feeder: "f".to_owned() }),
            name: name.to_owned(),
            headroom_kw: kw,
            headroom: power::text(kw, 3),
            class,
            bound_by: class.label().to_owned(),
            base_export_kw: kw / 2.0,
            binding: None,
        }
    }

    #[test]
    fn bins_keep_their_counts() {
        let bin = |from, to, count| HistogramBin { from, to, count: Long(count) };
        let found = ResultHistogram {
            total_count: Long(7),
            min: Some(0.0),
            max: Some(2.0),
            bins: vec![bin(0.0, 1.0, 5), bin(1.0, 2.0, 2)],
            ..ResultHistogram::default()
        };
        let chart = histogram(&found, kind_words(StudyKind::IntrinsicLv));
        assert_eq!(chart.points[0].text, "0 to 1 kW per customer: 5 groups");
        assert_eq!(chart.table.rows, [["0", "1", "5"], ["1", "2", "2"]]);
        assert!(chart.summary.starts_with("Headroom of 7 groups"), "{}", chart.summary);
    }

    #[test]
    fn equal_headrooms_are_one_bar_with_its_value_as_its_name() {
        let bin = HistogramBin { from: 1000.0, to: 1000.0, count: Long(7) };
        let found = ResultHistogram {
            total_count: Long(7),
            min: Some(1000.0),
            max: Some(1000.0),
            bins: vec![bin],
            ..ResultHistogram::default()
        };
        let chart = histogram(&found, kind_words(StudyKind::IntrinsicLv));
        assert_eq!(chart.points[0].text, "1,000 kW per customer: 7 groups");
        assert_eq!(chart.x.ticks, Ticks::Names(vec!["1,000".to_owned()]));
        assert!(chart.summary.contains("all at 1,000 kW"), "{}", chart.summary);
    }

    #[test]
    fn colours_go_from_the_first_bin_to_the_last() {
        assert_eq!(headroom_class(0, 10), "chart-bar headroom-0");
        assert_eq!(headroom_class(9, 10), "chart-bar headroom-9");
        assert_eq!(headroom_class(1, 2), "chart-bar headroom-9");
        assert_eq!(headroom_class(0, 1), "chart-bar headroom-0");
    }

    #[test]
    fn every_place_is_a_bar_also_without_headroom() {
        let places =
            [place("a", 0.0, BindingClass::LvVoltage), place("b", 2.0, BindingClass::NotBound)];
        let chart = ranked(&places, 2, kind_words(StudyKind::IntrinsicLv));
        let bars: usize = chart
            .layers
            .iter()
            .map(|layer| match &layer.marks {
                Marks::Bars(bars) => bars.iter().filter(|bar| bar.2 > 0.0).count(),
                _ => 0,
            })
            .sum();
        assert_eq!(bars, 2);
        assert_eq!(chart.points.len(), 2);
        assert_eq!(chart.table.rows[1], ["2", "b", "2", "Not bound"]);
    }
}
