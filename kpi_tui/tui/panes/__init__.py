"""The panes of the main screen. Each is told what to show and posts messages; none asks another."""
