"""A summary of the period in the place of table and commentary: a page that can be read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.filters import OFF, Facet, Filter, FilterSet
from kpi_tui.analysis.browse.period_summary import UNKNOWN, PeriodSummary
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.analysis.changes.change import Effect
from kpi_tui.labels import Label, plural
from kpi_tui.publish.listings.period_summary import (
    BETTER,
    FURTHEST,
    MISSING,
    WORSE,
    off_of_missed,
    since,
    summary_title,
    what_changed,
)
from kpi_tui.tui.commands.opening import show_pane
from kpi_tui.tui.commands.steps import (
    Copy,
    OnScreen,
    ShowPane,
    ShowView,
    SortMeanwhile,
    Steps,
)
from kpi_tui.tui.lists.changes import ChangesPane
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.matches import MatchesPane
from kpi_tui.tui.lists.page_listing import page_listing
from kpi_tui.tui.lists.queries import QueriesPane
from kpi_tui.tui.lists.rows import ListedItem, ListGroup, ListRow, coloured
from kpi_tui.tui.lists.summary_lines import (
    missing_line,
    moved_line,
    off_target_line,
    query_line,
    status_lines,
)
from kpi_tui.tui.lists.summary_links import Opens, SummaryLine, also_lines, report_lines
from kpi_tui.tui.lists.written import NOTHING_LISTED, narrowed
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

MOST = 5
"""Lines of a part; where there are more, the last of these leads to the others."""
OPENED_BY_HEADS = {
    WORSE: Opens("measures", filters=(Filter(Facet.CHANGED, "status_worse"),)),
    BETTER: Opens("measures", filters=(Filter(Facet.CHANGED, "status_better"),)),
    "off": Opens("measures", filters=(Filter(Facet.ON_TARGET, OFF),), sorted_by="variance"),
    "missing": Opens("measures", filters=tuple(Filter(Facet.STATUS, each) for each in UNKNOWN)),
    "queries": Opens("queries", Label.MUST_RESOLVE),
}
"""What the head of a part opens, by the part's id: all that it counts."""


