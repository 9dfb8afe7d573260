import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

onlyWith("server", "a run in the browser is nowhere else");

test("a run of a server is named by its link, and shown elsewhere as it was", async ({ page, browser }) => {
  await runSample(page);
  await page.getByRole("tab", { name: "Ranked" }).click();
  await expect(page).toHaveURL(/chart=ranked/);
  await page.getByRole("button", { name: "Share…" }).click();
  const link = page.getByRole("dialog", { name: "Share this view" }).getByRole("textbox", { name: "Link", exact: true });
  await expect(link).toHaveValue(/\/runs\/[0-9a-f-]{36}\?[^#]*chart=ranked[^#]*$/);
  await expectAccessible(page);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(await link.inputValue());
  await expect(elsewhere.getByRole("tab", { name: "Ranked" })).toHaveAttribute("aria-selected", "true");
  await elsewhere.context().close();
});
