"""What is not as published says so in whatever a command prints."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from kpi_tui.cli import main
from kpi_tui.origin import Origin
from kpi_tui.store.store import Store
from tests.support.samples import JULY, JUNE

ORIGINS = (Origin.REWORDED, Origin.SIMULATED)
Printed = Callable[..., str]


@pytest.fixture
def printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Printed:
    """Runs a command on June and July, of these origins, and returns all that it prints."""

    def printed(*argv: str, june: Origin = Origin.PUBLISHED, july: Origin) -> str:
        store = Store(tmp_path / f"{june}-{july}")
        store.add(replace(JUNE, provenance=june))
        store.add(replace(JULY, provenance=july))
        main(["--store", str(store.path), *argv])
        out, err = capfd.readouterr()
        return f"{err}\n{out}"

    return printed


@pytest.mark.parametrize(
    "argv",
    [
        ("measures",),
        ("priorities",),
        ("priorities", "--commitments"),
        ("reports",),
        ("check",),
        ("check", "--format", "md"),
        ("check", "--format", "json"),
        ("changes",),
        ("changes", "--format", "md"),
        ("changes", "--format", "json"),
        ("changes", "--format", "csv"),
        ("check", "--log"),
        ("check", "--log", "--format", "md"),
        ("check", "--log", "--format", "json"),
        ("links",),
        ("links", "--format", "md"),
        ("links", "--format", "json"),
        ("links", "--format", "csv"),
        ("lags",),
        ("vanished",),
        ("show", "OCC01.01"),
        ("show", "OCC01.01", "--format", "md"),
        ("show", "OCC01.01", "--format", "json"),
        ("show", "OCC01.01", "--beside"),
        ("brief", "--format", "md"),
        ("export", "--format", "csv"),
        ("export", "--format", "json"),
        ("export", "--format", "md"),
        ("export", "--format", "csv", "--tidy"),
    ],
)
@pytest.mark.parametrize("origin", ORIGINS)
def test_every_command_says_where_it_comes_from(
    printed: Printed, argv: tuple[str, ...], origin: Origin
) -> None:
    assert origin in printed(*argv, july=origin).lower()
    assert origin not in printed(*argv, july=Origin.PUBLISHED).lower()


@pytest.mark.parametrize(
    "command",
    ["measures", "changes", "links", "grid", "lags", "vanished", "check", "export"],
)
def test_a_document_says_what_is_worked_out(printed: Printed, command: str) -> None:
    said = printed(command, "--format", "md", july=Origin.PUBLISHED)
    assert "not published" in said


@pytest.mark.parametrize("command", ["measures", "priorities"])
@pytest.mark.parametrize("origin", ORIGINS)
def test_a_table_has_a_column_of_it_only_where_it_says_something(
    printed: Printed, command: str, origin: Origin
) -> None:
    def cells(july: Origin) -> list[list[str]]:
        lines = printed(command, july=july).splitlines()
        return [line.split("\t") for line in lines if "\t" in line]

    header, *rows = cells(origin)
    assert header[-1] == "Provenance"
    assert {row[-1] for row in rows} == {origin.value}
    assert "Provenance" not in cells(Origin.PUBLISHED)[0]


def test_the_page_of_a_measure_says_it_on_top(printed: Printed) -> None:
    for origin in ORIGINS:
        lines = printed("show", "OCC01.01", july=origin).splitlines()
        assert lines.index(origin.note) < lines.index("Figures")


def test_a_published_page_marks_the_figures_before_it_that_are_simulated(
    printed: Printed,
) -> None:
    page = printed("show", "OCC01.01", june=Origin.SIMULATED, july=Origin.PUBLISHED)
    assert Origin.SIMULATED.note not in page
    assert "Up since June 2024 (900, simulated)" in page
    assert "2024-06 (simulated)\t900" in page
    assert "2024-07\t1,247" in page
    reworded = printed("show", "OCC01.01", june=Origin.REWORDED, july=Origin.PUBLISHED)
    assert "2024-06\t900" in reworded, "its figures are as published"


def test_changes_name_both_reports(printed: Printed) -> None:
    said = printed("changes", june=Origin.SIMULATED, july=Origin.REWORDED)
    assert "June 2024 (simulated) → July 2024 (reworded): " in said


def test_priorities_are_not_as_published_where_they_are_simulated(printed: Printed) -> None:
    published = "statuses as published for the priorities"
    assert f"July 2024 (reworded), {published}" in printed("priorities", july=Origin.REWORDED)
    said = printed("priorities", july=Origin.SIMULATED)
    assert "July 2024 (simulated), statuses simulated for the priorities" in said
    assert published not in said


def test_json_carries_it(printed: Printed) -> None:
    def objects(*argv: str) -> list[dict[str, object]]:
        said = printed(*argv, "--format", "json", june=Origin.SIMULATED, july=Origin.REWORDED)
        found = json.loads(said[said.index("\n[") + 1 :])
        assert isinstance(found, list)
        return found

    assert {item["provenance"] for item in objects("export")} == {"simulated", "reworded"}
    assert {item["provenance"] for item in objects("check")} == {"reworded"}
    changed = {(i["from_provenance"], i["to_provenance"]) for i in objects("changes")}
    assert changed == {("simulated", "reworded")}
    (page,) = objects("show", "OCC01.01")
    assert page["provenance"] == "reworded"
    history = page["history"]
    assert isinstance(history, list)
    assert [item["provenance"] for item in history] == ["simulated", "reworded"]


@pytest.mark.parametrize("origin", Origin)
def test_files_carry_it(tmp_path: Path, origin: Origin) -> None:
    store = Store(tmp_path / "store")
    store.add(replace(JULY, provenance=origin))
    paths = {form: tmp_path / f"all.{form}" for form in ("csv", "json", "parquet", "xlsx")}
    for path in paths.values():
        assert main(["--store", str(store.path), "export", "--output", str(path)]) == 0
    frames = [
        pl.read_csv(paths["csv"]),
        pl.read_json(paths["json"]),
        pl.read_parquet(paths["parquet"]),
    ]
    assert [set(frame["provenance"]) for frame in frames] == [{origin.value}] * 3
    with ZipFile(io.BytesIO(paths["xlsx"].read_bytes())) as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
        strings = book.read("xl/sharedStrings.xml").decode()
        columns = book.read("xl/tables/table1.xml").decode()
    assert origin.value in strings
    for sheet in sheets:
        assert (f"<oddHeader>&amp;L{origin.note}" in sheet) is (origin is not Origin.PUBLISHED)
    is_first = columns.index('name="provenance"') < columns.index('name="report_date"')
    assert is_first is (origin is not Origin.PUBLISHED)
