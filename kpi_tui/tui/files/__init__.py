"""Choosing, importing and writing files from the explorer."""
