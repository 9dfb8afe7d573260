//! What loads, generators and solar take and give, with numbers worked out by OpenDSS (`dss_capi` 0.14.5) or by hand.

mod common;

use common::{network, read_in_circuit};
use headroom_engine::network::LoadModel;

#[test]
fn loads_take_their_power_from_what_was_given_last() {
    let cases = [
        ("kw=3 pf=.95", 3.0, 0.986_052_3),
        ("kw=3 kvar=1", 3.0, 1.0),
        ("kvar=1 kw=3", 3.0, 1.619_228_5),
        ("kva=30 pf=-.9", 27.0, -13.076_696_8),
        ("kva=30 kvar=5", 10.0, 5.0),
        ("kw=10 kva=20", 17.6, 9.499_473_7),
        ("kva=20 kw=10", 10.0, 5.397_428_2),
        ("kw=-5 pf=.9", -5.0, -2.421_610_5),
        ("kw=-5 pf=-.9", -5.0, 2.421_610_5),
        ("kw=3 kvar=1\nEdit Load.l kw=2.5", 2.5, 0.833_333_3),
        ("xfkva=100 allocationfactor=.3 pf=.92", 26.4, 11.246_352_9),
        ("kwh=3000 kwhdays=30 cfactor=4 pf=.92", 16.666_666_7, 7.099_970_3),
    ];
    for (given, kw, kvar) in cases {
        let network = network(&format!("New Load.l bus1=sourcebus kv=22 {given}"));
        let load = &network.loads[0];
        assert!(
            (load.kw - kw).abs() < 1e-6 && (load.kvar - kvar).abs() < 1e-6,
            "{given}: {} {}",
            load.kw,
            load.kvar
        );
    }
}

#[test]
fn generators_and_solar_give_power() {
    let cases = [
        ("New Generator.g bus1=b.1 phases=1 kv=.23 kw=5 pf=1", 5.0, 0.0),
        ("New Generator.g bus1=b kv=.4 kw=20 pf=-.8", 20.0, -15.0),
        ("New Generator.g bus1=b kv=.4 kw=20 kvar=4", 20.0, 4.0),
        ("New PVSystem.g bus1=b kv=.4 pmpp=20 kva=25 irradiance=.8", 16.0, 0.0),
        ("New PVSystem.g bus1=b kv=.4 pmpp=6.6 kva=5 pf=1", 5.0, 0.0),
        // Watts give way to vars unless the script says otherwise; figures from OpenDSS.
        ("New PVSystem.g bus1=b kv=.4 pmpp=6.6 kva=5 pf=-.9", 3.844_765_6, -3.196_525_9),
        ("New PVSystem.g bus1=b kv=.4 pmpp=6.6 kva=5 pf=-.9 pfpriority=yes", 4.5, -2.179_449_5),
        ("New PVSystem.g bus1=b kv=.4 pmpp=6.6 kva=5 kvar=1 wattpriority=yes", 5.0, 0.0),
        ("New PVSystem.g bus1=b kv=.4 pmpp=4 kva=25 kvar=1", 0.0, 1.0),
        ("New PVSystem.g bus1=b kv=.4 pmpp=4 kva=5 kvar=1", 4.0, 1.0),
    ];
    for (given, kw, kvar) in cases {
        let network = network(given);
        let generator = &network.generators[0];
        assert!(
            (generator.kw - kw).abs() < 1e-6 && (generator.kvar - kvar).abs() < 1e-6,
            "{given}: {generator:?}"
        );
    }
}

#[test]
fn a_shape_of_kw_gives_its_peak_as_nominal_power() {
    let shapes = "New LoadShape.p npts=3 useactual=yes mult=[2 -12 5]
        New LoadShape.pq npts=3 useactual=yes mult=[2 9 5] qmult=[1 3 4]";
    let cases = [
        ("New Load.l bus1=b kv=.4 kw=30 kvar=2 yearly=p", -12.0, 0.0),
        ("New Load.l bus1=b kv=.4 kw=30 pf=.8 yearly=p", -12.0, -9.0),
        ("New Load.l bus1=b kv=.4 kw=30 kvar=2 daily=pq", 9.0, 3.0),
        ("New Load.l bus1=b kv=.4 yearly=pq kw=4 kvar=2", 4.0, 2.0),
        ("New Generator.l bus1=b kv=.4 kw=30 daily=pq", -9.0, -3.0),
    ];
    for (given, kw, kvar) in cases {
        let network = network(&format!("{shapes}\n{given}"));
        let load = network.loads.first().map(|load| (load.kw, load.kvar));
        let generator = network.generators.first().map(|giving| (-giving.kw, -giving.kvar));
        let found = load.or(generator).unwrap_or_default();
        assert!((found.0 - kw).abs() < 1e-9 && (found.1 - kvar).abs() < 1e-9, "{given}: {found:?}");
    }
}

#[test]
fn mixed_loads_have_seven_shares() {
    let given = "New Load.l bus1=b kv=.4 kw=1 model=8 zipv=[.3 .3 .4 .2 .5 .3 .7]";
    let (active, reactive) = ([0.3, 0.3, 0.4], [0.2, 0.5, 0.3]);
    let expected = LoadModel::Mixed { active, reactive, cut_off_pu: 0.7 };
    assert_eq!(network(given).loads[0].model, expected);

    let short = read_in_circuit("New Load.l bus1=b kv=.4 kw=1 model=8 zipv=[1 2]");
    assert!(short.errors().next().is_some(), "{short:?}");
}
