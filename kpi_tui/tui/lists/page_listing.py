"""A page of lines under headings, as the summary and a person's are, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.rows import ListedItem

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

T = TypeVar("T")


def page_listing(
    pane: ListPane[T],
    items: Sequence[ListedItem[T]],
    lead: tuple[str, ...],
    **texts: Callable[[T], str],
) -> Listing:
    """Return a row a line: the part of the page that it stands in, then its `texts` by their keys."""
    from kpi_tui.publish.sheets.sheet import Listing, Sheet, SheetCell, SheetColumn

    columns = {
        "part": SheetColumn("Part", width=28),
        "sentence": SheetColumn("In words", width=90, wraps=80),
        "owners": SheetColumn("Owners", width=40, wraps=40),
    }
    keys = ("part", *texts)
    parts = {item.id: row.group.text.plain for row in pane.rows for item in row.group.items}
    lines = [
        (parts.get(each.id, ""), *(text(each.item) for text in texts.values())) for each in items
    ]
    rows = tuple(tuple(map(SheetCell.of_text, line)) for line in lines)
    sheet = Sheet(pane.title, tuple(columns[key] for key in keys), rows, lead=lead)
    return Listing(sheet, keys, [dict(zip(keys, line, strict=True)) for line in lines])
