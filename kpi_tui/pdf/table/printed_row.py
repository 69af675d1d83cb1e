"""A row of a table: what stands between two lines across it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.codes import PrintedCode
from kpi_tui.profiles.profile import Begins
from kpi_tui.report import PublishedDirection


@dataclass(slots=True)
class PrintedRow:
    """What stands between two lines across a table, by column."""

    page: int
    top: float
    bottom: float
    columns: tuple[FieldColumn, ...]
    phrases: Phrases
    cells: dict[str, list[Line]] = field(default_factory=dict)
    """The lines of each column that has any, by field; those under unknown headers by label."""
    doubts: list[str] = field(default_factory=list)
    """What to tell of its cells."""
    left_out: list[Line] = field(default_factory=list)
    """What stands in its cells and is no text of theirs."""
    opens: bool = False
    """Whether it is the first row under a header or at the top of a page."""
    ends_above: bool = False
    """Whether what it begins with may be the end of a row on the page before."""
    extents: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Where cells begin and end that are merged with those of other rows, by field."""
    repeated: set[str] = field(default_factory=set)
    """The fields whose words stand in a row above too, in a cell merged with its own."""
    joined: set[str] = field(default_factory=set)
    """The fields whose cell is one with that of the row above, on this page or the one before."""
    direction: PublishedDirection | None = None
    """The direction of travel that it prints."""
    hanging: set[str] = field(default_factory=set)
    """The fields whose cell is merged with others and reaches to where the table ends on this page."""
    begins_next: bool = False
    """Whether it is the start of a row whose name stands on the next page."""
    drawn: tuple[bool, bool] = (True, True)
    """Whether a line is drawn above it, and below."""

    @property
    def code(self) -> PrintedCode | None:
        """The measure's code that it begins with; `None` for other rows."""
        name = "code" if self.has_code_column else "measure"
        return self.phrases.code_at_start(flow(self.cells.get(name, [])))

    @property
    def has_code_column(self) -> bool:
        """Whether codes stand in a column of their own."""
        return self.column_of("code") is not None

    @property
    def is_measure(self) -> bool:
        """Whether a measure begins with it."""
        if self.phrases.profile.begins is Begins.CODE:
            return self.code is not None
        return self.has_own("measure")

    @property
    def is_right_half(self) -> bool:
        """Whether its measure stands on another page."""
        return self.column_of("measure") is None

    def has_own(self, field: str) -> bool:
        """Whether words stand in a cell that are not those of a row above."""
        return field in self.cells and field not in self.repeated

    def column_of(self, field: str) -> FieldColumn | None:
        """Return the first of its columns that is a field's; `None` where there is none."""
        return next((column for column in self.columns if column.field == field), None)

    def box_of(self, column: FieldColumn) -> Box:
        """Return the cell under a column, with those that it is merged with."""
        top, bottom = self.extents.get(column.field, (self.top, self.bottom))
        return column.x0, top, column.x1, bottom

    def words(self, field: str) -> list[Word]:
        """Return the words of a cell; none where it is empty."""
        return [word for line in self.cells.get(field, ()) for word in line.words]

    @property
    def all_words(self) -> list[Word]:
        """The words of all its cells."""
        return [word for name in self.cells for word in self.words(name)]

    @property
    def own_lines(self) -> list[Line]:
        """The lines of its cells, without those that stand in a row above too."""
        own = (lines for name, lines in self.cells.items() if name not in self.repeated)
        return [line for lines in own for line in lines]

    def keep_between(self, field: str) -> None:
        """Leave out of a cell the lines that stand above its row or below."""
        lines = [
            line
            for line in self.cells.pop(field)
            if all(self.top < word.centre < self.bottom for word in line.words)
        ]
        if lines:
            self.cells[field] = lines
