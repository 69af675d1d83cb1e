"""The cards of a report that none knows, read as a profile would have them read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kpi_tui.pdf.cards.cards import Cards, read_cards
from kpi_tui.pdf.cards.feet import foot_words
from kpi_tui.pdf.drafting.feet import FootPhrase, find_foot_phrases, names_figure, repeated_phrases
from kpi_tui.pdf.drafting.sample import Sample, top_of
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.rulings import join_rulings
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.signs.arrows import find_arrow
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import DirectionRules, Profile, ReportForm, StatusRules, TableRules
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

_LEAST = 3
"""Cards of a report, or more."""
_SOME = 0.25
"""Of all cards: so many have a direction of travel where any do."""
_MOST = 8
"""Phrases that are kept."""


def find_phrases(texts: Sequence[PageText]) -> list[str]:
    """Return the phrases of the lines of figures in a report; none where too few have any."""
    found: list[FootPhrase] = []
    for text in texts:
        layout = page_layout(text, Phrases(Profile("draft", "", "")))
        if layout is None:
            continue
        for line in layout.lines:
            if names_figure(line.text):
                # In cells of their own, or below their labels: where most figures are.
                runs = (text_of(words) for words in foot_words(line, layout))
                ways = [find_foot_phrases(said) for said in (line.text, *runs)]
                found += max(ways, key=lambda feet: sum(len(foot.fields) for foot in feet))
    return repeated_phrases(found)[:_MOST] if len(found) >= _LEAST else []


def page_layout(text: PageText, phrases: Phrases) -> PageLayout | None:
    """Return how a page is laid out, its tables left out; `None` where it is beyond its limits."""
    page = text.page
    try:
        shapes = page.shapes
    except LimitError:
        return None
    return PageLayout(
        page,
        list(text.lines),
        join_rulings(shapes.horizontals),
        join_rulings(shapes.verticals),
        [],
        phrases,
    )


def layouts_of(texts: Sequence[PageText], phrases: Phrases) -> Iterator[PageLayout]:
    """Yield the `page_layout` of each page that is within its limits, its furniture left out."""
    furniture = {id(line) for line in find_furniture(texts, phrases)}
    for text in texts:
        layout = page_layout(text, phrases)
        if layout is not None:
            layout.lines = [line for line in layout.lines if id(line) not in furniture]
            yield layout


def read_card_sample(
    texts: Sequence[PageText], feet: Sequence[str], words: dict[str, Status]
) -> Sample:
    """Read the cards whose figures stand in the phrases `feet`; `words` are the known statuses."""
    fields = frozenset(name for foot in feet for name in Phrase(foot, _placeholders(foot)).names)
    phrases_of_feet = tuple(Phrase(each, _placeholders(each)) for each in feet)
    profile = Profile(
        "draft",
        "",
        "",
        tables=(TableRules(ReportForm.CARDS, foot=phrases_of_feet),),
        status=StatusRules(words=words),
        direction=DirectionRules(arrows={"up": PublishedDirection.IMPROVING}),
    )
    return read_as_cards(texts, profile, ("measure", *sorted(fields)), read_cards)[0]


def read_as_cards(
    texts: Sequence[PageText],
    profile: Profile,
    labels: tuple[str, ...],
    read: Callable[[PageLayout, Profile], Cards],
) -> tuple[Sample, list[Cards]]:
    """Read the cards of a report as a profile has them: as a sample with these labels, and by page."""
    sample = Sample(labels, ("measure",))
    pages = []
    for layout in layouts_of(texts, Phrases(profile)):
        cards = read(layout, profile)
        pages.append(cards)
        sample.pages[layout.page.number] = layout.page
        sample.items += sorted([*cards.rows, *cards.lines], key=top_of)
    return sample, pages


def _placeholders(foot: str) -> frozenset[str]:
    """Return the placeholders of a drafted phrase: all of them are allowed in it."""
    return frozenset(part.split("}")[0] for part in foot.split("{")[1:])


def has_directions(sample: Sample) -> bool:
    """Whether cards have a word, a sign or an arrow where directions of travel stand."""
    found = 0
    for row, canvas, box in sample.pictures(DIRECTION):
        found += bool(row.words(DIRECTION)) or find_arrow(canvas, box) not in (None, "?")
    return found > _SOME * len(sample.rows)
