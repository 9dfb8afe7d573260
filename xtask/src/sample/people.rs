//! Customers: where they live, how much they use, what is on their roof.

use super::geometry::Point;
use super::lv::{Feeder, Pole};
use super::plan::Station;
use super::random::Random;
use super::shapes::{BUSINESS, RESIDENTIAL};

/// Customers with three phases.
const THREE_PHASE_SHARE: f64 = 0.12;
/// Houses with solar: about a third, as in Australia (Clean Energy Regulator, small-scale installations, 2023).
const SOLAR_SHARE: f64 = 0.35;
/// Houses that are not on the phase that is next in turn.
const OUT_OF_TURN_SHARE: f64 = 0.1;
/// Peak demand of a house in kW at the time of its own evening peak. Together with the shapes' different peaks it makes
/// an after-diversity maximum demand of some 3 kW, a usual planning figure.
const HOUSE_KW: (f64, f64) = (2.4, 5.0);
/// A house with three phases has more to run.
const LARGE_HOUSE_FACTOR: f64 = 1.3;
const BUSINESS_KW: (f64, f64) = (9.0, 24.0);
/// Inverters of one phase in kW and how common they are; 5 kW a phase is the usual limit under AS/NZS 4777.
const SOLAR_ONE_PHASE_KW: &[(f64, f64)] =
    &[(1.5, 0.12), (2.0, 0.16), (3.0, 0.24), (4.0, 0.16), (5.0, 0.32)];
const SOLAR_THREE_PHASE_KW: &[(f64, f64)] = &[(5.0, 0.3), (8.0, 0.3), (10.0, 0.3), (15.0, 0.1)];

/// One customer.
pub(crate) struct Customer {
    /// Name of the bus and the load.
    pub(crate) name: String,
    pub(crate) at: Point,
    /// Pole that the service comes from.
    pub(crate) pole: String,
    pub(crate) service_m: f64,
    /// Phase 1 to 3; `None` for all three.
    pub(crate) phase: Option<usize>,
    pub(crate) kw: f64,
    pub(crate) shape: &'static str,
    /// Size of the solar inverter.
    pub(crate) solar_kw: Option<f64>,
}

/// What a customer is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// One phase.
    House,
    /// Three phases.
    LargeHouse,
    /// Three phases.
    Business,
}

/// Settles the customers of one transformer along its streets.
pub(crate) fn settle(station: &Station, feeders: &[Feeder], random: &mut Random) -> Vec<Customer> {
    let poles: Vec<_> = feeders.iter().flat_map(|feeder| &feeder.poles).collect();
    let mut houses_at = vec![0; poles.len()];
    let mut turn = 0;
    (0..station.customers)
        .map(|number| {
            let pole_number = number * poles.len() / station.customers;
            let pole = poles[pole_number];
            houses_at[pole_number] += 1;
            let kind = kind(number, station, random);
            let phase = (kind == Kind::House).then(|| {
                turn += 1;
                if random.chance(OUT_OF_TURN_SHARE) {
                    (random.unit() * 3.0) as usize + 1
                } else {
                    turn % 3 + 1
                }
            });
            let at = beside(pole, houses_at[pole_number], random);
            Customer {
                name: format!("{}h{}", pole.bus.name, houses_at[pole_number]),
                at,
                pole: pole.bus.name.clone(),
                service_m: (pole.bus.at.distance_m(at) + 2.0).clamp(15.0, 25.0),
                phase,
                kw: peak_kw(kind, random),
                shape: shape(kind, random),
                solar_kw: solar_kw(kind, random),
            }
        })
        .collect()
}

/// Businesses are spread evenly among the customers.
fn kind(number: usize, station: &Station, random: &mut Random) -> Kind {
    let every = (station.customers / station.businesses.max(1)).max(1);
    if number.is_multiple_of(every) && number / every < station.businesses {
        Kind::Business
    } else if random.chance(THREE_PHASE_SHARE) {
        Kind::LargeHouse
    } else {
        Kind::House
    }
}

/// Houses stand on both sides of the street, in turn.
fn beside(pole: &Pole, house: usize, random: &mut Random) -> Point {
    let side = if house.is_multiple_of(2) { 1.0 } else { -1.0 };
    let along_m = ((house as f64 - 1.0) / 2.0).floor() * 9.0 - 9.0 + random.between(-2.0, 2.0);
    let away_m = side * random.between(11.0, 17.0);
    let (east, north) = pole.along;
    pole.bus.at.moved(east * along_m - north * away_m, north * along_m + east * away_m)
}

fn peak_kw(kind: Kind, random: &mut Random) -> f64 {
    match kind {
        Kind::House => random.between(HOUSE_KW.0, HOUSE_KW.1),
        Kind::LargeHouse => LARGE_HOUSE_FACTOR * random.between(HOUSE_KW.0, HOUSE_KW.1),
        Kind::Business => random.between(BUSINESS_KW.0, BUSINESS_KW.1),
    }
}

fn shape(kind: Kind, random: &mut Random) -> &'static str {
    let all = if kind == Kind::Business { BUSINESS } else { RESIDENTIAL };
    let weighted: Vec<(&'static str, f64)> =
        all.iter().map(|shape| (shape.name, shape.weight)).collect();
    random.weighted(&weighted).unwrap_or(all[0].name)
}

fn solar_kw(kind: Kind, random: &mut Random) -> Option<f64> {
    let (share, sizes) = match kind {
        Kind::House => (SOLAR_SHARE, SOLAR_ONE_PHASE_KW),
        Kind::LargeHouse => (SOLAR_SHARE, SOLAR_THREE_PHASE_KW),
        Kind::Business => (SOLAR_SHARE / 2.0, SOLAR_THREE_PHASE_KW),
    };
    if random.chance(share) { random.weighted(sizes) } else { None }
}
