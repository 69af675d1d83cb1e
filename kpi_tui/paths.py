"""Where the stores, settings and caches are. Imports nothing heavy, so every command can ask."""

from __future__ import annotations

import os
from pathlib import Path


def default_path() -> Path:
    """Return the folder of the store: `KPI_TUI_STORE`, else the user's data folder of this system."""
    chosen = os.environ.get("KPI_TUI_STORE")
    return Path(chosen).expanduser() if chosen else user_data() / "store"


def demo_path() -> Path:
    """Return the folder of the sample store: `KPI_TUI_DEMO_STORE`, else beside the store of one's own."""
    chosen = os.environ.get("KPI_TUI_DEMO_STORE")
    return Path(chosen).expanduser() if chosen else user_data() / "demo"


def user_data() -> Path:
    """Return where this system keeps an application's data for this user."""
    from platformdirs import user_data_path

    return user_data_path("kpi-tui", appauthor=False)


def cache_path() -> Path:
    """Return where what can be made again is kept: `KPI_TUI_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("KPI_TUI_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("kpi-tui", appauthor=False)


def config_path() -> Path:
    """Return the file of settings: `KPI_TUI_CONFIG`, else `config.toml` in the user's config folder."""
    chosen = os.environ.get("KPI_TUI_CONFIG")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_config_path

    return user_config_path("kpi-tui", appauthor=False) / "config.toml"


def profiles_path() -> Path:
    """Return the folder of a person's own profiles: `KPI_TUI_PROFILES`, else beside the settings."""
    chosen = os.environ.get("KPI_TUI_PROFILES")
    return Path(chosen).expanduser() if chosen else config_path().parent / "profiles"


def state_path() -> Path:
    """Return the file of what the explorer remembers: `KPI_TUI_STATE`, else in the user's state folder."""
    chosen = os.environ.get("KPI_TUI_STATE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_state_path

    return user_state_path("kpi-tui", appauthor=False) / "remembered.json"
