"""Statistical process control: which periods differ from a measure's ordinary ups and downs.

XmR charts as NHS "Making Data Count" draws them and the R package NHSRplotthedots 0.2.2 computes
them. Where we are more careful than R, an argument turns that off. The product judges a whole series
by `study` and sets none of the options of `limits` and `special_causes`: these, and the steps of a
study by themselves, serve to compare the results with those of R. No maintained Python library
draws charts by these rules.

It is for the actuals of a period. A year to date rises by its nature, a forecast published again
each month repeats itself, a survey reported once is one figure: never pass those. What is
seasonal breaks the rules every year, and figures of few different values break them by their steps:
`guards` finds those, and `study` leaves them out. A value stands for a period: pass `None` for
one without a figure; for a quarterly measure pass its quarters.
"""

from __future__ import annotations

from kpi_tui.analysis.spc.icons import PointType, assurance, variation
from kpi_tui.analysis.spc.process_limits import limits
from kpi_tui.analysis.spc.rules import special_causes
from kpi_tui.analysis.spc.study import ControlChart, study
from kpi_tui.analysis.spc.words import assurance_sentence

__all__ = [
    "ControlChart",
    "PointType",
    "assurance",
    "assurance_sentence",
    "limits",
    "special_causes",
    "study",
    "variation",
]
