//! What is wrong with a model is said once, with its place, in words a person can act on.

mod common;

use common::{lines, read, read_files, read_in_circuit};
use headroom_opendss::{Files, Severity, read_model};

/// Elements in a circuit (which takes two lines), and the only diagnostic they must give.
const ERRORS: &[(&str, &str)] = &[
    (
        "New Line.a bus1=sourcebus bus2=b length=abc",
        "Master.dss:3:34: line.a: length: \"abc\" is not a number",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b length=nan",
        "Master.dss:3:34: line.a: length: \"nan\" is not a number",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b r1=1e999",
        "Master.dss:3:34: line.a: r1: \"1e999\" is not a number",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b phases=51",
        "Master.dss:3:34: line.a: phases: \"51\" is not from 1 to 50",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b phases=0",
        "Master.dss:3:34: line.a: phases: \"0\" is not from 1 to 50",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b.x",
        "Master.dss:3:27: line.a: bus2: node \"x\" of bus b is not a number from 0 to 255",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b linecode=none",
        "Master.dss:3:34: line.a: linecode: line code \"none\" is not defined before this line",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b units=furlong",
        "Master.dss:3:34: line.a: units: \"furlong\" is no unit of length; the units are none, mi, kft, km, m, ft, in, cm, mm",
    ),
    ("New Line.a bus1=sourcebus", "Master.dss:3:5: line.a: bus2 is not stated"),
    (
        "New Line.a bus1=sourcebus bus2=b colour=red",
        "Master.dss:3:34: line.a: a line has no property \"colour\"",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b rmatrix=[1 2 3 4]",
        "Master.dss:3:34: line.a: rmatrix: row 1 has 4 values, for 3 phases",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b rmatrix=[1|1 1|1 1 1] xmatrix=[0|0 0|0 0 0] length=1",
        "Master.dss:3:5: line.a: impedance matrix has no inverse: check its rows and columns",
    ),
    (
        "New Line.a bus1=sourcebus bus2=b geometry=pole",
        "Master.dss:3:5: line.a: line data from conductors (geometry pole) are not modelled, give the line a line code",
    ),
    (
        "New Transformer.t buses=[sourcebus b] kvs=[22 0] kvas=[100 100]",
        "Master.dss:3:5: transformer.t: kV of winding 2 is 0, it must be greater than 0",
    ),
    (
        "New Transformer.t buses=[sourcebus b] kvs=[22 .4] kvas=[0 0]",
        "Master.dss:3:5: transformer.t: kVA of winding 1 is 0, it must be greater than 0",
    ),
    (
        "New Transformer.t buses=[sourcebus b] kvs=[22 .4] xhl=0",
        "Master.dss:3:5: transformer.t: short-circuit reactance (XHL, XHT or XLT) is 0 %",
    ),
    (
        "New Transformer.t buses=[sourcebus] kvs=[22 .4]",
        "Master.dss:3:5: transformer.t: bus of winding 2 is not stated",
    ),
    (
        "New Transformer.t windings=4 buses=[a b c d]",
        "Master.dss:3:5: transformer.t: 4 windings: more than three are not modelled",
    ),
    ("New Transformer.t wdg=3", "Master.dss:3:19: transformer.t: wdg: \"3\" is not from 1 to 2"),
    (
        "New Transformer.t conns=[delta star]",
        "Master.dss:3:19: transformer.t: conns: \"star\" is neither wye nor delta",
    ),
    (
        "New AutoTrans.a buses=[sourcebus b] kvs=[22 22]",
        "Master.dss:3:5: autotrans.a: kV of the first winding, 22, must be greater than that of the second, 22",
    ),
    (
        "New RegControl.r transformer=t",
        "Master.dss:3:5: regcontrol.r: transformer \"t\" is not defined",
    ),
    ("New Load.l kw=1", "Master.dss:3:5: load.l: bus1 is not stated"),
    ("New Load.l bus1=b kv=0", "Master.dss:3:5: load.l: kV is 0, it must be greater than 0"),
    (
        "New Load.l bus1=b pf=0",
        "Master.dss:3:19: load.l: pf: power factor \"0\" is not from -1 to 1 without 0",
    ),
    ("New Load.l bus1=b daily=gone", "Master.dss:3:5: load.l: daily shape \"gone\" is not defined"),
    (
        "New Load.l bus1=b phases=4",
        "Master.dss:3:5: load.l: 4 phases: more than three are not modelled",
    ),
    (
        "New Load.l bus1=b\n~ kw=1 .9 1 year day",
        "Master.dss:3:5: load.l: daily shape \"day\" is not defined",
    ),
    (
        "New LoadShape.s npts=99999999 mult=[1]",
        "Master.dss:3:17: loadshape.s: npts: \"99999999\" is not from 0 to 10000000",
    ),
    (
        "New LoadShape.s mult=(file=gone.csv)",
        "Master.dss:3:17: loadshape.s: mult: file \"gone.csv\" is missing from the model",
    ),
    (
        "New LoadShape.s mult=[1 two 3]",
        "Master.dss:3:17: loadshape.s: mult: \"two\" is not a number",
    ),
    ("Nwe Line.a bus1=sourcebus bus2=b", "Master.dss:3:1: \"Nwe\" is not an OpenDSS command"),
    ("Edit Line.a r1=1", "Master.dss:3:6: line.a is not defined before this line"),
    ("Edit Lien.a r1=1", "Master.dss:3:6: there is no class \"lien\" in OpenDSS"),
    ("New Line", "Master.dss:3:5: \"line\" is not class.name"),
    ("New", "Master.dss:3:0: no element named: write class.name"),
    (
        "Redirect gone.dss",
        "Master.dss:3:10: file \"gone.dss\", which \"Master.dss\" redirects to, is missing from the model",
    ),
    (
        "Buscoords gone.csv",
        "Master.dss:3:11: file of coordinates \"gone.csv\" is missing from the model",
    ),
    (
        "New Circuit.second",
        "Master.dss:3:5: a second circuit, \"second\": a model has one; Clear comes before another",
    ),
    (
        "Disable Vsource.source",
        "no voltage source: the circuit's own is disabled and there is no other",
    ),
    (
        "Edit Vsource.source isc3=10000 isc1=1e9",
        "Master.dss:2:5: vsource.source: short-circuit data fit no impedance: three-phase and single-phase levels do not go together",
    ),
    (
        "New Capacitor.c bus1=b kvar=0",
        "Master.dss:3:5: capacitor.c: capacitance is 0 or out of bounds",
    ),
    ("Set voltagebases=[22 -1]", "Master.dss:3:5: Set voltagebases: -1 is not a voltage"),
    (
        "BatchEdit Load.[ kw=1",
        "Master.dss:3:11: \"[\" is not a pattern (regular expression) for names",
    ),
];

