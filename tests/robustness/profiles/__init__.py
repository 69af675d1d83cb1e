"""Reads reports by profiles with one thing wrong: right, refused, or told, and never wrong in silence."""
