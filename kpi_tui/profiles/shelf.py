"""Where profiles stand: those that come with the program, and a person's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kpi_tui.errors import ProfileError
from kpi_tui.period import ANNEX
from kpi_tui.profiles.load import load_profile, read_toml
from kpi_tui.profiles.profile import Profile

_BUILT_IN = Path(__file__).parent
_COMMON = "common.toml"
_MOST = 500
"""A person's folder may hold so many."""


@cache
def built_in() -> tuple[Profile, ...]:
    """Return the profiles that come with the program, by name."""
    return tuple(_load(path) for path in _files(_BUILT_IN))


@cache
def annex() -> Profile:
    """Return the profile of the annex that is meant where none is named."""
    return next(profile for profile in built_in() if profile.name == ANNEX)


def own(folder: Path) -> tuple[Profile, ...]:
    """Return the profiles in a person's folder, by name; none where it is not there.

    Raises `ProfileError` where one of them is wrong.
    """
    return tuple(_load(path) for path in _files(folder))


def all_profiles(folder: Path) -> tuple[Profile, ...]:
    """Return a person's profiles and those that come with the program, which they replace by name."""
    mine = own(folder)
    names: dict[str, Profile] = {}
    for profile in mine:
        other = names.setdefault(profile.name, profile)
        if other is not profile:
            raise ProfileError(
                f"{profile.file}: name: {profile.name!r} is that of {other.file} too: change one"
            )
    return (*mine, *(profile for profile in built_in() if profile.name not in names))


def find_profile(wanted: str, folder: Path) -> Profile:
    """Return the profile with this name, or in this file. Raises `ProfileError`."""
    if wanted.endswith(".toml"):
        return _load(Path(wanted))
    profiles = all_profiles(folder)
    for profile in profiles:
        if profile.name == wanted:
            return profile
    names = ", ".join(sorted(profile.name for profile in profiles))
    raise ProfileError(f"{wanted}: no profile has this name: there are {names}")


def _load(path: Path) -> Profile:
    return load_profile(path, _common())


@cache
def _common() -> dict[str, object]:
    return read_toml(_BUILT_IN / _COMMON)


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(
            path for path in folder.iterdir() if path.suffix == ".toml" and path.name != _COMMON
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ProfileError(f"{folder}: {error.strerror}: profiles cannot be looked for") from error
    if len(found) > _MOST:
        raise ProfileError(f"{folder}: more than {_MOST} profiles: take some out")
    return found
