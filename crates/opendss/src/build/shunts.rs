//! Capacitors and reactors: to earth, between phases, or in series.

use std::f64::consts::TAU;

use headroom_engine::linear::CMatrix;
use headroom_engine::network::{Line as NetworkLine, LineKind, Shunt, phase_impedance};
use num_complex::Complex64;

use super::builder::Builder;
use crate::classes::{BusRef, Capacitor, Connection, Element, Entry, Reactor};
use crate::classes::{CapacitorSize, ReactorSize};

pub(super) fn build(builder: &mut Builder<'_>) {
    let model = builder.model;
    for entry in model.capacitors.enabled() {
        let capacitor = &entry.element;
        if !builder.is_connected(entry, capacitor.phases) || !capacitor.states.contains(&true) {
            continue;
        }
        match capacitor_admittance_s(capacitor, builder.network.base_frequency_hz) {
            Some(y_s) => connect(builder, entry, &capacitor.buses, capacitor.connection, y_s),
            None => builder.error(entry, "capacitance is 0 or out of bounds"),
        }
    }
    for entry in model.reactors.enabled() {
        let reactor = &entry.element;
        if !builder.is_connected(entry, reactor.phases) {
            continue;
        }
        if reactor.z2.is_some_and(|z2| z2 != reactor.z1) {
            builder.warning(entry, "Z2 other than Z1 is not modelled, Z1 instead");
        }
        match reactor_admittance_s(reactor) {
            Some(y_s) => connect(builder, entry, &reactor.buses, reactor.connection, y_s),
            None => builder.error(entry, "impedance is 0 or out of bounds"),
        }
    }
}

/// Voltage across one phase in volts: kV is phase to phase for two and three phases.
fn phase_voltage_v(kv: f64, phases: usize, connection: Connection) -> f64 {
    let across = kv * 1000.0;
    if connection == Connection::Wye && matches!(phases, 2 | 3) {
        across / 3f64.sqrt()
    } else {
        across
    }
}

/// Admittance of each phase in siemens, as a matrix of phases by phases (`TCapacitorObj.MakeYprimWork`).
fn capacitor_admittance_s(capacitor: &Capacitor, frequency_hz: f64) -> Option<CMatrix> {
    let phases = capacitor.phases;
    let omega = TAU * frequency_hz;
    if let CapacitorSize::Matrix(micro_farad) = &capacitor.size {
        let value = |row: usize, column: usize| {
            Complex64::new(0.0, omega * micro_farad[row * phases + column] * 1e-6)
        };
        return (micro_farad.len() == phases * phases).then(|| CMatrix::from_fn(phases, value));
    }
    let volts = phase_voltage_v(capacitor.kv, phases, capacitor.connection);
    let mut all = Complex64::ZERO;
    for step in (0..capacitor.states.len()).filter(|&step| capacitor.states[step]) {
        let susceptance_s = match &capacitor.size {
            CapacitorSize::Kvar(kvar) => kvar[step] * 1000.0 / phases as f64 / (volts * volts),
            CapacitorSize::MicroFarad(micro_farad) | CapacitorSize::Matrix(micro_farad) => {
                omega * micro_farad[step] * 1e-6
            }
        };
        let z = Complex64::new(capacitor.r_ohm[step], capacitor.xl_ohm[step] - 1.0 / susceptance_s);
        all += z.inv();
    }
    (all.is_finite() && all.norm() > 0.0).then(|| diagonal(phases, all))
}

/// Admittance of each phase in siemens, as a matrix of phases by phases (`TReactorObj.CalcYPrim`).
fn reactor_admittance_s(reactor: &Reactor) -> Option<CMatrix> {
    let phases = reactor.phases;
    let mut y_s = match reactor.size {
        ReactorSize::Kvar(kvar) => {
            let volts = phase_voltage_v(reactor.kv, phases, reactor.connection);
            diagonal(phases, Complex64::new(0.0, -kvar * 1000.0 / phases as f64 / (volts * volts)))
        }
        ReactorSize::Impedance => {
            diagonal(phases, Complex64::new(reactor.r_ohm, reactor.x_ohm).inv())
        }
        ReactorSize::Matrix => {
            let part = |values: &Option<Vec<f64>>, row: usize, column: usize| {
                values
                    .as_ref()
                    .and_then(|values| values.get(row * phases + column))
                    .copied()
                    .unwrap_or(0.0)
            };
            let r_ohm =
                CMatrix::from_fn(phases, |row, column| part(&reactor.r_matrix, row, column).into());
            let x_ohm = CMatrix::from_fn(phases, |row, column| {
                Complex64::new(0.0, part(&reactor.x_matrix, row, column))
            });
            if reactor.is_parallel {
                sum(&r_ohm.inverse()?, &x_ohm.inverse()?)
            } else {
                sum(&r_ohm, &x_ohm).inverse()?
            }
        }
        ReactorSize::Sequence => {
            phase_impedance(phases, reactor.z1, reactor.z0.unwrap_or(reactor.z1)).inverse()?
        }
    };
    if let Some(parallel_ohm) = reactor.parallel_ohm {
        (0..phases).for_each(|phase| y_s[(phase, phase)] += 1.0 / parallel_ohm);
    }
    y_s.is_finite().then_some(y_s)
}

