import type { APIRequestContext, Page } from "@playwright/test";

/** Asks the workbench that answers the page a GraphQL question; answers `data`. */
export type Ask = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

type Answer<T> = { data: T; errors?: unknown };

function dataOf<T>({ data, errors }: Answer<T>): T {
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Asks the server that serves the page. */
export async function askServer<T>(request: APIRequestContext, query: string, variables: Record<string, unknown>): Promise<T> {
  const response = await request.post("/api/graphql", { data: { query, variables } });
  return dataOf((await response.json()) as Answer<T>);
}

/**
 * Asks the workbench in the browser a GraphQL question, as another tab would: in a worker of its own on the same store.
 * The page has to be open; answers `data`.
 */
export async function askEngine<T>(page: Page, query: string, variables: Record<string, unknown>): Promise<T> {
  const response = await page.evaluate(
    async ({ query, variables }) => {
      const worker = new Worker("/headroom-worker_loader.js", { type: "module" });
      const hello = setInterval(() => worker.postMessage({ hello: `headroom-engine-test-${Math.random()}` }), 50);
      try {
        return await new Promise<string>((resolve, reject) => {
          worker.onerror = () => reject(new Error("the worker did not start"));
          worker.onmessage = ({ data }) => {
            if (data.ready) {
              clearInterval(hello);
              worker.postMessage({ id: 1, request: JSON.stringify({ query, variables }), files: [] });
            } else if (data.id === 1) {
              resolve(data.response);
            }
          };
        });
      } finally {
        clearInterval(hello);
        // A run goes on in the worker that was asked for it.
        if (!query.startsWith("mutation")) worker.terminate();
      }
    },
    { query, variables },
  );
  return dataOf(JSON.parse(response) as Answer<T>);
}

/** Runs a work package of HV nodes of the sample feeder; answers its id once it has ended. */
export async function runNodes(ask: Ask, search: { stepKwPerNode: number; maxStepsPerNode?: number }): Promise<string> {
  const input = {
    syf: { feeders: ["WBK12"], year: 2025, scenario: "base" },
    initialStateSelector: { selectorMode: "ZERO_LOAD", startTime: "2024-01-11T12:00:00" },
    constraints: { voltage: { hv: {} }, thermal: { hv: {} } },
    search,
  };
  const { runHvNodeHeadroomWorkPackage: id } = await ask<{ runHvNodeHeadroomWorkPackage: string }>(
    "mutation ($input: HvNodeHeadroomWorkPackageInput!) { runHvNodeHeadroomWorkPackage(input: $input, workPackageName: \"Nodes\") }",
    { input },
  );
  for (;;) {
    const found = await ask<{ getWorkPackageById: { status: string } }>(
      "query ($id: ID!) { getWorkPackageById(id: $id) { status } }",
      { id },
    );
    if (found.getWorkPackageById.status === "COMPLETED") return id;
    if (!["SETUP", "RUNNING"].includes(found.getWorkPackageById.status)) throw new Error(JSON.stringify(found));
    await new Promise((passed) => setTimeout(passed, 100));
  }
}
