//! Transformers and their tap-changer controls.

use std::collections::HashMap;

use headroom_engine::network::{
    Regulator, Transformer as NetworkTransformer, Winding, WindingConnection,
};

use super::builder::Builder;
use crate::classes::{Connection, Element, Entry, RegControl, TransformerData, WindingData};
use crate::report::Place;

pub(super) fn build(builder: &mut Builder<'_>) {
    let model = builder.model;
    for entry in model.transformers.enabled() {
        let conductors = entry.element.0.phases + 1;
        if builder.is_connected(entry, conductors)
            && let Some(transformer) = build_transformer(builder, entry, &entry.element.0)
        {
            builder.network.transformers.push(transformer);
        }
    }
}

/// Autotransformers are transformers whose first winding is in series.
pub(super) fn build_auto(builder: &mut Builder<'_>) {
    let model = builder.model;
    for entry in model.auto_transformers.enabled() {
        let (data, is_series) = (&entry.element.data, entry.element.is_series);
        if !builder.is_connected(entry, data.phases + 1) {
            continue;
        }
        if let [high, low, ..] = &data.windings[..]
            && is_series
            && (high.kv <= low.kv || low.kv <= 0.0)
        {
            let message = format!(
                "kV of the first winding, {}, must be greater than that of the second, {}",
                high.kv, low.kv
            );
            builder.error(entry, message);
        } else if let Some(mut transformer) = build_transformer(builder, entry, data) {
            if is_series {
                transformer.windings[0].connection = WindingConnection::Series;
            }
            builder.network.transformers.push(transformer);
        }
    }
}

fn build_transformer<E: Element>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    data: &TransformerData,
) -> Option<NetworkTransformer> {
    if !builder.has_modelled_phases(entry, data.phases) {
        return None;
    }
    if data.windings.len() > 3 {
        builder.error(
            entry,
            format!("{} windings: more than three are not modelled", data.windings.len()),
        );
        return None;
    }
    let reactances =
        if data.windings.len() == 2 { &data.x_percent[..1] } else { &data.x_percent[..] };
    if reactances.contains(&0.0) {
        builder.error(entry, "short-circuit reactance (XHL, XHT or XLT) is 0 %");
        return None;
    }
    let mut windings = Vec::with_capacity(data.windings.len());
    for (at, winding) in data.windings.iter().enumerate() {
        windings.push(build_winding(builder, entry, data.phases, (at, winding))?);
    }
    let [x12_percent, x13_percent, x23_percent] = data.x_percent;
    Some(NetworkTransformer {
        name: entry.name.clone(),
        phases: data.phases,
        windings,
        x12_percent,
        x13_percent,
        x23_percent,
        no_load_loss_percent: data.no_load_loss_percent,
        magnetising_percent: data.magnetising_percent,
        antifloat_ppm: data.antifloat_ppm,
        lower_voltage_leads: data.lower_voltage_leads,
    })
}

fn build_winding<E: Element>(
    builder: &mut Builder<'_>,
    entry: &Entry<E>,
    phases: usize,
    (at, winding): (usize, &WindingData),
) -> Option<Winding> {
    let bus =
        builder.required(entry, &format!("bus of winding {}", at + 1), winding.bus.as_ref())?;
    for (what, value) in [("kV", winding.kv), ("kVA", winding.kva), ("tap", winding.tap_pu)] {
        if value <= 0.0 {
            builder.error(
                entry,
                format!("{what} of winding {} is {value}, it must be greater than 0", at + 1),
            );
            return None;
        }
    }
    Some(Winding {
        terminal: builder.terminal(bus, phases, phases + 1),
        connection: match winding.connection {
            Connection::Wye => WindingConnection::Wye,
            Connection::Delta => WindingConnection::Delta,
        },
        rated_kv: winding.kv,
        rated_kva: winding.kva,
        tap_pu: winding.tap_pu,
        min_tap_pu: winding.min_tap_pu,
        max_tap_pu: winding.max_tap_pu,
        tap_steps: winding.tap_steps,
        resistance_percent: winding.resistance_percent,
        neutral_resistance_ohm: (winding.neutral_r_ohm >= 0.0).then_some(winding.neutral_r_ohm),
        neutral_reactance_ohm: winding.neutral_x_ohm,
    })
}

pub(super) fn build_regulators(builder: &mut Builder<'_>) {
    let model = builder.model;
    if !model.controls_act {
        let controls = model.reg_controls.enabled().count();
        if controls > 0 {
            let message = format!(
                "Set controlmode=off: {controls} tap-changer controls do not act, taps stay as they are"
            );
            builder.report.warning(Place::default(), None, message);
        }
        return;
    }
    let numbers: HashMap<String, usize> = builder
        .network
        .transformers
        .iter()
        .enumerate()
        .map(|(at, transformer)| (transformer.name.clone(), at))
        .collect();
    for entry in model.reg_controls.enabled() {
        build_regulator(builder, entry, &numbers);
    }
}

fn build_regulator(
    builder: &mut Builder<'_>,
    entry: &Entry<RegControl>,
    numbers: &HashMap<String, usize>,
) {
    let control = &entry.element;
    let Some(&transformer) = numbers.get(&control.transformer) else {
        let model = builder.model;
        let name = &control.transformer;
        if model.transformers.get(name).is_some() || model.auto_transformers.get(name).is_some() {
            builder.warning(entry, format!("transformer \"{name}\" is not in service, left out"));
        } else {
            builder.error(entry, format!("transformer \"{name}\" is not defined"));
        }
        return;
    };
    let winding = control.winding as usize - 1;
    let tap_winding = control.tap_winding.map_or(winding, |tap_winding| tap_winding as usize - 1);
    let windings = &mut builder.network.transformers[transformer].windings;
    if winding.max(tap_winding) >= windings.len() {
        let message = format!(
            "transformer \"{}\" has no winding {}",
            control.transformer,
            winding.max(tap_winding) + 1
        );
        builder.error(entry, message);
        return;
    }
    if let Some(number) = control.tap_number {
        let tapped = &mut windings[tap_winding];
        let step = (tapped.max_tap_pu - tapped.min_tap_pu) / f64::from(tapped.tap_steps.max(1));
        tapped.tap_pu = f64::midpoint(tapped.max_tap_pu, tapped.min_tap_pu) + number * step;
    }
    let compensates = control.r_v != 0.0 || control.x_v != 0.0;
    builder.network.regulators.push(Regulator {
        name: entry.name.clone(),
        transformer,
        winding,
        watched_phase: control.watched_phase,
        tap_winding,
        target_v: control.target_v,
        band_v: control.band_v,
        pt_ratio: control.pt_ratio,
        ct_primary_a: if compensates { control.ct_primary_a } else { 0.0 },
        r_v: control.r_v,
        x_v: control.x_v,
        delay_s: control.delay_s,
        max_tap_change: control.max_tap_change,
    });
}
