//! Places in the invented suburb.

/// Where the suburb lies on the map: farmland in central Victoria, chosen because nothing stands there. The suburb, its
/// streets and its feeder are invented.
const ORIGIN_LONGITUDE: f64 = 144.905;
const ORIGIN_LATITUDE: f64 = -36.58;
/// Metres in one degree of latitude, and of longitude at the origin's latitude (WGS 84).
const METRES_PER_LATITUDE: f64 = 110_975.0;
const METRES_PER_LONGITUDE: f64 = 89_515.0;

/// Metres east and north of the origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) east_m: f64,
    pub(crate) north_m: f64,
}

impl Point {
    pub(crate) const fn new(east_m: f64, north_m: f64) -> Self {
        Self { east_m, north_m }
    }

    pub(crate) fn moved(self, east_m: f64, north_m: f64) -> Self {
        Self { east_m: self.east_m + east_m, north_m: self.north_m + north_m }
    }

    pub(crate) fn distance_m(self, other: Self) -> f64 {
        (self.east_m - other.east_m).hypot(self.north_m - other.north_m)
    }

    /// This share of the way to another point.
    pub(crate) fn towards(self, other: Self, share: f64) -> Self {
        self.moved((other.east_m - self.east_m) * share, (other.north_m - self.north_m) * share)
    }

    /// Longitude and latitude in degrees.
    pub(crate) fn degrees(self) -> (f64, f64) {
        (
            ORIGIN_LONGITUDE + self.east_m / METRES_PER_LONGITUDE,
            ORIGIN_LATITUDE + self.north_m / METRES_PER_LATITUDE,
        )
    }
}
