"""Pieces of text and cells that several sections have in common."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.checks.finding import ASKED, Finding
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.judgements.corrections import MARK
from kpi_tui.publish.brief.document import TableCell
from kpi_tui.status import Status
from kpi_tui.text import one_line, visible

_HARDLY_MORE = 12
"""So many words make about a line."""


def measure_title(code: str | None, name: str | None) -> str:
    """Return `OCC11.10 Debt requiring impairment`; `The report` without a code and a name."""
    return one_line(f"{code or ''} {name or ''}") or "The report"


def figure(text: str | None) -> TableCell:
    """Return a figure as printed, a dash for an empty cell."""
    return TableCell(one_line(text or "") or "–")


def sign(status: Status | None, *, is_corrected: bool = False) -> TableCell:
    """Return the cell of a status, `no status` where none is printed; an officer's is marked."""
    marked = MARK if is_corrected else ""
    return TableCell("no status") if status is None else TableCell(marked, status)


def beginning(text: str, most: int) -> tuple[str, int]:
    """Return the first paragraphs of a text, up to `most` words, and how many words are left out.

    Where the first paragraph is longer, its first sentences are returned, or else its first words.
    A text with hardly more is returned whole: to say what is left out takes as much room.
    """
    paragraphs = [line for line in visible(text).split("\n") if line.strip()]
    if len(text.split()) <= most + _HARDLY_MORE:
        return "\n".join(paragraphs), 0
    first = sentences(paragraphs[0]) if paragraphs else ()
    for separator, parts in (("\n", paragraphs), (" ", first)):
        kept: list[str] = []
        for part in parts:
            if sum(len(each.split()) for each in (*kept, part)) > most:
                break
            kept.append(part)
        if kept:
            quoted = separator.join(kept)
            return quoted, len(text.split()) - len(quoted.split())
    words = text.split()
    return (f"{' '.join(words[:most])}…" if words else "", max(0, len(words) - most))


def to_ask(findings: Sequence[Finding]) -> list[Finding]:
    """Return the errors and questions that no officer accepted, in the order of their numbers.

    Errors come first. Those of a level keep their order, the most important first.
    """
    asked = [item for item in findings if item.level in ASKED and item.accepted is None]
    return sorted(asked, key=lambda item: ASKED.index(item.level))


Asked = dict[tuple[str | None, str | None], list[tuple[int, Finding]]]
"""The questions on a measure with their numbers, by its code and name."""


def numbered(findings: Sequence[Finding]) -> Asked:
    """Return the questions by measure, numbered from 1. One on several measures is under each."""
    asked: Asked = {}
    for number, finding in enumerate(findings, 1):
        for measure in finding.measures or ((None, None),):
            asked.setdefault(measure, []).append((number, finding))
    return asked


def finding_title(finding: Finding) -> str:
    """Return `OCC11.10 Debt requiring impairment`, the codes of several measures, or `The report`."""
    if len(finding.measures) > 1:
        return one_line(", ".join(finding.measure_codes))
    return measure_title(finding.measure_code, finding.measure_name)
