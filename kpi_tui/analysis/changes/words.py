"""Names and texts that read otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.text_diff import alike, new_or_gone
from kpi_tui.labels import PROSE, plural

_REWRITTEN = 0.75
"""A text with this share of its words new or gone counts as rewritten."""
_FEW = 4
"""The most words that are quoted."""


def name(pair: MeasurePair) -> Iterator[Change]:
    """Yield the change of the measure's name."""
    old, new = pair.before.reading.measure_name, pair.after.reading.measure_name
    if alike(old, new):
        return
    sentence = f"Was called “{old}”{pair.caution}"
    rest = 1 - new_or_gone(old, new)
    yield pair.change(ChangeKind.NAME, "measure_name", (old, new), sentence, ChangeGroup.NAME, rest)


def wording(pair: MeasurePair) -> Iterator[Change]:
    """Yield the changes of the texts about the measure, those that changed most first."""
    for field, label in PROSE.items():
        old, new = pair.texts(field)
        if alike(old, new):
            continue
        effect: Effect | None = None
        if not (old and old.strip()):
            effect, rest = Effect.ADDED, 0.1
            sentence = f"{label} added{_quoted_or_counted(new)}"
        elif not (new and new.strip()):
            effect, rest = Effect.REMOVED, 0.0
            sentence = f"{label} taken away{_quoted_or_counted(old)}"
        else:
            share = new_or_gone(old, new)
            rest = 0.1 + 0.9 * (1 - share)
            if share >= _REWRITTEN:
                sentence = f"{label} rewritten"
            elif share:
                percent = max(round(share * 100), 1)
                sentence = f"{label}: {percent}% of the words are new or gone"
            else:
                sentence = f"{label}: the same words in another order"
        yield pair.change(
            ChangeKind.WORDING, field, (old, new), sentence, ChangeGroup.WORDING, rest, effect
        )


def _quoted_or_counted(text: str | None) -> str:
    """Quote a text of a few words; of a longer one tell how many words it has."""
    words = (text or "").split()
    return f": “{' '.join(words)}”" if len(words) <= _FEW else f", {plural(len(words), 'word')}"
