"""What officers have settled, kept as a log beside the reports."""
