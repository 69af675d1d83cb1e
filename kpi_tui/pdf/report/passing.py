"""What a profile says to pass over: parts of a report that hold no measures, and rows of counts.

A part goes from its heading to the next one that stands as far out, or to the next table or
priority. Where something of a measure stands in it, nothing from there on is passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.regex import regex

_LARGER = 1.08
"""A heading's font is so many times that of the text below it, or more."""
_AS_LARGE = 0.97
"""A heading with so much of the size of a part's own, or more, stands as far out."""
_NUMBER = regex(r"\d{1,3}%?")
_FEWEST_STATUSES = 2
_RIM = 4.0
"""Points above and below the words of a row of counts to which its signs reach."""
_FAR = 10_000.0
"""Points: further than any page reaches."""


@dataclass
class PassedOver:
    """What was passed over of a report, and where it stands on the pages."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[tuple[int, Box]] = field(default_factory=list)
    """A page and a place on it, whose drawings say nothing of measures."""

    def take_parts(self, lines: Sequence[Line], profile: Profile) -> list[Line]:
        """Take the parts that a profile names, and return the other lines."""
        kept: list[Line] = []
        for is_passed, run in groupby(_marked(lines, profile), lambda each: each[1]):
            own = [line for line, _ in run]
            if is_passed:
                self.lines += own
                self.boxes += _pages_of(own)
                continue
            kept += own
            # A part ends where a line stands on its page that is none of it.
            if self.boxes and self.boxes[-1][0] == own[0].page:
                page, (x0, top, x1, bottom) = self.boxes[-1]
                if top < own[0].top < bottom:
                    self.boxes[-1] = page, (x0, top, x1, own[0].top)
        return kept

    def take_counts(self, lines: Sequence[Line], profile: Profile) -> list[Line]:
        """Take the rows that only count measures by their status, and return the other lines."""
        if not profile.priorities.counts:
            return list(lines)
        labels = {key(word) for text in profile.priorities.counts for word in text.split()}
        statuses = set(profile.status.words)
        kept: list[Line] = []
        is_counts = {
            id(line): (
                all(
                    _NUMBER.fullmatch(word.text) or key(word.text) in labels | statuses
                    for word in line.words
                )
            )
            for line in lines
        }
        for may_be, run in groupby(lines, lambda line: is_counts[id(line)]):
            own = list(run)
            said = {key(word.text) for line in own for word in line.words}
            if may_be and said & labels and len(said & statuses) >= _FEWEST_STATUSES:
                self.lines += own
                top, bottom = own[0].top - _RIM, own[-1].base + _RIM
                self.boxes.append((own[0].page, (0.0, top, _FAR, bottom)))
            else:
                kept += own
        return kept


def _marked(lines: Sequence[Line], profile: Profile) -> Iterator[tuple[Line, bool]]:
    """Yield each line, and whether it is passed over."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    signs = _MeasureSigns(profile)
    heading: Line | None = None
    for line in lines:
        # No heading begins with a small letter: such a line goes on with a sentence.
        if not line.text[:1].islower() and any(
            phrase.fills(line.text) is not None for phrase in profile.passes_over
        ):
            heading = line
        elif heading is not None and (
            line.size > _LARGER * max(heading.size, usual)
            or line.size > max(_AS_LARGE * heading.size, _LARGER * usual)
            or signs.are_in(line)
        ):
            heading = None
        yield line, heading is not None


class _MeasureSigns:
    """By what a line is known that belongs to a measure, wherever it stands."""

    def __init__(self, profile: Profile) -> None:
        self._code = profile.code
        self._feet = [phrase.words for phrase in profile.table.foot if phrase.words]
        self._labels = profile.labels

    def are_in(self, line: Line) -> bool:
        """Whether a line is one of a card's figures, of a table's headings, or begins with a code."""
        small = line.text.casefold()
        if any(sum(word in small for word in foot) * 2 > len(foot) for foot in self._feet):
            return True
        if self._code is not None and self._code.at_start(line.text) is not None:
            return True
        said = {key(word.text) for word in line.words}
        return len(said & self._labels.telling_words) >= max(2, self._labels.least)


def _pages_of(lines: Sequence[Line]) -> Iterator[tuple[int, Box]]:
    """Yield where a part stands on each of its pages: to the foot, and from the head of the next."""
    first = lines[0].page
    for page, run in groupby(lines, lambda line: line.page):
        top = next(iter(run)).top if page == first else 0.0
        yield page, (0.0, top, _FAR, _FAR)
