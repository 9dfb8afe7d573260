//! Options that few runs change, by topic: `model`, `solve`, `variant` and `resultsWriter`.

mod loads;
mod network;
mod run;

use super::FieldSpec;

/// Options that belong together.
#[derive(Debug, PartialEq, Eq)]
pub struct Topic {
    /// Heading, sentence case.
    pub title: &'static str,
    /// Its options, in order.
    pub fields: &'static [FieldSpec],
}

/// All options, in the order of the form.
pub static OPTIONS: &[Topic] = &[
    Topic { title: "Voltage and load", fields: network::VOLTAGE_AND_LOAD },
    Topic { title: "Network model", fields: network::TOPOLOGY },
    Topic { title: "Power factors", fields: network::POWER_FACTORS },
    Topic { title: "Taps", fields: network::TAPS },
    Topic { title: "Automatic corrections", fields: loads::FIXES },
    Topic { title: "Closed-loop voltage control", fields: loads::CLOSED_LOOP },
    Topic { title: "Load data", fields: loads::LOAD_DATA },
    Topic { title: "Meters", fields: loads::METERING },
    Topic { title: "Other model options", fields: loads::OTHER },
    Topic { title: "Power flow", fields: run::SOLVE },
    Topic { title: "Network variant", fields: run::VARIANT },
    Topic { title: "Results", fields: run::RESULTS_WRITER },
];

/// The topic of an option's path.
pub fn topic_of(path: &str) -> Option<&'static Topic> {
    OPTIONS.iter().find(|topic| topic.fields.iter().any(|field| field.path == path))
}
