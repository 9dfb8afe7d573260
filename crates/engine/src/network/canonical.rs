//! One order for the same network, however its script is arranged.

use super::{BusId, Network, Terminal, mrid};

impl Network {
    /// The same network with its buses and the elements of every class sorted by name, so that the order of a script
    /// leaves no trace in results, not even in the last digit. Shapes keep their order; they are found by id.
    #[must_use]
    pub fn into_canonical(mut self) -> Self {
        let order = order_of(self.buses.iter().map(|bus| bus.name.clone()));
        let mut new_ids = vec![BusId(0); self.buses.len()];
        for (at, &old) in order.iter().enumerate() {
            new_ids[old] = BusId(at as u32);
        }
        for terminal in self.terminals_mut() {
            terminal.bus = new_ids[terminal.bus.index()];
        }
        self.buses = arranged(self.buses, &order);

        let order = order_of(self.lines.iter().map(|line| line.name.clone()));
        self.lines = arranged(self.lines, &order);
        let order = order_of(self.shunts.iter().map(|shunt| mrid(&shunt.class, &shunt.name)));
        self.shunts = arranged(self.shunts, &order);
        let order = order_of(self.loads.iter().map(|load| load.name.clone()));
        self.loads = arranged(self.loads, &order);
        let order = order_of(self.generators.iter().map(|g| mrid(&g.class, &g.name)));
        self.generators = arranged(self.generators, &order);
        self.sort_transformers();
        self
    }

    /// Sorts transformers, and the regulators that refer to them by position.
    fn sort_transformers(&mut self) {
        let order = order_of(self.transformers.iter().map(|transformer| transformer.name.clone()));
        for regulator in &mut self.regulators {
            regulator.transformer = order
                .iter()
                .position(|&old| old == regulator.transformer)
                .unwrap_or(regulator.transformer);
        }
        self.transformers = arranged(std::mem::take(&mut self.transformers), &order);
        let order = order_of(self.regulators.iter().map(|regulator| regulator.name.clone()));
        self.regulators = arranged(std::mem::take(&mut self.regulators), &order);
    }

    fn terminals_mut(&mut self) -> impl Iterator<Item = &mut Terminal> {
        let sources = self.sources.iter_mut().map(|source| &mut source.terminal);
        let lines = self.lines.iter_mut().flat_map(|line| [&mut line.from, &mut line.to]);
        let windings =
            self.transformers.iter_mut().flat_map(|transformer| &mut transformer.windings);
        let shunts = self.shunts.iter_mut().map(|shunt| &mut shunt.terminal);
        let loads = self.loads.iter_mut().map(|load| &mut load.terminal);
        let generators = self.generators.iter_mut().map(|generator| &mut generator.terminal);
        let windings = windings.map(|winding| &mut winding.terminal);
        sources.chain(lines).chain(windings).chain(shunts).chain(loads).chain(generators)
    }
}

/// Positions in the order of names; equal names keep their order.
///
/// Positions are sorted instead of the elements: one sort in the program instead of one for every class.
fn order_of(names: impl Iterator<Item = String>) -> Vec<usize> {
    sorted_positions(&names.collect::<Vec<String>>())
}

fn sorted_positions(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| names[a].cmp(&names[b]));
    order
}

/// Elements in an order of their positions.
fn arranged<T>(elements: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut elements: Vec<Option<T>> = elements.into_iter().map(Some).collect();
    order.iter().filter_map(|&at| elements[at].take()).collect()
}
