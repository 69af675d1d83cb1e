from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kpi_tui.errors import StoreError
from kpi_tui.judgements.decided_at_once import decided_by, together
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, in_force
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
from kpi_tui.judgements.log_line import from_line, to_line, to_object
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import ANNEX
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, YtdMethod
from tests.support.judging import FILLED, JUDGEMENTS, TEXT, judged, take_back

DEBT = MeasureName("OCC11.10", "Debt requiring impairment")
VISITS = MeasureName("OCC02.04", "Visits to libraries")
MOVED = MeasureName("OCC02.03", "Visits to libraries")
JULY = date(2024, 7, 31)


def polarity(value: Polarity, measure: MeasureName = DEBT) -> SetPolarity:
    return SetPolarity(who="Ada", why="", measure=measure, value=value)


@given(JUDGEMENTS)
def test_a_line_says_all_of_a_judgement(judgement: Judgement) -> None:
    line = to_line(judgement)
    assert from_line(line) == judgement
    assert "\n" not in line
    said = json.loads(line)
    assert list(said)[:4] == ["id", "at", "who", "what"]
    assert list(said)[-1] == "why"


@settings(deadline=None)
@given(st.lists(JUDGEMENTS, max_size=5, unique_by=lambda item: item.id))
def test_a_log_holds_what_was_added(added: list[Judgement]) -> None:
    found = judged(*added)
    assert found.bad_lines == ()
    gone = {item.judgement for item in added if isinstance(item, TakeBack)}
    kept = [item for item in added if not isinstance(item, TakeBack)]
    assert set(found.all) <= set(kept)
    assert {item for item in kept if item.id not in gone} <= set(found.all)


