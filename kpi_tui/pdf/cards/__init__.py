"""Reports with a box for each measure, in the place of a row."""
