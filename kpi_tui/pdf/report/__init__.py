"""What the council reported: readings, headings and priorities, in a transcript of every word."""
