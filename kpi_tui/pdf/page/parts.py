"""Which pages hold the report that one profile reads, and which are other papers of a pack.

Where headings announce the month, as in the annex, there is a part for each month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kpi_tui.pdf.page.survey import Holds, Month, Sight, words_on
from kpi_tui.report import OtherPapers

_TABLES = (Holds.MEASURES, Holds.HEADER)
_SAME_REPORT = 20
"""So many pages without a measure may stand within a report: scans, say."""
_BESIDE = 2
"""A page that only names priorities belongs to the report that is no further off."""
_FRONT_PAGES = 4
_FRONT_WORDS = 250
"""A report's own cover, contents and key are no more pages, and none has so many words."""
_FEW_WORDS = 50
_FEW_PAGES = 3
"""So little beside a report is read with it: a scan, a blank page, a divider."""
_READ_WHOLE = 40
"""A file of so many pages is read whole where nothing in it looks like a report."""


@dataclass(slots=True)
class ReportPages:
    """The pages of one report, by number."""

    pages: list[int] = field(default_factory=list)
    naming: set[int] = field(default_factory=set)
    """Those before its tables that name priorities which are headings again on later pages."""
    is_followed: bool = False
    """Whether another report begins on the page behind it."""


def find_parts(sights: Sequence[Sight]) -> list[ReportPages]:
    """Return each report's pages, in the order of the file; none where no page holds any of one."""
    stretches = _stretches(sights)
    if not stretches:
        return (
            [ReportPages([sight.number for sight in sights])] if len(sights) <= _READ_WHOLE else []
        )
    parts: dict[Month | None, ReportPages] = {}
    for month, pages in _by_month(sights, stretches):
        parts.setdefault(month, ReportPages()).pages += pages
    for part in parts.values():
        of_part = [sights[number - 1] for number in part.pages]
        tables = [sight for sight in of_part if sight.holds in _TABLES]
        for sight in of_part:
            if not tables or sight.number >= tables[0].number:
                break
            named = {code for code in sight.codes if "." not in code}
            later = of_part[of_part.index(sight) + 1 :]
            headed = {code for other in later for code in other.codes}
            if sight.only_names and named <= headed:
                part.naming.add(sight.number)
    return list(parts.values())


def other_papers(sights: Sequence[Sight], read: set[int]) -> tuple[OtherPapers, ...]:
    """Sum up the pages that were not read, a run of them at a time."""
    return tuple(
        OtherPapers(run[0].number, run[-1].number, words_on(run))
        for is_read, group in groupby(sights, lambda sight: sight.number in read)
        if not is_read
        for run in [list(group)]
    )


def _stretches(sights: Sequence[Sight]) -> list[tuple[int, int]]:
    """Return where reports stand, as first and last pages, with what is beside them."""
    found: list[tuple[int, int]] = []
    for sight in sights:
        if sight.holds not in _TABLES:
            continue
        if found and sight.number - found[-1][1] <= _SAME_REPORT:
            found[-1] = (found[-1][0], sight.number)
        else:
            found.append((sight.number, sight.number))
    # A header over no code is another paper's, where a report stands elsewhere.
    coded = [
        each
        for each in found
        if any(s.holds is Holds.MEASURES for s in sights[each[0] - 1 : each[1]])
    ]
    found = coded or found
    if not found:
        naming = [sight.number for sight in sights if sight.holds is Holds.HEADINGS]
        found = [(naming[0], naming[-1])] if naming else []
    stretches: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(found):
        before = stretches[-1][1] if stretches else 0
        after = found[index + 1][0] if index + 1 < len(found) else len(sights) + 1
        stretches.append(_widened(sights, first, last, before + 1, after - 1))
    return stretches


def _widened(
    sights: Sequence[Sight], first: int, last: int, low: int, high: int
) -> tuple[int, int]:
    """Widen a stretch by the pages beside it that name priorities, its front, and a little."""
    for sight in sights[last : min(high, last + _FRONT_PAGES * _BESIDE)]:
        if sight.holds is Holds.HEADINGS and sight.number - last <= _BESIDE:
            last = sight.number
    for sight in reversed(sights[max(low - 1, first - 1 - _FRONT_PAGES * _BESIDE) : first - 1]):
        if sight.holds is Holds.HEADINGS and first - sight.number <= _BESIDE:
            first = sight.number
    for sight in reversed(sights[max(low - 1, first - 1 - _FRONT_PAGES) : first - 1]):
        if sight.words >= _FRONT_WORDS:
            break
        first = sight.number
    for edge in ((low, first - 1), (last + 1, high)):
        beside = sights[edge[0] - 1 : edge[1]]
        if 0 < len(beside) <= _FEW_PAGES and words_on(beside) < _FEW_WORDS:
            first, last = min(first, edge[0]), max(last, edge[1])
    return first, last


def _by_month(
    sights: Sequence[Sight], stretches: Sequence[tuple[int, int]]
) -> Iterator[tuple[Month | None, list[int]]]:
    """Yield runs of pages with the month they report on, which one misprinted date does not change.

    Another report begins where another month is printed over half the priorities, or half the
    measures, of the one before.
    """
    pages = [number for first, last in stretches for number in range(first, last + 1)]
    month: Month | None = None
    run: list[int] = []
    seen: set[str] = set()
    for at, number in enumerate(pages):
        sight = sights[number - 1]
        (printed,) = sight.months if len(sight.months) == 1 else (month,)
        if month is not None and printed != month:
            again = _codes_of(sights, pages[at:], printed)
            if any(
                mine and 2 * len(mine & again) >= len(mine)
                for mine in ({c for c in seen if "." not in c}, {c for c in seen if "." in c})
            ):
                front = _front_of_next(sights, run)
                yield month, run[: len(run) - front]
                run, seen, month = run[len(run) - front :], set(), printed
        if month is None:
            month = printed
        run.append(number)
        seen |= sight.codes
    yield month, run


def _codes_of(sights: Sequence[Sight], pages: Sequence[int], month: Month | None) -> set[str]:
    """Return what the pages name until another month than this one is printed."""
    codes: set[str] = set()
    for number in pages:
        sight = sights[number - 1]
        if sight.months and month not in sight.months:
            break
        codes |= sight.codes
    return codes


def _front_of_next(sights: Sequence[Sight], run: Sequence[int]) -> int:
    """Count the pages at the end of a run that are the cover and the contents of what follows."""
    count = 0
    for number in reversed(run[-_FRONT_PAGES:]):
        sight = sights[number - 1]
        if sight.holds in _TABLES or sight.months or not sight.words:
            break
        count += 1
    return count
