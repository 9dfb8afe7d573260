//! What to know about the link that was opened.

use headroom_contract::operation::LvGroupHostingCapacitySummaries;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::figures::Figures;
use super::payload::is_later;
use crate::backend::query;
use crate::routes::key;
use crate::ui::format::count_of;
use crate::ui::{Notice, Tone, power};

/// Says of a link which parts of it this version does not know; they are passed over.
#[component]
pub(crate) fn LinkNotice() -> impl IntoView {
    let address = use_query_map();
    let notice = Memo::new(move |_| {
        address.with(|query| {
            let version = query.get(key::LINK_VERSION)?;
            if is_later(&version) {
                return Some("This link was made by a later version of Headroom: parts of the view may be missing. Reload the page to get the latest version".to_owned());
            }
            let known = query.clone().into_iter();
            let unknown: Vec<String> =
                known.map(|(key, _)| key.to_string()).filter(|key| !key::OF_LINKS.contains(&key.as_str())).collect();
            (!unknown.is_empty()).then(|| {
                format!("Parts of this link are not known here and are passed over: {}", unknown.join(", "))
            })
        })
    });
    move || {
        let notice = notice.get()?;
        Some(view! { <Notice tone=Tone::Caution>{notice}</Notice> })
    }
}

/// On a run that was made from a link: whether its numbers are those of whoever sent the link.
#[component]
pub(crate) fn SameNumbers(id: Signal<String>, ended: Signal<bool>) -> impl IntoView {
    // What is looked at on this page changes the address, and the sender's numbers stay what they are.
    let sent = use_query_map().with_untracked(|query| Figures::read(&query.get(key::FIGURES)?));
    let summary = query(move || {
        (sent.is_some() && ended.get())
            .then(|| LvGroupHostingCapacitySummaries { work_package_id: id.get() })
    });
    move || {
        let sent = sent?;
        let own = Figures::from(&*summary.value.get()?);
        let words = |figures: Figures| {
            format!(
                "{}, median {}, {} in all",
                count_of(figures.group_count, "group", "groups"),
                power::with_unit(figures.median_kw, 3),
                power::with_unit(figures.total_kw, 3)
            )
        };
        Some(if sent.same_as(own) {
            view! {
                <Notice tone=Tone::Info>
                    <p>{format!("Run again from a link, with the same numbers as the sender's: {}", words(own))}</p>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <Notice tone=Tone::Caution>
                    <p>
                        {format!(
                            "Run again from a link, but the sender had other numbers: {} there, {} here. The networks or the versions of the engine differ",
                            words(sent),
                            words(own),
                        )}
                    </p>
                </Notice>
            }
            .into_any()
        })
    }
}
