"""What an officer can decide: a small class for each kind of judgement.

In the log a judgement's tag stands under `what`, and its fields under their names. `log_line` reads
and writes these lines.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Self
from uuid import uuid4

from msgspec import Struct, field
from msgspec.structs import replace

from kpi_tui.measure_name import MeasureName
from kpi_tui.period import ANNEX
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

_MOST_PERCENT = 1000


class Provenance(Struct, frozen=True, kw_only=True, tag_field="what"):
    """Who settled something, when and why: the fields of every judgement.

    Made without an `id` and a time, a judgement is made now. Raises `ValueError` where a text
    other than the reason is blank.
    """

    id: str = field(default_factory=lambda: uuid4().hex[:10])
    at: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    """With a time zone."""
    who: str
    why: str
    report_id: str | None = None
    """Which report of a council it is about; `None` means `oxfordshire-annex`."""
    together: str | None = None
    """What those share that were decided at once; `None` where it was decided by itself."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str) and name != "why" and not value.strip():
                raise ValueError(f"has no {name}")
        if not all(measure.code.strip() for measure in self.measures):
            raise ValueError("has no code")

    @property
    def what(self) -> str:
        """The kind of judgement, as the log names it."""
        return str(self.__struct_config__.tag)

    @property
    def measures(self) -> tuple[MeasureName, ...]:
        """The measures it names."""
        values = (getattr(self, name) for name in self.__struct_fields__)
        return tuple(value for value in values if isinstance(value, MeasureName))

    def about(self, report_id: str) -> Self:
        """Return the same judgement about the measures of this report."""
        # Lines about the annex are as they were before there were other reports.
        return replace(self, report_id=None if report_id == ANNEX else report_id)

    def is_about(self, report_id: str) -> bool:
        """Whether it is about the measures of this report."""
        return (self.report_id or ANNEX) == report_id


class LinkMeasures(Provenance, frozen=True, kw_only=True, tag="link"):
    """Two names are the same measure."""

    before: MeasureName = field(name="from")
    after: MeasureName = field(name="to")


class UnlinkMeasures(Provenance, frozen=True, kw_only=True, tag="unlink"):
    """Two names are not the same measure."""

    before: MeasureName = field(name="from")
    after: MeasureName = field(name="to")


class SetPolarity(Provenance, frozen=True, kw_only=True, tag="polarity"):
    """Which way is better."""

    measure: MeasureName
    value: Polarity


class SetKind(Provenance, frozen=True, kw_only=True, tag="kind"):
    """What a measure's figures count."""

    measure: MeasureName
    value: Kind


class SetYtdMethod(Provenance, frozen=True, kw_only=True, tag="ytd_method"):
    """How the year to date follows from the periods."""

    measure: MeasureName
    value: YtdMethod


class SetTolerance(Provenance, frozen=True, kw_only=True, tag="tolerance"):
    """How far off its target a measure still counts as on target."""

    measure: MeasureName
    percent: float
    """Per cent of the target, from 0 to `_MOST_PERCENT`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.percent <= _MOST_PERCENT:
            raise ValueError(f"percent is from 0 to {_MOST_PERCENT}")


def percent_typed(text: str) -> float:
    """Return the per cent that a person typed, with their sign or without. Raises `ValueError`."""
    try:
        return float(text.strip().removesuffix("%"))
    except ValueError:
        raise ValueError(f"“{text}” is no number: say per cent of the target, as in 2.5") from None


class Accept(Provenance, frozen=True, kw_only=True, tag="accept"):
    """A finding of the checks is in order."""

    rule: str
    """The id of the check's rule."""
    measure: MeasureName | None = None
    """`None` means all findings of the rule."""
    report_date: date | None = None
    """The last day of the period it is accepted in; `None` means always."""


class Note(Provenance, frozen=True, kw_only=True, tag="note"):
    """A note on a measure."""

    measure: MeasureName
    text: str
    report_date: date | None = None
    """The last day of the period it was written on; `None` in notes that do not say it."""


class Correct(Provenance, frozen=True, kw_only=True, tag="correct"):
    """What should have been printed of a measure in one report. What was printed stays."""

    measure: MeasureName
    report_date: date
    field: CorrectedField
    value: str
    """As it would be printed: a status by its word (`not_reported`), directors as `A; B`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.field.is_status and self.value not in list(Status):
            raise ValueError(f"{self.value!r} is no status: {', '.join(Status)}")
        if self.field is CorrectedField.DIRECTORS and not self.value.replace(";", "").strip():
            raise ValueError("has no value")


class SetQueryState(Provenance, frozen=True, kw_only=True, tag="query"):
    """How far a question about a finding has come; `why` holds what was asked or answered."""

    rule: str
    """The id of the check's rule."""
    measure: MeasureName | None = None
    """`None` means what the rule found in the report as a whole."""
    report_date: date
    state: QueryState


class Rebase(Provenance, frozen=True, kw_only=True, tag="rebase"):
    """The control limits of a measure are worked out anew from a report on."""

    measure: MeasureName
    report_date: date


class TakeBack(Provenance, frozen=True, kw_only=True, tag="take_back"):
    """An earlier judgement no longer holds."""

    judgement: str
    """The id of the one that is taken back."""


Setting = SetPolarity | SetKind | SetYtdMethod | SetTolerance
"""A property of a measure, of which the last one settled holds."""
Judgement = (
    LinkMeasures
    | UnlinkMeasures
    | Setting
    | Accept
    | Note
    | Correct
    | SetQueryState
    | Rebase
    | TakeBack
)
