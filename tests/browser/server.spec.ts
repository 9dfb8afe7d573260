import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "./axe.ts";
import { FakeServer, servePage } from "./fake-server.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";
import { startServer } from "./headroom-server.ts";
import { runButton, runSample, waitForEnd } from "./steps.ts";

const TOKEN = "sentinel-token-7f3a";

type Servers = {
  kind: "headroom" | "energy workbench";
  server: FakeServer;
  /** Where the page is that may connect to the server. */
  home: string;
};

const test = base.extend<Servers>({
  kind: ["headroom", { option: true }],
  server: async ({ kind }, use) => {
    const server = new FakeServer(kind);
    await server.start();
    await use(server);
    server.stop();
  },
  home: async ({ server }, use) => {
    const { address, stop } = await servePage(server.origin);
    await use(address);
    stop();
  },
});

onlyWith("embedded", "these tests choose who answers");

function dialog(page: Page) {
  return page.getByRole("dialog", { name: "Who answers" });
}

function engine(page: Page) {
  return page.locator("#engine");
}

async function connect(page: Page, address: string, token = ""): Promise<void> {
  if (!(await dialog(page).isVisible())) await engine(page).click();
  await dialog(page).getByLabel("Address of a server").fill(address);
  await dialog(page).getByLabel("Access token", { exact: true }).fill(token);
  await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
}

async function submit(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/new/intrinsic`);
  await page.locator("#f-syf-feeders").fill("FEEDER-7");
  await page.locator("#f-syf-feeders").press("Enter");
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  await runButton(page).click();
}

test("a server is connected to, lists, runs and takes files; then back to the embedded engine", async ({ page, server, home }) => {
  await page.goto(home);
  await expect(engine(page)).toContainText("v0.1.0");
  await engine(page).click();
  await expect(dialog(page)).toContainText("Nothing leaves your machine");
  await expectAccessible(page);
  await connect(page, `${server.origin}/api/graphql/`);
  await expect(engine(page)).toHaveText(`Team v9.9.9, ${server.name}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused(); // as on any other new page
  await expect(page.getByText("has no work packages yet")).toBeVisible();
  await expectAccessible(page);

  await submit(page);
  await expect(page.getByRole("heading", { name: "Asked for elsewhere" })).toBeVisible();
  await expect(page.getByText("Succeeded", { exact: true }).first()).toBeVisible();
  expect(server.count("RunIntrinsicWorkPackage")).toBe(1);
  const sent = JSON.parse(server.asked.find(({ operation }) => operation === "RunIntrinsicWorkPackage")!.body);
  expect(sent.variables.input.syf).toMatchObject({ feeders: ["FEEDER-7"] });

  await page.goto(`${home}/networks`);
  await expect(page.getByRole("heading", { name: "Feeder seven" })).toBeVisible();
  await page.getByRole("button", { name: /Open network/ }).click();
  const open = page.getByRole("dialog", { name: "Open a network" });
  await expect(open).toContainText(`sent to ${server.name}`);
  await open.locator("input[type=file]:not([webkitdirectory])").setInputFiles([
    { name: "Master.dss", mimeType: "text/plain", buffer: Buffer.from("Clear\n") },
    { name: "Loads.dss", mimeType: "text/plain", buffer: Buffer.from("New Load.a\n") },
  ]);
  await open.getByRole("button", { name: "Open network", exact: true }).click();
  await expect(open).toContainText("Mine is open");
  const upload = server.asked.find(({ operation }) => operation === "OpenNetwork")!;
  expect(upload.type).toMatch(/^multipart\/form-data; boundary=/);
  expect(upload.body).toContain('{"0":["variables.files.0"],"1":["variables.files.1"]}');
  expect(upload.body).toMatch(/name="1"; filename="Loads.dss"[^]*New Load\.a/);

  await page.goto(home);
  await engine(page).click();
  await dialog(page).getByRole("button", { name: "Use the embedded engine" }).click();
  await expect(engine(page)).not.toContainText(server.name);
  await expect(page.getByText("Asked for elsewhere")).toHaveCount(0);
  const before = server.asked.length;
  await page.reload();
  await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
  expect(server.asked.length).toBe(before);
});

