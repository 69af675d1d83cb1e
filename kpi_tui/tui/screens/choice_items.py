"""Choices as the items of a list, and the way from heading to heading among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ticks import box
from kpi_tui.tui.widgets.item_list import ListItem

T = TypeVar("T")


def under_headings(
    choices: Iterable[Choice[T]], ticked: Collection[T] | None
) -> tuple[list[Choice[T] | None], list[ListItem]]:
    """Return the items, a heading above each group, and what each stands for: `None` is a heading.

    With `ticked`, choices have boxes; without, they have their details beneath them.
    """
    meant: list[Choice[T] | None] = []
    items = []
    group = ""
    for choice in choices:
        if choice.group != group:
            group = choice.group
            meant.append(None)
            items.append(ListItem(Text(group), is_heading=True))
        meant.append(choice)
        if ticked is None:
            items.append(ListItem(choice.text, choice.detail, aside=choice.aside))
        else:
            text = Text.assemble(box(choice.value in ticked), choice.text)
            items.append(ListItem(text, aside=choice.aside))
    return meant, items


def under_another_heading(
    listed: Sequence[Choice[Any] | None], at: int | None, step: int
) -> int | None:
    """Return what stands first under the next (1) or previous (-1) heading, the last before the first.

    `None` where `at` stands under no heading.
    """
    first = [place + 1 for place, each in enumerate(listed) if each is None]
    here = max((index for index, place in enumerate(first) if place <= (at or 0)), default=None)
    return None if here is None else first[(here + step) % len(first)]
