"""Whether a report that is read by a changed profile is right, or says of what it has otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from kpi_tui.profiles.doubtful import worded
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import Reading, Report, Warning

from .changes import Change

_PLACES = {"priority_code", "pages", "code_is_ours"}
_FIELDS = tuple(each.name for each in fields(Reading) if each.name not in _PLACES)
_OF_PERIOD = ("report_date", "period_type", "period_start")


@dataclass(frozen=True)
class Wrong:
    """A cell that is read otherwise than by the sound profile."""

    field: str
    want: Any
    got: Any
    measure: str = ""
    codes: frozenset[str] = frozenset()
    pages: frozenset[int] = frozenset()
    priorities: frozenset[str] = frozenset()
    """The titles that it stands under, in either reading."""

    def __str__(self) -> str:
        want, got = (str(getattr(each, "value", each))[:50] for each in (self.want, self.got))
        return f"{self.measure[:40]} {self.field}: {got!r}, should be {want!r}"


def judge(
    change: Change, profile: Profile, sound: Report, reports: Sequence[Report]
) -> tuple[str, list[Wrong]]:
    """`right`, `warned` or `SILENT`, with the cells of which nothing is said."""
    wrong = [*_wrong(sound, reports, change.not_kept)]
    told = _Told(profile, sound, reports)
    silent = [each for each in wrong if not told.of(each)]
    # What is missing here and stands in a field that is told of is told of with it.
    filled = {each.measure for each in wrong if not each.want and each not in silent}
    silent = [each for each in silent if each.got or each.measure not in filled]
    if silent:
        return "SILENT", silent
    return ("warned" if wrong else "right"), []


def _wrong(sound: Report, reports: Sequence[Report], not_kept: frozenset[str]) -> Iterator[Wrong]:
    report = reports[0]
    if len(reports) > 1:
        yield Wrong("reports", 1, len(reports))
    for name in ("council", *_OF_PERIOD):
        if getattr(report, name) != getattr(sound, name):
            yield Wrong(name, getattr(sound, name), getattr(report, name))
    titles, sound_titles = _titles(report), _titles(sound)
    left = [reading for each in reports for reading in each.readings]
    for want, got in _pairs(list(sound.readings), left):
        if got is None:
            codes = frozenset([want.measure_code])
            named = frozenset([sound_titles.get(want.priority_code, "")])
            lost = (want.measure_name, codes, frozenset(want.pages), named)
            if want.measure_name.strip():
                yield Wrong("measure", "read", "not read", *lost)
            continue
        left.remove(got)
        codes = frozenset([want.measure_code, got.measure_code])
        should, is_ = sound_titles.get(want.priority_code, ""), titles.get(got.priority_code, "")
        about = (
            want.measure_name,
            codes,
            frozenset((*want.pages, *got.pages)),
            frozenset([should, is_]),
        )
        if not _is_right("priority", should, is_) and "priority" not in not_kept:
            yield Wrong("priority", should, is_, *about)
        for name in _FIELDS:
            should, is_ = getattr(want, name), getattr(got, name)
            if name == "measure_code" and want.code_is_ours and got.code_is_ours:
                continue
            # A figure without a status has one of its own, where it is kept.
            kept = {name, name.replace("_status", "_actual")}.isdisjoint(not_kept)
            if not _is_right(name, should, is_) and (kept or is_):
                yield Wrong(name, should, is_, *about)
    for got in left:
        codes, pages = frozenset([got.measure_code]), frozenset(got.pages)
        yield Wrong("measure", "no measure", "read", got.measure_name, codes, pages)
    yield from _wrong_texts(sound, report)


def _wrong_texts(sound: Report, report: Report) -> Iterator[Wrong]:
    said = {_folded(each.title): each for each in report.priorities}
    for want in sound.priorities:
        got = said.get(_folded(want.title))
        if got is not None and _folded(got.commitments) != _folded(want.commitments):
            pages = frozenset([want.page or 0, got.page or 0])
            yield Wrong("commitments", want.commitments, got.commitments, want.title, pages=pages)


def _pairs(sound: list[Reading], found: list[Reading]) -> Iterator[tuple[Reading, Reading | None]]:
    left = list(found)
    for want in sound:
        alike = [each for each in left if _folded(each.measure_name) == _folded(want.measure_name)]
        alike = alike or [
            each
            for each in left
            if (not want.code_is_ours and each.measure_code == want.measure_code)
            or _folded(each.measure_name) == _folded((want.measure_code, want.measure_name))
        ]
        got = min(alike, key=lambda each: each.pages != want.pages, default=None)
        if got is not None:
            left.remove(got)
        yield want, got


def _is_right(name: str, should: Any, is_: Any) -> bool:
    """Whether a cell is read as it should be; titles and people may be all that is printed there."""
    if name in ("priority", "directors", "portfolio_holder"):
        return (bool(should) and _folded(should) in _folded(is_)) or _folded(should) == _folded(is_)
    if name == "comment":
        return (bool(should) and _folded(is_).endswith(_folded(should))) or _folded(
            should
        ) == _folded(is_)
    return _folded(should) == _folded(is_)


def _titles(report: Report) -> dict[str, str]:
    return {each.code: each.title for each in report.priorities}


def _folded(value: Any) -> str:
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    folded = "".join(str(getattr(value, "value", value) or "").split()).casefold()
    return "" if folded in ("–", "-", "—") else folded


def _labels(profile: Profile) -> dict[str, list[str]]:
    """What the profile calls each field, in columns or before a card's figures."""
    labels = {name: [*found] for name, found in profile.labels.fields.items()}
    for phrase in profile.table.foot:
        parts = re.split(r"\{([a-z_]+)\}", phrase.text)
        for before, name in zip(parts[::2], parts[1::2], strict=False):
            labels.setdefault(name, []).append(before.strip(" :,()"))
    for name, phrases in profile.priorities.people.items():
        labels.setdefault(name, []).extend(phrase.text for phrase in phrases)
    return labels


class _Told:
    """What the changed reading says of itself that the sound one does not."""

    def __init__(self, profile: Profile, sound: Report, reports: Sequence[Report]) -> None:
        self._labels = _labels(profile)
        known = Counter(sound.warnings)
        self.new: list[Warning] = []
        for warning in (each for report in reports for each in report.warnings):
            if known[warning]:
                known[warning] -= 1
            else:
                self.new.append(warning)

    def of(self, wrong: Wrong) -> bool:
        """Whether a warning names the measure, a page that it stands on, or the field."""
        return any(self._names(each, wrong) for each in self.new)

    def _names(self, warning: Warning, wrong: Wrong) -> bool:
        if warning.measure_code is not None:
            return warning.measure_code in wrong.codes
        if warning.page is not None and (warning.page in wrong.pages or not wrong.measure):
            return True
        said = warning.message
        name = {"measure_code": "code", "measure_name": "measure"}.get(wrong.field, wrong.field)
        if wrong.field in ("directors", "portfolio_holder", "commitments") and "priorit" in said:
            return True
        if any(title and title in said for title in wrong.priorities):
            return True
        if any(f"“{label}”" in said for label in self._labels.get(name, ())):
            return True
        if wrong.field in ("council", "reports", *_OF_PERIOD):
            return True
        kind = name.rpartition("_")[2]
        return (
            worded(name) in said
            or f"] {name}" in said
            or f"[{kind}" in said
            or (name == "measure" and ("measures" in said or "] code" in said))
            or (wrong.field == "priority" and "priorit" in said)
        )