test.describe("with an access token", () => {
  test.use({ expectedFaults: [/status of 401/] });

  test("it lets in, is forgotten on reload, and is written down nowhere", async ({ page, server, home }) => {
    const written: string[] = [];
    page.on("console", (message) => written.push(message.text()));
    page.on("request", (request) => written.push(request.url()));
    server.token = TOKEN;
    await page.goto(home);
    await connect(page, server.origin, "wrong");
    await expect(dialog(page).getByRole("alert")).toContainText("valid access token");
    await expectAccessible(page);
    await connect(page, server.origin, ` Bearer ${TOKEN}\n`);
    await expect(engine(page)).toContainText("Team");
    expect(server.asked.at(-1)!.authorization).toBe(`Bearer ${TOKEN}`);

    await page.reload();
    await expect(page.getByRole("alert")).toHaveCount(1);
    await expect(page.getByRole("alert")).toContainText("a reload forgets them");
    await expectAccessible(page);
    await engine(page).click();
    await dialog(page).getByText("Diagnostics", { exact: true }).click();
    const diagnostics = dialog(page).locator("pre");
    await expect(diagnostics).toContainText(/^Headroom \d+\.\d+\.\d+, /);
    await expect(diagnostics).toContainText(/UTC workbench: SignIn/);
    await expectAccessible(page);
    for (const secret of [TOKEN, "wrong", server.origin]) await expect(diagnostics).not.toContainText(secret);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await dialog(page).getByRole("button", { name: "Copy diagnostics" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await diagnostics.innerText());
    await page.keyboard.press("Escape");
    const asked = server.asked.length;
    await page.waitForTimeout(6_000); // longer than the list waits between two questions
    expect(server.asked.length).toBe(asked);
    await connect(page, server.origin, TOKEN);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByText("has no work packages yet")).toBeVisible();

    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(stored).toContain(server.origin);
    expect([...written, stored, page.url()].join("\n")).not.toContain(TOKEN);
  });
});

test.describe("a server of results that wants a token", () => {
  test.use({ expectedFaults: [/status of 401/] });

  test("gets it and nobody else does: no address, file, line of the console or store has it", async ({ page }) => {
    test.slow();
    const { address, stop } = await startServer("--token", TOKEN);
    const written: string[] = [];
    page.on("console", (message) => written.push(message.text()));
    page.on("request", (request) => {
      written.push(request.url(), request.headers()["referer"] ?? "");
      if (!request.url().startsWith(`${address}/api/`)) written.push(JSON.stringify(request.headers()));
    });
    const save = async (press: () => Promise<void>) => {
      const saved = page.waitForEvent("download");
      await press();
      const download = await saved;
      written.push(download.suggestedFilename(), await readFile(await download.path(), "utf8"));
    };
    try {
      await page.goto(address);
      await connect(page, address, TOKEN);
      await expect(engine(page)).toContainText("Headroom server");
      // A reload would forget the token.
      await page.getByRole("link", { name: "Try the sample feeder" }).click();
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/);
      await runButton(page).click();
      await waitForEnd(page, "Succeeded");
      await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "30");
      await page.getByRole("button", { name: "Export…" }).click();
      const exporting = page.getByRole("dialog", { name: "Export" });
      await save(() => exporting.getByRole("button", { name: "All rows and columns (CSV)" }).click());
      await save(() => exporting.getByRole("button", { name: "Filtered rows (Parquet)" }).click());
      written.push(await exporting.innerText());
      await page.keyboard.press("Escape");
      await save(() => page.getByRole("button", { name: /^Save as SVG/ }).first().click());
      await page.getByRole("button", { name: "Share…" }).click();
      const sharing = page.getByRole("dialog", { name: "Share this view" });
      await expect(sharing.getByRole("textbox", { name: "Link", exact: true })).toHaveValue(/\/runs\//);
      for (const text of await sharing.getByRole("textbox").all()) written.push(await text.inputValue());
      await page.keyboard.press("Escape");
      await page.getByText("Configuration as Python").click();
      written.push(await page.getByRole("main").innerText());
      await engine(page).click();
      await dialog(page).getByText("Diagnostics", { exact: true }).click();
      written.push(await dialog(page).innerText());
      await page.keyboard.press("Escape");
      const stored = await page.evaluate(async () => {
        const kept = [JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie];
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const asked = indexedDB.open(name!);
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
          for (const store of database.objectStoreNames) {
            const all = await new Promise<unknown[]>((resolve) => {
              const asked = database.transaction(store).objectStore(store).getAll();
              asked.onsuccess = () => resolve(asked.result);
            });
            kept.push(...all.map((value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value))));
          }
          database.close();
        }
        return kept;
      });
      written.push(...stored, page.url());
      expect(written.length).toBeGreaterThan(30);
      expect(written.join("\n")).not.toContain(TOKEN);
    } finally {
      await stop();
    }
  });
});

