"""What a child says is what its parent hears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import LockedPdfError, PdfError, UnknownReportError
from kpi_tui.importing.protocol import (
    Drafted,
    Explanation,
    Fault,
    Message,
    PageBegun,
    PageRead,
    Refusal,
    Reports,
    RowDrawn,
    RowRequest,
    decode,
    encode,
)
from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.guess import ProfileGuess
from tests.support.strategies import REPORTS

_FIELDS = st.lists(st.tuples(st.text(), st.sampled_from(COLUMN_FIELDS)), max_size=4).map(tuple)
GUESSES = st.builds(
    ProfileGuess,
    council=st.text(),
    report=st.text(),
    period_type=st.sampled_from(PeriodType),
    columns=_FIELDS,
    beside=_FIELDS,
    name=st.text(),
    toml=st.text(),
    read_by=st.text(),
    is_recognised=st.booleans(),
    notes=st.lists(st.text(), max_size=3).map(tuple),
    statuses=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
)
COUNTS = st.integers(0, 500)
MESSAGES: st.SearchStrategy[Message] = st.one_of(
    st.builds(PageBegun, COUNTS, COUNTS),
    st.builds(PageRead, COUNTS, COUNTS),
    st.builds(Explanation, st.lists(st.text()).map(tuple), st.none() | st.text()),
    st.builds(Drafted, GUESSES, st.lists(REPORTS, max_size=2).map(tuple)),
    st.builds(Refusal, st.text(), st.sampled_from((PdfError, UnknownReportError, LockedPdfError))),
    st.builds(RowDrawn, st.text()),
    st.builds(Fault, st.text()),
    st.builds(Reports, st.lists(REPORTS, max_size=3).map(tuple)),
)


@given(MESSAGES)
def test_a_message_comes_back_as_it_went(message: Message) -> None:
    line = encode(message)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert decode(line.decode()) == message


@pytest.mark.parametrize(
    "line",
    [
        "",
        "page 3",
        "3",
        "null",
        "[]",
        "{}",
        '"page 3"',
        '{"page": 3}',
        '{"page": "x", "of": 1}',
        '{"page": 1, "of": 1e999}',
        '{"page": 1, "of": -1}',
        '{"page": 1, "of": 1' + "0" * 400 + "}",
        '{"report": {}}',
        '{"reports": [{}]}',
        '{"reports": null}',
        '{"explanation": 3}',
        '{"draft": null}',
        '{"draft": {"council": "", "report": "", "period_type": "week", "columns": []}}',
        '{"draft": {"council": "", "report": "", "period_type": "year", "columns": [["a", "b"]]}}',
    ],
)
def test_what_is_no_message_is_a_value_error(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json has words of its own
        decode(line)


@given(
    st.builds(RowRequest, st.text(), st.text(), st.text(), st.lists(COUNTS).map(tuple), st.text())
)
def test_a_request_comes_back_as_it_went(request: RowRequest) -> None:
    assert RowRequest.from_json(request.to_json()) == request
