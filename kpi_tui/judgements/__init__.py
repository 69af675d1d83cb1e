"""What officers have decided, kept as a log beside the reports."""
