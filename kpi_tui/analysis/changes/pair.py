"""A measure as two periods report it: what every comparison takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.analysis.comparability import (
    Obstacle,
    obstacle_between,
    season_between,
    season_caution,
)
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import begins_anew
from kpi_tui.labels import Label
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Polarity


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class MeasurePair:
    """One measure in the earlier and in the later period."""

    before: MeasurePeriod
    after: MeasurePeriod
    doubt: str | None = None
    """Why both are taken for one measure, where that is not sure."""
    is_moved: bool = False
    """Whether it stands under another priority now."""
    perhaps_of: MeasurePeriod | None = None
    """Another measure of the earlier period, whose figures it may have now."""

    @property
    def caution(self) -> str:
        """What is added to a sentence that rests on both being one measure."""
        return f"; the same ({Label.ASSUMED}): {self.doubt}" if self.doubt else ""

    @property
    def polarity(self) -> Polarity | None:
        """Which way is better in both periods; `None` where it turned round."""
        earlier, later = self.before.trusted_polarity, self.after.trusted_polarity
        return later if earlier in (None, later) else None

    @property
    def sign(self) -> int | None:
        """1 where a rise is better, -1 where a fall is; `None` where neither is, or that turned round."""
        return self.polarity.sign if self.polarity else None

    @cached_property
    def obstacle(self) -> Obstacle | None:
        """Why its figures in the two periods cannot be compared; `None` where they can be."""
        return obstacle_between(self.before, self.after)

    @property
    def is_other_season(self) -> bool:
        """Whether the two periods' counts may differ by the time of year alone."""
        return bool(season_between(self.before, self.after))

    @property
    def season(self) -> str:
        """A caution where the two periods are of different seasons; see `season_caution`."""
        first, last = self.before, self.after
        return season_caution(first.report_date, last.report_date, last.adds_up, last.period_type)

    @property
    def runs_on(self) -> bool:
        """Whether both are stages of a year's total, so that neither is better."""
        return self.after.is_other_stage(self.before.report_date)

    @property
    def begins_anew(self) -> bool:
        """Whether the later one is a stage of another year's total."""
        return self.runs_on and begins_anew(self.before.report_date, self.after.report_date)

    def texts(self, field: str) -> tuple[str | None, str | None]:
        """Return a column as printed before and after."""
        return getattr(self.before.reading, field), getattr(self.after.reading, field)

    def values(self, field: str) -> tuple[float | None, float | None]:
        """Return one of `FIGURE_FIELDS` as numbers before and after."""
        series, _, part = field.partition("_")
        before, after = (getattr(measure, series) for measure in (self.before, self.after))
        return getattr(before, f"{part}_value"), getattr(after, f"{part}_value")

    def statuses(self, field: str) -> tuple[Status | None, Status | None]:
        """Return one of `STATUS_FIELDS` before and after."""
        return getattr(self.before.reading, field), getattr(self.after.reading, field)

    def change(
        self,
        kind: ChangeKind,
        field: str | None,
        cells: tuple[str | None, str | None],
        sentence: str,
        group: ChangeGroup,
        rest: float = 0.0,
        effect: Effect | None = None,
    ) -> Change:
        """Make a change of this measure from the first of the cells to the second.

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
            page=self.after.page,
            weight=weigh(group, rest),
        )
