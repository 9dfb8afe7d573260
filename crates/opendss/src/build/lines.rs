//! Lines.

use headroom_engine::linear::CMatrix;
use headroom_engine::network::{Line as NetworkLine, LineKind};
use num_complex::Complex64;

use super::builder::{Builder, Closed, mrid};
use crate::classes::{Entry, Line};

/// Stands in for no impedance at all. OpenDSS cannot invert a zero matrix and puts 1e-12 S in its place (`Line.pas`,
/// "Replaced with tiny conductance"), which opens the line; whoever writes 0 ohm means a connection.
const SHORT_OHM: f64 = 1e-6;

pub(super) fn build(builder: &mut Builder<'_>) {
    let model = builder.model;
    builder.network.lines.reserve(model.lines.len());
    for entry in model.lines.enabled() {
        build_line(builder, entry);
    }
}

fn build_line(builder: &mut Builder<'_>, entry: &Entry<Line>) {
    let line = &entry.element;
    let Some(bus1) = builder.required(entry, "bus1", line.buses[0].as_ref()) else { return };
    let Some(bus2) = builder.required(entry, "bus2", line.buses[1].as_ref()) else { return };
    let (impedances, length) = line.impedances_and_length();
    let conductors = impedances.phases;
    let mut from = builder.terminal(bus1, conductors, conductors);
    let mut to = builder.terminal(bus2, conductors, conductors);
    let closed = builder.closed(entry, conductors);
    if closed == Closed::Nothing {
        return;
    }
    if let Some(geometry) = &line.geometry {
        let message = format!(
            "line data from conductors ({geometry}) are not modelled, give the line a line code"
        );
        builder.left_out.push((mrid(entry), entry.place, message, [from.bus, to.bus]));
        return;
    }
    if from == to {
        builder.warning(entry, "both ends are at the same nodes of the same bus, left out");
        return;
    }
    let whole = impedances.of_length(length, builder.network.base_frequency_hz);
    let (mut z_ohm, mut y_s) = (whole.z_ohm, whole.y_s);
    if let Closed::AllBut(open) = closed {
        // An open conductor carries no current, so its row and column leave the impedance matrix.
        let keep: Vec<usize> =
            (0..conductors).filter(|conductor| !open.contains(conductor)).collect();
        z_ohm = z_ohm.select(&keep);
        y_s = y_s.select(&keep);
        from.nodes = keep.iter().map(|&conductor| from.nodes[conductor]).collect();
        to.nodes = keep.iter().map(|&conductor| to.nodes[conductor]).collect();
    }
    let Some(z_ohm) = usable_impedance(builder, entry, z_ohm) else { return };
    let normal_rating_a = rating(builder, entry);
    let kind = if line.is_switch { LineKind::Switch } else { LineKind::Conductor };
    builder.network.lines.push(NetworkLine {
        name: entry.name.clone(),
        kind,
        from,
        to,
        length_m: line.length_m(),
        series_impedance_ohm: z_ohm,
        shunt_admittance_s: y_s,
        normal_rating_a,
        emergency_rating_a: line.emergency_rating_a.filter(|&rating_a| rating_a > 0.0),
    });
}

/// The impedance, or a short where there is none; an error when no current can be found from it.
fn usable_impedance(
    builder: &mut Builder<'_>,
    entry: &Entry<Line>,
    z_ohm: CMatrix,
) -> Option<CMatrix> {
    let size = z_ohm.size();
    let is_zero =
        (0..size).all(|row| (0..size).all(|column| z_ohm[(row, column)] == Complex64::ZERO));
    if is_zero {
        builder.warning(entry, "no impedance or no length, taken as 1e-6 ohm");
        let short = |row, column| Complex64::new(if row == column { SHORT_OHM } else { 0.0 }, 0.0);
        return Some(CMatrix::from_fn(size, short));
    }
    if !z_ohm.is_finite() || z_ohm.inverse().is_none_or(|inverse| !inverse.is_finite()) {
        builder.error(entry, "impedance matrix has no inverse: check its rows and columns");
        return None;
    }
    Some(z_ohm)
}

/// Normal rating in ampere; none at all (0) is no limit.
fn rating(builder: &mut Builder<'_>, entry: &Entry<Line>) -> f64 {
    let rating_a = entry.element.normal_rating_a;
    if rating_a > 0.0 {
        return rating_a;
    }
    builder.warning(entry, "normamps is not above 0, taken as no limit");
    f64::INFINITY
}
