//! Load shapes.

use super::{ClassInfo, Context, Effect, Element, Model, Store, tables};
use crate::script::{Value, decode, parse_number, words};

/// More values than this are a mistake.
const MOST_POINTS: u32 = 10_000_000;

/// A load shape as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct LoadShape {
    /// Number of values, 0 until it is known.
    pub(crate) points: usize,
    /// 0 means that `hours` says when each value holds.
    pub(crate) interval_s: f64,
    pub(crate) active: Vec<f64>,
    pub(crate) reactive: Option<Vec<f64>>,
    pub(crate) hours: Vec<f64>,
    pub(crate) use_actual: bool,
    base_p: f64,
    base_q: f64,
}

impl LoadShape {
    fn cut(&mut self, mut values: Vec<f64>) -> Vec<f64> {
        if self.points == 0 {
            self.points = values.len();
        }
        values.truncate(self.points);
        values
    }

    /// kW and kvar at the largest active value, for a shape of kW instead of multipliers: what they make the nominal
    /// power of everything that follows the shape (`TLoadShapeObj.SetMaxPandQ`).
    pub(crate) fn peak_kw_kvar(&self) -> Option<(f64, f64)> {
        let mut values = self.active.iter().copied().enumerate().filter(|_| self.use_actual);
        let first = values.next()?;
        let (at, kw) =
            values.fold(first, |most, one| if one.1.abs() > most.1.abs() { one } else { most });
        let kvar = self.reactive.as_ref().and_then(|values| values.get(at)).copied();
        Some((kw, kvar.unwrap_or(0.0)))
    }

    /// Divides by the stated base or else the greatest value (`TLoadShapeObj.Normalize`).
    fn normalise(&mut self) {
        scale_down(&mut self.active, self.base_p);
        if let Some(reactive) = &mut self.reactive {
            scale_down(reactive, self.base_q);
        }
        self.use_actual = false;
    }
}

fn scale_down(values: &mut [f64], base: f64) {
    let greatest = values.iter().fold(0.0, |greatest: f64, value| greatest.max(value.abs()));
    let divisor = if base == 0.0 { greatest } else { base };
    if divisor != 0.0 {
        for value in values {
            *value /= divisor;
        }
    }
}

impl Element for LoadShape {
    fn class() -> &'static ClassInfo {
        &tables::LOAD_SHAPE
    }

    fn new(_: f64) -> Self {
        Self {
            points: 0,
            interval_s: 3600.0,
            active: Vec::new(),
            reactive: None,
            hours: Vec::new(),
            use_actual: false,
            base_p: 0.0,
            base_q: 0.0,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.load_shapes
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.load_shapes
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "npts" => self.points = value.count(0, MOST_POINTS)? as usize,
            "interval" => self.interval_s = not_negative(value)? * 3600.0,
            "minterval" => self.interval_s = not_negative(value)? * 60.0,
            "sinterval" => self.interval_s = not_negative(value)?,
            "mult" | "pmult" => {
                let values = series(value, context)?;
                self.active = self.cut(values);
            }
            "qmult" => {
                let values = series(value, context)?;
                self.reactive = Some(self.cut(values));
            }
            "hour" => {
                let values = series(value, context)?;
                self.hours = self.cut(values);
            }
            "useactual" => self.use_actual = value.yes_no()?,
            "pbase" => self.base_p = value.number()?,
            "qbase" => self.base_q = value.number()?,
            "action" => match value.name().as_bytes().first() {
                Some(b'n') => self.normalise(),
                _ => return Ok(Effect::Unused),
            },
            "csvfile" | "pqcsvfile" | "sngfile" | "dblfile" => {
                self.read_file(property, value, context)?;
            }
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        let reactive = self.reactive.as_ref().map_or(0, Vec::len);
        size_of::<f64>() * (self.active.len() + self.hours.len() + reactive)
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        *self = other.clone();
        Effect::Used
    }
}

