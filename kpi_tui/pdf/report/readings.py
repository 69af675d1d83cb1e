"""Rows of tables become readings: a row with a code begins one, a row without goes on with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.page.drawings import Dot
from kpi_tui.pdf.page.glyphs import BULLETS
from kpi_tui.pdf.table.convention import Convention, decide, join_parts
from kpi_tui.pdf.table.rows import PrintedRow
from kpi_tui.pdf.table.status import StatusMark
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow, prose, tidy
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import FIGURE_FIELDS, PROSE_FIELDS, STATUS_FIELDS, Reading, Status

_PARTS = re.compile(r"\s*[;/&]\s*|\s*,(?:\s+|$)|\s+and(?:\s+|$)")
"""What stands between two people."""
_SMALL_WORDS = frozenset(("and", "of", "de", "la", "le", "van", "von", "der", "den"))


@dataclass
class Record:
    """The rows of one measure, gathered over the pages it stands on."""

    code: str
    """As printed, without its white space where that is all that is wrong."""
    priority_code: str
    lines: dict[str, list[Line]] = field(default_factory=dict)
    marks: dict[str, list[StatusMark]] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    """The fields for which its tables have a column, whether or not anything stands in it."""

    def add(self, row: PrintedRow, marks: dict[str, StatusMark], dots: Sequence[Dot]) -> None:
        """Add a row: its cells go on with what the record holds. `dots` may be drawn bullets."""
        if row.page not in self.pages:
            self.pages.append(row.page)
        edges = {column.field: column.x1 for column in row.columns}
        self.fields |= edges.keys()
        for name, lines in row.cells.items():
            for line in lines:
                line.bulleted = any(_precedes(dot, line) for dot in dots)
                line.right = edges.get(name, line.right)
            self.lines.setdefault(name, []).extend(lines)
        for name, mark in marks.items():
            self.marks.setdefault(name, []).append(mark)


def _precedes(dot: Dot, line: Line) -> bool:
    """Whether a drawn dot is the bullet of a line."""
    distance = line.x0 - dot.x
    return (
        0 < distance < 2.5 * line.size
        and dot.size < 0.8 * line.size
        and abs(dot.y - (line.base - 0.3 * line.size)) < 0.4 * line.size
    )


def to_reading(
    record: Record, word_list: WordList, convention: Convention, profile: Profile
) -> Reading:
    """Turn a record into a reading. A status is unreadable where the parts of a row disagree."""
    lines: defaultdict[str, list[Line]] = defaultdict(list, record.lines)
    values: dict[str, object] = {}
    for name in FIGURE_FIELDS:
        values[name] = read_figure(lines[name])
    for name in PROSE_FIELDS:
        values[name] = prose(lines[name], word_list=word_list) or None
    for name in STATUS_FIELDS:
        marks = join_parts(record.marks.get(name, []))
        seen = {decide(mark, convention) for mark in marks} - {None}
        values[name] = Status.UNREADABLE if len(seen) > 1 else next(iter(seen), None)
    name = tidy(flow(lines["measure"], word_list))
    code = profile.code.at_start(name) if profile.code else None
    return Reading(
        priority_code=record.priority_code,
        measure_code=record.code,
        measure_name=name[code.end if code else 0 :].lstrip(" -–—:").rstrip(),
        directors=read_people(lines["directors"]),
        portfolio_holder=read_holder(lines["portfolio_holder"], profile.titles),
        pages=tuple(record.pages),
        **values,  # type: ignore[arg-type]
    )


def read_figure(lines: Sequence[Line]) -> str | None:
    """Return a figure as printed: one that a narrow cell broke in the middle is joined again."""
    text = ""
    for line in lines:
        broken = re.search(r"[\d,.£-]$", text) and re.match(r"[\d,.%]", line.text)
        text += line.text if broken or not text else " " + line.text
    return text.strip() or None


def read_holder(lines: Sequence[Line], titles: Sequence[str]) -> str | None:
    """Return the portfolio holder, each of the titles written `Cllr`; `None` for no lines."""
    name = _names(lines)
    first, _, rest = name.partition(" ")
    is_title = first.casefold() in {title.casefold() for title in titles}
    return (f"Cllr {rest}" if is_title and rest else name) or None


def read_people(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the people named in a cell: list items, or lines that each hold a whole name.

    Four words without a bullet are two people whose names run together.
    """
    groups: list[list[Line]] = []
    bulleted = any(line.is_item for line in lines)
    whole_names = len(lines) > 1 and all(len(line.text.split()) > 1 for line in lines)
    for line in lines:
        starts = line.is_item if bulleted else whole_names
        if starts or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    people: list[str] = []
    for group in groups:
        for name in _PARTS.split(_names(group)):
            words = name.split()
            if len(words) == 4 and not bulleted:
                people += [" ".join(words[:2]), " ".join(words[2:])]
            elif words:
                people.append(" ".join(words))
    return tuple(people)


def _names(lines: Sequence[Line]) -> str:
    """Join the lines of names, without their bullets.

    What goes on in small letters, or behind a hyphen, was broken in a word.
    """
    text = ""
    for line in lines:
        first = line.words[0].text
        broken = text.endswith("-") or (first[0].islower() and first not in _SMALL_WORDS)
        text += line.text if broken or not text else " " + line.text
    kept = (" " if letter in BULLETS else letter for letter in text)
    return " ".join("".join(kept).split())


def mark_right_edges(records: Sequence[Record]) -> None:
    """Tell each line how far its column's text reaches, where `add` told it where the column ends.

    The white space that is left at the end of a field's columns is the same wherever they stand,
    and much the same in all columns: one with short lines only leaves more than it has to.
    """
    fields: dict[str, list[Line]] = {}
    for record in records:
        for name, lines in record.lines.items():
            fields.setdefault(name, []).extend(lines)
    left = {
        name: max(0.0, min(line.right - line.x1 for line in lines))
        for name, lines in fields.items()
        if lines
    }
    least = min(left.values(), default=0.0)
    for name, padding in left.items():
        for line in fields[name]:
            line.right -= min(padding, least + 0.5 * line.size)
