"""A file is cut into pieces, one for each report in it: they may be of several councils or periods.

A report begins where its phrases and its period are printed on one page, or where another council
names itself with a period of its own. `page.parts` says which pages of a piece hold its report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.pdf.page.survey import Holds, PageWords, survey
from kpi_tui.pdf.recognise import Recognised, councils_on, is_named
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.profiles.profile import Profile, TitlePlace

_FEW = 25
"""Letters besides a period on a line that hardly says more."""
_LONG_LINE = 12
"""Letters of a line that hardly stands twice by chance."""
_REPEATED = 0.1
"""Of the lines of a report: so many stand in the one on the period after it too."""
_FEWEST_REPEATED = 3


@dataclass
class PackPiece:
    """The pages of one report, or of another council's that no profile knows."""

    known: Recognised | None
    council: str
    pages: list[int] = field(default_factory=list)
    last_day: date | None = None

    def is_report_of(self, front: PackPiece) -> bool:
        """Whether a page that names a report is of this one; it may print no period."""
        same = (self.council, self.last_day) == (front.council, front.last_day)
        own = self.known is not None and self.known is front.known
        return same or (own and front.last_day is None)


def find_pieces(pages: Sequence[PageWords], known: Sequence[Recognised]) -> list[PackPiece]:
    """Return the pages of each report, in the order of the file; one piece where there is one report."""
    if len(known) == 1 and known[0].profile.priorities.place is TitlePlace.ANNOUNCED:
        return [PackPiece(known[0], known[0].profile.council, [page.number for page in pages])]
    pieces: list[PackPiece] = []
    unplaced: list[int] = []
    for page in pages:
        begins = _front(page, known, pieces[-1] if pieces else None)
        if begins is not None:
            before = next((each for each in reversed(pieces) if each.is_report_of(begins)), None)
            if before is not None:
                pieces.remove(before)
            pieces.append(before or begins)
        if pieces:
            pieces[-1].pages += [*unplaced, page.number]
            unplaced = []
        else:
            unplaced.append(page.number)
    if not any(piece.known for piece in pieces):
        first = known[0]
        return [PackPiece(first, first.profile.council, [page.number for page in pages])]
    joined = _joined(sorted(pieces, key=lambda piece: piece.pages[0]), pages)
    for piece in joined:
        piece.pages.sort()
    return joined


def _front(
    page: PageWords, known: Sequence[Recognised], current: PackPiece | None
) -> PackPiece | None:
    """Return the report that begins on a page, or goes on with its name and period; mostly none."""
    for each in known:
        profile = each.profile
        if is_named(page.text, profile):
            days = _last_days(page.text, profile)
            if current is not None and current.known is each and current.last_day in days:
                return None
            day = days.pop() if len(days) == 1 else None
            return PackPiece(each, profile.council, last_day=day)
        if not profile.recognise and page.number in each.measures:
            return PackPiece(each, profile.council)
    own = {key(each.profile.council) for each in known}
    said = key(page.text)
    if any(council in said for council in own):
        return None
    council = next(councils_on(page.text), None)
    is_dated = any(
        len(line) - len(period.text) <= _FEW
        for line in page.text.splitlines()
        for period in find_periods(line)
    )
    return PackPiece(None, council) if council and is_dated else None


def _last_days(text: str, profile: Profile) -> set[date]:
    """Return the ends of the periods that a page prints on lines that hardly say more."""
    rules = profile.period
    names = [key(phrase) for phrase in (*profile.recognise, profile.council)]
    for place in rules.places:
        days = set()
        for line in text.splitlines():
            if place.find(line) is None:
                continue
            besides = key(line)
            for name in names:
                besides = besides.replace(name, "")
            for period in find_periods(line, rules.year_begins):
                few = len(besides) - len(key(period.text)) <= _FEW
                if period.type is rules.type and few and not line.rstrip().endswith("."):
                    days.add(period.last_day)
        if days:
            return days
    return set()


def _joined(pieces: Sequence[PackPiece], pages: Sequence[PageWords]) -> list[PackPiece]:
    """Join what is no report of its own: one on another period says the same measures again."""
    texts = {page.number: page for page in pages}
    kept: list[PackPiece] = []
    for piece in pieces:
        before = next((e for e in reversed(kept) if e.known and e.known is piece.known), None)
        if before is not None and not _says_again(before, piece, texts):
            before.pages += piece.pages
            continue
        kept.append(piece)
    return kept


def _says_again(before: PackPiece, piece: PackPiece, texts: dict[int, PageWords]) -> bool:
    """Whether both pieces have tables of measures, and name many of the same."""
    assert piece.known is not None
    of_before = [texts[number] for number in before.pages]
    own = [texts[number] for number in piece.pages]
    profile = piece.known.profile
    for part in (of_before, own):
        if not any(s.holds in (Holds.MEASURES, Holds.HEADER) for s in survey(part, profile)):
            return False
    if profile.code is not None:
        codes = [
            set().union(*(s.codes for s in survey(part, profile))) for part in (of_before, own)
        ]
        return 2 * len(codes[0] & codes[1]) >= max(1, min(map(len, codes)))
    one, other = set(_lines(of_before)), set(_lines(own))
    same = len(one & other)
    return same >= max(_FEWEST_REPEATED, _REPEATED * min(len(one), len(other)))


def _lines(pages: Sequence[PageWords]) -> Iterator[str]:
    """Yield the long lines, squashed, that stand on one page only: running heads stand on several."""
    said: dict[str, int] = {}
    for page in pages:
        for line in {key(line) for line in page.text.splitlines()}:
            said[line] = said.get(line, 0) + 1
    yield from (line for line, count in said.items() if count == 1 and len(line) >= _LONG_LINE)
