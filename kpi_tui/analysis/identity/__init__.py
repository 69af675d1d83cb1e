"""Which measure is which, over all periods."""
