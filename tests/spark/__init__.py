"""The analysis on engines for many machines. They need `pip install kpi-tui[spark-tests]` and Java."""
