import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expectAccessible } from "./axe.ts";
import { FakeServer, servePage } from "./fake-server.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { addFeeder, control, request } from "./form.ts";
import { openSampleForm, runButton, runSample } from "./steps.ts";

type Page = import("@playwright/test").Page;

/** A file beside the fixtures of the crate that writes and reads these texts. */
function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../crates/contract/tests/fixtures/${name}`, import.meta.url)), "utf8");
}

/** Opens the import dialog with a text in it. */
async function paste(page: Page, text: string): Promise<import("@playwright/test").Locator> {
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a work package" });
  await dialog.getByLabel("Paste it here, or drop a file").fill(text);
  return dialog;
}

async function copied(page: Page, button: string): Promise<string> {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("status").filter({ hasText: "copied" })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test.describe("with a made-up server", () => {
  onlyWith("embedded", "the test chooses who answers");

  test("the copied JSON is the input that is sent", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const server = new FakeServer("energy workbench");
    await server.start();
    const { address, stop } = await servePage(server.origin);
    await page.goto(address);
    await page.locator("#engine").click();
    const dialog = page.getByRole("dialog", { name: "Who answers" });
    await dialog.getByLabel("Address of a server").fill(server.origin);
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.locator("#engine")).toContainText(server.name);
    await page.goto(`${address}/new/intrinsic`);
    await control(page, "syf.feeders").fill("FEEDER-7");
    await control(page, "syf.feeders").press("Enter");
    await page.getByLabel(/^Step per customer/).fill("2.5");
    await expect.poll(() => request(page)).toMatchObject({ search: { stepKwPerCustomer: 2.5 } });
    await expect(page.getByText("estimates the cost of forecasts only")).toBeVisible();
    const json = await copied(page, "Copy JSON");
    await runButton(page).click();
    await expect(page).toHaveURL(/\/runs\//);
    const sent = server.asked.find(({ operation }) => operation === "RunIntrinsicWorkPackage")!;
    expect(JSON.parse(json)).toEqual(JSON.parse(sent.body).variables.input);
    stop();
    server.stop();
  });
});

test("the request is shown as GraphQL and as a Python script, by keyboard, and downloaded", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/new/intrinsic");
  const dialog = await paste(page, fixture("guide.json"));
  await dialog.getByRole("button", { name: "Take over" }).click();
  await page.getByRole("tab", { name: "JSON" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "GraphQL" })).toBeFocused();
  await expect(page.getByLabel("Request as GraphQL")).toContainText("mutation RunIntrinsicWorkPackage($input: IntrinsicWorkPackageInput!");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel("Request as Python")).toContainText("initialStateSelector=");
  expect(await copied(page, "Copy Python")).toBe(fixture("guide.camel.py"));
  await page.getByRole("checkbox", { name: /snake_case/ }).check();
  await expect(page.getByLabel("Request as Python")).toContainText("initial_state_selector=");
  await expectAccessible(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("2025-base-export-wbk12.py");
  expect(readFileSync(await download.path(), "utf8")).toBe(fixture("guide.snake.py"));
});

test("a script exported here comes back as the same request", async ({ page }) => {
  await page.goto("/new/intrinsic");
  for (const script of ["guide.camel.py", "guide.snake.py"]) {
    const dialog = await paste(page, fixture(script));
    await dialog.getByRole("button", { name: "Take over" }).click();
    await expect.poll(() => request(page)).toEqual(JSON.parse(fixture("guide.json")).input);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("2025 base export, WBK12");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  }
});

test("a dropped file is taken but for what is wrong in it, in one step", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  const before = await request(page);
  const variables = JSON.parse(fixture("guide.json"));
  variables.input.search.maxStep = 5;
  variables.input.search.stopOnHvViolation = "yes";
  variables.input.constraints.voltage.lv = { min: 260.0, max: 253.0 };
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a work package" });
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "request.json", { type: "application/json" }));
    return transfer;
  }, JSON.stringify(variables));
  await dialog.locator(".import-source").dispatchEvent("drop", { dataTransfer: dropped });
  const left = dialog.getByRole("region", { name: "Not taken over" });
  await expect(left).toContainText("search.maxStep: unknown key, did you mean maxSteps?");
  await expect(left).toContainText("search.stopOnHvViolation: true or false is needed, not text");
  await expect(dialog.getByRole("region", { name: "To put right in the form afterwards" })).toContainText("constraints.voltage.lv");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Take over" }).click();
  await expect(control(page, "search.maxSteps")).toHaveValue("1000");
  await expect(control(page, "constraints.voltage.lv.min")).toHaveValue("260");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => request(page)).toEqual(before);
});

test("texts that are no work package say why", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const dialog = await paste(page, '{"syf": ');
  await expect(dialog.getByRole("alert")).toContainText("no complete JSON: something is wrong at line 1, column 7");
  await dialog.getByLabel("Paste it here, or drop a file").fill(fixture("hv-nodes.json"));
  await expect(dialog.getByRole("note")).toContainText("HV node headroom work package");
  await expect(dialog.getByRole("button", { name: "Take over" })).toHaveCount(0);
});

test("the size of the run is told before it is sent", async ({ page }) => {
  await page.goto("/new/intrinsic");
  for (const feeder of ["A", "B", "C"]) {
    await control(page, "syf.feeders").fill(feeder);
    await control(page, "syf.feeders").press("Enter");
  }
  const run = page.getByRole("complementary", { name: "This run" });
  await expect(run).toContainText("3 feeders");
  await expect(run).toContainText("at most 3,003");
  await expect(run).toContainText("not known yet");
});

test("a form started from a run shows what was changed and is told to be made from it", async ({ page }) => {
  await runSample(page);
  const parent = page.url().split("/").pop()!.split("?")[0]!;
  await page.getByRole("link", { name: "Use as starting point" }).click();
  await expect(page).toHaveURL(`/new/intrinsic?from=${parent}`);
  const run = page.getByRole("complementary", { name: "This run" });
  await expect(run.getByText("0 changes")).toBeVisible();
  await expect.poll(() => request(page)).toMatchObject({ syf: { feeders: ["WBK12"] } });
  await page.getByLabel(/^Step per customer/).fill("2");
  await page.getByLabel("Most steps").fill("40");
  await expect(run.getByText("2 changes")).toBeVisible();
  await run.getByText("2 changes").click();
  await expect(run.getByRole("listitem")).toHaveCount(2);
  await expect(run.getByRole("listitem").first()).toContainText(/Step per customer.*1\.0 kW, default.*2 kW/);
  await expectAccessible(page);
  await page.reload();
  await expect(run.getByText("2 changes")).toBeVisible();
  await runButton(page).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page).not.toHaveURL(new RegExp(parent));
});

test("a link opens the form as it was, and what is typed then outlives it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSampleForm(page);
  await page.getByLabel(/^Step per customer/).fill("half");
  await page.getByLabel("Name", { exact: true }).fill("Sent to a colleague");
  await page.getByRole("button", { name: "Link to this form…" }).click();
  const address = await copied(page, "Copy link");
  expect(address).toMatch(/\/new\/intrinsic#c=[\w-]+$/);
  await expectAccessible(page);
  const other = await context.browser()!.newContext();
  const theirs = await other.newPage();
  await theirs.goto(address);
  await expect(theirs.getByLabel("Name", { exact: true })).toHaveValue("Sent to a colleague");
  await expect(theirs.getByLabel(/^Step per customer/)).toHaveValue("half");
  await expect(theirs).toHaveURL(/\/new\/intrinsic$/);
  await theirs.getByLabel(/^Step per customer/).fill("0.5");
  await theirs.getByLabel(/^Step per customer/).blur();
  await theirs.reload();
  await expect(theirs.getByLabel(/^Step per customer/)).toHaveValue("0.5");
  await theirs.goto("/");
  await theirs.goto(`${address.slice(0, -20)}`);
  await expect(theirs.getByText("The link could not be opened")).toBeVisible();
  await other.close();
});

test("a form that is too long for a link is offered as a file", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const names = Array.from({ length: 3000 }, (_, at) => `FEEDER-${(at * 7919) % 100_003}-${(at * 104_729) % 99_991}`);
  const variables = JSON.parse(fixture("least.json"));
  variables.input.syf.feeders = names;
  const importing = await paste(page, JSON.stringify(variables));
  await importing.getByRole("button", { name: "Take over" }).click();
  await page.getByRole("button", { name: "Link to this form…" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download draft" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("least.draft.json");
  const draft = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(draft).headroomDraft).toBe(1);
});

test.describe("the preview", () => {
  onlyWith("embedded", "the engine in the browser finds it, beside the page");

  test("a changed limit redraws a small histogram on the sample feeder, without a request or a work package", async ({ page }) => {
    await page.goto("/new/intrinsic");
    const preview = page.getByRole("img", { name: /^Headroom of 29 groups/ });
    await expect(preview).toBeVisible({ timeout: 15_000 });
    const name = await preview.getAttribute("aria-label");
    await page.getByRole("button", { name: "Use the usual limits" }).click();
    await expect(preview).not.toHaveAccessibleName(name!);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const before = (await preview.getAttribute("aria-label"))!;
    await control(page, "constraints.voltage.lv.max").fill("245");
    await expect(preview).not.toHaveAccessibleName(before, { timeout: 2000 });
    expect(requests).toEqual([]);
    await expectAccessible(page);
    await page.evaluate(() => localStorage.clear());
    await page.goto("/");
    await expect(page.getByRole("link", { name: /Wattlebank/ })).toHaveCount(0);
  });
});
