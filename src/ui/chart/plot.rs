//! From a chart to shapes, with plotters.

use std::convert::Infallible;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::{Cartesian2d, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, IntoFont as _, RGBColor, ShapeStyle, TRANSPARENT, TextStyle};

use super::data::{Axis, Chart, Dot, Layer, Look, Marks, Ticks};
use super::sheet::{Pen, Sheet, fractions, px};
use crate::ui::format::number;

/// Room above the plot in px, where the upright axis has its label.
const TOP: f64 = 26.0;
/// Room beside the plot in px.
const RIGHT: f64 = 12.0;
/// Room for the numbers of the upright axis in px.
const LEFT: f64 = 46.0;
/// Room for names or numbers along the other axis, and for its label, in px.
const TICKS_BELOW: f64 = 20.0;
const LABEL_BELOW: f64 = 20.0;
/// Radius of a dot in px.
const DOT: f64 = 4.0;
/// Width and height in px below which there is no room for a plot between the margins.
const LEAST: (f64, f64) = (LEFT + RIGHT + 20.0, TOP + TICKS_BELOW + LABEL_BELOW + 20.0);
/// Height of letters in px; the style sheet says the same.
const LETTERS: f64 = 11.0;

type Context<'a, 'b> = ChartContext<'a, Pen<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Done = Result<(), DrawingAreaErrorKind<Infallible>>;

/// A chart as shapes, and where its parts are, in px.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plot {
    pub(super) sheet: Sheet,
    /// Left, top, right and bottom of the plot inside the axes.
    pub(super) area: (f64, f64, f64, f64),
    /// Where the chart's points are.
    pub(super) points: Vec<(f64, f64)>,
}

/// Draws a chart of a size in px.
pub(super) fn plot(chart: &Chart, width: f64, height: f64) -> Plot {
    let mut sheet = Sheet::default();
    let inks = Inks::new(&mut sheet);
    let layer_inks: Vec<RGBColor> = chart.layers.iter().map(|at| sheet.ink(&at.look)).collect();
    let size = (fractions(width).max(1) as u32, fractions(height).max(1) as u32);
    let mut plot = Plot::default();
    if width < LEAST.0 || height < LEAST.1 {
        return plot;
    }
    // Drawing on a sheet cannot fail.
    draw(chart, &inks, &layer_inks, Pen { sheet: &mut sheet, size }, &mut plot).ok();
    plot.sheet = sheet;
    plot
}

/// Looks that every chart has.
struct Inks {
    grid: RGBColor,
    axis: RGBColor,
    text: RGBColor,
    label: RGBColor,
    limit: RGBColor,
    limit_text: RGBColor,
}

impl Inks {
    fn new(sheet: &mut Sheet) -> Self {
        let mut ink = |class| sheet.ink(&Look::class(class));
        Self {
            grid: ink("chart-grid"),
            axis: ink("chart-axis"),
            text: ink("chart-tick"),
            label: ink("chart-label"),
            limit: ink("chart-limit"),
            limit_text: ink("chart-limit-label"),
        }
    }
}

fn draw(
    chart: &Chart,
    inks: &Inks,
    layer_inks: &[RGBColor],
    pen: Pen<'_>,
    plot: &mut Plot,
) -> Done {
    let root = pen.into_drawing_area();
    let below = match chart.x.ticks {
        Ticks::None => LABEL_BELOW,
        _ => TICKS_BELOW + LABEL_BELOW,
    };
    let mut context = ChartBuilder::on(&root)
        .margin_top(fractions(TOP))
        .margin_right(fractions(RIGHT))
        .x_label_area_size(fractions(below))
        .y_label_area_size(fractions(LEFT))
        .build_cartesian_2d(
            chart.x.range.from..chart.x.range.to,
            chart.y.range.from..chart.y.range.to,
        )?;
    draw_mesh(chart, inks, &mut context)?;
    for (layer, ink) in chart.layers.iter().zip(layer_inks) {
        draw_layer(layer, *ink, &context)?;
    }
    draw_names(chart, inks, &context)?;
    draw_limits(chart, inks, &context)?;
    let (x, y) = context.plotting_area().get_pixel_range();
    plot.area = (px(x.start), px(y.start), px(x.end), px(y.end));
    plot.points = chart.points.iter().map(|point| place(&context, point.at)).collect();
    let label = text(inks.label, HPos::Left, VPos::Top);
    root.draw_text(&chart.y.label, &label, (0, fractions(2.0)))?;
    let along = text(inks.label, HPos::Right, VPos::Bottom);
    root.draw_text(
        &chart.x.label,
        &along,
        (x.end, root.dim_in_pixel().1.cast_signed() - fractions(2.0)),
    )
}

