//! Texts by number.

use std::collections::HashMap;

/// Texts by number: 0 for none, else one more than the position in the list. The list may have equals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// All texts of the list, one after the other.
    pub text: String,
    /// Where each ends.
    pub ends: Vec<u32>,
    /// For each row its number.
    pub of_rows: Vec<u32>,
}

impl Texts {
    /// Each text that there is gets one number.
    pub fn of<'a>(rows: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut texts = Self::default();
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        for text in rows {
            let number =
                text.map_or(0, |text| *numbers.entry(text).or_insert_with(|| texts.add(text)));
            texts.of_rows.push(number);
        }
        texts
    }

    /// Adds a text to the list; answers its number.
    pub fn add(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Texts in the list.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// A text of the list, by its position.
    pub fn at(&self, position: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let from = position.checked_sub(1).map_or(0, end);
        self.text.get(from..end(position)).unwrap_or_default()
    }

    /// The text of a row.
    pub fn of_row(&self, row: usize) -> Option<&str> {
        let number = *self.of_rows.get(row)? as usize;
        number.checked_sub(1).map(|position| self.at(position))
    }
}

/// Texts that come one after the other and are gone again.
#[derive(Debug, Default)]
pub struct TextsBuilder {
    texts: Texts,
    /// Numbers of the first so many different texts; in a column of many more, equals are rare.
    numbers: HashMap<Box<str>, u32>,
}

impl TextsBuilder {
    /// More different texts are not looked up any more.
    const MOST_KNOWN: usize = 1 << 16;

    /// Adds the next row's text.
    pub fn push(&mut self, text: Option<&str>) {
        let number = match text {
            None => 0,
            Some(text) => self.number(text),
        };
        self.texts.of_rows.push(number);
    }

    fn number(&mut self, text: &str) -> u32 {
        // Rows of one feeder, scenario or transformer come together.
        let last = self.texts.of_rows.last().copied().unwrap_or_default();
        if let Some(at) = last.checked_sub(1)
            && self.texts.at(at as usize) == text
        {
            return last;
        }
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.add(text);
        if self.numbers.len() < Self::MOST_KNOWN {
            self.numbers.insert(text.into(), number);
        }
        number
    }

    /// Bytes of the texts so far.
    pub fn len_bytes(&self) -> usize {
        self.texts.text.len()
    }

    /// The texts.
    pub fn end(self) -> Texts {
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_one_by_one_as_they_come_at_once() {
        let rows = [Some("a"), Some("a"), None, Some("b"), Some(""), Some("a")];
        let mut builder = TextsBuilder::default();
        for text in rows {
            builder.push(text);
        }
        assert_eq!(builder.len_bytes(), 2);
        assert_eq!(builder.end(), Texts::of(rows.into_iter()));
    }
}
