"""What belongs together stands under one key, in the order in which it comes."""

from __future__ import annotations

from kpi_tui.grouping import grouped


def test_keys_and_items_stay_in_their_order() -> None:
    assert list(grouped(["bee", "ant", "bat", "ape"], lambda word: word[0]).items()) == [
        ("b", ["bee", "bat"]),
        ("a", ["ant", "ape"]),
    ]
