import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

/** As version 1 of links carries a run. */
function fragment(run: unknown): string {
  return deflateRawSync(JSON.stringify(run)).toString("base64url");
}

const input = {
  syf: { feeders: ["WBK12"], year: 2025, scenario: "base" },
  initialStateSelector: { selectorMode: "ZERO_LOAD", startTime: "2025-01-01T00:00:00" },
  constraints: { voltage: { lv: {} } },
};

type Released = { madeBy: string; holds: "run" | "panel" | "draft" | "view"; name: string; address: string; shows?: string; keeps?: string };
const released = JSON.parse(readFileSync(fileURLToPath(new URL("../links/released.json", import.meta.url)), "utf8")) as Released[];

async function sharedLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this view" });
  await expect(dialog.getByRole("textbox", { name: "Link", exact: true })).toHaveValue(/figures=\d/);
  return dialog.getByRole("textbox", { name: "Link", exact: true }).inputValue();
}

onlyWith("embedded", "the run of a server is named by its link, and need not travel in it");

// Runs of two browsers in one test.
test.slow();

test("a run in this browser travels in a link and comes to the same numbers elsewhere", async ({ page, browser }) => {
  await runSample(page);
  const link = await sharedLink(page);
  await expectAccessible(page);
  const code = page.getByRole("dialog").getByRole("textbox", { name: "Embed code" });
  await expect(code).toHaveValue(/<iframe src="[^"]+&amp;embed=1#[^"]+" .*sandbox=/);
  expect(link).toContain("/shared?v=1&");
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere).toHaveURL(/\/runs\/[0-9a-f-]{36}\?/, { timeout: 30_000 });
  await expect(elsewhere.getByRole("note").filter({ hasText: "the same numbers as the sender's: 29 groups" })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(elsewhere);
  // Going back must not run it once more.
  await elsewhere.goto(new URL("/", link).href);
  await expect(elsewhere.getByRole("region", { name: "Work packages" }).getByRole("rowheader")).toHaveCount(1);
  await elsewhere.context().close();
});

test("other numbers than the sender's are said", async ({ page }) => {
  await page.goto(`/shared?v=1&figures=28,2,99#${fragment({ kind: "INTRINSIC_LV", name: "Not so", input })}`);
  const notice = page.getByRole("note").filter({ hasText: "the sender had other numbers" });
  await expect(notice).toContainText("28 groups, median 2 kW, 99 kW in all there", { timeout: 45_000 });
});

test("a link to a network that is not here says what to ask for, and can be tried again", async ({ page }) => {
  const own = { ...input, syf: { ...input.syf, feeders: ["Mine only"] } };
  await page.goto(`/shared?v=1#${fragment({ kind: "INTRINSIC_LV", name: "Own network", input: own })}`);
  await expect(page.getByText("There is no network Mine only here")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("ask the sender for its OpenDSS files")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAccessible(page);
});

for (const { madeBy, holds, name, address, shows, keeps } of released) {
  test(`a link that ${madeBy} made still works: ${holds} ${name}`, async ({ page }) => {
    await page.goto(address);
    if (holds === "draft") {
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    } else {
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 30_000 });
    }
    if (shows) await expect(page.locator("main")).toContainText(shows, { timeout: 30_000 });
    if (keeps) await expect(page).toHaveURL(new RegExp(keeps));
    await expect(page.getByRole("note").filter({ hasText: "This link" })).toHaveCount(0);
    await expect(page.getByRole("note").filter({ hasText: "Parts of this link" })).toHaveCount(0);
  });
}

