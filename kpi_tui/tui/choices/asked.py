"""What can be asked for by name: commands, people, months and measures; and plain questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.days_meant import (
    is_said,
    names_of_period,
    with_apostrophes,
    without_shown,
)
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.answers import not_understood
from kpi_tui.tui.choices.changes_asked import changes_asked
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.done_with import done_with
from kpi_tui.tui.choices.meanings import (
    NO_MEANINGS,
    Choices,
    Meanings,
    is_of_another_period,
    left_over,
)
from kpi_tui.tui.choices.named_measures import asked_of_measures, called_so, with_named
from kpi_tui.tui.choices.other_reports import other_reports
from kpi_tui.tui.choices.periods_said import named_in_full, periods_said, told_not_held
from kpi_tui.tui.choices.ranking import Fit, NamedChoice, ranked
from kpi_tui.tui.choices.requests import (
    Requested,
    beside_periods,
    denials,
    not_answered,
    requested,
    telling_words,
)
from kpi_tui.tui.choices.respelt import respelt, taken_for, words_of_names_meant
from kpi_tui.tui.choices.two_periods import answered_of_each
from kpi_tui.tui.choices.wanted import MeasureWanted, TextWanted, Wanted
from kpi_tui.tui.commands.command import Command, key_in_mode, why_not
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

PLACEHOLDER = "Type a command, a measure, a person, a month, or a question"
EXAMPLES = "Or ask: red 3 in a row · who has most reds · how do I print"
_MOST_WORDS, _MOST_LETTERS = 60, 1000
"""Of more, as of a page pasted, each would be asked of every name: the screen would stand still."""
SAME_NAMES = 12
"""Former codes and names of a measure that are looked through, the last ones."""


class Askable:
    """All that can be asked for in one session, put together once."""

    def __init__(self, session: Session, commands: Collection[Command]) -> None:
        self._session = session
        self._palette = Palette.of_theme(session.screen.theme_variables)
        self._commands = [(each, self._command(each, commands)) for each in commands]

    def choices(self, typed: str) -> list[Choice[Wanted]]:
        """Return what words mean, best first; all there is, under headings, where there are none."""
        if not typed.strip():
            return [choice for _, choice in self._commands] + [each.value for each in self._gone_to]
        text = Text(f"Search names, owners and commentary for “{one_line(typed)}”")
        search, sought = Text("search", self._palette.muted), TextWanted(typed)
        has_few_words = len(typed.split()) <= _MOST_WORDS
        if not has_few_words or len(typed) > _MOST_LETTERS:
            most = f"{_MOST_LETTERS:,} letters" if has_few_words else f"{_MOST_WORDS} words"
            said = Text(f"more than {most}: only searched for", self._palette.muted)
            return [Choice(sought, text, detail=said, aside=search)]
        kind, held = self._session.series.period_type, self._session.periods
        typed, missing, is_alone = named_in_full(typed, self._session)
        meanings = NO_MEANINGS if missing and is_alone else self._meanings(typed)
        left = tuple(dict.fromkeys(left_over(meanings.answers).split()))
        listed = with_named(typed, left, self._named_measures, meanings.in_order())
        if listed and listed[0] in meanings.periods:  # no other line names the rest
            beside = not_understood(beside_periods(typed, held, kind), self._palette)
            listed[0] = replace(listed[0], detail=beside)
        rest = Text() if listed else not_understood(telling_words(typed), self._palette)
        lines: list[Choice[Wanted]] = [*listed, Choice(sought, text, detail=rest, aside=search)]
        if not listed:
            lines[:0] = self._of_right_words(typed)
        return [told_not_held(each, missing, self._palette) for each in lines]

    def _of_right_words(self, typed: str) -> Iterator[Choice[Wanted]]:
        """Yield what words mean of which some are misspelt words of names, each saying so."""
        right = words_of_names_meant(typed, self._session, self._asked) if self._asked else {}
        if right:
            *lines, _ = self.choices(respelt(typed, right))
            yield from taken_for(right, lines, self._palette.muted)

    def _meanings(self, typed: str) -> Meanings:
        """Return all that words may mean."""
        plain = without_shown(with_apostrophes(typed), self._session.series.period_type)
        answers = self._answers(plain)
        typed = typed if answers else plain
        asked, denied = self._requested(typed), denials(typed)
        since = changes_asked(typed, self._session, self._palette)
        is_understood = bool(answers) and not left_over(answers[:1])
        of_measures = [] if is_understood else asked_of_measures(typed, asked, self._named_measures)
        # Of what fits alike, what does nothing now comes last.
        found = sorted(
            (
                each
                for each in ranked(typed, self._named)
                # By pieces a command is not found that the words deny: `not red`.
                if not denied
                or each[1] <= Fit.OTHER_NAME
                or not isinstance(each[0].value.value, Command)
            ),
            key=lambda each: (max(each[1], Fit.OTHER_NAME), self._is_refused(each), each[1]),
        )
        if not is_understood:
            answers[:0] = done_with(typed, asked, answers, self._answers)
        if not (found or of_measures or answers or since):
            # One may be named amid small words: `show 10.04`.
            words = not_answered(asked) if asked else telling_words(typed)
            found = called_so(words, self._gone_to)
        exact = [self._found(named, typed) for named, fit in found if fit <= Fit.OTHER_NAME]
        return Meanings(
            changes=since,
            called=[*of_measures, *exact],
            requested=[self._command_for(each) for each in asked if not each.rest],
            partly_called=[self._found(named, typed) for named, _ in found[len(exact) :]],
            begins_so=bool(found) and found[0][1] <= Fit.BEGINS,
            answers=answers,
            # Half understood, nothing closes the program.
            half_requested=[
                self._command_for(each)
                for each in asked
                if each.rest == asked[0].rest and not _leaves(each)
            ],
            periods=[] if since else self._periods_beside(answers, typed),
        )

    def _is_refused(self, found: tuple[NamedChoice[Choice[Wanted]], Fit]) -> bool:
        """Whether something found is a command that does nothing now."""
        wanted = found[0].value.value
        return isinstance(wanted, Command) and why_not(wanted, self._session.situation) is not None

    # -- what has a name -----------------------------------------------------------------------

    @cached_property
    def _named(self) -> list[NamedChoice[Choice[Wanted]]]:
        """All that has a name: commands before people, months and measures."""
        return [*self._named_commands, *self._gone_to]

    @cached_property
    def _gone_to(self) -> list[NamedChoice[Choice[Wanted]]]:
        """All people, periods, other reports and measures there are."""
        reports = other_reports(self._session, self._palette)
        return [*self._people(), *self._periods(), *reports, *self._measures()]

    @cached_property
    def _named_measures(self) -> list[NamedChoice[Choice[Wanted]]]:
        return [each for each in self._gone_to if isinstance(each.value.value, MeasureWanted)]

    @cached_property
    def _named_commands(self) -> list[NamedChoice[Choice[Wanted]]]:
        says = self._session.says
        return [
            NamedChoice(
                choice,
                (fold(says(each.title)),),
                (*fold(each.also).split(", "), fold(says(each.label))),
            )
            for each, choice in self._commands
        ]

    def _command(self, each: Command, commands: Collection[Command]) -> Choice[Wanted]:
        """Return a command with its key, or why it does nothing now."""
        screen, says, muted = self._session.screen, self._session.says, self._palette.muted
        reason = why_not(each, self._session.situation)
        title, key = says(each.title), key_in_mode(each, commands, screen.mode, screen.keymap)
        said = f"Not now: {reason}" if reason else says(each.help)
        text = Text.assemble((title, muted if reason else ""), (f"  {said}", muted))
        return Choice(each, text, says(each.group), name=Text(title), aside=Text(key, muted))

    def _people(self) -> Iterator[NamedChoice[Choice[Wanted]]]:
        asked = self._asked
        for kind, label, names in (
            (ViewKind.DIRECTOR, Label.DIRECTOR, asked.directors if asked else ()),
            (ViewKind.PORTFOLIO_HOLDER, Label.PORTFOLIO_HOLDER, asked.holders if asked else ()),
        ):
            for name in sorted(names):
                aside = Text(f"{label.lower()}’s page", self._palette.muted)
                choice: Choice[Wanted] = Choice(
                    View(kind, name), Text(one_line(name)), "People", aside=aside
                )
                yield NamedChoice(choice, (fold(name),))

    def _periods(self) -> Iterator[NamedChoice[Choice[Wanted]]]:
        kind = self._session.series.period_type
        for day in reversed(self._session.periods):
            aside = Text(kind.noun, self._palette.muted)
            group = in_words_of(kind, "Months")
            choice: Choice[Wanted] = Choice(day, Text(period_name(day, kind)), group, aside=aside)
            yield NamedChoice(choice, names_of_period(day, kind))

    def _periods_named(self, words: str) -> list[Choice[Wanted]]:
        """Return the periods that a sentence names, wherever in it, the newest first."""
        named = periods_said(said := fold(words), self._session)
        return [
            Choice(each.value.value, each.value.text, aside=each.value.aside)
            for each in self._periods()
            if each.value.value in named or any(is_said(name, said) for name in each.names)
        ]

    def _periods_beside(self, answers: Choices, typed: str) -> list[Choice[Wanted]]:
        """Return the periods that a sentence names and that no answer is about, or shows all of."""
        is_about = answers and not is_of_another_period(answers)
        if is_about and not self._periods_named(left_over(answers)):
            return []
        return self._periods_named(typed)

    def _measures(self) -> Iterator[NamedChoice[Choice[Wanted]]]:
        for place, each in enumerate(self._session.listed):
            reading, known = each.reading, self._session.rows[place].measure
            code, name = fold(reading.measure_code), fold(reading.measure_name)
            start = self._session.rows[place].codes_start
            short = code.removeprefix(fold(start))
            earlier = reversed(known.history if known else ())
            former = dict.fromkeys(
                text for then in earlier for text in (then.measure_code, then.measure_name)
            )
            others = [fold(text) for text in former if text and fold(text) not in (code, name)]
            text = Text(reading.named.called, no_wrap=True)
            names = f"{code} {name}", short, name
            status = self._palette.status(reading.period_status)
            choice: Choice[Wanted] = Choice(
                MeasureWanted(each.key), text, Label.MEASURES, aside=status
            )
            yield NamedChoice(choice, names, tuple(others[:SAME_NAMES]))

    def _found(self, named: NamedChoice[Choice[Wanted]], typed: str) -> Choice[Wanted]:
        """Return a choice as it is listed among others: with what it is found by, under no heading.

        What does nothing now says why in the place of that.
        """
        choice = named.value
        at, text = named.other_name(fold(typed).split()), choice.text
        if at is not None and not self._is_refused((named, Fit.OTHER_NAME)):
            other = named.others[at]
            by = f"formerly {other}" if isinstance(choice.value, MeasureWanted) else other
            text = Text.assemble(choice.short, (f"  {by}", self._palette.muted))
        return Choice(choice.value, text, aside=choice.aside)

    # -- requests ------------------------------------------------------------------------------

    def _requested(self, typed: str) -> list[Requested[Choice[Wanted]]]:
        """Return the commands that a request in plain words asks for, without those of other panes."""
        now = self._session.situation
        return requested(
            typed,
            (
                (choice, (now.says(each.title), each.label, *each.also.split(", ")))
                for each, choice in self._commands
                if each.modes is None or now.pane in each.modes
            ),
        )

    def _command_for(self, asked: Requested[Choice[Wanted]]) -> Choice[Wanted]:
        """Return a command with the words of a request that it does not answer."""
        choice = asked.value
        rest = not_understood(asked.rest, self._palette)
        return Choice(choice.value, choice.text, detail=rest, name=choice.name, aside=choice.aside)

    # -- questions -----------------------------------------------------------------------------

    def _answers(self, words: str) -> list[Choice[Wanted]]:
        """Return what words ask for as a question."""
        return answered_of_each(words, self._session, self._asked) if self._asked else []

    @cached_property
    def _asked(self) -> Asked | None:
        session = self._session
        if session.month is None:
            return None
        report, kind = session.month.report, session.series.period_type
        return Asked.of(
            report.report_date, session.listed, report.priorities, session.periods, kind
        )


def _leaves(asked: Requested[Choice[Wanted]]) -> bool:
    """Whether it asks for the program to be closed."""
    return isinstance(asked.value.value, Command) and asked.value.value.id == "quit"
