import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

/** How long the page is used; 30 minutes before a release, see docs/security.md. */
const MINUTES = Number(process.env["HEADROOM_SOAK_MINUTES"] ?? "0.6");
/** Rounds before the first measurement: what is loaded, compiled and cached once is no leak. */
const WARM_UP_ROUNDS = 4;
/** What may come on top of that, however long it runs. */
const MOST_GROWTH = { heapMb: 5, wasmMb: 4, nodes: 400, listeners: 60 };

type Use = { heapMb: number; wasmMb: number; nodes: number; listeners: number };

/** What the page holds after everything that can be let go was. */
async function use(page: Page, browser: CDPSession): Promise<Use> {
  await browser.send("HeapProfiler.collectGarbage");
  await browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await browser.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  const wasmMb = await page.evaluate(async () => {
    const file = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /headroom-[0-9a-f]+\.js$/.test(name))!;
    // The module is loaded already: this is the same instance.
    const program = (await import(file)) as { initSync?: unknown; default: (module: unknown) => Promise<{ memory: WebAssembly.Memory }> };
    return (await program.default(undefined)).memory.buffer.byteLength / 2 ** 20;
  });
  return { heapMb: metric("JSHeapUsedSize") / 2 ** 20, wasmMb, nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
}

/** Once around: list, run with charts, map and tables, a detail, the form, networks, and some polls of each. */
async function round(page: Page, run: string): Promise<void> {
  const main = page.getByRole("navigation", { name: "Main" });
  await main.getByRole("link", { name: "Work packages" }).click();
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(run));
  await page.getByRole("tab", { name: "Ranked" }).click();
  await page.getByRole("tab", { name: "Distribution" }).click();
  await page.getByRole("grid").getByRole("row").nth(2).click();
  await expect(page).toHaveURL(/group=/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share…" }).click();
  await page.keyboard.press("Escape");
  await main.getByRole("link", { name: "Networks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Networks" })).toBeVisible();
  await main.getByRole("link", { name: "New work package" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Networks" })).toBeVisible();
}

test("memory does not grow with use", async ({ page }) => {
  test.setTimeout((MINUTES * 60 + 240) * 1000);
  await runSample(page);
  const run = new URL(page.url()).pathname;
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  for (let count = 0; count < WARM_UP_ROUNDS; count += 1) await round(page, run);
  const before = await use(page, browser);
  // The engine, and a solver that it keeps for the next run.
  const workers = page.workers().length;
  const end = Date.now() + MINUTES * 60_000;
  let rounds = 0;
  while (Date.now() < end || rounds < 8) {
    await round(page, run);
    rounds += 1;
  }
  const after = await use(page, browser);
  const growth = Object.fromEntries(Object.entries(after).map(([key, value]) => [key, value - before[key as keyof Use]])) as Use;
  test.info().annotations.push({ type: "soak", description: JSON.stringify({ rounds, before, growth }) });
  console.log(`${rounds} rounds, before ${JSON.stringify(before)}, growth ${JSON.stringify(growth)}`);
  for (const [key, most] of Object.entries(MOST_GROWTH)) {
    expect(growth[key as keyof Use], `${key} after ${rounds} rounds`).toBeLessThan(most);
  }
  expect(page.workers().length, "no solver is left over").toBeLessThanOrEqual(workers);
});
