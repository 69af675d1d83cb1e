"""The explorer: screens, panes and the messages between them."""
