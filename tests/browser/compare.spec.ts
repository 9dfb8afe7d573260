import type { Locator } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

/** The numbers of a table's cells, row by row; words are NaN. */
function cellsOf(table: Locator): Promise<number[][]> {
  return table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => Number((cell.textContent ?? "").replace("\u2212", "-").replace(/[+,≥≤ ]/g, "")))),
  );
}

test("two runs are joined by asset: differences, what was asked differently, and what became limited", async ({ page }) => {
  await runSample(page);
  const first = page.url().split("/runs/")[1]!.split("?")[0]!;
  await openSampleForm(page);
  // Too few steps for most groups to reach a limit.
  await page.getByLabel("Most steps").fill("3");
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  const second = page.url().split("/runs/")[1]!.split("?")[0]!;

  await page.getByLabel("Compare with another run").selectOption(first);
  await expect(page).toHaveURL(new RegExp(`/compare/${second}/${first}$`));
  const asked = page.getByRole("region", { name: "Configuration differences" });
  await expect(asked.getByRole("row", { name: /search\.maxSteps/ })).toContainText("3");
  await expect(page.getByText("These answer different questions")).toHaveCount(0);

  const table = page.getByRole("region", { name: "Differences by place" });
  await expect(table.locator("tbody tr")).toHaveCount(29);
  const cells = await cellsOf(table);
  for (const [, a, b, difference] of cells) expect(difference!).toBeCloseTo(b! - a!, 2);
  await expect(page.getByRole("img", { name: /Headroom in B against A in kW, 29 places/ })).toBeVisible();
  await expectAccessible(page);

  // By a column: upwards, downwards, and as it was.
  const differences = async () => cellsOf(table).then((cells) => cells.map(([, , , difference]) => difference!));
  const byDifference = table.getByRole("button", { name: "B \u2212 A (kW)" });
  const asBefore = await differences();
  expect(asBefore).toEqual([...asBefore].sort((a, b) => a - b));
  await byDifference.click();
  await expect(page).toHaveURL(/sort=differenceKw/);
  await expect(table.getByRole("columnheader", { name: /B \u2212 A/ })).toHaveAttribute("aria-sort", "ascending");
  await byDifference.press("Enter");
  await expect(table.getByRole("columnheader", { name: /B \u2212 A/ })).toHaveAttribute("aria-sort", "descending");
  await expect.poll(differences).toEqual([...asBefore].sort((a, b) => b - a));
  await byDifference.press("Enter");
  await expect(page).not.toHaveURL(/sort=/);

  // The same differences where they are.
  const map = page.getByRole("region", { name: "Map of differences" });
  await expect(map.getByRole("list", { name: /B \u2212 A \(kW\)/ })).toContainText("more");
  await map.getByText(/^Places in view: 29/).click();
  const place = map.getByRole("list", { name: "Places in view" }).getByRole("button").last();
  const name = await place.locator("span").first().innerText();
  await place.press("Enter");
  const told = map.getByRole("group", { name: `Place ${name}` });
  const [, a, b, difference] = await table.getByRole("row", { name }).getByRole("cell").allInnerTexts();
  for (const words of [a!, b!, difference!]) await expect(told).toContainText(words);
  await expectAccessible(page);

  const limited = page.getByRole("button", { name: /^Newly limited: \d+/ });
  const count = Number((await limited.innerText()).split(": ")[1]);
  await limited.click();
  await expect(page).toHaveURL(/change=limited/);
  await expect(table.locator("tbody tr")).toHaveCount(count);
  await expect(table.locator("tbody tr").first()).toContainText("Not bound");

  // The other way round what was limited is free, as many of them.
  await page.goto(`/compare/${first}/${second}`);
  await expect(page.getByRole("button", { name: `Newly free: ${count}` })).toBeVisible();
});

test("runs from different kinds of initial state are said to answer different questions", async ({ page }) => {
  await runSample(page);
  const first = page.url().split("/runs/")[1]!.split("?")[0]!;
  await openSampleForm(page);
  await page.getByRole("radio", { name: "Fixed load" }).check();
  for (const name of ["Load per customer (W)", "Load per customer, reactive (var)", "Generation per customer (W)", "Generation per customer, reactive (var)"]) {
    await page.getByLabel(name).fill("100");
  }
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
  const second = page.url().split("/runs/")[1]!.split("?")[0]!;
  await page.goto(`/compare/${first}/${second}`);
  await expect(page.getByText("These answer different questions")).toBeVisible();
  await expectAccessible(page);
});

test("a run that is not here is explained", async ({ page }) => {
  await page.goto("/compare/00000000-0000-4000-8000-000000000000/00000000-0000-4000-8000-000000000001");
  await expect(page.getByRole("heading", { name: "A run is not here" })).toBeVisible();
  await expectAccessible(page);
});
