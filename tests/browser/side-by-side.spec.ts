import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect, onlyWith, test } from "./fixtures.ts";
import { openNetwork, openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

const sampleFolder = fileURLToPath(new URL("../../samples/WBK12", import.meta.url));

onlyWith("embedded", "a server searches in threads, not in workers of the page");

/** Names of the locks that solvers hold for as long as they live. */
async function solvers(page: Page): Promise<string[]> {
  const held = await page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name ?? ""));
  return (held ?? []).filter((name) => name.startsWith("headroom-solver-"));
}

/** Starts a run of two feeders that would take minutes, and waits until both are searched; answers their rows of progress. */
async function runTwoForLong(page: Page): Promise<Locator[]> {
  await page.goto("/networks");
  test.skip((await page.evaluate(() => navigator.hardwareConcurrency)) < 2, "a machine of one core searches one feeder at a time");
  const dialog = await openNetwork(page, sampleFolder, "Second feeder");
  await dialog.getByText("Use in a work package").click();
  await expect(page.getByRole("checkbox", { name: /Second feeder/ })).toBeChecked();
  await page.getByRole("checkbox", { name: /Wattlebank/ }).check();
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  await page.getByLabel(/Step per customer/).fill("0.0001");
  await page.getByLabel("Most steps").fill("10,000");
  await runButton(page).click();
  await expect(page).toHaveURL(/\/runs\//);
  const progress = page.getByRole("region", { name: "Progress by feeder" });
  const rows = ["WBK12", "Second feeder"].map((feeder) =>
    progress.getByRole("row").filter({ has: page.getByRole("rowheader", { name: feeder }) }),
  );
  for (const row of rows) await expect(row).toContainText("Searching");
  return rows;
}

async function cancel(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Cancel/ }).click();
  const dialog = page.getByRole("dialog", { name: /Cancel/ });
  await dialog.getByRole("button", { name: /^Cancel (the )?(run|work package)/ }).click();
}

test("two feeders are searched at the same time, each in a worker of its own, and cancelled together", async ({ page }) => {
  const rows = await runTwoForLong(page);
  await expect.poll(() => solvers(page)).toHaveLength(2);
  for (const row of rows) {
    const steps = row.getByRole("cell", { name: /of at most/ });
    const before = await steps.innerText();
    await expect(steps).not.toHaveText(before);
    await expect(row).toContainText("Searching");
  }
  await cancel(page);
  await waitForEnd(page, "Cancelled");
  for (const row of rows) await expect(row).toContainText("Cancelled");
  await expect.poll(() => solvers(page)).toEqual([]);
  // New ones take the next run.
  await runSample(page);
});

test("a solver that dies fails its feeder and leaves the other one alone", async ({ page }) => {
  const rows = await runTwoForLong(page);
  await expect.poll(() => solvers(page)).toHaveLength(2);
  const [first] = await solvers(page);
  // The workbench takes a solver without its lock for dead.
  await page.evaluate((name) => navigator.locks.request(name, { steal: true }, () => {}), first!);
  const failed = page.getByRole("row").filter({ hasText: "Failed" });
  await expect(failed).toHaveCount(1);
  await expect(page.getByText(/The engine stopped while it solved this feeder/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Searching" })).toHaveCount(1);
  expect(await solvers(page)).not.toContain(first);
  expect(rows).toHaveLength(2);
  await cancel(page);
  await waitForEnd(page, "Cancelled");
  await runSample(page);
});

test("with the worker that started them, solvers end too", async ({ page }) => {
  await runTwoForLong(page);
  await expect.poll(() => solvers(page)).toHaveLength(2);
  const before = await solvers(page);
  const [worker] = page.workers();
  await worker!.evaluate(() => self.close());
  await expect(page.getByText(/engine stopped/i).first()).toBeVisible({ timeout: 15_000 });
  // The worker that follows it may have a solver of its own by now.
  await expect.poll(async () => (await solvers(page)).filter((name) => before.includes(name))).toEqual([]);
  await waitForEnd(page, "Failed");
});

test("where workers cannot have workers, runs go on in the one there is, and are still cancelled", async ({ page }) => {
  await page.route("**/headroom-worker_loader.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: "import init from './headroom-worker.js'; delete self.Worker; await init();",
    }),
  );
  await runSample(page);
  expect(await solvers(page)).toEqual([]);
  await openSampleForm(page);
  await page.getByLabel(/Step per customer/).fill("0.0001");
  await page.getByLabel("Most steps").fill("10,000");
  await runButton(page).click();
  await expect(page.getByRole("row").filter({ hasText: "Searching" })).toHaveCount(1);
  expect(await solvers(page)).toEqual([]);
  await cancel(page);
  await waitForEnd(page, "Cancelled");
});
