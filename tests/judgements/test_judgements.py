from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import StoreError
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.judgements.judgement import VALUES, Judgement, What, from_line, judge, to_dict, to_line
from kpi_tui.judgements.log import FILE_NAME, append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod
from tests.support.judging import judged

DEBT = MeasureName("OCC11.10", "Debt requiring impairment")
VISITS = MeasureName("OCC02.04", "Visits to libraries")
MOVED = MeasureName("OCC02.03", "Visits to libraries")
JULY = date(2024, 7, 31)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FILLED = TEXT.filter(str.strip)
NAMED = st.builds(MeasureName, FILLED, TEXT)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """Any judgement that a log can hold."""
    what = draw(st.sampled_from(What))
    bare = Judgement(draw(FILLED), draw(MOMENTS), draw(FILLED), what, draw(TEXT))
    measure = draw(NAMED)
    match what:
        case What.LINK | What.UNLINK:
            return replace(bare, measure=measure, other=draw(NAMED))
        case What.TOLERANCE:
            return replace(bare, measure=measure, percent=draw(st.floats(0, 1000)))
        case What.ACCEPT:
            day = draw(st.none() | st.dates())
            own = draw(st.sampled_from([None, measure]))
            return replace(bare, measure=own, rule=draw(FILLED), report_date=day)
        case What.NOTE:
            return replace(bare, measure=measure, value=draw(FILLED))
        case What.TAKE_BACK:
            return replace(bare, takes_back=draw(FILLED))
        case _:
            return replace(bare, measure=measure, value=draw(st.sampled_from(list(VALUES[what]))))


def polarity(value: Polarity, measure: MeasureName = DEBT) -> Judgement:
    return judge(What.POLARITY, "Ada", "", measure=measure, value=value)


def take_back(judgement: Judgement) -> Judgement:
    return judge(What.TAKE_BACK, "Ada", "", takes_back=judgement.id)


@given(judgements())
def test_a_line_says_all_of_a_judgement(judgement: Judgement) -> None:
    line = to_line(judgement)
    assert from_line(line) == judgement
    assert "\n" not in line
    said = json.loads(line)
    assert list(said)[:4] == ["id", "at", "who", "what"]
    assert list(said)[-1] == "why"


@given(st.lists(judgements(), max_size=5, unique_by=lambda item: item.id))
def test_a_log_holds_what_was_added(added: list[Judgement]) -> None:
    found = judged(*added)
    assert found.bad_lines == ()
    gone = {item.takes_back for item in added}
    kept = [item for item in added if item.takes_back is None]
    assert set(found.all) <= set(kept)
    assert {item for item in kept if item.id not in gone} <= set(found.all)


def test_the_log_as_it_is_written(tmp_path: Path) -> None:
    at = datetime(2024, 9, 1, 12, 30, tzinfo=UTC)
    append(tmp_path, Judgement("ab12", at, "Ada", What.LINK, "same – yes", VISITS, MOVED))
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == (
        '{"id": "ab12", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "link", '
        '"from": {"code": "OCC02.04", "name": "Visits to libraries"}, '
        '"to": {"code": "OCC02.03", "name": "Visits to libraries"}, "why": "same – yes"}\n'
    )


def test_no_log_is_nothing_judged(tmp_path: Path) -> None:
    assert read(tmp_path) is NO_JUDGEMENTS
    assert read(tmp_path / "none") is NO_JUDGEMENTS
    assert NO_JUDGEMENTS.polarity([DEBT]) is None
    assert NO_JUDGEMENTS.accepted("S1", [DEBT], JULY) is None


def test_the_first_judgement_makes_the_folder(tmp_path: Path) -> None:
    append(tmp_path / "new" / "store", polarity(Polarity.NEUTRAL))
    assert read(tmp_path / "new" / "store").polarity([DEBT]) is Polarity.NEUTRAL


def test_a_broken_last_line_harms_no_later_one(tmp_path: Path) -> None:
    append(tmp_path, polarity(Polarity.NEUTRAL, VISITS))
    with (tmp_path / FILE_NAME).open("ab") as log:
        log.write(b'{"id": "half')
    append(tmp_path, polarity(Polarity.SMALLER_IS_BETTER))
    found = read(tmp_path)
    assert [line.number for line in found.bad_lines] == [2]
    assert found.polarity([VISITS]) is Polarity.NEUTRAL
    assert found.polarity([DEBT]) is Polarity.SMALLER_IS_BETTER


