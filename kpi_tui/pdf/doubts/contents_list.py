"""Pages that the list of contents says are missing: priorities that it names, and how far apart they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from kpi_tui.pdf.doubts.missing_pages import MAY_GO_ON
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.report import Priority, Reading, Warning
from kpi_tui.text import bare

_ENTRY = regex(r"(.*\w)[\s.…·_]+(\d{1,3})")
"""What is listed, and the number of its page."""
_NUMBERED = regex(r"(priority|outcome|theme|aim|goal|objective)\s+(\d{1,2})\b.*", re.I)
_NUMBER = regex(r"\d+$")
_FEWEST = 4
"""So many priorities must be listed before anything is told."""
_FEWEST_BEGINNINGS = 2
"""So many priorities must begin where they are listed, or all as far from there."""
_MOST_MISSING = 20


def warn_contents(
    front: Sequence[Line],
    priorities: Sequence[Priority],
    readings: Sequence[Reading],
    last_page: int,
) -> Iterator[Warning]:
    """Yield warnings where the list of contents has more than was read. `front` holds its lines."""
    listed = [(match[1], int(match[2])) for line in front if (match := _ENTRY.fullmatch(line.text))]
    if len(listed) < _FEWEST:
        return
    yield from _unread([name for name, _ in listed], priorities)
    begins = [
        (priority, page)
        for priority in priorities
        for name, page in listed
        if priority.page and names_priority(name, priority)
    ]
    steps = [(priority, page - (priority.page or 0)) for priority, page in begins]
    yield from _behind(listed, [step for _, step in steps], last_page)
    runs = [(step, [each for each, _ in group]) for step, group in groupby(steps, lambda x: x[1])]
    if len(steps) < _FEWEST or len(runs) != 2:
        return
    (one, before), (other, after) = runs
    if 0 < other - one <= _MOST_MISSING:
        pages = "a page" if other - one == 1 else f"{other - one} pages"
        yield Warning(
            after[0].page,
            None,
            f"the list of contents has {after[0].code} further behind {before[-1].code}: {pages} may be "
            "missing, and measures with it",
        )
        for last in [each for each in readings if each.priority_code == before[-1].code][-1:]:
            yield Warning(last.page, last.measure_code, MAY_GO_ON)


def _behind(
    listed: Sequence[tuple[str, int]], steps: Sequence[int], last_page: int
) -> Iterator[Warning]:
    """Yield what is listed on a page behind the file's last, as far from the others as these are."""
    if len(steps) < _FEWEST_BEGINNINGS or len(set(steps)) > 1:
        return
    behind = [(name, page) for name, page in listed if page - steps[0] > last_page]
    if behind and len(behind) < len(listed) - 1 and behind == list(listed[-len(behind) :]):
        name, page = behind[0]
        message = (
            f"the list of contents has {quoted(name)} on page {page}, behind the last one of the "
            "file: pages may be missing, and measures with them"
        )
        yield Warning(None, None, message)


def _unread(names: Sequence[str], priorities: Sequence[Priority]) -> Iterator[Warning]:
    """Yield what is listed by a number before the first priority that was read, or behind the last."""
    matches = [match for match in map(_NUMBERED.fullmatch, names) if match]
    numbers = [int(match[2]) for match in matches]
    read = [int(number[0]) for each in priorities if (number := _NUMBER.search(each.code))]
    in_turn = numbers[:1] == [1] and all(b - a == 1 for a, b in pairwise(numbers))
    if not in_turn or len(numbers) < _FEWEST or len(read) < 2 or not set(read) <= set(numbers):
        return
    missing = [each for each in numbers if not min(read) <= each <= max(read)]
    if missing:
        listed = ", ".join(f"{matches[each - 1][1]} {each}" for each in missing)
        message = f"the list of contents names {listed}, which was not read: pages may be missing"
        yield Warning(None, None, message)


def names_priority(name: str, priority: Priority) -> bool:
    """Whether an entry of the list is a priority: by its number, its code or its title."""
    number, numbered = _NUMBER.search(priority.code), _NUMBERED.fullmatch(name)
    if number and numbered and int(numbered[2]) == int(number[0]):
        return True
    title = bare(priority.title)
    return bool(title) and bare(name) in (title, bare(priority.code) + title)
