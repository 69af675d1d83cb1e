"""The help as lines: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.analysis.counts import DEFINITIONS
from kpi_tui.labels import MARKS, Label
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.text import fold
from kpi_tui.tui.commands.command import Command, key_in_mode
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.text_layout import beside, row, wrap

KEY_WIDTH = 22
"""The most cells that keys take; in each group no more than its longest key needs. What is longer
has a line of its own."""
LEAST_FOR_TWO, GAP = 110, "    "
"""Cells from which on there are two columns, and what stands between them."""
MOST_HERE = 9
"""Keys of a pane that are told first, in short."""
TWINS = {"month-before": ("month-after",)}
"""By the command that the footer names: what it does besides, told in the same line."""
HERE = {
    Mode.TREE: "Here, in the tree",
    Mode.TABLE: "Here, in the table",
    Mode.READING: "Here, reading a measure",
    Mode.SEARCHING: "Here, in the search line",
    Mode.QUERIES: "Here, in the queries",
    Mode.CHANGES: "Here, in the changes",
    Mode.MATCHES: "Here, in the matches",
    Mode.HEAT_MAP: "Here, in the heat map",
    Mode.PERSON: "Here, on a person's page",
    Mode.SUMMARY: "Here, in the summary",
}
MOVES_HERE = {
    Mode.TREE: [("← →", "Close and climb, open and enter; the table follows")],
    Mode.TABLE: [("Enter", "Read everything about the measure")],
    Mode.READING: [("← →", "The measure before, the next one")],
    Mode.HEAT_MAP: [
        ("← →", "The month before, the month after"),
        ("Home, End", "The first month, the last column; with Ctrl the top, the bottom"),
    ],
    Mode.SEARCHING: [
        ("Enter or ↓", "Keep the words and go to the measures"),
        ("Esc", "Let go of them"),
    ],
}
MOVING = (
    ("Arrows, h j k l", "Move; in the tree ← and → close, open and climb"),
    ("Home, End", "To the top, to the end"),
    ("Tab, Shift+Tab", "From pane to pane"),
    (", . for [ ]", "Where [ ] need AltGr; Ctrl+PgUp and Ctrl+PgDn do the same"),
    ("Enter", "Open what the cursor is on"),
    ("← and →, reading", "The measure before, the next one"),
)
"""What the panes themselves answer to."""
PRINTED = (
    ("(reworded)", "a period whose figures are as published, and whose words are ours"),
    ("(simulated)", "a period that is made up, and published by nobody"),
    ("Printed", "the direction of travel as the report prints it; Direction is worked out"),
    ("Our code", "one given by kpi-tui: the report prints none"),
)
OURS = (
    ("RAG", "red, amber or green: how the report rates a measure"),
    ("YTD", "year to date: since the year began, in April"),
    ("*", "a measure that is pinned: M shows those"),
    (
        "†, (corrected)",
        "what an officer says should have been printed; J on it says who, and why",
    ),
    ("Var. -18%", "how far from its target; with - it is worse than that"),
    ("↑ ↓ =", "the figure went up, down, or stayed since the previous report"),
    ("better, worse", "whether that is good, where we know which way is"),
    ("usual range", "of a control chart (XmR): what to expect where nothing changes"),
    ("Queries 2", "two data quality queries; bold where one must be resolved: Q lists them"),
)
ASKED = (
    ("a status", "red · off target · not rated · target missing · red or amber · red ytd"),
    ("in a row", "red 3 in a row · red since April · red for a year · never on target"),
    ("how often", "red twice this year · amber in 3 months of the year: in a row or not"),
    (
        "what changed",
        "newly red · from green to red · target made easier · new · no longer reported",
    ),
    ("since when", "what changed since last year · June vs July"),
    ("of a month", "red in January 2023 · red last year: goes to that month, and shows them"),
    ("of several", "red this year · red last quarter · worst 2023/24: a line for each month"),
    (
        "the figure",
        "worse · better than last month · worse than last July · rising · fell since April",
    ),
    ("the status", "worse status · better status"),
    ("there, or not", "with a plan · no plan · no comment · no director · with notes"),
    ("the worst first", "worst · top 5 worst · furthest from target · close to target"),
    ("how far off", "missed by more than 10% · within 5% of target"),
    (
        "who has them",
        "reds by director · amber by priority · who has the most reds · worst director",
    ),
    ("late", "what is late · date has passed · late figures · same plan"),
    ("said again", "same comment · repeated commentary"),
    ("queries", "must resolve · queries · red but target met"),
    ("whose, which", "any part of one person’s name, a priority’s code or words: finance red"),
    ("among them", "words of a measure’s name: debt red · waste amber"),
    ("to do", "how do I print this · send to my director · change colours · go back"),
    ("with them", "export the reds · print finance · chart of what got worse"),
)
"""What a line typed at Ctrl+P may ask for; several together narrow it down."""
WORKED_OUT = (
    "Statuses are the council's, as published; directions, changes and queries are worked out here."
)


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Some lines of the help under a heading."""

    title: str
    rows: Sequence[tuple[str | Text, str]]
    found_by: Sequence[str] = ()
    """For each row the other words that it is found by; empty where no row has any."""

    def narrowed(self, words: Sequence[str]) -> HelpGroup:
        """Return the rows that hold all of the words; all, where the heading does."""
        if not words or matches(fold(self.title), words):
            return self
        also = [*self.found_by, *("" for _ in self.rows)]
        rows = [
            (key, meaning)
            for (key, meaning), other in zip(self.rows, also, strict=False)
            if matches(fold(f"{key} {meaning} {other}"), words)
        ]
        return HelpGroup(self.title, rows)


