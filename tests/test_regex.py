"""A pattern that is compiled when it is used is as one that was compiled before."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui import regex


@given(
    st.sampled_from([r"(?P<a>a+)(b)?", r"\d|x", "A"]), st.sampled_from([0, re.I]), st.text("aAb1x")
)
def test_its_methods_are_those_of_the_compiled_one(pattern: str, flags: int, text: str) -> None:
    later, compiled = regex.regex(pattern, flags), re.compile(pattern, flags)
    for name in ("search", "match", "fullmatch"):
        assert str(getattr(later, name)(text)) == str(getattr(compiled, name)(text))
    assert [*map(str, later.finditer(text))] == [*map(str, compiled.finditer(text))]
    assert later.findall(text) == compiled.findall(text)
    assert later.split(text) == compiled.split(text)
    assert later.sub("-", text) == compiled.sub("-", text)
    assert (later.pattern, later.flags) == (compiled.pattern, compiled.flags)
    assert (later.groups, later.groupindex) == (compiled.groups, compiled.groupindex)


def test_it_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, really = [], re.compile

    def compile_told(*asked: Any) -> Any:
        compiled.append(asked)
        return really(*asked)

    monkeypatch.setattr(regex, "_MADE", [])
    monkeypatch.setattr(re, "compile", compile_told)
    used, unused = regex.regex("a"), regex.regex(b"b", re.I)
    assert compiled == []
    assert (used.search("a"), used.search("b"), used.match("c")) != (None, None, None)
    assert compiled == [("a", 0)]
    regex.compile_all()
    regex.compile_all()
    assert compiled == [("a", 0), (b"b", re.I)]
    assert unused.search(b"B")
