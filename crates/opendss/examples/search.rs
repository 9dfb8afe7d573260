//! Runs a capacity search on a model and prints its results, for comparison with another program.
//!
//! `search FOLDER KEY=VALUE...` with the keys that [`Wishes`] knows. Prints for an LV search a line
//! `group MRID CUSTOMERS HEADROOM_KW TOTAL_KW BINDING CONVERGED` for every group and
//! `customer MRID SCALE ALLOCATED_KW MIN_V MAX_V` for every customer; for an HV search
//! `node KIND MRID TERMINAL HEADROOM_KW BINDING CONVERGED`; for both
//! `violation BINDING STEP MRID PHASE METRIC VALUE LIMIT` for every broken limit, and warnings. BINDING is `-` when nothing bound.

#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

mod common;

use std::collections::BTreeMap;
use std::str::FromStr;

use common::{Failure, read_folder};
use headroom_engine::network::Network;
use headroom_engine::search::{HvResults, HvSearch, LvResults, LvSearch, Violation};
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, HvNodeKind, HvStudy, InitialState, Limits, LvStudy,
    PowerFlowOptions, ProfileOptions, Steps, StudyTime, ThermalLimit,
};

const YEAR: i32 = 2025;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder with an OpenDSS model")?;
    let mut wishes = Wishes::default();
    for argument in arguments {
        let (key, value) = argument.split_once('=').ok_or("write options as key=value")?;
        wishes.0.insert(key.to_owned(), value.to_owned());
    }
    let network = read_folder(&folder)?;
    match wishes.or("search", "lv".to_owned())?.as_str() {
        "lv" => print_lv(&lv_results(&network, &mut wishes)?),
        "hv" => print_hv(&hv_results(&network, &mut wishes)?),
        other => return Err(format!("search {other} is neither lv nor hv").into()),
    }
    match wishes.0.into_keys().next() {
        Some(key) => Err(format!("there is no option {key}").into()),
        None => Ok(()),
    }
}

fn lv_results(network: &Network, wishes: &mut Wishes) -> Result<LvResults, Failure> {
    let direction = wishes.direction()?;
    let study = LvStudy {
        start_time: wishes.time("at")?,
        initial_state: wishes.initial_state()?,
        steps: Steps {
            step_kw_per_customer: wishes.or("step_kw", 1.0)?,
            max_steps: wishes.or("max_steps", 50)?,
            stop_on_hv_violation: wishes.or("stop", true)?,
            lock_out_bound_groups: wishes.or("lock", true)?,
        },
        addition: wishes.addition(direction)?,
        allocation: match wishes.or("weight", "uniform".to_owned())?.as_str() {
            "uniform" => Allocation::Uniform,
            "feeder" => Allocation::Weighted { basis: direction, within_zone: false },
            "zone" => Allocation::Weighted { basis: direction, within_zone: true },
            other => return Err(format!("weight {other} is not uniform, feeder or zone").into()),
        },
        limits: wishes.limits()?,
        power_flow: PowerFlowOptions::default(),
    };
    let mut search = LvSearch::new(network, study)?;
    while search.advance() {}
    Ok(search.results())
}

fn hv_results(network: &Network, wishes: &mut Wishes) -> Result<HvResults, Failure> {
    let direction = wishes.direction()?;
    let study = HvStudy {
        start_time: wishes.time("at")?,
        initial_state: wishes.initial_state()?,
        step_kw_per_node: wishes.or("step_kw", 100.0)?,
        max_steps_per_node: wishes.or("max_steps", 50)?,
        kinds: vec![
            HvNodeKind::TransformerTerminal,
            HvNodeKind::SwitchUpstreamTerminal,
            HvNodeKind::LineTee,
        ],
        addition: wishes.addition(direction)?,
        limits: wishes.limits()?,
        power_flow: PowerFlowOptions::default(),
    };
    let mut search = HvSearch::new(network, study)?;
    while search.advance() {}
    Ok(search.results())
}

/// Options as they were written; what is read is taken out.
#[derive(Default)]
struct Wishes(BTreeMap<String, String>);

impl Wishes {
    fn get<T: FromStr>(&mut self, key: &str) -> Result<Option<T>, Failure> {
        self.0
            .remove(key)
            .map(|text| text.parse().map_err(|_| format!("{key}={text} cannot be read").into()))
            .transpose()
    }

    fn or<T: FromStr>(&mut self, key: &str, default: T) -> Result<T, Failure> {
        Ok(self.get(key)?.unwrap_or(default))
    }

    /// Seconds after 1 January.
    fn time(&mut self, key: &str) -> Result<StudyTime, Failure> {
        let text = self.0.get(key).map_or("0", String::as_str);
        Ok(StudyTime { year: YEAR, second_of_year: text.parse()? })
    }

