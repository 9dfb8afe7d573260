//! Solves a model as it is and prints what it found, for comparison with another program.
//!
//! `solve DIRECTORY [LOAD_MULTIPLIER]` prints a line `node BUS.NUMBER RE IM BASE_V` for every energised node (volts to
//! earth), and `current CLASS.NAME TERMINAL CONDUCTOR AMPERE` for every live conductor of every line.

#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::path::Path;

use headroom_engine::network::mrid;
use headroom_engine::power_flow::{Injections, Model, Solution, settle_taps};
use headroom_engine::study::PowerFlowOptions;
use headroom_opendss::{Files, read_model};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("name a directory with an OpenDSS model")?;
    let multiplier: f64 = arguments.next().map_or(Ok(1.0), |text| text.parse())?;

    let mut files = Files::new();
    collect(Path::new(&directory), Path::new(&directory), &mut files)?;
    let read = read_model(&files);
    for diagnostic in &read.diagnostics {
        println!("note {diagnostic}");
    }
    let mut network = read.network.ok_or("the model cannot be used")?.into_canonical();
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
                println!(
                    "current {} {terminal} {conductor} {}",
                    mrid("line", &line.name),
                    current.norm()
                );
            }
        }
    }
    Ok(())
}

fn collect(base: &Path, directory: &Path, files: &mut Files) -> Result<(), Failure> {
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(base, &path, files)?;
        } else {
            files.insert(
                path.strip_prefix(base)?.to_string_lossy().into_owned(),
                std::fs::read(&path)?,
            );
        }
    }
    Ok(())
}
