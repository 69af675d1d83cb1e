"""Where the stores, settings and caches are. Imports nothing heavy, so every command can ask."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path, PurePath

from kpi_tui.errors import KpiTuiError
from kpi_tui.store_url import StorePath, StoreUrl, parse_url
from kpi_tui.text import in_a_line

NOWHERE = Path(os.devnull) / "kpi-tui"
"""The folder of what is kept only for convenience, where no home folder is known. It is never there,
and nothing can be written in it."""


def expanded(path: Path) -> Path:
    """Return a path with the home folder in place of `~`. Raises `KpiTuiError` where there is none."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise KpiTuiError(
            f"{path}: {path.parts[0]} is no home folder known here: write the folder in full"
        ) from error


def store_at(typed: str | StorePath) -> StorePath:
    """Return the folder or the URL of a store that a person or a program names.

    Raises `KpiTuiError` for a URL that is no store's, and for a home folder that is not known.
    """
    if isinstance(typed, StoreUrl):
        return typed
    return parse_url(str(typed)) or expanded(Path(typed))


def to_paste(path: PurePath | StoreUrl) -> str:
    """Quote a path so that a command with it can be pasted into a shell of this system."""
    text = str(path)
    if sys.platform == "win32":
        # No name holds a quotation mark there.
        return text if re.fullmatch(r"[\w.:\\/-]+", text) else f'"{in_a_line(text)}"'
    if in_a_line(text) == text:
        return shlex.quote(text)
    signs = [(chr(byte), f"\\x{byte:02x}") for byte in os.fsencode(text)]
    plain = "".join(sign if sign.isascii() and sign.isalnum() else code for sign, code in signs)
    return f"$'{plain}'"


def default_path() -> StorePath:
    """Return where the store is: as `KPI_TUI_STORE` says, else in the user's data folder.

    Raises `KpiTuiError` where no home folder is known. The functions below raise it only where
    their variable names a home folder that is not known.
    """
    if chosen := os.environ.get("KPI_TUI_STORE"):
        return store_at(chosen)
    own = _users_own("data")
    if own is None:
        raise KpiTuiError(
            "no home folder is known here: set HOME, or KPI_TUI_STORE to the folder of the report library"
        )
    return own / "store"


def store_options(store: StorePath) -> tuple[str, ...]:
    """Return what makes a command open this store: `--store DIR`, nothing where it does by itself."""
    try:
        by_itself = store == default_path()
    except KpiTuiError:
        by_itself = False
    return () if by_itself else ("--store", to_paste(store.absolute()))


def demo_path() -> Path:
    """Return the folder of the sample store: `KPI_TUI_DEMO_STORE`, else beside the store of one's own."""
    return _chosen("KPI_TUI_DEMO_STORE") or (_users_own("data") or NOWHERE) / "demo"


def cache_path() -> Path:
    """Return the folder of what can be made again: `KPI_TUI_CACHE`, else the user's cache folder."""
    return _chosen("KPI_TUI_CACHE") or _users_own("cache") or NOWHERE


def config_path() -> Path:
    """Return the file of settings: `KPI_TUI_CONFIG`, else `config.toml` in the user's config folder."""
    return _chosen("KPI_TUI_CONFIG") or (_users_own("config") or NOWHERE) / "config.toml"


def profiles_path() -> Path:
    """Return the folder of a person's own profiles: `KPI_TUI_PROFILES`, else beside the settings."""
    return _chosen("KPI_TUI_PROFILES") or config_path().parent / "profiles"


def state_path() -> Path:
    """Return the file of what the explorer remembers: `KPI_TUI_STATE`, else in the user's state folder."""
    return _chosen("KPI_TUI_STATE") or (_users_own("state") or NOWHERE) / "remembered.json"


def _chosen(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return expanded(Path(value)) if value else None


def _users_own(kind: str) -> Path | None:
    """Return this system's folder for our files of a kind; `None` where no home folder is known."""
    import platformdirs

    try:
        path: Path = getattr(platformdirs, f"user_{kind}_path")("kpi-tui", appauthor=False)
    except RuntimeError:
        return None
    return path
