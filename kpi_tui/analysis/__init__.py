"""What we work out from reports: pure functions over frames and readings, nothing of the screen."""
