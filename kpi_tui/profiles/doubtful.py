"""What a profile declares against the words of the report: a column headed “Target” as the actual.

Such a profile can be right, so it is not refused; who checks it is told, and so is every import.
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kpi_tui.profiles.labels import EARLIER, IGNORED, SECTION, TOKENS, UNREAD, key
from kpi_tui.profiles.period_text import APRIL, names_meeting
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
    "polarity": r"good is|polarity|(?:bigger|smaller|higher|lower) is",
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
_UP, _DOWN, _LEVEL = "↑⬆⇧▲↗⇑", "↓⬇⇩▼↘⇓", "→➡⇨►▶↔⬌⇔="
_WAYS: tuple[tuple[re.Pattern[str], set[PublishedDirection | None]], ...] = (
    (re.compile(rf"improv|better|favourabl|^[{_UP}]$"), {PublishedDirection.IMPROVING}),
    (re.compile(rf"wors|declin|deteriorat|^[{_DOWN}]$"), {PublishedDirection.WORSENING}),
    (
        re.compile(rf"static|same|steady|stable|nochange|unchanged|^[{_LEVEL}]$"),
        {PublishedDirection.SAME, PublishedDirection.UNCLEAR},
    ),
    (re.compile(r"^(?:n/?a|[–—-])$"), {PublishedDirection.SAME, PublishedDirection.UNCLEAR, None}),
)
"""What a word may say of a direction: the first that fits."""
_NOT_RATED = {
    *(Status.MONITORING_ONLY, Status.NOT_REPORTED, Status.NOT_STARTED),
    *(Status.ACTUAL_MISSING, Status.TARGET_MISSING, Status.DATA_MISSING),
}
_SENSES: tuple[tuple[re.Pattern[str], set[Status]], ...] = (
    (re.compile(r"^(?:n/?a|n/?r|tbc|[–—-]|\?)$|notdue|nodata|awaiting|notreported"), _NOT_RATED),
    (re.compile(r"dataonly|notarget|monitor|information|notapplicable"), _NOT_RATED),
    (re.compile(r"slight(?!.*(?:above|ahead|better))|withintolerance"), {Status.AMBER}),
    (
        re.compile(r"off(?:track|target)|behind|below|missed|notmet|notachieved|worse"),
        {Status.RED, Status.AMBER},
    ),
    (re.compile(r"on(?:track|target|schedule)|exceed"), {Status.GREEN, Status.BLUE}),
)
"""What a word may say of a status: the first that fits. White space is taken out of words."""
_ALIKE = 0.7
"""So near to a placeholder, in braces, is a misprint of it."""
_Meaning = TypeVar("_Meaning")


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
    if profile.period.year_begins != APRIL:
        month = calendar.month_name[profile.period.year_begins]
        yield f"[period] year_begins: councils' years begin in April, this one's in {month}"
    for place in profile.period.places:
        if {"date", "month"} & set(place.names) and names_meeting(place.lead):
            yield f"[period] places: “{place.text}” tells when people meet, or when it was published"


def worded(name: str) -> str:
    """Return a field in the words of a sentence: `the actual`, `the year-to-date target`."""
    plain = name.removeprefix("period_").replace("ytd_", "year-to-date ").replace("_", " ")
    return f"the {plain}"


def _of_columns(table: TableRules) -> Iterator[str]:
    fields = table.labels.fields
    to_date = any(_TO_DATE.search(label.casefold()) for label in fields.get("ytd_actual", ()))
    others = {"previous_actual", "ytd_actual", "floor"} & set(fields)
    if others and "period_actual" not in fields and not to_date and not table.is_witness:
        yield "[table.columns] period_actual: no column is declared as the actual"
    # One cell may hold a text, a status and an arrow: its heading speaks of one of them.
    fitting = {
        key(label)
        for name, labels in fields.items()
        for label in labels
        if not _speaks_against(name, label)
    }
    for name, labels in fields.items():
        for label in labels:
            for token in _odd_tokens(label, name):
                yield f"[table.columns] {name}: {token}"
            if key(label) not in fitting:
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
    if name in (IGNORED, UNREAD, "priority") or _BOTH.search(_TO_DATE.sub("", said)):
        return False
    kinds = {each for each, words in _SAYS.items() if re.search(rf"\b(?:{words})\b", said)}
    if kind == "comment":
        kinds &= {"actual", "target", "measure", "code", "comment", "person", "polarity"}
    return bool(kinds and kind not in kinds) or _is_of_another_period(name, said)


def _is_of_another_period(name: str, said: str) -> bool:
    is_before = bool(_BEFORE.search(said)) or any(token in said for token in (*TOKENS[1:], EARLIER))
    is_now = bool(_NOW.search(said)) or TOKENS[0] in said
    to_date = bool(_TO_DATE.search(said))
    if name.startswith("previous_"):
        return (is_now or to_date) and not is_before
    if name.startswith("ytd_"):
        return not to_date and (is_before or TOKENS[0] in said or bool(_IN_PERIOD.search(said)))
    if name.startswith("period_"):
        return (is_before and not is_now) or (to_date and not is_now)
    # A period alone stands over figures, statuses and arrows.
    bare = said.strip("{}") in {token.strip("{}") for token in (*TOKENS, EARLIER)}
    return bare and name != "published_direction"


def _of_meanings(profile: Profile) -> Iterator[str]:
    named = {letter: Status(name) for name, letter in _COLOURS.items()}
    named |= {name: Status(name) for name in _COLOURS}
    for word, status in profile.status.words.items():
        colour = named.get(word)
        # A colour may stand for what is rated otherwise: blue for complete, say.
        others = set(Status) - {*RATED, Status.BLUE} if colour else set()
        said = {colour, *others} if colour else _first(word, _SENSES)
        if said and status not in said:
            yield f"[status.words] “{word}” is declared as {status.replace('_', ' ')}"
    for hue, status in profile.status.colours.items():
        if status in RATED and hue in RATED and status is not hue:
            yield f"[status.colours] {hue} is declared as {status}"
    for word, way in profile.direction.words.items():
        ways = _first(word, _WAYS)
        if ways and way not in ways:
            yield f"[direction.words] “{word}” is declared as {way or 'none'}"


def _first(word: str, known: Iterable[tuple[re.Pattern[str], set[_Meaning]]]) -> set[_Meaning]:
    return next((meant for pattern, meant in known if pattern.search(word)), set())
