"""Columns printed on another page than the measures they belong to, as spreadsheets print wide tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import Warning


def doubt_columns_apart(
    page: int, lines: Sequence[Line], transcript: Transcript
) -> Iterator[Warning]:
    """Yield a warning where a page has headings of columns that no table of measures has.

    All that stands on the headings' line are headings, and none is that of the measures.
    """
    headed = {name for columns in transcript.headed.values() for name, _ in columns}
    labels = transcript.profile.labels
    for line in lines:
        texts = [text_of(words) for words in line.word_runs()]
        fields = {labels.field_of(text) for text in texts}
        if not headed or None in fields or fields & headed or fields <= {IGNORED, UNREAD}:
            continue
        if len(texts) > 1 or line is lines[0]:
            named = ", ".join(map(quoted, texts))
            yield Warning(
                page,
                None,
                f"columns stand on this page, and their measures on another: {named}, not read",
            )
            return
