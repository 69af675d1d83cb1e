"""The line at the top: which report this is, its neighbours, and how many of each status."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.browse.filters import BLANK
from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import findings_by_level
from kpi_tui.labels import MARKS, Label, mark, plural
from kpi_tui.origin import REVISED
from kpi_tui.period import PeriodKey, PeriodType
from kpi_tui.period_names import name_of, period_name, short_name
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.tui.commands.pressed import filter_statuses
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.panes.messages import StepsWanted
from kpi_tui.tui.panes.pressable import PressableLine, pressable

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges
    from kpi_tui.analysis.browse.entries import ListedMeasure
    from kpi_tui.report import Report

STATUS_OF = "status:"
"""What the id of a press begins with that filters by statuses."""
WIDE = 100
"""From so many cells on the neighbours are named."""
NAMED = (Status.GREEN, Status.AMBER, Status.RED, Status.BLUE, Status.COMPLETE)
"""The statuses that are counted by name; the others together."""
PROGRAM = " kpi-tui · "
"""What the line begins with where there is room."""
LEAST_ASKED = 12
"""The least cells for what is asked for."""
LEAST_PUBLISHER = 8
"""The least cells for a council's name."""
USUAL_PUBLISHER = 26
"""The cells of a name such as `Oxfordshire County Council`, which is not cut for what is counted."""


