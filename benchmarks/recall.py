"""`python -m benchmarks.recall DIR OUT`: how many of the known faults of a demo corpus an audit found, and what else.

DIR holds the truth.csv of `gongkai demo`, OUT the findings.csv of the audit of DIR. A fault is found when a finding of
its rule is on its source; broken identities of a table are told in one finding, so any of them counts for another.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from toolkit.demo.faults import BESIDE

Row = dict[str, str]
IDENTITIES = frozenset(
    "t3-balance t3-outcome-total t3-applicant-total t3-misplaced-cell t3-off-by-row t4-row-total".split()
)
_SLIPS = ("digit changed", "digit dropped", "digits transposed")


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def is_found(fault: Row, findings: Iterable[Row]) -> bool:
    """Whether one of the findings tells of the fault."""
    for each in findings:
        if each["rule"] == fault["rule"]:
            return True
        if {each["rule"], fault["rule"]} <= IDENTITIES and each["table"] == fault["table"]:
            return True
    return False


def measure(truth: list[Row], findings: list[Row]) -> list[str]:
    """Return the lines of the report: recall by family and rule, false alarms, and the cells that were suggested."""
    truth = [row | {"source": Path(row["source"]).name} for row in truth]  # no two cities have a file of one name
    own = [row for row in truth if not row["note"].startswith(BESIDE)]
    by_source: dict[str, list[Row]] = defaultdict(list)
    for each in findings:
        by_source[Path(each["source"]).name].append(each)
        by_source[f"{each['body']}{each['year']}.html"] += [] if each["source"] else [each]
    found = [is_found(row, by_source[row["source"]]) for row in own]
    lines = ["family,rule,faults,found,recall"]
    for keys in (("family",), ("family", "rule")):
        groups: dict[tuple[str, ...], list[bool]] = defaultdict(list)
        for row, hit in zip(own, found, strict=True):
            groups[tuple(row[key] for key in keys)].append(hit)
        for group, hits in sorted(groups.items()):
            name = ",".join([*group, *["*"] * (2 - len(group))])
            lines.append(f"{name},{len(hits)},{sum(hits)},{sum(hits) / len(hits):.3f}")
    return [*lines, *_alarms(own, truth, by_source), *_suggestions(own, by_source)]


def _alarms(own: list[Row], truth: list[Row], by_source: dict[str, list[Row]]) -> list[str]:
    faulty = {row["source"] for row in own}
    expected = {(row["source"], row["rule"]) for row in truth}
    false = [
        each
        for source, findings in by_source.items()
        for each in findings
        if each["source"] and source not in faulty and (source, each["rule"]) not in expected
    ]
    errors = [each for each in false if each["severity"] == "error"]
    others = Counter((each["severity"], each["rule"]) for each in false if each["severity"] != "error")
    lines = [f"error-level findings on sound reports: {len(errors)}"]
    lines += [f"  {each['source']} {each['rule']}: {each['message']}" for each in errors]
    lines += [f"other findings on sound reports: {sum(others.values())}"]
    return lines + [f"  {severity} {rule}: {count}" for (severity, rule), count in sorted(others.items())]


def _suggestions(own: list[Row], by_source: dict[str, list[Row]]) -> list[str]:
    single = [row for row in own if row["table"] == "requests" and row["note"] in _SLIPS]
    filled = right = 0
    for row in single:
        told = [each for each in by_source[row["source"]] if each["suggested_row"]]
        filled += bool(told)
        wanted = (row["row"], row["column"], row["right"])
        right += any(
            (each["suggested_row"], each["suggested_column"], each["suggested_value"]) == wanted for each in told
        )
    return [f"single wrong cells of table requests: {len(single)}, a cell suggested: {filled}, the right one: {right}"]


def main(folder: str, out: str) -> None:
    """Print what `measure` says."""
    print("\n".join(measure(_rows(Path(folder) / "truth.csv"), _rows(Path(out) / "findings.csv"))))


if __name__ == "__main__":
    main(*sys.argv[1:])
