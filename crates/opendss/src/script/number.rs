//! Numbers and the sums in reverse Polish notation that may stand for them.

use super::words;

/// A plain decimal number. Infinity and not-a-number are words here, not numbers.
pub(crate) fn parse_number(text: &str) -> Option<f64> {
    let plain =
        text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    if !plain {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Value of a sum in reverse Polish notation, such as `22000 3 sqrt /`. Angles are in degrees.
///
/// Operators and registers are those of OpenDSS' calculator (`RPN.pas`): what was never entered is zero.
pub(crate) fn evaluate(text: &str) -> Option<f64> {
    let mut stack = Registers::default();
    let mut any = false;
    for word in words(text) {
        any = true;
        match parse_number(word.text) {
            Some(number) => stack.push(number),
            None => apply(&word.text.to_ascii_lowercase(), &mut stack)?,
        }
    }
    Some(stack.pop()).filter(|number| any && number.is_finite())
}

/// The calculator's ten registers, the last entered first.
#[derive(Default)]
struct Registers([f64; 10]);

impl Registers {
    /// Every register to the next, the first staying as well; the last is lost.
    fn roll_up(&mut self) {
        self.0.copy_within(..9, 1);
    }

    /// Every register to the one before, the last staying as well; the first is lost.
    fn roll_down(&mut self) {
        self.0.copy_within(1.., 0);
    }

    fn push(&mut self, number: f64) {
        self.roll_up();
        self.0[0] = number;
    }

    fn pop(&mut self) -> f64 {
        let first = self.0[0];
        self.roll_down();
        first
    }
}

fn apply(operator: &str, stack: &mut Registers) -> Option<()> {
    if let Some(result) = binary(operator, stack) {
        stack.push(result);
        return Some(());
    }
    match operator {
        "swap" => {
            let (x, y) = (stack.pop(), stack.pop());
            stack.push(x);
            stack.push(y);
        }
        "rollup" => stack.roll_up(),
        "rolldn" => stack.roll_down(),
        "pi" => stack.push(std::f64::consts::PI),
        _ => {
            let x = stack.pop();
            stack.push(unary(operator, x)?);
        }
    }
    Some(())
}

fn binary(operator: &str, stack: &mut Registers) -> Option<f64> {
    let operation: fn(f64, f64) -> f64 = match operator {
        "+" => |y, x| y + x,
        "-" => |y, x| y - x,
        "*" => |y, x| y * x,
        "/" => |y, x| y / x,
        "^" => f64::powf,
        "atan2" => |y, x| y.atan2(x).to_degrees(),
        _ => return None,
    };
    let (x, y) = (stack.pop(), stack.pop());
    Some(operation(y, x))
}

fn unary(operator: &str, x: f64) -> Option<f64> {
    Some(match operator {
        "sqr" => x * x,
        "sqrt" => x.sqrt(),
        "inv" => 1.0 / x,
        "ln" => x.ln(),
        "exp" => x.exp(),
        "log10" => x.log10(),
        "sin" => x.to_radians().sin(),
        "cos" => x.to_radians().cos(),
        "tan" => x.to_radians().tan(),
        "asin" => x.asin().to_degrees(),
        "acos" => x.acos().to_degrees(),
        "atan" => x.atan().to_degrees(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_decimals() {
        for (text, expected) in
            [("1.", 1.0), (".5", 0.5), ("-1e3", -1000.0), ("+2E-2", 0.02), ("0", 0.0)]
        {
            assert_eq!(parse_number(text), Some(expected), "{text}");
        }
        for text in ["", "inf", "nan", "NaN", "infinity", "1e999", "12x", "0x10", "--1", ".", "e"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn sums_follow_the_calculator() {
        let cases = [
            ("22000 3 sqrt / 100 /", 127.017_059_221_717_67),
            ("1 2 +", 3.0),
            ("10 4 -", 6.0),
            ("2 3 ^", 8.0),
            ("1 2 swap -", 1.0),
            ("30 sin", 0.5),
            ("1 1 atan2", 45.0),
            ("pi", std::f64::consts::PI),
            ("1.0", 1.0),
            ("4 inv", 0.25),
            ("1 2 3 rolldn", 2.0),
            ("3 rollup *", 9.0),
            ("+", 0.0),
        ];
        for (text, expected) in cases {
            assert!((evaluate(text).expect(text) - expected).abs() < 1e-12, "{text}");
        }
        for text in ["", "1 0 /", "x", "-1 sqrt", "1 frob"] {
            assert_eq!(evaluate(text), None, "{text}");
        }
    }
}
