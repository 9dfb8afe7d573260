import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { addFeeder } from "./form.ts";
import { runSample, waitForEnd } from "./steps.ts";

test.slow();

/** The element that has the focus, as people tell it: its name, or its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const label = (element as HTMLInputElement).labels?.[0]?.innerText;
    return (element.getAttribute("aria-label") ?? label ?? (element as HTMLElement).innerText ?? "").trim();
  });

/** How the focus is seen: the outline of what has it, or of what stands for it. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const seen = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    const element = document.activeElement!;
    // Between the end of the page and its beginning it is the browser's.
    if (element === document.body) return true;
    // The parts of a time are the browser's own, and so is the mark on the one that has the focus.
    if ((element as HTMLInputElement).type === "datetime-local") return true;
    const label = (element as HTMLInputElement).labels?.[0] ?? element.closest("label");
    // Inside a grid the active cell is marked, not the grid.
    const active = element.getAttribute("aria-activedescendant");
    return seen(element) || seen(label ?? null) || (!!active && seen(document.getElementById(active)));
  });

/** Presses Tab until something of this name has the focus, which is seen all the way. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    expect(await focusIsSeen(page), `focus is seen on ${await focused(page)}`).toBe(true);
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test("without a pointer a run is built, sent, looked into, exported and shared", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await tabTo(page, /^Skip to content$/);
  await tabTo(page, /^New work package$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /Wattlebank/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(page, /Wattlebank/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Remove WBK12" })).toBeVisible();
  await tabTo(page, /^Use the usual limits$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Run$/);
  await page.keyboard.press("Enter");
  await waitForEnd(page, "Succeeded");

  const grid = page.getByRole("grid", { name: "Transformers" });
  await expect(grid).toHaveAttribute("aria-rowcount", "30");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(page, /^Export…$/);
  await page.keyboard.press("Enter");
  const exporting = page.getByRole("dialog", { name: "Export" });
  await expect(exporting).toBeVisible();
  await tabTo(page, /^Filtered rows \(CSV\)$/);
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  await page.keyboard.press("Escape");
  await expect(exporting).toBeHidden();
  // Back to where it was opened, and on into the table.
  await expect(page.getByRole("button", { name: "Export…" })).toBeFocused();
  for (let presses = 0; presses < 40 && !(await grid.evaluate((grid) => grid.contains(document.activeElement))); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const detail = page.getByRole("complementary");
  await expect(detail).toContainText("Bound by");
  await page.keyboard.press("Escape");
  await expect(detail).toBeHidden();

  await tabTo(page, /^Share…$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  const sharing = page.getByRole("dialog", { name: "Share this view" });
  await expect(sharing.getByRole("textbox", { name: "Link", exact: true })).toHaveValue(/^http/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await tabTo(page, /^Copy link$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http.*\/(runs|shared)/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share…" })).toBeFocused();
});

for (const [width, height] of [[1280, 720], [360, 640]] as const) {
  test(`what has the focus is never behind something else, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/new/intrinsic");
    await expect(page.getByRole("checkbox", { name: /Wattlebank/ })).toBeVisible();
    // What is to be put right makes the form longer, and adds links to it.
    await page.keyboard.press("Control+Enter");
    await expect(page.locator("#error-summary")).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator(".skip-link").focus();
    const hidden: string[] = [];
    let steps = 0;
    for (; steps < 200; steps += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return null;
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        // Whoever is smaller than that is drawn by its label.
        const label = (element as HTMLInputElement).labels?.[0] ?? null;
        const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]] as const;
        const isSeen = places.some(([x, y]) => {
          const hit = document.elementFromPoint(left + width * x, top + height * y);
          return !!hit && (element.contains(hit) || hit.contains(element) && hit.tagName !== "MAIN" && hit.tagName !== "BODY" || !!label?.contains(hit));
        });
        const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
        return { isSeen: isSeen && inView, what: element.id || element.innerText || element.outerHTML.slice(0, 80) };
      });
      if (!found) break;
      if (!found.isSeen) hidden.push(found.what);
    }
    expect(steps).toBeGreaterThan(20);
    expect(hidden).toEqual([]);
  });
}

/** Buttons, links outside of sentences, boxes to tick and lists to choose from that are smaller than 24 by 24 px. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("button, a, summary, select, input, [role=tab], [role=slider], [role=checkbox]")) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility({ checkVisibilityCSS: true }) || style.pointerEvents === "none" || style.opacity === "0") continue;
      // In a sentence the line decides, and the map's own links stand in one.
      if (element.tagName === "A" && style.display === "inline") continue;
      // A tick and its label are one target, and a card is its label's as a whole.
      const others = [(element as HTMLInputElement).labels?.[0], element.closest(".card")];
      const boxes = [element, ...others.filter((other) => !!other)].map((one) => one.getBoundingClientRect());
      if (boxes.some(({ width, height }) => width >= 23.9 && height >= 23.9)) continue;
      if (element.classList.contains("visually-hidden") || boxes[0]!.width <= 1) continue;
      const { width, height } = boxes[0]!;
      small.push(`${element.outerHTML.slice(0, 90)} ${width.toFixed(1)} x ${height.toFixed(1)}`);
    }
    return small;
  });

test("whatever is pressed is 24 by 24 pixels or more", async ({ page }) => {
  for (const address of ["/", "/new/intrinsic", "/new/hv", "/networks", "/open"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await smallTargets(page), address).toEqual([]);
  }
  await page.goto("/new/intrinsic");
  await addFeeder(page);
  expect(await smallTargets(page), "a form with a feeder").toEqual([]);
  await runSample(page);
  await expect(page.getByRole("grid")).toBeVisible();
  const run = page.url();
  expect(await smallTargets(page), "a run").toEqual([]);
  await page.goto(`${run}?table=binding_constraints&f=bindingId:has:a`);
  await expect(page.getByRole("list", { name: "Filters" })).toBeVisible();
  expect(await smallTargets(page), "a filtered table").toEqual([]);
  await page.goto(run);
  for (const name of ["Share…", "Export…", "Keyboard"]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await smallTargets(page), name).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("screen readers hear of pages, submissions, ends and errors, once each", async ({ page }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regions = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";
    addEventListener("DOMContentLoaded", () => {
      new MutationObserver((changes) => {
        const changed = new Set<Element>();
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest(regions);
          if (region) changed.add(region);
          for (const inner of element?.querySelectorAll("[role=alert]") ?? []) changed.add(inner);
        }
        for (const region of changed) {
          const text = (region as HTMLElement).textContent?.trim();
          if (text) heard.push(`${region.getAttribute("role") === "alert" ? "alert: " : ""}${text}`);
        }
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
  });
  const heard = (words: RegExp) => page.evaluate((words) => {
    const { heard } = window as unknown as { heard: string[] };
    return heard.filter((text) => new RegExp(words).test(text)).length;
  }, words.source);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "New work package" }).first().click();
  await expect.poll(() => heard(/^New intrinsic/i)).toBeGreaterThan(0);
  await expect(page.getByRole("checkbox", { name: /Wattlebank/ })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  // The summary takes the focus, which is how it is read.
  await expect(page.locator("#error-summary")).toBeFocused();
  await addFeeder(page);
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  // Fine steps, so that it does not end before its page is there, which then tells of it as it is.
  await page.getByLabel(/Step per customer/).fill("0.005");
  await page.getByLabel("Most steps").fill("3000");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => heard(/^Work package submitted/)).toBe(1);
  await waitForEnd(page, "Succeeded");
  await expect.poll(() => heard(/Work package: Succeeded/)).toBe(1);
  const progress = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter((text) => /percent done/.test(text)));
  expect(new Set(progress).size).toBe(progress.length);
  for (const told of progress) expect(told).toMatch(/^\d+0 percent done$/);
});

test("a token is pasted, and the last run's feeders are not asked for twice", async ({ page }) => {
  await runSample(page);
  await page.goto("/new/intrinsic");
  const again = page.getByRole("button", { name: /^Add the 1 feeder of .*Wattlebank/ });
  await again.click();
  await expect(page.getByRole("button", { name: "Remove WBK12" })).toBeVisible();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("pasted-token"));
  await page.locator("#engine").click();
  const token = page.getByRole("dialog", { name: "Who answers" }).getByLabel("Access token", { exact: true });
  await expect(token).toHaveAttribute("autocomplete", "current-password");
  await token.focus();
  await page.keyboard.press("Control+v");
  await expect(token).toHaveValue("pasted-token");
});

/** Pages with something on them: a name, the address, and what shows that it is there. */
async function pagesOf(page: Page): Promise<[string, string][]> {
  await runSample(page);
  const run = new URL(page.url()).pathname;
  await runSample(page);
  const other = new URL(page.url()).pathname;
  const id = (path: string) => path.split("/").at(-1)!;
  return [
    ["list", "/"], ["LV form", "/new/intrinsic"], ["HV form", "/new/hv"], ["networks", "/networks"], ["files", "/open"],
    ["run", run], ["detail", `${run}?table=customer_allocations&chart=ranked`], ["report", `${run}/report`],
    ["panel", `/embed${run}/map`], ["comparison", `/compare/${id(run)}/${id(other)}`], ["nowhere", "/runs/00000000-0000-4000-8000-000000000000"],
  ];
}

