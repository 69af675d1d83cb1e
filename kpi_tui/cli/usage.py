"""The error for a command line that is not understood: one line, with the nearest words and the help."""

from __future__ import annotations

import re
from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    Namespace,
    _SubParsersAction,
)
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile
from shlex import quote
from typing import NoReturn

from kpi_tui.cli.common import say
from kpi_tui.regex import regex
from kpi_tui.status import RATED, Status
from kpi_tui.text import one_line

OLDER_NAMES = {"queries": ("check",), "matches": ("links",), "review": ("judge",)}
"""Earlier names of commands. They still work, but are not offered."""
_NOT_OFFERED = {"error", "question", "information"}.union(*OLDER_NAMES.values())
"""These, and the earlier names of levels."""

_MANY = 12
"""More choices than these are not listed."""
_PLAINLY = {
    "expected one argument": "say what, after it",
    "expected at least one argument": "say what, after it",
    "ignored explicit argument": "takes nothing after =, not even",
}
"""Messages of argparse, and the words of this program for them."""
_NEVER_EMPTY = {
    *("PATH", "DIR", "FILE", "FILE.pdf", "NAME", "NAME.toml"),
    *("PERIOD", "FROM", "TO", "MEASURE", "CODE"),
}
"""What is refused where it is nothing, as of a variable that is not set: it would be this folder,
everybody's measures, or the newest period. Others are refused by whoever takes them."""
WORDS_TRIED = {
    "help": "--help",
    "version": "--version",
    **dict.fromkeys(("open", "explore", "explorer", "start", "tui"), "alone, for the explorer"),
    **dict.fromkeys(("add", "load", "read", "refresh", "update"), "import"),
    **dict.fromkeys(("verify", "validate"), "import --verify"),
    **dict.fromkeys(("search", "find"), "measures --search"),
    **{status.value: f"measures --status {status}" for status in RATED},
    **dict.fromkeys(("list", "ls", "table"), "measures"),
    **dict.fromkeys(("trend", "history"), "show"),
    **dict.fromkeys(("compare", "beside"), "show --beside"),
    **dict.fromkeys(("diff", "new", "worse", "better", "changed"), "changes"),
    **dict.fromkeys(("questions", "problems", "errors", "warnings"), "queries"),
    **dict.fromkeys(("heatmap", "heat-map"), "grid"),
    **dict.fromkeys(("graph", "plot"), "chart"),
    **dict.fromkeys(("gone", "dropped", "discontinued"), "vanished"),
    **dict.fromkeys(("directors", "owners", "people"), "grid --by director"),
    **dict.fromkeys(("print", "briefing", "summary"), "brief"),
    **dict.fromkeys(("excel", "xlsx", "csv", "json", "save"), "export"),
    **dict.fromkeys(("undo", "note", "accept", "correct"), "review --help"),
    **dict.fromkeys(("delete", "remove", "rm"), "forget"),
    **dict.fromkeys(("settings", "where"), "config"),
}
"""Words that people try, and the commands that do so."""


