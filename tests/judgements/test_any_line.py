"""Whatever a line of the log holds, it is named or it counts, and stops nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.corrected import with_corrections
from kpi_tui.cli.common import name_bad_lines
from kpi_tui.judgements import log
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Accept, Judgement, SetQueryState
from kpi_tui.judgements.log_line import from_line, to_line, to_object
from kpi_tui.publish.listings.judgements import print_list, to_json, to_markdown
from kpi_tui.store.files import LOG
from kpi_tui.text import one_line
from kpi_tui.wording.judgements import describe
from tests.support.frames import frame, month, row
from tests.support.judging import JUDGEMENTS
from tests.support.laws import examples

JULY = date(2024, 7, 31)
ROWS = frame(month("2024-07", row("OCC01.01", "Visits")))
KEYS = sorted(
    {"what"} | {key for kind in get_args(Judgement) for key in kind.__struct_encode_fields__}
)
WORDS = st.sampled_from(
    [
        *("", " ", "\x00", "\ud800", "note", "correct", "floor", "period_status", "green", "sum"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31", "0001-01-01", "2024-07-31", "2024-W31-3"),
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 2**63, 1e308]),
    st.floats(),
    st.text(st.characters(), max_size=12),
    WORDS,
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["code", "name"]) | st.text(max_size=3), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def found_in(content: bytes) -> JudgementsInForce:
    with TemporaryDirectory() as folder:
        (Path(folder) / LOG).write_bytes(content)
        return log.read(Path(folder))


def use(found: JudgementsInForce) -> None:
    """Do with judgements all that is done with them; nothing raises."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        print_list(found.all)
        name_bad_lines(found)
    assert out.getvalue().count("\n") == 1 + len(found.all)
    assert err.getvalue().count("\n") == len(found.bad_lines)
    assert len(json.loads(to_json(found.all))) == len(found.all)
    to_markdown(found.all).encode()
    for judgement in found.all:
        assert one_line(describe(judgement)) == describe(judgement)
        assert from_line(to_line(judgement)) == judgement
        names = list(judgement.measures)
        rule = judgement.rule if isinstance(judgement, Accept | SetQueryState) else "S1"
        day = getattr(judgement, "report_date", None) or JULY
        for measures in (names, [*names, *names], []):
            found.polarity(measures)
            found.kind(measures)
            found.ytd_method(measures)
            found.tolerance(measures)
            found.notes_on(measures)
            found.accepted(rule, measures, day)
            found.query_state(rule, measures, day)
            found.corrections(measures, day)
            found.rebases(measures)
        if names:
            found.confirms(names[0], names[-1])
            found.refuses(names[0], names[-1])
            code, name = (part.encode(errors="replace").decode() for part in names[0])
            rows = ROWS.with_columns(measure_code=pl.lit(code), measure_name=pl.lit(name))
            with_corrections(rows.with_columns(report_date=pl.lit(day)), found)


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes(lines: list[bytes]) -> None:
    found = found_in(b"\n".join(lines))
    assert found.all == ()
    use(found)


@examples(300)
@given(JUDGEMENTS, st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3))
def test_any_values_under_the_keys_of_a_judgement(
    judgement: Judgement, otherwise: Mapping[str, object]
) -> None:
    line = json.dumps({**to_object(judgement), **otherwise}).encode()
    use(found_in(line))


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_object(data: Mapping[str, object]) -> None:
    use(found_in(json.dumps(data, ensure_ascii=False).encode(errors="surrogatepass")))


@given(JUDGEMENTS, st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_line_with_damage(judgement: Judgement, place: int, damage: bytes) -> None:
    line = to_line(judgement).encode()
    place %= len(line)
    use(found_in(line[:place] + damage + line[place + len(damage) :]))


NOTE = (
    '{"id": "n1", "at": "2024-09-01", "who": "Ada", "what": "note", '
    '"measure": {"code": "OCC01.01", "name": "Visits"}, "text": "x", "why": ""}'
)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("9" * 5000, "is not JSON"),
        ("NaN", "has no text"),
        ("1e999", "has no text"),
        ('"' + "x" * 10_000_000, "is not JSON"),
        ('"\\u0000"', None),
        ('"\\ud800"', None),
    ],
)
def test_numbers_and_lengths_beyond_measure(value: str, reason: str | None) -> None:
    found = found_in(before_another(value))
    assert [line.reason for line in found.bad_lines] == ([reason] if reason else [])
    assert found.all[-1].id == "n2"
    use(found)


@pytest.mark.parametrize(
    "value", ["[" * 100_000 + "]" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000]
)
def test_a_text_nested_beyond_measure_is_told_whether_or_not_this_python_reads_it(
    value: str,
) -> None:
    found = found_in(before_another(value))
    assert [line.reason in ("is not JSON", "has no text") for line in found.bad_lines] == [True]
    assert found.all[-1].id == "n2"
    use(found)


def before_another(value: str) -> bytes:
    """A log of two notes, the first with this value as its text."""
    return NOTE.replace('"x"', value).encode() + b"\n" + NOTE.replace("n1", "n2").encode()


def test_a_reason_is_no_longer_than_one_can_read() -> None:
    (line,) = found_in(NOTE.replace('"note"', f'"{"x" * 1_000_000}"').encode()).bad_lines
    assert line.reason.startswith("judges 'xxx")
    assert len(line.reason) == 200


def test_a_reason_is_one_line_of_signs_that_can_be_printed() -> None:
    twice = NOTE.replace("n1", r"\u001b[31m\nn1").encode()
    (line,) = found_in(twice + b"\n" + twice).bad_lines
    assert line.reason == "has the id of an earlier line, ␛[31m n1"


def test_a_fault_nobody_foresaw_is_a_line_that_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail_at_first(line: str) -> Judgement:
        if '"n1"' in line:
            raise ZeroDivisionError("of ours")
        return from_line(line)

    monkeypatch.setattr(log, "from_line", fail_at_first)
    found = found_in(NOTE.encode() + b"\n" + NOTE.replace("n1", "n2").encode())
    assert [line.reason for line in found.bad_lines] == ["cannot be read (ZeroDivisionError)"]
    assert [judgement.id for judgement in found.all] == ["n2"]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (20, "line 20: is not JSON: it does not count"),
        (21, "judgements.jsonl: … and 1 more line that does not count"),
        (1500, "judgements.jsonl: … and 1,480 more lines that do not count"),
    ],
)
def test_of_many_lines_that_do_not_count_the_first_are_named(
    lines: int, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name_bad_lines(found_in(b"x\n" * lines))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == min(lines, 21)
    assert said[0] == "kpi-tui: judgements.jsonl, line 1: is not JSON: it does not count"
    assert said[-1].endswith(end)
