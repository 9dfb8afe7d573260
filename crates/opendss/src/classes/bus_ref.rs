//! Where a script connects one end of an element: `bus.1.2.0`.

use super::LONGEST_NAME;
use crate::script::Value;

/// A bus by name with the nodes that are stated; OpenDSS fills in the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BusRef {
    /// Lower case.
    pub(crate) name: String,
    pub(crate) nodes: Vec<u8>,
}

impl BusRef {
    pub(crate) fn parse(value: &Value<'_>) -> Result<Self, String> {
        let text = value.name();
        let mut parts = text.split('.').map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        if name.is_empty() {
            return Err(format!("\"{}\" names no bus", value.text));
        }
        if name.len() > LONGEST_NAME {
            return Err(format!("a bus has a name of more than {LONGEST_NAME} characters"));
        }
        let nodes = parts
            .filter(|part| !part.is_empty())
            .map(|part| {
                part.parse().map_err(|_| {
                    format!("node \"{part}\" of bus {name} is not a number from 0 to 255")
                })
            })
            .collect::<Result<Vec<u8>, String>>()?;
        Ok(Self { name, nodes })
    }

    /// Nodes for `conductors` conductors of an element of `phases` phases. What is not stated is 1, 2, 3 for the
    /// phases and earth for the rest; what is stated beyond the conductors is of no use (`TDSSCircuit.ProcessBusDefs`).
    pub(crate) fn nodes(&self, phases: usize, conductors: usize) -> Vec<u8> {
        (0..conductors)
            .map(|conductor| match self.nodes.get(conductor) {
                Some(&node) => node,
                None if conductor < phases => conductor as u8 + 1,
                None => 0,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Place;

    #[test]
    fn nodes_fill_up_as_in_opendss() {
        let cases: [(&str, usize, usize, &[u8]); 6] = [
            ("b", 3, 4, &[1, 2, 3, 0]),
            ("b.2", 1, 2, &[2, 0]),
            ("B.1.2", 1, 2, &[1, 2]),
            ("b.3", 3, 3, &[3, 2, 3]),
            ("b.1.2.3.4", 3, 4, &[1, 2, 3, 4]),
            ("b.1.2.3", 1, 2, &[1, 2]),
        ];
        for (text, phases, conductors, expected) in cases {
            let value = Value { text: text.into(), quoted: false, place: Place::default() };
            let bus = BusRef::parse(&value).expect(text);
            assert_eq!(bus.name, "b");
            assert_eq!(bus.nodes(phases, conductors), expected, "{text}");
        }
        for text in ["", ".1", "b.x", "b.256", "b.-1"] {
            let value = Value { text: text.into(), quoted: false, place: Place::default() };
            assert!(BusRef::parse(&value).is_err(), "{text}");
        }
    }
}
