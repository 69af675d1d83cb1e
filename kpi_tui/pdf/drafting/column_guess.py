"""What each column of a table holds, guessed from its heading and from what stands in it."""

from __future__ import annotations

import re

from kpi_tui.pdf.drafting.behind import tell_behind
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import field_in_column
from kpi_tui.pdf.drafting.parted import find_form, has_both
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.settle import settle
from kpi_tui.pdf.drafting.words import ASKS, share, what_of, with_tokens
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import UNREAD
from kpi_tui.profiles.period_text import PrintedPeriod

_OF_YEARS = {"last_year": "previous", "annual": "current"}
"""Of which time a column is in a report on a whole year."""
_TO_DATE = {"annual": "ytd", "earlier": "last_year"}
"""Of which time figures to date are, by that of the year beside them: "YTD 2025/26", "YTD 2024/25"."""
_MOSTLY = 0.6
"""Of a column's cells: so many answer what its heading asks, or more."""
_SOME_EMPTY = 0.7
"""Cells may be drawn in where so many of a column's have words, or fewer."""


def guess_columns(
    sample: Sample,
    name_label: str,
    period: PrintedPeriod | None,
    council: str = "",
) -> Columns:
    """Guess what the columns of a table hold. `name_label` heads the names of the measures.

    Of figures without a name those below the name of the `council` are its own.
    """
    guess = Columns()
    meant: dict[str, tuple[str, str]] = {}
    contents: dict[str, Contents] = {}
    for label in sample.labels:
        written, named = with_tokens(label, period)
        guess.written[label] = written
        if label == name_label:
            guess.fields[label] = "measure"
            continue
        what, when = what_of(
            written.replace("{", "").replace("}", "")
            if not named
            else (re.sub("\\{\\w+\\}", " ", written).replace(" / ", " ").strip(" /()-–"))
        )
        when = _TO_DATE.get(named, named) if named and when == "ytd" else named or when
        if period is not None and period.type is PeriodType.YEAR:
            when = _OF_YEARS.get(when, when)
        marks = (
            [mark for text, mark in sample.marks(label)]
            if (share(sample.texts(label), bool) < _SOME_EMPTY)
            else []
        )
        contents[label] = Contents(sample.texts(label), marks)
        is_asked = ASKS.match(label) is not None and contents[label].answers >= _MOSTLY
        meant[label] = "status" if is_asked else what, when
    for label, (what, when) in meant.items():
        guess.fields[label] = field_in_column(what, when, contents[label])
        if form := find_form(label, when, contents[label]):
            guess.fields[label] = form.fields[0]
            guess.forms[label] = form
        elif guess.fields[label] in STATUSES and has_both(contents[label]):
            guess.fields[label] = guess.fields[label] if what == "status" else UNREAD
            guess.notes.append(
                f"“{label}” holds figures and statuses, as {quoted(contents[label].filled[0])}: "
                "the figures are not read, unless [table.cells] says which they are"
            )
    guess.fields |= tell_behind(sample.labels, guess.fields, contents)
    settle(guess, contents, meant, council, period.type if period else None)
    guess.tell_codes(sample, name_label)
    return guess
