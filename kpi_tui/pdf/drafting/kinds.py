"""The kinds of tables in a report: which holds the measures, which of them say the same again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kpi_tui.pdf.drafting.candidates import find_candidates
from kpi_tui.pdf.drafting.code_shapes import are_codes
from kpi_tui.pdf.drafting.column_guess import guess_columns
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.heading_lines import tells
from kpi_tui.pdf.drafting.rows_below import find_rows_below
from kpi_tui.pdf.drafting.sample import Sample, names_of, read_sample
from kpi_tui.pdf.drafting.titles import council_of
from kpi_tui.pdf.drafting.words import is_figure, share, what_of
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line, PageText, flow
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.period_text import PrintedPeriod, is_period
from kpi_tui.profiles.profile import Begins
from kpi_tui.regex import regex
from kpi_tui.text import squash

Header = tuple[str, ...]
Start = tuple[int, float, Header]
"""The page of a header, its top, and its labels."""
_LEVEL = 2.0
_YEAR = regex(r"(?:19|20)\d\d")
_FIGURES = 0.5
"""No column of names has so many figures."""
_WITHOUT_FIGURES = 0.4
"""A table without results says again what others say, as a summary does."""
_SAME, _OTHER = 0.6, 0.3
"""Of the names of two tables: so many are the same where one says again what the other does."""
_LEAST_FIELDS = 3
"""Columns that a table of measures has, or more."""


@dataclass
class TableKind:
    """The tables under one kind of header, or several, and what their columns hold."""

    headers: list[Header]
    names: list[str]
    """How the names of measures are headed."""
    sample: Sample
    columns: Columns
    starts: Sequence[Start] = ()
    """Where tables of any kind begin."""

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that it fills."""
        return frozenset(self.columns.fields.values()) - {IGNORED, UNREAD}

    @cached_property
    def own(self) -> frozenset[str]:
        """The names of its measures, as they are compared: those below headers of its own."""
        starts = [each for each in self.starts if not self._is_row(each)]
        named = (row for row in self.sample.rows if "measure" in row.cells)
        own = (row for row in named if self._is_own(row, starts))
        return frozenset(squash(flow(row.cells["measure"])) for row in own)

    def _is_own(self, row: PrintedRow, starts: Sequence[Start]) -> bool:
        place = (row.page, row.top + _LEVEL)
        above = [start for start in starts if start[:2] <= place]
        return not above or max(above)[2][1:] in {header[1:] for header in self.headers}

    def _is_row(self, start: Start) -> bool:
        """Whether what may be a header is a row, whose texts read as headings do."""
        return any(
            row.page == start[0] and row.top - _LEVEL < start[1] < row.bottom - _LEVEL
            for row in self._filled
        )

    @cached_property
    def _filled(self) -> Sequence[PrintedRow]:
        """The rows that hold figures, as no header does."""
        return [row for row in self.sample.rows if any(map(_holds_figure, row.cells.values()))]

    def has_for_rows(self, other: TableKind) -> bool:
        """Whether the headers of another kind are rows of its own."""
        labels = {header[1:] for header in other.headers}
        starts = [start for start in self.starts if start[2][1:] in labels]
        return bool(starts) and all(map(self._is_row, starts))

    @property
    def score(self) -> float:
        """How much it says of measures, each counted once."""
        said = list(filter(None, self.sample.texts(self.names[0])))
        # In a table of one measure alone "2024/25", "2025/26" and "Target" are headed by nothing.
        others = share(said, lambda text: is_period(text) or (" " not in text and tells(text)))
        are_names = share(said, is_figure) + others < _FIGURES
        weight = 1.0 if "period_actual" in self.fields else _WITHOUT_FIGURES
        return len(self.own) * len(self.fields) * are_names * weight

    @property
    def filled(self) -> int:
        """How many cells of its rows have words, each name counted once."""
        named = {squash(flow(row.cells.get("measure", []))): row for row in self.sample.rows}
        return sum(len(row.cells) for row in named.values())

    def says_again(self, other: TableKind) -> bool:
        """Whether its measures are those of another kind."""
        return len(self.own & other.own) >= _SAME * len(self.own) > 0

    def may_join(self, other: TableKind) -> bool:
        """Whether it has other measures than another kind, with names, results and enough fields."""
        is_other = len(self.own & other.own) <= _OTHER * len(self.own)
        has_results = bool({"period_actual", "period_status"} & self.fields)
        # Budgets, projects and risks have owners and statuses too.
        is_headed = all(what_of(name)[0] == "measure" or name in other.names for name in self.names)
        is_told = is_headed and has_results and len(self.fields) >= _LEAST_FIELDS
        return bool(self.own) and is_other and is_told

    def contradicts(self, other: TableKind) -> list[str]:
        """Return the headings that have other fields in another kind: no profile can say both."""
        fields, others = self.columns.fields, other.columns.fields
        return [
            label
            for label in fields
            if label in others and fields[label] != others[label]
            if not {fields[label], others[label]} & {IGNORED, UNREAD}
        ]