class Parser(ArgumentParser):
    """A parser whose errors are a line, and which offers the words nearest to one not known."""

    def error(self, message: str) -> NoReturn:
        """End the command with exit code 2, after a line that says what is wrong and what to type."""
        text = message.removeprefix("argument ")
        for said, plainly in _PLAINLY.items():
            text = text.replace(said, plainly)
        before, required, names = text.partition("the following arguments are required: ")
        if required:
            text = f"{before}{names} is missing"
        command = self.prog.removeprefix("kpi-tui").strip()
        where = f"{command}: " if command else ""
        stop = "" if text.endswith("?") else "."
        say(one_line(f"kpi-tui: {where}{text}{stop} See {self.prog} --help"))
        raise SystemExit(2)

    def names_of_commands(self) -> set[str]:
        """Return the words that begin a command, older ones too."""
        nested = (action for action in self._actions if isinstance(action, _SubParsersAction))
        return set(chain.from_iterable(action.choices for action in nested))

    def _get_value(self, action: Action, arg_string: str) -> object:
        if action.metavar in _NEVER_EMPTY and not arg_string.strip():
            more = "" if action.required else ", or leave it out"
            raise ArgumentError(action, f"is empty: say what{more}")
        return super()._get_value(action, arg_string)

    def _check_value(self, action: Action, value: object) -> None:
        choices = list(map(str, action.choices or ()))
        if not choices or str(value) in choices:
            return
        from kpi_tui.near import did_you_mean

        kept = [name for name in choices if name not in _NOT_OFFERED]
        listed = "" if len(kept) > _MANY else f": use {', '.join(kept)}"
        is_command = action.metavar in ("COMMAND", "WHAT")
        if action.metavar == "COMMAND" and (known := WORDS_TRIED.get(str(value).lower())):
            near = f"did you mean kpi-tui {known}?"
        else:
            near = did_you_mean(str(value), kept)
        meant = f": {near}" if near else listed
        raise ArgumentError(None if is_command else action, f"{str(value)!r} is not known{meant}")


def with_nested(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """Yield a command's parser and those of the words that may stand after it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from dict.fromkeys(action.choices.values())


def parse(parser: Parser, words: Sequence[str]) -> Namespace:
    """Parse the words. An unknown one ends the command with a line that offers the nearest."""
    before = takewhile(lambda word: word not in parser.names_of_commands(), words)
    for word in before:
        if word.startswith("--") and word.partition("=")[0] not in parser._option_string_actions:
            parser.error(_not_known(word, parser))  # a value after it is taken for the command
    parsed, unknown = parser.parse_known_args(words)
    if unknown:
        command: ArgumentParser = getattr(parsed, "parser", parser)
        options = [word for word in unknown if word.startswith("-")]
        command.error(
            _not_known(options[0], command) if options else _too_many(unknown, command, words)
        )
    return parsed


def _too_many(words: Sequence[str], parser: ArgumentParser, line: Sequence[str]) -> str:
    """Say that words stand where none may, and which option they may be meant for."""
    typed, known = " ".join(words), parser._option_string_actions
    said = f"{words[0]!r} is one word too many"
    if "--output" in known and _FILE.search(typed):
        return f"{said}: did you mean --output {quote(typed)}?"
    if "--period" in known and _YEAR.search(typed):
        return f"{said}: did you mean --period {quote(typed)}?"
    if "--status" in known and typed.lower() in list(Status):
        return f"{said}: did you mean --status {typed}?"
    narrowing = ("--search", "--priority", "--director")
    if "--template" in known:  # a briefing is of a priority sooner than of a word
        narrowing = ("--priority", "--director", "--search")
    narrows = next((each for each in narrowing if each in known), "")
    before = line[: line.index(words[0])]
    if narrows and before and before[-1] == parser.prog.split()[-1]:
        return f"{said}: did you mean {narrows} {quote(typed)}?"
    return f"{said}: put quotes round what has spaces in it"


_FILE = regex(r"\.[a-z]{2,5}$", re.I)
_YEAR = regex(r"\b\d{4}\b")


def _not_known(word: str, parser: ArgumentParser) -> str:
    from kpi_tui.near import near

    option = word.partition("=")[0]
    if option in ("--period", "--month") and any(
        action.metavar == "FROM" for action in parser._actions
    ):
        return f"there is no option {option}: type the period alone, or two: the earlier one first"
    # Without the dashes, which are alike in all of them.
    options = [
        name.removeprefix("--")
        for action in parser._actions
        if action.help != SUPPRESS
        for name in action.option_strings
        if name.startswith("--")
    ]
    meant = " or ".join(f"--{name}" for name in near(option.lstrip("-"), options))
    return f"there is no option {option}{f': did you mean {meant}?' if meant else ''}"
