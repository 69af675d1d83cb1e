"""One person, whatever the spelling; and no two people made one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpi_tui.analysis.changes.owners import owners
from kpi_tui.analysis.people import key_of_person, people_who_differ, same_person, spellings
from tests.support import check_rows
from tests.support.pairs import cells, pair


def groups(*names: str) -> set[frozenset[str]]:
    """The names that are held to be one person's."""
    found = spellings(names)
    return {frozenset(name for name in found if found[name] == listed) for listed in found.values()}


@pytest.mark.parametrize(
    "name",
    [
        *("Cllr A Wood", "cllr a wood", "CLLR A. WOOD", "Cllr  A Wood ", "Clr A Wood"),
        *("Councillor A Wood", "A. Wood", "Mr A Wood", "Dr. A Wood", "A\xa0Wood"),
    ],
)
def test_spellings_of_one_name(name: str) -> None:
    assert key_of_person(name) == "a wood"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ann O'Neill-Smith", "ann o'neill-smith"),
        ("Ann O’Neill‑Smith", "ann o'neill-smith"),
        ("José Núñez", "jose nunez"),
        ("Drew Miles", "drew miles"),
        ("Missy Sirs", "missy sirs"),
        ("", ""),
    ],
)
def test_what_belongs_to_a_name_stays(name: str, key: str) -> None:
    assert key_of_person(name) == key


def test_the_commonest_spelling_is_listed_then_the_fullest() -> None:
    found = spellings(["Cllr A Wood", "cllr a. wood", "Cllr A Wood"])
    assert set(found.values()) == {"Cllr A Wood"}
    assert set(spellings(["A Wood", "Andrew Wood"]).values()) == {"Andrew Wood"}
    assert set(spellings(["A Wood", "A Wood", "Andrew Wood"]).values()) == {"A Wood"}


def test_an_initial_is_the_only_first_name_there_is() -> None:
    assert groups("Cllr A Wood", "Cllr Andrew Wood") == {
        frozenset({"Cllr A Wood", "Cllr Andrew Wood"})
    }


@pytest.mark.parametrize(
    "names",
    [
        ("A Wood", "Andrew Wood", "Anna Wood"),
        ("Andrew Wood", "Anna Wood"),
        ("A Wood", "B Wood"),
        ("A Wood", "Andrew Woods"),
        ("A Wood", "Ben Wood"),
        ("A J Wood", "Andrew Wood"),
        ("Wood", "Andrew Wood"),
    ],
)
def test_people_who_may_be_two_are_two(names: tuple[str, ...]) -> None:
    assert len(groups(*names)) == len(names)


@given(st.lists(st.text(max_size=12), max_size=8))
def test_every_name_is_listed_under_one_that_is_printed(names: list[str]) -> None:
    found = spellings(names)
    assert set(found) == set(names)
    assert set(found.values()) <= set(names), "listed as printed somewhere, never made up"
    for listed in found.values():
        assert found[listed] == listed


NAMES = st.sampled_from(["A Wood", "Andrew Wood", "Anna Wood", "cllr a. wood", "B Wood", "Wood"])


