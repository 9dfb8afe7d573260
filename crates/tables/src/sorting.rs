//! A column's values in order, fast where there are a million of them: most of the time goes into memory, so keys are short
//! and passes few.

use crate::query::SortKey;
use crate::ranks::Ranks;
use crate::texts::Texts;

/// The upper half of a key, and whose it is.
type Pair = (u32, u32);

/// Digits of [`radix_sort`], in bits.
const DIGIT_BITS: u32 = 11;
const DIGITS: usize = 32_usize.div_ceil(DIGIT_BITS as usize);
/// Fewer are sorted by comparing.
const FEW: usize = 64;

/// A column in the order of its values.
#[derive(Debug)]
pub(crate) struct Sorted {
    /// Rows in that order, those without a value left out; equal ones as they come.
    pub(crate) rows: Vec<u32>,
    /// The place of each row's value among the distinct ones.
    pub(crate) ranks: Ranks,
}

impl Sorted {
    /// All rows by this column alone, where that takes no more than copying them: equal rows stay as they come, so that
    /// only an order without equals can be turned round.
    pub(crate) fn all(&self, key: &SortKey) -> Option<Vec<u32>> {
        let SortKey { descending, nulls_first, .. } = *key;
        let is_distinct = self.rows.len() == self.ranks.distinct as usize;
        if descending && !is_distinct {
            return None;
        }
        let nulls = || {
            self.ranks.of_rows.iter().zip(0..).filter(|(rank, _)| **rank == 0).map(|(_, row)| row)
        };
        let mut all = Vec::with_capacity(self.ranks.of_rows.len());
        if nulls_first {
            all.extend(nulls());
        }
        if descending {
            all.extend(self.rows.iter().rev());
        } else {
            all.extend(&self.rows);
        }
        if !nulls_first {
            all.extend(nulls());
        }
        Some(all)
    }
}

/// Flags in order: 0, then 1, and anything else for none.
pub(crate) fn sort_flags(flags: &[u8]) -> Sorted {
    let rank = |flag: &u8| if *flag < 2 { u32::from(*flag) + 1 } else { 0 };
    let ranks = Ranks { distinct: 2, of_rows: flags.iter().map(rank).collect() };
    Sorted { rows: counted(&ranks), ranks }
}

/// Numbers in order; NaN stands for none.
pub(crate) fn sort_numbers(numbers: &[f64]) -> Sorted {
    let mut pairs: Vec<Pair> = numbers
        .iter()
        .zip(0..)
        .filter(|(number, _)| !number.is_nan())
        .map(|(number, row)| ((sortable(*number) >> 32) as u32, row))
        .collect();
    radix_sort(&mut pairs);
    let number = |row: u32| sortable(numbers[row as usize]);
    for run in pairs.chunk_by_mut(|a, b| a.0 == b.0) {
        // Rows of one value, of which there are often many, are in order already.
        run.sort_by_key(|(_, row)| number(*row));
    }
    let mut ranks = Ranks { distinct: 0, of_rows: vec![0; numbers.len()] };
    let mut last = None;
    for (_, row) in &pairs {
        let key = Some(number(*row));
        if last != key {
            ranks.distinct += 1;
            last = key;
        }
        ranks.of_rows[*row as usize] = ranks.distinct;
    }
    Sorted { rows: pairs.into_iter().map(|(_, row)| row).collect(), ranks }
}

