import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openSampleForm, runButton } from "./steps.ts";

/** The request as the form shows it. */
async function request(page: import("@playwright/test").Page): Promise<Record<string, unknown>> {
  const preview = page.getByText("Request as JSON").first();
  if (!(await page.locator("pre").isVisible())) await preview.click();
  return JSON.parse(await page.locator("pre").innerText());
}

async function addFeeder(page: import("@playwright/test").Page, name: string): Promise<void> {
  await page.getByRole("checkbox", { name: new RegExp(name) }).check();
}

test("nothing nags before the first submit; then a summary with links, the same words at the field", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await page.getByLabel("Most steps").fill("0");
  await page.getByLabel("Most steps").blur();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);

  await runButton(page).click();
  const summary = page.getByRole("alert").filter({ hasText: "Enter at least one feeder" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error:/);
  await expectAccessible(page);
  await summary.getByRole("link", { name: "Enter at least one feeder" }).click();
  const box = page.locator("#f-syf-feeders");
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(box).toHaveAccessibleDescription(/Enter at least one feeder/);

  const steps = page.getByLabel("Most steps");
  await expect(steps).toHaveAttribute("aria-invalid", "true");
  await steps.fill("10");
  await expect(steps).not.toHaveAttribute("aria-invalid", "true");
});

test("only what is set is sent", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page, "Wattlebank");
  expect(Object.keys(await request(page)).sort()).toEqual(["initialStateSelector", "syf"]);
  await expect(page.getByText("No limit is switched on").first()).toBeVisible();
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  expect(await request(page)).toMatchObject({
    constraints: { voltage: { lv: {}, hv: {} }, thermal: { lv: {}, hv: {} } },
  });
});

test("fields of an initial state come and go with it, and keep what was typed", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page, "Wattlebank");
  await page.getByRole("radio", { name: /^Fixed load/ }).check();
  await page.getByLabel(/^Load per customer \(W\)/).fill("2 kW");
  await page.getByLabel(/^Load per customer, reactive/).fill("0");
  await page.getByLabel(/^Generation per customer \(W\)/).fill("0");
  await page.getByLabel(/^Generation per customer, reactive/).fill("0");
  expect(await request(page)).toMatchObject({ initialStateSelector: { perCustomerLoadWatts: 2000 } });
  await page.getByRole("radio", { name: /^Fixed time/ }).check();
  await expect(page.getByLabel(/^Load per customer \(W\)/)).toHaveCount(0);
  await page.getByLabel(/^Start time/).fill("2024-01-11T12:00");
  expect(await request(page)).toMatchObject({
    initialStateSelector: { selectorMode: "FIXED_TIME", startTime: "2024-01-11T12:00:00" },
  });
  await page.getByRole("radio", { name: /^Fixed load/ }).check();
  await expect(page.getByLabel(/^Load per customer \(W\)/)).toHaveValue("2000");
  await expect(page.getByRole("radio", { name: /^Zero load/ })).toHaveAccessibleDescription(/upper bound/);
});

test("typed units are understood and wrong ones are named", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const step = page.getByLabel(/Step per customer/);
  await expect(step).toHaveAttribute("placeholder", "Default 1.0 kW");
  await step.fill("5000 W");
  await step.press("Tab");
  await expect(step).toHaveValue("5");
  await step.fill("5 kVA");
  await runButton(page).click();
  await expect(step).toHaveAccessibleDescription(/a number in kW is needed, not kVA/);
});

test("a draft comes back after the page is closed", async ({ context }) => {
  const first = await context.newPage();
  await first.goto("/new/intrinsic");
  await first.getByLabel("Most steps").fill("77");
  await first.waitForTimeout(1_500); // longer than the pause after which a draft is kept
  await first.close();
  const second = await context.newPage();
  await second.goto("/new/intrinsic");
  await expect(second.getByText(/Draft from .* restored/)).toBeVisible();
  await expect(second.getByLabel("Most steps")).toHaveValue("77");
});

test("a double click submits once", async ({ page }) => {
  await openSampleForm(page);
  await runButton(page).dblclick();
  await expect(page).toHaveURL(/\/runs\//);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Wattlebank/ })).toHaveCount(1);
});

test("the form works at 320 pixels without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  for (const path of ["/", "/new/intrinsic", "/networks"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});

test("dark pages are as readable as light ones", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/", "/new/intrinsic", "/networks"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
