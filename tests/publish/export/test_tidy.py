"""Tidy data: a row a measure, a month and a series, and the schema that goes with it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.facts import facts
from kpi_tui.demo import published
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import Correct, LinkMeasures, SetPolarity, SetTolerance
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.publish.export.export import WRITERS
from kpi_tui.publish.export.tidy import KEY, TIDY_COLUMNS, tidy
from kpi_tui.publish.export.tidy_schema import save_tidy, tidy_schema
from kpi_tui.report import Reading, Report, Source
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField, Polarity
from tests.support.judging import judged
from tests.support.laws import examples
from tests.support.months import JULY, JUNE, readings, report

RATE = Reading(
    priority_code="OCC01",
    measure_code="OCC01.01",
    measure_name="% of calls answered",
    period_actual="79.8%",
    period_target="80%",
    period_status=Status.AMBER,
    ytd_actual="70%",
    ytd_target="80%",
    ytd_status=Status.RED,
    pages=(3, 4),
)


def rows(*reports: Report, given: JudgementsInForce = NO_JUDGEMENTS) -> list[dict[str, Any]]:
    """The tidy rows of a store of these reports."""
    return tidy(facts(readings(*reports), given), given).to_dicts()


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    return tidy(facts(readings(published("2023-01"), published("2024-07"))))


def test_a_reading_is_two_rows(frame: pl.DataFrame) -> None:
    assert dict(frame.schema) == TIDY_COLUMNS
    month, year = rows(report(JULY, RATE))
    assert month == {
        "measure_id": "OCC01.01@2024-07",
        "code": "OCC01.01",
        "name": "% of calls answered",
        "priority": "OCC01",
        "period": "2024-07",
        "series": "period",
        "actual": 79.8,
        "target": 80.0,
        "actual_text": "79.8%",
        "target_text": "80%",
        "unit": "percent",
        "polarity": "bigger_is_better",
        "status_published": "amber",
        "status_derived": "met",
        "obs_status": "A",
        "note": None,
        "source_file": "a.pdf",
        "pages": [3, 4],
        "provenance": "published",
        "actual_corrected": None,
        "target_corrected": None,
        "status_corrected": None,
        "corrections": None,
    }
    differing = {key for key in month if month[key] != year[key]}
    assert differing == {"series", "actual", "actual_text", "status_published", "status_derived"}
    assert (year["series"], year["actual"], year["status_published"]) == ("ytd", 70.0, "red")


def test_the_order_is_that_of_the_reports(frame: pl.DataFrame) -> None:
    assert frame.height == 2 * (59 + 45)
    assert frame["period"].is_sorted()
    first = published("2023-01").readings[0].measure_code
    assert frame["code"].to_list()[:2] == [first, first]
    assert frame["series"].to_list()[:4] == ["period", "ytd", "period", "ytd"]


@pytest.mark.parametrize(
    ("actual", "derived"),
    [
        ("80%", "met"),
        ("79.6%", "met"),
        ("79.55%", "missed"),  # half a per cent is tolerated, and the target is no rounded figure
        ("79%", "missed"),
        ("90%", "met"),
        (None, None),
        ("n/r", None),
    ],
)
def test_the_worked_out_status(actual: str | None, derived: str | None) -> None:
    month, _ = rows(report(JULY, replace(RATE, period_actual=actual, period_status=None)))
    assert month["status_derived"] == derived


def test_a_tolerance_that_an_officer_settled_counts() -> None:
    off = report(JULY, replace(RATE, period_actual="77%"))
    named = MeasureName(RATE.measure_code, RATE.measure_name)
    settled = judged(SetTolerance(who="ann", why="agreed", measure=named, percent=5.0))
    assert rows(off)[0]["status_derived"] == "missed"
    assert rows(off, given=settled)[0]["status_derived"] == "met"


def test_a_tolerance_that_was_settled_under_an_earlier_name_counts() -> None:
    before = replace(RATE, period_actual="77%")
    after = replace(before, measure_code="OCC01.02", measure_name="% of all calls answered")
    earlier, later = (MeasureName(each.measure_code, each.measure_name) for each in (before, after))
    settled = judged(
        LinkMeasures(who="ann", why="renamed", before=earlier, after=later),
        SetTolerance(who="ann", why="agreed", measure=earlier, percent=5.0),
    )
    frame = facts(readings(report(JUNE, before), report(JULY, after)), settled)
    of_july = frame.filter(pl.col("report_date") == JULY)
    assert tidy(of_july, settled, frame)["status_derived"].to_list()[0] == "met"
    assert tidy(of_july, settled)["status_derived"].to_list()[0] == "missed"


def test_what_is_but_guessed_is_left_open() -> None:
    unknown = replace(RATE, measure_name="Widgets", period_status=None, ytd_status=None)
    month, _ = rows(report(JULY, unknown))
    assert (month["polarity"], month["status_derived"]) == (None, None)
    named = MeasureName(unknown.measure_code, unknown.measure_name)
    settled = judged(
        SetPolarity(who="ann", why="known", measure=named, value=Polarity.SMALLER_IS_BETTER)
    )
    month, _ = rows(report(JULY, unknown), given=settled)
    assert (month["polarity"], month["status_derived"]) == ("smaller_is_better", "met")


def test_no_guess_is_passed_on() -> None:
    found = facts(readings(published("2023-01"), published("2024-07")))
    guessed = found.filter(pl.col("polarity_confidence") == "ask")
    assert guessed.height
    assert tidy(guessed)["polarity"].null_count() == 2 * guessed.height
    assert tidy(guessed)["status_derived"].null_count() == 2 * guessed.height


@pytest.mark.parametrize(
    ("name", "actual", "status", "note"),
    [
        ("Visits", "12", "A", None),
        ("Visits", "Slightly behind schedule", "A", None),
        ("Overall forecast revenue variance", "1.2%", "F", "[f]"),
        ("Balances are forecast to remain", "1", "F", "[f]"),
        ("Cash balance compared to forecast cash balance", "£1", "A", None),
        ("Forecasts made", "1", "A", None),
        ("Overall forecast revenue variance", None, "O", "[x]"),
        ("Visits", None, "O", "[x]"),
        ("Visits", "n/r", "O", "[x]"),
        ("Visits", "?", "O", "[x]"),
        ("Visits", "Not yet available", "O", "[x]"),
        ("Visits", "Awaiting data", "O", "[x]"),
        ("Visits", "Awaiting approval", "A", None),
        ("Visits", "£21,262,0", "O", "[x]"),
    ],
)
def test_the_status_of_the_observation(
    name: str, actual: str | None, status: str, note: str | None
) -> None:
    month, _ = rows(report(JULY, replace(RATE, measure_name=name, period_actual=actual)))
    assert (month["obs_status"], month["note"]) == (status, note)


@pytest.mark.parametrize(
    ("actual", "printed", "status"),
    [
        ("Due in May", Status.ACTUAL_MISSING, "O"),
        ("Due in May", Status.NOT_REPORTED, "O"),
        ("Due in May", Status.AMBER, "A"),
        ("12", Status.ACTUAL_MISSING, "A"),
    ],
)
def test_what_the_report_calls_missing_is_missing(
    actual: str, printed: Status, status: str
) -> None:
    month, _ = rows(report(JULY, replace(RATE, period_actual=actual, period_status=printed)))
    assert month["obs_status"] == status


def test_no_figure_is_guessed(frame: pl.DataFrame) -> None:
    cut = frame.filter(pl.col("actual_text") == "£21,262,0")
    assert cut.height == 2
    assert cut["actual"].null_count() == 2
    assert cut["target_text"].to_list() == ["£21,300,0"] * 2


def test_the_key_tells_rows_apart_unless_a_measure_is_printed_twice(frame: pl.DataFrame) -> None:
    assert frame.select(KEY).is_unique().all()
    assert tidy_schema(frame)["primaryKey"] == ["measure_id", "period", "series"]
    twice = tidy(facts(readings(report(JULY, RATE, RATE))))
    assert "primaryKey" not in tidy_schema(twice)


TYPES = {"string", "number", "yearmonth"}


def validate(content: bytes, schema: dict[str, Any]) -> list[str]:
    """What the Table Schema specification finds wrong with a CSV, for the parts that are used."""
    lines = list(csv.DictReader(io.StringIO(content.decode())))
    names = [field["name"] for field in schema["fields"]]
    wrong = [] if list(lines[0]) == names else ["columns"]
    for line in lines:
        for field in schema["fields"]:
            value, limits = line[field["name"]], field.get("constraints", {})
            if value in schema["missingValues"]:
                wrong += [field["name"]] if limits.get("required") else []
                continue
            if field["type"] == "number":
                float(value)
            if field["type"] == "yearmonth" and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
                wrong.append(field["name"])
            if value not in limits.get("enum", [value]):
                wrong.append(field["name"])
            if not re.fullmatch(limits.get("pattern", ".*"), value, re.DOTALL):
                wrong.append(field["name"])
    keys = [tuple(line[name] for name in schema.get("primaryKey", names)) for line in lines]
    return wrong + (["key"] if len(keys) != len(set(keys)) else [])


def test_the_csv_is_as_its_schema_says(frame: pl.DataFrame) -> None:
    schema = tidy_schema(frame)
    assert validate(WRITERS["csv"](frame), schema) == []
    assert {field["type"] for field in schema["fields"]} == TYPES
    for field in schema["fields"]:
        assert set(field) <= {"name", "type", "title", "description", "constraints"}
        assert field["description"].startswith(("Published. ", "kpi-tui's analysis. "))
    ours = {
        f["name"] for f in schema["fields"] if f["description"].startswith("kpi-tui's analysis. ")
    }
    assert {"measure_id", "polarity", "status_derived", "obs_status", "actual"} <= ours
    assert not {"actual_text", "status_published", "source_file"} & ours


def test_the_schema_notices_what_is_wrong(frame: pl.DataFrame) -> None:
    schema = tidy_schema(frame)
    wrong = frame.head(1).with_columns(period=pl.lit("2024-13"), obs_status=pl.lit(None))
    assert validate(WRITERS["csv"](wrong), schema) == ["period", "obs_status"]
    again = pl.concat([frame.head(1), frame.head(1)])
    assert validate(WRITERS["csv"](again), schema) == ["key"]


@examples(25)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_text_that_was_disarmed_can_be_had_back(text: str) -> None:
    named = replace(RATE, measure_name=f"={text}", period_actual=f"@{text}")
    source = Source(f"+{text}", "ab" * 32, 1)
    found = tidy(facts(readings(replace(report(JULY, named), source=source))))
    lines = list(csv.DictReader(io.StringIO(WRITERS["csv"](found).decode(), newline="")))
    for column in ("name", "actual_text", "source_file"):
        assert lines[0][column].startswith("'")
        assert lines[0][column].removeprefix("'") == found[column][0]
    assert validate(WRITERS["csv"](found), tidy_schema(found)) == []


def test_a_csv_has_its_schema_beside_it(frame: pl.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert save_tidy(frame, "csv", path) == [path, tmp_path / "out.schema.json"]
    assert path.read_bytes().startswith(b"measure_id,code,name,")
    written = json.loads((tmp_path / "out.schema.json").read_text(encoding="utf-8"))
    assert written == tidy_schema(frame)
    assert written["missingValues"] == [""]


def test_parquet_has_the_types_itself(frame: pl.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    assert save_tidy(frame, "parquet", path) == [path]
    assert [each.name for each in tmp_path.iterdir()] == ["out.parquet"]
    assert pl.read_parquet(path).equals(frame)


def test_measures_keep_their_identity_over_the_months() -> None:
    later = replace(RATE, measure_code="OCC01.07")
    found = rows(report(JUNE, RATE), report(JULY, later))
    assert {row["measure_id"] for row in found} == {"OCC01.01@2024-06"}
    assert [row["code"] for row in found[::2]] == ["OCC01.01", "OCC01.07"]


@pytest.mark.parametrize("origin", Origin)
def test_what_nobody_published_is_no_normal_observation(origin: Origin) -> None:
    missing = replace(RATE, measure_code="OCC01.02", measure_name="Letters", period_actual=None)
    named = replace(RATE, measure_code="OCC01.03", measure_name="Forecast of savings")
    found = rows(replace(report(JULY, RATE, missing, named), provenance=origin))
    assert {row["provenance"] for row in found} == {origin.value}
    told = [(row["obs_status"], row["note"]) for row in found if row["series"] == "period"]
    if origin is Origin.SIMULATED:
        assert told == [("I", "[simulated]"), ("O", "[x] [simulated]"), ("I", "[simulated]")]
    else:
        assert told == [("A", None), ("O", "[x]"), ("F", "[f]")]


def test_corrections_have_columns_of_their_own_and_gaps_go_by_them() -> None:
    named, day = MeasureName(RATE.measure_code, RATE.measure_name), JULY
    made: dict[str, Any] = {"who": "Ada", "why": "cut off", "measure": named, "report_date": day}
    actual = Correct(field=CorrectedField.PERIOD_ACTUAL, value="70.8%", **made)
    status = Correct(field=CorrectedField.PERIOD_STATUS, value="red", **made)
    month, year = rows(report(JULY, RATE), given=judged(actual, status))
    assert (month["actual"], month["actual_text"], month["status_published"]) == (
        *(79.8, "79.8%"),
        "amber",
    )
    assert (month["actual_corrected"], month["status_corrected"]) == (70.8, "red")
    assert month["target_corrected"] is None
    assert month["status_derived"] == "missed"
    assert month["corrections"].startswith("actual corrected to 70.8% by Ada, ")
    assert year["corrections"] is None
