"""Comments below a table that each begin with the code of a measure in it, “HR01: sickness rose”.

Code and name may stand on a line of their own above the comment, or the code in a column before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.page.word_parts import part_of
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.table.comment_tables import heads_comments
from kpi_tui.pdf.text.lines import Line, count_words, flow
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS, Warning
from kpi_tui.text import squash

_BEGINS = regex(r"[•▪●*-]?\s*")
_BEHIND = regex(r"\s*(?::|\s[-–—])\s*(?=[^\W\d_])")
"""What stands between a code and its comment."""
_APART = " :–—-"
_LEADING = 1.8
"""Lines of one comment are no further apart, in sizes of their font."""
_BELOW_NAME = 3.0
"""So far below the name of its measure a comment begins, at most."""
_SAME_SIZE = 0.5
_FEWEST = 5
"""Words of a comment below a name, or more: a chart has fewer."""
_PADDED = 5.4
"""Points of white at the end of a line, as cells have it."""


@dataclass
class CodedNote:
    """A comment below a table: the code that it begins with, and its lines."""

    code: str
    lines: list[Line]
    begins: int
    """Where in its first line the comment begins."""
    is_cell: bool = False
    """Whether its code stands in a column of its own."""
    next_text: str = ""
    """What stands right below it, where it is headed, and may be its next paragraph."""

    @classmethod
    def begun_by(cls, line: Line, names: Mapping[str, str], phrases: Phrases) -> CodedNote | None:
        """Return the comment that a line begins: one of these codes, or one that looks like them.

        The name of the code's measure may stand between the two.
        """
        match = _BEGINS.match(line.text)
        start = match.end() if match else 0
        printed = phrases.code_at_start(line.text[start:])
        known = (code for code in names if line.text.startswith(code, start))
        code = max(known, key=len, default=printed.printed if printed else "")
        if not code:
            return None
        named = re.compile(rf"[\s:–—-]*{re.escape(names.get(code, code))}{_BEHIND.pattern}", re.I)
        end = start + len(code)
        behind = named.match(line.text, end) or _BEHIND.match(line.text, end)
        if names.get(code) and squash(line.text[end:].lstrip(_APART)) == squash(names[code]):
            return cls(code, [line], len(line.text))
        return cls(code, [line], behind.end()) if behind else None

    @classmethod
    def in_cell(cls, line: Line, phrases: Phrases) -> CodedNote | None:
        """Return the comment that a row of a table begins, behind the column of its code."""
        code, *behind = [text_of(words) for words in line.word_runs()]
        printed = phrases.code_at_start(code)
        is_begun = printed is not None and printed.printed == code and behind
        return cls(code, [line], len(code), is_cell=True) if is_begun else None

    @property
    def is_headed(self) -> bool:
        """Whether code and name stand above it, on a line of their own."""
        return self.begins == len(self.lines[0].text)

    @property
    def says_nothing(self) -> bool:
        """Whether what stands below its code and name are no sentences: a chart's, or nothing."""
        words = flow(self.lines[1:])
        is_sentence = words[:1].isupper() and words.endswith((".", "!", "?"))
        is_apart = any(len(line.runs()) > 1 for line in self.lines[1:])
        return self.is_headed and (is_apart or not is_sentence or words.count(" ") < _FEWEST - 1)

    @property
    def text(self) -> list[Line]:
        """Its lines without its code."""
        first, *others = self.lines
        end = 0
        for at, word in enumerate(first.words):
            end = first.text.index(word.text, end) + len(word.text)
            if end > self.begins:
                start = max(len(word.text) - (end - self.begins), 0)
                own = [part_of(word, start, len(word.text)), *first.words[at + 1 :]]
                return [Line(own, first.page), *others]
        return others


def end_lines(outline: SectionOutline, transcript: Transcript, *, is_end: bool = False) -> None:
    """End the lines that stand outside tables: those that begin with a code are its measure's."""
    above = outline.sections[-1] if outline.sections else None
    strays, texts = len(outline.strays), len(above.before) if above else 0
    outline.break_off(is_end=is_end)
    if above is None:
        return
    for kept, start in ((outline.strays, strays), (above.before, texts)):
        kept[start:] = _without_notes(kept[start:], above, transcript)


