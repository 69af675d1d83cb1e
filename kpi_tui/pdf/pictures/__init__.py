"""Pictures of the sheets of a report, for a person who checks an import."""
