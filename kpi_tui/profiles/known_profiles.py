"""Finds profiles: those that come with the program, and a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from kpi_tui.errors import ProfileError, reason_of
from kpi_tui.files import is_there, write_whole
from kpi_tui.paths import expanded
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.load import load_profile, parse_profile, read_toml
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
def default_profile() -> Profile:
    """Return the profile of reports that name neither council nor report in the store."""
    return next(profile for profile in built_in() if profile.is_default)


OnProblem = Callable[[ProfileError], object]
"""Called with what is wrong with a profile that is left out."""


def own(folder: Path, on_problem: OnProblem) -> tuple[Profile, ...]:
    """Return the profiles in a person's folder, by name of file; none where it is not there.

    One that is wrong is told to `on_problem` and left out, and so is the second with a name.
    """
    names: dict[str, Profile] = {}
    try:
        paths = _files(folder)
    except ProfileError as error:
        on_problem(error)
        return ()
    for path in paths:
        try:
            profile = _load(path)
            other = names.setdefault(profile.name, profile)
            if other is not profile:
                raise ProfileError(
                    f"{path}: name: {profile.name!r} is that of {other.file} too: change one"
                )
        except ProfileError as error:
            on_problem(error)
    return tuple(names.values())


def all_profiles(folder: Path, on_problem: OnProblem = lambda _: None) -> tuple[Profile, ...]:
    """Return a person's profiles, then those of the program whose names they do not have."""
    mine = own(folder, on_problem)
    names = {profile.name for profile in mine}
    return (*mine, *(profile for profile in built_in() if profile.name not in names))


def find_profile(wanted: str, folder: Path) -> Profile:
    """Return the profile with this name, or in this file if it ends in .toml. Raises `ProfileError`."""
    if wanted.casefold().endswith(".toml"):
        return _load(expanded(Path(wanted)))
    problems: list[ProfileError] = []
    profiles = all_profiles(folder, problems.append)
    for profile in profiles:
        if profile.name == wanted:
            return profile
    # If there is a file of that name, what is wrong with it helps more than that it is not found.
    meant = f"{folder / wanted}.toml: "
    for problem in problems:
        if str(problem).startswith(meant):
            raise problem
    names = ", ".join(sorted(profile.name for profile in profiles))
    raise ProfileError(f"{wanted}: no profile has this name: there are {names}")


def is_built_in(profile: Profile) -> bool:
    """Whether a profile came with the program."""
    return Path(profile.file).parent == _BUILT_IN


def replaces_built_in(profile: Profile) -> bool:
    """Whether a person's own profile stands in place of one that came with the program."""
    return not is_built_in(profile) and any(each.name == profile.name for each in built_in())


def not_told_apart(profile: Profile, others: Iterable[Profile]) -> list[Profile]:
    """Return the profiles that know every report that this one knows, or the other way round.

    Profiles whose codes look different are always told apart.
    """
    return [
        other
        for other in others
        if other.name != profile.name
        and (_knows_all_of(other, profile) or _knows_all_of(profile, other))
    ]


def _knows_all_of(profile: Profile, other: Profile) -> bool:
    """Whether a profile knows every report that another one knows, as far as can be told."""
    alike = None
    if profile.code is not None and other.code is not None:
        alike = profile.code.is_like(other.code)
    if not profile.recognise:
        return alike is True and not other.recognise
    printed = [key(phrase) for phrase in other.recognise]
    return alike is not False and all(
        any(key(phrase) in each for each in printed) for phrase in profile.recognise
    )


def save_own(path: Path, toml: str, *, replace_it: bool = False) -> None:
    """Write a profile, over one that is there only if told to. Raises `ProfileError`."""
    if is_there(path) and not replace_it:
        raise ProfileError(
            f"{path}: is there already, so nothing was written: --force writes over it, "
            "--output NAME.toml beside it"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, toml.encode())
    except OSError as error:
        why = reason_of(error)
        raise ProfileError(f"{path}: {why}: --output NAME.toml writes it elsewhere") from error


def parse_own(toml: str, file: str) -> Profile:
    """Return the profile in a text, with the words that many councils share.

    Raises `ProfileError`, and `ValueError` where the text is no TOML.
    """
    return parse_profile(tomllib.loads(toml), file, shared_words())


def _load(path: Path) -> Profile:
    profile = load_profile(path, shared_words())
    if path.parent == _BUILT_IN:
        return profile
    known = default_profile()
    if profile.name == known.name:
        raise ProfileError(f"{path}: name: {known.name} is built in: choose another")
    if profile.is_default:
        raise ProfileError(f"{path}: default: only {known.name} is: leave it out")
    return profile


@cache
def shared_words() -> dict[str, object]:
    """Return the words that many councils share, as the file says them."""
    return read_toml(_BUILT_IN / _COMMON)


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".toml")
    except OSError as error:
        if not is_there(folder):
            return []
        raise ProfileError(f"{folder}: {error.strerror}: profiles cannot be looked for") from error
    if len(found) > _MOST:
        raise ProfileError(f"{folder}: more than {_MOST} profiles: take some out")
    return [path for path in found if path.parent != _BUILT_IN or path.name != _COMMON]
