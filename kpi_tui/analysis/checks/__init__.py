"""What an attentive officer would ask about a month's report: rules that look at its readings.

A rule is a pure function from a `Month` to what it found. `rules.RULES` lists them all, and
`checking.check` applies them to a frame of facts.
"""
