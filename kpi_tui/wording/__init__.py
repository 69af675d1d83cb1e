"""Sentences and phrases on measures, which screen, terminal and briefing have in common."""
