"""Everything a rule may look at: one period's report, the one before it, and what went before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from kpi_tui.analysis.checks.finding import Figures, Importance, Level
from kpi_tui.analysis.identity.links import Link
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.taken_over import taken_over
from kpi_tui.analysis.units import is_share
from kpi_tui.grouping import grouped
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import months_apart
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType, periods_apart, place_in_year
from kpi_tui.period_names import spoken_name
from kpi_tui.regex import regex
from kpi_tui.report import Account, Priority, Warning
from kpi_tui.vocabulary import CELLS_NOT_READ

if TYPE_CHECKING:
    from kpi_tui.analysis.revisions import Correction


_LOOK_BACK = timedelta(days=800)
"""How far back the rules see a measure's readings: two financial years and some weeks."""
_IN_A_YEAR = 12
"""How many readings there are in a year at the most."""
_PERIODS = regex(r"\b(?P<noun>month|quarter|half-year)s?\b", re.I)


class RuleHit(Struct, frozen=True):
    """What a rule found, without what holds for every finding of the rule (`registry.Rule`)."""

    message: str
    measure: MeasurePeriod | None = None
    """`None` where it is about several measures, or the report as a whole."""
    figures: Figures = ()
    level: Level | None = None
    """Where it is not the rule's own."""
    page: int | None = None
    """Where it is not the measure's."""
    against: date | None = None
    """The last day of the earlier report it compares with; one far back makes it weigh less."""
    measures: tuple[MeasurePeriod, ...] = ()
    """The measures, where there are several."""
    also: tuple[str, ...] = ()
    """The ids of other rules whose matter it tells too."""
    aside: str = ""
    """What it adds to what another rule found on its measure, as a part of a sentence."""
    explanation: str | None = None
    """Why there may be nothing wrong, fitted to its own figures and words, as a part of a sentence.

    `None` for what the rule says of all its hits, and empty where nothing explains it.
    """
    on_pages: tuple[tuple[MeasureName, str], ...] = ()
    """What it says on the page of each of its measures, where that is not the message."""
    importance: Importance | None = None
    """What it is about, where that is not the rule's own."""
    severity: float = 0.0
    """By how many per cent a target was missed, where the measure's figures no longer tell."""

    def on(self, measures: Sequence[MeasurePeriod]) -> RuleHit:
        """Return it as one about a measure or about several, on the first one's page if it has none."""
        one = measures[0] if len(measures) == 1 else None
        several = () if one else tuple(measures)
        return structs.replace(
            self, measure=one, page=self.page or measures[0].page, measures=several
        )

    @property
    def about(self) -> tuple[MeasurePeriod, ...]:
        """The measures it is about."""
        return self.measures or ((self.measure,) if self.measure else ())


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class CheckContext:
    """One period's report as the rules see it."""

    day: date
    """The last day of the period."""
    measures: tuple[MeasurePeriod, ...]
    """As printed in the report, in its order."""
    priorities: tuple[Priority, ...] = ()
    warnings: tuple[Warning, ...] = ()
    account: Account = field(default_factory=Account)
    corrections: Sequence[Correction] = ()
    """What this issue of the report changed in the one before it."""
    earlier_days: tuple[date, ...] = ()
    """The dates of the earlier reports in the store, the latest last."""
    before: tuple[MeasurePeriod, ...] = ()
    """The measures of the latest of them."""
    links: tuple[Link, ...] = ()
    """Which measure is which between the two."""
    judged: JudgementsInForce = NO_JUDGEMENTS
    period_type: PeriodType = PeriodType.MONTH
    section_commentary: bool = False
    """Whether the report comments on its priorities and not on each measure."""
    origin: Origin = Origin.PUBLISHED
    """Where the report's words and figures come from."""

    @cached_property
    def has_unread_columns(self) -> bool:
        """Whether a column of the report was not read, in which what seems missing may stand."""
        return any(CELLS_NOT_READ in warning.message for warning in self.warnings)

    @cached_property
    def number(self) -> int:
        """The period's place in its financial year, counted from 1; 0 for one that has no place."""
        return place_in_year(self.day, self.period_type) or 0

    @property
    def noun(self) -> str:
        """What a period is called: `month`, `quarter`."""
        return self.period_type.noun

    @property
    def name(self) -> str:
        """As in `July 2024`, `Quarter 3 2024/25`."""
        return self.name_of(self.day)

    def counts_others(self, words: str) -> bool:
        """Whether words count in other periods than the report's: quarters in that of a month."""
        return any(noun.lower() != self.noun for noun in _PERIODS.findall(words))

    def name_of(self, day: date) -> str:
        """Name another period of the same kind by its last day."""
        return spoken_name(day, self.period_type)

    @property
    def previous(self) -> date | None:
        """The latest earlier report, with which this one is compared."""
        return self.earlier_days[-1] if self.earlier_days else None

    @property
    def months_back(self) -> int:
        """How many months ago the report before was; 0 where there is none."""
        return months_apart(self.previous, self.day) if self.previous else 0

    @cached_property
    def pairs(self) -> tuple[tuple[MeasurePeriod, MeasurePeriod], ...]:
        """Pair the measures of both reports: as they were in the one before, and as they are now."""
        earlier = {old.measure_id: old for old in self.before}
        return tuple(
            (earlier[measure.measure_id], measure)
            for measure in self.measures
            if measure.measure_id in earlier
        )

    @cached_property
    def taken_over(self) -> dict[int, MeasurePeriod]:
        """By the place of a pair the other measure of the report before whose figures it may have."""
        paired = {old.measure_id for old, _ in self.pairs}
        gone = [old for old in self.before if old.measure_id not in paired]
        return taken_over(self.pairs, gone)

    @cached_property
    def doubtful_pairs(self) -> tuple[tuple[MeasurePeriod, MeasurePeriod], ...]:
        """Pair measures of both reports that may be one; a person has to decide."""
        earlier: dict[MeasureName | None, MeasurePeriod] = {old.named: old for old in self.before}
        now: dict[MeasureName | None, MeasurePeriod] = {
            measure.named: measure for measure in self.measures
        }
        pairs = []
        for link in self.links:
            old, measure = earlier.get(link.before), now.get(link.after)
            if link.joins or old is None or measure is None:
                continue
            if old.measure_id != measure.measure_id:
                pairs.append((old, measure))
        return tuple(pairs)

    @cached_property
    def _shares(self) -> frozenset[int]:
        earlier: dict[int, list[MeasurePeriod]] = {}
        for old, measure in (*self.pairs, *self.doubtful_pairs):
            earlier.setdefault(id(measure), []).append(old)
        return frozenset(
            id(measure)
            for measure in self.measures
            if is_share(measure, earlier.get(id(measure), ()))
        )

    def is_share(self, measure: MeasurePeriod) -> bool:
        """Whether a measure's figures are shares of a hundred, as far as both reports tell."""
        return id(measure) in self._shares

    def counts_in_per_cent(self, measure: MeasurePeriod) -> bool:
        """Whether a measure's figures are shares of a hundred, or by its name would be, were they numbers."""
        return measure.is_percentage or self.is_share(measure)

    def earlier(self, measure: MeasurePeriod) -> MeasurePeriod | None:
        """Return the measure in the report before; `None` where it is not in it."""
        return self._earlier.get(id(measure))

    @cached_property
    def _earlier(self) -> dict[int, MeasurePeriod]:
        return {id(measure): old for old, measure in self.pairs}

    @cached_property
    def _pasts(self) -> dict[int, list[MeasurePeriod]]:
        return {}

    @cached_property
    def _years(self) -> dict[int, list[MeasurePeriod | None]]:
        return {}

    def past(self, measure: MeasurePeriod) -> list[MeasurePeriod]:
        """Return the measure's readings before this period, as far back as rules look, oldest first."""
        known = self._pasts.get(id(measure))
        if known is None:
            when, first = attrgetter("report_date"), self.day - _LOOK_BACK
            begin = bisect_left(measure.history, first, key=when)
            known = list(measure.history[begin : bisect_left(measure.history, self.day, key=when)])
            self._pasts[id(measure)] = known
        return known

    def year_so_far(self, measure: MeasurePeriod) -> list[MeasurePeriod | None]:
        """Return the measure's earlier readings of this financial year, `None` for periods without.

        There is one for each period from April to the one before this.
        """
        year = self._years.get(id(measure))
        if year is None:
            year = self._years[id(measure)] = [None] * max(self.number - 1, 0)
            known = self._back
            for old in self.past(measure)[-_IN_A_YEAR:] if year else ():
                day = old.report_date
                if day not in known:
                    known[day] = periods_apart(day, self.day, self.period_type) or 0
                if 0 < known[day] <= len(year):
                    year[-known[day]] = old
        return year

    @cached_property
    def _back(self) -> dict[date, int]:
        """How many periods back earlier ones are, by their last days; 0 where that cannot be told."""
        return {}

    def stored_this_year(self, measure: MeasurePeriod) -> list[MeasurePeriod]:
        """Return the measure's readings of this financial year that are stored, this one the last."""
        return [each for each in (*self.year_so_far(measure), measure) if each is not None]

    def accepted(self, measure: MeasurePeriod, *rules: str) -> str | None:
        """Return why an officer accepted what one of these rules finds on a measure."""
        for rule in rules if self.judged.accepts else ():
            accepted = self.judged.accepted(rule, self.names_of(measure), self.day)
            if accepted is not None:
                return accepted.why
        return None

    def apart(
        self, measures: Iterable[MeasurePeriod], *rules: str
    ) -> Iterator[tuple[MeasurePeriod, ...]]:
        """Yield the measures in groups: those not accepted, then those accepted for each reason.

        One finding is about one group, so that what was accepted stays apart.
        """
        groups: dict[str | None, list[MeasurePeriod]] = {None: []}
        for measure in measures:
            groups.setdefault(self.accepted(measure, *rules), []).append(measure)
        yield from (tuple(group) for group in groups.values() if group)

    def apart_by_priority(
        self, measures: Iterable[MeasurePeriod], *rules: str
    ) -> Iterator[tuple[MeasurePeriod, ...]]:
        """Yield the measures of one priority after the other in groups, as `apart` does."""
        for of_priority in grouped(measures, lambda measure: measure.priority_code).values():
            yield from self.apart(of_priority, *rules)

    def names_of(self, measure: MeasurePeriod) -> list[MeasureName]:
        """Return the codes and names that the measure has now and had before."""
        return [measure.named, *(old.named for old in self.past(measure))]
