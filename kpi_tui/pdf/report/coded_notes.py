"""Comments below a table that each begin with the code of a measure in it, “HR01: sickness rose”.

Code and name may stand on a line of their own above the comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.page.word_parts import part_of
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.lines import Line, count_words, flow, squash
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import PROSE_FIELDS, Warning

_BEGINS = re.compile(r"[•▪●*-]?\s*")
_BEHIND = re.compile(r"\s*(?::|\s[-–—])\s*(?=[^\W\d_])")
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
    notes = list(_notes(lines, names, transcript.phrases))
    if any(note.says_nothing for note in notes):
        notes = [note for note in notes if not note.is_headed]
    if not notes:
        return lines
    free = {code for code, each in records.items() if not any(map(each.lines.get, PROSE_FIELDS))}
    odd = [note for note in notes if note.code not in free]
    for note in odd:
        said = f"{quoted(note.lines[0].text)} below the table is not read"
        record = records.get(note.code)
        why = "is it its comment?" if record else "no measure of the table above has that code"
        code = note.code if record else None
        transcript.warnings.append(Warning(note.lines[0].page, code, f"{said}: {why}"))
    if odd:
        return lines
    right = max(line.x1 for note in notes for line in note.lines) + _PADDED
    taken: set[int] = set()
    for note in notes:
        record = records[note.code]
        for line in note.text:
            line.right = right
            record.lines.setdefault("comment", []).append(line)
            if line.page not in record.pages:
                record.pages.append(line.page)
        transcript.taken += count_words(note.lines)
        taken |= {id(line) for line in note.lines}
    return [line for line in lines if id(line) not in taken]


def _notes(
    lines: Sequence[Line], names: Mapping[str, str], phrases: Phrases
) -> Iterator[CodedNote]:
    """Yield the comments among lines that begin with a code, each with the lines it goes on in."""
    note: CodedNote | None = None
    for line in lines:
        found = CodedNote.begun_by(line, names, phrases)
        if found is not None:
            if note is not None:
                yield note
            note = found
        elif note is not None:
            above = note.lines[-1]
            is_first = note.is_headed and above is note.lines[0]
            leading = (_BELOW_NAME if is_first else _LEADING) * line.size
            is_near = line.page == above.page and 0 < line.base - above.base < leading
            if is_near and (is_first or abs(line.size - above.size) < _SAME_SIZE):
                note.lines.append(line)
            else:
                yield note
                note = None
    if note is not None:
        yield note
