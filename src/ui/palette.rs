//! The style sheet's colours against what people see: contrast, and the three kinds of colour blindness.
//!
//! Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009) at full severity, in linear
//! RGB; differences are Euclidean distances in CIE L*a*b* (D65).

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");
/// Backgrounds of charts in light and dark.
const SURFACE: &str = "surface";
/// Least difference at which two marks are told apart at a glance.
const LEAST_DIFFERENCE: f64 = 10.0;

type Rgb = [f64; 3];

const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("full sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Colours of a theme (0 light, 1 dark) by name, in linear RGB.
fn colours(theme: usize) -> BTreeMap<&'static str, Rgb> {
    let pair = |line: &'static str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let colour = value.trim_end_matches(");").split(", ").nth(theme)?;
        Some((name, linear(colour)?))
    };
    TOKENS.lines().filter_map(pair).collect()
}

fn linear(hex: &str) -> Option<Rgb> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some([channel(0)?, channel(2)?, channel(4)?])
}

fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

fn seen(matrix: &[[f64; 3]; 3], colour: Rgb) -> Rgb {
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(colour).map(|(factor, channel)| factor * channel).sum();
        sum.clamp(0.0, 1.0)
    })
}

fn lab([r, g, b]: Rgb) -> [f64; 3] {
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47;
    let y = luminance([r, g, b]);
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83;
    let f = |t: f64| {
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

fn difference(a: Rgb, b: Rgb) -> f64 {
    let squares = lab(a).into_iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

fn of_prefix<'a>(
    colours: &'a BTreeMap<&'static str, Rgb>,
    prefix: &'a str,
) -> impl Iterator<Item = (&'static str, Rgb)> + 'a {
    let own = colours.iter().filter(move |(name, _)| name.starts_with(prefix));
    own.map(|(name, colour)| (*name, *colour))
}

#[test]
fn what_binds_is_told_apart_by_everyone() {
    for theme in [0, 1] {
        let colours = colours(theme);
        let classes: Vec<_> =
            of_prefix(&colours, "binding-").filter(|(name, _)| *name != "binding-mark").collect();
        assert_eq!(classes.len(), 6);
        for (sight, matrix) in SIGHTS {
            for (at, (name, colour)) in classes.iter().enumerate() {
                for (other, other_colour) in &classes[at + 1..] {
                    let apart = difference(seen(&matrix, *colour), seen(&matrix, *other_colour));
                    assert!(
                        apart >= LEAST_DIFFERENCE,
                        "{name} and {other} differ by {apart:.1} with {sight}, theme {theme}"
                    );
                }
            }
        }
    }
}

#[test]
fn headroom_grows_darker_step_by_step_for_everyone() {
    for theme in [0, 1] {
        let colours = colours(theme);
        let steps: Vec<Rgb> =
            (0..10).map(|step| colours[format!("headroom-{step}").as_str()]).collect();
        for (sight, matrix) in SIGHTS {
            let lightness: Vec<f64> =
                steps.iter().map(|step| lab(seen(&matrix, *step))[0]).collect();
            assert!(
                lightness.windows(2).all(|pair| pair[0] - pair[1] >= 3.0),
                "{sight}, theme {theme}: {lightness:.0?}"
            );
        }
    }
}

#[test]
fn marks_stand_out_from_the_surface() {
    for theme in [0, 1] {
        let colours = colours(theme);
        let surface = colours[SURFACE];
        let marks = of_prefix(&colours, "binding-")
            .filter(|(name, _)| *name != "binding-mark")
            .chain(of_prefix(&colours, "phase-"))
            .chain(of_prefix(&colours, "line-strong"));
        for (name, colour) in marks {
            let ratio = contrast(colour, surface);
            assert!(ratio >= 3.0, "{name} has {ratio:.2} to 1, theme {theme}");
        }
    }
}
