"""The judgements of a log that hold, looked up by what they judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.judgements.judgement import Judgement, What
from kpi_tui.measure_name import Key, MeasureName
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the log that does not count."""

    number: int
    """Counted from 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class JudgementsInForce:
    """The judgements that hold, by what they judge.

    Where a thing was judged twice the later line holds. Keys are those of `Named.key`.
    """

    all: tuple[Judgement, ...] = ()
    """Those that hold, in the order of the log; overruled ones too, until they are taken back."""
    bad_lines: tuple[BadLine, ...] = ()
    links: Mapping[tuple[Key, Key], Judgement] = field(default_factory=dict)
    """Pairs confirmed, each under both orders."""
    refusals: Mapping[tuple[Key, Key], Judgement] = field(default_factory=dict)
    """Pairs refused, each under both orders."""
    settled: Mapping[tuple[What, Key], Judgement] = field(default_factory=dict)
    """`polarity`, `kind`, `ytd_method` and `tolerance` of a measure."""
    accepts: tuple[Judgement, ...] = ()
    notes: Mapping[Key, tuple[Judgement, ...]] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    """The place of each judgement in the log, by id."""

    def confirms(self, one: MeasureName, other: MeasureName) -> Judgement | None:
        """The judgement that two names are the same measure, if there is one."""
        return self.links.get((one.key, other.key))

    def refuses(self, one: MeasureName, other: MeasureName) -> Judgement | None:
        """The judgement that two names are not the same measure, if there is one."""
        return self.refusals.get((one.key, other.key))

    def latest(self, what: What, measures: Iterable[MeasureName]) -> Judgement | None:
        """The last judgement of this kind on any of an identity's names."""
        found = (self.settled.get((what, measure.key)) for measure in measures)
        known = [judgement for judgement in found if judgement is not None]
        return max(known, key=lambda item: self.order[item.id], default=None)

    def polarity(self, measures: Iterable[MeasureName]) -> Polarity | None:
        """Which way is better, as judged for any of these names."""
        found = self.latest(What.POLARITY, measures)
        return Polarity(found.value) if found and found.value else None

    def kind(self, measures: Iterable[MeasureName]) -> Kind | None:
        """What the figures count, as judged for any of these names."""
        found = self.latest(What.KIND, measures)
        return Kind(found.value) if found and found.value else None

    def ytd_method(self, measures: Iterable[MeasureName]) -> YtdMethod | None:
        """How the year to date follows from the months, as judged for any of these names."""
        found = self.latest(What.YTD_METHOD, measures)
        return YtdMethod(found.value) if found and found.value else None

    def tolerance(self, measures: Iterable[MeasureName]) -> float | None:
        """How far off target is in order, in per cent of the target, as judged."""
        found = self.latest(What.TOLERANCE, measures)
        return found.percent if found else None

    def accepted(
        self, rule: str, measures: Iterable[MeasureName], report_date: date
    ) -> Judgement | None:
        """The judgement that a rule's finding on a measure (none: the report) is in order.

        One without a measure holds for all of the rule's findings, one without a month always.
        """
        keys = {measure.key for measure in measures}
        for item in reversed(self.accepts):
            if (
                item.rule == rule
                and (item.measure is None or item.measure.key in keys)
                and item.report_date in (None, report_date)
            ):
                return item
        return None

    def notes_on(self, measures: Iterable[MeasureName]) -> tuple[Judgement, ...]:
        """The notes on any of an identity's names, the oldest first."""
        keys = dict.fromkeys(measure.key for measure in measures)
        found = [note for key in keys for note in self.notes.get(key, ())]
        return tuple(sorted(found, key=lambda item: self.order[item.id]))


NO_JUDGEMENTS = JudgementsInForce()


def in_force(judgements: list[Judgement]) -> list[Judgement]:
    """Those that nobody took back. What took something back can itself be taken back."""
    gone: set[str] = set()
    for item in reversed(judgements):
        if item.takes_back is not None and item.id not in gone:
            gone.add(item.takes_back)
    return [item for item in judgements if item.takes_back is None and item.id not in gone]


def by_subject(judgements: list[Judgement], bad: tuple[BadLine, ...]) -> JudgementsInForce:
    """The judgements under what they judge."""
    pairs: dict[What, dict[tuple[Key, Key], Judgement]] = {What.LINK: {}, What.UNLINK: {}}
    settled: dict[tuple[What, Key], Judgement] = {}
    notes: dict[Key, tuple[Judgement, ...]] = {}
    for item in judgements:
        if item.measure and item.other:
            one, other = item.measure.key, item.other.key
            for pair in ((one, other), (other, one)):
                for held in pairs.values():
                    held.pop(pair, None)
                pairs[item.what][pair] = item
        elif item.measure and item.what is What.NOTE:
            notes[item.measure.key] = (*notes.get(item.measure.key, ()), item)
        elif item.measure and item.what is not What.ACCEPT:
            settled[item.what, item.measure.key] = item
    return JudgementsInForce(
        all=tuple(judgements),
        bad_lines=bad,
        links=pairs[What.LINK],
        refusals=pairs[What.UNLINK],
        settled=settled,
        accepts=tuple(item for item in judgements if item.what is What.ACCEPT),
        notes=notes,
        order={item.id: place for place, item in enumerate(judgements)},
    )
