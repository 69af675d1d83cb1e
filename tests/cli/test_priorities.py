"""The priorities as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.demo import published
from kpi_tui.status import Status
from kpi_tui.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    for month in ("2023-01", "2024-07"):
        Store(path).add(published(month))
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_the_last_month_with_what_was_published(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(store), "priorities"]) == 0
    header, *rows = lines(capsys)
    assert header.split("\t")[:3] == ["Code", "Priority", "Status"]
    assert len(rows) == 11
    finance = rows[-1].split("\t")
    assert finance[:4] == ["OCC11", "Finance", "▲ red", "12"]
    assert finance[4] == "★ green 9 · ● amber 1 · ▲ red 2"
    empty = rows[7].split("\t")
    assert (empty[0], empty[3], empty[4]) == ("OCC08", "0", "")
    assert empty[5], "what is printed in place of its table"


def test_another_month_with_its_commitments(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["priorities", "--month", "2023-01", "--commitments"]
    assert main(["--store", str(store), *arguments]) == 0
    said = "\n".join(lines(capsys))
    first = published("2023-01").priorities[0]
    assert f"{first.code} {first.title}" in said
    assert all(commitment in said for commitment in first.commitments)


@pytest.mark.parametrize("command", [["reports"], ["priorities", "--month", "2023-01"]])
def test_for_programs_the_statuses_add_up_to_the_measures(
    store: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(["--store", str(store), *command, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert any(row["no_status"] for row in listed)
    for row in listed:
        assert sum(row[name] for name in (*Status, "no_status")) == row["measures"]


def test_no_such_month(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", str(store), "priorities", "--month", "2020-01"]) == 1
    assert "2020-01" in capsys.readouterr().err


def test_an_empty_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", str(tmp_path / "none"), "priorities"]) == 1
    assert " is empty: import a report first" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["priorities", "measures"])
def test_a_document_names_the_file_it_was_read_from(
    store: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(["--store", str(store), command, "--format", "md"]) == 0
    notes = [line for line in lines(capsys) if line.startswith("- ")]
    assert f"- Source: {published('2024-07').source.name}" in notes
    assert any(note.startswith("- Reworded: ") for note in notes)
