"""The doubts about a report for a person to look at: on measures, then on pages, then words left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kpi_tui.labels import Label, field_label, page_list
from kpi_tui.regex import regex
from kpi_tui.report import (
    FIGURE_FIELDS,
    PROSE_FIELDS,
    STATUS_FIELDS,
    Account,
    Leftover,
    Warning,
)
from kpi_tui.text import one_line

READING = "When the file was read"
"""The words with which a finding on such a doubt begins."""
_FIELDS = (
    *map(field_label, (*FIGURE_FIELDS, *STATUS_FIELDS, *PROSE_FIELDS)),
    *("directors", "portfolio holder", "name(?=:)"),
)
_CELL = rf"(?:“[^”]*”|\b(?:{'|'.join(_FIELDS)})\b|[^\s“”]*[\d£#~][^\s“”]*(?<![:;]))"
_CELLS = regex(rf"{_CELL}(?:[,:]?\s\(?{_CELL}\)?)*")
"""What differs between doubts of one kind: the fields, and what is printed in them."""
_QUOTED = regex(r"“([^”]*)”")
_COUNTED = regex(r"[\d,]+ words? left over on page \d+")
"""The reader's warning that a page has words left over, which are listed themselves."""
_NOT_READ = "not seen"
"""A doubt with these words quotes what nobody sees, which is no word left over."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing for a person to look at."""

    message: str
    measure_code: str | None = None
    page: int | None = None
    is_words: bool = False
    """Whether it is a line of words left over."""

    @property
    def text(self) -> str:
        """The doubt in one line, with the page and the measure that it is about."""
        page = f"page {self.page}" if self.page else None
        if self.is_words:
            return one_line(f"{Label.NOT_PLACED} on {page}: {self.message}")
        where = ", ".join(filter(None, (page, self.measure_code)))
        return one_line(f"{where}: {self.said}" if where else self.said)

    @property
    def said(self) -> str:
        """The message in the words of the screens: `not placed` for what the reader calls left over."""
        ours, quoted, printed = self.message.partition("“")
        return f"{ours.replace('left over', Label.NOT_PLACED)}{quoted}{printed}"


def doubts(warnings: Iterable[Warning], account: Account) -> list[Doubt]:
    """List the doubts about measures, then those about pages, then the words left over.

    Words that a doubt quotes are not listed again, and warnings that only count words left over
    are left out.
    """
    told = [Doubt(each.message, each.measure_code, each.page) for each in dict.fromkeys(warnings)]
    ordered = sorted(
        (doubt for doubt in told if not _COUNTED.fullmatch(doubt.message)),
        key=lambda doubt: (not doubt.measure_code, doubt.page or float("inf")),
    )
    leftovers = _not_quoted(account.leftovers, ordered)
    return [*ordered, *(Doubt(each.text, None, each.page, is_words=True) for each in leftovers)]


def _not_quoted(leftovers: Iterable[Leftover], said: Iterable[Doubt]) -> Iterator[Leftover]:
    """Yield the words left over that no doubt about their page quotes."""
    quotes: dict[int | None, str] = {}
    for doubt in said:
        if _NOT_READ not in doubt.message:
            quoted = "\n".join(map(_squashed, _QUOTED.findall(doubt.message)))
            quotes[doubt.page] = f"{quotes.get(doubt.page, '')}\n{quoted}"
    for leftover in leftovers:
        text, of_page = _squashed(leftover.text), quotes.get(leftover.page, "")
        if text and text in of_page:
            quotes[leftover.page] = of_page.replace(text, "\n", 1)
        else:
            yield leftover


def _squashed(text: str) -> str:
    return "".join(text.translate({0x201C: "‘", 0x201D: "’"}).split())


def by_kind(listed: Sequence[Doubt]) -> list[str]:
    """Return a line for each kind of doubt, with the measures or the pages that have it.

    What differs within a kind, such as a figure, follows the code of its measure.
    """
    kinds: dict[tuple[bool, str], list[Doubt]] = {}
    for doubt in listed:
        kind = _varying(doubt).sub("…", doubt.said)
        kinds.setdefault((bool(doubt.measure_code), kind), []).append(doubt)
    lines = []
    for (of_measures, kind), alike in kinds.items():
        if len(alike) == 1:
            lines.append(alike[0].text)
        elif of_measures or "…" in kind:
            kind = re.sub(r"^…:? (?:is |are )?|:? …$", "", kind)
            lines.append(one_line(f"{kind} – {_where(alike)}"))
        else:
            pages = page_list(doubt.page for doubt in alike)
            lines.append(one_line(f"{pages}: {kind}"))
    return lines


def _varying(doubt: Doubt) -> re.Pattern[str]:
    return _CELLS if doubt.measure_code else _QUOTED


def _where(alike: Sequence[Doubt]) -> str:
    """Name the pages, measures and cells: `page 1: OCC01.01 comment; OCC01.02 timeframe · page 2: …`."""
    pages: dict[int | None, dict[str, list[str]]] = {}
    for doubt in alike:
        cells = pages.setdefault(doubt.page, {}).setdefault(doubt.measure_code or "", [])
        cells += (match[0] for match in _varying(doubt).finditer(doubt.message))
    return " · ".join(
        f"{page_list([page])}: "
        + ("; " if any(of.values()) else ", ").join(
            f"{code} {', '.join(cells)}".strip() for code, cells in of.items()
        )
        for page, of in pages.items()
    )
