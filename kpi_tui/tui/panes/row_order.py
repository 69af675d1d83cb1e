"""The order of the table's rows: as printed, or by one column after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.tui.panes.columns import COLUMNS, MeasureColumn
from kpi_tui.tui.session.selected_measure import TableRow

AS_PRINTED = ""
"""What stands for a column where rows are as they are printed."""
_SORTING = {column.key: column for column in COLUMNS if column.sort}


@dataclass(frozen=True, slots=True)
class SortedRows:
    """What rows are sorted by: by the first column, and where that is equal by the next."""

    by: tuple[tuple[str, bool], ...] = ()
    """The keys of columns, or `AS_PRINTED`, each with whether the order is turned round."""

    @classmethod
    def of(cls, by: Sequence[tuple[str, bool]]) -> SortedRows:
        """Return an order by those of the columns that there are, each once."""
        known = {key: turned for key, turned in by if key in {AS_PRINTED, *_SORTING}}
        return cls(tuple(known.items()))

    @property
    def columns(self) -> list[MeasureColumn]:
        """The columns it goes by."""
        return [_SORTING[key] for key, _ in self.by if key != AS_PRINTED]

    @property
    def said(self) -> str:
        """What it goes by, in words."""
        if len(self.columns) > 1:
            return ", then ".join(column.label for column in self.columns)
        orders = (": ".join(filter(None, (each.label, each.order))) for each in self.columns)
        said = next(orders, "as printed")
        is_turned = any(turned for key, turned in self.by if key != AS_PRINTED)
        return re.sub(r" first$", " last", said) if is_turned else said

    def mark(self, key: str) -> str:
        """Return what stands in a column's heading: an arrow, and its place where there are several."""
        for place, (each, turned) in enumerate(self.by, 1):
            if each == key:
                return f"{place if len(self.by) > 1 else ''}{'↓' if turned else '↑'}"
        return ""

    def stepped(self, shown: Sequence[MeasureColumn], step: int) -> SortedRows:
        """Go by the next (1) or previous (-1) column alone; past the end, as printed."""
        keys = [AS_PRINTED, *(column.key for column in shown if column.sort)]
        now = self.by[0][0] if self.by else AS_PRINTED
        key = keys[((keys.index(now) if now in keys else 0) + step) % len(keys)]
        return SortedRows(((key, False),) if key else ())

    def refined(self, shown: Sequence[MeasureColumn]) -> SortedRows:
        """Go by a second column as well, or by the next one as the second; past the end, by none."""
        if not self.columns:
            return self.stepped(shown, 1)
        (first, *rest) = self.by
        keys = [each.key for each in shown if each.sort and each.key != first[0]]
        now = rest[0][0] if rest else AS_PRINTED
        later = keys[keys.index(now) + 1 :] if now in keys else keys
        return SortedRows((first, *((key, False) for key in later[:1])))

    def clicked(self, key: str, *, adds: bool) -> SortedRows:
        """Go by a column alone, or by it as well; the other way where it was that already."""
        if adds and self.columns:
            turned = dict(self.by)
            return SortedRows(tuple({**turned, key: key in turned and not turned[key]}.items()))
        return SortedRows(((key, self.by == ((key, False),)),))

    def turned(self) -> SortedRows:
        """Turn the order of the last column round, or that in which rows are printed."""
        (*others, (key, turned)) = self.by or ((AS_PRINTED, False),)
        return SortedRows((*others, (key, not turned)))

    def arranged(self, rows: Sequence[TableRow], indexes: Sequence[int]) -> list[int]:
        """Put some of the rows in order; those that have nothing in a column come last in it."""
        order = list(indexes)
        for key, turned in reversed(self.by):
            if key == AS_PRINTED:
                order = list(reversed(order)) if turned else order
                continue
            sort = _SORTING[key].sort
            assert sort is not None
            keys = {index: sort(rows[index]) for index in order}
            having = [index for index in order if not keys[index][0]]
            having.sort(key=keys.__getitem__, reverse=turned)
            order = [*having, *(index for index in order if keys[index][0])]
        return order

    def nearest(
        self, rows: Sequence[TableRow], shown: Mapping[str, int], key: str | None
    ) -> int | None:
        """Return the place of a key in what is shown: where it is hidden, of the next below, or the last.

        `None` where no row of the period has it.
        """
        if key is None:
            return None
        if key in shown:
            return list(shown).index(key)
        order = self.arranged(rows, range(len(rows)))
        hidden = keyed(rows, order).get(key)
        if hidden is None:
            return None
        below = set(order[order.index(hidden) :])
        return next(
            (at for at, place in enumerate(shown.values()) if place in below), len(shown) - 1
        )


def keyed(rows: Sequence[TableRow], order: Sequence[int]) -> dict[str, int]:
    """Return each row's key, the measure's code; a code that is listed twice is counted."""
    found: dict[str, int] = {}
    for index in order:
        code = rows[index].reading.measure_code
        key, times = code, 1
        while key in found:
            times += 1
            key = f"{code} {times}"
        found[key] = index
    return found
