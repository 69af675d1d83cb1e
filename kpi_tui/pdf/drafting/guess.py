"""A report that no profile knows becomes a guess: what a person looks at, and the profile as a file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import OnStart, open_pdf
from kpi_tui.pdf.page.survey import look_through
from kpi_tui.pdf.recognise import is_named, recognise
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.known_profiles import all_profiles
from kpi_tui.profiles.load import parse_profile


def guess_profile(
    path: Path,
    told: ProfileGuess | None = None,
    password: str | None = None,
    on_start: OnStart | None = None,
) -> ProfileGuess:
    """Draft the profile of a report; what a person `told` of it is taken as it is.

    Raises `PdfError` where no table of measures is in it.
    """
    with open_pdf(path, on_start, password) as document:
        draft = draft_profile(document, told)
        pages = look_through(document)
        said = "".join(page.text for page in pages)
        read_by = ""
        if told is None:
            try:
                known = recognise(path, pages, all_profiles(profiles_path()))
                read_by = f"{known.name}: {known.recognised_by}" if known else ""
            except PdfError as error:
                read_by = str(error).removeprefix(f"{path}: ")
    draft.recognise_in(said)
    toml = write_profile(draft)
    profile = parse_profile(tomllib.loads(toml), f"{draft.name}.toml")
    return ProfileGuess(
        council=profile.council,
        report=profile.report,
        period_type=profile.period.type,
        columns=tuple(draft.columns.fields.items()),
        beside=tuple(draft.columns.all_beside),
        name=profile.name,
        toml=toml,
        read_by=read_by,
        is_recognised=is_named(said, profile) or profile.code is not None,
        notes=tuple(draft.notes),
        statuses=tuple(draft.statuses.told),
    )
