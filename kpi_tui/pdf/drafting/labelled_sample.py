"""The cards of a report that none knows whose figures have labels: which texts are labels, and of what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kpi_tui.pdf.cards.cards import Cards
from kpi_tui.pdf.cards.labelled import read_labelled_cards
from kpi_tui.pdf.cards.values import text_runs
from kpi_tui.pdf.drafting.card_sample import layouts_of, page_layout, read_as_cards
from kpi_tui.pdf.drafting.headings import FIELDS, field_of_heading
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.words import is_figure, what_of, with_tokens
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.polarities import POLARITY
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.labels import IGNORED, Labels, key
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.profiles.profile import Profile, ReportForm, StatusRules, TableRules
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.status import Status
from kpi_tui.text import squash

_LONGEST = 5
"""Words of a label, or fewer."""
_FEWEST = 3
"""Cards of a report, or more."""
_SOME = 0.25
"""So many of the cards have a label, or more."""
_NEARLY_ALL = 0.9
LEAD = "period_actual"
"""What every card has a label of."""
STATUS = "period_status"
BESIDE_NAME = "(beside the name)"
"""Stands for the label of a status that has none."""
_LONGEST_STATUS = 40
_MOSTLY = 0.7
_SAME, _ALIGNED, LEADING = 0.3, 3.0, 1.4
"""Points, points and sizes of the font within which a label's second line stands below its first."""


def find_labels(
    texts: Sequence[PageText], period: PrintedPeriod | None = None, *, needs_result: bool = True
) -> dict[str, str]:
    """Return the labels that repeat as those of cards do, and the field that each names by its words.

    Those that name the report's `period`, or the one before it, name figures of theirs.
    """
    counts: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for layout in layouts_of(texts, Phrases(Profile("draft", "", ""))):
        for said in _candidates(layout):
            counts[key(said)] += 1
            forms[key(said)][said] += 1
    printed = {said: each.most_common(1)[0][0] for said, each in forms.items()}
    named = {said: _field_of(printed[said], period) for said in counts}
    # A quarter's name may stand at the axis of a chart: words for a figure come first.
    plain = dict.fromkeys(said for said in counts if not with_tokens(printed[said], period)[1])
    leads = {said: count for said, count in counts.items() if named[said] == LEAD}
    worded = [count for said, count in leads.items() if said in plain]
    if worded and max(worded) < _SOME * max(leads.values()):
        worded = []  # words of a text, and no label's
    cards = max(worded or leads.values(), default=0)
    enough = max(_FEWEST, _SOME * cards)
    by_field: dict[str, str] = {}
    for said, count in sorted(counts.items(), key=lambda each: (each[0] not in plain, -each[1])):
        name = named[said]
        # Who answers for a priority stands above its cards, and not in each of them.
        needed = _NEARLY_ALL * cards if name in PEOPLE else enough
        if name and count >= max(enough, needed) and name not in (IGNORED, "measure", "code"):
            by_field.setdefault(name, said)
    labels = {printed[said]: name for name, said in by_field.items()}
    others = {
        printed[said]: IGNORED
        for said in plain
        if counts[said] >= enough
        and named[said] not in ("", "measure", "code", *PEOPLE)
        and printed[said] not in labels
    }
    is_card = LEAD in by_field and len(by_field) >= _FEWEST
    return labels | others if is_card or not needs_result else {}


def _field_of(label: str, period: PrintedPeriod | None) -> str:
    written, when = with_tokens(label, period)
    if not when:
        return field_of_heading(label)
    rest = re.sub(r"\{\w+\}", " ", written).strip(" /()-–")
    what = what_of(rest)[0] if rest else "actual"
    name = FIELDS.get((what, when), "")
    return IGNORED if name.startswith("?") else name


def _candidates(layout: PageLayout) -> Iterator[str]:
    """Yield what may be labels on a page: texts of few words, in two lines too, or before a colon."""
    lines = [list(text_runs(line, layout)) for line in layout.lines]
    spent: set[int] = set()
    for runs, below in pairwise([*lines, []]):
        for run in runs:
            if id(run[0]) in spent:
                continue
            second = next((other for other in below if _goes_on(run, other)), [])
            if second and field_of_heading(text_of([*run, *second])):
                spent |= {id(word) for word in second}
                yield text_of([*run, *second])
            else:
                said = text_of(run)
                figure = next((i for i, w in enumerate(run) if i and starts_figure(w.text)), None)
                before = said if figure is None else text_of(run[:figure])
                label = said.partition(": ")[0].removesuffix(":")
                # What is good is said in words: "Good is: High" is no label as a whole.
                whole = label if field_of_heading(label) == POLARITY else before
                for each in dict.fromkeys((label, whole)):
                    if _may_be_label(each):
                        yield each


