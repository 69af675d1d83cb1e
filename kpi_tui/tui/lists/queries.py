"""Data quality queries: by measure, by director, by rule, each with how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.queries import Progress, Query, moved_to, moved_together, queries
from kpi_tui.labels import Label, page_list, plural
from kpi_tui.text import one_line
from kpi_tui.tui.commands.steps import Copy, Notify, SaveJudgements, Steps, ask
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.rows import NOBODY, ListedItem, ListGroup, ListRow, coloured, query_text
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.measure_name import CodeAndName
    from kpi_tui.publish.sheets.sheet import Listing

BY_MEASURE, BY_DIRECTOR, BY_RULE = range(3)
SEVERAL, WHOLE = "Several measures", "The report as a whole"
ASKED_FOR = {
    Progress.ASKED: "whom, and how (may be left empty)",
    Progress.ANSWERED: "what was answered (may be left empty)",
}
"""What is typed when a query comes to a state; for the others it is why."""


class QueriesPane(ListPane[Query]):
    """Lists the queries, one a line; Enter opens the measure of one."""

    mode = Mode.QUERIES
    noun = "queries"
    GROUPINGS: ClassVar = ("By measure", "By director", "By rule")
    NOTHING = "No queries on what is shown."

    @property
    def title(self) -> str:
        """What it lists, and of which period."""
        assessed = self.session.assessment
        when = f" · {assessed.name(assessed.last_day)}" if assessed else ""
        return f"{Label.QUERIES}{when}"

    @property
    def summary(self) -> str:
        """How much is listed: `44 queries: 42 on 22 measures, 2 on the report · 3 to resolve · 1 asked`.

        Accepted queries are not among the 44; they are counted at the end, as the asked ones are.
        """
        said, where, *moved = self._parts_counted()
        return " · ".join(filter(None, (f"{said}{where}", *moved)))

    @property
    def short_summary(self) -> str:
        """The same without what the queries are on: `44 queries · 3 to resolve · 1 asked`."""
        said, _, *moved = self._parts_counted()
        return " · ".join(filter(None, (said, *moved)))

    def _parts_counted(self) -> tuple[str, str, str, str]:
        """Count the queries, what they are on, those to resolve, and those of each state."""
        everything = list(self.listed.values())
        listed = [item for item in everything if item.item.progress is not Progress.ACCEPTED]
        about = [item for item in listed if item.item.finding.measures]
        measures = {key for item in about for key in item.keys}
        where = f" on {plural(len(measures), 'measure')}"
        if not about:
            where = " on the report" if listed else ""
        elif len(listed) > len(about):
            where = f": {len(about)}{where}, {len(listed) - len(about)} on the report"
        states = [each for each in Progress if each is not Progress.OPEN]
        counts = [(sum(i.item.progress is each for i in everything), each) for each in states]
        moved = ", ".join(f"{count} {state}" for count, state in counts if count)
        pressing = sum(item.item.finding.level is Level.ERROR for item in listed)
        to_resolve = f"{pressing} to resolve" if pressing else ""
        return plural(len(listed), "query"), where, to_resolve, moved

    def groups(self, palette: Palette) -> Iterable[ListGroup[Query]]:
        """Group the queries on what passes the filter in force; those on the report come last."""
        assessed = self.session.assessment
        grouped: dict[str, list[ListedItem[Query]]] = {}
        passing = {self.session.key(index) for index in self.session.matching}
        seen: Counter[str] = Counter()
        for query in queries(assessed) if assessed else ():
            identity = f"{query.finding.rule} {' '.join(query.finding.measure_codes)}"
            seen[identity] += 1
            identity += f" {seen[identity]}"
            keys = tuple(each for each in query.finding.measures if each in passing)
            if query.finding.measures and not keys:
                continue
            for head in self._heads(query):
                grouped.setdefault(head, []).append(self._item(identity, query, keys, palette))
        last = [head for head in (SEVERAL, WHOLE) if head in grouped]
        for head in [*(each for each in grouped if each not in last), *last]:
            items = grouped[head]
            is_measure = self.grouping == BY_MEASURE and head not in last
            aside = self._status_of(items[0].keys[0], palette) if is_measure else Text()
            yield ListGroup(head, Text(head), items, aside)

    def detail(self, row: ListRow[Query], palette: Palette) -> Text:
        """Say all of a query: its question, whose it is, how far it has come; of a head each state."""
        if row.line is None:
            text = Text.assemble((row.group.text.plain, "bold"), "\n")
            for item in row.group.items:
                text.append_text(item.text).append("\n")
            return text
        query = row.line.item
        finding = query.finding
        about = finding.measure_name or ", ".join(finding.measure_codes) or WHOLE
        if finding.measure_code:
            about = f"{finding.measure_code} {about}"
        text = Text.assemble((one_line(about), "bold"), "\n")
        text.append(f"{finding.level.word} · {query.title} ({' '.join(finding.rules)})\n", "bold")
        if query.progress is not Progress.OPEN:
            text.append_text(self._progress(query, palette, in_full=True)).append("\n")
        text.append_text(coloured(one_line(finding.message), palette)).append("\n")
        if finding.harmless:
            text.append(f"{Label.POSSIBLE_EXPLANATION} {one_line(finding.harmless)}\n")
        parts = (
            ", ".join(map(one_line, (*query.directors, *query.holders))),
            page_list([finding.page]) if finding.page is not None else "",
            f"open since {finding.open_since}" if finding.open_since else "",
        )
        return text.append(" · ".join(filter(None, parts)), palette.muted)

    def as_text(self, row: ListRow[Query]) -> str:
        """Return the e-mails to those who answer; on a head, with all that stands under it."""
        return self._mails(_to_send([row]))

    def copy(self) -> Steps:
        """Copy what is ticked, or the row under the cursor, as e-mails: one to each set of people."""
        from kpi_tui.publish.copying.copied import of_text

        chosen = self.chosen
        if not chosen:
            yield Notify("No query is listed.", timeout=3)
            return
        sent = _to_send(chosen)
        name = f"the e-mail on {'the query' if len(sent) == 1 else plural(len(sent), 'query')}"
        yield Copy(of_text(self._mails(sent), name))

    def listing(self, items: Sequence[ListedItem[Query]]) -> Listing:
        """Return a log with a row for each query."""
        from kpi_tui.publish.sheets.query_log import query_log_listing

        month = self.session.month
        file = month.report.source.name if month else ""
        return query_log_listing([item.item for item in items], self.title, file=file)

    def move(self, progress: Progress) -> Steps:
        """Bring the ticked queries, or those of the row, to a state; ask once for a note.

        The cursor goes on to the next open query, unless what it is on was not what was moved.
        """
        from kpi_tui.judgements.log import login_name
        from kpi_tui.tui.screens.ask import PromptDialog

        assessed = self.session.assessment
        chosen = [item.item for row in self.chosen for item in row.items]
        who = login_name()
        asked = [
            query.finding
            for query in chosen
            if assessed and list(moved_to(progress, query.finding, assessed, who, ""))
        ]
        together = moved_together(asked, progress, assessed) if assessed else []
        moved = list(chain.from_iterable(together))
        if assessed is None or not moved:
            yield Notify(_why_not_moved(chosen, progress, bool(self.ticked)), timeout=4)
            return
        codes = ", ".join(dict.fromkeys(code for each in moved for code in each.measure_codes))
        about = one_line(moved[0].message if len(moved) == 1 else codes)
        if len(moved) > len(asked):
            about = f"{about}: what one rule asks of one measure is decided together."
        asked_for = ASKED_FOR.get(progress, str(Label.WHY))
        on = f"query on {codes}" if len(moved) == 1 and codes else plural(len(moved), "query")
        title = one_line(f"{progress.value.capitalize()} · {on}")
        why = yield from ask(PromptDialog(title, about, asked_for, False))
        if why is None:
            return
        state = "open again" if progress is Progress.OPEN else progress
        said = one_line(f"Saved: {on} {state} – u to undo")
        of_each = (moved_to(progress, each, assessed, who, why.strip()) for each, *_ in together)
        made = tuple(chain.from_iterable(of_each))
        if not self.ticked and progress is not Progress.OPEN:
            self.go_on_from(
                made, lambda line: line.item not in chosen and line.item.progress is Progress.OPEN
            )
        yield SaveJudgements(made, said)

    # -- lines --------------------------------------------------------------------------------

    def _mails(self, sent: Sequence[Query]) -> str:
        from kpi_tui.wording.query_mail import query_mails

        assert self.session.month is not None
        return query_mails(sent, self.session.month.report)

    def _heads(self, query: Query) -> Iterator[str]:
        """Yield the heads that a query stands under."""
        finding = query.finding
        if self.grouping == BY_RULE:
            yield f"{query.title} ({finding.rule})"
        elif not finding.measures:
            yield WHOLE
        elif self.grouping == BY_DIRECTOR:
            yield from map(one_line, query.directors or (NOBODY,))
        elif finding.measure_code is None:
            yield SEVERAL
        else:
            yield finding.measures[0].called

    def _status_of(self, key: CodeAndName, palette: Palette) -> Text:
        """Write the status of a measure in its colour."""
        place = self.session.place_of(key)
        measure = self.session.rows[place].measure if place is not None else None
        return palette.status_of(measure.period if measure else None)

    def _item(
        self, identity: str, query: Query, keys: tuple[CodeAndName, ...], palette: Palette
    ) -> ListedItem[Query]:
        finding = query.finding
        level = Text()
        if finding.level is Level.ERROR:
            level.append(f"{finding.level.word}: ", palette.alarm)
        if self.grouping != BY_MEASURE or len(finding.measures) > 1:
            text = query_text(finding, palette, level)
        else:  # its head names it
            text = level.append_text(coloured(one_line(finding.message), palette))
        if query.progress is Progress.ACCEPTED:
            text.stylize(palette.muted)
        state = self._progress(query, palette, in_full=False)
        found_by = (
            *(finding.level.heading, finding.importance.heading, query.title, *finding.rules),
            *(each.called for each in finding.measures),
            *(*query.directors, *query.holders, query.progress.value, query.why),
        )
        return ListedItem(identity, query, text, state, keys, one_line(" ".join(found_by)))

    def _progress(self, query: Query, palette: Palette, in_full: bool) -> Text:
        """Write how far it has come: `asked 3 May · A Officer`; in full with the reason too."""
        if query.progress is Progress.OPEN:
            return Text()
        style = {
            Progress.ASKED: palette.target,
            Progress.ANSWERED: palette.heading,
            Progress.ACCEPTED: Style(),
        }[query.progress]
        text = Text(query.progress.value, style)
        if in_full:
            text.append(query.told.removeprefix(query.progress.value))
        elif query.day is not None:
            text.append(f" {query.day.day} {query.day:%b}")
        return text


def _to_send(rows: Sequence[ListRow[Query]]) -> list[Query]:
    """Return the queries of rows; under a head those still to be answered, if there are any."""
    sent: list[Query] = []
    for row in rows:
        under = [item.item for item in row.items]
        waiting = [each for each in under if each.progress in (Progress.OPEN, Progress.ASKED)]
        sent += under if row.line else waiting or under
    return sent


def _why_not_moved(chosen: Sequence[Query], progress: Progress, is_ticked: bool) -> str:
    """Say why nothing is moved, and of which query; after accepting one the cursor is on the next."""
    if not chosen:
        return "No query is listed."
    codes = one_line(", ".join(chosen[0].finding.measure_codes)) or "the report"
    on = f"The query on {codes} is" if len(chosen) == 1 else f"These {len(chosen)} queries are"
    if progress is Progress.OPEN:
        instead = ": u undoes what was decided last"
    else:
        instead = ": Esc takes the ticks away" if is_ticked else ""
    return f"{on} {progress} already{instead}."
