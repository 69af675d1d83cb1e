"""What is particular to a council's report is declared in a profile, a file that officers can read."""