class PeriodHeader(PressableLine):
    """One line, cut to the width there is: a click on a part of it goes there."""

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._parts: tuple[Report, Sequence[date], PeriodAssessment | None] | None = None
        self._changed: PeriodChanges | None = None
        self._publisher = self._key = ""
        self._is_revised = False
        self._shown: tuple[str, Sequence[Reading]] | None = None
        """What is asked for, in words, and the readings of the measures that are shown."""

    def count(
        self, asked: Iterable[str], listed: Sequence[ListedMeasure], shown: Collection[int]
    ) -> None:
        """Count the statuses of the measures shown, and say what is asked for where they are not all."""
        said = " · ".join(filter(None, asked)) if len(shown) < len(listed) else ""
        self._shown = (said, [listed[place].reading for place in shown])
        self._draw()

    def show(
        self,
        report: Report,
        days: Sequence[date],
        assessment: PeriodAssessment | None = None,
        publisher: str = "",
        key: str = "",
        changed: PeriodChanges | None = None,
        *,
        is_revised: bool = False,
    ) -> None:
        """Take the period of `report` among those that end on `days`, and what is made of it.

        `count` draws it. `publisher` says whose it is, where that is not plain; `key` is the key
        that chooses another's. `changed` is what changed since the period it is compared with.
        `is_revised` says that it is a later issue of its report.
        """
        self._parts = (report, days, assessment)
        self._changed = changed
        self._publisher, self._key, self._is_revised = publisher, key, is_revised

    def pressed(self, what: str) -> None:
        """Do a command, or narrow the table to the measures of some statuses."""
        if what.startswith(STATUS_OF):
            values = what.removeprefix(STATUS_OF).split(",")
            self.screen.post_message(StepsWanted(partial(filter_statuses, values=values)))
        else:
            super().pressed(what)

    def on_resize(self) -> None:
        """Draw it anew for the width there is."""
        self._draw()

    def _draw(self) -> None:
        if self._parts is None:
            self.set_line(Text(" kpi-tui", style="bold"))
            return
        palette = Palette.of_theme(self.app.theme_variables)
        report, days, assessment = self._parts
        asked, readings = self._shown or ("", report.readings)
        right = _in_words(readings, palette)
        if asked:
            room = self.size.width // 2 - right.cell_len - 2
            if room < LEAST_ASKED:
                right = _counts(readings, palette)
                room = max(LEAST_ASKED, self.size.width // 2 - right.cell_len - 2)
            title = Text(asked, "bold")
            title.truncate(room, overflow="ellipsis")
            right = Text.assemble(title, ": ", right)
        least = self._least(report, days)
        if not asked and least.cell_len + right.cell_len + 2 > self.size.width:
            right = _in_words(readings, palette, in_signs=True)
        room = self.size.width - right.cell_len
        left = next(self._ways(report, days, room - 2), least)
        of_all = Text("all: " if asked else "", "dim")
        in_signs = [] if asked else [_in_words(readings, palette, in_signs=True)]
        for counts, counted in product((right, *in_signs), _ours(assessment, self._changed)):
            ours = Text.assemble(of_all, counted)
            free = self.size.width - counts.cell_len - 7 - ours.cell_len
            fitting = next(self._ways(report, days, free, USUAL_PUBLISHER), None)
            if fitting is not None:
                left, right = fitting, Text.assemble(ours, "    ", counts)
                break
        gap = self.size.width - left.cell_len - right.cell_len - 1
        if gap < 1:
            left.truncate(max(0, self.size.width - right.cell_len - 2), overflow="ellipsis")
            gap = max(1, self.size.width - left.cell_len - right.cell_len - 1)
        self.set_line(Text.assemble(left, " " * gap, right, no_wrap=True))

    def _ways(
        self, report: Report, days: Sequence[date], room: int, uncut: int = 0
    ) -> Iterator[Text]:
        """Yield which report it is as there is room to write it, the fullest first.

        The program's name, the neighbours' and a long council's give way; one of up to `uncut`
        cells does not.
        """
        name, short = _names(report, is_revised=self._is_revised)
        near = _neighbours(report.period, days, wide=False)
        called = cell_len(self._publisher)
        cut = called if called <= uncut else min(called, LEAST_PUBLISHER)
        ways = [(name, near, cut), (short, near, cut)]
        if self.size.width >= WIDE:
            whole = min(called, USUAL_PUBLISHER)
            ways.insert(0, (name, _neighbours(report.period, days, wide=True), whole))
        for said, beside, least in ways:
            period = Text.assemble(said, beside)
            if self._publisher:
                key, between = self._choose_key(), Text(" · ", "dim")
                left = room - key.cell_len - between.cell_len - period.cell_len
                if left >= least:
                    yield Text.assemble(key, self._council(left), between, period)
                continue
            starts = (Text(PROGRAM, "dim"), Text(" ")) if beside is not near else (Text(" "),)
            written = (Text.assemble(start, period) for start in starts)
            yield from (each for each in written if each.cell_len <= room)

    def _least(self, report: Report, days: Sequence[date]) -> Text:
        """Write the period alone, short, and how to come to others."""
        said = _names(report, is_revised=self._is_revised)[1]
        key = self._choose_key() if self._publisher else Text(" ")
        return Text.assemble(key, said, _neighbours(report.period, days, wide=False))

    def _choose_key(self) -> Text:
        choose = pressable("reports")
        return Text.assemble(" ", (f"{self._key} " if self._key else "", choose + Style(bold=True)))

    def _council(self, room: int) -> Text:
        council = Text(self._publisher, pressable("reports") if self._key else "")
        council.truncate(room, overflow="ellipsis")
        return council


def _names(report: Report, *, is_revised: bool) -> tuple[Text, Text]:
    """Return the period's name and its short name, each with where its words are from.

    A press on the word that it was revised lists how.
    """
    short = short_name(report.period.last_day, report.period.period_type)
    names = []
    for name in (name_of(report.period), short):
        said = report.origin.beside(name, is_revised=is_revised)
        before, mark, after = said.rpartition(REVISED) if is_revised else (said, "", "")
        chosen = pressable("months", "bold")
        parts = ((before, chosen), (mark, pressable("corrections", "bold")), (after, chosen))
        names.append(Text.assemble(*parts))
    return names[0], names[1]


def _neighbours(period: PeriodKey, days: Sequence[date], wide: bool) -> Text:
    day, kind = period.last_day, period.period_type
    name = period_name if kind is PeriodType.MONTH else short_name
    place = days.index(day) if day in days else -1
    before, after = pressable("month-before", "dim"), pressable("month-after", "dim")
    chosen = pressable("months", "dim")
    if not wide:
        said = f"{place + 1}/{len(days)}"
        return Text.assemble(" ", ("‹", before), (f" {said} ", chosen), ("›", after))
    earlier = name(days[place - 1], kind) if place > 0 else "first"
    later = name(days[place + 1], kind) if 0 <= place < len(days) - 1 else "last"
    return Text.assemble(
        *("  ", (f"‹ {earlier} [", before), " "),
        *((f"{place + 1} of {len(days)}", chosen), " ", (f"] {later} ›", after)),
    )


def _in_words(readings: Sequence[Reading], palette: Palette, *, in_signs: bool = False) -> Text:
    """Write `22 green  6 amber  4 red  13 other`, or `★ 22  ● 6  ▲ 4  13 other` where room is scarce."""
    counts = status_counts(readings)
    text = Text()
    for status in NAMED:
        if counts[status]:
            style = pressable(f"{STATUS_OF}{status.value}", palette.statuses.get(status, ""))
            text.append("  " if text.plain else "")
            count, word = str(counts[status]), mark(status).word
            said = (
                f"{palette.status(status, room=GLYPH)} {count}" if in_signs else f"{count} {word}"
            )
            text.append(said, style)
    others = [status for status in counts if status not in NAMED]
    if others:
        values = ",".join(BLANK if status is None else status.value for status in others)
        style = pressable(f"{STATUS_OF}{values}", "dim")
        other = sum(counts[status] for status in others)
        text.append("  " if text.plain else "").append(f"{other} other", style)
    elif not text.plain:
        text.append("no measures", style="dim")
    return text


def _counts(readings: Sequence[Reading], palette: Palette) -> Text:
    counts = status_counts(readings)
    text = Text()
    for status in MARKS:
        if counts[status]:
            text.append("  " if text.plain else "")
            glyph = palette.status(status, room=GLYPH)
            said = Text.assemble(glyph, f" {counts[status]}")
            said.stylize(pressable(f"{STATUS_OF}{status.value}"))
            text.append_text(said)
    if counts[None]:
        text.append(f"  – {counts[None]}", pressable(f"{STATUS_OF}{BLANK}", "dim"))
    return text


def _ours(assessment: PeriodAssessment | None, changed: PeriodChanges | None) -> Iterator[Text]:
    """Yield `c RAG 5 worse · 6 better   Q 10 to resolve`, with the keys that list it; then each half.

    What changed is counted as `c` lists it: since another period where one has been chosen.
    """
    if assessment is None:
        return
    full, short, queries = Text(), Text(), Text()
    if changed is not None:
        counted, since = changed.summary, ""
        moved = counted.worse or counted.better
        said = f"RAG {counted.worse} worse · {counted.better} better" if moved else "no RAG change"
        if changed.before != assessment.before:
            since = f" since {short_name(changed.before, assessment.period.period_type)}"
        reds = f" · {plural(counted.new_reds, 'new red')}" if counted.new_reds else ""
        full, short = (Text.assemble(("c ", "bold"), said, more, since) for more in (reds, ""))
        for each in (full, short):
            each.stylize(pressable("changes"))
    open_ones = findings_by_level(assessment.findings)
    level = next((level for level in Level if open_ones[level]), None)
    if level is not None:
        count = open_ones[level]
        words = {
            Level.ERROR: f"{count} to resolve",
            Level.QUESTION: plural(count, "query"),
            Level.INFORMATION: f"{count} {Label.FOR_INFORMATION.lower()}",
        }
        queries = Text.assemble(("Q ", "bold"), words[level])
        queries.stylize(pressable("checks"))
    if full.plain and queries.plain:
        yield from (Text("   ").join((each, queries)) for each in (full, short))
    yield from (each for each in (full, queries) if each.plain)
