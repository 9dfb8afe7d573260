// Starts the page, and says in plain words why it does not when it does not. Written by hand and free of
// dependencies, so that it works when everything else is broken. Runs in <head>, before the first paint.
(() => {
  "use strict";

  const SLOW_AFTER_MS = 4000;
  const { js, wasm } = document.currentScript.dataset;

  // Set before the first paint: the page itself starts too late to avoid a flash of the other theme.
  try {
    const theme = localStorage.getItem("headroom.theme");
    if (theme && theme !== "system") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is closed to this page (a privacy setting, a sandboxed frame): the system's theme stays.
  }

  const say = (sentences, role) => {
    const message = document.getElementById("boot-message");
    if (!message) return;
    message.setAttribute("role", role);
    message.replaceChildren(...sentences.flatMap((sentence) => [sentence, document.createElement("br")]).slice(0, -1));
  };

  const slow = setTimeout(() => {
    say(
      [
        "Still loading.",
        "The connection may be slow, or something may be holding back the WebAssembly file of this page.",
      ],
      "status",
    );
  }, SLOW_AFTER_MS);

  const started = () => {
    clearTimeout(slow);
    document.getElementById("boot")?.remove();
  };

  const failed = (cause) => {
    clearTimeout(slow);
    say(
      [
        "Headroom could not start.",
        "Reload the page. If that does not help, use a current version of Chrome, Edge, Firefox or Safari, and check that no filter blocks .wasm files from this address.",
        `Cause: ${cause instanceof Error ? cause.message : String(cause)}`,
      ],
      "alert",
    );
  };

  const parsed = new Promise((resolve) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
    else resolve();
  });

  // The page draws into <body>, so it starts only once that is parsed; loading begins at once.
  Promise.all([import(js), parsed])
    .then(([{ default: start }]) => start({ module_or_path: wasm }))
    .then(started)
    .catch((cause) => parsed.then(() => failed(cause)));
})();
