"""The commands, one a file: what can be typed after each, and what it does."""
