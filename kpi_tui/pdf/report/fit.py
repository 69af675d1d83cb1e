"""Whether a report reads as its profile says: what speaks against it is told, or it is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.figures import Unit, parse
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.fields import DIRECTION, FIGURES, STATUSES
from kpi_tui.pdf.text.lines import count_words
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.doubtful import doubts_of, worded
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods, find_without_year
from kpi_tui.report import Reading, Warning

_FEW_WORDS = 40
"""So many words left over are no sign of another report."""
_PROSE = 40
"""A figure has fewer letters."""
_FEW_CELLS = 2
_MANY = 9
_ALIKE = 3
"""So often on average stands each of a few texts that are no measures' own."""
_LONGEST_NAME = 80
_MISSING = frozenset(("-", "–", "—", "n/a", "na", "n/r", "tbc", "tba", "no data", "not available"))
_OWN_PERIOD = ("period_actual", "period_target", "period_status")


def refuse_misfit(path: Path, draft: Draft, readings: Sequence[Reading]) -> None:
    """Raise `PdfError` where more of the tables is left over than read, or most measures say nothing."""
    profile = draft.profile
    cure = f"{profile.question} If so, change {profile.file}; kpi-tui profile check looks it over"
    left = count_words(draft.unassigned_lines)
    if left > max(draft.taken, _FEW_WORDS):
        first = quoted(" ".join(line.text for line in draft.unassigned_lines[:3]))
        raise PdfError(
            f"{path}: more words of its tables are left over ({left:,}, the first {first}) than "
            f"read ({draft.taken:,}): {cure}"
        )
    declared = {
        *profile.labels.fields,
        *(name for each in profile.table.foot for name in each.names),
    }
    if not declared & {*FIGURES, *STATUSES}:
        return
    empty = [each for each in readings if _says_nothing(each)]
    several = {record.code for record in draft.records if _collected(record)}
    wrong = [each for each in readings if each in empty or each.measure_code in several]
    if 2 * len(wrong) > len(readings):
        first_code = wrong[0].measure_code
        raise PdfError(
            f"{path}: {len(wrong)} of {len(readings)} measures have no figure and no status, or "
            f"those of several rows (the first is {first_code}, {quoted(wrong[0].measure_name)}): "
            f"{cure}"
        )


def doubts_of_fit(draft: Draft, readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield what the report's own headings, rows and cells say against its profile."""
    for doubt in doubts_of(draft.profile):
        yield Warning(None, None, f"by {draft.profile.name}, {doubt}")
    if draft.period is not None and not draft.profile.is_default:
        yield from _other_periods(draft, draft.period)
    if not draft.profile.is_default:
        yield from _unlike_their_field(readings)
    for record in draft.records:
        for name, texts in _collected(record).items():
            said = quoted(" · ".join(texts))
            message = f"{worded(name)} is printed in several of its rows: {said}"
            yield Warning(record.pages[0], record.code, message)


def _other_periods(draft: Draft, own: PrintedPeriod) -> Iterator[Warning]:
    """Yield a doubt a page where headings name periods, and that of the figures is not the report's."""
    begins = draft.profile.period.year_begins
    for page, columns in draft.headed.items():
        named: dict[str, list[PrintedPeriod]] = {}
        for name, label in sorted(columns):
            found = find_periods(label, begins) or find_without_year(label, own, begins)
            alike = [each for each in found if each.type is own.type]
            if alike:
                named.setdefault(name, []).extend(alike)
        printed = [each for found in named.values() for each in found]
        if any(each.last_day == own.last_day for each in printed):
            continue
        is_lacking = "period_actual" in draft.profile.labels.fields and not any(
            name == "period_actual" for name, _ in columns
        )
        if any(name in named for name in _OWN_PERIOD) or (printed and is_lacking):
            said = " and ".join(
                dict.fromkeys(each.text for each in sorted(printed, key=lambda p: p.last_day))
            )
            yield Warning(
                page,
                None,
                f"its headings name {said}, and the report is on {own.text}: are they an older "
                "report's?",
            )


def _unlike_their_field(readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a doubt for each field most of whose texts are of another kind: names among figures."""
    for name in (*FIGURES, "comment", "directors", "portfolio_holder"):
        values = (getattr(reading, name) for reading in readings)
        texts = [" ".join(each) if isinstance(each, tuple) else each for each in values if each]
        said = [text for text in texts if text.casefold() not in _MISSING]
        if name in FIGURES:
            odd = [text for text in said if not any(map(str.isdigit, text)) or len(text) > _PROSE]
        else:
            odd = [text for text in said if parse(text).unit is not Unit.TEXT]
            if name != "comment":
                odd += [text for text in said if len(text) > _LONGEST_NAME or text.endswith(".")]
        if len(odd) > _FEW_CELLS and 2 * len(odd) > len(said):
            kind = "figure" if name in FIGURES else "text" if name == "comment" else "name"
            message = (
                f"{worded(name)} of {len(odd)} measures is no {kind}, the first {quoted(odd[0])}"
            )
            yield Warning(None, None, message)
    for what, said in (
        ("name", [reading.measure_name for reading in readings]),
        ("comment", [reading.comment for reading in readings if reading.comment]),
    ):
        counts = Counter(said)
        if len(said) > _MANY and _ALIKE * len(counts) <= len(said):
            most = quoted(counts.most_common(1)[0][0])
            message = f"the {what} of {len(said)} measures has {len(counts)} texts, as {most}"
            yield Warning(None, None, message)


def _says_nothing(reading: Reading) -> bool:
    """Whether a reading has neither a figure nor a status, or a text in place of its actual."""
    names = (*FIGURES, *STATUSES, DIRECTION)
    actual = reading.period_actual or ""
    is_prose = len(actual) > _PROSE and parse(actual).unit is Unit.TEXT
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
