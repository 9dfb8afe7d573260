"""The search over HV nodes without any short cut, with OpenDSS as its solver.

Written from the words of `docs/search.md`, apart from the engine.
"""

import math
from collections import defaultdict

from feeder import bus, number
from plain_search import Breach, Outcome, Search


class HvSearch(Search):
    def run(self) -> dict:
        """Outcomes by kind of node, mRID and terminal."""
        feeder, case = self.feeder, self.case
        places = self._places()
        probes = {}
        for at, (place, nodes) in enumerate(places.items()):
            probes[place] = [f"probe_{at}_{number(node)}" for node in nodes]
            for probe, node in zip(probes[place], nodes):
                feeder.add_probe(probe, node)
        converged = self.solve_initial()
        breaches = self._breaches("start", 0) if converged else []
        if breaches or not converged:
            return {place: Outcome(0.0, 0, converged, breaches) for place in places}
        outcomes = {}
        for place, names in probes.items():
            outcome = Outcome(case.max_steps * case.step_kw, None, True, [])
            for step in range(1, case.max_steps + 1):
                for name in names:
                    feeder.set_power(name, self.unit * (step * case.step_kw / len(names)))
                converged = feeder.solve()
                breaches = self._breaches(place, step) if converged else []
                if breaches or not converged:
                    outcome = Outcome((step - 1) * case.step_kw, step, converged, breaches)
                    break
            for name in names:
                feeder.set_power(name, 0j)
            feeder.solve()
            outcomes[place] = outcome
        return outcomes

    def _breaches(self, place, step: int) -> list[Breach]:
        self.excess["hv"] = {}
        found = self.hv_breaches(step)
        near = [self.excess["hv"].get(step, -math.inf)]
        for group in self.feeder.groups:
            self.excess[group.head] = {}
            found += self.lv_breaches(group, step)
            near.append(self.excess[group.head].get(step, -math.inf))
        self.excess[place][step] = max(near)
        return found

    def _places(self) -> dict:
        """Nodes to test: kind, mRID and terminal, with their live phases."""
        feeder, places = self.feeder, {}

        def add(kind, mrid, terminal, ends):
            nodes = sorted({end for end in ends if end in feeder.live and number(end) <= 3})
            if nodes:
                places[(kind, mrid, terminal)] = nodes

        for name, windings in feeder.transformers.items():
            for terminal, (kv, _, ends) in enumerate(windings, 1):
                if feeder.is_distribution(name) and kv > 1.0:
                    add("transformer", f"transformer.{name}", terminal, ends)
        meeting, distance = defaultdict(list), self._distances()
        for name in sorted(feeder.hv_lines):
            buses = [bus(ends[0]) for ends in feeder.lines[name]]
            for terminal, at in enumerate(buses, 1):
                meeting[at].append((name, terminal))
            if name in feeder.switches:
                upstream = 0 if distance[buses[0]] <= distance[buses[1]] else 1
                add("switch", f"line.{name}", upstream + 1, feeder.lines[name][upstream])
        for lines in meeting.values():
            if len(lines) >= 3:
                name, terminal = lines[0]
                add("tee", f"line.{name}", terminal, feeder.lines[name][terminal - 1])
        return places

    def _distances(self) -> dict:
        """Elements between each bus and the source."""
        feeder, neighbours = self.feeder, defaultdict(set)
        branches = [*feeder.lines.values(), *([e for _, _, e in w] for w in feeder.transformers.values())]
        for branch in branches:
            buses = {bus(ends[0]) for ends in branch}
            for at in buses:
                neighbours[at] |= buses
        feeder.circuit.Vsources.First
        source = feeder.circuit.ActiveCktElement.BusNames[0].split(".")[0].lower()
        distance, queue = {source: 0}, [source]
        for at in queue:
            for other in neighbours[at] - distance.keys():
                distance[other] = distance[at] + 1
                queue.append(other)
        return defaultdict(lambda: math.inf, distance)
