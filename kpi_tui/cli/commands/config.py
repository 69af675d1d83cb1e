"""`kpi-tui config`: where everything of one's own is, and what is wrong with the settings."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kpi_tui import paths
from kpi_tui.cli.common import complain, refuse_among_reports, say, store_path
from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.files import write_whole
from kpi_tui.labels import Label
from kpi_tui.store_url import StorePath, StoreUrl
from kpi_tui.text import in_a_line, one_line

_ON_SCREEN = {"store": str(Label.LIBRARY), "demo store": "demo library"}
"""What a person reads for the names that scripts look for."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "--init", action="store_true", help="write a settings file in which all is a comment"
    )


def run(args: Namespace) -> int:
    """Print a line a place, and return 1 where the settings have a fault. Raises `KpiTuiError`."""
    from kpi_tui.settings import read_settings, sample
    from kpi_tui.tui.commands.registry import COMMANDS

    if args.init:
        keys = ((command.id, command.keys, command.help) for command in COMMANDS)
        refuse_among_reports(args, paths.config_path())
        _write_new(paths.config_path(), sample(keys))
        return 0
    for label, place in (
        ("settings", paths.config_path),
        ("profiles", paths.profiles_path),
        ("store", partial(store_path, args)),
        ("demo store", paths.demo_path),
        ("cache", paths.cache_path),
        ("remembered", paths.state_path),
    ):
        path, what = _what_is_there(place)
        if sys.stdout.isatty():
            print(f"{_ON_SCREEN.get(label, label):<16}{in_a_line(path)} ({what})")
        else:
            print(f"{label}\t{in_a_line(path)}\t{what}")
    problems = read_settings(paths.config_path(), [command.id for command in COMMANDS]).problems
    for problem in problems:
        complain(KpiTuiError(problem))
    return 1 if problems else 0


def _what_is_there(place: Callable[[], StorePath]) -> tuple[str, str]:
    """Return where something of one's own is, and whether there is anything."""
    try:
        path = place()
    except KpiTuiError as error:
        return "nowhere", one_line(str(error))
    if isinstance(path, StoreUrl):
        return str(path), "an object store"
    if path.is_relative_to(paths.NOWHERE):
        return "nowhere", "no home folder is known here: set HOME"
    try:
        return str(path), "there" if path.exists() else "not there yet"
    except OSError as error:
        return str(path), f"not to be seen: {reason_of(error)}"


def _write_new(path: Path, text: str) -> None:
    """Write the settings where there is no file yet. Raises `KpiTuiError`."""
    try:
        if path.exists():
            why = "is there already, so nothing was written: change it, or move it away first"
            raise KpiTuiError(f"{path}: {why}")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        why = f"cannot be written: {reason_of(error)}: KPI_TUI_CONFIG names another place"
        raise KpiTuiError(f"{path}: {why}") from error
    say(f"{one_line(str(path))} written: take the # off the front of a line to change what it says")
