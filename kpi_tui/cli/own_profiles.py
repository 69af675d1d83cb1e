"""A person's own profiles, as several commands look at them."""

from __future__ import annotations

from kpi_tui.cli.common import complain
from kpi_tui.paths import profiles_path
from kpi_tui.profiles.known_profiles import all_profiles, find_profile
from kpi_tui.profiles.profile import Profile


def tell_wrong_profiles(wanted: str | None) -> None:
    """Name each profile in the person's folder that is wrong; with `wanted`, check only that one.

    Raises `ProfileError` where the wanted one is wrong or not there.
    """
    if wanted is None:
        usable_profiles()
    else:
        find_profile(wanted, profiles_path())


def usable_profiles() -> tuple[Profile, ...]:
    """Return all profiles but those that are wrong, which are named."""
    return all_profiles(profiles_path(), complain)
