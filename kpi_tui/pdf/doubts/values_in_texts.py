"""Figures or statuses of a column that may stand before the texts of another: no line and little white parts them."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.table.beside_text import ALIGNED, is_value
from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import PROSE_FIELDS, Warning

_FEWEST = 2
_QUOTED = 4
"""Words of a text that a warning quotes."""


def doubt_values_in_texts(transcript: Transcript) -> Iterator[Warning]:
    """Yield a warning for each text that may begin with the value of the column before its own.

    It may where that column has a heading and no value in any row, and half of the texts or more
    begin as its values do. Where the second line of any begins right below its first word, all of the
    text is its column's own.
    """
    headed = {name for columns in transcript.headed.values() for name, _ in columns}
    read = {name for each in transcript.records for name in (*each.lines, *each.marks)}
    for lacking in (*FIGURES, *DRAWN):
        if lacking not in headed - read:
            continue
        for name in ("measure", *PEOPLE, *PROSE_FIELDS):
            texts = [
                (each, each.lines[name]) for each in transcript.records if each.lines.get(name)
            ]
            level = any(
                abs(lines[0].x0 - lines[1].x0) < ALIGNED for _, lines in texts if len(lines) > 1
            )
            if level or (lacking, name) not in transcript.unparted:
                continue
            found = [
                (each, lines[0])
                for each, lines in texts
                if is_value(lines[0].words[:1], lacking, transcript.profile)
            ]
            if len(found) < _FEWEST or 2 * len(found) < len(texts):
                continue
            for record, line in found:
                said = quoted(text_of(line.words[:_QUOTED]))
                message = (
                    f"{field_label(name)} begins with {said}: is it its {field_label(lacking)}?"
                )
                yield Warning(line.page, record.code, message)
