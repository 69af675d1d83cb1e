"""A profile drafted from a report: what its tables, headings and words look like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpi_tui.errors import PdfError
from kpi_tui.pdf.drafting.candidates import Candidate, find_candidates
from kpi_tui.pdf.drafting.card_sample import find_phrases, has_directions, read_card_sample
from kpi_tui.pdf.drafting.code_shapes import are_codes
from kpi_tui.pdf.drafting.columns import Columns, guess_columns
from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.labelled_sample import STATUS, find_labels, read_labelled_sample
from kpi_tui.pdf.drafting.meanings import guess_directions, guess_statuses
from kpi_tui.pdf.drafting.period import PeriodGuess, guess_period
from kpi_tui.pdf.drafting.running import running_phrases
from kpi_tui.pdf.drafting.sample import Sample, names_of, read_sample
from kpi_tui.pdf.drafting.sections import SectionsGuess, guess_sections, repeated_headings
from kpi_tui.pdf.drafting.titles import UNKNOWN, UNTITLED, names_of_report
from kpi_tui.pdf.drafting.words import is_figure, share
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.labels import IGNORED, key
from kpi_tui.profiles.period_text import APRIL, find_periods
from kpi_tui.profiles.profile import Begins
from kpi_tui.profiles.shelf import default_profile

_PAGES = 120
"""A draft is made from the first pages of a file."""
_LONGEST_NAME = 60
_TELLING = 2
"""By so many phrases a report is known."""
_MOST_HEADINGS = 4
_FIGURES = 0.5
"""No column of names has so many figures."""
_WITHOUT_FIGURES = 0.4
"""A table without results says again what others say, as a summary does."""
_BEHIND = 0.7
"""A line of figures is the better guess where labels alone find fewer figures by so much."""
_KINDS = 8
"""So many kinds of headers are looked at."""


@dataclass
class DraftProfile:
    """What was guessed of a report, and what a profile would say of it."""

    council: str
    report: str
    recognise: list[str]
    columns: Columns
    names: list[str]
    """How the names of measures are headed."""
    begins: Begins
    period: PeriodGuess | None
    period_type: PeriodType
    sections: SectionsGuess
    statuses: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    directions: dict[str, str] = field(default_factory=dict)
    arrows: dict[str, str] = field(default_factory=dict)
    feet: list[str] = field(default_factory=list)
    """Of cards: the phrases of their lines of figures; empty for rows."""
    is_cards: bool = False
    """Whether measures stand in cards."""
    furniture: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """An id for the report: of the council's name and its own."""
        words = re.findall(r"[a-z0-9]+", f"{self.council} {self.report}".casefold())
        kept = [word for word in words if word not in _COMMON_WORDS]
        return "-".join(kept[:5])[:_LONGEST_NAME].strip("-") or "report"

    def recognise_in(self, said: str) -> None:
        """Keep of what the report is recognised by what its text says; too little is added to."""
        squashed = key(said)
        self.recognise = [phrase for phrase in self.recognise if key(phrase) in squashed]
        if len(self.recognise) < _TELLING:
            headings = [
                label
                for label in self.columns.fields
                if len(key(label)) > 3 and key(label) in squashed and not find_periods(label)
            ]
            self.recognise += sorted(headings, key=len, reverse=True)[:_MOST_HEADINGS]


_COMMON_WORDS = frozenset(("council", "the", "and", "of", "report", "on", "for", "a"))


def draft_profile(document: PdfDocument, told: ProfileGuess | None = None) -> DraftProfile:
    """Guess how a report is to be read; what a person `told` of it is taken as it is.

    Raises `PdfError` where no table of measures is in it.
    """
    texts = _texts(document)
    kinds = _kinds(texts)
    if told is not None:
        fields = dict(told.columns)
        kinds = [
            (labels, _names_as_told(names, fields))
            for labels, names in kinds
            if {*labels} == {*fields}
        ]
    drafts = [_draft(texts, labels, names, told) for labels, names in kinds[:_KINDS]]
    if told is None or not drafts:
        drafts += _draft_cards(texts, told)
    if not drafts:
        raise PdfError(
            f"{document.path}: no table of measures in it that could be guessed at: "
            "write its profile by hand, as kpi-tui profiles shows"
        )
    return max(drafts, key=lambda each: each[0])[1]


def _names_as_told(names: list[str], fields: Mapping[str, str]) -> list[str]:
    """Return what heads the names of the measures, as a person has it."""
    headed = [label for label, name in fields.items() if name == "measure"]
    return names if not headed or {*names} & {*headed} else headed


def _texts(document: PdfDocument) -> list[PageText]:
    texts = []
    for number in range(1, min(document.count, _PAGES) + 1):
        try:
            texts.append(PageText.of(document.open_page(number)))
        except LimitError:
            continue
    return texts


