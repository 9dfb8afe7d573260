import type { BrowserContext, Page, Route } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";
import { startServer } from "./headroom-server.ts";
import { openSampleForm, runButton, runSample } from "./steps.ts";

// docs/faults.md is this file in words.

onlyWith("embedded", "these tests have a server of their own");

/** What goes wrong on the way to the server or back, and what the page has to say. */
type Fault = {
  name: string;
  /** Answers in the server's place. */
  answer: (route: Route, context: BrowserContext) => Promise<void> | void;
  says: RegExp;
  /** Said of a submission; as of reading where it is not given. */
  saysOfSubmission?: RegExp;
  /** How often a question is asked before the page gives up. A submission is always sent once. */
  attempts: number;
  /** Time to pass before the page gives up, in ms. */
  after?: number;
  /** Ends what is not about single requests. */
  end?: (context: BrowserContext) => Promise<void>;
};

const unsure = /look before you do it again/;
const json = "application/json";
const status = (code: number, headers: Record<string, string> = {}) => (route: Route) =>
  route.fulfill({ status: code, headers, body: "" });

const faults: Fault[] = [
  {
    name: "offline",
    answer: async (route, context) => {
      await context.setOffline(true);
      await route.abort("internetdisconnected");
    },
    says: /This browser is offline\. Connect to the network and try again/,
    attempts: 1,
    end: (context) => context.setOffline(false),
  },
  { name: "timeout", answer: () => {}, says: /did not answer in time/, saysOfSubmission: unsure, attempts: 1, after: 31_000 },
  {
    name: "an answer that is cut",
    answer: (route) => route.fulfill({ contentType: json, body: '{"data":{"getWork' }),
    says: /The answer of this address broke off/,
    saysOfSubmission: unsure,
    attempts: 3,
  },
  { name: "401", answer: status(401), says: /without a valid access token/, attempts: 1 },
  { name: "403", answer: status(403), says: /does not let you do this/, attempts: 1 },
  { name: "404", answer: status(404), says: /There is no Energy Workbench at this address\. Check the address/, attempts: 1 },
  { name: "413", answer: status(413), says: /This is more than this address takes at once/, attempts: 1 },
  { name: "429", answer: status(429, { "retry-after": "40" }), says: /asked too often\. Wait 40 seconds/, attempts: 1 },
  { name: "500", answer: status(500), says: /failed \(HTTP 500\)/, saysOfSubmission: unsure, attempts: 3 },
  { name: "502", answer: status(502), says: /failed \(HTTP 502\)/, saysOfSubmission: unsure, attempts: 3 },
  {
    name: "something else than JSON",
    answer: (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><h1>Welcome</h1>" }),
    says: /What answers at this address is not an Energy Workbench/,
    attempts: 1,
  },
  {
    name: "partial data with errors",
    answer: (route) => {
      const errors = [{ message: "Rows are being moved", extensions: { requestId: "r-77" } }];
      return route.fulfill({ contentType: json, body: JSON.stringify({ data: { half: {} }, errors }) });
    },
    says: /Rows are being moved \(request r-77\)/,
    attempts: 1,
  },
  {
    name: "another schema",
    answer: (route) => route.fulfill({ contentType: json, body: '{"data":{"renamed":1}}' }),
    says: /may be of different versions\. Reload the page/,
    attempts: 1,
  },
  {
    name: "an answer that the browser keeps from the page (CORS), or no connection",
    answer: (route) => route.abort("failed"),
    says: /could not be reached.*\(CORS\)/,
    saysOfSubmission: unsure,
    attempts: 3,
  },
];

/** Stands between the page and its server. */
class Between {
  fault: Fault | undefined;
  /** What is hit: an operation, or the end of a path. */
  target = "";
  hits = 0;

  async stand(page: Page): Promise<void> {
    await page.route("**/api/**", (route) => {
      const request = route.request();
      const operation = /"operationName":"(\w+)"/.exec(request.postData() ?? "")?.[1] ?? new URL(request.url()).pathname;
      if (!this.fault || !operation.endsWith(this.target)) return route.continue();
      this.hits += 1;
      return this.fault.answer(route, page.context());
    });
  }

  /** From now on, what asks for `target` meets a fault. */
  meet(target: string, fault: Fault): void {
    this.target = target;
    this.fault = fault;
    this.hits = 0;
  }

  async end(page: Page): Promise<void> {
    const { fault } = this;
    this.fault = undefined;
    await fault?.end?.(page.context());
  }
}

const test = base.extend<{ between: Between }, { home: string; run: string }>({
  /** A server with its page. */
  home: [
    async ({}, use) => {
      const server = await startServer();
      await use(server.address);
      await server.stop();
    },
    { scope: "worker" },
  ],
  /** The id of a run that it has. */
  run: [
    async ({ home }, use) => {
      const ask = async (query: string) => {
        const answer = await fetch(`${home}/api/graphql`, {
          method: "POST",
          headers: { "content-type": json },
          body: JSON.stringify({ query }),
        });
        return (await answer.json()).data;
      };
      const input = `{ syf: { feeders: ["WBK12"], year: 2025, scenario: "base" }, search: { maxSteps: 3 },
        initialStateSelector: { selectorMode: ZERO_LOAD, startTime: "2025-01-01T00:00:00" } }`;
      const { runIntrinsicWorkPackage: id } = await ask(
        `mutation { runIntrinsicWorkPackage(workPackageName: "Known", input: ${input}) }`,
      );
      for (;;) {
        const { getWorkPackageById: found } = await ask(`{ getWorkPackageById(id: "${id}") { status } }`);
        if (found.status === "COMPLETED") break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await use(id);
    },
    { scope: "worker" },
  ],
  between: async ({ page, home }, use) => {
    const between = new Between();
    await page.clock.install();
    await between.stand(page);
    await page.goto(home);
    await use(between);
  },
});

test.use({ expectedFaults: [/status of \d+|ERR_/] });

const alert = (page: Page, says: RegExp) => page.getByRole("alert").filter({ hasText: says });

/** Meets every fault in turn: `ask` provokes the question, `check` looks at what else has to hold; a person tries again, then `after`. */
async function meetAll(
  page: Page,
  between: Between,
  target: string,
  steps: { ask: () => Promise<void>; check?: () => Promise<void>; after?: () => Promise<void> },
): Promise<void> {
  test.slow(); // every fault, one after the other
  for (const fault of faults) {
    await test.step(fault.name, async () => {
      between.meet(target, fault);
      await steps.ask();
      if (fault.after) {
        await expect.poll(() => between.hits).toBeGreaterThan(0);
        await page.clock.fastForward(fault.after);
      }
      await expect(alert(page, fault.says)).toBeVisible();
      expect(between.hits, "attempts").toBe(fault.attempts);
      await steps.check?.();
      await between.end(page);
      const again = page.getByRole("button", { name: "Try again" });
      // Once the browser is back on a network, much is asked again by itself.
      const gone = fault.end && (await again.waitFor({ state: "hidden", timeout: 3_000 }).then(() => true, () => false));
      if (!gone) await again.click();
      await expect(alert(page, fault.says)).toHaveCount(0);
      await steps.after?.();
    });
  }
}

test("the list keeps what it has, says since when, and is asked again", async ({ page, between, run }) => {
  const row = page.getByRole("link", { name: "Known" });
  await expect(row).toHaveAttribute("href", `/runs/${run}`);
  await meetAll(page, between, "GetWorkPackages", {
    ask: () => page.clock.fastForward(5_500), // the list brings itself up to date
    check: async () => {
      await expect(row).toBeVisible();
      await expect(page.getByRole("alert")).toContainText("What is shown was last updated at");
    },
  });
  await expectAccessible(page);
});

test("a work package that cannot be read is asked for again", async ({ page, between, run }) => {
  await expect(page.getByRole("link", { name: "Known" })).toBeVisible();
  await meetAll(page, between, "GetWorkPackageById", {
    ask: () => page.getByRole("link", { name: "Known" }).click(),
    after: async () => {
      await expect(page.getByRole("heading", { name: "Known", level: 1 })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(run));
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Work packages" }).click();
    },
  });
});

test("a page of results that does not come leaves the rows that are there", async ({ page, between, home, run }) => {
  await page.goto(`${home}/runs/${run}`);
  const grid = page.getByRole("grid", { name: "Transformers" });
  const rows = grid.getByRole("row", { name: /transformer\.t/ });
  await expect(rows.first()).toBeVisible();
  await meetAll(page, between, "LvGroupHostingCapacities", {
    ask: () => grid.getByRole("columnheader", { name: /^Customers/ }).getByRole("button").click(),
    check: async () => {
      await expect(rows.first()).toBeVisible();
      await expect(page.getByText("The rows shown are those of before")).toBeVisible();
    },
  });
});

test("an export that fails says why and can be asked for again", async ({ page, between, home, run }) => {
  test.slow(); // every fault, one after the other
  await page.goto(`${home}/runs/${run}`);
  await expect(page.getByRole("grid", { name: "Transformers" })).toBeVisible();
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  for (const { file, target } of [
    { file: "CSV", target: "LvGroupHostingCapacities" },
    { file: "Parquet", target: ".parquet" },
  ]) {
    const button = dialog.getByRole("button", { name: `Filtered rows (${file})` });
    for (const fault of faults) {
      // A file is what it is: whatever comes with status 200 is saved.
      if (file === "Parquet" && !/offline|\d{3}|CORS/.test(fault.name)) continue;
      await test.step(`${file}, ${fault.name}`, async () => {
        between.meet(target, fault);
        await button.click();
        if (fault.after) {
          await expect.poll(() => between.hits).toBeGreaterThan(0);
          await page.clock.fastForward(fault.after);
        }
        await expect(dialog.getByRole("alert")).toContainText(fault.says);
        expect(between.hits, "attempts").toBe(fault.attempts);
        await between.end(page);
      });
    }
    const download = page.waitForEvent("download");
    await button.click();
    expect((await download).suggestedFilename()).toContain(`.${file.toLowerCase()}`);
    await expect(dialog.getByRole("alert")).toHaveCount(0);
  }
});

test("a submission is sent once, whatever happens to it, and its draft is kept", async ({ page, between, home }) => {
  test.slow(); // every fault, one after the other
  await page.goto(`${home}/new/intrinsic?template=sample`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/);
  await page.getByLabel("Name", { exact: true }).fill("Not lost");
  for (const fault of faults) {
    await test.step(fault.name, async () => {
      between.meet("RunIntrinsicWorkPackage", fault);
      await runButton(page).click();
      await expect.poll(() => between.hits).toBe(1);
      if (fault.after) await page.clock.fastForward(fault.after);
      await expect(alert(page, fault.says)).toBeVisible();
      if (fault.saysOfSubmission) await expect(alert(page, fault.says)).toContainText(fault.saysOfSubmission);
      await page.clock.fastForward(5_000); // longer than any wait between two attempts
      expect(between.hits, "a change is never sent twice").toBe(1);
      await between.end(page);
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Not lost");
    });
  }
  await page.goto(`${home}/new/intrinsic`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Not lost");
});

test("a read is asked again by itself and appears; a slow one is waited for", async ({ page, between, home, run }) => {
  await expect(page.getByRole("link", { name: "Known" })).toHaveAttribute("href", `/runs/${run}`);
  let asked = 0;
  between.meet("GetWorkPackages", {
    name: "two failures, then an answer",
    answer: async (route) => {
      asked += 1;
      if (asked === 1) return route.fulfill({ status: 503, body: "" });
      if (asked === 2) return route.fulfill({ status: 429, headers: { "retry-after": "1" }, body: "" });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return route.continue();
    },
    says: /never/,
    attempts: 3,
  });
  await page.goto(home);
  await expect(page.getByRole("link", { name: "Known" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(asked).toBe(3);
});

test.describe("the engine in the page", () => {
  test.use({ expectedFaults: [/out of memory/] });

  base("that runs out of memory is replaced, and the draft is kept", async ({ page }) => {
    await openSampleForm(page);
    await page.getByLabel("Name", { exact: true }).fill("Not lost");
    const [worker] = page.workers();
    await worker!.evaluate(() => {
      setTimeout(() => {
        throw new RangeError("out of memory");
      });
    });
    const notice = page.getByRole("alert").filter({ hasText: "The engine stopped in the middle of its work" });
    await expect(notice).toContainText("may not have the memory for it: run fewer feeders at once");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Not lost");
    await expectAccessible(page);
    await runSample(page);
  });
});