def test_the_log_as_it_is_written(tmp_path: Path) -> None:
    at = datetime(2024, 9, 1, 12, 30, tzinfo=UTC)
    append(
        tmp_path,
        LinkMeasures(id="ab12", at=at, who="Ada", why="same – yes", before=VISITS, after=MOVED),
    )
    assert (tmp_path / LOG).read_text(encoding="utf-8") == (
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
    with (tmp_path / LOG).open("ab") as log:
        log.write(b'{"id": "half')
    append(tmp_path, polarity(Polarity.SMALLER_IS_BETTER))
    found = read(tmp_path)
    assert [line.number for line in found.bad_lines] == [2]
    assert found.polarity([VISITS]) is Polarity.NEUTRAL
    assert found.polarity([DEBT]) is Polarity.SMALLER_IS_BETTER


GOOD = to_object(SetPolarity(id="good", who="Ada", why="", measure=DEBT, value=Polarity.NEUTRAL))

CORRECTED = {
    "what": "correct",
    "report_date": "2024-07-31",
    "field": "period_actual",
    "value": "21",
}
ASKED = {"what": "query", "rule": "S1", "report_date": "2024-07-31", "state": "asked"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nothing", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[1]", "is not a JSON object"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b'{"what": "magic"}', "judges 'magic', which this version does not know"),
        (b'{"what": 3}', "has no what"),
        (b'{"what": "\\ud800"}', "judges '\\ud800', which this version does not know"),
        (b'{"what": "note", "at": ' + b"9" * 5000 + b"}", "is not JSON"),
        ({"at": 1725193800}, "has no at"),
        ({"at": "0001-01-01T00:00+14:00"}, "at is no time: '0001-01-01T00:00+14:00'"),
        ({"measure": ["OCC01", "Debt"]}, "has no measure"),
        ({"measure": {"code": "", "name": ""}}, "has no code"),
        ({"value": None}, "has no value"),
        (
            {"value": "\ud800"},
            r"'\ud800' is no polarity: bigger_is_better, smaller_is_better, in_range, neutral",
        ),
        ({"what": "tolerance", "percent": "2"}, "has no percent"),
        ({"what": "tolerance", "percent": 10**400}, "has no percent"),
        ({"what": "accept", "rule": "S1", "measure": ["OCC01", "Debt"]}, "has no measure"),
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
        ({"report_id": 3}, "has no report_id"),
        ({"report_id": " "}, "has no report_id"),
        ({**CORRECTED, "field": "comment"}, f"'comment' is no field: {', '.join(CorrectedField)}"),
        ({**CORRECTED, "field": None}, "has no field"),
        ({**CORRECTED, "value": None}, "has no value"),
        ({**CORRECTED, "value": 21.5}, "has no value"),
        ({**CORRECTED, "value": " "}, "has no value"),
        ({**CORRECTED, "field": "directors", "value": " ; ;"}, "has no value"),
        ({**CORRECTED, "report_date": None}, "has no report_date"),
        (
            {**CORRECTED, "field": "ytd_status", "value": "Green"},
            f"'Green' is no status: {', '.join(Status)}",
        ),
        ({**ASKED, "state": "shut"}, "'shut' is no state: open, asked, answered"),
        ({**ASKED, "state": {}}, "has no state"),
        ({**ASKED, "rule": None}, "has no rule"),
        ({**ASKED, "measure": "OCC01"}, "has no measure"),
        ({**ASKED, "report_date": None}, "has no report_date"),
        ({"what": "rebase", "value": None}, "has no report_date"),
        ({"what": "rebase", "report_date": "2024-13-01"}, "report_date is no date: '2024-13-01'"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(
    line: bytes | dict[str, object], reason: str, tmp_path: Path
) -> None:
    good = json.dumps({**GOOD, "id": "first"}).encode()
    bad = line if isinstance(line, bytes) else json.dumps({**GOOD, **line}).encode()
    (tmp_path / LOG).write_bytes(good + b"\r\n\n" + bad + b"\n" + json.dumps(GOOD).encode())
    found = read(tmp_path)
    assert [(item.number, item.reason) for item in found.bad_lines] == [(3, reason)]
    assert [item.id for item in found.all] == ["first", "good"]


LINES = {
    LinkMeasures: (
        '{"id": "0a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "link", '
        '"from": {"code": "OCC02.04", "name": "Visits to libraries"}, '
        '"to": {"code": "OCC02.03", "name": "Visits to libraries"}, "why": "same – yes"}'
    ),
    UnlinkMeasures: (
        '{"id": "1a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "unlink", '
        '"from": {"code": "OCC02.04", "name": "Visits to libraries"}, '
        '"to": {"code": "OCC02.03", "name": "Visits to libraries"}, "why": "by telephone only"}'
    ),
    SetPolarity: (
        '{"id": "2a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", '
        '"what": "polarity", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"value": "smaller_is_better", "why": ""}'
    ),
    SetKind: (
        '{"id": "3a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "kind", '
        '"measure": {"code": "OCC11.10", "name": "Debt"}, "value": "stock", "why": ""}'
    ),
    SetYtdMethod: (
        '{"id": "4a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", '
        '"what": "ytd_method", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"value": "end_of_period", "why": ""}'
    ),
    SetTolerance: (
        '{"id": "5a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", '
        '"what": "tolerance", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"percent": 2.5, "why": "small numbers"}'
    ),
    Accept: (
        '{"id": "6a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "accept", '
        '"rule": "S1", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"report_date": "2024-07-31", "why": "a year-end matter"}'
    ),
    Note: (
        '{"id": "7a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "note", '
        '"measure": {"code": "OCC11.10", "name": "Debt"}, "text": "Ask\\nCy.", "why": ""}'
    ),
    Correct: (
        '{"id": "9a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "correct", '
        '"measure": {"code": "OCC11.10", "name": "Debt"}, "report_date": "2024-07-31", '
        '"field": "period_actual", "value": "£21,262,000", "why": "cut off"}'
    ),
    SetQueryState: (
        '{"id": "aa1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "query", '
        '"rule": "S1", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"report_date": "2024-07-31", "state": "asked", "why": "Is it a misprint?"}'
    ),
    Rebase: (
        '{"id": "ba1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", "what": "rebase", '
        '"measure": {"code": "OCC11.10", "name": "Debt"}, "report_date": "2024-04-30", "why": ""}'
    ),
    TakeBack: (
        '{"id": "8a1b2c3d4e", "at": "2024-09-01T12:30:00+00:00", "who": "Ada", '
        '"what": "take_back", "judgement": "0a1b2c3d4e", "why": ""}'
    ),
}


def test_lines_of_all_kinds_are_tried() -> None:
    assert set(LINES) == set(get_args(Judgement))


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_each_kind_as_logs_have_always_had_it(kind: type[Judgement]) -> None:
    judgement = from_line(LINES[kind])
    assert type(judgement) is kind
    assert to_line(judgement) == LINES[kind]


def test_a_note_says_the_period_it_was_written_on_and_older_versions_read_it_all_the_same() -> None:
    older = from_line(LINES[Note])
    assert isinstance(older, Note)
    assert older.report_date is None
    line = to_line(replace(older, report_date=JULY))
    assert from_line(line) == replace(older, report_date=JULY)
    # They pass over keys that they do not know.
    assert {**json.loads(LINES[Note]), "report_date": "2024-07-31"} == json.loads(line)


def test_a_finding_accepted_of_all_measures_and_always() -> None:
    line = LINES[Accept].replace('{"code": "OCC11.10", "name": "Debt"}', "null")
    always = from_line(line.replace('"2024-07-31"', "null"))
    assert isinstance(always, Accept)
    assert (always.measure, always.report_date) == (None, None)
    assert '"measure": null, "report_date": null' in to_line(always)
    bare = json.loads(line)
    del bare["measure"], bare["report_date"]
    assert from_line(json.dumps(bare)) == always


def test_further_keys_of_a_line_are_passed_over() -> None:
    known = json.loads(LINES[Note])
    line = json.dumps({"mood": "good", **known, "half \ud800": [1], "from": {"code": 3}})
    assert from_line(line) == from_line(LINES[Note])


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-09-01", datetime(2024, 9, 1, tzinfo=UTC)),
        ("2024-09-01T12:30", datetime(2024, 9, 1, 12, 30, tzinfo=UTC)),
        ("2024-09-01T12:30:00Z", datetime(2024, 9, 1, 12, 30, tzinfo=UTC)),
        ("2024-09-01T13:30:00+01:00", datetime(2024, 9, 1, 12, 30, tzinfo=UTC)),
    ],
)
def test_a_time_may_be_written_otherwise(text: str, moment: datetime) -> None:
    judgement = from_line(LINES[Note].replace("2024-09-01T12:30:00+00:00", text))
    assert judgement.at == moment
    assert to_object(judgement)["at"] == moment.isoformat()


