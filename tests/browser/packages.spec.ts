import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { FakeServer, servePage } from "./fake-server.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";
import { expectSent, request } from "./form.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

type Package = Record<string, unknown> & { id: string };

const STAGES = ["pending", "generation", "execution", "resultProcessing", "succeeded", "failed", "cancelled", "timedOut"] as const;

/** A work package whose feeders are in these stages. */
function workPackage(number: number, status: string, feeders: Partial<Record<(typeof STAGES)[number], number>>): Package {
  let next = 0;
  const models = (count: number) =>
    Array.from({ length: count }, () => ({ feeder: `FEEDER-${(next += 1)}`, scenario: "base", year: 2025 }));
  const groupings = Object.fromEntries(STAGES.map((stage) => [stage, models(feeders[stage] ?? 0)]));
  const of = (...stages: (typeof STAGES)[number][]) => stages.reduce((sum, stage) => sum + (feeders[stage] ?? 0), 0);
  const ended = !["SETUP", "RUNNING"].includes(status);
  return {
    id: `${String(number).padStart(8, "0")}-7a59-4c7d-9f0e-1d6a2f3c4b5d`,
    name: `Package ${number}`, description: null, status, createdAt: `2026-01-05T10:${String(number % 60).padStart(2, "0")}:00`, updatedAt: null,
    completedAt: ended ? "2026-01-05T11:05:00" : null,
    createdBy: { id: "u-1", username: "ada", email: null, identityProvider: null },
    feeders: Object.values(groupings).flat().map(({ feeder }) => feeder), scenarios: ["base"], years: [2025],
    loadType: null, timePeriodStart: null, timePeriodEnd: null, isDeleted: false, parentId: null, config: null,
    progressDetails: {
      modelTotals: {
        totalModels: next, totalPending: of("pending"), totalRunning: of("generation", "execution", "resultProcessing"),
        totalSucceeded: of("succeeded"), totalFailed: of("failed"), totalCancelled: of("cancelled"), totalTimedOut: of("timedOut"),
      },
      modelGroupings: groupings,
    },
  };
}

type Variables = { offset?: number; limit?: number; filter?: Record<string, unknown>; sort?: Record<string, string>; workPackageIds?: string[]; id?: string };

/** A list of work packages behind a server, with what a server makes of filters, orders and pages. */
class Packages {
  all: Package[] = [];
  permissions = ["HC_WORK_PACKAGE:CREATE", "HC_WORK_PACKAGE:READ", "HC_WORK_PACKAGE:CANCEL", "HC_WORK_PACKAGE:DELETE", "HC_WORK_PACKAGE:UPDATE"];

  answers(): FakeServer["answers"] {
    return {
      CurrentUser: {
        field: "currentUser",
        answer: () => ({ id: "u-1", username: "ada", email: null, identityProvider: null, permissions: this.permissions }),
      },
      GetWorkPackages: { field: "getWorkPackages", answer: (variables) => this.#page(variables) },
      GetWorkPackageById: { field: "getWorkPackageById", answer: ({ id }) => this.all.find((one) => one.id === id) ?? null },
      GetWorkPackageTree: { field: "getWorkPackageTree", answer: () => ({ ancestors: [], children: [] }) },
      DeleteWorkPackage: {
        field: "deleteWorkPackage",
        answer: ({ workPackageIds }: Variables) => {
          this.all = this.all.filter(({ id }) => !workPackageIds?.includes(id));
          return workPackageIds;
        },
      },
    };
  }

  #page({ offset = 0, limit = 50, filter = {}, sort = {} }: Variables) {
    const { statuses, searchText, createdBy } = filter as { statuses?: string[]; searchText?: string; createdBy?: string[] };
    const matching = this.all.filter(
      (one) =>
        (!statuses || statuses.includes(String(one["status"]))) &&
        (!searchText || `${one["name"]} ${one.id}`.toLowerCase().includes(searchText.toLowerCase())) &&
        (!createdBy || createdBy.includes((one["createdBy"] as { id: string }).id)),
    );
    const by = sort["name"] ? "name" : "createdAt";
    matching.sort((a, b) => String(a[by]).localeCompare(String(b[by])));
    if ((sort[by] ?? "DESC").startsWith("DESC")) matching.reverse();
    return { totalCount: matching.length, offset, workPackages: matching.slice(offset, offset + limit), allUsers: ["ada"] };
  }
}