def _goes_on(run: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a text may be the second line of a label, which names nothing by itself."""
    step = below[0].base - run[0].base
    alike = abs(below[0].size - run[0].size) < _SAME and abs(below[0].x0 - run[0].x0) < _ALIGNED
    named = field_of_heading(text_of(run)), field_of_heading(text_of(below))
    is_label = _may_be_label(text_of(run)) and _may_be_label(text_of(below)) and not named[1]
    return alike and 0 < step < LEADING * run[0].size and is_label


def _may_be_label(said: str) -> bool:
    words = said.split()
    is_value = is_figure(said) or status_of(said) is not None or direction_of(said) is not None
    return 0 < len(words) <= _LONGEST and any(map(str.isalpha, said)) and not is_value


def read_labelled_sample(
    texts: Sequence[PageText], labels: Mapping[str, str], period: PrintedPeriod | None = None
) -> Sample:
    """Read the cards that have these labels. Cells have the names of their labels."""
    own = STATUS in labels.values()
    counts = Counter[str]() if own else Counter(_short_texts(texts))
    # The name of a measure may sound like a status, too: it is not printed again and again.
    statuses = {said for said, n in counts.items() if n > 1 and status_of(said) is not None}
    sample, pages = _read(texts, labels, statuses, period)
    if not own:
        beside = [said for cards in pages for said in _beside_names(cards)]
        bare = [row for row in sample.rows if not row.words(STATUS)]
        # What stands in every card where others have a status is one that nobody has heard of.
        if beside and len(beside) >= _MOSTLY * len(bare):
            sample, pages = _read(texts, labels, statuses | {*beside}, period)
    by_field = {STATUS: BESIDE_NAME}
    by_field |= {name: label for label, name in labels.items() if name != IGNORED}
    for row in sample.rows:
        row.cells = {by_field.get(name, name): lines for name, lines in row.cells.items()}
        row.extents = {by_field.get(name, name): extent for name, extent in row.extents.items()}
        row.columns = tuple(
            FieldColumn(by_field.get(each.field, each.field), each.x0, each.x1, each.label)
            for each in row.columns
        )
    return sample


def _short_texts(texts: Sequence[PageText]) -> Iterator[str]:
    for text in texts:
        layout = page_layout(text, Phrases(Profile("draft", "", "")))
        for line in layout.lines if layout else ():
            for run in text_runs(line, layout) if layout else ():
                said = text_of(run)
                if len(said) <= _LONGEST_STATUS and any(map(str.isalpha, said)):
                    yield said


def _read(
    texts: Sequence[PageText],
    labels: Mapping[str, str],
    statuses: set[str],
    period: PrintedPeriod | None,
) -> tuple[Sample, list[Cards]]:
    """Read the cards with these labels, where these words are statuses: as a sample, and by page."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for label, name in labels.items():
        fields[name].append(label)
    printed = {name: tuple(said) for name, said in fields.items()}
    table = TableRules(ReportForm.CARDS, labels=Labels(printed, period=period))
    words = {squash(said): Status.GREEN for said in statuses}
    profile = Profile("draft", "", "", tables=(table,), status=StatusRules(words=words))
    own = () if STATUS in labels.values() else (STATUS,)
    return read_as_cards(texts, profile, (*labels, *own), read_labelled_cards)


def _beside_names(cards: Cards) -> Iterator[str]:
    """Yield the short texts that stand in cards without a status, between name and figures."""
    for row in cards.rows:
        if row.words(STATUS):
            continue
        first = min((top for name, (top, _) in row.extents.items() if name != "measure"), default=0)
        left, right = row.columns[0].x0, row.columns[0].x1
        for line in (*cards.left_over, *cards.passed_over):
            said = text_of(line.words)
            is_inside = row.top - 2 < line.base < max(first, row.extents["measure"][1] + 1)
            if is_inside and left <= line.x0 <= right and len(said) <= _LONGEST_STATUS:
                yield said
                break
