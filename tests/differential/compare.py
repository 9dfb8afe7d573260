"""Compares the engine with OpenDSS, node by node and line by line.

    compare.py SOLVE NETWORK...

SOLVE is the compiled example `solve` of crates/opendss; each NETWORK is a folder with an OpenDSS model. Every energised
node's voltage must agree within 1e-6 pu of its base, every line current within 0.01 % or 0.01 A, at several load levels.
Prints the worst node and the worst current of each; exits with 1 when any is outside.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
from dss import dss

LEVELS = (0.0, 0.3, 1.0)
VOLTAGE_PU = 1e-6
CURRENT_RELATIVE = 1e-4
CURRENT_A = 0.01


def master_of(folder: Path) -> Path:
    """The folder's master file, however its name is written."""
    return next(f for f in sorted(folder.iterdir()) if f.name.lower() in ("master.dss", "master.txt"))


def engine(solve: str, folder: Path, level: float):
    """Node voltages (volts, with bases) and line currents (ampere) of the engine."""
    text = subprocess.run([solve, str(folder), str(level)], capture_output=True, text=True, check=True).stdout
    nodes, currents = {}, {}
    for line in text.splitlines():
        kind, *rest = line.split()
        if kind == "node":
            nodes[rest[0]] = (complex(float(rest[1]), float(rest[2])), float(rest[3]))
        elif kind == "current":
            currents.setdefault((rest[0], int(rest[1])), []).append(float(rest[3]))
    return nodes, currents


def earth_dead_sections(energised):
    """OpenDSS cannot converge tightly with floating conductors: earths each dead section once, at its first node."""
    circuit = dss.ActiveCircuit
    dead = [n for n in circuit.AllNodeNames if n.lower() not in energised]
    joined = {n.lower(): n.lower() for n in dead}

    def root(n):
        while joined[n] != n:
            n = joined[n]
        return n

    lines = circuit.Lines
    for _ in lines:
        ends = []
        for bus in (lines.Bus1, lines.Bus2):
            name, *nodes = bus.lower().split(".")
            ends.append([f"{name}.{n}" for n in (nodes or [str(i + 1) for i in range(lines.Phases)])])
        for a, b in zip(*ends):
            if a in joined and b in joined:
                joined[root(a)] = root(b)
    for section in sorted({root(n) for n in joined}):
        bus, number = section.rsplit(".", 1)
        dss.Text.Command = f"new reactor.earth_{bus}_{number} bus1={bus}.{number} phases=1 r=1 x=0"


def opendss(folder: Path, level: float, energised):
    """Node voltages and line currents of OpenDSS, solved tightly."""
    dss.Text.Command = "clear"
    dss.Text.Command = f'compile "{master_of(folder)}"'
    circuit = dss.ActiveCircuit
    # Taps must not have moved before the solve that counts.
    mode = dss.ActiveCircuit.Solution.ControlMode
    dss.Text.Command = "set controlmode=off"
    dss.Text.Command = "solve"
    circuit.Solution.ControlMode = mode
    earth_dead_sections(energised)
    # As they came, at this level; a shape or a fixed status must not change it.
    loads = circuit.Loads
    for _ in loads:
        kw, kvar = loads.kW * level, loads.kvar * level
        loads.kW = kw
        loads.kvar = kvar
    # The engine keeps generation at constant power at every voltage.
    dss.Text.Command = "batchedit generator..* vminpu=0.1 vmaxpu=10"
    for command in ("set tolerance=1e-9", "set maxiterations=1000", "set mode=snap", "set loadmult=1", "set maxcontroliter=50"):
        dss.Text.Command = command
    dss.Text.Command = "solve"
    volts = np.asarray(circuit.AllBusVolts).reshape(-1, 2)
    nodes = {n.lower(): complex(*v) for n, v in zip(circuit.AllNodeNames, volts)}
    currents = {}
    for _ in circuit.Lines:
        name = circuit.Lines.Name.lower()
        element = circuit.ActiveCktElement
        size = element.NumConductors
        amps = np.asarray(element.CurrentsMagAng).reshape(-1, 2)[:, 0]
        for terminal in (1, 2):
            numbers = element.NodeOrder[(terminal - 1) * size : terminal * size]
            bus = element.BusNames[terminal - 1].split(".")[0].lower()
            live = [
                float(amps[(terminal - 1) * size + at])
                for at, number in enumerate(numbers)
                if number == 0 or f"{bus}.{number}" in energised
            ]
            currents[(f"line.{name}", terminal)] = live
    return nodes, currents, circuit.Solution.Converged


def compare(solve: str, folder: Path) -> bool:
    """Compares one network at every level; True when all is inside."""
    good = True
    for level in LEVELS:
        ours, our_currents = engine(solve, folder, level)
        theirs, their_currents, converged = opendss(folder, level, ours)
        missing = [n for n in ours if n not in theirs]
        worst = max((abs(v - theirs[n]) / base, n) for n, (v, base) in ours.items() if n in theirs)
        worst_current = (0.0, "none", 0.0, 0.0)
        for key, values in our_currents.items():
            if key not in their_currents:
                continue  # a series reactor: a line to the engine, not to OpenDSS
            reference = their_currents[key]
            if len(values) != len(reference):
                worst_current = (np.inf, f"{key} has {len(values)} conductors, not {len(reference)}", 0.0, 0.0)
                break
            for a, b in zip(values, reference):
                share = abs(a - b) / max(CURRENT_A, CURRENT_RELATIVE * abs(b))
                if share > worst_current[0]:
                    worst_current = (share, f"{key[0]} terminal {key[1]}", a, b)
        inside = not missing and worst[0] <= VOLTAGE_PU and worst_current[0] <= 1.0
        good &= inside
        print(
            f"{'ok  ' if inside else 'FAIL'} {folder.name} x {level}: {len(ours)} nodes, worst {worst[0]:.1e} pu at {worst[1]}; "
            f"current {worst_current[2]:.4f} A against {worst_current[3]:.4f} A at {worst_current[1]}"
            + ("" if converged else "; OpenDSS did not converge")
            + (f"; {len(missing)} nodes unknown to OpenDSS" if missing else "")
        )
    return good


if __name__ == "__main__":
    dss.AllowChangeDir = False
    results = [compare(sys.argv[1], Path(folder)) for folder in sys.argv[2:]]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)