test.describe("a plain Energy Workbench", () => {
  test.use({ kind: "energy workbench" });

  test("says what it can do: build, submit, watch, cancel, and no results", async ({ page, server, home }) => {
    await page.goto(home);
    await connect(page, server.origin);
    await expect(engine(page)).toHaveText(`Energy Workbench, ${server.name}`);
    await expect(page.getByRole("note").filter({ hasText: "build, submit, watch and cancel" })).toBeVisible();
    await page.getByRole("link", { name: "Networks" }).click();
    await expect(page.getByText("choose feeders by name in the form")).toBeVisible();
    await expect(page.getByRole("button", { name: /Open network/ })).toHaveCount(0);
    await expectAccessible(page);

    await submit(page);
    await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();
    const progress = page.getByRole("region", { name: "Progress by feeder" });
    await expect(progress.getByRole("row", { name: /FEEDER-7 base 2025 Searching/ })).toBeVisible();
    await expect(page.getByRole("note").filter({ hasText: "It shows no results" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Cancel/ }).click();
    await page.getByRole("dialog", { name: /Cancel/ }).getByRole("button", { name: "Cancel work package" }).click();
    await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    const own = ["Networks", "IntrinsicJobs", "LvGroupHostingCapacities", "LvGroupHostingCapacitySummaries", "ResultGroups"];
    expect(server.asked.map(({ operation }) => operation).filter((operation) => own.includes(operation))).toEqual([]);
  });

  test("offers the feeders of its network by name and substation", async ({ page, server, home }) => {
    await page.goto(home);
    await connect(page, server.origin);
    await expect(engine(page)).toContainText("Energy Workbench");
    await page.goto(`${home}/new/intrinsic`);
    const offered = page.getByRole("list", { name: "Feeders here" });
    await expect(offered.getByRole("listitem")).toHaveText([/Quarry 7.*FEEDER-7.*Quarry/, /Quarry 8/, /Weir 9.*Weir/]);
    await page.locator("#f-syf-feeders").fill("quarry");
    await expect(offered.getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: "Choose all 2" }).click();
    await page.locator("#f-syf-feeders").fill("weir 9");
    await page.locator("#f-syf-feeders").press("Enter");
    await page.locator("#f-syf-feeders").fill("FEEDER-10");
    await page.locator("#f-syf-feeders").press("Enter");
    const chosen = page.getByRole("list", { name: "Chosen feeders" }).getByRole("listitem");
    await expect(chosen).toHaveText([/^FEEDER-7×/, /^FEEDER-8×/, /^FEEDER-9×/, /^FEEDER-10not known here×/]);
    await expectAccessible(page);
    // To another form and back: it has been asked once.
    await page.goto(`${home}/new/intrinsic`);
    await page.getByRole("link", { name: "HV node headroom" }).first().click();
    await expect(offered.getByRole("listitem")).toHaveCount(3);
    expect(server.asked.filter(({ body, operation }) => !body && !operation)).toHaveLength(2);
  });

  test.describe("that lists no feeders", () => {
    test.use({ expectedFaults: [/status of 404/] });

    test("takes mRIDs as they are typed", async ({ page, server, home }) => {
      server.hierarchy = undefined;
      await page.goto(home);
      await connect(page, server.origin);
      await expect(engine(page)).toContainText("Energy Workbench");
      await submit(page);
      await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();
      await page.goto(`${home}/new/intrinsic`);
      await expect(page.getByText("This server lists no feeders: type or paste mRIDs")).toBeVisible();
      await expectAccessible(page);
    });
  });
});

