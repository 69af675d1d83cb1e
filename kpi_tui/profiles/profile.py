"""A profile: what is particular to one council's report, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kpi_tui.labels import and_list
from kpi_tui.months import APRIL
from kpi_tui.period import PeriodType
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.row_kinds import RowKinds
from kpi_tui.report import PROSE_FIELDS, PublishedDirection
from kpi_tui.status import Status


class TitlePlace(StrEnum):
    """Where a report prints the name of a priority."""

    ANNOUNCED = "announced"
    """In a line of its own behind its heading, its commitments and the date."""
    ABOVE = "above"
    """In a heading above its table."""
    ROW = "row"
    """In a row across its table."""
    HEADER = "header"
    """In the first cell of its table's header."""
    COLUMN = "column"
    """In a column of its table."""


class Begins(StrEnum):
    """Where in a table a measure begins."""

    CODE = "code"
    RULE = "rule"
    """At each line across the table."""
    CELL = "cell"
    """Where the cell of the measure is filled."""


class ReportForm(StrEnum):
    """The form in which a report prints its measures."""

    ROWS = "rows"
    CARDS = "cards"
    """A box a measure."""


@dataclass(frozen=True)
class PeriodRules:
    """Which period a report is on, and where it says so."""

    type: PeriodType = PeriodType.MONTH
    places: tuple[Phrase, ...] = ()
    """The first that is printed decides."""
    in_headers: bool = False
    """Whether headings of columns name it: the latest of them."""
    year_begins: int = APRIL
    """The month in which the council's year begins."""


@dataclass(frozen=True)
class PriorityRules:
    """How a report names its priorities, and who answers for them."""

    place: TitlePlace = TitlePlace.ABOVE
    headings: tuple[Phrase, ...] = ()
    people: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """The phrases that name who answers for a priority, by field."""
    commentary: bool = False
    """Whether a text below the heading is about all of its measures."""
    commentary_under: tuple[str, ...] = ()
    """The headings of texts below the table that are about all of its measures."""
    notes: tuple[str, ...] = ()
    """The texts that are printed in place of a table, where nothing is reported."""
    counts: tuple[str, ...] = ()
    """The words of rows that only count measures by status, which are no commentary."""


@dataclass(frozen=True)
class TableRules:
    """A kind of table in which measures stand."""

    kind: ReportForm = ReportForm.ROWS
    begins: Begins = Begins.CODE
    labels: Labels = field(default_factory=lambda: Labels({}))
    foot: tuple[Phrase, ...] = ()
    """For cards: the lines of figures."""
    across: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """The phrases of rows across the table that continue the measure above, by field."""
    rows: RowKinds | None = None
    """What a column says of the rows of a measure, where it has several below each other."""
    is_witness: bool = False
    """Whether it repeats what another kind of table says of the same measures."""
    fills_gaps: bool = False
    """For a witness: whether what only it says is taken."""


@dataclass(frozen=True)
class StatusRules:
    """What marks of status mean."""

    words: Mapping[str, Status] = field(default_factory=dict)
    """Words, letters and signs, as they are compared."""
    declared: Mapping[str, Status] = field(default_factory=dict)
    """Those of the profile itself, as it writes them."""
    colours: Mapping[Status | str, Status] = field(default_factory=dict)
    """Red, amber, green and blue, and grey, and the status each stands for."""
    shades: Mapping[tuple[int, int, int], Status] = field(default_factory=dict)
    """Shades of these, as red, green and blue from 0 to 255, where two of one colour are two statuses."""
    shapes: Mapping[str, Status] = field(default_factory=dict)
    """Stars, circles and triangles, and rings: circles that are not filled."""
    empty: Status | None = None
    """The status of a figure with nothing in the place of its status; `None` for none."""
    bare_grounds: bool = False
    """Whether a cell's colour alone is a status."""
    confirmed: frozenset[str] = frozenset()
    """Letters that mean what they hardly do elsewhere: the report's own key was looked up."""


