//! Whatever is done to a script, reading it ends, and ends without a panic.

mod common;

use common::read;

const SCRIPT: &str = r#"Clear
Set DefaultBaseFrequency=50
New object=circuit.Test basekv=22 pu=1.01 MVAsc3=250 (1 2 +)
New LineCode.c nphases=3 r1=0.3 x1=0.35 r0=0.5 x0=1.1 c1=9 c0=4 units=km
~ rmatrix=[0.4 | 0.1 0.42 | 0.11 0.12 0.39] xmatrix="0.9 | .4 .9 | .3 .3 .9"
New Line.a bus1=sourcebus.1.2.3 bus2=b linecode=c length=300 units=m kron=y
New Transformer.t windings=2 buses=[b, lv] conns=[delta wye] kvs=[22 0.433] kvas=[315 315] xhl=4 %loadloss=1.2
New RegControl.r transformer=t winding=2 vreg=(22000 3 sqrt / 100 /) tapnum=-3
New LoadShape.s npts=4 interval=1 mult=[1 2 3 4] action=normalize
New Load.l phases=1 bus1=lv.1.0 kv=0.23 kw=3 pf=.95 daily=s conn=ln model=5
New Capacitor.c bus1=b kvar=[100 200] numsteps=2 states=[1 0]
New Reactor.x bus1=b bus2=z lmh=20 rp=100
New PVSystem.p bus1=lv kva=10 pmpp=8 kvar=1
New Generator.g bus1=lv.2 phases=1 kw=5 kvar=1
load.l.kw=4
BatchEdit Load..* vminpu=.8
Open Line.a 1 2
Var @v=3
Set voltagebases=[22 .4]
Buscoords x.csv
"#;

/// `SplitMix64`: the same mutations on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % bound.max(1)
    }
}

#[test]
fn the_script_itself_is_read() {
    let model =
        read(&SCRIPT.replace("Buscoords x.csv", "").replace(" kron=y", "").replace("(1 2 +)", ""));
    assert!(model.network.is_some(), "{:?}", common::lines(&model));
}

#[test]
fn no_truncation_panics() {
    for end in 0..SCRIPT.len() {
        read(&SCRIPT[..end]);
    }
}

#[test]
fn no_mutation_panics() {
    const PIECES: &[&str] = &[
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "{",
        "|",
        "=",
        ",",
        ".",
        "~",
        "!",
        "//",
        "/*",
        "*/",
        "@v",
        "%",
        "-",
        "0",
        "1e308",
        "-1",
        "999999999",
        "nan",
        "like=",
        "windings=3",
        "phases=50",
        "phases=1",
        "wdg=2",
        "xfmrcode=t",
        " ",
        "\n",
        "\t",
        "é",
        "\u{0}",
        "npts=0",
        "numsteps=1000",
        "rollup",
        "sqrt",
        "enabled=no",
        "file=",
        "col=0",
    ];
    let mut random = Random(1);
    for _ in 0..3000 {
        let mut bytes = SCRIPT.as_bytes().to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 => drop(bytes.drain(at..(at + random.below(12)).min(bytes.len()))),
                2 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
                _ => {
                    let end = (at + random.below(60)).min(bytes.len());
                    let copy = bytes[at..end].to_vec();
                    let to = random.below(bytes.len());
                    drop(bytes.splice(to..to, copy));
                }
            }
        }
        read(&String::from_utf8_lossy(&bytes));
        let mut files = headroom_opendss::Files::new();
        files.insert("Master.dss", bytes);
        let model = headroom_opendss::read_model(&files);
        if let Some(network) = model.network {
            assert!(network.lines.iter().all(|line| line.series_impedance_ohm.is_finite()));
            assert!(network.loads.iter().all(|load| load.kw.is_finite() && load.kvar.is_finite()));
        }
    }
}
