"""An audit on disk: what `gongkai audit` leaves in its folder, and an audit taken up again from there.

Everything is written beside its place first and moved at the end, so that an interrupted run leaves the old result.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from toolkit.auditing import Audit
from toolkit.checking.outcome import Assessment
from toolkit.checking.rules import load_rules
from toolkit.decisions import Decision, tally
from toolkit.errors import UsageError
from toolkit.findings import COLUMNS, Finding, Register
from toolkit.frames.schema import FRAMES
from toolkit.rerun import RECORD
from toolkit.stored import StoredFrames, write_frame, written

_DECIDED = [field.name for field in fields(Decision)]
_WHOLE = ("evidence", "letters")
"""Folders of which nothing of an earlier run may be left, also where this one has none."""
_STAGE = ".unfinished-"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write into; what stands in it is moved to `folder` at the end, but not after an error.

    What an earlier run left there when it was killed is deleted: only one run at a time may have the folder. Raises
    `UsageError` where something cannot be written.
    """
    with written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_STAGE}*"):
            shutil.rmtree(left)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
        try:
            yield stage
            _settle(stage, folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _settle(stage: Path, folder: Path) -> None:
    """Move everything to its place. The record goes first and comes last: where it is, all the files are of one run."""
    for name in _WHOLE:
        (stage / name).mkdir(exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    for made in sorted(stage.iterdir(), key=lambda each: each.name == RECORD):
        place = folder / made.name
        if made.is_dir() and place.is_dir():
            shutil.rmtree(place)
        if made.is_file() or any(made.iterdir()):
            os.replace(made, place)


def save(audit: Audit, folder: Path) -> None:
    """Write findings.csv, the frames, the outcomes, the suites that judged and run.json into `folder`."""
    for name in ("tables", "outcomes", "suites"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in FRAMES:
        write_frame(audit.frames, name, folder / "tables")
        codes = {each.rule.id: each.codes for each in audit.assessments if each.rule.frame == name}
        pd.DataFrame(codes).to_parquet(folder / "outcomes" / f"{name}.parquet")
    audit.findings.frame.to_parquet(folder / "tables" / "findings.parquet", index=False)
    decided = pd.DataFrame([asdict(each) for each in audit.decisions], columns=_DECIDED, dtype="string")
    decided.to_parquet(folder / "tables" / "decisions.parquet", index=False)
    _write_csv(audit, folder / "findings.csv")
    _write_suites(audit, folder / "suites")
    text = json.dumps(_run(audit, folder / "suites"), ensure_ascii=False, indent=1)
    (folder / RECORD).write_text(text + "\n", encoding="utf-8")


def load(folder: str | Path) -> Audit:
    """Take an audit up again from the folder that `gongkai audit` wrote.

    Raises `UsageError` when the folder holds no audit.
    """
    folder = Path(folder)
    if not (folder / RECORD).is_file():
        raise UsageError("results-missing", folder=folder)
    run = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    codes = {name: pd.read_parquet(folder / "outcomes" / f"{name}.parquet") for name in FRAMES}
    assessments = tuple(
        Assessment(rule, codes[rule.frame][rule.id].to_numpy(dtype=np.int8), run["errors"].get(rule.id, ""))
        for rule in load_rules(folder / "suites")
    )
    return Audit(
        frames=StoredFrames(folder / "tables"),
        assessments=assessments,
        findings=Register(Finding(*row) for row in _table(folder, "findings")[list(COLUMNS)].to_numpy().tolist()),
        language=run["language"],
        aside=tuple(run["aside"]),
        suites=folder / "suites",
        seconds=run["seconds"],
        engine=run["engine"],
        evidence=folder / "evidence",
        decisions=tuple(Decision(*row) for row in _table(folder, "decisions")[_DECIDED].to_numpy().tolist()),
    )


def _table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / "tables" / f"{name}.parquet")


def _write_suites(audit: Audit, folder: Path) -> None:
    """Copy the suites, and beside each write the further rules of its frame as a suite."""
    for suite in sorted(audit.suites.glob("*.json")):
        shutil.copyfile(suite, folder / suite.name)
    known = {rule.id for rule in load_rules(audit.suites)}
    further: dict[str, list[Mapping[str, Any]]] = {}
    for rule in audit.rules:
        if rule.id not in known:
            further.setdefault(rule.frame, []).append(rule.definition)
    for frame, definitions in further.items():
        text = json.dumps({"name": frame, "expectations": definitions}, ensure_ascii=False, indent=2)
        (folder / f"{frame}.own.json").write_text(text + "\n", encoding="utf-8")


def _write_csv(audit: Audit, path: Path) -> None:
    """Write the register; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for finding in audit.findings:
            writer.writerow(_harmless(value) for value in asdict(finding).values())


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text[1:].replace(".", "", 1).isdecimal()


def _run(audit: Audit, suites: Path) -> dict[str, Any]:
    """Return what was run on what, by what, and what came of it."""
    reports = audit.frames["reports"]
    outcomes = audit.outcomes
    sources = reports[["source", "sha256", "state", "report_id"]].to_dict("records")
    return {
        "tool": f"gongkai-audit {version('gongkai-audit')}",
        "language": audit.language,
        "engine": audit.engine,
        "suites": {path.name: _digest(path) for path in sorted(suites.glob("*.json"))},
        "sources": sources,
        "aside": list(audit.aside),
        "outcomes": {str(rule): _counts(row) for rule, row in outcomes.to_dict("index").items()},
        "errors": {each.rule.id: each.error for each in audit.assessments if each.error},
        "findings": {
            severity: sum(each.severity == severity for each in audit.findings)
            for severity in ("error", "warning", "info")
        },
        "decisions": tally(audit.findings, audit.decisions),
        "seconds": dict(audit.seconds),
    }


def _counts(row: Mapping[Any, Any]) -> dict[str, int]:
    return {str(name): int(count) for name, count in row.items()}


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
