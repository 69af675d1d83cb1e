"""A small share of the attack on a bucket; `python -m tests.robustness bucket` has all of it."""

from __future__ import annotations

import pytest

from tests.robustness import bucket
from tests.robustness.tally import Campaign


@pytest.mark.parametrize(
    ("campaign", "numbers"),
    [
        (bucket.attack, range(1)),
        (bucket.attack_requests, range(8, 16, 3)),
        (bucket.attack_random, range(2)),
    ],
)
def test_nothing_is_lost(campaign: Campaign, numbers: range) -> None:
    for tally in list(campaign(1, numbers)):
        assert tally.failures == []
        assert tally.n >= len(numbers)
        assert bucket.NOT_RUN not in tally.outcomes
