"""Profiles are read from TOML, and checked: whatever a profile says is understood, or refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kpi_tui.errors import ProfileError, reason_of
from kpi_tui.months import MONTH_NAMES
from kpi_tui.period import PeriodType
from kpi_tui.profiles.arrows import WAYS
from kpi_tui.profiles.checked import CheckedTable
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.phrases import PEOPLE, Phrase
from kpi_tui.profiles.profile import (
    DirectionRules,
    PeriodRules,
    PriorityRules,
    Profile,
    ReportForm,
    StatusRules,
    TitlePlace,
)
from kpi_tui.profiles.tables import read_tables
from kpi_tui.regex import regex
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from kpi_tui.toml import parse_toml

VERSION = 1
_TELLS: Mapping[PeriodType, tuple[tuple[str, ...], ...]] = {
    PeriodType.MONTH: (("month",), ("date",), ("period",)),
    PeriodType.TWO_MONTHS: (("period",), ("date",)),
    PeriodType.QUARTER: (("quarter", "year"), ("period",), ("date",)),
    PeriodType.HALF_YEAR: (("half", "year"), ("period",), ("date",)),
    PeriodType.YEAR: (("year",), ("period",), ("date",)),
    PeriodType.DATE: (("date",), ("period",)),
}
"""The placeholders of which a place needs one set to tell a period, the simplest first."""
_COLOURS = ("red", "amber", "green", "blue", "grey")
_SHADE = regex(r"#[0-9a-f]{6}", re.IGNORECASE)
_SHAPES = ("star", "circle", "triangle", "ring")
_NAME = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 80
_NO_FILES = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)
"""The names of devices on Windows, where no file can have them."""
_MOST_BYTES = 200_000


def load_profile(path: Path, common: Mapping[str, Any] | None = None) -> Profile:
    """Read the profile in a file, over the words that many share.

    Raises `ProfileError`, with a line that names the file, the key and the cure.
    """
    return parse_profile(read_toml(path), str(path), common)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises `ProfileError`."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise ProfileError(f"{path}: no file: name a profile's file")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ProfileError(f"{path}: too large for a profile")
        return parse_toml(data.decode("utf-8-sig"))  # Notepad may put a mark before UTF-8
    except OSError as error:
        why = reason_of(error)
        raise ProfileError(f"{path}: {why}: name a profile's file") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: not in UTF-8: save it as a text in UTF-8") from error
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise ProfileError(f"{path}: no TOML: {why}") from error


def parse_profile(
    data: Mapping[str, Any], file: str, common: Mapping[str, Any] | None = None
) -> Profile:
    """Return the profile in a TOML file's data, over the `common` words. Raises `ProfileError`."""
    top = CheckedTable(file, "", {**data})
    version = top.take("profile", int, VERSION)
    if version != VERSION:
        top.refuse("profile", f"version {version} is none of this kpi-tui's: write {VERSION}")
    name = top.text("name", needed=True)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        top.refuse(
            "name",
            f"is the report's id: write small letters, digits and hyphens, {_LONGEST_NAME} at most",
        )
    if name in _NO_FILES:
        top.refuse("name", f"no file can be called {name} on Windows: choose another")
    code = _code(top.table("code"))
    period = _period(top.table("period"))
    shared = common or {}
    profile = Profile(
        name=name,
        council=top.text("council", needed=True),
        report=top.text("report", needed=True),
        file=file,
        known_as=top.text("known_as"),
        is_default=top.take("default", bool, False),
        recognise=tuple(top.telling("recognise")),
        period=period,
        code=code,
        priorities=_priorities(top.table("priority"), code),
        tables=read_tables(top.tables("table"), period, code),
        status=_status(top.table("status"), shared.get("status", {})),
        direction=_direction(top.table("direction"), shared.get("direction", {})),
        titles=(*top.texts("titles"), *shared.get("titles", ())),
        furniture=tuple(top.worded("furniture")),
        passes_over=tuple(top.worded("passes_over")),
        refuses=top.text("refuses"),
    )
    top.done()
    if not profile.tables and not profile.refuses:
        top.refuse("table", "is missing: say in [[table]] what columns hold")
    if profile.priorities.place is TitlePlace.COLUMN and "priority" not in profile.labels.fields:
        top.refuse("priority", "place = column needs a heading for priority in [table.columns]")
    if profile.table.kind is ReportForm.CARDS and profile.priorities.place is not TitlePlace.ABOVE:
        top.refuse("priority", "cards stand below the heading of theirs: write place = above")
    if not profile.recognise and code is None:
        top.refuse("recognise", "is missing: name phrases that every such report prints")
    return profile