GOOD = to_dict(replace(polarity(Polarity.NEUTRAL), id="good"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nothing", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[1]", "is not a JSON object"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b'{"what": "magic"}', "judges 'magic', which this version does not know"),
        (b'{"what": 3}', "has no what"),
        ({"id": " "}, "has no id"),
        ({"who": None}, "has no who"),
        ({"why": None}, "has no why"),
        ({"at": "today"}, "at is no time: 'today'"),
        ({"measure": "OCC01"}, "has no measure"),
        ({"measure": {"code": "OCC01"}}, "has no name"),
        (
            {"value": "up"},
            "'up' is no polarity: bigger_is_better, smaller_is_better, in_range, neutral",
        ),
        ({"what": "kind"}, "'neutral' is no kind: flow, stock, rate"),
        ({"what": "tolerance"}, "has no percent"),
        ({"what": "tolerance", "percent": True}, "has no percent"),
        ({"what": "tolerance", "percent": float("nan")}, "percent is from 0 to 1000"),
        ({"what": "tolerance", "percent": -1}, "percent is from 0 to 1000"),
        ({"what": "accept"}, "has no rule"),
        ({"what": "accept", "rule": "S1", "report_date": "July"}, "report_date is no date: 'July'"),
        ({"what": "note"}, "has no text"),
        ({"what": "take_back"}, "has no judgement"),
        ({"what": "link"}, "has no from"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(
    line: bytes | dict[str, object], reason: str, tmp_path: Path
) -> None:
    good = json.dumps({**GOOD, "id": "first"}).encode()
    bad = line if isinstance(line, bytes) else json.dumps({**GOOD, **line}).encode()
    (tmp_path / FILE_NAME).write_bytes(good + b"\r\n\n" + bad + b"\n" + json.dumps(GOOD).encode())
    found = read(tmp_path)
    assert [(item.number, item.reason) for item in found.bad_lines] == [(3, reason)]
    assert [item.id for item in found.all] == ["first", "good"]


def test_an_id_is_used_once(tmp_path: Path) -> None:
    line = json.dumps(GOOD).encode()
    (tmp_path / FILE_NAME).write_bytes(b"\xef\xbb\xbf" + line + b"\n" + line)
    found = read(tmp_path)
    assert len(found.all) == 1
    assert found.bad_lines[0].reason == "has the id of an earlier line, good"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_log(content: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / FILE_NAME).write_bytes(content)
        found = read(Path(folder))
    assert len(found.bad_lines) <= content.count(b"\n") + 1


def test_a_log_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match=r"judgements\.jsonl"):
        read(tmp_path)
    with pytest.raises(StoreError, match=r"judgements\.jsonl"):
        append(tmp_path, polarity(Polarity.NEUTRAL))


def test_the_log_is_on_the_disk_before_append_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: written.append(os.fstat(handle).st_size))
    append(tmp_path, polarity(Polarity.NEUTRAL))
    assert written == [(tmp_path / FILE_NAME).stat().st_size]


def test_the_later_of_two_holds() -> None:
    found = judged(polarity(Polarity.NEUTRAL), polarity(Polarity.SMALLER_IS_BETTER))
    assert found.polarity([DEBT]) is Polarity.SMALLER_IS_BETTER


def test_the_later_of_an_identity_holds_whichever_name_it_was_made_for() -> None:
    found = judged(polarity(Polarity.NEUTRAL, MOVED), polarity(Polarity.BIGGER_IS_BETTER, VISITS))
    for names in ([VISITS, MOVED], [MOVED, VISITS]):
        assert found.polarity(names) is Polarity.BIGGER_IS_BETTER
    assert found.polarity([MOVED]) is Polarity.NEUTRAL


def test_case_and_white_space_of_a_name_do_not_count() -> None:
    found = judged(
        polarity(Polarity.NEUTRAL, MeasureName("OCC11.10", " debt  REQUIRING impairment"))
    )
    assert found.polarity([DEBT]) is Polarity.NEUTRAL
    assert found.polarity([MeasureName("OCC11.11", DEBT.name)]) is None


@given(FILLED, TEXT)
def test_a_key_is_its_own(code: str, name: str) -> None:
    key = MeasureName(code, name).key
    assert MeasureName(*key).key == key
    assert key[0] == code


@pytest.mark.parametrize(
    "name",
    [
        "visits to libraries",
        " Visits  to\nlibraries ",
        "VISITS TO LIBRARIES",
        "Vísits to lïbraries",
    ],
)
def test_case_accents_and_spaces_make_no_other_measure(name: str) -> None:
    assert MeasureName("OCC01.01", name).key == MeasureName("OCC01.01", "Visits to libraries").key


@pytest.mark.parametrize("name", ["Visits to library", "Visits to libraries (year)", ""])
def test_other_words_do(name: str) -> None:
    assert MeasureName("OCC01.01", name).key != MeasureName("OCC01.01", "Visits to libraries").key


