import { expect, type Locator, type Page } from "@playwright/test";

/** The button that submits the form. */
export function runButton(page: Page): Locator {
  return page.getByRole("button", { name: "Run", exact: true });
}

/** Opens the form with the sample feeder filled in. */
export async function openSampleForm(page: Page): Promise<void> {
  await page.goto("/new/intrinsic?template=sample");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/Wattlebank/, { timeout: 15_000 });
}

/** Waits until the work package on the page has this state. */
export async function waitForEnd(page: Page, state: "Succeeded" | "Failed" | "Cancelled"): Promise<void> {
  await expect(page.locator(".run-facts").getByText(state, { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** Runs the sample feeder with the usual limits and waits for its result. */
export async function runSample(page: Page): Promise<void> {
  await openSampleForm(page);
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
}

/** From the dialog that has opened a network, runs it with the usual limits and few steps, and waits for its result. */
export async function runOpened(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByText("Use in a work package").click();
  await page.getByRole("button", { name: "Use the usual limits" }).click();
  await page.getByLabel("Most steps").fill("20");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
}

/** On the page of networks, opens the one in a folder under a name; answers the dialog, which then says what was read. */
export async function openNetwork(page: Page, folder: string, name: string): Promise<Locator> {
  await page.getByRole("button", { name: /Open network/ }).first().click();
  const dialog = page.getByRole("dialog", { name: "Open a network" });
  await dialog.locator("input[webkitdirectory]").setInputFiles(folder);
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Open network", exact: true }).click();
  await expect(dialog).toContainText(`${name} is open`);
  return dialog;
}
