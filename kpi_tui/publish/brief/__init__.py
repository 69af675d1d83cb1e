"""A briefing for a scrutiny committee on one period's report, as md, html or docx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpi_tui.publish.brief.document import Brief

__all__ = ["write"]


def write(brief: Brief, form: str, template: Path | None = None) -> bytes:
    """Return the briefing as `md`, `html` or `docx`; only the code of that format is imported.

    `template` is a Word document in whose styles a `docx` is set. Raises `KpiTuiError` where it
    cannot be read, and `ValueError` for another format.
    """
    match form:
        case "md":
            from kpi_tui.publish.brief.as_markdown import to_markdown

            return to_markdown(brief)
        case "html":
            from kpi_tui.publish.brief.html import to_html

            return to_html(brief)
        case "docx":
            from kpi_tui.publish.brief.word import to_docx

            return to_docx(brief, template)
    raise ValueError(f"{form}: no format of a briefing")
