//! Draws a scene into one canvas. Outlines are made anew when the zoom or the looks change; moving the map only draws them
//! elsewhere, which keeps a hundred thousand lines smooth.

use std::collections::HashMap;
use std::f64::consts::TAU;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

use super::layer::{Bins, Layer, Shape};
use super::projection::{World, scale};
use super::scene::{Scene, outline};

/// Where the map looks: the world's pixel at its upper left corner, and its zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    pub(super) least: World,
    pub(super) greatest: World,
    pub(super) zoom: f64,
}

impl View {
    /// A place of the scene under a pixel of the map.
    pub(super) fn place_at(self, scene: &Scene, pixel: World) -> World {
        let scale = scale(self.zoom);
        (
            (self.least.0 + pixel.0) / scale - scene.origin.0,
            (self.least.1 + pixel.1) / scale - scene.origin.1,
        )
    }
}

struct Stroke {
    token: &'static str,
    width: f64,
    path: Path2d,
}

struct Fill {
    token: &'static str,
    shape: Shape,
    path: Path2d,
}

/// What is drawn at one zoom.
pub(super) struct Drawing {
    zoom: f64,
    strokes: Vec<Stroke>,
    fills: Vec<Fill>,
    highlight: Path2d,
    chosen: Option<Path2d>,
    origin: World,
}

/// What is brought out: a path of lines, and the place that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Emphasis {
    /// mRIDs from the source to what bound.
    pub(super) path: Vec<String>,
    pub(super) place: Option<String>,
}

impl Drawing {
    pub(super) fn new(
        scene: &Scene,
        zoom: f64,
        layer: Layer,
        bins: Bins,
        emphasis: &Emphasis,
    ) -> Result<Self, JsValue> {
        let factor = scale(zoom);
        let pixel = |node: usize| (scene.nodes[node].0 * factor, scene.nodes[node].1 * factor);
        let add_line = |path: &Path2d, line: usize| {
            let lines = &scene.geometry.lines;
            let (from, to) =
                (pixel(lines.from_nodes[line] as usize), pixel(lines.to_nodes[line] as usize));
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
        };
        let mut strokes = Vec::new();
        for style in scene.line_styles(layer, bins) {
            let path = Path2d::new()?;
            style.lines.iter().for_each(|line| add_line(&path, *line));
            strokes.push(Stroke { token: style.token, width: style.width, path });
        }
        let highlight = Path2d::new()?;
        scene.lines_of(&emphasis.path).into_iter().for_each(|line| add_line(&highlight, line));
        let mut fills: Vec<Fill> = Vec::new();
        let mut fill_of: HashMap<(&'static str, Shape), usize> = HashMap::new();
        for mark in &scene.marks {
            let look = scene.mark_look(layer, bins, mark);
            let at = *fill_of.entry((look.token, look.shape)).or_insert(fills.len());
            if at == fills.len() {
                fills.push(Fill { token: look.token, shape: look.shape, path: Path2d::new()? });
            }
            add_mark(&fills[at].path, look.shape, pixel(mark.node), look.radius)?;
        }
        let chosen = emphasis.place.as_deref().and_then(|place| scene.mark_of(place));
        let chosen = chosen.map(|mark| {
            let path = Path2d::new()?;
            add_mark(&path, Shape::Circle, pixel(mark.node), 14.0)?;
            Ok::<_, JsValue>(path)
        });
        let chosen = chosen.transpose()?;
        Ok(Self { zoom, strokes, fills, highlight, chosen, origin: scene.origin })
    }

    pub(super) fn is_of(&self, zoom: f64) -> bool {
        (self.zoom - zoom).abs() < 1e-9
    }

    /// Draws onto a canvas of some pixels for each px.
    pub(super) fn paint(
        &self,
        context: &CanvasRenderingContext2d,
        view: View,
        sharpness: f64,
        colors: &Colors,
    ) -> Result<(), JsValue> {
        let factor = scale(self.zoom);
        let (dx, dy) =
            (self.origin.0 * factor - view.least.0, self.origin.1 * factor - view.least.1);
        context.set_transform(sharpness, 0.0, 0.0, sharpness, dx * sharpness, dy * sharpness)?;
        context.set_line_cap("round");
        context.set_line_join("round");
        for Stroke { token, width, path } in &self.strokes {
            context.set_line_width(*width);
            context.set_stroke_style_str(&colors.of(token));
            context.stroke_with_path(path);
        }
        for (width, token) in [(8.0, "--surface"), (5.0, "--interactive")] {
            context.set_line_width(width);
            context.set_stroke_style_str(&colors.of(token));
            context.stroke_with_path(&self.highlight);
        }
        for Fill { token, shape, path } in &self.fills {
            let hollow = *shape == Shape::Ring;
            context.set_fill_style_str(&colors.of(if hollow { "--surface" } else { token }));
            context.fill_with_path_2d(path);
            context.set_line_width(if hollow { 2.0 } else { 1.0 });
            context.set_stroke_style_str(&colors.of(if hollow { token } else { "--text" }));
            context.stroke_with_path(path);
        }
        if let Some(chosen) = &self.chosen {
            for (width, token) in [(5.0, "--surface"), (3.0, "--interactive")] {
                context.set_line_width(width);
                context.set_stroke_style_str(&colors.of(token));
                context.stroke_with_path(chosen);
            }
        }
        context.reset_transform()
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
