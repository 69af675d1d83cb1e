"""What the words of a page say: lines, paragraphs, furniture."""
