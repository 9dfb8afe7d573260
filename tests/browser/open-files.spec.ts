import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

onlyWith("embedded", "result files are opened by the engine in the browser");

type Table = "Transformers" | "Broken limits" | "Customers";

/** Exports a table of the run on the page; answers the file's content. */
async function exported(page: Page, table: Table, button: string): Promise<Buffer> {
  await page.getByRole("tab", { name: table, exact: true }).click();
  if (table === "Customers") await page.getByRole("button", { name: /^Show all .* customers/ }).click();
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: button }).click();
  const file = await (await download).path();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return readFile(file);
}

/** Head figures of the run on the page. */
async function figures(page: Page): Promise<string[]> {
  const list = page.locator(".head-figures");
  await expect(list).toContainText(/median\s*[\d.]+ kW/);
  return list.allInnerTexts();
}

/** The tables of the sample's run as the Hosting Capacity Module would write them; answers the folder. */
async function writtenFolder(page: Page): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), "headroom-results-")), "run");
  const tables: [Table, string][] = [
    ["Transformers", "lv_group_hosting_capacity"],
    ["Broken limits", "constraint_violations"],
    ["Customers", "customer_allocations"],
  ];
  for (const [table, name] of tables) {
    const content = await exported(page, table, "Filtered rows (Parquet)");
    expect(content.subarray(0, 4).toString()).toBe("PAR1");
    const inside = path.join(folder, name, "base", "WBK12", "2025");
    await mkdir(inside, { recursive: true });
    await writeFile(path.join(inside, "part-0.parquet"), content);
  }
  await writeFile(path.join(folder, "notes.txt"), "not a table");
  return folder;
}

async function choose(page: Page, files: string | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const label = typeof files === "string" ? "Choose folder…" : "Choose files…";
  await page.locator(`input[aria-label="${label}"]`).setInputFiles(files);
}

function csv(name: string, text: string) {
  return [{ name, mimeType: "text/csv", buffer: Buffer.from(text) }];
}

test("a run's Parquet files, opened as a folder, give the same pages without any request", async ({ page }) => {
  await runSample(page);
  const own = await figures(page);
  const folder = await writtenFolder(page);
  await page.getByRole("link", { name: "Open results" }).click();
  await expect(page.getByRole("heading", { name: "Open result files", level: 1 })).toBeVisible();
  await expectAccessible(page);

  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await choose(page, folder);
  await expect(page.getByRole("heading", { name: /^Opened from files: run/, level: 1 })).toBeVisible({ timeout: 20_000 });
  expect(await figures(page)).toEqual(own);
  // Browsers ask for a page's icon when they like.
  expect(requests.filter((url) => !url.startsWith("blob:") && !url.endsWith("/favicon.svg"))).toEqual([]);
  await expect(page.getByText("Read from files")).toBeVisible();
  await expect(page.getByText("In-browser engine")).toHaveCount(0);
  await expectAccessible(page);

  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "30");
  await grid.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/group=/);
  await expect(page.locator(".detail")).toContainText(/limit/i);

  await page.goto("/");
  await expect(page.getByText("How much more can your feeders take?").or(page.getByRole("table"))).toBeVisible();
  await expect(page.getByText(/Opened from files/), "gone with the page").toHaveCount(0);
});

test("a CSV of everything opens too, and its rows know what bound them", async ({ page }) => {
  await runSample(page);
  const own = await figures(page);
  const groups = await exported(page, "Transformers", "All rows and columns (CSV)");
  await page.getByRole("link", { name: "Open results" }).click();
  await choose(page, [{ name: "anything.csv", mimeType: "text/csv", buffer: groups }]);
  await expect(page.getByRole("heading", { name: "Opened from files: anything.csv", level: 1 })).toBeVisible();
  expect(await figures(page)).toEqual(own);
  // In the list it can be found again, and closed.
  await page.getByRole("link", { name: "Work packages" }).click();
  await expect(page.getByRole("link", { name: /Opened from files/ })).toBeVisible();
});

test("what is wrong with a file is said with file, table, column and row, and nothing is opened", async ({ page }) => {
  await page.goto("/open");
  await choose(page, csv("hv_node_headroom.csv", "work_package_id,feeder\nw,f\n"));
  await expect(page.getByRole("alert")).toContainText("Nothing was opened");
  const files = page.getByRole("region", { name: "Files" });
  await expect(files).toContainText("hv_node_headroom.csv, hv_node_headroom: it is without the columns scenario, timestamp");
  await expectAccessible(page);

  await choose(page, [{ name: "customer_allocations.parquet", mimeType: "", buffer: Buffer.from("PAR1 and then nothing PAR1") }]);
  await expect(files).toContainText("customer_allocations.parquet, customer_allocations: it is no Parquet file");
  await choose(page, csv("holiday.csv", "a,b\n1,2\n"));
  await expect(page.getByRole("alert")).toContainText("None of these files is of a result table");
  await expect(files).toContainText("Passed over: neither its folder, its name nor its columns");
  await choose(page, csv("constraint_violations.csv", `${"x".repeat(10_000_000)}\n`));
  await expect(files).toContainText("constraint_violations.csv, constraint_violations: it is without the columns");
});
