"""A report that chance made: its period, columns and measures, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kpi_tui.report import PublishedDirection as Way
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from tests.rendering.councils.periods import Period, month, quarter, whole_year

from .words import COMMENTS, COUNCILS, HEADINGS, MEMBERS, NAMES, OFFICERS, REPORTS, TITLES

FIGURES = (
    *("period_actual", "period_target", "previous_actual", "ytd_actual", "ytd_target", "floor"),
    *("forecast", "benchmark", "last_year", "annual"),
)
_SHARES = {
    **{"code": 0.5, "period_target": 0.9, "previous_actual": 0.5, "published_direction": 0.6},
    **{"period_status": 0.85, "ytd_actual": 0.2, "directors": 0.35, "portfolio_holder": 0.25},
    **{"comment": 0.7, "frequency": 0.12, "published_polarity": 0.15, "forecast": 0.12},
    **{"benchmark": 0.12, "floor": 0.12, "last_year": 0.15, "annual": 0.1, "unit": 0.1},
}
"""How many reports have a column of this."""
_OF_PART_YEARS = {"ytd_actual", "ytd_target", "annual", "last_year"}
_COLUMNS = 9
"""No report has more, but for one of priorities."""
_WIDTHS = {
    **{"measure": 3.2, "comment": 4.5, "directors": 1.5, "portfolio_holder": 1.5},
    **{"priority": 1.6, "code": 1.0},
}
_MISSING = ("n/a", "-", "–", "TBC", "", "Not available", "N/A", "No data", "Annual")
_UNITS = {"%": "%", "%.": "%", "": "Number", "£": "£", "£m": "£m", "days": "Days", "ratio": "Rate"}
_CODES = ("ENV{:02}", "KPI {}", "H{:02}", "CP{}.{}", "{}.{}", "BV{:03}", "PI{:02}a", "{}")

Value = str | Status | Way | Polarity | None
Row = dict[str, Value]
"""What is printed of a measure in each column, and its priority."""
Place = Literal["heading", "row", "column", "none"]


@dataclass(frozen=True)
class Column:
    field: str
    heading: str
    width: float


@dataclass(frozen=True)
class Made:
    """A report, which is the truth of what is to be read of it."""

    council: str
    title: str
    period: Period
    said: str
    """The period as printed."""
    columns: list[Column]
    rows: list[Row]
    place: Place
    """Where priorities stand."""


def make(seed: int) -> Made:
    """Make the report of this number, which is always the same."""
    rng = Random(seed)
    period = rng.choice(
        (
            lambda: quarter(2025, rng.randint(1, 4)),
            lambda: quarter(2025, rng.randint(1, 4)),
            lambda: month(2025, rng.randint(4, 12)),
            lambda: whole_year(2024),
        )
    )()
    places: tuple[Place, ...] = ("heading", "heading", "row", "column", "none")
    place = rng.choice(places)
    names = _ordered(_chosen(period, rng), rng)
    if place == "column":
        names.insert(0, "priority")
    columns: list[Column] = []
    for name in names:
        used = {each.heading.casefold() for each in columns}
        while (heading := _heading(name, period, rng)).casefold() in used:
            pass
        columns.append(Column(name, heading, _WIDTHS.get(name, 1.05) * rng.uniform(0.85, 1.25)))
    titles = rng.sample(TITLES, 1 if place == "none" else rng.randint(1, 4))
    rows = _rows(names, titles, rng.randint(6, 26), rng)
    council, title = rng.choice(COUNCILS), rng.choice(REPORTS)
    return Made(council, title, period, _said(period, rng), columns, rows, place)


def _chosen(period: Period, rng: Random) -> list[str]:
    """The columns that there are, in any order."""
    chosen = ["measure", "period_actual"]
    chosen += [name for name, share in _SHARES.items() if rng.random() < share]
    if "ytd_actual" in chosen and rng.random() < 0.6:
        chosen.append("ytd_target")
    if period.label == _year(period):
        chosen = [name for name in chosen if name not in _OF_PART_YEARS]
    if len(chosen) > _COLUMNS:
        others = chosen[2:]
        rng.shuffle(others)
        chosen = chosen[:2] + others[: _COLUMNS - 2]
    return chosen


def _ordered(chosen: list[str], rng: Random) -> list[str]:
    first = [name for name in ("code", "measure") if name in chosen]
    others = [name for name in HEADINGS if name in chosen and name not in first]
    if rng.random() < 0.6:
        rng.shuffle(others)
    if "comment" in others and rng.random() < 0.7:
        others.remove("comment")
        others.append("comment")
    return first + others


def _kind(period: Period) -> str:
    if period.label == _year(period):
        return "year"
    return "quarter" if period.label.startswith("Quarter") else "month"


def _year(period: Period) -> str:
    return period.label.split()[-1]


def _said(period: Period, rng: Random) -> str:
    """How a cover prints a period."""
    label, year = period.label, _year(period)
    forms = [label]
    match _kind(period):
        case "quarter":
            number = label.split()[1]
            forms += [f"Q{number} {year}", f"Quarter {number} ({period.months})"]
            forms += [f"Q{number} {year} ({period.months})", f"{year} Quarter {number}"]
            forms += [f"{year} Q{number}", f"Quarter {number}, {year[:4]}-{year[-2:]}"]
            forms += [period.months]
        case "year":
            short = f"{label[:4]}-{label[-2:]}"
            forms += [f"Annual report {label}", f"Year-end {label}", f"{short} outturn"]
        case _:
            forms += [f"to end of {label}", f"Performance in {label}"]
    return rng.choice(forms)


def _heading(name: str, period: Period, rng: Random) -> str:
    """How a column of this may be headed in a report on that period."""
    kind = _kind(period)
    now = _short(period.label, rng)
    text = rng.choice(HEADINGS[name])
    if kind != "quarter" and (text == "Quarterly target" or "{year}" in text):
        text = "Target"
    a_year_ago = period.label.replace("2025/26", "2024/25").replace(" 2025", " 2024")
    return text.format(
        now=now,
        before=_short(period.before, rng),
        kind=kind,
        year=_year(period),
        last_year=_short(a_year_ago, rng),
    )


def _short(label: str, rng: Random) -> str:
    """How a column prints a period."""
    if label.startswith("Quarter"):
        number, year = label.split()[1:]
        full = f"Q{number} {year}"
        return rng.choice((full, full, f"Q{number}", f"Qtr {number} {year}", f"{year} Q{number}"))
    if "/" in label:
        return label
    name, year = label.split()
    return rng.choice((label, f"{name[:3]} {year}", f"{name[:3]}-{year[2:]}", name))


def _rows(names: list[str], titles: list[str], count: int, rng: Random) -> list[Row]:
    code = rng.choice(_CODES)
    measures = rng.sample(NAMES, count)
    size = -(-count // len(titles))
    blank = rng.choice((0.0, 0.05, 0.15, 0.3))
    rows: list[Row] = []
    owner, member, left = rng.choice(OFFICERS), rng.choice(MEMBERS), 0
    for number, measure in enumerate(measures):
        section, within = divmod(number, size)
        if left == 0 or within == 0:
            owner, member = rng.choice(OFFICERS), rng.choice(MEMBERS)
            left = rng.choice((1, 1, 2, 3))
        left -= 1
        unit = rng.choice(("%", "%", "", "", "£", "£m", "days", "ratio", ".", "%."))
        places = (section + 1, within + 1) if code.count("{") == 2 else (number + 1,)
        row: Row = {
            **{"measure": measure, "code": code.format(*places), "priority": titles[section]},
            **{"directors": owner, "portfolio_holder": member, "unit": _UNITS.get(unit, "Number")},
        }
        rows.append({name: row.get(name) or _value(name, unit, blank, rng) for name in names})
        rows[-1]["priority"] = titles[section]
    return rows


def _value(name: str, unit: str, blank: float, rng: Random) -> Value:
    """Choose what stands in a cell; of `blank` of all there is nothing."""
    if name in FIGURES:
        return rng.choice(_MISSING) if rng.random() < blank else _figure(unit, rng)
    match name:
        case "period_status":
            status = rng.choice((Status.GREEN, Status.GREEN, Status.AMBER, Status.RED))
            return None if rng.random() < blank / 2 else status
        case "published_direction":
            ways = (Way.IMPROVING, Way.WORSENING, Way.SAME)
            return rng.choice(ways) if rng.random() > blank else None
        case "comment":
            is_empty = rng.random() <= blank
            return "" if is_empty else " ".join(rng.sample(COMMENTS, rng.choice((1, 1, 1, 2))))
        case "frequency":
            return rng.choice(("Monthly", "Quarterly", "Annual"))
        case _:
            is_high = rng.random() < 0.7
            return Polarity.BIGGER_IS_BETTER if is_high else Polarity.SMALLER_IS_BETTER


def _figure(unit: str, rng: Random) -> str:
    value = rng.choice((rng.uniform(0, 10), rng.uniform(10, 100), rng.uniform(50, 100)))
    whole = rng.choice((rng.randint(0, 20), rng.randint(100, 999), rng.randint(1000, 250000)))
    text = {
        **{"%": f"{value:.0f}%", "%.": f"{value:.1f}%", "": f"{whole:,}", ".": f"{value:.1f}"},
        **{"£": f"£{rng.randint(100, 99999):,}", "£m": f"£{value:.1f}m"},
        **{"days": f"{value:.0f} days", "ratio": f"{value:.2f}"},
    }[unit]
    chance = rng.random()
    if chance < 0.03:
        return text + rng.choice(("*", "†", " (p)", " *"))
    if chance < 0.05 and unit in ("%", "£", "%.", "."):
        return rng.choice((f"({text})", f"-{text}", f"–{text}"))
    if chance < 0.06:
        return rng.choice(("<5", ">95%", "≥ 90%", "3 of 4", "12 / 15", "c. 40"))
    return text