def _without_notes(
    lines: list[Line], section: PrioritySection, transcript: Transcript
) -> list[Line]:
    """Return lines without the comments on measures of a section, which are given to these.

    None is where one begins with another code, or its measure has a comment of its own.
    """
    records = {
        record.code: record
        for record in transcript.records
        if record.section is section and not record.code_is_ours
    }
    printed = {code: flow(each.lines.get("measure", [])) for code, each in records.items()}
    names = {code: said.removeprefix(code).lstrip(_APART) for code, said in printed.items()}
    heads = [line for line in lines if heads_comments(line)]
    if heads and not _are_rows(lines[lines.index(heads[0]) :], transcript.phrases):
        said = f"the table headed {quoted(heads[0].text)} is not read"
        message = f"{said}: which comment is which measure’s cannot be told"
        transcript.warnings.append(Warning(heads[0].page, None, message))
        return lines
    notes = list(_notes(lines, names, transcript.phrases))
    if any(note.says_nothing for note in notes):
        notes = [note for note in notes if not note.is_headed]
    if not notes:
        return lines
    free = {code for code, each in records.items() if not any(map(each.lines.get, PROSE_FIELDS))}
    odd = [note for note in notes if note.code not in free]
    for note in [note for note in odd if not note.is_cell] + [n for n in odd if n.is_cell][:1]:
        said = f"{quoted(note.lines[0].text)} below the table is not read"
        record = records.get(note.code)
        why = "is it its comment?" if record else "no measure of the table above has that code"
        code = note.code if record else None
        transcript.warnings.append(Warning(note.lines[0].page, code, f"{said}: {why}"))
    if odd:
        return lines
    right = max(line.x1 for note in notes for line in note.lines) + _PADDED
    taken = {id(line) for line in heads}
    for note in notes:
        record = records[note.code]
        for line in note.text:
            line.right = right
            record.lines.setdefault("comment", []).append(line)
            if line.page not in record.pages:
                record.pages.append(line.page)
        if note.next_text:
            said = f"its comment may go on: {quoted(note.next_text)} below it is not read"
            transcript.warnings.append(Warning(note.lines[0].page, note.code, said))
        taken |= {id(line) for line in note.lines}
    transcript.taken += count_words([line for line in lines if id(line) in taken])
    return [line for line in lines if id(line) not in taken]


def _are_rows(lines: Sequence[Line], phrases: Phrases) -> bool:
    """Whether each line of a table, below its head, begins a comment or goes on with one.

    The first begins one. Lines that go on stand closer to the line above them than lines that begin.
    """
    below = lines[1:]
    begins = [CodedNote.in_cell(line, phrases) is not None for line in below]
    if not any(begins) or not begins[0]:
        return False
    last = max(at for at, is_begun in enumerate(begins) if is_begun)
    pairs = [*zip(below[:last], below[1 : last + 1], begins[1 : last + 1], strict=True)]
    pairs = [each for each in pairs if each[0].page == each[1].page]
    apart = [line.base - above.base for above, line, is_begun in pairs if is_begun]
    within = [line.base - above.base for above, line, is_begun in pairs if not is_begun]
    return not apart or max(within, default=0.0) + 1 < min(apart)


def _notes(
    lines: Sequence[Line], names: Mapping[str, str], phrases: Phrases
) -> Iterator[CodedNote]:
    """Yield the comments among lines that begin with a code, each with the lines it goes on in."""
    note: CodedNote | None = None
    is_table = False
    for line in lines:
        is_table = is_table or heads_comments(line)
        found = CodedNote.in_cell(line, phrases) if is_table else None
        found = found or CodedNote.begun_by(line, names, phrases)
        if found is not None:
            if note is not None:
                yield note
            note = found
        elif note is not None:
            above = note.lines[-1]
            is_first = note.is_headed and above is note.lines[0]
            leading = (_BELOW_NAME if is_first else _LEADING) * line.size
            is_near = line.page == above.page and 0 < line.base - above.base < leading
            is_alike = is_first or abs(line.size - above.size) < _SAME_SIZE
            is_below = not note.is_cell or line.x0 > note.lines[0].runs()[0][1]
            if is_near and is_alike and is_below and not heads_comments(line):
                note.lines.append(line)
            else:
                is_next = note.is_headed and line.base - above.base < _BELOW_NAME * line.size
                note.next_text = line.text if is_next and line.page == above.page else ""
                yield note
                note = None
    if note is not None:
        yield note
