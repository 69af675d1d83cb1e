"""A report that no profile knows: what its tables are headed, and how it gets a profile."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.errors import ProfileError, UnknownReportError
from kpi_tui.pdf.drafting.candidates import find_candidates
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex

_PAGES = 100
"""A refusal tells of so many pages."""
_LONGEST_QUOTE = 120
"""Characters of headings that it quotes."""
_WORD = regex(r"\(?[^\W\d_]\S*|[/|&–—-]")


def suggest_profile(document: PdfDocument, left_out: Sequence[ProfileError] = ()) -> None:
    """Raise `UnknownReportError` where a file seems to have tables of measures.

    From them a profile can be drafted. The error names the first of a person's own profiles that
    were `left_out` for a fault: it may be the one for this report.
    """
    kinds: dict[tuple[str, ...], list[str]] = {}
    for number in range(1, min(document.count, _PAGES) + 1):
        try:
            page = document.open_page(number)
            found = find_candidates(PageText.of(page))
        except LimitError:
            continue
        page.close()
        for each in found:
            labels = tuple(dict.fromkeys(filter(None, map(_without_figures, each.labels))))
            # Tables that differ in their first heading only are of one kind: it names their priority.
            kinds.setdefault(labels[1:], []).append(" · ".join(labels))
    if not kinds:
        return
    headed = max(kinds.items(), key=lambda kind: (len(kind[1]) * len(kind[0]), kind[0]))[1]
    said, count = headed[0], len(headed)
    tables = "1 table" if count == 1 else f"{count} tables"
    wrong = f" (a profile is left out: {left_out[0]})" if left_out else ""
    raise UnknownReportError(
        f"{document.path}: {tables} headed {quoted(said, _LONGEST_QUOTE)}{wrong}{UnknownReportError.NOT_KNOWN}this "
        f"report; draft one with {UnknownReportError.COMMAND}"
    )


def _without_figures(label: str) -> str:
    """Return what a heading says before its first figure or sign: in boxes those stand below it.

    What stands between two words is no such sign: “Actual / Target”, “Actual (Target)”.
    """
    words = label.split()
    others = (at for at, word in enumerate(words) if at and not _WORD.fullmatch(word))
    return " ".join(words[: next(others, None)]).rstrip(" /|&–—-")
