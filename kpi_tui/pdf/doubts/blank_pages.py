"""Blank pages among the tables: which of them part what is whole, so that nothing is missing there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from kpi_tui.pdf.doubts.page_numbers import numbers_on
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import PageText, flow
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS

_FOOT = 0.08
"""The share of a page below which no table reaches."""
_CODE = regex(r"\D*(\d+)(?:\.(\d+))?")
_ENDED = regex(r"[.!?:)\]”’\"']$")
_FEW = 4
"""So few words in a cell need no full stop behind them."""


def find_dividers(
    texts: Sequence[PageText],
    blank: Collection[int],
    records: Sequence[Record],
    sections: Sequence[PrioritySection],
    rows: Sequence[tuple[PrintedRow, str]],
) -> set[int]:
    """Return the blank pages that were put between others, and have lost nothing.

    Between two pages they have lost nothing where no measure goes on from one to the other, and
    - the printed page numbers go on without them, or
    - the row before is complete, and the next code stands on the page after, or
    - the table before leaves room for another row, and the next priority begins on the page after.

    Before the first table they have lost nothing where the first priority begins behind them.
    Behind the last table the first of them may have held the last measures. Those after it have
    not, where that table leaves room for another row and its page has no number. Of any other blank
    page it cannot be told.
    """
    by_number = {text.page.number: text for text in texts}
    dividers: set[int] = set()
    numbers = sorted(by_number)
    with_rows = [row.page for row, _ in rows]
    if not with_rows:
        return dividers
    if _begins_with_first(records, sections):
        first = min(section.page for section in sections)
        dividers.update(page for page in blank if page < first)
    last = max(with_rows)
    # Where pages are numbered, one without a number has lost more than its measures.
    is_numbered = last in by_number and bool(numbers_on(by_number[last]))
    if last in by_number and not is_numbered and _has_room(by_number[last], rows):
        dividers.update(page for page in blank if page > last + 1)
    for before, between, after in _runs(numbers, blank):
        if (
            _numbers_go_on(by_number[before], by_number[after])
            or _codes_go_on(records, before, after)
            or _begins_anew(by_number[before], after, sections, rows)
        ) and not any(
            min(record.pages) <= before and after <= max(record.pages)
            for record in records
            if record.pages
        ):
            dividers.update(between)
    return dividers


def _runs(pages: Sequence[int], blank: Collection[int]) -> Iterator[tuple[int, list[int], int]]:
    """Yield blank pages that follow each other, with the page before and the page after."""
    for is_blank, group in groupby(pages, lambda page: page in blank):
        run = list(group)
        if is_blank and run[0] != pages[0] and run[-1] != pages[-1]:
            yield pages[pages.index(run[0]) - 1], run, pages[pages.index(run[-1]) + 1]


def _numbers_go_on(before: PageText, after: PageText) -> bool:
    """Whether the number printed on one page is one more than that at the same place of another."""
    numbers = numbers_on(before)
    following = numbers_on(after)
    return any(following.get(place) == number + 1 for place, number in numbers.items())


def _codes_go_on(records: Sequence[Record], before: int, after: int) -> bool:
    """Whether the measure after is the next by its code, and the one before says all it has to."""
    earlier = [record for record in records if record.pages and max(record.pages) <= before]
    later = [record for record in records if record.pages and min(record.pages) >= after]
    if not earlier or not later or earlier[-1].priority_code != later[0].priority_code:
        return False
    last, first = (_CODE.match(each.code) for each in (earlier[-1], later[0]))
    texts = [flow(earlier[-1].lines.get(name, ())).rstrip() for name in PROSE_FIELDS]
    return (
        last is not None
        and first is not None
        and int(first[2] or 0) == int(last[2] or 0) + 1
        and all(len(text.split()) <= _FEW or _ENDED.search(text) for text in texts)
    )


def _begins_with_first(records: Sequence[Record], sections: Sequence[PrioritySection]) -> bool:
    """Whether the first measure stands below a heading of its own, which no other should precede."""
    if not sections or not records:
        return False
    first = min(records, key=lambda record: min(record.pages, default=0))
    code = _CODE.match(sections[0].code)
    return (
        code is not None
        and int(code[1]) == 1
        and first.priority_code in {section.code for section in sections}
    )


def _begins_anew(
    before: PageText,
    after: int,
    sections: Sequence[PrioritySection],
    rows: Sequence[tuple[PrintedRow, str]],
) -> bool:
    """Whether the next priority begins on a page, and the one before has room for another row."""
    own = [section for section in sections if section.page < after]
    begun = [section for section in sections if section.page == after]
    if not own or not begun:
        return False
    last, first = (_CODE.match(each.code) for each in (own[-1], begun[0]))
    has_rows = any(row.page == before.page.number for row, _ in rows)
    return (
        last is not None
        and first is not None
        and int(first[1]) == int(last[1]) + 1
        and (_has_room(before, rows) if has_rows else bool(own[-1].notes))
    )


def _has_room(text: PageText, rows: Sequence[tuple[PrintedRow, str]]) -> bool:
    """Whether another row, as high as any of a page, would stand below the last of them."""
    printed = [row for row, _ in rows if row.page == text.page.number]
    room = (1 - _FOOT) * text.page.size[1] - max((row.bottom for row in printed), default=0.0)
    return room > max((row.bottom - row.top for row in printed), default=0.0)
