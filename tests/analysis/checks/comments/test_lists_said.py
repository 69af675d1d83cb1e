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


KSI = "Number of people killed or seriously injured"


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("14 casualties: three fatal, 12 serious.", "3 and 12 of 14, which is 15"),
        (
            "There were 14 people hurt: 3 killed, 12 seriously injured.",
            "3 and 12 of 14, which is 15",
        ),
        ("14 homes: 9 flats, 7 houses.", "9 and 7 of 14, which is 16"),
        ("14 schools: 8 primary and 7 secondary.", "8 and 7 of 14, which is 15"),
        ("14 pupils excluded: 8 boys, 7 girls.", "8 and 7 of 14, which is 15"),
        (
            "14 complaints: 5 upheld, 3 partly upheld, 8 not upheld.",
            "5, 3 and 8 of 14, which is 16",
        ),
    ],
)
def test_parts_without_an_and_of_which_none_is_in_two(comment: str, told: str) -> None:
    (finding,) = found("C3", month(row(name=KSI, period=("14", "10", None), comment=comment)))
    assert told in finding.message


LISTED_RIGHT = (
    "There were 14 casualties: three fatal, 11 serious.",
    "14 collisions: three fatal casualties, 12 serious injuries.",
    "14 casualties: three fatal, 11 serious, five of them cyclists.",
    "14 casualties: three fatal, 12 male.",
    "14 casualties: three drivers, 12 male.",
    "14 people: nine men, 12 over 60.",
    "14 casualties: 3 fatal, 9 serious.",
    "14 casualties in June: three fatal, two serious, and others slight.",
    "14 incidents: two people killed, 13 seriously injured.",
    "14 crashes: one killed, 15 seriously injured.",
    "Of the 14: three fatal, 11 serious.",
    "14 casualties, three fatal, 11 serious.",
    "14 fires: 9 in houses, 6 at night.",
    "14 fires: 9 accidental, 7 in flats.",
    "14 homes: 9 flats, 5 houses.",
    "14 homes: 9 houses, 7 for rent.",
    "14 complaints: 3 upheld, 4 partly upheld, 7 not upheld.",
    "14 complaints: 9 upheld, 8 at stage 2.",
    "14 complaints: 9 upheld, 8 about bins.",
    "14 starters: 6 men, 8 women.",
    "14 pupils: 6 boys, 9 with plans.",
    "14 apprentices: 8 women, 7 under 20.",
    "14 schools: 300 boys, 280 girls.",
    "14 homes: 10 affordable, 6 flats, 4 bungalows.",
    "14 appeals: 5 allowed, 9 dismissed.",
    "14 staff: 9 full time, 8 women.",
    "14 sites visited: 9 houses, 3 flats, others mixed.",
    "14 collisions: three fatal, 11 serious.",
    "14 months: 3 fatal, 12 serious.",
    "Priority 1 repairs: 9 flats, 5 houses.",
    "Stage 2 complaints: 3 upheld, 4 withdrawn.",
    "14 more than target: 9 flats, 6 houses.",
    "12 families helped: 20 men, 25 women.",
    "3 clubs: 40 boys, 35 girls.",
    "2 inquests: three killed, 12 seriously injured.",
    "5 developments: 9 flats, 6 houses.",
    "4 schemes completed: 20 bungalows, 6 flats.",
    "6 estates: 30 houses, 12 flats.",
    "7 teams: 60 men, 40 women.",
    "14 dwelling fires: two fatal, 9 with no injuries.",
    "14 fires: two fatal, 3 serious, the rest minor.",
    "14 fatal fires since 2010: two men, 13 over 65.",
    "14 rescues: 9 men, 4 women and a child.",
    "14 lets: 9 flats, 4 houses, 1 bungalow.",
    "14 voids: 9 flats, 3 houses, and 2 bungalows.",
    "14 new homes: 9 flats (6 for rent), 5 houses.",
    "14 road deaths: nine men, five women.",
    "14 casualties: one fatal, 4 serious, nine slight.",
    "14 casualties: two killed, 12 seriously injured.",
    "14 drug deaths: 10 men, 4 women.",
    "14 smoking quitters: 8 women, 9 pregnant.",
    "14 exclusions: 12 boys, 2 girls.",
    "14 exclusions: 12 boys, 5 with a plan.",
    "14 pupils: 9 boys, 5 girls, all in Year 9.",
    "14 appeals: 3 upheld, 11 not upheld.",
    "14 appeals: 3 upheld, 1 withdrawn, 10 pending.",
    "14 complaints to the Ombudsman: 5 upheld, 9 not upheld, 3 with a payment.",
    "14 reviews: 5 upheld, 4 partly upheld, 5 withdrawn.",
    "14 invoices: 9 paid, 6 disputed.",
    "14 debts: 9 over a year, 8 over £1,000.",
    "14 applications: 9 major, 8 in conservation areas.",
    "14 grants: 9 men, 5 women.",
    "14 units: 9 flats, 7 under offer.",
    "14 complaints: 20 upheld, 15 not upheld.",
    "13 pupils: 9 boys, 8 girls.",
    "14 complaints: 9 upheld, 6 upheld fully.",
    "14 families: 9 boys, 8 girls.",
    "14 families: 9 boys and 8 girls.",
    "14 schools: 6 boys and 4 girls were excluded.",
    "14 couples: 13 men, 15 women.",
    "14 classes (9 boys and 8 girls).",
    "14 sites: 9 flats, 10 houses.",
    "14 schemes: 9 flats, 6 houses and 4 bungalows.",
)


@pytest.mark.parametrize("comment", LISTED_RIGHT)
def test_parts_without_an_and_may_be_some_or_share_some(comment: str) -> None:
    assert found("C3", month(row(name=KSI, period=("14", "10", None), comment=comment))) == []
