"""Declarations of a profile against the words of the report, such as a column headed “Target” as actual.

Such a profile can be right, so it is not refused: a check of it and every import tell the doubt.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from kpi_tui.labels import field_label
from kpi_tui.months import APRIL, MONTH_NAMES
from kpi_tui.profiles.cell_forms import NOT_KEPT, CellForm
from kpi_tui.profiles.doubtful_meanings import doubts_of_directions, doubts_of_statuses
from kpi_tui.profiles.labels import (
    EARLIER,
    IGNORED,
    OVER,
    SECTION,
    TOKENS,
    UNREAD,
    key,
    placeholders_of,
)
from kpi_tui.profiles.period_text import names_meeting
from kpi_tui.profiles.phrases import PEOPLE, PLACEHOLDER
from kpi_tui.profiles.profile import Profile, TableRules
from kpi_tui.profiles.row_kinds import ROW_KIND
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS

_SAYS = {
    "target": r"targets?|goal",
    "actual": r"actuals?|results?|outturn|achieved",
    "status": r"b?rag|status|ratings?|target (?:met|achieved)|on (?:target|track)",
    "direction": r"dot|direction|travel|trends?",
    "comment": r"comments?|commentary|narrative|explanation",
    "measure": r"measures?|indicators?|kpis?|pis?",
    "code": r"refs?|codes?|references?|id",
    "floor": r"floor",
    "polarity": r"good is|polarity|(?:bigger|smaller|higher|lower) is",
    "officer": r"officers?|directors?|managers?|heads? of|owners?",
    "member": r"holders?|members?|councillors?|cllrs?|portfolios?|cabinet",
}
"""The words of a heading that say what its column holds, by what that is."""
_NEEDED = {
    "floor": r"floor|minimum|least|tolerance|threshold|lower|limit|trigger|intervention|below",
    "improvement_plan": r"improv|plan|action|recover|correct|remed|next|doing about",
    "timeframe": r"time|date|deadline|when|due|milestone|complet|\bby\b",
    "finance_impact": r"financ|financial|budget|cost|money|£",
    "risk_impact": r"risk",
    "directors": r"officer|director|manager|head|owner|\blead|respons|account|contact|who|service"
    r"|team|depart|assign|\bby\b|name|person|staff|sro",
    "portfolio_holder": r"member|portfolio|holder|cabinet|councillor|cllr|\blead|executive|owner"
    r"|respons|who|name",
    "code": r"\bref|code|\bno\b|number|\bid\b|#|\bk?pis?\b|\bni\b|key|item|index",
    "priority": r"priorit|theme|outcome|objective|ambition|aim|group|categor|area|section|service"
    r"|goal|pillar|commit|portfolio|directorate|strateg|mission|plan|topic|depart",
    "ytd": r"\bytd\b|to date|so far|cumulative|(?<!half.)\byear\b|april|total|running|\{|\d",
    "previous": r"prev|prior|last|preceding|earlier|before|ago|was\b|outturn|baseline|\{|\d",
}
"""Words of which a heading needs one to be that of a field which few reports have."""
_BOTH = regex(r"\b(?:against|versus|vs?|compared|variance|difference|gap|from|to)\b")
"""A heading with such a word is about more than one thing."""
_BEFORE = regex(r"\b(?:previous|prior|preceding|last (?:year|quarter|month|period|half))\b")
_TO_DATE = regex(r"\b(?:ytd|to date|so far|cumulative)\b")
_NOW = regex(r"\b(?:this (?:year|quarter|month|period|half)|current|latest)\b")
_IN_PERIOD = regex(r"\b(?:in[ -])?(?:month|quarter)(?:ly)?\b")
_KINDS = {
    "directors": "officer",
    "portfolio_holder": "member",
    "published_direction": "direction",
    "published_polarity": "polarity",
    **dict.fromkeys(PROSE_FIELDS, "comment"),
}
"""The key in `_SAYS` for a field; for other fields it is the last part of their name."""
_TWO_OF = {
    "period_status": ("status", "direction", "a direction"),
    "published_direction": ("direction", "status", "a status"),
    **dict.fromkeys(
        ("period_actual", "previous_actual", "ytd_actual"), ("actual", "target", "a target")
    ),
    **dict.fromkeys(("period_target", "ytd_target"), ("target", "actual", "an actual")),
    "directors": ("officer", "member", "a councillor"),
    "portfolio_holder": ("member", "officer", "an officer"),
}
"""What the heading of a field says that it holds, what it may hold too, and that in words."""
_ALIKE = 0.7
"""How alike a word in braces is to a placeholder of which it is a misprint."""


def doubts_of(profile: Profile) -> Iterator[str]:
    """Yield each declaration that the words of the report speak against, with its key."""
    for table in profile.tables:
        yield from _of_columns(table)
        for phrase in table.foot:
            parts = PLACEHOLDER.split(phrase.text)
            for before, name in zip(parts[::2], parts[1::2], strict=False):
                said = before.strip(" ,;:|()–—-")
                if said and _speaks_against(name, said):
                    yield f"[table] foot: the figure behind “{said}” is declared as {worded(name)}"
            for figure, between, name in zip(parts[1::2], parts[2::2], parts[3::2], strict=False):
                is_own = any(map(str.isalnum, between)) or not name.endswith("_status")
                if not is_own and name.partition("_")[0] != figure.partition("_")[0]:
                    beside = f"the status beside {worded(figure)}"
                    yield f"[table] foot: {beside} is declared as {worded(name)}"
    rules = profile.priorities
    for name in PEOPLE:
        is_named = rules.people.get(name) or any(name in each.names for each in rules.headings)
        for label in profile.labels.fields.get(name, ()) if is_named else ():
            headed = f"the column headed “{label}” is declared as {worded(name)}"
            yield f"[table.columns] {name}: {headed}, whom [priority] names too"
    for name, phrases in profile.priorities.people.items():
        for phrase in phrases:
            if _speaks_against(name, phrase.text):
                yield f"[priority] people: “{phrase.text}” is declared as {worded(name)}"
    yield from doubts_of_statuses(profile.status)
    yield from doubts_of_directions(profile.direction)
    if profile.period.year_begins != APRIL:
        month = MONTH_NAMES[profile.period.year_begins - 1]
        yield f"[period] year_begins: councils' years begin in April, this one's in {month}"
    for place in profile.period.places:
        if {"date", "month"} & set(place.names) and names_meeting(place.lead):
            yield f"[period] places: “{place.text}” tells when people meet, or when it was published"


def worded(name: str) -> str:
    """Return a field in the words of a sentence: `the actual`, `the year-to-date target`."""
    return f"the {field_label(name.removeprefix('period_'))}"


def says_who(text: str) -> bool:
    """Whether a text names an office, such as `Lead officer`."""
    said = " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())
    offices = rf"(?:{_SAYS['officer']}|{_SAYS['member']}|lead|leader|responsible)"
    return re.search(rf"\b{offices}\b", said) is not None


def _of_columns(table: TableRules) -> Iterator[str]:
    fields = table.labels.fields
    to_date = any(_TO_DATE.search(label.casefold()) for label in fields.get("ytd_actual", ()))
    others = {"previous_actual", "ytd_actual", "floor"} & set(fields)
    if others and "period_actual" not in fields and not to_date and not table.is_witness:
        yield "[table.columns] period_actual: no column is declared as the actual"
    if "ytd_target" in fields and "ytd_actual" not in fields:
        for label in fields["ytd_target"]:
            if "target" in _kinds_in(label.casefold()):
                continue
            headed = f"the column headed “{label}” is declared as the year-to-date target"
            yield f"[table.columns] ytd_target: {headed}, and none as the actual"
    yield from _half_declared(fields, table.labels.forms)
    yield from _turned_round(table.labels.forms)
    # One cell may hold a text, a status and an arrow: its heading speaks of one of them.
    fitting = {
        key(label)
        for name, labels in fields.items()
        for label in labels
        if _KINDS.get(name, name.rpartition("_")[2]) in _kinds_in(label.casefold())
        and not _speaks_against(name, label)
    }
    # So may one in which something is not kept: of that its heading speaks too.
    fitting |= {
        key(label)
        for label, form in table.labels.forms.items()
        if NOT_KEPT in form.names
        and not any(_is_of_another_period(name, label.casefold()) for name in form.fields)
    }
    for name, labels in fields.items():
        for label in labels:
            for token in _odd_tokens(label, name):
                yield f"[table.columns] {name}: {token}"
            if key(label) not in fitting and _speaks_against(name, label):
                yield (
                    f"[table.columns] {name}: the column headed “{label}” is declared as "
                    f"{worded(name)}"
                )


def _turned_round(forms: Mapping[str, CellForm]) -> Iterator[str]:
    """Yield the forms of cells whose heading names their fields in another order."""
    for label, form in forms.items():
        # A status is told by its word, wherever it stands.
        names = [name for name in form.fields if not name.endswith("_status")]
        kinds = [_SAYS[_KINDS.get(name, name.rpartition("_")[2])] for name in names]
        found = [re.search(rf"\b(?:{words})\b", label.casefold()) for words in kinds]
        starts = [each.start() for each in found if each]
        if starts != sorted(starts) and len({*kinds}) == len(kinds):
            yield f"[table.cells] “{label}”: {form.text} has its fields in another order"


def _half_declared(
    fields: Mapping[str, Sequence[str]], forms: Mapping[str, CellForm]
) -> Iterator[str]:
    """Yield the headings that speak of two things, of which only one is declared."""
    directions = {key(label) for label in fields.get("published_direction", ())}
    statuses = {key(label) for name in fields if name.endswith("_status") for label in fields[name]}
    above = Counter(label.split(OVER)[0] for label in {*chain(*fields.values())})
    for name, label in ((name, label) for name, labels in fields.items() for label in labels):
        if (
            name not in _TWO_OF
            or label in forms
            or (OVER in label and above[label.split(OVER)[0]] > 1)
        ):
            continue
        kind, other, said = _TWO_OF[name]
        if kind in ("status", "direction"):
            is_half = (key(label) in directions) is not (key(label) in statuses)
            is_both = {kind, other} <= _kinds_in(label.casefold())
        else:
            parts = [_kinds_in(part) for part in re.split(r"[/&,+(]|\band\b", label.casefold())]
            is_half = is_both = {kind} in parts and {other} in parts
        if is_half and is_both:
            yield f"[table.columns] {name}: the column headed “{label}” may hold {said} too"


def _odd_tokens(label: str, name: str) -> Iterator[str]:
    known = placeholders_of(name)
    for token in re.findall(r"\{[a-z_]+\}", label):
        near = difflib.get_close_matches(token, [*known, SECTION], 1, _ALIKE)
        if token not in known and near:
            meant = f"did you mean {near[0]}?" if near[0] in known else "only measure has it"
            yield f"{token} is no placeholder here: {meant}"


def _speaks_against(name: str, label: str) -> bool:
    """Whether a heading, or what stands before a figure, says that it is no such field."""
    said = " ".join(re.sub(r"[^\w{}]+", " ", label.casefold()).split())
    kind = _KINDS.get(name, name.rpartition("_")[2])
    group = name if name in _NEEDED else name.partition("_")[0]
    if group in _NEEDED and not re.search(_NEEDED[group], label.casefold()):
        return True
    if name in (IGNORED, UNREAD, ROW_KIND, "priority") or _BOTH.search(_TO_DATE.sub("", said)):
        return False
    kinds = _kinds_in(said)
    if kind == "comment":
        kinds &= {"actual", "target", "measure", "code", "comment", "officer", "member", "polarity"}
    if name in ("timeframe", "floor"):
        kinds -= {"target"}  # “Target met by” says when, “Minimum target” what is the least
    if kind == "status" and re.search(r"\b(?:results?|achieved)\b", said):
        kinds -= {"actual"}  # “Result”: met, or not met
    return bool(kinds and kind not in kinds) or _is_of_another_period(name, said)


def _kinds_in(said: str) -> set[str]:
    """Return everything that the words of a heading say its column holds."""
    return {each for each, words in _SAYS.items() if re.search(rf"\b(?:{words})\b", said)}


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
