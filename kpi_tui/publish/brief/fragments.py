"""Pieces of text and cells that several sections have in common."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.labels import page_list
from kpi_tui.publish.brief.document import TableCell
from kpi_tui.report import Status
from kpi_tui.text import one_line, visible


def measure_title(code: str | None, name: str | None) -> str:
    """`OCC11.10 Debt requiring impairment`; what has neither is about the report."""
    return one_line(f"{code or ''} {name or ''}") or "The report"


def figure(text: str | None) -> TableCell:
    """Return a figure as printed, a dash for an empty cell."""
    return TableCell(one_line(text or "") or "–")


def sign(status: Status | None) -> TableCell:
    """Return a status, or that none is printed."""
    return TableCell("no status") if status is None else TableCell(status=status)


def source(file: str, pages: Sequence[int]) -> str:
    """`annex.pdf, page 3`."""
    return f"{one_line(file)}, {page_list(pages)}"


def beginning(text: str, most: int) -> tuple[str, int]:
    """Return the paragraphs that a text begins with, and how many words are left out.

    Of a first one that is longer than `most` words its first sentences, or words.
    """
    paragraphs = [line for line in visible(text).split("\n") if line.strip()]
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


Asked = dict[tuple[str | None, str | None], list[tuple[int, Finding]]]
"""The questions on a measure with their numbers, by its code and name."""


def numbered(findings: Sequence[Finding]) -> Asked:
    """Return the questions by measure, numbered from 1; one on several measures under each."""
    asked: Asked = {}
    for number, finding in enumerate(findings, 1):
        for measure in finding.measures or ((None, None),):
            asked.setdefault(measure, []).append((number, finding))
    return asked


def finding_title(finding: Finding) -> str:
    """`OCC11.10 Debt requiring impairment`, of several measures their codes, or `The report`."""
    if len(finding.measures) > 1:
        return one_line(", ".join(finding.measure_codes))
    return measure_title(finding.measure_code, finding.measure_name)
