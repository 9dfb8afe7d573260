import { test as base, expect } from "@playwright/test";

type Options = {
  /** Faults that a test provokes on purpose, by their text. All others fail it. */
  expectedFaults: RegExp[];
};

type Guards = {
  faultGuard: void;
};

/**
 * Playwright's `test`, which also fails on anything the browser complains about: console errors (among them every
 * breach of the Content-Security-Policy and every file that fails to load) and uncaught errors, in pages and workers.
 */
export const test = base.extend<Options & Guards>({
  expectedFaults: [[], { option: true }],

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

export { expect };
