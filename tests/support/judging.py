"""Judgements as the analysis takes them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FILLED = TEXT.filter(str.strip)
NAMED = st.builds(MeasureName, FILLED, TEXT)
_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_SIGNED = {
    "id": FILLED,
    "at": _MOMENTS,
    "who": FILLED,
    "why": TEXT,
    "report_id": st.none() | FILLED,
    "together": st.none() | FILLED,
}
_STATUS_FIELDS = [field for field in CorrectedField if field.is_status]
_TEXT_FIELDS = [field for field in CorrectedField if not field.is_status]
_ABOUT = {"measure": NAMED, "report_date": st.dates(), **_SIGNED}

JUDGEMENTS: st.SearchStrategy[Judgement] = st.one_of(
    st.builds(LinkMeasures, before=NAMED, after=NAMED, **_SIGNED),
    st.builds(UnlinkMeasures, before=NAMED, after=NAMED, **_SIGNED),
    st.builds(SetPolarity, measure=NAMED, value=st.sampled_from(Polarity), **_SIGNED),
    st.builds(SetKind, measure=NAMED, value=st.sampled_from(Kind), **_SIGNED),
    st.builds(SetYtdMethod, measure=NAMED, value=st.sampled_from(YtdMethod), **_SIGNED),
    st.builds(SetTolerance, measure=NAMED, percent=st.floats(0, 1000), **_SIGNED),
    st.builds(
        Accept,
        rule=FILLED,
        measure=st.none() | NAMED,
        report_date=st.none() | st.dates(),
        **_SIGNED,
    ),
    st.builds(Note, measure=NAMED, text=FILLED, report_date=st.none() | st.dates(), **_SIGNED),
    st.builds(
        Correct, field=st.sampled_from(_TEXT_FIELDS), value=FILLED.map(lambda x: f"A{x}"), **_ABOUT
    ),
    st.builds(
        Correct, field=st.sampled_from(_STATUS_FIELDS), value=st.sampled_from(Status), **_ABOUT
    ),
    st.builds(
        SetQueryState,
        rule=FILLED,
        state=st.sampled_from(QueryState),
        **{**_ABOUT, "measure": st.none() | NAMED},
    ),
    st.builds(Rebase, **_ABOUT),
    st.builds(TakeBack, judgement=FILLED, **_SIGNED),
)
"""Any judgement that a log can hold."""


DEBT = MeasureName("OCC11.10", "Debt")


def note(text: str) -> Note:
    """A note on the debt whose id is what it says."""
    return Note(id=text, who="Ada", why="", measure=DEBT, text=text)


def take_back(judgement: Judgement) -> TakeBack:
    """What undoes a judgement."""
    return TakeBack(who="Ada", why="", judgement=judgement.id)


def judged(*judgements: Judgement) -> JudgementsInForce:
    """What these judgements amount to, by way of a log."""
    with TemporaryDirectory() as folder:
        for judgement in judgements:
            append(Path(folder), judgement)
        return read(Path(folder))
