import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import type { FrameLocator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { FakeServer, servePage } from "./fake-server.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";

onlyWith("embedded", "the page in the portal is served beside the tests, with a policy and a server of their own");

const portalPage = readFileSync(fileURLToPath(new URL("portal/index.html", import.meta.url)), "utf8");
const TOKEN = "sentinel-token-51c7";

type Portal = { portal: string; headroom: { address: string; allow: (origins: string[], server?: string) => void }; server: FakeServer };

/** A page on another origin with Headroom inside. */
const test = base.extend<Portal>({
  portal: async ({}, use) => {
    const server: Server = createServer((_, response) => {
      response.setHeader("content-type", "text/html").end(portalPage);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
    server.closeAllConnections();
  },
  server: async ({}, use) => {
    const server = new FakeServer("headroom");
    server.token = TOKEN;
    await server.start();
    await use(server);
    server.stop();
  },
  headroom: async ({ server }, use) => {
    const { address: behind, stop } = await servePage(server.origin);
    let config: unknown = {};
    // A host as an administrator sets it up: frame-ancestors in the headers, embedOrigins in config.json.
    const pass = async (request: IncomingMessage, response: ServerResponse) => {
      // Packing and unpacking a debug page would take longer than the tests wait.
      const headers = { accept: request.headers.accept ?? "", "accept-encoding": "identity" };
      const answer = await fetch(new URL(request.url!, behind), { headers });
      const body = Buffer.from(await answer.arrayBuffer());
      const policy = answer.headers.get("content-security-policy")!.replace("frame-ancestors 'self'", "frame-ancestors *");
      response.setHeader("content-security-policy", policy).setHeader("content-type", answer.headers.get("content-type") ?? "");
      if (request.url === "/embed.js") response.setHeader("access-control-allow-origin", "*");
      response.writeHead(answer.status).end(body);
    };
    const host: Server = createServer((request, response) => {
      if (request.url === "/config.json") {
        response.setHeader("content-type", "application/json").end(JSON.stringify(config));
        return;
      }
      // A test may end while its page still loads: what is behind is gone then, and so is whoever asked.
      pass(request, response).catch(() => response.destroy());
    });
    host.listen(0, "127.0.0.1");
    await once(host, "listening");
    const allow = (origins: string[], asked?: string) => {
      config = { server: asked ?? null, embedOrigins: origins };
    };
    await use({ address: `http://127.0.0.1:${(host.address() as AddressInfo).port}`, allow });
    host.close();
    host.closeAllConnections();
    stop();
  },
});

async function open(page: Page, portal: string, headroom: string, path: string, token = ""): Promise<FrameLocator> {
  const query = new URLSearchParams({ headroom, path, token });
  await page.goto(`${portal}/?${query}`);
  return page.frameLocator("iframe");
}

test.slow();

/** What the portal was told, one line each. */
const told = (page: Page) => page.getByRole("log").innerText();

test("inside a portal there is no frame of its own, the height follows, and a run is reported", async ({ page, portal, headroom }) => {
  headroom.allow([portal]);
  const frame = await open(page, portal, headroom.address, "/new/intrinsic?template=sample&embed=1");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(frame.getByRole("banner")).toBeHidden();
  await expect.poll(() => told(page)).toMatch(/^ready \d/m);
  await expect(frame.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/, { timeout: 40_000 });
  const heights = () =>
    page.evaluate(() => document.querySelector("iframe")!.getBoundingClientRect().height);
  const content = () => frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => Math.abs((await heights()) - (await content()))).toBeLessThan(5);
  const settled = await heights();
  for (let look = 0; look < 6; look += 1) {
    await page.waitForTimeout(250);
    expect(await heights()).toBe(settled);
  }
  await frame.getByRole("button", { name: "Run", exact: true }).press("Enter");
  await expect.poll(() => told(page), { timeout: 40_000 }).toMatch(/submitted [0-9a-f-]{36}/);
  await expect.poll(() => told(page)).toMatch(/navigated \/runs\/[0-9a-f-]{36}/);
  // A reload of the frame alone stays embedded.
  await frame.locator("html").evaluate(() => location.reload());
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 40_000 });
  await expect(frame.getByRole("banner")).toBeHidden();
});

test("theme, zone and language come from the portal, and a result is looked into by keyboard", async ({ page, portal, headroom }) => {
  headroom.allow([portal]);
  const frame = await open(page, portal, headroom.address, "/new/intrinsic?template=sample&embed=1");
  await expect(frame.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/, { timeout: 40_000 });
  await frame.getByRole("button", { name: "Run", exact: true }).press("Enter");
  await expect(frame.getByText("Succeeded", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(() => frame.locator("html").evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
  await expect(frame.locator(".run-facts")).toContainText(/AEST|GMT\+10/);
  await expect(frame.locator(".head-figures")).toContainText("1.102");
  await frame.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("complementary")).toBeVisible();
  await expect.poll(() => told(page)).toMatch(/navigated \/runs\/[^?]+\?.*group=/);
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("complementary")).toBeHidden();
  await expectAccessible(page);
});

test("one panel stands in a portal, from a link that carries its run", async ({ page, portal, headroom }) => {
  headroom.allow([portal]);
  const input = {
    syf: { feeders: ["WBK12"], year: 2025, scenario: "base" },
    initialStateSelector: { selectorMode: "ZERO_LOAD", startTime: "2025-01-01T00:00:00" },
    constraints: { voltage: { lv: {} } },
  };
  const run = deflateRawSync(JSON.stringify({ kind: "INTRINSIC_LV", name: "In a portal", input })).toString("base64url");
  const frame = await open(page, portal, headroom.address, `/embed/shared/map?v=1#${run}`);
  await expect(frame.getByRole("heading", { name: "Map" })).toBeVisible({ timeout: 45_000 });
  await expect(frame.getByRole("grid")).toHaveCount(0);
  await expect.poll(() => told(page)).toMatch(/navigated \/embed\/runs\/[0-9a-f-]{36}\/map/);
});

test.describe("with a server that wants a token", () => {
  test.use({ expectedFaults: [/status of 401/] });

  test("the portal gives it by message, it stays in memory, and a reload asks again", async ({ page, portal, headroom, server }) => {
    headroom.allow([portal], server.origin);
    const frame = await open(page, portal, headroom.address, "/?embed=1", TOKEN);
    await expect.poll(() => server.asked.some(({ authorization }) => authorization === `Bearer ${TOKEN}`)).toBe(true);
    await expect(frame.getByRole("heading", { name: "How much more can your feeders take?" })).toBeVisible();
    const kept = await frame.locator("html").evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
    expect(kept).not.toContain(TOKEN);
    const asks = (await told(page)).split("\n").filter((line) => line === "asked for a token").length;
    await page.getByRole("button", { name: "Reload" }).click();
    await expect.poll(async () => (await told(page)).split("\n").filter((line) => line === "asked for a token").length).toBeGreaterThan(asks);
  });

  test("a portal that is not on the list is neither heard nor answered", async ({ page, portal, headroom, server }) => {
    headroom.allow(["https://other.example"], server.origin);
    const frame = await open(page, portal, headroom.address, "/?embed=1", TOKEN);
    await expect(frame.getByRole("alert").first()).toContainText("access token");
    await page.getByRole("button", { name: "Dark" }).click();
    await page.getByRole("button", { name: "Send token" }).click();
    await page.waitForTimeout(500);
    expect(await frame.locator("html").getAttribute("data-theme")).toBeNull();
    expect(server.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
    expect(await told(page)).toBe("");
  });
});
