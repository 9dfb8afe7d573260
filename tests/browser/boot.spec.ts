import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";

const headers = readFileSync(fileURLToPath(new URL("../../deploy/headers.txt", import.meta.url)), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => ({ name: line.slice(0, line.indexOf(":")), value: line.slice(line.indexOf(":") + 2) }));

test("the page starts and the loading message goes", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page).toHaveTitle(/Headroom/);
});

test("every answer carries the security headers", async ({ request }) => {
  for (const path of ["/", "/an/address/inside/the/page", "/boot.js", "/absent.wasm"]) {
    const answer = await request.get(path, { headers: { accept: path.includes(".") ? "*/*" : "text/html" } });
    expect(answer.status(), path).toBe(path === "/absent.wasm" ? 404 : 200);
    for (const { name, value } of headers) expect(answer.headers()[name.toLowerCase()], `${name} of ${path}`).toBe(value);
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
