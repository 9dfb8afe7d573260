import type { FrameLocator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test as base } from "./fixtures.ts";
import { startServer } from "./headroom-server.ts";
import { AUDIENCE, CLIENT, startProvider, type OpenIdProvider } from "./openid-provider.ts";
import { listen } from "./static-host.ts";

const READ = ["HC_WORK_PACKAGE:READ", "EWB:READ"];

type Places = {
  provider: OpenIdProvider;
  /** Where a headroom-server is that takes the provider's tokens, and its page. */
  home: string;
};

const test = base.extend<Places>({
  provider: async ({}, use) => {
    const provider = await startProvider();
    provider.permissions = [...READ, "HC_WORK_PACKAGE:CREATE"];
    await use(provider);
    provider.stop();
  },
  home: async ({ provider }, use) => {
    const server = await startServer("--issuer", provider.issuer, "--audience", AUDIENCE, "--client", CLIENT);
    provider.allow(server.address);
    await use(server.address);
    await server.stop();
  },
});

onlyWith("embedded", "these tests have servers of their own");
// Without a token at first; the provider's own pages ask for a font and an icon that it does not have.
test.use({ expectedFaults: [/status of 401|fonts\.googleapis\.com|favicon\.ico/] });

/** On the provider's page. */
async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signIn(page: Page, home: string, path: string): Promise<void> {
  await page.goto(home + path);
  await page.getByRole("alert").getByRole("button", { name: "Sign in" }).click();
  await enter(page, "Ada");
  await expect(page.getByRole("alert")).toHaveCount(0);
}

function who(page: Page | FrameLocator) {
  return page.getByRole("dialog", { name: "Who answers" });
}

/** Everything that outlives a page, and the address. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]));
}

test("whoever signs in comes back to where they were, is known by name, and signs out", async ({ page, home, provider }) => {
  const bearers: string[] = [];
  const addresses: string[] = [];
  page.on("request", (request) => {
    bearers.push(request.headers()["authorization"] ?? "");
    addresses.push(request.url());
  });
  await page.goto(`${home}/networks`);
  const alert = page.getByRole("alert").filter({ hasText: "without a valid access token" });
  await expect(alert.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await signIn(page, home, "/networks?kept=1#here");
  await expect(page).toHaveURL(`${home}/networks?kept=1#here`);
  await expect(page.getByRole("heading", { name: /Wattlebank/ })).toBeVisible();
  await page.locator("#engine").click();
  await expect(who(page)).toContainText(`Signed in at ${provider.issuer.replace("http://", "")} as Ada.`);
  await expectAccessible(page);

  const token = bearers.find((bearer) => bearer.startsWith("Bearer "))!.slice("Bearer ".length);
  expect(token.split(".")).toHaveLength(3);
  expect(await kept(page)).not.toContain(token.slice(0, 20));
  expect(await kept(page)).not.toContain("code=");
  expect(addresses.filter((address) => address.includes(token))).toEqual([]);

  // A reload forgets the token and asks the provider, which remembers the person.
  await page.reload();
  await expect(page.getByRole("heading", { name: /Wattlebank/ })).toBeVisible();
  expect(provider.granted).toEqual(["authorization_code", "authorization_code"]);

  await page.locator("#engine").click();
  await who(page).getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/session\/end/);
  await page.getByRole("button", { name: /Yes/ }).click();
  await expect(page).toHaveURL(`${home}/`);
  await expect(page.getByRole("alert").getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("what the person may not do is greyed out and says why", async ({ page, home, provider }) => {
  provider.permissions = READ;
  await signIn(page, home, "/new/intrinsic");
  const run = page.getByRole("button", { name: "Run", exact: true });
  await expect(run).toHaveAttribute("aria-disabled", "true");
  await expect(run).toHaveAccessibleDescription(/You need the permission HC_WORK_PACKAGE:CREATE/);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.postData() ?? ""));
  await run.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "HC_WORK_PACKAGE:CREATE" })).toBeVisible();
  expect(asked.filter((body) => body.includes("runIntrinsicWorkPackage"))).toEqual([]);
  await expectAccessible(page);
});

for (const { how, scope, grant } of [
  { how: "with a refresh token", scope: "openid profile offline_access", grant: "refresh_token" },
  { how: "without one, by a frame that nobody sees", scope: "openid profile", grant: "authorization_code" },
]) {
  test(`a token is renewed before it expires, ${how}`, async ({ page, home, provider }) => {
    provider.life = 6;
    const oidc = { issuer: provider.issuer, clientId: CLIENT, audience: AUDIENCE, scope };
    await page.route("**/config.json", (route) => route.fulfill({ json: { server: "", oidc } }));
    await signIn(page, home, "/networks");
    await expect(page.getByRole("heading", { name: /Wattlebank/ })).toBeVisible();
    await expect.poll(() => provider.granted, { timeout: 15_000 }).toEqual(["authorization_code", grant]);
    const denied: number[] = [];
    page.on("response", (response) => denied.push(...(response.status() === 401 ? [401] : [])));
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Work packages" }).click();
    await expect(page.getByText("has no work packages yet")).toBeVisible();
    expect(denied).toEqual([]);
    await expect(page.locator("iframe")).toHaveCount(0);
  });
}

test("an answer that belongs to no attempt of this tab is turned away", async ({ page, home, provider }) => {
  await page.goto(`${home}/signed-in?code=stolen&state=made-up`);
  await expect(page.getByRole("alert")).toContainText("belongs to no attempt of this tab");
  await expect(page).toHaveURL(`${home}/`);
  expect(provider.granted).toEqual([]);
});

test("inside another page a window of its own leads to the provider", async ({ page, home }) => {
  // What an administrator does for a portal: frame-ancestors.
  await page.context().route(`${home}/**`, async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    const headers = response.headers();
    headers["content-security-policy"] = headers["content-security-policy"]!.replace("frame-ancestors 'self'", "frame-ancestors *");
    await route.fulfill({ response, headers });
  });
  const portal = await listen((_, response) => {
    const frame = `<iframe src="${home}/networks?embed=1" title="Headroom" width="900" height="700"></iframe>`;
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">${frame}</html>`);
  });
  await page.goto(portal.origin);
  const frame = page.frameLocator("iframe");
  const opened = page.waitForEvent("popup");
  await frame.getByRole("alert").getByRole("button", { name: "Sign in" }).click();
  const popup = await opened;
  const closed = popup.waitForEvent("close");
  await enter(popup, "Grace");
  await closed;
  await expect(frame.getByRole("heading", { name: /Wattlebank/ })).toBeVisible();
  await expect(frame.getByRole("alert")).toHaveCount(0);
  portal.stop();
});

test.describe("a provider that does not answer", () => {
  test.use({ expectedFaults: [/status of 401|ERR_|CORS/] });

  test("is named, with what to look at", async ({ page, home, provider }) => {
    await page.goto(home);
    await expect(page.getByRole("alert").getByRole("button", { name: "Sign in" })).toBeVisible();
    provider.stop();
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("where you sign in, could not be reached");
    await expectAccessible(page);
  });
});
