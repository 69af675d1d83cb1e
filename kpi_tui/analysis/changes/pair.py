"""A measure as two months report it: what every comparison takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.figures import Unit
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import FIGURE_FIELDS, STATUS_FIELDS, Reading, Status
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod


@dataclass(frozen=True, slots=True)
class Held:
    """One reading with what a comparison needs of its facts."""

    reading: Reading
    report_date: date
    measure_id: str
    priority_title: str | None
    values: Mapping[str, float | None]
    """By `FIGURE_FIELDS`."""
    unit: Unit | None
    """As printed."""
    is_percentage: bool
    """Whether its figures are shares of a hundred, with or without a %."""
    polarity: Polarity | None
    """`None` too where it is a guess for a person to settle."""
    kind: Kind | None
    ytd_method: YtdMethod | None
    months_at_status: int

    @property
    def named(self) -> MeasureName:
        """Its code and name."""
        return MeasureName(self.reading.measure_code, self.reading.measure_name)

    def text(self, field: str) -> str | None:
        """A column of text as printed."""
        text: str | None = getattr(self.reading, field)
        return text

    def status(self, field: str) -> Status | None:
        """One of `STATUS_FIELDS`."""
        status: Status | None = getattr(self.reading, field)
        return status


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """One measure in the earlier and in the later month."""

    before: Held
    after: Held
    doubt: str | None = None
    """Why both are taken for one measure, where that is likely and not sure."""

    @property
    def caution(self) -> str:
        """What is added to a sentence that takes both for one measure."""
        return f"; likely the same, {self.doubt}" if self.doubt else ""

    @property
    def polarity(self) -> Polarity | None:
        """Which way is better in both months; `None` where it turned round."""
        earlier, later = self.before.polarity, self.after.polarity
        return later if earlier in (None, later) else None

    def texts(self, field: str) -> tuple[str | None, str | None]:
        """A column as printed before and after."""
        return self.before.text(field), self.after.text(field)

    def values(self, field: str) -> tuple[float | None, float | None]:
        """One of `FIGURE_FIELDS` as numbers before and after."""
        return self.before.values[field], self.after.values[field]

    def change(
        self,
        kind: ChangeKind,
        field: str | None,
        cells: tuple[str | None, str | None],
        sentence: str,
        tier: ChangeGroup,
        rest: float = 0.0,
        effect: Effect | None = None,
    ) -> Change:
        """A change of this measure from the first of the cells to the second.

        The sentence may hold text of the report: it is made one line here.
        """
        reading = self.after.reading
        return Change(
            kind=kind,
            measure_code=reading.measure_code,
            measure_name=reading.measure_name,
            old_code=self.before.reading.measure_code,
            field=field,
            old=cells[0],
            new=cells[1],
            effect=effect,
            sentence=one_line(sentence),
            page=first_page(reading),
            weight=weigh(tier, rest),
        )


def first_page(reading: Reading) -> int | None:
    """The page on which a reading begins, where it is known."""
    return reading.pages[0] if reading.pages else None


def held(row: Mapping[str, Any]) -> Held:
    """A reading from a row of the facts."""
    values = {name: row[name] for name in Reading.__dataclass_fields__}
    values["directors"] = tuple(values["directors"] or ())
    values["pages"] = tuple(values["pages"] or ())
    values |= {name: Status(values[name]) if values[name] else None for name in STATUS_FIELDS}
    guessed = row["polarity_confidence"] == Confidence.ASK
    return Held(
        reading=Reading(**values),
        report_date=row["report_date"],
        measure_id=row["measure_id"],
        priority_title=row["priority_title"],
        values={name: row[f"{name}_value"] for name in FIGURE_FIELDS},
        unit=Unit(row["unit"]) if row["unit"] else None,
        is_percentage=row["is_percentage"],
        polarity=Polarity(row["polarity"]) if row["polarity"] and not guessed else None,
        kind=Kind(row["kind"]) if row["kind"] else None,
        ytd_method=YtdMethod(row["ytd_method"]) if row["ytd_method"] else None,
        months_at_status=row["months_at_status"],
    )
