//! Bytes as nobody meant them, for tests: changes that are the same on every machine.

/// `SplitMix64`.
pub(crate) struct Random(u64);

/// Longest piece that is cut out, doubled or made up.
const LONGEST_PIECE: usize = 24;
/// Bytes with a meaning of their own in JSON, in addresses, in markup or in UTF-8.
const TELLING: &[u8] = b"{}[]\",:\\/%#&=<>'0-9.eE\0\x7f\x80\xc0\xe2\x80\xae\xf0\xff";

impl Random {
    /// The changes of one seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % bound.max(1)
    }

    /// The bytes with up to four changes: some replaced, cut out, doubled or added, or the end cut off.
    pub(crate) fn damaged(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(LONGEST_PIECE)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] = self.below(256) as u8,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let piece = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, piece));
                }
                3 => bytes.truncate(at),
                _ => bytes.insert(at, TELLING[self.below(TELLING.len())]),
            }
        }
        bytes
    }
}
