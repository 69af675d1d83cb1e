"""Profiles as files: what is wrong with one is a line that names file, key and cure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import ProfileError
from kpi_tui.period import PeriodType
from kpi_tui.profiles.load import load_profile, parse_profile
from kpi_tui.profiles.profile import Begins, Kind, Place, Profile
from kpi_tui.profiles.tables import COLUMN_FIELDS
from kpi_tui.report import PublishedDirection, Status

TOP = """\
profile = 1
name = "sampleford"
council = "Sampleford City Council"
report = "How we did"
recognise = ["How we did"]
"""
TABLE = """
[[table]]
begins = "rule"
[table.columns]
measure = ["Measure"]
period_actual = ["Actual"]
"""


def parsed(toml: str, common: dict[str, Any] | None = None) -> Profile:
    return parse_profile(tomllib.loads(toml), "ours.toml", common)


def test_a_small_profile_is_understood() -> None:
    profile = parsed(TOP + TABLE)
    assert (profile.name, profile.council) == ("sampleford", "Sampleford City Council")
    assert profile.period.type is PeriodType.MONTH
    assert profile.priorities.place is Place.ABOVE
    assert (profile.table.kind, profile.begins) == (Kind.ROWS, Begins.RULE)
    assert profile.labels.field_of("Actual") == "period_actual"


def test_a_profile_stands_over_the_words_that_many_share() -> None:
    common = {"status": {"words": {"R": "red", "On track": "green"}}, "titles": ["Cllr"]}
    said = TOP + 'titles = ["Mr Mayor"]\n' + TABLE + '[status.words]\n"on  TRACK" = "amber"\n'
    profile = parsed(said, common)
    assert profile.status.words == {"r": Status.RED, "ontrack": Status.AMBER}
    assert profile.titles == ("Mr Mayor", "Cllr")


def test_arrows_that_mean_nothing_are_passed_over() -> None:
    profile = parsed(TOP + TABLE + '[direction.words]\n"–" = "none"\nUp = "improving"\n')
    assert profile.direction.words == {"–": None, "up": PublishedDirection.IMPROVING}


@pytest.mark.parametrize(
    ("toml", "where", "cure"),
    [
        (TOP.replace("council", "councl") + TABLE, "council", "is missing"),
        (TOP + 'title = "x"\n' + TABLE, "title", "'title' is no key here: did you mean titles?"),
        (TOP + "xyzzy = 1\n" + TABLE, "xyzzy", "is no key here: write one of"),
        (TOP.replace("profile = 1", "profile = 2") + TABLE, "profile", "write 1"),
        (TOP.replace("profile = 1", 'profile = "1"') + TABLE, "profile", "write a number"),
        (TOP.replace("profile = 1", "profile = true") + TABLE, "profile", "write a number"),
        (TOP.replace('"sampleford"', '""') + TABLE, "name", "is missing"),
        (TOP.replace('"sampleford"', '"Sample ford"') + TABLE, "name", "write small letters"),
        (TOP.replace('"sampleford"', '"../up"') + TABLE, "name", "write small letters"),
        (TOP.replace('"How we did"\n', "7\n") + TABLE, "report", "a text in quotes"),
        (TOP.replace('["How we did"]', "[7]") + TABLE, "recognise", 'write texts, ["like"'),
        (TOP.replace('["How we did"]', '[""]') + TABLE, "recognise", "a text is empty"),
        (TOP.replace('["How we did"]', f'["{"x" * 301}"]') + TABLE, "recognise", "longer than"),
        (TOP.replace('["How we did"]', "[]") + TABLE, "recognise", "name phrases"),
        (TOP, "table", "say in [[table]] what columns hold"),
        (TOP + "table = 1\n", "table", "write a list of tables, [[table]]"),
        (TOP + "status = 1\n" + TABLE, "status", "write a table, [status]"),
        (TOP + '[period]\ntype = "quartr"\n' + TABLE, "[period] type", "did you mean quarter?"),
        (TOP + '[period]\nyear_begins = "Avril"\n' + TABLE, "[period] year_begins", "no month"),
        (TOP + "[period]\nin_headers = 1\n" + TABLE, "[period] in_headers", "true or false"),
        (TOP + '[period]\nplaces = ["Quarter {quater}"]\n' + TABLE, "[period] places", "quarter"),
        (TOP + '[period]\nplaces = ["{year"]\n' + TABLE, "[period] places", "no other half"),
        (TOP + '[period]\nplaces = ["{year} {year}"]\n' + TABLE, "[period] places", "twice"),
        (TOP + '[code]\nshape = "OCC"\n' + TABLE, "[code] shape", "write AB##.##, say"),
        (TOP + '[code]\npriority = "A"\n' + TABLE, "[code] shape", "is missing"),
        (TOP + '[code]\nshape = "A##"\npriority = "B"\n' + TABLE, "[code] shape", "begin with"),
        (TOP + '[priority]\nplace = "aboce"\n' + TABLE, "[priority] place", "did you mean above?"),
        (TOP + '[priority]\nplace = "announced"\n' + TABLE, "[priority] place", "needs headings"),
        (TOP + '[priority]\npeople.mayor = ["M {name}"]\n' + TABLE, "[priority.people] mayor",
         "write one of directors, portfolio_holder"),
        (TOP + TABLE.replace("rule", "row"), "[table] begins", "is no value here"),
        (TOP + TABLE.replace("rule", "code"), "[table] begins", "write rule or cell"),
        (TOP + TABLE.replace("period_actual", "actual"), "[table.columns] actual",
         "'actual' is no field here: did you mean"),
        (TOP + TABLE + 'period_target = ["ACTUAL:"]\n', "[table.columns] period_target",
         "the label 'ACTUAL:' names period_actual too: leave one out"),
        (TOP + TABLE.replace('measure = ["Measure"]\n', ""), "[table.columns] measure", "headed"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\n', "[table] foot", "line of figures"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["{actual}"]\n',
         "[table] foot", "{actual} is no placeholder"),
        (TOP + TABLE + '[status.words]\nGreen = "grene"\n', "[status] words.Green", "green?"),
        (TOP + TABLE + "[status.words]\nGreen = 1\n", "[status.words] Green", "in quotes"),
        (TOP + TABLE + '[status.colours]\npink = "red"\n', "[status.colours] pink", "write one of"),
        (TOP + TABLE + '[status.shapes]\nstarr = "red"\n', "[status.shapes] starr", "star?"),
        (TOP + TABLE + '[direction.arrows]\nupp = "same"\n', "[direction.arrows] upp", "up?"),
        (TOP + TABLE + '[direction.words]\nUp = "better"\n', "[direction] words.Up", "no value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_cure(toml: str, where: str, cure: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parsed(toml)
    line = str(caught.value)
    assert line.startswith(f"ours.toml: {where}: ")
    assert cure in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xfe\x00", "not in UTF-8: save it as a text in UTF-8"),
        (b"name = ", "no TOML: "),
        (b"a = 1\na = 2\n", "no TOML: "),
        (b"x = " + b"[" * 5000, "no TOML: "),
        (b"#" * 200_001, "too large for a profile"),
    ],
)
def test_what_is_no_profile_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(data)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert str(caught.value).startswith(f"{path}: {why}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "nowhere.toml"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A folder, and what is not there."""
    with pytest.raises(ProfileError, match="name a profile's file"):
        load_profile(tmp_path / name)


KEYS = st.sampled_from(
    [
        *("profile", "name", "council", "report", "recognise", "period", "code", "priority"),
        *("table", "status", "direction", "titles", "furniture", "refuses", "type", "places"),
        *("shape", "place", "headings", "people", "columns", "begins", "foot", "kind", "words"),
        *("colours", "arrows", "witness", "least_labels", "year_begins", *COLUMN_FIELDS),
    ]
)
VALUES = st.recursive(
    st.none().map(lambda _: "quarter")
    | st.text(max_size=12)
    | st.sampled_from(
        ["{title}", "{code} – {title}", "{", "OCC##", "@", "red", "rule", "cards", "x"]
    )
    | st.integers(-1, 3)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
DATA = st.dictionaries(KEYS, VALUES, max_size=8)
USUAL = tomllib.loads(TOP + TABLE)


@given(data=DATA, usual=st.booleans())
def test_whatever_a_file_says_is_understood_or_refused(data: dict[str, Any], usual: bool) -> None:
    try:
        profile = parse_profile({**USUAL, **data} if usual else data, "ours.toml")
    except ProfileError as error:
        said = str(error)
    else:
        said = profile.name
        assert profile.tables or profile.refuses
    assert said
    assert "\n" not in said
