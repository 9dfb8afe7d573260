"""The capacity search over LV groups without any short cut, with OpenDSS as its solver.

Written from the words of `docs/search.md`, apart from the engine.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

from feeder import PHASES, Feeder, bus, number


@dataclass
class Case:
    """What a search is asked; the names are those of the options of the example `search`."""

    search: str = "lv"
    state: str = "zero"
    at: int = 0
    until: int = 0
    load_w: float = 0.0
    load_var: float = 0.0
    generation_w: float = 0.0
    generation_var: float = 0.0
    step_kw: float = 1.0
    max_steps: int = 50
    direction: str = "export"
    pf: float = 1.0
    profile: str = ""
    weight: str = "uniform"
    lv_v: str = ""
    hv_pu: str = ""
    lv_percent: float | None = None
    hv_percent: float | None = None
    emergency: bool = False
    stop: bool = True
    lock: bool = True
    keep_import: bool = True
    keep_export: bool = True
    import_factor: float = 1.0
    export_factor: float = 1.0


@dataclass(frozen=True)
class Breach:
    metric: str
    place: str  # the phase of a voltage, the mRID of something overloaded
    value: float
    limit: float


@dataclass
class Outcome:
    """How a group, or an HV node, ended."""

    headroom_kw: float
    bound_at: int | None
    converged: bool
    breaches: list[Breach]
    total_kw: float = 0.0
    # Each customer's weight, addition in kW, lowest and highest voltage.
    customers: dict = field(default_factory=dict)


class Search:
    """What both searches have in common: the initial state, the limits, and how near each step came to them."""

    def __init__(self, feeder: Feeder, case: Case):
        self.feeder, self.case = feeder, case
        self.lv_v = [float(v) for v in case.lv_v.split(":")] if case.lv_v else None
        self.hv_pu = [float(v) for v in case.hv_pu.split(":")] if case.hv_pu else None
        # By name of a group, or "hv": step by step the excess over the nearest limit, in parts of it.
        self.excess = defaultdict(dict)
        self.own = self._own_generators()
        self.instant = self._peak() if case.state.startswith("peak") else case.at
        self.initial = self._initial_powers()
        sign = -1.0 if case.direction == "export" else 1.0
        vars_per_kw = math.tan(math.acos(abs(case.pf))) * math.copysign(1.0, case.pf)
        self.unit = complex(sign, vars_per_kw) * self._shape_value(case.profile, self.instant)

    # Step 0

    def _shape_value(self, name: str, second: int) -> float:
        if not name:
            return 1.0
        seconds, active, _, _ = self.feeder.shapes[name]
        return float(active[(math.ceil(second / seconds) - 1) % active.size])

    def _at(self, power, second: int) -> complex:
        if power.shape not in self.feeder.shapes or power.fixed:
            return power.nominal
        seconds, active, reactive, actual = self.feeder.shapes[power.shape]
        position = (math.ceil(second / seconds) - 1) % active.size
        p, q = float(active[position]), float(active[position] if reactive is None else reactive[position])
        if not actual:
            return complex(power.nominal.real * p, power.nominal.imag * q)
        if reactive is None:
            q = p * power.nominal.imag / power.nominal.real if power.nominal.real else 0.0
        return complex(p, q)

    def _own_generators(self) -> dict:
        """Generators by customer, which is the first load at their bus; those without a load stand for themselves."""
        feeder, first_at, own = self.feeder, {}, defaultdict(list)
        for name in sorted(feeder.loads):
            first_at.setdefault(feeder.loads[name].bus, name)
        for generator in feeder.generators:
            own[first_at.get(generator.bus, generator.name)].append(f"generator_{generator.name}")
        return own

    def _elements(self) -> dict:
        """Loads and, under the names of the loads that stand for them, generators."""
        return self.feeder.loads | {f"generator_{g.name}": g for g in self.feeder.generators}

    def _peak(self) -> int:
        """The end of an interval at which the feeder imports, or exports, most; the earliest of equals."""
        feeder, case, elements = self.feeder, self.case, self._elements().values()
        interval = int(min(feeder.shapes[e.shape][0] for e in elements if e.shape in feeder.shapes))
        ends = range((case.at // interval + 1) * interval, case.until + 1, interval)
        sign = 1.0 if case.state == "peak_import" else -1.0
        return max(ends, key=lambda end: sign * sum(self._at(e, end).real for e in elements))

    def _initial_powers(self) -> dict:
        """Power of every load and generator at step 0."""
        feeder, case = self.feeder, self.case
        powers = dict.fromkeys(self._elements(), 0j)
        if case.state == "zero":
            return powers
        if case.state == "fixed":
            net = complex(case.load_w - case.generation_w, case.load_var + case.generation_var) / 1000.0
            return powers | dict.fromkeys(feeder.loads, net)
        if feeder.unread:
            raise SystemExit("photovoltaic systems and storage are not read here: ask for another initial state")
        powers = {name: self._at(element, self.instant) for name, element in self._elements().items()}
        for customer in {*feeder.loads, *self.own}:
            together = [*([customer] if customer in feeder.loads else []), *self.own[customer]]
            exports = sum(powers[name].real for name in together) < 0.0
            keep, factor = (
                (case.keep_export, case.export_factor) if exports else (case.keep_import, case.import_factor)
            )
            for name in together:
                powers[name] *= factor if keep else 0.0
        return powers

    def net_kw(self, customer: str) -> float:
        return sum(self.initial[name].real for name in (customer, *self.own[customer]))

    def solve_initial(self) -> bool:
        for name, power in self.initial.items():
            self.feeder.set_power(name, power)
        converged = self.feeder.solve()
        # Taps have settled; from here on they stay.
        self.feeder.circuit.Solution.ControlMode = -1
        return converged

    # Limits

    def _note(self, who: str, step: int, value: float, limits) -> Breach | None:
        low, high = limits
        excess = max(value / high - 1.0, 1.0 - value / low if low else -1.0)
        self.excess[who][step] = max(excess, self.excess[who].get(step, -math.inf))
        return None if excess <= 0.0 else high if value > high else low

    def lv_breaches(self, group, step: int) -> list[Breach]:
        who, found = group.head, []
        if self.lv_v:
            for node in group.nodes:
                value = self.feeder.phase_voltage(node)
                limit = self._note(who, step, value, self.lv_v)
                if limit is not None:
                    metric = "LV_VOLTAGE_MAX_V" if value > limit else "LV_VOLTAGE_MIN_V"
                    found.append(Breach(metric, PHASES[number(node)], value, limit))
        if self.case.lv_percent:
            found += self._overloads(who, step, group.lines, group.transformers, "LV", self.case.lv_percent)
        return found

    def hv_breaches(self, step: int) -> list[Breach]:
        found, feeder = [], self.feeder
        if self.hv_pu:
            for node in feeder.hv_nodes:
                base = feeder.nominal_kv[bus(node)] * 1000.0 / math.sqrt(3.0)
                value = abs(feeder.volts[feeder.position[node]]) / base
                limit = self._note("hv", step, value, self.hv_pu)
                if limit is not None:
                    metric = "HV_VOLTAGE_MAX_PU" if value > limit else "HV_VOLTAGE_MIN_PU"
                    found.append(Breach(metric, PHASES[number(node)], value, limit))
        if self.case.hv_percent:
            percent = self.case.hv_percent
            found += self._overloads("hv", step, feeder.hv_lines, feeder.hv_transformers, "HV", percent)
        return found

    def _overloads(self, who, step, lines, transformers, side, percent) -> list[Breach]:
        emergency, found = self.case.emergency, []
        values = [(f"line.{name}", self.feeder.line_percent(name, emergency)) for name in lines]
        values += [(f"transformer.{name}", self.feeder.transformer_percent(name, emergency)) for name in transformers]
        for mrid, value in values:
            if self._note(who, step, value, (0.0, percent)) is not None:
                found.append(Breach(f"{side}_THERMAL_PERCENT", mrid, value, percent))
        return found


class LvSearch(Search):
    def run(self) -> tuple[dict, list]:
        """Outcomes by head, and HV breaches that were only listed, with their steps."""
        feeder, case = self.feeder, self.case
        weights = self._weights()
        bound, listed, seen = {}, [], set()
        level = dict.fromkeys((g.head for g in feeder.groups), 0)

        def bind(group, step, breaches, converged=True, unbound=False):
            valid = step if unbound else max(step - 1, 0)
            customers = {}
            for name in group.customers:
                volts = [self.feeder.phase_voltage(f"{feeder.loads[name].bus}.{n}") for n in feeder.phases[name] if n <= 3]
                added = self.unit.real * case.step_kw * valid * weights[name]
                customers[name] = (weights[name], added, min(volts), max(volts))
            total = sum(abs(added) for _, added, _, _ in customers.values())
            at = None if unbound else step
            bound[group.head] = Outcome(valid * case.step_kw, at, converged, breaches, total, customers)
            if case.lock:
                level[group.head] = valid

        for step in range(case.max_steps + 1):
            if step == 0:
                converged = self.solve_initial()
            else:
                for group in feeder.groups:
                    if group.head not in bound or not case.lock:
                        level[group.head] = step
                    for name in group.customers:
                        added = self.unit * (case.step_kw * level[group.head] * weights[name])
                        feeder.set_power(name, self.initial[name] + added)
                converged = feeder.solve()
            free = [g for g in feeder.groups if g.head not in bound]
            if not converged:
                for group in free:
                    bind(group, step, [], converged=False)
                break
            breaches = {g.head: self.lv_breaches(g, step) for g in free}
            for group in free:
                if breaches[group.head]:
                    bind(group, step, breaches[group.head])
            hv = self.hv_breaches(step)
            if hv and case.stop:
                for group in feeder.groups:
                    if group.head not in bound:
                        bind(group, step, hv)
            elif hv:
                for breach in hv:
                    if (breach.metric, breach.place) not in seen:
                        listed.append((step, breach))
                seen |= {(breach.metric, breach.place) for breach in hv}
            if len(bound) == len(feeder.groups):
                break
        for group in feeder.groups:
            if group.head not in bound:
                bind(group, case.max_steps, [], unbound=True)
        return bound, listed

    def _weights(self) -> dict:
        customers = [name for group in self.feeder.groups for name in group.customers]
        if self.case.weight == "uniform":
            return dict.fromkeys(customers, 1.0)
        sign = -1.0 if self.case.direction == "export" else 1.0
        existing = {name: max(sign * self.net_kw(name), 0.0) for name in customers}
        weights = {}
        for group in self.feeder.groups:
            scope = group.customers if self.case.weight == "zone" else customers
            largest = max(existing[name] for name in scope)
            weights |= {name: existing[name] / largest if largest else 0.0 for name in group.customers}
        return weights
