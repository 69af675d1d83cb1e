"""What the explorer remembers: kept whole or not at all, and never in anybody's way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.paths import config_path, state_path
from kpi_tui.period import ANNEX_MONTHS, PeriodType, Series
from kpi_tui.tui.state import Memory, Remembered, recall


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "remembered.json"


def test_at_first_there_is_nothing(file: Path) -> None:
    assert recall(file) == Remembered(theme="", tree_shown=True, hint_seen=False)
    assert not file.parent.exists()


def test_there_and_back(file: Path) -> None:
    said = Remembered("kpi-light", tree_shown=False, hint_seen=True)
    Memory(file).keep(**asdict(said))
    assert recall(file) == said
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"theme": ["x"], "tree_shown": 0}'],
)
def test_damage_is_as_at_first(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert recall(file) == Remembered()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "remembered.json")
    assert recall(tmp_path / "remembered.json") == Remembered()


def test_what_is_whole_counts_and_what_is_strange_does_not(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"theme": "nord", "tree_shown": "no", "later": 1}))
    assert recall(file) == Remembered(theme="nord")


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    Memory(blocked / "state" / "remembered.json").keep(theme="nord")
    assert recall(blocked / "state" / "remembered.json") == Remembered()


def test_two_explorers_keep_what_the_other_kept(file: Path) -> None:
    one, other = Memory(file), Memory(file)
    one.keep(theme="nord")
    other.keep(tree_shown=False)
    assert recall(file) == other.now == Remembered("nord", tree_shown=False)


def test_a_memory_without_a_file_lasts_as_long_as_the_explorer() -> None:
    memory = Memory()
    memory.keep(theme="nord")
    memory.keep(hint_seen=True)
    assert memory.now == Remembered("nord", hint_seen=True)


def test_where_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, path in (("CONFIG", config_path), ("STATE", state_path)):
        monkeypatch.setenv(f"KPI_TUI_{name}", str(tmp_path / "x"))
        assert path() == tmp_path / "x"
        monkeypatch.delenv(f"KPI_TUI_{name}")
        assert "kpi-tui" in path().parts
        assert path().suffix in (".toml", ".json")


# -- what a series has of its own -------------------------------------------------------------

MONTHS, QUARTERS = Series("annex", PeriodType.MONTH), Series("kent-qpr", PeriodType.QUARTER)


def test_the_sample_reports_have_a_part_of_their_own(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    memory = Memory(file)
    memory.look_at(tmp_path / "own")
    memory.keep_of(ANNEX_MONTHS, lambda _: {"pins": [[["A.1", "Bins"]]]})
    memory.look_at(tmp_path / "demo")
    assert memory.of(ANNEX_MONTHS) == {}
    memory.look_at(tmp_path / "own")
    assert memory.of(ANNEX_MONTHS)["pins"]


def test_a_series_has_a_part_of_its_own(file: Path) -> None:
    memory = Memory(file)
    memory.keep(theme="nord")
    memory.keep_of(MONTHS, lambda said: {**said, "pins": [1]})
    memory.keep_of(QUARTERS, lambda said: {**said, "pins": [2]})
    again = Memory(file)
    assert (again.of(MONTHS), again.of(QUARTERS)) == ({"pins": [1]}, {"pins": [2]})
    assert again.now.theme == "nord"
    assert again.of(Series("other", PeriodType.MONTH)) == {}


def test_two_explorers_lose_nothing_of_each_other(file: Path) -> None:
    one, other = Memory(file), Memory(file)

    def add(number: int) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
        return lambda said: {"pins": [*said.get("pins", ()), number]}

    with ThreadPoolExecutor(2) as pool:
        for number in range(12):
            pool.submit((one, other)[number % 2].keep_of, MONTHS, add(number))
    assert sorted(Memory(file).of(MONTHS)["pins"]) == list(range(12))
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_one_that_was_killed_while_it_wrote_is_in_nobodys_way(file: Path) -> None:
    file.parent.mkdir()
    lock = file.with_name(f"{file.name}.lock")
    lock.touch()
    os.utime(lock, (0, 0))
    Memory(file).keep(theme="nord")
    assert recall(file).theme == "nord"
    assert not lock.exists()


def test_what_a_later_version_remembers_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"later": 1, "series": {"annex/month": {"later": 2}}}))
    memory = Memory(file)
    memory.keep(theme="nord")
    memory.keep_of(MONTHS, lambda said: {**said, "pins": []})
    said = json.loads(file.read_text())
    assert (said["later"], said["series"]["annex/month"]) == (1, {"later": 2, "pins": []})


@pytest.mark.parametrize("series", [None, [], {"annex/month": 7}])
def test_a_part_of_another_kind_is_as_none(file: Path, series: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"series": series}))
    memory = Memory(file)
    assert memory.of(MONTHS) == {}
    memory.keep_of(MONTHS, lambda said: {**said, "pins": []})
    assert recall(file) == Remembered()
    assert memory.of(MONTHS) == {"pins": []}


def test_the_length_of_periods_is_known_before_the_file_is_read_again() -> None:
    memory = Memory()
    memory.keep(**QUARTERS._asdict())
    assert memory.now.series == QUARTERS


def test_what_cannot_be_written_lasts_as_long_as_the_explorer(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    memory = Memory(folder)
    memory.keep_of(MONTHS, lambda said: {**said, "pins": [1]})
    memory.keep(theme="nord")
    assert (memory.of(MONTHS), memory.now.theme) == ({"pins": [1]}, "nord")
