"""Cards whose figures have a label each: a box a measure, its name on top, its comment below.

Its words are those between the lines of its box or, where none is drawn, those down to the next card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.cards.boxes import around, boxes_around, words_above
from kpi_tui.pdf.cards.cards import Cards, put_cell
from kpi_tui.pdf.cards.chart_words import is_of_axis
from kpi_tui.pdf.cards.labelled_card import LabelledCard
from kpi_tui.pdf.cards.labels import find_cards, is_heading
from kpi_tui.pdf.cards.names import name_among
from kpi_tui.pdf.cards.values import LabelledValue, text_runs
from kpi_tui.pdf.cards.without_figures import is_bare, leave_without_figures, part_broken
from kpi_tui.pdf.page.boxes import box_of, surround
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import PROSE_FIELDS
from kpi_tui.status import Status
from kpi_tui.text import squash

_LEADING = 1.7
"""Lines of one text are no further apart, in sizes of their font."""
_COVERS = 0.9
_LOWEST_BAR, _HIGHEST_BAR = 2.0, 16.0
"""Points that a coloured bar on a card is high."""
_GAP = 2.0
"""Further to the right than this many sizes, another text begins."""
_INDENT = 6.0
_AGAIN = "is printed several times on its card: only the last is read"
_SHARED = "words of its card are read for another measure too: figures or status may be another’s"


def read_labelled_cards(layout: PageLayout, profile: Profile) -> Cards:
    """Read the cards of a page whose figures have labels; their cells are those of rows."""
    found = Cards()
    groups, without = find_cards(layout, profile.table.labels, profile.status.words)
    cards = [LabelledCard(group, *_extent(group, groups, layout)) for group in groups]
    # On a page without cards the words of labels may stand in any text.
    rest = [word for each in without for word in each.words] if groups else []
    found.left_over += into_lines(rest, layout.page.number)
    taken = {id(word) for word in rest}
    heads: dict[int, PrintedRow] = {}
    for card in cards:
        row, own = _read_card(card, layout, profile)
        if row is None:
            continue
        for other in {id(heads[word]): heads[word] for word in own & {*heads}}.values():
            for each in (row, other):
                each.doubts.append(_SHARED)
        heads |= dict.fromkeys(own, row)
        found.rows.append(row)
        labels = [word for each in card.labels for word in each.label]
        ignored = [w for each in card.labels if each.name == IGNORED for w in each.values]
        unread = [w for each in card.labels if each.name == UNREAD for w in each.values]
        row.doubts += [f"{field_label(each.name)} {_AGAIN}" for each in card.spare]
        unread += [word for each in card.spare for word in each.values]
        found.passed_over += into_lines([*labels, *ignored], layout.page.number)
        found.left_over += into_lines(unread, layout.page.number)
        taken |= own | {id(word) for each in card.labels for word in each.words}
        for run in _rest(card, layout, taken, row.top):
            taken |= {id(word) for word in run}
            line = Line(run, layout.page.number)
            (found.passed_over if is_of_axis(run) else found.left_over).append(line)
    for line in layout.lines:
        found.lines += line.without(taken)
    leave_without_figures(found, cards, layout)
    part_broken(found, profile.status.words)
    found.rows.sort(key=lambda row: (row.top, row.columns[0].x0))
    return found


def _extent(
    group: list[LabelledValue], groups: Sequence[list[LabelledValue]], layout: PageLayout
) -> tuple[Box, bool]:
    """Return where a card reaches, and whether a box is drawn around it."""
    words = [word for each in group for word in each.words]
    x0, top, x1, bottom = surround(map(box_of, words))
    for box in boxes_around(layout, (x0, top, x1, bottom)):
        if words_above(layout, box, top - 1) or any(each.name == "measure" for each in group):
            return box, True
    others = [
        surround(box_of(word) for each in other for word in each.words)
        for other in groups
        if other is not group
    ]
    right = min(
        (left for left, high, _, low in others if left > x1 and high < bottom and low > top),
        default=layout.page.size[0],
    )
    start = max(
        (
            low
            for left, _, _, low in others
            if low < top and left < right and left > x0 - 2 * _INDENT
        ),
        default=0.0,
    )
    end = min(
        (high for left, high, _, _ in others if high > bottom and x0 - 2 * _INDENT < left < right),
        default=layout.page.size[1],
    )
    return (x0 - _INDENT, start, right - 2, end), False


def _read_card(
    card: LabelledCard, layout: PageLayout, profile: Profile
) -> tuple[PrintedRow | None, set[int]]:
    """Return a card as a row, and the `id`s of its words besides labels and figures."""
    held = {each.name: each for each in card.labels}
    name, statuses = _head(card, layout, profile.status.words)
    if "measure" in held:
        name = held["measure"].values
    if not name:
        return None, set()
    top = min(min(word.top for word in name), card.top) - 1
    row = PrintedRow(layout.page.number, top, card.bottom + 2, (), layout.phrases)
    row.opens = True
    named = (card.box[0], min(w.top for w in name) - 1, card.box[2], max(w.base for w in name) + 1)
    columns = [put_cell(row, "measure", name, named)]
    columns += [
        put_cell(row, each.name, each.values, each.box)
        for each in held.values()
        if each.name not in ("measure", UNREAD, IGNORED)
    ]
    own = {id(word) for word in name}
    if "period_status" not in held:
        box = around(statuses) if statuses else _place_of_status(card, name, layout)
        columns.append(put_cell(row, "period_status", statuses, box))
        own |= {id(word) for word in statuses}
    passed = [each for each in card.labels if each.name in (UNREAD, IGNORED) and _is_text(each)]
    for each in passed:
        _go_on(each, card, layout, own)
    for column, line in _texts(card, layout, own, top):
        row.cells.setdefault(column, []).append(line)
        own |= {id(word) for word in line.words}
    _doubt_comment(row, card, passed)
    for each in card.labels:
        if each.name in FIGURES and each.rivals:
            said = quoted(text_of([*each.values, *each.rivals]))
            row.doubts.append(f"{field_label(each.name)} is the first of several figures: {said}")
    for column in PROSE_FIELDS:  # a text may run on below its label as far as the card
        for line in row.cells.get(column, ()):
            line.right = card.box[2]
    row.columns = (columns[0], *sorted(columns[1:], key=lambda column: column.x0))
    return row, own


def _is_text(each: LabelledValue) -> bool:
    """Whether a text stands beside or below a label, and no figure."""
    return bool(each.values) and not starts_figure(each.values[0].text)


def _go_on(each: LabelledValue, card: LabelledCard, layout: PageLayout, own: set[int]) -> None:
    """Give a label the lines with which its text goes on: close below, and at its left."""
    taken = own | {id(word) for label in card.labels for word in label.words}
    left = min(word.x0 for word in each.values)
    for run in _rest(card, layout, taken, each.top):
        last = max(word.base for word in each.words)
        is_left = min(abs(run[0].x0 - x) for x in (left, each.x0)) < _INDENT
        if is_left and 0 < run[0].base - last < _LEADING * run[0].size:
            each.values += run


def _doubt_comment(row: PrintedRow, card: LabelledCard, passed: Sequence[LabelledValue]) -> None:
    """Doubt a comment that begins below a text which is not kept: it may be of that text."""
    for line in row.cells.get("comment", [])[:1]:
        above = [each for each in card.labels if each.base < line.base]
        nearest = max(above, key=lambda each: each.base, default=None)
        if nearest is not None and nearest in passed:
            said = quoted(text_of(nearest.label))
            row.doubts.append(f"its comment stands below {said}, which is not kept: is it of that?")


def _place_of_status(card: LabelledCard, name: Sequence[Word], layout: PageLayout) -> Box:
    """Return where a status may be drawn without words: in a bar on the card, or beside its name."""
    x0, top, x1, _ = card.box
    bars = [
        ruling.at
        for ruling in layout.horizontal_rulings
        if _LOWEST_BAR < top - ruling.at < _HIGHEST_BAR
        and card.is_drawn
        and ruling.coverage(x0 + 2, x1 - 2) > _COVERS
    ]
    if bars:
        return x0 + 1, bars[-1], x1 - 1, top
    written = around(name)
    return written[2] + 1, written[1], x1, written[3]


def _head(
    card: LabelledCard, layout: PageLayout, meanings: Mapping[str, Status]
) -> tuple[list[Word], list[Word]]:
    """Return the words of a card's name, which is above its figures, and of its status."""
    x0, top, x1, _ = card.box
    runs = [
        run
        for line in layout.lines_between(top, card.top)
        if card.is_drawn or not is_bare(line, meanings)  # of a card on the page before
        for run in text_runs(line, layout)
        if x0 <= run[0].middle <= x1 and top < run[0].centre < card.top
    ]
    statuses = [run for run in runs if squash(text_of(run)) in meanings]
    texts = [run for run in runs if run not in statuses]
    if not texts:  # a name may sound like a status
        texts, statuses = statuses[:1], statuses[1:]
    name = name_among(texts, layout, is_drawn=card.is_drawn)
    status = statuses[-1] if statuses else []
    return [word for run in name for word in run], status


