"""What the explorer puts on the clipboard, built here as text and as HTML."""
