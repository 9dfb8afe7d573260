import { expect, type Locator, type Page } from "@playwright/test";

/** The button that submits the form. */
export function runButton(page: Page): Locator {
  return page.getByRole("button", { name: "Run", exact: true });
}

/** Opens the form with the sample feeder filled in. */
export async function openSampleForm(page: Page): Promise<void> {
  await page.goto("/new/intrinsic?template=sample");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/);
}

/** Waits until the work package on the page has this state. */
export async function waitForEnd(page: Page, state: "Succeeded" | "Failed" | "Cancelled"): Promise<void> {
  await expect(page.getByText(state, { exact: true }).first()).toBeVisible({ timeout: 30_000 });
}

/** Runs the sample feeder with the usual limits and waits for its result. */
export async function runSample(page: Page): Promise<void> {
  await openSampleForm(page);
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
}
