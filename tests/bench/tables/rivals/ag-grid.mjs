// AG Grid Community with all rows in the page.
import { AllCommunityModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { COLUMNS, customer, filterKw, nameOf } from "../data.mjs";

ModuleRegistry.registerModules([AllCommunityModule]);

const cell = (row, column) => document.querySelector(`.ag-row[row-index="${row}"] [col-id="${column}"]`)?.textContent;

window.prepare = (count) => {
  const rowData = Array.from({ length: count }, (_, at) => customer(at, count));
  const first = rowData[0].customer;
  let api;
  const shown = (name) => cell(0, "customer") === name;
  const sort = (colId) => api.applyColumnState({ state: [{ colId, sort: "asc" }], defaultState: { sort: null } });
  window.measures = {
    first: [() => {
      const number = (field) => ({ field, filter: typeof rowData[0][field] === "number" ? "agNumberColumnFilter" : "agTextColumnFilter" });
      api = createGrid(document.querySelector("#grid"), { columnDefs: COLUMNS.map(number), rowData });
    }, () => shown(first)],
    number: [() => sort("allocated_kw"), () => shown(nameOf(0))],
    unsorted: [() => sort(null), () => shown(first)],
    text: [() => sort("customer"), () => shown(nameOf(0))],
    filter: [
      () => api.setFilterModel({ allocated_kw: { type: "greaterThanOrEqual", filter: filterKw(count) } }),
      () => api.getDisplayedRowCount() === count / 2,
    ],
    unfiltered: [() => api.setFilterModel(null), () => api.getDisplayedRowCount() === count],
    end: [() => api.ensureIndexVisible(count - 1), () => cell(count - 1, "customer") !== undefined],
  };
};
