"""`kpi-tui profiles`: which reports are known, and by what."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from kpi_tui.cli.own_profiles import usable_profiles
from kpi_tui.profiles.profile import Profile
from kpi_tui.profiles.shelf import is_built_in
from kpi_tui.publish.console import TableColumn, print_table

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
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(args: Namespace) -> int:
    """Print a line a profile, by name; those that are wrong are named and left out."""
    listed = sorted(usable_profiles(), key=lambda profile: profile.name)
    if args.format == "json":
        print(json.dumps([_as_object(profile) for profile in listed], indent=2, ensure_ascii=False))
        return 0
    print_table(
        _COLUMNS,
        (
            [
                profile.name,
                profile.council,
                profile.report,
                (profile.period.type.value.replace("_", " ")),
                f"{profile.recognised_by}{' (and refused)' if profile.refuses else ''}",
                "built in" if is_built_in(profile) else profile.file,
            ]
            for profile in listed
        ),
    )
    return 0


def _as_object(profile: Profile) -> dict[str, object]:
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
