//! Every class of element, with numbers worked out by OpenDSS (`dss_capi` 0.14.5) or by hand.

mod common;

use common::{assert_close, network, shown};
use headroom_engine::network::{
    LineKind, LoadModel, PowerConnection, WatchedPhase, WindingConnection,
};

#[test]
fn loads_connect_as_in_opendss() {
    let cases = [
        ("phases=1 bus1=b.2 kv=.23", "b.2.0", PowerConnection::Wye),
        ("phases=1 bus1=b.2.4 kv=.23", "b.2.4", PowerConnection::Wye),
        ("phases=3 bus1=b kv=.4", "b.1.2.3.0", PowerConnection::Wye),
        ("phases=3 bus1=b kv=.4 conn=delta", "b.1.2.3", PowerConnection::Delta),
        ("phases=1 bus1=b.3.1 kv=.4 conn=LL", "b.3.1", PowerConnection::Delta),
        ("phases=2 bus1=b.1.2.3 kv=.4 conn=d", "b.1.2.3", PowerConnection::Delta),
    ];
    for (given, terminal, connection) in cases {
        let network = network(&format!("New Load.l {given}"));
        assert_eq!(
            (shown(&network, &network.loads[0].terminal).as_str(), network.loads[0].connection),
            (terminal, connection)
        );
    }
    let model = network(
        "New Load.l bus1=b kv=.4 model=4 cvrwatts=.8 cvrvars=3 status=fixed vminpu=.8 vmaxpu=1.2",
    );
    let load = &model.loads[0];
    assert_eq!(load.model, LoadModel::Exponential { watts: 0.8, vars: 3.0 });
    assert!(load.fixed);
    assert_eq!((load.window.min_pu, load.window.max_pu), (0.8, 1.2));
}

#[test]
fn line_units_and_codes_follow_the_order_of_the_script() {
    let code = "New LineCode.c nphases=3 r1=1 x1=1 r0=1 x0=1 c1=0 c0=0 units=km\n";
    let cases = [
        ("linecode=c length=500 units=m", 0.5),
        ("length=500 units=m linecode=c", 0.5),
        ("linecode=c length=2", 2.0),
        ("linecode=c length=1 units=mi", 1.609_344),
        ("linecode=c length=1000 units=ft", 0.3048),
        ("linecode=c length=3 units=kft", 0.9144),
        ("linecode=c units=m r1=1 length=2", 2.0),
        ("r1=1 x1=1 r0=1 x0=1 length=7 units=m", 7.0),
    ];
    for (given, ohm) in cases {
        let network = network(&format!("{code}New Line.l bus1=sourcebus bus2=b {given}"));
        assert_close(network.lines[0].series_impedance_ohm[(0, 0)].re, ohm, given);
    }
}

#[test]
fn lines_may_come_as_matrices_switches_or_single_phases() {
    let model = network(
        "New LineCode.m nphases=2 rmatrix=[1 | .5 2] xmatrix=(3 .1 | .1 4) cmatrix=[10 | -2 10] units=km normamps=120 emergamps=150\n\
         New Line.m bus1=sourcebus.1.3 bus2=b.1.3 phases=2 linecode=m length=2 units=km\n\
         New Line.s bus1=sourcebus bus2=c switch=yes\n\
         New Line.p bus1=sourcebus.2 bus2=d.2 phases=1 r1=.1 x1=.2 r0=9 x0=9 c1=0 length=10\n\
         New LineCode.k nphases=2 rmatrix=[1 | .5 2] xmatrix=[0 | 0 0] cmatrix=[0|0 0] kron=yes\n\
         New Line.k bus1=sourcebus.1 bus2=e.1 linecode=k length=1",
    );
    let [matrix, switch, single, kron] = &model.lines[..] else { panic!("four lines") };
    assert_close(matrix.series_impedance_ohm[(1, 0)].re, 1.0, "mutual resistance");
    assert_close(matrix.series_impedance_ohm[(1, 1)].im, 8.0, "own reactance");
    assert_close(
        matrix.shunt_admittance_s[(0, 1)].im,
        -2.0 * 2.0 * 1e-9 * std::f64::consts::TAU * 50.0,
        "mutual susceptance",
    );
    assert_eq!((matrix.normal_rating_a, matrix.emergency_rating_a), (120.0, Some(150.0)));
    assert_eq!(shown(&model, &matrix.from), "sourcebus.1.3");
    assert_eq!(
        (switch.kind, switch.normal_rating_a, switch.emergency_rating_a),
        (LineKind::Switch, 400.0, None)
    );
    assert_close(switch.series_impedance_ohm[(0, 0)].im, 0.001, "switch reactance");
    assert_close(
        single.series_impedance_ohm[(0, 0)].re,
        1.0,
        "a single phase has no zero sequence",
    );
    assert_close(
        kron.series_impedance_ohm[(0, 0)].re,
        1.0 - 0.5 * 0.5 / 2.0,
        "the neutral is folded in",
    );
}

