"""What the searches are asked: every kind of initial state, addition, allocation and limit at least once."""

from pathlib import Path

from plain_search import Case

DAY = 86_400
HOUR = 3_600
NOON, EVENING = 180 * DAY + 12 * HOUR + HOUR // 2, 180 * DAY + 19 * HOUR
AT_NOON = {"state": "time", "at": NOON}
VOLTS = {"lv_v": "216:256"}


BY_NETWORK = {
    "zones": [
        Case(**VOLTS),
        Case(**VOLTS, pf=0.95),
        Case(**VOLTS, pf=-0.95, step_kw=0.5),
        Case(**VOLTS, direction="import"),
        Case(**VOLTS, direction="import", pf=0.9, lock=False),
        Case(**VOLTS, lock=False),
        Case(**VOLTS, max_steps=6),
        Case(**VOLTS, **AT_NOON),
        Case(**VOLTS, **AT_NOON, weight="feeder", step_kw=2.0),
        Case(**VOLTS, **AT_NOON, weight="zone", step_kw=2.0),
        Case(**VOLTS, **AT_NOON, keep_export=False, import_factor=1.5),
        Case(**VOLTS, **AT_NOON, keep_import=False, export_factor=0.5, profile="sun", step_kw=1.5),
        Case(**VOLTS, state="time", at=EVENING, direction="import", weight="zone", lv_percent=100.0),
        Case(lv_percent=100.0, hv_percent=100.0),
        Case(lv_percent=90.0, hv_percent=80.0, emergency=True, step_kw=2.0),
        Case(**VOLTS, hv_pu="0.98:1.014", lv_percent=120.0),
        Case(**VOLTS, hv_pu="0.98:1.014", hv_percent=30.0, stop=False),
        Case(**VOLTS, hv_pu="0.98:1.012", hv_percent=30.0, stop=False, lock=False, max_steps=20),
        Case(lv_v="230:250"),
        Case(**VOLTS, state="fixed", load_w=800.0, load_var=200.0, generation_w=300.0, generation_var=-50.0),
        Case(**VOLTS, state="peak_import", at=180 * DAY + HOUR, until=182 * DAY),
        Case(**VOLTS, state="peak_export", at=180 * DAY, until=181 * DAY, lock=False),
        Case(lv_percent=5000.0, direction="import", step_kw=50.0),
        Case(search="hv", hv_pu="0.95:1.03", step_kw=200.0, max_steps=30),
        Case(search="hv", hv_pu="0.95:1.05", hv_percent=100.0, step_kw=150.0, pf=0.95),
        Case(search="hv", hv_pu="0.97:1.05", **VOLTS, step_kw=150.0, direction="import", **AT_NOON),
    ],
    "WBK12": [
        Case(lv_v="216:253"),
        Case(lv_v="216:253", **AT_NOON, weight="zone", hv_pu="0.94:1.06", lv_percent=100.0, hv_percent=100.0),
        Case(lv_v="216:253", state="time", at=EVENING, direction="import", pf=0.95, lv_percent=100.0),
    ],
}
ANY_NETWORK = [
    Case(lv_v="216:253", max_steps=30),
    Case(lv_v="216:253", max_steps=15, direction="import", step_kw=2.0, pf=0.95, lv_percent=100.0),
]


def cases(folder: Path) -> list[Case]:
    """What is asked of a network: the two cases of any network, or those made for it."""
    return BY_NETWORK.get(folder.name, ANY_NETWORK)
