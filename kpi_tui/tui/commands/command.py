"""Every command of the explorer, declared once.

Keys, footer, palette, help and the keymap of the settings all read this; nothing of Textual is
needed to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Where the keyboard is, which decides what the footer offers."""

    TREE = "tree"
    TABLE = "table"
    READING = "reading"
    SEARCHING = "searching"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do."""

    id: str
    """What a keymap calls it."""
    keys: str
    """With commas between; the first is the one that is shown."""
    action: str
    """What the main screen runs."""
    label: str
    """A word or two for the footer."""
    title: str
    """What the palette finds it by."""
    help: str
    """A sentence for the help."""
    group: str
    footer: Mapping[Mode, int] | None = None
    """How early it stands in the footer of each mode; what has no room is left out."""
    at_once: bool = False
    """Done before the next key is looked at, which is typed into what it opens, or for its month."""

    def keys_in(self, keymap: Mapping[str, str]) -> tuple[str, ...]:
        """The names of its keys, after a person's own keymap."""
        return tuple(key.strip() for key in keymap.get(self.id, self.keys).split(","))

    def key_text(self, keymap: Mapping[str, str] | None = None) -> str:
        """Its keys in words: `] or Ctrl+PgDn`."""
        return " or ".join(key_name(key) for key in self.keys_in(keymap or {}))


KEY_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "slash": "/",
    "question_mark": "?",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """How a key is written for people: `ctrl+p` is `Ctrl+P`."""
    *modifiers, last = key.split("+")
    named = KEY_NAMES.get(last, last if len(last) == 1 else last.capitalize())
    if modifiers:
        named = named.upper() if len(named) == 1 else named
    return "+".join([*(modifier.capitalize() for modifier in modifiers), named])


def everywhere(place: int) -> dict[Mode, int]:
    """A place in the footers of the tree and the table."""
    return {Mode.TREE: place, Mode.TABLE: place}


FIND, MONTHS, READ, COMPARE, OUT, VIEW, GENERAL = (
    *("Find measures", "Go from month to month", "Read a measure"),
    *("Compare and check", "Take it elsewhere", "Arrange the screen", "The rest"),
)

