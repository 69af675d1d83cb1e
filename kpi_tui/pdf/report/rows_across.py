"""Rows that run across a table below a measure's own and go on with it: `Comment: …`."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.lines import Line, count_words, flow
from kpi_tui.profiles.profile import TitlePlace
from kpi_tui.text import bare


def take_across(lines: Sequence[Line], transcript: Transcript) -> bool:
    """Take a row across the table into the measure above it, and tell whether it is about one.

    The words of the phrase that says so, such as `Comment:`, are passed over.
    """
    rules = transcript.profile.table.across
    if not rules or not transcript.records:
        return False
    text = flow(lines)
    # A text without words of its own before it may be about the measure above; where priorities
    # stand in rows too, only if it is known how they look, and it looks otherwise.
    headings = transcript.profile.priorities.headings
    may_be_prose = transcript.profile.priorities.place is not TitlePlace.ROW or (
        bool(headings) and not any(heading.fills(text) for heading in headings)
    )
    for name, phrases in rules.items():
        for phrase in phrases:
            at = _words_of(phrase.lead, lines[0])
            if at if phrase.lead else may_be_prose:
                lead, said = _parted(lines, at)
                transcript.passed_over += lead
                transcript.records[-1].lines.setdefault(name, []).extend(said)
                transcript.taken += count_words(said)
                return True
    return False


def _words_of(lead: str, line: Line) -> int:
    """Return with how many of its words a line begins as a phrase does; 0 where it does not."""
    wanted, said = bare(lead), ""
    for at, word in enumerate(line.words, 1):
        said += bare(word.text)
        if said == wanted or not wanted.startswith(said):
            return at if said == wanted else 0
    return 0


def _parted(lines: Sequence[Line], at: int) -> tuple[list[Line], list[Line]]:
    """Return so many words with which lines begin, signs behind them too, and what follows them."""
    first, *others = lines
    while 0 < at < len(first.words) and not bare(first.words[at].text):
        at += 1
    said = [Line(first.words[at:], first.page), *others] if at < len(first.words) else others
    return ([Line(first.words[:at], first.page)] if at else []), said