@dataclass(frozen=True)
class DirectionRules:
    """What printed directions of travel mean."""

    words: Mapping[str, PublishedDirection | None] = field(default_factory=dict)
    """Words and signs, as they are compared."""
    declared: Mapping[str, PublishedDirection | None] = field(default_factory=dict)
    """Those of the profile itself, as it writes them."""
    arrows: Mapping[str, PublishedDirection] = field(default_factory=dict)
    """Arrows, drawn or printed as signs, by where they point: up, down_right …"""


@dataclass(frozen=True)
class Profile:
    """One council's report: how it is known, and how it is read."""

    name: str
    """The report's id in the store."""
    council: str
    report: str
    """What the council calls it."""
    file: str = ""
    """The file it was read from, for messages."""
    known_as: str = ""
    """What people call it, where that is not its name: `the performance annex`."""
    is_default: bool = False
    """Whether reports in a store that name neither council nor report are its own."""
    recognise: tuple[str, ...] = ()
    """Phrases that all stand in the report."""
    period: PeriodRules = field(default_factory=PeriodRules)
    code: CodeShape | None = None
    """What a measure's code looks like; `None` where the report prints none."""
    priorities: PriorityRules = field(default_factory=PriorityRules)
    tables: tuple[TableRules, ...] = ()
    status: StatusRules = field(default_factory=StatusRules)
    direction: DirectionRules = field(default_factory=DirectionRules)
    titles: tuple[str, ...] = ()
    """How `Cllr` is printed, misprints included."""
    furniture: tuple[Phrase, ...] = ()
    """Lines that are no part of a report, wherever they stand."""
    passes_over: tuple[Phrase, ...] = ()
    """Headings of parts that hold no measures."""
    refuses: str = ""
    """Why such a report is none of performance, where the profile knows it only to say so."""

    @property
    def table(self) -> TableRules:
        """The kind of table in which its measures stand."""
        return next((table for table in self.tables if not table.is_witness), TableRules())

    @property
    def witnesses(self) -> tuple[Profile, ...]:
        """A profile for each kind of table that is a witness, as if it were the measures' own."""
        return tuple(
            replace(self, tables=(replace(table, is_witness=False),))
            for table in self.tables
            if table.is_witness
        )

    @property
    def labels(self) -> Labels:
        """The labels of the kind of table in which its measures stand."""
        return self.table.labels

    @property
    def begins(self) -> Begins:
        """Where in that kind of table a measure begins."""
        return self.table.begins

    @property
    def comments_on_sections(self) -> bool:
        """Whether it comments on its priorities and has no column for a measure's own words."""
        has_any = self.priorities.commentary or bool(self.priorities.commentary_under)
        return has_any and self.labels.fields.keys().isdisjoint(PROSE_FIELDS)

    @property
    def recognised_by(self) -> str:
        """What a report is recognised by: `it prints “Quarterly Performance Report”`."""
        if self.recognise:
            return f"it prints {and_list(f'“{phrase}”' for phrase in self.recognise)}"
        return f"its codes look like {self.code.example}" if self.code else ""

    @property
    def question(self) -> str:
        """The question to ask where a file may not be this report: `is it the … annex?`."""
        return f"is it {self.known_as or f'the report “{self.report}” of {self.council}'}?"

    @property
    def looked_for(self) -> str:
        """What its measures are found by: `a header with Measure, Director, Status …`."""
        named = ("measure", "directors", "period_actual", "period_status")
        labels = [self.labels.fields[name][0] for name in named if name in self.labels.fields]
        feet = [phrase.text for phrase in self.table.foot]
        headed = f"a header with {', '.join(labels).replace(' / ', ' ')} …"
        return headed if labels or not feet else f"“{feet[0]}”"

    def at(self, period: PrintedPeriod) -> Profile:
        """Return the profile of the report on a period: labels may name it."""
        tables = tuple(replace(table, labels=table.labels.at(period)) for table in self.tables)
        return replace(self, tables=tables)
