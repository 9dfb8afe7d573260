import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

/** The grid on view. */
function grid(page: Page): Locator {
  return page.getByRole("grid");
}

/** The row at a position, from 1; the headings are not among them. */
function row(page: Page, position: number): Locator {
  return grid(page).locator(`[role="row"][aria-rowindex="${position + 1}"]`);
}

/** Texts of a column's cells in view, by its heading. */
async function column(page: Page, heading: RegExp): Promise<string[]> {
  const at = await grid(page).getByRole("columnheader", { name: heading }).getAttribute("aria-colindex");
  return grid(page).locator(`[role="gridcell"][aria-colindex="${at}"]`).allInnerTexts();
}

/** Numbers of a column's cells in view, as soon as they are in their order, least first. */
async function ascending(page: Page, heading: RegExp): Promise<number[]> {
  let numbers: number[] = [];
  const inOrder = async () => {
    numbers = (await column(page, heading)).map((text) => Number(text.replaceAll(",", "")));
    return numbers.length > 0 && numbers.every((number, at) => at === 0 || numbers[at - 1]! <= number);
  };
  await expect.poll(inOrder).toBe(true);
  return numbers;
}

/** The cell that keys act on. */
async function activeCell(page: Page): Promise<Locator> {
  const id = await grid(page).getAttribute("aria-activedescendant");
  return page.locator(`[id="${id}"]`);
}

test("only the tables of the run's kind are there, each with its address", async ({ page }) => {
  await runSample(page);
  const tabs = page.getByRole("tablist", { name: "Tables" }).getByRole("tab");
  await expect(tabs).toHaveText(["Transformers", "Broken limits", "Bindings", "Customers"]);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "30");
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Broken limits" }).click();
  await expect(page).toHaveURL(/table=constraint_violations/);
  await expect(row(page, 1)).toContainText("V");
  await page.reload();
  await expect(page.getByRole("tab", { name: "Broken limits" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "Broken limits" }).press("ArrowRight");
  await expect(page).toHaveURL(/table=binding_constraints/);
});

test("rows are sorted by one column and by several, with keys too, and the address says so", async ({ page }) => {
  await runSample(page);
  const headings = grid(page).getByRole("columnheader");
  await headings.filter({ hasText: "Customers" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=includedCustomerCount/);
  await expect(headings.filter({ hasText: "Customers" })).toHaveAttribute("aria-sort", "ascending");
  await headings.filter({ hasText: "Headroom" }).getByRole("button").click({ modifiers: ["Shift"] });
  await headings.filter({ hasText: "Headroom" }).getByRole("button").click({ modifiers: ["Shift"] });
  await expect(headings.filter({ hasText: "Headroom" })).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=includedCustomerCount%2C-headroomKwPerCustomer/);
  await ascending(page, /^Customers/);

  await grid(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=capacityGroupHeadId/);
  await expect(headings.first()).toHaveAttribute("aria-sort", "ascending");
});

test("filters count what they leave, stand in the address, and are taken away by keyboard", async ({ page }) => {
  await runSample(page);
  const all = (await column(page, /^Headroom/)).map((text) => Number(/[\d.]+/.exec(text)?.[0]));
  const most = all[5]!;
  const below = all.filter((kw) => kw <= most).length;
  await page.getByRole("button", { name: "Filter…" }).click();
  const dialog = page.getByRole("dialog", { name: "Filter rows" });
  await expectAccessible(page);
  await dialog.getByLabel("At most").fill("three");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Enter numbers");
  await dialog.getByLabel("At most").fill(String(most));
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/f=headroomKwPerCustomer/);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(below + 1));

  await page.getByRole("button", { name: "Filter…" }).click();
  await dialog.getByLabel("Column").selectOption({ label: "Bound by" });
  await dialog.getByRole("checkbox", { name: /LV voltage above limit/ }).check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Filter…" }).click();
  await dialog.getByLabel("Column").selectOption({ label: "Lower bound" });
  await dialog.getByRole("button", { name: "Yes" }).click();
  await expect(page.getByText("No rows match")).toBeVisible();
  await expectAccessible(page);
  const chips = page.getByRole("list", { name: "Filters" });
  await expect(chips.getByRole("listitem")).toHaveCount(3);
  await page.reload();
  await expect(chips.getByRole("listitem")).toHaveCount(3);
  await chips.getByRole("button", { name: "Remove filter Lower bound: Yes" }).press("Enter");
  await expect(grid(page)).toBeVisible();
  await page.getByRole("button", { name: "Filter…" }).click();
  await dialog.getByLabel("Column").selectOption({ label: "Lower bound" });
  await dialog.getByRole("button", { name: "Yes" }).click();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "30");
});

