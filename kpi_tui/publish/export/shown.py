"""Readings as an officer reads them: the columns of the screen, real numbers, statuses in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.measure_period import MeasurePeriod, Measures
from kpi_tui.analysis.off_target import variance
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.recorded import noted
from kpi_tui.labels import PROSE, mark
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.publish.export.printed_number import printed_number
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.status import Status
from kpi_tui.text import begun, one_line, visible
from kpi_tui.vocabulary import CorrectedField
from kpi_tui.wording.phrases import travel

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)  # without slots, so that it can keep its rows
class Export:
    """Readings to be written, and what else is known of them."""

    frame: pl.DataFrame
    """The columns of the store, and officers' corrections beside them."""
    measures: Mapping[date, Measures] = field(default_factory=dict)
    """What is worked out of the measures, by the last day of each period."""
    judged: JudgementsInForce = NO_JUDGEMENTS
    scope: str = ""
    """Which measures these are, in words."""
    columns: tuple[str, ...] = ()
    """The columns that a person chose, in their order; none where nobody chose any."""
    queries: Mapping[tuple[date, MeasureName], int] = field(default_factory=dict)
    """How many data quality queries measures have, where that is shown."""
    made: datetime = field(default_factory=lambda: datetime.now(UTC))

    @cached_property
    def rows(self) -> tuple[ShownRow, ...]:
        """Its readings with what is known of each."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[ShownRow]:
        for printed in self.frame.to_dicts():
            day = printed["report_date"]
            name = MeasureName(printed["measure_code"], printed["measure_name"])
            measure = self.measures.get(day, {}).get(name)
            is_other = measure is not None and any(
                getattr(measure.reading, key) != printed[key] for key in FIGURE_FIELDS
            )
            if is_other and not self.judged.corrections([name], day):
                measure = None  # the measure is printed twice, and this is its other reading
            names = [name, *(each.named for each in measure.history)] if measure else [name]
            row = ShownRow(printed, measure, queries=self.queries.get((day, name), 0))
            notes = (noted(note, row.kind) for note in self.judged.notes_on(names))
            yield replace(row, notes=tuple(notes))

    @property
    def periods(self) -> tuple[str, ...]:
        """What its periods are called, each once."""
        return tuple(dict.fromkeys(row.period for row in self.rows))

    @property
    def title(self) -> str:
        """A title with the councils, and the first and the last period."""
        councils = dict.fromkeys(row.printed.get("council") for row in self.rows)
        names = [one_line(name) for name in councils if name]
        periods = [row.origin.beside(row.period) for row in (*self.rows[:1], *self.rows[-1:])]
        when = " to ".join(dict.fromkeys(periods)) or "no measures"
        return f"{', '.join(names)} performance, {when}" if names else f"Performance, {when}"

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where its words and figures come from, published first."""
        found = {row.origin for row in self.rows}
        return tuple(origin for origin in Origin if origin in found)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A reading as printed, with what is known of it."""

    printed: Mapping[str, Any]
    """By the columns of the store."""
    measure: MeasurePeriod | None = None
    notes: tuple[str, ...] = ()
    queries: int = 0

    @property
    def kind(self) -> PeriodType:
        """How long its period is; readings that do not say it are of months."""
        return PeriodType(self.printed.get("period_type") or PeriodType.MONTH)

    @property
    def period(self) -> str:
        """What its period is called."""
        return period_name(self.printed["report_date"], self.kind)

    @property
    def origin(self) -> Origin:
        """Where its words and figures come from."""
        return Origin(self.printed.get("provenance") or Origin.PUBLISHED)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: its text, and the number or day that a spreadsheet holds instead, if it is one."""

    text: str = ""
    number: float | date | None = None
    number_format: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column, and the function that makes its cell of a reading."""

    title: str
    cell: Callable[[ShownRow], ShownCell]
    most: int = 12
    """The most letters that it is wide."""
    right: bool = False
    is_prose: bool = False
    is_status: bool = False
    is_ours: bool = False
    """Whether it is worked out, and published by nobody."""
    is_officers: bool = False
    """Whether an officer says what is in it, and the report does not."""


def columns_of_table(ids: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a file for those of the explorer's table, by their ids in the settings.

    Those that the table only draws, the pins and the trend, are in no file.
    """
    here = {"code": "measure_code", "name": "measure_name", "travel": "direction"}
    return tuple(here.get(each, each) for each in ids if each not in ("pinned", "trend"))


def shown_columns(rows: Sequence[ShownRow], chosen: Sequence[str] = ()) -> list[ShownColumn]:
    """Return the columns in which any of the rows has something, and those that are always there.

    Where a person chose some, only those are there, in their order, after the period and before
    texts, pages and provenance, which nobody can leave out. Beside each stand corrections of it.
    """
    fields = rows[0].printed if rows else {}
    known = _columns(rows)
    names = list(known)
    if chosen:
        before, behind = [each for each in names if each == "period"], [*_NEVER_CHOSEN]
        names = [*before, *(each for each in chosen if each in known), *behind]
    else:
        names.remove("queries")
    found: list[ShownColumn] = []
    for name in names:
        column = known[name]
        if name in ALWAYS or any(column.cell(row).text for row in rows):
            found.append(column)
        corrected = f"{name}_corrected"
        if corrected in fields:
            title = f"{column.title}: officer’s correction"
            found.append(
                ShownColumn(
                    title,
                    _status(corrected) if CorrectedField(name).is_status else _figure(corrected),
                    max(column.most, 12),
                    column.right,
                    is_officers=True,
                )
            )
    return found


