"""The prose of a report, put together from `phrases.toml`: other sentences for each body and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from toolkit.demo.places import Body, phrases

Said = dict[str, int | str]
"""What the prose says, by the names of the slots that it fills."""

CLASSES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
_ASSESSED = ("government", "office", "township", "subdistrict")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NUMBERED = ("（一）", "（二）", "（三）", "（四）", "（五）")


def _filled(template: str, rng: Random, values: dict[str, Any]) -> str:
    return _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template).format_map(values)


def _some(templates: Iterable[str], count: int, rng: Random, values: dict[str, Any]) -> list[str]:
    return [_filled(each, rng, values) for each in rng.sample(list(templates), count)]


def _topics(body: Body, rng: Random) -> dict[str, Any]:
    return {f"t{index}": topic for index, topic in enumerate(rng.sample(body.topics, 6), 1)}


def preamble(body: Body, start: date, end: date, rng: Random) -> str:
    """Return what stands before section one: the basis, whom the figures cover, and the period."""
    words = phrases()["preamble"]
    scope = _filled(words["scope"], rng, {"area": body.area}) if body.area else ""
    first, last = (f"{day.year}年{day.month}月{day.day}日" for day in (start, end))
    return _filled(rng.choice(words["texts"]), rng, {"scope": scope, "start": first, "end": last})


def overview(body: Body, year: int, said: Said, forced: set[str], rng: Random) -> str:
    """Return section one, a paragraph for each of the five aspects; `forced` are the sentences that it must have."""
    values = {**said, **_topics(body, rng), "year": year, "self": _self(body)}
    values["whole"] = f"全{body.area}" if body.area else ""
    own = {
        "disclosing": _disclosing(values, forced, rng),
        "requesting": _requesting(values, forced, rng),
        "managing": _managing(values, forced, rng),
        "platform": [],
        "supervising": _supervising(body, values, forced, rng),
    }
    paragraphs = []
    for key, sentences in own.items():
        words = phrases()[key]
        values |= _topics(body, rng)
        more = _some(words["more"], rng.choice((2, 3)), rng, values)
        rest = sentences + more if rng.random() < 0.7 else more + sentences
        if f"no_{key}" not in forced:
            paragraphs.append(f"{words['heading']}。{''.join(rest)}")
    lead = "\n".join([_filled(rng.choice(phrases()["overview"]["opening"]), rng, values), *paragraphs])
    return lead if rng.random() < 0.4 else _numbered(lead)


def _numbered(text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([first, *(f"{number}{each}" for number, each in zip(_NUMBERED, others, strict=False))])


def _self(body: Body) -> str:
    endings = {"department": "本单位", "office": "本办公室", "township": "本镇" if "镇" in body.name[-6:] else "本乡"}
    return f"全{body.area}" if body.area else endings.get(body.kind, "本街道")


def _disclosing(values: dict[str, Any], forced: set[str], rng: Random) -> list[str]:
    counted = rng.random() < 0.6 or "items" in forced or not values["received"]
    return [_filled(rng.choice(phrases()["disclosing"]["counted"]), rng, values)] if counted else []


def _requesting(values: dict[str, Any], forced: set[str], rng: Random) -> list[str]:
    words = phrases()["requesting"]
    if "none" in forced or not values["received"]:
        return [_filled(rng.choice(words["none"]), rng, values)]
    parts = {"growth": "", "carried": ""}
    if "growth" in values and ("growth" in forced or rng.random() < 0.5):
        change = values["growth"]
        filling = {"growth": change.lstrip("-"), "direction": "下降" if change[0] == "-" else "增长"}
        parts["growth"] = _filled(words["growth"], rng, filling) if float(change) or "growth" in forced else ""
    if values["carried"] or "carried" in forced:
        parts["carried"] = _filled(words["carried"], rng, values)
    sentences = [_filled(rng.choice(words["received"]), rng, values | parts)]
    classes = [f"{name}{values[name]}件" for name in CLASSES if values[name] or name in forced]
    classed = classes and ("classes" in forced or rng.random() < 0.7)
    listed = f"，其中{rng.choice('、，').join(classes)}" if classed else ""
    if values["answered"] or "answered" in forced:
        sentences.append(_filled(rng.choice(words["answered"]), rng, values | {"classes": listed}))
    if values["forward"]:
        sentences.append(_filled(words["forward"], rng, values))
    return sentences


def _managing(values: dict[str, Any], forced: set[str], rng: Random) -> list[str]:
    stated = rng.random() < 0.6 or "normative" in forced
    return [_filled(rng.choice(phrases()["managing"]["normative"]), rng, values)] if stated else []


def _supervising(body: Body, values: dict[str, Any], forced: set[str], rng: Random) -> list[str]:
    words = phrases()["supervising"]
    sentences = [_filled(rng.choice(words["assessed"]), rng, values)] if body.kind in _ASSESSED else []
    if "upheld" in forced:
        return [*sentences, _filled(rng.choice(words["upheld"]), rng, values)]
    if values["reviews"]:
        return [*sentences, _filled(rng.choice(words["reviews"]), rng, values)]
    return sentences if values["disputes"] else [*sentences, _filled(rng.choice(words["no_dispute"]), rng, values)]


def problems(body: Body, rng: Random) -> str:
    """Return section five: two or three problems, and what is done about each."""
    words, values = phrases()["problems"], _topics(body, rng)
    chosen = rng.sample(range(len(words["problem"])), rng.choice((2, 3)))
    found = [_filled(words["problem"][index], rng, values) for index in chosen]
    done = [_filled(words["improvement"][index], rng, values) for index in chosen]
    lead, step = (_filled(rng.choice(words[key]), rng, values) for key in ("lead", "step"))
    return f"{lead}{'；'.join(found)}。{step}{'；'.join(done)}。"


def remarks(rng: Random) -> str:
    """Return section six: what was charged, and that there is nothing else."""
    return _filled(rng.choice(phrases()["other"]["texts"]), rng, {})
