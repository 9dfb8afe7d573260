//! Solves a model as it is and prints what it found, for comparison with another program.
//!
//! `solve DIRECTORY [LOAD_MULTIPLIER]` prints a line `node BUS.NUMBER RE IM BASE_V` for every energised node (volts to
//! earth), and `current CLASS.NAME TERMINAL CONDUCTOR AMPERE` for every live or earthed conductor of every line and
//! transformer.

#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

mod common;

use common::{Failure, read_folder};
use headroom_engine::network::mrid;
use headroom_engine::power_flow::{Injections, Model, Solution, settle_taps};
use headroom_engine::study::PowerFlowOptions;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("name a directory with an OpenDSS model")?;
    let multiplier: f64 = arguments.next().map_or(Ok(1.0), |text| text.parse())?;

    let mut network = read_folder(&directory)?.into_canonical();
    for load in &mut network.loads {
        load.kw *= multiplier;
        load.kvar *= multiplier;
    }

    let options = PowerFlowOptions {
        tolerance_pu: 1e-10,
        max_iterations: 1000,
        ..PowerFlowOptions::default()
    };
    let rounds = options.max_control_rounds;
    let mut model = Model::build(&network, options)?;
    let injections = Injections::as_scripted(&network, model.nodes());
    let mut solution = Solution::no_load(&model);
    let settled = settle_taps(&mut network, &mut model, &mut solution, &injections, rounds);
    println!("settled {settled:?}");

    let voltages_v = solution.voltages_v();
    for (node, _, _) in model.nodes().iter() {
        let voltage = voltages_v[node.index()];
        let name = model.nodes().name(&network, node);
        println!("node {name} {} {} {}", voltage.re, voltage.im, model.base_v()[node.index()]);
    }
    for (at, line) in network.lines.iter().enumerate() {
        let Some(branch) = model.line(at) else { continue };
        for terminal in [1, 2] {
            for (conductor, current) in branch.currents_a(terminal, voltages_v).enumerate() {
                println!("current {} {terminal} {conductor} {}", line.mrid(), current.norm());
            }
        }
    }
    for (at, transformer) in network.transformers.iter().enumerate() {
        let Some(powers) = model.transformer(at) else { continue };
        let name = mrid("transformer", &transformer.name);
        for (winding, data) in transformer.windings.iter().enumerate() {
            for (conductor, &number) in data.terminal.nodes.iter().enumerate() {
                if number == 0 || model.nodes().find(data.terminal.bus, number).is_some() {
                    let current_a = powers.current_a(winding, conductor, voltages_v).norm();
                    println!("current {name} {} {conductor} {current_a}", winding + 1);
                }
            }
        }
    }
    Ok(())
}
