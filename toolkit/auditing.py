"""The main job from end to end: sources to reports, to facts, to outcomes, to findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pandas as pd

from toolkit.assembly import judge_all
from toolkit.batch import Held, held, hold_batch
from toolkit.cache import Cache
from toolkit.checking.engines import require
from toolkit.checking.outcome import NO_SUBJECT, Assessment, Outcome
from toolkit.checking.rules import SUITES, Rule, frames_with_rows_due, load_rules, together
from toolkit.corpus import SUFFIXES, Sources, find_sources
from toolkit.corpus import Source as File
from toolkit.decisions import Decision, read_decisions, with_decisions
from toolkit.errors import UsageError
from toolkit.findings import Register, unassessable
from toolkit.frames.schema import SUBJECT
from toolkit.messages import Language
from toolkit.pieces import Terms, ordered
from toolkit.report import Report
from toolkit.roster import load_roster
from toolkit.workers import Crew, Progress

Source = str | Path | Report


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found: the fact frames, what each rule says of each row, and the register of findings.

    `aside` are the files of the folders that are no sources. `seconds` says how long each stage took, `engine` what ran
    the rules. `decisions` are what reviewers decided, also of findings that no longer appear. `files` are the sources
    by name, while they are at hand; `evidence` is the folder of pictures of an audit that was saved, `work` that of
    frames which are too large for memory.
    """

    frames: Mapping[str, pd.DataFrame]
    assessments: tuple[Assessment, ...]
    findings: Register
    language: str
    aside: tuple[str, ...]
    suites: Path
    seconds: Mapping[str, float]
    engine: str = "pandas"
    decisions: tuple[Decision, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    evidence: Path | None = None
    work: TemporaryDirectory[str] | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that judged, in the order of the suites."""
        return tuple(assessment.rule for assessment in self.assessments)

    @property
    def outcomes(self) -> pd.DataFrame:
        """How many subjects of each rule passed, failed, could not be assessed or errored: they are all subjects."""
        counts: dict[str, dict[str, int]] = {}
        for assessment in self.assessments:
            row = counts.setdefault(assessment.rule.rule, dict.fromkeys((one.name.lower() for one in Outcome), 0))
            for outcome, count in assessment.counts().items():
                row[outcome.name.lower()] += count
        frame = pd.DataFrame.from_dict(counts, orient="index", columns=[one.name.lower() for one in Outcome])
        frame["subjects"] = frame.sum(axis=1)
        return frame.rename_axis("rule")

    @property
    def coverage(self) -> pd.DataFrame:
        """The rows of frame `coverage` of bodies that the roster names; empty without a roster."""
        frame = self.frames["coverage"]
        return frame[frame["in_roster"] == 1]

    @property
    def unassessable(self) -> pd.DataFrame:
        """Every rule and subject that could not be assessed, with its place and the reason in words."""
        return unassessable(self.frames, self.assessments, self.language)

    def of(self, rule: str) -> dict[str | tuple[str, ...], Outcome]:
        """Return the outcome of each subject of a rule, by the key of its row within the report ("total", "granted").

        With several reports in the audit the source comes first. A subject of several expectations has the gravest
        outcome. Raises `KeyError` for a rule that no suite has.
        """
        some = [assessment for assessment in self.assessments if assessment.rule.rule == rule]
        if not some:
            raise KeyError(rule)
        found: dict[str | tuple[str, ...], Outcome] = {}
        for assessment in some:
            for key, code in zip(self._subjects(assessment.rule), assessment.codes.tolist(), strict=True):
                if code != NO_SUBJECT:
                    outcome = Outcome(code)
                    found[key] = max(found.get(key, outcome), outcome, key=_GRAVITY.index)
        return found

    def _repr_html_(self) -> str:
        from toolkit.publishing import show

        return show.summary(self)._repr_html_()

    def _subjects(self, rule: Rule) -> list[str | tuple[str, ...]]:
        frame, reports = self.frames[rule.frame], self.frames["reports"]
        sources = dict(zip(reports["report_id"], reports["source"], strict=True))
        place = [name for name in SUBJECT[rule.frame] if name != "report_id"]
        keys = [frame[name].tolist() for name in place]
        if len(reports) > 1 and "report_id" in frame.columns:
            keys.insert(0, [sources[report_id] for report_id in frame["report_id"]])
        if not keys:
            own = "/".join(part for part in (rule.table, rule.row, rule.column) if part)
            return [own] * len(frame)
        return list(keys[0]) if len(keys) == 1 else list(zip(*keys, strict=True))


_GRAVITY = (Outcome.PASSED, Outcome.NOT_ASSESSABLE, Outcome.FAILED, Outcome.ERRORED)


def audit(
    sources: Source | Iterable[Source],
    *,
    roster: str | Path | None = None,
    suites: str | Path | None = None,
    rules: Iterable[Rule] = (),
    decisions: str | Path | Iterable[str | Path] = (),
    engine: str = "pandas",
    language: str = Language.ZH,
    jobs: int | None = 1,
    cache: str | Path | None = None,
    progress: Progress = iter,
) -> Audit:
    """Audit files, folders and reports already read; `roster` is a CSV file of who must report.

    The rules are those of the folder `suites` (the project's own by default) and further `rules` (see `toolkit.rule`);
    `engine` runs them: pandas, duckdb or spark, with the same outcomes. `decisions` are files with what reviewers
    decided before. `jobs` processes read (None: as many as pay); what the file `cache` has is not read again.

    A source that cannot be read is a row of frame `reports` and a finding. Raises `SourceError` for a path that does
    not exist, `SuiteError` for suites, `UsageError` for a roster, decisions or an engine that cannot be used.
    """
    require(engine)
    language, folder = Language(language).value, Path(suites) if suites is not None else SUITES
    judging = together((*load_rules(folder), *rules))
    entries = load_roster(Path(roster)) if roster is not None else ()
    decided = read_decisions(*map(Path, [decisions] if isinstance(decisions, str | Path) else decisions))
    work, begin = TemporaryDirectory(prefix="gongkai-"), perf_counter()
    store = Cache(Path(cache)) if cache else Cache(Path(work.name) / "reports.sqlite", lasting=False)
    crew = Crew(jobs, engine, progress)
    reports, found = _read(sources, language, store, crew)
    reading = {"reading": round(perf_counter() - begin, 3)}
    terms = Terms(entries, judging, frames_with_rows_due(folder), engine, language)
    made = judge_all(ordered(reports, entries), store, terms, crew, Path(work.name))
    store.close()
    findings, decided = with_decisions(made.findings, decided)
    files = {source.name: source for source in found.files}
    told = made.frames, made.assessments, findings, language, found.aside, folder, {**reading, **made.seconds}
    return Audit(*told, engine, decided, files, work=work)


def _read(sources: Source | Iterable[Source], language: str, cache: Cache, crew: Crew) -> tuple[list[Held], Sources]:
    some = [sources] if isinstance(sources, str | Path | Report) else list(sources)
    found = find_sources([Path(source) for source in some if not isinstance(source, Report)])
    read = [held(source) for source in some if isinstance(source, Report)]
    if not found.files and not read:
        raise UsageError("no-sources", paths="、".join(map(str, some)) or "–", suffixes=" ".join(sorted(SUFFIXES)))
    return [*read, *hold_batch(found, cache, crew, language)], found
