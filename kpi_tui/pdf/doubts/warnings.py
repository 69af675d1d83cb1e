"""What a person should look at after a report was read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.figures import Unit, are_apart, counted_in, parse
from kpi_tui.labels import field_label
from kpi_tui.pdf.doubts.said_twice import warn_listed_twice
from kpi_tui.pdf.doubts.skipped_codes import warn_skipped
from kpi_tui.pdf.page.ligatures import misnamed_words
from kpi_tui.pdf.report.footnotes import MARK
from kpi_tui.pdf.report.people import doubt_owners
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.report import (
    ALL_FIGURES,
    FIGURE_FIELDS,
    PROSE_FIELDS,
    Leftover,
    Priority,
    Reading,
    Warning,
)
from kpi_tui.status import Status

_NUMBER = r"[£-]?\d[\d,]*(?:\.\d+)?%?"
_SEVERAL = regex(
    rf"(?:between\s|from\s)?{_NUMBER}\s?(?:[-–—/:]|to|in|of|out of|and|or)\s?{_NUMBER}"
    rf"|(?:<|>|(?:less|more|fewer|greater) than|under|over|below|above)\s?{_NUMBER}"
    rf"|[+-]?{_NUMBER}m"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|[-–—]+|[.…]+",
    re.I,
)
"""What is whole and has no single value: a range, `1 in 4`, `less than 5%`, `3.04m` that may be metres,
a date, dashes for nothing."""
_WORDED = regex(r"\s[A-Za-z]{2}")
"""Words behind a figure: `1 min 34 sec`, `£1.9m over`."""
_FIGURE_LABELS = frozenset(map(field_label, FIGURE_FIELDS))
_AMOUNT = regex(r"[£\-\d]")
"""What a figure begins with."""
_APART = regex(r"(?<!\S)[^\W\d_](?: [a-z]){2,}(?!\S)")
"""Three letters or more, each by itself: `T h e`."""
_CUT = regex(r"[^\W_]+(?<!\betc)…$", re.M)
"""What programs put in the place of words for which a cell has no room."""
_FIGURES_ALONE = regex(r"(?=.*\d)(?!.*[^\W\d_]{2}).*", re.S)
"""A text with no word of two letters or more: `17% 10%`, `Q1 15% Q2 17%`."""


def find_warnings(
    readings: Sequence[Reading],
    priorities: Sequence[Priority],
    codes: Mapping[str, int],
    leftovers: Sequence[Leftover],
) -> Iterator[Warning]:
    """Yield every doubt about the reading. `codes` holds each code printed, with its page."""
    yield from warn_listed_twice(readings)
    seen = {reading.measure_code for reading in readings}
    for reading in readings:
        code, page = reading.measure_code, reading.page
        for name in STATUSES:
            if getattr(reading, name) is Status.UNREADABLE:
                yield Warning(page, code, f"{field_label(name)} is not readable")
        for name in FIGURE_FIELDS:
            doubt = doubt_of_figure(getattr(reading, name))
            if doubt:
                yield Warning(page, code, f"{field_label(name)} {doubt}")
        for name in ("comment", "improvement_plan"):
            text = getattr(reading, name) or ""
            if _FIGURES_ALONE.fullmatch(text):
                yield Warning(
                    page, code, f"{field_label(name)} has figures and no words: {quoted(text)}"
                )
        yield from (Warning(page, code, message) for message in _misnamed(reading))
    for code, page in codes.items():
        if code not in seen:
            yield Warning(page, code, "printed, but not in a table: not imported")
    are_announced = any(priority.title for priority in priorities)
    for priority in priorities:
        if are_announced and not priority.title:
            message = f"{priority.code} has measures, and its heading was not found: its title, status and text are not read"
            yield Warning(priority.page, None, message)
        if priority.status is Status.UNREADABLE:
            yield Warning(priority.page, None, f"the status of {priority.code} is not readable")
        texts = (priority.title, priority.section, *priority.commitments, priority.note)
        words = misnamed_words(" ".join(filter(None, texts)))
        if words:
            yield Warning(priority.page, None, f"{priority.code}: {_foreign(words)}")
    yield from warn_counted_apart(readings)
    yield from warn_skipped(priorities, readings)
    yield from doubt_owners(readings)
    yield from count_left_over(leftovers)


def warn_counted_apart(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for each figure that does not count in what the first of its measure does."""
    for reading in readings:
        printed = {name: getattr(reading, name) for name in ALL_FIGURES}
        counted = counted_in(*printed.values())
        first = next((name for name, text in printed.items() if counted_in(text)), "")
        for name, text in printed.items():
            if text and are_apart(counted, counted_in(text)):
                message = (
                    f"{field_label(name)} {quoted(text)} does not count in what {field_label(first)} "
                    f"{quoted(printed[first])} does: it has no value, and is not compared"
                )
                yield Warning(reading.page, reading.measure_code, message)


def count_left_over(leftovers: Sequence[Leftover]) -> Iterator[Warning]:
    """Yield a warning for each page that has words left over."""
    pages: Counter[int] = Counter()
    for leftover in leftovers:
        pages[leftover.page] += len(leftover.text.split())
    for page, number in sorted(pages.items()):
        words = "1 word" if number == 1 else f"{number:,} words"
        yield Warning(page, None, f"{words} left over on page {page}")


def in_order(*warnings: Warning) -> tuple[Warning, ...]:
    """Return each warning once: those about measures, about pages, and about the whole file."""
    return tuple(
        sorted(
            dict.fromkeys(warnings),
            key=lambda warning: (not warning.measure_code, warning.page or float("inf")),
        )
    )


def doubt_of_figure(printed: str | None) -> str | None:
    """Tell what is doubtful about a figure as printed; `None` where nothing is.

    Words alone are none: `n/a`, `On track`.
    """
    if not printed:
        return None
    if parse(printed).unit is not Unit.TEXT:
        mark = MARK.search(printed)
        return f"{printed} bears a footnote’s mark, {mark[1]}" if mark else None
    if _SEVERAL.fullmatch(printed):
        return None
    if _AMOUNT.match(printed) and not _WORDED.search(printed):
        return f"{printed} is cut off or misprinted"
    is_doubtful = any(
        letter.isdigit() or letter in "#\ufffd" or unicodedata.category(letter) == "Co"
        for letter in printed
    )
    return f"{quoted(printed)} is no number: it has no value" if is_doubtful else None


def _misnamed(reading: Reading) -> Iterator[str]:
    """Yield what is doubtful about the letters of a measure's text."""
    texts = {
        "name": reading.measure_name,
        "directors": " ".join(reading.directors),
        "portfolio holder": reading.portfolio_holder,
        **{field_label(name): getattr(reading, name) for name in (*FIGURE_FIELDS, *PROSE_FIELDS)},
    }
    for name, text in texts.items():
        words = misnamed_words(text or "")
        if words:
            yield f"{name}: {_foreign(words)}"
        apart = _APART.search(text or "")
        if apart:
            yield f"{name}: the letters {quoted(apart[0])} stand apart: they may be a word"
        cut = _CUT.search(text or "")
        if cut and name not in _FIGURE_LABELS:
            yield f"{name} ends in {quoted(cut[0])}: its words may go on"


def _foreign(words: Sequence[str]) -> str:
    return f"{quoted(' '.join(words))} has letters that the file names wrongly or no English has"
