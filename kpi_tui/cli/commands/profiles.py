"""`kpi-tui profiles`: which reports are known, and by what."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.output import add_output, form_of
from kpi_tui.cli.own_profiles import usable_profiles
from kpi_tui.cli.sheets import put_table
from kpi_tui.profiles.known_profiles import is_built_in
from kpi_tui.profiles.profile import Profile
from kpi_tui.publish.console import TableColumn

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Record

_COLUMNS = (
    TableColumn("Profile"),
    TableColumn("Council"),
    TableColumn("Report"),
    TableColumn("Period", no_wrap=True),
    TableColumn("Recognised"),
    TableColumn("Kept"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_output(command)


def run(args: Namespace) -> int:
    """Print a line a profile, by name; those that are wrong are named and left out.

    Raises `KpiTuiError`.
    """
    form = form_of(args)
    listed = sorted(usable_profiles(), key=lambda profile: profile.name)
    rows = [
        [
            profile.name,
            profile.council,
            profile.report,
            profile.period.type.words,
            f"{profile.recognised_by}{' (and refused)' if profile.refuses else ''}",
            "built in" if is_built_in(profile) else profile.file,
        ]
        for profile in listed
    ]
    put_table(args, form, "Profiles", _COLUMNS, rows, [_record(profile) for profile in listed])
    return 0


def _record(profile: Profile) -> Record:
    """Return a profile for programs."""
    return {
        "name": profile.name,
        "council": profile.council,
        "report": profile.report,
        "period_type": profile.period.type.value,
        "recognise": list(profile.recognise),
        "code": profile.code.shape if profile.code else None,
        "built_in": is_built_in(profile),
        "file": profile.file,
    }
