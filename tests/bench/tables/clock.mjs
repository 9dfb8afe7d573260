// Runs in the page that is measured: how long something takes until it is on the screen, and for how long at most the main
// thread answered nothing meanwhile.

export const clock = `
window.untilFrame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
window.timed = async (act, seen) => {
  const start = performance.now();
  let [last, longest, measuring] = [start, 0, true];
  // A message to itself comes back as soon as the thread is free.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (measuring) port2.postMessage(null);
  };
  port2.postMessage(null);
  await act();
  while (!seen()) {
    if (performance.now() - start > 120_000) throw new Error("not seen in two minutes: " + seen);
    await new Promise((done) => requestAnimationFrame(done));
  }
  const ms = performance.now() - start;
  await window.untilFrame();
  measuring = false;
  return { ms, longest };
};
`;