#[test]
fn every_error_has_its_place_and_its_words() {
    for (elements, expected) in ERRORS {
        let model = read_in_circuit(elements);
        let errors: Vec<String> = model.errors().map(ToString::to_string).collect();
        assert_eq!(errors.first().map(String::as_str), Some(*expected), "{elements}");
        assert!(model.network.is_none(), "{elements}");
    }
}

#[test]
fn what_is_not_modelled_is_named_and_no_obstacle() {
    let cases = [
        (
            "New Line.a bus1=sourcebus bus2=b faultrate=1 repair=3",
            "Master.dss:3:34: line faultrate, repair, not used: no bearing on voltages and flows (line.a)",
        ),
        (
            "New Line.a bus1=sourcebus bus2=b r1=0 x1=0 r0=0 x0=0",
            "Master.dss:3:5: line.a: no impedance or no length, taken as 1e-6 ohm",
        ),
        (
            "New Line.a bus1=sourcebus bus2=b length=0",
            "Master.dss:3:5: line.a: no impedance or no length, taken as 1e-6 ohm",
        ),
        (
            "New Line.a bus1=sourcebus bus2=sourcebus",
            "Master.dss:3:5: line.a: both ends are at the same nodes of the same bus, left out",
        ),
        (
            "New Line.a bus1=sourcebus bus2=b normamps=0",
            "Master.dss:3:5: line.a: normamps is not above 0, taken as no limit",
        ),
        (
            "New Load.l bus1=sourcebus model=8",
            "Master.dss:3:5: load.l: model 8 without ZIPV: taken as constant power (model 1)",
        ),
        (
            "New Generator.g bus1=sourcebus model=3",
            "Master.dss:3:32: generator.g: generator model 3 (which holds its voltage) is not modelled, constant power (model 1) instead",
        ),
        (
            "New Storage.s bus1=sourcebus kwrated=5",
            "Master.dss:3:5: storage.s: storage is taken as idle",
        ),
        (
            "New CapControl.c capacitor=x element=line.y",
            "Master.dss:3:5: capcontrol.c: class capcontrol is not modelled, the element is left out",
        ),
        (
            "New Gadget.g a=b\n~ c=d",
            "Master.dss:3:5: gadget.g: there is no class \"gadget\" in OpenDSS, the element is left out",
        ),
        (
            "New Line.a bus1=sourcebus bus2=b\nNew Line.a r1=1",
            "Master.dss:4:5: line.a: defined more than once, the later definition edits the earlier",
        ),
        (
            "Set loadmult=1.2",
            "Master.dss:3:5: option \"loadmult\" is not modelled and changes nothing here",
        ),
        (
            "AllocateLoads",
            "Master.dss:3:1: command \"allocateloads\" is not modelled and changes nothing here",
        ),
        (
            "New Transformer.t buses=[sourcebus b] kvs=[22 22]\nNew RegControl.r transformer=t\nSet controlmode=off",
            "Set controlmode=off: 1 tap-changer controls do not act, taps stay as they are",
        ),
    ];
    for (elements, expected) in cases {
        let model = read_in_circuit(elements);
        let found = lines(&model);
        assert!(found.iter().any(|line| line == expected), "{elements}: {found:#?}");
        assert!(model.network.is_some(), "{elements}: {found:#?}");
    }
}

