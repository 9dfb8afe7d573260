import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** A request as it came in. */
export type Asked = { operation: string; authorization: string | undefined; type: string; body: string };

/** What a server answers to an operation's variables: the value of the root field. */
export type Answers = Record<string, { field: string; answer: (variables: Record<string, unknown>) => unknown }>;

function workPackage(id: string, status: string): Record<string, unknown> {
  const done = status === "COMPLETED";
  const job = { feeder: "FEEDER-7", scenario: "base", year: 2025 };
  return {
    id, name: "Asked for elsewhere", description: null, status, createdAt: "2026-01-05T10:00:00", updatedAt: null,
    completedAt: done ? "2026-01-05T10:05:00" : null, createdBy: null, feeders: ["FEEDER-7"], scenarios: ["base"], years: [2025],
    loadType: null, timePeriodStart: null, timePeriodEnd: null, isDeleted: false, parentId: null, config: null,
    progressDetails: {
      modelTotals: {
        totalModels: 1, totalPending: 0, totalRunning: status === "RUNNING" ? 1 : 0, totalSucceeded: done ? 1 : 0, totalFailed: 0,
        totalCancelled: status === "CANCELLED" ? 1 : 0, totalTimedOut: 0,
      },
      modelGroupings: {
        pending: [], generation: [], execution: status === "RUNNING" ? [job] : [], resultProcessing: [], succeeded: done ? [job] : [],
        failed: [], cancelled: status === "CANCELLED" ? [job] : [], timedOut: [],
      },
    },
  };
}

/** A server of the Energy Workbench API with at most one work package. It checks no input: that is the contract's tests' work. */
export class FakeServer {
  /** Whether it has Headroom's own operations beside those of the Energy Workbench. */
  readonly #headroom: boolean;
  /** Everything it was asked, preflights left out. */
  readonly asked: Asked[] = [];
  /** The only token it takes; none when it asks for none. */
  token: string | undefined;
  /** Whether pages of other origins may read what it answers. */
  allowsPages = true;
  /** The hierarchy of its network; none where it is not served. */
  hierarchy: unknown = {
    geographicalRegions: [{ mRID: "r", name: "West", subGeographicalRegions: [{ mRID: "sr", name: "Hills", substations: [
      { mRID: "s-1", name: "Quarry", feeders: [{ mRID: "FEEDER-7", name: "Quarry 7" }, { mRID: "FEEDER-8", name: "Quarry 8" }] },
      { mRID: "s-2", name: "Weir", feeders: [{ mRID: "FEEDER-9", name: "Weir 9", normalEnergizedLvFeeders: [] }] },
    ] }] }],
  };
  /** Answered beside, or instead of, what is usual. */
  answers: Answers = {};
  /** Answered instead of everything else. */
  fault: ((response: ServerResponse) => void) | undefined;
  #id = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";
  #status: string | undefined;
  #server: Server;

