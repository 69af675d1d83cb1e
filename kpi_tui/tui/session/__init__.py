"""The state of the explorer, and reading the store in threads. Knows no widget."""
