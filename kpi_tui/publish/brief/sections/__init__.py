"""The sections of a briefing."""
