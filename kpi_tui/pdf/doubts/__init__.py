"""What is told of a report that was read, for a person to look at: what may be missing, or read wrong."""
