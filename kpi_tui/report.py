"""A report as plain values: everything in it is what the council published.

What we work out from it (parsed figures, direction of travel, findings) is elsewhere. This module
imports little and fast, so that the process that reads a PDF can use it alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin, of_source
from kpi_tui.period import ANNEX, PeriodKey, PeriodType
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity


class PublishedDirection(StrEnum):
    """The direction of travel that a report prints, which need not be the one we work out."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    SAME = "same"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure's row in one period's report, as printed.

    Figures are the printed text with its white space folded, `None` where the cell is empty.
    Prose keeps its paragraphs and list items as lines.
    """

    priority_code: str
    measure_code: str
    measure_name: str
    """The name without the code."""
    directors: tuple[str, ...] = ()
    """The accountable officers, one entry a person."""
    portfolio_holder: str | None = None
    """The cabinet member. The title is always `Cllr`, even where it is misprinted."""
    period_actual: str | None = None
    period_target: str | None = None
    period_status: Status | None = None
    ytd_actual: str | None = None
    ytd_target: str | None = None
    ytd_status: Status | None = None
    comment: str | None = None
    improvement_plan: str | None = None
    timeframe: str | None = None
    finance_impact: str | None = None
    risk_impact: str | None = None
    pages: tuple[int, ...] = ()
    """The pages its row stands on, counted from 1."""
    published_direction: PublishedDirection | None = None
    floor: str | None = None
    """The worst figure that is still acceptable, printed beside the target."""
    previous_actual: str | None = None
    """The actual of the period before, as this report prints it."""
    previous_status: Status | None = None
    code_is_ours: bool | None = None
    """Whether the report prints no code, so that we gave one; `None` where it does."""
    published_polarity: Polarity | None = None
    """Which way is better, where the report prints it."""

    @property
    def named(self) -> MeasureName:
        """Its measure's code and name."""
        return MeasureName(self.measure_code, self.measure_name)

    @property
    def figures(self) -> tuple[str | None, ...]:
        """Its `FIGURE_FIELDS`."""
        return (self.period_actual, self.period_target, self.ytd_actual, self.ytd_target)

    @property
    def page(self) -> int | None:
        """The first page its row stands on."""
        return self.pages[0] if self.pages else None

    @property
    def holders(self) -> tuple[str, ...]:
        """Its portfolio holder, as directors are listed: none where none is printed."""
        return (self.portfolio_holder,) if self.portfolio_holder else ()


FIGURE_FIELDS = ("period_actual", "period_target", "ytd_actual", "ytd_target")
STATUS_FIELDS = ("period_status", "ytd_status")
PROSE_FIELDS = ("comment", "improvement_plan", "timeframe", "finance_impact", "risk_impact")
ALL_FIGURES = (*FIGURE_FIELDS, "floor", "previous_actual")
"""Every field that holds a figure; `FIGURE_FIELDS` are those that each report has."""
ALL_STATUSES = (*STATUS_FIELDS, "previous_status")


@dataclass(frozen=True, slots=True)
class Priority:
    """A heading of the corporate plan, even where it has no measures in this report."""

    code: str
    title: str
    section: str | None = None
    """The heading above it where that is not the title itself, as in "Running the business"."""
    commitments: tuple[str, ...] = ()
    """The paragraphs under the heading, "We will …"."""
    status: Status | None = None
    """As published. It does not follow from those of its measures, so it is never worked out."""
    note: str | None = None
    """What is printed in place of a table, as in "This report does not contain any data"."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the report that ended in no field."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class OtherPapers:
    """Pages of an agenda pack that hold nothing of the report, with the number of their words."""

    first_page: int
    last_page: int
    words: int

    @property
    def named(self) -> str:
        """Its pages in words: "pages 38 to 102"."""
        if self.first_page == self.last_page:
            return f"page {self.first_page}"
        return f"pages {self.first_page} to {self.last_page}"


@dataclass(frozen=True, slots=True)
class Account:
    """Where the words of the PDF went: every word is in a field, in furniture, or left over."""

    words: int = 0
    """Words that ended in a field of a reading or of a priority."""
    furniture: int = 0
    """Words of headers, page numbers, contents and key."""
    leftovers: tuple[Leftover, ...] = ()
    other_papers: tuple[OtherPapers, ...] = ()
    """The other pages of the file, whose words are counted and not listed."""

    @property
    def left_over(self) -> int:
        """The number of words left over."""
        return sum(len(leftover.text.split()) for leftover in self.leftovers)


@dataclass(frozen=True, slots=True)
class Warning:
    """A doubt about the reading of the file, for a person to look at."""

    page: int | None
    measure_code: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from."""

    name: str
    sha256: str
    pages: int

    @property
    def has_file(self) -> bool:
        """Whether there is a PDF: the months of `kpi-tui demo` have none, and zeros for its digest."""
        return bool(self.sha256.strip("0"))


