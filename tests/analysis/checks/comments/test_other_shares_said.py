"""A share and all the others, and whether they make a hundred."""

from __future__ import annotations

import pytest

from tests.support.check_rows import found, month, row

NAME = "% of buses on time"


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (
            "17% ran late and the other 79% on time.",
            "17% ran late and the other 79%”, which is 96% together",
        ),
        ("In June, 17% ran late, and the remaining 79% ran on time.", "which is 96% together"),
        ("62% had their first choice and the other 48% another.", "which is 110% together"),
        ("12.5% were lost, while the rest, 88.5%, came.", "which is 101% together"),
    ],
)
def test_a_share_and_the_others_that_are_no_hundred(comment: str, told: str) -> None:
    (finding,) = found("C3", month(row(name=NAME, period=("83%", "90%", None), comment=comment)))
    assert told in finding.message


RIGHT = (
    "17% ran late and the other 83% on time.",
    "17% ran late and the remaining 83% ran on time.",
    "17% ran late, 4% did not run and the other 79% ran on time.",
    "Of the 96% that ran, 17% ran late and the other 79% on time.",
    "21% ran late: 17% by a few minutes and the other 4% by more.",
    "21% ran late. 17% were held up by works and the other 4% by breakdowns.",
    "About 17% ran late and the other 80% on time.",
    "17% ran late and nearly the other 80% on time.",
    "A few did not run, 17% ran late and the other 79% ran on time.",
    "17% ran late and the other operators ran 79% on time.",
    "17% of the funding is ours and the other 83% is the government's.",
    "17% rise in fuel and the other 5% in pay.",
    "17.4% ran late and the other 82.6% on time.",
    "80% were dry. 50% of it was paper and the other 22% glass.",
    "80 per cent were dry. 50% of it was paper and the other 22% glass.",
    "40% came by car and the other 60% by bus, 12% of them by express.",
    "5% had no garden waste bin and the other 9% had no food caddy.",
    "85% were met by the north team and the remaining 79% by the south team.",
    "90% of children in reception and the other 88% in year six were weighed.",
    "17.4% ran late and the other 82.5% on time.",
    "17% ran late, and of the other 83%, half were early.",
    "33% were red and the other 67% green.",
    "33.3% were red and the remaining 66.7% green.",
    "In June, 17% ran late and the other 83% on time.",
    "17% were late and the other 4% cancelled, which leaves 79% on time.",
    "17% up on last year and the other 3% from new routes.",
    "17% target for trams and the other 79% for buses.",
    "The council owns 51% and the other partner 49%.",
    "Overall, 45% were urban and the remaining 55% rural.",
    "17 per cent ran late and the other 83 per cent on time.",
    "17% ran late and the rest, 83%, on time.",
    "15% were late and the other 6% cancelled.",
    "Most were on time. 17% were late by minutes and the other 4% by hours.",
    "62% of pupils had an offer of their first choice and the other 38% of another.",
    "40% of homes are for rent and the other 60% for sale.",
    "12% of calls were abandoned and the remaining 88% answered.",
    "25% of invoices were disputed, and the other 75% were paid.",
    "60% of food samples passed; the other 40% are awaited.",
    "5% of staff left and the other 95% stayed.",
    "9% were refused and the other 91% approved.",
    "20% VAT and the other 5% duty.",
    "3% pay award and the other 2% from increments.",
    "50% match funding from the trust and the other 50% from us.",
    "70% from housing and the other 30% from retail.",
    "17% ran late while the other 83% ran on time.",
    "Some 17% ran late and the other 79% on time.",
    "30% of fires were deliberate and the other 70% accidental.",
    "55% of calls were false alarms and the remaining 45% were fires.",
    "12% of homes failed and the other 88% met the standard.",
    "8% of repairs were late and the other 92% on time.",
    "65% of trips were by bus and the other 35% by rail.",
    "48% of quitters were men and the other 52% women.",
    "90% of pupils got a first choice and the other 10% another school.",
    "34% of pupils are boarders while the other 66% are day pupils.",
    "75% was spent and the other 25% will be spent in March.",
    "23% of income is late and the remaining 77% was collected.",
    "6% of applications were refused and the other 94% granted.",
    "10% of decisions were appealed and the other 90% stand.",
    "1.5% of calls were lost and the other 98.5% answered.",
    "2.25% of staff were absent and the other 97.75% present.",
    "66.6% voted for it and the other 33.3% against.",
    "40% of savings are delivered and the other 60% on track.",
    "50% came from one landlord and the other 50% from many.",
    "80% of the target was met and the other 20% will follow.",
    "3% uplift was paid and the other 2% is due.",
    "Of those asked, 81% were satisfied and the other 19% were not.",
    "This month, 91% were seen in time and the other 9% within a day.",
    "45% of all waste was recycled and the remaining 55% recovered.",
)


@pytest.mark.parametrize("comment", RIGHT)
def test_a_share_and_the_others_that_are_all(comment: str) -> None:
    assert found("C3", month(row(name=NAME, period=("79%", "90%", None), comment=comment))) == []


@pytest.mark.parametrize(("late", "count"), [("20%", 0), ("30%", 1)])
def test_shares_of_what_the_table_leaves_of_a_hundred(late: str, count: int) -> None:
    comment = "45% of trips were early and the other 35% on the dot."
    seen = month(row(name="% of buses late", period=(late, "10%", None), comment=comment))
    assert len(found("C3", seen)) == count