  constructor(kind: "headroom" | "energy workbench") {
    this.#headroom = kind === "headroom";
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get name(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.name}`;
  }

  /** Has run a work package of this id. */
  hasRun(id: string): void {
    this.#id = id;
    this.#status = "COMPLETED";
  }

  /** How often an operation was asked for. */
  count(operation: string): number {
    return this.asked.filter((asked) => asked.operation === operation).length;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.allowsPages) {
      response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
      response.setHeader("access-control-allow-headers", "authorization, content-type");
    }
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const type = request.headers["content-type"] ?? "";
    const operation = /"operationName":"(\w+)"/.exec(body)?.[1] ?? "";
    const { authorization } = request.headers;
    this.asked.push({ operation, authorization, type, body });
    if (this.fault) {
      this.fault(response);
      return;
    }
    if (request.url === "/api/network/hierarchy" && this.hierarchy) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(this.hierarchy));
      return;
    }
    if (request.url !== "/api/graphql" || request.method !== "POST") {
      response.writeHead(404).end();
      return;
    }
    if (this.token && authorization !== `Bearer ${this.token}`) {
      response.writeHead(401, { "content-type": "application/json" }).end('{"errors":[{"message":"Unauthorized"}]}');
      return;
    }
    const variables = type.startsWith("application/json") ? (JSON.parse(body).variables as Record<string, unknown>) : {};
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(this.#graphql(operation, variables)));
  }

  #graphql(operation: string, variables: Record<string, unknown>): unknown {
    const known: Answers = { ...this.#energyWorkbench(), ...(this.#headroom ? this.#own() : {}), ...this.answers };
    const found = known[operation];
    if (found) return { data: { [found.field]: found.answer(variables) } };
    const field = operation.charAt(0).toLowerCase() + operation.slice(1);
    const message = `Validation error (FieldUndefined@[${field}]) : Field '${field}' in type 'Query' is undefined`;
    return { errors: [{ message, extensions: { classification: "ValidationError" } }] };
  }

  #energyWorkbench(): Answers {
    const found = () => (this.#status ? [workPackage(this.#id, this.#status)] : []);
    return {
      GetWorkPackages: {
        field: "getWorkPackages",
        answer: () => ({ totalCount: found().length, offset: 0, workPackages: found(), allUsers: [] }),
      },
      GetWorkPackageById: {
        field: "getWorkPackageById",
        answer: (variables) => found().find((found) => found["id"] === variables["id"]) ?? null,
      },
      RunIntrinsicWorkPackage: {
        field: "runIntrinsicWorkPackage",
        answer: () => {
          this.#status = this.#headroom ? "COMPLETED" : "RUNNING";
          return this.#id;
        },
      },
      CancelWorkPackage: {
        field: "cancelWorkPackage",
        answer: () => {
          this.#status = "CANCELLED";
          return this.#id;
        },
      },
    };
  }

  #own(): Answers {
    const network = {
      mRID: "FEEDER-7", name: "Feeder seven", description: null, origin: "OPENED", busCount: 4, lineCount: 3, transformerCount: 2,
      capacityGroupCount: 1, customerCount: 9, ungroupedCustomerCount: 0, profileCount: 0, boundingBox: null, diagnostics: [],
    };
    return {
      Workbench: { field: "workbench", answer: () => ({ name: "Team", version: "9.9.9", persistent: true, notice: null }) },
      Networks: { field: "networks", answer: () => [network] },
      OpenNetwork: { field: "openNetwork", answer: () => ({ network: { ...network, mRID: "mine", name: "Mine" }, diagnostics: [] }) },
      IntrinsicJobs: { field: "intrinsicJobs", answer: () => [] },
      LvGroupHostingCapacitySummaries: {
        field: "lvGroupHostingCapacitySummary",
        answer: () => ({
          groupCount: 0, customerCount: 0, minKwPerCustomer: null, p10KwPerCustomer: null, medianKwPerCustomer: null,
          maxKwPerCustomer: null, totalKwAdded: 0, boundBy: [],
        }),
      },
      ResultGroups: { field: "resultGroups", answer: () => ({ totalCount: 0, offset: 0, groups: [] }) },
      LvGroupHostingCapacities: {
        field: "lvGroupHostingCapacity",
        answer: () => ({ totalCount: 0, offset: 0, rows: [] }),
      },
    };
  }
}

/** Serves the built page so that it may connect to one other origin; answers where, and what ends it. */
export async function servePage(connect: string): Promise<{ address: string; stop: () => void }> {
  const xtask = process.env["HEADROOM_XTASK"];
  const [command, first] = xtask ? [xtask, []] : ["cargo", ["xtask"]];
  const served: ChildProcess = spawn(command, [...first, "serve", "--no-build", "--port", "0", "--connect", connect], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const text of served.stdout!) {
    said += String(text);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (address) return { address, stop: () => void served.kill() };
  }
  throw new Error(`the page is not served: ${said}`);
}
