// Perspective: its engine in a worker, its viewer with the grid.
import perspective from "@finos/perspective/dist/esm/perspective.inline.js";
import "@finos/perspective-viewer/dist/esm/perspective-viewer.inline.js";
import "@finos/perspective-viewer-datagrid";
import "@finos/perspective-viewer/dist/css/pro.css";
import { COLUMNS, customer, filterKw } from "../data.mjs";

window.prepare = async (count) => {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Array(count)]));
  for (let at = 0; at < count; at++) {
    const row = customer(at, count);
    for (const name of COLUMNS) columns[name][at] = row[name];
  }
  const client = await perspective.worker();
  const viewer = document.createElement("perspective-viewer");
  document.querySelector("#grid").append(viewer);
  await customElements.whenDefined("perspective-viewer");
  const restore = async (config) => { await viewer.restore(config); await viewer.flush(); };
  const shown = () => viewer.querySelector("perspective-viewer-datagrid") !== null;
  const atEnd = () => {
    const grid = viewer.querySelector("perspective-viewer-datagrid");
    const table = grid.shadowRoot?.querySelector("regular-table") ?? grid.querySelector("regular-table");
    table.scrollTop = table.scrollHeight;
    return table.draw();
  };
  window.measures = {
    first: [async () => {
      await viewer.load(client.table(columns));
      await restore({ plugin: "Datagrid", columns: COLUMNS, settings: false });
    }, shown],
    number: [() => restore({ sort: [["allocated_kw", "asc"]] }), shown],
    unsorted: [() => restore({ sort: [] }), shown],
    text: [() => restore({ sort: [["customer", "asc"]] }), shown],
    filter: [() => restore({ sort: [], filter: [["allocated_kw", ">=", filterKw(count)]] }), shown],
    unfiltered: [() => restore({ filter: [] }), shown],
    end: [atEnd, shown],
  };
};
