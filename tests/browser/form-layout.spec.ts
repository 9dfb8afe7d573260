import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { runButton } from "./steps.ts";

for (const path of ["/", "/new/intrinsic", "/new/hv", "/networks"]) {
  test(`${path} works at 320 pixels without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });

  test(`${path} is as readable in the dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

test("text of twice the size loses nothing", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/new/intrinsic");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(runButton(page)).toBeVisible();
});

test("the form is filled in and sent by keyboard alone", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await expect(page.getByRole("checkbox", { name: /Wattlebank/ })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).focus();
  await page.keyboard.type("By keyboard");
  const focused = (name: string) => page.evaluate((name) => document.activeElement!.id === name, name);
  for (let presses = 0; presses < 30 && !(await focused("feeder-WBK12")); presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Remove WBK12" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
