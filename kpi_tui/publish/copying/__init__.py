"""What is copied, as text and as HTML beside it: built here, put on the clipboard by the explorer."""
