"""Which profile a file is read by: the one that recognises it. A pack may hold reports of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.labels import and_list
from kpi_tui.pdf.page.survey import Holds, PageWords, survey
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.regex import regex

_COUNCIL = regex(
    r"(?:[A-Z][\w'’.-]+|and|of|the|upon|on|in|&)(?: (?:[A-Z][\w'’.-]+|and|of|the|upon|on|in|&)){0,7}"
    r" (?:Council|Authority)"
)
"""A council's name alone on its line."""


@dataclass(frozen=True)
class Recognised:
    """A profile that knows a file, and where in it that is seen."""

    profile: Profile
    names: frozenset[int]
    """The pages on which all of the phrases stand by which it is known."""
    measures: frozenset[int]
    """Those with codes of its shape."""
    tables: frozenset[int]
    """Those with a table that it may read, codes or not."""
    why: str = ""
    """By what it was chosen, in words."""

    @property
    def evidence(self) -> frozenset[str]:
        """What speaks for it: `phrases` that it is known by, `codes` of its shape on some page."""
        seen = {"phrases": bool(self.profile.recognise), "codes": bool(self.measures)}
        return frozenset(name for name, is_seen in seen.items() if is_seen)

    def stands_apart(self, other: Recognised) -> bool:
        """Whether its report and another's stand on pages of their own, as in a pack."""
        if self.names and other.names:
            return not self.names & other.names
        return bool(self.names or other.names) and all(
            mine.tables - its.measures and its.measures - mine.tables
            for mine, its in ((self, other), (other, self))
            if mine.names
        )


def recognise(
    path: Path, pages: Sequence[PageWords], profiles: Sequence[Profile]
) -> Profile | None:
    """Return the profile that knows a file, as `recognise_all`; the first of several reports."""
    return next((each.profile for each in recognise_all(path, pages, profiles)), None)


def recognise_all(
    path: Path, pages: Sequence[PageWords], profiles: Sequence[Profile]
) -> list[Recognised]:
    """Return the profiles that know the reports in a file: mostly one, or none.

    Raises `PdfError` where it is not clear which of several does, or where the one that does says
    that it is no report.
    """
    said = "".join(page.text for page in pages)
    seen = [
        look_for(pages, each)
        for each in profiles
        if (is_named(said, each) if each.recognise else each.code is not None)
    ]
    known = [each for each in seen if each.profile.recognise or each.measures]
    # A report without measures is known by the headings of its priorities.
    known = known or [
        each
        for each in seen
        if any(sight.holds is Holds.HEADINGS for sight in survey(pages, each.profile))
    ]
    if len(known) > 1:
        known = [each for each in known if each.tables] or known
    if len(known) > 1 and not all(one.stands_apart(other) for one, other in combinations(known, 2)):
        known = [_clearest(path, known)]
    for each in known:
        if each.profile.refuses:
            raise PdfError(f"{path}: {each.profile.refuses}")
    squashed = key(said)
    for each in known:
        profile = each.profile
        other = next(councils_on(said), None) if profile.recognise else None
        if other and key(profile.council) not in squashed:
            raise PdfError(
                f"{path}: it names {other}, and nowhere {profile.council} whose reports "
                f"{profile.name} knows ({profile.recognised_by}): choose a profile with --profile "
                f"NAME, or let recognise in {profile.file} say more"
            )
    return known


def councils_on(text: str) -> Iterator[str]:
    """Yield the councils that a text names on lines of their own."""
    for line in text.splitlines():
        council = " ".join(line.split())
        if _COUNCIL.fullmatch(council):
            yield council


def is_named(said: str, profile: Profile) -> bool:
    """Whether all that the profile knows its report by is printed."""
    squashed, phrases = key(said), profile.recognise
    return bool(phrases) and all(key(phrase) in squashed for phrase in phrases)


def look_for(pages: Sequence[PageWords], profile: Profile) -> Recognised:
    """Return where in a file a profile's report is seen, if anywhere."""
    sights = survey(pages, profile)
    return Recognised(
        profile,
        frozenset(page.number for page in pages if is_named(page.text, profile)),
        frozenset(sight.number for sight in sights if sight.holds is Holds.MEASURES),
        frozenset(
            sight.number for sight in sights if sight.holds in (Holds.MEASURES, Holds.HEADER)
        ),
        profile.recognised_by,
    )


def _clearest(path: Path, known: Sequence[Recognised]) -> Recognised:
    """Return the one for which more is seen than for each other. Raises `PdfError` where none is.

    A profile whose codes are nowhere in the file is passed over where another's are in it.
    """
    coded = [each for each in known if each.measures]
    able = [each for each in known if not coded or each.measures or each.profile.code is None]
    for each in able:
        others = [other for other in known if other is not each]
        if all(other.evidence < each.evidence or other not in able for other in others):
            less = "; ".join(f"{o.profile.name} too, {o.profile.recognised_by}" for o in others)
            why = f"{each.why} (less surely {less})"
            return Recognised(each.profile, each.names, each.measures, each.tables, why)
    names = and_list(each.profile.name for each in known)
    files = " or ".join(each.profile.file for each in known)
    all_ = "both" if len(known) == 2 else "all"
    raise PdfError(
        f"{path}: {names} {all_} recognise it: choose one with --profile NAME, "
        f"or let recognise in {files} say what only its own report prints"
    )