_NEVER_CHOSEN = ("comment", "plan", "pages", "provenance")
ALWAYS = ("measure_code", "measure_name", "period_actual", "period_target", "period_status")


def _columns(rows: Sequence[ShownRow]) -> dict[str, ShownColumn]:
    code = "Our code" if any(row.printed.get("code_is_ours") for row in rows) else "Code"
    several = len({row.printed["report_date"] for row in rows}) > 1
    return {
        **({"period": ShownColumn("Period", _period, 14)} if several else {}),
        "measure_code": ShownColumn(code, _text("measure_code"), 12),
        "measure_name": ShownColumn("Measure", _text("measure_name"), 24),
        "directors": ShownColumn("Director", _text("directors"), 12),
        "portfolio_holder": ShownColumn("Portfolio holder", _text("portfolio_holder"), 12),
        "period_actual": ShownColumn("Actual", _figure("period_actual"), right=True),
        "period_target": ShownColumn("Target", _figure("period_target"), right=True),
        "floor": ShownColumn("Floor", _figure("floor"), right=True),
        "variance": ShownColumn("Variance", _variance, 10, right=True, is_ours=True),
        "period_status": ShownColumn("Status", _status("period_status"), 11, is_status=True),
        "queries": ShownColumn("Queries", _queries, 8, right=True, is_ours=True),
        "previous_actual": ShownColumn(
            "Before, as printed", _figure("previous_actual"), right=True
        ),
        "previous_status": ShownColumn(
            "Status before, as printed", _status("previous_status"), 11, is_status=True
        ),
        "direction": ShownColumn(
            "Direction", lambda row: ShownCell(travel(row.measure)), 9, is_ours=True
        ),
        "published_direction": ShownColumn(
            "Direction, as printed", _text("published_direction"), 10
        ),
        "ytd_actual": ShownColumn("YTD actual", _figure("ytd_actual"), right=True),
        "ytd_target": ShownColumn("YTD target", _figure("ytd_target"), right=True),
        "ytd_status": ShownColumn("YTD RAG", _status("ytd_status"), 11, is_status=True),
        "comment": ShownColumn(
            PROSE["comment"], lambda row: ShownCell(_said(row, "comment")), 50, is_prose=True
        ),
        "plan": ShownColumn(PROSE["improvement_plan"], _plan, 34, is_prose=True),
        "notes": ShownColumn(
            "Officers’ notes",
            lambda row: ShownCell("\n".join(row.notes)),
            20,
            is_prose=True,
            is_officers=True,
        ),
        "pages": ShownColumn("Page", _pages, 5, right=True),
        "provenance": ShownColumn(
            "Provenance", lambda row: ShownCell(row.origin.mark.capitalize()), 11
        ),
    }


def _text(name: str) -> Callable[[ShownRow], ShownCell]:
    def cell(row: ShownRow) -> ShownCell:
        value = row.printed.get(name)
        return ShownCell(one_line("; ".join(value) if isinstance(value, list) else value or ""))

    return cell


def _said(row: ShownRow, name: str) -> str:
    return visible(row.printed[name] or "").strip()


def _plan(row: ShownRow) -> ShownCell:
    """Put a plan and what belongs to it into one cell, each but the plan with its heading."""
    parts = []
    for name, label in list(PROSE.items())[1:]:
        if said := _said(row, name):
            parts.append(said if name == "improvement_plan" else f"{label}: {said}")
    return ShownCell("\n".join(parts))


def _figure(name: str) -> Callable[[ShownRow], ShownCell]:
    def cell(row: ShownRow) -> ShownCell:
        text = one_line(row.printed.get(name) or "")
        found = printed_number(text)
        return ShownCell(text, *found) if found else ShownCell(text)

    return cell


def _status(name: str) -> Callable[[ShownRow], ShownCell]:
    def cell(row: ShownRow) -> ShownCell:
        value = row.printed.get(name)
        status = Status(value) if value else None
        return ShownCell(begun(mark(status).word), status=status)

    return cell


def _variance(row: ShownRow) -> ShownCell:
    found = variance(row.measure, row.measure.period) if row.measure else None
    if found is None:
        return ShownCell()
    text = str(found)
    shown = f"0.{'0' * len(text.partition('.')[2][:-1])}%".replace(".%", "%")
    number_format = f"+{shown};-{shown};{shown}" if found.is_signed else shown
    return ShownCell(text, found.percent / 100, number_format)


def _period(row: ShownRow) -> ShownCell:
    day, name = row.printed["report_date"], row.origin.beside(row.period)
    is_day = row.kind in (PeriodType.MONTH, PeriodType.DATE)
    shown = "mmmm yyyy" if row.kind is PeriodType.MONTH else "d mmmm yyyy"
    return ShownCell(name, day, shown) if is_day else ShownCell(name)


def _queries(row: ShownRow) -> ShownCell:
    return ShownCell(str(row.queries), row.queries, "0") if row.queries else ShownCell()


def _pages(row: ShownRow) -> ShownCell:
    pages = row.printed["pages"] or []
    text = ", ".join(map(str, pages))
    return ShownCell(text, pages[0], "0") if len(pages) == 1 else ShownCell(text)
