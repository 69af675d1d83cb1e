"""What the council reported: readings, priorities, and doubts about them."""
