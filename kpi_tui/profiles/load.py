"""Profiles are read from TOML, and checked: whatever a profile says is understood, or refused."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kpi_tui.errors import ProfileError
from kpi_tui.period import ANNEX, PeriodType
from kpi_tui.profiles.checked import CheckedTable
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import IGNORED, Labels, beside, key
from kpi_tui.profiles.profile import (
    Begins,
    DirectionRules,
    Kind,
    PeriodRules,
    Place,
    PriorityRules,
    Profile,
    StatusRules,
    TableRules,
)
from kpi_tui.report import (
    FIGURE_FIELDS,
    PROSE_FIELDS,
    STATUS_FIELDS,
    PublishedDirection,
    Status,
)

VERSION = 1
COLUMN_FIELDS = (
    *("code", "measure", "directors", "portfolio_holder", "priority"),
    *FIGURE_FIELDS,
    *STATUS_FIELDS,
    *("floor", "previous_actual", "previous_status", "published_direction"),
    *PROSE_FIELDS,
    IGNORED,
)
"""What a column may be."""
_CARD_FIELDS = frozenset(
    (
        *FIGURE_FIELDS,
        *STATUS_FIELDS,
        *("floor", "previous_actual", "previous_status", "published_direction"),
    )
)
PEOPLE = ("directors", "portfolio_holder")
_COLOURS = ("red", "amber", "green", "blue", "grey")
_SHAPES = ("star", "circle", "triangle", "ring")
_ARROWS = (
    *("up", "down", "left", "right"),
    *("up_right", "down_right", "up_left", "down_left"),
)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
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
        return tomllib.loads(data.decode("utf-8-sig"))  # Notepad may put a mark before UTF-8
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ProfileError(f"{path}: {why}: name a profile's file") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: not in UTF-8: save it as a text in UTF-8") from error
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise ProfileError(f"{path}: no TOML: {why}") from error


def parse_profile(
    data: Mapping[str, Any], file: str, common: Mapping[str, Any] | None = None
) -> Profile:
    """Return the profile that a TOML file says. Raises `ProfileError`."""
    top = CheckedTable(file, "", {**data})
    version = top.take("profile", int, VERSION)
    if version != VERSION:
        top.refuse("profile", f"version {version} is none of this kpi-tui's: write {VERSION}")
    name = top.text("name", needed=True)
    if name == ANNEX and Path(file).parent != Path(__file__).parent:
        top.refuse("name", f"{ANNEX} is built in: choose another")
    if not _NAME.fullmatch(name):
        top.refuse("name", "is the report's id: write small letters, digits and hyphens")
    code = _code(top.table("code"))
    period = _period(top.table("period"))
    shared = common or {}
    profile = Profile(
        name=name,
        council=top.text("council", needed=True),
        report=top.text("report", needed=True),
        file=file,
        recognise=tuple(top.texts("recognise")),
        period=period,
        code=code,
        priorities=_priorities(top.table("priority"), code),
        tables=tuple(_table(each, period, code) for each in top.tables("table")),
        status=_status(top.table("status"), shared.get("status", {})),
        direction=_direction(top.table("direction"), shared.get("direction", {})),
        titles=(*top.texts("titles"), *shared.get("titles", ())),
        furniture=tuple(top.phrases("furniture")),
        passes_over=tuple(top.phrases("passes_over")),
        refuses=top.text("refuses"),
    )
    top.done()
    if profile.tables and all(table.is_witness for table in profile.tables):
        top.refuse("table", "each is a witness: declare in [[table]] what they are witnesses of")
    if not profile.tables and not profile.refuses:
        top.refuse("table", "is missing: say in [[table]] what columns hold")
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
    month = table.text("year_begins") or "April"
    months = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
    if month.casefold() not in months:
        table.refuse("year_begins", f"{month!r} is no month")
    rules = PeriodRules(
        type=table.choice("type", {each.value: each for each in PeriodType}, PeriodType.MONTH),
        places=tuple(table.phrases("places")),
        in_headers=table.take("in_headers", bool, False),
        year_begins=months[month.casefold()],
    )
    table.done()
    return rules


def _priorities(table: CheckedTable, code: CodeShape | None) -> PriorityRules:
    expression = code.priority_expression if code else ""
    people = table.table("people")
    rules = PriorityRules(
        place=table.choice("place", {each.value: each for each in Place}, Place.ABOVE),
        headings=tuple(table.phrases("headings", PEOPLE, expression)),
        people={name: tuple(people.phrases(name)) for name in PEOPLE},
        commentary=table.take("commentary", bool, False),
        notes=tuple(key(text) for text in table.texts("notes")),
        counts=tuple(table.texts("counts")),
    )
    people.done()
    table.done()
    if rules.place is Place.ANNOUNCED and not (code and code.priority and rules.headings):
        table.refuse("place", "announced needs headings with a {code}, and the priority's shape")
    return rules


def _table(table: CheckedTable, period: PeriodRules, code: CodeShape | None) -> TableRules:
    columns = table.table("columns")
    fields = {name: tuple(columns.texts(name)) for name in COLUMN_FIELDS}
    columns.done("field")
    named: dict[tuple[str, int], str] = {}
    for name, labels in fields.items():
        for label in labels:
            # One cell may hold a text, a status and an arrow, but none of these twice.
            other = named.setdefault((key(label), beside(name)), name)
            if other != name:
                columns.refuse(name, f"the label {label!r} names {other} too: leave one out")
    kind = table.choice("kind", {each.value: each for each in Kind}, Kind.ROWS)
    least = min(4, sum(bool(labels) for name, labels in fields.items() if name != IGNORED))
    declared = {name: labels for name, labels in fields.items() if labels}
    begins = Begins.CODE if code else Begins.RULE
    rules = TableRules(
        kind=kind,
        begins=table.choice("begins", {each.value: each for each in Begins}, begins),
        labels=Labels(declared, table.take("least_labels", int, least), period.year_begins),
        foot=tuple(table.phrases("foot", _CARD_FIELDS)),
        is_witness=table.take("witness", bool, False),
        fills_gaps=table.take("fills_gaps", bool, False),
    )
    table.done()
    if kind is Kind.ROWS and not fields["measure"]:
        columns.refuse("measure", "is missing: write how the column of the measures is headed")
    if kind is Kind.CARDS and not rules.foot:
        table.refuse("foot", "is missing: write the line of figures, as Latest: {period_actual}")
    if rules.is_witness and kind is Kind.CARDS:
        table.refuse("witness", "cards are no summary of others: leave it out")
    if rules.fills_gaps and not rules.is_witness:
        table.refuse("fills_gaps", "only a witness fills gaps: write witness = true too")
    if rules.begins is Begins.CODE and code is None:
        table.refuse("begins", "no code is declared: write rule or cell")
    return rules


def _status(table: CheckedTable, shared: Mapping[str, Any]) -> StatusRules:
    statuses = {each.value: each for each in Status}
    rules = StatusRules(
        words=table.mapping("words", statuses, shared.get("words")),
        colours={
            statuses.get(name, name): status
            for name, status in table.mapping(
                "colours", statuses, shared.get("colours"), _COLOURS
            ).items()
        },
        shapes=table.mapping("shapes", statuses, None, _SHAPES),
        bare_grounds=table.take("bare_grounds", bool, False),
        empty=table.choice("empty", statuses, None),
    )
    table.done()
    return rules


def _direction(table: CheckedTable, shared: Mapping[str, Any]) -> DirectionRules:
    directions = {each.value: each for each in PublishedDirection} | {"none": None}
    words = table.mapping("words", directions, shared.get("words"))
    arrows = table.mapping("arrows", directions, shared.get("arrows"), _ARROWS)
    table.done()
    return DirectionRules(words=words, arrows=arrows)
