//! What a person sees when the page itself breaks: its state can no longer be trusted, so only a reload helps.

use std::panic::PanicHookInfo;

use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// Shows the notice on the first panic, and leaves the cause in the browser's console.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // Nothing is left to report a failure to.
        show(info).ok();
    }));
}

/// Plain DOM: the framework may be what broke.
fn show(info: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let document = document();
    let Some(body) = document.body() else { return Ok(()) };
    if document.get_element_by_id("stopped").is_some() {
        return Ok(());
    }
    let notice = document.create_element("div")?;
    notice.set_id("stopped");
    notice.set_class_name("stopped");
    notice.set_attribute("role", "alert")?;

    let title = document.create_element("h1")?;
    title.set_text_content(Some("Headroom stopped"));
    let advice = document.create_element("p")?;
    advice.set_text_content(Some(
        "Something went wrong in this page. Reload it to go on: your draft, your work packages and their results are saved.",
    ));
    let cause = document.create_element("p")?;
    cause.set_class_name("stopped-cause");
    let at = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    cause.set_text_content(Some(&format!("Cause: {at}")));
    let reload = document.create_element("a")?;
    reload.set_class_name("button button-primary");
    reload.set_attribute("href", "")?;
    // The router would keep the broken page.
    reload.set_attribute("rel", "external")?;
    reload.set_text_content(Some("Reload"));

    for part in [title, advice, cause, reload] {
        notice.append_child(&part)?;
    }
    body.append_child(&notice)?;
    Ok(())
}
