import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

/** A browser that keeps nothing for this page, as privacy settings and frames of other sites have it. */
async function closeStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const closed = { get: () => { throw new DOMException("closed", "SecurityError"); } };
    for (const store of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, store, closed);
  });
}

test("where nothing can be kept the page works, and says that drafts are not kept", async ({ page }) => {
  await closeStorage(page);
  await openSampleForm(page);
  await page.getByLabel("Name", { exact: true }).fill("Not kept");
  await expect(page.getByText("Drafts are not kept here")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark theme");
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  await expect(page.getByRole("grid")).toBeVisible();
});

test.describe("a storage that is full", () => {
  onlyWith("embedded", "a server keeps results itself");

  test("does not stop a run: it ends in memory, and says that it is forgotten with the page", async ({ page }) => {
    // As browsers do it: what is put is taken, and the transaction fails in the end.
    await page.route("**/headroom-worker_loader.js", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: `import init from './headroom-worker.js';
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (...given) {
            const request = put.apply(this, given);
            this.transaction.abort();
            return request;
          };
          await init();`,
      }),
    );
    await runSample(page);
    await expect(page.getByText(/could not be saved/).first()).toBeVisible();
    await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "30");
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText(/It may live elsewhere/i).first()).toBeVisible();
  });
});

test.describe("headers", () => {
  test.use({ expectedFaults: [/Trusted ?(HTML|Script|Type)/] });

  test("no text becomes markup that runs, or the address of a script", async ({ page, baseURL }) => {
    const answer = await page.goto("/");
    expect(answer!.headers()["content-security-policy"]).toContain("require-trusted-types-for 'script'");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const refused = await page.evaluate((origin) => {
      const tried: Record<string, boolean> = {};
      const attempt = (name: string, act: () => void) => {
        try {
          act();
          tried[name] = false;
        } catch {
          tried[name] = true;
        }
      };
      const element = document.createElement("div");
      const markup = (text: string) => () => (element.innerHTML = text);
      attempt("a picture", markup("<img src=x onerror=alert(1)>"));
      attempt("a script", markup("<script>alert(1)</script>"));
      attempt("a handler", markup('<p onclick="alert(1)">a</p>'));
      attempt("a frame", markup("<iframe srcdoc='x'></iframe>"));
      attempt("an address that runs", markup('<a href="javascript:alert(1)">a</a>'));
      attempt("a handler behind a slash", markup("<p/onclick=alert(1)>a</p>"));
      attempt("a comment that hides", markup("<!--><img src=x onerror=alert(1)>-->"));
      attempt("another script", () => (document.createElement("script").src = `${origin}/embed.js`));
      attempt("another host's worker", () => new Worker("https://evil.example/worker.js"));
      attempt("another policy", () => (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }).trustedTypes.createPolicy("evil", {}));
      attempt("plain markup", markup('<p class="a">b</p>'));
      return tried;
    }, baseURL);
    const { "plain markup": plain, ...others } = refused;
    expect(plain).toBe(false);
    expect(Object.entries(others).filter(([, isRefused]) => !isRefused)).toEqual([]);
  });
});

test.describe("what people have set", () => {
  onlyWith("embedded", "looks are the same with any workbench");

  test("high contrast keeps borders, focus and marks, and animations stop", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await runSample(page);
    const share = page.getByRole("button", { name: "Share…" });
    // By keyboard, which is when focus has to be seen.
    await page.keyboard.press("Tab");
    await share.focus();
    const look = await share.evaluate((button) => {
      const style = getComputedStyle(button);
      return { outline: style.outlineStyle, width: style.outlineWidth, border: style.borderTopWidth, animation: style.animationName };
    });
    expect(look).toMatchObject({ outline: "solid", animation: "none" });
    expect(parseFloat(look.border)).toBeGreaterThan(0);
    const animated = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).animationName !== "none").length);
    expect(animated).toBe(0);
    await expectAccessible(page);
  });

  test("the list of keys opens with ?, and single keys can be switched off", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keyboard" });
    await expect(keys.getByRole("region", { name: "Tables" })).toContainText("Copies what is selected");
    await expectAccessible(page);
    await keys.getByRole("checkbox", { name: /Keys without Ctrl/ }).uncheck();
    await page.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await page.keyboard.press("?");
    await expect(keys).toBeHidden();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("?");
    await expect(keys).toBeHidden();
    await page.getByRole("button", { name: "Keyboard" }).click();
    await keys.getByRole("checkbox", { name: /Keys without Ctrl/ }).check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await page.keyboard.press("Escape");
    // Also where its button is put away behind the menu.
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole("button", { name: "Keyboard" })).toBeHidden();
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1280, height: 720 });
    // Where it is text, it stays text.
    await page.goto("/new/intrinsic");
    await page.getByLabel("Name", { exact: true }).pressSequentially("Why?");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Why?");
    await expect(keys).toBeHidden();
  });
});