#[test]
fn a_line_without_data_matters_only_where_nothing_else_connects() {
    let model = read_in_circuit(
        "New Line.a bus1=sourcebus bus2=b\nNew Line.g bus1=sourcebus bus2=b geometry=pole",
    );
    assert!(model.network.is_some(), "{:?}", lines(&model));
    assert_eq!(model.diagnostics[0].severity, Severity::Warning);
    assert_eq!(model.diagnostics[0].element.as_deref(), Some("line.g"));
}

#[test]
fn floods_are_summed_up() {
    let line =
        |number| format!("New Line.l{number} bus1=sourcebus bus2=b{number} normamps=0 faultrate=1");
    let model = read_in_circuit(&(0..1000).map(line).collect::<Vec<_>>().join(
        "
",
    ));
    assert_eq!(
        lines(&model),
        [
            "Master.dss:3:5: normamps is not above 0, taken as no limit (1000 elements: line.l0, line.l1, line.l2, line.l3, line.l4 and 995 more)",
            "Master.dss:3:47: line faultrate, not used: no bearing on voltages and flows (1000 elements, line.l0 the first)",
        ]
    );
}

#[test]
fn many_different_errors_are_cut_short() {
    let line = |number| format!("New Line.l{number} bus1=a length=x{number}");
    let script = (0..5000).map(line).collect::<Vec<_>>().join("\n");
    let found = lines(&read_in_circuit(&script));
    assert!(found.len() <= 202, "{}", found.len());
    assert!(found.iter().any(|line| line.ends_with(" more errors")), "{found:?}");
}

#[test]
fn redirects_in_a_circle_give_the_whole_circle_once() {
    let model = read_files(&[
        ("Master.dss", "New Circuit.x\nRedirect a.dss"),
        ("a.dss", "Redirect b.dss"),
        ("b.dss", "Redirect Master.dss"),
    ]);
    assert_eq!(
        lines(&model),
        ["b.dss:1:10: scripts redirect in a circle: Master.dss → a.dss → b.dss → Master.dss"]
    );
}

#[test]
fn what_is_no_model_is_said_in_one_line() {
    let png = [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13];
    let model = read_model(&Files::from_iter([("Master.dss", png.to_vec())]));
    assert_eq!(
        lines(&model),
        ["Master.dss: \"Master.dss\" is not an OpenDSS script: it is not text"]
    );
    let model = read("Dear engineer,\n\nplease find the feeder attached.\nRegards");
    assert_eq!(
        lines(&model),
        ["Master.dss:1:1: \"Master.dss\" is not an OpenDSS script: \"Dear\" is not a command"]
    );
    let model = read("");
    assert_eq!(
        lines(&model),
        [
            "Master.dss: no circuit: neither \"Master.dss\" nor what it redirects to has a line \"New Circuit.name\""
        ]
    );
    let model = read_files(&[("a.dss", "New Line.x"), ("b.csv", "1,2")]);
    assert_eq!(
        lines(&model),
        [
            "no circuit: there is no Master.dss or Master.txt, and no file has a line \"New Circuit.name\": a.dss, b.csv"
        ]
    );
    let model = read_files(&[
        ("Master.dss", "New Circuit.x\nRedirect picture.png"),
        ("picture.png", "\0\0\0"),
    ]);
    assert_eq!(
        lines(&model),
        ["Master.dss:2:10: \"picture.png\" is not an OpenDSS script: it is not text"]
    );
    let model = read("New Line.x bus1=a bus2=b\nNew Circuit.late");
    assert_eq!(
        lines(&model),
        [
            "Master.dss:1:5: no circuit yet: a line \"New Circuit.name\" must come before any element"
        ]
    );
}

#[test]
fn scripts_that_multiply_come_to_an_end() {
    let ten = |name: &str| format!("Redirect {name}\n").repeat(300);
    let model = read_files(&[
        ("Master.dss", &format!("New Circuit.x\n{}", ten("a.dss"))),
        ("a.dss", &ten("b.dss")),
        ("b.dss", &ten("c.dss")),
        ("c.dss", &"\n".repeat(300)),
    ]);
    assert!(lines(&model)[0].contains("over and over"), "{:?}", lines(&model).first());
}
