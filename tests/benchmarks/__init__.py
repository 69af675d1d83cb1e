"""Programs that measure, to be run by hand on a quiet machine. They are no tests."""
