//! Texts that nobody meant to write: cut, changed at random, deep, long. Reading them ends, and ends quickly.

use headroom_contract::draft::check;
use headroom_contract::exchange::{
    Dialect, Imported, graphql_body, import, input_json, python_script,
};

use super::support::{FIXTURES, LV, read, submission, submitted};

/// Numbers of xorshift64, so that a failure can be had again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Whatever a text gives can be shown, checked, written and read again.
fn goes_on(imported: &Imported) {
    if let Some(submission) = check(&imported.draft).request {
        let script = python_script(&submission, Dialect::SnakeCase);
        assert_eq!(input_json(&submission), input_json(&submitted(&read(&script, LV))), "{script}");
    }
}

#[test]
fn texts_cut_anywhere() {
    for name in ["guide", "hv-nodes"] {
        let submission = submission(name);
        for text in [input_json(&submission), python_script(&submission, Dialect::CamelCase)] {
            for (end, _) in text.char_indices().step_by(7) {
                if let Ok(imported) = import(&text[..end], LV, 2025) {
                    goes_on(&imported);
                }
            }
        }
    }
}

#[test]
fn texts_changed_at_random() {
    let pieces = [
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ",",
        ":",
        "=",
        "\\",
        "\\u12",
        "\n",
        "null",
        "None",
        "-",
        "1e999",
        "99999999999999999999",
        "0.1",
        "true",
        "\u{202e}",
        "é",
        "\0",
        "#",
        "\"\"\"",
        ".",
        "NaN",
    ];
    let mut random = Random(0x1234_5678_9abc_def1);
    for name in FIXTURES {
        let submission = submission(name);
        for text in [graphql_body(&submission), python_script(&submission, Dialect::SnakeCase)] {
            let letters: Vec<char> = text.chars().collect();
            for _ in 0..60 {
                let mut changed = letters.clone();
                for _ in 0..=random.below(3) {
                    let at = random.below(changed.len());
                    let until = (at + random.below(6)).min(changed.len());
                    let piece = pieces[random.below(pieces.len())];
                    changed.splice(at..until, piece.chars());
                }
                let changed: String = changed.into_iter().collect();
                if let Ok(imported) = import(&changed, LV, 2025) {
                    goes_on(&imported);
                }
            }
        }
    }
}

#[test]
fn deep_and_long_texts() {
    let deep = 100_000;
    for text in [
        "{\"syf\":".repeat(deep),
        "[".repeat(deep),
        format!("IntrinsicWorkPackageInput(syf={}", "[".repeat(deep)),
        format!("IntrinsicWorkPackageInput(syf={}", "X(y=".repeat(deep)),
        format!("IntrinsicWorkPackageInput(syf={}", "-".repeat(deep)),
        " ".repeat(5 * 1024 * 1024),
    ] {
        import(&text, LV, 2025).expect_err("no work package");
    }
    let keys: Vec<String> = (0..10_000).map(|at| format!("\"key{at}\": 1")).collect();
    let imported = import(&format!("{{{}}}", keys.join(",")), LV, 2025).expect("an object");
    assert_eq!(imported.taken, 0);
    // A hundred by name, the rest by number, and the five that are missing among them.
    assert_eq!(imported.problems.len(), 101);
    assert_eq!(imported.problems[100].message, "9905 more of the kind");
}
