"""Measures that a report prints twice: a summary of them, or an earlier report's table, may have been read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Reading, Warning
from kpi_tui.text import squash

_FEW = 3
"""More measures than so many are told of at once."""


def warn_said_twice(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for measures of one name that have the same figures, or the same priority."""
    by_name: defaultdict[str, list[Reading]] = defaultdict(list)
    same: list[tuple[Reading, Reading]] = []
    other: list[tuple[Reading, Reading]] = []
    for reading in readings:
        if not reading.period_actual:
            continue
        before = by_name[squash(reading.measure_name)]
        alike = [each for each in before if _figures(each) == _figures(reading)]
        beside = [each for each in before if each.priority_code == reading.priority_code]
        if alike:
            same.append((alike[0], reading))
        elif beside and reading.code_is_ours:
            other.append((beside[0], reading))
        before.append(reading)
    yield from _warn(
        same,
        "name and figures are those of {first} too",
        "{count} measures have name and figures of others, the first {again} those of {first}, "
        "{name}: a summary may have been read as measures: write witness = true in its [[table]]",
    )
    yield from _warn(
        other,
        "its name is that of {first} too, with other figures",
        "{count} measures have the names of others in their priority and other figures, the first "
        "{again} that of {first}, {name}: is one of the tables of another period?",
    )


def warn_listed_twice(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for each code listed twice; of many that begin anew under each priority, one."""
    by_code: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_code[reading.measure_code].append(reading)
    twice = [same for same in by_code.values() if len(same) > 1]
    anew = [
        same
        for same in twice
        if len(same)
        == len({each.priority_code for each in same})
        == len({squash(each.measure_name) for each in same})
    ]
    if len(anew) > _FEW:
        first, again, *_ = anew[0]
        said = (
            f"{len(anew)} codes begin anew under another priority, the first {first.measure_code}: "
            f"{quoted(first.measure_name)}, {quoted(again.measure_name)}"
        )
        yield Warning(again.page, None, said)
        twice = [same for same in twice if same not in anew]
    for _, again, *_ in twice:
        yield Warning(again.page, again.measure_code, "listed twice")


def _figures(reading: Reading) -> tuple[str | None, str | None]:
    return reading.period_actual, reading.period_target


def _warn(pairs: Sequence[tuple[Reading, Reading]], one: str, many: str) -> Iterator[Warning]:
    """Yield a warning a pair or, of many, one for all of them."""
    is_few = len(pairs) <= _FEW
    for first, again in pairs if is_few else pairs[:1]:
        where = f" on page {first.pages[0]}" if first.pages else ""
        said = (one if is_few else many).format(
            count=len(pairs),
            first=f"{first.measure_code}{where}",
            again=again.measure_code,
            name=quoted(first.measure_name),
        )
        code = again.measure_code if is_few else None
        yield Warning(again.page, code, said)
