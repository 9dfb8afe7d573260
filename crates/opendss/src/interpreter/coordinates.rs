//! Where buses lie, and their voltage bases.

use super::{Call, Interpreter};
use crate::classes::BusRef;
use crate::report::Place;
use crate::script::{decode, parse_number, words};

impl Interpreter<'_> {
    /// `Buscoords file`: a bus, a first and a second number in each line; `xy` puts them in order.
    pub(super) fn read_positions(&mut self, call: &Call<'_>, xy: fn(f64, f64) -> (f64, f64)) {
        let Some(argument) = call.arguments.first() else {
            self.report.error(call.start, None, "no file of coordinates named");
            return;
        };
        let place = call.place(argument);
        let wanted = self.text_of(argument);
        let Some((path, bytes)) = self.files.resolve(&self.folder, &wanted) else {
            self.report.error(
                place,
                None,
                format!("file of coordinates \"{wanted}\" is missing from the model"),
            );
            return;
        };
        let Some(text) = decode(bytes) else {
            self.report.error(place, None, format!("file of coordinates \"{path}\" is not text"));
            return;
        };
        self.budget.spend_on_reading(bytes.len());
        let file = self.report.add_file(path);
        let mut read_before = false;
        for (at, line) in text.lines().enumerate() {
            let mut parts = words(line);
            let Some(bus) = parts.next() else { continue };
            let first = parts.next().and_then(|word| parse_number(word.text));
            let second = parts.next().and_then(|word| parse_number(word.text));
            match (first, second) {
                (Some(first), Some(second)) => {
                    self.model.positions.insert(bus.text.to_lowercase(), xy(first, second));
                    read_before = true;
                }
                // What stands before the first position may be a heading.
                _ if !read_before => {}
                _ => {
                    let place = Place { file, line: at as u32 + 1, column: 1 };
                    self.report.warning(
                        place,
                        None,
                        "line of coordinates without two numbers, left out",
                    );
                }
            }
        }
    }

    /// `SetBusXY bus=name x=1 y=2`.
    pub(super) fn set_position(&mut self, call: &Call<'_>) {
        let mut bus = None;
        let (mut x, mut y) = (None, None);
        for (at, argument) in call.arguments.iter().enumerate() {
            let value = self.value(call, argument);
            match argument.name.map(str::to_ascii_lowercase).as_deref().or([
                Some("bus"),
                Some("x"),
                Some("y"),
            ]
            .get(at)
            .copied()
            .flatten())
            {
                Some("bus") => bus = Some(value.name()),
                Some("x") => x = value.number().ok(),
                Some("y") => y = value.number().ok(),
                _ => {}
            }
        }
        match (bus, x, y) {
            (Some(bus), Some(x), Some(y)) => {
                self.model.positions.insert(bus, (x, y));
            }
            _ => self.report.error(call.start, None, "SetBusXY needs a bus, x and y"),
        }
    }

    /// `SetkVBase bus=name kVLL=22`.
    pub(super) fn set_voltage_base(&mut self, call: &Call<'_>) {
        let mut bus = None;
        for (at, argument) in call.arguments.iter().enumerate() {
            let value = self.value(call, argument);
            let name = argument
                .name
                .map_or(if at == 0 { "bus" } else { "kvll" }.to_owned(), str::to_ascii_lowercase);
            match name.as_str() {
                "bus" => bus = BusRef::parse(&value).ok().map(|bus| bus.name),
                "kvll" | "kvln" => match (&bus, value.positive()) {
                    (Some(bus), Ok(kv)) => {
                        let kv = if name == "kvln" { kv * 3f64.sqrt() } else { kv };
                        self.model.stated_bases_kv.insert(bus.clone(), kv);
                    }
                    (None, _) => self.report.error(value.place, None, "SetkVBase names no bus"),
                    (_, Err(problem)) => {
                        self.report.error(value.place, None, format!("SetkVBase: {problem}"));
                    }
                },
                _ => {
                    let message = format!("SetkVBase knows no \"{name}\": write bus, kVLL or kVLN");
                    self.report.error(value.place, None, message);
                }
            }
        }
    }
}
