"""The signs drawn in cells, and what each stands for: a status, or an arrow."""