fn sum(one: &CMatrix, other: &CMatrix) -> CMatrix {
    CMatrix::from_fn(one.size(), |row, column| one[(row, column)] + other[(row, column)])
}

fn diagonal(size: usize, value: Complex64) -> CMatrix {
    CMatrix::from_fn(size, |row, column| if row == column { value } else { Complex64::ZERO })
}

/// Elements that lie between two buses where their script says so.
trait SeriesElement: Element {
    const SERIES_KIND: LineKind;
}

impl SeriesElement for Capacitor {
    const SERIES_KIND: LineKind = LineKind::Capacitor;
}

impl SeriesElement for Reactor {
    const SERIES_KIND: LineKind = LineKind::Reactor;
}

/// Puts the phases' admittances where the buses say: to earth, between phases of a bus, or between two buses.
fn connect<E: SeriesElement>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    buses: &[Option<BusRef>; 2],
    connection: Connection,
    y_s: CMatrix,
) {
    let phases = y_s.size();
    let Some(bus1) = builder.required(entry, "bus1", buses[0].as_ref()) else { return };
    if connection == Connection::Delta {
        // One or two phases make an open delta, with one conductor more than phases.
        let conductors = if phases > 2 { phases } else { phases + 1 };
        let terminal = builder.terminal(bus1, phases, conductors);
        let admittance_s = delta(&y_s, conductors);
        push(builder, entry, terminal, admittance_s);
        return;
    }
    let mut terminal = builder.terminal(bus1, phases, phases);
    let Some(bus2) =
        buses[1].as_ref().filter(|bus2| bus2.nodes(phases, phases).iter().any(|&node| node != 0))
    else {
        push(builder, entry, terminal, y_s);
        return;
    };
    if bus2.name == bus1.name {
        terminal.nodes.extend(bus2.nodes(phases, phases));
        let admittance_s = CMatrix::from_fn(2 * phases, |row, column| {
            let value = y_s[(row % phases, column % phases)];
            if (row < phases) == (column < phases) { value } else { -value }
        });
        push(builder, entry, terminal, admittance_s);
        return;
    }
    let Some(series_impedance_ohm) = y_s.inverse() else {
        builder.error(entry, "impedance matrix has no inverse");
        return;
    };
    let to = builder.terminal(bus2, phases, phases);
    builder.network.lines.push(NetworkLine {
        name: entry.name.clone(),
        kind: E::SERIES_KIND,
        from: terminal,
        to,
        length_m: None,
        series_impedance_ohm,
        shunt_admittance_s: CMatrix::zeros(phases),
        normal_rating_a: f64::INFINITY,
        emergency_rating_a: None,
    });
}

fn push<E: Element>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    terminal: headroom_engine::network::Terminal,
    admittance_s: CMatrix,
) {
    builder.network.shunts.push(Shunt {
        class: E::class().name.to_owned(),
        name: entry.name.clone(),
        terminal,
        admittance_s,
    });
}

/// Every phase between its conductor and the next, the last one's next being the first.
fn delta(y_s: &CMatrix, conductors: usize) -> CMatrix {
    let mut admittance_s = CMatrix::zeros(conductors);
    for phase in 0..y_s.size() {
        let (one, other, value) = (phase, (phase + 1) % conductors, y_s[(phase, phase)]);
        admittance_s[(one, one)] += value;
        admittance_s[(other, other)] += value;
        admittance_s[(one, other)] -= value;
        admittance_s[(other, one)] -= value;
    }
    admittance_s
}
