"""The law of the PDF reader: every measure is either right, or named, or on a page that is named.

Sound reports are drawn, broken in one place as real files are, and read. A fault is told by its
kind, the seed and a number, and happens again with them.
"""