    fn direction(&mut self) -> Result<Direction, Failure> {
        match self.or("direction", "export".to_owned())?.as_str() {
            "export" => Ok(Direction::Export),
            "import" => Ok(Direction::Import),
            other => Err(format!("direction {other} is neither export nor import").into()),
        }
    }

    fn addition(&mut self, direction: Direction) -> Result<Addition, Failure> {
        Ok(Addition { direction, power_factor: self.or("pf", 1.0)?, profile: self.get("profile")? })
    }

    /// `zero`, `fixed` with `load_w`, `load_var`, `generation_w` and `generation_var`, `time` with `at`, or `peak_import` and `peak_export` with `at` and `until`.
    fn initial_state(&mut self) -> Result<InitialState, Failure> {
        let (at, until) = (self.time("at")?, self.time("until")?);
        self.0.remove("at");
        self.0.remove("until");
        let profiles = ProfileOptions {
            include_import: self.or("keep_import", true)?,
            include_export: self.or("keep_export", true)?,
            import_factor: self.or("import_factor", 1.0)?,
            export_factor: self.or("export_factor", 1.0)?,
            prefer_daily: false,
        };
        let peak = |direction| InitialState::Peak { direction, after: at, until, profiles };
        match self.or("state", "zero".to_owned())?.as_str() {
            "zero" => Ok(InitialState::ZeroLoad),
            "fixed" => Ok(InitialState::FixedLoad {
                load_w: self.or("load_w", 0.0)?,
                load_var: self.or("load_var", 0.0)?,
                generation_w: self.or("generation_w", 0.0)?,
                generation_var: self.or("generation_var", 0.0)?,
            }),
            "time" => Ok(InitialState::FixedTime { at, profiles }),
            "peak_import" => Ok(peak(Direction::Import)),
            "peak_export" => Ok(peak(Direction::Export)),
            other => Err(format!("there is no initial state {other}").into()),
        }
    }

    /// `lv_v` and `hv_pu` as `min:max`, `lv_percent` and `hv_percent`, `emergency`.
    fn limits(&mut self) -> Result<Limits, Failure> {
        let emergency = self.or("emergency", false)?;
        let thermal = |percent| ThermalLimit { percent, emergency };
        Ok(Limits {
            lv_voltage_v: self.band("lv_v")?,
            hv_voltage_pu: self.band("hv_pu")?,
            lv_thermal: self.get("lv_percent")?.map(thermal),
            hv_thermal: self.get("hv_percent")?.map(thermal),
        })
    }

    fn band(&mut self, key: &str) -> Result<Option<Band>, Failure> {
        let Some(text) = self.get::<String>(key)? else { return Ok(None) };
        let (min, max) = text.split_once(':').ok_or_else(|| format!("write {key}=min:max"))?;
        Ok(Some(Band { min: min.parse()?, max: max.parse()? }))
    }
}

fn print_lv(results: &LvResults) {
    for group in &results.groups {
        println!(
            "group {} {} {} {} {} {}",
            group.head_mrid,
            group.customer_count,
            group.headroom_kw_per_customer,
            group.total_kw_added,
            binding(group.binding),
            group.converged
        );
    }
    for customer in &results.customers {
        let volts = customer.voltages_v.iter().flatten();
        println!(
            "customer {} {} {} {} {}",
            customer.load_mrid,
            customer.scaling_factor,
            customer.allocated_kw,
            volts.clone().copied().fold(f64::INFINITY, f64::min),
            volts.copied().fold(f64::NEG_INFINITY, f64::max)
        );
    }
    print_rest(&results.violations, &results.warnings);
}

fn print_hv(results: &HvResults) {
    for node in &results.nodes {
        let kind = match node.kind {
            HvNodeKind::TransformerTerminal => "transformer",
            HvNodeKind::SwitchUpstreamTerminal => "switch",
            HvNodeKind::LineTee => "tee",
        };
        println!(
            "node {kind} {} {} {} {} {}",
            node.equipment_mrid,
            node.terminal_sequence_number,
            node.headroom_kw,
            binding(node.binding),
            node.converged
        );
    }
    print_rest(&results.violations, &results.warnings);
}

fn print_rest(violations: &[Violation], warnings: &[String]) {
    for violation in violations {
        println!(
            "violation {} {} {} {} {} {} {}",
            violation.binding,
            violation.iteration,
            violation.equipment_mrid,
            violation.phase,
            violation.metric,
            violation.value,
            violation.limit
        );
    }
    for warning in warnings {
        println!("warning {warning}");
    }
}

fn binding(binding: Option<u32>) -> String {
    binding.map_or("-".to_owned(), |binding| binding.to_string())
}