impl LoadShape {
    /// A file of whole rows: an hour first where the interval is 0, then active power, then reactive for `pqcsvfile`.
    fn read_file(
        &mut self,
        property: &str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<(), String> {
        let bytes = file(&value.text, context)?;
        let mut columns =
            1 + usize::from(self.interval_s == 0.0) + usize::from(property == "pqcsvfile");
        let rows = match property {
            "sngfile" => binary(bytes, |four: [u8; 4]| f64::from(f32::from_le_bytes(four)))?,
            "dblfile" => binary(bytes, f64::from_le_bytes)?,
            _ => table(bytes, columns, &value.text)?,
        };
        let column =
            |at: usize| rows.iter().skip(at).step_by(columns).copied().collect::<Vec<f64>>();
        let mut first = 0;
        if self.interval_s == 0.0 {
            let hours = column(0);
            self.hours = self.cut(hours);
            first = 1;
        }
        let active = column(first);
        let reactive = (property == "pqcsvfile").then(|| column(first + 1));
        columns = active.len();
        self.points = if self.points == 0 { columns } else { self.points };
        self.active = self.cut(active);
        self.reactive = reactive.map(|values| self.cut(values));
        Ok(())
    }
}

fn not_negative(value: &Value<'_>) -> Result<f64, String> {
    let number = value.number()?;
    if number < 0.0 { Err(format!("\"{}\" is below 0", value.text)) } else { Ok(number) }
}

/// The values of an array: written out, or `file=x.csv [column=2] [header=yes]`, `sngfile=` or `dblfile=`.
fn series(value: &Value<'_>, context: Context<'_>) -> Result<Vec<f64>, String> {
    let arguments = crate::script::arguments(&value.text);
    let Some(path) = arguments.iter().find(|argument| {
        argument.name.is_some_and(|name| {
            ["file", "sngfile", "dblfile"].iter().any(|known| name.eq_ignore_ascii_case(known))
        })
    }) else {
        return value.numbers();
    };
    let bytes = file(path.text, context)?;
    match path.name.map(str::to_ascii_lowercase).as_deref() {
        Some("sngfile") => {
            return binary(bytes, |four: [u8; 4]| f64::from(f32::from_le_bytes(four)));
        }
        Some("dblfile") => return binary(bytes, f64::from_le_bytes),
        _ => {}
    }
    let option = |prefix: &str| {
        arguments.iter().find(|argument| {
            argument.name.is_some_and(|name| name.to_ascii_lowercase().starts_with(prefix))
        })
    };
    let column = match option("col") {
        Some(argument) => argument.text.parse::<usize>().ok().filter(|&column| column > 0),
        None => Some(1),
    };
    let column =
        column.ok_or_else(|| format!("column in \"{}\" is not a number from 1", value.text))?;
    let header =
        option("head").is_some_and(|argument| argument.text.starts_with(['y', 'Y', 't', 'T']));
    one_column(bytes, column, header, path.text)
}

fn file<'a>(path: &str, context: Context<'a>) -> Result<&'a [u8], String> {
    let Some((_, bytes)) = context.files.resolve(context.folder, path) else {
        return Err(format!("file \"{path}\" is missing from the model"));
    };
    context.budget.spend_on_reading(bytes.len());
    if context.budget.is_spent() {
        return Err(format!("file \"{path}\" is not read, enough has been"));
    }
    Ok(bytes)
}

fn binary<const N: usize>(bytes: &[u8], read: fn([u8; N]) -> f64) -> Result<Vec<f64>, String> {
    let values: Vec<f64> = bytes.as_chunks::<N>().0.iter().map(|chunk| read(*chunk)).collect();
    if values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        Err("file holds values that are not numbers".to_owned())
    }
}

fn one_column(bytes: &[u8], column: usize, header: bool, path: &str) -> Result<Vec<f64>, String> {
    let text = decode(bytes).ok_or_else(|| format!("file \"{path}\" is not text"))?;
    let rows = text
        .lines()
        .enumerate()
        .skip(usize::from(header))
        .filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(at, line)| {
        let word = words(line).nth(column - 1).and_then(|word| parse_number(word.text));
        word.ok_or_else(|| {
            format!("file \"{path}\", line {}: column {column} is not a number", at + 1)
        })
    })
    .collect()
}

/// Rows of exactly this many numbers; what follows in a row is not looked at.
fn table(bytes: &[u8], columns: usize, path: &str) -> Result<Vec<f64>, String> {
    let text = decode(bytes).ok_or_else(|| format!("file \"{path}\" is not text"))?;
    let mut values = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let before = values.len();
        values.extend(words(line).take(columns).map_while(|word| parse_number(word.text)));
        if values.len() != before + columns {
            return Err(format!("file \"{path}\", line {}: expected {columns} numbers", at + 1));
        }
    }
    Ok(values)
}
