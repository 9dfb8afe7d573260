//! Classes of elements by name, and what the reader does about each.

/// A class the reader models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    LineCode,
    TransformerCode,
    LoadShape,
    Source,
    Line,
    Transformer,
    AutoTransformer,
    RegControl,
    Load,
    Generator,
    PvSystem,
    Storage,
    Capacitor,
    Reactor,
    SwitchControl,
    Fuse,
    Relay,
    Recloser,
}

/// What the reader does about a class of elements.
pub(super) enum Handling {
    Modelled(Class),
    /// Measures, or describes what only elements use that are named themselves.
    Quiet,
    /// A class of OpenDSS that the reader does not model.
    NotModelled,
    Unknown,
}

/// Class and position of the element that More continues.
#[derive(Clone, Debug)]
pub(super) struct ActiveElement {
    /// `None` for an element of a class that is not modelled: what continues it is not used either.
    pub(super) target: Option<(Class, usize)>,
}

/// Calls a generic method with the element type of a class.
macro_rules! for_class {
    ($class:expr, $self:ident.$method:ident($($argument:expr),*)) => {
        match $class {
            Class::LineCode => $self.$method::<LineCode>($($argument),*),
            Class::TransformerCode => $self.$method::<TransformerCode>($($argument),*),
            Class::LoadShape => $self.$method::<LoadShape>($($argument),*),
            Class::Source => $self.$method::<Source>($($argument),*),
            Class::Line => $self.$method::<Line>($($argument),*),
            Class::Transformer => $self.$method::<Transformer>($($argument),*),
            Class::AutoTransformer => $self.$method::<AutoTransformer>($($argument),*),
            Class::RegControl => $self.$method::<RegControl>($($argument),*),
            Class::Load => $self.$method::<Load>($($argument),*),
            Class::Generator => $self.$method::<Generator>($($argument),*),
            Class::PvSystem => $self.$method::<PvSystem>($($argument),*),
            Class::Storage => $self.$method::<Storage>($($argument),*),
            Class::Capacitor => $self.$method::<Capacitor>($($argument),*),
            Class::Reactor => $self.$method::<Reactor>($($argument),*),
            Class::SwitchControl => $self.$method::<SwitchControl>($($argument),*),
            Class::Fuse => $self.$method::<Fuse>($($argument),*),
            Class::Relay => $self.$method::<Relay>($($argument),*),
            Class::Recloser => $self.$method::<Recloser>($($argument),*),
        }
    };
}
pub(super) use for_class;

pub(super) fn handling(class: &str) -> Handling {
    Handling::Modelled(match class {
        "linecode" => Class::LineCode,
        "xfmrcode" => Class::TransformerCode,
        "loadshape" => Class::LoadShape,
        "vsource" => Class::Source,
        "line" => Class::Line,
        "transformer" => Class::Transformer,
        "autotrans" => Class::AutoTransformer,
        "regcontrol" => Class::RegControl,
        "load" => Class::Load,
        "generator" => Class::Generator,
        "pvsystem" => Class::PvSystem,
        "storage" => Class::Storage,
        "capacitor" => Class::Capacitor,
        "reactor" => Class::Reactor,
        "swtcontrol" => Class::SwitchControl,
        "fuse" => Class::Fuse,
        "relay" => Class::Relay,
        "recloser" => Class::Recloser,
        "energymeter" | "monitor" | "sensor" | "growthshape" | "tshape" | "priceshape"
        | "xycurve" | "spectrum" | "tcc_curve" | "wiredata" | "cndata" | "tsdata"
        | "linespacing" | "linegeometry" => return Handling::Quiet,
        "capcontrol" | "isource" | "vccs" | "fault" | "dynamicexp" | "gendispatcher"
        | "storagecontroller" | "upfc" | "upfccontrol" | "espvlcontrol" | "indmach012"
        | "gicsource" | "invcontrol" | "expcontrol" | "gicline" | "gictransformer"
        | "vsconverter" | "windgen" | "generic5" | "esspvlcontrol" | "pvsystem2" | "storage2" => {
            return Handling::NotModelled;
        }
        _ => return Handling::Unknown,
    })
}

/// The class of this name, if the reader models it.
pub(super) fn modelled(class: &str) -> Option<Class> {
    match handling(class) {
        Handling::Modelled(class) => Some(class),
        Handling::Quiet | Handling::NotModelled | Handling::Unknown => None,
    }
}