@dataclass(frozen=True, slots=True)
class Report:
    """A council's performance report on one period."""

    report_date: date
    """The period's last day; in the annex, that of "Status of Indicators DD/MM/YYYY"."""
    title: str | None
    priorities: tuple[Priority, ...]
    readings: tuple[Reading, ...]
    source: Source
    account: Account = field(default_factory=Account)
    warnings: tuple[Warning, ...] = ()
    council: str | None = None
    report_id: str | None = None
    """Which of a council's reports it is; `None` means `period.ANNEX`."""
    period_type: PeriodType | None = None
    """`None` means a month."""
    period_label: str | None = None
    """The period as printed, "Quarter 3 2024/25"."""
    period_start: date | None = None
    section_commentary: bool | None = None
    """Whether it comments on its priorities, in their `commitments`, and not on each measure."""
    provenance: Origin | None = None
    """The origin as it is kept; use `origin`, which is never `None`."""
    read_by: str | None = field(default=None, compare=False)
    """The profile that it was read by, and why: `kent-qpr: it prints “…”`. It is not kept."""

    @property
    def period(self) -> PeriodKey:
        """The key of its period, which no other report has."""
        period_type = self.period_type or PeriodType.MONTH
        return PeriodKey(self.report_date, period_type, self.report_id or ANNEX)

    @property
    def origin(self) -> Origin:
        """Where its words and figures come from: published, unless somebody said otherwise."""
        return self.provenance or of_source(self.source.name)

    def priority(self, code: str) -> Priority:
        """Return the priority with this code. Raises `KeyError` where there is none."""
        return {priority.code: priority for priority in reversed(self.priorities)}[code]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that `json` can write; `from_dict` takes them back."""
        start = self.period_start.isoformat() if self.period_start else None
        dates = {"report_date": self.report_date.isoformat(), "period_start": start}
        return {**asdict(self), **dates}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """Build the report that `to_dict` wrote, also where later fields are not there.

        Raises `AttributeError`, `KeyError`, `TypeError` or `ValueError` on other data.
        """
        account, period_type = data["account"], data.get("period_type")
        start, provenance = data.get("period_start"), data.get("provenance")
        return cls(
            report_date=date.fromisoformat(data["report_date"]),
            title=data["title"],
            priorities=tuple(_priority(item) for item in data["priorities"]),
            readings=tuple(_reading(item) for item in data["readings"]),
            source=Source(**data["source"]),
            account=Account(
                words=account["words"],
                furniture=account["furniture"],
                leftovers=tuple(Leftover(**item) for item in account["leftovers"]),
                other_papers=tuple(OtherPapers(**item) for item in account.get("other_papers", ())),
            ),
            warnings=tuple(Warning(**item) for item in data["warnings"]),
            council=data.get("council"),
            report_id=data.get("report_id"),
            period_type=PeriodType(period_type) if period_type else None,
            period_label=data.get("period_label"),
            period_start=date.fromisoformat(start) if start else None,
            section_commentary=data.get("section_commentary"),
            provenance=Origin(provenance) if provenance else None,
            read_by=data.get("read_by"),
        )


def _status(value: str | None) -> Status | None:
    return None if value is None else Status(value)


def _priority(data: dict[str, Any]) -> Priority:
    return Priority(
        **{**data, "commitments": tuple(data["commitments"]), "status": _status(data["status"])}
    )


def _reading(data: dict[str, Any]) -> Reading:
    direction, polarity = data.get("published_direction"), data.get("published_polarity")
    values = {
        **data,
        "directors": tuple(data["directors"]),
        "pages": tuple(data["pages"]),
        "published_direction": PublishedDirection(direction) if direction else None,
        "published_polarity": Polarity(polarity) if polarity else None,
        "previous_status": _status(data.get("previous_status")),
        **{name: _status(data[name]) for name in STATUS_FIELDS},
    }
    return Reading(**values)
