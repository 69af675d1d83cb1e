"""What to say of text that is not seen and of ink that is not read: the measure, or the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from kpi_tui.pdf.doubts.row_places import RowPlaces
from kpi_tui.pdf.ink.page_ink import PageInk
from kpi_tui.pdf.ink.unread import LARGE, MarkKind, UnreadMark
from kpi_tui.pdf.page.boxes import area_of, box_of
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.report.ink_account import InkAccount
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Warning
from kpi_tui.text import first_of

_LISTED = 8
"""Texts that a warning quotes; the others are counted."""
_LETTERS = 12
"""So many drawn figures on a page, outside the tables, may be letters."""


def ink_warnings(account: InkAccount, running: Sequence[Line]) -> Iterator[Warning]:
    """Yield every doubt about what is seen and what is read, page by page.

    `running` are the lines that every page has and that are no report's.
    """
    places = RowPlaces(account.rows, account.codeless)
    elsewhere = _Elsewhere(account, running, places)
    beside = {(line.page, word.x0, word.base) for line in running for word in line.words}
    for number, ink in account.pages.items():
        yield from _unseen(ink, places, beside)
        yield from _unread_in_rows(ink, places)
        yield from _hidden_codes(ink, places)
        yield from _notes(ink, places)
        yield from (Warning(number, None, doubt) for doubt, _ in elsewhere.on(ink))
    others = account.without_text
    if others:
        pages = f"page{'s' * (len(others) > 1)} {', '.join(map(str, others))}"
        yield Warning(others[0], None, f"no text on {pages}, only pictures: not read")


def unread_boxes(account: InkAccount, running: Sequence[Line]) -> dict[int, list[Box]]:
    """Return the boxes on each sheet of what a warning says was not read."""
    places = RowPlaces(account.rows)
    elsewhere = _Elsewhere(account, running, places)
    return {
        number: [
            mark.box
            for marks in (
                [mark for mark in ink.unread if any(places.unexplained(number, mark))],
                *(marks for _, marks in elsewhere.on(ink)),
            )
            for mark in marks
        ]
        for number, ink in account.pages.items()
    }


def _unseen(
    ink: PageInk, places: RowPlaces, beside: Container[tuple[int, float, float]]
) -> Iterator[Warning]:
    """Yield what stands on a page and nobody sees. What is printed over `beside` harms nothing."""
    number, unseen = ink.page, ink.unseen
    if unseen.recognised:
        message = "a picture whose words a program has recognised: check the figures"
        yield Warning(number, None, message)
    parts: defaultdict[str | None, list[str]] = defaultdict(list)
    for line in into_lines((found.word for found in unseen.words if found.text), number):
        for code, column in places.touching(number, line.words[0]):
            where = column or _third(line.base / ink.size[1])
            parts[code].append(f"{quoted(line.text)} ({where})")
    what = "text that is not seen, left out"
    if unseen.layered:
        what = "another text lies under or over what is seen, and differs: left out"
    for code, listed in parts.items():
        yield Warning(number, code, f"{what}: {first_of(listed, _LISTED)}")
    secrets = {places.at(number, found.word)[0] for found in unseen.words if not found.text}
    for code in sorted(secrets, key=str):
        yield Warning(number, code, "something is blacked out here: not read")
    over = {
        places.at(number, word)[0]
        for word in unseen.printed_over
        if (number, word.x0, word.base) not in beside
    }
    for code in sorted(over, key=str):
        yield Warning(number, code, "words are printed over each other: check what was read")


def _third(share: float) -> str:
    """Return where on a page something is that stands so far down, of all its height."""
    if not 0 <= share <= 1:
        return "outside the page"
    return f"{('top', 'middle', 'foot')[min(int(share * 3), 2)]} of the page"


def _unread_in_rows(ink: PageInk, places: RowPlaces) -> Iterator[Warning]:
    """Yield the measures in whose rows something is drawn that was read as nothing."""
    columns: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for mark in ink.unread:
        for code, column in places.unexplained(ink.page, mark):
            columns[code, mark.kind is MarkKind.GLYPH].add(column)
    for (code, nameless), found in columns.items():
        what = "letters whose font does not say which they are" if nameless else "a drawing"
        yield Warning(ink.page, code, f"not read, {what}: {', '.join(sorted(found))}")


def _hidden_codes(ink: PageInk, places: RowPlaces) -> Iterator[Warning]:
    """Yield what lies where a code would stand, in a row without one: a whole measure is hidden."""
    blacked = [box_of(found.word) for found in ink.unseen.words if not found.text]
    if any(places.hides_code(ink.page, box) for box in blacked):
        yield Warning(ink.page, None, "a row is blacked out here: its measure is missing")
    drawn = [mark.box for mark in ink.unread if mark.kind is not MarkKind.DOT]
    if any(places.hides_code(ink.page, box) for box in drawn):
        yield Warning(
            ink.page, None, "something is drawn where a measure’s code stands: it may be missing"
        )


def _notes(ink: PageInk, places: RowPlaces) -> Iterator[Warning]:
    """Yield what readers put on a page: it is named, not read."""
    named: defaultdict[str | None, list[str]] = defaultdict(list)
    for name, box in ink.notes:
        named[places.code_at(ink.page, box)].append(name)
    for code, names in named.items():
        counts = ", ".join(
            f"{count} {name}s" if count > 1 else f"1 {name}"
            for name, count in Counter(names).items()
        )
        yield Warning(ink.page, code, f"put on the page by a reader, not read: {counts}")


class _Elsewhere:
    """What is drawn outside the rows and may be more than decoration."""

    def __init__(self, account: InkAccount, running: Sequence[Line], places: RowPlaces) -> None:
        self._account = account
        self._places = places
        self._dividers = account.dividers
        self._furniture = Counter(line.page for line in running for _ in line.words)
        self._repeated = _repeated(account.pages.values())
        own = {*(row.page for row, _ in account.rows), *account.headed}
        self._own = range(min(own, default=0), max(own, default=0) + 1)

    def on(self, ink: PageInk) -> Iterator[tuple[str, Sequence[UnreadMark]]]:
        """Yield each doubt about a page, and what it is about."""
        marks = [
            mark
            for mark in ink.unread
            if self._places.code_at(ink.page, mark.box) is None
            and not self._account.is_passed(ink.page, mark.box)
            and _look(mark) not in self._repeated
        ]
        glyphs = [mark for mark in marks if mark.kind is MarkKind.GLYPH]
        if glyphs:
            letters = "1 letter" if len(glyphs) == 1 else f"{len(glyphs)} letters"
            yield f"{letters} whose font does not say which they are: not read", glyphs
        large = LARGE * ink.size[0] * ink.size[1]
        pictures = [
            mark
            for mark in marks
            if mark.kind is MarkKind.PICTURE
            and (area_of(mark.box) > large or self._places.continues(ink.page, mark.box))
        ]
        drawn = [mark for mark in marks if mark.kind in (MarkKind.DRAWING, MarkKind.DOT)]
        if ink.is_blank and ink.page not in self._dividers:
            yield "nothing is on this page: measures may be missing here", ()
        if ink.words <= self._furniture[ink.page] and marks:
            message = "no text on this page, only a picture: not read, measures may be missing"
            yield message, marks
        elif ink.page in self._own and pictures:
            yield "a large picture on this page: what it shows is not read", pictures
        elif sum(mark.parts for mark in drawn) >= _LETTERS:
            yield "drawings on this page that may be letters: not read", drawn


def _repeated(inks: Iterable[PageInk]) -> set[tuple[int, ...]]:
    """Return what more than one page has at the same place: a logo, a band across the page.

    Pages that were scanned have another picture at it each.
    """
    looks = Counter(look for ink in inks for look in {_look(mark) for mark in ink.unread})
    return {look for look, times in looks.items() if times > 1}


def _look(mark: UnreadMark) -> tuple[int, ...]:
    return (*map(round, mark.box), mark.shades)
