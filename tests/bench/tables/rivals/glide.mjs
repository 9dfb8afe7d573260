// Glide Data Grid. It sorts and filters nothing itself: the page does, by an array of positions.
import DataEditor, { GridCellKind } from "@glideapps/glide-data-grid";
import "@glideapps/glide-data-grid/dist/index.css";
import { createElement, createRef } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { COLUMNS, customer, filterKw } from "../data.mjs";

window.prepare = (count) => {
  const rows = Array.from({ length: count }, (_, at) => customer(at, count));
  const all = Uint32Array.from(rows.keys());
  const columns = COLUMNS.map((id) => ({ id, title: id, width: 150 }));
  const root = createRoot(document.querySelector("#grid"));
  const editor = createRef();
  const show = (positions) => {
    const getCellContent = ([column, row]) => {
      const data = rows[positions[row]]?.[COLUMNS[column]];
      return typeof data === "number"
        ? { kind: GridCellKind.Number, data, displayData: String(data), allowOverlay: false }
        : { kind: GridCellKind.Text, data: data ?? "", displayData: data ?? "", allowOverlay: false };
    };
    const props = { ref: editor, columns, rows: positions.length, getCellContent, width: 1200, height: 700 };
    flushSync(() => root.render(createElement(DataEditor, props)));
    // It draws into a canvas: two frames later it is there.
    return window.untilFrame();
  };
  const by = (compare) => () => show(Uint32Array.from(Array.from(all).sort((a, b) => compare(rows[a], rows[b]))));
  const drawn = () => document.querySelector("#grid canvas") !== null;
  window.measures = {
    first: [() => show(all), drawn],
    number: [by((a, b) => a.allocated_kw - b.allocated_kw), drawn],
    unsorted: [() => show(all), drawn],
    text: [by((a, b) => a.customer.localeCompare(b.customer)), drawn],
    filter: [() => show(all.filter((at) => rows[at].allocated_kw >= filterKw(count))), drawn],
    unfiltered: [() => show(all), drawn],
    end: [() => { editor.current.scrollTo(0, count - 1); return window.untilFrame(); }, drawn],
  };
};