def _holds_figure(lines: Sequence[Line]) -> bool:
    said = flow(lines)
    return is_figure(said) and not is_period(said)


def find_starts(texts: Sequence[PageText]) -> list[Start]:
    """Return what may be headers of tables, as they follow each other."""
    found = [candidate for text in texts for candidate in find_candidates(text)]
    headers = [tuple(filter(None, each.labels)) for each in found]
    return sorted(
        (each.page, each.top, next((h for h in headers if _holds_row(labels, h)), labels))
        for each, labels in zip(found, headers, strict=True)
    )


def _holds_row(labels: Header, other: Header) -> bool:
    """Whether labels are those of another header and, behind them, the first row below: its figures."""
    if len(labels) != len(other) or not all(map(str.startswith, labels, other)):
        return False
    behind = [label.removeprefix(own) for label, own in zip(labels, other, strict=True)]
    said = [text.strip() for text in behind if text[:1] == " "]
    figures = [text for text in said if is_figure(text) and re.search(r"\d", text)]
    return len(said) > 1 and any(not (is_period(each) or _YEAR.fullmatch(each)) for each in figures)


def find_kinds(starts: Sequence[Start]) -> list[tuple[Header, list[str]]]:
    """Return the kinds of headers, those with most labels first, each with what heads the names.

    Tables that differ in their first label only are one kind: it names their priority.
    """
    found = Counter(labels for _, _, labels in starts)
    alike: defaultdict[Header, list[Header]] = defaultdict(list)
    for labels in found:
        alike[labels[1:]].append(labels)
    kinds = []
    for group in alike.values():
        names = [labels[0] for labels in group] if len(group) > 1 else []
        count = sum(found[labels] for labels in group)
        kinds.append((len(group[0]) * count, group[0], names))
    kinds.sort(key=lambda kind: (-len(kind[1]), -kind[0]))
    return [(labels, names) for _, labels, names in kinds]


def read_kind(
    texts: Sequence[PageText],
    kind: tuple[Header, list[str]],
    period: PrintedPeriod | None,
    starts: Sequence[Start],
) -> TableKind:
    """Read the tables under a header, and guess what their columns hold."""
    labels, _ = kind
    sample, names = _sample(texts, *kind)
    below = find_rows_below(sample)
    if below is not None:
        sample = read_sample(texts, labels, names, Begins.RULE, rows=below)
    columns = guess_columns(sample, names[0], period, council_of(texts))
    if below is not None:
        columns.take_rows(below)
    return TableKind([labels], names, sample, columns, starts)


def join_kinds(
    texts: Sequence[PageText],
    best: TableKind,
    others: Iterable[TableKind],
    told: Mapping[str, str] | None = None,
) -> TableKind:
    """Return one kind for all tables of measures whose headers only use other words."""
    headers, names, columns = list(best.headers), list(best.names), best.columns
    for other in others:
        if not other.may_join(best):
            continue
        if doubtful := other.contradicts(best):
            said = ", ".join(f"“{label}”" for label in doubtful)
            columns.notes.append(f"{said} heads other things in another table, which is not read")
            continue
        headers += other.headers
        names += [name for name in other.names if name not in names]
        columns.join(other.columns)
    if len(headers) == 1 and told is None:
        return best
    labels = tuple(dict.fromkeys(label for header in headers for label in header))
    least = max(3, min(map(len, headers)) - 1)
    sample = read_sample(texts, labels, names, Begins.RULE, least, columns.rows)
    if told is not None:
        columns.take(told, sample)
    columns.tell_codes(sample, names[0])
    return TableKind(headers, names, sample, columns, best.starts)


def _sample(
    texts: Sequence[PageText], labels: Header, names: list[str]
) -> tuple[Sample, list[str]]:
    """Read the rows under a header, and tell what heads the names: no column of codes does."""
    if names:
        return read_sample(texts, labels, names, Begins.RULE), names
    likely = names_of(labels)
    for name in likely:
        sample = read_sample(texts, labels, [name], Begins.RULE)
        said = [text for text in sample.texts(name) if text]
        if said and not are_codes(said) and share(said, is_figure) < _FIGURES:
            return sample, [name]
    return read_sample(texts, labels, likely[:1], Begins.RULE), likely[:1]
