"""What an attentive officer would ask about a period's report: rules that look at its readings.

A rule is a pure function from a `context.CheckContext` to `context.RuleHit`s. `registry.RULES`
lists them all, and `checking.report_findings` applies them to a report.
"""
