// Opens the benchmark's page in Chromium and prints its worker's report: run.mjs ADDRESS MAX_STEPS REPEATS
import { createRequire } from "node:module";

// Playwright is installed with the browser tests.
const require = createRequire(new URL("../browser/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const [address, maxSteps, repeats] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.HEADROOM_CHROMIUM,
  args: ["--no-sandbox"], // a container has none to offer
});
try {
  const page = await browser.newPage();
  await page.goto(address);
  const answer = await page.evaluate(
    (settings) =>
      new Promise((resolve) => {
        // The policy of the page's host holds here too: an address of a script has to be vouched for.
        window.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (url === "/worker.js" ? url : null) });
        const worker = new Worker("/worker.js", { type: "module" });
        worker.addEventListener("message", ({ data }) => resolve(data));
        worker.addEventListener("error", ({ message }) => resolve({ error: message || "the worker did not start" }));
        worker.postMessage(settings);
      }),
    { maxSteps: Number(maxSteps), repeats: Number(repeats) },
  );
  if (answer.error) throw new Error(answer.error);
  process.stdout.write(answer.report);
} finally {
  await browser.close();
}
