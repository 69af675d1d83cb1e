"""What is written of readings, for people and for other programs: tables, files, briefings."""
