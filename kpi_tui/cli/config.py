"""`kpi-tui config`: where everything of one's own is, and what is wrong with the settings."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from kpi_tui import paths as places
from kpi_tui.cli.common import complain, say, store_path
from kpi_tui.errors import KpiTuiError
from kpi_tui.text import one_line, visible


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "--init", action="store_true", help="write a settings file in which all is a comment"
    )


def run(args: Namespace) -> int:
    """Prints a line a place, and returns 1 where the settings have a fault. Raises `KpiTuiError`."""
    if args.init:
        _write_sample(places.config_path())
        return 0
    for label, path in _places(args):
        is_there = "there" if path.exists() else "not there yet"
        print(_line(label, visible(str(path)), is_there))
    return _complain_of_settings(places.config_path())


def _places(args: Namespace) -> Iterator[tuple[str, Path]]:
    yield "settings", places.config_path()
    yield "store", store_path(args)
    yield "demo store", places.demo_path()
    yield "cache", places.cache_path()
    yield "remembered", places.state_path()


def _line(label: str, path: str, is_there: str) -> str:
    if sys.stdout.isatty():
        return f"{label:<12}{path} ({is_there})"
    return f"{label}\t{path}\t{is_there}"


def _complain_of_settings(path: Path) -> int:
    from kpi_tui.settings import read_settings
    from kpi_tui.tui.commands.registry import COMMANDS

    problems = read_settings(path, [command.id for command in COMMANDS]).problems
    for problem in problems:
        complain(KpiTuiError(problem))
    return 1 if problems else 0


def _write_sample(path: Path) -> None:
    """Writes the commented sample where there is no file yet. Raises `KpiTuiError`."""
    from kpi_tui.settings import sample
    from kpi_tui.tui.commands.registry import COMMANDS

    text = sample((command.id, command.keys, command.help) for command in COMMANDS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        why = f"cannot be written: {error.strerror}: KPI_TUI_CONFIG names another place"
        if path.exists():
            why = "is there already, so nothing was written: change it, or move it away first"
        raise KpiTuiError(f"{path}: {why}") from error
    say(f"{one_line(str(path))} written: take the # off the front of a line to change what it says")
