"""Statistical process control: which months differ from a measure's ordinary ups and downs.

XmR charts as NHS "Making Data Count" draws them and the R package NHSRplotthedots 0.2.2 computes
them. Where we are more careful than R, an argument says so and turns it off.

It is for the actuals of a period. A year to date rises by its nature, a forecast published again
each month repeats itself, a survey reported once is one figure: never pass those. What is
seasonal breaks the rules every year. A value stands for a month: pass `None` for a month without
a figure; for a quarterly measure pass its quarters.
"""

from __future__ import annotations

from kpi_tui.analysis.spc.icons import (
    Assurance,
    PointType,
    Variation,
    assurance,
    point_type,
    variation,
)
from kpi_tui.analysis.spc.process_limits import Limits, Standing, limits
from kpi_tui.analysis.spc.rules import SpecialCause, special_causes
from kpi_tui.analysis.spc.study import ControlChart, Group, study
from kpi_tui.analysis.spc.words import assurance_sentence, sentence

__all__ = [
    "Assurance",
    "ControlChart",
    "Group",
    "Limits",
    "PointType",
    "SpecialCause",
    "Standing",
    "Variation",
    "assurance",
    "assurance_sentence",
    "limits",
    "point_type",
    "sentence",
    "special_causes",
    "study",
    "variation",
]
