import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Every rule of WCAG 2.2 up to level AA that can be checked by machine. */
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails unless the page as it is now, or the part of it that `selector` names, has no accessibility findings. */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  // From its top: a control that is halfway under the sticky bar would count as too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  const builder = new AxeBuilder({ page }).withTags(WCAG_22_AA);
  const { violations } = await (selector ? builder.include(selector) : builder).analyze();
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.html}`),
  );
  expect(findings, "accessibility findings").toEqual([]);
}
