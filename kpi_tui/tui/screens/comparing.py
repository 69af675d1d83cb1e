"""The main screen's lists of what is worked out: changes, findings, links, and what is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.errors import KpiTuiError
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.tui.panes.messages import Settled
from kpi_tui.tui.screens.looking import LookingScreen

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.choices.judgements import JudgementChoice
    from kpi_tui.tui.choices.overview import Way as Line


class ComparingScreen(LookingScreen):
    """Shows a list over the month, and goes to the measure that is chosen in it."""

    def action_overview(self) -> None:
        """Show the month at a glance."""
        from kpi_tui.tui.choices.overview import overview
        from kpi_tui.tui.screens.pick import ChoiceDialog

        if self._month is not None and self._study is not None:
            choices = overview(self._month, self._study, self.app.theme_variables)
            title = f"{month_name(self._study.month)} at a glance"
            self.app.push_screen(ChoiceDialog(title, choices), self._follow)

    def _follow(self, chosen: list[Line] | None) -> None:
        """Go where a line of the overview leads."""
        if chosen and chosen[0].action in ("changes", "checks", "links"):
            getattr(self, f"action_{chosen[0].action}")(chosen[0].narrowed)
        elif chosen and chosen[0].action:
            self.call_later(self.run_action, chosen[0].action)

    def action_settle(self) -> None:
        """Settle something about the measure."""
        from kpi_tui.tui.choices.judgements import judgement_choices
        from kpi_tui.tui.screens.pick import ChoiceDialog

        place, study = self.table.chosen, self._study
        if place is not None and study is not None:
            key = self._entries[place].key
            screen = ChoiceDialog(f"Settle · {one_line(key[0])}", judgement_choices(study, key))
            self.app.push_screen(screen, self._ask_about)

    def _ask_about(self, chosen: list[JudgementChoice] | None) -> None:
        """Ask for the reason, or for what is to be settled."""
        from kpi_tui.tui.screens.ask import PromptDialog

        if not chosen:
            return
        settlement = chosen[0]
        questions = {
            "why": "why (may be left empty)",
            "value": "the note",
            "percent": "per cent, as in 2.5",
        }
        screen = PromptDialog(
            "Settle",
            one_line(settlement.says),
            questions[settlement.asks],
            settlement.asks != "why",
        )
        self.app.push_screen(screen, lambda answer: self._settle(settlement, answer))

    def _settle(self, settlement: JudgementChoice, answer: str | None) -> None:
        from kpi_tui.judgements.judgement import judge
        from kpi_tui.judgements.log import login_name
        from kpi_tui.tui.choices.judgements import with_answer

        if answer is None:
            return
        try:
            fields, why = with_answer(settlement, answer)
            self._keep(judge(settlement.what, login_name(), why, **fields))
        except ValueError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)

    @work(thread=True, exit_on_error=False, group="settle")
    def _keep(self, judgement: Judgement) -> None:
        """Add a judgement to the log. It only posts a message."""
        from kpi_tui.judgements.log import append

        try:
            append(self.library.path, judgement)
        except KpiTuiError as error:
            self.post_message(Settled(str(error)))
        else:
            self.post_message(Settled())

    @on(Settled)
    def _say_settled(self, event: Settled) -> None:
        if event.failure:
            self.notify(one_line(event.failure), severity="error", markup=False)
            return
        self.notify("Settled. J takes it back.", timeout=3)
        self._study_again()

    def action_changes(self, narrowed: str = "") -> None:
        """Show what changed since the report before."""
        from kpi_tui.tui.choices.lists import change_choices

        study = self._study
        if study is None or study.before is None:
            return
        choices = change_choices(study, self.app.theme_variables)
        self._list("What changed", choices, study.summary.headline(), narrowed)

    def action_checks(self, narrowed: str = "") -> None:
        """Show what does not add up."""
        from kpi_tui.tui.choices.lists import finding_choices

        if self._study is not None:
            choices = finding_choices(self._study, self.app.theme_variables)
            self._list("What does not add up", choices, typed=narrowed)

    def action_links(self, narrowed: str = "") -> None:
        """Show which measure is which since the report before."""
        from kpi_tui.tui.choices.lists import link_choices

        if self._study is not None:
            choices = link_choices(self._study, self.app.theme_variables)
            self._list("Which measure is which", choices, typed=narrowed)

    def _list(
        self,
        title: str,
        choices: list[Choice[tuple[str, str]]],
        headline: str = "",
        typed: str = "",
    ) -> None:
        from kpi_tui.tui.screens.pick import ChoiceDialog

        assert self._study is not None
        before = f"since {month_name(self._study.before)}" if self._study.before else ""
        when = " ".join(filter(None, (month_name(self._study.month), before)))
        screen = ChoiceDialog(
            f"{title} · {when}", choices, headline=headline, wide=True, typed=typed
        )
        self.app.push_screen(screen, self._go_to_measure)

    def _go_to_measure(self, chosen: list[tuple[str, str]] | None) -> None:
        """Go to the measure of what was chosen, where this month has it."""
        places = {entry.key: place for place, entry in enumerate(self._entries)}
        if not chosen:
            return
        code = chosen[0][0]
        if (
            chosen[0] not in places
            and self._month
            and any(each.code == code for each in self._month.report.priorities)
        ):
            self._go_to(View(ViewKind.PRIORITY, code))
            return
        if chosen[0] not in places:
            self.notify("This is about no measure of this month.", timeout=3)
            return
        if places[chosen[0]] not in self.table.in_order:
            self.sieve, self.sought = FilterSet(), ()
            self.search.clear()
            self._go_to(View())
            self._show_rows()
        self.table.go_to_place(places[chosen[0]])
