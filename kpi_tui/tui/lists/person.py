"""A person's page in the place of table and commentary: what they answer for, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label, plural
from kpi_tui.publish.listings.period_summary import figures_off
from kpi_tui.publish.listings.person import (
    RED_OR_AMBER,
    change_words,
    changes_title,
    counts_words,
    figures,
    off_target_words,
    query_words,
)
from kpi_tui.text import one_line
from kpi_tui.tui.commands.steps import Copy, Steps
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.page_listing import page_listing
from kpi_tui.tui.lists.rows import (
    ListedItem,
    ListGroup,
    ListRow,
    coloured,
    query_text,
    with_figures,
)
from kpi_tui.tui.lists.written import NOTHING_LISTED
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.analysis.browse.person import PersonPage
    from kpi_tui.analysis.changes.change import Change
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.publish.sheets.sheet import Listing
    from kpi_tui.tui.session.session import Session

_FIGURES = 42
"""The most cells of a measure's figures with its status."""


class PersonPane(ListPane[str]):
    """Lists a person's measures, changes and queries; Enter opens the measure of a line.

    An item is the text of its line, as it is copied.
    """

    mode = Mode.PERSON
    noun = "person"
    NOTHING = "This report names no measure of theirs."
    IS_FILTERED = False

    def __init__(self, session: Session, person: View) -> None:
        super().__init__(session)
        self.person = person
        """Who it is about: a view of a director or a portfolio holder."""

    @property
    def page(self) -> PersonPage | None:
        """What there is to say; `None` until all reports have been read."""
        from kpi_tui.analysis.browse.person import person_page

        session, assessment = self.session, self.session.assessment
        return person_page(assessment, session.listed, self.person) if assessment else None

    @property
    def about(self) -> View:
        """Whose measures it is of."""
        return self.person

    @property
    def title(self) -> str:
        """Name the person and the part."""
        return f"{one_line(self.person.value)} · {OwnerRole(self.person.kind.value).label.lower()}"

    @property
    def summary(self) -> str:
        """How the measures stand."""
        page = self.page
        if page is None:
            return ""
        return f"{plural(len(page.measures), 'measure')}: {counts_words(page.counts)}"

    def groups(self, palette: Palette) -> Iterable[ListGroup[str]]:
        """List what is off target, changed and queried, all measures, and earlier reports."""
        page = self.page
        if page is not None and page.measures:
            groups = self._groups(page, palette)
            yield from (group for group in groups if group.items)

    def detail(self, row: ListRow[str], palette: Palette) -> Text:
        """Say the line in full; of a head, how much it holds."""
        if row.line is None:
            return Text(f"{row.group.text.plain}: {len(row.group.items)}")
        return Text().append_text(coloured(row.line.item, palette))

    def as_text(self, row: ListRow[str]) -> str:
        """Return the line, or all lines under a head."""
        return "\n".join(item.item for item in row.items)

    def listing(self, items: Sequence[ListedItem[str]]) -> Listing:
        """Return the lines, each with the part of the page that it stands in."""
        return page_listing(self, items, (self.summary,), sentence=lambda said: said)

    def copy_rows(self) -> Steps:
        """Copy the page."""
        from kpi_tui.publish.copying.person import person_copied

        page = self.page
        yield Copy(person_copied(page)) if page else NOTHING_LISTED

    def _groups(self, page: PersonPage, palette: Palette) -> Iterator[ListGroup[str]]:
        missed = [
            _measure("off", each, off_target_words(page, each), palette) for each in page.off_target
        ]
        yield ListGroup("off", Text(RED_OR_AMBER), missed)
        yield ListGroup(
            "changes",
            Text(changes_title(page)),
            [
                _change(f"change {at}", change, change_words(change), palette)
                for at, change in enumerate(page.changes)
            ],
        )
        yield ListGroup(
            "queries",
            Text(Label.QUERIES.value),
            [
                ListedItem(
                    f"query {at}",
                    query_words(query),
                    query_text(query, palette),
                    keys=query.measures,
                )
                for at, query in enumerate(page.queries)
            ],
        )
        everything = [
            _measure("all", each, f"{each.named.called}: {figures(each)}", palette)
            for each in page.measures
        ]
        yield ListGroup("all", Text("All measures"), everything)
        counted = {
            f"{day}": f"{page.assessment.name(day)}: {counts_words(counts)}"
            for day, counts in page.earlier.items()
        }
        yield ListGroup(
            "earlier",
            Text("The same measures in earlier reports"),
            [ListedItem(day, said, coloured(said, palette)) for day, said in counted.items()],
        )


def _measure(group: str, measure: MeasurePeriod, said: str, palette: Palette) -> ListedItem[str]:
    name = one_line(measure.measure_name)
    text = Text.assemble((f"{one_line(measure.measure_code)} ", "bold"), name)
    status = palette.status_of(measure.period)
    in_short = (figures_off(measure), figures_off(measure, with_target=False))
    aside = with_figures(in_short, status, _FIGURES)
    key = measure.named
    return ListedItem(f"{group} {' '.join(key)}", said, text, aside, (key,))


def _change(line_id: str, change: Change, said: str, palette: Palette) -> ListedItem[str]:
    name = one_line(change.measure_name)
    text = Text.assemble((f"{one_line(change.measure_code)} ", "bold"), (name, palette.muted))
    aside = coloured(one_line(change.sentence), palette)
    return ListedItem(line_id, said, text, aside, (change.measure,))


def people_of(session: Session) -> list[View]:
    """Return the people who may be meant: the one the tree is on, else the owners of the measure."""
    if session.screen.mode is Mode.TREE and session.view.person:
        return [session.view]
    place = session.cursor
    if place is None:
        return []
    measure = session.listed[place]
    people = [View(ViewKind.DIRECTOR, name) for name in measure.directors]
    return [*people, *([View(ViewKind.PORTFOLIO_HOLDER, measure.holder)] if measure.holder else [])]
