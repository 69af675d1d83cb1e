"""A person's settings: a few lines of TOML, which the program reads and never changes.

A fault in the file is told and never stops the program: the rest of the file counts.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kpi_tui.files import is_there
from kpi_tui.toml import parse_toml

COLUMN_IDS = (
    *(
        "pinned",
        "code",
        "name",
        "directors",
        "portfolio_holder",
        "period_actual",
        "period_target",
        "floor",
    ),
    *("variance", "period_status", "queries", "notes", "previous_actual", "previous_status"),
    *("published_direction", "travel", "trend", "ytd_actual", "ytd_target", "ytd_status"),
)
"""The columns that the table of the explorer can have."""
DEFAULT_COLUMNS = tuple(
    column for column in COLUMN_IDS if column not in ("directors", "portfolio_holder")
)
"""The columns that it has where nobody chose any."""
_MOST_BYTES = 100_000
KEYS = "keys"
"""The section that gives commands other keys."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says, and what is wrong with it."""

    theme: str = ""
    """Empty where the file names none."""
    ascii: bool = False
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of each command, by its id, with commas between, as Textual's keymap has them."""
    problems: tuple[str, ...] = ()
    """A sentence each, naming file and key."""
    file: str = "config.toml"
    """The name of the file."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the file."""

    key: str
    kind: type
    example: str
    """The value that holds without the line, in TOML."""
    says: tuple[str, ...]
    """What it does, in lines of a comment."""


SETTINGS = (
    Setting(
        "theme",
        str,
        '"kpi-dark"',
        (
            "The colours: kpi-dark, kpi-light, kpi-safe-dark or kpi-safe-light (which the",
            "colour-blind can tell apart), ansi-dark or ansi-light (the terminal's own), or another",
            "that the explorer lists. This goes before a choice made there, and TEXTUAL_THEME",
            "before this.",
        ),
    ),
    Setting(
        "ascii",
        bool,
        "false",
        ("true draws with the characters that every terminal has, as kpi-tui --ascii does.",),
    ),
    Setting(
        "columns",
        list,
        "[" + ", ".join(f'"{column}"' for column in DEFAULT_COLUMNS) + "]",
        (
            "The columns of the table, which has code and name in any case. What there is no room",
            "for is left out, and so is what no measure of the report has. There are directors and",
            "portfolio_holder as well.",
        ),
    ),
)

_WANTED: dict[type, str] = {
    str: 'a text in quotes, as in "this"',
    bool: "true or false, without quotes",
    list: 'a list of texts, as in ["this", "that"]',
    dict: "a section, [keys]",
}
_FOUND: dict[type, str] = {
    **{str: "a text", bool: "true or false", int: "a number", float: "a number"},
    **{list: "a list", dict: "a section"},
}


def read_settings(path: Path, command_ids: Collection[str]) -> Settings:
    """Read the settings in a file; the usual ones where there is none.

    Whether a theme or a key of that name exists is checked by the explorer.
    """
    try:
        if is_there(path) and not (path.is_file() or path == Path(os.devnull)):
            return _nothing(
                path, "cannot be read: not a file: until it is, nothing counts"
            )  # a pipe would never end
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode("utf-8-sig")  # Notepad may put a mark before UTF-8
    except (FileNotFoundError, NotADirectoryError):
        return Settings(file=path.name)
    except OSError as error:
        why = error.strerror or str(error)
        return _nothing(path, f"cannot be read: {why}: until it can, nothing in it counts")
    except UnicodeDecodeError:
        return _nothing(path, "is not UTF-8: save it as UTF-8; until then nothing in it counts")
    if len(content) > _MOST_BYTES:
        return _nothing(path, "is too large for settings: until it is not, nothing in it counts")
    try:
        table = parse_toml(text)
    except RecursionError:
        return _nothing(path, "is nested too deeply: until mended, nothing in it counts")
    except ValueError as error:
        if type(error) is ValueError:
            why = "has a number of too many digits"
        else:
            why = f"is no TOML: {error}: texts need quotes"
        return _nothing(path, f"{why}; until mended, nothing in it counts")
    return _Reader(path.name, command_ids).read(table)


def _nothing(path: Path, problem: str) -> Settings:
    return Settings(problems=(f"{path.name}: {problem}",), file=path.name)


