import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { runSample } from "./steps.ts";
import { runNodes } from "./workbench.ts";

type Row = { headroomKwPerCustomer: number; binding: { metric: string } | null };

/** The nearest rank of a share of some numbers. */
function nearestRank(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share), 1) - 1]!;
}

test("head figures are those of the rows, and say what they mean", async ({ page, ask, workbench }) => {
  await runSample(page);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { lvGroupHostingCapacity: { rows } } = await ask<{ lvGroupHostingCapacity: { rows: Row[] } }>(
    "query ($id: ID!) { lvGroupHostingCapacity(workPackageId: $id, limit: 1000) { rows { headroomKwPerCustomer binding { metric } } } }",
    { id },
  );
  const results = page.getByRole("region", { name: "Headroom", exact: true });
  const figure = (words: RegExp) => results.locator(".head-figure", { hasText: words }).getByRole("definition");
  const headrooms = rows.map((row) => row.headroomKwPerCustomer);
  const near = (kw: number) => new RegExp(`^${Number(kw.toFixed(2))}\\s`);
  await expect(figure(/^groups/)).toHaveText(String(rows.length));
  await expect(figure(/^median/)).toHaveText(near(nearestRank(headrooms, 0.5)));
  await expect(figure(/^P10/)).toHaveText(near(nearestRank(headrooms, 0.1)));
  const bound = rows.filter((row) => row.binding?.metric.startsWith("LV_VOLTAGE")).length;
  await expect(figure(/^bound by LV voltage/)).toHaveText(String(bound));
  await expect(results).toContainText(`bound by LV voltage, ${Math.round((100 * bound) / rows.length)} %`);

  await expect(results).toContainText("Simultaneous for the group");
  await expect(results.getByText("In-browser engine, not Zepben’s service")).toHaveCount(workbench === "embedded" ? 1 : 0);
  await expect(page.getByText("Export (generation added)").first()).toBeVisible();
});

test("HV nodes have figures and charts of their own", async ({ page, ask }) => {
  await page.goto("/");
  const id = await runNodes(ask, { stepKwPerNode: 200 });
  await page.goto(`/runs/${id}`);
  const results = page.getByRole("region", { name: "Headroom", exact: true });
  await expect(results.locator(".head-figure").first()).toContainText("nodes");
  await expect(results).toContainText("One node alone");
  await expect(results.getByRole("img", { name: /^Headroom of \d+ nodes/ })).toBeVisible();
  await expect(results).not.toContainText("customers");
  await results.getByRole("tab", { name: "Ranked" }).click();
  await expect(results.getByRole("img", { name: /^Headroom of \d+ nodes, from .* kW at the node/ })).toBeVisible();
  await expect(results.getByRole("tab", { name: "Against export" })).toHaveCount(0);
  await expectAccessible(page);

  // The node with the least headroom, opened from the chart by keyboard.
  const slider = results.getByRole("slider", { name: /^Headroom by node/ });
  await slider.focus();
  await slider.press("Home");
  await slider.press("Enter");
  await expect(page).toHaveURL(/node=transformer\.[^&]+&feeder=WBK12/);
  const detail = page.getByRole("complementary");
  await expect(detail).toContainText("kW at the node");
  await expect(detail).toContainText(/HV (voltage|loading) above limit/);
  await expect(detail.getByRole("img", { name: /crosses/ })).toBeVisible();
  await expectAccessible(page);
});
