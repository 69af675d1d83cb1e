"""The counts of measures by status that a report prints are held against what was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.labels import and_list
from kpi_tui.pdf.doubts.contents_list import names_priority
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.pdf.text.status_counts import StatedCounts, find_counts
from kpi_tui.profiles.period_text import PrintedPeriod, find_in_report
from kpi_tui.regex import regex
from kpi_tui.report import Priority, Reading, Warning
from kpi_tui.status import COUNTED, RATED, Status, StatusTotals

_OF_ALL = regex(
    r"(?:(?:grand|overall) )?totals?\b.*|overall|all\b.*|"
    r"(?:(?:number|count|no\.?) of )?(?:all )?(?:performance )?(?:measures|indicators|kpis)|",
    re.I,
)
"""What stands before counts of all measures; nothing may."""


_OF_A_PART = regex(
    r"\b(?:(?:priority|outcome|theme|aim|goal|objective|section) (?:\d{1,2}|[a-z])\b|directorate\b|department\b)",
    re.I,
)
"""Words of a text that counts the measures of one part of the report."""


@dataclass(frozen=True)
class PrintedCounts:
    """The counts of a report, and what was read of it."""

    words: Mapping[str, Status]
    """What names a status, as it is compared."""
    period: PrintedPeriod
    priorities: Sequence[Priority]
    readings: Sequence[Reading]

    def before(self, front: Sequence[Line]) -> Iterator[Warning]:
        """Yield a warning where other counts are printed before the first measure than were read.

        What is counted there may be another period's, or projects: where one count of all agrees,
        nothing is told of the others.
        """
        found = self._find(front)
        whole = [
            each
            for each in found
            if _is_of_all(each.label, self.period) and not self._is_of_one_priority(each)
        ]
        of_priorities = Counter(each.status for each in self.priorities)
        yield from _told(whole, self.readings, [of_priorities], "")
        for priority in self.priorities:
            of_it = [each for each in found if each.label and names_priority(each.label, priority)]
            yield from _told(of_it, self._of(priority.code), [], priority.title)

    def below(
        self, sections: Sequence[PrioritySection], lines: Sequence[Line]
    ) -> Iterator[Warning]:
        """Yield a warning where other counts are printed below a priority's heading than it has.

        `lines` stand outside the tables; they may count all measures of the report again.
        """
        whole = Counter(each.period_status for each in self.readings)
        for section in sections:
            if not section.title_lines:
                continue
            own = [line for line in lines if _is_below(line, section, sections)]
            found = self._find([*section.before, *sorted(own, key=lambda line: line.top)])
            unlabelled = [each for each in found if _is_of_all(each.label, self.period)]
            yield from _told(unlabelled, self._of(section.code), [whole], section.title)

    def _find(self, lines: Sequence[Line]) -> list[StatedCounts]:
        named = {**self.words, **{status.value: status for status in (*RATED, Status.BLUE)}}
        found = find_counts(lines, named)
        return [
            each
            for each in found
            if not _is_earlier(each.said, self.period)
            and not _is_earlier(each.heading, self.period)
        ]

    def _is_of_one_priority(self, counts: StatedCounts) -> bool:
        """Whether the text that counts, or the heading above it, names a priority, or such a part."""
        texts = (counts.said, counts.heading)
        return any(_OF_A_PART.search(text) for text in texts) or any(
            each.title.casefold() in text.casefold()
            for each in self.priorities
            if each.title
            for text in texts
        )

    def _of(self, priority: str) -> list[Reading]:
        return [each for each in self.readings if each.priority_code == priority]


def _is_below(line: Line, section: PrioritySection, sections: Sequence[PrioritySection]) -> bool:
    """Whether a line stands below the title of a section, on its page, and below no other's."""
    top = section.title_lines[0].top
    tops = [
        each.title_lines[0].top
        for each in sections
        if each.title_lines and each.title_lines[0].page == line.page
    ]
    return line.page == section.title_lines[0].page and line.top > top == max(
        (each for each in tops if each < line.top), default=top
    )


def _told(
    printed: Sequence[StatedCounts],
    readings: Sequence[Reading],
    others: Sequence[StatusTotals],
    title: str,
) -> Iterator[Warning]:
    read = Counter(each.period_status for each in readings)
    to_date = Counter(each.ytd_status for each in readings)
    # What leaves out a status that was read may count only some of the measures.
    held = [
        each
        for each in printed
        if each.alone or all(status in each.counts for status in RATED if read[status])
        if not (each.of_some and all(read[status] > count for status, count in each.counts.items()))
    ]
    ways = (read, *(way for way in (to_date, *others) if any(way[status] for status in RATED)))
    if not held or any(
        all(way[status] == count for status, count in each.counts.items())
        for each in held
        for way in ways
    ):
        return
    first = held[0]
    was_read = {status: read[status] for status in first.counts}
    for_what = f" for {quoted(title)}" if title else ""
    message = (
        f"counts {_said(first.counts)}{for_what}, and {_said(was_read)} were read: measures may be "
        "missing, or a status misread"
    )
    yield Warning(first.line.page, None, message)


def _is_earlier(text: str, period: PrintedPeriod) -> bool:
    """Whether a text names no period but such as end before the report's own."""
    ends = [each.last_day for each in find_in_report(text, period)]
    return bool(ends) and max(ends) < period.last_day


def _is_of_all(label: str, period: PrintedPeriod) -> bool:
    """Whether a row of counts is about all measures, in the report's own period."""
    named = [each.last_day for each in find_in_report(label, period)]
    return _OF_ALL.fullmatch(label) is not None or named == [period.last_day]


def _said(counts: Mapping[Status, int]) -> str:
    ordered = sorted(counts, key=lambda status: (*COUNTED, *Status).index(status))
    return and_list(f"{counts[status]} {status.value.replace('_', ' ')}" for status in ordered)