def _texts(
    card: LabelledCard, layout: PageLayout, own: set[int], top: float
) -> Iterator[tuple[str, Line]]:
    """Yield the lines of text of a card: those below a label of one are its, others a comment."""
    taken = own | {id(word) for each in card.labels for word in each.words}
    for run in _rest(card, layout, taken, top):
        base = run[0].base
        labels = [each for each in card.labels if each.name in PROSE_FIELDS and each.base < base]
        head = max(labels, key=lambda each: each.base, default=None)
        left = head.x0 if head is not None else card.x0
        is_left = abs(run[0].x0 - left) < _INDENT
        starts = head is not None and head.values and run[0].x0 >= head.x0 - 1
        if head is not None and (is_left or starts):
            yield head.name, Line(run, layout.page.number)
        elif base > card.low - 1 and is_left and not is_of_axis(run):
            yield "comment", Line(run, layout.page.number)


def _rest(
    card: LabelledCard, layout: PageLayout, taken: set[int], top: float
) -> Iterator[list[Word]]:
    """Yield the texts of a card below its `top` that are neither its name nor labels nor figures."""
    x0, start, x1, bottom = card.box
    start = start if card.is_drawn else top
    end = bottom if card.is_drawn else min(bottom, _end(card, layout, taken))
    for line in layout.lines_between(start, end):
        run: list[Word] = []
        for word in line.words:
            is_own = x0 <= word.middle <= x1 and start < word.centre < end
            if not is_own or id(word) in taken:
                continue
            if run and word.x0 - run[-1].x1 > _GAP * word.size:
                yield run
                run = []
            run.append(word)
        if run:
            yield run


def _end(card: LabelledCard, layout: PageLayout, taken: set[int]) -> float:
    """Return where a card without a box ends: at a heading, or where a gap is."""
    base, size = card.bottom, card.labels[0].label[0].size
    for line in layout.lines_between(card.bottom, card.box[3]):
        words = [w for w in line.words if card.box[0] <= w.middle <= card.box[2]]
        if not words or id(words[0]) in taken:
            continue
        if is_heading(words, layout) or words[0].base - base > 2 * _LEADING * size:
            return words[0].top - 1
        base = words[0].base
    return base + size
