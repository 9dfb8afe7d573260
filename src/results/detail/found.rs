//! A detail's rows, or why there are none.

use headroom_contract::output::{PageRow, ResultPage};
use leptos::prelude::*;

use crate::backend::Query;
use crate::ui::{Notice, Skeleton, Tone};

/// Draws the rows of a page that was asked for, and what stands in their place while there are none.
pub(super) fn found<Row: PageRow + Send + Sync + 'static>(
    page: Query<ResultPage<Row>>,
    nothing: &'static str,
    each: impl Fn(&Row) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || match (page.value.get(), page.error.get()) {
        (None, Some(error)) => {
            view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any()
        }
        (None, None) => view! { <Skeleton rows=5 /> }.into_any(),
        (Some(page), _) if page.rows.is_empty() => view! { <p>{nothing}</p> }.into_any(),
        (Some(page), _) => page.rows.iter().map(&each).collect_view().into_any(),
    }
}
