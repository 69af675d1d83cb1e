"""A fuzzer of the PDF reader: sample reports, damaged at random and read.

    python -m tests.robustness.fuzz --count 2000 --seed 1

Every file must end in a report or in one line for a person, whatever was done to it. A damage is
told by two numbers, the seed and its own, and happens again with them.
"""
