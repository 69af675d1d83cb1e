"""Whether a report reads as its profile says: what speaks against it is told, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.figures import Unit, parse
from kpi_tui.labels import and_list
from kpi_tui.pdf.doubts.odd_statuses import doubts_of_marks
from kpi_tui.pdf.doubts.values_in_texts import doubt_values_in_texts
from kpi_tui.pdf.report.cell_kinds import PROSE, doubts_of_priorities, unlike_their_field
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.table.fields import DIRECTION, FIGURES, STATUSES
from kpi_tui.pdf.table.polarities import POLARITY
from kpi_tui.pdf.text.lines import count_words
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.doubtful import doubts_of, says_who, worded
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.period_text import PrintedPeriod, find_in_report
from kpi_tui.profiles.profile import ReportForm, TitlePlace
from kpi_tui.report import Priority, Reading, Warning

_FEW_WORDS = 40
"""So many words left over are no sign of another report."""
_OWN_PERIOD = ("period_actual", "period_target", "period_status")


def refuse_misfit(path: Path, transcript: Transcript, readings: Sequence[Reading]) -> None:
    """Raise `PdfError` where more of the tables is left over than read, or most measures say nothing."""
    profile = transcript.profile
    if profile.is_default:
        return  # what the default one leaves over, or cannot tell of a measure, it names
    cure = f"{profile.question} If so, change {profile.file}; kpi-tui profile check looks it over"
    left = count_words(transcript.unassigned_lines)
    if left > max(transcript.taken, _FEW_WORDS):
        first = quoted(" ".join(line.text for line in transcript.unassigned_lines[:3]))
        raise PdfError(
            f"{path}: more words of its tables are left over ({left:,}, the first {first}) than "
            f"read ({transcript.taken:,}): {cure}"
        )
    declared = {
        *profile.labels.fields,
        *(name for each in profile.table.foot for name in each.names),
    }
    if not declared & {*FIGURES, *STATUSES}:
        return
    empty = [each for each in readings if _says_nothing(each)]
    several = {record.code for record in transcript.records if _collected(record)}
    wrong = [each for each in readings if each in empty or each.measure_code in several]
    if 2 * len(wrong) > len(readings):
        first_code = wrong[0].measure_code
        raise PdfError(
            f"{path}: {len(wrong)} of {len(readings)} measures have no figure and no status, or "
            f"those of several rows (the first is {first_code}, {quoted(wrong[0].measure_name)}): "
            f"{cure}"
        )


def doubts_of_fit(
    transcript: Transcript, readings: Sequence[Reading], priorities: Sequence[Priority]
) -> Iterator[Warning]:
    """Yield what the report's own headings, rows and cells say against its profile."""
    for doubt in doubts_of(transcript.profile):
        yield Warning(None, None, f"by {transcript.profile.name}, {doubt}")
    if transcript.period is not None and not transcript.profile.is_default:
        yield from _other_periods(transcript, transcript.period)
        yield from _not_headed(transcript)
    if not transcript.profile.is_default:
        headed = {name: label for columns in transcript.headed.values() for name, label in columns}
        yield from unlike_their_field(readings, headed)
        yield from doubts_of_priorities(readings, priorities, headed)
        yield from doubt_values_in_texts(transcript)
        yield from _of_headings(transcript, readings, priorities)
        yield from doubts_of_marks(readings, transcript.records, transcript.profile.status.declared)
    for record in transcript.records:
        for name, texts in (_collected(record) | _contradicting(record)).items():
            said = quoted(" · ".join(texts))
            message = f"{worded(name)} is printed in several of its rows: {said}"
            yield Warning(record.pages[0], record.code, message)


