"""Drafts a profile of a report: it is tried as tables and as cards, and the best draft is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.errors import PdfError
from kpi_tui.pdf.drafting.across import guess_across
from kpi_tui.pdf.drafting.card_sample import find_phrases, has_directions, read_card_sample
from kpi_tui.pdf.drafting.column_guess import guess_columns
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.directions import guess_directions
from kpi_tui.pdf.drafting.drafted import DraftProfile
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.kinds import TableKind, find_kinds, find_starts, join_kinds, read_kind
from kpi_tui.pdf.drafting.labelled_sample import (
    BESIDE_NAME,
    STATUS,
    find_labels,
    read_labelled_sample,
)
from kpi_tui.pdf.drafting.meanings import guess_statuses
from kpi_tui.pdf.drafting.nearest import are_beside, why_none
from kpi_tui.pdf.drafting.odd_cells import odd_cells
from kpi_tui.pdf.drafting.period import PeriodGuess, guess_period
from kpi_tui.pdf.drafting.running import running_phrases
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.sections import guess_sections, repeated_headings
from kpi_tui.pdf.drafting.shared import find_shared
from kpi_tui.pdf.drafting.titles import UNKNOWN, UNTITLED, names_of_report
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.known_profiles import default_profile
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.profiles.profile import Begins

_PAGES = 120
"""A draft is made from the first pages of a file."""
_SEVERAL = 0.5
"""Of all cards: so many have names of their own, or more."""
_ON_TOP = "(above the figures)"
"""Stands for the label of a measure's name, where it has none."""
_BEHIND = 0.7
"""Lines of figures have so much of the weight of labels, where a report can be read by both."""
_KINDS = 8
"""So many kinds of headers are looked at."""


def draft_profile(document: PdfDocument, told: ProfileGuess | None = None) -> DraftProfile:
    """Guess how a report is to be read; what a person `told` of it is taken as it is.

    Raises `PdfError` where no table of measures is in it.
    """
    texts = []
    for number in range(1, min(document.count, _PAGES) + 1):
        try:
            texts.append(PageText.of(document.open_page(number)))
        except LimitError:
            continue
    drafts = [*_draft_rows(texts, told)]
    period = guess_period(texts, (), told.period_type if told else None)
    if told is None or not drafts:
        # The headings of tables beside each other repeat on a line, as labels of cards do.
        cards = [text for text in texts if not are_beside(text)]
        drafts += _draft_cards(cards, period, told)
    if told is None:
        drafts = [each for each in drafts if each[0] > 0]
    if not drafts:
        why = why_none(texts, _printed(period))
        raise PdfError(
            f"{document.path}: no table of measures in it that could be guessed at: {why}"
        )
    return max(drafts, key=lambda each: each[0])[1]


def _printed(guess: PeriodGuess | None) -> PrintedPeriod | None:
    return guess.period if guess else None


def _names_as_told(names: list[str], labels: Sequence[str], fields: Mapping[str, str]) -> list[str]:
    """Return what heads the names of the measures, as a person has it."""
    headed = [label for label in labels if fields.get(label) == "measure"]
    return names if not headed or {*names} & {*headed} else headed


def _draft_rows(
    texts: Sequence[PageText], told: ProfileGuess | None
) -> list[tuple[float, DraftProfile]]:
    """Return a draft that reads tables, with its score; none where a report has no tables."""
    fields = dict(told.columns) if told else {}
    starts = find_starts(texts)
    headers = find_kinds(starts)
    if told is not None:
        headers = [
            (labels, _names_as_told(names, labels, fields))
            for labels, names in headers
            if {*labels} <= {*fields}
        ]
    kinds = []
    for labels, names in headers[:_KINDS]:
        period = guess_period(texts, labels, told.period_type if told else None)
        kind = read_kind(texts, (labels, names), _printed(period), starts)
        kinds.append((kind, period))
    if not kinds:
        return []
    best, period = max(kinds, key=lambda each: each[0].score)
    others = [kind for kind, _ in kinds if kind is not best and not best.has_for_rows(kind)]
    again = [kind for kind in others if kind.says_again(best)]
    joined = join_kinds(
        texts, best, (kind for kind in others if kind not in again), fields if told else None
    )
    made = _made(texts, joined, period, told)
    made.witnesses = [kind.columns for kind in again if not {*kind.headers} & {*joined.headers}]
    return [(best.score, made)]


