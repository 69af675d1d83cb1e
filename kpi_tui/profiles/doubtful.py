"""What a profile declares against the words of the report: a column headed “Target” as the actual.

Such a profile can be right, so it is not refused; who checks it is told, and so is every import.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from kpi_tui.profiles.labels import EARLIER, IGNORED, SECTION, TOKENS
from kpi_tui.profiles.period_text import names_meeting
from kpi_tui.profiles.profile import Profile, TableRules
from kpi_tui.report import PROSE_FIELDS, RATED, PublishedDirection, Status

_SAYS = {
    "target": r"targets?|goal",
    "actual": r"actuals?|results?|outturn|achieved",
    "status": r"b?rag|status|ratings?",
    "direction": r"dot|direction|travel|trends?",
    "comment": r"comments?|commentary|narrative|explanation",
    "measure": r"measures?|indicators?|kpis?|pis?",
    "code": r"refs?|codes?|references?|id",
    "floor": r"floor",
    "person": r"officers?|directors?|owners?|holders?|members?|councillors?|managers?",
}
"""What the words of a heading say that its column holds."""
_BOTH = re.compile(r"\b(?:against|versus|vs?|compared|variance|difference|gap|from|to)\b")
"""A heading with such a word is about more than one thing."""
_BEFORE = re.compile(r"\b(?:previous|prior|preceding|last (?:year|quarter|month|period|half))\b")
_TO_DATE = re.compile(r"\b(?:ytd|to date|so far|cumulative)\b")
_NOW = re.compile(r"\b(?:this (?:year|quarter|month|period|half)|current|latest)\b")
_IN_PERIOD = re.compile(r"\b(?:in[ -])?(?:month|quarter)(?:ly)?\b")
_KINDS = {
    "directors": "person",
    "portfolio_holder": "person",
    "published_direction": "direction",
    **dict.fromkeys(PROSE_FIELDS, "comment"),
}
_COLOURS = {"green": "g", "amber": "a", "red": "r", "blue": "b"}
_WAYS = (
    (PublishedDirection.WORSENING, re.compile(r"improv|better|\brising\b|favourabl")),
    (PublishedDirection.IMPROVING, re.compile(r"wors|declin|deteriorat")),
)
"""What a word does not say of a direction."""
_TRACK = (
    (Status.RED, re.compile(r"^(?:on|aheadof)(?:track|target|schedule)$")),
    (
        Status.GREEN,
        re.compile(r"^(?:significantly|well)?(?:off|behind|below)(?:track|target|schedule)$"),
    ),
)
_ALIKE = 0.7
"""So near to a placeholder, in braces, is a misprint of it."""


def doubts_of(profile: Profile) -> Iterator[str]:
    """Yield each declaration that the words of the report speak against, with its key."""
    for table in profile.tables:
        yield from _of_columns(table)
        for phrase in table.foot:
            parts = re.split(r"\{([a-z_]+)\}", phrase.text)
            for before, name in zip(parts[::2], parts[1::2], strict=False):
                said = before.strip(" ,;:|()–—-")
                if _speaks_against(name, said):
                    yield f"[table] foot: the figure behind “{said}” is declared as {worded(name)}"
    yield from _of_meanings(profile)
    for place in profile.period.places:
        if {"date", "month"} & set(place.names) and names_meeting(place.lead):
            yield f"[period] places: “{place.text}” tells when people meet, or when it was published"


def worded(name: str) -> str:
    """Return a field in the words of a sentence: `the actual`, `the year-to-date target`."""
    plain = name.removeprefix("period_").replace("ytd_", "year-to-date ").replace("_", " ")
    return f"the {plain}"


def _of_columns(table: TableRules) -> Iterator[str]:
    for name, labels in table.labels.fields.items():
        for label in labels:
            for token in _odd_tokens(label, name):
                yield f"[table.columns] {name}: {token}"
            if _speaks_against(name, label):
                yield (
                    f"[table.columns] {name}: the column headed “{label}” is declared as "
                    f"{worded(name)}"
                )


def _odd_tokens(label: str, name: str) -> Iterator[str]:
    known = [*TOKENS, EARLIER, *([SECTION] if name == "measure" else [])]
    for token in re.findall(r"\{[a-z_]+\}", label):
        near = difflib.get_close_matches(token, [*known, SECTION], 1, _ALIKE)
        if token not in known and near:
            meant = f"did you mean {near[0]}?" if near[0] in known else "only measure has it"
            yield f"{token} is no placeholder here: {meant}"


def _speaks_against(name: str, label: str) -> bool:
    """Whether a heading, or what stands before a figure, says that it is no such field."""
    said = " ".join(re.sub(r"[^\w{}]+", " ", label.casefold()).split())
    kind = _KINDS.get(name, name.rpartition("_")[2])
    if name in (IGNORED, "priority") or _BOTH.search(_TO_DATE.sub("", said)):
        return False
    kinds = {each for each, words in _SAYS.items() if re.search(rf"\b(?:{words})\b", said)}
    if kind == "comment":
        kinds &= {"actual", "target", "measure", "code", "comment"}
    return bool(kinds and kind not in kinds) or _is_of_another_period(name, said)


def _is_of_another_period(name: str, said: str) -> bool:
    is_before = bool(_BEFORE.search(said)) or any(token in said for token in (*TOKENS[1:], EARLIER))
    is_now = bool(_NOW.search(said)) or TOKENS[0] in said
    to_date = bool(_TO_DATE.search(said))
    if name.startswith("previous_"):
        return (is_now or to_date) and not is_before
    if name.startswith("ytd_"):
        return not to_date and (is_before or bool(_IN_PERIOD.search(said)))
    if name.startswith("period_"):
        return (is_before and not is_now) or (to_date and not is_now)
    return False


def _of_meanings(profile: Profile) -> Iterator[str]:
    named = {letter: Status(name) for name, letter in _COLOURS.items()}
    named |= {name: Status(name) for name in _COLOURS}
    for word, status in profile.status.words.items():
        said = named.get(word)
        if (said is not None and status in (*RATED, Status.BLUE) and status is not said) or (
            _is_said(word, status, _TRACK)
        ):
            yield f"[status.words] “{word}” is declared as {status}"
    for colour, status in profile.status.colours.items():
        if status in RATED and colour in RATED and status is not colour:
            yield f"[status.colours] {colour} is declared as {status}"
    for word, way in profile.direction.words.items():
        if way is not None and _is_said(word, way, _WAYS):
            yield f"[direction.words] “{word}” is declared as {way}"


def _is_said(word: str, meaning: object, known: Iterable[tuple[object, re.Pattern[str]]]) -> bool:
    return any(meaning is each and pattern.search(word) for each, pattern in known)