@given(st.lists(NAMES, max_size=8), st.randoms())
def test_the_order_of_the_rows_does_not_matter(names: list[str], chance: object) -> None:
    turned = list(names)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert spellings(turned) == spellings(names)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bill Stone", "bill  stone", True),
        ("Cllr A Wood", "A Wood", True),
        ("Cllr D Dale", "Dan Dale", True),
        ("Cllr D Dale", "Cllr J Dale", False),
        ("Robin Field", "Dr Robin Field", True),
        ("Field", "Robin Field", True),
        # A letter wrong in a long surname is a misprint; in a short one it may be another name.
        ("Cllr N Holland", "Cllr N Holand", True),
        ("Cllr N Holland", "Cllr N Hollend", True),
        ("Cllr N Holland", "Cllr N Hullend", False),
        ("Cllr N Holland", "Cllr N Hol", False),
        ("Cllr A Wood", "Cllr A Word", False),
        ("Cllr A Wood", "Cllr Andrew Wood", True),
        ("Cllr D Dale", "CIlr Dan Dale", True),
        ("CIlr Dan Dale", "Dan Dalle", True),
        ("Cllr D Dale", "D Dalle", False),
        ("Ada Reed", "Ada Read", True),
        ("Bill Stone", "Paul Stone", False),
        ("Bill Stone", "Paul Rivers", False),
        ("", "Paul Rivers", False),
        ("", "", True),
    ],
)
def test_who_is_who(one: str, other: str, expected: bool) -> None:
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((), (), True),
        (("A Brown", "C Dean"), ("C Dean", "A Brown"), True),
        (("A Brown",), ("A Brown", "C Dean"), False),
        (("A Brown", "C Dean"), ("C Dean",), False),
        (("A Brown", "A Brown"), ("A Brown", "C Dean"), False),
        (("A Wood", "Andrew Wood"), ("Andrew Wood", "Alan Wood"), True),
    ],
)
def test_people_in_any_order(
    before: tuple[str, ...], after: tuple[str, ...], expected: bool
) -> None:
    assert (people_who_differ(before, after) == ([], [])) is expected


PEOPLE = st.sampled_from(
    [
        *("Cllr A Wood", "Cllr Andrew Wood", "A Word", "Cllr D Dale", "CIlr Dan Dale", "Dan Dalle"),
        *("Ada Reed", "Ada Read", "Ada Brown", "Ada Browne", "Ida Brown", "Cllr N Holand", " "),
    ]
)


@given(st.lists(PEOPLE, max_size=3), st.lists(PEOPLE, max_size=3))
@example(["Cllr A Wood"], ["Cllr Andrew Wood"])
@example(["Cllr D Dale"], ["CIlr Dan Dale"])
def test_what_changes_take_for_one_person_checks_do_too(
    before: list[str], after: list[str]
) -> None:
    for old, new in ((before, after), (after, before)):
        changed = list(owners(pair(cells(directors=tuple(old)), cells(directors=tuple(new)))))
        rows = [check_rows.row(directors=tuple(names), measure_id="x") for names in (old, new)]
        found = check_rows.found(
            "I7", check_rows.month(rows[1], held=("2024-06",), before=rows[:1])
        )
        assert bool(changed) is bool(found)


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        (["Ann Brown & Cy Dean"], ["Ann Brown", "Cy Dean"], ([], [])),
        (["Cy Dean", "Ann Brown"], ["Ann Brown/Cy Dean"], ([], [])),
        (["Cllr A Wood and Cllr B Reed"], ["Cllr B Reed & Cllr Andrew Wood"], ([], [])),
        (["Ann Brown & Cy Dean"], ["Ann Brown"], (["Ann Brown & Cy Dean"], ["Ann Brown"])),
        (
            ["Ann Brown & Cy Dean"],
            ["Ann Brown", "Di Ellis"],
            (["Ann Brown & Cy Dean"], ["Ann Brown", "Di Ellis"]),
        ),
        (
            ["Director of Adults and Housing"],
            ["Director of Adults"],
            (["Director of Adults and Housing"], ["Director of Adults"]),
        ),
        (["Head of Arts & Parks"], ["Head of Arts & Parks"], ([], [])),
        (
            ["Head of Roads and Parks"],
            ["Head of Roads", "Head of Parks"],
            (["Head of Roads and Parks"], ["Head of Roads", "Head of Parks"]),
        ),
        (["Corp. Director of Roads"], ["Corporate Director of Roads"], ([], [])),
        (["Head of Roads & Head of Parks"], ["Head of Roads", "Head of Parks"], ([], [])),
    ],
)
def test_two_people_in_one_entry_are_those_of_two(
    before: list[str], after: list[str], differ: tuple[list[str], list[str]]
) -> None:
    assert people_who_differ(before, after) == differ