class SummaryPane(ListPane[SummaryLine]):
    """Lists priorities, measures, queries and counts, one a line; Enter opens one."""

    mode = Mode.SUMMARY
    noun = "summary"
    NOTHING = "There is nothing to sum up in what is shown."

    @property
    def page(self) -> PeriodSummary | None:
        """What there is to say of what passes the filter; `None` until all reports have been read."""
        session, assessment = self.session, self.session.assessment
        if assessment is None:
            return None
        matching = session.matching
        readings = tuple(session.listed[place].reading for place in matching)
        return PeriodSummary(assessment, readings, len(matching) == len(session.listed))

    @property
    def title(self) -> str:
        """Name the period, and what it is compared with where another has been chosen."""
        page = self.page
        if page is None:
            return self.session.says(Label.SUMMARY)
        before = page.assessment.before
        is_other = before is not None and self.session.compared_with is not None
        told = f" · compared with {page.assessment.name(before)}" if is_other and before else ""
        return f"{summary_title(page)}{told}"

    @property
    def summary(self) -> str:
        """How many measures it is about: `12 measures of 45`."""
        page = self.page
        if page is None:
            return ""
        of = "" if page.is_all else f" of {len(self.session.listed)}"
        return plural(len(page.readings), "measure") + of

    @property
    def headline(self) -> str:
        """What changed, counted."""
        return what_changed(page) if (page := self.page) else ""

    def groups(self, palette: Palette) -> Iterable[ListGroup[SummaryLine]]:
        """List the parts of the page that have something to say."""
        page = self.page
        if page is None or not page.readings:
            return
        yield status_lines(page, palette)
        for title, effect in ((WORSE, Effect.WORSE), (BETTER, Effect.BETTER)):
            lines = [moved_line(title, each, palette) for each in page.moved(effect)]
            yield from _part(title, f"{title} {since(page)}", lines)
        off = [off_target_line(each, palette) for each in page.off_target]
        yield from _part("off", FURTHEST, off, off_of_missed(page))
        missing = [missing_line(each, palette) for each in page.missing]
        yield from _part("missing", MISSING, missing)
        queries = [query_line(at, each, palette) for at, each in enumerate(page.to_resolve)]
        resolve = f"{Label.QUERIES}: {Label.MUST_RESOLVE.lower()}"
        yield from _part("queries", resolve, queries)
        if page.is_all:
            also = f"Also {since(page)}" if page.assessment.before else "Changes"
            yield ListGroup("also", Text(also), [*also_lines(page.assessment)])
            month = self.session.month
            source = [*report_lines(month, page.assessment)] if month else []
            yield ListGroup("report", Text("The report"), source)

    def detail(self, row: ListRow[SummaryLine], palette: Palette) -> Text:
        """Say the line in full; of a head all lines under it."""
        if row.line is None:
            text = Text.assemble((row.group.text.plain, "bold"), "\n")
            return text.append_text(coloured(self.as_text(row), palette))
        text = coloured(row.line.item.said, palette)
        return text.append(f"\n{row.line.item.owners}", palette.muted)

    def as_text(self, row: ListRow[SummaryLine]) -> str:
        """Return the line, or all lines under a head."""
        return "\n".join(item.item.said for item in row.items)

    def listing(self, items: Sequence[ListedItem[SummaryLine]]) -> Listing:
        """Return the lines, each with the part of the page that it stands in."""
        lead = tuple(filter(None, (self.summary, self.headline)))
        return page_listing(
            self, items, lead, sentence=lambda line: line.said, owners=lambda line: line.owners
        )

    def copy_rows(self) -> Steps:
        """Copy the page."""
        from kpi_tui.publish.copying.period_summary import summary_copied

        page = self.page
        said = narrowed(self.session, self)
        yield Copy(summary_copied(page, said)) if page else NOTHING_LISTED

    def open(self) -> Steps:
        """Open the measure or priority; on a count, or the head of a part, what it counts."""
        opens = self.row.line.item.opens if self.row and self.row.line else None
        if self.row and not self.row.line:
            opens = OPENED_BY_HEADS.get(self.row.group.id)
        if opens is None:
            yield from super().open()
            return
        session, narrowed = self.session, opens.narrowed
        match opens.what:
            case "changes":
                yield from show_pane(session, ChangesPane(session), narrowed)
            case "queries":
                yield from show_pane(session, QueriesPane(session), narrowed)
            case "matches":
                yield from show_pane(session, MatchesPane(session), narrowed)
            case "all" | "exceptions" | "measures":
                before = session.asked
                yield ShowPane(None)
                if opens.what == "measures":
                    facets = {each.facet for each in opens.filters}
                    kept = (each for each in session.filters.filters if each.facet not in facets)
                    session.filters = FilterSet((*kept, *opens.filters))
                else:
                    kind = ViewKind.EXCEPTIONS if opens.what == "exceptions" else ViewKind.ALL
                    yield ShowView(View(kind))
                session.open_from(self.mode, before)
                yield OnScreen.SHOW_ROWS
                if opens.sorted_by:
                    yield SortMeanwhile(opens.sorted_by)

    def come_back(self) -> Steps:
        """Sort the table as it was before a line was opened."""
        yield SortMeanwhile(None)


def _part(
    group_id: str, title: str, lines: Sequence[ListedItem[SummaryLine]], number: str = ""
) -> Iterator[ListGroup[SummaryLine]]:
    """Yield a part with its first lines; nothing where there are none."""
    if not lines:
        return
    kept = list(lines)
    if len(lines) > MOST:
        opens = OPENED_BY_HEADS[group_id]
        more = f"and {len(lines) - MOST + 1} more"
        kept = [*lines[: MOST - 1]]
        kept.append(ListedItem(f"{group_id} more", SummaryLine(more, opens=opens), Text(more)))
    yield ListGroup(group_id, Text(title), kept, Text(number or f"{len(lines)}"))
