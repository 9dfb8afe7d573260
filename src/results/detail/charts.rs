//! The detail's charts as data.

use headroom_contract::output::{ProfileNode, VoltageProfile, VoltageUnit};

use super::seen::Seen;
use crate::ui::chart::{
    Axis, Chart, Dot, Layer, Limit, Look, Marks, Pick, Point, Range, Table, Ticks,
};
use crate::ui::format::{count, count_of, number};
use crate::ui::power;
use crate::words;

/// The worst value of a limit at every step of the search.
pub(super) fn trace_chart(seen: &Seen, step_kw: f64, unit: &str) -> Chart {
    let metric_unit = words::metric_unit(&seen.metric);
    let kw = |step: usize| step as f64 * step_kw;
    let at = |(step, value): (usize, &f64)| (power::shown(kw(step)), *value);
    let line: Vec<(f64, f64)> = seen.values.iter().enumerate().map(at).collect();
    let last = line.last().copied().unwrap_or_default();
    let crossed = seen.is_broken(last.1);
    let told = |value: f64| format!("{} {metric_unit}", words::metric_value(&seen.metric, value));
    let points = line.iter().enumerate().map(|(step, &(added, value))| Point {
        at: (added, value),
        text: format!(
            "Step {}, {} {unit}: {}{}",
            count(step),
            power::text(kw(step), 3),
            told(value),
            if seen.is_broken(value) { ", over the limit" } else { "" }
        ),
    });
    let ending = if crossed {
        format!(
            "crosses {} at step {}, {} {unit}",
            told(seen.limit),
            count(line.len() - 1),
            power::text(kw(line.len() - 1), 3)
        )
    } else {
        format!("stays within {}", told(seen.limit))
    };
    let row = |(step, value): (usize, &f64)| {
        vec![count(step), power::text(kw(step), 3), words::metric_value(&seen.metric, *value)]
    };
    let end_look = if crossed { "chart-dot chart-dot-broken" } else { "chart-dot" };
    Chart {
        title: format!("Search: {}", words::worst_of(&seen.metric)),
        summary: format!(
            "{} over {}: {ending}",
            words::worst_of(&seen.metric),
            count_of(line.len(), "step", "steps")
        ),
        x: Axis {
            label: format!("Added ({unit})"),
            range: Range::exactly(0.0, last.0.max(power::shown(step_kw)) * 1.02),
            ticks: Ticks::Numbers,
        },
        y: Axis {
            label: format!("{} ({metric_unit})", words::worst_of(&seen.metric)),
            range: Range::around(seen.values.iter().copied().chain([seen.limit])),
            ticks: Ticks::Numbers,
        },
        limits: vec![Limit { value: seen.limit, label: format!("Limit {}", told(seen.limit)) }],
        layers: vec![
            Layer { look: Look::class("chart-line"), marks: Marks::Lines(vec![line.clone()]) },
            Layer {
                look: Look::class(end_look),
                marks: Marks::Dots(if crossed { Dot::Diamond } else { Dot::Circle }, vec![last]),
            },
        ],
        points: points.collect(),
        table: Table {
            columns: vec![
                ("Step".to_owned(), true),
                (format!("Added ({unit})"), true),
                (format!("{} ({metric_unit})", words::worst_of(&seen.metric)), true),
            ],
            rows: seen.values.iter().enumerate().map(row).collect(),
        },
        ..Chart::default()
    }
}

/// Position of the node that is furthest beyond a limit, or nearest to one where none is broken.
pub(super) fn worst_node(profile: &VoltageProfile) -> Option<usize> {
    let beyond = |node: &ProfileNode| {
        let above = profile.max.map_or(f64::NEG_INFINITY, |max| (node.voltage - max) / max);
        let below = profile.min.map_or(f64::NEG_INFINITY, |min| (min - node.voltage) / min);
        above.max(below)
    };
    profile.max.or(profile.min)?;
    let nodes = profile.nodes.iter().enumerate();
    nodes.max_by(|(_, a), (_, b)| beyond(a).total_cmp(&beyond(b))).map(|(at, _)| at)
}

