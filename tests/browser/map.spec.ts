import { appendFile, cp, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openNetwork, runOpened, runSample } from "./steps.ts";

const sampleFolder = fileURLToPath(new URL("../../samples/WBK12", import.meta.url));

function map(page: Page): Locator {
  return page.getByRole("region", { name: "Map", exact: true });
}

/** The list that stands for the map, opened. */
async function placesInView(page: Page): Promise<Locator> {
  await map(page).getByText(/^Places in view/).click();
  return map(page).getByRole("list", { name: "Places in view" });
}

/** Opens the detail of the table's first row; answers its transformer. */
async function openFirstRow(page: Page): Promise<string> {
  const grid = page.getByRole("grid");
  await grid.focus();
  const cell = page.locator(`[id="${await grid.getAttribute("aria-activedescendant")}"]`);
  const name = (await cell.innerText()).trim();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/group=/);
  return name;
}

test("the network is drawn on a plain ground without any other host, with a legend in units", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  await page.route(
    (url) => url.protocol.startsWith("http") && url.origin !== new URL(baseURL ?? "").origin,
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  await runSample(page);
  const ground = map(page).getByRole("region", { name: /^Map of WBK12/ });
  await expect(ground).toBeVisible();
  await expect(map(page).getByText(/^Headroom \(kW per customer\)$/)).toBeVisible();
  await expect(map(page).getByRole("list", { name: /Headroom \(kW/ }).getByRole("listitem")).not.toHaveCount(0);
  await expect
    .poll(() => map(page).locator("canvas").evaluate(colorsOf), { message: "lines and transformers in several colours" })
    .toBeGreaterThan(5);
  expect(elsewhere).toEqual([]);
  await expectAccessible(page);
});

/** How many different opaque colours a canvas has. */
function colorsOf(canvas: HTMLCanvasElement | SVGElement): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const pixels = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
  const colors = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 255) colors.add((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
  }
  return colors.size;
}

test("a place tells headroom, limit, asset, scenario and run date, and leads to its row's detail by keyboard", async ({ page }) => {
  await runSample(page);
  const places = await placesInView(page);
  const first = places.getByRole("button").first();
  const name = (await first.locator("span").first().innerText()).trim();
  await first.focus();
  await page.keyboard.press("Enter");
  const place = page.getByRole("group", { name: `Place ${name}` });
  for (const words of [/kW per customer/, /LV voltage above limit/, /V > 253 V/, /line\./, /Scenario/, /Initial state/, /UTC/, /does not replace/]) {
    await expect(place).toContainText(words);
  }
  await place.getByRole("button", { name: "Show detail" }).press("Enter");
  await expect(page).toHaveURL(/group=/);
  await expect(page.getByRole("heading", { name, exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test("what is opened in the table is shown on the map", async ({ page }) => {
  await runSample(page);
  await expect(map(page).getByRole("region", { name: /^Map of/ })).toBeVisible();
  const name = await openFirstRow(page);
  await expect(page.getByRole("group", { name: `Place ${name}` })).toBeVisible();
});

test("a click on the drawing chooses the place there", async ({ page }) => {
  await runSample(page);
  const ground = map(page).getByRole("region", { name: /^Map of/ });
  await ground.scrollIntoViewIfNeeded();
  // Opening it elsewhere brings it to the middle of the map.
  const name = await openFirstRow(page);
  const place = page.getByRole("group", { name: `Place ${name}` });
  await place.getByRole("button", { name: "Close place" }).click();
  await expect(place).toHaveCount(0);
  await ground.click();
  await expect(place).toBeVisible();
});

test("the layer is in the address and has a legend of its own", async ({ page }) => {
  await runSample(page);
  await map(page).getByLabel("Colour by").selectOption({ label: "What binds" });
  await expect(page).toHaveURL(/map=limit/);
  const legend = map(page).getByRole("list", { name: "What binds" });
  await expect(legend).toContainText("LV voltage");
  await page.reload();
  await expect(legend).toContainText("LV voltage");
  await map(page).getByLabel("Colour by").selectOption({ label: "Voltage level" });
  await expect(map(page).getByRole("list", { name: "Voltage level" })).toContainText("22 kV");
});

test("a transformer without customers is grey and named no result", async ({ page }, testInfo) => {
  const folder = testInfo.outputPath("spare");
  await cp(sampleFolder, folder, { recursive: true });
  await appendFile(`${folder}/Transformers.dss`, "\nNew Transformer.spare like=t01 buses=[hv01 spare]\n");
  await page.goto("/networks");
  await runOpened(page, await openNetwork(page, folder, "Mine"));
  const places = await placesInView(page);
  const without = places.getByRole("button", { name: /no result/ });
  await expect(without.first()).toBeVisible();
  await without.first().press("Enter");
  await expect(map(page).getByRole("group", { name: "Place transformer.spare" })).toContainText("No result");
  await expect(map(page).getByRole("list", { name: /Headroom/ })).toContainText("No result");
});

test("the map is saved as a picture of twice its size", async ({ page }) => {
  await runSample(page);
  const ground = map(page).getByRole("region", { name: /^Map of/ });
  const width = (await ground.boundingBox())?.width ?? 0;
  const saving = page.waitForEvent("download");
  await map(page).getByRole("button", { name: "Save as PNG" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("map-WBK12.png");
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2 * width);
});

test("where a person moves it is in the address, and it looks the same there elsewhere", async ({ page }) => {
  await runSample(page);
  const ground = map(page).getByRole("region", { name: /^Map of WBK12/ });
  const inView = map(page).getByText(/^Places in view/);
  await expect(inView).toHaveText("Places in view: 29");
  await expect(page).not.toHaveURL(/[?&]at=/);
  await ground.focus();
  for (const key of ["+", "+", "+", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/[?&]at=-?[\d.]+%2C-?[\d.]+%2C-?[\d.]+/);
  await expect(inView).not.toHaveText("Places in view: 29");
  // Keys move it on for a moment, and the address follows once it rests.
  let before = "";
  await expect.poll(() => [before, (before = page.url())][0] === page.url(), { intervals: [600] }).toBe(true);
  const seen = await inView.innerText();
  await page.reload();
  await expect(inView).toHaveText(seen);
  await map(page).getByRole("button", { name: "Show all" }).click();
  await expect(page).not.toHaveURL(/[?&]at=/);
  await expect(inView).toHaveText("Places in view: 29");
  // Text of somebody else's making is as good as none.
  await page.goto(`${page.url().split("?")[0]}?at=nowhere,1,x`);
  await expect(inView).toHaveText("Places in view: 29");
  await expect(page).not.toHaveURL(/[?&]at=/);
});
