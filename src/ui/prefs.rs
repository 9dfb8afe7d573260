//! How times and numbers are written: in which zone, and with which marks. Files keep UTC and the dot.
//!
//! The formats are kept beside the reactive graph, because text is made everywhere; whoever changes them draws the views
//! anew.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::power::{self, PowerUnit};
use super::storage;

const KEY: &str = "headroom.times";
const POWER_KEY: &str = "headroom.power";
/// Where `public/boot.js` leaves `networkTimeZone` of `config.json`.
const NETWORK_ZONE: &str = "data-network-zone";

/// Marks inside numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Between whole and fraction.
    pub(super) decimal: char,
    /// Between groups of three digits.
    pub(super) group: char,
}

struct Formats {
    marks: Marks,
    /// Writes times of a zone other than UTC.
    zoned: Option<Object>,
}

thread_local! {
    static FORMATS: RefCell<Formats> =
        const { RefCell::new(Formats { marks: Marks { decimal: '.', group: ',' }, zoned: None }) };
}

/// The marks in use.
pub(super) fn marks() -> Marks {
    FORMATS.with_borrow(|formats| formats.marks)
}

/// A time in the zone in use, which it names: date and time of day; `None` in UTC.
pub(super) fn zoned(at_ms: impl FnOnce() -> f64) -> Option<(String, String)> {
    FORMATS.with_borrow(|formats| {
        let format = formats.zoned.as_ref()?;
        parts(format, at_ms()).ok()
    })
}

/// Zones that a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zone {
    #[default]
    Utc,
    Network,
    Browser,
}

impl Zone {
    const ALL: [(Self, &str); 3] =
        [(Self::Utc, "utc"), (Self::Network, "network"), (Self::Browser, "browser")];

    fn text(self) -> &'static str {
        Self::ALL.into_iter().find(|(zone, _)| *zone == self).map_or("", |(_, text)| text)
    }

    fn from_text(text: &str) -> Self {
        Self::ALL.into_iter().find(|(_, t)| *t == text).map(|(zone, _)| zone).unwrap_or_default()
    }
}

/// What was chosen.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    zone: RwSignal<Zone>,
    /// Counts changes, each of which draws the views anew.
    changes: RwSignal<u32>,
}

/// Makes the preferences available to the whole page, and formats follow them from then on.
pub(crate) fn provide_preferences() {
    let kept = storage::read(KEY).ok().flatten();
    let zone = Zone::from_text(kept.as_deref().unwrap_or_default());
    let kept = storage::read(POWER_KEY).ok().flatten();
    power::use_unit(PowerUnit::of_symbol(kept.as_deref().unwrap_or_default()));
    provide_context(Preferences { zone: RwSignal::new(zone), changes: RwSignal::new(0) });
    set_locale(None);
    use_zone_named(name(zone).as_deref());
}

/// The page's preferences.
pub(crate) fn use_preferences() -> Preferences {
    expect_context::<Preferences>()
}

impl Preferences {
    /// How often they were changed, tracked.
    pub(crate) fn changes(self) -> u32 {
        self.changes.get()
    }

    /// Formats as somebody else wishes who shows this page, without keeping it. What is no zone or language changes nothing.
    pub(crate) fn follow_host(self, time_zone: Option<&str>, locale: Option<&str>) {
        if let Some(zone) = time_zone {
            use_zone_named(Some(zone).filter(|zone| *zone != "UTC"));
        }
        if locale.is_some() {
            set_locale(locale);
        }
        self.draws_anew();
    }

    fn choose(self, zone: Zone) {
        // Where nothing can be kept the choice lasts until the page is closed.
        storage::write(KEY, zone.text()).ok();
        use_zone_named(name(zone).as_deref());
        self.zone.set(zone);
        self.draws_anew();
    }

    fn choose_power(self, unit: PowerUnit) {
        storage::write(POWER_KEY, unit.symbol()).ok();
        power::use_unit(unit);
        self.draws_anew();
    }

    fn draws_anew(self) {
        self.changes.update(|changes| *changes += 1);
    }
}