#[test]
fn transformers_take_windings_one_by_one_or_all_at_once() {
    let ways = [
        "phases=3 windings=2 buses=[sourcebus lv] conns=[delta wye] kvs=[22 .433] kvas=[315 315] %rs=[.6 .6] xhl=4 taps=[1.025 1]",
        "wdg=1 bus=sourcebus conn=d kv=22 kva=315 tap=1.025 %r=.6 wdg=2 bus=lv conn=y kv=.433 kva=315 %r=.6 xhl=4",
        "buses=(sourcebus, lv.1.2.3.0) conns=\"LL, LN\" kvs={22, 0.433} kvas=(315 315) %loadloss=1.2 x12=4 wdg=1 tap=1.025",
        "xfmrcode=code buses=[sourcebus lv] taps=[1.025 1]",
    ];
    for way in ways {
        let code = "New XfmrCode.code windings=2 conns=[delta wye] kvs=[22 .433] kvas=[315 315] %loadloss=1.2 xhl=4";
        let network = network(&format!("{code}\nNew Transformer.t {way}"));
        let transformer = &network.transformers[0];
        let [high, low] = &transformer.windings[..] else { panic!("two windings") };
        assert_close(transformer.x12_percent, 4.0, way);
        assert_eq!(
            (high.connection, low.connection),
            (WindingConnection::Delta, WindingConnection::Wye),
            "{way}"
        );
        assert_eq!(
            (high.rated_kv, low.rated_kv, high.rated_kva, low.rated_kva),
            (22.0, 0.433, 315.0, 315.0),
            "{way}"
        );
        assert_eq!((high.tap_pu, low.tap_pu), (1.025, 1.0), "{way}");
        assert_close(high.resistance_percent, 0.6, way);
        assert_eq!(shown(&network, &low.terminal), "lv.1.2.3.0", "{way}");
        assert!(!transformer.lower_voltage_leads, "{way}");
    }
}

#[test]
fn values_after_a_list_of_windings_go_to_the_last() {
    let model = network(
        "New Transformer.t buses=[sourcebus b] kvs=[22 11] kvas=[5000 5000] xhl=5 numtaps=16 maxtap=1.15 leadlag=lead",
    );
    let [first, second] = &model.transformers[0].windings[..] else { panic!("two windings") };
    assert_eq!((first.tap_steps, second.tap_steps, second.max_tap_pu), (32, 16, 1.15));
    assert!(model.transformers[0].lower_voltage_leads);
}

#[test]
fn split_phase_transformers_have_three_windings() {
    let model = network(
        "New Transformer.t phases=1 windings=3 buses=[sourcebus.1.2 lv.1.0 lv.0.2] conns=[delta wye wye] kvs=[22 .25 .25] kvas=[50 50 50] xhl=2.46 %loadloss=2.2 %noloadloss=.18",
    );
    let transformer = &model.transformers[0];
    let terminals: Vec<_> =
        transformer.windings.iter().map(|winding| shown(&model, &winding.terminal)).collect();
    assert_eq!(terminals, ["sourcebus.1.2", "lv.1.0", "lv.0.2"]);
    let resistances: Vec<_> =
        transformer.windings.iter().map(|winding| winding.resistance_percent).collect();
    assert_eq!(resistances, [1.1, 1.1, 0.2], "the load loss is that of the first two windings");
    assert_eq!(
        (transformer.x13_percent, transformer.x23_percent),
        (35.0, 30.0),
        "OpenDSS' own values"
    );
}

