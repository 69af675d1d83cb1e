"""The headings of the annex: cover, priorities, commitments, dates and notes.

A priority is announced by its heading, its commitments, "Status of Indicators DD/MM/YYYY" and
"OCCnn - Title", in that order; a note stands in place of a table where it has no measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kpi_tui.pdf.table.status import MARKS, WORDS, StatusMark
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow, prose, squash
from kpi_tui.pdf.text.phrases import DATE, NOTE, PRIORITY, STATUS_OF

TRAILING_MARK = re.compile(r"\s+(\?!|!\?|\?|!|n/a|n/r)$", re.I)
HEADING = 1.12
"""A heading's font is at least this many times that of the text below it."""


@dataclass
class PrioritySection:
    """What was read about one priority, before it becomes a `Priority`."""

    code: str
    page: int
    title_lines: list[Line]
    before: list[Line]
    """The heading, and the commitments under it."""
    mark: StatusMark | None = None
    notes: list[Line] = field(default_factory=list)
    glyphs: list[Line] = field(default_factory=list)
    """What is no title but its status icon, drawn as a glyph."""


@dataclass
class Outline:
    """Everything outside the tables."""

    front: list[Line] = field(default_factory=list)
    """Cover, contents and key: what stands before the first priority's heading."""
    sections: list[PrioritySection] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)
    """Each printed reporting date, with its page."""
    date_lines: list[Line] = field(default_factory=list)
    strays: list[Line] = field(default_factory=list)

    _pending: list[Line] = field(default_factory=list)
    _titling: bool = False

    def line(self, line: Line) -> None:
        """Take the next line that stands outside a table."""
        status_of, priority = STATUS_OF.match(line.text), PRIORITY.match(line.text)
        if priority:
            self._begin(priority[1], line)
        elif status_of:
            self._titling = False
            self._date(line, line.text)
        elif self._is_glyph_of_title(line):
            self.sections[-1].glyphs.append(line)
        elif self._goes_on_with_title(line):
            self.sections[-1].title_lines.append(line)
        elif self._is_note(line):
            self._titling = False
            self.sections[-1].notes.append(line)
        elif DATE.fullmatch(line.text.strip()):
            self._date(line, line.text)
        else:
            self._titling = False
            self._pending.append(line)

    def table(self) -> None:
        """A table begins or goes on: what was pending is no heading of the next priority."""
        self._titling = False
        if self.sections:
            self.strays += self._pending
        else:
            self.front += self._pending
        self._pending = []

    def close(self) -> None:
        """The report ends."""
        self.table()

    def _begin(self, code: str, line: Line) -> None:
        before = self._pending
        if not self.sections:
            before = self._without_front(before, line)
        self._pending = []
        self.sections.append(PrioritySection(code, line.page, [line], before))
        self._titling = True

    def _without_front(self, lines: list[Line], title: Line) -> list[Line]:
        """The lines of the first priority's own heading; the others are the front matter's."""
        pages = sorted({line.page for line in lines if line.page < title.page})
        own = title.page
        if not any(line.page == own for line in lines) and pages and not self.date_lines:
            own = pages[-1]
        self.front += [line for line in lines if line.page < own]
        return [line for line in lines if line.page >= own]

    def _date(self, line: Line, text: str) -> None:
        self.date_lines.append(line)
        match = DATE.search(text)
        if match:
            self.dates.append((line.page, match[0]))

    def _is_glyph_of_title(self, line: Line) -> bool:
        """Whether a line is the title's status icon, which a larger font sets a little off."""
        if not self._titling or any(map(str.isalnum, line.text)):
            return False
        last = self.sections[-1].title_lines[-1]
        return line.page == last.page and abs(line.base - last.base) < max(line.size, last.size)

    def _goes_on_with_title(self, line: Line) -> bool:
        if not self._titling:
            return False
        last = self.sections[-1].title_lines[-1]
        return (
            line.page == last.page
            and 0 < line.base - last.base < 1.7 * last.size
            and abs(line.words[0].size - last.words[0].size) < 0.6
            and line.x0 < last.x0 + 12 * last.size
            and not NOTE.search(line.text)
        )

    def _is_note(self, line: Line) -> bool:
        if not self.sections or self._pending:
            return False
        section = self.sections[-1]
        if NOTE.search(line.text):
            return True
        return (
            bool(section.notes)
            and line.page == section.notes[-1].page
            and (abs(line.size - section.notes[-1].size) < 0.6)
        )


def title_and_mark(section: PrioritySection, word_list: WordList) -> tuple[str, StatusMark | None]:
    """The priority's title, and the mark printed behind it where that is text."""
    text = PRIORITY.sub(r"\2", flow(section.title_lines, word_list)).strip()
    last = section.title_lines[-1].words[-1].text
    if last.isupper() and squash(last) in WORDS and not text.isupper():
        return text[: -len(last)].strip(), StatusMark(printed=WORDS[squash(last)], text=last)
    match = TRAILING_MARK.search(text)
    if match:
        return text[: match.start()], StatusMark(printed=MARKS[match[1].lower()], text=match[1])
    return text, None


def heading_and_commitments(
    before: Sequence[Line], title: str, leading: float, word_list: WordList
) -> tuple[str | None, tuple[str, ...], list[Line]]:
    """The heading where it is not the title itself, the commitments, and lines that are neither."""
    start, end = _heading(before, title)
    heading = flow(before[start:end], word_list)
    commitments = prose(before[end:], leading, word_list)
    section = None if not heading or squash(heading) == squash(title) else heading
    return section, tuple(commitments.split("\n")) if commitments else (), list(before[:start])


def _heading(lines: Sequence[Line], title: str) -> tuple[int, int]:
    """The range of lines that are the heading: those that say the title, else the largest."""
    wanted = squash(title)
    for start in range(len(lines)):
        for end in range(start + 1, min(start + 4, len(lines)) + 1):
            if squash(flow(lines[start:end])) == wanted:
                return start, end
    if not lines:
        return 0, 0
    smallest = min(line.size for line in lines)
    start = next((i for i, line in enumerate(lines) if line.size >= HEADING * smallest), 0)
    size = lines[start].size
    end = start + 1
    while end < len(lines) and abs(lines[end].size - size) < 0.6 and size > smallest:
        end += 1
    if size <= smallest and lines[start].text.rstrip().endswith("."):
        return 0, 0
    return start, end


def closest_lines(blocks: Sequence[Sequence[Line]]) -> float:
    """The distance between two lines of one paragraph: the least there is under any heading."""
    steps = [
        line.base - before.base
        for lines in blocks
        for before, line in pairwise(lines)
        if before.page == line.page and abs(before.size - line.size) < 0.6
    ]
    smallest = min((line.size for lines in blocks for line in lines), default=10.0)
    return min([step for step in steps if step > 0.8 * smallest] + [1.4 * smallest])
