"""A whole that a comment splits in parts that are all there are, or of which none shares any."""

from __future__ import annotations

import pytest

from tests.support.check_rows import found, month, one, row


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("150 complaints, of which 90 related to roads and 60 to other services.", "150 complaints, of which 90 related to roads and 50 to other services.", "splits 150 into 90 and 50, which is 140"),
        ("150 complaints, of which 90 were about roads, 40 about bins and 20 about other services.", "150 complaints, of which 90 were about roads, 40 about bins and 30 about other services.", "splits 150 into 90, 40 and 30, which is 160"),
        ("Of the 150 complaints received, 61 were upheld, 70 not upheld and 19 are still open.", "Of the 150 complaints received, 61 were upheld, 70 not upheld and 29 are still open.", "splits 150 into 61, 70 and 29, which is 160"),
        ("9.1 days were lost, of which 5.6 were long-term and 3.5 short-term.", "9.1 days were lost, of which 5.6 were long-term and 2.5 short-term.", "splits 9.1 into 5.6 and 2.5, which is 8.1"),
        ("812 children, of whom 430 are boys and 382 girls.", "812 children, of whom 430 are boys and 328 girls.", "splits 812 into 430 and 328, which is 758"),
        ("An overspend of £4.2m, of which £2.9m is in Adults and £1.3m elsewhere.", "An overspend of £4.2m, of which £2.9m is in Adults and £2.3m elsewhere.", "splits £4.2m into £2.9m and £2.3m, which is £5.2m"),
        ("1,240 repairs, of which 820 were on rural and 420 on urban roads.", "1,240 repairs, of which 820 were on rural and 320 on urban roads.", "splits 1,240 into 820 and 320, which is 1,140"),
        ("Of the 150, 90 were closed in time and the other 60 were late.", "Of the 150, 90 were closed in time and the other 40 were late.", "splits 150 into 90 and 40, which is 130"),
        ("Of the 150 homes, 90 were flats, 20 bungalows and the remaining 40 houses.", "Of the 150 homes, 90 were flats, 20 bungalows and the remaining 30 houses.", "splits 150 into 90, 20 and 30, which is 140"),
        ("Of the 18 lettings, 12 were to families and 6 to single people.", "Of the 18 lettings, 12 were to families and 8 to single people.", "splits 18 into 12 and 8, which is 20"),
        ("Of the 18 lettings, 12 were offered to families and 6 were offered to couples.", "Of the 18 lettings, 12 were offered to families and 8 were offered to couples.", "splits 18 into 12 and 8, which is 20"),
        ("Of the 18 lettings, 12 were flats and 5 were houses.", "Of the 18 lettings, 12 were flats and 8 were houses.", "splits 18 into 12 and 8, which is 20"),
        ("9.4 days per FTE over the rolling 12 months: 5.9 long-term and 3.5 short-term.", "9.4 days per FTE over the rolling 12 months: 5.9 long-term and 3.9 short-term.", "splits 9.4 into 5.9 and 3.9, which is 9.8"),
        ("4.8% are NEET or not known: 3.1% NEET and the other 1.7% not known.", "4.8% are NEET or not known: 3.1% NEET and the other 2.7% not known.", "splits 4.8% into 3.1% and 2.7%, which is 5.8%"),
        ("The overspend of £4.1m is made up of Adults £2.6m and Children's £1.5m.", "The overspend of £4.1m is made up of Adults £2.6m and Children's £2.6m.", "splits £4.1m into £2.6m and £2.6m, which is £5.2m"),
        ("Reserves of £9.1m comprise £4.1m general and £5.0m earmarked.", "Reserves of £9.1m comprise £4.1m general and £6.0m earmarked.", "splits £9.1m into £4.1m and £6.0m, which is £10.1m"),
        ("Of 1,212 visits 860 were to high-risk homes and the other 352 to others.", "Of 1,212 visits 860 were to high-risk homes and the other 452 to others.", "splits 1,212 into 860 and 452, which is 1,312"),
        ("150 complaints came from 120 people, of which 90 were on roads and 60 on others.", "150 complaints came from 120 people, of which 90 were on roads and 50 on others.", "splits 150 into 90 and 50, which is 140"),
    ],
)  # fmt: skip
def test_all_parts_that_make_another_sum(right: str, wrong: str, told: str) -> None:
    assert found("C3", month(row(comment=right))) == []
    assert (
        f"The comment {told}. Which of them is right?"
        in one("C3", month(row(comment=wrong))).message
    )


