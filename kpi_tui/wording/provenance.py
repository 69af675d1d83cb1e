"""Where words and figures come from, as it is said beside them: nothing of what was published."""

from __future__ import annotations

from collections.abc import Iterable

from kpi_tui.origin import Origin

MARKS = {Origin.REWORDED: "reworded", Origin.SIMULATED: "simulated"}
"""The word beside a period that is not as published."""
NOTES = {
    Origin.REWORDED: "Reworded: the figures are as published; the words are kpi-tui’s, and owners are roles.",
    Origin.SIMULATED: "Simulated: the council published neither these figures nor these words.",
}
"""The same as a sentence, which stands above what it is about."""


def marked(name: str, origin: Origin) -> str:
    """Return what a period is called and how it is not as published: `June 2024 (simulated)`."""
    return f"{name} ({MARKS[origin]})" if origin in MARKS else name


def marked_if_simulated(name: str, origin: Origin) -> str:
    """Return the same for what only figures stand beside, which rewording leaves as they are."""
    return marked(name, origin) if origin is Origin.SIMULATED else name


def of_which_simulated(origins: Iterable[Origin]) -> str:
    """Return `, of which 16 simulated`, `, all of them simulated`, or nothing where none is."""
    counted = list(origins)
    simulated = counted.count(Origin.SIMULATED)
    if not simulated:
        return ""
    return (
        ", all of them simulated"
        if simulated == len(counted)
        else f", of which {simulated} simulated"
    )
