"""What the commentary pane shows, as lines of text cut to a width: words, beside, trend."""
