//! A table as bytes: column by column, each in the smallest of a few plain forms.
//!
//! Version, number of rows, then for each column of the table its form, the length of its bytes, and these. All numbers are
//! little-endian. Texts are a list (count, ends, characters) and for each row a number of the list, with 0 for none; in a
//! list without equals or nulls the numbers are left out. Numbers are one for all rows, numbers of a list, or as they are.

use std::collections::HashMap;

use headroom_contract::output::ResultTable;

use crate::column::Values;
use crate::texts::Texts;

/// First byte.
const VERSION: u8 = 1;
/// Lists of numbers are worth it up to so many.
const MOST_LISTED: usize = 1 << 16;

/// Form of a column.
const TEXTS: u8 = 0;
const DISTINCT_TEXTS: u8 = 1;
const NUMBERS: u8 = 2;
const LISTED_NUMBERS: u8 = 3;
const ONE_NUMBER: u8 = 4;
const FLAGS: u8 = 5;

/// The columns of a table, in its order, as bytes.
pub fn pack(rows: usize, columns: &[Values]) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    push_u32(&mut bytes, rows);
    for column in columns {
        let (form, packed) = packed(column);
        bytes.push(form);
        push_u32(&mut bytes, packed.len());
        bytes.extend(packed);
    }
    bytes
}

/// A packed table whose columns are unpacked one at a time.
#[derive(Clone, Debug)]
pub struct Packed {
    bytes: Vec<u8>,
    /// Rows.
    pub rows: usize,
    /// Form and place of each column.
    columns: Vec<(u8, std::ops::Range<usize>)>,
}

impl Packed {
    /// Reads what [`pack`] wrote; `None` for anything else.
    pub fn read(bytes: Vec<u8>, table: ResultTable) -> Option<Self> {
        if *bytes.first()? != VERSION {
            return None;
        }
        let rows = u32_at(&bytes, 1)?;
        let mut at = 5;
        let mut columns = Vec::new();
        for _ in table.columns() {
            let form = *bytes.get(at)?;
            let from = at + 5;
            let to = from.checked_add(u32_at(&bytes, at + 1)?)?;
            bytes.get(from..to)?;
            columns.push((form, from..to));
            at = to;
        }
        (at == bytes.len()).then_some(Self { bytes, rows, columns })
    }

    /// A column, by its position in the table; `None` when its bytes are not one.
    pub fn column(&self, at: usize) -> Option<Values> {
        let (form, place) = self.columns.get(at)?.clone();
        let bytes = self.bytes.get(place)?;
        let values = unpacked(form, bytes, self.rows)?;
        let count = match &values {
            Values::Texts(texts) => texts.of_rows.len(),
            Values::Numbers(numbers) => numbers.len(),
            Values::Flags(flags) => flags.len(),
        };
        (count == self.rows).then_some(values)
    }
}

fn packed(column: &Values) -> (u8, Vec<u8>) {
    let mut bytes = Vec::new();
    match column {
        Values::Texts(texts) => {
            push_u32(&mut bytes, texts.count());
            bytes.extend(texts.ends.iter().flat_map(|end| end.to_le_bytes()));
            bytes.extend(texts.text.as_bytes());
            let distinct = texts.of_rows.iter().zip(1..).all(|(number, at)| *number == at);
            if distinct && texts.count() == texts.of_rows.len() {
                return (DISTINCT_TEXTS, bytes);
            }
            push_indices(&mut bytes, &texts.of_rows, texts.count());
            (TEXTS, bytes)
        }
        Values::Numbers(numbers) => {
            let mut places: HashMap<u64, u32> = HashMap::new();
            let mut list = Vec::new();
            let mut of_rows = Vec::with_capacity(numbers.len());
            for number in numbers {
                let place = *places.entry(number.to_bits()).or_insert_with(|| {
                    list.push(*number);
                    list.len() as u32 - 1
                });
                of_rows.push(place);
                if list.len() > MOST_LISTED {
                    break;
                }
            }
            if let [one] = list.as_slice() {
                return (ONE_NUMBER, one.to_le_bytes().to_vec());
            }
            let is_listed = list.len() <= MOST_LISTED && list.len() * 4 < numbers.len();
            let plain = if is_listed { &list } else { numbers };
            if is_listed {
                push_u32(&mut bytes, list.len());
            }
            bytes.extend(plain.iter().flat_map(|number| number.to_le_bytes()));
            if is_listed {
                push_indices(&mut bytes, &of_rows, list.len());
                return (LISTED_NUMBERS, bytes);
            }
            (NUMBERS, bytes)
        }
        Values::Flags(flags) => (FLAGS, flags.clone()),
    }
}

