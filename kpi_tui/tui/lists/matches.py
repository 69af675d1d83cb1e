"""Matching measures between reports: what has to be confirmed first, what is sure in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.identity.links import Link, LinkKind
from kpi_tui.labels import Label, plural
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line
from kpi_tui.tui.commands.steps import Notify, OnScreen, SaveJudgements, Steps, ask
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.rows import ListedItem, ListGroup, ListRow
from kpi_tui.tui.lists.written import compared
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.situation import Mode
from kpi_tui.vocabulary import Confidence

if TYPE_CHECKING:
    from kpi_tui.measure_name import MeasureName
    from kpi_tui.publish.sheets.sheet import Listing
    from kpi_tui.tui.session.session import Session

GROUPS = {
    "ask": str(Label.UNCONFIRMED_MATCHES),
    "changed": "Matched under another code or name",
    "new": "New in this report",
    "back": "Back in this report",
    "gone": str(Label.NO_LONGER_REPORTED),
    "not_due": "Perhaps not due in this report",
    "same": "Matched by code and name",
}


class MatchesPane(ListPane[Link]):
    """Lists the matches, one a line; Y confirms one that is unconfirmed, N refuses it."""

    mode = Mode.MATCHES
    noun = "matches"
    NOTHING = "No measures are matched in what is shown."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.closed = {"same"}

    @property
    def title(self) -> str:
        """Name the period shown and the one before, whose measures are matched."""
        assessed = self.session.assessment
        if assessed is None or assessed.before is None:
            return "Matching measures"
        now, before = assessed.name(assessed.last_day), assessed.name(assessed.before)
        return f"Matching measures · {now} and {before}"

    @property
    def summary(self) -> str:
        """How much is listed: `3 unconfirmed, 45 matched`."""
        links = [item.item for item in self.listed.values()]
        asked = sum(link.confidence is Confidence.ASK for link in links)
        return f"{asked} unconfirmed, {sum(link.joins for link in links)} matched"

    @property
    def has_open_matches(self) -> bool:
        """Whether any that is listed is not sure."""
        return any(_is_open(line.item) for line in self.listed.values())

    @property
    def headline(self) -> str:
        """What there is to do."""
        asked = any(item.item.confidence is Confidence.ASK for item in self.listed.values())
        if asked:
            return "Unconfirmed first: Y the same measure, N another"
        likely = "Nothing unconfirmed; of what is likely, Y confirms and N refuses"
        return likely if self.has_open_matches else "Nothing to confirm"

    def groups(self, palette: Palette) -> Iterable[ListGroup[Link]]:
        """Group the matches of what passes the filter in force."""
        assessed, keys = self.session.assessment, self.session.narrowed_to
        grouped: dict[str, list[ListedItem[Link]]] = {name: [] for name in GROUPS}
        for link in assessed.links if assessed else ():
            if keys is None or link.after in keys:
                grouped[_group(link)].append(_item(link, palette))
        for name, items in grouped.items():
            if items:
                yield ListGroup(name, Text(GROUPS[name]), items)

    def detail(self, row: ListRow[Link], palette: Palette) -> Text:
        """Say both names in full, and why they are taken for one measure or not."""
        if row.line is None:
            said = plural(len(row.group.items), "measure")
            return Text.assemble((row.group.text.plain, "bold"), f"\n{said}. ← → fold and unfold.")
        link = row.line.item
        text = Text()
        for label, side in (("Before", link.before), ("Now", link.after)):
            text.append(f"{label}: ", "bold")
            text.append(f"{side.called if side else 'none'}\n")
        text.append(one_line(link.why), palette.muted)
        if link.confidence is Confidence.ASK:
            text.append("\nIs it the same measure? Y yes · N no", "bold")
        elif _is_open(link):
            text.append("\nTaken for the same measure: Y confirms · N refuses", palette.muted)
        return text

    def as_text(self, row: ListRow[Link]) -> str:
        """Return both names and why, in plain text."""
        links = [item.item for item in row.items]
        return "\n".join(f"{_both(link)} ({one_line(link.why)})" for link in links)

    def listing(self, items: Sequence[ListedItem[Link]]) -> Listing:
        """Return a table with a row for each match."""
        from kpi_tui.publish.sheets.matches import matches_listing

        assessed = self.session.assessment
        reports = compared(self.session, assessed.before if assessed else None)
        return matches_listing([item.item for item in items], self.title, reports)

    def arrange(self, step: int) -> Steps:  # noqa: ARG002
        """Fold or unfold the matches that are sure, as there is nothing to group by."""
        self.closed ^= {"same"}
        yield OnScreen.DRAW_PANE

    def open(self) -> Steps:
        """Open the measure; of an unconfirmed match ask whether it is the same measure first."""
        from kpi_tui.tui.choices.choice import Choice
        from kpi_tui.tui.screens.pick import ChoiceDialog

        row = self.row
        if row is None or row.line is None or row.line.item.confidence is not Confidence.ASK:
            yield from super().open()
            return
        options = [
            Choice("yes", Text("Yes, it is the same measure")),
            Choice("no", Text("No, it is another measure")),
            Choice("show", Text("Show the measure")),
        ]
        link = row.line.item
        title = f"{_both(link)} – {one_line(link.why)}"
        chosen = yield from ask(ChoiceDialog("Is it the same measure?", options, headline=title))
        if chosen == ["show"]:
            yield from super().open()
        elif chosen:  # of what was asked about, whatever the cursor is on by now
            yield from self._answered([link], is_same=chosen == ["yes"])

    def answer(self, is_same: bool) -> Steps:
        """Say that two names are the same measure, or that they are not."""
        asked = [row.line.item for row in self.chosen if row.line and _is_open(row.line.item)]
        yield from self._answered(asked, is_same)

    def _answered(self, asked: Sequence[Link], is_same: bool) -> Steps:
        """Save for each match with two names whether they are the same measure, and go on to the next.

        Say so if none has two names.
        """
        from kpi_tui.judgements.judgement import LinkMeasures, UnlinkMeasures
        from kpi_tui.judgements.log import login_name

        who, made = login_name(), LinkMeasures if is_same else UnlinkMeasures
        pairs = [(each.before, each.after) for each in asked if each.before and each.after]
        answers = [made(who=who, why="", before=one, after=other) for one, other in pairs]
        if not answers:
            yield Notify("This is no unconfirmed match.", timeout=3)
            return
        if not self.ticked:
            self.go_on_from(
                answers,
                lambda line: line.item not in asked and line.item.confidence is Confidence.ASK,
            )
        said = one_line(f"Saved: {self._told(pairs, is_same)} – u to undo")
        yield SaveJudgements(tuple(answers), said)

    def _told(self, pairs: Sequence[tuple[MeasureName, MeasureName]], is_same: bool) -> str:
        """Say what was answered: `OCC10.02 (January 2023) is OCC10.11 (July 2024)`."""
        assessed, ((one, other), *more) = self.session.assessment, pairs
        if more or assessed is None or assessed.before is None:
            found = plural(len(pairs), "match")
            return f"{found} {'confirmed' if is_same else 'refused'}"
        kind = self.session.series.period_type
        then, now = period_name(assessed.before, kind), period_name(assessed.last_day, kind)
        verb = "is the same measure as" if is_same else "is another measure than"
        return f"{one.code} of {then} {verb} {other.code} of {now}"


def _is_open(link: Link) -> bool:
    """Whether a person can say if it is the same measure: it has two names, and is not sure."""
    return (
        link.before is not None
        and link.after is not None
        and link.confidence is not Confidence.SURE
    )


def _group(link: Link) -> str:
    if link.confidence is Confidence.ASK:
        return "ask"
    kind = "gone" if link.kind is LinkKind.VANISHED else link.kind.value
    return kind if kind in GROUPS else "changed"


def _item(link: Link, palette: Palette) -> ListedItem[Link]:
    asks = link.confidence is Confidence.ASK
    aside = Text(" Y yes  N no ", palette.chip) if asks else Text()
    if link.confidence is Confidence.LIKELY:
        aside = Text("likely", palette.muted)
    keys = (link.after,) if link.after else ()
    presses = ((" Y yes", "match-yes"), ("N no ", "match-no")) if asks else ()
    codes = f"{link.before and link.before.code} {link.after and link.after.code}"
    identity, found_by = f"{codes} {_both(link)}", "asked" if asks else link.why
    text = Text(_both(link))
    if link.before is not None and link.after is not None and link.before != link.after:
        # Both codes come first: several may be the same measure of before, and names are long.
        both_codes, both_names = zip(link.before, link.after, strict=True)
        text = Text.assemble((one_line(" → ".join(both_codes)), "bold"), "  ")
        text.append(one_line(" → ".join(dict.fromkeys(both_names))))
    return ListedItem(identity, link, text, aside, keys, found_by, presses)


def _both(link: Link) -> str:
    """Return both names: `OCC01.02 Visits → OCC01.05 Visits in person`; one where they are alike."""
    sides = dict.fromkeys(side.called for side in (link.before, link.after) if side)
    return " → ".join(sides)
