"""What stands in which cell: headers, rows, statuses."""
