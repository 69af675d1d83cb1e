"""Doubts about whole pages: those that are damaged, printed twice, or out of their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import CODE
from kpi_tui.report import Warning

_NUMBER = re.compile(r"(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?", re.I)


def find_repeated(texts: Sequence[PageText], furniture: Collection[int]) -> dict[int, int]:
    """Return the pages of measures that say what an earlier page says, each with that page.

    Both are places in `texts`, since two pages may stand on one sheet. `furniture` holds the `id`
    of every line that is no report's: a pack may number both. Pages of which a measure stands on
    others too are no copies.
    """
    alike: dict[str, list[int]] = {}
    standing: dict[str, set[int]] = {}
    for place, text in enumerate(texts):
        lines = [line.text for line in text.lines if id(line) not in furniture]
        codes = {match[0] for match in map(CODE.match, lines) if match}
        for code in codes:
            standing.setdefault(code, set()).add(place)
        if codes:
            alike.setdefault("\n".join(lines), []).append(place)
    groups = [set(places) for places in alike.values() if len(places) > 1]
    elsewhere = {place for places in standing.values() if places not in groups for place in places}
    return {
        place: min(group)
        for group in groups
        for place in sorted(group)[1:]
        if place not in elsewhere
    }


def warn_repeated(texts: Sequence[PageText], repeated: Mapping[int, int]) -> Iterator[Warning]:
    """Yield a warning for each page that was taken once."""
    for place, earlier in repeated.items():
        page, first = texts[place].page.number, texts[earlier].page.number
        if page == first:
            yield Warning(page, None, "both halves of this page are the same: taken once")
        else:
            yield Warning(page, None, f"the same as page {first}: taken once")


def warn_damaged(
    damaged: Collection[int] | None,
    records: Sequence[Record],
    sections: Sequence[PrioritySection],
) -> Iterator[Warning]:
    """Yield a warning for each page whose content ends too early; `None` says that none can tell."""
    if damaged is None:
        yield Warning(None, None, "the file is damaged: whether its pages are whole cannot be told")
        return
    for page in sorted(damaged):
        before = [record for record in records if record.pages and min(record.pages) <= page]
        after = f" after {before[-1].code}" if before else ""
        yield Warning(page, None, f"could not be read to its end: measures may be missing{after}")
    for section in sections:
        cut = sorted({line.page for line in section.before} & set(damaged) - {section.page})
        if cut:
            message = (
                f"what stands under {section.code} may be that of page {cut[0]}, which is damaged"
            )
            yield Warning(section.page, None, message)


def misplaced_numbers(texts: Sequence[PageText]) -> tuple[list[Line], dict[int, str]]:
    """Return the printed page numbers where they are out of order, and what each such page says.

    Numbers at one place that count on without a gap, but not from page to page, number pages that
    were put together in a wrong order.
    """
    places: dict[tuple[int, int], list[Line]] = {}
    for text in texts:
        width, height = text.page.size
        for line in text.lines:
            middle = (line.x0 + line.x1) / 2 / width
            if _NUMBER.fullmatch(line.text.strip()) and not 0.12 < line.base / height < 0.88:
                places.setdefault((round(line.base / 6), round(8 * middle)), []).append(line)
    for lines in places.values():
        numbers = [_number(line) for line in lines]
        pages = {line.page for line in lines}
        counts_on = sorted(numbers) == list(range(min(numbers), min(numbers) + len(numbers)))
        if counts_on and len(pages) == len(lines) == len(texts) and numbers != sorted(numbers):
            return lines, {
                after.page: f"is numbered {_number(after)} behind {_number(before)}"
                for before, after in pairwise(lines)
                if _number(after) != _number(before) + 1
            }
    return [], {}


def _number(line: Line) -> int:
    match = _NUMBER.fullmatch(line.text.strip())
    return int(match[1]) if match else 0


def warn_order(
    records: Sequence[Record], sections: Sequence[PrioritySection], misplaced: Mapping[int, str]
) -> Iterator[Warning]:
    """Yield a warning for each page that does not follow the one before it.

    Their printed numbers tell, or that measures go on with a priority that others interrupted. A
    row that was cut at such a place goes on with another measure's, so that is named too.
    """
    for page, why in (misplaced or _breaks_of_codes(records, sections)).items():
        yield Warning(page, None, f"{why}: the pages may be out of order")
        before = [record for record in records if record.pages and record.pages[0] < page]
        if before:
            last = before[-1]
            yield Warning(last.pages[0], last.code, f"may go on elsewhere than on page {page}")


def _breaks_of_codes(
    records: Sequence[Record], sections: Sequence[PrioritySection]
) -> dict[int, str]:
    """Return the pages that go back to an earlier priority, or to an earlier code of one.

    A priority may be printed anywhere under its own heading; nowhere does one go on that others
    have interrupted.
    """
    pairs = list(pairwise(record for record in records if record.pages))
    mixed = any(b.code < a.code and b.pages[0] == a.pages[0] for a, b in pairs)
    headed = {(section.code, section.page) for section in sections}
    broken: dict[int, str] = {}
    seen: set[str] = set()
    for before, after in pairs:
        seen.add(before.priority_code)
        page, code = after.pages[0], after.priority_code
        resumes = code in seen and code != before.priority_code
        begins = code != before.priority_code and (code, page) in headed
        steps_back = after.code < before.code and not begins and not mixed
        if (resumes or steps_back) and page > before.pages[0]:
            broken.setdefault(page, f"begins with {after.code} behind {before.code}")
    return broken
