"""Measures of one code and name under several priorities, as where each directorate has its own figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpi_tui.labels import and_list
from kpi_tui.measure_name import FoldedName
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Reading, Warning


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A report's readings, of which no two that are other measures have one code and name."""

    readings: tuple[Reading, ...]
    warnings: tuple[Warning, ...]
    codes: frozenset[str]
    """The printed codes in the place of which there are ours."""


def told_apart(readings: Sequence[Reading]) -> ToldApart:
    """Give codes of ours to measures whose code and name another priority has too: `A.1`, `B.1`.

    Elsewhere a code and a name are one measure: Adults' figures would go on as Children's. Where
    figure and target are the same, the rows may be one measure that a summary repeats: they stay.
    """
    namesakes: defaultdict[FoldedName, list[Reading]] = defaultdict(list)
    for reading in readings:
        namesakes[reading.named.key].append(reading)
    warnings: list[Warning] = []
    for same in namesakes.values():
        places = list(dict.fromkeys(each.priority_code for each in same))
        if len(places) < 2 or len({(each.period_actual, each.period_target) for each in same}) < 2:
            same.clear()
            continue
        first = same[0]
        codes = list(dict.fromkeys(map(_code_of_ours, same)))
        warnings.append(
            Warning(
                first.page,
                codes[0],
                f"{quoted(first.measure_name)} has the code {first.measure_code} under "
                f"{and_list(places)}: they are called {and_list(codes)} here",
            )
        )
    renamed = tuple(
        replace(each, measure_code=_code_of_ours(each), code_is_ours=True)
        if namesakes[each.named.key]
        else each
        for each in readings
    )
    codes_printed = frozenset(code for (code, _), same in namesakes.items() if same)
    return ToldApart(renamed, tuple(warnings), codes_printed)


def _code_of_ours(reading: Reading) -> str:
    return f"{reading.priority_code}.{reading.measure_code}"
