"""Every command of the explorer, declared once: its keys, footer, palette entry and help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do. `id` is what a keymap calls it, `action` what it runs."""

    id: str
    keys: str
    """With commas between; the first is the one that is shown."""
    action: str
    label: str
    """A word for the footer."""
    help: str
    group: str
    in_footer: bool = False
    shown_as: str | None = None
    """How the footer writes the key, where its name is no good."""
    at_once: bool = False
    """Done before the next key is looked at, so that what is typed fast after it is no command."""

    def binding(self) -> Binding:
        """The binding that Textual knows it by."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.in_footer,
            key_display=self.shown_as,
            tooltip=self.help,
            priority=self.at_once,
            id=self.id,
        )

    @property
    def key_text(self) -> str:
        """Its keys for the help screen: `] or ctrl+pagedown`."""
        names = self.keys.split(",")
        return " or ".join(KEY_NAMES.get(name, name) for name in names)


KEY_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "slash": "/",
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "f1": "F1",
    "f5": "F5",
    "ctrl+f": "Ctrl+F",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
}

FIND, MONTHS, READ, VIEW, GENERAL = "Find", "Months", "Read", "View", "General"

COMMANDS = (
    Command("search", "slash,ctrl+f", "search", "search", "Search names, owners and every word said", FIND, True, "/", True),
    Command("red", "r", "status('red')", "red", "The red measures", FIND, True),
    Command("amber", "a", "status('amber')", "amber", "The amber measures", FIND, True),
    Command("everything", "e", "everything", "all", "All measures of the month", FIND),
    Command("earlier", "left_square_bracket", "month(-1)", "month", "The month before", MONTHS, True, "[ ]"),
    Command("later", "right_square_bracket", "month(1)", "month", "The month after", MONTHS, False, "]"),
    Command("first", "left_curly_bracket", "month_end(0)", "first", "The first month", MONTHS, False, "{"),
    Command("last", "right_curly_bracket", "month_end(-1)", "last", "The last month", MONTHS, False, "}"),
    Command("read", "z", "zoom", "read", "Read the measure in full, and back (Enter in the table)", READ, True),
    Command("sort", "s", "sort(1)", "sort", "Sort by the next column; clicking a header does too", VIEW),
    Command("sort-back", "S", "sort(-1)", "sort back", "Sort by the column before", VIEW),
    Command("reverse", "v", "reverse", "reverse", "Turn the order round", VIEW),
    Command("sidebar", "b", "sidebar", "tree", "Hide or show the tree", VIEW),
    Command("tree", "1", "focus_pane('tree')", "tree", "Go to the tree", VIEW),
    Command("table", "2", "focus_pane('table')", "table", "Go to the measures", VIEW),
    Command("commentary", "3", "focus_pane('commentary')", "words", "Go to the commentary", VIEW),
    Command("import", "i", "app.import_pdf", "import", "Import a PDF", GENERAL, True),
    Command("import-folder", "I", "app.import_folder", "import folder", "Import every PDF of a folder", GENERAL),
    Command("reload", "f5,R", "reload", "reload", "Read the store again, after an import elsewhere", GENERAL),
    Command("help", "question_mark,f1", "help", "help", "What there is and its keys", GENERAL, True, "?"),
    Command("back", "escape", "back", "back", "Back: out of a pane, a search, a filter", GENERAL),
    Command("quit", "q,ctrl+q", "app.quit", "quit", "Leave", GENERAL, True),
)  # fmt: skip
"""In the order in which the footer and the help show them."""

MOVING = (
    ("Arrows or hjkl", "Move; in the tree ← and → close, open and climb"),
    ("g and G", "To the top, to the end"),
    ("Tab, Shift+Tab", "From pane to pane"),
    ("Enter", "Open what the cursor is on"),
    ("Ctrl+P", "Every command by name, and the themes"),
)
"""What the widgets themselves answer to."""
