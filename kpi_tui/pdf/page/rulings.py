"""Rulings drawn at one height, joined: what rows and columns are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi_tui.pdf.page.drawings import Ruling

_SAME_LEVEL = 1.6
"""Lines no further apart than this many points are one line."""
_JOINT = 4.0
"""Pieces of a line no further apart than this many points are joined."""
_MOSTLY = 0.6
"""The share of a stretch that is drawn of a line that runs along it."""


@dataclass(frozen=True, slots=True)
class JoinedRuling:
    """Everything drawn at one height (or at one distance from the left)."""

    at: float
    spans: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        """Where its first piece begins."""
        return self.spans[0][0]

    @property
    def end(self) -> float:
        """Where its last piece ends."""
        return self.spans[-1][1]

    def coverage(self, start: float, end: float) -> float:
        """Return the share of the stretch that is drawn, 0 to 1."""
        drawn = sum(max(0.0, min(b, end) - max(a, start)) for a, b in self.spans)
        return drawn / (end - start) if end > start else 0.0

    def runs_along(self, start: float, end: float) -> bool:
        """Whether it is drawn along a stretch, or most of it."""
        return self.coverage(start, end) >= _MOSTLY

    def reach(self, point: float) -> float:
        """Return how far the line that passes `point` goes on; `point` if none does."""
        return next((b for a, b in self.spans if a - _JOINT <= point <= b), point)

    def resumed(self, point: float, outermost: float, gap: float) -> float:
        """Return how far the line that passes `point` goes on, also past gaps no wider than `gap`."""
        end = self.reach(point)
        for begins, ends in self.spans:
            if end < begins < min(end + gap, outermost):
                end = ends
        return end


def running_along(rulings: Iterable[JoinedRuling], start: float, end: float) -> list[float]:
    """Return where the lines are that run along a stretch, or most of it."""
    return [ruling.at for ruling in rulings if ruling.runs_along(start, end)]


def join_rulings(rules: Iterable[Ruling]) -> list[JoinedRuling]:
    """Join lines no further apart than the width of one, and return them in order."""
    joined: list[JoinedRuling] = []
    group: list[Ruling] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > _SAME_LEVEL:
            joined.append(_join(group))
            group = []
        group.append(rule)
    if group:
        joined.append(_join(group))
    return joined


def _join(group: list[Ruling]) -> JoinedRuling:
    spans: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in group):
        if spans and start <= spans[-1][1] + _JOINT:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return JoinedRuling(sum(rule.at for rule in group) / len(group), tuple(spans))
