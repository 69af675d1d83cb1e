"""The draft of a profile for a report that none knows, as plain values that a person can change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from kpi_tui.labels import mark
from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.labels import BLANK, IGNORED, UNREAD
from kpi_tui.text import one_line


@dataclass(frozen=True, slots=True)
class ProfileGuess:
    """A profile as it was drafted, and the part of it that a person may know better."""

    council: str
    report: str
    period_type: PeriodType
    columns: tuple[tuple[str, str], ...]
    """The heading of each column, from left to right, and the field that the column is taken for."""
    beside: tuple[tuple[str, str], ...] = ()
    """The heading of a column and a field that its cells, or rows below each other, hold besides."""
    name: str = ""
    toml: str = ""
    """The whole profile as a file."""
    read_by: str = ""
    """The profile that knows the report already, and why; mostly empty."""
    is_recognised: bool = True
    """Whether the drafted profile will know the report by what is printed in it."""
    notes: tuple[str, ...] = ()
    """What a person should know of it before it is saved."""
    statuses: tuple[tuple[str, str], ...] = ()
    """Each sign that is printed or drawn as a status, and the status it is taken for, or nothing."""

    @property
    def has_measures(self) -> bool:
        """Whether a column is taken for the names of the measures."""
        return any(name == "measure" for _, name in self.columns)

    @property
    def headings(self) -> list[str]:
        """The heading of each column as a person reads it, in one line."""
        return ["(no heading)" if label == BLANK else one_line(label) for label, _ in self.columns]

    @property
    def statuses_in_words(self) -> Iterator[tuple[str, str]]:
        """Each sign of a status and what it is taken for, as a person reads it."""
        for sign, status in self.statuses:
            yield sign, mark(status).word if status else "not known: it reads as unreadable"

    def fields_of(self, at: int) -> list[str]:
        """Return the fields that a column holds, first the one that it is taken for."""
        label, name = self.columns[at]
        return [name, *(field for heading, field in self.beside if heading == label)]

    def taking(self, at: int, field_name: str) -> ProfileGuess:
        """Return the guess with another field for a column.

        A column that was taken for that field before is `ignored` then, but any may be `unread`.
        What neither is to hold besides is known when it is drafted anew.
        """
        columns = [
            (label, IGNORED if name == field_name != UNREAD else name)
            for label, name in self.columns
        ]
        columns[at] = columns[at][0], field_name
        kept = {*columns} & {*self.columns}
        beside = (each for each in self.beside if any(each[0] == label for label, _ in kept))
        return replace(self, columns=tuple(columns), beside=tuple(beside))

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that `json` can write; `from_dict` takes them back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ProfileGuess:
        """Build the guess that `to_dict` wrote. Raises `KeyError`, `TypeError` or `ValueError`."""
        columns = tuple((str(label), str(name)) for label, name in data["columns"])
        beside = tuple((str(label), str(name)) for label, name in data.get("beside", ()))
        for _, name in (*columns, *beside):
            if name not in COLUMN_FIELDS:
                raise ValueError(f"{name!r} is no field")
        return cls(
            council=str(data["council"]),
            report=str(data["report"]),
            period_type=PeriodType(data["period_type"]),
            columns=columns,
            beside=beside,
            name=str(data.get("name", "")),
            toml=str(data.get("toml", "")),
            read_by=str(data.get("read_by", "")),
            is_recognised=bool(data.get("is_recognised", True)),
            notes=tuple(map(str, data.get("notes", ()))),
            statuses=tuple((str(sign), str(status)) for sign, status in data.get("statuses", ())),
        )
