//! Conductors and transformers.
//!
//! Typical values, of the order that manufacturers' tables give for the standards named: resistance at operating
//! temperature (75 to 90 °C), sustained rating in still summer air or in the ground.

/// A type of line in ohm, microsiemens and ampere per kilometre.
pub(crate) struct Conductor {
    pub(crate) name: &'static str,
    pub(crate) phases: u8,
    pub(crate) r1: f64,
    pub(crate) x1: f64,
    pub(crate) r0: f64,
    pub(crate) x0: f64,
    pub(crate) b1_us: f64,
    pub(crate) b0_us: f64,
    pub(crate) rating_a: u32,
    pub(crate) note: &'static str,
}

/// 22 kV cable, three-core 240 mm² aluminium XLPE (AS/NZS 1429.1).
pub(crate) const HV_CABLE: &str = "hv_240_xlpe";
/// 22 kV overhead trunk, 19/3.25 AAC "Neptune" (AS 1531).
pub(crate) const HV_TRUNK: &str = "hv_19_325_aac";
/// 22 kV overhead spur, 7/4.50 AAC "Mercury" (AS 1531).
pub(crate) const HV_SPUR: &str = "hv_7_450_aac";
/// 22 kV overhead end of line, 7/3.00 AAC "Libra" (AS 1531).
pub(crate) const HV_LIGHT: &str = "hv_7_300_aac";
/// LV underground, four-core 240 mm² aluminium XLPE (AS/NZS 4026).
pub(crate) const LV_CABLE: &str = "lv_240_cable";
/// LV aerial bundled, 4 x 150 mm² aluminium (AS/NZS 3560.1).
pub(crate) const LV_ABC_150: &str = "lv_150_abc";
/// LV aerial bundled, 4 x 95 mm² aluminium (AS/NZS 3560.1).
pub(crate) const LV_ABC_95: &str = "lv_95_abc";
/// LV open wire, 7/4.50 AAC.
pub(crate) const LV_OPEN: &str = "lv_7_450_aac";
/// Service of one phase and neutral, 2 x 25 mm² aluminium bundled (AS/NZS 3560.1).
pub(crate) const SERVICE_ONE: &str = "service_1ph";
/// Service of three phases and neutral, 4 x 25 mm² aluminium bundled.
pub(crate) const SERVICE_THREE: &str = "service_3ph";

/// All conductors, high voltage first.
///
/// The low-voltage mains have four wires. The neutral is earthed at every pole or pit (multiple earthed neutral), so it
/// is folded into the three phases: the zero sequence is that of the phase plus three times neutral and earth in
/// parallel. A service of one phase has its loop: phase and neutral one after the other.
pub(crate) const CONDUCTORS: &[Conductor] = &[
    Conductor {
        name: HV_CABLE,
        phases: 3,
        r1: 0.161,
        x1: 0.109,
        r0: 0.86,
        x0: 0.42,
        b1_us: 94.0,
        b0_us: 94.0,
        rating_a: 375,
        note: "22 kV 3 x 240 mm2 Al XLPE, in ducts",
    },
    Conductor {
        name: HV_TRUNK,
        phases: 3,
        r1: 0.222,
        x1: 0.345,
        r0: 0.37,
        x0: 1.57,
        b1_us: 3.3,
        b0_us: 1.6,
        rating_a: 355,
        note: "22 kV 19/3.25 AAC Neptune",
    },
    Conductor {
        name: HV_SPUR,
        phases: 3,
        r1: 0.315,
        x1: 0.358,
        r0: 0.463,
        x0: 1.585,
        b1_us: 3.2,
        b0_us: 1.6,
        rating_a: 285,
        note: "22 kV 7/4.50 AAC Mercury",
    },
    Conductor {
        name: HV_LIGHT,
        phases: 3,
        r1: 0.706,
        x1: 0.383,
        r0: 0.854,
        x0: 1.61,
        b1_us: 3.0,
        b0_us: 1.5,
        rating_a: 170,
        note: "22 kV 7/3.00 AAC Libra",
    },
    Conductor {
        name: LV_CABLE,
        phases: 3,
        r1: 0.162,
        x1: 0.07,
        r0: 0.56,
        x0: 0.24,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 330,
        note: "LV 4 x 240 mm2 Al XLPE, in ground",
    },
    Conductor {
        name: LV_ABC_150,
        phases: 3,
        r1: 0.257,
        x1: 0.082,
        r0: 0.77,
        x0: 0.34,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 280,
        note: "LV ABC 4 x 150 mm2 Al",
    },
    Conductor {
        name: LV_ABC_95,
        phases: 3,
        r1: 0.398,
        x1: 0.087,
        r0: 1.16,
        x0: 0.38,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 215,
        note: "LV ABC 4 x 95 mm2 Al",
    },
    Conductor {
        name: LV_OPEN,
        phases: 3,
        r1: 0.315,
        x1: 0.29,
        r0: 0.86,
        x0: 0.92,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 265,
        note: "LV open wire 7/4.50 AAC Mercury",
    },
    Conductor {
        name: SERVICE_ONE,
        phases: 1,
        r1: 2.96,
        x1: 0.19,
        r0: 2.96,
        x0: 0.19,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 97,
        note: "service 2 x 25 mm2 Al, phase and neutral",
    },
    Conductor {
        name: SERVICE_THREE,
        phases: 3,
        r1: 1.48,
        x1: 0.097,
        r0: 5.92,
        x0: 0.39,
        b1_us: 0.0,
        b0_us: 0.0,
        rating_a: 97,
        note: "service 4 x 25 mm2 Al",
    },
];

/// A distribution transformer, 22/0.433 kV Dyn11. Losses are of the order of AS 60076 units with the minimum
/// efficiency of AS 2374.1.2; impedance is the usual 4 %.
pub(crate) struct TransformerType {
    pub(crate) kva: u32,
    pub(crate) load_loss_percent: f64,
    pub(crate) no_load_loss_percent: f64,
    pub(crate) reactance_percent: f64,
}

/// All sizes in use.
pub(crate) const TRANSFORMERS: &[TransformerType] = &[
    TransformerType {
        kva: 25,
        load_loss_percent: 2.0,
        no_load_loss_percent: 0.36,
        reactance_percent: 2.6,
    },
    TransformerType {
        kva: 63,
        load_loss_percent: 1.7,
        no_load_loss_percent: 0.27,
        reactance_percent: 3.6,
    },
    TransformerType {
        kva: 100,
        load_loss_percent: 1.5,
        no_load_loss_percent: 0.22,
        reactance_percent: 3.7,
    },
    TransformerType {
        kva: 200,
        load_loss_percent: 1.25,
        no_load_loss_percent: 0.18,
        reactance_percent: 3.8,
    },
    TransformerType {
        kva: 315,
        load_loss_percent: 1.15,
        no_load_loss_percent: 0.155,
        reactance_percent: 3.83,
    },
    TransformerType {
        kva: 500,
        load_loss_percent: 1.0,
        no_load_loss_percent: 0.12,
        reactance_percent: 3.87,
    },
];
