"""Sections of the outline become priorities, and none of their words gets lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kpi_tui.pdf.report.headings import (
    AnnouncedOutline,
    closest_lines,
    heading_and_commitments,
    title_and_mark,
    without_breaks,
)
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.signs.convention import Convention, decide
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, count_words, prose
from kpi_tui.report import Priority, Reading


@dataclass
class Headings:
    """The priorities, and where the words outside the tables went."""

    priorities: tuple[Priority, ...] = ()
    words: int = 0
    """Words in a field of a priority, or in a heading that repeats one."""
    front: list[Line] = field(default_factory=list)
    """Lines of the cover, the contents and the key."""
    strays: list[Line] = field(default_factory=list)
    """Lines that ended in no field."""
    dates: Sequence[Line] = ()
    """Lines that were read for their date alone."""


def headings_of(
    outline: AnnouncedOutline | SectionOutline, word_list: WordList, convention: Convention
) -> Headings:
    """Turn what stands outside the tables into priorities, whichever way a report names them."""
    if isinstance(outline, SectionOutline):
        return _read_sections(outline, word_list)
    return _read_announced(outline, word_list, convention)


def _read_sections(outline: SectionOutline, word_list: WordList) -> Headings:
    """Turn the sections of a report into its priorities, and account for every line outside."""
    headings = Headings(front=list(outline.front), strays=list(outline.strays))
    priorities = []
    titles = Counter(section.title for section in outline.sections)
    for section in sorted(outline.sections, key=lambda section: section.order):
        taken = (*section.title_lines, *section.glyphs, *section.before)
        headings.words += count_words(taken)
        text = prose(section.before, word_list=word_list)
        priorities.append(
            Priority(
                code=section.code,
                title=section.title,
                section=section.under if titles[section.title] > 1 else None,
                commitments=tuple(text.split("\n")) if text else (),
                page=section.page,
            )
        )
    return Headings(tuple(priorities), headings.words, headings.front, headings.strays)


def _read_announced(
    outline: AnnouncedOutline, word_list: WordList, convention: Convention
) -> Headings:
    """Turn the outline of a report into its priorities, and account for every line of it."""
    sections = outline.sections
    leading = closest_lines([section.before for section in sections])
    headings = Headings(
        front=list(outline.front), strays=list(outline.strays), dates=outline.date_lines
    )
    priorities: list[Priority] = []
    running: str | None = None
    stated = {section.code: section for section in reversed(sections)}
    stated |= {each.code: each for each in reversed(sections) if each.has_table or each.notes}
    for section in sections:
        headings.words += count_words(section.title_lines) + count_words(section.glyphs)
        if section is not stated[section.code]:
            # A heading printed again: what it does not repeat is left over.
            counted = stated[section.code]
            known = {line.text for line in (*counted.before, *counted.notes)}
            repeated = (*section.before, *section.notes)
            headings.words += count_words(line for line in repeated if line.text in known)
            headings.strays += [line for line in repeated if line.text not in known]
            continue
        title, printed = title_and_mark(section, word_list, outline.phrases)
        heading, commitments, lost = heading_and_commitments(
            section.before, title, leading, word_list
        )
        (headings.front if section is sections[0] else headings.strays).extend(lost)
        headings.words += (
            count_words(section.before) - count_words(lost) + count_words(section.notes)
        )
        running = heading if section.before else running
        priorities.append(
            Priority(
                code=section.code,
                title=without_breaks(title, section),
                section=running,
                commitments=commitments,
                status=decide(printed or section.mark, convention),
                note="\n".join(line.text for line in section.notes) or None,
                page=section.page,
            )
        )
    return replace(headings, priorities=tuple(priorities))


def with_unannounced(
    priorities: tuple[Priority, ...], readings: Sequence[Reading]
) -> tuple[Priority, ...]:
    """Return the priorities, with those that have measures and no heading."""
    known = {priority.code for priority in priorities}
    lacking = {
        reading.priority_code: reading for reading in readings if reading.priority_code not in known
    }
    if not lacking:
        return priorities
    added = (Priority(code, title="", page=reading.page) for code, reading in lacking.items())
    return tuple(sorted((*priorities, *added), key=lambda priority: priority.code))