test.describe("an Energy Workbench whose results another server has", () => {
  test.use({ kind: "energy workbench" });

  const withResults = test.extend<{ anywhere: string; results: string }>({
    /** Where the page is that may connect to every server of this machine. */
    anywhere: async ({}, use) => {
      const { address, stop } = await servePage("http://127.0.0.1:*");
      await use(address);
      stop();
    },
    results: async ({ anywhere }, use) => {
      const { address, stop } = await startServer("--cors", anywhere);
      await use(address);
      await stop();
    },
  });

  withResults("its work packages show them", async ({ page, server, anywhere, results, request }) => {
    const query = `mutation { runIntrinsicWorkPackage(workPackageName: "Elsewhere", input: {
      syf: { feeders: ["WBK12"], year: 2025, scenario: "base" }
      initialStateSelector: { selectorMode: ZERO_LOAD, startTime: "2025-01-01T00:00:00" }
      search: { maxSteps: 3 }
    }) }`;
    const run = await request.post(`${results}/api/graphql`, { data: { query } });
    server.hasRun((await run.json()).data.runIntrinsicWorkPackage);

    await page.goto(anywhere);
    await connect(page, server.origin);
    await expect(page.getByRole("note").filter({ hasText: "It shows no results" })).toBeVisible();
    await page.getByRole("button", { name: "Name a results server" }).click();
    await dialog(page).getByText("Results from another server").click();
    await dialog(page).getByLabel("Address of the results' server").fill(server.origin);
    await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
    await expect(dialog(page).getByRole("alert")).toContainText("Enter the address of a headroom-server");
    await expectAccessible(page);
    await dialog(page).getByLabel("Address of the results' server").fill(results);
    await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByRole("note").filter({ hasText: "Results come from" })).toBeVisible();

    await page.getByRole("link", { name: "Asked for elsewhere" }).click();
    await expect(page.getByRole("row", { name: /transformer\.t/ }).first()).toBeVisible();
    await expectAccessible(page);
    await page.reload(); // the choice is kept
    await expect(page.getByRole("row", { name: /transformer\.t/ }).first()).toBeVisible();
    expect(server.count("LvGroupHostingCapacities")).toBe(0);
  });
});

test.describe("faults", () => {
  // One pattern: Playwright takes a list of two for an option with its settings.
  test.use({ expectedFaults: [/status of \d+|CORS|ERR_|Content Security Policy/] });

  const faults: { what: string; says: RegExp; provoke: (server: FakeServer) => void }[] = [
    { what: "a server that fails", says: /failed \(HTTP 503\)/, provoke: (s) => (s.fault = (r) => r.writeHead(503).end("busy")) },
    { what: "another address", says: /There is no Energy Workbench/, provoke: (s) => (s.fault = (r) => r.writeHead(404).end()) },
    { what: "too many requests", says: /asked too often/, provoke: (s) => (s.fault = (r) => r.writeHead(429).end()) },
    { what: "a web page", says: /is not an Energy Workbench/, provoke: (s) => (s.fault = (r) => r.end("<!doctype html>")) },
    {
      what: "an answer that breaks off",
      says: /broke off/,
      provoke: (s) => {
        s.fault = (r) => {
          r.writeHead(200, { "content-length": "1000" });
          r.write('{"data":', () => r.destroy());
        };
      },
    },
    { what: "a server that does not allow the page", says: /could not be reached.*CORS/, provoke: (s) => (s.allowsPages = false) },
    { what: "a server that is gone", says: /could not be reached/, provoke: (s) => s.stop() },
  ];
  for (const { what, says, provoke } of faults) {
    test(`${what} is told in the dialog, and nothing changes`, async ({ page, server, home }) => {
      const { origin } = server;
      provoke(server);
      await page.goto(home);
      await connect(page, origin);
      await expect(dialog(page).getByRole("alert")).toContainText(says);
      await expect(engine(page)).not.toContainText("127.0.0.1");
    });
  }

  test("a submission is sent once, and its draft is kept", async ({ page, server, home }) => {
    await page.goto(home);
    await connect(page, server.origin);
    await expect(engine(page)).toContainText("Team");
    await page.goto(`${home}/new/intrinsic`);
    await page.locator("#f-syf-feeders").fill("FEEDER-7");
    await page.locator("#f-syf-feeders").press("Enter");
    server.fault = (response) => response.writeHead(503).end();
    await runButton(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "HTTP 503" });
    await expect(alert).toContainText("look before you do it again");
    await expect(alert).toContainText("Your draft is kept");
    expect(server.count("RunIntrinsicWorkPackage")).toBe(1);
  });

  test("the page's own policy keeps it from other servers", async ({ page, server }) => {
    await page.goto("/");
    await connect(page, server.origin);
    await expect(dialog(page).getByRole("alert")).toContainText("connect-src");
    expect(server.asked).toEqual([]);
    await dialog(page).getByRole("button", { name: "Close" }).click();
    await runSample(page);
  });
});

test("the page's host names the server", async ({ page, server, home }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { server: server.origin } }));
  await page.goto(home);
  await expect(engine(page)).toHaveText(`Team v9.9.9, ${server.name}`);
  await engine(page).click();
  await dialog(page).getByRole("button", { name: "Use the embedded engine" }).click();
  await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
});
