"""One judgement of an officer, and the JSON line it is kept as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from math import isfinite
from typing import TypedDict, Unpack
from uuid import uuid4

from kpi_tui.measure_name import MeasureName
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod

MOST_PERCENT = 1000


class What(StrEnum):
    """What is judged."""

    LINK = "link"
    """Two names are the same measure."""
    UNLINK = "unlink"
    """Two names are not the same measure."""
    POLARITY = "polarity"
    KIND = "kind"
    YTD_METHOD = "ytd_method"
    TOLERANCE = "tolerance"
    ACCEPT = "accept"
    """A finding of a check is in order."""
    NOTE = "note"
    TAKE_BACK = "take_back"
    """An earlier judgement no longer holds."""


VALUES: dict[What, type[StrEnum]] = {
    What.POLARITY: Polarity,
    What.KIND: Kind,
    What.YTD_METHOD: YtdMethod,
}
"""The judgements whose value is one of a few words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody settled, when and why. Which of the fields are filled goes by `what`."""

    id: str
    at: datetime
    """With a time zone."""
    who: str
    what: What
    why: str
    measure: MeasureName | None = None
    """The measure judged; for a link the one before. `None` in `accept` means all measures."""
    other: MeasureName | None = None
    """The measure after, for `link` and `unlink`."""
    value: str | None = None
    """One of the words in `VALUES`, or the text of a note."""
    percent: float | None = None
    """For `tolerance`: how far off target is still in order, in per cent of the target."""
    rule: str | None = None
    """For `accept`: the id of the check's rule."""
    report_date: date | None = None
    """For `accept`: the month it is accepted in; `None` means always."""
    takes_back: str | None = None
    """For `take_back`: the id of the judgement that no longer holds."""


class Fields(TypedDict, total=False):
    """The fields of a `Judgement` that go by `what`."""

    measure: MeasureName | None
    other: MeasureName | None
    value: str | None
    percent: float | None
    rule: str | None
    report_date: date | None
    takes_back: str | None


def judge(what: What, who: str, why: str, **fields: Unpack[Fields]) -> Judgement:
    """A judgement made now. Raises `ValueError` where a field that `what` needs is not right."""
    now = datetime.now(UTC).replace(microsecond=0)
    judgement = Judgement(uuid4().hex[:10], now, who, what, why, **fields)
    return from_line(to_line(judgement))


def to_dict(judgement: Judgement) -> dict[str, object]:
    """The object that is kept: `id`, `at`, `who`, `what`, what is judged, `why`."""
    return {
        "id": judgement.id,
        "at": judgement.at.astimezone(UTC).isoformat(),
        "who": judgement.who,
        "what": judgement.what.value,
        **_fields(judgement),
        "why": judgement.why,
    }


def to_line(judgement: Judgement) -> str:
    """The line of the log, without its end."""
    return json.dumps(to_dict(judgement), ensure_ascii=False)


def from_line(line: str) -> Judgement:
    """The judgement of a line. Raises `ValueError` that says what is wrong with it."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(data, dict):
        raise ValueError("is not a JSON object")
    said = _text(data, "what")
    if said not in set(What):
        raise ValueError(f"judges {said!r}, which this version does not know")
    bare = Judgement(
        id=_text(data, "id"),
        at=_moment(_text(data, "at")),
        who=_text(data, "who"),
        what=What(said),
        why=_text(data, "why", empty=True),
    )
    return _filled(bare, data)


def _fields(judgement: Judgement) -> dict[str, object]:
    """What is judged, under the keys it has in the log."""
    measure = judgement.measure._asdict() if judgement.measure else None
    match judgement.what:
        case What.LINK | What.UNLINK:
            return {"from": measure, "to": judgement.other._asdict() if judgement.other else None}
        case What.TOLERANCE:
            return {"measure": measure, "percent": judgement.percent}
        case What.ACCEPT:
            day = judgement.report_date
            return {
                "rule": judgement.rule,
                "measure": measure,
                "report_date": day.isoformat() if day else None,
            }
        case What.NOTE:
            return {"measure": measure, "text": judgement.value}
        case What.TAKE_BACK:
            return {"judgement": judgement.takes_back}
        case _:
            return {"measure": measure, "value": judgement.value}


def _filled(bare: Judgement, data: Mapping[str, object]) -> Judgement:
    """The judgement with what is judged, from the object of its line. Raises `ValueError`."""
    match bare.what:
        case What.LINK | What.UNLINK:
            return replace(bare, measure=_named(data, "from"), other=_named(data, "to"))
        case What.TOLERANCE:
            return replace(bare, measure=_named(data, "measure"), percent=_percent(data))
        case What.ACCEPT:
            return replace(
                bare,
                rule=_text(data, "rule"),
                measure=None if data.get("measure") is None else _named(data, "measure"),
                report_date=None if data.get("report_date") is None else _day(data),
            )
        case What.NOTE:
            return replace(bare, measure=_named(data, "measure"), value=_text(data, "text"))
        case What.TAKE_BACK:
            return replace(bare, takes_back=_text(data, "judgement"))
        case _:
            return replace(bare, measure=_named(data, "measure"), value=_word(bare.what, data))


def _text(data: Mapping[str, object], name: str, *, empty: bool = False) -> str:
    text = data.get(name)
    if not isinstance(text, str) or not (empty or text.strip()):
        raise ValueError(f"has no {name}")
    return text


def _word(what: What, data: Mapping[str, object]) -> str:
    said = _text(data, "value")
    if said not in set(VALUES[what]):
        raise ValueError(f"{said!r} is no {what.value}: {', '.join(VALUES[what])}")
    return said


def _named(data: Mapping[str, object], name: str) -> MeasureName:
    measure = data.get(name)
    if not isinstance(measure, dict):
        raise ValueError(f"has no {name}")
    return MeasureName(_text(measure, "code"), _text(measure, "name", empty=True))


def _percent(data: Mapping[str, object]) -> float:
    percent = data.get("percent")
    if isinstance(percent, bool) or not isinstance(percent, int | float):
        raise ValueError("has no percent")
    if not (isfinite(percent) and 0 <= percent <= MOST_PERCENT):
        raise ValueError(f"percent is from 0 to {MOST_PERCENT}")
    return float(percent)


def _moment(said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(f"at is no time: {said!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(data: Mapping[str, object]) -> date:
    said = _text(data, "report_date")
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"report_date is no date: {said!r}") from None
