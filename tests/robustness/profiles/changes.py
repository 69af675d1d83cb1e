"""A profile with one thing changed, for every key that it has and every one it could have."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import CARD_FIELDS, COLUMN_FIELDS
from kpi_tui.report import PROSE_FIELDS, PublishedDirection
from kpi_tui.status import Status

Toml = dict[str, Any]
_OTHER = "Marwick"
"""A word that stands in no report."""
_TOKENS = ("{period}", "{previous_period}", "{last_year}", "{earlier_period}", "{section}")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_SHAPES = ("#", "##", "@@@-#", "{letters}{number}", "@#.##", "@@{number}")
_COLOURS = ("red", "amber", "green", "blue", "grey")
_DRAWN = ("star", "circle", "triangle", "ring")
_UNRATED = ("monitoring_only", "not_reported")
_ARROWS = ("up", "down", "right", "left", "up_right", "down_right")


@dataclass(frozen=True)
class Change:
    """One thing that is changed in a profile."""

    what: str
    toml: Toml
    not_kept: frozenset[str] = frozenset()
    """The fields that the changed profile says not to keep: their cells may be empty."""


def changes_of(profile: Toml) -> Iterator[Change]:
    """Every change of one thing in a profile, in an order that is always the same.

    Not those that make another sound profile: a dash may stand for no change or for nothing, and
    an arrow may say nothing of better or worse.
    """
    for what, change, not_kept in _changes(profile):
        changed = copy.deepcopy(profile)
        change(changed)
        if changed != profile:
            yield Change(what, changed, not_kept)


_Made = tuple[str, Callable[[Toml], Any], frozenset[str]]


def _changes(profile: Toml) -> Iterator[_Made]:
    none: frozenset[str] = frozenset()
    for what, change in (
        *_of_names(profile),
        *_of_period(profile),
        *_of_code(profile),
        *_of_priority(profile),
        *_of_meanings(profile),
    ):
        yield what, change, none
    for at, table in enumerate(profile.get("table", [])):
        where = "table" if at == 0 else f"table {at + 1}"
        for what, change, not_kept in _of_table(table):
            yield f"{where}: {what}", _in_table(change, at), not_kept


_Simple = tuple[str, Callable[[Toml], Any]]


def _in_table(change: Callable[[Toml], Any], at: int) -> Callable[[Toml], Any]:
    return lambda profile: change(profile["table"][at])


def _of_names(profile: Toml) -> Iterator[_Simple]:
    yield "council another", _put((), "council", f"{_OTHER} Borough Council")
    yield from _of_texts(profile, (), "recognise")
    yield from _of_texts(profile, (), "furniture")
    yield from _of_texts(profile, (), "passes_over")
    for line in ("{any} per {any}", "Household {any}", "{any} council {any}"):
        yield f"furniture + {line}", _append((), "furniture", line)
        yield f"passes_over + {line}", _append((), "passes_over", line)


def _of_period(profile: Toml) -> Iterator[_Simple]:
    period = profile.get("period", {})
    for kind in PeriodType:
        yield f"period.type {kind}", _put(("period",), "type", kind.value)
        yield (
            f"period.type {kind}, any place",
            _put((), "period", {**period, "type": kind.value, "places": ["{period}"]}),
        )
    yield from _of_texts(profile, ("period",), "places")
    for place in ("{period}", "{date}", "Report to Cabinet {date}", "Target {period}"):
        yield f"period.places {place}", _put(("period",), "places", [place])
    yield (
        "period.places the other way round",
        lambda each: each["period"].update(places=period.get("places", [])[::-1]),
    )
    yield (
        "period.in_headers the other",
        _put(("period",), "in_headers", not period.get("in_headers", False)),
    )
    for month in ("January", "July"):
        yield f"period.year_begins {month}", _put(("period",), "year_begins", month)


def _of_code(profile: Toml) -> Iterator[_Simple]:
    if "code" in profile:
        yield "code none", _drop((), "code")
        yield "code none, begins rule", _without_code("rule")
        yield "code none, begins cell", _without_code("cell")
    for shape in _SHAPES:
        yield f"code.shape {shape}", _put(("code",), "shape", shape)


def _without_code(begins: str) -> Callable[[Toml], None]:
    def change(profile: Toml) -> None:
        profile.pop("code")
        profile["table"][0]["begins"] = begins

    return change


def _of_priority(profile: Toml) -> Iterator[_Simple]:
    priority = profile.get("priority", {})
    for place in ("above", "row", "header", "column"):
        yield f"priority.place {place}", _put(("priority",), "place", place)
    for name in ("headings", "commentary_under", "notes", "counts"):
        yield from _of_texts(profile, ("priority",), name)
    for heading in ("{title}", "{number} {title}", f"{_OTHER} {{number}}: {{title}}"):
        yield f"priority.headings {heading}", _put(("priority",), "headings", [heading])
    yield (
        "priority.commentary the other",
        _put(("priority",), "commentary", not priority.get("commentary", False)),
    )
    yield "priority.commentary_under + Notes", _append(("priority",), "commentary_under", "Notes")
    people = priority.get("people", {})
    for name, other in (
        ("directors", "portfolio_holder"),
        ("portfolio_holder", "directors"),
    ):
        yield from _of_texts(profile, ("priority", "people"), name)
        if name in people and other not in people:
            yield f"priority.people {name} as {other}", _rename(("priority", "people"), name, other)
    if len(people) > 1:
        yield "priority.people exchanged", _exchange(("priority", "people"), *people)


def _of_meanings(profile: Toml) -> Iterator[_Simple]:
    statuses = [each.value for each in Status if each is not Status.UNREADABLE]
    ways = [*(each.value for each in PublishedDirection), "none"]
    for table, name, usual, meanings in (
        ("status", "words", ("green", "amber", "red", "G", "A", "R"), statuses),
        ("status", "colours", _COLOURS, statuses),
        ("status", "shapes", _DRAWN, statuses),
        ("direction", "words", (), ways),
        ("direction", "arrows", _ARROWS, ways[:-1]),
    ):
        declared = profile.get(table, {}).get(name, {})
        for word in dict.fromkeys((*declared, *usual)):
            for meaning in meanings:
                if _is_sound(table, word, meaning, declared.get(word)):
                    continue
                said = f"{table}.{name} {word} = {meaning}"
                yield said, _put((table, name), word, meaning)
            if word in declared:
                yield f"{table}.{name} {word} none", _drop((table, name), word)
    for status in (each for each in statuses if each not in ("monitoring_only", "target_missing")):
        yield f"status.empty {status}", _put(("status",), "empty", status)
    grounds = profile.get("status", {}).get("bare_grounds", False)
    yield "status.bare_grounds the other", _put(("status",), "bare_grounds", not grounds)


def _is_sound(table: str, word: str, meaning: str, declared: str | None) -> bool:
    """Whether a council may mean that by a word or a colour, for all that the report shows."""
    if table == "direction":
        is_aside = word in ("right", "left") and meaning == "same"
        return is_aside or meaning == "unclear" or word in ("–", "-", "—")
    if word == "blue":
        return not meaning.endswith("_missing")
    if word == "grey":
        return meaning in ("complete", "not_started", *_UNRATED)
    # Whether nothing is judged for want of a target, or of a figure, is a matter of words.
    return {meaning, declared} in (
        {"monitoring_only", "target_missing"},
        {"not_reported", "actual_missing"},
        {"not_reported", "data_missing"},
    ) or (
        declared == "not_reported" and meaning in ("not_started", "complete") and not _is_word(word)
    )


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text)) and text not in _DRAWN


def _of_table(table: Toml) -> Iterator[_Made]:
    none: frozenset[str] = frozenset()
    columns = table.get("columns", {})
    for one, other in combinations(columns, 2):
        not_kept = frozenset([one, other]) if "ignored" in (one, other) else none
        yield f"{one} and {other} exchanged", _exchange(("columns",), one, other), not_kept
    for name in columns:
        not_kept = frozenset([name])
        earlier = "{earlier_period}" in columns.get("ignored", ()) and name.startswith("previous_")
        yield f"{name} none", _drop(("columns",), name), not_kept if earlier else none
        for other in COLUMN_FIELDS:
            if other in columns and other not in ("ignored", "unread"):
                continue
            lost = not_kept if other == "ignored" else none
            yield f"{name} as {other}", _move(name, other), lost
        for what, change in _of_labels(columns, name):
            yield what, change, none
    for at, foot in enumerate(table.get("foot", [])):
        for what, changed in _of_foot(foot):
            yield f"foot {what}", _put_at("foot", at, changed), none
    if len(table.get("foot", [])) > 1:
        for what, change in _of_texts(table, (), "foot"):
            yield what, change, none
    for what, change in (
        *((f"begins {each}", _put((), "begins", each)) for each in ("code", "rule", "cell")),
        *((f"kind {each}", _put((), "kind", each)) for each in ("rows", "cards")),
        *((f"least_labels {each}", _put((), "least_labels", each)) for each in (1, 2, 3, 8)),
        ("witness the other", _put((), "witness", not table.get("witness", False))),
        ("fills_gaps the other", _put((), "fills_gaps", not table.get("fills_gaps", False))),
        *_of_across(table),
    ):
        yield what, change, none


def _of_labels(columns: Toml, name: str) -> Iterator[_Simple]:
    labels = columns[name]
    for at, label in enumerate(labels):
        if len(labels) > 1:
            yield (
                f"{name} without {label}",
                _put(("columns",), name, labels[:at] + labels[at + 1 :]),
            )
        changed = [f"{_OTHER} {label}"]
        changed += [label.partition(" / ")[2]] if " / " in label else []
        for token in _PLACEHOLDER.findall(label):
            changed += [
                label.replace(f"{{{token}}}", each) for each in _TOKENS if each != f"{{{token}}}"
            ]
        for other in changed:
            put = [*labels[:at], other, *labels[at + 1 :]]
            yield f"{name} headed {other}", _put(("columns",), name, put)


def _of_foot(foot: str) -> Iterator[tuple[str, str]]:
    names = _PLACEHOLDER.findall(foot)
    for one, other in combinations(names, 2):
        first, second = f"{{{one}}}", f"{{{other}}}"
        changed = foot.replace(first, "{}").replace(second, first).replace("{}", second)
        yield f"{one} and {other} exchanged", changed
    for name in names:
        for other in sorted(CARD_FIELDS - set(names)):
            yield f"{name} as {other}", foot.replace(f"{{{name}}}", f"{{{other}}}")
        shorter = re.sub(rf"[^{{}}]*\{{{name}\}}\)?", "", foot)
        yield f"without {name}", shorter
    for word in sorted(set(re.findall(r"[A-Za-z]{4,}", _PLACEHOLDER.sub("", foot)))):
        yield f"{word} misprinted", foot.replace(word, word[:-1])


def _of_across(table: Toml) -> Iterator[_Simple]:
    across = table.get("across", {})
    for name in across:
        yield f"across.{name} none", _drop(("across",), name)
        yield f"across.{name} another", _put(("across",), name, [f"{_OTHER}: {{{name}}}"])
        for other in PROSE_FIELDS:
            if other not in across:
                texts = [each.replace(f"{{{name}}}", f"{{{other}}}") for each in across[name]]
                yield f"across.{name} as {other}", _replace(("across",), name, other, texts)


def _of_texts(profile: Toml, path: tuple[str, ...], name: str) -> Iterator[_Simple]:
    """Changes of a list of texts: each left out, changed in its first word, or all of them gone."""
    texts = _at(profile, path).get(name, [])
    texts = [texts] if isinstance(texts, str) else texts
    where = ".".join((*path, name))
    for at, text in enumerate(texts):
        if len(texts) > 1:
            yield f"{where} without {text}", _put(path, name, texts[:at] + texts[at + 1 :])
        yield (
            f"{where} {_OTHER} {text}",
            _put(path, name, [*texts[:at], f"{_OTHER} {text}", *texts[at + 1 :]]),
        )
        for token in _PLACEHOLDER.findall(text):
            # Whatever a text of any length is called, it is found.
            for other in ("number",) if "people" in path else ("any", "title", "name", "number"):
                changed = text.replace(f"{{{token}}}", f"{{{other}}}")
                put = [*texts[:at], changed, *texts[at + 1 :]]
                if other != token:
                    yield f"{where} {changed}", _put(path, name, put)
    if texts:
        yield f"{where} none", _drop(path, name)


def _at(profile: Toml, path: tuple[str, ...]) -> Toml:
    for name in path:
        profile = profile.setdefault(name, {})
    return profile


def _put(path: tuple[str, ...], name: str, value: Any) -> Callable[[Toml], Any]:
    return lambda profile: _at(profile, path).update({name: value})


def _put_at(name: str, at: int, value: Any) -> Callable[[Toml], Any]:
    return lambda table: table[name].__setitem__(at, value)


def _append(path: tuple[str, ...], name: str, value: str) -> Callable[[Toml], Any]:
    return lambda profile: _at(profile, path).setdefault(name, []).append(value)


def _drop(path: tuple[str, ...], name: str) -> Callable[[Toml], Any]:
    return lambda profile: _at(profile, path).pop(name)


def _rename(path: tuple[str, ...], name: str, other: str) -> Callable[[Toml], Any]:
    return lambda profile: _at(profile, path).update({other: _at(profile, path).pop(name)})


def _replace(
    path: tuple[str, ...], name: str, other: str, value: list[str]
) -> Callable[[Toml], Any]:
    def change(profile: Toml) -> None:
        del _at(profile, path)[name]
        _at(profile, path)[other] = value

    return change


def _move(name: str, other: str) -> Callable[[Toml], Any]:
    def change(table: Toml) -> None:
        columns = table["columns"]
        columns[other] = [*columns.get(other, []), *columns.pop(name)]

    return change


def _exchange(path: tuple[str, ...], one: str, other: str) -> Callable[[Toml], Any]:
    def change(profile: Toml) -> None:
        where = _at(profile, path)
        where[one], where[other] = where[other], where[one]

    return change
