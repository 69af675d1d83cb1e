"""Readings as files for other programs."""
