"""The profile of the annex, and its parts, for tests of the reader's parts."""

from kpi_tui.pdf.page.survey import Signs
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.known_profiles import default_profile

PROFILE = default_profile()
PHRASES = Phrases(PROFILE)
LABELS = PROFILE.labels
WORDS = PROFILE.status.words
RULES = PROFILE.status
SIGNS = Signs(PROFILE)
