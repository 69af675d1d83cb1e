"""What comments say, held against the figures, statuses and words of their measures."""
