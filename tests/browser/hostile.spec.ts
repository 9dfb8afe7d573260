import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { waitForEnd } from "./steps.ts";

/** Markup that would run, and marks that turn the text around them. */
const MARKUP = "<img src=x onerror=hostile()><script>hostile()</script>";
const TURNED = "\u202eevil\u2066";
const NAME = `=1+1 ${MARKUP} ${TURNED}`;

/** Element names as OpenDSS takes them in quotes; the reader writes them in lower case. */
const HEAD = "=cmd<img/src=x/onerror=hostile()>\u202etx";
const LINE = "<svg/onload=hostile()>";

const model = `Clear
New Circuit.test basekv=22 R1=0.1 X1=1 R0=0.1 X0=1
New "Line.${LINE}" bus1=sourcebus bus2=pole r1=0.3 x1=0.3 r0=0.5 x0=1 c1=0 c0=0 length=1
New "Transformer.${HEAD}" buses=[pole board] conns=[delta wye] kvs=[22 0.4] kvas=[100 100] xhl=4
New "Line.lv${LINE}" bus1=board bus2=end r1=0.4 x1=0.2 r0=1 x0=0.5 c1=0 c0=0 length=1
New "Load.c${MARKUP.toLowerCase()}" bus1=end.1 phases=1 kv=0.23 kw=1
Set voltagebases=[22 0.4]
CalcVoltageBases
Buscoords coords.csv
`;
const coordinates = "sourcebus,0,0\npole,100,0\nboard,100,10\nend,100,60\n";

/** What markup would have done. */
async function watch(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const scope = window as unknown as { harm: number; hostile: () => void };
    scope.harm = 0;
    scope.hostile = () => (scope.harm += 1);
  });
  return async () => {
    expect(await page.evaluate(() => (window as unknown as { harm: number }).harm), "markup ran").toBe(0);
    expect(await page.locator("img[src='x'], body script").count(), "markup became elements").toBe(0);
  };
}

test.describe("names that were made to do harm", () => {
  onlyWith("embedded", "the link runs where it is opened");

  test("are text in list, run, charts, map, detail, share dialog and files", async ({ page }) => {
    test.slow();
    const expectInert = await watch(page);
    await page.goto("/networks");
    await page.getByRole("button", { name: /Open network/ }).first().click();
    const dialog = page.getByRole("dialog", { name: "Open a network" });
    const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await dialog.locator("input[type=file]:not([webkitdirectory])").setInputFiles([file("Master.dss", model), file("coords.csv", coordinates)]);
    await dialog.getByRole("textbox", { name: "Name" }).fill("Harm");
    await dialog.getByRole("button", { name: "Open network", exact: true }).click();
    await expect(dialog).toContainText("Harm is open");
    await expectInert();

    const input = {
      syf: { feeders: ["Harm"], year: 2025, scenario: "base" },
      initialStateSelector: { selectorMode: "ZERO_LOAD", startTime: "2025-01-01T00:00:00" },
      constraints: { voltage: { lv: { min: 216, max: 253 } } },
    };
    const run = deflateRawSync(JSON.stringify({ kind: "INTRINSIC_LV", name: NAME, input })).toString("base64url");
    await page.goto("about:blank");
    await page.goto(`/shared?v=1#${run}`);
    await waitForEnd(page, "Succeeded");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
    await expect(page.getByRole("grid")).toContainText(HEAD);
    await expectInert();

    await page.getByRole("tab", { name: "Ranked" }).click();
    await page.getByRole("slider", { name: /^Headroom by/ }).focus();
    await page.keyboard.press("Home");
    await expect(page.locator("#overview-chart")).toContainText(/img\/src=x/);
    await page.getByRole("grid").getByRole("row").nth(1).click();
    await expect(page.getByRole("complementary")).toContainText(HEAD);
    await page.getByRole("button", { name: "Share…" }).click();
    await expect(page.getByRole("dialog").getByRole("textbox", { name: "Embed code" })).toHaveValue(/^<iframe src="[^"<>]+" title="Headroom"[^<]*><\/iframe>$/);
    await page.keyboard.press("Escape");
    await expectInert();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Export…" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "All rows and columns (CSV)" }).click();
    const text = await readFile(await (await saved).path(), "utf8");
    const rows = text.split("\r\n").filter((line) => line && !line.startsWith("#"));
    expect(rows[1]).toContain("img/src=x");
    for (const cell of rows.slice(1).join(",").split(",")) expect(cell).toMatch(/^"?(?![=+@]|-(?![\d.]))/);
    await page.keyboard.press("Escape");

    await page.goto("/");
    await expect(page.getByRole("rowheader")).toContainText(MARKUP);
    await expectInert();
    await expectAccessible(page);
  });

  test("a server's answer of ten megabytes in one name is text, too", async ({ page }) => {
    const expectInert = await watch(page);
    const long = `${MARKUP}${"W".repeat(10 << 20)}`;
    const id = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";
    const workPackage = {
      id, name: long, description: long.slice(0, 1000), status: "COMPLETED", createdAt: "2026-01-05T10:00:00", updatedAt: null, completedAt: null,
      createdBy: null, feeders: [MARKUP], scenarios: [TURNED], years: [2025], loadType: null, timePeriodStart: null, timePeriodEnd: null,
      isDeleted: false, parentId: null, config: MARKUP, progressDetails: null,
    };
    const answers: Record<string, unknown> = {
      workbench: { name: MARKUP, version: "9.9.9", persistent: true, notice: MARKUP },
      currentUser: null,
      networks: [],
      getWorkPackages: { totalCount: 1, offset: 0, workPackages: [workPackage], allUsers: [] },
      getWorkPackageById: workPackage,
    };
    await page.route("**/config.json", (route) => route.fulfill({ json: { server: "" } }));
    await page.route("**/api/graphql", async (route) => {
      const { query } = route.request().postDataJSON() as { query: string };
      const field = /\{\s*(\w+)/.exec(query)?.[1] ?? "";
      await route.fulfill({ json: field in answers ? { data: { [field]: answers[field] } } : { errors: [{ message: MARKUP }] } });
    });
    await page.goto("/");
    await expect(page.getByRole("rowheader")).toContainText("<img src=x", { timeout: 20_000 });
    await expectInert();
    await page.goto(`/runs/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("<img src=x", { timeout: 20_000 });
    await expectInert();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "the page keeps to its width").toBe(true);
  });
});
