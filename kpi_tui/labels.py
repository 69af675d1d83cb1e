"""How a status is shown everywhere: a glyph and a word, with the colour only as a help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.report import Status


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for a status on a screen."""

    glyph: str
    word: str
    meaning: str
    colour: str
    """A colour of the terminal's own palette, or nothing."""

    def __str__(self) -> str:
        return f"{self.glyph} {self.word}".strip()


MARKS: dict[Status, Mark] = {
    Status.GREEN: Mark("★", "green", "at or better than the target", "green"),
    Status.AMBER: Mark("●", "amber", "off the target", "yellow"),
    Status.RED: Mark("▲", "red", "well off the target", "red"),
    Status.ACTUAL_MISSING: Mark("?", "no actual", "there is no actual", ""),
    Status.TARGET_MISSING: Mark("!", "no target", "there is no target", ""),
    Status.DATA_MISSING: Mark("?!", "no data", "there is neither actual nor target", ""),
    Status.MONITORING_ONLY: Mark("n/a", "monitoring only", "reported without a judgement", ""),
    Status.NOT_REPORTED: Mark("n/r", "not reported", "not due this month", ""),
    Status.UNREADABLE: Mark("◌", "unreadable", "something is printed that we cannot read", ""),
    Status.BLUE: Mark("◆", "blue", "as the report's own key says", "blue"),
    Status.COMPLETE: Mark("✔", "complete", "done", ""),
    Status.NOT_STARTED: Mark("○", "not started", "it has not begun", ""),
}
"""Every status in the order in which they are counted and listed."""

PROSE = {
    "comment": "Comment",
    "improvement_plan": "Improvement plan",
    "timeframe": "Timeframe",
    "finance_impact": "Finance impact",
    "risk_impact": "Risk impact",
}
"""What is said about a measure, in the order in which it is shown, and its heading."""

BLANK = Mark("", "", "no status is printed", "")


def mark(status: str | None) -> Mark:
    """Return the mark of a status, or of its value as text; `BLANK` for nothing."""
    return BLANK if status is None else MARKS[Status(status)]


def counts(statuses: Mapping[str, int], measures: int) -> str:
    """Count a month's measures by status: `★ green 24 · ● amber 9 · no status 6`.

    Those that none has are left out.
    """
    said = [f"{sign} {statuses[status]}" for status, sign in MARKS.items() if statuses.get(status)]
    blank = measures - sum(statuses.values())
    return " · ".join([*said, f"no status {blank}"] if blank > 0 else said)


def page_list(pages: Sequence[int]) -> str:
    """Return `page 3`, `pages 3, 4`, or `page unknown`."""
    if not pages:
        return "page unknown"
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def plural(count: int, noun: str) -> str:
    """Return `1 measure`, `2,045 measures`, `2 priorities`."""
    nouns = (
        noun if count == 1 else f"{noun.removesuffix('y')}ies" if noun[-1] == "y" else f"{noun}s"
    )
    return f"{count:,} {nouns}"
