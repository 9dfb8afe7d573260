//! Low-voltage mains: poles (or pits) along the streets.

use super::geometry::Point;
use super::hv::{Bus, Span};
use super::plan::{self, Station};
use super::random::Random;

/// Usual distance between poles in metres.
const SPAN_M: f64 = 40.0;

/// A pole, or a pit, with the direction of its street: metres east and north in one metre along.
pub(crate) struct Pole {
    pub(crate) bus: Bus,
    pub(crate) along: (f64, f64),
}

/// One street fed from a transformer.
pub(crate) struct Feeder {
    pub(crate) poles: Vec<Pole>,
    pub(crate) spans: Vec<Span>,
}

/// Low-voltage bus of a transformer.
pub(crate) fn busbar(number: usize) -> String {
    format!("t{number:02}")
}

/// Lays out the mains of one transformer.
pub(crate) fn lay_out(number: usize, station: &Station, random: &mut Random) -> Vec<Feeder> {
    let start = plan::centre(station.cell);
    let letters = 'a'..='z';
    station
        .streets
        .iter()
        .zip(letters)
        .map(|(street, letter)| {
            let mut feeder = Feeder { poles: Vec::new(), spans: Vec::new() };
            let (mut bus, mut at) = (busbar(number), start);
            for &(east_m, north_m) in *street {
                let leg_start = at;
                let leg_end = leg_start.moved(east_m, north_m);
                let leg_m = leg_start.distance_m(leg_end);
                let along = (east_m / leg_m, north_m / leg_m);
                let pieces = (leg_m / SPAN_M).round().max(1.0) as usize;
                for piece in 1..=pieces {
                    let next_at =
                        scattered(leg_start.towards(leg_end, piece as f64 / pieces as f64), random);
                    let name = format!("t{number:02}{letter}{}", feeder.poles.len() + 1);
                    feeder.spans.push(Span {
                        name: name.clone(),
                        from: bus,
                        to: name.clone(),
                        conductor: station.mains,
                        length_m: at.distance_m(next_at),
                    });
                    feeder.poles.push(Pole { bus: Bus { name: name.clone(), at: next_at }, along });
                    (bus, at) = (name, next_at);
                }
            }
            feeder
        })
        .collect()
}

fn scattered(at: Point, random: &mut Random) -> Point {
    at.moved(random.between(-2.0, 2.0), random.between(-2.0, 2.0))
}
