"""A judgement as the JSON line it is kept as."""

from __future__ import annotations

import json
import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from enum import StrEnum
from typing import get_args

import msgspec

from kpi_tui.judgements.judgement import Judgement, Note
from kpi_tui.measure_name import MeasureName
from kpi_tui.regex import regex
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

_KINDS: dict[str, type[Judgement]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(Judgement)
}
_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("polarity", "value"): Polarity,
    ("kind", "value"): Kind,
    ("ytd_method", "value"): YtdMethod,
    ("correct", "field"): CorrectedField,
    ("query", "state"): QueryState,
}
"""The keys, by kind of judgement, that hold one of a list of words."""
_MEASURES = ("measure", "from", "to")
_FIRST = ("id", "at", "who", "what")
_HALF_PAIR = regex("[\ud800-\udfff]")
"""Half a surrogate pair: JSON can escape it, but no file and no terminal takes it."""


def to_object(judgement: Judgement) -> dict[str, object]:
    """Return the object that is kept: `id`, `at`, `who`, `what`, what is judged, `why`.

    `report_id`, `together`, and a note's `report_date`, are left out where there is none: such lines
    are as they were before these.
    """
    fields: dict[str, object] = msgspec.to_builtins(judgement)
    for key, value in fields.items():
        if isinstance(value, tuple):
            fields[key] = dict(zip(("code", "name"), value, strict=True))
    fields["at"] = judgement.at.astimezone(UTC).isoformat()
    for key in ("report_id", "together"):
        if fields[key] is None:
            del fields[key]
    if isinstance(judgement, Note) and judgement.report_date is None:
        del fields["report_date"]
    why = fields.pop("why")
    return {**{key: fields[key] for key in _FIRST}, **fields, "why": why}


def to_line(judgement: Judgement) -> str:
    """Return the line of the log, without its end."""
    return json.dumps(to_object(judgement), ensure_ascii=False)


def from_line(line: str) -> Judgement:
    """Read a line of the log, with `�` for half a surrogate pair.

    Raises `ValueError` that says what is wrong with it.
    """
    try:
        # By the standard library: it takes NaN and half a surrogate pair, which logs may hold.
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(data, dict):
        raise ValueError("is not a JSON object")
    what = _text(data, "what")
    if what not in _KINDS:
        raise ValueError(f"judges {what!r}, which this version does not know")
    fields: dict[str, object] = {"what": what, "id": _without_half_pairs(_text(data, "id"))}
    fields["at"] = _moment(_text(data, "at"))
    for key in _KINDS[what].__struct_encode_fields__:
        value = data.get(key)
        if key in _MEASURES and value is not None:
            if not isinstance(value, dict):
                raise ValueError(f"has no {key}")
            fields[key] = MeasureName(
                _without_half_pairs(_text(value, "code")),
                _without_half_pairs(_text(value, "name", blank=True)),
            )
        elif key == "report_date" and value is not None:
            day = _text(data, key)
            try:
                fields[key] = date.fromisoformat(day)
            except ValueError:
                raise ValueError(f"{key} is no date: {day!r}") from None
        elif words := _WORDS.get((what, key)):
            word = _text(data, key)
            if word not in list(words):
                name = what if key == "value" else key
                raise ValueError(f"{word!r} is no {name}: {', '.join(words)}")
            fields[key] = word
        elif key not in fields and value is not None:
            fields[key] = _without_half_pairs(value) if isinstance(value, str) else value
    try:
        judgement: Judgement = msgspec.convert(fields, Judgement)
    except msgspec.ValidationError as error:
        missing = re.search(r"required field `(\w+)`|at `\$\.(\w+)", str(error))
        raise ValueError(f"has no {missing[1] or missing[2]}" if missing else error) from None
    return judgement


def _text(data: dict[str, object], key: str, *, blank: bool = False) -> str:
    text = data.get(key)
    if not isinstance(text, str) or not (blank or text.strip()):
        raise ValueError(f"has no {key}")
    return text


def _without_half_pairs(text: str) -> str:
    return _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", text)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"at is no time: {text!r}") from None
    if moment.year in (MINYEAR, MAXYEAR):
        # Such a year is no time in every time zone.
        raise ValueError(f"at is no time: {text!r}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
