// Keeps the page for use without a network. Building the page writes this file beside it, with its version and its files
// filled in; a new version is another file, which is how browsers notice it.
"use strict";

const VERSION = "{{version}}";
const FILES = {{files}};

const PREFIX = "headroom-";
const CACHE = `${PREFIX}${VERSION}`;
const INDEX = new URL("./", self.registration.scope).href;

self.addEventListener("install", (event) => {
  // `reload`: what the HTTP cache holds may be of the version before.
  const requests = FILES.map((file) => new Request(new URL(file, INDEX), { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const old = (key) => key.startsWith(PREFIX) && key !== CACHE;
  event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key)))));
});

// Sent by the page when a person wants the new version now.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(INDEX)) return;
  const path = url.href.slice(INDEX.length).replace(/[?#].*$/, "");
  // Where a sign-in ends, the host leaves a header out (docs/deploy.md), which what is kept has.
  if (path === "signed-in") return;
  if (request.mode === "navigate" && !FILES.includes(path) && !path.startsWith("api/")) {
    event.respondWith(kept(INDEX, request));
  } else if (path === "config.json") {
    event.respondWith(fetch(request).catch(() => kept(url.href, request)));
  } else if (FILES.includes(path)) {
    event.respondWith(kept(url.origin + url.pathname, request));
  }
});

async function kept(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}
