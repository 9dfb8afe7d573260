//! The benchmark's tables.

use super::{Column, Job, Program};
use headroom_bench::report::{BoundGroup, Report};

/// A line of a table: medians over all repeats of all rounds.
struct Figure {
    label: &'static str,
    decimals: usize,
    /// Whether less is better and a ratio says something.
    compared: bool,
    values: fn(&Report) -> Vec<f64>,
}

const FIGURES: &[Figure] = &[
    Figure {
        label: "power flow, ms",
        decimals: 3,
        compared: true,
        values: |report| per(&report.solving_ms, report.step_count),
    },
    Figure {
        label: "iterations of a power flow",
        decimals: 2,
        compared: false,
        values: |report| per(&[report.iteration_count as f64], report.step_count),
    },
    Figure {
        label: "step of the search, ms",
        decimals: 3,
        compared: true,
        values: |report| per(warm_searches(report), report.step_count + 1),
    },
    Figure {
        label: "search, ms",
        decimals: 0,
        compared: true,
        values: |report| warm_searches(report).to_vec(),
    },
    Figure {
        label: "first search of a process, ms",
        decimals: 0,
        compared: true,
        values: |report| report.search_ms.iter().take(1).copied().collect(),
    },
    Figure {
        label: "read, ms",
        decimals: 0,
        compared: true,
        values: |report| report.read_ms.clone(),
    },
    Figure {
        label: "prepare, ms",
        decimals: 0,
        compared: true,
        values: |report| report.prepare_ms.clone(),
    },
    Figure {
        label: "peak memory, MB",
        decimals: 1,
        compared: true,
        values: |report| report.peak_bytes.map(|bytes| bytes as f64 / 1e6).into_iter().collect(),
    },
];

/// Searches after the first of a process, where there are more: a browser still compiles during the first.
fn warm_searches(report: &Report) -> &[f64] {
    match &report.search_ms[..] {
        [_, warm @ ..] if !warm.is_empty() => warm,
        all => all,
    }
}

/// Prints one network's tables: every program's figures, and the references' over ours.
pub(super) fn print(job: &Job<'_>, columns: &[Column<'_>]) {
    let Some(first) = columns.first().and_then(|column| column.reports.first()) else { return };
    println!(
        "\n{}: {} nodes, {} groups, {} customers; {} steps, {} power flows; tolerance {:e} pu",
        job.folder.file_name().unwrap_or_default().display(),
        first.node_count,
        job.plan.groups.len(),
        job.plan.groups.iter().map(|group| group.loads.len()).sum::<usize>(),
        first.step_count,
        first.solve_count,
        job.plan.tolerance_pu,
    );
    let mut rows = vec![row("", columns.iter().map(|column| column.program.name().to_owned()))];
    rows.extend(FIGURES.iter().map(|figure| {
        let medians = columns.iter().map(|column| median_of(column, figure));
        row(figure.label, medians.map(|median| number(median, figure.decimals)))
    }));
    let outcomes = columns.iter().map(|column| outcome(first, column));
    rows.push(row("groups as the first column's", outcomes));
    print_aligned(&rows);

    let (references, engines): (Vec<_>, Vec<_>) =
        columns.iter().partition(|column| column.program.is_reference());
    let pairs: Vec<_> = references
        .into_iter()
        .flat_map(|reference| engines.iter().map(move |&engine| (reference, engine)))
        .collect();
    if pairs.is_empty() {
        return;
    }
    println!();
    let names = pairs.iter().map(|(a, b)| format!("{} / {}", a.program.name(), b.program.name()));
    let mut rows = vec![row("ratio", names)];
    rows.extend(FIGURES.iter().filter(|figure| figure.compared).map(|figure| {
        let ratio =
            |reference, engine| Some(median_of(reference, figure)? / median_of(engine, figure)?);
        row(figure.label, pairs.iter().map(|&(a, b)| number(ratio(a, b), 2)))
    }));
    print_aligned(&rows);
}

