//! Draws a scene into one canvas, some thousand lines or marks at a time: a hundred thousand of them would keep the page from
//! answering for half a second.

use std::collections::HashMap;
use std::f64::consts::TAU;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

use super::layer::{Bins, Layer, Shape};
use super::pixels::{Pixels, View};
use super::projection::World;
use super::scene::{LineStyle, Scene, outline};

/// What is drawn at once: some ten milliseconds' worth.
const SLICE: usize = 3000;

/// What is brought out: a path of lines, and the place that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Emphasis {
    /// mRIDs from the source to what bound.
    pub(super) path: Vec<String>,
    pub(super) place: Option<String>,
}

/// How lines or marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ink {
    Lines { token: &'static str, width: f64 },
    Highlight,
    Marks { token: &'static str, shape: Shape },
    Chosen,
}

/// How everything looks, wherever the map is.
pub(super) struct Looks {
    /// Lines by their looks.
    lines: Vec<LineStyle>,
    /// Marks by their looks, undermost first.
    marks: Vec<(Ink, Vec<usize>)>,
    /// Radius of every mark in px.
    radii_px: Vec<f64>,
}

impl Looks {
    pub(super) fn new(scene: &Scene, layer: Layer, bins: Bins) -> Self {
        let mut marks: Vec<(Ink, Vec<usize>)> = Vec::new();
        let mut look_at: HashMap<(&'static str, Shape), usize> = HashMap::new();
        let mut radii_px = Vec::with_capacity(scene.marks.len());
        for (at, mark) in scene.marks.iter().enumerate() {
            let look = scene.mark_look(layer, bins, mark);
            radii_px.push(look.radius);
            let place = *look_at.entry((look.token, look.shape)).or_insert(marks.len());
            if place == marks.len() {
                marks.push((Ink::Marks { token: look.token, shape: look.shape }, Vec::new()));
            }
            marks[place].1.push(at);
        }
        Self { lines: scene.line_styles(layer, bins), marks, radii_px }
    }
}

/// Lines or marks of one look, by their positions.
struct Batch {
    ink: Ink,
    items: Vec<usize>,
}

/// What is to be drawn for one view, undermost first.
pub(super) struct Drawing {
    batches: std::vec::IntoIter<Batch>,
    view: View,
    looks: Rc<Looks>,
}

impl Drawing {
    pub(super) fn new(scene: &Scene, view: View, looks: Rc<Looks>, emphasis: &Emphasis) -> Self {
        let pixels = Pixels::new(scene, view);
        let mut batches = Vec::new();
        let mut add = |ink: Ink, items: &[usize]| {
            let slices = items.chunks(SLICE).map(|items| Batch { ink, items: items.to_vec() });
            batches.extend(slices);
        };
        let mut taken = pixels.cells();
        for LineStyle { token, width, lines } in &looks.lines {
            add(Ink::Lines { token, width: *width }, &pixels.lines(lines, &mut taken));
        }
        add(Ink::Highlight, &scene.lines_of(&emphasis.path));
        // Uppermost first: they keep their cells.
        let mut taken = pixels.cells();
        let seen = looks.marks.iter().rev().map(|(ink, marks)| {
            let mut seen: Vec<usize> = marks
                .iter()
                .rev()
                .copied()
                .filter(|at| taken.take(pixels.of(scene.marks[*at].node)))
                .collect();
            seen.reverse();
            (*ink, seen)
        });
        let seen: Vec<_> = seen.collect();
        for (ink, marks) in seen.iter().rev() {
            add(*ink, marks);
        }
        let is_chosen = |place: &String| scene.marks.iter().position(|mark| mark.place == *place);
        let chosen: Vec<usize> = emphasis.place.iter().filter_map(is_chosen).collect();
        add(Ink::Chosen, &chosen);
        Self { batches: batches.into_iter(), view, looks }
    }

    /// Draws a slice more onto a canvas of some pixels for each px; false once nothing is left.
    pub(super) fn paint_more(
        &mut self,
        scene: &Scene,
        context: &CanvasRenderingContext2d,
        sharpness: f64,
        colors: &Colors,
    ) -> Result<bool, JsValue> {
        context.set_transform(sharpness, 0.0, 0.0, sharpness, 0.0, 0.0)?;
        context.set_line_cap("round");
        context.set_line_join("round");
        let pixels = Pixels::new(scene, self.view);
        let mut left = SLICE;
        while left > 0 {
            let Some(batch) = self.batches.next() else { return Ok(false) };
            left = left.saturating_sub(batch.items.len().max(1));
            self.paint(scene, &pixels, &batch, context, colors)?;
        }
        Ok(true)
    }

    fn paint(
        &self,
        scene: &Scene,
        pixels: &Pixels<'_>,
        batch: &Batch,
        context: &CanvasRenderingContext2d,
        colors: &Colors,
    ) -> Result<(), JsValue> {
        let path = Path2d::new()?;
        match batch.ink {
            Ink::Lines { .. } | Ink::Highlight => {
                for (from, to) in batch.items.iter().map(|line| pixels.ends(*line)) {
                    path.move_to(from.0, from.1);
                    path.line_to(to.0, to.1);
                }
            }
            Ink::Marks { shape, .. } => {
                for at in batch.items.iter().copied() {
                    let place = pixels.of(scene.marks[at].node);
                    add_mark(&path, shape, place, self.looks.radii_px[at])?;
                }
            }
            Ink::Chosen => {
                for mark in batch.items.iter().map(|at| &scene.marks[*at]) {
                    add_mark(&path, Shape::Circle, pixels.of(mark.node), 14.0)?;
                }
            }
        }
        let stroke = |width: f64, token: &'static str| {
            context.set_line_width(width);
            context.set_stroke_style_str(&colors.of(token));
            context.stroke_with_path(&path);
        };
        match batch.ink {
            Ink::Lines { token, width } => stroke(width, token),
            Ink::Highlight => {
                stroke(8.0, "--surface");
                stroke(5.0, "--interactive");
            }
            Ink::Marks { token, shape } => {
                let hollow = shape == Shape::Ring;
                context.set_fill_style_str(&colors.of(if hollow { "--surface" } else { token }));
                context.fill_with_path_2d(&path);
                stroke(if hollow { 2.0 } else { 1.0 }, if hollow { token } else { "--text" });
            }
            Ink::Chosen => {
                stroke(5.0, "--surface");
                stroke(3.0, "--interactive");
            }
        }
        Ok(())
    }
}

/// Adds a mark around a place.
pub(super) fn add_mark(
    path: &Path2d,
    shape: Shape,
    (x, y): World,
    radius: f64,
) -> Result<(), JsValue> {
    let steps = outline(shape);
    let Some((first, rest)) = steps.split_first() else {
        path.move_to(x + radius, y);
        return path.arc(x, y, radius, 0.0, TAU);
    };
    path.move_to(x + first.0 * radius, y + first.1 * radius);
    for step in rest {
        path.line_to(x + step.0 * radius, y + step.1 * radius);
    }
    path.close_path();
    Ok(())
}

/// The present theme's colours of tokens, as a canvas takes them.
pub(super) struct Colors {
    probe: HtmlElement,
    known: std::cell::RefCell<HashMap<&'static str, String>>,
}

impl Colors {
    /// Asks the style of an element, whose colour is set for that.
    pub(super) fn new(probe: HtmlElement) -> Self {
        Self { probe, known: std::cell::RefCell::default() }
    }

    pub(super) fn of(&self, token: &'static str) -> String {
        let mut known = self.known.borrow_mut();
        let ask = || {
            self.probe.style().set_property("color", &format!("var({token})")).ok();
            let style = window().get_computed_style(&self.probe).ok().flatten();
            style.and_then(|style| style.get_property_value("color").ok()).unwrap_or_default()
        };
        known.entry(token).or_insert_with(ask).clone()
    }
}

/// A canvas as large as its element, and its context.
pub(super) fn fitted(
    canvas: &HtmlCanvasElement,
    sharpness: f64,
) -> Option<CanvasRenderingContext2d> {
    let size = |px: i32| (f64::from(px) * sharpness).round() as u32;
    let (width, height) = (size(canvas.client_width()), size(canvas.client_height()));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d").ok().flatten()?.unchecked_into();
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    Some(context)
}
