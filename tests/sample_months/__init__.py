"""What the months of `kpi-tui demo` are made by: the published ones, and a simulator of the others."""
