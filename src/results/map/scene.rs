//! What of a network is drawn, and how: everything but pixels.

use std::collections::{BTreeMap, HashMap};

use headroom_contract::output::{NetworkGeometry, ResultPlace};

use super::grid_index::{GridIndex, distance_squared};
use super::layer::{self, Bins, Layer, Look, NO_RESULT, Shape};
use super::projection::{World, world};
use crate::ui::format::number;

/// Lines of one look: a token and a width in px.
pub(super) struct LineStyle {
    pub(super) token: &'static str,
    pub(super) width: f64,
    /// Positions of the lines.
    pub(super) lines: Vec<usize>,
}

/// Something at a point that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Position of its node.
    pub(super) node: usize,
    /// mRID of a transformer, or of a node's terminal.
    pub(super) place: String,
    /// Position of its result.
    pub(super) result: Option<usize>,
}

/// A network with the results on it.
pub(super) struct Scene {
    pub(super) geometry: std::sync::Arc<NetworkGeometry>,
    pub(super) results: Vec<ResultPlace>,
    /// Nodes, relative to the first.
    pub(super) nodes: Vec<World>,
    /// The first node.
    pub(super) origin: World,
    pub(super) marks: Vec<Mark>,
    /// Results whose asset the model does not have, or not with coordinates.
    pub(super) unplaced: usize,
    /// Nominal voltages in kV, least first.
    pub(super) levels_kv: Vec<f64>,
    index: GridIndex,
    line_of: HashMap<String, usize>,
    group_results: Vec<Option<usize>>,
}

impl Scene {
    pub(super) fn new(
        geometry: std::sync::Arc<NetworkGeometry>,
        results: Vec<ResultPlace>,
    ) -> Self {
        let places = geometry.nodes.x.iter().zip(&geometry.nodes.y);
        let mut nodes: Vec<World> =
            places.map(|(x, y)| world(geometry.coordinates, *x, *y)).collect();
        let origin = nodes.first().copied().unwrap_or_default();
        for node in &mut nodes {
            *node = (node.0 - origin.0, node.1 - origin.1);
        }
        let line_of = positions(&geometry.lines.mrids);
        let (marks, unplaced) = marks(&geometry, &results, &line_of);
        let boxes: Vec<_> = marks.iter().map(|mark| (nodes[mark.node], nodes[mark.node])).collect();
        let by_place: HashMap<&str, usize> =
            results.iter().enumerate().map(|(at, result)| (result.place.as_str(), at)).collect();
        let group_results = geometry.group_heads.iter();
        let group_results =
            group_results.map(|head| by_place.get(head.as_str()).copied()).collect();
        let levels_kv = levels(&geometry.nodes.nominal_kv);
        let index = GridIndex::new(&boxes);
        Self {
            geometry,
            results,
            nodes,
            origin,
            marks,
            unplaced,
            levels_kv,
            index,
            line_of,
            group_results,
        }
    }

    pub(super) fn result(&self, mark: &Mark) -> Option<&ResultPlace> {
        self.results.get(mark.result?)
    }

    /// How a mark looks.
    pub(super) fn mark_look(&self, layer: Layer, bins: Bins, mark: &Mark) -> Look {
        match self.result(mark) {
            _ if layer == Layer::Voltage => layer::level_look(self.level(mark.node)),
            Some(result) => layer::look(layer, bins, result),
            None => NO_RESULT,
        }
    }

    /// Lines by how they look: LV lines like their group, HV lines plain, or all by their voltage.
    pub(super) fn line_styles(&self, layer: Layer, bins: Bins) -> Vec<LineStyle> {
        let lines = &self.geometry.lines;
        let mut styles: BTreeMap<(&'static str, u32), Vec<usize>> = BTreeMap::new();
        for line in 0..lines.mrids.len() {
            let node = lines.from_nodes[line] as usize;
            let group = usize::try_from(lines.groups[line]).ok();
            let (token, tenths) = match group {
                _ if layer == Layer::Voltage => {
                    let level = self.level(node);
                    (layer::level_look(level).token, 15 + 10 * level.min(4) as u32)
                }
                Some(group) => {
                    let result = self.group_results[group].map(|at| &self.results[at]);
                    let look = result.map_or(NO_RESULT, |result| layer::look(layer, bins, result));
                    (look.token, 20)
                }
                None if self.geometry.nodes.nominal_kv[node] > 1.0 => ("--text-muted", 20),
                None => (NO_RESULT.token, 15),
            };
            styles.entry((token, tenths)).or_default().push(line);
        }
        let style = |((token, tenths), lines): ((_, u32), _)| LineStyle {
            token,
            width: f64::from(tenths) / 10.0,
            lines,
        };
        styles.into_iter().map(style).collect()
    }

    /// Positions of the lines among some mRIDs.
    pub(super) fn lines_of(&self, mrids: &[String]) -> Vec<usize> {
        mrids.iter().filter_map(|mrid| self.line_of.get(mrid).copied()).collect()
    }

    /// The mark of a place.
    pub(super) fn mark_of(&self, place: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.place == place)
    }

