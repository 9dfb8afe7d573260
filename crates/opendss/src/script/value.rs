//! A property's value as text, read as what the property takes.

use std::borrow::Cow;

use num_complex::Complex64;

use super::number::{evaluate, parse_number};
use super::words;
use crate::report::Place;

/// The value of one property.
#[derive(Clone, Debug)]
pub(crate) struct Value<'a> {
    pub(crate) text: Cow<'a, str>,
    /// It stood in quotes or brackets.
    pub(crate) quoted: bool,
    pub(crate) place: Place,
}

impl Value<'_> {
    /// One number, or a sum in quotes that gives one.
    pub(crate) fn number(&self) -> Result<f64, String> {
        number(&self.text, self.quoted)
    }

    /// One number above zero.
    pub(crate) fn positive(&self) -> Result<f64, String> {
        match self.number()? {
            number if number > 0.0 => Ok(number),
            _ => Err(format!("\"{}\" must be greater than 0", self.text)),
        }
    }

    /// One whole number from `least` to `most`.
    pub(crate) fn count(&self, least: u32, most: u32) -> Result<u32, String> {
        let number = self.number()?.round();
        if number < f64::from(least) || number > f64::from(most) {
            return Err(format!("\"{}\" is not from {least} to {most}", self.text));
        }
        Ok(number as u32)
    }

    /// Yes or no: OpenDSS looks at the first letter only.
    pub(crate) fn yes_no(&self) -> Result<bool, String> {
        match self.text.trim().bytes().next().map(|byte| byte.to_ascii_lowercase()) {
            Some(b'y' | b't') => Ok(true),
            Some(b'n' | b'f') => Ok(false),
            _ => Err(format!("\"{}\" is neither yes nor no", self.text)),
        }
    }

    /// A list of numbers.
    pub(crate) fn numbers(&self) -> Result<Vec<f64>, String> {
        numbers(&self.text)
    }

    /// A complex number: its real and its imaginary part.
    pub(crate) fn complex(&self) -> Result<Complex64, String> {
        match self.numbers()?[..] {
            [re, im] => Ok(Complex64::new(re, im)),
            [re] => Ok(Complex64::new(re, 0.0)),
            _ => Err(format!("\"{}\" is not two numbers", self.text)),
        }
    }

    /// A list of words.
    pub(crate) fn list(&self) -> Vec<Value<'_>> {
        words(&self.text)
            .map(|word| Value {
                text: Cow::Borrowed(word.text),
                quoted: word.quoted,
                place: self.place,
            })
            .collect()
    }

    /// Lower case, without blanks around it: a name or a key word.
    pub(crate) fn name(&self) -> String {
        self.text.trim().to_lowercase()
    }

    /// A symmetric matrix of this size, row by row. The rows, parted by `|`, may be whole or only the lower triangle.
    pub(crate) fn symmetric_matrix(&self, size: usize) -> Result<Vec<f64>, String> {
        let mut matrix = vec![0.0; size * size];
        let rows: Vec<&str> = self.text.split('|').collect();
        let rows = match rows.split_last() {
            Some((last, rest)) if last.trim().is_empty() => rest,
            _ => &rows[..],
        };
        if rows.len() > size {
            return Err(format!("it has {} rows, for {size} phases", rows.len()));
        }
        for (row, text) in rows.iter().enumerate() {
            let values = numbers(text)?;
            if values.len() > size {
                return Err(format!(
                    "row {} has {} values, for {size} phases",
                    row + 1,
                    values.len()
                ));
            }
            for (column, value) in values.into_iter().enumerate() {
                matrix[row * size + column] = value;
                matrix[column * size + row] = value;
            }
        }
        Ok(matrix)
    }
}

fn number(text: &str, quoted: bool) -> Result<f64, String> {
    let read = if quoted { evaluate(text) } else { parse_number(text) };
    read.ok_or_else(|| format!("\"{}\" is not a number", shortened(text)))
}

fn numbers(text: &str) -> Result<Vec<f64>, String> {
    words(text).map(|word| number(word.text, word.quoted)).collect()
}

/// The text, or its beginning: a message is not the place for a whole profile.
pub(crate) fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    if text.chars().count() <= SHOWN {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(SHOWN).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value<'_> {
        Value { text: Cow::Borrowed(text), quoted: true, place: Place::default() }
    }

    #[test]
    fn matrices_may_be_whole_or_lower_triangles() {
        let expected = vec![1.0, 2.0, 2.0, 3.0];
        for text in ["1 | 2 3", "1 2 | 2 3", "1,2|2,3|", "1 | (1 1 +) 3"] {
            assert_eq!(value(text).symmetric_matrix(2).as_ref(), Ok(&expected), "{text}");
        }
        for text in ["1 | 2 3 | 4 5 6", "1 2 3", "1 | x 3"] {
            assert!(value(text).symmetric_matrix(2).is_err(), "{text}");
        }
    }

    #[test]
    fn counts_have_bounds() {
        assert_eq!(value("3").count(1, 50), Ok(3));
        for text in ["0", "51", "-1", "1e300", "x"] {
            assert!(value(text).count(1, 50).is_err(), "{text}");
        }
    }
}
