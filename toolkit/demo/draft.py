"""One report as it is composed: its figures, what its prose says of them, its dates; then as it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from toolkit.demo.figures import FORM, Tables
from toolkit.demo.places import Body
from toolkit.demo.prose import Said, overview, preamble, problems, remarks
from toolkit.demo.sample import Sample

WAN = 10_000


@dataclass
class Draft:
    """A report before it is printed. What a fault changes stands beside the figures, which stay right."""

    body: Body
    year: int
    figures: Tables
    said: Said
    seed: str
    published: date
    end: date
    title_year: int
    problems: str
    other: str
    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)  # printed instead of the figure
    forced: set[str] = field(default_factory=set)  # sentences that the prose must have
    residue: str = ""
    written: bool = True

    @property
    def source(self) -> str:
        """The name of its file."""
        return f"{self.body.name}{self.year}.html"

    def right(self, table: str, row: str, column: str) -> str:
        """What a cell must print."""
        count = self.figures[table][row][column]
        return f"{Decimal(count) / WAN:f}" if column == "amount" else str(count)

    def sample(self) -> Sample:
        """The report with the text of every cell, for a printer."""
        tables = {
            table: {
                row: {column: self.cells.get((table, row, column), self.right(table, row, column)) for column in cells}
                for row, cells in rows.items()
            }
            for table, rows in self.figures.items()
        }
        prose = {
            "overview": overview(self.body, self.year, self.said, self.forced, Random(f"{self.seed}|overview")),
            "problems": self.problems,
            "other": self.other,
        }
        first = date(self.year, 1, 1)
        return Sample(
            body=self.body.name,
            year=self.title_year,
            form=FORM,
            tables=tables,
            published=self.published.isoformat(),
            preamble=preamble(self.body, first, self.end, Random(f"{self.seed}|preamble")),
            prose=prose | ({"disclosure": self.residue} if self.residue else {}),
        )


def draft(body: Body, year: int, figures: Tables, before: Draft | None, seed: str) -> Draft:
    """Return a sound report of a body for a year; `before` is that of the year before."""
    seed = f"{seed}|{body.name}|{year}"
    rng = Random(f"{seed}|dates")
    days = rng.randint(20, 85) if body.kind == "government" else rng.randint(5, 28)
    return Draft(
        body=body,
        year=year,
        figures=figures,
        said=said(figures, before.figures if before else None, rng),
        seed=seed,
        published=date(year + 1, 1, 1) + timedelta(days),
        end=date(year, 12, 31),
        title_year=year,
        problems=problems(body, Random(f"{seed}|problems")),
        other=remarks(Random(f"{seed}|other")),
    )


def said(figures: Tables, before: Tables | None, rng: Random) -> Said:
    """Return what the prose can say of these tables, and how many things were published, which is in none of them."""
    requests, normative = figures["requests"], figures["disclosure"]["normative_documents"]
    total = {row: cells["total"] for row, cells in requests.items()}
    parts = [rng.randint(20, 90), rng.randint(8, 40), rng.randint(5, 60)]
    values: dict[str, int | str] = {
        "received": total["new_received"],
        "carried": total["carried_over"],
        "forward": total["carried_forward"],
        "answered": total["total_outcomes"],
        "予以公开": total["granted"],
        "部分公开": total["partially_granted"],
        "不予公开": sum(count for row, count in total.items() if row.startswith("denied_")),
        "无法提供": sum(count for row, count in total.items() if row.startswith("unavailable_")),
        "不予处理": sum(count for row, count in total.items() if row.startswith("rejected_")),
        "其他处理": sum(count for row, count in total.items() if row.startswith("other_")),
        "issued": normative["issued"],
        "repealed": normative["repealed"],
        "in_force": normative["in_force"],
        "reviews": figures["disputes"]["reconsideration"]["total"],
        "disputes": sum(row["total"] for row in figures["disputes"].values()),
        "items": sum(parts),
    }
    values |= {f"i{index}": count for index, count in enumerate(parts, 1)}
    last = before["requests"]["new_received"]["total"] if before else 0
    return values | ({"growth": percent(total["new_received"], last)} if last else {})


def percent(now: int, last: int) -> str:
    """Return the growth on last year as it is printed, with its sign."""
    return str((Decimal(now - last) / last * 100).quantize(Decimal("0.1"), ROUND_HALF_UP))