def test_an_id_is_used_once(tmp_path: Path) -> None:
    line = json.dumps(GOOD).encode()
    (tmp_path / LOG).write_bytes(b"\xef\xbb\xbf" + line + b"\n" + line)
    found = read(tmp_path)
    assert len(found.all) == 1
    assert found.bad_lines[0].reason == "has the id of an earlier line, good"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_log(content: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / LOG).write_bytes(content)
        found = read(Path(folder))
    assert len(found.bad_lines) <= content.count(b"\n") + 1


def test_a_log_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / LOG).mkdir()
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
    assert written == [(tmp_path / LOG).stat().st_size]


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
        SetKind(who="Ada", why="", measure=DEBT, value=Kind.STOCK),
        SetYtdMethod(who="Ada", why="", measure=DEBT, value=YtdMethod.END_OF_PERIOD),
        SetTolerance(who="Ada", why="", measure=DEBT, percent=2.5),
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


def test_what_was_decided_at_once_stands_together_and_what_was_not_alone() -> None:
    alone = polarity(Polarity.NEUTRAL)
    first, second = polarity(Polarity.IN_RANGE), polarity(Polarity.BIGGER_IS_BETTER, VISITS)
    back, *both = together([take_back(alone), first, second])
    assert together([alone]) == (alone,)
    found = judged(alone, back, *both)
    assert decided_by("Ada", found) == [(*both, back)]
    assert decided_by("Cy", found) == []
    assert decided_by("Ada", found.of_report(ANNEX)) == [(*both, back)]
    restored = judged(alone, back, *both, *map(take_back, (*both, back)))
    assert decided_by("Ada", restored) == [(alone,)]


def test_lines_that_come_in_another_order_from_a_shared_folder() -> None:
    first = polarity(Polarity.NEUTRAL)
    assert judged(take_back(first), first).all == ()


def test_a_pair_is_confirmed_or_refused_whichever_end_comes_first() -> None:
    link = LinkMeasures(who="Ada", why="", before=VISITS, after=MOVED)
    unlink = UnlinkMeasures(who="Ada", why="", before=MOVED, after=VISITS)
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
    by = Accept(who="Ada", why="known", rule="S1", measure=measure, report_date=day)
    found = judged(by)
    assert found.accepted("S1", [MOVED, DEBT], JULY) == (by if holds else None)
    assert found.accepted("S2", [DEBT], JULY) is None
    assert (found.accepted("S1", [], JULY) is not None) == (measure is None)


def test_the_later_reason_is_the_one_that_counts() -> None:
    first, second = (Accept(who="Ada", why=why, rule="S1", measure=DEBT) for why in ("a", "b"))
    assert judged(first, second).accepted("S1", [DEBT], JULY) == second