def _draft_cards(
    texts: Sequence[PageText], period: PeriodGuess | None, told: ProfileGuess | None
) -> list[tuple[float, DraftProfile]]:
    """Return the drafts that read cards, each with its score; none where a report has no cards."""
    labelled = _draft_labelled(texts, period, told)
    feet = find_phrases(texts)
    if not feet:
        return labelled
    sample = read_card_sample(texts, feet, dict(default_profile().status.words))
    found = {column.field for row in sample.rows for column in row.columns}
    if not has_directions(sample):
        found.discard(DIRECTION)
    columns = Columns({name: name for name in sorted(found)}, {name: name for name in found})
    kind = TableKind([], ["measure"], sample, columns)
    made = _made(texts, kind, period, told)
    made.feet, made.is_cards = feet, True
    made.furniture += repeated_headings(sample)
    # Labels of their own say more than where figures stand in a row of text.
    return [(kind.score * _BEHIND, made), *labelled]


def _draft_labelled(
    texts: Sequence[PageText], period: PeriodGuess | None, told: ProfileGuess | None
) -> list[tuple[float, DraftProfile]]:
    """Return a draft that reads cards whose figures have labels, with its score; none without them."""
    labels = find_labels(texts, _printed(period))
    if not labels:
        return []
    sample = read_labelled_sample(texts, labels, _printed(period))
    names = list(filter(None, sample.texts("measure")))
    columns = guess_columns(sample, "measure", _printed(period))
    columns.fields = {_ON_TOP: "measure", **columns.fields}
    if STATUS not in labels.values():
        del columns.fields[STATUS], columns.written[STATUS]
        columns.fields[BESIDE_NAME] = STATUS
    if told is not None:
        columns.take(dict(told.columns), sample)
    elif columns.label_of("period_actual") is None:
        return []  # no profile of cards is without it
    kind = TableKind([], ["measure"], sample, columns)
    made = _made(texts, kind, period, told)
    made.is_cards = True
    made.furniture += repeated_headings(sample)
    # Labels that stand in a summary too are no card's: what its cards hold is what counts.
    score = min(kind.score, kind.filled)
    return [(score * (len({*names}) > _SEVERAL * len(sample.rows)), made)]


def _made(
    texts: Sequence[PageText],
    kind: TableKind,
    period: PeriodGuess | None,
    told: ProfileGuess | None,
) -> DraftProfile:
    """Make a draft of a kind of table: guess its statuses, directions, priorities and titles."""
    sample, columns, names = kind.sample, kind.columns, kind.names
    begins = Begins.CODE if columns.all_coded else Begins.RULE
    key_lines = ReportKey(_outside(texts, sample))
    shared = {word: each for word, each in default_profile().status.words.items() if word.isalpha()}
    columns.beside = find_shared(sample, columns)
    columns.notes += odd_cells(sample, columns)
    statuses = guess_statuses(sample, columns, key_lines, shared)
    directions, arrows, unexplained = guess_directions(sample, columns, key_lines)
    across, sample = guess_across(sample)
    sections = guess_sections(sample, names, names_of_report(texts, (), [*columns.fields]))
    printed = names_of_report(texts, sections.titles, [*columns.fields])
    council, report = (told.council, told.report) if told else printed
    otherwise = told.period_type if told else PeriodType.QUARTER
    return DraftProfile(
        council=council,
        report=report,
        recognise=[
            text
            for text in dict.fromkeys((council, report, *printed))
            if text not in (UNKNOWN, UNTITLED)
        ],
        columns=columns,
        names=names,
        begins=begins,
        period=period,
        period_type=period.period.type if period else otherwise,
        sections=sections,
        across=across,
        unexplained=unexplained,
        statuses=statuses,
        directions=directions,
        arrows=arrows,
        furniture=[
            *running_phrases(texts, [name for name in (council, report) if len(name) > 8]),
            *sections.below,
        ],
    )


def _outside(texts: Sequence[PageText], sample: Sample) -> Iterator[Line]:
    """Yield the lines of a report that stand in no row of its measures."""
    taken = {
        id(word)
        for row in sample.rows
        for lines in row.cells.values()
        for line in lines
        for word in line.words
    }
    for text in texts:
        yield from (line for line in text.lines if not taken & set(map(id, line.words)))
