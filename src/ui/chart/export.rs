//! A chart as a file that stands alone: SVG, or PNG at twice the size. What the style sheet gives is written into it, a title
//! above and where it comes from below.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement,
    HtmlImageElement, SvgElement, Url, XmlSerializer,
};

use crate::ui::text_blob;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Pixels of a PNG for each px of the chart.
const SHARPNESS: f64 = 2.0;
/// Room around the chart, for the title and for the lines below it, in px.
const MARGIN: f64 = 16.0;
const TITLE: f64 = 32.0;
const LINE: f64 = 15.0;
/// What of an element's computed style makes its look.
const LOOK: [&str; 12] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "opacity",
];

/// What stands around an exported chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Provenance {
    /// Lines below it.
    pub(crate) lines: Vec<String>,
}

/// A chart as SVG text, with its size in px.
pub(super) struct Standalone {
    text: String,
    width: f64,
    height: f64,
}

impl Standalone {
    /// The chart as it is shown, in the present theme.
    pub(super) fn of(
        svg: &SvgElement,
        title: &str,
        provenance: &Provenance,
    ) -> Result<Self, JsValue> {
        let attribute = |name| svg.get_attribute(name).and_then(|text| text.parse::<f64>().ok());
        let (width, height) =
            (attribute("width").unwrap_or(640.0), attribute("height").unwrap_or(240.0));
        let drawing = dressed(svg)?;
        for (name, value) in [("x", MARGIN), ("y", TITLE + MARGIN / 2.0)] {
            drawing.set_attribute(name, &value.to_string())?;
        }
        let whole_width = width + 2.0 * MARGIN;
        let lines = provenance.lines.len() as f64;
        let whole_height = TITLE + height + LINE * lines + 2.0 * MARGIN;
        let whole = element("svg")?;
        whole.set_attribute("width", &whole_width.to_string())?;
        whole.set_attribute("height", &whole_height.to_string())?;
        whole.set_attribute("viewBox", &format!("0 0 {whole_width} {whole_height}"))?;
        let colors = Colors::of(svg)?;
        let ground = element("rect")?;
        for (name, value) in [("width", "100%"), ("height", "100%"), ("fill", &colors.ground)] {
            ground.set_attribute(name, value)?;
        }
        whole.append_child(&ground)?;
        let patterns = patterns(svg)?;
        whole.append_child(&patterns)?;
        let heading = text(title, MARGIN + 6.0, 15.0, &colors.text, &colors.font)?;
        whole.append_child(&heading)?;
        whole.append_child(&drawing)?;
        for (number, line) in provenance.lines.iter().enumerate() {
            let y = TITLE + height + MARGIN + LINE * number as f64;
            let line = text(line, y, 11.0, &colors.muted, &colors.font)?;
            whole.append_child(&line)?;
        }
        let text = XmlSerializer::new()?.serialize_to_string(&whole)?;
        Ok(Self { text, width: whole_width, height: whole_height })
    }

    /// As an SVG file.
    pub(super) fn svg(&self) -> Result<Blob, JsValue> {
        text_blob("image/svg+xml", std::slice::from_ref(&self.text))
    }

    /// As a PNG file.
    pub(super) async fn png(&self) -> Result<Blob, JsValue> {
        let address = Url::create_object_url_with_blob(&self.svg()?)?;
        let image = HtmlImageElement::new()?;
        image.set_src(&address);
        let drawn = JsFuture::from(image.decode()).await;
        let canvas = drawn.and_then(|_| self.painted(&image));
        Url::revoke_object_url(&address)?;
        png_of(&canvas?).await
    }

    fn painted(&self, image: &HtmlImageElement) -> Result<HtmlCanvasElement, JsValue> {
        let canvas = document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>();
        let (width, height) = (self.width * SHARPNESS, self.height * SHARPNESS);
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
        context
            .unchecked_into::<CanvasRenderingContext2d>()
            .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
        Ok(canvas)
    }
}

async fn png_of(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            resolve.call1(&JsValue::NULL, &blob).ok();
        });
        if let Err(error) = canvas.to_blob_with_type(done.unchecked_ref(), "image/png") {
            reject.call1(&JsValue::NULL, &error).ok();
        }
    });
    JsFuture::from(promise).await?.dyn_into()
}

struct Colors {
    ground: String,
    text: String,
    muted: String,
    font: String,
}

impl Colors {
    fn of(svg: &SvgElement) -> Result<Self, JsValue> {
        let figure = svg.closest(".chart")?.unwrap_or_else(|| svg.clone().unchecked_into());
        let style = computed(&figure)?;
        let muted = match figure.query_selector(".chart-tick")? {
            Some(tick) => computed(&tick)?.get_property_value("fill")?,
            None => style.get_property_value("color")?,
        };
        Ok(Self {
            ground: style.get_property_value("background-color")?,
            text: style.get_property_value("color")?,
            muted,
            font: style.get_property_value("font-family")?,
        })
    }
}

fn element(name: &str) -> Result<Element, JsValue> {
    document().create_element_ns(Some(SVG), name)
}

fn text(words: &str, y: f64, size: f64, fill: &str, font: &str) -> Result<Element, JsValue> {
    let text = element("text")?;
    let (x, y, size) = (MARGIN.to_string(), (y + size).to_string(), size.to_string());
    for (name, value) in
        [("x", x.as_str()), ("y", &y), ("font-size", &size), ("fill", fill), ("font-family", font)]
    {
        text.set_attribute(name, value)?;
    }
    text.set_text_content(Some(words));
    Ok(text)
}

fn computed(element: &Element) -> Result<CssStyleDeclaration, JsValue> {
    window().get_computed_style(element)?.ok_or(JsValue::NULL)
}

/// A copy of an element that looks the same without a style sheet.
fn dressed(original: &Element) -> Result<Element, JsValue> {
    let copy = original.clone_node_with_deep(true)?.unchecked_into::<Element>();
    let (from, to) = (original.query_selector_all("*")?, copy.query_selector_all("*")?);
    for at in 0..from.length() {
        if let (Some(from), Some(to)) = (from.item(at), to.item(at)) {
            dress(from.unchecked_ref(), to.unchecked_ref())?;
        }
    }
    dress(original, &copy)?;
    Ok(copy)
}

fn dress(from: &Element, to: &Element) -> Result<(), JsValue> {
    let style = computed(from)?;
    let own_pattern = to.get_attribute("fill").is_some_and(|fill| fill.starts_with("url("));
    for property in LOOK.into_iter().filter(|name| !(own_pattern && *name == "fill")) {
        let value = style.get_property_value(property)?;
        if !value.is_empty() {
            to.set_attribute(property, &value)?;
        }
    }
    to.remove_attribute("class")
}

/// The patterns that the drawing's fills refer to.
fn patterns(svg: &SvgElement) -> Result<Element, JsValue> {
    let patterns = element("defs")?;
    let filled = svg.query_selector_all("[fill^='url(#']")?;
    let mut known = Vec::new();
    for at in 0..filled.length() {
        let Some(filled) = filled.item(at) else { continue };
        let fill = filled.unchecked_ref::<Element>().get_attribute("fill").unwrap_or_default();
        let id = fill.trim_start_matches("url(#").trim_end_matches(')').to_owned();
        if let Some(pattern) = document().get_element_by_id(&id).filter(|_| !known.contains(&id)) {
            let pattern = dressed(&pattern)?;
            patterns.append_child(&pattern)?;
            known.push(id);
        }
    }
    Ok(patterns)
}
