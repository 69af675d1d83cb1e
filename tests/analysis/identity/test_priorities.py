from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.identity.priorities import continued

HEALTHY, THRIVING, SAFE = "Healthy communities", "Thriving communities", "Safe communities"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # One is put in before the others: each has its neighbour's code now.
        (
            [("1", HEALTHY), ("2", THRIVING)],
            [("1", SAFE), ("2", HEALTHY), ("3", THRIVING)],
            {1: 0, 2: 1},
        ),
        # Two change places.
        ([("1", HEALTHY), ("2", THRIVING)], [("1", THRIVING), ("2", HEALTHY)], {0: 1, 1: 0}),
        # One is reworded under its code, the other is not.
        ([("1", HEALTHY), ("2", THRIVING)], [("1", SAFE), ("2", THRIVING)], {0: 0, 1: 1}),
        # A code that names quite another.
        ([("1", "Climate")], [("1", "Finance")], {}),
        # Two have one title: the code tells.
        ([("1", SAFE), ("2", SAFE)], [("2", SAFE)], {0: 1}),
        # A report that prints no titles: the code tells, whichever of the two prints none.
        ([("1", ""), ("2", "")], [("2", ""), ("1", "")], {0: 1, 1: 0}),
        ([("1", "")], [("1", "Climate")], {0: 0}),
        ([("1", "")], [("2", "")], {}),
    ],
)
def test_which_priority_is_which(
    before: list[tuple[str, str]], after: list[tuple[str, str]], found: dict[int, int]
) -> None:
    assert continued(before, after) == found


PRIORITIES = st.lists(
    st.tuples(st.sampled_from("123"), st.sampled_from([HEALTHY, THRIVING, SAFE, "", "Climate"])),
    max_size=4,
)


@given(PRIORITIES, PRIORITIES)
def test_none_goes_on_as_two(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    found = continued(before, after)
    assert len(set(found.values())) == len(found)


@given(PRIORITIES)
def test_those_of_a_report_are_themselves(both: list[tuple[str, str]]) -> None:
    assert all(both[new] == both[old] for new, old in continued(both, both).items())
    assert len(continued(both, both)) == len(both)
