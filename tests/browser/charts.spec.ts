import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

/** The chart that is shown. */
function chart(page: Page) {
  return page.getByRole("tabpanel").getByRole("figure");
}

async function show(page: Page, tab: string): Promise<void> {
  await page.getByRole("tab", { name: tab }).click();
  await expect(page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
}

/** Waits until the table on view has so many rows. */
async function expectRows(page: Page, rows: number): Promise<void> {
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(rows + 1));
}

/** The rows of a chart's data. */
async function data(page: Page): Promise<string[][]> {
  await chart(page).getByRole("button", { name: "Show data" }).click();
  const rows = chart(page).getByRole("region", { name: /^Data/ }).locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const texts = await rows.all();
  return Promise.all(texts.map((row) => row.locator("td").allInnerTexts()));
}

for (const [tab, name, rows] of [
  ["Distribution", /^Headroom of 29 groups in 10 bins/, 10],
  ["Ranked", /^Headroom of 29 groups, from/, 29],
  ["Limits broken", /limits broken\. [\d,]+ LV voltage/, undefined],
  ["Against export", /^Headroom of 29 groups against their export/, 29],
] as const) {
  test(`the chart "${tab}" has a name, a read-out and its numbers as a table`, async ({ page }) => {
    await runSample(page);
    await show(page, tab);
    await expect(chart(page).getByRole("img", { name })).toBeVisible();
    const slider = chart(page).getByRole("slider").first();
    await slider.focus();
    await slider.press("Home");
    const readOut = chart(page).locator("[aria-live=polite]");
    const first = await readOut.innerText();
    expect(first).toMatch(/\d/);
    if (rows) {
      await slider.press("ArrowRight");
      await expect(slider).toHaveAttribute("aria-valuenow", "2");
      await expect(readOut).not.toHaveText(first);
    }
    const table = await data(page);
    if (rows) expect(table).toHaveLength(rows);
    await expectAccessible(page);
  });
}

test("the bins of the histogram add up to all groups", async ({ page }) => {
  await runSample(page);
  const rows = await data(page);
  const groups = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  expect(groups).toBe(29);
});

test("a chart is in the address, and tabs are walked with arrow keys", async ({ page }) => {
  await runSample(page);
  await page.getByRole("tab", { name: "Distribution" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/chart=ranked/);
  await expect(page.getByRole("tab", { name: "Ranked" })).toBeFocused();
  await page.reload();
  await expect(chart(page).getByRole("img", { name: /^Headroom of 29 groups, from/ })).toBeVisible();
});

test("a chart is saved as SVG and as PNG of twice its size, with title, unit and where it comes from", async ({ page, workbench }) => {
  await runSample(page);
  await show(page, "Ranked");
  const saved = async (kind: "SVG" | "PNG"): Promise<Buffer> => {
    const waiting = page.waitForEvent("download");
    await chart(page).getByRole("button", { name: `Save as ${kind}` }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^headroom-[0-9a-f]{8}-ranked\\.${kind.toLowerCase()}$`));
    return readFile(await download.path());
  };
  const svg = (await saved("SVG")).toString("utf8");
  const id = new URL(page.url()).pathname.split("/").at(-1)!;
  for (const wanted of [
    "Headroom by transformer, least first",
    "Headroom (kW per customer)",
    `Run ${id}`,
    "configuration sha256 ",
    workbench === "embedded" ? "In-browser engine, not Zepben" : "Headroom server 0.1.0",
    " UTC",
    "<pattern",
  ]) {
    expect(svg).toContain(wanted);
  }
  expect(svg).not.toContain("style=");
  expect(svg).not.toContain("class=");
  const width = Number(/<svg[^>]* width="(\d+(?:\.\d+)?)"/.exec(svg)![1]);
  const png = await saved("PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(Math.floor(2 * width));
});

test("the brush of the histogram narrows the table, by arrow keys, and a bar does so by Enter", async ({ page }) => {
  await runSample(page);
  const bins = (await data(page)).map((row) => Number(row.at(-1)));
  const sum = (from: number, to: number) => bins.slice(from, to).reduce((all, groups) => all + groups, 0);
  const least = chart(page).getByRole("slider", { name: "Least headroom of the table" });
  const greatest = chart(page).getByRole("slider", { name: "Greatest headroom of the table" });
  await expectRows(page, sum(0, 10));
  await least.focus();
  await least.press("ArrowRight");
  await expect(page).toHaveURL(/f=headroomKwPerCustomer/);
  await expectRows(page, sum(1, 10));
  await greatest.focus();
  await greatest.press("ArrowLeft");
  await greatest.press("ArrowLeft");
  await expectRows(page, sum(1, 8));
  await expect(greatest).toHaveAttribute("aria-valuetext", /kW per customer/);
  await expectAccessible(page);

  const bars = chart(page).getByRole("slider", { name: /^Headroom: how many/ });
  await bars.focus();
  await bars.press("Home");
  await bars.press("Enter");
  await expectRows(page, sum(0, 1));
  await bars.press("Enter");
  await expectRows(page, sum(0, 10));
});

test("a class of limits broken shows its rows in the table, as many as its bar says", async ({ page }) => {
  await runSample(page);
  await show(page, "Limits broken");
  const [name, rows] = (await data(page))[0]!;
  const bars = chart(page).getByRole("slider");
  await bars.focus();
  await bars.press("Home");
  await bars.press("Enter");
  await expect(page).toHaveURL(/table=constraint_violations&f=metric/);
  await expectRows(page, Number(rows!.replace(",", "")));
  expect(name).toBe("LV voltage");
  await page.getByRole("region", { name: "What binds most, and where" }).getByRole("button").first().click();
  await expect(page).toHaveURL(/f=binding\.conductingEquipmentMrid/);
});
