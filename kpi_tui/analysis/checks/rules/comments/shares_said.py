"""The rule on a share that a comment tells in words: "three quarters of complaints", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.about import tells_of_all
from kpi_tui.analysis.comment_figures import COUNT, count_of, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import SeriesFigures

_PARTS = {
    **{"(?:a|one) quarter": 25.0, "three[- ]quarters": 75.0, "(?:a|one) half|half": 50.0},
    **{"(?:a|one)[- ]third": 100 / 3, "two[- ]thirds": 200 / 3},
    **{"(?:a|one) fifth": 20.0, "two[- ]fifths": 40.0, "three[- ]fifths": 60.0, "four[- ]fifths": 80.0},
}  # fmt: skip
_BELOW = ("almost", "nearly", "just under")
_ABOVE = ("just over", "slightly over", "a little over")
_LESS = ("fewer than", "less than", "under")
_MORE = ("more than", "over", "at least", "well over")
_ROUGHLY = ("about", "around", "roughly", "approximately", "some")
_HOW = "|".join((*_BELOW, *_ABOVE, *_LESS, *_MORE, *_ROUGHLY))
_SHARE = Cue(
    rf"(?<![\w-])(?:(?:only|just(?! (?:over|under)\b)) )?(?:(?P<how>{_HOW}) )?(?:(?P<part>{'|'.join(_PARTS)})(?= of\b| were\b| are\b)"
    rf"|(?P<few>{COUNT}) (?:in|out of|in every|out of every) (?P<many>{COUNT})(?! (?:days|weeks|months|years)\b))"
    r"(?: (?:of )?(?:the |our |all )?[a-z]+)?",
    "third|quarter|half|fifth| in | out of ",
)
_MANY = "two|three|four|five|six|seven|eight|nine|ten|twenty|every|2|3|4|5|6|7|8|9|10|20"
_LETTERS = (
    f"third|quarter|half|fifth| out of |{'|'.join(f'in {many}' for many in _MANY.split('|'))}"
)
_IN_WORDS = Cue(_LETTERS, _LETTERS)
"""Letters without which no share is told in words."""
_MOST_MANY = 100
"""Of at most so many a share is told: "1 in 2024" is none."""
_LOOSE = 5.0
"""By how many points a share in words may be off, or by a quarter of it if that is less."""
_ROUGH = 1.6
"""How many times as far where it is called rough: "about half", "almost half"."""


class _Span(Struct, frozen=True):
    """Between which percentages a share in words may be."""

    least: float
    most: float


def other_share_in_words(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a share in words that is another than the figure (C2).

    It must be told of what the measure counts: its sentence has hardly other words than its name.
    """
    for measure in context.measures:
        if measure.period.actual_value is None or not context.is_share(measure):
            continue
        if not _IN_WORDS.may_be_in(measure.words):
            continue
        for sentence in filter(_IN_WORDS.may_be_in, sentences(measure.words)):
            found = _SHARE.search(sentence)
            span = _span(found) if found else None
            rest = f"{sentence[: found.start()]} {sentence[found.end() :]}" if found else ""
            if not span or not tells_of_all(measure, sentence, rest):
                continue
            if found and not any(_fits(span, each) for each in measure.columns):
                told = f"“{found[0]}”; the figure is {measure.period.actual}"
                yield which_is_right(measure, sentence, told)
                break


def _span(found: re.Match[str]) -> _Span | None:
    """Return what a claim allows for; `None` where its words make no share."""
    coarse = 0.0
    if found["part"]:
        part = found["part"].lower()
        share = next(size for words, size in _PARTS.items() if re.fullmatch(words, part))
    else:
        few, many = count_of(found["few"]), count_of(found["many"])
        if not 0 < few < many <= _MOST_MANY:
            return None
        share = 100 * few / many
        if few > 1:
            coarse = min(_LOOSE, 50 / many)  # 87% is nearer to nine in ten than to eight
    how = (found["how"] or "").lower()
    loose = min(_LOOSE, share / 4, (100 - share) / 4)
    rough = _ROUGH * loose
    if how in _BELOW:
        return _Span(share - rough, share)
    if how in _ABOVE:
        return _Span(share, share + rough)
    if how in _LESS:
        return _Span(0.0, share)
    if how in _MORE:
        return _Span(share, 100.0)
    if how in _ROUGHLY:
        return _Span(share - rough, share + rough)
    loose = max(coarse, loose)
    return _Span(share - loose, share + loose)


def _fits(span: _Span, figures: SeriesFigures) -> bool:
    """Whether a figure, as finely as it is printed, is what a claim allows for."""
    value, slack = figures.actual_value, figures.rounding + 1e-9
    return value is not None and span.least - slack <= value <= span.most + slack