COMMANDS = (
    Command("search", "slash,ctrl+f", "search", "search", "Search",
            "Search names, owners and every word said, as you type", FIND, everywhere(2), at_once=True),
    Command("next-hit", "n", "hit(1)", "next hit", "Next hit",
            "The next place that says the words searched for", FIND, {Mode.READING: 6}),
    Command("previous-hit", "N", "hit(-1)", "hit before", "Hit before",
            "The place before", FIND),
    Command("filter", "f", "filter", "filter", "Filter …",
            "By status, owner, priority, and what changed", FIND, everywhere(5), at_once=True),
    Command("red", "r", "status('red')", "red", "Red measures",
            "The red measures; once more, all", FIND, everywhere(3)),
    Command("amber", "a", "status('amber')", "amber", "Amber measures",
            "The amber measures; once more, all", FIND),
    Command("exceptions", "x", "exceptions", "exceptions", "Exceptions",
            "Red, amber, and what has no figure or cannot be read", FIND),
    Command("all", "0", "everything", "all", "All measures",
            "All measures of the month, without search and filters", FIND),
    Command("month-before", "left_square_bracket", "month(-1)", "month", "Month before",
            "The month before", MONTHS, {Mode.TREE: 4, Mode.TABLE: 4, Mode.READING: 5},
            at_once=True),
    Command("month-after", "right_square_bracket", "month(1)", "month", "Month after",
            "The month after", MONTHS, at_once=True),
    Command("months", "m", "months", "months", "Choose a month …",
            "Choose a month, with each month's statuses", MONTHS, at_once=True),
    Command("first-month", "left_curly_bracket", "month_end(0)", "first", "First month",
            "The first month", MONTHS, at_once=True),
    Command("last-month", "right_curly_bracket", "month_end(-1)", "last", "Last month",
            "The last month", MONTHS, at_once=True),
    Command("read", "z", "read('words')", "read", "Read in full",
            "Everything said about the measure, over the whole screen (Enter in the table)", READ),
    Command("beside", "d", "read('beside')", "last month's", "Last month's words beside",
            "This month's words beside the last report's, with what differs marked", READ,
            {Mode.READING: 3, Mode.TREE: 10, Mode.TABLE: 10}),
    Command("trend", "t", "read('trend')", "trend", "Trend",
            "How the measure went over the months, with its target", READ,
            {Mode.READING: 4, Mode.TREE: 6, Mode.TABLE: 6}),
    Command("measure-before", "ctrl+up", "step(-1)", "before", "Measure before",
            "The measure before, whatever is being read", READ),
    Command("measure-after", "ctrl+down", "step(1)", "next", "Next measure",
            "The next measure, whatever is being read", READ),
    Command("changes", "c", "changes", "changes", "What changed",
            "What changed since the report before", COMPARE, everywhere(7), at_once=True),
    Command("checks", "k,K", "checks", "checks", "What does not add up",
            "What to ask the council about this report", COMPARE, everywhere(8)),
    Command("overview", "o", "overview", "at a glance", "The month at a glance",
            "The month at a glance: statuses, changes, findings, where it was read", COMPARE,
            {Mode.TREE: 14, Mode.TABLE: 14}, at_once=True),
    Command("settle", "J", "settle", "settle", "Settle something …",
            "Settle what is known of it: accept a finding, confirm a link, add a note …", COMPARE,
            at_once=True),
    Command("links", "L", "links", "links", "Which measure is which",
            "Which measure is which since the report before, whatever its code", COMPARE,
            at_once=True),
    Command("copy", "y", "copy", "copy", "Copy the measure",
            "Copy the measure, figures and words, for an e-mail", OUT,
            {Mode.TREE: 9, Mode.TABLE: 9, Mode.READING: 7}),
    Command("copy-rows", "Y", "copy_rows", "copy rows", "Copy the rows",
            "Copy the rows on the screen, to paste into Excel, Word or Outlook", OUT),
    Command("export", "e", "export", "export", "Export what is shown …",
            "Write what is on the screen to a file: xlsx, csv, md, json", OUT, everywhere(11),
            at_once=True),
    Command("sort", "s", "sort(1)", "sort", "Sort by the next column",
            "Sort by the next column; clicking a header does too", VIEW, everywhere(12)),
    Command("sort-back", "S", "sort(-1)", "sort back", "Sort by the column before",
            "Sort by the column before", VIEW),
    Command("reverse", "v", "reverse", "reverse", "Turn the order round",
            "Turn the order round", VIEW),
    Command("sidebar", "b", "sidebar", "tree", "Hide or show the tree",
            "Hide or show the tree", VIEW),
    Command("tree", "1", "focus_pane('tree')", "tree", "Go to the tree",
            "Go to the tree", VIEW),
    Command("table", "2", "focus_pane('table')", "table", "Go to the measures",
            "Go to the measures", VIEW),
    Command("commentary", "3", "focus_pane('commentary')", "words", "Go to the commentary",
            "Go to the commentary", VIEW),
    Command("theme", "T", "app.choose_theme", "colours", "Choose colours …",
            "Dark, light, safe for the colour-blind, and others; the choice is kept", VIEW,
            at_once=True),
    Command("import", "i", "app.import_pdf", "import", "Import a PDF …",
            "Import a PDF, or a folder of them", GENERAL, everywhere(13), at_once=True),
    Command("reload", "f5,R", "reload", "reload", "Read the store again",
            "Read the store again, after an import elsewhere", GENERAL),
    Command("palette", "ctrl+p", "palette", "palette", "Palette …",
            "Every command by name", GENERAL, at_once=True),
    Command("help", "question_mark,f1", "help", "help", "Help",
            "What there is, and its keys", GENERAL,
            {Mode.TREE: 0, Mode.TABLE: 0, Mode.READING: 0}),
    Command("back", "escape", "back", "back", "Back",
            "Back: out of what is read, a search, filters, a branch of the tree", GENERAL,
            {Mode.READING: 1}),
    Command("quit", "q,ctrl+q", "app.quit", "quit", "Leave",
            "Leave", GENERAL, everywhere(1)),
)  # fmt: skip
"""In the order in which the help and the palette list them."""

MOVING = (
    ("Arrows, or h j l", "Move; in the tree ← and → close, open and climb"),
    ("k", "Up, once j has moved down; before that, the checks, as K always"),
    ("g and G", "To the top, to the end"),
    ("Tab, Shift+Tab", "From pane to pane"),
    ("Enter", "Open what the cursor is on"),
    ("← and →, reading", "The measure before, the next one"),
)
"""What the panes themselves answer to."""


def command(command_id: str) -> Command:
    """The command of that id. Raises `KeyError`."""
    return _BY_ID[command_id]


def footer_commands(mode: Mode) -> Iterator[Command]:
    """The commands that the footer offers in a mode, the most important first."""
    offered = [
        (each.footer[mode], each) for each in COMMANDS if each.footer and mode in each.footer
    ]
    return (each for _, each in sorted(offered, key=lambda pair: pair[0]))


_BY_ID = {each.id: each for each in COMMANDS}
