//! From a model's coordinates to the world of the map library: pixels at zoom 0, to the right and down.

use std::f64::consts::PI;

use headroom_contract::output::CoordinateKind;

/// Pixels of the whole earth at zoom 0.
const EARTH_PX: f64 = 256.0;
/// Beyond this latitude the projection has no map.
const MAX_LATITUDE: f64 = 85.051_128_8;

/// A place in pixels at zoom 0.
pub(super) type World = (f64, f64);

/// Where coordinates are, as the map library has it: spherical Mercator for degrees, a plane as it is.
pub(super) fn world(kind: CoordinateKind, x: f64, y: f64) -> World {
    match kind {
        CoordinateKind::Planar => (x, -y),
        CoordinateKind::Geographic => {
            let latitude = y.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
            let north = (PI / 4.0 + latitude / 2.0).tan().ln() / (2.0 * PI);
            (EARTH_PX * (x / 360.0 + 0.5), EARTH_PX * (0.5 - north))
        }
    }
}

/// Pixels at a zoom for each at zoom 0.
pub(super) fn scale(zoom: f64) -> f64 {
    zoom.exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_where_tiles_are() {
        assert_eq!(world(CoordinateKind::Geographic, 0.0, 0.0), (128.0, 128.0));
        assert!((world(CoordinateKind::Geographic, 180.0, 0.0).0 - 256.0).abs() < 1e-9);
        assert!(world(CoordinateKind::Geographic, 0.0, MAX_LATITUDE).1.abs() < 1e-6);
        assert!(world(CoordinateKind::Geographic, 0.0, -36.0).1 > 128.0, "south is down");
    }

    #[test]
    fn a_plane_stays_as_it_is_with_north_up() {
        assert_eq!(world(CoordinateKind::Planar, 500.0, 20.0), (500.0, -20.0));
        assert!((scale(3.0) - 8.0).abs() < 1e-12);
    }
}