#[test]
fn autotransformers_have_their_first_winding_in_series() {
    let cases = [("taps=[1 1]", (1.0, 1.0)), ("wdg=2 tap=1.1", (1.0, 1.1))];
    for (taps, (high_tap, low_tap)) in cases {
        let network = network(&format!(
            "New AutoTrans.a buses=[sourcebus b] conns=[series wye] kvs=[22 20] kvas=[5000 5000] xhx=5 {taps}"
        ));
        let transformer = &network.transformers[0];
        let [high, low] = &transformer.windings[..] else { panic!("two windings") };
        assert!(transformer.is_auto() && low.connection == WindingConnection::Wye);
        assert_eq!((high.rated_kv, low.rated_kv), (22.0, 20.0), "{taps}");
        assert_eq!((high.tap_pu, low.tap_pu), (high_tap, low_tap), "{taps}");
        assert_close(transformer.turns_voltage_v(0), 2000.0 / 3f64.sqrt(), "series turns");
        assert_close(transformer.turns_voltage_v(1), 20_000.0 / 3f64.sqrt(), "common turns");
        assert_close(transformer.x12_percent, 5.0, taps);
        assert_eq!(shown(&network, &low.terminal), "b.1.2.3.0");
    }
}

#[test]
fn regulators_watch_their_transformer() {
    let model = network(
        "New Transformer.t buses=[sourcebus b] kvs=[22 22] kvas=[5000 5000] xhl=5\n\
         New RegControl.r transformer=t winding=2 vreg=(22000 3 sqrt / 100 /) ptratio=100 band=2 ctprim=200 r=3 x=5 delay=30 tapnum=4\n\
         New RegControl.plain transformer=Transformer.t winding=2 tapwinding=1 vreg=120 ptratio=105 ptphase=max",
    );
    let [full, plain] = &model.regulators[..] else { panic!("two regulators") };
    assert_close(full.target_v, 127.017_059_221_717_67, "target");
    assert_eq!(full.watched_phase, WatchedPhase::Own(0));
    assert_eq!(plain.watched_phase, WatchedPhase::Highest);
    assert_eq!((full.winding, full.tap_winding, plain.tap_winding), (1, 1, 0));
    assert_eq!(
        (full.ct_primary_a, plain.ct_primary_a),
        (200.0, 0.0),
        "no current transformer without compensation"
    );
    assert_close(
        model.transformers[0].windings[1].tap_pu,
        1.025,
        "four steps of 0.2 / 32 up from the middle",
    );
}

#[test]
fn sources_know_several_forms_of_impedance() {
    // Own and mutual impedance as OpenDSS has them.
    let cases = [
        (
            "basekv=11 r1=.1 x1=.9 r0=.2 x0=1.1",
            (0.133_333_333, 0.966_666_667),
            (0.033_333_333, 0.066_666_667),
        ),
        (
            "basekv=11 z1=[.1 .9] z0=(.2 1.1)",
            (0.133_333_333, 0.966_666_667),
            (0.033_333_333, 0.066_666_667),
        ),
        ("basekv=11 z1=[.1 .9]", (0.1, 0.9), (0.0, 0.0)),
        ("basekv=10 basemva=50 puz1=[.05 .45]", (0.1, 0.9), (0.0, 0.0)),
    ];
    for (given, own, mutual) in cases {
        let network = network(&format!("New Vsource.s bus1=s {given}"));
        let z = &network.sources[1].impedance_ohm;
        for (found, expected) in [
            (z[(0, 0)].re, own.0),
            (z[(0, 0)].im, own.1),
            (z[(0, 1)].re, mutual.0),
            (z[(0, 1)].im, mutual.1),
        ] {
            assert!((found - expected).abs() < 1e-8, "{given}: {found}, expected {expected}");
        }
    }
    // 3,000 A at 11 kV: the positive sequence is 11 kV / (√3 · 3 kA), four times more reactance than resistance.
    let model = network("New Vsource.s bus1=s basekv=11 isc3=3000 isc1=1500 pu=1.02 angle=30");
    let z = &model.sources[1].impedance_ohm;
    let z1 = z[(0, 0)] - z[(0, 1)];
    assert_close(z1.norm(), 11_000.0 / 3f64.sqrt() / 3000.0, "three-phase fault");
    let loop_ohm = z1 * 2.0 + (z[(0, 0)] + z[(0, 1)] * 2.0);
    assert_close(loop_ohm.norm(), 3.0 * 11_000.0 / 3f64.sqrt() / 1500.0, "single-phase fault");
    assert_eq!((model.sources[1].pu, model.sources[1].angle_deg), (1.02, 30.0));
}

