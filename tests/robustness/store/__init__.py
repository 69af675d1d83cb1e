"""An attack on the store: bits flipped, odd files, importers at once, a cache full of nonsense.

    python -m tests.robustness store

Nothing that is done to the folder of a store may be read as what a council published, stop a
command, or hide the other months. The tests have a small share of it, always the same.
"""
