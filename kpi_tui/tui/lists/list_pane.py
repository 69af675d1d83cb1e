"""A list in the place of table and commentary: groups of lines that are folded, ticked and narrowed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.text import Text

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.labels import Label
from kpi_tui.text import fold, one_line
from kpi_tui.tui.commands.opening import LEADS_NOWHERE, go_to, leads_somewhere
from kpi_tui.tui.commands.steps import Copy, Notify, OnScreen, ShowPane, Steps
from kpi_tui.tui.lists.rows import ListedItem, ListGroup, ListRow, next_left
from kpi_tui.tui.lists.written import NO_MATCHES_TYPED, NOTHING_LISTED, scope, write_listing
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.main_pane import MainPane
from kpi_tui.tui.session.situation import STILL_WORKED_OUT

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.measure_name import CodeAndName
    from kpi_tui.publish.sheets.sheet import Listing
    from kpi_tui.tui.session.session import Session

T = TypeVar("T")


class ListPane(MainPane, Generic[T]):
    """What all lists share; each of them says in `groups` what it lists, in `detail` what of a row."""

    noun: ClassVar[str]
    """What its lines are, as a part of a file's name."""
    NOTHING: ClassVar[str]
    """What is said where it is empty."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.grouping = 0
        self._ticks: dict[date | None, set[str]] = {}
        self.closed: set[str] = set()
        """The groups whose lines are folded away."""
        self.rows: Sequence[ListRow[T]] = ()
        self.at: str | None = None
        """The row under the cursor."""
        self._place = 0
        """Where that stood when the list was last laid out."""
        self._counted = 0
        self._left: dict[str, str] = {}
        """The rows that the cursor went on from, by the ids of what was decided there."""

    # -- what is in it ------------------------------------------------------------------------

    @abstractmethod
    def groups(self, palette: Palette) -> Iterable[ListGroup[T]]:
        """Return what passes the filter in force, grouped as is wanted."""

    @abstractmethod
    def detail(self, row: ListRow[T], palette: Palette) -> Text:
        """Return all there is to say of a row."""

    @abstractmethod
    def as_text(self, row: ListRow[T]) -> str:
        """Return what is copied of a row."""

    @property
    def short_summary(self) -> str:
        """How much is listed, for a frame without room for all of `summary`."""
        return self.summary

    @property
    def headline(self) -> str:
        """What stands beside the groupings, where there is room."""
        return ""

    @property
    def nothing(self) -> str:
        """Why nothing is listed."""
        if self.session.assessment is None:
            return STILL_WORKED_OUT
        if self.typed.strip():
            return NO_MATCHES_TYPED
        return self.NOTHING

    @abstractmethod
    def listing(self, items: Sequence[ListedItem[T]]) -> Listing:
        """Return some of its lines as a table, to be written to a file or copied."""

    @property
    def listed(self) -> dict[str, ListedItem[T]]:
        """Each line once, by its id, also those of groups that are folded away."""
        return {item.id: item for row in self.rows for item in row.group.items}

    def lay_out(self, palette: Palette) -> None:
        """Work out the rows anew; the cursor stays on its row, or where that was."""
        words, rows, counted, left = fold(self.typed).split(), list[ListRow[T]](), 0, 0
        for group in self.groups(palette):
            lines = [
                each
                for each in group.items
                if matches(fold(" ".join((group.text.plain, each.sought))), words)
            ]
            counted, left = counted + len(group.items), left + len(lines)
            if not lines:
                continue
            kept = ListGroup(group.id, group.text, lines, group.aside)
            rows.append(ListRow(kept))
            if group.id not in self.closed or words:
                rows += [ListRow(kept, each) for each in lines]
        self._counted, self.rows = counted, rows
        self.point_at(self.cursor_place)

    @property
    def found(self) -> tuple[int, int]:
        """How many lines the words typed leave, and of how many."""
        groups = {row.group.id: row.group for row in self.rows}
        return sum(len(group.items) for group in groups.values()), self._counted

    # -- ticks --------------------------------------------------------------------------------

    @property
    def ticked(self) -> set[str]:
        """The ids of the lines that are ticked in the period that is shown."""
        return self._ticks.setdefault(self.session.period, set())

    def untick(self) -> bool:
        """Take every tick away, and return whether there was one."""
        was_ticked = bool(self.ticked & set(self.listed))
        self._ticks.clear()
        return was_ticked

    # -- the cursor ---------------------------------------------------------------------------

    @property
    def cursor_place(self) -> int:
        """The place of the row under the cursor; where there was none, of the first line."""
        places = {row.id: place for place, row in enumerate(self.rows)}
        if self.at is None:
            return min(1, len(self.rows) - 1)
        return places.get(self.at, min(self._place, len(self.rows) - 1))

    def point_at(self, place: int) -> None:
        """Put the cursor on a row."""
        if 0 <= place < len(self.rows):
            self._place, self.at = place, self.rows[place].id

    def go_on_from(
        self, judgements: Iterable[Judgement], is_left: Callable[[ListedItem[T]], bool]
    ) -> None:
        """Put the cursor on the next line that is left to decide; undoing comes back to where it was."""
        if self.at is not None:
            self._left.update(dict.fromkeys((each.id for each in judgements), self.at))
        self.point_at(next_left(self.rows, self.cursor_place, is_left))

    def go_back_to(self, judgements: Iterable[Judgement]) -> None:
        """Put the cursor back on the row that it left when something was decided."""
        self.at = next(
            (self._left[each.id] for each in judgements if each.id in self._left), self.at
        )

    @property
    def row(self) -> ListRow[T] | None:
        """The row under the cursor."""
        return self.rows[self.cursor_place] if self.rows else None

    @property
    def key(self) -> CodeAndName | None:
        """The measure that the row under the cursor is about: of several the first that is listed."""
        row = self.row
        if row is None:
            return None
        keys = row.line.keys if row.line else self.key_of(row.group)
        passing = {self.session.key(index) for index in self.session.matching}
        return next((key for key in keys if key in passing), keys[0] if keys else None)

    def key_of(self, group: ListGroup[T]) -> tuple[CodeAndName, ...]:
        """Return the one measure that all lines of a group are about, if there is one."""
        firsts = {item.keys[:1] for item in group.items}
        return firsts.pop() if len(firsts) == 1 else ()

    def fold_at_cursor(self, close: bool) -> None:
        """Fold the group under the cursor away, or open it."""
        row = self.row
        if row is not None and close:
            self.closed.add(row.group.id)
            self.at = f"head {row.group.id}"
        elif row is not None:
            self.closed.discard(row.group.id)

    # -- what can be done ---------------------------------------------------------------------

    def open(self) -> Steps:
        """Open the measure; on the head of a group of several measures, fold or unfold it."""
        row, key = self.row, self.key
        if row is not None and row.line is None and key is None:
            self.fold_at_cursor(row.group.id not in self.closed)
            yield OnScreen.DRAW_PANE
        elif row is not None and key is not None and leads_somewhere(self.session, key):
            before = self.session.asked
            yield ShowPane(None)
            yield from go_to(self.session, key)
            self.session.open_from(self.mode, before)
            yield OnScreen.SHOW_ROWS
        elif row is not None:
            yield Notify(self.session.says(LEADS_NOWHERE), timeout=3)

    def tick(self) -> Steps:
        """Tick the line, or all of its group; go on to the next."""
        row = self.row
        if row is None:
            return
        ids = {item.id for item in row.items}
        if ids <= self.ticked:
            self.ticked.difference_update(ids)
        else:
            self.ticked.update(ids)
        place = self.cursor_place
        following = (at for at in range(place + 1, len(self.rows)) if self.rows[at].line)
        if row.line:
            self.point_at(next(following, place))
        yield OnScreen.DRAW_PANE

    def arrange(self, step: int) -> Steps:
        """Group it by the next (1) or the previous (-1) thing it can be grouped by."""
        if self.GROUPINGS:
            self.group_by((self.grouping + step) % len(self.GROUPINGS))
        yield OnScreen.DRAW_PANE

    def group_by(self, grouping: int) -> None:
        """Group it by one of `GROUPINGS`, by its place there."""
        if grouping != self.grouping:
            self.grouping, self.closed = grouping, set()

    @property
    def chosen(self) -> list[ListRow[T]]:
        """The lines that are ticked, also folded ones; where none is, the row under the cursor."""
        ticked: dict[str, ListRow[T]] = {}
        for row in self.rows:
            for item in row.group.items if row.line is None else ():
                if item.id in self.ticked:
                    ticked.setdefault(item.id, ListRow(row.group, item))
        return list(ticked.values()) or ([self.row] if self.row is not None else [])

    def copy(self) -> Steps:
        """Copy what is ticked, or the row under the cursor: as a table, and as sentences in plain text."""
        from kpi_tui.publish.copying.copied import lines_copied

        chosen = self.chosen
        items = [item for row in chosen for item in row.items]
        if not items:
            yield NOTHING_LISTED
            return
        said = "\n".join(map(self.as_text, chosen))
        yield Copy(lines_copied(self.listing(items).sheet, said, self.title, self.source))

    def copy_rows(self) -> Steps:
        """Copy all that is listed as a table."""
        from kpi_tui.publish.copying.copied import list_copied

        if self.rows:
            sheet = self.listing(list(self.listed.values())).sheet
            yield Copy(list_copied(sheet, scope(self.session, self), self.source))
        else:
            yield NOTHING_LISTED

    @property
    def source(self) -> str:
        """The file that the report was read from, in words."""
        month = self.session.month
        return f"{Label.SOURCE}: {one_line(month.report.source.name)}" if month else ""

    def export(self) -> Steps:
        """Write what is listed to a file."""
        listing = self.listing(list(self.listed.values())) if self.rows else None
        yield from write_listing(
            self.session, self, self.noun, (lambda: listing) if listing else None
        )
