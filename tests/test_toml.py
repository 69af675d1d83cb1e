"""A TOML text is read, or refused at once, whatever somebody has put into it."""

from __future__ import annotations

import pytest

from kpi_tui.toml import parse_toml


def test_a_text_is_read() -> None:
    assert parse_toml("[a.b]\nc = '1.5'\n") == {"a": {"b": {"c": "1.5"}}}


def test_a_key_of_many_parts_is_not_waited_for() -> None:
    with pytest.raises(RecursionError, match="a key of more than 1,000 parts"):
        parse_toml(f"a = 1\n{'.'.join('a' * 20_000)} = 1")


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", f"a = {'9' * 5000}"])
def test_what_is_no_toml_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"at |digits"):
        parse_toml(text)
