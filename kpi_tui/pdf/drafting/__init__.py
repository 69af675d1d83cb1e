"""A first profile of a report that none knows, guessed from its tables and its words."""
