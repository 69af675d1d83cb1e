"""The commentary pane: one of three pages about a measure, or a priority's page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from kpi_tui.labels import Label
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line, visible
from kpi_tui.tui.pages.page import MeasurePage
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.situation import PageKind
from kpi_tui.tui.text_layout import wrap
from kpi_tui.tui.widgets.paper import TextView

if TYPE_CHECKING:
    from kpi_tui.measure_name import CodeAndName
    from kpi_tui.report import Priority, Reading
    from kpi_tui.tui.session.selected_measure import SelectedMeasure


class Commentary(TextView):
    """The measure under the table's cursor."""

    ALLOW_MAXIMIZE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "screen.step(-1)", "The measure before", show=False),
        Binding("right,l", "screen.step(1)", "The next measure", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="commentary")
        self.border_title = Content("3 Commentary")
        self.page_kind = PageKind.WORDS
        self._subject: SelectedMeasure | None = None
        self._why = self._place = ""
        self._page = MeasurePage(())
        self._priority: tuple[Priority, Sequence[Reading], Collection[CodeAndName]] | None = None
        """The priority shown instead of a measure, its measures, those of a corrected status."""
        self._in_full = False
        """Whether queries and analysis are spelled out where the pane is small."""
        self._drawn_width = 0
        self._hit = -1
        self._line = 0.0, 0.0
        """The line that is to be at the top, and the one that is: a short page may grow again."""

    def show(self, subject: SelectedMeasure, place: str = "") -> None:
        """Show a measure; from the top, unless it is the one that is shown.

        `place` says which of the measures in the table it is.
        """
        shown = self._subject
        if shown is None or subject.sought != shown.sought:
            self._hit = -1
        is_same = shown is not None and (subject.reading, subject.when) == (
            shown.reading,
            shown.when,
        )
        line, drawn_at = self._line
        if not is_same or self.scroll_y != drawn_at:  # a person has scrolled since
            line = self.scroll_y
        self._subject, self._why, self._place = subject, "", place
        self._priority = None
        self._draw()
        if is_same:
            self.scroll_to(y=line, animate=False, immediate=True)
            self._line = line, self.scroll_y
        else:
            self._hit = -1
            self.scroll_home(animate=False, immediate=True)

    def show_priority(
        self, priority: Priority, readings: Sequence[Reading], corrected: Collection[CodeAndName]
    ) -> None:
        """Show a priority and its measures; from the top."""
        self._subject, self._why, self._place, self._hit = None, "", "", -1
        self._priority = priority, readings, corrected
        self._draw()
        self.scroll_home(animate=False, immediate=True)

    def show_nothing(self, why: str) -> None:
        """Say why there is no measure to show."""
        self._subject, self._why, self._place, self._hit = None, why, "", -1
        self._priority = None
        self._draw()

    def show_page(self, page: PageKind) -> None:
        """Take another page of the measure, which is drawn when a measure is shown next."""
        if page is not self.page_kind:
            self.page_kind, self._hit = page, -1
            self.scroll_home(animate=False, immediate=True)

    @property
    def hits(self) -> int:
        """How many places of the page say a word searched for."""
        return len(self._page.hits)

    def go_to_hit(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) of the `hits`; return `False` past the last of them."""
        at = self._hit + step if self._hit >= 0 or step > 0 else len(self._page.hits) - 1
        if not 0 <= at < len(self._page.hits):
            self._hit = -1
            return False
        self._hit = at
        self.show_line(self._page.hits[at])
        self.border_subtitle = Content(f"{Label.MATCH} {at + 1} of {len(self._page.hits)}")
        return True

    def toggle_details(self) -> None:
        """Spell out queries and analysis, or have a line each for them."""
        self._in_full = not self._in_full
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Open or close the queries and analysis, if one of their lines is clicked on."""
        place = event.get_content_offset(self)
        if place is not None and round(self.scroll_y) + place.y in self._page.folds:
            self.toggle_details()

    def on_resize(self) -> None:
        """Cut the lines anew to the width there is; a chart is as high as there is room."""
        if self.size.width != self._drawn_width or self.page_kind is PageKind.TREND:
            self._draw()

    def _draw(self) -> None:
        if not self.page_width or not self.display:
            self._drawn_width = 0
            return
        self._drawn_width = self.size.width
        palette = Palette.of_theme(self.app.theme_variables)
        subject = self._subject
        if self._priority is not None:
            from kpi_tui.tui.pages.priority import priority_page

            priority, readings, corrected = self._priority
            self.border_title = Content(f"3 {one_line(priority.code)}")
            self._page = priority_page(priority, readings, self.page_width, palette, corrected)
        elif subject is None:
            self.border_title = Content("3 Commentary")
            self._page = MeasurePage(wrap(Text(visible(self._why), style="dim"), self.page_width))
        else:
            title = f"3 {one_line(subject.reading.measure_code)} · {subject.when}"
            self.border_title = Content(" · ".join(filter(None, (title, self._aside(subject)))))
            self._page = self._page_of(subject, palette)
        self.border_subtitle = Content(self._place)
        self.set_lines(self._page.lines)

    def _aside(self, subject: SelectedMeasure) -> str:
        """Say which page of the measure it is."""
        earlier = subject.earlier
        if self.page_kind is PageKind.BESIDE and earlier is not None:
            when = period_name(earlier.report_date, subject.kind)
            return f"{Label.COMPARED_WITH} {earlier.origin.beside(when)}"
        pages = {PageKind.BESIDE: Label.COMPARE.lower(), PageKind.TREND: Label.TREND.lower()}
        return pages.get(self.page_kind, "")

    def _page_of(self, subject: SelectedMeasure, palette: Palette) -> MeasurePage:
        """Return the page; what only it needs is imported when it is first shown."""
        width, height = self.page_width, self.scrollable_content_region.height
        in_full = self._in_full
        match self.page_kind:
            case PageKind.WORDS:
                from kpi_tui.tui.pages.words import words_page

                # There is room to spell it out over the whole screen.
                in_full = in_full != (self.screen.maximized is self)
                return words_page(subject, width, palette, in_full=in_full)
            case PageKind.BESIDE:
                from kpi_tui.tui.pages.beside import beside_page

                return beside_page(subject, width, palette, in_full=in_full)
            case PageKind.TREND:
                from kpi_tui.tui.pages.trend import trend_page

                return trend_page(subject, width, height, palette)