const test = base.extend<{ kind: "headroom" | "energy workbench"; server: FakeServer; packages: Packages; home: string }>({
  kind: ["headroom", { option: true }],
  server: async ({ kind }, use) => {
    const server = new FakeServer(kind);
    await server.start();
    await use(server);
    server.stop();
  },
  packages: async ({ server }, use) => {
    const packages = new Packages();
    server.answers = packages.answers();
    await use(packages);
  },
  home: async ({ server, page }, use) => {
    const { address, stop } = await servePage(server.origin);
    await page.addInitScript((origin) => localStorage.setItem("headroom.server", origin), server.origin);
    await use(address);
    stop();
  },
});

const table = (page: Page) => page.getByRole("region", { name: "Work packages" });
const rows = (page: Page) => table(page).getByRole("rowheader");

test.describe("the list", () => {
  onlyWith("embedded", "the list is of a made-up server");

  test("is searched, filtered, sorted and paged by its address alone", async ({ page, home, packages }) => {
    for (let number = 1; number <= 58; number += 1) {
      packages.all.push(workPackage(number, number % 10 === 0 ? "FAILED" : "COMPLETED", { succeeded: 1 }));
    }
    packages.all[3]!["createdBy"] = { id: "u-2", username: "grace", email: null, identityProvider: null };
    await page.goto(home);
    await expect(rows(page)).toHaveCount(50);
    const first = table(page).getByRole("row").nth(1);
    await expect(first).toContainText(/Package 58.*00000058-7a59.*Succeeded.*FEEDER-1.*1 of 1 feeder.*ada.*2026-01-05 10:58 UTC.*2026-01-05 11:05 UTC/);
    await expectAccessible(page);
    await page.getByRole("group", { name: "Pages of the list" }).getByRole("button", { name: "Next" }).click();
    await expect(page).toHaveURL(/\?page=2$/);
    await expect(rows(page)).toHaveCount(8);

    await page.getByRole("searchbox").fill("00000007");
    await expect(page).toHaveURL(/\?q=00000007$/);
    await expect(rows(page)).toHaveText([/Package 7/]);
    await page.getByRole("searchbox").fill("");
    await page.getByLabel("Status").selectOption("Failed");
    await page.getByRole("button", { name: "Name" }).click();
    await expect(page).toHaveURL(/\?status=failed&sort=name$/);
    await expect(rows(page)).toHaveText([/Package 10/, /Package 20/, /Package 30/, /Package 40/, /Package 50/]);
    await page.reload();
    await expect(rows(page)).toHaveCount(5);
    await expect(page.getByLabel("Status")).toHaveValue("failed");
    await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");

    await page.goto(`${home}/?q=Package 4`);
    await expect(rows(page).filter({ hasText: "Package 4" }).first()).toBeVisible();
    const before = await rows(page).count();
    await page.getByLabel("Mine only").check();
    await expect(page).toHaveURL(/mine=1/);
    await expect(rows(page)).toHaveCount(before - 1);
    await page.goto(`${home}/?q=nothing+like+this`);
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(rows(page)).toHaveCount(50);
  });

  test("asks every five seconds while on view, and moves nothing", async ({ page, home, server, packages }) => {
    for (let number = 1; number <= 40; number += 1) packages.all.push(workPackage(number, "RUNNING", { execution: 1 }));
    await page.clock.install();
    await page.goto(home);
    await expect(rows(page)).toHaveCount(40);
    // From here on time passes only as the test says, whatever the machine does.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 100);
    const link = page.getByRole("link", { name: "Package 25", exact: true });
    await link.focus();
    const scrolled = await page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(0);
    const polls = () => server.count("GetWorkPackages");
    let before = polls();
    for (let second = 0; second < 15; second += 1) {
      if (second === 7) packages.all[24] = workPackage(25, "COMPLETED", { succeeded: 1 });
      await page.clock.runFor(1000);
      await expect(page.locator(".table-frame[aria-busy=false]")).toBeVisible();
      await expect(page.locator(".skeleton")).toHaveCount(0);
    }
    expect(polls() - before).toBe(3);
    await expect(table(page).getByRole("row", { name: /Package 25 / })).toContainText("Succeeded");
    await expect(link).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.clock.runFor(3000);
    // The last of the polls is three to eight seconds ago, and the words are up to one second old.
    await expect(page.getByText(/^Updated [2-8] s ago$/)).toBeVisible();

    const show = (state: "hidden" | "visible") =>
      page.evaluate((state) => {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      }, state);
    await show("hidden");
    before = polls();
    await page.clock.runFor(15_000);
    expect(polls()).toBe(before);
    await show("visible");
    await expect.poll(polls).toBe(before + 1);
  });

  test("a badge tells of its jobs on focus and on hover", async ({ page, home, packages }) => {
    packages.all.push(workPackage(1, "RUNNING", { execution: 2, succeeded: 3 }));
    await page.goto(home);
    const badge = table(page).getByText("Running", { exact: true });
    const tip = page.getByRole("tooltip").filter({ hasText: "5 jobs: 2 running, 3 succeeded" });
    await page.getByRole("link", { name: "Package 1" }).focus();
    await page.keyboard.press("Tab");
    await expect(tip).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(tip).toBeHidden();
    await badge.hover();
    await expect(tip).toBeVisible();
    await tip.hover();
    await expect(tip).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(tip).toBeHidden();
  });

  test("several are deleted, and it is said what becomes of their results", async ({ page, home, packages }) => {
    for (let number = 1; number <= 3; number += 1) packages.all.push(workPackage(number, "COMPLETED", { succeeded: 1 }));
    await page.goto(home);
    for (const name of ["Package 3", "Package 1"]) {
      await page.getByRole("checkbox", { name: `Select ${name}` }).focus();
      await page.keyboard.press("Space");
    }
    const chosen = page.getByRole("group", { name: "Selected work packages" });
    await expect(chosen).toContainText("2 work packages selected");
    await expectAccessible(page);
    await chosen.getByRole("button", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: /Delete/ });
    await expect(dialog).toContainText("2 work packages are removed from the server, for everyone, and so are their results");
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(rows(page)).toHaveText([/Package 2/]);
    await expect(chosen).toBeHidden();
  });

  test("what is not permitted is greyed out and says why", async ({ page, home, packages }) => {
    packages.permissions = ["HC_WORK_PACKAGE:READ"];
    packages.all.push(workPackage(1, "RUNNING", { execution: 1 }));
    await page.goto(home);
    await page.getByRole("checkbox", { name: "Select Package 1" }).check();
    const remove = page.getByRole("button", { name: "Delete…" });
    await expect(remove).toHaveAccessibleDescription(/HC_WORK_PACKAGE:DELETE.*TIMESERIES_MODELLER/);
    await remove.click({ force: true }); // greyed out, and still it answers
    await expect(page.locator(".toast")).toContainText("HC_WORK_PACKAGE:DELETE");
    await page.getByRole("link", { name: "Package 1" }).click();
    for (const name of ["Cancel…", "Delete…", "Rename or describe…"]) {
      await expect(page.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
    }
    await expectAccessible(page);
  });

  test.describe("of an Energy Workbench", () => {
    test.use({ kind: "energy workbench" });

    test("keeps the results of what is deleted", async ({ page, home, packages }) => {
      packages.all.push(workPackage(1, "COMPLETED", { succeeded: 1 }));
      await page.goto(home);
      await page.getByRole("checkbox", { name: "Select all on this page" }).check();
      await page.getByRole("button", { name: "Delete…" }).click();
      await expect(page.getByRole("dialog", { name: /Delete/ })).toContainText("results are kept");
      await expect(page.getByLabel("Status")).toBeDisabled();
    });
  });
});

