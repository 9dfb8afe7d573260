import { expectAccessible } from "./axe.ts";
import { expect, onlyWith, test } from "./fixtures.ts";
import { openSampleForm, runButton, runSample, waitForEnd } from "./steps.ts";

type File = { name: string; mimeType: string; buffer: Buffer };

function file(name: string, text: string | Buffer): File {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

const circuit = `Clear
New Circuit.test basekv=22 R1=0.1 X1=1 R0=0.1 X0=1
New Line.hv bus1=sourcebus bus2=pole r1=0.3 x1=0.3 r0=0.5 x0=1 c1=0 c0=0 length=1
New Transformer.t1 buses=[pole board] conns=[delta wye] kvs=[22 0.4] kvas=[100 100] xhl=4
New Line.lv bus1=board bus2=end r1=0.1 x1=0.05 r0=0.3 x0=0.1 c1=0 c0=0 length=1
New Load.c1 bus1=end.1 phases=1 kv=0.23 kw=1
Set voltagebases=[22 0.4]
CalcVoltageBases
`;

/** Files, what their dialog must say, and whether the network opens all the same. */
const cases: { what: string; files: File[]; says: RegExp; opens: boolean }[] = [
  { what: "a picture", files: [file("photo.dss", Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 1]))], says: /not (an )?OpenDSS|not text/i, opens: false },
  { what: "prose", files: [file("letter.txt", "Dear Sir,\nthank you for your letter.\n")], says: /OpenDSS|circuit/i, opens: false },
  { what: "scripts without a circuit", files: [file("Master.dss", "New Line.a bus1=x bus2=y\n")], says: /no circuit/i, opens: false },
  {
    what: "redirects in a circle",
    files: [file("Master.dss", `${circuit}Redirect a.dss\n`), file("a.dss", "Redirect b.dss\n"), file("b.dss", "Redirect a.dss\n")],
    says: /a\.dss.*b\.dss|circle|cycle|itself/i,
    opens: false,
  },
  { what: "a missing file", files: [file("Master.dss", `${circuit}Redirect gone.dss\n`)], says: /gone\.dss/, opens: false },
  { what: "an unknown class", files: [file("Master.dss", `${circuit}New Flux.capacitor kw=1210000\n`)], says: /flux/i, opens: true },
  { what: "an island", files: [file("Master.dss", `${circuit}New Line.lost bus1=nowhere bus2=elsewhere length=1\n`)], says: /nowhere/, opens: true },
  {
    what: "a zero impedance",
    files: [file("Master.dss", `${circuit}New Transformer.t2 buses=[pole b2] conns=[delta wye] kvs=[22 0.4] kvas=[100 100] xhl=0 %r=0\n`)],
    says: /t2/,
    opens: false,
  },
];

for (const { what, files, says, opens } of cases) {
  test(`${what}: the dialog says what is wrong`, async ({ page }) => {
    await page.goto("/networks");
    await page.getByRole("button", { name: /Open network/ }).first().click();
    const dialog = page.getByRole("dialog", { name: "Open a network" });
    await dialog.locator("input[type=file]:not([webkitdirectory])").setInputFiles(files);
    await dialog.getByRole("textbox", { name: "Name" }).fill("Mine");
    await dialog.getByRole("button", { name: "Open network", exact: true }).click();
    if (opens) {
      await expect(dialog).toContainText("Mine is open");
      await dialog.getByText(/What the reader found/).click();
    }
    await expect(dialog).toContainText(says);
    await expectAccessible(page);
    await page.goto("/networks");
    await expect(page.getByText("Wattlebank WBK12")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Mine" })).toHaveCount(opens ? 1 : 0);
  });
}

test("a feeder that nobody knows is refused at its field, and the draft stays", async ({ page }) => {
  await page.goto("/new/intrinsic");
  await page.locator("#f-syf-feeders").fill("NOT-HERE");
  await page.locator("#f-syf-feeders").press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Kept");
  await runButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "NOT-HERE" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Kept");
});

test.describe("the engine in the page", () => {
  onlyWith("embedded", "a server has no worker in the page");

  test("a worker that dies in the middle of a run is replaced; draft and earlier results stay", async ({ page }) => {
    await runSample(page);
    const earlier = page.url();
    await openSampleForm(page);
    await page.getByLabel(/Step per customer/).fill("0.0001");
    await page.getByLabel("Most steps").fill("10,000");
    await runButton(page).click();
    await expect(page).toHaveURL(/\/runs\//);
    const broken = page.url();
    expect(broken).not.toBe(earlier);
    await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();

    const [worker] = page.workers();
    await worker!.evaluate(() => self.close());
    await expect(page.getByText(/engine stopped/i).first()).toBeVisible({ timeout: 15_000 });
    await waitForEnd(page, "Failed");
    await expectAccessible(page);

    await page.goto(earlier);
    await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "30");
    await runSample(page);
  });
});

test("storage that throws is survived, and said", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await openSampleForm(page);
  await page.getByLabel("Most steps").fill("900");
  await expect(page.getByText(/drafts are not kept here/i)).toBeVisible();
  await runButton(page).click();
  await waitForEnd(page, "Succeeded");
});