/// Bits that are in the order of the numbers.
fn sortable(number: f64) -> u64 {
    // The sum makes one zero of both, as databases have it.
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// Texts in the order of their bytes.
pub(crate) fn sort_texts(texts: &Texts) -> Sorted {
    let count = texts.count();
    let mut order: Vec<u32> = (0..count).filter_map(|at| u32::try_from(at).ok()).collect();
    let mut is_new = vec![true; count];
    sort_part(texts, &mut order, &mut is_new, 0);
    let mut by_number = vec![0_u32; count + 1];
    let mut distinct = 0;
    for (at, is_new) in order.iter().zip(is_new) {
        distinct += u32::from(is_new);
        by_number[*at as usize + 1] = distinct;
    }
    let ranks = Ranks {
        distinct,
        of_rows: texts.of_rows.iter().map(|number| by_number[*number as usize]).collect(),
    };
    // Row by row a text of its own, and no two alike: the order of texts is that of rows.
    let is_row_by_row = || texts.of_rows.iter().zip(1..).all(|(number, at)| *number == at);
    let is_own = distinct as usize == count && texts.of_rows.len() == count && is_row_by_row();
    let rows = if is_own { order } else { counted(&ranks) };
    Sorted { rows, ranks }
}

/// Rows by rank, those without a value left out; equal ones keep their order.
fn counted(ranks: &Ranks) -> Vec<u32> {
    let mut starts = vec![0_u32; ranks.distinct as usize + 2];
    for rank in &ranks.of_rows {
        starts[*rank as usize + 1] += 1;
    }
    let nulls = starts[1];
    starts[1] = 0;
    let mut before = 0;
    for start in &mut starts {
        before += *start;
        *start = before;
    }
    let mut rows = vec![0; ranks.of_rows.len() - nulls as usize];
    for (rank, row) in ranks.of_rows.iter().zip(0..) {
        if *rank > 0 {
            let start = &mut starts[*rank as usize];
            rows[*start as usize] = row;
            *start += 1;
        }
    }
    rows
}

/// Sorts positions of texts that are equal up to `from`, by the eight bytes behind what all of them begin with, then those
/// that are equal in these in the same way; and tells which differ from the one before.
fn sort_part(texts: &Texts, order: &mut [u32], is_new: &mut [bool], from: usize) {
    let rest = |at: u32| texts.at(at as usize).as_bytes().get(from..).unwrap_or_default();
    let longest = order.iter().map(|at| rest(*at).len()).max().unwrap_or_default();
    if order.len() <= FEW || longest == 0 {
        let text = |at: u32| texts.at(at as usize);
        order.sort_unstable_by(|a, b| text(*a).cmp(text(*b)));
        for (pair, is_new) in order.windows(2).zip(is_new.iter_mut().skip(1)) {
            *is_new = text(pair[0]) != text(pair[1]);
        }
        return;
    }
    let first = rest(order[0]);
    let common = order.iter().fold(first.len(), |common, at| {
        first.iter().zip(rest(*at)).take(common).take_while(|(a, b)| a == b).count()
    });
    let keys: Vec<u64> = order.iter().map(|at| eight_bytes(rest(*at), common)).collect();
    let mut pairs: Vec<Pair> =
        keys.iter().zip(0..).map(|(key, place)| ((key >> 32) as u32, place)).collect();
    radix_sort(&mut pairs);
    for run in pairs.chunk_by_mut(|a, b| a.0 == b.0) {
        run.sort_unstable_by_key(|(_, place)| keys[*place as usize]);
    }
    let before = order.to_vec();
    for (to, (_, place)) in order.iter_mut().zip(&pairs) {
        *to = before[*place as usize];
    }
    let mut start = 0;
    for run in pairs.chunk_by(|a, b| keys[a.1 as usize] == keys[b.1 as usize]) {
        let end = start + run.len();
        if run.len() > 1 {
            sort_part(texts, &mut order[start..end], &mut is_new[start..end], from + common + 8);
        }
        start = end;
    }
}

fn eight_bytes(text: &[u8], from: usize) -> u64 {
    let mut bytes = [0; 8];
    for (byte, of_text) in bytes.iter_mut().zip(text.get(from..).unwrap_or_default()) {
        *byte = *of_text;
    }
    u64::from_be_bytes(bytes)
}

/// Sorts by key; equal keys keep their order.
fn radix_sort(pairs: &mut Vec<Pair>) {
    if pairs.len() <= FEW {
        pairs.sort_by_key(|(key, _)| *key);
        return;
    }
    let digit = |key: u32, place: usize| {
        (key >> (place as u32 * DIGIT_BITS)) as usize & ((1 << DIGIT_BITS) - 1)
    };
    let mut starts = vec![[0_u32; 1 << DIGIT_BITS]; DIGITS];
    for (key, _) in &*pairs {
        for (place, starts) in starts.iter_mut().enumerate() {
            starts[digit(*key, place)] += 1;
        }
    }
    let mut sorted = vec![(0, 0); pairs.len()];
    for (place, starts) in starts.iter_mut().enumerate() {
        // A digit that all have in common tells nothing.
        if pairs.first().is_some_and(|(key, _)| starts[digit(*key, place)] as usize == pairs.len())
        {
            continue;
        }
        let mut before = 0;
        for start in starts.iter_mut() {
            before += std::mem::replace(start, before);
        }
        for pair in &*pairs {
            let start = &mut starts[digit(pair.0, place)];
            sorted[*start as usize] = *pair;
            *start += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern, the same every time.
    fn scrambled(count: usize) -> impl Iterator<Item = u64> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        (0..count).map(move |_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        })
    }

    #[test]
    fn numbers_are_ranked_with_one_zero_and_without_nulls() {
        let Sorted { rows, ranks } = sort_numbers(&[2.5, -0.0, f64::NAN, -7.0, 0.0, 2.5]);
        assert_eq!(rows, [3, 1, 4, 0, 5]);
        assert_eq!(ranks, Ranks { distinct: 3, of_rows: vec![3, 2, 0, 1, 2, 3] });
        let many: Vec<f64> = scrambled(5000).map(|bits| (bits % 2001) as f64 - 1000.0).collect();
        let ranks = sort_numbers(&many).ranks;
        for pair in many.iter().zip(&ranks.of_rows).collect::<Vec<_>>().windows(2) {
            assert_eq!(pair[0].0.total_cmp(pair[1].0), pair[0].1.cmp(pair[1].1));
        }
    }

    #[test]
    fn texts_are_ranked_by_their_bytes() {
        let mut many: Vec<String> = scrambled(3000)
            .map(|bits| {
                format!(
                    "load.{}customer{:03}",
                    ["", "a very long name of "][bits as usize % 2],
                    bits % 997
                )
            })
            .collect();
        many.extend(["", "load", "load.", "load.\0", "load.\0\0", "Ä"].map(str::to_owned));
        let texts = Texts::of(many.iter().map(|text| Some(text.as_str())));
        let Sorted { rows, ranks } = sort_texts(&texts);
        let mut expected: Vec<u32> = (0..many.len() as u32).collect();
        expected.sort_by_key(|row| &many[*row as usize]);
        assert_eq!(rows, expected, "equal ones as they come");
        let mut distinct = many.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(ranks.distinct as usize, distinct.len());
        for (text, rank) in many.iter().zip(&ranks.of_rows) {
            assert_eq!(&distinct[*rank as usize - 1], text);
        }
    }

    #[test]
    fn equal_texts_of_the_list_have_one_rank() {
        let mut texts = Texts::default();
        texts.of_rows = ["b", "a", "b"].map(|text| texts.add(text)).to_vec();
        texts.of_rows.push(0);
        assert_eq!(sort_texts(&texts).ranks, Ranks { distinct: 2, of_rows: vec![2, 1, 2, 0] });
    }

    #[test]
    fn equal_texts_that_stand_in_the_list_twice_stay_as_they_come() {
        let mut texts = Texts::default();
        texts.of_rows = (0..200).map(|at| texts.add(["b", "a"][at % 2])).collect();
        let rows = sort_texts(&texts).rows;
        let expected: Vec<u32> =
            (0..100).map(|at| 2 * at + 1).chain((0..100).map(|at| 2 * at)).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn all_rows_by_one_column_are_those_of_the_counting_sort() {
        use crate::{RankKey, ordered};
        let distinct = sort_numbers(&[2.0, f64::NAN, 3.0, 1.0]);
        let equals = sort_flags(&[1, 2, 0, 1, 0]);
        for sorted in [distinct, equals] {
            for (descending, nulls_first) in
                [(false, false), (true, false), (false, true), (true, true)]
            {
                let key = RankKey { ranks: &sorted.ranks, descending, nulls_first };
                let count = sorted.ranks.of_rows.len() as u32;
                let expected = ordered((0..count).collect(), &[key]);
                if let Some(all) = sorted.all(&SortKey { column: "", descending, nulls_first }) {
                    assert_eq!(all, expected, "{descending} {nulls_first}");
                }
            }
        }
    }
}
