import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { addFeeder, control, request } from "./form.ts";
import { runButton, waitForEnd } from "./steps.ts";

type Page = import("@playwright/test").Page;

async function openTemplates(page: Page): Promise<import("@playwright/test").Locator> {
  await page.getByRole("button", { name: "Templates…" }).click();
  return page.getByRole("dialog", { name: "Templates" });
}

test("a template sets the form in one step, says what it changed, and runs", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  const before = await request(page);
  const dialog = await openTemplates(page);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Use EV import at peak" }).click();
  await expect(page.getByRole("status").filter({ hasText: "EV import at peak: changed" })).toContainText("Initial state");
  await expect
    .poll(() => request(page))
    .toMatchObject({
      syf: { feeders: ["WBK12"] },
      initialStateSelector: { selectorMode: "PEAK_FEEDER_IMPORT" },
      injectionResource: { method: "IMPORT_LOAD" },
      constraints: { voltage: { lv: {}, hv: {} }, thermal: { lv: {}, hv: {} } },
    });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => request(page)).toEqual(before);
  await page.getByRole("button", { name: "Redo" }).click();
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
});

test("the template of the other kind opens its form", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const dialog = await openTemplates(page);
  await dialog.getByRole("link", { name: "Open HV connection screening" }).click();
  await expect(page).toHaveURL("/new/hv?template=hv-connection");
  await addFeeder(page);
  await expect.poll(() => request(page)).toMatchObject({ search: { stepKwPerNode: 50, maxStepsPerNode: 200 } });
});

test("own templates are saved, used for other feeders, renamed and deleted", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByLabel("Most steps").fill("77");
  let dialog = await openTemplates(page);
  await dialog.getByLabel("Save this form as a template").fill("Short");
  await dialog.getByRole("button", { name: "Save" }).click();
  const own = dialog.getByRole("list", { name: "Your templates" });
  await expect(own.getByRole("listitem")).toHaveCount(1);
  await own.getByLabel("Name of the template").fill("Seventy-seven");
  await own.getByLabel("Name of the template").blur();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Remove WBK12" }).click();
  await control(page, "syf.feeders").fill("OTHER");
  await control(page, "syf.feeders").press("Enter");
  await page.getByLabel("Most steps").fill("5");
  await page.reload();
  dialog = await openTemplates(page);
  await dialog.getByRole("button", { name: "Use Seventy-seven" }).click();
  await expect.poll(() => request(page)).toMatchObject({ syf: { feeders: ["OTHER"] }, search: { maxSteps: 77 } });

  dialog = await openTemplates(page);
  await dialog.getByRole("button", { name: "Delete Seventy-seven" }).click();
  await expect(dialog.getByRole("list", { name: "Your templates" })).toBeHidden();
});
