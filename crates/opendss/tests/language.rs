//! The script language: commands, values, files within files.

mod common;

use common::{assert_close, lines, network, read, read_files};

#[test]
fn a_line_is_the_same_line_however_it_is_written() {
    let ways = [
        "New Line.a bus1=sourcebus bus2=b phases=3 r1=0.2 x1=0.3 r0=0.4 x0=0.9 c1=0 c0=0 length=2 units=km",
        "new line.A Bus1=SOURCEBUS.1.2.3 Bus2=B R1=.2 X1=.3 R0=.4 X0=.9 C1=0 C0=0 len=2 unit=km",
        "New object=Line.a sourcebus b\n~ r1=0.2 x1=0.3 r0=0.4 x0=0.9 c1=0\nMore c0=0 length=2 ! kilometres\n~units=km",
        "New Line.a sourcebus, b, , 2, 3, 0.2, 0.3, 0.4, 0.9, 0, 0 // all by position",
        "New Line.a bus1=\"sourcebus\" bus2='b' r1=(0.1 0.1 +) x1={0.3} r0=[0.8 2 /] x0=.9 c1=0 c0=0 length=2e0",
        "New LineCode.x nphases=3 r1=0.2 x1=0.3 r0=0.4 x0=0.9 c1=0 c0=0 units=km\nNew Line.a bus1=sourcebus bus2=b linecode=x length=2000 units=m",
        "New LineCode.x nphases=3 r1=0.2 x1=0.3 r0=0.4 x0=0.9 c1=0 c0=0 units=km\nNew Line.a bus1=sourcebus bus2=b length=2000 units=m linecode=X",
        "New Line.a bus1=sourcebus bus2=b r1=9 x1=0.3 r0=0.4 x0=0.9 c1=0 c0=0 length=2\nLine.a.r1=0.2\nEdit Line.a enabled=yes",
        "New Line.a bus1=sourcebus bus2=b r1=9 x1=.3 r0=.4 x0=.9 c1=0 c0=0 length=2\nBatchEdit Line.^a$ r1=0.2",
        "Var @r=0.2 @to=b\nNew Line.a bus1=sourcebus bus2=@to.1.2.3 r1=@r x1=.3 r0=.4 x0=.9 c1=0 c0=0 length=2",
        "/* New Line.a bus1=nowhere\nNew Line.b */\nNew Line.a bus1=sourcebus bus2=b r1=0.2 x1=0.3 r0=0.4 x0=0.9 c1=0 c0=0 length=2",
    ];
    for way in ways {
        let network = network(way);
        let [line] = &network.lines[..] else { panic!("{way}: {:?}", network.lines) };
        assert_eq!(
            (line.name.as_str(), common::shown(&network, &line.to).as_str()),
            ("a", "b.1.2.3"),
            "{way}"
        );
        assert_close(line.series_impedance_ohm[(0, 0)].re, 2.0 * (0.4 + 0.4) / 3.0, way);
        assert_close(line.series_impedance_ohm[(0, 1)].im, 2.0 * (0.9 - 0.3) / 3.0, way);
    }
}

#[test]
fn files_are_found_beside_the_script_that_names_them() {
    let model = read_files(&[
        ("Feeder/Master.dss", "New Circuit.x\nRedirect parts\\Lines.dss\nBuscoords xy.csv"),
        (
            "Feeder/parts/lines.DSS",
            "redirect codes.dss\nNew Line.a bus1=sourcebus bus2=b linecode=c",
        ),
        ("Feeder/parts/codes.dss", "New LineCode.c r1=1 x1=1 r0=1 x0=1"),
        ("Feeder/xy.csv", "bus,x,y\nSourceBus,1,2\nb 3 4\n"),
    ]);
    assert_eq!(lines(&model), Vec::<String>::new());
    let network = model.network.expect("a network");
    let positions: Vec<_> = network.buses.iter().map(|bus| bus.position).collect();
    assert_eq!(positions, [Some((1.0, 2.0)), Some((3.0, 4.0))]);
}

#[test]
fn options_and_voltages_reach_the_network() {
    let model = read(
        "Set DefaultBaseFrequency=50\nNew Circuit.Feeder\nNew Line.a bus1=sourcebus bus2=b\nSet voltagebases=[22, 0.4 (11 3 sqrt /)]\n\
         Set mode=snap tolerance=1e-6\nCalcVoltageBases\nSetkVBase bus=b kVLN=1\nLatLongCoords p.csv\nSolve\nShow voltages",
    );
    assert_eq!(
        lines(&model),
        ["Master.dss:8:15: file of coordinates \"p.csv\" is missing from the model"]
    );
    let model = read_files(&[
        (
            "Master.dss",
            "Set DefaultBaseFrequency=50\nNew Circuit.Feeder\nNew Line.a bus1=sourcebus bus2=b\nSet voltagebases=[22, 0.4]\nSetkVBase bus=b kVLN=1\nLatLongCoords p.csv\nSetBusXY bus=sourcebus x=1 y=2",
        ),
        ("p.csv", "b -36.5 144.9"),
    ]);
    let network = model.network.expect("a network");
    assert_eq!(network.name, "feeder");
    assert_close(network.base_frequency_hz, 50.0, "frequency");
    assert_eq!(network.voltage_bases_kv, [22.0, 0.4]);
    let b = network.bus(common::bus(&network, "b"));
    assert_eq!(b.position, Some((144.9, -36.5)), "latitude comes first in these files");
    assert_close(b.stated_base_kv.unwrap_or_default(), 3f64.sqrt(), "stated voltage");
}

#[test]
fn clear_begins_anew() {
    let model = read(
        "New Circuit.a\nNew Line.old bus1=sourcebus bus2=x\nClear\nNew Circuit.b\nNew Line.new bus1=sourcebus bus2=y",
    );
    let network = model.network.expect("a network");
    assert_eq!(
        (network.name.as_str(), network.lines.len(), network.lines[0].name.as_str()),
        ("b", 1, "new")
    );
}

#[test]
fn what_is_switched_off_is_not_there() {
    let lines = "New Line.a bus1=sourcebus bus2=b\nNew Line.c bus1=b bus2=d\n";
    let ways = [
        "Disable Line.c",
        "Line.c.enabled=no",
        "Open Line.c 2",
        "Open Line.c 1 0",
        "Open Line.c 1 1\nOpen Line.c 1 2\nOpen Line.c 2 3",
        "New SwtControl.s switchedobj=Line.c switchedterm=1 normal=open",
        "New SwtControl.s switchedobj=Line.c switchedterm=1 action=open lock=yes",
        "New Fuse.f monitoredobj=Line.c state=(open open open)",
        "Disable Line.*\nEnable Line.a",
    ];
    for way in ways {
        let model = common::read_in_circuit(&format!("{lines}{way}"));
        let network =
            model.network.clone().unwrap_or_else(|| panic!("{way}: {:?}", common::lines(&model)));
        let names: Vec<_> = network.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["a"], "{way}");
    }
    let closed = network(&format!(
        "{lines}Open Line.c 1\nClose Line.c 1\nNew SwtControl.s switchedobj=Line.c normal=closed"
    ));
    assert_eq!(closed.lines.len(), 2);
    let partly = network(&format!("{lines}Open Line.c 1 2"));
    assert_eq!(
        (partly.lines[1].from.nodes.clone(), partly.lines[1].series_impedance_ohm.size()),
        (vec![1, 3], 2)
    );
}
