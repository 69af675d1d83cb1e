"""The views of a period as the tree lists them, under the title "Browse"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import BLANK, PeriodFlags
from kpi_tui.analysis.browse.views import PEOPLE, TO_DATE, View, ViewKind, owners, status_counts
from kpi_tui.analysis.counts import is_exception, is_only_to_date
from kpi_tui.labels import Label, mark
from kpi_tui.report import Reading, Report
from kpi_tui.status import COUNTED, EXCEPTIONS, MISSED, Status
from kpi_tui.text import one_line
from kpi_tui.tui.choices.filter_words import LEVELS, view_words
from kpi_tui.tui.cut_names import cut_apart
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.short_codes import shared_start

TITLES = {
    ViewKind.EXCEPTIONS: "Exceptions",
    ViewKind.PRIORITY: "Priorities",
    ViewKind.DIRECTOR: "Directors",
    ViewKind.PORTFOLIO_HOLDER: "Portfolio holders",
    ViewKind.FINDINGS: "With queries",
}
ROOM_FOR_COUNTS = 28
"""With fewer cells, only the worst status of a priority or a person is counted before the total."""
INDENT = 2
"""Cells before the labels of branches and leaves, for the arrow or the guide."""

Leaf = tuple[View, Text]


@dataclass(frozen=True, slots=True)
class Branch:
    """A view, its label, and its leaves; `None` where it can have none."""

    view: View
    label: Text
    leaves: Sequence[Leaf] | None


@dataclass(frozen=True, slots=True)
class TreeItems:
    """What the tree is made from."""

    report: Report
    listed: Sequence[ListedMeasure]
    flags: PeriodFlags
    view: View
    """Where one is: it is listed even where it leads to nothing this period."""

    def branches(self, width: int, palette: Palette) -> Iterator[Branch]:
        """Yield each view's branch with its leaves, their labels cut to so many cells."""
        yield Branch(View(), _label(Text("All measures"), len(self.listed), width), None)
        mine = [each.reading for each in self.listed if each.key in self.flags.pinned]
        if mine or self.view.kind is ViewKind.PINNED:
            label = _spread(Text(Label.MY_MEASURES), _counts(mine, palette, width), width)
            yield Branch(View(ViewKind.PINNED), label, None)
        room = width - INDENT
        yield self._exceptions(room, palette)
        yield self._priorities(room, palette)
        for kind in PEOPLE:
            yield self._people(kind, room, palette)
        if self.flags.findings or self.view.kind is ViewKind.FINDINGS:
            yield self._findings(room)

    def _exceptions(self, room: int, palette: Palette) -> Branch:
        counts = status_counts(self.report.readings)
        listed = list(EXCEPTIONS)
        # What was asked for where it is no exception: green has its leaf as well.
        if self.view.kind is ViewKind.STATUS and Status(self.view.value) not in listed:
            listed.append(Status(self.view.value))
        leaves = [
            (
                View(ViewKind.STATUS, status.value),
                _label(palette.status(status), counts[status], room),
            )
            for status in listed
            if counts[status] or self.view == View(ViewKind.STATUS, status)
        ]
        late, only = (
            sum(map(is_only_to_date, self.report.readings)),
            View(ViewKind.EXCEPTIONS, TO_DATE),
        )
        if late or self.view == only:
            leaves.append((only, _label(Text("YTD only"), late, room)))
        total = sum(map(is_exception, self.report.readings))
        return _branch(ViewKind.EXCEPTIONS, total, room, leaves)

    def _priorities(self, room: int, palette: Palette) -> Branch:
        """Return the branch of priorities: published glyph, code and title, their measures counted.

        Codes are written without what all of them begin with.
        """
        priorities = self.report.priorities
        start = shared_start(each.code for each in priorities)
        readings: dict[str, list[Reading]] = {each.code: [] for each in priorities}
        for reading in self.report.readings:
            readings.setdefault(reading.priority_code, []).append(reading)
        counts = [_counts(readings[each.code], palette, room) for each in priorities]
        before = []
        signs = max([1, *(len(mark(each.status).glyph) for each in priorities)]) + 1
        for each in priorities:
            colour = palette.statuses.get(each.status, Style()) if each.status else Style()
            left = Text.assemble((f"{mark(each.status).glyph:<{signs}}", colour))
            before.append(left.append(one_line(each.code).removeprefix(start) + " ", style="dim"))
        rooms = [
            room - left.cell_len - right.cell_len - 1
            for left, right in zip(before, counts, strict=True)
        ]
        titles = cut_apart([one_line(each.title) for each in priorities], rooms)
        leaves = [
            (View(ViewKind.PRIORITY, each.code), _spread(left.append(title), right, room))
            for each, left, title, right in zip(priorities, before, titles, counts, strict=True)
        ]
        known = (View(ViewKind.PRIORITY), *dict(leaves))
        if self.view.kind is ViewKind.PRIORITY and self.view not in known:
            leaves.append((self.view, _label(Text(one_line(self.view.value)), 0, room)))
        return _branch(ViewKind.PRIORITY, None, room, leaves)

    def _people(self, kind: ViewKind, room: int, palette: Palette) -> Branch:
        """Return the branch of directors or portfolio holders, the one with most red ones first.

        What stands last is of nobody, where others are of somebody.
        """
        people: dict[str, list[Reading]] = {name: [] for name, _ in owners(self.listed, kind)}
        for name in people:
            view = View(kind, name)
            people[name] = [each.reading for each in self.listed if view.matches(each)]
        if self.view.kind is kind and self.view.person:
            people.setdefault(self.view.person, [])
        statuses = {name: status_counts(readings) for name, readings in people.items()}
        order = sorted(
            people,
            key=lambda name: [-statuses[name][status] for status in (Status.RED, Status.AMBER)],
        )
        counts = [_counts(people[name], palette, room) for name in order]
        rooms = [room - right.cell_len - 1 for right in counts]
        names = cut_apart([one_line(name) for name in order], rooms)
        leaves = [
            (View(kind, name), _spread(Text(shown), right, room))
            for name, shown, right in zip(order, names, counts, strict=True)
        ]
        nobody = View(kind, BLANK)
        unowned = [each.reading for each in self.listed if nobody.matches(each)]
        if (people and unowned) or self.view == nobody:
            label = Text(view_words(nobody, self.report).capitalize(), palette.muted)
            leaves.append((nobody, _spread(label, _counts(unowned, palette, room), room)))
        return _branch(kind, None, room, leaves)

    def _findings(self, room: int) -> Branch:
        """Return the branch of measures on which there are queries, by their level.

        It counts measures, as all branches do: one query may be about several.
        """
        found = [self.flags.findings.get(entry.key, frozenset()) for entry in self.listed]
        leaves = [
            (View(ViewKind.FINDINGS, level), _label(Text(word.capitalize()), count, room))
            for level, word in LEVELS.items()
            if (count := sum(level in levels for levels in found))
            or self.view == View(ViewKind.FINDINGS, level)
        ]
        return _branch(ViewKind.FINDINGS, sum(map(bool, found)), room, leaves)