@pytest.mark.parametrize(
    "comment",
    [
        "150 complaints, of which 90 related to roads and 25 to planning.",
        "Of the 150, 90 were closed in time and 40 were late.",
        "Of the 150, 90 were on roads and the other 3 main themes were bins, trees and parking.",
        "Of the 150, 90 were closed in time and the remaining 4 weeks of work are planned.",
        "Of the 150, 90 were closed and the other 59 are open (one was withdrawn).",
        "Of the 150, about 90 were closed in time and the other 40 were late.",
        "150 complaints, of which 90 were upheld and 80 were about roads.",
        "Of the 150 complaints, 61 were upheld, 70 not upheld and 9 are still open.",
        "150 complaints, of which 90 were about roads, including 40 about one, and 60 about others.",
        "150 complaints, of which 140 were at stage 1, two were withdrawn and 8 were about other things.",
        "150 complaints, of which about 90 were on roads and 50 on other services.",
        "Of the 150 complaints, 90 came from Oxford and 30 from Banbury, with the rest from other places.",
        "Of the 150 complaints, 101 were closed, 61 upheld and 40 not upheld.",
        "Of the 150 complaints, 130 were answered within 10 days and 20 after another 5.",
        "Of the 150 complaints, 90% were about roads and 20% about other services.",
        "4.8% are NEET or not known: 64% of them NEET and the other 36% not known.",
        "4.8% of young people: 3.9% of girls and 5.7% of boys.",
        "9.4 days per FTE: 8.1 in Place and 10.2 in People.",
        "The overspend of £4.1m is mainly made up of Adults £2.6m and Children's £1.0m.",
        "The overspend of £4.1m is made up of Adults £3.1m, Children's £2.1m and an underspend of £1.1m.",
        "The overspend of £4.1m is made up of Adults £3.1m, Children's £2.1m, offset by £1.1m and grants.",
        "The overspend of £4.1m comprises demand and prices.",
        "Of the 150 answered in 10 days, 90 were on roads and the other 60 on bins.",
        "The team comprises 14 officers and 3 managers.",
        "9.1 days were lost, of which 5.62 were long-term and 3.5 short-term.",
        "Of the 150 complaints, 80 came from women and 62 from men.",
        "150 against 140 in June, of which 90 on roads and 60 elsewhere.",
        "Of the 17 fires, 6 were in homes and 3 in other buildings.",
        "Of the 48 homes, 12 were let to homeless families and 4 to other groups.",
        "Of the 14 received, 9 were approved and 1 refused; the rest are pending.",
        "An overspend of £17.1m for Children, £4.9m for Adults and £2.8m for others.",
        "Of the 9.1 days, 5.6 were long-term and 2.1 due to colds.",
        "812 children, of whom 430 are boys and 121 came alone.",
        "Of the 18 lettings, 12 were to families and 8 were to transfers.",
        "Of the 18 lettings, 12 were of flats and 8 had gardens.",
        "Of the 18 lettings, 5 were to single people and 16 were offered to families first.",
        "Of the 18 lettings, 12 went to families, 9 of these homeless, and 6 to others.",
        "Of the £2.1m overspend, £1.4m is in Adults, £1.1m of it for homes, and £0.7m elsewhere.",
        "Of the 18 lettings, 12 were to families and 8 to families with young children.",
        "An overspend of £4.2m, of which £2.9m is in Adults and £1.9m in Children's Services.",
        "An overspend of £4.2m, of which £2.85m is in Adults and £1.3m in other services.",
    ],
)
def test_parts_that_fit_or_may_be_some_or_shared(comment: str) -> None:
    assert found("C3", month(row(comment=comment))) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The overspend is made up of Adults £2.6m and Children's £2.6m.", 1),
        ("The overspend comprises Adults (£2.6m) and Children's (£1.9m).", 1),
        ("The overspend comprises Adults (£2.6m) and Children's (£1.5m).", 0),
        ("The gap is made up of Adults £2.6m and Children's £2.6m.", 0),
        ("The overspend is driven by Adults £2.6m and Children's £2.6m.", 0),
    ],
)
def test_what_the_figure_is_made_up_of(comment: str, hits: int) -> None:
    seen = row(name="Forecast overspend (£m)", period=("4.1", "0", None), comment=comment)
    assert len(found("C3", month(seen))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Complaints are made up of 90 on roads and 50 on bins.", 1),
        ("Complaints are made up of 90 on roads and 60 on bins.", 0),
        ("The team comprises 4 officers and 1 manager.", 0),
        ("The team is made up of 80 officers and 20 managers.", 0),
        ("The complaints team comprises 4 officers and 1 manager.", 0),
    ],
)
def test_parts_of_the_figure_are_said_to_be_of_what_it_counts(comment: str, hits: int) -> None:
    seen = row(name="Complaints received", period=("150", "100", None), comment=comment)
    assert len(found("C3", month(seen))) == hits
