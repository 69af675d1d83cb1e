"""What changed since the report before: by measure, by kind of change, by director."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from kpi_tui.analysis.changes.change import Change, ChangeKind
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import Label, page_list, plural
from kpi_tui.text import one_line
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.rows import NOBODY, ListedItem, ListGroup, ListRow, coloured
from kpi_tui.tui.lists.written import compared
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

BY_MEASURE, BY_KIND, BY_DIRECTOR = range(3)


class ChangesPane(ListPane[Change]):
    """Lists the changes, one a line; Enter opens the measure of one."""

    mode = Mode.CHANGES
    noun = "changes"
    GROUPINGS: ClassVar = ("By measure", "By kind", "By director")
    NOTHING = "Nothing changed in what is shown."

    @property
    def title(self) -> str:
        """Name the period shown and the one that its changes are counted from."""
        session = self.session
        assessed, since = session.assessment, session.compared_with
        if assessed is None or not (since or assessed.before):
            return str(Label.CHANGES)
        before = since or assessed.before
        now, then = assessed.name(assessed.last_day), before and assessed.name(before)
        return f"{Label.CHANGES} · {now} since {then}"

    @property
    def headline(self) -> str:
        """How many of the measures that are shown changed in each way that is counted."""
        from kpi_tui.analysis.changes.change import summary

        return summary(self._passing()).headline() if self.session.changed else ""

    @property
    def nothing(self) -> str:
        """Why nothing is listed; what changed since another period may still be worked out."""
        session = self.session
        if session.assessment is not None and session.changed is None:
            return session.assessment_failure or "What changed is being worked out …"
        return super().nothing

    @property
    def summary(self) -> str:
        """How much is listed: `31 measures and 2 priorities, 78 changes`."""
        about = {item.item.measure for item in self.listed.values()}
        month = self.session.month
        codes = {each.code for each in month.report.priorities} if month else set[str]()
        priorities = sum(code in codes for code, _ in about)
        said = plural(len(about) - priorities, "measure")
        said += f" and {plural(priorities, 'priority')}" if priorities else ""
        return f"{said}, {plural(len(self.listed), 'change')}"

    def groups(self, palette: Palette) -> Iterable[ListGroup[Change]]:
        """Group the changes of what passes the filter in force."""
        from kpi_tui.publish.listings.changes import heading_of

        grouped: dict[str, list[ListedItem[Change]]] = {}
        for change in self._passing():
            for head in self._heads(change):
                grouped.setdefault(head, []).append(self._item(change, palette))
        for head, items in grouped.items():
            first = items[0]
            if self.grouping == BY_MEASURE:
                yield ListGroup(head, Text(head), items, self._statuses(first, palette))
            else:
                group, told = first.item.group, [each.item for each in items]
                heading = heading_of(group, told) if self.grouping == BY_KIND else head
                yield ListGroup(head, Text(heading), items)

    def detail(self, row: ListRow[Change], palette: Palette) -> Text:
        """Say the change in full, whose it is and where it stands; of a head, all it holds."""
        change = row.items[0].item
        is_of_several = row.line is None and self.grouping != BY_MEASURE
        head = row.group.text.plain if is_of_several else change.measure.called
        text = Text.assemble((head, "bold"), "\n")
        for item in row.items:
            text.append_text(self._sentence(item.item, palette)).append("\n")
        directors = ", ".join(self._directors(change))
        where = page_list([change.page]) if change.page is not None else ""
        owners = directors if row.line or self.grouping == BY_MEASURE else ""
        text.append(" · ".join(filter(None, (owners, where))), palette.muted)
        return text

    def as_text(self, row: ListRow[Change]) -> str:
        """Return the measure, and what changed about it, in plain text."""
        return "\n".join(
            f"{item.item.measure.called}: {self._said(item.item)}" for item in row.items
        )

    def listing(self, items: Sequence[ListedItem[Change]]) -> Listing:
        """Return a table with a row for each change."""
        from kpi_tui.publish.sheets.changes import ToldChange, changes_listing

        told = [
            ToldChange(item.item, self._said(item.item), self._directors(item.item))
            for item in items
        ]
        changed = self.session.changed
        reports = compared(self.session, changed.before if changed else None)
        return changes_listing(told, self.title, reports)

    # -- which ------------------------------------------------------------------------------

    def _passing(self) -> Iterator[Change]:
        """Yield the changes of the measures that pass the filters; all of them where all pass."""
        keys, changed = self.session.narrowed_to, self.session.changed
        listed = changed.changes if changed else ()
        return (each for each in listed if keys is None or each.measure in keys)

    def _heads(self, change: Change) -> tuple[str, ...]:
        """Return the ids of the groups a change stands in."""
        if self.grouping == BY_KIND:
            return (change.group.heading,)
        if self.grouping == BY_DIRECTOR:
            return self._directors(change) or (NOBODY,)
        return (change.measure.called,)

    def _directors(self, change: Change) -> tuple[str, ...]:
        place = self.session.place_of(change.measure)
        return (
            tuple(map(one_line, self.session.listed[place].directors)) if place is not None else ()
        )

    # -- what is said -------------------------------------------------------------------------

    def _item(self, change: Change, palette: Palette) -> ListedItem[Change]:
        said = self._sentence(change, palette)
        if self.grouping != BY_MEASURE:
            said = Text.assemble((f"{one_line(change.measure_code)} ", "bold"), said)
        place = f"{change.measure.called} {change.kind} {change.field or ''}"
        found_by = " ".join((change.measure_name, change.group.heading, *self._directors(change)))
        return ListedItem(place, change, said, keys=(change.measure,), found_by=found_by)

    def _sentence(self, change: Change, palette: Palette) -> Text:
        return coloured(self._said(change), palette)

    def _said(self, change: Change) -> str:
        """Return the sentence; of a status with the figures beside it: `78 → 76, target 77.5`."""
        said = one_line(change.sentence)
        assessed = self.session.assessment
        if change.kind is not ChangeKind.STATUS or assessed is None:
            return said
        if change.field == "published_direction":  # the figures stand beside its status
            return said
        measure = assessed.measures.get(change.measure)
        earlier = measure.reading_before(self.session.compared_with) if measure else None
        figures = figures_between(earlier, measure, change.field or "") if measure else ""
        return f"{said} · {figures}" if figures else said

    def _statuses(self, item: ListedItem[Change], palette: Palette) -> Text:
        """Write the status before and now, in colour."""
        place = self.session.place_of(item.item.measure)
        measure = self.session.rows[place].measure if place is not None else None
        if measure is None:
            return Text()
        earlier = measure.reading_before(self.session.compared_with)
        now = palette.status_of(measure.period)
        before = palette.status_of(earlier.period if earlier else None, GLYPH)
        return Text.assemble(before, " → ", now) if before.plain and now.plain else now


def figures_between(previous: MeasurePeriod | None, measure: MeasurePeriod, field: str) -> str:
    """Return a measure's figure before and now, and its target: `78 → 76, target 77.5`."""
    at = int(field.startswith("ytd"))
    now = measure.columns[at]
    before = previous.columns[at].actual if previous else None
    if not now.actual:
        return ""
    figures = f"{before} → {now.actual}" if before else now.actual
    return one_line(f"{figures}, target {now.target}" if now.target else figures)