def _counts(readings: Sequence[Reading], palette: Palette, width: int) -> Text:
    """Count the statuses of some measures, and at the right edge all of them."""
    counts = status_counts(readings)
    right = Text()
    roomy = width >= ROOM_FOR_COUNTS
    worst = next((status for status in reversed(MISSED) if counts[status]), None)
    for status in COUNTED if roomy else (worst,):
        if status is not None and counts[status]:
            right.append_text(palette.status(status, room=GLYPH))
            # Fonts that draw a star wider than a letter need a space behind it.
            right.append(f" {counts[status]} " if roomy else f"{counts[status]} ", style="dim")
    return right.append(f"{len(readings):>3}" if readings else "  –")


def _branch(kind: ViewKind, count: int | None, room: int, leaves: Sequence[Leaf]) -> Branch:
    return Branch(View(kind), _label(Text(TITLES[kind], style="bold"), count, room), leaves)


def _label(name: Text, count: int | None, width: int) -> Text:
    """Write a name and, at the right edge, its number of measures."""
    number = "" if count is None else str(count)
    return _spread(name, Text(number, style="dim"), width)


def _spread(left: Text, right: Text, width: int) -> Text:
    room = width - right.cell_len - 1
    left = left.copy()
    if left.cell_len > room:
        left.truncate(max(1, room), overflow="ellipsis")
    return Text.assemble(left, " " * max(1, width - left.cell_len - right.cell_len), right)
