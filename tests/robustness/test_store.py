"""A small share of the attack on the store; `python -m tests.robustness store` has all of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_tui.store.columns import ALWAYS_FILLED
from kpi_tui.store.files import LOG, list_reports
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.report_copies import read_copy
from kpi_tui.store.store import Store
from tests.robustness.store import caches, flips, importers, mutants, odd
from tests.robustness.store.flips import Sample
from tests.robustness.tally import scratch
from tests.support.command_line import Run
from tests.support.local import local
from tests.support.samples import JULY, JUNE

SEED = 1


@pytest.fixture
def folder() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


def test_flipped_bits_are_named_or_change_nothing() -> None:
    (tally,) = flips.attack(SEED, range(100))
    assert tally.failures == []
    assert tally.outcomes == {"refused": 100}


def old_july(folder: Path) -> Sample:
    (sample,) = (each for each in flips.old_samples(folder) if "07-31.r1" in each.file.name)
    return sample


def test_no_bit_around_a_seal_is_free(folder: Path) -> None:
    *_, empty = flips.samples(folder)
    start = empty.content.index(b"\x18\x0fseal of kpi_tui")
    bits = range(8 * start, 8 * (start + 20))
    assert {empty.flip(bit) for bit in bits} == {"refused"}


@pytest.mark.parametrize("bit", [59932, 72309, 76845])
def test_filters_go_by_nothing_that_an_old_file_does_not_vouch_for(bit: int, folder: Path) -> None:
    assert old_july(folder).flip(bit) == "harmless"


def test_a_length_in_an_old_file_that_would_end_the_process_is_refused(folder: Path) -> None:
    """Polars asks for 2 EiB by this bit, which ends the process that reads the file."""
    assert old_july(folder).flip(31560) == "refused"


def test_counts_of_an_old_file_are_those_of_its_rows(folder: Path) -> None:
    sample = old_july(folder)
    digit = sample.content.index(b'"red":1') + len('"red":')
    assert sample.flip(8 * digit) == "refused"


def test_eight_importers_at_once() -> None:
    for tally in list(importers.attack(SEED, range(2))):
        assert tally.failures == []
        assert tally.n == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, and no such clock")
def test_odd_files_are_named_once_and_lock_nothing() -> None:
    for tally in list(odd.attack(SEED, range(8))):
        assert tally.failures == []
        assert tally.n > 80


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, and no such clock")
@pytest.mark.parametrize(
    "forged",
    [
        *(f"{name}: a null of its kind" for name in ALWAYS_FILLED),
        "period_actual_value: infinity",
        "period_actual_value: NaN",
    ],
)
def test_a_gap_or_a_number_where_there_can_be_none_is_told_with_its_file(
    forged: str, folder: Path
) -> None:
    """Somebody made the file, and sealed it."""
    path = local(Store(folder).add(JULY).path)
    forge = next(each for each in mutants.mutants() if each.name == f"forged: {forged}")
    forge.make(path)
    store = Store(folder)
    with pytest.raises(StoreFileError, match=path.name):
        store.collect(store.readings())


@pytest.mark.parametrize(
    "forged",
    ["no rows", "rows twice", "comment: a number", "no unit", "an extra column"],
)
def test_rows_that_no_report_has_are_left_out_and_lock_no_other_period(
    forged: str, folder: Path
) -> None:
    """Somebody made the file, and sealed it."""
    Store(folder).add(JUNE)
    path = local(Store(folder).add(JULY).path)
    forge = next(each for each in mutants.mutants() if each.name == f"forged: {forged}")
    forge.make(path)
    told: list[StoreFileError] = []
    store = Store(folder, on_problem=told.append)
    assert set(store.collect(store.readings())["report_date"]) == {JUNE.report_date}
    assert [problem.path for problem in told] == [path]


def test_nothing_is_read_from_a_poisoned_cache() -> None:
    (tally,) = caches.attack(SEED, range(40))
    assert tally.failures == []
    assert tally.n == 40


def test_a_command_names_a_file_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store(tmp_path)
    store.add(JUNE)
    path = store.add(JULY).path
    local(path).write_bytes(local(path).read_bytes()[:100])
    run = Run(capsys, tmp_path)
    for words in (("measures", "--month", "all"), ("show", "OCC01.01")):
        _, _, err = run(*words)
        assert len([line for line in err.splitlines() if "damaged" in line]) == 1


@pytest.mark.parametrize(
    "command",
    [
        "measures",
        "measures --period all",
        "show OCC01.01",
        "changes",
        "matches",
        "grid",
        "queries",
        "queries --period all",
        "brief",
        "review list",
        "export --format csv",
        "export --format csv --tidy",
    ],
)
def test_a_command_names_what_does_not_count_of_the_log_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    store = Store(tmp_path)
    store.add(JUNE)
    store.add(JULY)
    (tmp_path / LOG).write_bytes(b"nonsense\n")
    _, _, err = Run(capsys, tmp_path)(*command.split())
    said = "kpi-tui: judgements.jsonl, line 1: is not JSON: it does not count"
    assert err.splitlines().count(said) == 1
    assert err.count("judgements.jsonl") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_in_the_cache_is_not_waited_for(tmp_path: Path, cache: Path) -> None:
    store = Store(tmp_path)
    store.add(JULY)
    store.reports()
    (index,) = (cache / "verified").iterdir()
    index.unlink()
    os.mkfifo(index)
    with odd.clock():
        assert Store(tmp_path).last_days() == [JULY.report_date]
    (file,) = list_reports(tmp_path).files
    assert read_copy(file) is None
