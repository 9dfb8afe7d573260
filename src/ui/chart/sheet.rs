//! A drawing as shapes with classes: the surface that plotters draws on.
//!
//! Plotters knows colours and whole pixels. Here the number of a look goes for a colour, and what plotters takes for a
//! pixel is a fraction of one.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};

use super::data::Look;

/// Fractions in a pixel; a power of two, so that positions have few digits.
const FRACTIONS: i32 = 8;
/// Mean width of a letter in heights of one: plotters only asks to place labels.
const LETTER_WIDTH: f64 = 0.56;

/// Plotters' measure of a length in px.
pub(super) fn fractions(px: f64) -> i32 {
    (px * f64::from(FRACTIONS)).round() as i32
}

/// A length in px of plotters' measure.
pub(super) fn px(fractions: i32) -> f64 {
    f64::from(fractions) / f64::from(FRACTIONS)
}

/// Shapes, from the back to the front.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sheet {
    pub(super) looks: Vec<Look>,
    pub(super) shapes: Vec<Shape>,
}

/// Something drawn, with the number of its look.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// All marks that look alike and follow one another: a thousand bars cost as much as ten.
    Path { look: usize, data: String },
    /// Real text.
    Text { look: usize, at: (f64, f64), anchor: &'static str, shift: &'static str, text: String },
}

impl Sheet {
    /// The colour that stands for a look here.
    pub(super) fn ink(&mut self, look: &Look) -> RGBColor {
        let number = self.looks.iter().position(|known| known == look).unwrap_or_else(|| {
            self.looks.push(look.clone());
            self.looks.len() - 1
        });
        let [_, r, g, b] = u32::try_from(number).unwrap_or_default().to_be_bytes();
        RGBColor(r, g, b)
    }
}

/// Draws on a sheet of a size in fractions.
pub(super) struct Pen<'a> {
    pub(super) sheet: &'a mut Sheet,
    pub(super) size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Pen<'_> {
    /// Adds to the last path where it looks the same.
    fn add(&mut self, color: BackendColor, draw: impl FnOnce(&mut String)) {
        if color.alpha > 0.0 {
            let (r, g, b) = color.rgb;
            let number = u32::from_be_bytes([0, r, g, b]) as usize;
            match self.sheet.shapes.last_mut() {
                Some(Shape::Path { look, data }) if *look == number => draw(data),
                _ => {
                    let mut data = String::new();
                    draw(&mut data);
                    self.sheet.shapes.push(Shape::Path { look: number, data });
                }
            }
        }
    }
}

/// Writes moves to points; writing to a string cannot fail.
fn write_points(data: &mut String, points: impl IntoIterator<Item = BackendCoord>) {
    let mut command = 'M';
    for (x, y) in points {
        write!(data, "{command}{},{}", px(x), px(y)).ok();
        command = 'L';
    }
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.add(color, |data| write_points(data, [(x, y), (x + 1, y)]));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.add(style.color(), |data| write_points(data, [from, to]));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.add(style.color(), |data| {
            let (left, top, right, bottom) = (px(left), px(top), px(right), px(bottom));
            write!(data, "M{left},{top}H{right}V{bottom}H{left}z").ok();
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.add(style.color(), |data| write_points(data, path));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        self.add(style.color(), |data| {
            let (left, y, r, d) = (px(x - radius), px(y), px(radius), px(2 * radius));
            write!(data, "M{left},{y}a{r},{r} 0 1,0 {d},0a{r},{r} 0 1,0 -{d},0z").ok();
        });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.add(style.color(), |data| {
            write_points(data, corners);
            data.push('z');
        });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let (r, g, b) = style.color().rgb;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let shift = match style.anchor().v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.2em",
        };
        self.sheet.shapes.push(Shape::Text {
            look: u32::from_be_bytes([0, r, g, b]) as usize,
            at: (px(x), px(y)),
            anchor,
            shift,
            text: text.to_owned(),
        });
        Ok(())
    }

    /// Answered here, because plotters would measure with an element of inline style, which the page's policy forbids.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text.chars().count() as f64 * LETTER_WIDTH * style.size();
        let turned =
            matches!(style.transform(), FontTransform::Rotate90 | FontTransform::Rotate270);
        let (width, height) = (width as u32, style.size() as u32);
        Ok(if turned { (height, width) } else { (width, height) })
    }
}
