"""The charts of a briefing."""
