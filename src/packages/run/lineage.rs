//! What a work package was made from, and what was made from it.

use headroom_contract::operation::GetWorkPackageTree;
use headroom_contract::output::HcWorkPackage;
use leptos::prelude::*;

use crate::backend::{query, use_answering};
use crate::routes;

/// Its family; nothing while it has none.
#[component]
pub(super) fn Lineage(id: Signal<String>) -> impl IntoView {
    let answering = use_answering();
    let tree =
        query(move || answering.kind().is_some().then(|| GetWorkPackageTree { id: id.get() }));
    // A workbench that does not know the question has no family to tell of.
    move || {
        let tree = tree.value.get()?;
        let tree = tree.as_ref().as_ref()?;
        let line = |words: &'static str, packages: &[HcWorkPackage]| {
            let links = packages.iter().map(link).collect_view();
            (!packages.is_empty()).then(|| {
                view! {
                    <div>
                        <dt>{words}</dt>
                        <dd class="lineage-links">{links}</dd>
                    </div>
                }
            })
        };
        (!tree.ancestors.is_empty() || !tree.children.is_empty()).then(|| {
            view! {
                <dl class="config lineage">
                    {line("Made from", &tree.ancestors)} {line("Made from this", &tree.children)}
                </dl>
            }
        })
    }
}

fn link(package: &HcWorkPackage) -> impl IntoView + use<> {
    view! {
        <a class="row-link" href=routes::run(&package.id)>
            {package.name.clone()}
        </a>
    }
}
