import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// `cargo xtask browser` sets these; the defaults serve editors that start Playwright themselves.
const port = process.env["HEADROOM_PORT"] ?? "8087";
const xtask = process.env["HEADROOM_XTASK"];
const chromium =
  process.env["HEADROOM_CHROMIUM"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));

export default defineConfig({
  testDir: ".",
  fullyParallel: true,
  forbidOnly: !!process.env["CI"],
  workers: 2,
  timeout: 60_000,
  reporter: "list",
  outputDir: "test-results",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
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
      ],
    },
  },
  webServer: {
    command: `${xtask ? JSON.stringify(xtask) : "cargo xtask"} serve --no-build --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
});