def _of_headings(
    transcript: Transcript, readings: Sequence[Reading], priorities: Sequence[Priority]
) -> Iterator[Warning]:
    """Yield what the headings say against the profile: measures without one, figures below one."""
    untitled = {each.code for each in priorities if not each.title}
    found = [each for each in readings if each.priority_code in untitled]
    rules = transcript.profile.priorities
    if found and (rules.headings or rules.place is not TitlePlace.ABOVE):
        where = (
            f"no title stands where [priority] place = {rules.place} looks for it"
            if rules.place is not TitlePlace.ABOVE
            else "none of [priority] headings is printed above them"
        )
        count = f"the priority of {len(found)} measures is not known"
        yield Warning(None, None, f"{count} (the first is {found[0].measure_code}): {where}")
    for priority in priorities:
        for text in priority.commitments:
            if any(phrase.find(text) for phrase in transcript.profile.table.foot):
                message = f"figures that have no measure stand below a heading: {quoted(text)}"
                yield Warning(priority.page, None, message)
    people = [section for section in transcript.outline.sections if section.people]
    for section in transcript.outline.sections if people else ():
        if not section.people and says_who(section.title):
            message = f"the title {quoted(section.title)} may name who answers: nobody is read"
            yield Warning(section.page, None, message)
    if isinstance(transcript.outline, SectionOutline):
        yield from (Warning(page, None, message) for page, message in transcript.outline.doubts)


def _not_headed(transcript: Transcript) -> Iterator[Warning]:
    """Yield a doubt for each field that is declared and has no column in any table."""
    table = transcript.profile.table
    found = {name for columns in transcript.headed.values() for name, _ in columns}
    if table.kind is not ReportForm.ROWS or not found:
        return
    for name, labels in table.labels.fields.items():
        if name not in found and name not in (IGNORED, UNREAD):
            headings = " or ".join(map(quoted, labels))
            message = f"[table.columns] {name}: no column is headed {headings}"
            yield Warning(None, None, f"by {transcript.profile.name}, {message}")


def _other_periods(transcript: Transcript, own: PrintedPeriod) -> Iterator[Warning]:
    """Yield a doubt a page where headings name periods, and that of the figures is not the report's."""
    begins = transcript.profile.period.year_begins
    for page, columns in transcript.headed.items():
        named: dict[str, list[PrintedPeriod]] = {}
        for name, label in sorted(columns):
            found = find_in_report(label, own, begins)
            alike = [each for each in found if each.type is own.type]
            if alike:
                named.setdefault(name, []).extend(alike)
        printed = [each for found in named.values() for each in found]
        if any(each.last_day == own.last_day for each in printed):
            continue
        is_lacking = "period_actual" in transcript.profile.labels.fields and not any(
            name == "period_actual" for name, _ in columns
        )
        if any(name in named for name in _OWN_PERIOD) or (printed and is_lacking):
            said = and_list(
                dict.fromkeys(each.text for each in sorted(printed, key=lambda p: p.last_day))
            )
            yield Warning(
                page,
                None,
                f"its headings name {said}, and the report is on {own.text}: are they an older "
                "report's?",
            )


def _says_nothing(reading: Reading) -> bool:
    """Whether a reading has neither a figure nor a status, or a text in place of its actual."""
    names = (*FIGURES, *STATUSES, DIRECTION)
    actual = reading.period_actual or ""
    is_prose = len(actual) > PROSE and parse(actual).unit is Unit.TEXT
    return is_prose or all(getattr(reading, name) is None for name in names)


def _collected(record: Record) -> dict[str, list[str]]:
    """Return the figures of a record that several of its rows have, by field.

    One that is broken over two pages stands in two rows, and its parts are no whole figures.
    """
    found = {}
    for name, rows in record.figures.items():
        texts = [text for _, text in rows]
        on_one_page = len({page for page, _ in rows}) < len(rows)
        if on_one_page or (len(rows) > 1 and all(text.endswith("%") for text in texts)):
            found[name] = texts
    return found


def _contradicting(record: Record) -> dict[str, list[str]]:
    """Return the directions and the polarities of a record whose rows print several, by field."""
    directions: AbstractSet[str] = {*record.directions}
    polarities: AbstractSet[str] = record.polarities
    printed = {DIRECTION: directions, POLARITY: polarities}
    return {
        name: [value.replace("_", " ") for value in sorted(values)]
        for name, values in printed.items()
        if len(values) > 1
    }
