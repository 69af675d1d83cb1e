"""Which profile a file is read by: the one that recognises it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.survey import Holds, PageWords, survey
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile


def recognise(
    path: Path, pages: Sequence[PageWords], profiles: Sequence[Profile]
) -> Profile | None:
    """Return the profile that knows a file; `None` where none does.

    Raises `PdfError` where several do, or where the one that does says that it is no report.
    """
    said = "".join(page.text for page in pages)
    # What a report prints of its own name tells more than the look of its codes.
    for known in (
        [each for each in profiles if is_named(said, each)],
        [
            each
            for each in profiles
            if not each.recognise
            and (
                each.code is not None
                and any(
                    sight.holds in (Holds.MEASURES, Holds.HEADINGS) for sight in survey(pages, each)
                )
            )
        ],
    ):
        if len(known) > 1:
            names = " and ".join(profile.name for profile in known)
            raise PdfError(f"{path}: {names} both recognise it: choose one with --profile NAME")
        if known:
            if known[0].refuses:
                raise PdfError(f"{path}: {known[0].refuses}")
            return known[0]
    return None


def is_named(said: str, profile: Profile) -> bool:
    """Whether all that the profile knows its report by is printed."""
    squashed, phrases = key(said), profile.recognise
    return bool(phrases) and all(key(phrase) in squashed for phrase in phrases)
