"""A model in OpenDSS: what both comparisons share."""

from pathlib import Path

from dss import dss

# OpenDSS stops when no voltage moves by more than this, in pu; its own default leaves about 2e-6 pu.
TIGHT = ("set tolerance=1e-9", "set maxiterations=1000", "set mode=snap", "set loadmult=1", "set maxcontroliter=50")


def master_of(folder: Path) -> Path:
    """The folder's master file, however its name is written."""
    return next(f for f in sorted(folder.iterdir()) if f.name.lower() in ("master.dss", "master.txt"))


def command(text: str):
    dss.Text.Command = text


def compile_model(folder: Path):
    """Compiles a model and lists its nodes, without letting its controls act; answers OpenDSS' circuit."""
    dss.AllowChangeDir = False
    command("clear")
    command(f'compile "{master_of(folder)}"')
    circuit = dss.ActiveCircuit
    mode = circuit.Solution.ControlMode
    command("set controlmode=off")
    command("solve")
    circuit.Solution.ControlMode = mode
    return circuit


def sections(nodes, joints) -> dict:
    """Which section each node belongs to, named by one of its nodes; `joints` join two of them each."""
    parent = {n: n for n in nodes}

    def root(n):
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in joints:
        if a in parent and b in parent:
            parent[root(a)] = root(b)
    return {n: root(n) for n in parent}


def conductors(element) -> list[list[str]]:
    """Nodes (`bus.1`) of the active element's conductors, terminal by terminal; earth is `bus.0`."""
    size, order = element.NumConductors, element.NodeOrder
    buses = [name.split(".")[0].lower() for name in element.BusNames]
    return [[f"{bus}.{n}" for n in order[at * size : (at + 1) * size]] for at, bus in enumerate(buses)]


def line_joints(circuit):
    """Pairs of nodes that lines join."""
    joints = []
    for _ in circuit.Lines:
        joints += zip(*conductors(circuit.ActiveCktElement))
    return joints


def earth_dead_sections(circuit, energised):
    """OpenDSS cannot converge tightly with floating conductors: earths each dead section once, at its first node."""
    dead = {n.lower() for n in circuit.AllNodeNames} - set(energised)
    for section in sorted(set(sections(dead, line_joints(circuit)).values())):
        bus, number = section.rsplit(".", 1)
        command(f"new reactor.earth_{bus}_{number} bus1={bus}.{number} phases=1 r=1 x=0")
