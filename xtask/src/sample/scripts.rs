//! The OpenDSS scripts' text.

use std::fmt::Write as _;

use super::catalogue::{CONDUCTORS, SERVICE_ONE, SERVICE_THREE, TRANSFORMERS};
use super::hv::{self, Bus, HvSide, Span};
use super::lv::{Feeder, busbar};
use super::people::Customer;
use super::plan::STATIONS;
use super::shapes::{BUSINESS, RESIDENTIAL, STEPS, solar};

/// Voltage of the substation's bus in pu.
const SOURCE_PU: f64 = 1.005;

const NOTICE: &str = "! Written by `cargo xtask sample`: an invented feeder, typical figures. See samples/README.md.\n";

/// A script: the notice, a heading, and its lines.
fn script(heading: &str, lines: impl FnOnce(&mut String)) -> String {
    let mut text = format!("{NOTICE}! {heading}\n\n");
    lines(&mut text);
    text
}

/// Adds a line. Writing to a string cannot fail.
macro_rules! line {
    ($text:expr, $($argument:tt)*) => {
        writeln!($text, $($argument)*).unwrap_or_default()
    };
}

pub(crate) fn master(files: &[&str]) -> String {
    script("Wattlebank WBK12: a 22 kV urban feeder down to its customers.", |text| {
        line!(text, "Clear");
        line!(text, "Set DefaultBaseFrequency=50");
        // 22 kV buses of Victorian zone substations have some 6 to 13 kA; neutral resistors keep earth faults low.
        line!(
            text,
            "New Circuit.wbk12 basekv=22 pu={SOURCE_PU} angle=0 phases=3 bus1=wbk_22kv ISC3=7500 ISC1=1800"
        );
        line!(text, "");
        for file in files {
            line!(text, "Redirect {file}");
        }
        line!(text, "");
        line!(
            text,
            "! A customer's voltage may leave 0.95 to 1.05 pu without the load changing its nature"
        );
        line!(text, "BatchEdit Load..* vminpu=0.8 vmaxpu=1.2");
        line!(text, "");
        line!(text, "Set voltagebases=[22 0.4]");
        line!(text, "CalcVoltageBases");
        line!(text, "Buscoords BusCoords.csv");
        line!(text, "Solve");
    })
}

pub(crate) fn line_codes() -> String {
    script("Ohm, microsiemens and ampere per kilometre.", |text| {
        for conductor in CONDUCTORS {
            line!(text, "! {}", conductor.note);
            line!(
                text,
                "New LineCode.{} nphases={} r1={} x1={} r0={} x0={} b1={} b0={} units=km normamps={} emergamps={}",
                conductor.name,
                conductor.phases,
                conductor.r1,
                conductor.x1,
                conductor.r0,
                conductor.x0,
                conductor.b1_us,
                conductor.b0_us,
                conductor.rating_a,
                conductor.rating_a * 6 / 5,
            );
        }
    })
}

pub(crate) fn load_shapes() -> String {
    script("Half hours of a summer day, each value for the half hour that it ends.", |text| {
        for shape in RESIDENTIAL.iter().chain(BUSINESS) {
            line!(text, "! {}", shape.note);
            line!(
                text,
                "New LoadShape.{} npts={STEPS} minterval=30 mult=[{}]",
                shape.name,
                numbers(&shape.values())
            );
        }
        line!(text, "! clear sky, share of the inverter's size");
        line!(text, "New LoadShape.solar npts={STEPS} minterval=30 mult=[{}]", numbers(&solar()));
    })
}

fn numbers(values: &[f64]) -> String {
    values.iter().map(|value| format!("{value:.3}")).collect::<Vec<_>>().join(" ")
}

