"""The briefing on one A4 page: what it says, and how it is made to fit."""
