"""The commands. Each imports what it needs when it runs, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.checking.engines import ENGINES
from toolkit.errors import AuditError, UsageError
from toolkit.messages import Language, message

if TYPE_CHECKING:
    from toolkit.auditing import Audit

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
    for add in (_add_audit, _add_extract, _add_rules, _add_render, _add_demo):
        command = add(commands)
        command.add_argument("--lang", choices=[str(each.value) for each in Language], default=Language.ZH.value)
    return parser


def _add_audit(commands: Any) -> argparse.ArgumentParser:
    audit: argparse.ArgumentParser = commands.add_parser("audit", help="核查文件和文件夹 · audit files and folders")
    add = audit.add_argument
    add("sources", nargs="+", type=Path, metavar="SOURCE", help="HTML, MHT, PDF, Word, Excel, text; folders and ZIPs")
    add("--out", required=True, type=Path, metavar="DIR", help="where the results go")
    add("--roster", type=Path, metavar="FILE.csv", help="who must report: body,parent,level,kind[,aliases,filed]")
    add("--suites", type=Path, metavar="DIR", help="suites to use instead of the project's own")
    add("--engine", default="pandas", choices=ENGINES, help="what runs the rules (default pandas)")
    add("--jobs", type=_jobs, metavar="N", help="processes that read (default: as many as pay)")
    add("--formats", default="html,xlsx", help="of html,xlsx,docx,pdf,json (default html,xlsx)")
    add("--decisions", type=Path, metavar="FILE", help="a reviewer's decisions, beside those in DIR/findings.xlsx")
    add("--fail-on", choices=("error", "warning"), help="exit with 1 when such findings exist that nobody dismissed")
    add("--no-cache", action="store_true", help="read and judge everything anew")
    audit.set_defaults(run=_audit)
    return audit


def _add_extract(commands: Any) -> argparse.ArgumentParser:
    extract: argparse.ArgumentParser = commands.add_parser("extract", help="把一份报告读成 JSON · one report as JSON")
    extract.add_argument("source", type=Path, metavar="FILE")
    extract.set_defaults(run=_extract)
    return extract


def _add_rules(commands: Any) -> argparse.ArgumentParser:
    rules: argparse.ArgumentParser = commands.add_parser("rules", help="规则手册 · the rule book")
    rules.add_argument("--format", choices=("md", "csv", "json"), default="md")
    rules.add_argument("--suites", type=Path, metavar="DIR", help="suites to use instead of the project's own")
    rules.set_defaults(run=_rules)
    return rules


def _add_render(commands: Any) -> argparse.ArgumentParser:
    render: argparse.ArgumentParser = commands.add_parser("render", help="运行并呈现笔记本 · run and render a notebook")
    render.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    render.add_argument("--out", required=True, type=Path, metavar="FILE.html")
    render.add_argument("-p", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"))
    render.set_defaults(run=_render)
    return render


def _add_demo(commands: Any) -> argparse.ArgumentParser:
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
    from toolkit.outputs import formats_of
    from toolkit.rerun import alone, fingerprint, is_done

    formats = formats_of(options.formats)
    with alone(options.out):
        mark = fingerprint(
            options.sources,
            {"roster": options.roster, "suites": options.suites, "decisions": options.decisions},
            {"engine": options.engine, "lang": options.lang, "formats": sorted(formats)},
        )
        done = not options.no_cache and is_done(options.out, mark)
        result = _done(options) if done else _run(options, formats, mark)
    _say(result, options)
    grave = _SEVERITIES[: _SEVERITIES.index(options.fail_on) + 1] if options.fail_on else ()
    return int(any(each.severity in grave and each.decision != "dismissed" for each in result.findings))


def _done(options: argparse.Namespace) -> Audit:
    from toolkit.results import load

    print(message("audit-unchanged", options.lang, folder=options.out), file=sys.stderr)
    return load(options.out)


def _run(options: argparse.Namespace, formats: frozenset[str], mark: str) -> Audit:
    from toolkit.auditing import audit
    from toolkit.cache import default_path
    from toolkit.outputs import write
    from toolkit.rerun import sign
    from toolkit.results import staged

    earlier = options.out / "findings.xlsx"
    result = audit(
        options.sources,
        roster=options.roster,
        suites=options.suites,
        decisions=[path for path in (earlier if earlier.is_file() else None, options.decisions) if path],
        engine=options.engine,
        language=options.lang,
        jobs=options.jobs,
        cache=None if options.no_cache else default_path(),
        progress=_progress,
    )
    with staged(options.out) as stage:
        try:
            write(result, stage, formats)
        except UsageError as error:
            if error.key not in ("print-no-browser", "print-failed"):
                raise
            print(error, file=sys.stderr)  # the rest is written, and says what was found
        sign(stage, mark)
    return result


def _say(result: Audit, options: argparse.Namespace) -> None:
    """Say what was audited and found, what became of earlier decisions, and what was left aside."""
    counts = {name: sum(finding.severity == name for finding in result.findings) for name in _SEVERITIES}
    states = result.frames["reports"]["state"]
    unknown = int(result.outcomes["not_assessable"].sum())
    tally = {"sources": len(states), "unreadable": int((states == "unreadable").sum()), "unknown": unknown}
    print(message("audit-done", options.lang, **tally, **counts, folder=options.out), file=sys.stderr)
    if result.decisions:
        from toolkit.decisions import tally as decided

        print(message("decisions-tally", options.lang, **decided(result.findings, result.decisions)), file=sys.stderr)
    if result.aside:
        names = ", ".join(result.aside[:5]) + (" …" if len(result.aside) > 5 else "")
        print(message("audit-aside", options.lang, count=len(result.aside), names=names), file=sys.stderr)


def _jobs(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("1, 2, 3 …")
    return count


def _progress(files: Iterable[Any]) -> Iterable[Any]:
    """Show a bar on a terminal; in a pipe say nothing."""
    from tqdm import tqdm

    return tqdm(files, unit="", leave=False, disable=not sys.stderr.isatty(), file=sys.stderr)


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

    written, truth = write_corpus(options.folder, options.reports, options.seed, options.fault_rate)
    counts = {"reports": written, "rows": len(truth)}
    print(message("demo-done", options.lang, **counts, folder=options.folder), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