fn text(ink: RGBColor, across: HPos, upright: VPos) -> TextStyle<'static> {
    let size = f64::from(fractions(LETTERS));
    let mut style =
        TextStyle::from(("sans-serif", size).into_font()).pos(Pos::new(across, upright));
    style.color = ink.to_backend_color();
    style
}

/// Where a value is, in px.
fn place(context: &Context<'_, '_>, at: (f64, f64)) -> (f64, f64) {
    let (x, y) = context.backend_coord(&at);
    (px(x), px(y))
}

fn draw_mesh(chart: &Chart, inks: &Inks, context: &mut Context<'_, '_>) -> Done {
    let (width, height) = context.plotting_area().dim_in_pixel();
    let along = (px(width.cast_signed()) / 90.0).clamp(2.0, 10.0) as usize;
    let upright = (px(height.cast_signed()) / 40.0).clamp(2.0, 6.0) as usize;
    let label = text(inks.text, HPos::Left, VPos::Center);
    let has_numbers = matches!(chart.x.ticks, Ticks::Numbers | Ticks::Counts);
    let written = |axis: &Axis, value: f64| match axis.ticks {
        Ticks::Counts if value.fract().abs() > 1e-9 => String::new(),
        _ => number(value, 4),
    };
    context
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(inks.grid)
        .axis_style(inks.axis)
        .set_all_tick_mark_size(fractions(4.0))
        .x_labels(if has_numbers { along } else { 0 })
        .y_labels(upright)
        .x_label_formatter(&|value| {
            if has_numbers { written(&chart.x, *value) } else { String::new() }
        })
        .y_label_formatter(&|value| written(&chart.y, *value))
        .label_style(label)
        .draw()
}

/// Names stand in the middle of what they name.
fn draw_names(chart: &Chart, inks: &Inks, context: &Context<'_, '_>) -> Done {
    let Ticks::Names(names) = &chart.x.ticks else { return Ok(()) };
    let style = text(inks.text, HPos::Center, VPos::Top);
    let area = context.plotting_area();
    let base = area.get_base_pixel();
    for (position, name) in names.iter().enumerate() {
        let (x, y) = context.backend_coord(&(position as f64 + 0.5, chart.y.range.from));
        let at = (x - base.0, y - base.1 + fractions(6.0));
        area.strip_coord_spec().draw_text(name, &style, at)?;
    }
    Ok(())
}

fn draw_layer(layer: &Layer, ink: RGBColor, context: &Context<'_, '_>) -> Done {
    let area = context.plotting_area();
    let style = ShapeStyle { color: ink.to_rgba(), filled: true, stroke_width: 1 };
    match &layer.marks {
        Marks::Bars(bars) => {
            for &(left, right, value) in bars {
                area.draw(&Rectangle::new([(left, value), (right, 0.0)], style))?;
            }
        }
        Marks::Lines(lines) => {
            for line in lines {
                area.draw(&PathElement::new(line.clone(), style))?;
            }
        }
        Marks::Dots(dot, places) => {
            for &place in places {
                draw_dot(*dot, place, style, context)?;
            }
        }
    }
    Ok(())
}

