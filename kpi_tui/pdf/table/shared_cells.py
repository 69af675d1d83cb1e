"""Cells that hold more than one field: a figure and its status, a status and an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.word_parts import part_of
from kpi_tui.pdf.table.directions import is_direction
from kpi_tui.pdf.table.fields import DIRECTION, KNOWN, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.arrows import ARROWS
from kpi_tui.profiles.cell_forms import NOT_KEPT, CellForm
from kpi_tui.profiles.labels import IGNORED, Labels
from kpi_tui.profiles.profile import Profile
from kpi_tui.status import Status
from kpi_tui.text import squash

_AROUND = "()[],;:"
"""What may stand around a word of status that follows a figure."""
"""What a cell of several fields says where it has none of them."""


def with_shared(columns: Sequence[FieldColumn], labels: Labels) -> tuple[FieldColumn, ...]:
    """Return the columns, each of them once for every field that its cells hold."""
    return tuple(
        replace(column, field=name)
        for column in columns
        for name in (labels.all_of(column.label) if column.field else ()) or (column.field,)
    )


def share_out(row: PrintedRow) -> None:
    """Give the words of a row's shared cells to the fields that they are of."""
    profile = row.phrases.profile
    at: dict[float, list[FieldColumn]] = {}
    for column in row.columns:
        at.setdefault(column.x0, []).append(column)
    for columns in at.values():
        names = [column.field for column in columns]
        form = profile.labels.form_of(columns[0].label) if names[0] in KNOWN else None
        if form is None and len(columns) < 2:
            continue
        told = form.names if form is not None else ()  # a status among them too
        apart = [name for name in names[1:] if name not in told]
        held: dict[str, list[Line]] = {IGNORED: row.cells.pop(IGNORED, [])}
        for line in row.cells.pop(names[0], ()):
            for name, words in _by_field(line, [names[0], *apart], profile):
                held.setdefault(name, []).append(Line(words, line.page))
        if form is not None and names[0] in held:
            for name, lines in _parted(row, held.pop(names[0]), form, names[0]).items():
                held.setdefault(name, []).extend(lines)
        row.cells |= {name: lines for name, lines in held.items() if lines}


def _parted(
    row: PrintedRow, lines: Sequence[Line], form: CellForm, first: str
) -> dict[str, list[Line]]:
    """Return the words of each field in a cell of several; what is not of their form is left out.

    A cell that says that there is nothing is the `first` field's.
    """
    said = " ".join(word.text for line in lines for word in line.words)
    if is_empty(said):
        return {first: [*lines]}
    spans = form.spans(said)
    if spans is None:
        row.left_out += lines
        row.doubts.append(f"{quoted(said)} is not as {form.text}, and is not read")
        return {}
    found: dict[str, list[Line]] = {}
    start = 0
    for line in lines:
        by_field: dict[str, list[Word]] = {}
        for word in line.words:
            parts = [
                (name, part_of(word, max(begins - start, 0), min(ends - start, len(word.text))))
                for name, (begins, ends) in spans.items()
                if begins < start + len(word.text) and start < ends
            ]
            for name, part in parts or [(IGNORED, word)]:  # a sign between two fields
                by_field.setdefault(name, []).append(part)
            start += len(word.text) + 1
        for name, words in by_field.items():
            kept = IGNORED if name == NOT_KEPT else name
            found.setdefault(kept, []).append(Line(words, line.page))
    return found


def others_in(column: FieldColumn, columns: Sequence[FieldColumn]) -> list[str]:
    """Return the other fields that the cells of a column hold."""
    return [each.field for each in columns if each.x0 == column.x0 and each is not column]


def _by_field(
    line: Line, names: Sequence[str], profile: Profile
) -> Iterator[tuple[str, list[Word]]]:
    """Yield the words of a line by the field that they are of: the first has what is left of it."""
    text, drawn = names[0], names[1:]
    words = list(line.words)
    if DIRECTION in drawn:
        words = [part for word in words for part in _without_arrow(word)]
        ways = [word for word in words if is_direction(word.text, profile.direction)]
        if ways:
            yield DIRECTION, ways
        words = [word for word in words if not any(word is way for way in ways)]
    for name in drawn:
        if name in STATUSES:
            said = _status_in(words, profile.status.words)
            if said:
                yield name, [replace(w, text=w.text.strip(_AROUND) or w.text) for w in said]
            words = [word for word in words if not any(word is each for each in said)]
    if words:
        yield text, words


def _without_arrow(word: Word) -> Iterator[Word]:
    """Yield a word, and apart from it the arrows that stand right behind or before it."""
    text = word.text
    start = len(text) - len(text.lstrip("".join(ARROWS)))
    end = len(text.rstrip("".join(ARROWS)))
    if start >= end or (start, end) == (0, len(text)):
        yield word
        return
    for first, last in ((0, start), (start, end), (end, len(text))):
        if first < last:
            yield part_of(word, first, last)


def _status_in(words: Sequence[Word], meanings: Mapping[str, Status]) -> Sequence[Word]:
    """Return the longest run of words that says a status."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if squash("".join(word.text for word in run)).strip(_AROUND) in meanings:
                return run
    return ()
