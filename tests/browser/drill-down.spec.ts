import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

/** Opens the result with the least headroom from the ranked chart. */
async function openLeast(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Ranked" }).click();
  const slider = page.getByRole("slider", { name: /^Headroom by/ });
  await slider.focus();
  await slider.press("Home");
  await slider.press("Enter");
  await expect(page).toHaveURL(/group=/);
}

test("a transformer leads to what bound it, the way to it, its customers, voltages and the search", async ({ page }) => {
  await runSample(page);
  await openLeast(page);
  const detail = page.getByRole("complementary");
  // The violation: metric, value against limit, equipment, phase and step.
  const violation = detail.locator(".violations li").first();
  await expect(violation).toContainText("LV voltage above limit");
  await expect(violation).toContainText(/\d+\.\d+ V > 253 V/);
  await expect(violation).toContainText(/line\.\S+/);
  const step = /step (\d+)/.exec(await violation.innerText())![1]!;
  // The path, as text and by elements.
  await expect(detail.locator(".path")).toHaveText(/^Source → \d+ HV lines?.* → transformer\.\S+ → \d+ LV lines?/);
  await detail.getByText(/elements on the way/).click();
  const asset = await violation.locator("code").innerText();
  await expect(detail.locator(".path-elements li").last()).toContainText(asset);
  // The search: the last step crosses the limit, and is the violation's.
  await expect(detail.getByRole("img", { name: new RegExp(`crosses 253\\.0 V at step ${step},`) })).toBeVisible();
  const search = detail.getByRole("slider", { name: /^Search/ });
  await search.focus();
  await search.press("End");
  await expect(detail.getByText(new RegExp(`^Step ${step}, .* kW per customer: .*, over the limit$`))).toBeVisible();
  await search.press("ArrowLeft");
  await expect(detail.getByText(new RegExp(`^Step ${Number(step) - 1}, .* V$`))).toBeVisible();
  // The voltages: limit line, worst place.
  await expect(detail.getByRole("img", { name: /^Voltage by distance from the transformer/ })).toContainText("Upper limit 253 V");
  await expect(detail.locator(".worst")).toContainText(/Worst: bus \S+, phase [ABC], 25[3-9]\.\d V/);
  // The customers, worst first.
  const customers = detail.getByRole("region", { name: "Customers of the group" }).locator("tbody tr");
  await expect(customers.first()).toContainText("beyond the limit");
  const total = /Customers \((?:the \d+ worst of )?(\d+)\)/.exec(await detail.innerText())![1];
  // Under which assumptions.
  await expect(detail).toContainText(/Scenario base, \d{4}\. Initial state: .*\(end of the period\)\. Run \d{4}-/);
  await expect(detail).toContainText("Export (generation added)");
  await expectAccessible(page);
  await detail.getByRole("button", { name: "Customers in the table" }).click();
  await expect(page).toHaveURL(/table=customer_allocations&f=capacityGroupHeadId/);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(Number(total) + 1));
});

test("a detail has an address of its own, and Back closes it", async ({ page }) => {
  await runSample(page);
  await openLeast(page);
  const name = await page.getByRole("complementary").getByRole("heading", { level: 3 }).first().innerText();
  await page.reload();
  await expect(page.getByRole("complementary").getByRole("heading", { name, exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
});

test("a lower bound, a start over a limit and weighted additions are explained", async ({ page }) => {
  await openSampleForm(page);
  await page.getByLabel("Most steps").fill("1");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  await page.getByRole("tab", { name: "Ranked" }).click();
  const slider = page.getByRole("slider", { name: /^Headroom by/ });
  await slider.focus();
  await slider.press("End");
  await slider.press("Enter");
  const detail = page.getByRole("complementary");
  await expect(detail).toContainText(/≥ \d/);
  await expect(detail).toContainText("a lower bound, not the limit");
  await expect(detail.getByRole("img", { name: /stays within/ })).toBeVisible();
});

test("no headroom at all leads to the limit that was broken at the start", async ({ page }) => {
  await openSampleForm(page);
  await page.getByLabel(/Greatest LV voltage/).fill("230");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  await openLeast(page);
  const detail = page.getByRole("complementary");
  await expect(detail).toContainText("Already over a limit at the start");
  await detail.getByRole("button", { name: "Show that limit" }).click();
  await expect(detail.locator(".violations li").first()).toBeFocused();
  await expect(detail.locator(".violations li").first()).toContainText("step 0");
});