/// How many groups came out like the first program's, in the worst round.
fn outcome(first: &Report, column: &Column<'_>) -> String {
    let equal = column.reports.iter().map(|report| equal_groups(first, report)).min();
    let diverged = column.reports.iter().any(|report| !report.converged);
    let remark = if diverged { ", diverged" } else { "" };
    format!("{} of {}{remark}", equal.unwrap_or(0), first.groups.len())
}

fn row(label: &str, cells: impl Iterator<Item = String>) -> Vec<String> {
    std::iter::once(label.to_owned()).chain(cells).collect()
}

/// Prints rows of equal length, the first column to the left and the others to the right.
fn print_aligned(rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().map(|row| row[at].len()).max().unwrap_or(0)).collect();
    for row in rows {
        print!("{:<width$}", row[0], width = widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            print!("  {cell:>width$}");
        }
        println!();
    }
}

/// Says what each column is.
pub(super) fn print_notes(programs: &[&dyn Program], repeats: u32, rounds: u32) {
    println!(
        "\nMedians of {rounds} rounds, in which the programs take turns, each in a new process; the engine searches {repeats} times in each. All\n\
         solve the same states and stop iterating by the same rule; the engine starts a power flow from the curve through\n\
         the last three states, OpenDSS from the last state. Power flow: all steps solved once more with nothing else, over\n\
         their number. Prepare: from the network to a factorised matrix. The first search of a process stands apart,\n\
         because a browser still compiles while it runs."
    );
    for program in programs {
        println!("- {}: {}", program.name(), program.note());
    }
}

/// Whether a program found what the first one did, in every round.
pub(super) fn agrees(first: &Column<'_>, other: &Column<'_>) -> bool {
    let Some(expected) = first.reports.first() else { return false };
    other.reports.iter().all(|report| {
        report.groups.len() == expected.groups.len()
            && equal_groups(expected, report) == expected.groups.len()
    })
}

/// Groups with the same headroom, bound at the same step.
fn equal_groups(expected: &Report, report: &Report) -> usize {
    let sorted = |groups: &[BoundGroup]| {
        let mut groups = groups.to_vec();
        groups.sort();
        groups
    };
    let found = sorted(&report.groups);
    expected.groups.iter().filter(|group| found.binary_search(group).is_ok()).count()
}

fn median_of(column: &Column<'_>, figure: &Figure) -> Option<f64> {
    median(column.reports.iter().flat_map(|report| (figure.values)(report)).collect())
}

/// The middle value, or the mean of the two in the middle; `None` of nothing.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        count if count % 2 == 1 => Some(values[middle]),
        _ => Some(f64::midpoint(values[middle - 1], values[middle])),
    }
}

/// Every value over a count; nothing over zero.
fn per(values: &[f64], count: u32) -> Vec<f64> {
    values.iter().filter(|_| count > 0).map(|value| value / f64::from(count)).collect()
}

fn number(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.decimals$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }

    #[test]
    fn groups_are_equal_by_name_headroom_and_binding_step() {
        let group = |name: &str, valid_step, bound_at_step| BoundGroup {
            head_mrid: name.to_owned(),
            valid_step,
            bound_at_step,
        };
        let report = |groups: Vec<BoundGroup>| Report { groups, ..Report::default() };
        let ours = report(vec![group("b", 3, Some(4)), group("a", 9, None)]);
        assert_eq!(
            equal_groups(&ours, &report(vec![group("a", 9, None), group("b", 3, Some(4))])),
            2
        );
        assert_eq!(
            equal_groups(&ours, &report(vec![group("a", 9, Some(10)), group("b", 2, Some(4))])),
            0
        );
    }

    #[test]
    fn nothing_is_divided_by_no_steps() {
        assert!(per(&[1.0], 0).is_empty());
        assert_eq!(per(&[1.0, 3.0], 2), [0.5, 1.5]);
    }
}
