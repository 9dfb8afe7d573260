//! Switch controls and protection, as far as they hold an element open.

use super::{ClassInfo, Context, Effect, Element, Model, Store, tables};
use crate::script::Value;

/// What a switch control, fuse, relay or recloser does to the element it switches, before any fault.
#[derive(Clone, Debug, Default)]
pub(crate) struct SwitchedElement {
    /// Class and name, lower case.
    pub(crate) element: Option<String>,
    /// Terminal of that element, from 1.
    pub(crate) terminal: u32,
    normal_is_open: Option<bool>,
    state_is_open: Option<bool>,
}

impl SwitchedElement {
    /// The element is held open: by its state, or else its normal state.
    pub(crate) fn is_open(&self) -> bool {
        self.state_is_open.or(self.normal_is_open).unwrap_or(false)
    }

    fn set(&mut self, property: &str, value: &Value<'_>) -> Result<Effect, String> {
        match property {
            "switchedobj" => self.element = Some(value.name()),
            "monitoredobj" if self.element.is_none() => self.element = Some(value.name()),
            "switchedterm" => self.terminal = value.count(1, 12)?,
            "normal" => self.normal_is_open = Some(opens(value)?),
            "action" | "state" => self.state_is_open = Some(opens(value)?),
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }
}

/// Open (or trip) as against closed; a list gives a state for each phase, of which any open one counts.
fn opens(value: &Value<'_>) -> Result<bool, String> {
    let states = value.list();
    let mut open = false;
    for state in &states {
        match state.name().as_bytes().first() {
            Some(b'o' | b't') => open = true,
            Some(b'c') => {}
            _ => return Err(format!("\"{}\" is neither open nor closed", value.text)),
        }
    }
    Ok(open)
}

macro_rules! switching_class {
    ($(#[$doc:meta])* $name:ident, $table:ident, $store:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name(pub(crate) SwitchedElement);

        impl Element for $name {
            fn class() -> &'static ClassInfo {
                &tables::$table
            }

            fn new(_: f64) -> Self {
                Self(SwitchedElement { terminal: 1, ..SwitchedElement::default() })
            }

            fn store(model: &Model) -> &Store<Self> {
                &model.$store
            }

            fn store_mut(model: &mut Model) -> &mut Store<Self> {
                &mut model.$store
            }

            fn set(&mut self, property: &'static str, value: &Value<'_>, _: Context<'_>) -> Result<Effect, String> {
                self.0.set(property, value)
            }

            fn adopt(&mut self, other: &Self) -> Effect {
                *self = other.clone();
                Effect::Used
            }
        }
    };
}

switching_class!(
    /// A switch control.
    SwitchControl, SWITCH_CONTROL, switch_controls
);
switching_class!(
    /// A fuse.
    Fuse, FUSE, fuses
);
switching_class!(
    /// A protection relay.
    Relay, RELAY, relays
);
switching_class!(
    /// A recloser.
    Recloser, RECLOSER, reclosers
);