def sample(commands: Iterable[tuple[str, str, str]]) -> str:
    """Return the text of a settings file in which every line is a comment.

    Each command is an id, its keys with commas between, and what it does.
    """
    lines = [
        "# Settings of kpi-tui. Take the # off the front of a line to change what it says.",
        "# kpi-tui config tells what is wrong with this file, if anything is.",
    ]
    for setting in SETTINGS:
        lines += ["", *(f"# {line}" for line in setting.says)]
        lines.append(f"#{setting.key} = {setting.example}")
    lines += [
        "",
        "# The keys of commands; those that are not named here keep theirs. Other ways to write",
        '# them: "f", "ctrl+f", "f5", "slash,ctrl+f". A comma itself is called comma.',
        f"#[{KEYS}]",
    ]
    given = [(f'#{name} = "{keys}"', says) for name, keys, says in commands]
    width = max((len(line) for line, _ in given), default=0)
    lines += [f"{line:<{width}}  # {says}" for line, says in given]
    return "\n".join([*lines, ""])


def nearest(word: str, known: Collection[str], otherwise: str = "") -> str:
    """Suggest a known name, `did you mean theme?`; where none is near, `otherwise` or all names."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else otherwise or f"there are {', '.join(known)}"


class _Reader:
    """Takes what is right from a table and notes what is not."""

    def __init__(self, file: str, command_ids: Collection[str]) -> None:
        self._file = file
        self._command_ids = command_ids
        self._problems: list[str] = []

    def read(self, table: dict[str, Any]) -> Settings:
        """Read the settings in a whole file."""
        kinds = {setting.key: setting.kind for setting in SETTINGS} | {KEYS: dict}
        right: dict[str, Any] = {}
        for key, value in table.items():
            if key in self._command_ids and key not in kinds:
                self._note(key, f"is a command: it stands below [{KEYS}]")
            elif key not in kinds:
                self._note(key, f"no such setting: {nearest(key, kinds)}")
            elif type(value) is kinds[key]:
                right[key] = value
            else:
                written = _FOUND.get(type(value), "a date or a time")
                self._note(key, f"is {written}: it takes {_WANTED[kinds[key]]}")
        if "columns" in right:
            right["columns"] = self._columns(right["columns"])
        if KEYS in right:
            right[KEYS] = self._keys(right[KEYS])
        return Settings(**right, problems=tuple(self._problems), file=self._file)

    def _note(self, key: str, problem: str) -> None:
        said = f"{self._file}: {key}: {problem}"
        if said not in self._problems:
            self._problems.append(said)

    def _columns(self, wanted: list[object]) -> tuple[str, ...]:
        columns: list[str] = []
        for column in wanted:
            if not isinstance(column, str) or column not in COLUMN_IDS:
                name = str(column)
                self._note("columns", f"no such column as {name}: {nearest(name, COLUMN_IDS)}")
            elif column not in columns:
                columns.append(column)
        if not columns:
            self._note("columns", "names no column: the table has the usual ones")
        return tuple(columns) or DEFAULT_COLUMNS

    def _keys(self, table: dict[str, Any]) -> dict[str, str]:
        hint = "kpi-tui config --init writes a file that lists them"
        settings = [setting.key for setting in SETTINGS]
        given: dict[str, str] = {}
        for command, value in table.items():
            name = f"{KEYS}.{command}"
            if command not in self._command_ids:
                problem = (
                    f"is no command: it stands above [{KEYS}]"
                    if command in settings
                    else f"no such command: {nearest(command, self._command_ids, hint)}"
                )
                self._note(name, problem)
                continue
            keys = _key_names(value)
            if keys is None:
                self._note(name, f"takes {_WANTED[str]}, or {_WANTED[list]}")
            elif not keys:
                self._note(name, "names no key: it keeps its own")
            else:
                given[command] = ",".join(keys)
        return given


def _key_names(value: object) -> list[str] | None:
    """Return the keys in a text with commas, or in a list of such; `None` for anything else."""
    names: list[str] = []
    for text in value if isinstance(value, list) else [value]:
        if not isinstance(text, str):
            return None
        names += [name.strip() for name in text.split(",") if name.strip()]
    return names
