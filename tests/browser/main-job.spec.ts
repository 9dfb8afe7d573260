import { fileURLToPath } from "node:url";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openNetwork, openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

const sampleFolder = fileURLToPath(new URL("../../samples/WBK12", import.meta.url));

test("from an empty page to a result: one click to the form, one to the run", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Try the sample feeder" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/);
  await expectAccessible(page);
  await runButton(page).click();

  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  await waitForEnd(page, "Succeeded");
  const table = page.getByRole("grid", { name: "Transformers" });
  await expect(table).toHaveAttribute("aria-rowcount", "30");
  const rows = table.locator('[role="row"]:has([role="gridcell"])');
  await expect(rows.first()).toContainText(/transformer\.t\d+.*LV voltage above limit.*line\..*V.*253 V/s);
  const headrooms = (await table.locator('[role="gridcell"][aria-colindex="2"]').allInnerTexts()).map(Number.parseFloat);
  expect([...headrooms].sort((a, b) => a - b)).toEqual(headrooms);
  await expect(page.getByRole("img", { name: /Headroom/ })).toBeVisible();
  await expectAccessible(page);

  const address = page.url();
  const text = await table.innerText();
  await page.reload();
  await expect(rows.first()).toContainText("253 V");
  expect(await table.innerText()).toBe(text);
  await page.goto("/");
  await page.getByRole("link", { name: /Wattlebank/ }).first().click();
  await expect(page).toHaveURL(address);
});

test("a network of one's own is opened from a folder and run", async ({ page }) => {
  await page.goto("/networks");
  const dialog = await openNetwork(page, sampleFolder, "My feeder");
  await expect(dialog).toContainText("29");
  await expectAccessible(page);
  await dialog.getByText("Use in a work package").click();
  await expect(page.getByRole("checkbox", { name: /My feeder/ })).toBeChecked();
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  await page.getByLabel("Most steps").fill("20");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  await page.reload();
  await page.goto("/networks");
  await expect(page.getByText("My feeder").first()).toBeVisible();
});

test("a run is cancelled at once and says that it is incomplete", async ({ page }) => {
  await openSampleForm(page);
  // Fine steps without a limit that they could reach: thousands of power flows.
  await page.getByLabel(/Step per customer/).fill("0.0001");
  await page.getByLabel("Most steps").fill("10,000");
  await runButton(page).click();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  const dialog = page.getByRole("dialog", { name: /Cancel/ });
  await expect(dialog).toContainText("must not be used");
  await expectAccessible(page);
  const asked = Date.now();
  await dialog.getByRole("button", { name: /^Cancel (the )?(run|work package)/ }).click();
  await waitForEnd(page, "Cancelled");
  expect(Date.now() - asked).toBeLessThan(5_000);
  await expect(page.getByText("Cancelled: incomplete, do not use")).toBeVisible();
});

test("an unknown address and an unknown run are explained", async ({ page }) => {
  await page.goto("/runs/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("No work package with this id");
  await expectAccessible(page);
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("Ctrl+K goes to a form and to a run by a few letters", async ({ page }) => {
  await runSample(page);
  const run = page.url();
  await page.goto("/networks");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Go to" });
  const box = dialog.getByRole("combobox");
  await expect(box).toBeFocused();
  await expect(dialog.getByRole("option")).not.toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.type("hv");
  await expect(dialog.getByRole("option", { name: /New HV node headroom/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/new\/hv$/);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("no such place");
  await expect(dialog.getByRole("status")).toContainText("Nothing by these words");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("wattlebank");
  const option = dialog.getByRole("option", { name: /Run, \d{4}/ });
  await expect(option).toHaveCount(1);
  await option.click();
  await expect(page).toHaveURL(run);
});
