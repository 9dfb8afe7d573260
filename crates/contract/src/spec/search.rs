//! Finding a field by what a person remembers of it.

use super::{FieldSpec, all, topic_of};

/// The fields that every word of `text` occurs in, the likeliest first: by label, then by topic and name on the wire,
/// then by help.
pub fn search(text: &str) -> Vec<&'static FieldSpec> {
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, &FieldSpec)> =
        all().filter_map(|field| Some((rank(field, &text, &words)?, field))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, field)| field).collect()
}

/// 0 for what is meant most likely.
fn rank(field: &FieldSpec, text: &str, words: &[&str]) -> Option<u8> {
    let label = field.label.to_lowercase();
    let has_all = |text: &str| words.iter().all(|word| text.contains(word));
    if label == text {
        return Some(0);
    }
    if label.starts_with(text) {
        return Some(1);
    }
    if has_all(&label) {
        return Some(2);
    }
    let topic = topic_of(field.path).map_or("", |topic| topic.title);
    let named = format!("{label} {} {}", topic.to_lowercase(), field.path.to_lowercase());
    if has_all(&named) {
        return Some(3);
    }
    has_all(&format!("{named} {}", field.help.to_lowercase())).then_some(4)
}

#[cfg(test)]
mod tests {
    use super::super::{LV_MIN_V, MAX_STEPS, POWER_FACTOR};
    use super::*;

    #[test]
    fn the_likeliest_field_comes_first() {
        for (text, field) in [
            ("power factor", &POWER_FACTOR),
            ("Most  steps", &MAX_STEPS),
            ("maxsteps", &MAX_STEPS),
            ("lv voltage least", &LV_MIN_V),
        ] {
            assert_eq!(search(text).first().map(|found| found.path), Some(field.path), "{text}");
        }
        assert!(search("tap").len() > 3, "topics count");
        assert!(search("").is_empty() && search("nothing of the sort").is_empty());
    }
}
