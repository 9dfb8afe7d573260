import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { addFeeder, control, expectSent, request } from "./form.ts";
import { runButton } from "./steps.ts";

test("defaults are visible and not sent", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await expect(page.getByLabel(/^Step per customer/)).toHaveAttribute("placeholder", "Default 1.0 kW");
  await addFeeder(page);
  await expect.poll(async () => Object.keys(await request(page)).sort()).toEqual(["initialStateSelector", "syf"]);
});

test("typed units are understood and wrong ones are named", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const step = page.getByLabel("Step per customer (kW)");
  await addFeeder(page);
  await step.fill("5000 W");
  await step.press("Tab");
  await expect(step).toHaveValue("5");
  await expectSent(page, "search.stepKwPerCustomer", 5);
  await step.fill("5 kVA");
  await runButton(page).click();
  await expect(step).toHaveAccessibleDescription(/a number in kW is needed, not kVA/);
});

test("numbers are read as people type them, and a wheel changes none", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  const steps = page.getByLabel("Most steps");
  for (const [typed, read] of [["1 000", 1000], ["1,000", 1000], ["０２０", 20]] as const) {
    await steps.fill(typed);
    await expectSent(page, "search.maxSteps", read);
  }
  await steps.fill("30");
  await steps.hover();
  await page.mouse.wheel(0, 200);
  await expect(steps).toHaveValue("30");
  await steps.fill("abc");
  await runButton(page).click();
  await expect(steps).toHaveAccessibleDescription(/Most steps: a number is needed/);
});

test("fields of an initial state come and go with it, and keep what was typed", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByRole("radio", { name: "Fixed load" }).check();
  const load = page.getByLabel("Load per customer (W)");
  await load.fill("2 kW");
  for (const name of ["Load per customer, reactive (var)", "Generation per customer (W)", "Generation per customer, reactive (var)"]) {
    await page.getByLabel(name).fill("0");
  }
  await expectSent(page, "initialStateSelector.perCustomerLoadWatts", 2000);
  await page.getByRole("radio", { name: "Fixed time" }).check();
  await expect(load).toHaveCount(0);
  await page.getByLabel(/^Start time/).fill("2024-01-11T12:00");
  await expectSent(page, "initialStateSelector", { selectorMode: "FIXED_TIME", startTime: "2024-01-11T12:00:00" });
  await page.getByRole("radio", { name: "Fixed load" }).check();
  await expect(load).toHaveValue("2000");
});

test("every option of the initial state says when to take it", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const group = page.getByRole("group", { name: "Initial state" });
  const options = group.getByRole("radio");
  await expect(options).toHaveCount(5);
  for (const option of await options.all()) await expect(option).toHaveAccessibleDescription(/\w+ \w+ \w+/);
  await expect(group.getByRole("radio", { name: "Zero load" })).toHaveAccessibleDescription(/upper bound/);
});

test("what one choice needs is asked for", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByRole("button", { name: "Sharing" }).click();
  await page.getByRole("radio", { name: "Weighted by what a customer has" }).check();
  await page.getByLabel("Modelled as").selectOption("PV_SYSTEM");
  await page.getByRole("radio", { name: "Peak feeder export" }).check();
  await page.getByLabel(/^Start time/).fill("2025-01-01T00:00");
  await runButton(page).click();
  const summary = page.locator("#error-summary");
  await expect(summary.getByRole("link")).toHaveText([
    "Enter the end of the window to look for the peak in",
    "Enter the PV profile of the PV system",
    "Choose where weights are compared",
    "Choose what weights are taken from",
  ]);
  await page.getByLabel(/^End time/).fill("2025-02-01T00:00");
  await page.getByLabel("PV profile").fill("PV1");
  await page.getByRole("radio", { name: "Within each group" }).check();
  await page.getByRole("radio", { name: "Existing export" }).check();
  await expect(summary).toBeHidden();
  await expectSent(page, "allocation", {
    method: "WEIGHTED_BY_EXISTING_CUSTOMER", scope: "WITHIN_MEASUREMENT_ZONE", existingCapacityBasis: "EXISTING_EXPORT_KW",
  });
});

test("rules over two fields name both values", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByRole("switch", { name: "LV voltage" }).check();
  await control(page, "constraints.voltage.lv.min").fill("253");
  await control(page, "constraints.voltage.lv.max").fill("216");
  await page.getByLabel("Most steps").fill("10001");
  await page.getByRole("radio", { name: "Peak feeder import" }).check();
  await page.getByLabel(/^Start time/).fill("2025-02-01T00:00");
  await page.getByLabel(/^End time/).fill("2025-01-01T00:00");
  await runButton(page).click();
  await expect(page.locator("#error-summary").getByRole("link")).toHaveText([
    /2025-01-01T00:00:00.*2025-02-01T00:00:00/, /1 to 10000.*10001/, /253 V.*216 V/,
  ]);
});

