//! Who may show this page inside another: what its own host says, in the words of an administrator.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use crate::routes;

/// Who may frame a page.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Framing {
    /// Its host forbids nobody.
    Anybody,
    /// These sources besides the page's own origin.
    Listed(Vec<String>),
}

/// Browsers refuse a frame without saying so to anybody, so it is said before the code is copied.
#[component]
pub(super) fn FramingPolicy() -> impl IntoView {
    let framing = RwSignal::new(None::<Framing>);
    spawn_local(async move {
        framing.try_set(ask().await.ok());
    });
    let words = move || match framing.get() {
        None => "Browsers show it only inside pages that this page's host allows.".to_owned(),
        Some(Framing::Anybody) => {
            "This page's host lets every other page show it: it sends no frame-ancestors."
                .to_owned()
        }
        Some(Framing::Listed(others)) if others.is_empty() => {
            "This page's host lets no other site show it.".to_owned()
        }
        Some(Framing::Listed(others)) => {
            format!("This page's host lets these show it: {}.", others.join(", "))
        }
    };
    view! {
        <p class="hint">
            <span role="status">{words}</span>
            " To allow another site, whoever runs this page adds its origin to frame-ancestors in the header Content-Security-Policy ("
            <code>"frame-ancestors 'self' https://portal.example"</code>
            "), and to embedOrigins in config.json for messages."
        </p>
    }
}

/// Asks this page's own host for its headers.
async fn ask() -> Result<Framing, JsValue> {
    let init = RequestInit::new();
    init.set_method("HEAD");
    let headers = Headers::new()?;
    headers.set("accept", "text/html")?;
    init.set_headers_headers(&headers);
    let sent = window().fetch_with_str_and_init(&routes::work_packages(), &init);
    let answer = JsFuture::from(sent).await?;
    let headers = answer.unchecked_into::<Response>().headers();
    Ok(framing(&headers.get("content-security-policy")?.unwrap_or_default()))
}

/// What a Content-Security-Policy says of frames.
fn framing(policy: &str) -> Framing {
    let mut directives = policy.split(';').map(str::split_whitespace);
    let Some(sources) =
        directives.find_map(|mut words| (words.next()? == "frame-ancestors").then_some(words))
    else {
        return Framing::Anybody;
    };
    let sources: Vec<String> = sources.map(ToOwned::to_owned).collect();
    if sources.iter().any(|source| source == "*") {
        return Framing::Anybody;
    }
    let own = ["'self'", "'none'"];
    Framing::Listed(sources.into_iter().filter(|source| !own.contains(&source.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_tells_who_may_frame() {
        let listed = |sources: &[&str]| {
            Framing::Listed(sources.iter().map(|source| (*source).to_owned()).collect())
        };
        assert_eq!(framing("default-src 'self'; frame-ancestors 'self'"), listed(&[]));
        assert_eq!(framing("frame-ancestors 'none'; img-src *"), listed(&[]));
        assert_eq!(
            framing("img-src *; frame-ancestors 'self' https://a.example https://b.example"),
            listed(&["https://a.example", "https://b.example"])
        );
        assert_eq!(framing("frame-ancestors *"), Framing::Anybody);
        assert_eq!(framing(""), Framing::Anybody);
    }
}
