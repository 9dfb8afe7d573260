"""Compares the capacity search with a plain one whose solver is OpenDSS, group by group.

    search.py SEARCH NETWORK...

SEARCH is the compiled example `search` of crates/opendss; each NETWORK is a folder with an OpenDSS model; `search_cases.py`
says what is asked. In every group and at every HV node headroom, binding step, what bound it, customers' shares and voltages
must be equal. Only where the deciding value lies within 1e-6 of its limit is a difference a tie; ties are printed.
Prints the worst of each case; exits with 1 when anything differs.
"""

import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import asdict, fields
from pathlib import Path

from feeder import Feeder
from plain_hv_search import HvSearch
from plain_search import Breach, Case, LvSearch, Outcome
from search_cases import cases

NOTHING_TO_SEARCH = "NoGroups"
TIE = 1e-6
# Largest difference in parts of the value: of voltages, of loadings.
VOLTAGE, LOADING = 1e-6, 1e-4


def engine(program: str, folder: Path, case: Case):
    """Outcomes of the engine by head or node, HV breaches that were only listed, and customers; None without groups."""
    default = Case()
    options = [f"search={case.search}", f"step_kw={case.step_kw}", f"max_steps={case.max_steps}"]
    for name, value in asdict(case).items():
        if value != getattr(default, name) and name not in ("search", "step_kw", "max_steps"):
            options.append(f"{name}={str(value).lower()}")
    ran = subprocess.run([program, str(folder), *options], capture_output=True, text=True)
    if NOTHING_TO_SEARCH in ran.stderr:
        return None
    if ran.returncode:
        raise SystemExit(f"{folder.name}: {ran.stderr.strip().splitlines()[-1]}")
    outcomes, bindings, customers = {}, defaultdict(list), {}
    rows = [line.split() for line in ran.stdout.splitlines()]
    for kind, *row in rows:
        if kind == "violation":
            binding, step, mrid, phase, metric, value, limit = row
            place = mrid if metric.endswith("PERCENT") else phase
            bindings[binding].append((int(step), Breach(metric, place, float(value), float(limit))))
        elif kind == "customer":
            customers[row[0].removeprefix("load.")] = tuple(map(float, row[1:]))
    used = set()
    for kind, *row in rows:
        if kind == "group":
            key, (count, headroom, total, binding, converged) = row[0].removeprefix("transformer."), row[1:]
        elif kind == "node":
            key, (headroom, binding, converged), total = (row[0], row[1], int(row[2])), row[3:], 0.0
        else:
            continue
        used.add(binding)
        steps = {step for step, _ in bindings[binding]} or {None}
        found = [breach for _, breach in bindings[binding]]
        (at,) = steps
        outcomes[key] = Outcome(float(headroom), at, converged == "true", found, float(total))
    listed = [entry for binding in bindings.keys() - used for entry in bindings[binding]]
    return outcomes, listed, customers


