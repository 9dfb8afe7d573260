//! Whatever is done to a model's files, reading them ends, and ends without a panic.
//!
//! This is the bounded run of what `fuzz/` does without end: the same corpus, the same dictionary, the same checks, and
//! mutations that are the same on every machine.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "common/bundle.rs"]
mod bundle;
#[path = "common/short_search.rs"]
mod short_search;

use std::{fs, path::Path};

use bundle::read_bundle;

const MUTATIONS: usize = 4000;
const LONGEST: usize = 20_000;

/// Files of a folder beside the workspace's root, by name.
fn files_of(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder");
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            (path.display().to_string(), fs::read(&path).expect("a readable file"))
        })
        .collect();
    files.sort();
    files
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    ["fuzz/corpus/model", "fuzz/corpus/script"].into_iter().flat_map(files_of).collect()
}

/// The words of libFuzzer's dictionary: one in quotes on every line, `\xAB` for a byte.
fn dictionary() -> Vec<Vec<u8>> {
    let text = include_str!("../../../fuzz/opendss.dict");
    let quoted = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted
        .map(|word| {
            let mut parts = word.split("\\x");
            let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
            for part in parts {
                let (code, rest) = part.split_at(2);
                bytes.push(u8::from_str_radix(code, 16).expect("two hexadecimal digits"));
                bytes.extend_from_slice(rest.as_bytes());
            }
            bytes
        })
        .collect()
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % bound.max(1)
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>, words: &[Vec<u8>], other: &[u8]) {
        let at = self.below(bytes.len());
        let piece = |random: &mut Self, from: &[u8]| {
            let start = random.below(from.len());
            from[start..(start + random.below(80)).min(from.len())].to_vec()
        };
        match self.below(8) {
            // Another digit leaves most models whole, but not what they say.
            6 | 7 => {
                let digits = bytes.iter_mut().filter(|byte| byte.is_ascii_digit());
                if let Some(digit) = digits.skip(at / 8).step_by(3).next() {
                    *digit = b'0' + self.below(10) as u8;
                }
            }
            0 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
            1 => drop(bytes.drain(at..(at + self.below(12)).min(bytes.len()))),
            2 | 3 => drop(bytes.splice(at..at, words[self.below(words.len())].iter().copied())),
            4 => {
                let copy = piece(self, bytes);
                drop(bytes.splice(at..at, copy));
            }
            _ => {
                let foreign = piece(self, other);
                drop(bytes.splice(at..at, foreign));
            }
        }
    }
}

#[test]
fn the_corpus_is_read_and_some_of_it_searched() {
    let mut searched = 0;
    for (path, bytes) in corpus() {
        let model = read_bundle(&bytes);
        let is_clean = model.errors().next().is_none();
        if path.ends_with("feeder.dss") || path.ends_with("language.dss") {
            assert!(is_clean, "{path}: {:#?}", model.diagnostics);
        }
        searched += model.network.map_or(0, |network| u32::from(short_search::search(&network)));
    }
    assert!(searched >= 2, "{searched} models of the corpus have something to search");
}

#[test]
fn no_truncation_panics() {
    for (_, bytes) in corpus() {
        for end in 0..bytes.len() {
            read_bundle(&bytes[..end]);
        }
    }
}

#[test]
fn no_mutation_panics() {
    let corpus = corpus();
    let words = dictionary();
    let mut random = Random(1);
    let mut networks = 0;
    for _ in 0..MUTATIONS {
        let mut bytes = corpus[random.below(corpus.len())].1.clone();
        let other = &corpus[random.below(corpus.len())].1;
        for _ in 0..=random.below(4) {
            random.mutate(&mut bytes, &words, other);
        }
        bytes.truncate(LONGEST);
        if let Some(network) = read_bundle(&bytes).network {
            networks += 1;
            short_search::search(&network);
        }
    }
    assert!(networks > MUTATIONS / 20, "only {networks} mutations leave a network");
}
