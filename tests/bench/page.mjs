// What a person waits for in the page: page.mjs ADDRESS ROUNDS. Prints a report in JSON: of each figure its value in every round.
import { createRequire } from "node:module";
import { panning } from "./map.mjs";

// Playwright is installed with the browser tests.
const require = createRequire(new URL("../browser/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

/** A slow office connection and a computer a quarter as quick as this one. */
const CONNECTION = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
const SLOWER_CPU = 4;
/** Text fields of the form, by label, with what is typed into them. */
const TYPED = { "Name": "Feeder seven, export at noon", "Step per customer (kW)": "12.345678", "Most steps": "123456" };

/** Points of the map that is dragged about. */
const POINTS = [50_000, 100_000];

const [address, rounds] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.HEADROOM_CHROMIUM,
  args: ["--no-sandbox"], // a container has none to offer
});

/** From asking for the page until its first field can be typed into, in ms, with nothing kept from before. */
async function firstLoad() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", CONNECTION);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  const start = performance.now();
  await page.goto(`${address}new/intrinsic`, { waitUntil: "commit" });
  await page.getByLabel("Name", { exact: true }).fill("a");
  const ms = performance.now() - start;
  await context.close();
  return ms;
}

/** Lengths of the main thread's tasks in ms while something is done. */
async function tasksWhile(page, work) {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  return traceEvents
    .filter((event) => event.name === "RunTask" && event.dur && isMain(event))
    .map(({ dur }) => dur / 1000);
}

/** The longest task of the page while its fields are typed into, one key after the other, in ms. */
async function typing() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}new/intrinsic?template=sample`);
  await page.getByLabel("Name", { exact: true }).click();
  // The preview and what starts with the page are done by then.
  await page.waitForTimeout(3000);
  const longest = {};
  for (const [label, text] of Object.entries(TYPED)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill("");
    await field.focus();
    await page.waitForTimeout(500);
    const tasks = await tasksWhile(page, async () => {
      for (const key of text) await page.keyboard.press(key, { delay: 20 });
      // What waits for a pause in typing belongs to it.
      await page.waitForTimeout(400);
    });
    longest[label] = Math.max(...tasks);
  }
  await context.close();
  return longest;
}

const report = {};
const note = (name, value) => (report[name] ??= []).push(value);
try {
  for (let round = 0; round < Number(rounds); round++) {
    note("First load until the form takes typing, 10 Mbit/s, 4x CPU (ms)", await firstLoad());
    for (const points of POINTS) {
      const { median, longest } = await panning(browser, address, points);
      note(`Dragging a map of ${points} points, median frame (ms)`, median);
      note(`Dragging a map of ${points} points, longest frame (ms)`, longest);
    }
    for (const [label, ms] of Object.entries(await typing())) note(`Typing into "${label}", longest task (ms)`, ms);
  }
  process.stdout.write(JSON.stringify(report));
} finally {
  await browser.close();
}
