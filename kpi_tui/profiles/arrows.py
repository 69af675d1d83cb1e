"""Signs that are arrows in any font, and where they point."""

from __future__ import annotations

ARROWS = {
    sign: way
    for way, signs in {
        "up": "↑⇑⇧⬆🔺▲△▴▵🔼🡅🡑⮝⏶⭡🠕🠉",
        "down": "↓⇓⇩⬇🔻▼▽▾▿🔽🡇🡓⮟⏷⭣🠗🠋",
        "left": "←⇐⇦⬅◀◁◂◃◄🡄🡐⮜⏴⭠🠔🠈",
        "right": "→⇒⇨➔➙➜➝➞➡▶▷▸▹►🡆🡒⮞⏵⭢🠖🠊",
        "up_right": "↗⇗⬈➚🡕🡥⭧",
        "down_right": "↘⇘⬊➘🡖🡦⭨",
        "up_left": "↖⇖⬉🡔🡤⭦",
        "down_left": "↙⇙⬋🡗🡧⭩",
    }.items()
    for sign in signs
}
"""Each sign that is an arrow in any font, and where it points."""
WAYS = tuple(dict.fromkeys(ARROWS.values()))
"""Where an arrow may point."""

UP = frozenset(sign for sign, way in ARROWS.items() if way.startswith("up"))
DOWN = frozenset(sign for sign, way in ARROWS.items() if way.startswith("down"))
ASIDE = frozenset((*ARROWS, *"↔⬌⇔↕=")) - UP - DOWN
"""What points neither up nor down, or both ways."""
SIGNS = UP | DOWN | ASIDE
"""The signs that are printed for directions of travel. Only a key says which way is better."""


def way_of(text: str) -> str:
    """Return where a text of signs alone points: `up`, `down`, or `right` for aside; else empty."""
    for way, signs in (("up", UP), ("down", DOWN), ("right", ASIDE)):
        if text and all(sign in signs for sign in text):
            return way
    return ""
