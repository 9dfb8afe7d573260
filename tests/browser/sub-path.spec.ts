import { expect, onlyWith, test } from "./fixtures.ts";
import { startServer } from "./headroom-server.ts";
import { listen, servePageIn } from "./static-host.ts";
import { runButton, waitForEnd } from "./steps.ts";

onlyWith("embedded", "these tests have hosts of their own");

test("one build works in any folder of a host", async ({ page, context }) => {
  test.slow(); // every view, and three loads
  const host = await servePageIn("/tools/headroom/");
  const home = `${host.origin}/tools/headroom/`;
  const outside: string[] = [];
  context.on("request", (request) => {
    if (request.url().startsWith("http") && !request.url().startsWith(home)) outside.push(request.url());
  });
  await page.goto(home);
  const nav = page.getByRole("navigation", { name: "Main" });
  await expect(nav.getByRole("link", { name: "Work packages" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Try the sample feeder" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/, { timeout: 15_000 });
  await expect(nav.getByRole("link", { name: "New work package" })).toHaveAttribute("aria-current", "page");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  expect(page.url()).toMatch(/\/tools\/headroom\/runs\/[0-9a-f-]{36}/);

  await page.reload();
  const row = page.getByRole("grid", { name: "Transformers" }).getByRole("row", { name: /transformer\.t/ }).first();
  await expect(row).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: /^Map of WBK12/ })).toBeVisible(); // drawn by a script of its own
  await page.getByRole("button", { name: /^Share/ }).click();
  await expect(page.getByRole("textbox", { name: "Link", exact: true })).toHaveValue(
    new RegExp(`^${home}shared\\?v=\\d+.*#.+`),
  );
  await page.keyboard.press("Escape");
  await nav.getByRole("link", { name: "Networks" }).click();
  await expect(page).toHaveURL(`${home}networks`);
  await nav.getByRole("link", { name: "Work packages" }).click();
  await expect(page).toHaveURL(home);
  await page.getByRole("link", { name: /Wattlebank/ }).first().click();
  await expect(page).toHaveURL(/\/tools\/headroom\/runs\//);
  await page.goBack();
  await expect(page).toHaveURL(home);
  expect(outside).toEqual([]);
  host.stop();
});

test.describe("an address that the page does not have", () => {
  test.use({ expectedFaults: [/404|Failed to load|module script/] });

  test("is said so there too", async ({ page }) => {
    const host = await servePageIn("/tools/headroom/");
    await page.goto(`${host.origin}/tools/headroom/an/address/inside`);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await page.getByRole("link", { name: "Show the work packages" }).click();
    await expect(page).toHaveURL(`${host.origin}/tools/headroom/`);
    host.stop();
  });
});

test("headroom-server works behind a proxy that puts it in a folder", async ({ page }) => {
  const server = await startServer();
  const proxy = await listen(async (request, response) => {
    const { pathname, search } = new URL(request.url!, "http://host");
    if (!pathname.startsWith("/grid/")) return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { accept = "*/*", "content-type": type = "" } = request.headers;
    const answer = await fetch(server.address + pathname.slice("/grid".length) + search, {
      method: request.method!,
      headers: { accept, ...(type && { "content-type": type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    for (const name of ["content-type", "content-security-policy"]) response.setHeader(name, answer.headers.get(name) ?? "");
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  await page.goto(`${proxy.origin}/grid/networks`);
  await expect(page.locator("#engine")).toContainText("this address");
  await expect(page.getByRole("heading", { name: /Wattlebank/ })).toBeVisible();
  proxy.stop();
  await server.stop();
});
