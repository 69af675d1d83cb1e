"""What has been read of a report so far, page by page, before it is put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.footnotes import Footnotes
from kpi_tui.pdf.report.halves import Halves
from kpi_tui.pdf.report.headings import AnnouncedOutline
from kpi_tui.pdf.report.ink_account import InkAccount
from kpi_tui.pdf.report.merged_owners import MergedOwners
from kpi_tui.pdf.report.namesakes import ToldApart
from kpi_tui.pdf.report.passing import PassedOver
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.witness import Heard, Witness
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line, count_words
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.period_text import PrintedPeriod
from kpi_tui.profiles.profile import Profile, TitlePlace
from kpi_tui.report import OtherPapers, Reading, Warning


@dataclass
class Transcript:
    """Records of measures, headings, and where every word went."""

    profile: Profile
    """How the report is read."""
    chosen_by: str = ""
    """Why by this profile, in words."""
    records: list[Record] = field(default_factory=list)
    outline: AnnouncedOutline | SectionOutline = field(init=False)
    unassigned_lines: list[Line] = field(default_factory=list)
    """Lines of rows that belong to no measure, and of columns that we do not know."""
    taken: int = 0
    """Words in the fields of measures."""
    passed_over: list[Line] = field(default_factory=list)
    """What stands in columns that the profile knows and that are not kept."""
    witnesses: list[Witness] = field(default_factory=list)
    """The summaries that say again what the measures' own tables say."""
    heard: list[Heard] = field(default_factory=list)
    """What became of their words, once they were compared."""
    period: PrintedPeriod | None = None
    """Which the report is on, where that is printed."""
    without_period: str = ""
    """Why there is none."""
    dated_otherwise: list[Warning] = field(default_factory=list)
    """Where the headings announce another."""
    unread: defaultdict[str, list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Page and text of each cell in the columns that the profile leaves unread, by heading."""
    running: list[Line] = field(default_factory=list)
    """Running heads, page numbers and other lines that are no report's."""
    headers: list[Line] = field(default_factory=list)
    """The headers of tables."""
    headed: dict[int, set[tuple[str, str]]] = field(default_factory=dict)
    """Field and heading of each column in the tables of a page."""
    unparted: set[tuple[str, str]] = field(default_factory=set)
    """The fields of columns that stand beside each other in a table without lines between them."""
    deferred: tuple[PrintedRow, Page, dict[str, StatusMark]] | None = None
    """The first part of a measure whose code is printed only on the next page."""
    at_foot: tuple[PrintedRow, Page, dict[str, StatusMark]] | None = None
    """The last row of a page, if it has figures and no name: what follows tells whose it is."""
    left_at_foot: PrintedRow | None = None
    """The last row of a page, if it has no name and is left over; `None` once a measure begins."""
    pages: list[Page] = field(default_factory=list)
    """The pages that were read."""
    tops: list[float] = field(default_factory=list)
    """Where the first line of each page begins, but for running heads."""
    rows: list[PrintedRow] = field(default_factory=list)
    """Rows of tables of measures that stand before the first code."""
    page_warnings: list[Warning] = field(default_factory=list)
    """Doubts about whole pages."""
    left_out: dict[int, LimitError] = field(default_factory=dict)
    """The pages beyond their limits."""
    misplaced: dict[int, str] = field(default_factory=dict)
    """The pages whose printed numbers do not follow the one before."""
    other_papers: tuple[OtherPapers, ...] = ()
    """The pages that were not read."""
    halves: Halves = field(default_factory=Halves)
    owners: MergedOwners = field(default_factory=MergedOwners)
    hanging: set[str] = field(default_factory=set)
    """The fields of the last row whose cell may hold for rows on the next page too."""
    drawn_at_foot: set[str] = field(default_factory=set)
    """The statuses that are drawn at the foot of the last page, below all rows of its table."""
    below_heading: bool = False
    """Whether a heading came since the last row of a table: no row goes on with that measure."""
    codes: dict[str, int] = field(default_factory=dict)
    """Every code printed in the first column or outside the tables, with its page."""
    ink: InkAccount = field(default_factory=InkAccount)
    """What is not seen of the words, and what is seen and is no word."""
    footnotes: Footnotes = field(default_factory=Footnotes)
    warnings: list[Warning] = field(default_factory=list)
    """What was doubtful while a page was read."""

    def __post_init__(self) -> None:
        phrases = Phrases(self.profile)
        is_announced = self.profile.priorities.place is TitlePlace.ANNOUNCED
        self.outline = AnnouncedOutline(phrases) if is_announced else SectionOutline(phrases)

    @property
    def passed(self) -> PassedOver:
        """What the profile says to pass over outside the tables."""
        return self.outline.passed if isinstance(self.outline, SectionOutline) else PassedOver()

    @property
    def furniture(self) -> list[Line]:
        """What was read and is no measure's: running heads, headers of tables, what is passed over."""
        return [*self.running, *self.headers, *self.passed_over, *self.passed.lines]

    @property
    def phrases(self) -> Phrases:
        """What the report's own phrases say of a text."""
        return self.outline.phrases

    def take_heard(self, heard: Heard) -> None:
        """Account for the words and the drawings of a summary that was compared."""
        self.heard.append(heard)
        self.warnings += heard.warnings
        self.unassigned_lines += heard.left_over
        self.headers += heard.headers
        self.taken += count_words(heard.read)
        for placed, code in heard.rows:
            self.ink.add_row(placed.row, code, placed.origin)

    def take_apart(self, apart: ToldApart) -> tuple[Reading, ...]:
        """Return readings that were told apart by codes of ours; those printed are accounted for."""
        self.warnings += apart.warnings
        for code in apart.codes:
            self.codes.pop(code, None)
        return apart.readings

    def note_passed(self) -> None:
        """Note where on the sheets everything is passed over, drawings too.

        On a sheet of several pages that is not told: one of them may hold measures.
        """
        parts = Counter(page.number for page in self.pages)
        self.ink.passed = [each for each in self.passed.boxes if parts[each[0]] == 1]

    def leave_out(self, page: int, why: LimitError) -> None:
        """Note that a page beyond its limits was not read."""
        self.left_out[page] = why
        self.page_warnings.append(Warning(page, None, f"{why}: what stands on it is missing"))
