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
    // Files are for programs.
    await page.getByRole("button", { name: "Export..." }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "All rows and columns (CSV)" }).click();
    const rows = (await readFile(await (await saved).path(), "utf8")).split("\r\n").filter((line) => line && !line.startsWith("#"));
    expect(rows[1]).toMatch(/,\d+\.\d+,/);
    for (const row of rows) expect(row.split(",")).toHaveLength(rows[0]!.split(",").length);
  });
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