def _kinds(texts: Sequence[PageText]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the kinds of headers, those with most labels first, each with what heads the names.

    Tables that differ in their first label only are one kind: it names their priority.
    """
    found: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for text in texts:
        for candidate in find_candidates(text):
            labels = tuple(label for label in candidate.labels if label)
            found[labels].append(candidate)
    alike: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for labels in found:
        alike[labels[1:]].append(labels)
    kinds = []
    for group in alike.values():
        names = [labels[0] for labels in group] if len(group) > 1 else []
        count = sum(len(found[labels]) for labels in group)
        kinds.append((len(group[0]) * count, group[0], names))
    kinds.sort(key=lambda kind: (-len(kind[1]), -kind[0]))
    return [(labels, names) for _, labels, names in kinds]


def _draft(
    texts: Sequence[PageText],
    labels: tuple[str, ...],
    names: list[str],
    told: ProfileGuess | None = None,
) -> tuple[float, DraftProfile]:
    period = guess_period(texts, labels, told.period_type if told else None)
    sample, names = _sample(texts, labels, names)
    columns = guess_columns(sample, names[0], period.period if period else None, APRIL)
    if told is not None:
        columns.take(dict(told.columns), sample)
    return _made(texts, sample, columns, period, names, told)


def _draft_cards(
    texts: Sequence[PageText], told: ProfileGuess | None
) -> list[tuple[float, DraftProfile]]:
    """Return a draft that reads cards, where a report has any."""
    labelled = _draft_labelled(texts, told)
    feet = find_phrases(texts)
    if not feet:
        return labelled
    sample = read_card_sample(texts, feet, dict(default_profile().status.words))
    found = {column.field for row in sample.rows for column in row.columns}
    if not has_directions(sample):
        found.discard(DIRECTION)
    columns = Columns({name: name for name in sorted(found)}, {name: name for name in found})
    period = guess_period(texts, (), told.period_type if told else None)
    score, made = _made(texts, sample, columns, period, ["measure"], told)
    made.feet, made.is_cards = feet, True
    made.furniture += repeated_headings(sample)
    # Labels of their own say more than where figures stand in a row of text.
    return [(score * _BEHIND, made), *labelled]


def _draft_labelled(
    texts: Sequence[PageText], told: ProfileGuess | None
) -> list[tuple[float, DraftProfile]]:
    """Return a draft that reads cards whose figures have labels, where a report has any."""
    labels = find_labels(texts)
    if not labels:
        return []
    sample = read_labelled_sample(texts, labels)
    names = list(filter(None, sample.texts("measure")))
    period = guess_period(texts, (), told.period_type if told else None)
    columns = guess_columns(sample, "measure", period.period if period else None, APRIL)
    if STATUS not in labels.values():  # it stands beside the name
        columns.fields[STATUS] = columns.written.pop(STATUS)
    if told is not None:
        columns.take(dict(told.columns), sample)
    score, made = _made(texts, sample, columns, period, ["measure"], told)
    made.is_cards = True
    made.furniture += repeated_headings(sample)
    return [(score * (len({*names}) > _FIGURES * len(sample.rows)), made)]


def _made(
    texts: Sequence[PageText],
    sample: Sample,
    columns: Columns,
    period: PeriodGuess | None,
    names: list[str],
    told: ProfileGuess | None,
) -> tuple[float, DraftProfile]:
    begins = Begins.CODE if columns.code else Begins.RULE
    key_lines = ReportKey(_outside(texts, sample))
    shared = default_profile().status.words
    statuses, colours = guess_statuses(sample, columns, key_lines, _shared(shared))
    directions, arrows = guess_directions(sample, columns, key_lines)
    sections = guess_sections(sample, names)
    printed = names_of_report(texts, sections.titles, [*columns.fields])
    council, report = (told.council, told.report) if told else printed
    made = DraftProfile(
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
        period_type=period.period.type
        if period
        else told.period_type
        if told
        else PeriodType.QUARTER,
        sections=sections,
        statuses=statuses,
        colours=colours,
        directions=directions,
        arrows=arrows,
        furniture=running_phrases(texts, [name for name in (council, report) if len(name) > 8]),
    )
    known = {name for name in columns.fields.values() if name != IGNORED}
    said = list(filter(None, sample.texts(names[0])))
    are_names = share(said, is_figure) < _FIGURES
    weight = 1.0 if "period_actual" in known else _WITHOUT_FIGURES
    return len(sample.rows) * len(known) * are_names * weight, made


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


def _sample(
    texts: Sequence[PageText], labels: tuple[str, ...], names: list[str]
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


def _shared(words: object) -> dict[str, object]:
    assert isinstance(words, dict)
    return {word: status for word, status in words.items() if word.isalpha()}
