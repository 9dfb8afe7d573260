import { test as base, expect } from "@playwright/test";
import { startServer } from "./headroom-server.ts";
import { askEngine, askServer, type Ask } from "./workbench.ts";

/** Who answers the page: the engine in the browser, or a `headroom-server` that also serves the page. */
export type Workbench = "embedded" | "server";

type Options = {
  /** Faults that a test provokes on purpose, by their text. All others fail it. */
  expectedFaults: RegExp[];
};

type Guards = {
  faultGuard: void;
};

type Asking = {
  /** Asks the workbench beside the page, which has to be open. */
  ask: Ask;
};

/**
 * Playwright's `test`, which also fails on anything the browser complains about: console errors (among them every
 * breach of the Content-Security-Policy and every file that fails to load) and uncaught errors, in pages and workers.
 *
 * Every test runs once with each workbench (the projects of playwright.config.ts) and finds it empty, apart from the
 * sample feeder. Those that are about one of them say so with `onlyWith`.
 */
export const test = base.extend<Options & Guards & Asking, { workbench: Workbench }>({
  workbench: ["embedded", { option: true, scope: "worker" }],
  expectedFaults: [[], { option: true }],

  baseURL: async ({ baseURL, workbench }, use) => {
    if (workbench === "embedded") return use(baseURL);
    const { address, stop } = await startServer();
    await use(address);
    await stop();
  },

  ask: async ({ page, request, workbench }, use) => {
    await use((query, variables) =>
      workbench === "embedded" ? askEngine(page, query, variables) : askServer(request, query, variables),
    );
  },

  faultGuard: [
    async ({ context, expectedFaults }, use) => {
      const faults: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
      await use();
      const surprises = faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)));
      expect(surprises, "the browser reported faults").toEqual([]);
    },
    { auto: true },
  ],
});

/** Leaves out what follows in this file, or in this group of tests, for all workbenches but one; `reason` says why. */
export function onlyWith(workbench: Workbench, reason: string): void {
  test.skip(({ workbench: here }) => here !== workbench, reason);
}

export { expect };
