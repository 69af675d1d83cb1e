"""What the dialogs of the explorer list."""
