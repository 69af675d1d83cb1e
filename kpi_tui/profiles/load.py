"""Profiles are read from TOML, and checked: whatever a profile says is understood, or refused."""

from __future__ import annotations

import calendar
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from kpi_tui.errors import ProfileError
from kpi_tui.period import PeriodType
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.labels import IGNORED, Labels, key
from kpi_tui.profiles.phrases import Phrase
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
_PEOPLE = ("directors", "portfolio_holder")
_COLOURS = ("red", "amber", "green", "blue")
_SHAPES = ("star", "circle", "triangle", "square", "diamond")
_ARROWS = ("up", "down", "left", "right")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_BYTES = 200_000
_LONGEST = 300
"""Characters of a text in a profile."""
_Chosen = TypeVar("_Chosen")


def load_profile(path: Path, common: Mapping[str, Any] | None = None) -> Profile:
    """Read the profile in a file, over the words that many share.

    Raises `ProfileError`, with a line that names the file, the key and the cure.
    """
    return parse_profile(read_toml(path), str(path), common)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises `ProfileError`."""
    try:
        data = path.read_bytes()
        if len(data) > _MOST_BYTES:
            raise ProfileError(f"{path}: too large for a profile")
        return tomllib.loads(data.decode())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ProfileError(f"{path}: {why}: name a profile's file") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: not in UTF-8: save it as a text in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise ProfileError(f"{path}: no TOML: {why}") from error


def parse_profile(
    data: Mapping[str, Any], file: str, common: Mapping[str, Any] | None = None
) -> Profile:
    """Return the profile that a TOML file says. Raises `ProfileError`."""
    top = _Table(file, "", {**data})
    version = top.take("profile", int, VERSION)
    if version != VERSION:
        top.refuse("profile", f"version {version} is none of this kpi-tui's: write {VERSION}")
    name = top.text("name", needed=True)
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
        recognise=tuple(key(text) for text in top.texts("recognise")),
        period=period,
        code=code,
        priorities=_priorities(top.table("priority"), code),
        tables=tuple(_table(each, period, code) for each in top.tables("table")),
        status=_status(top.table("status"), shared.get("status", {})),
        direction=_direction(top.table("direction"), shared.get("direction", {})),
        titles=(*top.texts("titles"), *shared.get("titles", ())),
        furniture=tuple(top.phrases("furniture")),
        refuses=top.text("refuses"),
    )
    top.done()
    if not profile.tables and not profile.refuses:
        top.refuse("table", "is missing: say in [[table]] what columns hold")
    if not profile.recognise and code is None:
        top.refuse("recognise", "is missing: name phrases that every such report prints")
    return profile


def _code(table: _Table) -> CodeShape | None:
    if table.is_empty:
        return None
    shape, priority = table.text("shape", needed=True), table.text("priority")
    table.done()
    return table.built("shape", lambda: CodeShape(shape, priority))


def _period(table: _Table) -> PeriodRules:
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


def _priorities(table: _Table, code: CodeShape | None) -> PriorityRules:
    expression = code.priority_expression if code else ""
    people = table.table("people")
    rules = PriorityRules(
        place=table.choice("place", {each.value: each for each in Place}, Place.ABOVE),
        headings=tuple(table.phrases("headings", _PEOPLE, expression)),
        people={name: tuple(people.phrases(name)) for name in _PEOPLE},
        commentary=table.take("commentary", bool, False),
        notes=tuple(key(text) for text in table.texts("notes")),
    )
    people.done()
    table.done()
    if rules.place is Place.ANNOUNCED and not (code and code.priority and rules.headings):
        table.refuse("place", "announced needs headings with a {code}, and the priority's shape")
    return rules


def _table(table: _Table, period: PeriodRules, code: CodeShape | None) -> TableRules:
    columns = table.table("columns")
    fields = {name: tuple(columns.texts(name)) for name in COLUMN_FIELDS}
    columns.done("field")
    named: dict[str, str] = {}
    for name, labels in fields.items():
        for label in labels:
            other = named.setdefault(key(label), name)
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
    )
    table.done()
    if kind is Kind.ROWS and not fields["measure"]:
        columns.refuse("measure", "is missing: write how the column of the measures is headed")
    if kind is Kind.CARDS and not rules.foot:
        table.refuse("foot", "is missing: write the line of figures, as Latest: {period_actual}")
    if rules.begins is Begins.CODE and code is None:
        table.refuse("begins", "no code is declared: write rule or cell")
    return rules


def _status(table: _Table, shared: Mapping[str, Any]) -> StatusRules:
    statuses = {each.value: each for each in Status}
    rules = StatusRules(
        words=table.mapping("words", statuses, shared.get("words")),
        colours={
            Status(name): status
            for name, status in table.mapping(
                "colours", statuses, shared.get("colours"), _COLOURS
            ).items()
        },
        shapes=table.mapping("shapes", statuses, None, _SHAPES),
        bare_grounds=table.take("bare_grounds", bool, False),
    )
    table.done()
    return rules


def _direction(table: _Table, shared: Mapping[str, Any]) -> DirectionRules:
    directions = {each.value: each for each in PublishedDirection} | {"none": None}
    words = table.mapping("words", directions, shared.get("words"))
    arrows = table.mapping("arrows", directions, shared.get("arrows"), _ARROWS)
    table.done()
    return DirectionRules(words=words, arrows=arrows)


class _Table:
    """A table of a profile: what is taken from it is checked, and what is left is refused."""

    def __init__(self, file: str, name: str, data: object) -> None:
        self._file = file
        self._name = name
        self._known: list[str] = []
        if not isinstance(data, dict):
            raise ProfileError(f"{file}: {name}: write a table, [{name}]")
        self._data: dict[str, Any] = data

    @property
    def is_empty(self) -> bool:
        """Whether the profile does not have it."""
        return not self._data

    def refuse(self, name: str, why: str) -> None:
        """Raise `ProfileError` for a key."""
        where = f"[{self._name}] {name}" if self._name else name
        raise ProfileError(f"{self._file}: {where}: {why}")

    def built(self, name: str, build: Callable[[], _Chosen]) -> _Chosen:
        """Return what a value stands for. Raises `ProfileError` where it stands for nothing."""
        try:
            return build()
        except ValueError as error:
            where = f"[{self._name}] {name}" if self._name else name
            raise ProfileError(f"{self._file}: {where}: {error}") from error

    def take(self, name: str, kind: type[_Chosen], default: _Chosen) -> _Chosen:
        """Return a value of a kind."""
        self._known.append(name)
        value = self._data.get(name, default)
        if type(value) is not kind:
            words = {int: "a number", bool: "true or false", str: "a text in quotes"}
            self.refuse(name, f"write {words.get(kind, kind.__name__)}")
        return value  # type: ignore[no-any-return]

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text, empty where there is none."""
        text = " ".join(self.take(name, str, "").split())
        if needed and not text:
            self.refuse(name, "is missing")
        if len(text) > _LONGEST or not text.isprintable():
            self.refuse(name, f"write one line of at most {_LONGEST} letters")
        return text

    def texts(self, name: str) -> list[str]:
        """Return texts; one alone may stand without brackets."""
        self._known.append(name)
        value = self._data.get(name, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self.refuse(name, 'write texts, ["like", "this"]')
        folded = [" ".join(text.split()) for text in texts]
        for text in folded:
            if not text or len(text) > _LONGEST or not text.isprintable():
                self.refuse(name, f"a text is empty, or longer than {_LONGEST} letters")
        return folded

    def phrases(self, name: str, fields: Iterable[str] = (), code: str = "") -> list[Phrase]:
        """Return phrases with placeholders."""
        allowed = frozenset(fields)
        return [
            self.built(name, lambda text=text: Phrase(text, allowed, code))  # type: ignore[misc]
            for text in self.texts(name)
        ]

    def choice(self, name: str, known: Mapping[str, _Chosen], default: _Chosen) -> _Chosen:
        """Return what one of several words stands for."""
        if name not in self._data:
            self._known.append(name)
            return default
        return self._chosen(name, self.take(name, str, ""), known)

    def mapping(
        self,
        name: str,
        meanings: Mapping[str, Any],
        shared: Mapping[str, str] | None,
        keys: Iterable[str] | None = None,
    ) -> dict[str, Any]:
        """Return what words mean, over those that many share."""
        table = self.table(name)
        found: dict[str, Any] = {
            _word(word): meanings[each] for word, each in (shared or {}).items()
        }
        for word, meaning in table._data.items():
            if keys is not None and word not in keys:
                table.refuse(word, _no_such("key", word, keys))
            if not isinstance(meaning, str):
                table.refuse(word, "write what it means, a text in quotes")
            found[word if keys else _word(word)] = self._chosen(f"{name}.{word}", meaning, meanings)
        return {word: meaning for word, meaning in found.items() if meaning is not None or not keys}

    def table(self, name: str) -> _Table:
        """Return a table in this one, empty where there is none."""
        self._known.append(name)
        return _Table(self._file, self._path(name), self._data.get(name, {}))

    def tables(self, name: str) -> list[_Table]:
        """Return the tables of a list of them."""
        self._known.append(name)
        value = self._data.get(name, [])
        if not isinstance(value, list):
            self.refuse(name, f"write a list of tables, [[{self._path(name)}]]")
        return [_Table(self._file, self._path(name), each) for each in value]

    def done(self, what: str = "key") -> None:
        """Raise `ProfileError` where something was not taken."""
        for name in self._data:
            if name not in self._known:
                self.refuse(name, _no_such(what, name, self._known))

    def _path(self, name: str) -> str:
        return f"{self._name}.{name}" if self._name else name

    def _chosen(self, name: str, word: str, known: Mapping[str, _Chosen]) -> _Chosen:
        if word not in known:
            self.refuse(name, _no_such("value", word, known))
        return known[word]


def _word(text: str) -> str:
    """Return a word of a status or a direction as it is compared."""
    return "".join(text.split()).casefold()


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(name, names, 1, 0.5)
    meant = f"did you mean {near[0]}?" if near else f"write one of {', '.join(names)}"
    return f"{name!r} is no {what} here: {meant}"