class Comparison:
    """Counts and the worst of one case."""

    def __init__(self):
        self.equal, self.ties, self.problems = 0, [], []
        self.worst = {"voltage": 0.0, "loading": 0.0}

    def close(self, kind: str, ours: float, theirs: float) -> bool:
        difference = abs(ours - theirs) / max(abs(theirs), 1e-9)
        self.worst[kind] = max(self.worst[kind], difference)
        return difference <= (VOLTAGE if kind == "voltage" else LOADING)

    def breaches(self, ours: list[Breach], theirs: list[Breach]) -> bool:
        key = lambda breach: (breach.metric, breach.place, breach.value)
        if Counter(b.metric + b.place for b in ours) != Counter(b.metric + b.place for b in theirs):
            return False
        pairs = zip(sorted(ours, key=key), sorted(theirs, key=key))
        kinds = [("loading" if b.metric.endswith("PERCENT") else "voltage", a, b) for a, b in pairs]
        return all(a.limit == b.limit and self.close(kind, a.value, b.value) for kind, a, b in kinds)

    def outcome(self, who, ours: Outcome, theirs: Outcome, excess: dict):
        bound = (ours.headroom_kw, ours.bound_at, ours.converged)
        expected = (theirs.headroom_kw, theirs.bound_at if theirs.breaches else None, theirs.converged)
        if abs(bound[0] - expected[0]) > 1e-9 or bound[1:] != expected[1:]:
            steps = [step for step in (ours.bound_at, theirs.bound_at) if step is not None]
            nearest = min((abs(excess.get(step, 1.0)) for step in steps), default=1.0)
            line = f"{who}: headroom, step and convergence {bound}, expected {expected}, {nearest:.1e} from its limit"
            (self.ties if nearest < TIE else self.problems).append(line)
        elif not self.breaches(ours.breaches, theirs.breaches):
            self.problems.append(f"{who}: bound by {ours.breaches}, expected {theirs.breaches}")
        elif abs(ours.total_kw - theirs.total_kw) > 1e-6 * max(theirs.total_kw, 1.0):
            self.problems.append(f"{who}: {ours.total_kw} kW added, expected {theirs.total_kw}")
        else:
            self.equal += 1

    def customers(self, ours: dict, theirs: dict):
        if ours.keys() != theirs.keys():
            self.problems.append(f"customers {sorted(ours.keys() ^ theirs.keys())} are on one side only")
        for name in ours.keys() & theirs.keys():
            weight, added, low, high = ours[name]
            expected = theirs[name]
            same = abs(weight - expected[0]) <= 1e-9 and abs(added - expected[1]) <= 1e-6 * max(abs(added), 1.0)
            if not (same and self.close("voltage", low, expected[2]) and self.close("voltage", high, expected[3])):
                self.problems.append(f"customer {name}: {ours[name]}, expected {expected}")


def compare(program: str, folder: Path, case: Case) -> bool | None:
    """Runs one case on both sides; None where the network has no capacity group."""
    answer = engine(program, folder, case)
    if answer is None:
        return None
    ours, our_listed, our_customers = answer
    search = (LvSearch if case.search == "lv" else HvSearch)(Feeder(folder), case)
    theirs, listed = search.run() if case.search == "lv" else (search.run(), [])
    comparison = Comparison()
    if ours.keys() != theirs.keys():
        comparison.problems.append(f"{sorted(map(str, ours.keys() ^ theirs.keys()))} are on one side only")
    for who in ours.keys() & theirs.keys():
        excess = dict(search.excess[who])
        for step, value in search.excess["hv"].items() if case.search == "lv" else ():
            excess[step] = min(excess.get(step, value), value, key=abs)
        comparison.outcome(who, ours[who], theirs[who], excess)
    if not comparison.ties:
        # After a tie the two searches are in different states.
        comparison.customers(our_customers, {k: v for o in theirs.values() for k, v in o.customers.items()})
        steps = [Counter((s, b.metric, b.place) for s, b in entries) for entries in (our_listed, listed)]
        if steps[0] != steps[1]:
            comparison.problems.append(f"HV limits listed at {our_listed}, expected {listed}")
    good = not comparison.problems
    bound = sum(outcome.bound_at is not None for outcome in theirs.values())
    asked = " ".join(f"{f.name}={getattr(case, f.name)}" for f in fields(case) if getattr(case, f.name) != f.default)
    print(
        f"{'ok  ' if good else 'FAIL'} {folder.name} {asked}: {comparison.equal} of {len(theirs)} equal, {bound} bound, "
        f"worst value {comparison.worst['voltage']:.1e} of a voltage, {comparison.worst['loading']:.1e} of a loading"
    )
    for line in [*(f"tie: {tie}" for tie in comparison.ties), *comparison.problems]:
        print(f"     {line}")
    return good


if __name__ == "__main__":
    folders = [Path(folder) for folder in sys.argv[2:]]
    results = [compare(sys.argv[1], folder, case) for folder in folders for case in cases(folder)]
    asked = [result for result in results if result is not None]
    print(f"{sum(asked)} passed, {len(asked) - sum(asked)} failed")
    sys.exit(0 if all(asked) else 1)