@pytest.mark.parametrize(("dash", "quote"), [("–", "’"), ("—", "‘"), ("−", "'")])
def test_kinds_of_dashes_and_quotes_make_no_other_measure(dash: str, quote: str) -> None:
    assert MeasureName("A", f"x {dash} y{quote}s").key == MeasureName("A", "x - y's").key


def test_settings_are_kept_apart() -> None:
    found = judged(
        judge(What.KIND, "Ada", "", measure=DEBT, value="stock"),
        judge(What.YTD_METHOD, "Ada", "", measure=DEBT, value="end_of_period"),
        judge(What.TOLERANCE, "Ada", "", measure=DEBT, percent=2.5),
    )
    assert found.kind([DEBT]) is Kind.STOCK
    assert found.ytd_method([DEBT]) is YtdMethod.END_OF_PERIOD
    assert found.tolerance([DEBT]) == 2.5
    assert found.polarity([DEBT]) is None


def test_taken_back_it_never_was() -> None:
    first = polarity(Polarity.NEUTRAL)
    second = polarity(Polarity.SMALLER_IS_BETTER)
    back = take_back(second)
    assert judged(first, second, back).polarity([DEBT]) is Polarity.NEUTRAL
    assert judged(first, second, back).all == (first,)
    again = take_back(back)
    assert judged(first, second, back, again).polarity([DEBT]) is Polarity.SMALLER_IS_BETTER


def test_lines_that_come_in_another_order_from_a_shared_folder() -> None:
    first = polarity(Polarity.NEUTRAL)
    assert judged(take_back(first), first).all == ()


def test_a_pair_is_confirmed_or_refused_whichever_end_comes_first() -> None:
    link = judge(What.LINK, "Ada", "", measure=VISITS, other=MOVED)
    unlink = judge(What.UNLINK, "Ada", "", measure=MOVED, other=VISITS)
    found = judged(link)
    assert found.confirms(VISITS, MOVED) == found.confirms(MOVED, VISITS) == link
    assert found.refuses(VISITS, MOVED) is None
    found = judged(link, unlink)
    assert found.confirms(VISITS, MOVED) is None
    assert found.refuses(VISITS, MOVED) == found.refuses(MOVED, VISITS) == unlink
    found = judged(link, unlink, take_back(unlink))
    assert found.confirms(MOVED, VISITS) == link


@pytest.mark.parametrize(
    ("measure", "day", "holds"),
    [
        (DEBT, JULY, True),
        (DEBT, None, True),
        (None, JULY, True),
        (VISITS, JULY, False),
        (DEBT, date(2024, 6, 30), False),
    ],
)
def test_what_is_in_order(measure: MeasureName | None, day: date | None, holds: bool) -> None:
    by = judge(What.ACCEPT, "Ada", "known", rule="S1", measure=measure, report_date=day)
    found = judged(by)
    assert found.accepted("S1", [MOVED, DEBT], JULY) == (by if holds else None)
    assert found.accepted("S2", [DEBT], JULY) is None
    assert (found.accepted("S1", [], JULY) is not None) == (measure is None)


def test_the_later_reason_is_the_one_that_counts() -> None:
    first, second = (judge(What.ACCEPT, "Ada", why, rule="S1", measure=DEBT) for why in ("a", "b"))
    assert judged(first, second).accepted("S1", [DEBT], JULY) == second


def test_notes_are_all_kept_the_oldest_first() -> None:
    notes = [
        judge(What.NOTE, "Ada", "", measure=measure, value=text)
        for measure, text in ((VISITS, "one"), (MOVED, "two"), (VISITS, "three"))
    ]
    found = judged(*notes)
    assert found.notes_on([MOVED, VISITS]) == tuple(notes)
    assert [note.value for note in found.notes_on([VISITS])] == ["one", "three"]


def test_a_judgement_that_is_none_is_not_made() -> None:
    with pytest.raises(ValueError, match="has no measure"):
        judge(What.POLARITY, "Ada", "", value="neutral")
    with pytest.raises(ValueError, match="is no polarity"):
        judge(What.POLARITY, "Ada", "", measure=DEBT, value="up")
    with pytest.raises(ValueError, match="has no who"):
        judge(What.NOTE, "", "", measure=DEBT, value="x")


def test_half_a_surrogate_pair_is_written_as_something_else(tmp_path: Path) -> None:
    append(tmp_path, judge(What.NOTE, "Ada", "", measure=DEBT, value="\ud800 note"))
    assert [note.value for note in read(tmp_path).notes_on([DEBT])] == ["? note"]
