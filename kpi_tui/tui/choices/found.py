"""What a search of all reports found, as a list: measure by measure, each report with its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from rich.text import Text

from kpi_tui.analysis.browse.everywhere import FoundEverywhere
from kpi_tui.labels import plural
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.pages.page import marked
from kpi_tui.tui.palette import GLYPH, Palette

CodeInReport = tuple[date, str]
"""A report, by the last day of its period, and the code that the measure has in it."""


def found_choices(
    everywhere: FoundEverywhere, variables: Mapping[str, str]
) -> list[Choice[CodeInReport]]:
    """List the measures found, each with the reports that say the words, the last one first."""
    palette = Palette.of_theme(variables)
    choices = []
    for _, own in groupby(everywhere.found, lambda each: each.measure.measure_id):
        reports = list(own)
        last = reports[0].measure
        counted = plural(len(reports), "report")
        group = f"{last.named.called} · {counted}"
        when = max(len(each.measure.when) for each in reports)
        for each in reports:
            status = palette.status_of(each.measure.period, GLYPH)
            status.truncate(4, pad=True)
            said = Text(each.excerpt(everywhere.search))
            marked([said], everywhere.search, palette.found)
            text = Text.assemble(f"{each.measure.when:<{when}}  ", status, said)
            text.no_wrap, text.overflow = True, "ellipsis"
            place = (each.day, each.measure.measure_code)
            choices.append(Choice(place, text, group))
    return choices
