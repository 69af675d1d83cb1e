"""Everything a rule may look at: one month's report, the one before it, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.identity.links import Link
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import is_share
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import financial_month, month_name, months_apart
from kpi_tui.report import Account, Priority, Warning

if TYPE_CHECKING:
    from kpi_tui.analysis.revisions import Correction


LOOK_BACK = timedelta(days=800)
"""How far back the readings go that the rules are shown: two financial years."""


@dataclass(frozen=True, slots=True)
class RuleHit:
    """What a rule found, without what is said of every finding of the rule."""

    message: str
    row: MeasurePeriod | None = None
    figures: Figures = ()
    level: Level | None = None
    """Where it is not the rule's own."""
    page: int | None = None
    """Where it is not the row's."""
    against: date | None = None
    """The earlier report it compares with; one that is far back makes it weigh less."""


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class CheckContext:
    """One month's report as the rules see it."""

    day: date
    rows: tuple[MeasurePeriod, ...]
    priorities: tuple[Priority, ...] = ()
    warnings: tuple[Warning, ...] = ()
    account: Account = field(default_factory=Account)
    corrections: Sequence[Correction] = ()
    """What this issue of the report changed in the one before it."""
    held: tuple[date, ...] = ()
    """The dates of the earlier reports in the store, the latest last."""
    before: tuple[MeasurePeriod, ...] = ()
    """The rows of the latest of them."""
    links: tuple[Link, ...] = ()
    """Which measure is which between the two."""
    judged: JudgementsInForce = NO_JUDGEMENTS

    @property
    def number(self) -> int:
        """How many months of the financial year are over."""
        return financial_month(self.day)

    @property
    def name(self) -> str:
        """As in `July 2024`."""
        return month_name(self.day)

    @property
    def previous(self) -> date | None:
        """The latest earlier report, with which this one is compared."""
        return self.held[-1] if self.held else None

    @property
    def ago(self) -> int:
        """How many months the earlier report is back; 0 where there is none."""
        return months_apart(self.previous, self.day) if self.previous else 0

    @cached_property
    def pairs(self) -> tuple[tuple[MeasurePeriod, MeasurePeriod], ...]:
        """The measures of both reports: the row before and the row now."""
        earlier = {row.measure_id: row for row in self.before}
        return tuple(
            (earlier[row.measure_id], row) for row in self.rows if row.measure_id in earlier
        )

    @cached_property
    def asked(self) -> tuple[tuple[MeasurePeriod, MeasurePeriod], ...]:
        """Rows before and now that may be one measure, which a person has to say."""
        earlier: dict[MeasureName | None, MeasurePeriod] = {row.named: row for row in self.before}
        now: dict[MeasureName | None, MeasurePeriod] = {row.named: row for row in self.rows}
        asked = (link for link in self.links if not link.joins)
        pairs = ((earlier.get(link.before), now.get(link.after)) for link in asked)
        return tuple(
            (old, row)
            for old, row in pairs
            if old is not None and row is not None and old.measure_id != row.measure_id
        )

    @cached_property
    def _shares(self) -> frozenset[int]:
        earlier: dict[int, list[MeasurePeriod]] = {}
        for old, row in (*self.pairs, *self.asked):
            earlier.setdefault(id(row), []).append(old)
        return frozenset(id(row) for row in self.rows if is_share(row, earlier.get(id(row), ())))

    def is_share(self, row: MeasurePeriod) -> bool:
        """Whether a row's figures are shares of a hundred, as far as this and the report before tell."""
        return id(row) in self._shares

    def earlier(self, row: MeasurePeriod) -> MeasurePeriod | None:
        """Return the measure's row in the report before."""
        return next((old for old, new in self.pairs if new is row), None)

    def past(self, row: MeasurePeriod) -> list[MeasurePeriod]:
        """Return the measure's readings before this month, as far back as rules look."""
        return [item for item in row.history if self.day - LOOK_BACK <= item.report_date < self.day]

    def year_so_far(self, row: MeasurePeriod) -> list[MeasurePeriod | None]:
        """Return the measure's earlier months of this financial year from April, `None` for a gap."""
        held = {months_apart(item.report_date, self.day): item for item in self.past(row)}
        return [held.get(back) for back in range(self.number - 1, 0, -1)]

    def names_of(self, row: MeasurePeriod) -> list[MeasureName]:
        """Return what the measure is and was called."""
        return [row.named, *(item.named for item in self.past(row))]