pub(crate) fn hv_lines(side: &HvSide) -> String {
    script("The 22 kV feeder from the substation outwards.", |text| {
        line!(
            text,
            "New Line.wbk12_cb bus1=wbk_22kv bus2={} phases=3 switch=yes r1=0.0001 x1=0.0001 r0=0.0001 x0=0.0001 c1=0 c0=0 length=1 normamps=400",
            hv::FEEDER_HEAD
        );
        write_spans(text, &side.spans);
    })
}

pub(crate) fn transformers() -> String {
    script("22/0.433 kV Dyn11, off-load taps on the 22 kV side.", |text| {
        for (at, station) in STATIONS.iter().enumerate() {
            let Some(size) = TRANSFORMERS.iter().find(|size| size.kva == station.kva) else {
                continue;
            };
            line!(
                text,
                "New Transformer.{name} phases=3 windings=2 buses=[{} {name}] conns=[delta wye] kVs=[22 0.433] \
                 kVAs=[{kva} {kva}] XHL={} %loadloss={} %noloadloss={} leadlag=lead wdg=1 numtaps=4 mintap=0.95 \
                 maxtap=1.05 tap={}",
                hv::bus_of(station.cell),
                size.reactance_percent,
                size.load_loss_percent,
                size.no_load_loss_percent,
                station.tap_pu,
                name = busbar(at + 1),
                kva = station.kva,
            );
        }
    })
}

pub(crate) fn lv_lines(feeders: &[Feeder]) -> String {
    script("Low-voltage mains from pole to pole.", |text| {
        for feeder in feeders {
            write_spans(text, &feeder.spans);
        }
    })
}

fn write_spans(text: &mut String, spans: &[Span]) {
    for Span { name, from, to, conductor, length_m } in spans {
        line!(
            text,
            "New Line.{name} bus1={from} bus2={to} linecode={conductor} length={length_m:.1} units=m"
        );
    }
}

pub(crate) fn services(customers: &[Customer]) -> String {
    script("Services from the pole to the customer.", |text| {
        for customer in customers {
            let Customer { name, pole, service_m, phase, .. } = customer;
            let (node, code) = phase
                .map_or((String::new(), SERVICE_THREE), |phase| (format!(".{phase}"), SERVICE_ONE));
            line!(
                text,
                "New Line.{name}_s bus1={pole}{node} bus2={name}{node} linecode={code} length={service_m:.0} units=m"
            );
        }
    })
}

pub(crate) fn loads(customers: &[Customer]) -> String {
    script("Customers at their own peak; shapes bring them to any time of day.", |text| {
        for Customer { name, phase, kw, shape, .. } in customers {
            let (phases, node, kv) = connection(*phase);
            line!(
                text,
                "New Load.{name} phases={phases} bus1={name}{node} kV={kv} kW={kw:.1} pf=0.96 daily={shape} yearly={shape}"
            );
        }
    })
}

pub(crate) fn solar_systems(customers: &[Customer]) -> String {
    script("Rooftop solar at unity power factor.", |text| {
        for customer in customers {
            let Some(solar_kw) = customer.solar_kw else { continue };
            let (phases, node, kv) = connection(customer.phase);
            let name = &customer.name;
            line!(
                text,
                "New Generator.{name}_pv phases={phases} bus1={name}{node} kV={kv} kW={solar_kw} pf=1 daily=solar yearly=solar"
            );
        }
    })
}

fn connection(phase: Option<usize>) -> (u8, String, f64) {
    phase.map_or((3, String::new(), 0.4), |phase| (1, format!(".{phase}"), 0.23))
}

pub(crate) fn bus_coordinates<'a>(
    buses: impl Iterator<Item = (&'a str, super::geometry::Point)>,
) -> String {
    let mut text = String::new();
    for (name, at) in buses {
        let (longitude, latitude) = at.degrees();
        line!(text, "{name},{longitude:.5},{latitude:.5}");
    }
    text
}

/// Name and place of a bus.
pub(crate) fn place(bus: &Bus) -> (&str, super::geometry::Point) {
    (&bus.name, bus.at)
}
