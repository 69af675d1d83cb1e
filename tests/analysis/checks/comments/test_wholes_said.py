"""The whole that a comment tells of beside a part of it."""

from __future__ import annotations

import pytest

from tests.support.check_rows import day, found, month, one, row

FIRES = "Number of accidental dwelling fires"


def asked(comment: str, name: str = FIRES, now: str = "24", before: str = "21") -> list[str]:
    old = row(name=name, period=(before, None, None), measure_id="x", report_date=day("2024-06"))
    seen = row(
        name=name, period=(now, "22", None), ytd=("86", None, None), comment=comment, measure_id="x"
    )
    return [each.message for each in found("C1", month(seen, before=[old], held=["2024-06"]))]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("13 of the 27 fires started in the kitchen.", "the 27 fires"),
        ("Six of the nineteen fires were caused by cooking.", "the nineteen fires"),
        (
            "Of the 27 accidental dwelling fires in July, 13 were in kitchens.",
            "the 27 accidental dwelling fires",
        ),
        ("Of these 27 fires reported this month, 13 were in kitchens.", "these 27 fires"),
        ("Half of our 27 fires were small.", "our 27 fires"),
    ],
)
def test_a_whole_that_is_not_the_figure(comment: str, said: str) -> None:
    assert asked(comment) == [f"The comment speaks of “{said}”; the figure is 24. Which is right?"]
    assert asked(comment.replace("27", "24").replace("nineteen", "24")) == []


@pytest.mark.parametrize(
    "comment",
    [
        "13 of the 21 fires started in the kitchen.",  # as in June
        "Two of the 22 fires were small.",  # which is the target
        "30 of the 86 fires started in the kitchen.",  # which is the year's
        "Of the 27 fires this year, 13 were in kitchens.",
        "Of the 27 fires in June, 13 were in kitchens.",
        "Of the 27 fires last month, 13 were in kitchens.",
        "Of the 27 fires in Dover, 13 were in kitchens.",
        "Of the 27 fires that we attended, 13 were in kitchens.",
        "13 of the 27 kitchen fires were small.",
        "Three of the 27 fire stations were closed.",
        "One of the 20 dwellings was empty.",
        "There were 15 kitchen fires. Six of the 15 fires were caused by oil.",
        "13 of the 27% were in kitchens.",
        "Two of the three fires were small.",  # too few to be meant
        "13 of 27 fires started in the kitchen.",
    ],
)
def test_a_whole_that_is_or_that_is_of_something_else(comment: str) -> None:
    assert asked(comment) == []


def test_the_number_of_the_report_before_is_asked_about_where_it_is_told_as_this_ones() -> None:
    comment = "Of the 21 fires in July, 13 were in kitchens."
    assert len(asked(comment)) == 1
    assert asked(comment.replace("July", "June")) == []


def test_a_round_number_may_stand_for_the_figure() -> None:
    name = "Visits to libraries"
    comment = "A third of the 24,000 visits were by children."
    assert asked(comment, name, "24,312", "25,002") == []
    assert len(asked(comment, name, "24,812", "25,002")) == 1


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("% of fires in dwellings", "24%"),
        ("Average hours between fires", "24"),
        ("Fires per 10,000 homes", "24"),
        ("Fires", "24.5"),
    ],
)
def test_what_is_no_count_has_no_whole(name: str, now: str) -> None:
    assert asked("13 of the 27 fires were small.", name, now) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("There were 15 fires in July.", 1),
        ("There were 15 new fires in July.", 1),
        ("There were 15 dwelling fires in July.", 1),
        ("There were 15 fires, compared with 21 in June.", 0),  # it tells the figure before
        ("There were 15 fires reported in July.", 1),
        ("There were 15 kitchen fires in July.", 0),
        ("There were 15 fires involving cooking.", 0),
        ("There were 15 fires related to cooking in July.", 0),
        ("There were 15 fires confined to the room of origin.", 0),
        ("There were 15 fires with no injuries.", 0),
        ("There were 15 fires where alarms sounded.", 0),
        ("There were 16 fires (67%) in homes with alarms.", 0),
        ("There were 27 fire stations in July.", 0),
        ("There were 15 fires in July under the old definition.", 0),
        ("There were 15 dwelling fires by the previous method.", 0),
        ("There were 30 dwelling inspections in July.", 0),
    ],
)
def test_one_kind_of_what_is_counted_is_a_part(comment: str, hits: int) -> None:
    assert len(asked(comment)) == hits


def test_it_quotes_sentence_and_figures() -> None:
    comment = "13 of the 27 fires were small."
    finding = one("C1", month(row(name=FIRES, period=("24", "22", None), comment=comment)))
    assert finding.figures[0] == ("comment", comment)
    assert finding.harmless == "some are left out of one of them"
