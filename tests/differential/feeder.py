"""A feeder as the capacity search sees it, read from OpenDSS and solved by it.

Written from the words of `docs/search.md`, apart from the engine: groups, limits and powers are found again here.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from model import TIGHT, command, compile_model, conductors, earth_dead_sections, line_joints, sections

LV_MAX_KV = 1.0
# Of a study that names none, for models that state none.
DEFAULT_BASES_KV = [0.4, 0.433, 6.6, 11.0, 22.0, 33.0, 66.0, 132.0]
PHASES = {1: "A", 2: "B", 3: "C"}


@dataclass
class Power:
    """A load or a generator; power in kW and kvar, consumption positive."""

    name: str
    bus: str
    nominal: complex
    shape: str
    fixed: bool = False


@dataclass
class Group:
    """Everything below one distribution transformer, or below several that feed the same LV network."""

    head: str
    transformers: list[str]
    lines: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    customers: list[str] = field(default_factory=list)


def bus(node: str) -> str:
    return node.rsplit(".", 1)[0]


def number(node: str) -> int:
    return int(node.rsplit(".", 1)[1])


class Feeder:
    """A compiled model, its topology, and OpenDSS to solve it. Only one can be in use at a time."""

    def __init__(self, folder: Path):
        self.circuit = compile_model(folder)
        if not self._states_bases():
            command(f"set voltagebases={DEFAULT_BASES_KV}")
            command("calcvoltagebases")
        self._read_power()
        self._read_network()
        self._find_groups()
        self._find_hv()
        self._take_over()

    # What the model holds

    def _states_bases(self) -> bool:
        for name in self.circuit.AllBusNames:
            self.circuit.SetActiveBus(name)
            if self.circuit.ActiveBus.kVBase > 0.0:
                return True
        return False

    def _read_power(self):
        circuit = self.circuit
        self.loads, self.generators, self.shapes = {}, [], {}
        for _ in circuit.Loads:
            loads, element = circuit.Loads, circuit.ActiveCktElement
            at = element.BusNames[0].split(".")[0].lower()
            shape = (loads.Yearly or loads.daily).lower()
            power = complex(loads.kW, loads.kvar)
            self.loads[loads.Name.lower()] = Power(loads.Name.lower(), at, power, shape, loads.Status == 1)
        self.generator_text = []
        for _ in circuit.Generators:
            generators, element = circuit.Generators, circuit.ActiveCktElement
            name, bus1 = generators.Name.lower(), element.BusNames[0]
            shape = (element.Properties("yearly").Val or element.Properties("daily").Val).lower()
            power = -complex(generators.kW, generators.kvar)
            self.generators.append(Power(name, bus1.split(".")[0].lower(), power, shape))
            connection = element.Properties("conn").Val
            text = f"bus1={bus1} phases={generators.Phases} kv={generators.kV} conn={connection}"
            self.generator_text.append(f"new load.generator_{name} {text}")
        # Their power at any instant is not worked out here: good for initial states without any power only.
        self.unread = circuit.PVSystems.Count + circuit.Storages.Count
        for _ in circuit.LoadShapes:
            shapes = circuit.LoadShapes
            seconds = shapes.HrInterval * 3600.0
            active = np.asarray(shapes.Pmult, dtype=float)
            reactive = np.asarray(shapes.Qmult, dtype=float)
            reactive = reactive if reactive.size == active.size else None
            self.shapes[shapes.Name.lower()] = (seconds, active, reactive, bool(shapes.UseActual))

    def _read_network(self):
        circuit = self.circuit
        self.nodes = [n.lower() for n in circuit.AllNodeNames]
        self.position = {n: at for at, n in enumerate(self.nodes)}
        self.nominal_kv = {}
        for name in circuit.AllBusNames:
            circuit.SetActiveBus(name)
            self.nominal_kv[name.lower()] = circuit.ActiveBus.kVBase * math.sqrt(3.0)
        self.lines, self.ratings, self.switches = {}, {}, []
        for _ in circuit.Lines:
            name = circuit.Lines.Name.lower()
            self.lines[name] = conductors(circuit.ActiveCktElement)
            self.ratings[name] = (circuit.Lines.NormAmps, circuit.Lines.EmergAmps)
            if circuit.Lines.IsSwitch:
                self.switches.append(name)
        # Series reactors join LV sections; nothing rates them.
        self.reactors = [ends for _ in circuit.Reactors if len(ends := conductors(circuit.ActiveCktElement)) == 2]
        joints = line_joints(circuit) + [pair for ends in self.reactors for pair in zip(*ends)]
        self.transformers, winding_joints = {}, []
        for _ in circuit.Transformers:
            transformers, terminals = circuit.Transformers, conductors(circuit.ActiveCktElement)
            phases = circuit.ActiveCktElement.NumPhases
            windings = []
            for winding, ends in enumerate(terminals, 1):
                transformers.Wdg = winding
                windings.append((transformers.kV, transformers.kVA, ends))
                # Live as soon as the same phase of the first winding is; what returns there, with the first phase.
                winding_joints += [(ends[p], terminals[0][p]) for p in range(phases)]
                winding_joints += [(end, terminals[0][0]) for end in ends[phases:]]
            self.transformers[transformers.Name.lower()] = windings
        sources = [end for _ in circuit.Vsources for end in conductors(circuit.ActiveCktElement)[0]]
        section = sections(self.nodes, joints + winding_joints)
        live = {section[end] for end in sources if end in section}
        self.live = {n for n in self.nodes if section[n] in live}

    def is_lv(self, bus: str) -> bool:
        return 0.0 < self.nominal_kv[bus] <= LV_MAX_KV

    def is_distribution(self, transformer: str) -> bool:
        ratings = [kv for kv, _, _ in self.transformers[transformer]]
        return min(ratings) <= LV_MAX_KV < max(ratings)

    def is_live(self, conductor_sets) -> bool:
        return any(end in self.live for ends in conductor_sets for end in ends)

    def _find_groups(self):
        bus_of = {name: [bus(ends[0]) for ends in both] for name, both in self.lines.items()}
        lv_lines = [n for n, b in bus_of.items() if all(map(self.is_lv, b)) and self.is_live(self.lines[n])]
        lv_joints = [bus_of[name] for name in lv_lines]
        lv_joints += [b for b in ([bus(ends[0]) for ends in both] for both in self.reactors) if all(map(self.is_lv, b))]
        area = sections(self.nominal_kv, lv_joints)
        groups = {}
        for name in sorted(self.transformers):
            windings = self.transformers[name]
            if not self.is_distribution(name) or not self.is_live([ends for _, _, ends in windings]):
                continue
            for _, _, ends in windings:
                if self.is_lv(bus(ends[0])):
                    group = groups.setdefault(area[bus(ends[0])], Group(name, []))
                    if name not in group.transformers:
                        group.transformers.append(name)
        for name in lv_lines:
            if area[bus_of[name][0]] in groups:
                groups[area[bus_of[name][0]]].lines.append(name)
        for node in self.nodes:
            if node in self.live and number(node) <= 3 and area[bus(node)] in groups:
                groups[area[bus(node)]].nodes.append(node)
        for load in sorted(self.loads.values(), key=lambda load: load.name):
            live = any(f"{load.bus}.{n}" in self.live for n in self._load_nodes(load.name))
            if live and area[load.bus] in groups:
                groups[area[load.bus]].customers.append(load.name)
        self.groups = sorted((g for g in groups.values() if g.customers), key=lambda g: g.head)

    def _load_nodes(self, name: str) -> list[int]:
        self.circuit.SetActiveElement(f"load.{name}")
        return [n for n in self.circuit.ActiveCktElement.NodeOrder if n > 0]

    def _find_hv(self):
        levels = set()
        for name, windings in self.transformers.items():
            if self.is_distribution(name):
                buses = [bus(ends[0]) for _, _, ends in windings]
                levels |= {self.nominal_kv[b] for b in buses if self.nominal_kv[b] > LV_MAX_KV}
        self.hv_nodes = []
        for node in self.nodes:
            if node in self.live and number(node) <= 3 and self.nominal_kv[bus(node)] in levels:
                self.hv_nodes.append(node)
        self.hv_lines = [
            name
            for name, both in self.lines.items()
            if self.is_live(both) and any(self.nominal_kv[bus(ends[0])] > LV_MAX_KV for ends in both)
        ]
        self.hv_transformers = [
            name
            for name, windings in self.transformers.items()
            if min(kv for kv, _, _ in windings) > LV_MAX_KV and self.is_live([ends for _, _, ends in windings])
        ]

    # Solving

    def _take_over(self):
        """Every load and generator becomes a load of constant power at any voltage."""
        earth_dead_sections(self.circuit, self.live)
        self.phases = {name: self._load_nodes(name) for name in self.loads}
        for kind in ("generator", "pvsystem", "storage"):
            command(f"batchedit {kind}..* enabled=no")
        for text in self.generator_text:
            command(text)
        command("batchedit load..* model=1 status=variable vminpu=0.01 vlowpu=0.001 vmaxpu=10")
        for text in TIGHT:
            command(text)
        order = [name.lower() for name in self.circuit.Loads.AllNames]
        self.index = {name: at for at, name in enumerate(order, 1)}
        self.present = {}

    def set_power(self, name: str, power: complex):
        """Power of one load in kW and kvar."""
        if self.present.get(name) != power:
            self.circuit.Loads.idx = self.index[name]
            self.circuit.Loads.kW = power.real
            self.circuit.Loads.kvar = power.imag
            self.present[name] = power

    def add_probe(self, name: str, node: str):
        """A new single-phase load without power."""
        kv = self.nominal_kv[bus(node)] / math.sqrt(3.0)
        command(f"new load.{name} bus1={node} phases=1 kv={kv} kw=0 kvar=0 vminpu=0.01 vlowpu=0.001 vmaxpu=10")
        self.index[name] = self.circuit.Loads.Count

    def solve(self) -> bool:
        """Solves, and keeps the voltages where that succeeded."""
        self.circuit.Solution.Solve()
        if not self.circuit.Solution.Converged:
            return False
        self.volts = np.asarray(self.circuit.AllBusVolts).reshape(-1, 2) @ np.array([1.0, 1.0j])
        return True

    # Measuring

    def phase_voltage(self, node: str) -> float:
        """Volts to the bus' neutral where node 4 is live, else to earth."""
        neutral = f"{bus(node)}.4"
        to = self.volts[self.position[neutral]] if neutral in self.live else 0.0
        return float(abs(self.volts[self.position[node]] - to))

    def line_percent(self, name: str, emergency: bool) -> float:
        self.circuit.SetActiveElement(f"line.{name}")
        amps = np.asarray(self.circuit.ActiveCktElement.CurrentsMagAng)[::2]
        rating = self.ratings[name][1 if emergency else 0]
        return 100.0 * float(amps.max()) / rating

    def transformer_percent(self, name: str, emergency: bool) -> float:
        windings = self.transformers[name]
        self.circuit.SetActiveElement(f"transformer.{name}")
        powers = np.asarray(self.circuit.ActiveCktElement.Powers).reshape(len(windings), -1, 2).sum(axis=1)
        is_hv = [kv > LV_MAX_KV for kv, _, _ in windings]
        if all(is_hv):
            is_hv = [at == 0 for at in range(len(windings))]
        sides = [powers[[hv == side for hv in is_hv]].sum(axis=0) for side in (True, False)]
        kva = max(math.hypot(*side) for side in sides)
        return 100.0 * kva / (windings[0][1] * (1.5 if emergency else 1.0))
