from __future__ import annotations

import pytest

from kpi_tui.publish.brief.document import Brief
from tests.support.briefing import HOSTILE, brief


@pytest.fixture(scope="package")
def document() -> Brief:
    """A briefing whose words are markup, formulas and control characters wherever they can be."""
    return brief(HOSTILE)
