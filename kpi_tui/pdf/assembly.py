"""The transcript becomes a report: fields, account of words, warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kpi_tui.errors import PdfError
from kpi_tui.labels import field_label
from kpi_tui.origin import MADE_UP, Origin
from kpi_tui.pdf.doubts.contents_list import warn_contents
from kpi_tui.pdf.doubts.fit import doubts_of_fit, refuse_misfit
from kpi_tui.pdf.doubts.ink_warnings import ink_warnings
from kpi_tui.pdf.doubts.printed_counts import PrintedCounts
from kpi_tui.pdf.doubts.said_twice import warn_said_twice
from kpi_tui.pdf.doubts.shades import find_shades
from kpi_tui.pdf.doubts.titles import warn_dated_titles, warn_lost_titles
from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.namesakes import told_apart
from kpi_tui.pdf.report.people import open_hyphens
from kpi_tui.pdf.report.priorities import Headings, headings_of, with_unannounced
from kpi_tui.pdf.report.readings import mark_right_edges, to_reading
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.convention import Convention, join_parts
from kpi_tui.pdf.text.broken_words import mark_broken_words
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, count_words, flow, open_breaks
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.pdf.text.sheets import SheetPlaces
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import (
    PROSE_FIELDS,
    Account,
    Leftover,
    Priority,
    Reading,
    Report,
    Source,
    Warning,
)
from kpi_tui.text import fold

_KNOWN = "\0"
"""Stands behind a word of which it is known that it goes on in the next line."""
_SHORT = 4
"""Words of so many letters, or fewer, tell no title."""


def to_report(document: PdfDocument, transcript: Transcript) -> Report:
    """Put a transcript together into a report. Raises `PdfError` without a period, or where it is no fit."""
    outline = transcript.outline
    if (period := transcript.period) is None:
        raise PdfError(f"{document.path}: {transcript.without_period}")
    mark_right_edges(transcript.records, outline.sections)
    word_list = _word_list(transcript, drawn_apart=document.draws_hyphens_apart)
    convention = _convention(transcript)
    readings = tuple(
        to_reading(record, word_list, convention, transcript.profile)
        for record in transcript.records
    )
    titles = {section.code: section.title for section in outline.sections}
    for witness in transcript.witnesses:
        heard = witness.compare(readings, transcript.records, titles, word_list)
        readings = heard.readings
        transcript.take_heard(heard)
    readings = transcript.take_apart(told_apart(readings))
    refuse_misfit(document.path, transcript, readings)
    headings = headings_of(outline, word_list, convention)
    priorities = with_unannounced(headings.priorities, readings)
    places = SheetPlaces(transcript.pages)
    transcript.note_passed()
    leftovers = _leftovers([*headings.strays, *transcript.unassigned_lines], places)
    furniture = [*transcript.furniture, *headings.front, *headings.dates]
    return Report(
        report_date=period.last_day,
        title=_title(headings.front, transcript.profile),
        priorities=priorities,
        readings=readings,
        source=Source(document.name, document.sha256, document.count),
        account=Account(
            transcript.taken + headings.words,
            count_words(furniture),
            leftovers,
            transcript.other_papers,
        ),
        warnings=(
            *doubts_of_fit(transcript, readings, priorities),
            *transcript.page_warnings,
            *transcript.dated_otherwise,
            *transcript.warnings,
            *_doubts_of_titled(transcript, period, priorities, readings),
            *_against_lists(headings, priorities, transcript, readings, document.count),
            *find_warnings(readings, priorities, transcript.codes, leftovers),
            *ink_warnings(transcript.ink, [places.on_sheet(line) for line in transcript.running]),
        ),
        provenance=_stated_provenance([*furniture, *headings.strays, *transcript.unassigned_lines]),
        **_series(transcript.profile, period),  # type: ignore[arg-type]
    )


def _against_lists(
    headings: Headings,
    priorities: Sequence[Priority],
    transcript: Transcript,
    readings: Sequence[Reading],
    last_page: int,
) -> Iterator[Warning]:
    """Yield where what is listed and counted outside the tables is other than what was read."""
    yield from warn_contents(headings.front, priorities, readings, last_page)
    yield from warn_lost_titles(priorities, [*headings.front, *headings.strays])
    if transcript.period is not None:
        words = transcript.profile.status.words
        counts = PrintedCounts(words, transcript.period, priorities, readings)
        yield from counts.before(headings.front)
        outside = [*headings.strays, *transcript.passed.lines]
        yield from counts.below(transcript.outline.sections, outside)


def _doubts_of_titled(
    transcript: Transcript,
    period: PrintedPeriod,
    priorities: Sequence[Priority],
    readings: Sequence[Reading],
) -> Iterator[Warning]:
    """Yield what speaks against tables below titles: measures that come again, earlier periods."""
    if isinstance(transcript.outline, SectionOutline):
        begins = transcript.profile.period.year_begins
        yield from warn_said_twice(readings)
        dated = transcript.outline.period_titles
        yield from warn_dated_titles(priorities, readings, dated, period, begins)


def _convention(transcript: Transcript) -> Convention:
    """Learn how the report marks its statuses from all of its marks.

    Which shades may be two statuses is noted in the transcript.
    """
    many = (marks for record in transcript.records for marks in record.marks.values())
    in_rows = [mark for marks in many for mark in join_parts(marks)]
    beside_titles = [section.mark for section in transcript.outline.sections]
    convention = Convention.of([*in_rows, *beside_titles], transcript.profile.status)
    shades = find_shades(transcript.records, convention)
    transcript.warnings += shades.warnings
    return replace(convention, doubtful=frozenset(shades.doubtful))


def _word_list(transcript: Transcript, *, drawn_apart: bool) -> WordList:
    """Learn the report's own words, and note in the transcript what they leave open at lines' ends."""
    lines = [
        line for record in transcript.records for each in record.lines.values() for line in each
    ]
    lines += [line for section in transcript.outline.sections for line in section.before]
    every = (word for page in transcript.pages for word in page.words)
    mark_broken_words(lines, every, drawn_apart=drawn_apart)
    owners = [record.lines.get(name, ()) for record in transcript.records for name in PEOPLE]
    words = WordList.of(_blocks(transcript), ([line.text for line in lines] for lines in owners))
    for record in transcript.records:
        for name in ("measure", *PEOPLE, *PROSE_FIELDS):
            find = open_hyphens if name in PEOPLE else open_breaks
            for halves in find(record.lines.get(name, ()), words):
                first, second = map(quoted, halves)
                message = (
                    f"{field_label(name)}: {first} and {second} below it may be one word or two"
                )
                transcript.warnings.append(Warning(record.pages[0], record.code, message))
    return words


def _series(profile: Profile, period: PrintedPeriod) -> dict[str, object]:
    """Return which council's report it is, and on what period; nothing for the default one."""
    if profile.is_default:
        return {}
    return {
        "council": profile.council,
        "report_id": profile.name,
        "period_type": period.type,
        "period_label": period.text or None,
        "period_start": period.first_day,
        "section_commentary": profile.comments_on_sections or None,
    }


