import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import type { Workbench } from "./fixtures.ts";

// `cargo xtask browser` sets these; the defaults serve editors that start Playwright themselves.
const port = process.env["HEADROOM_PORT"] ?? "8087";
const xtask = process.env["HEADROOM_XTASK"];
const chromium =
  process.env["HEADROOM_CHROMIUM"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));

export default defineConfig<object, { workbench: Workbench }>({
  testDir: ".",
  fullyParallel: true,
  forbidOnly: !!process.env["CI"],
  // A machine that is busy with something else may miss a time; a test that passes only then is reported as flaky.
  retries: process.env["CI"] ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    // Requests that a service worker makes would pass by the routes that tests lay.
    serviceWorkers: "block",
    // The page formats numbers and times as the browser does.
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox", // a container has none to offer
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What a test answers in a host's place comes from no address at all, and may then ask no host of this machine.
        "--disable-features=LocalNetworkAccessChecks",
      ],
    },
  },
  // The same tests with each workbench; with a server, every test starts its own.
  projects: [
    { name: "embedded", use: { workbench: "embedded" } },
    { name: "server", use: { workbench: "server" } },
  ],
  webServer: {
    command: `${xtask ? JSON.stringify(xtask) : "cargo xtask"} serve --no-build --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
