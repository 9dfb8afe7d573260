//! Which transformers stand where, and what the streets around them look like.
//!
//! The suburb is a grid of blocks. The mix of transformer sizes, customers on each and lengths of mains is meant to look
//! like the urban classes of the National Low-Voltage Feeder Taxonomy Study (CSIRO, 2021): some tens of customers on
//! each feeder, one to three hundred metres of mains, with a few long ones at the edge.

use super::catalogue::{
    HV_CABLE, HV_LIGHT, HV_SPUR, HV_TRUNK, LV_ABC_95, LV_ABC_150, LV_CABLE, LV_OPEN,
};
use super::geometry::Point;

/// Side of a block in metres.
pub(crate) const BLOCK_M: f64 = 250.0;

/// A place in the grid, in blocks east and north.
pub(crate) type Cell = (f64, f64);

/// Centre of a block.
pub(crate) fn centre(cell: Cell) -> Point {
    Point::new(cell.0 * BLOCK_M, cell.1 * BLOCK_M)
}

/// The zone substation.
pub(crate) const SUBSTATION: Cell = (-2.6, 0.3);

/// A stretch of the 22 kV feeder between two places.
pub(crate) type Stretch = (Cell, Cell, &'static str);

/// The 22 kV feeder, from the substation outwards.
pub(crate) const HV: &[Stretch] = &[
    (SUBSTATION, (0.0, 0.0), HV_CABLE),
    ((0.0, 0.0), (1.0, 0.0), HV_TRUNK),
    ((1.0, 0.0), (2.0, 0.0), HV_TRUNK),
    ((2.0, 0.0), (3.0, 0.0), HV_TRUNK),
    ((3.0, 0.0), (4.0, 0.0), HV_TRUNK),
    ((4.0, 0.0), (5.0, 0.0), HV_SPUR),
    ((5.0, 0.0), (6.0, 0.0), HV_SPUR),
    ((6.0, 0.0), (7.4, 0.2), HV_LIGHT),
    ((7.4, 0.2), (8.6, 0.9), HV_LIGHT),
    ((7.4, 0.2), (7.8, -1.0), HV_LIGHT),
    ((1.0, 0.0), (1.0, 1.0), HV_CABLE),
    ((1.0, 1.0), (1.0, 2.0), HV_SPUR),
    ((1.0, 2.0), (1.0, 3.0), HV_SPUR),
    ((1.0, 2.0), (0.0, 2.0), HV_LIGHT),
    ((4.0, 0.0), (4.0, 1.0), HV_SPUR),
    ((4.0, 1.0), (4.0, 2.0), HV_SPUR),
    ((4.0, 2.0), (4.0, 3.0), HV_LIGHT),
    ((4.0, 2.0), (5.0, 2.0), HV_LIGHT),
    ((4.0, 3.0), (4.6, 4.1), HV_LIGHT),
    ((2.0, 0.0), (2.0, -1.0), HV_CABLE),
    ((2.0, -1.0), (2.0, -2.0), HV_SPUR),
    ((2.0, -2.0), (2.0, -3.0), HV_LIGHT),
    ((2.0, -2.0), (3.0, -2.0), HV_LIGHT),
    ((2.0, -3.0), (1.6, -4.1), HV_LIGHT),
    ((5.0, 0.0), (5.0, -1.0), HV_SPUR),
    ((5.0, -1.0), (5.0, -2.0), HV_SPUR),
    ((5.0, -2.0), (5.0, -3.0), HV_LIGHT),
    ((5.0, -2.0), (6.0, -2.0), HV_LIGHT),
    ((6.0, -2.0), (7.1, -2.4), HV_LIGHT),
];

/// Metres east and north, one leg of a street after another.
pub(crate) type Street = &'static [(f64, f64)];

const EAST: Street = &[(105.0, 0.0), (0.0, 45.0)];
const WEST: Street = &[(-105.0, 0.0), (0.0, -45.0)];
const NORTH_EAST: Street = &[(0.0, 80.0), (105.0, 0.0), (0.0, 30.0)];
const SOUTH_WEST: Street = &[(0.0, -80.0), (-105.0, 0.0), (0.0, -30.0)];
const NORTH_WEST: Street = &[(-12.0, 80.0), (-100.0, 0.0)];
const SOUTH_EAST: Street = &[(12.0, -80.0), (100.0, 0.0)];
const FAR_NORTH: Street = &[(20.0, 150.0), (-60.0, 110.0)];
const FAR_SOUTH: Street = &[(-20.0, -150.0), (70.0, -110.0)];
const FAR_EAST: Street = &[(150.0, 30.0), (110.0, -50.0)];
const FAR_WEST: Street = &[(-150.0, 25.0), (-110.0, 60.0)];
const LANE: Street = &[(85.0, 60.0)];
const LANE_BACK: Street = &[(-90.0, -40.0)];

const FIVE: &[Street] = &[EAST, WEST, NORTH_EAST, SOUTH_WEST, NORTH_WEST];
const FOUR: &[Street] = &[EAST, WEST, NORTH_EAST, SOUTH_WEST];
const FOUR_SOUTH: &[Street] = &[EAST, WEST, SOUTH_EAST, NORTH_WEST];
const THREE: &[Street] = &[EAST, WEST, NORTH_EAST];
const EDGE_NORTH: &[Street] = &[EAST, WEST, FAR_NORTH];
const EDGE_SOUTH: &[Street] = &[EAST, WEST, FAR_SOUTH];
const EDGE_EAST: &[Street] = &[WEST, NORTH_EAST, FAR_EAST];
const EDGE_WEST: &[Street] = &[EAST, FAR_WEST];
const TWO_FAR: &[Street] = &[FAR_NORTH, FAR_WEST];
const RURAL: &[Street] = &[LANE, LANE_BACK];
const SINGLE: &[Street] = &[LANE];

/// A distribution transformer and what it feeds.
pub(crate) struct Station {
    pub(crate) cell: Cell,
    pub(crate) kva: u32,
    /// Off-load tap of the high-voltage winding in pu: higher near the substation.
    pub(crate) tap_pu: f64,
    pub(crate) mains: &'static str,
    pub(crate) streets: &'static [Street],
    pub(crate) customers: usize,
    /// Shops and workshops among the customers.
    pub(crate) businesses: usize,
}

const fn station(
    cell: Cell,
    kva: u32,
    tap_pu: f64,
    mains: &'static str,
    streets: &'static [Street],
    (customers, businesses): (usize, usize),
) -> Station {
    Station { cell, kva, tap_pu, mains, streets, customers, businesses }
}

/// All distribution transformers, trunk first.
pub(crate) const STATIONS: &[Station] = &[
    station((0.0, 0.0), 315, 1.05, LV_ABC_150, FOUR, (44, 5)),
    station((1.0, 0.0), 500, 1.05, LV_ABC_150, FIVE, (88, 6)),
    station((2.0, 0.0), 315, 1.05, LV_ABC_150, FOUR, (52, 3)),
    station((3.0, 0.0), 500, 1.025, LV_ABC_150, FIVE, (94, 4)),
    station((4.0, 0.0), 315, 1.025, LV_OPEN, FOUR, (55, 1)),
    station((5.0, 0.0), 200, 1.025, LV_OPEN, THREE, (34, 1)),
    station((6.0, 0.0), 200, 1.025, LV_ABC_150, EDGE_EAST, (36, 0)),
    station((1.0, 1.0), 500, 1.05, LV_CABLE, FIVE, (102, 0)),
    station((1.0, 2.0), 315, 1.025, LV_ABC_150, FOUR, (54, 0)),
    station((1.0, 3.0), 200, 1.025, LV_ABC_95, EDGE_NORTH, (40, 0)),
    station((0.0, 2.0), 200, 1.025, LV_ABC_95, EDGE_WEST, (30, 0)),
    station((4.0, 1.0), 315, 1.05, LV_ABC_95, FOUR_SOUTH, (58, 0)),
    station((4.0, 2.0), 315, 1.025, LV_ABC_150, FOUR, (48, 2)),
    station((4.0, 3.0), 100, 1.025, LV_ABC_95, TWO_FAR, (18, 0)),
    station((5.0, 2.0), 200, 1.025, LV_ABC_95, THREE, (28, 0)),
    station((2.0, -1.0), 500, 1.05, LV_CABLE, FIVE, (98, 0)),
    station((2.0, -2.0), 315, 1.025, LV_ABC_150, FOUR, (50, 0)),
    station((2.0, -3.0), 200, 1.025, LV_ABC_95, EDGE_SOUTH, (38, 0)),
    station((3.0, -2.0), 100, 1.025, LV_ABC_95, THREE, (15, 0)),
    station((5.0, -1.0), 200, 1.025, LV_OPEN, THREE, (32, 0)),
    station((5.0, -2.0), 200, 1.05, LV_ABC_95, THREE, (29, 0)),
    station((5.0, -3.0), 100, 1.025, LV_ABC_95, EDGE_SOUTH, (17, 0)),
    station((6.0, -2.0), 100, 1.025, LV_ABC_95, THREE, (13, 0)),
    station((7.1, -2.4), 63, 1.05, LV_ABC_95, RURAL, (6, 0)),
    station((7.4, 0.2), 63, 1.025, LV_ABC_95, RURAL, (7, 0)),
    station((7.8, -1.0), 63, 1.05, LV_ABC_95, RURAL, (5, 1)),
    station((8.6, 0.9), 25, 1.05, LV_ABC_95, SINGLE, (2, 0)),
    station((4.6, 4.1), 63, 1.025, LV_ABC_95, RURAL, (6, 0)),
    station((1.6, -4.1), 25, 1.05, LV_ABC_95, SINGLE, (3, 0)),
];