def _code(table: CheckedTable) -> CodeShape | None:
    if table.is_empty:
        return None
    shape, priority = table.text("shape", needed=True), table.text("priority")
    table.done()
    return table.built("shape", lambda: CodeShape(shape, priority))


def _period(table: CheckedTable) -> PeriodRules:
    month = table.text("year_begins", default="April")
    months = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
    if month.casefold() not in months:
        table.refuse("year_begins", f"{month!r} is no month")
    rules = PeriodRules(
        type=table.choice("type", {each.value: each for each in PeriodType}, PeriodType.MONTH),
        places=tuple(table.phrases("places")),
        in_headers=table.take("in_headers", bool, False),
        year_begins=months[month.casefold()],
    )
    table.done()
    for place in rules.places:
        if not tells_period(place, rules.type):
            ways = " or ".join(
                "".join(f"{{{name}}}" for name in told) for told in _TELLS[rules.type]
            )
            table.refuse("places", f"{place.text!r} tells no {rules.type.words}: write {ways}")
    return rules


def tells_period(place: Phrase, kind: PeriodType) -> bool:
    """Whether the placeholders of a phrase are enough to tell a period of a kind."""
    return any(set(told) <= set(place.names) for told in _TELLS[kind])


def _priorities(table: CheckedTable, code: CodeShape | None) -> PriorityRules:
    expression = code.priority_expression if code else ""
    people = table.table("people")
    rules = PriorityRules(
        place=table.choice("place", {each.value: each for each in TitlePlace}, TitlePlace.ABOVE),
        headings=tuple(table.phrases("headings", PEOPLE, expression)),
        people={name: tuple(_naming(people, name)) for name in PEOPLE},
        commentary=table.take("commentary", bool, False),
        commentary_under=tuple(key(text) for text in table.telling("commentary_under")),
        notes=tuple(key(text) for text in table.telling("notes")),
        counts=tuple(table.telling("counts", 1)),
    )
    people.done()
    table.done()
    if rules.place is TitlePlace.ANNOUNCED and not (code and code.priority and rules.headings):
        table.refuse("place", "announced needs headings with a {code}, and the priority's shape")
    return rules


def _naming(people: CheckedTable, name: str) -> list[Phrase]:
    phrases = people.worded(name)
    for phrase in phrases:
        if not phrase.names:
            people.refuse(
                name, f"{phrase.text!r} names nobody: write {{name}} where the name stands"
            )
    return phrases


def _status(table: CheckedTable, shared: Mapping[str, Any]) -> StatusRules:
    statuses = {each.value: each for each in Status}
    rules = StatusRules(
        words=table.mapping("words", statuses, shared.get("words")),
        declared=table.as_declared("words", statuses),
        colours={
            statuses.get(name, name): status
            for name, status in table.mapping(
                "colours", statuses, shared.get("colours"), _COLOURS
            ).items()
        },
        shades=_shades(table, statuses),
        shapes=table.mapping("shapes", statuses, None, _SHAPES),
        bare_grounds=table.take("bare_grounds", bool, False),
        empty=table.choice("empty", statuses, None),
        confirmed=frozenset(table.texts("confirmed")),
    )
    for letter in sorted(rules.confirmed):
        if len(letter) != 1 or letter not in rules.declared:
            table.refuse("confirmed", f"{letter!r} is no letter of [status.words]")
    table.done()
    return rules


def _shades(
    table: CheckedTable, statuses: Mapping[str, Status]
) -> dict[tuple[int, int, int], Status]:
    table.mapping("shades", statuses, None)
    found: dict[tuple[int, int, int], Status] = {}
    for written, status in table.as_declared("shades", statuses).items():
        if not _SHADE.fullmatch(written):
            table.table("shades").refuse(written, "write a colour as a warning does: #ffa500")
        red, green, blue = bytes.fromhex(written[1:])
        found[red, green, blue] = status
    return found


def _direction(table: CheckedTable, shared: Mapping[str, Any]) -> DirectionRules:
    directions = {each.value: each for each in PublishedDirection} | {"none": None}
    words = table.mapping("words", directions, shared.get("words"))
    arrows = table.mapping("arrows", directions, shared.get("arrows"), WAYS)
    declared = table.as_declared("words", directions)
    table.done()
    return DirectionRules(words=words, declared=declared, arrows=arrows)