/// Voltages by distance.
pub(super) fn profile_chart(profile: &VoltageProfile) -> Chart {
    let (unit, nodes) = (words::voltage_unit(profile.unit), &profile.nodes);
    let worst = worst_node(profile);
    let place = |node: &ProfileNode| (node.distance, node.voltage);
    let mut layers: Vec<Layer> = ["A", "B", "C"]
        .into_iter()
        .map(|phase| Layer {
            look: Look::class(format!("chart-line phase-{}", phase.to_lowercase())),
            marks: Marks::Lines(lines_of(nodes, phase)),
        })
        .collect();
    let customers = nodes.iter().filter(|node| !node.load_mrids.is_empty()).map(place);
    layers.push(Layer {
        look: Look::class("chart-dot chart-dot-small"),
        marks: Marks::Dots(Dot::Ring, customers.collect()),
    });
    layers.extend(worst.map(|at| Layer {
        look: Look::class("chart-dot chart-dot-broken"),
        marks: Marks::Dots(Dot::Diamond, vec![place(&nodes[at])]),
    }));
    let limit = |value: f64, side: &str| Limit {
        value,
        label: format!("{side} {} {unit}", number(value, 4)),
    };
    let limits: Vec<Limit> = profile
        .max
        .map(|max| limit(max, "Upper limit"))
        .into_iter()
        .chain(profile.min.map(|min| limit(min, "Lower limit")))
        .collect();
    let mut by_distance: Vec<usize> = (0..nodes.len()).collect();
    by_distance.sort_by(|&a, &b| nodes[a].distance.total_cmp(&nodes[b].distance));
    let read = |&at: &usize| Point { at: place(&nodes[at]), text: told(&nodes[at], profile) };
    let row = |&at: &usize| {
        let node = &nodes[at];
        vec![
            node.bus.clone(),
            node.phase.clone(),
            number(node.distance, 1),
            words::voltage_value(node.voltage, profile.unit),
            node.load_mrids.join(", "),
        ]
    };
    let from = match profile.unit {
        VoltageUnit::Volts => "the transformer",
        VoltageUnit::PerUnit => "the source",
    };
    let distance = if profile.in_metres {
        format!("Distance from {from} (m)")
    } else {
        format!("Lines from {from}")
    };
    let voltage = match profile.unit {
        VoltageUnit::Volts => "Voltage, phase to neutral (V)",
        VoltageUnit::PerUnit => "Voltage (pu)",
    };
    Chart {
        title: "Voltages where the search ended".to_owned(),
        summary: format!(
            "Voltage by distance from {from} of {}{}",
            count_of(nodes.len(), "node", "nodes"),
            worst.map(|at| format!(". Worst: {}", told(&nodes[at], profile))).unwrap_or_default()
        ),
        x: Axis {
            label: distance.clone(),
            range: Range::from_zero(nodes.iter().map(|node| node.distance)),
            ticks: Ticks::Numbers,
        },
        y: Axis { label: voltage.to_owned(), range: near(profile), ticks: Ticks::Numbers },
        limits: limits.into_iter().filter(|limit| in_range(near(profile), limit.value)).collect(),
        layers,
        points: by_distance.iter().map(read).collect(),
        pick: Pick::Nearest,
        table: Table {
            columns: vec![
                ("Bus".to_owned(), false),
                ("Phase".to_owned(), false),
                (distance, true),
                (voltage.to_owned(), true),
                ("Customers".to_owned(), false),
            ],
            rows: by_distance.iter().map(row).collect(),
        },
    }
}

/// Around the voltages and the limit nearest to them: a limit far away would press all lines together.
fn near(profile: &VoltageProfile) -> Range {
    let voltages = || profile.nodes.iter().map(|node| node.voltage);
    let own = Range::around(voltages());
    let distance = |limit: &f64| (limit - own.from).abs().min((limit - own.to).abs());
    let limits = profile.max.into_iter().chain(profile.min);
    let nearest = limits.min_by(|a, b| distance(a).total_cmp(&distance(b)));
    Range::around(voltages().chain(nearest))
}

fn in_range(range: Range, value: f64) -> bool {
    (range.from..=range.to).contains(&value)
}

/// The lines of one phase, each from a node to what it feeds.
fn lines_of(nodes: &[ProfileNode], phase: &str) -> Vec<Vec<(f64, f64)>> {
    let fed = nodes.iter().filter(|node| node.phase == phase);
    fed.filter_map(|node| {
        let from = nodes.get(usize::try_from(node.fed_from?).ok()?)?;
        Some(vec![(from.distance, from.voltage), (node.distance, node.voltage)])
    })
    .collect()
}

fn told(node: &ProfileNode, profile: &VoltageProfile) -> String {
    let distance = if profile.in_metres {
        format!("{} m", number(node.distance, 1))
    } else {
        count_of(node.distance as u64, "line", "lines")
    };
    let who = if node.load_mrids.is_empty() {
        String::new()
    } else {
        format!(", {}", node.load_mrids.join(", "))
    };
    let voltage = words::voltage(node.voltage, profile.unit);
    format!("Bus {}, phase {}: {distance}, {voltage}{who}", node.bus, node.phase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(bus: &str, distance: f64, voltage: f64, fed_from: Option<i32>) -> ProfileNode {
        ProfileNode {
            bus: bus.to_owned(),
            phase: "A".to_owned(),
            distance,
            voltage,
            fed_from,
            load_mrids: Vec::new(),
        }
    }

    fn profile() -> VoltageProfile {
        VoltageProfile {
            unit: VoltageUnit::Volts,
            min: Some(216.0),
            max: Some(253.0),
            in_metres: true,
            nodes: vec![
                node("a", 0.0, 250.0, None),
                node("b", 100.0, 254.0, Some(0)),
                node("c", 50.0, 252.0, Some(0)),
            ],
        }
    }

    #[test]
    fn the_worst_is_furthest_beyond_a_limit() {
        assert_eq!(worst_node(&profile()), Some(1));
        let mut low = profile();
        low.nodes[0].voltage = 200.0;
        assert_eq!(worst_node(&low), Some(0));
        assert_eq!(worst_node(&VoltageProfile { min: None, max: None, ..profile() }), None);
    }

    #[test]
    fn a_limit_far_away_is_left_out() {
        let chart = profile_chart(&profile());
        assert_eq!(chart.limits.len(), 1);
        assert_eq!(chart.limits[0].label, "Upper limit 253 V");
        assert_eq!(chart.points[1].text, "Bus c, phase A: 50 m, 252.0 V");
    }

    #[test]
    fn the_last_step_crosses_the_limit() {
        let seen = Seen {
            metric: "LV_VOLTAGE_MAX_V".to_owned(),
            limit: 253.0,
            values: vec![250.0, 252.0, 253.5],
        };
        let chart = trace_chart(&seen, 0.5, "kW per customer");
        assert_eq!(chart.points[1].text, "Step 1, 0.5 kW per customer: 252.0 V");
        assert!(chart.points[2].text.ends_with(", over the limit"));
        assert!(
            chart.summary.ends_with("crosses 253.0 V at step 2, 1 kW per customer"),
            "{}",
            chart.summary
        );
        assert_eq!(chart.table.rows.len(), 3);
    }
}
