// Starts the page, and says in plain words why it does not when it does not. Written by hand and free of
// dependencies, so that it works when everything else is broken. The script in index.html has found it and loads it.

/**
 * @param {URL} base the folder that the page is served from, with a slash at its end
 * @param {HTMLLinkElement[]} links what the page is made of: styles, its program and the WebAssembly of it
 */
export function start(base, links) {
  const SLOW_AFTER_MS = 4000;
  const CONFIG_WITHIN_MS = 3000;
  const STYLES_WITHIN_MS = 3000;
  const LOOK_FOR_NEWER_EVERY_MS = 10 * 60_000;
  const root = document.documentElement;
  const address = (rel) => links.find((link) => link.rel === rel).href;
  // Where src/routes.rs reads it.
  root.dataset.base = base.pathname;

  // Trusted Types: the headers forbid that text becomes markup or the address of a script, but by this policy. Leptos writes the
  // fixed parts of views into templates as text and cannot be handed a policy of its own, so this is the default one. It lets
  // through only markup in which nothing can run or load, and only this page's own scripts. See docs/security.md.
  const TAGS =
    "a|b|br|button|caption|circle|code|col|colgroup|dd|defs|details|div|dl|dt|em|fieldset|figcaption|figure|footer|g|h[1-6]|header|hr|" +
    "i|input|kbd|label|legend|li|line|main|nav|ol|optgroup|option|output|p|path|pattern|pre|progress|rect|section|select|small|" +
    "span|strong|sub|summary|sup|svg|table|tbody|td|text|textarea|tfoot|th|thead|time|title|tr|tspan|ul";
  const ATTRIBUTE = '(?!on|style|src|href|xlink|form|action)[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<]*")?|href="(?:[/#]|https:)[^"<]*"';
  const INERT = new RegExp(`^(?:[^<]|<!>|</?(?:${TAGS})(?: +(?:${ATTRIBUTE}))* */?>)*$`);
  const SCRIPTS = ["headroom-worker_loader.js", "leaflet/leaflet.js", "sw.js"];
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (INERT.test(markup) ? markup : null),
    createScriptURL: (address) => {
      const { href } = new URL(address, location.href);
      return SCRIPTS.some((script) => href === new URL(script, base).href) ? address : null;
    },
  });

  // Inside another page there is no frame of our own. Single panels say so by their path.
  const isPanel = location.pathname.startsWith(`${base.pathname}embed/`);
  if (isPanel || new URLSearchParams(location.search).get("embed") === "1") {
    root.dataset.embed = "";
    // A sandbox without allow-forms withholds the event by which forms are handled here; none is ever sent.
    addEventListener("click", (event) => {
      const button = event.target.closest?.("button[type=submit]");
      if (!button?.form || event.defaultPrevented) return;
      event.preventDefault();
      if (!button.form.noValidate && !button.form.reportValidity()) return;
      button.form.dispatchEvent(new SubmitEvent("submit", { submitter: button, bubbles: true, cancelable: true }));
    });
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

  // What this page's host says, see docs/deploy.md. Keys of another type are as good as absent; without the file, or when it
  // does not come in time, the engine in this browser answers.
  const configured = fetch(new URL("config.json", base), { signal: AbortSignal.timeout?.(CONFIG_WITHIN_MS) })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((config) => {
      const text = (value, key) => {
        if (typeof value === "string") root.dataset[key] = value;
      };
      text(config?.server, "server");
      text(config?.results, "results");
      text(config?.networkTimeZone, "networkZone");
      if (["light", "dark"].includes(config?.theme)) {
        root.dataset.usualTheme = config.theme;
        root.dataset.theme ??= config.theme;
      }
      if (Array.isArray(config?.embedOrigins)) {
        root.dataset.embedOrigins = config.embedOrigins.filter((origin) => typeof origin === "string").join(" ");
      }
      if (typeof config?.tiles?.url === "string") {
        root.dataset.tiles = config.tiles.url;
        text(config.tiles.attribution, "tilesAttribution");
      }
      // Read once more by src/sign_in, which also looks at the values.
      if (typeof config?.oidc === "object") text(JSON.stringify(config.oidc), "oidc");
    })
    .catch(() => {});

  // A release page keeps itself for use without a network, and hears of newer ones. `data-newer` on <html> tells the page;
  // the event "headroom:take-newer" answers that a person wants it now.
  const newer = () => {
    root.dataset.newer = "";
    window.dispatchEvent(new Event("headroom:newer"));
  };
  const { version } = root.dataset;
  const keep = async () => {
    if (!version) return;
    const registered = await navigator.serviceWorker?.register(new URL("sw.js", base)).catch(() => undefined);
    const waiting = () => registered?.waiting && navigator.serviceWorker.controller && newer();
    registered?.addEventListener("updatefound", () => registered.installing?.addEventListener("statechange", waiting));
    waiting();
    window.addEventListener("headroom:take-newer", () => {
      if (!registered?.waiting) return location.reload();
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registered.waiting.postMessage("take-over");
    });
    let looked = Date.now();
    const look = async () => {
      if (document.hidden || Date.now() - looked < LOOK_FOR_NEWER_EVERY_MS) return;
      looked = Date.now();
      if (registered) return registered.update();
      const page = await fetch(base, { cache: "no-store" });
      if (page.ok && !(await page.text()).includes(`data-version="${version}"`)) newer();
    };
    const lookQuietly = () => look().catch(() => {});
    document.addEventListener("visibilitychange", lookQuietly);
    setInterval(lookQuietly, LOOK_FOR_NEWER_EVERY_MS);
  };

  const started = () => {
    clearTimeout(slow);
    document.getElementById("boot")?.remove();
    keep().catch(() => {});
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

  // A page without its styles would be seen for a moment; one whose styles do not come is better than none.
  const waiting = links.filter((link) => link.rel === "stylesheet" && !link.sheet);
  const dressed = Promise.all(waiting.map((link) => new Promise((resolve) => (link.onload = link.onerror = resolve))));
  const styled = Promise.race([dressed, new Promise((resolve) => setTimeout(resolve, STYLES_WITHIN_MS))]);

  // The page draws into <body>, so it starts only once that is parsed; loading begins at once.
  Promise.all([import(address("modulepreload")), parsed, configured, styled])
    .then(([{ default: begin }]) => begin({ module_or_path: address("preload") }))
    .then(started)
    .catch((cause) => parsed.then(() => failed(cause)));
}