test("what stands behind the # may be anything, and is explained in plain words", async ({ page }) => {
  const whole = fragment({ kind: "INTRINSIC_LV", name: "Cut", input });
  const bomb = deflateRawSync(Buffer.alloc(16 << 20, " ")).toString("base64url");
  for (const [address, words] of [
    [`/shared?v=1#${whole.slice(0, 60)}`, "cut off or changed on its way"],
    ["/shared?v=1#%00%ff<script>", "cut off or changed on its way"],
    ["/shared?v=1", "Nothing stands behind the #"],
    [`/shared?v=1#${bomb}`, "larger than any that Headroom makes"],
    [`/shared?v=2#${whole}`, "made by a later version of Headroom"],
    [`/new/intrinsic#c=${whole.slice(0, 40)}`, "cut or changed on the way"],
    [`/new/intrinsic#c=${fragment({ headroomDraft: 2, kind: "lv", texts: {} })}`, "shared by a newer version"],
    [`/new/intrinsic#c=${"A".repeat(9000)}`, "longer than any that this page makes"],
  ]) {
    // Another fragment alone would not load the page anew.
    await page.goto("about:blank");
    await page.goto(address!);
    await expect(page.locator("main")).toContainText(words!, { timeout: 15_000 });
  }
  await page.goto(`/shared?v=1#${whole.slice(0, 60)}`);
  await expectAccessible(page);
});

test("a link of a later version, and one with unknown parts, show what is known", async ({ page }) => {
  await page.goto("/?v=2&unheard=of");
  await expect(page.getByRole("note").filter({ hasText: "later version of Headroom" })).toBeVisible();
  await page.goto("/?v=1&unheard=of&q=a");
  await expect(page.getByRole("note").filter({ hasText: "Parts of this link are not known here and are passed over: unheard" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("a");
  await page.goto("/?v=1");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("later version of Headroom")).toBeHidden();
});

test("a run travels in a file, too, and comes to the same numbers elsewhere", async ({ page, browser }) => {
  await runSample(page);
  await sharedLink(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download run file" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.headroom\.json$/);
  const file = { name: "run.headroom.json", mimeType: "application/json", buffer: readFileSync(await download.path()) };
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(new URL("/", page.url()).href);
  await elsewhere.getByRole("link", { name: "Open a run's file" }).click();
  const chooser = elsewhere.getByLabel("File of a run");
  await chooser.setInputFiles({ ...file, buffer: Buffer.from("{}") });
  await expect(elsewhere.getByRole("alert")).toContainText("This file holds no run that Headroom wrote");
  await expectAccessible(elsewhere);
  await chooser.setInputFiles(file);
  await expect(elsewhere.getByRole("note").filter({ hasText: "the same numbers as the sender's: 29 groups" })).toBeVisible({ timeout: 45_000 });
  await elsewhere.context().close();
});

test("a link that names customers says so before it is sent", async ({ page }) => {
  await runSample(page);
  const caution = page.getByRole("dialog").getByRole("note").filter({ hasText: "names customers" });
  await page.getByRole("button", { name: "Share…" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Link", exact: true })).toHaveValue(/shared/);
  await expect(caution).toHaveCount(0);
  await page.goto(`${page.url().split("?")[0]}?table=customer_allocations&f=usagePointId:has:1`);
  await page.getByRole("button", { name: "Share…" }).click();
  await expect(caution).toBeVisible();
});

test("one panel stands alone, and leads to the whole run", async ({ page }) => {
  await runSample(page);
  const run = new URL(page.url()).pathname;
  for (const [panel, shown, hidden] of [
    ["map", page.getByRole("heading", { name: "Map" }), page.getByRole("grid")],
    ["charts", page.getByRole("tablist", { name: "Charts" }), page.getByRole("heading", { name: "Map" })],
    ["table", page.getByRole("grid"), page.getByRole("tablist", { name: "Charts" })],
  ] as const) {
    await page.goto(`/embed${run}/${panel}`);
    await expect(shown).toBeVisible({ timeout: 20_000 });
    await expect(hidden).toHaveCount(0);
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("link", { name: "Open in Headroom" })).toHaveAttribute("href", /\/shared\?v=1/);
    await expectAccessible(page);
  }
  // What is opened in a panel stays in it.
  await page.getByRole("grid").getByRole("row").nth(1).click();
  await expect(page).toHaveURL(/\/embed\/runs\/[^/]+\/table/);
  await page.goto(`/embed${run}/everything`);
  await expect(page.getByRole("heading", { name: "There is no such panel" })).toBeVisible();
});

test("an address that leads nowhere names the run and whom to ask", async ({ page }) => {
  const id = "00000000-0000-4000-8000-000000000000";
  await page.goto(`/runs/${id}`);
  await expect(page.getByText(id)).toBeVisible();
  await expect(page.getByText("Ask whoever sent the address")).toBeVisible();
  await expectAccessible(page);
});
