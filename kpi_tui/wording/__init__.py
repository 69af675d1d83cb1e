"""What is said of figures, gaps, changes and targets: one voice for screen, terminal and briefing."""
