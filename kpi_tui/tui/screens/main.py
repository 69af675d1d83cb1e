"""The main screen: what its commands do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from kpi_tui.analysis.browse.filters import Filter, FilterSet, offers
from kpi_tui.analysis.browse.views import View
from kpi_tui.analysis.browse.views import ViewKind as WayIn
from kpi_tui.labels import mark, plural
from kpi_tui.months import month_name
from kpi_tui.report import Status
from kpi_tui.tui.availability import STILL_READ, Situation, why_not
from kpi_tui.tui.commands.command import COMMANDS, MONTHS, Mode, command
from kpi_tui.tui.panes.commentary import PageKind
from kpi_tui.tui.panes.messages import CommandWanted, MeasureOpened, SearchLeft
from kpi_tui.tui.screens.comparing import ComparingScreen

HINT = "New here? ↑ ↓ move · Enter reads · / searches · [ ] months · ? explains it"


class MainScreen(ComparingScreen):
    """Tree, table and commentary of one month of a store."""

    CSS_PATH = "main.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-wide"),
        (150, "-roomy"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(each.keys, f"do('{each.id}')", each.label, show=False, priority=each.at_once,
                tooltip=each.help, id=each.id)
        for each in COMMANDS
    ]  # fmt: skip
    AUTO_FOCUS = "#table"
    ALLOW_IN_MAXIMIZED_VIEW = "KeyLine"
    ESCAPE_TO_MINIMIZE = False
    """Our own Esc does it, and gives the keyboard back to the table."""

    _awaited: str | None = None
    """The command that waits for the other months."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Those of the settings."""
        return tuple(self.explorer.settings.columns)

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys of the settings by command id."""
        return self.explorer.settings.keys

    # -- what can be done now ----------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Where the keyboard is."""
        if self.focused is not None and self.focused.id == "sought":
            return Mode.SEARCHING
        if self.maximized is not None or self.focused is self.commentary:
            return Mode.READING
        return Mode.TREE if self.focused is self.ways else Mode.TABLE

    @property
    def situation(self) -> Situation:
        """What decides which commands do something."""
        place = self.table.chosen
        insight = self._rows[place].insight if place is not None else None
        return Situation(
            months=len(self._months),
            place=self._month_place,
            measure=self._entries[place].key[0] if place is not None else None,
            readings=len(insight.history) if insight else 0,
            rows=self.table.row_count,
            searching=bool(self.sought),
            studied=self._study is not None,
            study_failed=self.study_failed,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line, a key that leads elsewhere is a letter like others; Ctrl+P is none."""
        if action != "do" or self.mode is not Mode.SEARCHING:
            return True
        return parameters[0] == "palette" or not command(str(parameters[0])).at_once

    async def action_do(self, command_id: str) -> None:
        """Do what a command says, or say why it does nothing."""
        if command(command_id).group != MONTHS:
            self.catch_up()
        reason = why_not(command_id, self.situation)
        self._awaited = command_id if reason == STILL_READ else None
        if reason is not None:
            self.notify(reason, timeout=3, markup=False)
            return
        await self.run_action(command(command_id).action)
        self.show_keys()

    @on(CommandWanted)
    async def _do_clicked(self, event: CommandWanted) -> None:
        await self.action_do(event.command_id)

    def studied(self) -> None:
        """Open what was asked for before the other months had been read."""
        self.show_keys()
        if self._awaited is not None and self.app.screen is self:
            self.call_later(self.action_do, self._awaited)

    def show_keys(self) -> None:
        """Bring the foot of the screen up to date."""
        situation = self.situation
        idle = [each.id for each in COMMANDS if why_not(each.id, situation)]
        self.keys.show(self.mode, idle, self.keymap)

    def on_mount(self) -> None:
        """Show how to begin, the first time. Textual calls what the screens below do by itself."""
        memory = self.explorer.memory
        self.ways.display = memory.now.tree_shown
        if self.explorer.is_first_run:
            self.query_one("#hint", Static).update(HINT)
            memory.keep(hint_seen=True)
        else:
            self._hide_hint()

    def _hide_hint(self) -> None:
        self.query_one("#hint").display = False

    def _show_measure(self, place: int | None) -> None:
        super()._show_measure(place)
        self.show_keys()  # what can be done with one measure may not be done with another

    def on_descendant_focus(self) -> None:
        """Another pane has other keys."""
        self.show_keys()

    def action_palette(self) -> None:
        """Choose a command by its name."""
        from kpi_tui.tui.choices.lists import command_choices
        from kpi_tui.tui.screens.pick import ChoiceDialog

        choices = command_choices(self.situation, self.keymap, self.app.theme_variables)
        self.app.push_screen(ChoiceDialog("Commands", choices), self._take_command)

    def _take_command(self, chosen: list[str] | None) -> None:
        if chosen:
            self.call_later(self.action_do, chosen[0])

    # -- finding -----------------------------------------------------------------------------

    def action_search(self) -> None:
        """Go to the search line, which is among the panes."""
        self._stop_reading()
        self.search.open()
        self._show_rows()

    def action_leave_search(self, keep: bool) -> None:
        """Go from the search line to the measures, at once: the next key is for them."""
        self.set_focus(self.table)
        self.search.leave(keep)

    @on(SearchLeft)
    def _leave_search(self, event: SearchLeft) -> None:
        if self.mode is Mode.SEARCHING:
            return  # one has come back to it since
        self.search.display = False
        if not event.keep:
            self._clear_search()
        self._show_rows()

    def _clear_search(self) -> None:
        self.search.clear()
        self.sought = ()
        self._show_rows()

    def action_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place that says a word searched for."""
        if not self.commentary.go_to_hit(step) and self.table.row_count > 1:
            self.action_step(step)
            self.call_after_refresh(self.commentary.go_to_hit, step)

    def action_filter(self) -> None:
        """Choose filters."""
        from kpi_tui.tui.choices.lists import filter_choices
        from kpi_tui.tui.screens.pick import ChoiceDialog

        if self._month is None:
            return
        report = self._month.report
        chosen = filter_choices(
            offers(self._entries, self._marks, self.sieve.filters), report, self.app.theme_variables
        )
        in_force = self.sieve.filters
        screen = ChoiceDialog("Show only …", chosen, at=next(iter(in_force), None), marked=in_force)
        self.app.push_screen(screen, self._take_filters)

    def _take_filters(self, chosen: list[Filter] | None) -> None:
        if chosen is not None:
            self.sieve = FilterSet(tuple(chosen))
            self._show_rows()

    def action_status(self, status: str) -> None:
        """Show the measures of one status; once more, all of them."""
        wanted = View(WayIn.STATUS, Status(status).value)
        if self.scope == wanted:
            wanted = View()
        elif not any(map(wanted.holds, self._entries)):
            self.notify(f"No measure is {mark(status).word} this month.", timeout=3)
            return
        self._go_to(wanted)

    def action_exceptions(self) -> None:
        """Show what asks for attention; once more, all measures."""
        wanted = View(WayIn.EXCEPTIONS)
        self._go_to(View() if self.scope == wanted else wanted)

    def action_everything(self) -> None:
        """Show all measures of the month."""
        self.sieve = FilterSet()
        self._clear_search()
        self._go_to(View())

    # -- months ------------------------------------------------------------------------------

    def action_month(self, step: int) -> None:
        """Go to the month before (-1) or after (1)."""
        place = self._month_place + step
        if 0 <= place < len(self._months):
            self.want(self._months[place])

    @property
    def _month_place(self) -> int:
        """Which of the months is on its way, or is shown; the last where that cannot be read."""
        for day in (self._wanted, self._month.report.report_date if self._month else None):
            if day in self._months:
                return self._months.index(day)
        return max(0, len(self._months) - 1)

    def action_month_end(self, place: int) -> None:
        """Go to the first (0) or the last (-1) month."""
        self.want(self._months[place])

    def action_months(self) -> None:
        """Choose a month."""
        from kpi_tui.tui.choices.lists import month_choices
        from kpi_tui.tui.screens.pick import ChoiceDialog

        shown = self._month.report.report_date if self._month else None
        choices = month_choices(
            self._months, self._study.counts if self._study else {}, self.app.theme_variables
        )
        self.app.push_screen(ChoiceDialog("Months", choices, at=shown), self._take_month_chosen)

    def _take_month_chosen(self, chosen: list[date] | None) -> None:
        if chosen:
            self.want(chosen[0])

    def look_at(self, month: date, measure_code: str | None) -> None:
        """Go to a month that was just imported, and to a measure of it."""
        if measure_code:  # whatever else is looked for, this measure is to be seen
            self.ways.scope, self.sieve, self.sought = View(), FilterSet(), ()
            self.search.clear()
        self._code_wanted = measure_code
        self._read_again(month)

    def action_reload(self) -> None:
        """Read the store again."""
        self._newest_known = self._months[-1] if self._months else None
        self._read_again(self._month.report.report_date if self._month else None)

    # -- reading -----------------------------------------------------------------------------

    @on(MeasureOpened)
    def _open_measure(self) -> None:
        if self.table.chosen is not None:
            self.action_read("words")
            self.show_keys()

    def action_read(self, face: str) -> None:
        """Read a page of the measure over the whole screen; once more, go back."""
        wanted = PageKind(face)
        if self.maximized is not None and self.commentary.face is wanted:
            self._stop_reading()
            return
        self.commentary.turn_to(wanted)
        if self.maximized is None:
            self.maximize(self.commentary, container=False)
        self.set_focus(self.commentary)
        self._show_measure(self.table.chosen)

    def _stop_reading(self) -> None:
        if self.maximized is not None:
            self.minimize()
            self.commentary.turn_to(PageKind.WORDS)
            self._show_measure(self.table.chosen)
            self.set_focus(self.table)  # not `focus`, which comes after what the next key does

    def action_step(self, step: int) -> None:
        """Go to the measure before (-1) or the next (1)."""
        self.table.move_to(self.table.cursor_row + step)

    # -- taking it elsewhere -----------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the measure for an e-mail."""
        from kpi_tui.wording.measure_text import measure_as_text

        place, month = self.table.chosen, self._month
        if place is None or month is None:
            return
        reading, report = self._entries[place].reading, month.report
        text = measure_as_text(reading, report, month.revision, month.imported_at)
        self._copy(text, reading.measure_code)

    def action_copy_rows(self) -> None:
        """Copy the rows that are shown, to be pasted into a table."""
        from kpi_tui.publish.export.formula_guard import rows_as_tsv

        rows = self.table.table_as_text()
        count = plural(len(rows) - 1, "row")
        self._copy(rows_as_tsv(rows), count, suffix=".tsv")

    def _copy(self, text: str, what: str, suffix: str = ".txt") -> None:
        from kpi_tui.tui.terminal.clipboard import Clipboard

        copier = self.query_one_optional(Clipboard) or Clipboard()
        if not copier.is_attached:
            self.mount(copier)
        copier.copy(text, what, suffix=suffix)

    def action_export(self) -> None:
        """Write what is shown to a file."""
        from kpi_tui.tui.screens.export import ExportDialog

        if self._month is not None:
            wanted = [self._entries[place].key for place in self.table.in_order]
            day = self._month.report.report_date
            scope = f"{plural(len(wanted), 'measure')} of {month_name(day)}, as shown"
            self.app.push_screen(ExportDialog(self.library.path, day, wanted, scope))

    # -- the screen --------------------------------------------------------------------------

    def action_sort(self, step: int) -> None:
        """Sort by another column."""
        self.notify(f"Sorted by {self.table.sort_by(step)}.", timeout=2)

    def action_reverse(self) -> None:
        """Turn the order of the table round."""
        self.table.turn_round()

    def action_sidebar(self) -> None:
        """Hide or show the tree."""
        self.ways.display = not self.ways.display
        self.explorer.memory.keep(tree_shown=self.ways.display)
        if not self.ways.display and self.ways.has_focus:
            self.set_focus(self.table)

    def action_focus_pane(self, pane: str) -> None:
        """Go to a pane."""
        self._stop_reading()
        target = {"tree": self.ways, "table": self.table, "commentary": self.commentary}[pane]
        target.display = True
        self.set_focus(target)

    def action_help(self) -> None:
        """Show what there is."""
        from kpi_tui.tui.screens.help import HelpScreen

        self._hide_hint()
        self.app.push_screen(HelpScreen(self.mode, self.keymap))

    def action_back(self) -> None:
        """One step back: from reading, from the commentary, from a search, filters, a way in."""
        if self.maximized is not None:
            self._stop_reading()
        elif self.focused is self.commentary:
            self.set_focus(self.table)
        elif self.sought:
            self._clear_search()
        elif self.sieve:
            self.sieve = FilterSet()
            self._show_rows()
        elif not self.table.has_focus:
            self.set_focus(self.table)
        elif self.scope != View():
            self._go_to(View())
        else:
            self._hide_hint()
