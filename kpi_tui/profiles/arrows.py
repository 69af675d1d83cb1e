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
"""Where the signs point that are arrows in any font."""

UP = frozenset(sign for sign, way in ARROWS.items() if way.startswith("up"))
DOWN = frozenset(sign for sign, way in ARROWS.items() if way.startswith("down"))
ASIDE = frozenset((*ARROWS, *"↔⬌⇔↕=")) - UP - DOWN
"""What points neither up nor down, or both ways."""
SIGNS = UP | DOWN | ASIDE
"""What is printed for directions of travel; which way is better a key has to say."""


def way_of(text: str) -> str:
    """Return where a text of signs points: `up`, `down` or `right` for aside; empty for others."""
    for way, signs in (("up", UP), ("down", DOWN), ("right", ASIDE)):
        if text and all(sign in signs for sign in text):
            return way
    return ""
