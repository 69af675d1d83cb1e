"""The judgements of a log that hold, looked up by what they judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Provenance,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    Setting,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.measure_name import FoldedName, MeasureName
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, YtdMethod

_AnySetting = TypeVar("_AnySetting", bound=Setting)
_Judgement = TypeVar("_Judgement", bound=Provenance)
_Key = TypeVar("_Key")


class LogPlace(NamedTuple):
    """Where a line of the log stands."""

    file: str
    """The file, as the store names it."""
    number: int
    """Which of its lines, counted from 1."""

    def __str__(self) -> str:
        return f"{self.file}, line {self.number}"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the log that does not count."""

    place: LogPlace
    reason: str

    @property
    def number(self) -> int:
        """Which line of its file it is, counted from 1."""
        return self.place.number


@dataclass(frozen=True, slots=True)
class JudgementsInForce:
    """The judgements that hold, by what they judge.

    Where something was judged twice, the later line holds. Keys are those of `MeasureName.key`,
    which may be another measure's in another report: take those of one report with `of_report`.
    """

    all: tuple[Judgement, ...] = ()
    """Those that hold, in the order of the log; overruled ones too, until they are taken back."""
    take_backs: tuple[TakeBack, ...] = ()
    """Those that took another back, and were not taken back themselves."""
    bad_lines: tuple[BadLine, ...] = ()
    links: Mapping[tuple[FoldedName, FoldedName], LinkMeasures] = field(default_factory=dict)
    """Pairs confirmed, each under both orders."""
    refusals: Mapping[tuple[FoldedName, FoldedName], UnlinkMeasures] = field(default_factory=dict)
    """Pairs refused, each under both orders."""
    settings: Mapping[tuple[type[Provenance], FoldedName], Setting] = field(default_factory=dict)
    """The last setting of each property of a measure."""
    accepts: tuple[Accept, ...] = ()
    notes: Mapping[FoldedName, tuple[Note, ...]] = field(default_factory=dict)
    corrected: Mapping[tuple[FoldedName, date], tuple[Correct, ...]] = field(default_factory=dict)
    """The corrections of a measure in a report, in the order of the log; overruled ones too."""
    queries: Mapping[tuple[str, FoldedName | None, date], SetQueryState] = field(
        default_factory=dict
    )
    """The last state of each query, by rule, measure (`None`: the report itself) and last day."""
    rebased: Mapping[FoldedName, tuple[Rebase, ...]] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    """The place of each judgement in the log, by id."""

    def of_report(self, report_id: str) -> JudgementsInForce:
        """Return the judgements about one report, as if there were no others."""
        mine = [judgement for judgement in self.all if judgement.is_about(report_id)]
        if len(mine) == len(self.all):
            return self
        return in_force([*mine, *self.take_backs], self.bad_lines)

    def without_corrections(self) -> JudgementsInForce:
        """Return the judgements as if nothing printed had been corrected."""
        return in_force([each for each in self.all if not isinstance(each, Correct)], ())

    def confirms(self, one: MeasureName, other: MeasureName) -> LinkMeasures | None:
        """Return the judgement that two names are the same measure, if there is one."""
        return self.links.get((one.key, other.key))

    def refuses(self, one: MeasureName, other: MeasureName) -> UnlinkMeasures | None:
        """Return the judgement that two names are not the same measure, if there is one."""
        return self.refusals.get((one.key, other.key))

    def latest(
        self, kind: type[_AnySetting], measures: Iterable[MeasureName]
    ) -> _AnySetting | None:
        """Return the last judgement of this kind on any of an identity's names."""
        last: _AnySetting | None = None
        for measure in measures if self.settings else ():
            setting = self.settings.get((kind, measure.key))
            if isinstance(setting, kind) and (
                last is None or self.order[setting.id] > self.order[last.id]
            ):
                last = setting
        return last

    def polarity(self, measures: Iterable[MeasureName]) -> Polarity | None:
        """Return which way is better, as judged for any of these names; `None` for no judgement."""
        setting = self.latest(SetPolarity, measures)
        return setting.value if setting else None

    def kind(self, measures: Iterable[MeasureName]) -> Kind | None:
        """Return what the figures count, as judged for any of these names; `None` for no judgement."""
        setting = self.latest(SetKind, measures)
        return setting.value if setting else None

    def ytd_method(self, measures: Iterable[MeasureName]) -> YtdMethod | None:
        """Return how the year to date follows from the periods, as judged for any of these names."""
        setting = self.latest(SetYtdMethod, measures)
        return setting.value if setting else None

    def tolerance(self, measures: Iterable[MeasureName]) -> float | None:
        """Return how far off target is tolerated, in per cent of the target; `None` if not judged."""
        setting = self.latest(SetTolerance, measures)
        return setting.percent if setting else None

    def accepted(
        self, rule: str, measures: Iterable[MeasureName], report_date: date
    ) -> Accept | None:
        """Return the judgement that accepts a rule's finding on a measure, or on the report itself.

        No `measures` are the report. An acceptance without a measure is of all findings of the
        rule, one without a date of those in all reports.
        """
        keys = {measure.key for measure in measures} if self.accepts else set()
        for accept in reversed(self.accepts):
            if (
                accept.rule == rule
                and (accept.measure is None or accept.measure.key in keys)
                and accept.report_date in (None, report_date)
            ):
                return accept
        return None

    def notes_on(self, measures: Iterable[MeasureName]) -> tuple[Note, ...]:
        """Return the notes on any of an identity's names, the oldest first."""
        return tuple(self._in_order(self.notes, (measure.key for measure in measures)))

    def corrections(
        self, measures: Iterable[MeasureName], report_date: date
    ) -> Mapping[CorrectedField, Correct]:
        """Return the last correction of each field of a measure in one report."""
        keys = ((measure.key, report_date) for measure in measures)
        return {each.field: each for each in self._in_order(self.corrected, keys)}

    def query_state(
        self, rule: str, measures: Iterable[MeasureName], report_date: date
    ) -> SetQueryState | None:
        """Return the state of the query about a rule's finding on a measure, or on the report itself.

        No `measures` are the report. Unlike an acceptance, a state without a measure is only of
        the finding on the report itself, not of the rule's findings on measures.
        """
        keys: set[FoldedName | None] = {measure.key for measure in measures}
        found = [self.queries.get((rule, key, report_date)) for key in keys or {None}]
        states = [state for state in found if state is not None]
        return max(states, key=lambda state: self.order[state.id], default=None)

    def rebases(self, measures: Iterable[MeasureName]) -> tuple[Rebase, ...]:
        """Return the reports from which a measure's control limits are worked out anew, by date.

        Of two on one date the later line of the log counts.
        """
        found = self._in_order(self.rebased, (measure.key for measure in measures))
        by_date = {rebase.report_date: rebase for rebase in found}
        return tuple(by_date[day] for day in sorted(by_date))

    def _in_order(
        self, held: Mapping[_Key, tuple[_Judgement, ...]], keys: Iterable[_Key]
    ) -> list[_Judgement]:
        """Return what is held under any of these keys, in the order of the log."""
        found = [each for key in dict.fromkeys(keys) for each in held.get(key, ())] if held else []
        return sorted(found, key=lambda each: self.order[each.id])


