import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { addFeeder, control, issue } from "./form.ts";
import { openSampleForm, runButton } from "./steps.ts";

test("nothing nags before the first submit; then a summary with links, the same words at the field", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const steps = page.getByLabel("Most steps");
  await steps.fill("0");
  await steps.blur();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);

  await runButton(page).click();
  const summary = page.locator("#error-summary");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error:/);
  await expectAccessible(page);
  await issue(page, "Enter at least one feeder").click();
  const box = control(page, "syf.feeders");
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleDescription("Enter at least one feeder");

  await expect(steps).toHaveAttribute("aria-invalid", "true");
  await steps.fill("10");
  await expect(steps).not.toHaveAttribute("aria-invalid", "true");
  await addFeeder(page);
  await expect(summary).toBeHidden();
  await expect(page).not.toHaveTitle(/^Error:/);
});

test("the sections count their issues, and a link opens what was folded", async ({ page }) => {
  await openSampleForm(page);
  await control(page, "constraints.voltage.lv.min").fill("x");
  await control(page, "constraints.voltage.hv.maxPu").fill("y");
  await page.getByRole("button", { name: "Solve options" }).click();
  await page.getByRole("button", { name: /^Power flow/ }).click();
  await page.getByLabel("Most iterations").fill("0");
  await page.getByRole("button", { name: "Solve options" }).click();
  await expect(page.getByLabel("Most iterations")).toBeHidden();
  await runButton(page).click();
  const sections = page.getByRole("navigation", { name: "Sections of the form" });
  await expect(sections.getByRole("link", { name: /^Constraints/ })).toHaveAccessibleName(/Constraints\s*2 issues/);
  await issue(page, /iterations/).click();
  await expect(page.getByLabel("Most iterations")).toBeFocused();
});

test("a field is found by name", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const search = page.getByRole("combobox", { name: "Find a field" });
  await expect(search).toBeVisible();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type("power factor");
  await expect(page.getByRole("listbox", { name: "Fields found" }).getByRole("option").first()).toContainText("Power factor");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Power factor", { exact: true })).toBeFocused();
  await search.fill("negligible hv");
  await search.press("Enter");
  await expect(page.getByLabel("Negligible HV impedance (ohm)")).toBeFocused();
});

test("only what is set is on view when asked for, with what it was", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await page.getByLabel("Most steps").fill("77");
  await page.getByRole("radio", { name: "Import (load added)" }).check();
  await page.getByRole("button", { name: "Only what is set" }).click();
  const changes = page.locator(".change:visible");
  await expect(changes).toHaveText(["1,000, default → 77", "Export (generation added), default → Import (load added)"]);
  await expect(page.getByRole("heading", { level: 2, name: /^(Scope|Constraints)$/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Only what is set" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Scope" })).toBeVisible();
});

test("the review leads back to each field and keeps everything", async ({ page }) => {
  await openSampleForm(page);
  await page.getByLabel(/^Step per customer/).fill("0.5");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  const row = page.locator(".review-list > div").filter({ hasText: "Step per customer" });
  await expect(row).toContainText("0.5 kW");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Change Step per customer" }).click();
  await expect(page.getByLabel(/^Step per customer/)).toBeFocused();
  await expect(page.getByLabel(/^Step per customer/)).toHaveValue("0.5");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/);
});
