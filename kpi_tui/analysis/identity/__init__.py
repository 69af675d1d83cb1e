"""Which measure is which, over months and years."""