NO_JUDGEMENTS = JudgementsInForce()


def in_force(judgements: Sequence[Judgement], bad_lines: tuple[BadLine, ...]) -> JudgementsInForce:
    """Sort the judgements of a log by what they judge, without those that were taken back."""
    held, take_backs = _held(judgements)
    links: dict[tuple[FoldedName, FoldedName], LinkMeasures] = {}
    refusals: dict[tuple[FoldedName, FoldedName], UnlinkMeasures] = {}
    settings: dict[tuple[type[Provenance], FoldedName], Setting] = {}
    notes: dict[FoldedName, list[Note]] = defaultdict(list)
    corrected: dict[tuple[FoldedName, date], list[Correct]] = defaultdict(list)
    queries: dict[tuple[str, FoldedName | None, date], SetQueryState] = {}
    rebased: dict[FoldedName, list[Rebase]] = defaultdict(list)
    for judgement in held:
        match judgement:
            case LinkMeasures() | UnlinkMeasures():
                before, after = judgement.before.key, judgement.after.key
                for pair in ((before, after), (after, before)):
                    links.pop(pair, None)
                    refusals.pop(pair, None)
                    if isinstance(judgement, LinkMeasures):
                        links[pair] = judgement
                    else:
                        refusals[pair] = judgement
            case _ if isinstance(judgement, Setting):
                settings[type(judgement), judgement.measure.key] = judgement
            case Note():
                notes[judgement.measure.key].append(judgement)
            case Correct():
                corrected[judgement.measure.key, judgement.report_date].append(judgement)
            case SetQueryState(rule=rule, measure=measure, report_date=day):
                queries[rule, measure.key if measure else None, day] = judgement
            case Rebase():
                rebased[judgement.measure.key].append(judgement)
    return JudgementsInForce(
        all=held,
        take_backs=take_backs,
        bad_lines=bad_lines,
        links=links,
        refusals=refusals,
        settings=settings,
        accepts=tuple(judgement for judgement in held if isinstance(judgement, Accept)),
        notes={key: tuple(found) for key, found in notes.items()},
        corrected={key: tuple(found) for key, found in corrected.items()},
        queries=queries,
        rebased={key: tuple(found) for key, found in rebased.items()},
        order={judgement.id: index for index, judgement in enumerate(held)},
    )


def partners(pairs: Iterable[tuple[FoldedName, FoldedName]]) -> dict[FoldedName, list[FoldedName]]:
    """Return the keys that each stands in a pair with, of pairs that stand under both orders."""
    others: dict[FoldedName, list[FoldedName]] = {}
    for one, other in pairs:
        others.setdefault(one, []).append(other)
    return others


def _held(
    judgements: Sequence[Judgement],
) -> tuple[tuple[Judgement, ...], tuple[TakeBack, ...]]:
    """Return the judgements that hold, and what took back others: it can itself be taken back."""
    taken_back: set[str] = set()
    for judgement in reversed(judgements):
        if isinstance(judgement, TakeBack) and judgement.id not in taken_back:
            taken_back.add(judgement.judgement)
    holding = [judgement for judgement in judgements if judgement.id not in taken_back]
    return (
        tuple(judgement for judgement in holding if not isinstance(judgement, TakeBack)),
        tuple(judgement for judgement in holding if isinstance(judgement, TakeBack)),
    )