fn unpacked(form: u8, bytes: &[u8], rows: usize) -> Option<Values> {
    Some(match form {
        TEXTS | DISTINCT_TEXTS => {
            let count = u32_at(bytes, 0)?;
            let (ends, rest) = bytes.get(4..)?.split_at_checked(count.checked_mul(4)?)?;
            let ends = u32s(ends);
            let (text, rest) = rest.split_at_checked(ends.last().map_or(0, |end| *end as usize))?;
            let text = std::str::from_utf8(text).ok()?.to_owned();
            let of_rows = if form == TEXTS {
                indices(rest, count, rows)?
            } else {
                (1..=u32::try_from(count).ok()?).collect()
            };
            let in_list = of_rows.iter().all(|number| *number as usize <= count);
            let ordered = ends.is_sorted();
            (in_list && ordered).then_some(())?;
            Values::Texts(Texts { text, ends, of_rows })
        }
        NUMBERS => Values::Numbers(f64s(bytes)),
        LISTED_NUMBERS => {
            let count = u32_at(bytes, 0)?;
            let (list, rest) = bytes.get(4..)?.split_at_checked(count.checked_mul(8)?)?;
            let list = f64s(list);
            let of_rows = indices(rest, count, rows)?;
            let numbers: Option<Vec<f64>> =
                of_rows.iter().map(|place| list.get(*place as usize).copied()).collect();
            Values::Numbers(numbers?)
        }
        ONE_NUMBER => Values::Numbers(vec![f64::from_le_bytes(bytes.try_into().ok()?); rows]),
        FLAGS => Values::Flags(bytes.to_vec()),
        _ => return None,
    })
}

/// Indices up to `most` in the fewest bytes.
fn push_indices(bytes: &mut Vec<u8>, indices: &[u32], most: usize) {
    let width = width(most);
    bytes.extend(indices.iter().flat_map(|index| index.to_le_bytes().into_iter().take(width)));
}

fn indices(bytes: &[u8], most: usize, rows: usize) -> Option<Vec<u32>> {
    let width = width(most);
    if bytes.len() != rows.checked_mul(width)? {
        return None;
    }
    Some(match width {
        1 => bytes.iter().map(|byte| u32::from(*byte)).collect(),
        2 => bytes.as_chunks().0.iter().map(|b| u32::from(u16::from_le_bytes(*b))).collect(),
        _ => u32s(bytes),
    })
}

fn width(most: usize) -> usize {
    match most {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    }
}

fn u32s(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|b| u32::from_le_bytes(*b)).collect()
}

fn f64s(bytes: &[u8]) -> Vec<f64> {
    bytes.as_chunks().0.iter().map(|b| f64::from_le_bytes(*b)).collect()
}

fn push_u32(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: ResultTable = ResultTable::BindingConstraints;

    fn texts(rows: &[Option<&str>]) -> Values {
        Values::Texts(Texts::of(rows.iter().copied()))
    }

    #[test]
    fn columns_survive_their_bytes() {
        let many: Vec<String> = (0..300).map(|at| format!("text {at}")).collect();
        let distinct: Vec<Option<&str>> = many.iter().map(|text| Some(text.as_str())).collect();
        let mut mixed = distinct.clone();
        mixed[7] = None;
        mixed[9] = Some("text 1");
        let listed = (0..300).map(|at| f64::from(at % 7) - 0.5).collect();
        let plain =
            (0..300).map(|at| if at == 3 { f64::NAN } else { f64::from(at) / 3.0 }).collect();
        for columns in [
            [texts(&distinct), texts(&mixed), texts(&[Some("ü"); 300])],
            [Values::Numbers(listed), Values::Numbers(plain), Values::Numbers(vec![-0.0; 300])],
            [
                Values::Flags(vec![2; 300]),
                texts(&[None; 300]),
                Values::Numbers(vec![f64::NAN; 300]),
            ],
        ] {
            let packed = Packed::read(pack(300, &columns), TABLE).expect("a table");
            for (at, column) in columns.iter().enumerate() {
                // NaN is not equal to itself.
                assert_eq!(
                    format!("{:?}", packed.column(at).expect("a column")),
                    format!("{column:?}")
                );
            }
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_none() {
        let columns = [texts(&[Some("a")]), texts(&[Some("b")]), texts(&[None])];
        let bytes = pack(1, &columns);
        for end in 0..bytes.len() {
            assert!(Packed::read(bytes[..end].to_vec(), TABLE).is_none(), "{end}");
        }
        for at in 0..bytes.len() {
            for byte in [0, 1, 3, 0xff] {
                let mut bytes = bytes.clone();
                bytes[at] = byte;
                // Whatever it says, it must not panic.
                if let Some(packed) = Packed::read(bytes, TABLE) {
                    for column in 0..3 {
                        if let Some(Values::Texts(texts)) = packed.column(column) {
                            assert!(
                                (0..packed.rows).filter_map(|row| texts.of_row(row)).count()
                                    <= packed.rows
                            );
                        }
                    }
                }
            }
        }
    }
}
