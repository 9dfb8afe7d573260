//! Tap-changer controls.

/// Which phase's voltage a control goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchedPhase {
    /// This one, from 0.
    Own(usize),
    /// That of the highest voltage.
    Highest,
    /// That of the lowest voltage.
    Lowest,
}

/// A control that moves the tap of one transformer winding to hold a voltage (`RegControl`).
#[derive(Clone, Debug, PartialEq)]
pub struct Regulator {
    /// Name, lower case.
    pub name: String,
    /// Index of the transformer in [`super::Network::transformers`].
    pub transformer: usize,
    /// Winding whose voltage is watched, from 0.
    pub winding: usize,
    /// Phase of that winding that is watched.
    pub watched_phase: WatchedPhase,
    /// Winding whose tap moves, from 0.
    pub tap_winding: usize,
    /// Voltage to hold, in volts on the control's own scale.
    pub target_v: f64,
    /// Full width of the band in volts on the control's own scale.
    pub band_v: f64,
    /// Potential transformer's ratio.
    pub pt_ratio: f64,
    /// Current transformer's primary rating in ampere; 0 without line-drop compensation.
    pub ct_primary_a: f64,
    /// Line-drop compensation, resistance in volts at rated current.
    pub r_v: f64,
    /// Line-drop compensation, reactance in volts at rated current.
    pub x_v: f64,
    /// Delay before the first tap in seconds: the order in which controls act.
    pub delay_s: f64,
    /// Most taps moved in one round.
    pub max_tap_change: u32,
}