test("columns are chosen, moved and resized without a pointer, and come back by reset", async ({ page }) => {
  await runSample(page);
  const headings = grid(page).getByRole("columnheader");
  const before = await headings.allInnerTexts();
  await page.getByRole("button", { name: "Columns…" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns" });
  await expectAccessible(page);
  await dialog.getByRole("checkbox", { name: "Direction" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Base import (kW)" }).check();
  await dialog.getByRole("button", { name: "Move Total (kW) up" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(headings.filter({ hasText: "Direction" })).toHaveCount(0);
  await expect(headings.filter({ hasText: "Base import" })).toHaveCount(1);
  await expect(headings.nth(1)).toContainText("Total");
  await grid(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  const width = (await headings.first().boundingBox())!.width;
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await headings.first().boundingBox())!.width).toBeGreaterThan(width);
  await page.keyboard.press("Control+ArrowRight");
  await expect(headings.first()).toContainText("Total");
  await expect(page).toHaveURL(/cols=/);
  const changed = await headings.allInnerTexts();
  await page.reload();
  await expect(headings.first()).toContainText("Total");
  expect(await headings.allInnerTexts()).toEqual(changed);
  await page.getByRole("button", { name: "Columns…" }).click();
  await dialog.getByRole("button", { name: "Reset columns" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect.poll(() => headings.allInnerTexts()).toEqual(before);
});

test("cells are copied with their headings", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await runSample(page);
  await grid(page).focus();
  await page.keyboard.press("Control+Home");
  for (const key of ["Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("Control+c");
  await expect(page.getByText("3 rows of 2 columns copied")).toBeVisible();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split("\n");
  expect(copied).toHaveLength(4);
  expect(copied[0]).toBe("Transformer\tHeadroom per customer (kW)");
  expect(copied[1]).toMatch(/^transformer\.\S+\t[\d.]+$/);
  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toMatch(/^\| Transformer \| Headroom per customer \(kW\) \| Total/);
});

test("a row opens its group's detail, its customers are one table away, and Back returns to the row", async ({ page }) => {
  await runSample(page);
  await grid(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const name = (await (await activeCell(page)).innerText()).trim();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/group=/);
  await expect(page.getByRole("heading", { name, level: 3 })).toBeVisible();
  await expect(row(page, 3)).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "Customers" }).click();
  await page.getByRole("button", { name: "Show customers" }).click();
  await expect(page.getByRole("list", { name: "Filters" })).toContainText(name);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", /^\d+$/);
  await expect.poll(async () => new Set(await column(page, /^Transformer/))).toEqual(new Set([name]));
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByRole("heading", { name, level: 3 })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/group=/);
  await expect(grid(page)).toBeFocused();
  await expect(await activeCell(page)).toHaveText(name);
});

test("rows are grouped, and a group filters the rows", async ({ page }) => {
  await runSample(page);
  await page.getByLabel("Group by").selectOption({ label: "Bound by" });
  const groups = page.getByRole("region", { name: "Groups" });
  const first = groups.locator("tbody tr").first();
  const count = await first.locator("td").first().innerText();
  await expectAccessible(page);
  await first.getByRole("button").click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(Number(count) + 1));
});

test("CSV holds the rows on view in their order, with units and where it comes from", async ({ page, workbench }) => {
  await runSample(page);
  await grid(page).getByRole("columnheader", { name: /^Total/ }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=totalKwAdded/);
  const totals = await ascending(page, /^Total/);
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Filtered rows (CSV)" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  const lines = text.split("\r\n");
  const comments = lines.filter((line) => line.startsWith("#"));
  expect(comments.join("\n")).toMatch(/run id: [0-9a-f-]{36}[\s\S]*SHA-256\): [0-9a-f]{64}[\s\S]*engine: \S+/);
  expect(comments.some((line) => line.includes("not the Hosting Capacity Module"))).toBe(workbench === "embedded");
  const [head, ...rows] = lines.filter((line) => line && !line.startsWith("#"));
  expect(head).toContain("headroom_kw_per_customer [kW],is_lower_bound,");
  expect(rows).toHaveLength(29);
  const at = head!.split(",").findIndex((name) => name.startsWith("total_kw_added"));
  expect(rows.slice(0, totals.length).map((line) => Number(line.split(",")[at]))).toEqual(
    totals.map((kw) => expect.closeTo(kw, 2)),
  );
  await expect(dialog.getByLabel("Python that fetches these rows")).toContainText("totalKwAdded");
});

const MANY = 1_000_000;
const manyRun = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";

/** A customer of the large run; positions count down when they are sorted from the end. */
function customer(at: number): Record<string, unknown> {
  return {
    workPackageId: manyRun, scenario: "base", timestamp: "2024-01-11T12:00:00", feeder: "F", capacityGroupHeadId: `transformer.t${at % 9000}`,
    capacityGroupHeadType: "PowerTransformer", terminalSequenceNumber: 2, conductingEquipmentMrid: `load.c${at}`,
    usagePointId: `customer ${at}`, initialKw: -1.5, allocatedKw: at / 8, scalingFactor: 1, powerFactor: 0.95, customerPhaseCode: "A",
    customerVAV: 240, customerVBV: null, customerVCV: null, customerVMinV: 240, customerVMaxV: 240,
  };
}

/** Answers for a server, on the page's own origin, that holds a run of a million customers and one transformer. */
async function serveMany(page: Page, status: string): Promise<void> {
  const group = {
    workPackageId: manyRun, scenario: "base", timestamp: "2024-01-11T12:00:00", feeder: "F", capacityGroupHeadId: "transformer.t0",
    capacityGroupHeadType: "PowerTransformer", terminalSequenceNumber: 2, mode: "INTRINSIC_LV", initialConditionSelector: "FIXED_TIME",
    includedCustomerCount: 100, headroomKwPerCustomer: 200, isLowerBound: true, additionKwScalingApplied: false, totalKwAdded: 20000,
    headroomDirection: "import", bindingId: null, convergence: true, totalBaseNetImportKw: 1, totalBaseNetExportKw: 0, binding: null,
  };
  const bound = {
    metric: "LV_VOLTAGE_MIN_V", conductingEquipmentMrid: "line.l1", conductingEquipmentType: "AcLineSegment", phase: "A",
    violatingValue: 215.5, constraintLimit: 216, iteration: 0, violationCount: 1,
  };
  const groups = [
    { ...group, capacityGroupHeadId: "transformer.t1", headroomKwPerCustomer: 0, isLowerBound: false, bindingId: "b1", binding: bound },
    { ...group, capacityGroupHeadId: "transformer.t2", headroomKwPerCustomer: 2.5, isLowerBound: false, bindingId: "b2",
      additionKwScalingApplied: true, convergence: false, binding: { ...bound, iteration: 3 } },
    group,
  ];
  const answers: Record<string, (variables: { limit: number; offset: number; sort?: { column: string; order: string }[]; table?: string; by?: string[] }) => unknown> = {
    workbench: () => ({ name: "Team", version: "9.9.9", persistent: true, notice: null }),
    currentUser: () => null,
    networks: () => [],
    getWorkPackageById: () => ({
      id: manyRun, name: "Many", description: null, status, createdAt: "2026-01-05T10:00:00", updatedAt: null,
      completedAt: "2026-01-05T10:05:00", createdBy: null, feeders: ["F"], scenarios: ["base"], years: [2025], loadType: null,
      timePeriodStart: null, timePeriodEnd: null, isDeleted: false, parentId: null, config: null, progressDetails: null,
    }),
    intrinsicJobs: () => [{
      kind: "INTRINSIC_LV", feeder: "F", scenario: "base", year: 2025, stage: "SUCCEEDED", step: 1, maxSteps: 1, groupsBound: 3,
      groupsTotal: 3, solves: 1, firstRowMs: 1, lastRowMs: 1, message: null, warnings: [],
    }],
    lvGroupHostingCapacitySummary: () => ({
      groupCount: 3, customerCount: MANY, minKwPerCustomer: 0, p10KwPerCustomer: 0, medianKwPerCustomer: 2.5, maxKwPerCustomer: 200,
      totalKwAdded: 1, boundBy: [{ metric: null, groupCount: 1 }, { metric: "LV_VOLTAGE_MIN_V", groupCount: 2 }],
    }),
    lvGroupHostingCapacity: () => ({ totalCount: groups.length, offset: 0, rows: groups }),
    customerAllocations: ({ limit, offset, sort }) => {
      const descending = sort?.[0]?.order === "DESC";
      const rows = Array.from({ length: Math.min(limit, MANY - offset) }, (_, at) => offset + at);
      return { totalCount: MANY, offset, rows: rows.map((at) => customer(descending ? MANY - 1 - at : at)) };
    },
    resultGroups: ({ table, by }) => {
      const ofGroups = table === "LV_GROUP_HOSTING_CAPACITY" && by![1] === "convergence";
      const counted = (key: string | null, count: number) => ({ keys: [key, "true"], count, min: null, median: null, max: null });
      const groups = ofGroups ? [counted(null, 1), counted("LV_VOLTAGE_MIN_V", 2)] : [];
      return { totalCount: groups.length, offset: 0, groups };
    },
    resultHistogram: () => ({ totalCount: 3, nullCount: 0, min: 0, max: 200, bins: [{ from: 0, to: 200, count: 3 }] }),
  };
  await page.route("**/config.json", (route) => route.fulfill({ json: { server: "" } }));
  await page.route("**/api/graphql", async (route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables: never };
    const field = /\{\s*(\w+)/.exec(query)?.[1] ?? "";
    const answer = answers[field];
    await route.fulfill({ json: answer ? { data: { [field]: answer(variables) } } : { errors: [{ message: `no ${field}` }] } });
  });
}

test.describe("a server of a million customers", () => {
  onlyWith("embedded", "the server is made up");

  test("a million rows are scrolled, jumped through and sorted with few of them drawn", async ({ page }) => {
    await serveMany(page, "COMPLETED");
    await page.goto(`/runs/${manyRun}?table=customer_allocations&f=all`);
    await expect(grid(page)).toHaveAttribute("aria-rowcount", String(MANY + 1));
    await expect(row(page, 1)).toContainText("customer 0");
    await grid(page).focus();
    await page.keyboard.press("Control+End");
    await expect(row(page, MANY)).toContainText(`load.c${MANY - 1}`);
    await expect(row(page, MANY)).toBeInViewport();
    expect(await grid(page).getByRole("row").count()).toBeLessThan(200);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Home");
    await expect(await activeCell(page)).toContainText("customer 9999");
    await page.keyboard.press("Control+Home");
    await expect(row(page, 1)).toBeInViewport();

    await grid(page).evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
    await expect.poll(async () => Number(await grid(page).getByRole("row").nth(20).getAttribute("aria-rowindex"))).toBeGreaterThan(400_000);
    const middle = grid(page).getByRole("row").nth(20);
    const position = Number(await middle.getAttribute("aria-rowindex")) - 2;
    await expect(middle).toContainText(`customer ${position}`);
    await expectAccessible(page);

    const name = grid(page).getByRole("columnheader", { name: "Customer", exact: true });
    await name.getByRole("button").click();
    await name.getByRole("button").click();
    await page.keyboard.press("Control+Home");
    await expect(name).toHaveAttribute("aria-sort", "descending");
    await grid(page).focus();
    await page.keyboard.press("Control+Home");
    await expect(row(page, 1)).toContainText(`customer ${MANY - 1}`);
  });

  test("customers are shown for one transformer, never all of them unasked", async ({ page }) => {
    await serveMany(page, "COMPLETED");
    await page.goto(`/runs/${manyRun}?table=customer_allocations`);
    await expect(page.getByRole("button", { name: "Show customers" })).toBeVisible();
    await expect(page.getByText("customer 0")).toHaveCount(0);
  });

  test("lower bounds, zeros, scaled values, directions and rows that did not converge are told in words", async ({ page }) => {
    await serveMany(page, "CANCELLED");
    await page.goto(`/runs/${manyRun}`);
    await expect(row(page, 1)).toContainText("already over a limit at the start");
    await expect(row(page, 2)).toContainText("highest-weighted customer");
    await expect(row(page, 2)).toContainText("Power flow did not converge");
    await expect(row(page, 3)).toContainText("≥ 200");
    await expect(row(page, 3).getByTitle(/ran out of steps/)).toBeVisible();
    await expect(row(page, 3)).toContainText("Import (load added)");
    await page.getByRole("button", { name: "Export…" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "All rows and columns (CSV)" }).click();
    const text = await readFile(await (await saved).path(), "utf8");
    expect(text).toContain("# state: Cancelled: incomplete");
    const lines = text.split("\r\n").filter((line) => line && !line.startsWith("#"));
    const names = lines[0]!.split(",");
    const last = lines[3]!.split(",");
    expect(last[names.indexOf("headroom_kw_per_customer [kW]")]).toMatch(/^200(\.0)?$/);
    expect(last[names.indexOf("is_lower_bound")]).toBe("true");
    expect(last[names.indexOf("timestamp [UTC]")]).toBe("2024-01-11T12:00:00Z");
  });
});
