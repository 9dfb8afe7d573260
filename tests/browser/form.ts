import { expect, type Locator, type Page } from "@playwright/test";

/** The request as the form shows it; nothing in it while something is to be put right first. */
export async function request(page: Page): Promise<Record<string, any>> {
  const [text] = await page.getByLabel("Request as JSON").allInnerTexts();
  return text ? JSON.parse(text) : {};
}

/** Waits until the request's part at a path is this. */
export async function expectSent(page: Page, path: string, value: unknown): Promise<void> {
  const at = async () => path.split(".").reduce<any>((part, key) => part?.[key], await request(page));
  await expect.poll(at).toEqual(value);
}

/** Adds the sample feeder. */
export async function addFeeder(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /Wattlebank/ }).check();
}

/** The control of a field, by its path on the wire. */
export function control(page: Page, path: string): Locator {
  return page.locator(`[id="f-${path.replaceAll(".", "-")}"]`);
}

/** A link of the summary of what is to be put right. */
export function issue(page: Page, words: string | RegExp): Locator {
  return page.locator("#error-summary").getByRole("link", { name: words });
}
