"""The header of a table: which column holds which field, and where it stands.

Columns are read anew at every header, since their order changes within one report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.rulings import JoinedRuling
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.bands import find_bands
from kpi_tui.pdf.table.header_columns import Header, parted_header, two_storeys, unparted_header
from kpi_tui.pdf.table.labels import may_say_measure
from kpi_tui.pdf.table.touching import seams
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.profiles.labels import Labels, key

_WIDE = 0.6
"""Of a header's width: so much of it the line below it crosses."""
_STOREY = 3.0
"""Lines of two storeys of headings are closer than so many times their size."""
_WHOLE = 0.9
"""Of a header's width: so much of it the line below it crosses that is no storey's."""


def find_headers(
    text: PageText,
    rows: Sequence[JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
) -> list[Header]:
    """Return every header row of a page, given its horizontal and vertical rulings, top down."""
    headers: list[Header] = []
    words_between = find_bands(text)
    for index, (upper, lower) in enumerate(pairwise(rows)):
        over = headers[-1] if headers and upper.at < headers[-1].bottom - 1 else None
        if over is not None and over.parted and over.known == len(over.columns):
            continue
        words = words_between(upper, lower)
        found: list[Header | None] = []
        if may_say_measure(words, labels):
            found.append(parted_header(words, upper.at, lower.at, vertical_rulings, labels))
            found.append(found[0] or unparted_header(words, upper, lower, labels, lines=text.lines))
        # A line that leaves out some of the columns parts two storeys, though all above it is known.
        is_across = lower.coverage(upper.start, upper.end) >= _WHOLE
        is_whole = is_across and any(each and each.known == len(each.columns) for each in found)
        # The line below a second storey: one that only underlines words ends none.
        further = [each for each in rows[index + 2 : index + 6] if each.at > lower.at + 3]
        wide = (each for each in further if each.coverage(upper.start, upper.end) >= _WIDE)
        third = next(wide, next(iter(further[:2]), None))
        if third is not None and words and not is_whole:
            below = [w for w in words_between(lower, third) if w.centre >= lower.at]
            alone = parted_header(below, lower.at, third.at, vertical_rulings, labels)
            # What stands above a whole header is a heading's.
            is_alone = alone is not None and alone.known == len(alone.columns)
            if may_say_measure([*words, *below], labels) and not is_alone:
                storeys = (upper, lower, third)
                found.append(two_storeys(words, below, storeys, vertical_rulings, labels))
                found.append(found[-1] or unparted_header([*words, *below], upper, third, labels))
        tried = found if is_across else found[::-1]  # of two alike, then, the one of two storeys
        best = max(filter(None, tried), key=lambda header: header.known, default=None)
        if best is not None and over is None:
            headers.append(best)
        elif (
            over is not None
            and best is not None
            and best.parted
            and best.known >= over.known + over.parted
        ):
            headers[-1] = best  # what was taken for its first storey is a heading's
    return sorted([*headers, *_drawn_without_lines(text, headers, labels)], key=lambda h: h.top)


def find_right_halves(
    text: PageText,
    rows: Sequence[JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
) -> list[Header]:
    """Return the headers of tables whose measures stand on another page, to the left of this."""
    headers = []
    words_between = find_bands(text)
    for upper, lower in pairwise(rows):
        words = words_between(upper, lower)
        if sum(key(word.text) in labels.words for word in words) >= labels.least:
            header = parted_header(
                words, upper.at, lower.at, vertical_rulings, labels, is_right_half=True
            ) or unparted_header(words, upper, lower, labels, is_right_half=True)
            if header is not None and header.known == len(header.columns):
                headers.append(header)
    return headers


def _drawn_without_lines(
    text: PageText, headers: Sequence[Header], labels: Labels
) -> Iterator[Header]:
    """Yield header rows that neither lines nor fills set apart: lines of text that are labels only."""
    lines = [
        line for line in text.lines if not any(h.top < line.centre < h.bottom for h in headers)
    ]
    below = -1
    for index, line in enumerate(lines):
        if index <= below or not _is_labels(line, labels):
            continue
        first = last = index
        while first > 0 and _goes_on(lines[first - 1], lines[first], lines[first - 1], labels):
            first -= 1
        while last + 1 < len(lines) and _goes_on(
            lines[last], lines[last + 1], lines[last + 1], labels
        ):
            last += 1
        header, last = _longest(lines, first, last, text, labels)
        if header is None and first < last and len(lines[first].runs()) == 1:
            # It may stand over several headings, and be none.
            header, last = _longest(lines, first + 1, last, text, labels)
        if header is not None:
            below = last
            yield header


def _longest(
    lines: Sequence[Line], first: int, last: int, text: PageText, labels: Labels
) -> tuple[Header | None, int]:
    """Return the header that lines are and the last of them: periods at the end may be none's."""
    header, end = _made_of(lines[first : last + 1], text, labels), last
    while end > first and _are_periods(lines[end], labels):
        end -= 1
    if header is None and end < last:
        return _made_of(lines[first : end + 1], text, labels), end
    return header, last


def _made_of(lines: Sequence[Line], text: PageText, labels: Labels) -> Header | None:
    """Return the header that lines of labels are, if they are one."""
    words = [word for line in lines for word in line.words]
    # No line says how far the table reaches: as far as any text does.
    reach = max(word.x1 for word in text.page.words)
    span = ((min(word.x0 for word in words), reach),)
    upper = JoinedRuling(lines[0].top - 1.0, span)
    lower = JoinedRuling(lines[-1].base + 0.4 * lines[-1].size, span)
    return unparted_header(words, upper, lower, labels, lines=text.lines)


def _goes_on(above: Line, below: Line, added: Line, labels: Labels) -> bool:
    """Whether one of two lines goes on with a header that has the other."""
    step = (below.base - above.base) / below.size
    is_near = 0 < step < (_STOREY if _is_storey(below, labels) else 1.6)
    return is_near and (_is_labels(added, labels) or _are_periods(added, labels))


def _is_storey(line: Line, labels: Labels) -> bool:
    """Whether a line holds several headings, and all stand below one over several columns."""
    runs = list(line.word_runs())
    return len(runs) > 1 and all(labels.is_below_others(text_of(run)) for run in runs)


def is_header_line(line: Line, labels: Labels) -> bool:
    """Whether a line is made of so many headings of columns that no other text would be."""
    return len(line.words) >= labels.least and _is_labels(line, labels)


def _is_labels(line: Line, labels: Labels) -> bool:
    # Beside words of its own a header may name periods.
    said = text_of(line.words)
    others = labels.without_periods(said)
    if _are_known(others.split() or said.split(), labels):
        return True
    if others == said:
        return False
    # Beside "Q2 2025/26" on a line "Q3" names no period, which it does in a heading of its own.
    words = [w for run in line.word_runs() for w in labels.without_periods(text_of(run)).split()]
    return bool(words) and _are_known(words, labels)


def _are_periods(line: Line, labels: Labels) -> bool:
    """Whether a line holds nothing but periods for which a label has a token."""
    return not labels.without_periods(text_of(line.words)).strip()


def _are_known(words: Sequence[str], labels: Labels) -> bool:
    return all(key(text) in labels.words for word in words for text in _texts(word, labels))


def _texts(text: str, labels: Labels) -> tuple[str, ...]:
    """Return a word of a header, or the words of the headings that touch in it."""
    if key(text) in labels.words:
        return (text,)
    for first, rest in seams(text):
        if key(first) in labels.words:
            return first, *_texts(rest, labels)
    return (text,)
