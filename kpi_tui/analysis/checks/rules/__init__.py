"""The rules that a report is checked by, a family a file."""
