// Puts Headroom into another page and talks with it, see docs/embed-protocol.md. Free of dependencies; copy it or load it.
//
//   import { embed } from "https://headroom.example/embed.js";
//   const headroom = embed(document.querySelector("iframe"), { token: async () => "…", onSubmitted: (runId) => {} });
//   headroom.set({ theme: "dark" });

/**
 * Follows an iframe that shows Headroom.
 * @param {HTMLIFrameElement} frame its `src` has `embed=1`
 * @param {{
 *   token?: () => string | Promise<string>,
 *   onReady?: (version: string) => void,
 *   onNavigated?: (path: string) => void,
 *   onSubmitted?: (runId: string) => void,
 *   onError?: (code: string) => void,
 * }} [options] `token` is asked when the page wants one, and again when the server refuses it
 */
export function embed(frame, options = {}) {
  const { origin } = new URL(frame.src, location.href);
  const send = (message) => frame.contentWindow?.postMessage({ ns: "hc", v: 1, ...message }, origin);
  // A token that was refused is not sent again: that would go on for ever.
  let sent;
  const sendToken = async () => {
    const value = await options.token?.();
    if (!value || value === sent) return;
    sent = value;
    send({ type: "token", value });
  };
  const receive = (event) => {
    const { data } = event;
    if (event.source !== frame.contentWindow || event.origin !== origin || data?.ns !== "hc" || data.v !== 1) return;
    if (data.type === "ready") {
      sent = undefined;
      options.onReady?.(data.version);
      if (data.wants.includes("token")) void sendToken();
    } else if (data.type === "resize") {
      frame.style.height = `${data.height}px`;
    } else if (data.type === "navigated") {
      options.onNavigated?.(data.path);
    } else if (data.type === "submitted") {
      options.onSubmitted?.(data.runId);
    } else if (data.type === "error") {
      options.onError?.(data.code);
      if (data.code === "sign-in") void sendToken();
    }
  };
  const hello = () => send({ type: "hello" });
  addEventListener("message", receive);
  frame.addEventListener("load", hello);
  return {
    /** Theme, time zone, locale; what is left out stays. */
    set: (looks) => send({ type: "set", ...looks }),
    /** Shows a view: a path as `onNavigated` tells it. */
    go: (path) => send({ type: "go", path }),
    print: () => send({ type: "print" }),
    /** Stops following the frame. */
    stop: () => {
      removeEventListener("message", receive);
      frame.removeEventListener("load", hello);
    },
  };
}
