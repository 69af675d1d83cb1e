"""The judgements of a log that hold, looked up by what they judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from kpi_tui.judgements.judgement import (
    Accept,
    Judgement,
    LinkMeasures,
    Note,
    Provenance,
    SetKind,
    SetPolarity,
    Setting,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.measure_name import Key, MeasureName
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod

_AnySetting = TypeVar("_AnySetting", bound=Setting)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the log that does not count."""

    number: int
    """Counted from 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class JudgementsInForce:
    """The judgements that hold, by what they judge.

    Where a thing was judged twice the later line holds. Keys are those of `MeasureName.key`.
    """

    all: tuple[Judgement, ...] = ()
    """Those that hold, in the order of the log; overruled ones too, until they are taken back."""
    bad_lines: tuple[BadLine, ...] = ()
    links: Mapping[tuple[Key, Key], LinkMeasures] = field(default_factory=dict)
    """Pairs confirmed, each under both orders."""
    refusals: Mapping[tuple[Key, Key], UnlinkMeasures] = field(default_factory=dict)
    """Pairs refused, each under both orders."""
    settings: Mapping[tuple[type[Provenance], Key], Setting] = field(default_factory=dict)
    """The properties settled of a measure."""
    accepts: tuple[Accept, ...] = ()
    notes: Mapping[Key, tuple[Note, ...]] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    """The place of each judgement in the log, by id."""

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
        for measure in measures:
            setting = self.settings.get((kind, measure.key))
            if isinstance(setting, kind) and (
                last is None or self.order[setting.id] > self.order[last.id]
            ):
                last = setting
        return last

    def polarity(self, measures: Iterable[MeasureName]) -> Polarity | None:
        """Return which way is better, as judged for any of these names."""
        setting = self.latest(SetPolarity, measures)
        return setting.value if setting else None

    def kind(self, measures: Iterable[MeasureName]) -> Kind | None:
        """Return what the figures count, as judged for any of these names."""
        setting = self.latest(SetKind, measures)
        return setting.value if setting else None

    def ytd_method(self, measures: Iterable[MeasureName]) -> YtdMethod | None:
        """Return how the year to date follows from the months, as judged for any of these names."""
        setting = self.latest(SetYtdMethod, measures)
        return setting.value if setting else None

    def tolerance(self, measures: Iterable[MeasureName]) -> float | None:
        """Return how far off target is in order, in per cent of the target, as judged."""
        setting = self.latest(SetTolerance, measures)
        return setting.percent if setting else None

    def accepted(
        self, rule: str, measures: Iterable[MeasureName], report_date: date
    ) -> Accept | None:
        """Return the judgement that a rule's finding on a measure (none: the report) is in order.

        One without a measure holds for all of the rule's findings, one without a month always.
        """
        keys = {measure.key for measure in measures}
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
        keys = dict.fromkeys(measure.key for measure in measures)
        notes = [note for key in keys for note in self.notes.get(key, ())]
        return tuple(sorted(notes, key=lambda note: self.order[note.id]))


NO_JUDGEMENTS = JudgementsInForce()


def in_force(judgements: list[Judgement], bad_lines: tuple[BadLine, ...]) -> JudgementsInForce:
    """Sort the judgements of a log by what they judge, without those that were taken back.

    What took something back can itself be taken back.
    """
    taken_back: set[str] = set()
    for judgement in reversed(judgements):
        if isinstance(judgement, TakeBack) and judgement.id not in taken_back:
            taken_back.add(judgement.judgement)
    held = [
        judgement
        for judgement in judgements
        if not isinstance(judgement, TakeBack) and judgement.id not in taken_back
    ]
    links: dict[tuple[Key, Key], LinkMeasures] = {}
    refusals: dict[tuple[Key, Key], UnlinkMeasures] = {}
    settings: dict[tuple[type[Provenance], Key], Setting] = {}
    notes: dict[Key, tuple[Note, ...]] = {}
    for judgement in held:
        if isinstance(judgement, LinkMeasures | UnlinkMeasures):
            before, after = judgement.before.key, judgement.after.key
            for pair in ((before, after), (after, before)):
                links.pop(pair, None)
                refusals.pop(pair, None)
                if isinstance(judgement, LinkMeasures):
                    links[pair] = judgement
                else:
                    refusals[pair] = judgement
        elif isinstance(judgement, Setting):
            settings[type(judgement), judgement.measure.key] = judgement
        elif isinstance(judgement, Note):
            key = judgement.measure.key
            notes[key] = (*notes.get(key, ()), judgement)
    return JudgementsInForce(
        all=tuple(held),
        bad_lines=bad_lines,
        links=links,
        refusals=refusals,
        settings=settings,
        accepts=tuple(judgement for judgement in held if isinstance(judgement, Accept)),
        notes=notes,
        order={judgement.id: index for index, judgement in enumerate(held)},
    )
