"""Statuses and directions that are declared as what they hardly mean."""

from __future__ import annotations

import tomllib

import pytest

from kpi_tui.errors import ProfileError
from kpi_tui.profiles.doubtful_meanings import doubts_of_directions, doubts_of_statuses
from kpi_tui.profiles.load import parse_profile
from kpi_tui.profiles.profile import DirectionRules, StatusRules
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from tests.support.plain_report import PROFILE


def statuses(word: str, status: str) -> list[str]:
    return list(doubts_of_statuses(StatusRules(declared={word: Status(status)})))


def directions(word: str, way: str) -> list[str]:
    meant = None if way == "none" else PublishedDirection(way)
    return list(doubts_of_directions(DirectionRules(declared={word: meant})))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Green", "complete"),
        ("Green", "monitoring_only"),
        ("A", "actual_missing"),
        ("r", "not_reported"),
        ("B", "red"),
        ("On track", "complete"),
        ("On track", "target_missing"),
        ("Met", "amber"),
        ("Met", "complete"),
        ("Missed", "green"),
        ("Missed", "monitoring_only"),
        ("Nearly met", "red"),
        ("Within tolerance", "green"),
        ("No target", "not_reported"),
        ("Data only", "green"),
        ("Not due", "monitoring_only"),
        ("Not due", "data_missing"),
        ("Not started", "red"),
        ("n/a", "complete"),
        ("–", "blue"),
        ("Well above target", "data_missing"),
    ],
)
def test_a_word_that_means_something_else(word: str, status: str) -> None:
    said = status.replace("_", " ")
    assert statuses(word, status) == [f"[status.words] “{word}” is declared as {said}"]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Green", "green"),
        ("B", "complete"),
        ("Blue", "not_started"),
        ("On track", "green"),
        ("Exceeded", "blue"),
        ("Action completed on time", "complete"),
        ("Off track", "amber"),
        ("Not achieved", "red"),
        ("At risk", "red"),
        ("Slightly below target", "amber"),
        ("No target", "target_missing"),
        ("Data not available", "actual_missing"),
        ("Not due", "not_reported"),
        ("Not started", "monitoring_only"),
        ("n/a", "not_reported"),
        ("–", "monitoring_only"),
        ("?", "actual_missing"),
        ("!", "target_missing"),
        ("□", "monitoring_only"),
        ("Under review", "amber"),
    ],
)
def test_what_a_word_may_mean(word: str, status: str) -> None:
    assert statuses(word, status) == []


def test_missed_is_not_nearly_met() -> None:
    both = {"Missed": Status.AMBER, "Nearly met": Status.AMBER, "Met": Status.GREEN}
    assert list(doubts_of_statuses(StatusRules(declared=both))) == [
        "[status.words] “Missed” is declared as amber"
    ]


@pytest.mark.parametrize(
    ("hue", "status", "is_doubted"),
    [
        ("red", "red", False),
        ("red", "green", True),
        ("amber", "not_reported", True),
        ("green", "complete", True),
        ("blue", "green", False),
        ("blue", "complete", False),
        ("blue", "amber", False),
        ("blue", "actual_missing", True),
        ("grey", "not_reported", False),
        ("grey", "monitoring_only", False),
        ("grey", "amber", True),
        ("grey", "data_missing", True),
    ],
)
def test_what_a_colour_may_mean(hue: str, status: str, is_doubted: bool) -> None:
    known = {each.value: each for each in Status}
    rules = StatusRules(colours={known.get(hue, hue): Status(status)})
    said = f"[status.colours] {hue} is declared as {status.replace('_', ' ')}"
    assert list(doubts_of_statuses(rules)) == [said] * is_doubted


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.UNREADABLE])
def test_what_a_figure_without_a_status_may_be(status: Status) -> None:
    may_be = status in (Status.MONITORING_ONLY, Status.TARGET_MISSING)
    doubts = list(doubts_of_statuses(StatusRules(empty=status)))
    assert doubts == (
        []
        if may_be
        else [
            f"[status] empty: a figure without a status is declared as {status.replace('_', ' ')}"
        ]
    )


@pytest.mark.parametrize(
    ("word", "way"),
    [
        ("Improving", "worsening"),
        ("Improving", "unclear"),
        ("No change", "improving"),
        ("Worse", "same"),
        ("▲", "worsening"),
        ("▼", "improving"),
        ("↔", "improving"),
        ("n/a", "same"),
        ("–", "worsening"),
        ("Not applicable", "improving"),
    ],
)
def test_a_direction_that_means_something_else(word: str, way: str) -> None:
    assert directions(word, way) == [f"[direction.words] “{word}” is declared as {way}"]


@pytest.mark.parametrize(
    ("word", "way"),
    [
        ("Improving", "improving"),
        ("Up", "improving"),
        ("Up", "worsening"),
        ("No change", "unclear"),
        ("▲", "improving"),
        ("▲", "unclear"),
        ("▼", "worsening"),
        ("→", "same"),
        ("n/a", "none"),
        ("–", "same"),
        ("–", "none"),
    ],
)
def test_what_a_direction_may_mean(word: str, way: str) -> None:
    assert directions(word, way) == []


@pytest.mark.parametrize(
    ("arrow", "way", "is_doubted"),
    [
        ("up", "improving", False),
        ("up", "worsening", True),
        ("up", "same", True),
        ("down", "worsening", False),
        ("down", "unclear", False),
        ("down_right", "improving", True),
        ("right", "same", False),
        ("right", "unclear", False),
        ("left", "worsening", True),
    ],
)
def test_what_an_arrow_may_mean(arrow: str, way: str, is_doubted: bool) -> None:
    rules = DirectionRules(arrows={arrow: PublishedDirection(way)})
    said = f"[direction.arrows] {arrow} is declared as {way}"
    assert list(doubts_of_directions(rules)) == [said] * is_doubted


def test_a_letter_that_the_profile_confirms_is_not_asked_about_again() -> None:
    declared = {"A": Status.GREEN, "R": Status.BLUE}
    rules = StatusRules(declared=declared, confirmed=frozenset("A"))
    assert list(doubts_of_statuses(rules)) == ["[status.words] “R” is declared as blue"]


@pytest.mark.parametrize("confirmed", ["G", "Achieved", ""])
def test_only_a_declared_letter_can_be_confirmed(confirmed: str) -> None:
    toml = f'{PROFILE}[status]\nconfirmed = ["{confirmed}"]\n[status.words]\nA = "green"\n'
    with pytest.raises(ProfileError, match="confirmed"):
        parse_profile(tomllib.loads(toml + 'Achieved = "red"\n'), "ours.toml")


def test_a_profile_confirms_a_letter() -> None:
    toml = f'{PROFILE}[status]\nconfirmed = ["A"]\n[status.words]\nA = "green"\n'
    assert list(doubts_of_statuses(parse_profile(tomllib.loads(toml), "ours.toml").status)) == []
