"""A briefing as a file, and what to tell of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from kpi_tui.errors import StoreError
from kpi_tui.period import PeriodKey
from kpi_tui.tui.files.writing import FileWritten, WriteJob
from kpi_tui.tui.session.presence import require_store

if TYPE_CHECKING:
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.measure_name import CodeAndName, MeasureName
    from kpi_tui.publish.brief.scope import Narrowing, Owner

FORMATS = {"docx": "Word document", "html": "Web page (HTML)", "pdf": "PDF"}
"""The formats of a briefing that are offered, and what each is called."""


@dataclass(frozen=True, slots=True)
class BriefScope:
    """The measures that a briefing is about: all, those shown, the pinned ones, a person's or a priority's."""

    said: str
    owner: Owner | None = None
    priority: str | None = None
    is_pinned: Callable[[MeasureName, MeasurePeriod | None], bool] | None = None
    """The test of whether a measure is pinned, where it is about these alone."""
    filters: str = ""
    """What the measures shown have in common, in words, where it is about these alone."""
    shown: frozenset[CodeAndName] = frozenset()
    """The codes and names of those."""

    @property
    def narrowing(self) -> Narrowing | None:
        """What leaves out all but the measures shown; `None` where it is not about these."""
        from kpi_tui.publish.brief.scope import Narrowing

        return Narrowing(self.filters, lambda _: self._is_shown) if self.filters else None

    def _is_shown(self, measure: MeasurePeriod) -> bool:
        return measure.named in self.shown


@dataclass(frozen=True, slots=True)
class BriefJob(WriteJob):
    """A briefing that is to be written to a file."""

    forms: ClassVar[Collection[str]] = FORMATS
    period: PeriodKey
    scope: BriefScope
    is_full: bool
    since: PeriodKey | None
    """The earlier period that it is compared with; `None` where there is none."""

    def make(self) -> FileWritten:
        """Work out what is to be said, and lay it out."""
        from kpi_tui.publish.brief import write
        from kpi_tui.publish.brief.as_pdf import to_pdf
        from kpi_tui.publish.brief.compose import compose
        from kpi_tui.publish.brief.data import load_brief_data
        from kpi_tui.publish.brief.one_page.compose import compose_page
        from kpi_tui.store.store import Store

        require_store(self.store)
        self.tell("Working out what is to be said")
        problems: list[StoreError] = []
        store = Store(self.store, on_problem=problems.append).only(self.period.series)
        scope = self.scope
        data = load_brief_data(
            store,
            self.period,
            scope.priority,
            owner=scope.owner,
            since=self.since,
            is_pinned=scope.is_pinned,
            narrowing=scope.narrowing,
        )
        self.go_on()
        self.tell("Laying it out")
        made = datetime.now(UTC)
        brief = compose(data, made) if self.is_full else compose_page(data, made)
        self.go_on()
        form, what = self.place.ends_in, "Briefing"
        if form == "pdf":
            used: list[str] = []

            def tell(program: str) -> None:
                used.append(program)
                self.tell(f"{program} is making the PDF")

            content = to_pdf(brief, go_on=self.go_on, tell=tell)
            what = f"Briefing, its PDF made by {used[-1]},"
        else:
            content = write(brief, form)
        return FileWritten(self.place.file, what, tuple(map(str, problems)), content=content)
