"""Names and texts that read otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.text_diff import alike, new_or_gone
from kpi_tui.labels import PROSE, plural

REWRITTEN = 0.75
"""From what share of words new or gone on a text counts as another one."""


def name(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the measure's name."""
    old, new = pair.before.reading.measure_name, pair.after.reading.measure_name
    if alike(old, new):
        return
    sentence = f"Was called “{old}”{pair.caution}"
    rest = 1 - new_or_gone(old, new)
    yield pair.change(ChangeKind.NAME, "measure_name", (old, new), sentence, ChangeGroup.NAME, rest)


def wording(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the texts about the measure, those that changed most first."""
    for field, label in PROSE.items():
        old, new = pair.texts(field)
        if alike(old, new):
            continue
        if not (old and old.strip()):
            share, effect, what = 1.0, Effect.ADDED, f"{label} added, {_length(new)}"
        elif not (new and new.strip()):
            share, effect, what = 1.0, Effect.REMOVED, f"{label} taken away, {_length(old)}"
        else:
            share, effect = new_or_gone(old, new), None
            what = f"{label}: {max(round(share * 100), 1)} % of the words are new or gone"
            if share >= REWRITTEN:
                what = f"{label} rewritten"
            elif not share:
                what = f"{label}: the same words in another order"
        rest = 0.0 if effect is Effect.REMOVED else 0.1 + 0.9 * (1 - share)
        yield pair.change(
            ChangeKind.WORDING, field, (old, new), what, ChangeGroup.WORDING, rest, effect
        )


def _length(text: str | None) -> str:
    return plural(len((text or "").split()), "word")
