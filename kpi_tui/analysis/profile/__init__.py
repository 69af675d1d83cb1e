"""What a measure is: polarity, kind, and how its year to date follows from its months."""
