"""What is made of readings for other programs and for readers."""
