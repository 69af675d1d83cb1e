"""The lists that stand in the place of table and commentary: what is in them and what they do."""
