import { fileURLToPath } from "node:url";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

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
  const table = page.getByRole("region", { name: /transformer/i }).getByRole("table");
  const rows = table.locator("tbody tr");
  await expect(rows).toHaveCount(29);
  await expect(rows.first()).toContainText(/transformer\.t\d+.*LV voltage above limit.*line\..*V > 253 V/s);
  const headrooms = (await rows.locator("td").nth(0).allInnerTexts()).map(Number);
  expect([...headrooms].sort((a, b) => a - b)).toEqual(headrooms);
  await expect(page.getByRole("img", { name: /Headroom/ })).toBeVisible();
  await expectAccessible(page);

  const address = page.url();
  const text = await table.innerText();
  await page.reload();
  await expect(table.locator("tbody tr")).toHaveCount(29);
  expect(await table.innerText()).toBe(text);
  await page.goto("/");
  await page.getByRole("link", { name: /Wattlebank/ }).first().click();
  await expect(page).toHaveURL(address);
});

test("the table is sorted where the rows are, and says so in the address", async ({ page }) => {
  await runSample(page);
  const firstRow = page.getByRole("region", { name: /transformer/i }).locator("tbody tr").first();
  const least = await firstRow.innerText();
  const customers = page.getByRole("columnheader", { name: /^Customers/ });
  await customers.getByRole("button").click();
  await expect(page).toHaveURL(/sort=/);
  await expect(customers).toHaveAttribute("aria-sort", /ascending|descending/);
  await expect(firstRow).not.toHaveText(least);
});

test("a group's row opens what bound it, and Back closes it", async ({ page }) => {
  await runSample(page);
  const first = page.getByRole("region", { name: /transformer/i }).locator("tbody tr").first();
  const opener = first.getByRole("button", { name: /^transformer\./ });
  const name = await opener.innerText();
  await opener.click();
  await expect(page).toHaveURL(/group=/);
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page).not.toHaveURL(/group=/);
  await expect(opener).toBeFocused();
});

test("a network of one's own is opened from a folder and run", async ({ page }) => {
  await page.goto("/networks");
  await page.getByRole("button", { name: /Open network/ }).first().click();
  const dialog = page.getByRole("dialog", { name: "Open a network" });
  await dialog.locator("input[webkitdirectory]").setInputFiles(sampleFolder);
  await dialog.getByRole("textbox", { name: "Name" }).fill("My feeder");
  await dialog.getByRole("button", { name: "Open network", exact: true }).click();
  await expect(dialog).toContainText("My feeder is open");
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
