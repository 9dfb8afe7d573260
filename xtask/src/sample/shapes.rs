//! Daily shapes in half hours.
//!
//! Invented, after the habits that Australian distributors' published profiles show: an evening peak, hot water at night
//! on some, air conditioning on summer afternoons, shops by day. Each is 1 at its own peak.

/// Half hours in a day.
pub(crate) const STEPS: usize = 48;

/// A rise and fall around a time of day.
struct Bump {
    hour: f64,
    /// Hours from its top to where 61 % of it are left.
    width_h: f64,
    height: f64,
}

/// A daily shape: something always on, and bumps.
pub(crate) struct DailyShape {
    pub(crate) name: &'static str,
    pub(crate) note: &'static str,
    /// How common it is.
    pub(crate) weight: f64,
    base: f64,
    bumps: &'static [Bump],
}

const fn bump(hour: f64, width_h: f64, height: f64) -> Bump {
    Bump { hour, width_h, height }
}

/// Houses.
pub(crate) const RESIDENTIAL: &[DailyShape] = &[
    DailyShape {
        name: "res_family",
        note: "out by day, busy evening",
        weight: 0.22,
        base: 0.16,
        bumps: &[bump(7.5, 1.0, 0.35), bump(18.5, 1.7, 0.84)],
    },
    DailyShape {
        name: "res_couple",
        note: "late evening",
        weight: 0.14,
        base: 0.12,
        bumps: &[bump(7.0, 0.8, 0.3), bump(20.0, 1.6, 0.88)],
    },
    DailyShape {
        name: "res_at_home",
        note: "someone home all day",
        weight: 0.14,
        base: 0.22,
        bumps: &[bump(8.5, 1.4, 0.35), bump(13.0, 2.2, 0.35), bump(18.0, 1.8, 0.75)],
    },
    DailyShape {
        name: "res_retired",
        note: "early evening, day use",
        weight: 0.1,
        base: 0.2,
        bumps: &[bump(9.0, 1.8, 0.45), bump(12.5, 1.5, 0.3), bump(17.0, 1.6, 0.78)],
    },
    DailyShape {
        name: "res_cooling",
        note: "air conditioning from mid-afternoon",
        weight: 0.12,
        base: 0.15,
        bumps: &[bump(15.5, 2.2, 0.55), bump(18.5, 1.8, 0.7)],
    },
    DailyShape {
        name: "res_hot_water",
        note: "off-peak hot water at night",
        weight: 0.1,
        base: 0.12,
        bumps: &[bump(0.2, 1.1, 0.8), bump(24.2, 1.1, 0.8), bump(18.5, 1.7, 0.6)],
    },
    DailyShape {
        name: "res_vehicle",
        note: "vehicle charging after dinner",
        weight: 0.07,
        base: 0.1,
        bumps: &[bump(7.5, 0.9, 0.15), bump(18.0, 1.4, 0.4), bump(21.5, 1.9, 0.85)],
    },
    DailyShape {
        name: "res_solar_user",
        note: "appliances moved to midday",
        weight: 0.06,
        base: 0.15,
        bumps: &[bump(12.0, 2.0, 0.75), bump(18.5, 1.5, 0.6)],
    },
    DailyShape {
        name: "res_unit",
        note: "small flat",
        weight: 0.05,
        base: 0.25,
        bumps: &[bump(7.5, 0.8, 0.4), bump(19.0, 1.5, 0.75)],
    },
];

/// Shops and workshops.
pub(crate) const BUSINESS: &[DailyShape] = &[
    DailyShape {
        name: "com_shop",
        note: "shop, open late",
        weight: 0.6,
        base: 0.25,
        bumps: &[bump(11.0, 2.4, 0.6), bump(15.5, 2.6, 0.7)],
    },
    DailyShape {
        name: "com_workshop",
        note: "workshop or office",
        weight: 0.4,
        base: 0.15,
        bumps: &[bump(9.5, 1.7, 0.7), bump(13.5, 2.0, 0.8)],
    },
];

impl DailyShape {
    /// Values for each half hour, up to 1.
    pub(crate) fn values(&self) -> [f64; STEPS] {
        let mut values = [0.0; STEPS];
        for (step, value) in values.iter_mut().enumerate() {
            let hour = middle_hour(step);
            let rises = self.bumps.iter().map(|bump| {
                let away = (hour - bump.hour) / bump.width_h;
                bump.height * (-0.5 * away * away).exp()
            });
            *value = self.base + rises.sum::<f64>();
        }
        let greatest = values.iter().copied().fold(0.0, f64::max);
        values.map(|value| value / greatest)
    }
}

/// A clear summer day: share of the inverter's size, standard time. Inverters rarely give all of it.
pub(crate) fn solar() -> [f64; STEPS] {
    const SUNRISE_H: f64 = 5.4;
    const SUNSET_H: f64 = 18.8;
    const TOP: f64 = 0.92;
    std::array::from_fn(|step| {
        let share = (middle_hour(step) - SUNRISE_H) / (SUNSET_H - SUNRISE_H);
        if (0.0..=1.0).contains(&share) {
            TOP * (share * std::f64::consts::PI).sin().powf(1.25)
        } else {
            0.0
        }
    })
}

/// Values are period-ending: the first covers 00:00 to 00:30.
fn middle_hour(step: usize) -> f64 {
    (step as f64 + 0.5) * 0.5
}
