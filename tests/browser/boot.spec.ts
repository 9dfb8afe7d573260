import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { headers } from "./static-host.ts";

test("the page starts and the loading message goes", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page).toHaveTitle(/Headroom/);
});

test("every answer carries the security headers", async ({ request }) => {
  for (const path of ["/", "/an/address/inside/the/page", "/boot.js", "/absent.wasm"]) {
    const answer = await request.get(path, { headers: { accept: path.includes(".") ? "*/*" : "text/html" } });
    expect(answer.status(), path).toBe(path === "/absent.wasm" ? 404 : 200);
    for (const [name, value] of headers) expect(answer.headers()[name.toLowerCase()], `${name} of ${path}`).toBe(value);
  }
});

test("the chosen theme holds before the page has started", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("headroom.theme", "dark"));
  await page.route("**/*.wasm", () => {}); // never answered
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a slow start is explained within 5 seconds", async ({ page }) => {
  await page.route("**/*.wasm", () => {}); // never answered
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("status")).toContainText("Still loading", { timeout: 5_000 });
  await expectAccessible(page);
});

test.describe("when the program is blocked", () => {
  test.use({ expectedFaults: [/ERR_FAILED/] });

  test("the page says so and what to do", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Headroom could not start", { timeout: 5_000 });
    await expect(alert).toContainText(".wasm");
    await expectAccessible(page);
  });
});

test("where a sign-in ends, the answer can be handed to the window that asked", async ({ request }) => {
  const answer = await request.get("/signed-in", { headers: { accept: "text/html" } });
  expect(answer.headers()["cross-origin-opener-policy"]).toBeUndefined();
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'self'");
});

test("a config.json that is not what it should be is as good as none", async ({ page }) => {
  const wrong = { server: 7, results: [], oidc: "x", embedOrigins: { a: 1 }, tiles: { url: 1 }, networkTimeZone: 3, theme: "pink" };
  const odd = { networkTimeZone: "Nowhere/None", oidc: null, tiles: null, embedOrigins: [7, null], theme: null };
  for (const body of ["", "[]", "null", JSON.stringify(wrong), JSON.stringify(odd)]) {
    await page.route("**/config.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Try the sample feeder" }), body).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  }
});

test("the host's theme holds until a person chooses one", async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { theme: "dark" } }));
  await page.goto("/");
  const theme = page.getByLabel("Theme");
  await expect(theme).toHaveValue("dark");
  await expect.poll(() => page.locator("html").evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
  await theme.selectOption("system");
  await page.reload();
  await expect(theme).toHaveValue("system");
  await expect.poll(() => page.locator("html").evaluate((root) => getComputedStyle(root).colorScheme)).not.toBe("dark");
});
