"""The commands. Each imports what it needs when it runs, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import AuditError, UsageError
from toolkit.messages import Language, message

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
"""The project's own notebooks."""

PAGES = ("html", "xlsx")
"""What `--formats` may ask for beside findings.csv, the tables and run.json."""

_SEVERITIES = ("error", "warning", "info")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 found what `--fail-on` forbids, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except AuditError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gongkai",
        description="核查政府信息公开工作年度报告 · Audit annual reports on government information disclosure",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    audit = commands.add_parser("audit", help="核查文件和文件夹 · audit files and folders")
    audit.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help="HTML, MHT, PDF, Word, Excel, text; a folder or ZIP of them",
    )
    audit.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the results go")
    audit.add_argument("--roster", type=Path, metavar="FILE.csv", help="who must report: body,parent,level,kind")
    audit.add_argument("--suites", type=Path, metavar="DIR", help="suites to use instead of the project's own")
    audit.add_argument("--jobs", type=_jobs, metavar="N", help="processes that read (default: as many as pay)")
    audit.add_argument("--no-cache", action="store_true", help="read every file, also those read before")
    audit.add_argument("--formats", default="html,xlsx", help="of html,xlsx (default both)")
    audit.add_argument("--fail-on", choices=("error", "warning"), help="exit with 1 when such findings exist")
    audit.set_defaults(run=_audit)
    extract = commands.add_parser("extract", help="把一份报告读成 JSON · read one report as JSON")
    extract.add_argument("source", type=Path, metavar="FILE")
    extract.set_defaults(run=_extract)
    rules = commands.add_parser("rules", help="规则手册 · the rule book")
    rules.add_argument("--format", choices=("md", "csv", "json"), default="md")
    rules.add_argument("--suites", type=Path, metavar="DIR", help="suites to use instead of the project's own")
    rules.set_defaults(run=_rules)
    render = commands.add_parser("render", help="运行并呈现笔记本 · run a notebook and render it")
    render.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    render.add_argument("--out", required=True, type=Path, metavar="FILE.html")
    render.add_argument("-p", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"))
    render.set_defaults(run=_render)
    for command in (audit, extract, rules, render, _demo_command(commands)):
        command.add_argument("--lang", choices=[str(each.value) for each in Language], default=Language.ZH.value)
    return parser


def _demo_command(commands: Any) -> argparse.ArgumentParser:
    demo: argparse.ArgumentParser = commands.add_parser(
        "demo", help="生成带已知差错的模拟年报 · write invented reports with known faults"
    )
    demo.add_argument("folder", type=Path, metavar="DIR", help="空文件夹 · an empty or a new folder")
    demo.add_argument("--reports", required=True, type=int, metavar="N", help="大约多少份 · about how many reports")
    demo.add_argument("--seed", type=int, default=0, metavar="S", help="同一数字，同一结果 · same seed, same bytes")
    demo.add_argument("--fault-rate", type=float, default=0.3, metavar="R", help="有差错的比例 · share with faults")
    demo.set_defaults(run=_demo)
    return demo


def _audit(options: argparse.Namespace) -> int:
    from toolkit.auditing import audit
    from toolkit.cache import default_path
    from toolkit.results import save, staged

    formats = _formats(options.formats)
    result = audit(
        options.sources,
        roster=options.roster,
        suites=options.suites,
        language=options.lang,
        jobs=options.jobs,
        cache=None if options.no_cache else default_path(),
        progress=_progress,
    )
    with staged(options.out) as stage:
        save(result, stage)
        if "xlsx" in formats:
            from toolkit.publishing.workbook import write_workbook

            write_workbook(result, stage / "findings.xlsx")
        if "html" in formats:
            _write_page(len(result.frames["reports"]) == 1, stage, options.lang)
    counts = {name: sum(finding.severity == name for finding in result.findings) for name in _SEVERITIES}
    states = result.frames["reports"]["state"]
    unknown = int(result.outcomes["not_assessable"].sum())
    tally = {"sources": len(states), "unreadable": int((states == "unreadable").sum()), "unknown": unknown}
    print(message("audit-done", options.lang, **tally, **counts, folder=options.out), file=sys.stderr)
    if result.aside:
        names = ", ".join(result.aside[:5]) + (" …" if len(result.aside) > 5 else "")
        print(message("audit-aside", options.lang, count=len(result.aside), names=names), file=sys.stderr)
    grave = _SEVERITIES[: _SEVERITIES.index(options.fail_on) + 1] if options.fail_on else ()
    return int(any(counts[name] for name in grave))


def _jobs(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("1, 2, 3 …")
    return count


def _formats(text: str) -> set[str]:
    formats = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := sorted(formats - set(PAGES)):
        raise UsageError("formats-unknown", found=",".join(unknown), wanted=",".join(PAGES))
    return formats


def _progress(files: Iterable[Any]) -> Iterable[Any]:
    """Show a bar on a terminal; in a pipe say nothing."""
    from tqdm import tqdm

    return tqdm(files, unit="", leave=False, disable=not sys.stderr.isatty(), file=sys.stderr)


def _write_page(single: bool, stage: Path, language: str) -> None:
    from toolkit.publishing.notebook import publish

    notebook = NOTEBOOKS / ("01_one_report.ipynb" if single else "02_batch.ipynb")
    publish(notebook, stage / "findings.html", {"results": str(stage.resolve()), "language": language}, language)


def _extract(options: argparse.Namespace) -> int:
    from toolkit.as_json import as_json
    from toolkit.corpus import read

    print(json.dumps(as_json(read(options.source, language=options.lang)), ensure_ascii=False, indent=1))
    return 0


def _rules(options: argparse.Namespace) -> int:
    from toolkit.checking.rules import SUITES, load_rules
    from toolkit.rule_book import rule_book

    print(rule_book(load_rules(options.suites or SUITES), options.format, options.lang), end="")
    return 0


def _render(options: argparse.Namespace) -> int:
    from toolkit.publishing.notebook import publish

    if not options.notebook.is_file():
        raise UsageError("source-missing", path=options.notebook)
    # A notebook runs in its own folder: a path that is there for the caller must mean the same to it.
    values = {
        name: str(Path(value).resolve()) if value and Path(value).exists() else value for name, value in options.p
    }
    publish(options.notebook, options.out, values, options.lang)
    return 0


def _demo(options: argparse.Namespace) -> int:
    from toolkit.demo.corpus import write_corpus

    drafts, truth = write_corpus(options.folder, options.reports, options.seed, options.fault_rate)
    counts = {"reports": sum(each.written for each in drafts), "rows": len(truth)}
    print(message("demo-done", options.lang, **counts, folder=options.folder), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
