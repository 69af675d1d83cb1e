"""The two reports that a list compares: what they are called in words, and in its records."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.origin import Origin
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """One of the two reports that are compared."""

    period: PeriodKey
    origin: Origin = Origin.PUBLISHED

    @property
    def name(self) -> str:
        """What its period is called, marked where it is not as published."""
        return self.origin.beside(name_of(self.period))


def span(before: ComparedReport, after: ComparedReport) -> str:
    """Return `June 2024 (simulated) → July 2024`."""
    return f"{before.name} → {after.name}"


def fields_of_both(before: ComparedReport, after: ComparedReport) -> dict[str, str]:
    """Return what every record of a comparison says of its two reports."""
    return {
        "from_provenance": before.origin.value,
        "to_provenance": after.origin.value,
        "from_period": name_of(before.period),
        "to_period": name_of(after.period),
    }
