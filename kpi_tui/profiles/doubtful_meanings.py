"""Declarations of statuses and directions against their usual meaning, such as “On track” as red."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kpi_tui.profiles.arrows import way_of
from kpi_tui.profiles.profile import DirectionRules, StatusRules
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.regex import regex
from kpi_tui.report import PublishedDirection
from kpi_tui.status import MISSING, RATED, Status

_LACKING = regex(r"\b(?:no|not|n/?[ard]|none|nil|tbc|un\w+|lack\w*)\b|missing|await|pending")
"""What a word that stands for a missing figure has to say. A sign need not say anything."""
_UNRATED = {Status.MONITORING_ONLY, Status.NOT_REPORTED, *MISSING}
_DONE = regex(r"complet|deliver|done|closed")
_UNSURE = regex(r"risk|concern|part(?:ly|ial)")
_LETTERS = {
    "g": Status.GREEN,
    "a": Status.AMBER,
    "r": Status.RED,
    "b": Status.BLUE,
    **{each.value: each for each in (*RATED, Status.BLUE)},
}
"""Words and letters that name a colour and nothing else."""
_NOTHING = regex(r"n/?a|n/?r|tbc|[–—?-]", re.I)
"""What is printed in place of a status where there is none."""
_FITTING: Mapping[Status, set[Status]] = {
    Status.GREEN: {Status.GREEN, Status.BLUE},
    Status.BLUE: {Status.BLUE, Status.GREEN},
    Status.AMBER: {Status.AMBER},
    Status.RED: {Status.RED, Status.AMBER},
    Status.COMPLETE: {Status.COMPLETE, Status.BLUE, Status.GREEN},
    Status.NOT_STARTED: {Status.NOT_STARTED, Status.NOT_REPORTED, Status.MONITORING_ONLY},
    Status.NOT_REPORTED: {
        *(Status.NOT_REPORTED, Status.ACTUAL_MISSING, Status.DATA_MISSING),
    },
    Status.MONITORING_ONLY: {Status.MONITORING_ONLY, Status.TARGET_MISSING},
}
"""What a word may be declared as, by what it usually means."""
_FIT_FOR_BLUE = {
    *(Status.BLUE, Status.GREEN, Status.COMPLETE),
    *(Status.NOT_STARTED, Status.MONITORING_ONLY, Status.NOT_REPORTED),
}
_GREY = {Status.MONITORING_ONLY, Status.NOT_REPORTED, Status.NOT_STARTED, Status.COMPLETE}
_FIT_FOR_EMPTY = {Status.MONITORING_ONLY, Status.TARGET_MISSING}
"""What a figure without a status may be: one that is there and is not judged."""
_WAYS = {
    "up": PublishedDirection.WORSENING,
    "up_right": PublishedDirection.WORSENING,
    "down": PublishedDirection.IMPROVING,
    "down_right": PublishedDirection.IMPROVING,
}
"""The direction that an arrow hardly means."""
_NO_WAY = {PublishedDirection.UNCLEAR, None}


def doubts_of_statuses(rules: StatusRules) -> Iterator[str]:
    """Yield each word, colour and empty cell that is declared as what it hardly means.

    Letters that the profile confirms are passed over.
    """
    usual = {word: _usual(word) for word in rules.declared}
    slight = {status for word, status in rules.declared.items() if usual[word] is Status.AMBER}
    for word, status in rules.declared.items():
        # “Missed” may be amber, but not beside “Nearly met”.
        is_told_apart = usual[word] is Status.RED and status in slight
        is_odd = is_told_apart or not _may_be(word, usual[word], status)
        if is_odd and word not in rules.confirmed:
            yield f"[status.words] “{word}” is declared as {_worded(status)}"
    for hue, status in rules.colours.items():
        # Blue may be what is within its target, or what is done.
        fits = {hue} if hue in RATED else _GREY if hue == "grey" else {*Status} - {*MISSING}
        if status not in fits:
            yield f"[status.colours] {hue} is declared as {_worded(status)}"
    for shape, status in rules.shapes.items():
        if status in MISSING:
            yield f"[status.shapes] {shape} is declared as {_worded(status)}"
    for (red, green, blue), status in rules.shades.items():
        if status in MISSING:
            shade = f"#{red:02x}{green:02x}{blue:02x}"
            yield f"[status.shades] {shade} is declared as {_worded(status)}"
    if rules.empty is not None and rules.empty not in _FIT_FOR_EMPTY:
        yield f"[status] empty: a figure without a status is declared as {_worded(rules.empty)}"


def doubts_of_directions(rules: DirectionRules) -> Iterator[str]:
    """Yield each word, sign and arrow of a direction that is declared as what it hardly means."""
    for word, way in rules.declared.items():
        if way not in _ways_of(word):
            yield f"[direction.words] “{word}” is declared as {way or 'none'}"
    for arrow, way in rules.arrows.items():
        if way not in _ways_of_arrow(arrow):
            yield f"[direction.arrows] {arrow} is declared as {way}"


def _worded(status: Status) -> str:
    return status.replace("_", " ")


def _usual(word: str) -> Status | None:
    named = _LETTERS.get(word.strip().casefold())
    return named or (None if _NOTHING.fullmatch(word.strip()) else status_of(word))


def _may_be(word: str, usual: Status | None, status: Status) -> bool:
    """Whether a word that usually means something, or nothing known, may stand for a status."""
    said = " ".join(word.casefold().split())
    if said in _LETTERS:
        return status is usual or (usual is Status.BLUE and status in _FIT_FOR_BLUE)
    if _NOTHING.fullmatch(said):
        return status in {*_UNRATED, Status.NOT_STARTED}
    if any(map(str.isalpha, said)) and status in MISSING and not _LACKING.search(said):
        return False
    if usual is Status.NOT_REPORTED and status in MISSING and "due" in said.split():
        return False
    if usual is None or status in _FITTING.get(usual, set()):
        return True
    if status is Status.COMPLETE:
        return _DONE.search(said) is not None
    return usual is Status.AMBER and status is Status.RED and _UNSURE.search(said) is not None


def _ways_of(word: str) -> set[PublishedDirection | None]:
    """Return what a word or a sign of direction may mean."""
    said = word.strip().casefold()
    if _NOTHING.fullmatch(said):
        return _NO_WAY if any(map(str.isalnum, said)) else {*_NO_WAY, PublishedDirection.SAME}
    if arrow := way_of(said):
        return _ways_of_arrow(arrow)
    usual = direction_of(word)
    if usual is PublishedDirection.SAME:
        return {PublishedDirection.SAME, PublishedDirection.UNCLEAR}
    if usual is not None:
        return {usual}
    # What says a status, or that something is lacking, is no direction.
    is_none = any(map(str.isalpha, said)) and _LACKING.search(said) and status_of(word)
    return _NO_WAY if is_none else {*PublishedDirection, None}


def _ways_of_arrow(arrow: str) -> set[PublishedDirection | None]:
    """Return what an arrow may mean: up is not worse, down not better, aside neither."""
    if arrow not in _WAYS:
        return {PublishedDirection.SAME, PublishedDirection.UNCLEAR}
    return {*PublishedDirection} - {PublishedDirection.SAME, _WAYS[arrow]}
