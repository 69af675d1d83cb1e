"""The process that reads a PDF, started once in a run for each file, profile and question.

For tests of what is made of what it says: asked again, it says the same, at once. A file that has
changed, another path, another profile on the command line or among a person's own is read anew, and
so is whatever is to be drawn.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from kpi_tui.importing.child import READER
from kpi_tui.importing.protocol import PASSWORD, PICTURES, PROFILE, ROW
from kpi_tui.paths import profiles_path

Asked = tuple[object, ...]
Ended = subprocess.CompletedProcess[str]
PIPE, DEVNULL = subprocess.PIPE, subprocess.DEVNULL
_ENDED: dict[Asked, Ended] = {}


@dataclass
class Repeated:
    """A process that has said what another one did, and has ended as it did."""

    ended: Ended
    stdin: None = None
    stdout: StringIO = field(init=False)

    def __post_init__(self) -> None:
        self.stdout = StringIO(self.ended.stdout)

    def kill(self) -> None: ...

    def wait(self) -> int:
        return self.ended.returncode


def Popen(command: Sequence[str], **how: Any) -> Repeated | subprocess.Popen[str]:  # noqa: N802
    """Stand for `subprocess.Popen` where the reader is started."""
    *options, path = command[len(READER) :]
    draws = any(each.startswith((PICTURES, ROW)) for each in options)
    if tuple(command[: len(READER)]) != READER or draws or not Path(path).is_file():
        return subprocess.Popen(command, **how)
    folder = profiles_path()
    named = [each.removeprefix(PROFILE) for each in options if each.startswith(PROFILE)]
    read = tuple(_digest(Path(each)) for each in (path, *named))
    own = tuple((each.name, _digest(each)) for each in sorted(folder.glob("*")))
    asked = (*command, how["env"].get(PASSWORD), read, own)
    for known in (asked, (*asked, folder)):
        if known in _ENDED:
            return Repeated(_ENDED[known])
    with subprocess.Popen(command, **how) as child:  # it ends when nothing can be said to it
        assert child.stdout is not None
        said: str = child.stdout.read()
    # The same profiles in another folder say the same, unless what is said names the folder.
    asked = (*asked, folder) if json.dumps(str(folder))[1:-1] in said else asked
    _ENDED[asked] = Ended(command, child.returncode, said)
    return Repeated(_ENDED[asked])


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