/// A list to choose a preference from: values with their words, of which one is chosen.
#[component]
fn Switch(
    id: &'static str,
    label: &'static str,
    options: Vec<(&'static str, String)>,
    chosen: &'static str,
    choose: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, words)| {
            view! { <option value=value selected=value == chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <select
            id=id
            class="theme-switch"
            aria-label=label
            on:change=move |event| {
                choose.run(event_target_value(&event));
                // The views were drawn anew, this one among them.
                request_animation_frame(move || super::focus_by_id(id));
            }
        >
            {options}
        </select>
    }
}

/// Chooses the unit of power.
#[component]
pub(crate) fn PowerSwitch() -> impl IntoView {
    let preferences = use_preferences();
    let options = PowerUnit::ALL.map(|unit| (unit.symbol(), unit.symbol().to_owned())).to_vec();
    let choose = Callback::new(move |text: String| {
        preferences.choose_power(PowerUnit::of_symbol(&text));
    });
    view! { <Switch id="power" label="Power" options chosen=power::unit().symbol() choose /> }
}

/// Chooses the zone of times.
#[component]
pub(crate) fn ZoneSwitch() -> impl IntoView {
    let preferences = use_preferences();
    let words = |zone| match (zone, name(zone)) {
        (Zone::Utc, _) | (Zone::Browser, None) => Some("Times in UTC".to_owned()),
        (Zone::Network, None) => None,
        (Zone::Network, Some(zone)) => Some(format!("Network time, {zone}")),
        (Zone::Browser, Some(zone)) => Some(format!("Browser time, {zone}")),
    };
    let options = Zone::ALL.into_iter().filter_map(|(zone, text)| Some((text, words(zone)?)));
    let chosen = preferences.zone.get_untracked().text();
    let choose = Callback::new(move |text: String| preferences.choose(Zone::from_text(&text)));
    view! { <Switch id="times" label="Times" options=options.collect() chosen choose /> }
}

/// The zone's IANA name; `None` for UTC, and for a network zone that nobody has named.
fn name(zone: Zone) -> Option<String> {
    match zone {
        Zone::Utc => None,
        Zone::Network => document().document_element()?.get_attribute(NETWORK_ZONE),
        Zone::Browser => {
            let options = intl("DateTimeFormat", &JsValue::UNDEFINED, &Object::new()).ok()?;
            let resolved = call(&options, "resolvedOptions", &JsValue::UNDEFINED).ok()?;
            Reflect::get(&resolved, &"timeZone".into()).ok()?.as_string()
        }
    }
}

fn use_zone_named(zone: Option<&str>) {
    let zoned = match zone {
        None => None,
        Some(zone) => match formatter(zone) {
            Ok(formatter) => Some(formatter),
            // Names of no zone come from the page's host: what was in use stays.
            Err(_) => return,
        },
    };
    FORMATS.with_borrow_mut(|formats| formats.zoned = zoned);
}

fn formatter(zone: &str) -> Result<Object, JsValue> {
    let options = Object::new();
    for (key, value) in [
        ("timeZone", zone),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZoneName", "short"),
    ] {
        Reflect::set(&options, &key.into(), &value.into())?;
    }
    intl("DateTimeFormat", &"en-AU".into(), &options)
}

/// Takes the marks of a language; of the browser's own where none is given.
fn set_locale(locale: Option<&str>) {
    let locale = locale.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let Ok(marks) = intl("NumberFormat", &locale, &Object::new()).and_then(|f| marks_of(&f)) else {
        return;
    };
    FORMATS.with_borrow_mut(|formats| formats.marks = marks);
}

fn marks_of(format: &Object) -> Result<Marks, JsValue> {
    let mut marks = marks();
    for (kind, text) in to_parts(format, 12_345_678.5)? {
        let Some(mark) = text.chars().next() else { continue };
        match kind.as_str() {
            "decimal" => marks.decimal = mark,
            "group" => marks.group = mark,
            _ => {}
        }
    }
    Ok(marks)
}

fn parts(format: &Object, at_ms: f64) -> Result<(String, String), JsValue> {
    let parts = to_parts(format, at_ms)?;
    let part = |wanted: &str| {
        parts.iter().find(|(kind, _)| kind == wanted).map_or("", |(_, text)| text.as_str())
    };
    let date = format!("{}-{}-{}", part("year"), part("month"), part("day"));
    let time = format!("{}:{} {}", part("hour"), part("minute"), part("timeZoneName"));
    Ok((date, time))
}

fn to_parts(format: &Object, value: f64) -> Result<Vec<(String, String)>, JsValue> {
    let parts: Array = call(format, "formatToParts", &value.into())?.unchecked_into();
    let text = |part: &JsValue, key: &str| {
        Reflect::get(part, &key.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
    };
    Ok(parts.iter().map(|part| (text(&part, "type"), text(&part, "value"))).collect())
}

/// A new object of `Intl`. By reflection, because an unknown zone or language throws.
fn intl(name: &str, locale: &JsValue, options: &Object) -> Result<Object, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &name.into())?.dyn_into()?;
    Reflect::construct(&constructor, &Array::of2(locale, options))?.dyn_into()
}

fn call(object: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    method.call1(object, argument)
}

/// An ISO 8601 instant in UTC, with or without its Z, in ms since 1970; not a number for other text.
pub(crate) fn instant_ms(iso: &str) -> f64 {
    let zoned = if iso.ends_with('Z') { iso.to_owned() } else { format!("{iso}Z") };
    Date::new(&JsValue::from_str(&zoned)).get_time()
}
