"""What is on a page: words, lines, fills and pictures."""
