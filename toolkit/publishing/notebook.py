"""Notebooks run with parameters and rendered to one page that needs no network, no script and no other file."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from toolkit.errors import UsageError
from toolkit.publishing.typeface import embedded_font
from toolkit.publishing.views import fill, say, style, template

_FORBIDDEN = ["script", "iframe", "object", "embed", "link", "meta", "base", "form", "style"]
_HEADING = re.compile(r"<h2>(.*?)</h2>")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def publish(notebook: Path, out: Path, parameters: Mapping[str, Any], language: str) -> None:
    """Run a notebook and write its page to `out`.

    `language` is that of the page, and of the notebook where it has such a parameter; the parameter comes first.
    Raises `UsageError` for a parameter that the notebook does not have, and when one of its cells fails.
    """
    language = str(parameters.get("language", language))
    page = render(run(notebook, parameters, language), notebook.stem, language)
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".unfinished-{out.name}")
    unfinished.write_text(page, encoding="utf-8")
    os.replace(unfinished, out)


def run(notebook: Path, parameters: Mapping[str, Any], language: str) -> Any:
    """Return the notebook executed by the running interpreter, in its own folder, with its parameters set."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    known = papermill.inspect_notebook(str(notebook))
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        raise UsageError("parameter-unknown", found="、".join(unknown), wanted="、".join(known))
    values = {name: _value(value, known[name]["default"]) for name, value in parameters.items()}
    values |= {"language": language} if "language" in known else {}
    with _folders() as scratch:
        try:
            return papermill.execute_notebook(
                str(notebook),
                str(scratch / notebook.name),
                parameters=values,
                kernel_name="python3",
                cwd=str(notebook.resolve().parent),
                progress_bar=False,
                config=_sockets(scratch),
            )
        except PapermillExecutionError as error:
            reason = f"{error.ename}: {error.evalue}"
            raise UsageError("notebook-failed", notebook=notebook.name, cell=error.cell_index, reason=reason) from error


def _sockets(scratch: Path) -> Any:
    """Return the setting that has the kernel spoken to by files of ours instead of open ports, where there are such."""
    from traitlets.config import Config

    own = {} if sys.platform == "win32" else {"transport": "ipc", "ip": str(scratch / "kernel")}
    return Config(dict.fromkeys(("KernelManager", "AsyncKernelManager"), own))


def _value(value: Any, default: str) -> Any:
    """Read a parameter given as text: a list where the notebook has a list, JSON where it is JSON, else the text."""
    if not isinstance(value, str):
        return value
    if default.lstrip().startswith("["):
        return json.loads(value) if value.lstrip().startswith("[") else [value]
    try:
        return value if default.lstrip().startswith(("'", '"')) else json.loads(value)
    except json.JSONDecodeError:
        return value


@contextmanager
def _folders() -> Iterator[Path]:
    """Keep what Jupyter writes beside a run out of the user's home, and put the environment back afterwards."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        scratch = Path(folder)
        own = {
            "IPYTHONDIR": str(scratch / "ipython"),
            "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
            "JUPYTER_DATA_DIR": str(scratch / "data"),
            "JUPYTER_CONFIG_DIR": str(scratch / "config"),
            "JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
        before = {name: os.environ.get(name) for name in own}
        os.environ.update(own)
        try:
            yield scratch
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def render(notebook: Any, title: str, language: str) -> str:
    """Return the page of a notebook that was run: its prose and what its cells show, without their code."""
    parts = list(_parts(notebook))
    headings = (re.search(r"<h1>(.*?)</h1>", content) for kind, content in parts if kind == "html")
    found = next((heading[1] for heading in headings if heading), escape(title))
    parts, contents = _with_contents(parts)
    script = re.sub(r"\n\s*", "\n", template("page.js")).strip()  # as `fill` leaves it: its digest names it
    words = {
        "search": say(language, "search"),
        "first": say(language, "search-first", most="{most}"),
        "more": say(language, "search-more"),
        "found": say(language, "search-found", count="{count}", all="{all}"),
    }
    values = {
        "parts": parts,
        "headings": contents,
        "title": LexborHTMLParser(found).text(),
        "style": style(),
        "language": language,
        "script": script,
        "digest": b64encode(sha256(script.encode()).digest()).decode(),
        "words": words,
    }
    bare = fill("page.html", language, **values, font="")
    escaped = "".join(words.values())  # the page holds them in escapes
    return fill("page.html", language, **values, font=embedded_font(bare + escaped))


def _with_contents(parts: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give every second-level heading an id, and return the parts with the ids and the words of the headings."""
    contents: list[tuple[str, str]] = []

    def named(heading: re.Match[str]) -> str:
        contents.append((f"part-{len(contents) + 1}", LexborHTMLParser(heading[1]).text()))
        return f'<h2 id="{contents[-1][0]}">{heading[1]}</h2>'

    return [(kind, _HEADING.sub(named, content) if kind == "html" else content) for kind, content in parts], contents


def _parts(notebook: Any) -> Iterator[tuple[str, str]]:
    from nbconvert.filters import markdown2html

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            yield "prose", without_scripts(markdown2html(cell.source))
        for output in cell.get("outputs", ()):
            yield from _output(output)


def _output(output: Any) -> Iterator[tuple[str, str]]:
    data = output.get("data", {})
    if "text/html" in data:
        yield "html", without_scripts(_STYLE.sub("", "".join(data["text/html"])))
    elif "image/png" in data:
        picture = "".join(data["image/png"].split())
        yield "html", f'<img src="data:image/png;base64,{escape(picture)}" alt="">'
    elif "text/plain" in data:
        yield "text", "".join(data["text/plain"])
    elif output.output_type == "stream" and output.name == "stdout":
        yield "text", output.text


def without_scripts(html: str) -> str:
    """Return a fragment without elements that load or run anything, and without attributes that do."""
    page = LexborHTMLParser(f"<body>{html}</body>")
    page.strip_tags(_FORBIDDEN)
    for node in page.css("*"):
        for name, value in node.attributes.items():
            link = name in ("href", "src", "action", "formaction", "xlink:href", "srcset", "background", "poster")
            harmless = (value or "").startswith(("#", "data:image/"))
            if name.startswith("on") or (link and not harmless):
                del node.attrs[name]
    body = page.body
    return "".join(child.html or "" for child in body.iter(include_text=True)) if body else ""
