//! Loads, generators, photovoltaic systems and storage.

use headroom_engine::network::{
    Generator as NetworkGenerator, GeneratorModel, Inverter, Load as NetworkLoad, LoadModel,
    PowerConnection, ShapeId, VoltageWindow,
};

use super::builder::Builder;
use super::shapes::Shapes;
use crate::classes::{BusRef, Connection, Element, Entry, Generator, Load, PvSystem};

pub(super) fn build(builder: &mut Builder<'_>, shapes: &Shapes) {
    let model = builder.model;
    builder.network.loads.reserve(model.loads.len());
    for entry in model.loads.enabled() {
        build_load(builder, entry, shapes);
    }
    for entry in model.generators.enabled() {
        build_generator(builder, entry, shapes);
    }
    for entry in model.pv_systems.enabled() {
        build_pv_system(builder, entry, shapes);
    }
    for entry in model.storages.enabled() {
        let message = if entry.element.is_active {
            "storage is taken as idle, although it is set to charge or discharge"
        } else {
            "storage is taken as idle"
        };
        builder.warning(entry, message);
    }
}

/// What loads and generators have in common.
struct Connected<'e> {
    bus: Option<&'e BusRef>,
    phases: usize,
    connection: Connection,
    kv: f64,
    daily: Option<&'e str>,
    yearly: Option<&'e str>,
}

struct Placed {
    terminal: headroom_engine::network::Terminal,
    connection: PowerConnection,
    daily: Option<ShapeId>,
    yearly: Option<ShapeId>,
}

fn place<E: Element>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    shapes: &Shapes,
    connected: Connected<'_>,
) -> Option<Placed> {
    let Connected { bus, phases, connection, kv, daily, yearly } = connected;
    let bus = builder.required(entry, "bus1", bus)?;
    if !builder.has_modelled_phases(entry, phases) {
        return None;
    }
    if kv <= 0.0 {
        builder.error(entry, format!("kV is {kv}, it must be greater than 0"));
        return None;
    }
    // A delta of one or two phases is open: it has one conductor more than phases (`TLoad.SetNcondsForConnection`).
    let conductors =
        if connection == Connection::Delta && phases > 2 { phases } else { phases + 1 };
    if !builder.is_connected(entry, conductors) {
        return None;
    }
    let daily = shape(builder, entry, shapes, "daily", daily);
    let yearly = shape(builder, entry, shapes, "yearly", yearly);
    let connection = match connection {
        Connection::Wye => PowerConnection::Wye,
        Connection::Delta => PowerConnection::Delta,
    };
    Some(Placed { terminal: builder.terminal(bus, phases, conductors), connection, daily, yearly })
}

fn shape<E: Element>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    shapes: &Shapes,
    property: &str,
    name: Option<&str>,
) -> Option<ShapeId> {
    let name = name?;
    if let Some(id) = shapes.get(name) {
        *id
    } else {
        builder.error(entry, format!("{property} shape \"{name}\" is not defined"));
        None
    }
}

fn build_load(builder: &mut Builder<'_>, entry: &Entry<Load>, shapes: &Shapes) {
    let load = &entry.element;
    let connected = Connected {
        bus: load.bus.as_ref(),
        phases: load.phases,
        connection: load.connection,
        kv: load.kv,
        daily: load.daily.as_deref(),
        yearly: load.yearly.as_deref(),
    };
    let Some(Placed { terminal, connection, daily, yearly }) =
        place(builder, entry, shapes, connected)
    else {
        return;
    };
    let (kw, kvar) = load.power();
    if !kw.is_finite() || !kvar.is_finite() {
        builder.error(entry, "kW and kvar are out of bounds");
        return;
    }
    let model = load_model(builder, entry);
    builder.network.loads.push(NetworkLoad {
        name: entry.name.clone(),
        terminal,
        phases: load.phases,
        connection,
        rated_kv: load.kv,
        kw,
        kvar,
        model,
        window: VoltageWindow { min_pu: load.min_pu, max_pu: load.max_pu },
        daily,
        yearly,
        fixed: load.fixed,
    });
}

fn load_model(builder: &mut Builder<'_>, entry: &Entry<Load>) -> LoadModel {
    let load = &entry.element;
    if let Some(model) = LoadModel::numbered(load.model, load.cvr_watts, load.cvr_vars) {
        return model;
    }
    if let Some([z_watts, i_watts, p_watts, z_vars, i_vars, p_vars, cut_off_pu]) = load.zipv {
        let (active, reactive) = ([z_watts, i_watts, p_watts], [z_vars, i_vars, p_vars]);
        return LoadModel::Mixed { active, reactive, cut_off_pu };
    }
    builder.warning(entry, "model 8 without ZIPV: taken as constant power (model 1)");
    LoadModel::ConstantPower
}

fn build_generator(builder: &mut Builder<'_>, entry: &Entry<Generator>, shapes: &Shapes) {
    let generator = &entry.element;
    let connected = Connected {
        bus: generator.bus.as_ref(),
        phases: generator.phases,
        connection: generator.connection,
        kv: generator.kv,
        daily: generator.daily.as_deref(),
        yearly: generator.yearly.as_deref(),
    };
    let giving = Giving {
        phases: generator.phases,
        kv: generator.kv,
        power: (generator.kw, generator.kvar),
        inverter: None,
        model: match generator.model {
            2 => GeneratorModel::ConstantImpedance,
            4 => GeneratorModel::ConstantPowerFixedVar,
            5 => GeneratorModel::ConstantPowerFixedReactance,
            7 => GeneratorModel::CurrentLimited,
            // What the reader does not model (it has said so) is constant power.
            _ => GeneratorModel::ConstantPower,
        },
        window: VoltageWindow { min_pu: generator.min_pu, max_pu: generator.max_pu },
    };
    if let Some(placed) = place(builder, entry, shapes, connected) {
        push(builder, entry, placed, giving);
    }
}

fn build_pv_system(builder: &mut Builder<'_>, entry: &Entry<PvSystem>, shapes: &Shapes) {
    let system = &entry.element;
    let connected = Connected {
        bus: system.bus.as_ref(),
        phases: system.phases,
        connection: system.connection,
        kv: system.kv,
        daily: system.daily.as_deref(),
        yearly: system.yearly.as_deref(),
    };
    let inverter = system.inverter();
    let giving = Giving {
        phases: system.phases,
        kv: system.kv,
        power: inverter.power_at(1.0),
        inverter: Some(inverter),
        model: GeneratorModel::ConstantPower,
        window: VoltageWindow { min_pu: system.min_pu, max_pu: system.max_pu },
    };
    if let Some(placed) = place(builder, entry, shapes, connected) {
        push(builder, entry, placed, giving);
    }
}

/// What generators and photovoltaic systems give.
struct Giving {
    phases: usize,
    kv: f64,
    /// kW and kvar.
    power: (f64, f64),
    inverter: Option<Inverter>,
    model: GeneratorModel,
    window: VoltageWindow,
}

fn push<E: Element>(builder: &mut Builder<'_>, entry: &Entry<E>, placed: Placed, giving: Giving) {
    let Placed { terminal, connection, daily, yearly } = placed;
    let Giving { phases, kv, power: (kw, kvar), inverter, model, window } = giving;
    builder.network.generators.push(NetworkGenerator {
        class: E::class().name.to_owned(),
        name: entry.name.clone(),
        terminal,
        phases,
        connection,
        rated_kv: kv,
        kw,
        kvar,
        model,
        window,
        inverter,
        daily,
        yearly,
    });
}
