// The rows of crates/files/examples/million_customers.rs, and what is measured on them.

/** Prime to any power of ten, so that multiples of it go through all positions. */
const STRIDE = 618_033;
/** The columns that every grid has. */
export const COLUMNS = ["transformer", "feeder", "customer", "initial_kw", "allocated_kw", "phase", "v_min", "v_max"];

/** What stands at a position, in no order: each number below `rows` once. */
function shuffled(at, rows) {
  return (at * STRIDE + Math.floor(rows / 3)) % rows;
}

/** A row by the names of COLUMNS. */
export function customer(at, rows) {
  const place = shuffled(at, rows);
  const volts = 230 + (at % 997) / 50;
  return {
    transformer: `transformer.t${at % 9000}`, feeder: `F${at % 40}`, customer: nameOf(place), initial_kw: -1.5,
    allocated_kw: place / 8, phase: "ABC"[at % 3], v_min: volts, v_max: volts,
  };
}

/** Name of the customer that sorts to a place. */
export function nameOf(place) {
  return `customer ${String(place).padStart(7, "0")}`;
}

/** Rows at or above this are left by the filter: half of them. */
export function filterKw(rows) {
  return rows / 16;
}
