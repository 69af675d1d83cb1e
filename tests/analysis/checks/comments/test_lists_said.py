"""Parts that a comment lists behind a count, and whether they add up to it."""

from __future__ import annotations

import pytest

from tests.support.check_rows import found, month, row


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (
            "There were 21 casualties in July: 3 fatal and 19 serious.",
            "The comment lists 3 and 19 of 21, which is 22. Which of them is right?",
        ),
        (
            "21 casualties: 3 fatal, 10 serious and 7 slight.",
            "The comment lists 3, 10 and 7 of 21, which is 20. Where is the other?",
        ),
        (
            "1,210 calls: 1,000 answered and 150 abandoned.",
            "The comment lists 1,000 and 150 of 1,210, which is 1,150. Where are the other 60?",
        ),
        (
            "118 complaints were received: 80 at stage 1 and 28 at stage 2.",
            "The comment lists 80 and 28 of 118, which is 108. Where are the other 10?",
        ),
        (
            "42 homes (26 for rent and 12 for sale) were completed.",
            "The comment lists 26 and 12 of 42, which is 38. Where are the other 4?",
        ),
        (
            "We made 42 visits in July (10 by crews, 19 by advocates and 15 by partners).",
            "The comment lists 10, 19 and 15 of 42, which is 44. Which of them is right?",
        ),
    ],
)
def test_parts_that_make_another_sum(comment: str, told: str) -> None:
    (finding,) = found("C3", month(row(comment=comment)))
    assert finding.message == told


@pytest.mark.parametrize(
    "comment",
    [
        "There were 21 casualties in July: 3 fatal and 18 serious.",
        "21 casualties: 3 fatal, 10 serious and 8 slight.",
        "There were 21 casualties, including 3 fatal and 12 serious.",
        "There were 21 casualties on 14 roads: 9 on main roads and 5 on others.",
        "There were 21 casualties: 3 were under 18.",
        "There were 21 casualties: 3 fatal and 9% of the county's serious ones.",
        "At 21 casualties: 3 fatal and 12 serious, of whom 5 were children.",
        "Fines of £21 each: 3 paid and 19 owed.",
        "£21 fines: 3 paid and 19 owed.",
        "In 2024: 3 fatal and 19 serious.",
        "Stage 2 complaints: 3 upheld and 4 not upheld.",
        "Priority 1 repairs: 30 completed and 4 outstanding.",
        "In the last 12 months: 5 fires and 3 floods.",
        "Complaints open for over 10 working days: 3 about bins and 2 about roads.",
        "Cases open for more than 40 visits: 3 of adults and 2 of children.",
        "There were 2 reasons: 14 missed bins and 3 late collections.",
        "118 complaints were received: 80 at stage 1 and 38 at stage 2.",
        "42 homes (26 for rent and 16 for sale) were completed.",
        "42 homes (26 for rent and 12 of them for sale) were completed.",
        "42 homes (38 in June and 36 in May) were completed.",
        "42 homes (2 above target and 39 more than ever) were completed.",
        "42 homes (3 sites and 2 estates) were completed.",
        "96 notices, 16 more than target: 61 for litter, 22 for tipping and 13 for dogs.",
        "0 homes (3 sites and 2 estates) were completed.",
        "42 homes were completed: 26 for rent and 12 for sale were the main types.",
        "42 homes (26 for rent and 12 for sale as the largest groups) were completed.",
        "42 homes were completed, 26 for rent and 12 for older people.",
    ],
)
def test_parts_that_fit_or_are_not_all(comment: str) -> None:
    assert found("C3", month(row(comment=comment))) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        (
            "Six pupils were excluded in July: four from secondary and three from primary schools.",
            1,
        ),
        ("Six pupils were excluded in July: four from secondary and two from primary schools.", 0),
        ("6 exclusions: three for violence and 2 for drugs.", 1),
        ("Three reasons were given for the 6 exclusions: one of drugs and two of violence.", 0),
        ("Five schools excluded pupils: two secondary and one primary.", 0),
        ("The number of exclusions is six: one and two day ones are not counted.", 0),
    ],
)
def test_numbers_in_words_where_their_sum_is_the_figure(comment: str, hits: int) -> None:
    seen = row(name="Number of exclusions", period=("6", "4", None), comment=comment)
    assert len(found("C3", month(seen))) == hits