def _stated_provenance(lines: Iterable[Line]) -> Origin | None:
    """Return that a report is simulated where a line says so, as at the foot of the sample's pages."""
    start = fold(MADE_UP)
    says_so = any(fold(line.text).startswith(start) for line in lines)
    return Origin.SIMULATED if says_so else None


def _leftovers(lines: Sequence[Line], places: SheetPlaces) -> tuple[Leftover, ...]:
    """Return lines as they stand in the file; their words stand apart, so that each is counted."""
    ordered = sorted(lines, key=lambda line: (line.page, places.order(line), line.top))
    return tuple(Leftover(line.page, text_of(line.words)) for line in ordered)


def _blocks(transcript: Transcript) -> Iterator[list[str]]:
    """Yield the text of every cell of prose and under every heading, by line.

    A cell with turned words says nothing of where words end: their letters may stand apart.
    """
    for record in transcript.records:
        for name in ("measure", *PROSE_FIELDS):
            lines = record.lines.get(name, ())
            if all(word.level for line in lines for word in line.words):
                yield _texts(lines)
    for section in transcript.outline.sections:
        yield _texts(section.before)


def _texts(lines: Sequence[Line]) -> list[str]:
    """Return lines to learn words from; what is known to end within a word is marked as no whole one."""
    return [line.text + _KNOWN if line.words[-1].broken else line.text for line in lines]


def _title(front: Sequence[Line], profile: Profile) -> str | None:
    """Return the report's title on its cover: the largest line with a word of its name."""
    words = [word for word in re.findall(r"\w+", profile.report.casefold()) if len(word) > _SHORT]
    naming = [line for line in front if any(word in line.text.casefold() for word in words)]
    largest = max(naming, key=lambda line: line.size, default=None)
    if largest is None:
        return None
    return flow([line for line in front if line.page == largest.page and line.is_as_large(largest)])
