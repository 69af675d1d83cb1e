"""Which fields of a reading are figures, and which are drawn as often as written."""

from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import ALL_FIGURES, ALL_STATUSES

FIGURES = ALL_FIGURES
STATUSES = ALL_STATUSES
DIRECTION = "published_direction"
DRAWN = (*STATUSES, DIRECTION)
"""What stands in a cell as words, or as a picture, a ground or an arrow."""
KNOWN = frozenset(COLUMN_FIELDS) - {UNREAD, IGNORED}
"""The fields that columns fill; words under other headers are left over."""
