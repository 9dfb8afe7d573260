// A large table in the page and in other grids: run.mjs ADDRESS FOLDER SITE ROWS ROUNDS. Prints a report in JSON: of each grid and
// figure the milliseconds and the longest task of the main thread in every round.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { clock } from "./clock.mjs";
import { customer, filterKw, nameOf } from "./data.mjs";

// Playwright is installed with the browser tests.
const require = createRequire(new URL("../../browser/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const [address, folder, site, rowsText, roundsText] = process.argv.slice(2);
const rows = Number(rowsText);
/** What is done, in this order; what only leads back is not told of. */
const MEASURES = ["first", "number", "unsorted", "text", "unsorted", "filter", "unfiltered", "end"];
const RIVALS = { "Glide Data Grid": "glide", "AG Grid Community": "ag-grid", "Perspective": "perspective" };

/** Measures of the page, as the other grids have them. */
function pageMeasures({ rows, first, named, last }) {
  const grid = () => document.querySelector('[role="grid"]');
  const row = (position) => grid()?.querySelector(`[role="row"][aria-rowindex="${position + 1}"]`)?.textContent ?? "";
  const heading = (name) =>
    [...grid().querySelectorAll('[role="columnheader"]')].find((head) => head.querySelector(".grid-label").textContent.startsWith(name)).querySelector("button");
  const button = (words) => [...document.querySelectorAll("button")].find((one) => words.test(one.textContent));
  const press = (name) => () => heading(name).click();
  const count = () => Number(grid()?.getAttribute("aria-rowcount"));
  const number = "Added";
  window.measures = {
    first: [() => button(/^Show all (.* )?customers/).click(), () => row(1).includes(first)],
    number: [press(number), () => row(1).includes(named)],
    // Another row comes first, so that the next order can be seen.
    descending: [press(number), () => row(1).includes(last)],
    text: [press("Customer"), () => row(1).includes(named)],
    filter: [() => button(/^Apply$/).click(), () => count() === rows / 2 + 1],
    end: [
      () => grid().dispatchEvent(new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true, cancelable: true })),
      () => row(count() - 1) !== "",
    ],
  };
}

async function measured(page, name) {
  return page.evaluate(async (name) => window.timed(...window.measures[name]), name);
}

/** The page: the file is opened, then its customers are shown. */
async function ofPage(browser) {
  const page = await browser.newPage();
  await page.addInitScript(clock);
  await page.goto(`${address}open`);
  await page.locator('input[aria-label="Choose folder…"]').setInputFiles(folder);
  await page.getByRole("heading", { name: /^Opened from files/, level: 1 }).waitFor({ timeout: 60_000 });
  await page.getByRole("tab", { name: "Customers", exact: true }).click();
  await page.getByRole("button", { name: /^Show all (.* )?customers/ }).waitFor();
  const first = customer(0, rows).customer;
  await page.evaluate(pageMeasures, { rows, first, named: nameOf(0), last: nameOf(rows - 1) });
  const report = {};
  report.first = await measured(page, "first");
  report.number = await measured(page, "number");
  await measured(page, "descending");
  report.text = await measured(page, "text");
  await page.getByRole("button", { name: "Filter…" }).click();
  const dialog = page.getByRole("dialog", { name: "Filter rows" });
  await dialog.getByLabel("Column").selectOption("allocatedKw");
  await dialog.getByLabel("At least").fill(String(filterKw(rows)));
  report.filter = await measured(page, "filter");
  report.end = await measured(page, "end");
  await page.close();
  return report;
}

/** Another grid, alone in a page, with its rows made before the clock starts. */
async function ofRival(browser, origin, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(clock);
  await page.goto(`${origin}/${file}.html`);
  await page.waitForFunction(() => window.prepare);
  await page.evaluate((rows) => window.prepare(rows), rows);
  const report = {};
  for (const name of MEASURES) report[name] = await measured(page, name);
  await page.close();
  return report;
}

/** Serves the other grids' pages on this machine. */
function serveRivals() {
  const types = { ".js": "text/javascript", ".css": "text/css" };
  const server = createServer(async ({ url }, response) => {
    const name = path.basename(url);
    const [stem, ending] = [path.parse(name).name, path.extname(name)];
    if (ending === ".html" && Object.values(RIVALS).includes(stem)) {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!doctype html><link rel="stylesheet" href="${stem}.css"><style>#grid, perspective-viewer { width: 1200px; height: 700px }</style>
<div id="portal"></div><div id="grid"></div><script type="module" src="${stem}.js"></script>`);
      return;
    }
    try {
      const content = await readFile(path.join(site, name));
      response.writeHead(200, { "content-type": types[ending] ?? "application/octet-stream" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

const server = await serveRivals();
const origin = `http://127.0.0.1:${server.address().port}`;
const report = {};
try {
  for (let round = 0; round < Number(roundsText); round++) {
    // A new browser for each, so that none has another's memory.
    const turns = [["Headroom", (browser) => ofPage(browser)]];
    for (const [name, file] of Object.entries(RIVALS)) turns.push([name, (browser) => ofRival(browser, origin, file)]);
    for (const [name, turn] of turns) {
      const args = ["--no-sandbox"]; // a container has none to offer
      const browser = await chromium.launch({ executablePath: process.env.HEADROOM_CHROMIUM, args });
      try {
        for (const [figure, value] of Object.entries(await turn(browser))) ((report[name] ??= {})[figure] ??= []).push(value);
      } finally {
        await browser.close();
      }
    }
  }
  process.stdout.write(JSON.stringify(report));
} finally {
  server.close();
}
