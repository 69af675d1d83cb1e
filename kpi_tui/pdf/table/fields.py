"""Which fields of a reading are figures, and which are drawn as often as written."""

from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import FIGURE_FIELDS, PROSE_FIELDS, STATUS_FIELDS

FIGURES = (*FIGURE_FIELDS, "floor", "previous_actual")
STATUSES = (*STATUS_FIELDS, "previous_status")
DIRECTION = "published_direction"
DRAWN = (*STATUSES, DIRECTION)
"""What stands in a cell as words, or as a picture, a ground or an arrow."""
KNOWN = frozenset(
    (
        "code",
        "measure",
        "priority",
        *PEOPLE,
        "published_polarity",
        *FIGURES,
        *DRAWN,
        *PROSE_FIELDS,
    )
)
"""The fields that columns fill; words under other headers are left over."""
