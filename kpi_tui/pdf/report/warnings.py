"""What a person should look at after a report was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.figures import Unit, parse
from kpi_tui.report import (
    FIGURE_FIELDS,
    STATUS_FIELDS,
    Leftover,
    Priority,
    Reading,
    Status,
    Warning,
)


def find_warnings(
    readings: Sequence[Reading],
    priorities: Sequence[Priority],
    codes: Mapping[str, int],
    leftovers: Sequence[Leftover],
) -> Iterator[Warning]:
    """Yield every doubt about the reading. `codes` holds each code printed, with its page."""
    seen: Counter[str] = Counter()
    for reading in readings:
        code, page = reading.measure_code, reading.pages[0] if reading.pages else None
        seen[code] += 1
        if seen[code] == 2:
            yield Warning(page, code, "listed twice")
        for name in STATUS_FIELDS:
            if getattr(reading, name) is Status.UNREADABLE:
                yield Warning(page, code, f"{_label(name)} is not readable")
        for name in FIGURE_FIELDS:
            printed = getattr(reading, name)
            if printed and parse(printed).unit is Unit.TEXT and printed[0] in "£-0123456789":
                yield Warning(page, code, f"{_label(name)} {printed} is cut off or misprinted")
    for code, page in codes.items():
        if code not in seen:
            yield Warning(page, code, "printed, but not in a table: not imported")
    for priority in priorities:
        if priority.status is Status.UNREADABLE:
            yield Warning(priority.page, None, f"the status of {priority.code} is not readable")
    if leftovers:
        pages = sorted({leftover.page for leftover in leftovers})
        number = sum(len(leftover.text.split()) for leftover in leftovers)
        words = "1 word" if number == 1 else f"{number} words"
        named = f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))}"
        yield Warning(pages[0], None, f"{words} left over on {named}")


def _label(name: str) -> str:
    return name.replace("ytd_", "year-to-date ").replace("_", " ")
