"""The register of measures that reports no longer have: a sheet, and a record a measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kpi_tui.analysis.across.vanished import Absence, VanishedMeasure
from kpi_tui.analysis.off_target import off_target
from kpi_tui.labels import Label, plural
from kpi_tui.origin import Origin, notes_on
from kpi_tui.period import PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.publish.sheets.periods import code_column, run_text, terse
from kpi_tui.publish.sheets.records import iso, measure_fields
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.status import MISSED, RATED
from kpi_tui.text import one_line

_FIELDS: Fields[VanishedMeasure] = {
    **measure_fields(lambda gone: gone.measure),
    "was_off_target": lambda gone: gone.was_off_target,
    "reports_missed": lambda gone: gone.missed.reports if gone.missed else 0,
    "missing_from": lambda gone: iso(gone.missing_from),
    "back": lambda gone: iso(gone.back),
    "back_as": lambda gone: gone.back_as and gone.back_as.called,
    "times_away": lambda gone: gone.times,
    "absence": lambda gone: gone.absence,
    "may_continue_as": lambda gone: [f"{each.code} {each.name}" for each in gone.may_be],
    "rule": lambda gone: gone.why,
}
"""The fields of the measure as it was last seen, then those on its absence."""
_NOTES = (
    f"Which measures are gone, and how long they had been off target: {Label.NOT_PUBLISHED}.",
    "Nothing here says why: a report does not say that a measure is no longer reported.",
    "By what rule: the next report held has neither its code and name, nor a name likely to be the "
    "same measure, nor a measure that an officer linked to it.",
    "Off for: in how many reports it had been red or amber. Of one that was not rated it is told how "
    "far over or under its target it was.",
)


def vanished_listing(found: Sequence[VanishedMeasure], title: str, kind: PeriodType) -> Listing:
    """Return a row and a record a measure. `kind` is how long the periods are."""
    columns = (
        code_column(each.measure for each in found),
        SheetColumn("Measure", width=48, is_name=True),
        SheetColumn("Last seen", "Last\nseen", width=11),
        SheetColumn("Status then", "Then", width=12),
        SheetColumn("Off target for", "Off\nfor", right=True, width=9),
        SheetColumn("Actual", right=True, width=12, least=100),
        SheetColumn("Target", right=True, width=12, least=100),
        SheetColumn("What became of it", width=34, wraps=27),
        SheetColumn("By what rule", width=70, least=None),
        SheetColumn("Directors", width=34, least=None),
        SheetColumn("Portfolio holder", width=26, least=None),
    )
    rows = tuple(_cells(each, kind) for each in found)
    notes = (*notes_on(each.measure.origin for each in found), *_NOTES)
    sheet = Sheet(title, columns, rows, (_lead(found),), notes)
    return Listing.of(sheet, _FIELDS, found)


def _lead(found: Sequence[VanishedMeasure]) -> str:
    """Count the measures by what became of them, and those that were off target when last seen."""
    kinds = Counter(each.absence for each in found)
    away = [each for each in found if each.back is None]
    missed = sum(each.measure.period.status in MISSED for each in away)
    others = sum(each.was_off_target for each in away) - missed
    known = [f"{kinds[absence]} {_COUNTED[absence]}" for absence in Absence if kinds[absence]]
    if not known:
        return "Every report has all measures of the one before it."
    stood = f"When last seen {missed} of those still away were red or amber"
    return f"{plural(len(found), 'measure')}: {', '.join(known)}. {stood}" + (
        f", {others} more neither, but off target." if others else "."
    )


_COUNTED = {
    Absence.NO_LONGER_REPORTED: "no longer reported",
    Absence.MAY_CONTINUE: "that may continue under another name",
    Absence.NOT_DUE: "that may not be due",
    Absence.BACK: "away for a time and back",
}


def _cells(gone: VanishedMeasure, kind: PeriodType) -> tuple[SheetCell, ...]:
    measure, reading = gone.measure, gone.measure.reading
    simulated = measure.origin is Origin.SIMULATED
    status = SheetCell.of_measure(measure)
    far = off_target(measure, measure.period) if measure.period.status not in RATED else ""
    off = "" if far in ("", "on target") else far
    return (
        SheetCell.of_text(reading.measure_code),
        SheetCell.of_text(reading.measure_name),
        SheetCell(
            measure.origin.beside_figures(short_name(measure.report_date, kind)),
            f"{terse(measure.report_date, kind)}{' sim' if simulated else ''}",
        ),
        SheetCell(
            ", ".join(filter(None, (status.text, off))),
            " ".join(filter(None, (status.brief, off))),
            measure.period.status,
            measure.origin,
        ),
        SheetCell(run_text(gone.missed)),
        SheetCell.of_text(reading.period_actual),
        SheetCell.of_text(reading.period_target),
        SheetCell(_became(gone, kind, in_full=True), _became(gone, kind, in_full=False)),
        SheetCell.of_text(gone.why),
        SheetCell("; ".join(map(one_line, reading.directors))),
        SheetCell.of_text(reading.portfolio_holder),
    )


def _became(gone: VanishedMeasure, kind: PeriodType, in_full: bool) -> str:
    """Say what became of it: `back in Jul 24`, `may continue as OCC04.05`, `no longer reported`."""
    times = f", away {gone.times} times" if gone.times > 1 else ""
    if gone.back is not None:
        if in_full:
            times = times.replace(",", ";") if gone.told_of_back else times
            return f"back in {short_name(gone.back, kind)}{gone.told_of_back}{times}"
        code = f" as {one_line(gone.back_as.code)}" if gone.back_as else ""
        return f"back in {terse(gone.back, kind)}{code}{times}"
    if gone.absence is Absence.MAY_CONTINUE:
        names = (each.called if in_full else each.code for each in gone.may_be)
        return one_line(f"may continue as {', '.join(names)}, not confirmed{times}")
    return f"{gone.absence}{times}"