test("a block of limits is a switch", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await expect(page.getByText("No limit is switched on").first()).toBeVisible();
  const hv = page.getByRole("switch", { name: "HV voltage" });
  await hv.check();
  await expectSent(page, "constraints.voltage.hv", {});
  await control(page, "constraints.voltage.hv.maxPu").fill("1.05");
  await expectSent(page, "constraints.voltage.hv.maxPu", 1.05);
  await hv.uncheck();
  await expectSent(page, "constraints", undefined);
  await expect(page.getByText("No limit is switched on").first()).toBeVisible();
  await hv.check();
  await expect(control(page, "constraints.voltage.hv.maxPu")).toHaveValue("1.05");
});

test("unusual values are noted and sent all the same", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByLabel(/^Step per customer/).fill("0.1");
  await page.getByLabel("Most steps").fill("10");
  await expect(page.getByText("This run can report at most 1 kW per customer").first()).toBeVisible();
  await page.getByRole("switch", { name: "LV voltage" }).check();
  await control(page, "constraints.voltage.lv.min").fill("207");
  await control(page, "constraints.voltage.lv.max").fill("260");
  await expect(page.getByText("These are emergency limits").first()).toBeVisible();
  await expectSent(page, "constraints.voltage.lv", { min: 207, max: 260 });
});

test("times are typed in a zone, told in UTC with what they cover, and sent in UTC", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByRole("radio", { name: "Fixed time" }).check();
  await page.getByLabel("Times are typed in").selectOption("Australia/Brisbane");
  const start = page.getByLabel("Start time (Australia/Brisbane)");
  await start.fill("2025-01-11T12:00");
  await expect(page.getByText("02:00 UTC, covers 01:30–02:00 UTC")).toBeVisible();
  await expectSent(page, "initialStateSelector.startTime", "2025-01-11T02:00:00");
  await page.getByLabel("Times are typed in").selectOption("UTC");
  await expect(page.getByLabel("Start time (UTC)")).toHaveValue("2025-01-11T02:00");
});

test("a pasted list is counted and freed of repeats; one is taken out by keyboard", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const box = control(page, "syf.feeders");
  const list = Array.from({ length: 498 }, (_, at) => `F${at}`).concat(["F1", "F2"]).join("\n");
  await box.focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, list);
  await expect(page.getByText("498 feeders, 2 duplicates removed")).toBeVisible();
  await page.getByRole("button", { name: "Remove F7", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("F7 removed, 497 feeders")).toBeVisible();
  await expect(box).toBeFocused();
  await expectAccessible(page);
});

test("HV node headroom has its own fields and none of the others", async ({ page }) => {
  await page.goto("/new/hv");
  await addFeeder(page);
  await expect(page.getByLabel("Most steps", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sharing" })).toHaveCount(0);
  await expect(page.getByLabel("Step per node (kW)")).toHaveAttribute("placeholder", "Default 1.0 kW");
  await page.getByRole("checkbox", { name: "Line tees" }).check();
  await expectSent(page, "nodeLocationSelector.locationKinds", ["DTX_HV_TERMINAL", "LINE_TEE"]);
  await page.getByLabel("Most steps per node").fill("1001");
  await runButton(page).click();
  await expect(page.locator("#error-summary").getByRole("link")).toHaveText(/1 to 1000.*1001/);
  await expectAccessible(page);
});

test("options are folded by topic, say how many are set, and are sent", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  await page.getByRole("button", { name: "Model options" }).click();
  const topic = page.getByRole("button", { name: /^Network model/ });
  await expect(topic).toHaveAccessibleName(/Defaults/);
  await topic.click();
  await page.getByRole("switch", { name: "Collapse SWER networks" }).check();
  await page.getByLabel("SWER and line voltages (V)").fill("230/400; 12700/22000");
  await expect(topic).toHaveAccessibleName(/2 set/);
  await expectSent(page, "model", { collapseSWER: true, swerVoltageToLineVoltage: [[230, 400], [12700, 22000]] });
  await page.getByRole("button", { name: /^Meters/ }).click();
  await page.getByRole("button", { name: "Add switches" }).click();
  await page.getByLabel("Metered kind of switch 1").selectOption("FUSE");
  await page.getByLabel("Names of metered switches 1").fill("F-.*");
  await page.getByLabel("Names of metered switches 1").blur();
  await expectSent(page, "model.meterPlacementConfig.switchMeterPlacementConfigs", [{ meterSwitchClass: "FUSE", namePattern: "F-.*" }]);
  await expectAccessible(page);
});

test("help opens at the field by keyboard and leads to the guide", async ({ page }) => {
  await page.goto("/new/intrinsic");
  const help = page.getByRole("button", { name: "Help: Most steps" });
  await help.focus();
  await page.keyboard.press("Enter");
  await expect(help).toHaveAttribute("aria-expanded", "true");
  const text = page.locator(".help:visible");
  await expect(text).toContainText("lower bound");
  await expect(text.getByRole("link", { name: "Public guide" })).toHaveAttribute("href", /^https:\/\/zepben/);
  await page.getByRole("button", { name: "Show help" }).click();
  await expectAccessible(page);
});
