"""One person, whatever the spelling; and no two people made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.people import key_of_person, spellings


def groups(*names: str) -> set[frozenset[str]]:
    """The names that are held to be one person's."""
    found = spellings(names)
    return {frozenset(name for name in found if found[name] == listed) for listed in found.values()}


@pytest.mark.parametrize(
    "name",
    [
        *("Cllr A Gant", "cllr a gant", "CLLR A. GANT", "Cllr  A Gant ", "Clr A Gant"),
        *("Councillor A Gant", "A. Gant", "Mr A Gant", "Dr. A Gant", "A\xa0Gant"),
    ],
)
def test_spellings_of_one_name(name: str) -> None:
    assert key_of_person(name) == "a gant"


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
    found = spellings(["Cllr A Gant", "cllr a. gant", "Cllr A Gant"])
    assert set(found.values()) == {"Cllr A Gant"}
    assert set(spellings(["A Gant", "Andrew Gant"]).values()) == {"Andrew Gant"}
    assert set(spellings(["A Gant", "A Gant", "Andrew Gant"]).values()) == {"A Gant"}


def test_an_initial_is_the_only_first_name_there_is() -> None:
    assert groups("Cllr A Gant", "Cllr Andrew Gant") == {
        frozenset({"Cllr A Gant", "Cllr Andrew Gant"})
    }


@pytest.mark.parametrize(
    "names",
    [
        ("A Gant", "Andrew Gant", "Anna Gant"),
        ("Andrew Gant", "Anna Gant"),
        ("A Gant", "B Gant"),
        ("A Gant", "Andrew Grant"),
        ("A Gant", "Ben Gant"),
        ("A J Gant", "Andrew Gant"),
        ("Gant", "Andrew Gant"),
    ],
)
def test_people_who_may_be_two_are_two(names: tuple[str, ...]) -> None:
    assert len(groups(*names)) == len(names)


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names(names: list[str]) -> None:
    found = spellings(names)
    assert set(found) == set(names)
    assert set(found.values()) <= set(names), "listed as printed somewhere, never made up"
    for listed in found.values():
        assert found[listed] == listed


NAMES = st.sampled_from(["A Gant", "Andrew Gant", "Anna Gant", "cllr a. gant", "B Gant", "Gant"])


@given(st.lists(NAMES, max_size=8), st.randoms())
def test_the_order_of_the_rows_does_not_matter(names: list[str], chance: object) -> None:
    turned = list(names)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert spellings(turned) == spellings(names)
