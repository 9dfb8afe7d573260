//! The map as a PNG file: the drawing as it is shown, with its legend and where it comes from. Tiles stay out of it: they
//! belong to others.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::handle::{Handle, Shown};
use super::layer::Shape;
use super::legend::{Entry, entries};
use super::paint::{Colors, add_mark};
use crate::ui::chart::Provenance;
use crate::ui::{download_blob, use_toasts};

const MARGIN: f64 = 16.0;
const LINE: f64 = 20.0;
const LEGEND_WIDTH: f64 = 230.0;
/// Pixels for each px of the picture.
const SHARPNESS: f64 = 2.0;

/// Saves the map.
#[component]
pub(super) fn PictureButton(
    shown: Shown,
    handle: Handle,
    provenance: Callback<(), Provenance>,
    unit: &'static str,
    feeder: Memo<String>,
) -> impl IntoView {
    let toasts = use_toasts();
    let save = move |_| {
        let layer = shown.layer.get_untracked();
        let what = layer.title(unit);
        let feeder = feeder.get_untracked();
        let picture = Picture {
            title: format!("{what}, {feeder}"),
            entries: shown.scene.with_untracked(|s| entries(s, layer, shown.bins.get_untracked())),
            lines: provenance.run(()).lines,
        };
        let name = format!("map-{feeder}.png");
        if handle
            .with_canvas(shown, |canvas, part, colors| picture.save(canvas, part, colors, &name))
            .is_none_or(|saved| saved.is_err())
        {
            toasts.show("This browser does not let the page save the picture");
        }
    };
    view! {
        <button type="button" class="button button-small" on:click=save>
            "Save as PNG"
        </button>
    }
}

struct Picture {
    title: String,
    entries: Vec<Entry>,
    lines: Vec<String>,
}

impl Picture {
    /// Saves it with a part of the map's canvas: left, top, width and height in its pixels.
    fn save(
        &self,
        map: &HtmlCanvasElement,
        part: [f64; 4],
        colors: &Colors,
        name: &str,
    ) -> Result<(), JsValue> {
        let canvas = self.drawn(map, part, colors)?;
        let name = name.to_owned();
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                download_blob(&name, &blob).ok();
            }
        });
        canvas.to_blob(done.unchecked_ref())
    }

    fn drawn(
        &self,
        map: &HtmlCanvasElement,
        part: [f64; 4],
        colors: &Colors,
    ) -> Result<HtmlCanvasElement, JsValue> {
        let [x, y, wide, high] = part;
        let px = f64::from(map.client_width()) / f64::from(map.width().max(1));
        let (map_width, map_height) = (wide * px, high * px);
        let legend_height = LINE * self.entries.len() as f64;
        let width = map_width + LEGEND_WIDTH + 3.0 * MARGIN;
        let body = map_height.max(legend_height);
        let height = body + LINE * self.lines.len() as f64 + 4.0 * MARGIN + LINE;
        let canvas = document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>();
        canvas.set_width((width * SHARPNESS) as u32);
        canvas.set_height((height * SHARPNESS) as u32);
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
        let context = context.unchecked_into::<CanvasRenderingContext2d>();
        context.scale(SHARPNESS, SHARPNESS)?;
        context.set_fill_style_str(&colors.of("--surface"));
        context.fill_rect(0.0, 0.0, width, height);
        let write = |text: &str, x: f64, y: f64, token: &'static str, font: &str| {
            context.set_fill_style_str(&colors.of(token));
            context.set_font(font);
            context.fill_text(text, x, y)
        };
        write(&self.title, MARGIN, MARGIN + 14.0, "--text", "600 16px system-ui, sans-serif")?;
        let top = MARGIN * 2.0 + LINE;
        context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            map, x, y, wide, high, MARGIN, top, map_width, map_height,
        )?;
        let left = map_width + 2.0 * MARGIN;
        for (number, (look, words)) in self.entries.iter().enumerate() {
            let y = top + LINE * number as f64 + 10.0;
            let path = web_sys::Path2d::new()?;
            add_mark(&path, look.shape, (left + 10.0, y), look.radius)?;
            let hollow = look.shape == Shape::Ring;
            context.set_fill_style_str(&colors.of(if hollow { "--surface" } else { look.token }));
            context.fill_with_path_2d(&path);
            context.set_stroke_style_str(&colors.of(if hollow { look.token } else { "--text" }));
            context.stroke_with_path(&path);
            write(words, left + 26.0, y + 4.0, "--text", "13px system-ui, sans-serif")?;
        }
        for (number, line) in self.lines.iter().enumerate() {
            let y = top + body + MARGIN + LINE * (number as f64 + 0.5);
            write(line, MARGIN, y, "--text-muted", "12px system-ui, sans-serif")?;
        }
        Ok(canvas)
    }
}
