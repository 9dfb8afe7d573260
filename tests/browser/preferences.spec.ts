import { readFile } from "node:fs/promises";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

test.describe("in Brisbane", () => {
  test.use({ timezoneId: "Australia/Brisbane" });

  test("every time switches its zone and names it, and the choice is kept", async ({ page, workbench }) => {
    const server = workbench === "server" ? "" : null;
    await page.route("**/config.json", (route) => route.fulfill({ json: { server, networkTimeZone: "Australia/Perth" } }));
    await runSample(page);
    const facts = page.locator(".run-facts");
    await expect(facts).toContainText(/Created \d{4}-\d\d-\d\d \d\d:\d\d UTC, ended/);
    const times = page.getByRole("combobox", { name: "Times" });
    await times.selectOption("Browser time, Australia/Brisbane");
    await expect(facts).toContainText(/Created \d{4}-\d\d-\d\d \d\d:\d\d (AEST|GMT\+10), ended/);
    await expect(facts).not.toContainText("UTC");
    await expect(times).toBeFocused();
    await times.selectOption("Network time, Australia/Perth");
    await expect(facts).toContainText(/(AWST|GMT\+8)/);
    await page.reload();
    await expect(facts).toContainText(/(AWST|GMT\+8)/);
    await expectAccessible(page);
  });
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("numbers are written as the browser's language has them", async ({ page }) => {
    await runSample(page);
    await expect(page.locator(".head-figures")).toContainText("1.102");
    await expect(page.getByRole("grid")).toContainText(/\d,\d/);
    await expect(page.locator(".config").first()).toContainText("0,9 to 1,054 pu");
    await page.getByRole("button", { name: "Filter…" }).click();
    await page.getByLabel("At most").fill("2,5");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("list", { name: "Filters" })).toContainText("at most 2,5");
    // Files are for programs.
    await page.getByRole("button", { name: "Export…" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "All rows and columns (CSV)" }).click();
    const rows = (await readFile(await (await saved).path(), "utf8")).split("\r\n").filter((line) => line && !line.startsWith("#"));
    expect(rows[1]).toMatch(/,\d+\.\d+,/);
    for (const row of rows) expect(row.split(",")).toHaveLength(rows[0]!.split(",").length);
  });
});

test("power is shown in kW or MW by table, chart, map and filter together, and files keep kW", async ({ page }) => {
  await runSample(page);
  const grid = page.getByRole("grid", { name: "Transformers" });
  const first = (column: number) => grid.locator(`[role="gridcell"][aria-colindex="${column}"]`).first();
  const number = async (column: number) => Number((await first(column).innerText()).replaceAll(",", ""));
  await expect(grid.getByRole("columnheader", { name: /^Total \(kW\)/ })).toBeVisible();
  const inKw = [await number(2), await number(3)];
  expect(inKw[1]).toBeGreaterThan(0);
  const power = page.getByRole("combobox", { name: "Power" });
  await power.selectOption("MW");
  await expect(grid.getByRole("columnheader", { name: /^Total \(MW\)/ })).toBeVisible();
  await expect(power).toBeFocused();
  await expect.poll(() => number(3)).toBeCloseTo(inKw[1]! / 1000, 6);
  await expect.poll(() => number(2)).toBeCloseTo(inKw[0]! / 1000, 6);
  await expect(page.locator(".head-figures")).toContainText("MW per customer");
  await expect(page.getByRole("img", { name: /MW per customer/ })).toBeVisible();
  await expect(page.locator(".map-legend")).toContainText("Headroom (MW per customer)");
  await expect(page.getByRole("main")).not.toContainText(/\d kW per customer/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Filter…" }).click();
  const dialog = page.getByRole("dialog", { name: "Filter rows" });
  await dialog.getByLabel("Column").selectOption({ label: "Headroom per customer (MW)" });
  await dialog.getByLabel("At most").fill("0.002");
  await dialog.getByRole("button", { name: "Apply" }).click();
  const chip = page.getByRole("list", { name: "Filters" });
  await expect(chip).toContainText("Headroom per customer (MW) at most 0.002");
  await expect(page).toHaveURL(/f=headroomKwPerCustomer/);
  await expect(page).not.toHaveURL(/0\.002/);
  await expect(grid).not.toHaveAttribute("aria-rowcount", "30");
  const left = await grid.getAttribute("aria-rowcount");
  await page.getByRole("button", { name: "Export…" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Filtered rows (CSV)" }).click();
  expect(await readFile(await (await saved).path(), "utf8")).toContain("headroom_kw_per_customer [kW]");
  await page.keyboard.press("Escape");

  // Kept, and the filter is the same in the other unit.
  await page.reload();
  await expect(chip).toContainText("(MW) at most 0.002");
  await power.selectOption("kW");
  await expect(chip).toContainText("Headroom per customer (kW) at most 2");
  await expect(grid).toHaveAttribute("aria-rowcount", left!);
});

test("a report says what was asked, what was found and what stops it, on two pages at most", async ({ page }) => {
  await runSample(page);
  await page.getByRole("link", { name: "Report" }).click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}\/report$/);
  await expect(page).toHaveTitle(/^Report on .*Wattlebank/);
  const report = page.getByRole("article");
  await expect(report.getByRole("table", { name: /least headroom/i })).toContainText("LV voltage above limit");
  await expect(report.getByRole("table", { name: /least headroom/i }).getByRole("row")).toHaveCount(16);
  await expect(report.getByRole("img", { name: /Headroom/ })).toHaveCount(2);
  await expect(report).toContainText("LV voltage 216 to 253 V");
  await expect(report).toContainText(/Run [0-9a-f-]{36}, configuration sha256 [0-9a-f]{12}/);
  await expect(report).toContainText("It does not replace a connection study");
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(report.locator(".button:visible")).toHaveCount(0);
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = paper.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Back to the run" }).click();
  await expect(page.getByRole("grid")).toBeVisible();
});

test("on paper there is the configuration and the run's id, and nothing to press", async ({ page }) => {
  await runSample(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".run-facts .id")).toBeVisible();
  await expect(page.locator(".config").first()).toBeVisible();
  await expect(page.locator("main .button:visible")).toHaveCount(0);
  await expect(page.getByRole("tab")).toHaveCount(0);
  const grid = page.locator(".grid-head");
  expect(await grid.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group");
  expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  const head = page.locator(".table thead").first();
  expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group");
});
