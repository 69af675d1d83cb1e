"""Numbers that a text spells out: "twelve", "forty-two", "a hundred and six"."""

from __future__ import annotations

import re

from kpi_tui.figures import NUMBER_WORDS

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: number for number, word in enumerate(NUMBER_WORDS)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{"a": 1, "and": 0},
}
_UNIT = "|".join(NUMBER_WORDS[1:10])
_ONES = rf"[- ](?:{_UNIT})\b(?!-[a-z])"
_BELOW_TWENTY = "|".join(sorted(NUMBER_WORDS[:20], key=len, reverse=True))
# Once "twenty-five" is read, a pattern never goes back to its "twenty".
_TO_99 = rf"(?>(?:{'|'.join(_TENS)})(?:{_ONES}|\b)|(?:{_BELOW_TWENTY})\b)"
SPELT = (
    rf"(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and )"
    rf"(?:(?:a|{_UNIT}) hundred(?: and {_TO_99})?|{_TO_99})\b(?! (?:hundred|thousand|million|billion|dozen)\b)"
)
"""A number in words, below a thousand: "twenty" of "twenty-five" is none."""
NUMBER_STEMS = " ".join((*NUMBER_WORDS[2:], *_TENS, "hundred"))
"""The words that numbers are made of, but for "one": "one of the lowest"."""


def spelt_value(words: str) -> int:
    """Return the number that words stand for, as `SPELT` finds them."""
    value = 0
    for word in re.split(r"[- ]", words.lower()):
        value = value * 100 if word == "hundred" else value + _VALUES[word]
    return value
