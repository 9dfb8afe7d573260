//! Draws a scene into one canvas, some thousand lines or marks at a time: a hundred thousand of them would keep the page from
//! answering for half a second.

use std::collections::{HashMap, HashSet};
use std::f64::consts::TAU;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

use super::layer::{Bins, Layer, Shape};
use super::pixels::{Pixels, View, cell};
use super::projection::World;
use super::scene::{Scene, outline};

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

/// Lines or marks of one look, by their positions.
struct Batch {
    ink: Ink,
    items: Vec<usize>,
}

/// What is to be drawn for one view, undermost first.
pub(super) struct Drawing {
    batches: std::vec::IntoIter<Batch>,
    view: View,
    layer: Layer,
    bins: Bins,
}

impl Drawing {
    pub(super) fn new(
        scene: &Scene,
        view: View,
        layer: Layer,
        bins: Bins,
        emphasis: &Emphasis,
    ) -> Self {
        let pixels = Pixels::new(scene, view);
        let mut batches = Vec::new();
        let mut add = |ink: Ink, items: Vec<usize>| {
            let slices = items.chunks(SLICE).map(|items| Batch { ink, items: items.to_vec() });
            batches.extend(slices);
        };
        let mut taken = HashSet::new();
        for style in scene.line_styles(layer, bins) {
            let Some(lines) = pixels.lines(style.lines, &mut taken) else { continue };
            add(Ink::Lines { token: style.token, width: style.width }, lines);
        }
        add(Ink::Highlight, scene.lines_of(&emphasis.path));
        let mut by_look: Vec<(Ink, Vec<usize>)> = Vec::new();
        let mut look_at: HashMap<(&'static str, Shape), usize> = HashMap::new();
        for (at, mark) in scene.marks.iter().enumerate() {
            if !pixels.shows(pixels.of(mark.node)) {
                continue;
            }
            let look = scene.mark_look(layer, bins, mark);
            let place = *look_at.entry((look.token, look.shape)).or_insert(by_look.len());
            if place == by_look.len() {
                by_look.push((Ink::Marks { token: look.token, shape: look.shape }, Vec::new()));
            }
            by_look[place].1.push(at);
        }
        // Uppermost first: they keep their cells.
        let mut taken = HashSet::new();
        for (_, marks) in by_look.iter_mut().rev() {
            marks.reverse();
            marks.retain(|at| taken.insert(cell(pixels.of(scene.marks[*at].node))));
            marks.reverse();
        }
        for (ink, marks) in by_look {
            add(ink, marks);
        }
        let is_chosen = |place: &String| scene.marks.iter().position(|mark| mark.place == *place);
        add(Ink::Chosen, emphasis.place.iter().filter_map(is_chosen).collect());
        Self { batches: batches.into_iter(), view, layer, bins }
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
                for mark in batch.items.iter().map(|at| &scene.marks[*at]) {
                    let look = scene.mark_look(self.layer, self.bins, mark);
                    add_mark(&path, shape, pixels.of(mark.node), look.radius)?;
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
