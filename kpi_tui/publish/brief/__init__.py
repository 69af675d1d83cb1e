"""A briefing for a scrutiny committee on one month's report, as md, html or docx."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpi_tui.publish.brief.document import Brief

__all__ = ["write"]


def write(brief: Brief, form: str) -> bytes:
    """The briefing as `md`, `html` or `docx`. Only the code of that format is imported."""
    return _WRITERS[form](brief)


def _md(brief: Brief) -> bytes:
    from kpi_tui.publish.brief.as_markdown import to_markdown

    return to_markdown(brief)


def _html(brief: Brief) -> bytes:
    from kpi_tui.publish.brief.html import to_html

    return to_html(brief)


def _docx(brief: Brief) -> bytes:
    from kpi_tui.publish.brief.word import to_docx

    return to_docx(brief)


_WRITERS: dict[str, Callable[[Brief], bytes]] = {"md": _md, "html": _html, "docx": _docx}
