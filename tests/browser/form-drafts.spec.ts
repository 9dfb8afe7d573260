import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { addFeeder, expectSent, request } from "./form.ts";
import { openSampleForm, runButton } from "./steps.ts";

test("a draft comes back after the page is closed, one of each kind", async ({ context }) => {
  const first = await context.newPage();
  await first.goto("/new/intrinsic");
  await first.getByLabel("Most steps").fill("77");
  await first.waitForTimeout(600); // longer than the pause after which a draft is kept
  await first.close();
  const second = await context.newPage();
  await second.goto("/new/hv");
  await expect(second.getByLabel("Most steps per node")).toHaveValue("");
  await second.goto("/new/intrinsic");
  await expect(second.getByText(/Draft from \d\d:\d\d UTC restored/)).toBeVisible();
  await expect(second.getByLabel("Most steps")).toHaveValue("77");
  await expectAccessible(second);
  await second.getByRole("button", { name: "Start afresh" }).click();
  await expect(second.getByLabel("Most steps")).toHaveValue("");
  await second.reload();
  await expect(second.getByText(/Draft from/)).toHaveCount(0);
});

test("a second tab with the same draft says so, and offers what was changed there", async ({ context }) => {
  const first = await context.newPage();
  await first.goto("/new/intrinsic");
  const second = await context.newPage();
  await second.goto("/new/intrinsic");
  for (const page of [first, second]) await expect(page.getByText("also open in another tab")).toBeVisible();
  await second.getByLabel("Most steps").fill("42");
  await first.getByRole("button", { name: "Take what was changed there" }).click();
  await expect(first.getByLabel("Most steps")).toHaveValue("42");
  await expectAccessible(first);
  await second.close();
  await expect(first.getByText("also open in another tab")).toHaveCount(0);
});

test("steps are taken back and again over the whole form", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  const before = await request(page);
  await page.getByLabel("Most steps").fill("20");
  await page.getByRole("radio", { name: "Import (load added)" }).check();
  const lv = page.getByRole("switch", { name: "LV voltage" });
  await lv.check();
  await expectSent(page, "constraints.voltage.lv", {});
  const after = await request(page);
  await lv.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
  await expect.poll(() => request(page)).toEqual(before);
  await expect(page.getByLabel("Most steps")).toHaveValue("");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => request(page)).toEqual(after);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lv).not.toBeChecked();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(lv).toBeChecked();
});

test("a link away from an edited form asks first; after submitting none does", async ({ page }) => {
  await openSampleForm(page);
  const networks = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Networks" });
  await page.getByLabel("Most steps").fill("30");
  await networks.click();
  const dialog = page.getByRole("dialog", { name: "Leave this form?" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("Most steps")).toHaveValue("30");
  await networks.click();
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/networks$/);
  await page.goto("/new/intrinsic");
  await expect(page.getByLabel("Most steps")).toHaveValue("30");
  await runButton(page).click();
  await expect(page).toHaveURL(/\/runs\//);
  await networks.click();
  await expect(page).toHaveURL(/\/networks$/);
});
