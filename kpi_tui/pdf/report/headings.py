"""The headings of the annex: cover, priorities, commitments, dates and notes.

A priority is announced by its heading, its commitments, "Status of Indicators DD/MM/YYYY" and
its code with its title, in that order; a note stands in place of a table where it has no measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from kpi_tui.pdf.signs.colours import STATUS_COLOURS
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow, prose
from kpi_tui.pdf.text.phrases import DATE, Phrases
from kpi_tui.status import RATED
from kpi_tui.text import squash

_HEADING = 1.12
"""A heading's font is at least this many times that of the text below it."""
_LEADING = 1.7
"""Of a font's size: so far below it stands the next line of a title, at most."""
_MOST_LINES = 8
"""Lines of a heading."""
_CODE_LINES = 2
"""So many lines a narrow title has for its code and the dash behind it."""


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
    has_table: bool = False
    """Whether nothing stands between it and a table: a cover report only names priorities."""
    glyphs: list[Line] = field(default_factory=list)
    """What is no title but its status icon, drawn as a glyph."""
    title: str = ""
    """Its title, where a profile's phrase tells it from what is printed around it."""
    people: dict[str, list[str]] = field(default_factory=dict)
    """Who answers for all of its measures, by field."""
    order: int = 0
    """How many priorities stand before it."""
    under: str = ""
    """The last title before it below which no measures stand: it may be over several."""


@dataclass
class AnnouncedOutline:
    """Everything outside the tables of a report that announces its priorities."""

    phrases: Phrases
    front: list[Line] = field(default_factory=list)
    """Cover, contents and key: what stands before the first priority's heading."""
    sections: list[PrioritySection] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)
    """Each date printed behind "Status of Indicators", with its page."""
    bare_dates: list[tuple[int, str]] = field(default_factory=list)
    """Each date that stands on a line of its own."""
    date_lines: list[Line] = field(default_factory=list)
    """Lines that are read for their date alone."""
    strays: list[Line] = field(default_factory=list)

    _pending: list[Line] = field(default_factory=list)
    """Lines that may turn out to be the next priority's heading."""
    _headed: int = 0
    """How many of them stood before the last "Status of Indicators": its heading ends there."""
    _titling: bool = False
    """Whether the next line may go on with a priority's title."""
    _on_pages_before: int = 0
    """How many lines before the first priority's title stand on pages that may be front matter."""

    @property
    def announced(self) -> list[str]:
        """The priorities whose table begins here: those since the table before."""
        codes: list[str] = []
        for section in reversed(self.sections):
            if codes and section.has_table:
                break
            codes.append(section.code)
        return codes

    def line(self, line: Line) -> None:
        """Take the next line that stands outside a table."""
        announced = self._announced(line)
        if announced:
            self._begin(*announced)
        elif self.phrases.dates(line.text):
            self._titling = False
            self._date(line, self.dates)
            self._headed = len(self._pending)
        elif self._titling and self._is_glyph_of_title(line):
            self.sections[-1].glyphs.append(line)
        elif self._titling and self._goes_on_with_title(line):
            self.sections[-1].title_lines.append(line)
        elif self.sections and not self._pending and self._is_note(line):
            self._titling = False
            self.sections[-1].notes.append(line)
        elif DATE.fullmatch(line.text.strip()):
            last = self.date_lines[-1] if self.date_lines else None
            goes_on = last is not None and not DATE.search(last.text) and last.page == line.page
            self._date(line, self.dates if goes_on else self.bare_dates)
        else:
            self._titling = False
            self._pending.append(line)

    def break_off(self) -> None:
        """Note that a table begins or the report ends: what was pending is no heading."""
        self._titling = False
        if self._on_pages_before:
            self._part_front(self.sections[0])
        if self.sections and not self._pending:
            self.sections[-1].has_table = True
        if self.sections:
            self.strays += self._pending
        else:
            self.front += self._pending
        self._pending, self._headed = [], 0

    def _announced(self, line: Line) -> tuple[str, list[Line]] | None:
        """Return the code and the lines of a priority's title, whose code may stand on lines above it."""
        title, waiting = [line], self._pending[-_CODE_LINES:]
        while not (found := self.phrases.priority(" ".join(each.text for each in title))):
            if not waiting or not _is_close(waiting[-1], title[0]):
                return None
            title.insert(0, waiting.pop())
        self._pending = self._pending[: len(self._pending) - len(title) + 1]
        return found["code"], title

    def _begin(self, code: str, lines: list[Line]) -> None:
        title = lines[0]
        heading = self._pending
        if self._headed and self.date_lines[-1].page == title.page:
            self.strays += heading[self._headed :]
            heading = heading[: self._headed]
        if not self.sections:
            # Before the first priority's own heading stands the front matter, on pages before.
            pages = sorted({line.page for line in heading if line.page < title.page})
            own = title.page
            if not any(line.page == own for line in heading) and pages and not self.date_lines:
                own = pages[-1]
            self._on_pages_before = sum(line.page < own for line in heading)
        self._pending, self._headed = [], 0
        self.sections.append(PrioritySection(code, title.page, lines, heading))
        self._titling = True

    def _part_front(self, first: PrioritySection) -> None:
        """Part the front matter from the first priority’s heading, now that all of its title is known."""
        text = flow(first.title_lines)
        said = self.phrases.priority(text) or {"title": text}
        start = _announced_among(first.before[: self._on_pages_before], said["title"])
        self.front += first.before[:start]
        first.before, self._on_pages_before = first.before[start:], 0

    def _date(self, line: Line, dates: list[tuple[int, str]]) -> None:
        self.date_lines.append(line)
        match = DATE.search(line.text)
        if match:
            dates.append((line.page, match[0]))

    def _is_glyph_of_title(self, line: Line) -> bool:
        """Whether a line is the title's status icon, which a larger font sets a little off."""
        last = self.sections[-1].title_lines[-1]
        is_sign = not any(map(str.isalnum, line.text))
        near = abs(line.base - last.base) < max(line.size, last.size)
        return is_sign and line.page == last.page and near

    def _goes_on_with_title(self, line: Line) -> bool:
        last = self.sections[-1].title_lines[-1]
        return (
            _is_close(last, line)
            and line.x0 < last.x0 + 12 * last.size
            and not self.phrases.is_note(line.text)
        )

    def _is_note(self, line: Line) -> bool:
        notes = self.sections[-1].notes
        if self.phrases.is_note(line.text):
            return True
        return bool(notes) and line.page == notes[-1].page and line.is_as_large(notes[-1])


