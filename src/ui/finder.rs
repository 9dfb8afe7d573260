//! A box that finds things by a few letters, with what it finds below it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it is called.
    pub(crate) name: String,
    /// What tells it from others of its name.
    pub(crate) about: String,
}

/// Names of a finder.
#[derive(Clone, Copy)]
pub(crate) struct FinderWords {
    /// Id of the box, with which those of its list begin.
    pub(crate) id: &'static str,
    /// What it finds.
    pub(crate) label: &'static str,
    /// Stands in the empty box.
    pub(crate) placeholder: &'static str,
    /// Name of the list.
    pub(crate) list: &'static str,
    /// Said where nothing is found.
    pub(crate) nothing: &'static str,
    /// Key that leads to the box, where one does.
    pub(crate) key: Option<&'static str>,
}

impl FinderWords {
    fn list_id(self) -> String {
        format!("{}-list", self.id)
    }

    fn option_id(self, at: usize) -> String {
        format!("{}-list-{at}", self.id)
    }
}

/// The box and its list. Arrow keys mark, Enter chooses what is marked.
#[component]
pub(crate) fn Finder(
    words: FinderWords,
    /// What is typed.
    text: RwSignal<String>,
    /// What it finds, best first.
    found: Memo<Vec<Found>>,
    /// Called with the position of what was chosen.
    choose: Callback<usize>,
    /// True where it stands over other things: the list is there while something is typed, and Escape or leaving the box ends
    /// that.
    over: bool,
) -> impl IntoView {
    let marked = RwSignal::new(0_usize);
    let searching = move || !over || text.with(|text| !text.trim().is_empty());
    let clear = move || {
        if over {
            text.set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => marked.update(|at| *at = (*at + count - 1) % count),
            "Enter" if !event.ctrl_key() && !event.meta_key() => {
                let at = marked.get_untracked();
                if at < count {
                    choose.run(at);
                }
            }
            "Escape" if over => clear(),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="finder" class:finder-over=over>
            <label class="visually-hidden" for=words.id>
                {words.label}
            </label>
            <input
                id=words.id
                class="entry"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                placeholder=words.placeholder
                aria-keyshortcuts=words.key
                aria-autocomplete="list"
                aria-controls=words.list_id()
                aria-expanded=move || searching().to_string()
                aria-activedescendant=move || {
                    found.with(|found| !found.is_empty()).then(|| words.option_id(marked.get()))
                }
                prop:value=move || text.get()
                on:input=move |event| {
                    marked.set(0);
                    text.set(event_target_value(&event));
                }
                on:keydown=on_key
                on:blur=move |_| clear()
            />
            <div class="found" hidden=move || !searching()>
                <List words found marked choose />
                <p class="hint" role="status" hidden=move || found.with(|found| !found.is_empty())>
                    {words.nothing}
                </p>
            </div>
        </div>
    }
}

#[component]
fn List(
    words: FinderWords,
    found: Memo<Vec<Found>>,
    marked: RwSignal<usize>,
    choose: Callback<usize>,
) -> impl IntoView {
    let options = move || {
        let option = |(at, Found { name, about }): (usize, Found)| {
            view! {
                <li
                    id=words.option_id(at)
                    role="option"
                    class="found-one"
                    aria-selected=move || (marked.get() == at).to_string()
                    // The box would lose the focus before the click arrives.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| choose.run(at)
                >
                    <span>{name}</span>
                    <span class="found-about">{about}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <ul id=words.list_id() role="listbox" aria-label=words.list>
            {options}
        </ul>
    }
}
