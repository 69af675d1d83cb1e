"""The priorities of a report that names them above its tables, in rows across, or in headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.cell_kinds import is_of_people
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.passing import PassedOver
from kpi_tui.pdf.report.people import write_title
from kpi_tui.pdf.report.section_texts import part_commentary
from kpi_tui.pdf.report.standing_out import LONGEST, find_title, is_block, like_a_title
from kpi_tui.pdf.report.unread_tables import lines_of_tables
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.period_text import is_period
from kpi_tui.profiles.period_titles import is_general_title, without_periods
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.profiles.profile import TitlePlace
from kpi_tui.regex import regex
from kpi_tui.text import squash

_CONTINUED = regex(r"\s*[(\[–—-]*\s*(?:continued|cont(?:['’]?d)?\.?)\s*[)\]]*$", re.I)
_MOST_OF_A_NAME = 4
"""Words of a councillor's name, with its title."""
_BETWEEN = regex(r"\s*[|·•;]\s*")
_SENTENCE = 8
"""Words of a sentence, or more."""


@dataclass
class SectionOutline:
    """Everything outside the tables of a report, and the headings within them."""

    phrases: Phrases
    front: list[Line] = field(default_factory=list)
    """What stands before the first table."""
    sections: list[PrioritySection] = field(default_factory=list)
    strays: list[Line] = field(default_factory=list)
    passed: PassedOver = field(default_factory=PassedOver)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    """What is doubtful of headings, and the page of each."""
    period_titles: list[Line] = field(default_factory=list)
    """What stands above tables like a title, and names the period of their figures alone."""
    unread_title: str = ""
    """What stands above the open table like a title of a priority, and was not read as one."""

    has_merged: bool = False
    """Whether a cell of its column of priorities stands beside several measures."""
    cell_is_blank: bool = False
    """Whether an empty cell of that column, one of its own, stands beside the last measure."""
    is_bold: Callable[[Line], bool] = field(default=lambda _: False)
    """Whether a line of the page that is being read is set in bold."""
    _over: str = ""
    """The last title below which another stands and no measures."""
    _pending: list[Line] = field(default_factory=list)
    _in_tables: bool = False
    """Whether a table began: what follows is no front matter, though no priority was found."""

    def line(self, line: Line) -> None:
        """Take the next line that stands outside a table, as two where who answers stands far right."""
        is_apart = (
            each for each in line.halves() if self._people(each[1]) and not self._people(line)
        )
        self._pending += next(is_apart, (line,))

    def break_off(self, *, is_end: bool = False) -> None:
        """Note that a table begins, whose priority a heading above it names, or that the report ends."""
        pending, self._pending = self._pending, []
        if pending:
            self._take_above(pending, is_end=is_end)
        self._in_tables = True

    def _take_above(self, pending: list[Line], *, is_end: bool) -> None:
        if self.phrases.profile.priorities.place is not TitlePlace.ABOVE:
            self._leave(pending)
            return
        start, end = self._heading(pending, is_end=is_end)
        if start == end:
            self.unread_title = like_a_title(pending, self._titles) or self.unread_title
            self._leave(pending)
            return
        self._leave(pending[:start])
        self._begin(pending[start:end])
        self._take_text(pending[end:])

    def across(self, lines: Sequence[Line]) -> bool:
        """Take a row across the table, and tell whether it names a priority."""
        if self.phrases.profile.priorities.place is not TitlePlace.ROW:
            return False
        text = flow(lines)
        is_sentence = len(text.split()) >= _SENTENCE and text.rstrip()[-1] in ".;"
        if len(text) > LONGEST or is_sentence:
            return False
        last = self.sections[-1] if self.sections else None
        if last is not None and not last.has_table:
            people = self._people(lines[0]) if len(lines) == 1 else []
            last.people |= {name: [said] for name, said in people}
            if people:
                last.glyphs += lines
                return True
            self._over = last.title
        self._begin(lines)
        headings = self.phrases.profile.priorities.headings
        if headings and not any(phrase.fills(text) for phrase in headings):
            message = f"{quoted(text)} fits none of [priority] headings: its title is all of it"
            self.doubts.append((lines[0].page, message))
        return True

    def header(self, label: str, page: int) -> None:
        """Take the first heading of a table, which may name its priority."""
        title = self.phrases.profile.labels.section_of(label)
        if title is not None and self.phrases.profile.priorities.place is TitlePlace.HEADER:
            self._enter(title, page, [])

    def column(self, lines: Sequence[Line]) -> None:
        """Take the cell that names the priority of a row."""
        text = flow(lines)
        if text:
            self._enter(_said(text, self.phrases)["title"], lines[0].page, [])

    @property
    def current(self) -> PrioritySection:
        """The priority whose measures follow; one without a title where none was named."""
        if not self.sections:
            self._enter("", 1, [])
        return self.sections[-1]

    def _begin(self, lines: Sequence[Line]) -> None:
        found = _said(flow(lines), self.phrases)
        section = self._enter(found["title"], lines[0].page, lines, found.get("number"))
        for name in PEOPLE:
            if found.get(name):
                section.people[name] = [found[name]]
        if found.get("name"):
            section.people.setdefault("portfolio_holder", [found["name"]])

    def _enter(
        self, title: str, page: int, lines: Sequence[Line], number: str | None = None
    ) -> PrioritySection:
        """Go on with the priority of this title, or begin it."""
        self.unread_title = ""
        title = _CONTINUED.sub("", title)
        for index, section in enumerate(self.sections):
            is_over = any(each.under == section.title for each in self.sections)
            is_here = is_over or section.under in ("", self._over)
            if squash(section.title) == squash(title) and is_here:
                section.glyphs += lines
                self.sections.append(self.sections.pop(index))
                return section
        code = number or f"{len(self.sections) + 1:02}"
        if any(section.code == code for section in self.sections):
            code = f"{len(self.sections) + 1:02}"
        section = PrioritySection(code, page, list(lines), [], title=title, under=self._over)
        section.order = len(self.sections)
        self.sections.append(section)
        return section

    def _take_text(self, lines: Sequence[Line]) -> None:
        """Take what stands between a heading and its table: people, and a text about all of it."""
        section = self.sections[-1]
        profile = self.phrases.profile
        for line in self.passed.take_counts(self.passed.take_parts(lines, profile), profile):
            people = self._people(line)
            if people:
                for name, found in people:
                    named = section.people.setdefault(name, [])
                    named += [found] if found not in named else []  # said again on the next page
                section.glyphs.append(line)
            elif profile.priorities.commentary and not is_period(line.text):
                section.before.append(line)
            else:
                self.strays.append(line)
                if is_of_people(line.text):
                    where = f"below the heading of the priority {quoted(section.title)}"
                    message = f"{where} {quoted(line.text)} is not read: does it say who answers?"
                    self.doubts.append((line.page, message))

    @property
    def _titles(self) -> list[Line]:
        return [line for section in self.sections for line in section.title_lines]

    def _people(self, line: Line) -> list[tuple[str, str]]:
        """Return who answers, by field, as a line says it; none where it says something else."""
        parts = [self._person(part) for part in parts_of(line)]
        if all(found for _, found in parts):
            return parts
        name, found = self._person(line.text)
        return [(name, found)] if found else []

    def _person(self, text: str) -> tuple[str, str]:
        for name, phrases in self.phrases.profile.priorities.people.items():
            for phrase in phrases:
                values = phrase.fills(text)
                if values is None:
                    continue
                # What a phrase leaves without a name is all of it who answers.
                named = (said for which, said in values.items() if which != "any")
                found = values.get("name") or next(named, text.strip())
                if found[:1].isupper():
                    return name, found
        return "", ""

    def _leave(self, lines: Sequence[Line]) -> None:
        kept = self.passed.take_parts(lines, self.phrases.profile)
        if self.sections:
            headings = self.phrases.profile.priorities.commentary_under
            heading, text, kept = part_commentary(kept, headings)
            self.sections[-1].glyphs += heading
            self.sections[-1].before += text
        if self.sections or self._in_tables:
            self.strays += kept
            return
        rows = {id(line) for line in lines_of_tables(kept, self.phrases.profile)}
        self.strays += [line for line in kept if id(line) in rows]
        self.front += [line for line in kept if id(line) not in rows]

    def _heading(self, lines: Sequence[Line], *, is_end: bool) -> tuple[int, int]:
        """Find the lines that are the heading: those that read like one, else the last large ones.

        At the end of a report, where no table follows, large ones are those of a key or of sources.
        """
        declared = self.phrases.profile.priorities.headings
        for start in reversed(range(len(lines))):
            for end in range(start + 1, min(start + 3, len(lines)) + 1):
                block = lines[start:end]
                if not is_block(block):
                    break
                if any(phrase.fills(flow(block)) for phrase in declared):
                    while end < len(lines) and is_block(lines[start : end + 1]):
                        end += 1
                    return start, end
        if declared:
            return 0, 0
        answering = [index for index, line in enumerate(lines) if self._people(line)]
        if answering:
            first = answering[-1]
            while first - 1 in answering:
                first -= 1
            return self._title(lines[:first])
        if is_end or any(section.people for section in self.sections):
            return 0, 0  # a heading within the priority: nobody answers for it
        return self._title(lines)

    def _title(self, lines: Sequence[Line]) -> tuple[int, int]:
        """Find the last lines that stand out and name more than a period; from 0 to 0 stands none."""
        while lines:
            start, end = find_title(lines, self.is_bold, is_first=not self.sections)
            kept = start + without_periods([line.text for line in lines[start:end]])
            self.period_titles += lines[kept:end]
            end = kept
            if start < end and not self.sections and self._is_of_report(lines[end - 1].text):
                return 0, 0
            is_holder = start < end and self._is_holder(flow(lines[start:end]))
            if (start < end and not is_holder) or not end:
                return start, end
            lines = lines[:start]
        return 0, 0

    def _is_holder(self, text: str) -> bool:
        """Whether a text is a councillor's name alone, where a column says whose each measure is.

        Below a table it is what is left of a cell over many rows.
        """
        profile = self.phrases.profile
        name = write_title(text, profile.titles) or ""
        has_column = any("portfolio_holder" in table.labels.fields for table in profile.tables)
        return has_column and name.startswith("Cllr ") and len(name.split()) <= _MOST_OF_A_NAME

    def _is_of_report(self, title: str) -> bool:
        """Whether a title is the council's name or the report's, and not also that of some measures."""
        profile, said = self.phrases.profile, squash(title)
        is_report = said == squash(profile.report) and is_general_title(title)
        return is_report or said == squash(profile.council)


def parts_of(line: Line) -> list[str]:
    """Return the texts that stand beside each other on a line, apart or with a sign between them."""
    runs = (text_of(words) for words in line.word_runs())
    return [part for run in runs for part in _BETWEEN.split(run) if part]


def _said(text: str, phrases: Phrases) -> dict[str, str]:
    for phrase in phrases.profile.priorities.headings:
        found = phrase.fills(text)
        # Where only who answers is named, that is the title.
        named = [found[name] for name in ("title", *PEOPLE) if found and name in found]
        if found and named:
            return {"title": named[0]} | found
    return {"title": text}
