"""What the reports of many periods say together, as plain values: no store, no Polars, no screen."""
