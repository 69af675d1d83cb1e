"""`kpi-tui completion`: what makes a shell complete commands, options and what may stand behind them.

The shell asks the program itself at each Tab, so that names of directors and periods are those of
the reports there are.
"""

from __future__ import annotations

import os
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kpi_tui.cli.common import file_named, open_store, say
from kpi_tui.cli.parser import make_parser
from kpi_tui.errors import KpiTuiError

if TYPE_CHECKING:
    from argcomplete.completers import BaseCompleter

_WHERE = {
    "bash": "kpi-tui completion bash > ~/.local/share/bash-completion/completions/kpi-tui",
    "zsh": 'add to ~/.zshrc: eval "$(kpi-tui completion zsh)"',
    "fish": "kpi-tui completion fish > ~/.config/fish/completions/kpi-tui.fish",
    "powershell": "kpi-tui completion powershell >> $PROFILE",
}
"""The shells, and what to do for each."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument("shell", choices=tuple(_WHERE), metavar="SHELL", help=", ".join(_WHERE))


def run(args: Namespace) -> int:
    """Print the code for a shell, and say where it goes."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["kpi-tui"], shell=args.shell))
    say(_WHERE[args.shell])
    return 0


def complete() -> None:
    """Answer a shell that asks what may come next, and end the process."""
    from argcomplete.finders import CompletionFinder

    CompletionFinder()(
        make_parser(os.environ["COMP_LINE"].split()),
        always_complete_options="long",
        default_completer=cast("BaseCompleter", _values),
    )


def _values(
    prefix: str,
    action: Action,
    parser: ArgumentParser,  # noqa: ARG001
    parsed_args: Namespace,
    **_: object,
) -> Iterable[str]:
    """Return what may stand for an argument: files, or what the reports name."""
    if action.type in (Path, file_named):
        from argcomplete.completers import FilesCompleter

        files: Iterable[str] = FilesCompleter()(prefix)
        return files
    names: list[str] = []
    with suppress(KpiTuiError, OSError):
        store = open_store(parsed_args)
        if action.dest in ("period", "from_period", "to_period", "since"):
            from kpi_tui.period_names import column_name

            names = [column_name(key.last_day, key.period_type) for key in store.periods()]
        elif column := _COLUMNS.get(action.dest):
            frame = store.collect(store.readings().select(column))
            values = frame[column].to_list()
            lists = [value if isinstance(value, list) else [value] for value in values]
            names = sorted({str(name) for name in chain(*lists) if name})
    return names


_COLUMNS = {
    "director": "directors",
    "portfolio_holder": "portfolio_holder",
    "priority": "priority_code",
    "code": "measure_code",
}
"""The arguments, each with the column of the readings that holds its values."""