test.describe("a run elsewhere", () => {
  onlyWith("embedded", "the run is of a made-up server");

  test("counts its feeders by stage, and they add up at every poll", async ({ page, home, packages }) => {
    const steps: Parameters<typeof workPackage>[2][] = [
      { pending: 60 },
      { pending: 40, generation: 5, execution: 10, resultProcessing: 2, succeeded: 3 },
      { execution: 8, resultProcessing: 4, succeeded: 46, failed: 1, timedOut: 1 },
      { succeeded: 58, failed: 1, timedOut: 1 },
    ];
    await page.clock.install();
    packages.all = [workPackage(1, "RUNNING", steps[0]!)];
    await page.goto(`${home}/runs/${packages.all[0]!.id}`);
    const stages = page.locator("dl.stages");
    for (const [index, step] of steps.entries()) {
      packages.all = [workPackage(1, index === 3 ? "FAILED" : "RUNNING", step)];
      await page.clock.runFor(4000);
      await expect(stages).toContainText(`Execution${step.execution ?? 0}`);
      await expect(stages).toContainText(`Result processing${step.resultProcessing ?? 0}`);
      const counts = await stages.locator("dd").allInnerTexts();
      expect(counts.map(Number).reduce((a, b) => a + b, 0)).toBe(60);
      if (index === 2) await expect(page).toHaveTitle(/^\(80 %\) Package 1/);
    }
    await expect(page).toHaveTitle(/^Package 1/);
    const alert = page.getByRole("alert").filter({ hasText: "no complete result" });
    await expect(alert).toContainText("FEEDER-60");
    await expect(alert).toContainText("Took longer than the server allows");
    const progress = page.getByRole("region", { name: "Progress by feeder" });
    await expect(progress.getByRole("rowheader")).toHaveCount(50);
    await page.getByRole("group", { name: "Pages of the jobs" }).getByRole("button", { name: "Next" }).click();
    await expect(progress.getByRole("rowheader")).toHaveCount(10);
    await expectAccessible(page);
  });

  test("a notification is offered, and permission asked only then", async ({ page, home, packages }) => {
    await page.addInitScript(() => {
      const asked = { count: 0 };
      class Fake {
        static permission = "default";
        static requestPermission() {
          asked.count += 1;
          Fake.permission = "granted";
          return Promise.resolve("granted");
        }
      }
      Object.assign(window, { Notification: Fake, asked });
    });
    const asked = () => page.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count);
    packages.all.push(workPackage(1, "RUNNING", { execution: 1 }));
    await page.goto(`${home}/runs/${packages.all[0]!.id}`);
    const bell = page.getByRole("button", { name: "Notify me when it ends" });
    await expect(bell).toHaveAttribute("aria-pressed", "false");
    expect(await asked()).toBe(0);
    await bell.click();
    await expect(bell).toHaveAttribute("aria-pressed", "true");
    expect(await asked()).toBe(1);
  });
});

