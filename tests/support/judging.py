"""Judgements as the analysis takes them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log import append, read


def judged(*judgements: Judgement) -> JudgementsInForce:
    """What these judgements amount to, by way of a log."""
    with TemporaryDirectory() as folder:
        for judgement in judgements:
            append(Path(folder), judgement)
        return read(Path(folder))