fn draw_dot(dot: Dot, at: (f64, f64), style: ShapeStyle, context: &Context<'_, '_>) -> Done {
    let area = context.plotting_area().strip_coord_spec();
    let base = context.plotting_area().get_base_pixel();
    let (x, y) = context.backend_coord(&at);
    let (x, y) = (x - base.0, y - base.1);
    let r = fractions(DOT);
    let corners = match dot {
        Dot::Circle | Dot::Ring => return area.draw(&Circle::new((x, y), r, style)),
        Dot::Square => vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        Dot::Triangle => vec![(x, y - r), (x + r, y + r), (x - r, y + r)],
        Dot::Diamond => vec![(x, y - r - 4), (x + r + 4, y), (x, y + r + 4), (x - r - 4, y)],
        Dot::Cross => {
            area.draw(&PathElement::new([(x - r, y - r), (x + r, y + r)], style))?;
            return area.draw(&PathElement::new([(x - r, y + r), (x + r, y - r)], style));
        }
    };
    area.draw(&Polygon::new(corners, style))
}

/// Limits lie over everything; their names stand at their right ends.
fn draw_limits(chart: &Chart, inks: &Inks, context: &Context<'_, '_>) -> Done {
    let area = context.plotting_area();
    let base = area.get_base_pixel();
    let (from, to) = (chart.x.range.from, chart.x.range.to);
    for limit in &chart.limits {
        let line = [(from, limit.value), (to, limit.value)];
        area.draw(&PathElement::new(line, inks.limit))?;
        let (x, y) = context.backend_coord(&(to, limit.value));
        let style = text(inks.limit_text, HPos::Right, VPos::Bottom);
        let at = (x - base.0 - fractions(4.0), y - base.1 - fractions(1.0));
        area.strip_coord_spec().draw_text(&limit.label, &style, at)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::data::{Limit, Point, Range};
    use super::super::sheet::Shape;
    use super::*;

    fn chart() -> Chart {
        Chart {
            x: Axis {
                label: "Step".to_owned(),
                range: Range::exactly(0.0, 10.0),
                ..Axis::default()
            },
            y: Axis { label: "V".to_owned(), range: Range::exactly(0.0, 300.0), ..Axis::default() },
            limits: vec![Limit { value: 253.0, label: "Limit 253 V".to_owned() }],
            layers: vec![
                Layer {
                    look: Look::class("a"),
                    marks: Marks::Bars(vec![(0.0, 1.0, 150.0), (1.0, 2.0, 300.0)]),
                },
                Layer {
                    look: Look::class("b"),
                    marks: Marks::Lines(vec![vec![(0.0, 0.0), (10.0, 300.0)]]),
                },
            ],
            points: vec![Point { at: (10.0, 300.0), text: String::new() }],
            ..Chart::default()
        }
    }

    fn paths<'a>(plot: &'a Plot, class: &str) -> Vec<&'a str> {
        let of_class = |look: &usize| plot.sheet.looks[*look].class == class;
        let shapes = plot.sheet.shapes.iter();
        shapes
            .filter_map(|shape| match shape {
                Shape::Path { look, data } if of_class(look) => Some(data.as_str()),
                _ => None,
            })
            .collect()
    }

    fn texts(plot: &Plot) -> Vec<&str> {
        let shapes = plot.sheet.shapes.iter();
        shapes
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                Shape::Path { .. } => None,
            })
            .collect()
    }

    #[test]
    fn marks_that_look_alike_are_one_path() {
        let plot = plot(&chart(), 400.0, 240.0);
        let bars = paths(&plot, "a");
        assert_eq!(bars.len(), 1);
        assert_eq!(bars[0].matches('z').count(), 2);
        assert_eq!(paths(&plot, "b").len(), 1);
    }

    #[test]
    fn points_lie_where_the_axes_say() {
        let plot = plot(&chart(), 400.0, 240.0);
        let (left, top, right, bottom) = plot.area;
        assert!(left > 0.0 && top > 0.0 && right <= 400.0 && bottom < 240.0);
        let (x, y) = plot.points[0];
        assert!((x - right).abs() < 1.0 && (y - top).abs() < 1.0, "{x} {y} {:?}", plot.area);
    }

    #[test]
    fn axes_and_limits_are_named_in_real_text() {
        let plot = plot(&chart(), 400.0, 240.0);
        let texts = texts(&plot);
        for wanted in ["Step", "V", "Limit 253 V", "0", "10"] {
            assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
        }
    }

    #[test]
    fn a_chart_without_room_is_empty_and_no_panic() {
        let plot = plot(&chart(), 1.0, 1.0);
        assert_eq!(plot, Plot::default());
    }
}
