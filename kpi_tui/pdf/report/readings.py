"""The rows of a measure, gathered in a record, become its reading."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.page.drawings import Dot
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.people import read_holder, read_people, write_title
from kpi_tui.pdf.signs.convention import Convention, decide, join_parts
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import FIGURES, STATUSES
from kpi_tui.pdf.table.polarities import POLARITY, read_polarity
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow, prose, tidy
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import PROSE_FIELDS, PublishedDirection, Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity

_PADDING = 1.5
"""Of a text's size: so much of a cell stays white beside a word that fills it, or less."""


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
    section: PrioritySection | None = None
    """The priority it stands under, where that also says who answers for its measures."""
    code_is_ours: bool = False
    """Whether the report prints none."""
    under: tuple[str, ...] = ()
    """The priorities whose headings stand above its table, where its code names its own."""
    directions: list[PublishedDirection] = field(default_factory=list)
    """The directions of travel that its rows print."""
    polarities: set[Polarity] = field(default_factory=set)
    """The ways that its rows print as the better one."""
    figures: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Page and text of each row's figures, by field."""

    def add(self, row: PrintedRow, marks: dict[str, StatusMark], dots: Sequence[Dot]) -> None:
        """Add a row: its cells go on with what the record holds. `dots` may be drawn bullets."""
        if row.page not in self.pages:
            self.pages.append(row.page)
        edges = {column.field: column.x1 for column in row.columns}
        rooms = {column.field: column.x1 - column.x0 for column in row.columns}
        self.fields |= edges.keys()
        for name, lines in row.cells.items():
            for line in lines:
                line.bulleted = any(_precedes(dot, line) for dot in dots)
                if math.isinf(line.right):
                    line.right = edges.get(name, line.right)
                line.room = rooms.get(name, 0.0)
            self.lines.setdefault(name, []).extend(lines)
            if name in FIGURES and name not in row.repeated:
                self.figures.setdefault(name, []).append((row.page, flow(lines)))
        if row.direction is not None:
            self.directions.append(row.direction)
        polarity = read_polarity(flow(row.cells.get(POLARITY, [])))
        if polarity is not None:
            self.polarities.add(polarity)
        for name, mark in marks.items():
            self.marks.setdefault(name, []).append(mark)

    def is_below(self, section: PrioritySection) -> bool:
        """Whether what was read as the measure's stands in part below a priority's heading."""
        title = section.title_lines[-1:]
        own = [line for lines in self.lines.values() for line in lines]
        return any(
            each.page == line.page and each.base > line.base for line in title for each in own
        )


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
    for name in FIGURES:
        values[name] = read_figure(lines[name])
    for name in PROSE_FIELDS:
        values[name] = prose(lines[name], word_list=word_list) or None
    for name in STATUSES:
        marks = join_parts(record.marks.get(name, []))
        seen = {decide(mark, convention) for mark in marks} - {None}
        figure = values.get(name.replace("_status", "_actual"))
        unmarked = profile.status.empty if name in record.fields and figure else None
        values[name] = Status.UNREADABLE if len(seen) > 1 else next(iter(seen), unmarked)
    printed = tidy(flow(lines["measure"], word_list))
    in_name = profile.code if "code" not in record.fields else None
    code = in_name.at_start(printed) if in_name else None
    directors = read_people(lines["directors"], word_list)
    holder = read_holder(lines["portfolio_holder"], profile.titles, word_list)
    if record.section is not None:
        of_all = record.section.people
        directors = directors or tuple(of_all.get("directors", ()))
        holder = holder or write_title(" ".join(of_all.get("portfolio_holder", ())), profile.titles)
    said = set(record.directions)
    return Reading(
        priority_code=record.priority_code,
        measure_code=record.code,
        measure_name=printed[code.end if code else 0 :].lstrip(" -–—:").rstrip(),
        directors=directors,
        portfolio_holder=holder,
        pages=tuple(record.pages),
        published_direction=said.pop() if len(said) == 1 else None,
        published_polarity=min(record.polarities) if len(record.polarities) == 1 else None,
        code_is_ours=record.code_is_ours or None,
        **values,  # type: ignore[arg-type]
    )


_PADDED = 5.4
"""Points of white on each side of a cell's text, as Word has it."""
_DIGIT = 0.6
"""The width of a digit, in sizes of its font."""


def read_figure(lines: Sequence[Line]) -> str | None:
    """Return a figure as printed: one that a narrow cell broke in the middle is joined again."""
    text = ""
    above: Line | None = None
    for line in lines:
        broken = bool(re.search(r"[\d,.£-]$", text) and re.match(r"[\d,.%]", line.text))
        if broken and above and text[-1].isdigit() and line.text[0].isdigit():
            broken = not _has_room(above)
        text += line.text if broken or not text else " " + line.text
        above = line
    return text.strip() or None


def _has_room(line: Line) -> bool:
    """Whether its cell has room for a digit more: then the digits below it are another figure."""
    return line.room - (line.x1 - line.x0) > 2 * _PADDED + _DIGIT * line.size


def mark_right_edges(records: Sequence[Record], sections: Sequence[PrioritySection] = ()) -> None:
    """Set how far the text of each line's column reaches; `Record.add` has set where it ends.

    Commitments run across the page: the longest of them all tells how far. A word alone tells no
    edge: what follows it may be a paragraph of its own.

    The white space that is left at the end of a field's columns is the same wherever they stand,
    and much the same in all columns: one with short lines only leaves more than it has to.
    """
    commitments = [line for section in sections for line in section.before]
    longest = max(commitments, key=lambda line: line.x1, default=None)
    if longest is not None and _tells_edge(longest):
        for line in commitments:
            line.right = longest.x1
    fields: dict[str, list[Line]] = {}
    for record in records:
        for name, lines in record.lines.items():
            fields.setdefault(name, []).extend(lines)
    longest_of = {
        name: min(lines, key=lambda line: line.right - line.x1)
        for name, lines in fields.items()
        if lines
    }
    left = {
        name: max(0.0, line.right - line.x1)
        for name, line in longest_of.items()
        if _tells_edge(line) or line.right - line.x1 < _PADDING * line.size
    }
    least = min(left.values(), default=0.0)
    for name, padding in left.items():
        for line in fields[name]:
            line.right -= min(padding, least + 0.5 * line.size)


def _tells_edge(longest: Line) -> bool:
    """Whether the longest line of a text may end where it does for want of room."""
    return len(longest.words) > 1