    /// The mark nearest to a place, within a distance.
    pub(super) fn hit(&self, at: World, within: f64) -> Option<&Mark> {
        let corner = |sign: f64| (at.0 + sign * within, at.1 + sign * within);
        let distance = |mark: &Mark| {
            let node = self.nodes[mark.node];
            distance_squared(at, node, node)
        };
        let near = self.index.near(corner(-1.0), corner(1.0)).into_iter();
        let near = near.map(|number| &self.marks[number as usize]);
        near.filter(|mark| distance(mark) <= within * within)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Marks in a part of the world.
    pub(super) fn in_view(&self, least: World, greatest: World) -> Vec<&Mark> {
        let inside = |mark: &&Mark| {
            let (x, y) = self.nodes[mark.node];
            (least.0..=greatest.0).contains(&x) && (least.1..=greatest.1).contains(&y)
        };
        let near = self.index.near(least, greatest).into_iter();
        near.map(|number| &self.marks[number as usize]).filter(inside).collect()
    }

    fn level(&self, node: usize) -> usize {
        let kv = self.geometry.nodes.nominal_kv[node];
        self.levels_kv.iter().position(|level| (level - kv).abs() < 1e-6).unwrap_or(0)
    }

    /// Voltage levels in words.
    pub(super) fn level_words(&self) -> Vec<String> {
        self.levels_kv.iter().map(|kv| format!("{} kV", number(*kv, 3))).collect()
    }
}

/// What can be chosen: transformers that head a group or have a result, and terminals of HV nodes with a result.
fn marks(
    geometry: &NetworkGeometry,
    results: &[ResultPlace],
    line_of: &HashMap<String, usize>,
) -> (Vec<Mark>, usize) {
    let transformers = &geometry.transformers;
    let transformer_of = positions(&transformers.mrids);
    let mut has_mark = vec![false; transformers.mrids.len()];
    let mut marks = Vec::new();
    let mut unplaced = 0;
    for (at, result) in results.iter().enumerate() {
        let (asset, terminal) = result.place.split_once('#').unwrap_or((&result.place, "1"));
        let node = if let Some(&transformer) = transformer_of.get(asset) {
            has_mark[transformer] = true;
            Some(transformers.nodes[transformer])
        } else {
            line_of.get(asset).map(|&line| match terminal {
                "2" => geometry.lines.to_nodes[line],
                _ => geometry.lines.from_nodes[line],
            })
        };
        match node.and_then(|node| usize::try_from(node).ok()) {
            Some(node) => {
                marks.push(Mark { node, place: result.place.clone(), result: Some(at) });
            }
            None => unplaced += 1,
        }
    }
    for (at, has_mark) in has_mark.into_iter().enumerate() {
        if let (false, Ok(node)) = (has_mark, usize::try_from(transformers.nodes[at])) {
            marks.push(Mark { node, place: transformers.mrids[at].clone(), result: None });
        }
    }
    (marks, unplaced)
}

fn positions(mrids: &[String]) -> HashMap<String, usize> {
    mrids.iter().enumerate().map(|(at, mrid)| (mrid.clone(), at)).collect()
}

fn levels(nominal_kv: &[f64]) -> Vec<f64> {
    let mut levels: Vec<f64> = nominal_kv.iter().copied().filter(|kv| *kv > 0.0).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
    levels
}

/// Outline of a mark as steps around its middle, closed; a circle has none.
pub(super) fn outline(shape: Shape) -> &'static [World] {
    match shape {
        Shape::Circle | Shape::Ring => &[],
        Shape::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        Shape::Triangle => &[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        Shape::TriangleDown => &[(0.0, 1.1), (1.05, -0.8), (-1.05, -0.8)],
        Shape::Diamond => &[(0.0, -1.25), (1.0, 0.0), (0.0, 1.25), (-1.0, 0.0)],
        Shape::Cross => &[
            (-0.4, -1.1),
            (0.4, -1.1),
            (0.4, -0.4),
            (1.1, -0.4),
            (1.1, 0.4),
            (0.4, 0.4),
            (0.4, 1.1),
            (-0.4, 1.1),
            (-0.4, 0.4),
            (-1.1, 0.4),
            (-1.1, -0.4),
            (-0.4, -0.4),
        ],
    }
}
