"""Compares the engine with OpenDSS, node by node and branch by branch.

    compare.py SOLVE NETWORK...

SOLVE is the compiled example `solve` of crates/opendss; each NETWORK is a folder with an OpenDSS model. Every energised
node's voltage must agree within 1e-6 pu of its base, every current of a line or transformer within 0.01 % or 0.01 A, at
several load levels.
Prints the worst node and the worst current of each; exits with 1 when any is outside.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
from model import TIGHT, command, compile_model, conductors, earth_dead_sections

LEVELS = (0.0, 0.3, 1.0)
VOLTAGE_PU = 1e-6
CURRENT_RELATIVE = 1e-4
CURRENT_A = 0.01


def engine(solve: str, folder: Path, level: float):
    """Node voltages (volts, with bases) and currents of lines and transformers (ampere) of the engine."""
    text = subprocess.run([solve, str(folder), str(level)], capture_output=True, text=True, check=True).stdout
    nodes, currents = {}, {}
    for line in text.splitlines():
        kind, *rest = line.split()
        if kind == "node":
            nodes[rest[0]] = (complex(float(rest[1]), float(rest[2])), float(rest[3]))
        elif kind == "current":
            currents.setdefault((rest[0], int(rest[1])), []).append(float(rest[3]))
    return nodes, currents


def live_currents(element, energised) -> list[list[float]]:
    """Currents (ampere) of the active element's live or earthed conductors, terminal by terminal."""
    amps = np.asarray(element.CurrentsMagAng).reshape(element.NumTerminals, -1, 2)[:, :, 0]
    return [
        [float(a) for a, node in zip(row, nodes) if node.endswith(".0") or node in energised]
        for row, nodes in zip(amps, conductors(element))
    ]


def opendss(folder: Path, level: float, energised):
    """Node voltages and currents of lines and transformers of OpenDSS, solved tightly."""
    circuit = compile_model(folder)
    earth_dead_sections(circuit, energised)
    # As they came, at this level; a shape or a fixed status must not change it.
    loads = circuit.Loads
    for _ in loads:
        kw, kvar = loads.kW * level, loads.kvar * level
        loads.kW = kw
        loads.kvar = kvar
    for text in (*TIGHT, "solve"):
        command(text)
    volts = np.asarray(circuit.AllBusVolts).reshape(-1, 2)
    nodes = {n.lower(): complex(*v) for n, v in zip(circuit.AllNodeNames, volts)}
    currents = {}
    for branches in (circuit.Lines, circuit.Transformers):
        for _ in branches:
            element = circuit.ActiveCktElement
            for terminal, amps in enumerate(live_currents(element, energised), 1):
                currents[(element.Name.lower(), terminal)] = amps
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
                continue  # a series reactor or an autotransformer: of another class in OpenDSS
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
    results = [compare(sys.argv[1], Path(folder)) for folder in sys.argv[2:]]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)