def _is_close(above: Line, line: Line) -> bool:
    """Whether a line stands right below another, in letters of its size."""
    return (
        line.page == above.page
        and 0 < line.base - above.base < _LEADING * above.size
        and abs(line.words[0].size - above.words[0].size) < 0.6
    )


def title_and_mark(
    section: PrioritySection, word_list: WordList, phrases: Phrases
) -> tuple[str, StatusMark | None]:
    """Return the priority's title, and the mark printed behind it where that is text."""
    printed = flow(section.title_lines, word_list)
    text = (phrases.priority(printed) or {"title": printed})["title"]
    words = phrases.profile.status.words
    last = section.title_lines[-1].words[-1].text
    said = words.get(squash(last))
    is_rating = said in RATED and len(last) > 1 and last.isupper() and not text.isupper()
    if said is not None and (is_rating or said not in STATUS_COLOURS):
        return text[: -len(last)].strip(), StatusMark(printed=said, text=last)
    return text, None


def without_breaks(title: str, section: PrioritySection) -> str:
    """Return a title whole where a line of it ends within a word: its heading has no space there."""
    said = _title_among(section.before, title)
    if said is None:
        return title
    letters = "".join(title.split())
    lines = ["".join(line.text.split()) for line in section.title_lines]
    start = "".join(lines).find(letters)
    ends = {end - start for end in accumulate(map(len, lines))}
    real = _spaces(title) - (ends - _spaces(flow(section.before[slice(*said)])))
    return "".join(f" {letter}" if at in real else letter for at, letter in enumerate(letters))


def _spaces(text: str) -> set[int]:
    """Return how many letters stand before each space of a text."""
    return set(accumulate(map(len, text.split())))


def heading_and_commitments(
    before: Sequence[Line], title: str, leading: float, word_list: WordList
) -> tuple[str | None, tuple[str, ...], list[Line]]:
    """Return the heading where it is not the title, the commitments, and lines that are neither."""
    start, end = _heading(before, title)
    heading = flow(before[start:end], word_list)
    commitments = prose(before[end:], leading, word_list)
    section = None if not heading or squash(heading) == squash(title) else heading
    return section, tuple(commitments.split("\n")) if commitments else (), list(before[:start])


def _announced_among(front: Sequence[Line], title: str) -> int:
    """Return where the first priority is announced at the end of the front matter; else where that ends.

    In a list of contents its title is no larger than what follows.
    """
    start = end = 0
    while said := _title_among(front[end:], title):
        start, end = end + said[0], end + said[1]
    if not end:
        return len(front)
    largest = max((line.size for line in front[end:]), default=0.0)
    return start if front[start].size >= _HEADING * largest else len(front)


def _heading(lines: Sequence[Line], title: str) -> tuple[int, int]:
    """Find the range of lines that are the heading: those that say the title, else the largest."""
    if said := _title_among(lines, title):
        return said
    if not lines:
        return 0, 0
    smallest = min(line.size for line in lines)
    start = next((i for i, line in enumerate(lines) if line.size >= _HEADING * smallest), 0)
    size = lines[start].size
    end = start + 1
    while end < len(lines) and lines[end].is_as_large(lines[start]) and size > smallest:
        end += 1
    if size <= smallest and lines[start].text.rstrip().endswith("."):
        return 0, 0
    return start, end


def _title_among(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """Find the range of lines that say the title."""
    wanted = squash(title)
    for start in range(len(lines)):
        for end in range(start + 1, min(start + _MOST_LINES, len(lines)) + 1):
            if squash(flow(lines[start:end])) == wanted:
                return start, end
    return None


def closest_lines(blocks: Sequence[Sequence[Line]]) -> float:
    """Return the distance between two lines of a paragraph: the least there is under any heading."""
    steps = [
        line.base - before.base
        for lines in blocks
        for before, line in pairwise(lines)
        if before.page == line.page and line.is_as_large(before)
    ]
    smallest = min((line.size for lines in blocks for line in lines), default=10.0)
    return min([step for step in steps if step > 0.8 * smallest] + [1.4 * smallest])
