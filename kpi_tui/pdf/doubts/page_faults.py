"""Doubts about whole pages: those that are damaged, printed twice, or out of their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.report import Warning


def find_repeated(
    texts: Sequence[PageText], furniture: Collection[int], phrases: Phrases
) -> dict[int, int]:
    """Return the pages of measures that say what an earlier page says, each with that page.

    Both are places in `texts`, since two pages may stand on one sheet. `furniture` holds the `id`
    of every line that is no report's: a pack may number both. Pages of which a measure stands on
    others too are no copies.
    """
    alike: dict[str, list[int]] = {}
    standing: dict[str, set[int]] = {}
    for place, text in enumerate(texts):
        lines = [line.text for line in text.lines if id(line) not in furniture]
        codes = set(filter(None, map(phrases.code, lines)))
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