def test_notes_are_all_kept_the_oldest_first() -> None:
    notes = [
        Note(who="Ada", why="", measure=measure, text=text)
        for measure, text in ((VISITS, "one"), (MOVED, "two"), (VISITS, "three"))
    ]
    found = judged(*notes)
    assert found.notes_on([MOVED, VISITS]) == tuple(notes)
    assert [note.text for note in found.notes_on([VISITS])] == ["one", "three"]


def test_a_judgement_that_is_none_is_not_made() -> None:
    with pytest.raises(ValueError, match="has no who"):
        Note(who="", why="", measure=DEBT, text="x")
    with pytest.raises(ValueError, match="has no text"):
        Note(who="Ada", why="", measure=DEBT, text=" ")
    with pytest.raises(ValueError, match="has no code"):
        LinkMeasures(who="Ada", why="", before=MeasureName("", "Debt"), after=DEBT)
    with pytest.raises(ValueError, match="percent is from 0 to 1000"):
        SetTolerance(who="Ada", why="", measure=DEBT, percent=1000.5)


@pytest.mark.parametrize("half", ["\\ud800", "\\uDFFF", "\ud800"])
def test_half_a_surrogate_pair_is_read_as_a_sign(half: str) -> None:
    text = f"{half}A \\ud83e\\udd8a \\\\ud800"
    shown = "\N{REPLACEMENT CHARACTER}A \N{FOX FACE} \\ud800"
    fields = {**json.loads(LINES[Note]), **dict.fromkeys(("id", "text", "who", "why"), "TEXT")}
    fields["measure"] = {"code": "TEXT", "name": "TEXT"}
    note = from_line(json.dumps(fields).replace("TEXT", text))
    assert isinstance(note, Note)
    assert {note.id, note.text, note.who, note.why, *(note.measure or ())} == {shown}
    assert from_line(to_line(note)) == note


def test_half_a_surrogate_pair_is_written_as_something_else(tmp_path: Path) -> None:
    append(tmp_path, Note(who="Ada", why="", measure=DEBT, text="\ud800 note"))
    assert [note.text for note in read(tmp_path).notes_on([DEBT])] == ["? note"]


def test_a_judgement_about_one_report_says_nothing_of_anothers_measures() -> None:
    note = Note(who="Ada", why="", measure=DEBT, text="ours")
    accept = Accept(who="Ada", why="", rule="S1")
    link = LinkMeasures(who="Ada", why="", before=VISITS, after=MOVED)
    bigger = polarity(Polarity.BIGGER_IS_BETTER).about("kent-qpr")
    found = judged(
        *(each.about("kent-qpr") for each in (note, accept, link)),
        polarity(Polarity.SMALLER_IS_BETTER),
        bigger,
    )
    assert len(found.all) == 5
    annex, kent = found.of_report(ANNEX), found.of_report("kent-qpr")
    assert annex.polarity([DEBT]) is Polarity.SMALLER_IS_BETTER
    assert (annex.notes_on([DEBT]), annex.accepted("S1", [DEBT], JULY)) == ((), None)
    assert annex.confirms(VISITS, MOVED) is None
    assert kent.polarity([DEBT]) is Polarity.BIGGER_IS_BETTER
    assert [each.text for each in kent.notes_on([DEBT])] == ["ours"]
    assert kent.accepted("S1", [DEBT], JULY) is not None
    assert kent.confirms(MOVED, VISITS) is not None
    assert found.of_report("another").all == ()


def test_a_judgement_of_another_report_is_taken_back_by_its_id_alone() -> None:
    settled = polarity(Polarity.NEUTRAL).about("kent-qpr")
    assert judged(settled, take_back(settled)).of_report("kent-qpr").all == ()


@given(st.lists(JUDGEMENTS, max_size=6, unique_by=lambda item: item.id))
def test_each_judgement_is_about_one_report(added: list[Judgement]) -> None:
    found = in_force(added, ())
    ids = {each.report_id or ANNEX for each in added}
    apart = [each for one in ids for each in found.of_report(one).all]
    assert sorted(each.id for each in apart) == sorted(each.id for each in found.all)


def test_lines_about_the_annex_are_as_they_were_before_there_were_other_reports() -> None:
    named = polarity(Polarity.NEUTRAL).about(ANNEX)
    assert "report_id" not in to_object(named)
    assert named.is_about(ANNEX)
    assert not named.is_about("kent-qpr")
    assert to_object(named.about("kent-qpr"))["report_id"] == "kent-qpr"
