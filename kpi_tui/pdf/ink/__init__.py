"""What a person sees on a page, compared with the words that its text layer has."""
