import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onlyWith, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";

onlyWith("embedded", "a server answers nothing while it cannot be reached, and the host of a newer page has no API");

// The debug page keeps nothing: a new build of it is to be seen at once.
test.describe("after the first load", () => {
  test.use({ serviceWorkers: "allow", expectedFaults: [/ERR_INTERNET_DISCONNECTED/] });

  test("the page works without a network, and the sample feeder runs", async ({ page, context }) => {
    await page.goto("/");
    const version = await page.locator("html").getAttribute("data-version");
    test.skip(version === null, "a debug page keeps nothing");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.reload();
    await runSample(page);
    await page.goto("/an/address/inside/the/page");
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  });

  test("a newer version is told and taken", async ({ page, baseURL }) => {
    await page.goto("/");
    const version = await page.locator("html").getAttribute("data-version");
    test.skip(version === null, "a debug page keeps nothing");

    // The same page from a host that will have another version of it.
    let newer = false;
    const host = createServer(async (request, response) => {
      const answer = await fetch(new URL(request.url!, baseURL), { headers: { accept: request.headers.accept ?? "" } });
      const headers = Object.fromEntries(["content-type", "content-security-policy"].map((name) => [name, answer.headers.get(name) ?? ""]));
      let body = Buffer.from(await answer.arrayBuffer());
      if (newer && request.url === "/sw.js") body = Buffer.from(body.toString().replace(version!, "0000000000000001"));
      response.writeHead(answer.status, headers).end(body);
    });
    await new Promise<void>((listening) => host.listen(0, "127.0.0.1", listening));
    const home = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
    await page.goto(home);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
    newer = true;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const notice = page.getByRole("note").filter({ hasText: "A newer version of Headroom has been deployed" });
    await expect(notice).toBeVisible();
    await Promise.all([page.waitForEvent("load"), notice.getByRole("button", { name: "Reload" }).click()]);
    await expect(page.getByRole("link", { name: "Try the sample feeder" })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["headroom-0000000000000001"]);
    host.close();
    host.closeAllConnections();
  });
});