#[test]
fn capacitors_and_reactors_stand_where_their_buses_say() {
    let model = network(
        "New Capacitor.wye bus1=b kvar=600 kv=22\n\
         New Capacitor.delta bus1=b kvar=600 kv=22 conn=delta\n\
         New Capacitor.steps bus1=b kv=22 numsteps=3 kvar=[300 300 300] states=[1 0 1]\n\
         New Capacitor.neutral bus1=b bus2=b.4.4.4 kvar=600 kv=22\n\
         New Reactor.earth bus1=b.4 phases=1 r=10 x=0\n\
         New Reactor.series bus1=b bus2=c r=.1 x=2",
    );
    let b_s = 600e3 / (22e3 * 22e3);
    let [wye, delta, steps, neutral, earth] = &model.shunts[..] else { panic!("five shunts") };
    assert_close(wye.admittance_s[(0, 0)].im, b_s, "wye");
    assert_close(delta.admittance_s[(0, 0)].im, 2.0 * b_s / 3.0, "delta, own");
    assert_close(delta.admittance_s[(0, 1)].im, -b_s / 3.0, "delta, mutual");
    assert_close(steps.admittance_s[(1, 1)].im, b_s, "two steps of three");
    assert_eq!(shown(&model, &neutral.terminal), "b.1.2.3.4.4.4");
    assert_close(neutral.admittance_s[(0, 3)].im, -b_s, "to the neutral");
    assert_close(earth.admittance_s[(0, 0)].re, 0.1, "resistor");
    assert_eq!(model.lines[0].kind, LineKind::Reactor);
    assert_close(model.lines[0].series_impedance_ohm[(2, 2)].im, 2.0, "series reactance");
}

#[test]
fn shapes_come_written_out_or_from_files() {
    let dbl: Vec<u8> = [5.0f64, 6.0].iter().flat_map(|value| value.to_le_bytes()).collect();
    let sng: Vec<u8> = [7.0f32, 8.0].iter().flat_map(|value| value.to_le_bytes()).collect();
    let cases: [(&str, f64, &[f64]); 10] = [
        ("npts=3 minterval=30 mult=[1 2, 3]", 1800.0, &[1.0, 2.0, 3.0]),
        ("npts=2 interval=1 mult=(1 2 3)", 3600.0, &[1.0, 2.0]),
        ("interval=0.25 pmult=[1 (1 1 +)]", 900.0, &[1.0, 2.0]),
        ("npts=2 sinterval=60 mult=[2 4] action=normalize", 60.0, &[0.5, 1.0]),
        ("npts=2 mult=(file=col.csv, col=2, header=yes)", 3600.0, &[10.0, 20.0]),
        ("npts=2 csvfile=plain.csv", 3600.0, &[3.0, 4.0]),
        ("npts=2 interval=0 csvfile=hours.csv", 7200.0, &[1.0, 2.0]),
        ("npts=2 pqcsvfile=pq.csv", 3600.0, &[1.0, 2.0]),
        ("npts=2 mult=(dblfile=x.dbl)", 3600.0, &[5.0, 6.0]),
        ("npts=2 sngfile=x.sng", 3600.0, &[7.0, 8.0]),
    ];
    for (given, interval_s, values) in cases {
        let mut files = headroom_opendss::Files::new();
        let script = format!(
            "New Circuit.x\nNew LoadShape.s {given}\nNew Load.l bus1=sourcebus daily=S yearly=none"
        );
        files.insert("Master.dss", script);
        files.insert("col.csv", "a,b\n1,10\n2,20\n");
        files.insert("plain.csv", "3\n4\n");
        files.insert("hours.csv", "2,1\n4,2\n");
        files.insert("pq.csv", "1,.5\n2,.6\n");
        files.insert("x.dbl", dbl.clone());
        files.insert("x.sng", sng.clone());
        let model = headroom_opendss::read_model(&files);
        assert_eq!(common::lines(&model), Vec::<String>::new(), "{given}");
        let network = model.network.expect(given);
        assert_close(network.shapes[0].interval_s, interval_s, given);
        assert_eq!(network.shapes[0].active, values, "{given}");
        assert_eq!(network.loads[0].daily.map(|shape| shape.0), Some(0), "{given}");
        assert_eq!(network.loads[0].yearly, None, "{given}");
    }
    let model = network("New Load.l bus1=sourcebus daily=default");
    assert_eq!(
        (model.shapes[0].active.len(), model.shapes[0].active[16]),
        (24, 1.0),
        "OpenDSS has a shape of its own"
    );
}
