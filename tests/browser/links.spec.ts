import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { openNetwork, runOpened, runSample } from "./steps.ts";

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

test("beside the embed code stands who may show the page, and the line that lets another site", async ({ page, baseURL }) => {
  await runSample(page);
  const said = page.getByRole("dialog", { name: "Share this view" }).getByRole("status").filter({ hasText: "host" });
  const open = async () => {
    await page.getByRole("button", { name: "Share…" }).click();
    await expect(page.getByRole("dialog")).toContainText("frame-ancestors 'self' https://portal.example");
  };
  await open();
  await expect(said).toHaveText("This page's host lets no other site show it.");
  await page.keyboard.press("Escape");
  await page.route(`${baseURL}/`, (route) =>
    route.fulfill({ headers: { "content-security-policy": "frame-ancestors 'self' https://portal.example.org" }, body: "" }),
  );
  await open();
  await expect(said).toHaveText("This page's host lets these show it: https://portal.example.org.");
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

test("a network of one's own travels in a run's file, and is opened once", async ({ page, browser }) => {
  const folder = fileURLToPath(new URL("../../samples/WBK12", import.meta.url));
  await page.goto("/networks");
  await runOpened(page, await openNetwork(page, folder, "My feeder"));
  await sharedLink(page);
  const dialog = page.getByRole("dialog", { name: "Share this view" });
  await expect(dialog.getByRole("note")).toContainText("does not travel in a link, but it does in a file");
  await expect(dialog).toContainText("It holds the OpenDSS files of My feeder");
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download run file" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.headroom$/);
  const bytes = readFileSync(await download.path());
  const file = { name: "run.headroom", mimeType: "", buffer: bytes };

  const elsewhere = await (await browser.newContext()).newPage();
  const same = elsewhere.getByRole("note").filter({ hasText: "the same numbers as the sender's: 29 groups" });
  const open = async (given: typeof file) => {
    await elsewhere.goto(new URL("/shared", page.url()).href);
    await elsewhere.getByLabel("File of a run").setInputFiles(given);
  };
  await open(file);
  await expect(same).toBeVisible({ timeout: 45_000 });
  // The second time it is there already.
  await open(file);
  await expect(same).toBeVisible({ timeout: 45_000 });
  await elsewhere.goto(new URL("/networks", page.url()).href);
  await expect(elsewhere.getByRole("heading", { name: /^My feeder/ })).toHaveCount(1);
  // Another one of this name stays what it is, and the run gets its own.
  await elsewhere.getByRole("button", { name: "Remove My feeder" }).click();
  await elsewhere.getByRole("dialog").getByRole("button", { name: "Remove network" }).click();
  await expect(elsewhere.getByRole("heading", { name: /^My feeder/ })).toHaveCount(0);
  const other = await mkdtemp(path.join(tmpdir(), "headroom-other-"));
  await cp(folder, other, { recursive: true });
  await appendFile(path.join(other, "Master.dss"), "\n! another one\n");
  await openNetwork(elsewhere, other, "My feeder");
  await open(file);
  await expect(same).toBeVisible({ timeout: 45_000 });
  await expect(elsewhere.getByRole("region", { name: "Configuration" })).toBeVisible();
  await elsewhere.goto(new URL("/networks", page.url()).href);
  await expect(elsewhere.getByRole("heading", { name: /^My feeder/ })).toHaveCount(2);
  // Whatever was done to it on its way.
  const changed = Buffer.from(bytes);
  changed.fill(0xff, changed.length - 64);
  await open({ ...file, buffer: changed });
  await expect(elsewhere.getByText("The network My feeder in this file cannot be read")).toBeVisible();
  await open({ ...file, buffer: bytes.subarray(0, -1) });
  await expect(elsewhere.getByRole("alert")).toContainText("This file of a run was cut off or changed on its way");
  await expectAccessible(elsewhere);
  await elsewhere.context().close();
  await rm(other, { recursive: true });
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
