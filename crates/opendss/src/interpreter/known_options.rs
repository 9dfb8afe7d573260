//! OpenDSS' options by name.

/// What the reader does about an option of the command Set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetOption {
    VoltageBases,
    DefaultFrequency,
    Frequency,
    ControlMode,
    /// Scales all loads or generators; 1 changes nothing.
    Multiplier,
    /// Bears on how OpenDSS solves, shows or saves.
    Harmless,
    NotModelled,
}

/// Options that matter to the model; every other one of OpenDSS' is in [`HARMLESS_OPTIONS`] or not modelled.
const OPTIONS: &[(&str, SetOption)] = &[
    ("frequency", SetOption::Frequency),
    ("loadmult", SetOption::Multiplier),
    ("voltagebases", SetOption::VoltageBases),
    ("controlmode", SetOption::ControlMode),
    ("genmult", SetOption::Multiplier),
    ("basefrequency", SetOption::Frequency),
    ("defaultbasefrequency", SetOption::DefaultFrequency),
];

const HARMLESS_OPTIONS: &[&str] = &[
    "type",
    "element",
    "hour",
    "sec",
    "year",
    "stepsize",
    "mode",
    "random",
    "number",
    "time",
    "class",
    "object",
    "circuit",
    "editor",
    "tolerance",
    "maxiterations",
    "h",
    "normvminpu",
    "normvmaxpu",
    "emergvminpu",
    "emergvmaxpu",
    "ldcurve",
    "addtype",
    "zonelock",
    "ueweight",
    "lossweight",
    "ueregs",
    "lossregs",
    "algorithm",
    "trapezoidal",
    "autobuslist",
    "tracecontrol",
    "pricesignal",
    "pricecurve",
    "terminal",
    "harmonics",
    "maxcontroliter",
    "bus",
    "datapath",
    "keeplist",
    "reduceoption",
    "demandinterval",
    "%normal",
    "diverbose",
    "casename",
    "markercode",
    "nodewidth",
    "log",
    "recorder",
    "overloadreport",
    "voltexceptionreport",
    "showexport",
    "numallociterations",
    "markswitches",
    "switchmarkercode",
    "daisysize",
    "marktransformers",
    "transmarkercode",
    "transmarkersize",
    "loadshapeclass",
    "querylog",
    "markcapacitors",
    "markregulators",
    "markpvsystems",
    "markstorage",
    "capmarkercode",
    "regmarkercode",
    "pvmarkercode",
    "storemarkercode",
    "capmarkersize",
    "regmarkersize",
    "pvmarkersize",
    "storemarkersize",
    "markfuses",
    "fusemarkercode",
    "fusemarkersize",
    "markreclosers",
    "reclosermarkercode",
    "reclosermarkersize",
    "registryupdate",
    "markrelays",
    "relaymarkercode",
    "relaymarkersize",
    "processtime",
    "totaltime",
    "steptime",
    "sampleenergymeters",
    "miniterations",
    "dssvisualizationtool",
    "keepload",
    "zmag",
    "seasonrating",
    "seasonsignal",
    "eventlogdefault",
    "showreports",
    "numcpus",
    "numcores",
    "numactors",
    "activeactor",
    "cpu",
    "actorprogress",
    "parallel",
    "concatenatereports",
    "numanodes",
    "%mean",
    "%stddev",
    "genkw",
    "genpf",
    "capkvar",
    "linetypes",
    "maxiter",
    "maxcontrol",
];

impl SetOption {
    /// The option of this name; abbreviations are taken for the options that matter first.
    pub(super) fn find(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let exact = OPTIONS.iter().find(|(option, _)| *option == name);
        if let Some((_, option)) = exact {
            return *option;
        }
        if HARMLESS_OPTIONS.contains(&name.as_str()) {
            return Self::Harmless;
        }
        let abbreviated =
            OPTIONS.iter().find(|(option, _)| name.len() > 3 && option.starts_with(&name));
        if let Some((_, option)) = abbreviated {
            return *option;
        }
        let harmless = HARMLESS_OPTIONS.iter().any(|option| option.starts_with(&name));
        if harmless { Self::Harmless } else { Self::NotModelled }
    }
}
