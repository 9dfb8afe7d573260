// A map with many points, dragged about: how long its frames take.

const RUN = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";

/** A plane full of transformers in a row of lines, each with a result. */
function geometry(points) {
  const side = Math.ceil(Math.sqrt(points));
  const at = Array.from({ length: points }, (_, point) => point);
  const mRIDs = at.map((point) => `transformer.t${point}`);
  return {
    mRID: "F", coordinates: "PLANAR", groupHeads: mRIDs, unplacedNodeCount: 0,
    nodes: {
      names: at.map((point) => `b${point}`), x: at.map((point) => (point % side) * 50), y: at.map((point) => Math.floor(point / side) * 50),
      nominalKv: at.map(() => 0.4), groups: at,
    },
    lines: {
      mRIDs: at.slice(1).map((point) => `line.l${point}`), fromNodes: at.slice(1).map((point) => point - 1), toNodes: at.slice(1),
      groups: at.slice(1),
    },
    transformers: { mRIDs, nodes: at, ratedKva: at.map(() => 200), groups: at },
  };
}

function group(at) {
  return {
    workPackageId: RUN, scenario: "base", timestamp: "2024-01-11T12:00:00", feeder: "F", capacityGroupHeadId: `transformer.t${at}`,
    place: `transformer.t${at}`, capacityGroupHeadType: "PowerTransformer", terminalSequenceNumber: 2, mode: "INTRINSIC_LV",
    initialConditionSelector: "FIXED_TIME", includedCustomerCount: 1, headroomKwPerCustomer: at % 40, headroomKw: at % 40,
    isLowerBound: true, additionKwScalingApplied: false, totalKwAdded: 1, headroomDirection: "export", bindingId: null, convergence: true,
    totalBaseNetImportKw: 0, totalBaseNetExportKw: 0, binding: null,
  };
}

/** Answers for a server, on the page's own origin, that holds a run with as many transformers. */
async function serve(page, points) {
  const answers = {
    workbench: () => ({ name: "Team", version: "9.9.9", persistent: true, notice: null }),
    currentUser: () => null,
    networks: () => [],
    networkGeometry: () => geometry(points),
    getWorkPackageById: () => ({
      id: RUN, name: "Many", description: null, status: "COMPLETED", createdAt: "2026-01-05T10:00:00", updatedAt: null,
      completedAt: "2026-01-05T10:05:00", createdBy: null, feeders: ["F"], scenarios: ["base"], years: [2025], loadType: null,
      timePeriodStart: null, timePeriodEnd: null, isDeleted: false, parentId: null, config: null, progressDetails: null,
    }),
    intrinsicJobs: () => [{
      kind: "INTRINSIC_LV", feeder: "F", scenario: "base", year: 2025, stage: "SUCCEEDED", step: 1, maxSteps: 1, groupsBound: 0,
      groupsTotal: points, solves: 1, firstRowMs: 1, lastRowMs: 1, message: null, warnings: [],
    }],
    lvGroupHostingCapacitySummary: () => ({
      groupCount: points, customerCount: points, minKwPerCustomer: 0, p10KwPerCustomer: 4, medianKwPerCustomer: 20, maxKwPerCustomer: 39,
      totalKwAdded: 1, boundBy: [{ metric: null, groupCount: points }],
    }),
    lvGroupHostingCapacity: ({ limit, offset }) => {
      const from = offset ?? 0;
      return { totalCount: points, offset: from, rows: Array.from({ length: Math.min(limit, points - from) }, (_, at) => group(from + at)) };
    },
    resultGroups: ({ by }) => {
      const keys = by[1] === "convergence" ? [null, "true"] : by.map(() => "F");
      return { totalCount: 1, offset: 0, groups: [{ keys, count: points, min: 0, median: 20, max: 39 }] };
    },
    resultHistogram: () => ({ totalCount: points, nullCount: 0, min: 0, max: 39, bins: [{ from: 0, to: 39, count: points }] }),
  };
  await page.route("**/config.json", (route) => route.fulfill({ json: { server: "" } }));
  await page.route("**/api/graphql", async (route) => {
    const { query, variables } = route.request().postDataJSON();
    const field = /\{\s*(\w+)/.exec(query)?.[1] ?? "";
    const answer = answers[field];
    await route.fulfill({ json: answer ? { data: { [field]: answer(variables) } } : { errors: [{ message: `no ${field}` }] } });
  });
}

/** Frames while the map is dragged back and forth: their median and their longest in ms. */
export async function panning(browser, address, points) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await serve(page, points);
  await page.goto(`${address}runs/${RUN}`);
  const ground = page.getByRole("region", { name: /^Map of F/ });
  await ground.scrollIntoViewIfNeeded({ timeout: 60_000 });
  // All results are there.
  await page.getByText(`Places in view: ${points.toLocaleString("en")}`).waitFor({ timeout: 120_000 });
  const box = await ground.boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.evaluate(() => {
    window.frames = [];
    let last = performance.now();
    const tick = (now) => {
      window.frames.push(now - last);
      last = now;
      window.ticking = requestAnimationFrame(tick);
    };
    window.ticking = requestAnimationFrame(tick);
  });
  for (let step = 0; step < 120; step++) {
    await page.mouse.move(middle.x + 150 * Math.sin(step / 10), middle.y + 80 * Math.sin(step / 7));
  }
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.ticking);
    return window.frames.slice(1).sort((a, b) => a - b);
  });
  await page.mouse.up();
  await page.close();
  return { median: frames[Math.floor(frames.length / 2)], longest: frames.at(-1) };
}
