"""OpenDSS doing the search of `cargo xtask bench`, timed.

    bench.py NETWORK PLAN TOLERANCE

NETWORK is a folder with an OpenDSS model, PLAN the search as `bench-native plan` writes it. Prints a report as JSON, in
the form of crates/bench/src/report.rs.

What gives OpenDSS its best speed:
- each load gets the power of one step once, and `loadmult` is the step: changing a load's power by command makes OpenDSS
  rebuild the whole admittance matrix (tens of milliseconds on a large feeder);
- a bound group's loads become fixed, through the API that leaves the matrix alone;
- dead sections are earthed, or OpenDSS never converges to 1e-6 and uses up all its iterations;
- taps are frozen after the initial state, and voltages come as one array.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from dss import dss

from model import command, earth_dead_sections, master_of

FIXED, VARIABLE = 1, 0


def peak_bytes():
    """Most memory of this process so far; None where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), None)


class Clock:
    """Milliseconds since it was made."""

    def __init__(self):
        self.start = time.perf_counter()

    def ms(self) -> float:
        return 1000.0 * (time.perf_counter() - self.start)


class Search:
    """The search on the active circuit."""

    def __init__(self, plan, tolerance):
        self.plan = plan
        self.groups = plan["groups"]
        self.solution = dss.ActiveCircuit.Solution
        self.all_converged = True
        self.solves = 0
        dss.ActiveCircuit.SetActiveBusi(0)
        if dss.ActiveCircuit.ActiveBus.kVBase == 0:
            command(f"set voltagebases={plan['voltage_bases_kv']}")
            command("calcvoltagebases")
        for text in (
            "set mode=snap controlmode=off algorithm=normal",
            f"set tolerance={tolerance} maxiterations={plan['max_iterations']} miniterations=1",
            f"set maxcontroliter={plan['max_control_rounds'] + 1}",
            # Nothing but the customers' additions, at constant power whatever the voltage.
            "batchedit generator..* enabled=no",
            "batchedit pvsystem..* enabled=no",
            "batchedit storage..* enabled=no",
            f"batchedit load..* model=1 vminpu=0.01 vmaxpu=10 kw={-plan['step_kw']} pf=1 status=variable",
        ):
            command(text)
        loads = dss.ActiveCircuit.Loads
        numbers = {name.lower(): at for at, name in enumerate(loads.AllNames, 1)}
        self.loads = [[numbers[name] for name in group["loads"]] for group in self.groups]
        grouped = {number for members in self.loads for number in members}
        for number in set(numbers.values()) - grouped:
            self.set_load(number, 0.0, FIXED)
        self.set_loadmult(0)
        self.solve()
        self.index_checked_nodes()

    def index_checked_nodes(self):
        """Positions of the checked nodes and their neutrals in the solution's array; the last position is earth."""
        at = {name.lower(): position for position, name in enumerate(dss.ActiveCircuit.YNodeOrder)}
        checked = [pair for group in self.groups for pair in group["checked_nodes"]]
        self.phase = np.array([at[node] for node, _ in checked])
        self.neutral = np.array([len(at) if neutral is None else at[neutral] for _, neutral in checked])
        sizes = [len(group["checked_nodes"]) for group in self.groups]
        self.starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self.volts = np.zeros(len(at) + 1, dtype=complex)

    def set_load(self, number, kw, status):
        loads = dss.ActiveCircuit.Loads
        loads.idx = number
        loads.kW = kw
        loads.Status = status

    def set_loadmult(self, step):
        self.solution.LoadMult = step

    def solve(self):
        self.solution.Solve()
        self.solves += 1
        self.all_converged &= self.solution.Converged

    def breaching(self):
        """For every group, whether any of its nodes is outside the limits."""
        self.volts[:-1] = dss.ActiveCircuit.YNodeVarray.view(complex)
        difference = self.volts[self.phase] - self.volts[self.neutral]
        squared = difference.real**2 + difference.imag**2
        outside = (squared < self.plan["lv_min_v"] ** 2) | (squared > self.plan["lv_max_v"] ** 2)
        return np.logical_or.reduceat(outside, self.starts)

    def fix(self, group, step):
        for number in self.loads[group]:
            self.set_load(number, -step * self.plan["step_kw"], FIXED)

    def run(self):
        """Searches; answers the last step, and for every group the step that bound it, or None."""
        bound = [None] * len(self.groups)
        free = np.ones(len(self.groups), dtype=bool)
        for step in range(self.plan["max_steps"] + 1):
            self.set_loadmult(step)
            if step == 0:
                self.solution.ControlMode = 0  # static
            self.solve()
            if step == 0:
                self.solution.ControlMode = -1  # off: taps stay
            for group in np.flatnonzero(self.breaching() & free):
                bound[group] = step
                free[group] = False
                self.fix(group, max(step - 1, 0))
            if not free.any():
                break
        return step, bound

    def replay(self, last, bound):
        """Solves the same states without checks; answers the number of iterations."""
        bound_at = {}
        for group, step in enumerate(bound):
            for number in self.loads[group]:
                self.set_load(number, -self.plan["step_kw"], VARIABLE)
            bound_at.setdefault(step, []).append(group)
        self.set_loadmult(0)
        self.solve()
        iterations = 0
        clock = Clock()
        for step in range(1, last + 1):
            for group in bound_at.get(step - 1, ()):
                self.fix(group, max(step - 2, 0))
            self.set_loadmult(step)
            self.solution.Solve()
            iterations += self.solution.Iterations
        return iterations, clock.ms()


def measure(folder: Path, plan, tolerance):
    """The report."""
    before = peak_bytes()
    clock = Clock()
    command("clear")
    command(f'compile "{master_of(folder)}"')
    read_ms = clock.ms()
    command("makebuslist")
    earth_dead_sections(dss.ActiveCircuit, plan["energised_nodes"])
    clock = Clock()
    search = Search(plan, tolerance)
    prepare_ms = clock.ms()
    search.solves = 0
    clock = Clock()
    last, bound = search.run()
    search_ms = clock.ms()
    after, solves = peak_bytes(), search.solves
    iterations, solving_ms = search.replay(last, bound)
    return {
        "node_count": len(search.volts) - 1,
        "step_count": last,
        "solve_count": solves,
        "converged": bool(search.all_converged),
        "read_ms": [read_ms],
        "prepare_ms": [prepare_ms],
        "search_ms": [search_ms],
        "solving_ms": [solving_ms],
        "iteration_count": iterations,
        "peak_bytes": None if after is None else after - before,
        "groups": [
            {
                "head_mrid": group["head_mrid"],
                "valid_step": last if step is None else max(step - 1, 0),
                "bound_at_step": step,
            }
            for group, step in zip(plan["groups"], bound)
        ],
    }


if __name__ == "__main__":
    dss.AllowChangeDir = False
    network, plan_file, tolerance = sys.argv[1:]
    print(json.dumps(measure(Path(network), json.loads(Path(plan_file).read_text()), float(tolerance))))
