//! The 22 kV feeder as buses and spans.

use super::geometry::Point;
use super::plan::{self, Cell};
use super::random::Random;

/// Longest stretch between two 22 kV buses in metres.
const LONGEST_M: f64 = 140.0;
/// How far a street bends away from the straight line, in metres.
const BEND_M: f64 = 9.0;

/// A bus and where it is.
pub(crate) struct Bus {
    pub(crate) name: String,
    pub(crate) at: Point,
}

/// A span between two buses.
pub(crate) struct Span {
    pub(crate) name: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) conductor: &'static str,
    pub(crate) length_m: f64,
}

/// The feeder's 22 kV side.
pub(crate) struct HvSide {
    pub(crate) buses: Vec<Bus>,
    pub(crate) spans: Vec<Span>,
}

/// Bus behind the feeder's circuit breaker at the substation.
pub(crate) const FEEDER_HEAD: &str = "wbk12_head";

/// The 22 kV bus of a place in the grid.
pub(crate) fn bus_of(cell: Cell) -> String {
    if cell == plan::SUBSTATION {
        return FEEDER_HEAD.to_owned();
    }
    let number = plan::STATIONS.iter().position(|station| station.cell == cell);
    number.map_or_else(
        || format!("hv_{:.0}_{:.0}", cell.0 * 10.0, cell.1 * 10.0),
        |at| format!("hv{:02}", at + 1),
    )
}

/// Lays out the 22 kV feeder.
pub(crate) fn lay_out(random: &mut Random) -> HvSide {
    let head = plan::centre(plan::SUBSTATION);
    let mut side = HvSide {
        buses: vec![
            Bus { name: "wbk_22kv".to_owned(), at: head.moved(-15.0, 0.0) },
            Bus { name: FEEDER_HEAD.to_owned(), at: head },
        ],
        spans: Vec::new(),
    };
    for (number, &(from, to, conductor)) in plan::HV.iter().enumerate() {
        let (start, end) = (plan::centre(from), plan::centre(to));
        let pieces = (start.distance_m(end) / LONGEST_M).ceil().max(1.0) as usize;
        let (mut last_bus, mut last_at) = (bus_of(from), start);
        for piece in 1..=pieces {
            let straight = start.towards(end, piece as f64 / pieces as f64);
            let (name, at) = if piece == pieces {
                (bus_of(to), end)
            } else {
                let bend = straight
                    .moved(random.between(-BEND_M, BEND_M), random.between(-BEND_M, BEND_M));
                (format!("hv{:02}p{piece}", number + 31), bend)
            };
            side.spans.push(Span {
                name: format!("hv{:02}_{piece}", number + 1),
                from: last_bus,
                to: name.clone(),
                conductor,
                length_m: last_at.distance_m(at),
            });
            side.buses.push(Bus { name: name.clone(), at });
            (last_bus, last_at) = (name, at);
        }
    }
    side
}