test.describe("a run", () => {
  test("is renamed and described; Escape leaves it as it was", async ({ page }) => {
    await runSample(page);
    await page.getByRole("button", { name: "Rename or describe…" }).click();
    const form = page.getByRole("form", { name: "Name and description" });
    await expect(form.getByLabel("Name")).toBeFocused();
    await form.getByLabel("Name").fill("");
    await page.keyboard.press("Enter");
    await expect(form.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await form.getByLabel("Name").fill("Base year");
    await form.getByLabel("Description").fill("For the planning report\nsecond line");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Base year" })).toBeVisible();
    await page.reload();
    await expect(page.getByText("For the planning report")).toBeVisible();
    await page.getByRole("button", { name: "Edit name and description…" }).click();
    await form.getByLabel("Name").fill("Not this");
    await page.keyboard.press("Escape");
    await expect(form).toBeHidden();
    await expect(page.getByRole("button", { name: "Edit name and description…" })).toBeFocused();
    await expect(page.getByRole("heading", { level: 1, name: "Base year" })).toBeVisible();
  });

  test("shows its configuration as it was submitted", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openSampleForm(page);
    await page.getByLabel("Most steps").fill("500");
    await expectSent(page, "search.maxSteps", 500);
    const submitted = await request(page);
    await runButton(page).click();
    await waitForEnd(page, "Succeeded");
    await page.getByText("Configuration as JSON").first().click();
    await page.getByRole("button", { name: "Copy JSON" }).click();
    await expect(page.locator(".toast")).toHaveText("JSON copied");
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(submitted);
    await expect(page.locator(".json-leaf", { hasText: "maxSteps" })).toHaveText("maxSteps: 500");
    await page.getByText("Configuration as Python").click();
    await expect(page.getByLabel("Configuration as Python", { exact: true })).toContainText("IntrinsicWorkPackageInput");
    await page.getByText("Every setting").click();
    await expect(page.getByRole("region", { name: "Every setting" }).getByRole("row", { name: /Most steps/ })).toContainText(
      "500",
    );
    await expectAccessible(page);
  });
});

test("deleting removes the results too, and says where", async ({ page, workbench }) => {
  await runSample(page);
  await page.getByRole("link", { name: "Work packages", exact: true }).click();
  if (workbench === "embedded") await expect(table(page).getByRole("row").nth(1)).toContainText("This browser");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: /Delete/ });
  const where = workbench === "embedded" ? "this browser" : "the server, for everyone";
  await expect(dialog).toContainText(`removed from ${where}, and so are its results`);
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
});
