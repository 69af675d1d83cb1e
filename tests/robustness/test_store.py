"""A small share of the attack on the store; `python -m tests.robustness.store` has all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.robustness.store import flips
from tests.robustness.store.flips import Sample
from tests.robustness.store.tally import scratch

SEED = "1"


@pytest.fixture
def folder() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


def test_flipped_bits_are_named_or_change_nothing() -> None:
    (tally, _) = flips.attack(SEED, 100, old_times=0)
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


def test_counts_of_an_old_file_are_those_of_its_rows(folder: Path) -> None:
    sample = old_july(folder)
    digit = sample.content.index(b'"red":1') + len('"red":')
    assert sample.flip(8 * digit) == "refused"
