//! Which nodes a source reaches, conductor by conductor.

use std::collections::{BTreeSet, HashMap};

use super::transformer::{End, winding_ends};
use crate::network::{BusId, Line, Network, Transformer, WindingConnection};

/// A bus and the number of one of its nodes.
pub(super) type Place = (BusId, u8);

/// The energised nodes of a network, sorted by bus and number.
///
/// Conductors of lines pass voltage from end to end, and the phases of a transformer from winding to winding. What no
/// source reaches is left out.
pub(super) fn energised_places(network: &Network) -> BTreeSet<Place> {
    let mut spread = Spread::default();
    for line in &network.lines {
        join_line(&mut spread, line);
    }
    for transformer in &network.transformers {
        for phase in 0..transformer.phases {
            let (ends, neutrals) = phase_places(transformer, phase);
            let all = ends.iter().chain(&neutrals).copied().collect();
            spread.join(ends, all);
        }
    }
    let sources = network.sources.iter().flat_map(|source| {
        source.terminal.nodes.iter().map(|&number| (source.terminal.bus, number))
    });
    spread.from(sources)
}

fn join_line(spread: &mut Spread, line: &Line) {
    let conductors = line.from.nodes.iter().zip(&line.to.nodes);
    for (&from, &to) in conductors.clone() {
        let ends = vec![(line.from.bus, from), (line.to.bus, to)];
        let earthed = from == 0 || to == 0;
        // A conductor earthed at one end has a potential as soon as its line has any.
        let triggers = if earthed {
            conductors.clone().flat_map(|(&a, &b)| [(line.from.bus, a), (line.to.bus, b)]).collect()
        } else {
            ends.clone()
        };
        spread.join(triggers, ends);
    }
}

/// Places of one phase of a transformer: the ends that bring or take voltage, and the neutrals that only take it.
fn phase_places(transformer: &Transformer, phase: usize) -> (Vec<Place>, Vec<Place>) {
    let mut ends = Vec::new();
    let mut neutrals = Vec::new();
    let place = |(winding, conductor): End| {
        let terminal = &transformer.windings[winding].terminal;
        terminal.nodes.get(conductor).map(|&number| (terminal.bus, number))
    };
    for (at, winding) in transformer.windings.iter().enumerate() {
        let (first, last) = winding_ends(transformer, at, phase);
        let is_neutral = winding.connection == WindingConnection::Wye && transformer.phases > 1;
        ends.extend(place(first));
        if is_neutral { neutrals.extend(place(last)) } else { ends.extend(place(last)) }
    }
    (ends, neutrals)
}

/// Places that make others live.
#[derive(Default)]
struct Spread {
    targets: Vec<Vec<Place>>,
    joints_of: HashMap<Place, Vec<usize>>,
}

impl Spread {
    /// Any of `triggers` being live makes all `targets` live. Earth is neither.
    fn join(&mut self, triggers: Vec<Place>, targets: Vec<Place>) {
        let joint = self.targets.len();
        for place in triggers.into_iter().filter(|place| place.1 != 0) {
            self.joints_of.entry(place).or_default().push(joint);
        }
        self.targets.push(targets);
    }

    fn from(mut self, sources: impl Iterator<Item = Place>) -> BTreeSet<Place> {
        let mut reached: BTreeSet<Place> = sources.filter(|place| place.1 != 0).collect();
        let mut queue: Vec<Place> = reached.iter().copied().collect();
        while let Some(place) = queue.pop() {
            for &joint in self.joints_of.get(&place).into_iter().flatten() {
                for next in std::mem::take(&mut self.targets[joint]) {
                    if next.1 != 0 && reached.insert(next) {
                        queue.push(next);
                    }
                }
            }
        }
        reached
    }
}
