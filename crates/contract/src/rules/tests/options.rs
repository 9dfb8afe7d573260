//! Model and power-flow options: what is refused and what is not, at both sides of each bound.

use serde_json::{Value, json};

use super::super::{Issue, Severity};
use super::issues;
use crate::spec;

/// Paths and severities of the issues when an option is set.
fn found(path: &str, value: &Value) -> Vec<Issue> {
    let (block, rest) = path.split_once('.').expect("block and option");
    let mut options = value.clone();
    for key in rest.rsplit('.') {
        options = json!({ key: options });
    }
    issues(&[(block, options)])
}

/// Option, values that are refused at it, values that nothing is said of.
type Line = (&'static str, Vec<Value>, Vec<Value>);

fn model() -> Vec<Line> {
    let list = |length: usize| json!(vec![0.5; length]);
    let lengths = || {
        let wrong = [0, 47, 49, 17_519, 17_521, 17_567, 17_569].map(list).to_vec();
        (wrong, [48, 17_520, 17_568].map(list).to_vec())
    };
    let mut lines: Vec<Line> = vec![
        ("model.vmPu", vec![json!(0.0), json!(-1.0)], vec![json!(0.01), json!(1.05)]),
        ("model.loadModel", vec![json!(0), json!(8)], vec![json!(1), json!(7)]),
        ("model.loadVMinPu", vec![json!(0.0), json!(1.15)], vec![json!(0.01), json!(1.14)]),
        ("model.loadVMaxPu", vec![json!(0.0), json!(0.8)], vec![json!(0.81)]),
        ("model.genVMinPu", vec![json!(0.0), json!(2.0)], vec![json!(0.01), json!(1.99)]),
        ("model.genVMaxPu", vec![json!(0.0), json!(0.7)], vec![json!(0.71)]),
        ("model.negligibleImpedanceMinHvThreshold", vec![json!(-0.001)], vec![json!(0.0)]),
        ("model.negligibleImpedanceMinLvThreshold", vec![json!(-0.001)], vec![json!(0.0)]),
        (
            "model.simplifyPLSIThreshold",
            vec![json!(-0.1), json!(100.1)],
            vec![json!(0.0), json!(10.0)],
        ),
        ("model.ratingThreshold", vec![json!(-0.1), json!(100.1)], vec![json!(0.0), json!(100.0)]),
        ("model.emergAmpScaling", vec![json!(0.0), json!(-1.0)], vec![json!(0.01)]),
        ("model.splitPhaseLVKV", vec![json!(0.0)], vec![json!(0.25)]),
        (
            "model.splitPhaseDefaultLoadLossPercentage",
            vec![json!(-0.1), json!(100.1)],
            vec![json!(0.0), json!(100.0)],
        ),
        (
            "model.swerVoltageToLineVoltage",
            vec![json!([[230]]), json!([[230, 400, 1]]), json!([[0, 400]]), json!([[230, -400]])],
            vec![json!([]), json!([[230, 400], [6350, 11000]])],
        ),
        (
            "model.pFactorBaseImports",
            vec![json!(0.0), json!(1.01), json!(-1.01)],
            vec![json!(1.0), json!(-1.0)],
        ),
        (
            "model.pFactorBaseExports",
            vec![json!(0.0), json!(1.01), json!(-1.01)],
            vec![json!(1.0), json!(-1.0)],
        ),
        (
            "model.pFactorForecastPv",
            vec![json!(0.0), json!(1.01), json!(-1.01)],
            vec![json!(1.0), json!(-1.0)],
        ),
        ("model.transformerTapSettings", vec![json!(""), json!(" ")], vec![json!("winter")]),
        ("model.defaultTapChangerTimeDelay", vec![json!(-1)], vec![json!(0)]),
        ("model.defaultTapChangerSetPointPu", vec![json!(0.0)], vec![json!(0.98)]),
        ("model.defaultTapChangerBand", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.maxSinglePhaseLoad", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.maxLoadTxRatio", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.maxGenTxRatio", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.maxLoadServiceLineRatio", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.maxLoadLvLineRatio", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.closedLoopVRegSetPoint", vec![json!(0.0)], vec![json!(0.985)]),
        ("model.closedLoopVBand", vec![json!(0.0)], vec![json!(0.01)]),
        ("model.closedLoopTimeDelay", vec![json!(-1)], vec![json!(0)]),
        ("model.closedLoopVLimit", vec![json!(0.0)], vec![json!(1.1)]),
        ("model.loadIntervalLengthHours", vec![json!(0.0)], vec![json!(0.25)]),
        ("model.meterPlacementConfig.energyConsumerMeterGroup", vec![json!(" ")], vec![json!("g")]),
        ("model.ctPrimScalingFactor", vec![json!(0.0)], vec![json!(0.01)]),
    ];
    for path in [
        "model.defaultLoadWatts",
        "model.defaultGenWatts",
        "model.defaultLoadVar",
        "model.defaultGenVar",
    ] {
        let (wrong, right) = lengths();
        lines.push((path, wrong, right));
    }
    lines
}

fn solve() -> Vec<Line> {
    vec![
        ("solve.normVMinPu", vec![json!(0.0), json!(1.054)], vec![json!(0.01), json!(1.053)]),
        ("solve.normVMaxPu", vec![json!(0.0), json!(0.9)], vec![json!(0.91)]),
        ("solve.emergVMinPu", vec![json!(0.0), json!(1.1)], vec![json!(0.01), json!(1.09)]),
        ("solve.emergVMaxPu", vec![json!(0.0), json!(0.8)], vec![json!(0.81)]),
        ("solve.baseFrequency", vec![json!(0), json!(-50)], vec![json!(1), json!(60)]),
        (
            "solve.voltageBases",
            vec![json!([]), json!([0.4, 0.0]), json!([-11.0])],
            vec![json!([0.4, 11.0])],
        ),
        ("solve.maxIter", vec![json!(0)], vec![json!(1)]),
        ("solve.maxControlIter", vec![json!(-1)], vec![json!(0)]),
        ("solve.stepSizeMinutes", vec![json!(0)], vec![json!(1)]),
    ]
}

#[test]
fn every_bound_has_two_sides() {
    for (path, refused, accepted) in model().into_iter().chain(solve()) {
        for value in refused {
            let issues = found(path, &value);
            let at: Vec<_> = issues.iter().map(|issue| (issue.path, issue.severity)).collect();
            assert_eq!(at, [(path, Severity::Error)], "{path} = {value}");
        }
        for value in accepted {
            assert_eq!(found(path, &value), [], "{path} = {value}");
        }
        assert!(spec::find(path).is_some(), "{path} has a field");
    }
}

#[test]
fn names_of_switches_are_regular_expressions() {
    let path = "model.meterPlacementConfig.switchMeterPlacementConfigs";
    let switches = |pattern: &str| json!([{ "meterSwitchClass": "FUSE", "namePattern": pattern }]);
    for pattern in ["", " ", "(", "a)", "[a", "*", "a\\"] {
        let issues = found(path, &switches(pattern));
        let at: Vec<_> = issues.iter().map(|issue| issue.path).collect();
        assert_eq!(at, [format!("{path}.namePattern")], "{pattern}");
    }
    for pattern in [".*", "LBS-[0-9]+", "(a|b)?"] {
        assert_eq!(found(path, &switches(pattern)), [], "{pattern}");
    }
}

#[test]
fn simplifying_too_far_is_a_warning_only() {
    for (percent, count) in [(10.0, 0), (10.1, 1), (100.0, 1)] {
        let issues = found("model.simplifyPLSIThreshold", &json!(percent));
        assert_eq!(issues.len(), count, "{percent}");
        assert!(issues.iter().all(|issue| issue.severity == Severity::Warning));
    }
}
