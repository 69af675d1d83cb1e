"""A drafted profile says what was guessed, and is always one that is understood."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui import read_report
from kpi_tui.errors import PdfError
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.drafted import DraftProfile
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.drafting.meanings import StatusMeanings
from kpi_tui.pdf.drafting.period import PeriodGuess
from kpi_tui.pdf.drafting.sections import SectionsGuess
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.period import PeriodType
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.load import parse_profile
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.profiles.profile import Begins, Profile, TitlePlace
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from tests.rendering.councils import LAYOUTS
from tests.support.council_files import sample_file

ODD = [
    '"',
    "'''",
    "\\",
    "{title}",
    "{",
    "}}",
    "{section}",
    "a\nb",
    "\x1b[2J",
    "\x7f",
    "\u202e",
    "]",
]
TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from([*ODD, "#", "=", "Measure", "MEASURE", " "]), max_size=8
).map("".join)
STATUSES = st.sampled_from([each.value for each in Status])
MEASURES = st.lists(TEXTS, min_size=1, max_size=3)


@st.composite
def drafts(draw: st.DrawFn) -> DraftProfile:
    names = draw(MEASURES)
    labels = draw(st.lists(TEXTS, max_size=6))
    fields = {names[0]: "measure"} | {
        label: draw(st.sampled_from(COLUMN_FIELDS)) for label in labels if label != names[0]
    }
    shape = draw(st.none() | st.sampled_from(["##", "@-{number}", '"#', "{#", "\\#\x1b#"]))
    columns = Columns(
        fields, {label: label for label in fields}, CodeShape(shape) if shape else None
    )
    period = draw(
        st.none() | st.sampled_from(find_periods("Quarter 3 2024/25, July 2024, 2024/25"))
    )
    guess = PeriodGuess(period, draw(st.booleans()), tuple(draw(MEASURES))) if period else None
    phrases = st.lists(TEXTS, max_size=3)
    sections = SectionsGuess(
        draw(st.sampled_from([TitlePlace.ABOVE, TitlePlace.ROW, TitlePlace.HEADER])),
        draw(phrases),
        {name: draw(phrases) for name in ("directors", "portfolio_holder")},
        draw(st.booleans()),
    )
    return DraftProfile(
        council=draw(TEXTS),
        report=draw(TEXTS),
        recognise=draw(phrases),
        columns=columns,
        names=names,
        begins=Begins.CODE if shape else Begins.RULE,
        period=guess,
        period_type=period.type if period else PeriodType.QUARTER,
        sections=sections,
        statuses=StatusMeanings(
            draw(st.dictionaries(TEXTS, STATUSES, max_size=4)), {"blue": "blue"}
        ),
        directions=draw(
            st.dictionaries(TEXTS, st.sampled_from([*PublishedDirection, "none"]), max_size=3)
        ),
        arrows={"up": "improving"},
    )


def understood(draft: DraftProfile) -> Profile:
    return parse_profile(tomllib.loads(write_profile(draft)), "drafted.toml")


@given(drafts())
def test_whatever_a_report_prints_its_profile_is_understood(draft: DraftProfile) -> None:
    profile = understood(draft)
    assert profile.recognise
    assert profile.labels.fields["measure"]
    assert profile.period.type is draft.period_type
    assert not any(letter in write_profile(draft) for letter in "\x1b\x7f\u202e")


@given(drafts(), st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=200))
def test_what_can_be_seen_stays_as_printed(draft: DraftProfile, label: str) -> None:
    named = replace(draft, names=[label], columns=replace(draft.columns, fields={label: "measure"}))
    named.columns.written[label] = label
    labels = understood(named).labels.fields["measure"]
    assert labels == (label,) or (labels == ("Measure",) and not label.strip("-:").strip())


def test_two_columns_with_one_label() -> None:
    columns = Columns(
        {"Measure": "measure", "ACTUAL": "period_actual", "Actual": "ytd_actual"},
        {label: label for label in ("Measure", "ACTUAL", "Actual")},
    )
    draft = DraftProfile(
        *("Council", "Report", ["Council"], columns, ["Measure"], Begins.RULE),
        *(None, PeriodType.MONTH, SectionsGuess()),
    )
    assert understood(draft).labels.field_of("actual") == "period_actual"


@pytest.fixture(scope="module")
def pdf() -> Path:
    """A quarterly report that no profile knows."""
    return sample_file(LAYOUTS["district_rows"])


@pytest.fixture(scope="module")
def guess(pdf: Path) -> ProfileGuess:
    return guess_profile(pdf)


def columns(guess: ProfileGuess) -> dict[str, str]:
    return dict(guess.columns)


def test_a_guess_says_what_each_column_is_taken_for(guess: ProfileGuess) -> None:
    assert columns(guess)["RAG"] == "period_status"
    assert columns(guess)["Lead officer"] == "directors"
    assert guess.period_type is PeriodType.QUARTER
    assert guess.is_recognised
    assert guess.read_by == ""


def test_what_is_told_as_guessed_changes_nothing(pdf: Path, guess: ProfileGuess) -> None:
    assert guess_profile(pdf, guess) == guess


def test_what_a_person_tells_is_taken(pdf: Path, guess: ProfileGuess) -> None:
    labels = [label for label, _ in guess.columns]
    told = guess.taking(labels.index("Lead officer"), "portfolio_holder")
    told = replace(told, council="Our Council", report="Ours")
    anew = guess_profile(pdf, told)
    assert (anew.council, anew.report, anew.name) == ("Our Council", "Ours", "our-ours")
    assert columns(anew)["Lead officer"] == "portfolio_holder"
    assert 'portfolio_holder = ["Lead officer"]' in anew.toml
    # It is known by what is printed, whatever a person calls it.
    assert anew.is_recognised


def test_a_period_that_a_person_tells_is_looked_for(pdf: Path, guess: ProfileGuess) -> None:
    anew = guess_profile(pdf, replace(guess, period_type=PeriodType.YEAR))
    assert anew.period_type is PeriodType.YEAR
    assert 'type = "year"' in anew.toml


def test_a_code_that_is_none(pdf: Path, guess: ProfileGuess) -> None:
    labels = [label for label, _ in guess.columns]
    anew = guess_profile(pdf, guess.taking(labels.index("Commentary"), "code"))
    assert columns(anew)["Commentary"] == "ignored"
    assert "[code]" not in anew.toml


def test_a_report_that_is_known_says_by_what(pdf: Path, guess: ProfileGuess) -> None:
    profiles_path().mkdir()
    (profiles_path() / "ours.toml").write_text(guess.toml, encoding="utf-8")
    assert guess_profile(pdf).read_by.startswith(f"{guess.name}: it prints “")
    assert read_report(pdf).read_by == guess_profile(pdf).read_by
    assert read_report(pdf, profile=guess.name).read_by == f"{guess.name}: the profile you chose"


def test_one_that_is_not_known_is_refused_with_what_it_has(pdf: Path) -> None:
    with pytest.raises(PdfError) as caught:
        read_report(pdf)
    said = str(caught.value).removeprefix(f"{pdf}: ")
    assert said.startswith("5 tables headed “Ref · Indicator · ")
    assert said.endswith("”: no profile knows this report; draft one with kpi-tui profile new FILE")


def test_a_refusal_names_the_profile_that_is_left_out(pdf: Path) -> None:
    profiles_path().mkdir()
    (profiles_path() / "ours.toml").write_text("profile = 2")
    with pytest.raises(PdfError, match=r"\(a profile is left out: .*ours.toml: profile: version 2"):
        read_report(pdf)
