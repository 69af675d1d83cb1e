"""Looking a report's measures up: search, filters and views."""
