//! One order for the same network, however its script is arranged.

use super::{BusId, Network, Terminal};

impl Network {
    /// The same network with its buses and the elements of every class sorted by name, so that the order of a script
    /// leaves no trace in results, not even in the last digit. Shapes keep their order; they are found by id.
    #[must_use]
    pub fn into_canonical(mut self) -> Self {
        let mut order: Vec<u32> = (0..self.buses.len() as u32).collect();
        order.sort_by(|&a, &b| self.buses[a as usize].name.cmp(&self.buses[b as usize].name));
        let mut new_ids = vec![BusId(0); self.buses.len()];
        for (at, &old) in order.iter().enumerate() {
            new_ids[old as usize] = BusId(at as u32);
        }
        for terminal in self.terminals_mut() {
            terminal.bus = new_ids[terminal.bus.index()];
        }
        self.buses = order.iter().map(|&old| self.buses[old as usize].clone()).collect();

        self.lines.sort_by(|a, b| a.name.cmp(&b.name));
        self.shunts.sort_by(|a, b| (&a.class, &a.name).cmp(&(&b.class, &b.name)));
        self.loads.sort_by(|a, b| a.name.cmp(&b.name));
        self.generators.sort_by(|a, b| (&a.class, &a.name).cmp(&(&b.class, &b.name)));
        self.sort_transformers();
        self
    }

    /// Sorts transformers, and the regulators that refer to them by position.
    fn sort_transformers(&mut self) {
        let mut order: Vec<usize> = (0..self.transformers.len()).collect();
        order.sort_by(|&a, &b| self.transformers[a].name.cmp(&self.transformers[b].name));
        for regulator in &mut self.regulators {
            regulator.transformer = order
                .iter()
                .position(|&old| old == regulator.transformer)
                .unwrap_or(regulator.transformer);
        }
        self.transformers = order.iter().map(|&old| self.transformers[old].clone()).collect();
        self.regulators.sort_by(|a, b| a.name.cmp(&b.name));
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
