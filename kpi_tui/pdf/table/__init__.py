"""What stands in which cell: headers, tables, rows."""
