"""What officers have settled, kept beside the reports: an append-only log, one JSON line each.

The log is `judgements.jsonl` in the store's folder. Nothing in it is ever changed: who takes a
judgement back adds a line that says so. Judgements name measures by code and name, so they
survive a re-import, and hold for the whole identity that has that code and name in any month.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kpi_tui.judgement import (
    Fields,
    Judgement,
    Key,
    Named,
    What,
    from_line,
    judge,
    to_dict,
    to_line,
)
from kpi_tui.shelf import disk_error
from kpi_tui.terms import Kind, Polarity, YtdMethod

__all__ = [
    "FILE_NAME",
    "NOTHING_JUDGED",
    "BadLine",
    "Fields",
    "Judged",
    "Judgement",
    "Key",
    "Named",
    "What",
    "append",
    "judge",
    "read",
    "to_dict",
]

FILE_NAME = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the log that does not count."""

    number: int
    """Counted from 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
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

    def confirms(self, one: Named, other: Named) -> Judgement | None:
        """The judgement that two names are the same measure, if there is one."""
        return self.links.get((one.key, other.key))

    def refuses(self, one: Named, other: Named) -> Judgement | None:
        """The judgement that two names are not the same measure, if there is one."""
        return self.refusals.get((one.key, other.key))

    def latest(self, what: What, measures: Iterable[Named]) -> Judgement | None:
        """The last judgement of this kind on any of an identity's names."""
        found = (self.settled.get((what, measure.key)) for measure in measures)
        known = [judgement for judgement in found if judgement is not None]
        return max(known, key=lambda item: self.order[item.id], default=None)

    def polarity(self, measures: Iterable[Named]) -> Polarity | None:
        """Which way is better, as judged for any of these names."""
        found = self.latest(What.POLARITY, measures)
        return Polarity(found.value) if found and found.value else None

    def kind(self, measures: Iterable[Named]) -> Kind | None:
        """What the figures count, as judged for any of these names."""
        found = self.latest(What.KIND, measures)
        return Kind(found.value) if found and found.value else None

    def ytd_method(self, measures: Iterable[Named]) -> YtdMethod | None:
        """How the year to date follows from the months, as judged for any of these names."""
        found = self.latest(What.YTD_METHOD, measures)
        return YtdMethod(found.value) if found and found.value else None

    def tolerance(self, measures: Iterable[Named]) -> float | None:
        """How far off target is in order, in per cent of the target, as judged."""
        found = self.latest(What.TOLERANCE, measures)
        return found.percent if found else None

    def accepted(self, rule: str, measures: Iterable[Named], report_date: date) -> Judgement | None:
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

    def notes_on(self, measures: Iterable[Named]) -> tuple[Judgement, ...]:
        """The notes on any of an identity's names, the oldest first."""
        keys = dict.fromkeys(measure.key for measure in measures)
        found = [note for key in keys for note in self.notes.get(key, ())]
        return tuple(sorted(found, key=lambda item: self.order[item.id]))


NOTHING_JUDGED = Judged()


def read(folder: Path) -> Judged:
    """The judgements in a store's folder; `NOTHING_JUDGED` where there is no log.

    A line that cannot be understood is named in `bad_lines` and all others count. Raises
    `StoreError` where the file cannot be read at all.
    """
    path = folder / FILE_NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return NOTHING_JUDGED
    except OSError as error:
        raise disk_error(path, error) from error
    return _judged(content)


def append(folder: Path, judgement: Judgement) -> None:
    """Adds a judgement to the log, all of its line or nothing. Raises `StoreError`."""
    path = folder / FILE_NAME
    line = (to_line(judgement) + "\n").encode(errors="replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        try:
            # One write, so that two writers never mix. A half line of a crash stays a line.
            os.write(handle, line if _ends_well(handle) else b"\n" + line)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_error(path, error) from error


_BINARY: int = getattr(os, "O_BINARY", 0)


def _ends_well(handle: int) -> bool:
    """Whether a file is empty or ends in a line's end."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return True
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) == b"\n"


def _judged(content: bytes) -> Judged:
    """What the log's bytes amount to."""
    lines: dict[str, Judgement] = {}
    bad: list[BadLine] = []
    for number, raw in enumerate(content.split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            judgement = from_line(raw.decode().removeprefix("\ufeff"))
            if judgement.id in lines:
                raise ValueError(f"has the id of an earlier line, {judgement.id}")
        except UnicodeDecodeError:
            bad.append(BadLine(number, "is not UTF-8 text"))
        except ValueError as error:
            bad.append(BadLine(number, str(error)))
        else:
            lines[judgement.id] = judgement
    return _sorted(_in_force(list(lines.values())), tuple(bad))


def _in_force(judgements: list[Judgement]) -> list[Judgement]:
    """Those that nobody took back. What took something back can itself be taken back."""
    gone: set[str] = set()
    for item in reversed(judgements):
        if item.takes_back is not None and item.id not in gone:
            gone.add(item.takes_back)
    return [item for item in judgements if item.takes_back is None and item.id not in gone]


def _sorted(judgements: list[Judgement], bad: tuple[BadLine, ...]) -> Judged:
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
    return Judged(
        all=tuple(judgements),
        bad_lines=bad,
        links=pairs[What.LINK],
        refusals=pairs[What.UNLINK],
        settled=settled,
        accepts=tuple(item for item in judgements if item.what is What.ACCEPT),
        notes=notes,
        order={item.id: place for place, item in enumerate(judgements)},
    )
