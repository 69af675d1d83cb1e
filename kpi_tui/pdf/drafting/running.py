"""Running heads and feet of a report that none knows: lines that name it beside its pages' text."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.text.lines import PageText
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.regex import regex

_MARGIN = 0.09
"""The share of a page's height in which they stand, at its head and at its foot."""
_LONGEST = 120
_PAGE = regex(r"[\s|·,–-]*(?:Page )?\{number\}$")
"""A page's number at the end of a line; where the two are read apart, the line is without it."""
_NUMBER = regex(r"\b\d{1,3}$")


def running_phrases(texts: Sequence[PageText], names: Sequence[str]) -> list[str]:
    """Return the phrases of lines in the margins that have the report's or the council's name.

    A short report has each but once or twice, so that repetition does not tell them.
    """
    sizes = sorted(line.size for text in texts for line in text.lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    found: list[str] = []
    for text in texts:
        height = text.page.size[1]
        for line in text.lines:
            in_margin = line.base < _MARGIN * height or line.base > (1 - _MARGIN) * height
            is_small = line.size <= usual and len(line.text) <= _LONGEST
            if not (in_margin and is_small and any(name in line.text for name in names)):
                continue
            said, periods = line.text, find_periods(line.text)
            if len(periods) == 1:
                said = f"{said[: periods[0].start]}{{period}}{said[periods[0].end :]}"
            phrase = _NUMBER.sub("{number}", " ".join(said.split()))
            found += [phrase, _PAGE.sub("", phrase)]
    return list(dict.fromkeys(phrase for phrase in found if phrase.count("{") < 3))
