"""The fields that a column or a card of a report may hold, and how they are called."""

from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import ALL_FIGURES, ALL_STATUSES

CARD_FIELDS = frozenset((*ALL_FIGURES, *ALL_STATUSES, "published_direction", "published_polarity"))
"""What may stand in the line of figures of a card."""
FIELD_WORDS = {
    "code": "the measure's code",
    "measure": "the measure's name",
    "directors": "director or officer",
    "portfolio_holder": "portfolio holder",
    "priority": "priority or theme",
    "period_actual": "actual",
    "period_target": "target",
    "ytd_actual": "year to date, actual",
    "ytd_target": "year to date, target",
    "period_status": "status",
    "ytd_status": "year to date, status",
    "floor": "floor, the least that will do",
    "previous_actual": "actual of the period before",
    "previous_status": "status of the period before",
    "published_direction": "direction of travel as printed",
    "published_polarity": "which way is better, as printed",
    "comment": "comment",
    "improvement_plan": "improvement plan",
    "timeframe": "timeframe",
    "finance_impact": "finance impact",
    "risk_impact": "risk impact",
    UNREAD: "not known: each import names it",
    IGNORED: "not kept",
}
"""What a column may be taken for, in words."""
COLUMN_FIELDS = tuple(FIELD_WORDS)
