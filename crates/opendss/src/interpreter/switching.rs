//! Enable, Disable, Open and Close.

use super::class::{Class, for_class, modelled};
use super::{Call, Interpreter};
use crate::classes::{
    AutoTransformer, Capacitor, Element, Fuse, Generator, Line, LineCode, Load, LoadShape,
    PvSystem, Reactor, Recloser, RegControl, Relay, Source, Storage, SwitchControl, Transformer,
    TransformerCode,
};

impl Interpreter<'_> {
    /// `Enable class.name`, where the name may be `*` for all.
    pub(super) fn set_enabled(&mut self, call: &Call<'_>, enabled: bool) {
        let Some((class, name, place)) = self.object_of(call) else { return };
        if name == "*" {
            if let Some(class) = modelled(&class) {
                for_class!(class, self.enable_all(enabled));
            }
        } else if let Some((class, position)) = self.activate(&class, &name, place) {
            for_class!(class, self.enable_at(position, enabled));
        }
    }

    fn enable_all<E: Element>(&mut self, enabled: bool) {
        E::store_mut(&mut self.model).iter_mut().for_each(|entry| entry.enabled = enabled);
    }

    fn enable_at<E: Element>(&mut self, position: usize, enabled: bool) {
        if let Some(entry) = E::store_mut(&mut self.model).at_mut(position) {
            entry.enabled = enabled;
        }
    }

    /// `Open class.name terminal conductor`; terminal 1 and all conductors unless stated.
    pub(super) fn switch(&mut self, call: &Call<'_>, opens: bool) {
        let Some((class, name, place)) = self.object_of(call) else { return };
        let mut numbers = [1, 0];
        for (number, argument) in numbers.iter_mut().zip(call.arguments.iter().skip(1)) {
            let value = self.value(call, argument);
            match value.count(0, 100) {
                Ok(count) => *number = count,
                Err(problem) => {
                    self.report.error(
                        value.place,
                        None,
                        format!("terminal and conductor: {problem}"),
                    );
                    return;
                }
            }
        }
        if let Some((class, position)) = self.activate(&class, &name, place) {
            for_class!(class, self.switch_at(position, numbers, opens));
        }
    }

    fn switch_at<E: Element>(
        &mut self,
        position: usize,
        [terminal, conductor]: [u32; 2],
        opens: bool,
    ) {
        let Some(entry) = E::store_mut(&mut self.model).at_mut(position) else { return };
        if opens {
            if !entry.opened.contains(&(terminal, conductor)) {
                entry.opened.push((terminal, conductor));
            }
        } else {
            entry
                .opened
                .retain(|&(at, which)| at != terminal || (conductor != 0 && which != conductor));
        }
    }
}
