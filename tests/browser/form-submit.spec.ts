import { FakeServer, servePage } from "./fake-server.ts";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";
import { control, issue } from "./form.ts";
import { openSampleForm, runButton } from "./steps.ts";

type Servers = { server: FakeServer; home: string };

/** A server that the page asks, which is set up before it opens. */
const test = base.extend<Servers>({
  server: async ({}, use) => {
    const server = new FakeServer("energy workbench");
    await server.start();
    await use(server);
    server.stop();
  },
  home: async ({ server, page }, use) => {
    const { address, stop } = await servePage(server.origin);
    await page.goto(address);
    await page.locator("#engine").click();
    const dialog = page.getByRole("dialog", { name: "Who answers" });
    await dialog.getByLabel("Address of a server").fill(server.origin);
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.locator("#engine")).toContainText(server.name);
    await use(address);
    stop();
  },
});

async function fillIn(page: import("@playwright/test").Page, address: string): Promise<void> {
  await page.goto(address);
  await control(page, "syf.feeders").fill("FEEDER-7");
  await control(page, "syf.feeders").press("Enter");
}

/** Answers every later request with this status and body. */
function answer(server: FakeServer, status: number, body: unknown): void {
  server.fault = (response) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

test("a double click submits once, and success has an address and an id to copy", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSampleForm(page);
  await runButton(page).dblclick();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("status").filter({ hasText: "Work package submitted" })).toHaveCount(1);
  await page.getByRole("button", { name: "Copy ID" }).click();
  const id = await page.evaluate(() => navigator.clipboard.readText());
  expect(page.url()).toContain(id);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /Wattlebank/ })).toHaveCount(1);
});

test.describe("to a made-up server", () => {
  onlyWith("embedded", "the tests choose who answers");

  test("a name is proposed", async ({ page, server, home }) => {
    await fillIn(page, `${home}/new/intrinsic`);
    await control(page, "syf.year").fill("2025");
    await control(page, "syf.feeders").fill("FEEDER-8");
    await control(page, "syf.feeders").press("Enter");
    await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("placeholder", "2025 base export · 2 feeders");
    await runButton(page).click();
    await expect(page).toHaveURL(/\/runs\//);
    const sent = server.asked.find(({ operation }) => operation === "RunIntrinsicWorkPackage")!;
    expect(JSON.parse(sent.body).variables.workPackageName).toBe("2025 base export · 2 feeders");
  });

  test("what the server refuses stands at its field, the rest in the summary with the request's id", async ({ page, server, home }) => {
    await fillIn(page, `${home}/new/intrinsic`);
    answer(server, 200, {
      errors: [
        { message: "At most 500 steps on this server", extensions: { field: "search.maxSteps" } },
        { message: "The queue is full", extensions: { requestId: "r-4711" } },
      ],
    });
    await runButton(page).click();
    await expect(page.locator("#error-summary")).toBeFocused();
    await expect(page.locator("#error-summary")).toContainText("The queue is full (request r-4711)");
    await issue(page, "At most 500 steps on this server").click();
    const steps = page.getByLabel("Most steps");
    await expect(steps).toBeFocused();
    await expect(steps).toHaveAccessibleDescription("At most 500 steps on this server");
    await expectAccessible(page);
    await steps.fill("400");
    await expect(page.locator("#error-summary")).toBeHidden();
  });

  test.describe("without permission", () => {
    test.use({ expectedFaults: [/status of 40[13]/] });

    test("an expired token and a missing permission are named, and the draft is kept", async ({ page, server, home }) => {
      await fillIn(page, `${home}/new/intrinsic`);
      answer(server, 401, { errors: [{ message: "Unauthorized" }] });
      await runButton(page).click();
      const problem = page.getByRole("alert").filter({ hasText: "Your draft is kept" });
      await expect(problem).toContainText("Your access token has expired");
      await expect(problem).toContainText("tokens last 30 days");
      await expectAccessible(page);
      answer(server, 403, "");
      await runButton(page).click();
      await expect(problem).toContainText("HC_WORK_PACKAGE:CREATE");
      await expect(problem).toContainText("TIMESERIES_MODELLER");
      server.fault = undefined;
      await page.reload();
      await expect(page.getByRole("button", { name: "Remove FEEDER-7" })).toBeVisible();
    });
  });

  test("a server without HV node headroom is explained, and the request can still be had", async ({ page, home }) => {
    await fillIn(page, `${home}/new/hv`);
    await runButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: "does not run HV node headroom" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy JSON" })).toBeEnabled();
    await expectAccessible(page);
  });
});