def help_lines(
    commands: Sequence[Command],
    mode: Mode | None,
    keymap: Mapping[str, str],
    palette: Palette,
    width: int,
    kind: PeriodType = PeriodType.MONTH,
    typed: str = "",
) -> Iterator[Text]:
    """Yield the lines: the pane one is in, then signs, then all keys, in the words of the periods.

    Where there is room they stand in two columns. `typed` leaves only what says these words.
    """
    is_wide = width >= LEAST_FOR_TWO
    column = (width - len(GAP)) // 2 if is_wide else width
    words = fold(typed).split()
    blocks: list[list[Text]] = []
    for group in _groups(commands, mode, keymap, palette):
        said = HelpGroup(
            in_words_of(kind, group.title),
            [(key, in_words_of(kind, meaning)) for key, meaning in group.rows],
            group.found_by,
        ).narrowed(words)
        if said.rows:
            blocks.append(list(_drawn(said, palette, column)))
    if not blocks:
        yield Text(Label.NO_MATCHES, palette.muted)
    left: list[Text] = []
    half = sum(map(len, blocks)) / 2
    while blocks and is_wide and len(left) < half:
        left += blocks.pop(0)
    rest = [line for block in blocks for line in block]
    yield from beside(left, rest, column, GAP) if is_wide else rest
    yield from wrap(Text(WORKED_OUT, palette.muted), width)


def _groups(
    commands: Sequence[Command], mode: Mode | None, keymap: Mapping[str, str], palette: Palette
) -> Iterator[HelpGroup]:
    """Yield all groups; the first is about the pane that has the keyboard."""
    if mode is not None:
        offered = {
            each.footer[mode]: each for each in commands if each.footer and mode in each.footer
        }
        first = [offered[at] for at in sorted(offered)][:MOST_HERE]
        by_id = {each.id: each for each in commands}
        pairs = [[each, *(by_id[twin] for twin in TWINS.get(each.id, ()))] for each in first]
        in_short = [
            (
                " ".join(key_in_mode(each, commands, mode, keymap) for each in pair),
                ", ".join([pair[0].title, *(each.title.lower() for each in pair[1:])]),
            )
            for pair in pairs
        ]
        yield HelpGroup(HERE[mode], [*MOVES_HERE.get(mode, ()), *in_short])
    signs = [
        (palette.status(status, room=GLYPH), f"{sign.word}: {sign.meaning}")
        for status, sign in MARKS.items()
    ]
    yield HelpGroup("What the signs mean", [*signs, *OURS, *PRINTED])
    yield HelpGroup("Everywhere", MOVING)
    for title, members in groupby(commands, key=lambda command: command.group):
        several = list(members)
        rows = [(each.key_text(keymap), each.help) for each in several]
        yield HelpGroup(title, rows, [f"{each.title} {each.also}" for each in several])
    yield HelpGroup("In your own words, after Ctrl+P", ASKED)
    # In README a key stands between backticks.
    yield HelpGroup(
        "What is counted", [(each, re.sub("[`*]", "", said)) for each, said in DEFINITIONS]
    )


def _drawn(group: HelpGroup, palette: Palette, width: int) -> Iterator[Text]:
    """Yield a heading and its lines; a long meaning goes on in the line below, indented."""
    yield Text(group.title, palette.heading)
    longest = max(key.cell_len if isinstance(key, Text) else len(key) for key, _ in group.rows)
    column = min(KEY_WIDTH, longest + 2)
    for key, meaning in group.rows:
        label = key.copy() if isinstance(key, Text) else Text(key, "bold")
        if label.cell_len > column - 2:
            yield from wrap(label, width)
            label = Text()
        label.truncate(column, pad=True)
        yield from row(label, Text(meaning), width)
    yield Text()
