"""Figures that are printed with a unit of time: “10 days” is whole, and has no value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpi_tui.figures import parse
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import FIGURE_FIELDS, Reading, Warning

_TIME = re.compile(
    r"(.*\d)\s?(working |calendar )?(day|week|wk|month|year|yr|hour|hr|minute|min|second|sec)s?\.?",
    re.I,
)
_IN_FULL = {"wk": "week", "yr": "year", "hr": "hour", "min": "minute", "sec": "second"}


def time_unit(reading: Reading) -> str:
    """Return the unit of time, `days`, that all figures of a reading have; empty where they have none."""
    figures = [text for name in FIGURE_FIELDS if (text := getattr(reading, name))]
    units = {_unit_of(text) for text in figures if any(map(str.isdigit, text))}
    return units.pop() if len(units) == 1 else ""


def warn_times(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for each unit of time that measures are in: no figure with it has a value."""
    by_unit: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_unit[time_unit(reading)].append(reading)
    for unit, found in by_unit.items():
        first = found[0]
        figures = (getattr(first, name) or "" for name in FIGURE_FIELDS)
        said = quoted(next((text for text in figures if _unit_of(text)), ""))
        page = first.pages[0] if first.pages else None
        if unit and len(found) == 1:
            message = (
                f"its figures are in {unit}, as {said}: they are kept as words, and not compared"
            )
            yield Warning(page, first.measure_code, message)
        elif unit:
            message = f"the figures of {len(found)} measures are in {unit}, as {said} of {first.measure_code}"
            yield Warning(page, None, f"{message}: they are kept as words, and not compared")


def _unit_of(text: str) -> str:
    match = _TIME.fullmatch(text.strip())
    if match is None or parse(match[1]).value is None:
        return ""
    unit = match[3].casefold()
    return f"{(match[2] or '').casefold()}{_IN_FULL.get(unit, unit)}s"
