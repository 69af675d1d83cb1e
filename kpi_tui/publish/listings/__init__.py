"""What the commands print: lists of changes, findings, links and judgements."""
