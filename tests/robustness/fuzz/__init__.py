"""A fuzzer of the PDF reader: sample reports, damaged at random and read.

    python -m tests.robustness.fuzz --count 2000 --seed 1

First sound files are broken in one place, by kinds of fault that real files have: every measure is
right, or named, or on a page that is named (`law/`). Then bytes are damaged
anywhere: every file must end in a report or in one line for a person, whatever was done to it. A
damage is told by two numbers, the seed and its own, and happens again with them.
"""
