import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";
import { runNodes } from "./workbench.ts";

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

/** What a person reads, once nothing more comes. Times of now differ from look to look. */
async function read(page: Page): Promise<string> {
  const text = async () => {
    const main = await page.getByRole("main").innerText();
    return main.replace(/Exported .*|\d\d:\d\d(:\d\d)? UTC|Updated .*/g, "");
  };
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  let before = "";
  await expect.poll(async () => {
    const now = await text();
    const isSettled = now === before && now.length > 40;
    before = now;
    return isSettled;
  }, { intervals: [400] }).toBe(true);
  return before;
}

test("twelve views open elsewhere from their addresses alone", async ({ page, browser, ask }) => {
  test.setTimeout(240_000);
  await runSample(page);
  const run = new URL(page.url()).pathname;
  await runSample(page);
  const other = new URL(page.url()).pathname;
  const nodes = `/runs/${await runNodes(ask, { stepKwPerNode: 100, maxStepsPerNode: 20 })}`;
  const id = (path: string) => path.split("/").at(-1)!;
  await page.goto(run);
  const head = await page.getByRole("grid").locator('[role="gridcell"][aria-colindex="1"]').first().innerText();
  const addresses = [
    "/", "/?q=Wattle&sort=-name", "/networks", run, `${run}/report`, `${run}?chart=violations`,
    `${run}?table=customer_allocations&sort=-customerVMaxV,usagePointId`,
    `${run}?f=headroomKwPerCustomer:from:2&cols=capacityGroupHeadId,headroomKwPerCustomer:300`,
    `${run}?by=binding.metric`, `${run}?group=${head}&feeder=WBK12&map=limit`,
    `/compare/${id(run)}/${id(other)}?sort=-differenceKw`, `${nodes}?chart=ranked`,
  ];
  expect(addresses).toHaveLength(12);
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
  for (const address of addresses) {
    await test.step(address, async () => {
      // One after the other in one page, which then knows much; and each in a page of its own, which knows nothing.
      await page.goto(address);
      const here = await read(page);
      const elsewhere = await context.newPage();
      await elsewhere.goto(new URL(address, page.url()).href);
      expect(await read(elsewhere)).toBe(here);
      await elsewhere.close();
    });
  }
  await context.close();
});
