"""The help as lines: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from kpi_tui.analysis.counts import DEFINITIONS
from kpi_tui.labels import MARKS
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.text_layout import row, wrap

KEY_WIDTH = 20
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
}
MOVES_HERE = {
    Mode.TREE: [("← →", "Close and climb, open and enter; the table follows")],
    Mode.TABLE: [("Enter", "Read everything about the measure")],
    Mode.READING: [("← →", "The measure before, the next one")],
    Mode.SEARCHING: [
        ("Enter or ↓", "Keep the words and go to the measures"),
        ("Esc", "Let go of them"),
    ],
}
MOVING = (
    ("Arrows, or h j k l", "Move; in the tree ← and → close, open and climb"),
    ("Home, End", "To the top, to the end"),
    ("Tab, Shift+Tab", "From pane to pane"),
    ("Enter", "Open what the cursor is on"),
    ("← and →, reading", "The measure before, the next one"),
)
"""What the panes themselves answer to."""
PRINTED = (
    ("(reworded)", "a period whose figures are as published, and whose words are ours"),
    ("(simulated)", "a period that is made up, and published by nobody"),
    ("Printed", "the direction of travel as the report prints it; Travel is ours"),
    ("Our code", "one given by kpi-tui: the report prints none"),
)
OURS = (
    ("*", "a measure that is pinned: M shows those"),
    (
        "† or (corrected)",
        "what an officer says should have been printed; J on it says who, and why",
    ),
    ("↑ ↓ =", "the figure went up, down, or stayed since the previous report"),
    ("better, worse", "whether that is good, where we know which way is"),
    ("usual range", "of a control chart (XmR): what to expect where nothing changes"),
    ("! behind a status", "something about the measure does not add up: Q lists it"),
)
WORKED_OUT = "Statuses are the council's, as published; directions, changes and findings are worked out here."


def help_lines(
    commands: Sequence[Command],
    mode: Mode,
    keymap: Mapping[str, str],
    palette: Palette,
    width: int,
    kind: PeriodType = PeriodType.MONTH,
) -> Iterator[Text]:
    """Yield the lines, beginning with the keys of the pane one is in, in the words of the periods."""
    offered = {each.footer[mode]: each for each in commands if each.footer and mode in each.footer}
    here = [(offered[at].key_text(keymap), offered[at].help) for at in sorted(offered)]
    groups = [(HERE[mode], [*MOVES_HERE.get(mode, ()), *here]), ("Everywhere", MOVING)]
    for group, members in groupby(commands, key=lambda command: command.group):
        keys = [(each.key_text(keymap), each.help) for each in members]
        groups.append((group, keys))
    for group, rows in groups:
        said = [(key, in_words_of(kind, meaning)) for key, meaning in rows]
        yield from _group(in_words_of(kind, group), said, palette, width)
    signs = [
        (palette.status(status, room=GLYPH), in_words_of(kind, f"{sign.word}: {sign.meaning}"))
        for status, sign in MARKS.items()
    ]
    counted = [(term, in_words_of(kind, meaning)) for term, meaning in DEFINITIONS]
    yield from _group("What is counted", counted, palette, width)
    yield from _group("What the signs mean", [*PRINTED, *signs, *OURS], palette, width)
    yield from wrap(Text(WORKED_OUT, palette.muted), width)


def _group(
    title: str, rows: Sequence[tuple[str | Text, str]], palette: Palette, width: int
) -> Iterator[Text]:
    """Yield a heading and its lines: what is too long for one goes on beneath itself."""
    yield Text(title, palette.heading)
    for key, meaning in rows:
        label = key.copy() if isinstance(key, Text) else Text(key, "bold")
        label.truncate(KEY_WIDTH, pad=True)
        yield from row(label, Text(meaning), width)
    yield Text()