for (const look of ["light", "dark", "embed"] as const) {
  test(`every page, its errors and its dialogs are accessible: ${look}`, async ({ page }) => {
    test.setTimeout(300_000);
    const pages = await pagesOf(page);
    if (look === "dark") await page.emulateMedia({ colorScheme: "dark" });
    const inLook = (address: string) => (look === "embed" ? `${address}${address.includes("?") ? "&" : "?"}embed=1` : address);
    for (const [name, address] of pages) {
      await test.step(name, async () => {
        await page.goto(inLook(address));
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await expect(page.locator(".skeleton")).toHaveCount(0);
        await expectAccessible(page);
      });
    }
    await page.goto(inLook("/new/intrinsic"));
    await expect(page.getByRole("checkbox", { name: /Wattlebank/ })).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(page.locator("#error-summary")).toBeVisible();
    await expectAccessible(page);
    const run = pages.find(([name]) => name === "run")![1];
    await page.goto(inLook(run));
    await expect(page.getByRole("grid")).toBeVisible();
    for (const name of ["Share…", "Export…", "Filter…", "Delete…"]) {
      await test.step(name, async () => {
        await page.getByRole("button", { name }).first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      });
    }
  });
}

test("results work at 320 pixels and with text of twice the size; only tables and maps scroll sideways", async ({ page }) => {
  const pages = await pagesOf(page);
  const wide = () =>
    page.evaluate(() => ({ by: document.documentElement.scrollWidth - innerWidth }));
  for (const [name, address] of pages) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 320, height: 740 });
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.locator(".skeleton")).toHaveCount(0);
      // A chart takes the width of its place once it is measured.
      await expect.poll(async () => (await wide()).by, "320 px").toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await expect.poll(async () => (await wide()).by, "200 %").toBeLessThanOrEqual(0);
    });
  }
});
