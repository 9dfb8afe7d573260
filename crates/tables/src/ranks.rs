//! Sort orders of a table as ranks, and what can be told from them without looking at a row.

/// The place of every row's value among the distinct values of a column, in the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// Distinct values.
    pub distinct: u32,
    /// 0 for null, else the place, from 1.
    pub of_rows: Vec<u32>,
}

/// Ranks to sort by.
pub struct RankKey<'a> {
    /// The ranks.
    pub ranks: &'a Ranks,
    /// Greatest first.
    pub descending: bool,
    /// Where nulls stand, whatever the direction.
    pub nulls_first: bool,
}

impl Ranks {
    /// Little-endian numbers of the fewest bytes that hold the number of distinct values.
    pub fn encode(&self) -> Vec<u8> {
        let width = width(self.distinct);
        self.of_rows.iter().flat_map(|rank| rank.to_le_bytes().into_iter().take(width)).collect()
    }

    /// What [`Self::encode`] wrote; `None` when the bytes are not of `count` rows.
    pub fn decode(bytes: &[u8], distinct: u32, count: usize) -> Option<Self> {
        let width = width(distinct);
        if bytes.len() != width * count {
            return None;
        }
        let of_rows: Vec<u32> = match width {
            1 => bytes.iter().map(|byte| u32::from(*byte)).collect(),
            2 => bytes
                .as_chunks::<2>()
                .0
                .iter()
                .map(|bytes| u32::from(u16::from_le_bytes(*bytes)))
                .collect(),
            _ => bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect(),
        };
        // Whatever the bytes are, places in tables of this size are there.
        of_rows.iter().all(|rank| *rank <= distinct).then_some(Self { distinct, of_rows })
    }
}

fn width(distinct: u32) -> usize {
    match distinct {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    }
}

impl RankKey<'_> {
    /// Place of a row by this key.
    fn place(&self, row: u32) -> u32 {
        let Ranks { distinct, of_rows } = self.ranks;
        match (of_rows[row as usize], self.descending) {
            (0, _) if self.nulls_first => 0,
            (0, _) => distinct + 1,
            (rank, false) => rank,
            (rank, true) => distinct + 1 - rank,
        }
    }
}

/// Positions of rows by the keys, the most significant first; equal ones keep their order.
///
/// Counting sort by one key after the other, from the last: its time is that of going through the rows a few times,
/// whatever they hold.
pub fn ordered(mut rows: Vec<u32>, keys: &[RankKey<'_>]) -> Vec<u32> {
    for key in keys.iter().rev() {
        // Few rows of many values are sorted by comparing.
        if rows.len() < key.ranks.distinct as usize / 16 {
            rows.sort_by_key(|row| key.place(*row));
            continue;
        }
        let mut starts = vec![0_u32; key.ranks.distinct as usize + 3];
        for row in &rows {
            starts[key.place(*row) as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut sorted = vec![0_u32; rows.len()];
        for row in &rows {
            let start = &mut starts[key.place(*row) as usize];
            sorted[*start as usize] = *row;
            *start += 1;
        }
        rows = sorted;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(distinct: u32, of_rows: &[u32]) -> Ranks {
        Ranks { distinct, of_rows: of_rows.to_vec() }
    }

    #[test]
    fn ranks_survive_their_bytes() {
        for distinct in [3, 0xff, 0x100, 0xffff, 0x1_0000] {
            let ranks = ranks(distinct, &[0, 1, 3, distinct]);
            assert_eq!(Ranks::decode(&ranks.encode(), distinct, 4), Some(ranks.clone()));
            assert_eq!(Ranks::decode(&ranks.encode(), distinct, 5), None);
        }
        assert_eq!(Ranks::decode(&[4], 3, 1), None, "a rank beyond the last");
    }

    #[test]
    fn equal_rows_keep_their_order_in_both_directions() {
        let ranks = ranks(2, &[2, 0, 1, 2, 0, 1]);
        let by = |descending, nulls_first| {
            ordered((0..6).collect(), &[RankKey { ranks: &ranks, descending, nulls_first }])
        };
        assert_eq!(by(false, false), [2, 5, 0, 3, 1, 4]);
        assert_eq!(by(true, false), [0, 3, 2, 5, 1, 4]);
        assert_eq!(by(false, true), [1, 4, 2, 5, 0, 3]);
        assert_eq!(by(true, true), [1, 4, 0, 3, 2, 5]);
    }

    #[test]
    fn the_first_key_counts_most() {
        let (a, b) = (ranks(2, &[1, 2, 1, 2, 0]), ranks(3, &[3, 1, 2, 3, 1]));
        let key = |ranks| RankKey { ranks, descending: false, nulls_first: false };
        assert_eq!(ordered((0..5).collect(), &[key(&a), key(&b)]), [2, 0, 1, 3, 4]);
        assert_eq!(ordered(vec![3, 0], &[key(&a)]), [0, 3]);
    }
}
